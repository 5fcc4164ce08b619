"""The audit log: every act, the newest first; filtered by who, what, when and on whom, searched, verified, exported as a copy."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from verifier_gui.domain.audit import AuditReport, Fork
from verifier_gui.domain.changes import Change
from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.phrases import auditing
from verifier_gui.phrases.figures import grouped
from verifier_gui.progress import Progress
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.models.audit_model import AuditModel
from verifier_gui.ui.pages.page import Page, ReviewWish
from verifier_gui.ui.widgets.bars import PageHead
from verifier_gui.ui.widgets.buttons import ActionButton
from verifier_gui.ui.widgets.fitted_table import FittedTable
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.log_filters import LogFilters
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.ui.widgets.search_field import SearchField
from verifier_gui.workflow.log_index import LogIndex
from verifier_gui.workflow.reading_audit import (
    MOST_FOUND,
    LogAnswer,
    LogReading,
    ShownLine,
    known_up_to,
    look,
    names_of_members,
)

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_REREAD_AFTER = 200
_SEARCH_AFTER = 250
"""milliseconds after the last letter: a search reads all that the filters let through"""
_WORDS = {2: 90, 3: 120, 4: 200, 5: 200}
"""columns of the table and their least pixels: who, what was done, about, details"""


class AuditPage(Page):
    """Reads what is seen, not the whole log; filters and searches are answered off the window's thread. A line about a person leads to
    that person."""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__(session, actions)
        self._head = PageHead()
        self.say(self._head.title.setText, N_("Audit log"))
        self.export = ActionButton(actions[Act.EXPORT_COPY])
        self.verify = ActionButton(actions[Act.VERIFY_AUDIT], dressed="primary")
        self._head.right.addWidget(self.export)
        self._head.right.addWidget(self.verify)
        self.search = SearchField(N_("Search the log: a person, a record, an agency…"), "Ctrl+F")
        self.search.setMaximumWidth(420)
        self.search.textChanged.connect(self._search_soon)
        self.search.left.connect(self._leave_search)
        self.shown = label("", "muted")
        self.filters = LogFilters()
        self.filters.changed.connect(self._look)
        self._index = LogIndex()
        self._names_changed = False
        self._looking: Job | None = None
        self._answer: LogAnswer | None = None
        found = QHBoxLayout()
        found.setSpacing(10)
        found.addWidget(self.search, 1)
        found.addWidget(self.shown)
        found.addStretch()
        self._banners = QVBoxLayout()
        self.fork_banner: Banner | None = None
        self.banner: Banner | None = None
        self._report: AuditReport | None = None
        self.model = AuditModel(self)
        self.table = FittedTable(self.model, words=_WORDS)
        self.say(self.table.setAccessibleName, N_("Audit log"))
        self.table.opened.connect(self._show_person)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 22)
        column.setSpacing(14)
        column.addWidget(self._head)
        column.addLayout(found)
        column.addWidget(self.filters)
        column.addLayout(self._banners)
        column.addWidget(self.table, 1)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_SEARCH_AFTER)
        self._typed.timeout.connect(self._look)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REREAD_AFTER)
        self._soon.timeout.connect(self._reread)
        session.changed.connect(self._note_change)
        actions.attach(self, [Act.VERIFY_AUDIT, Act.EXPORT_COPY, Act.SEARCH_LIST])
        actions[Act.SEARCH_LIST].triggered.connect(self._focus_search)
        actions[Act.VERIFY_AUDIT].triggered.connect(self._verify)
        actions[Act.EXPORT_COPY].triggered.connect(self._ask_for_copy)

    @override
    def enter(self, matter: object = None) -> None:
        self._reread()

    @override
    def leave(self) -> None:
        self._stop_looking()
        self.actions_of_window[Act.SEARCH_LIST].triggered.disconnect(self._focus_search)
        self.actions_of_window[Act.VERIFY_AUDIT].triggered.disconnect(self._verify)
        self.actions_of_window[Act.EXPORT_COPY].triggered.disconnect(self._ask_for_copy)

    @override
    def retranslate(self) -> None:
        self.model.retranslate()
        self._names_changed = True
        if self.session.is_open:
            self._reread()
            if self._report is not None:
                self._show_report(self._report)

    @Slot(object)
    def _note_change(self, change: Change) -> None:
        if change.lists:
            # A new revision may name people otherwise.
            self._names_changed = True
        if self.isVisible():
            self._soon.start()

    @Slot()
    def _reread(self) -> None:
        if not self.session.is_open:
            return
        case = self.session.case
        self.actions_of_window.allow(
            Act.EXPORT_COPY,
            is_allowed=case.may(StatementKind.EXPORT),
            why_not=_("An observer looks and decides nothing: this is for caseworkers and supervisors."),
        )
        self._look()

    @Slot()
    def _look(self) -> None:
        """Shows the newest lines at once where all are wanted, and asks for what filters and words leave."""
        if not self.session.is_open:
            return
        self._stop_looking()
        case, index = self.session.case, self._index
        wanted, query = self.filters.wanted(), self.search.text()
        if wanted.is_open and not query.strip():
            self._show_all()
        else:
            self.shown.setText(_("searching…"))
        anew, self._names_changed = self._names_changed, False

        def ask(progress: Progress) -> LogAnswer:
            reader = case.new_reader()
            try:
                if anew:
                    index.names.clear()
                return look(case.view(reader), index, wanted, query, progress)
            finally:
                reader.close()

        self._looking = self.session.errands.make(ask)
        self._looking.finished.connect(self._show_answer)
        self._looking.start()

    def _show_all(self) -> None:
        self.model.fill(lambda before, limit: self._reading().page(before, limit))

    def _reading(self) -> LogReading:
        view, answer = self.session.view, self._answer
        return LogReading(view, None if answer is None else known_up_to(view, self._index, answer.vouched))

    @Slot(object)
    def _show_answer(self, answer: LogAnswer) -> None:
        self._looking = None
        before, self._answer = self._answer, answer
        members = names_of_members(self.session.reader)
        self.filters.show_counts(answer.counts, members, answer.people)
        self._show_forks(answer.forks)
        if answer.lines is not None:
            self.model.show_lines(answer.lines)
            self._say_found(len(answer.lines))
        elif self.filters.wanted().is_open:
            if self.session.view.is_partial and (before is None or before.vouched != answer.vouched):
                self._show_all()
            head = self.session.reader.head()
            hash_ = self._reading().hash_of(head.number, head.hash.hex())
            count = grouped(head.number)
            self.shown.setText(
                _("{count} acts; the last one: {hash}").format(count=count, hash=hash_[:16])
                if hash_
                else ngettext("{count} act", "{count} acts", head.number).format(count=count)
            )
        else:
            numbers = answer.numbers
            self.model.fill(lambda before, limit: self._at(numbers, before, limit))
            self._say_found(len(numbers), at_most=False)

    def _at(self, numbers: Sequence[int], before: int | None, limit: int) -> Sequence[ShownLine]:
        """The next lines of these, the newest first."""
        first = 0 if before is None else bisect_left(numbers, 1 - before, key=lambda number: -number)
        return self._reading().at(numbers[first : first + limit])

    def _say_found(self, found: int, *, at_most: bool = True) -> None:
        if at_most and found == MOST_FOUND:
            self.shown.setText(_("the newest {count} acts found").format(count=grouped(found)))
            return
        text = ngettext("{count} act found", "{count} acts found", found)
        self.shown.setText(text.format(count=grouped(found)))

    def _show_forks(self, forks: Sequence[Fork]) -> None:
        if self.fork_banner is not None:
            self._banners.removeWidget(self.fork_banner)
            self.fork_banner.deleteLater()
            self.fork_banner = None
        if forks:
            names = names_of_members(self.session.reader)
            told = " ".join(auditing.fork(fork, lambda key: names.get(key, key[:8])) for fork in forks)
            self.fork_banner = Banner("warning", _("A key was used twice."), told)
            self._banners.insertWidget(0, self.fork_banner)

    def _stop_looking(self) -> None:
        self._typed.stop()
        if self._looking is not None:
            self._looking.finished.disconnect(self._show_answer)
            self._looking.cancel()
            self._looking = None

    @Slot()
    def _search_soon(self) -> None:
        self._typed.start()

    @Slot()
    def _focus_search(self) -> None:
        if self.isVisible():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    @Slot()
    def _leave_search(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.model.rowCount() and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page is entered at its table; no proxy, for the Tab key leaves one out with all that stands before it."""
        self.table.setFocus(event.reason())

    @Slot()
    def _ask_for_copy(self) -> None:
        from verifier_gui.ui.dialogs.export_copy import ExportCopy

        ExportCopy(self.window(), self.session).open()

    @Slot()
    def _verify(self) -> None:
        from verifier_gui.workflow import proving

        heads = self.session.case.heads_found
        self.verify.setEnabled(False)
        job = self.session.run(
            N_("Verifying the audit log"), lambda acting, progress: proving.prove(acting, heads, progress)
        )
        job.finished.connect(self._show_report)
        job.ended.connect(lambda: self.verify.setEnabled(True))

    @Slot(object)
    def _show_report(self, report: AuditReport) -> None:
        self._report = report
        if self.banner is not None:
            self._banners.removeWidget(self.banner)
            self.banner.deleteLater()
        names = names_of_members(self.session.reader)
        title = _("The audit log holds.") if report.holds else _("The audit log does not hold.")

        def name_of(operator: str) -> str:
            return names.get(operator, operator[:8])

        # Forks stand in a banner of their own already.
        told = auditing.remarks(report, name_of, in_window=True)[len(report.forks) :]
        text = " ".join((auditing.report(report, name_of, in_window=True), *told))
        self.banner = Banner("positive" if report.holds else "danger", title, text)
        self._banners.addWidget(self.banner)

    @Slot(int)
    def _show_person(self, row: int) -> None:
        subject = self.model.line(row).subject
        if subject is not None:
            self.asked.emit("review", ReviewWish(subject=subject))
