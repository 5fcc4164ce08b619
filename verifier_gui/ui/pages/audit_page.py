"""The audit log: every act, the newest first; filtered by kind and by day, searched; verified line by line."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from verifier_gui.domain.audit import Act as AuditAct
from verifier_gui.domain.audit import AuditReport
from verifier_gui.domain.changes import Change
from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.phrases import auditing, words
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
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.ui.widgets.search_field import SearchField
from verifier_gui.workflow.reading_audit import MOST_FOUND, ShownLine, find_lines, names_of_members, read_lines

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_REREAD_AFTER = 200
_SEARCH_AFTER = 250
"""milliseconds after the last letter: a search reads the whole log"""
_DAYS = 60
"""days with acts that the filter offers, the newest first"""
_WORDS = {2: 90, 3: 120, 4: 200, 5: 200}
"""columns of the table and their least pixels: who, what was done, about, details"""


class AuditPage(Page):
    """Reads what is seen, not the whole log. A line about a person leads to that person."""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__(session, actions)
        self._head = PageHead()
        self.say(self._head.title.setText, N_("Audit log"))
        self.verify = ActionButton(actions[Act.VERIFY_AUDIT], dressed="primary")
        self._head.right.addWidget(self.verify)
        self.kind, self.day = QComboBox(), QComboBox()
        self.say(self.kind.setAccessibleName, N_("Acts of one kind"))
        self.say(self.day.setAccessibleName, N_("Acts of one day"))
        for combo in (self.kind, self.day):
            combo.setMinimumWidth(220)
            combo.activated.connect(self._fill)
        self.search = SearchField(N_("Search the log: a person, a record, an agency…"), "Ctrl+F")
        self.search.setMaximumWidth(420)
        self.search.textChanged.connect(self._search_soon)
        self.search.left.connect(self._leave_search)
        self._searching: Job | None = None
        self.shown = label("", "muted")
        filters = QHBoxLayout()
        filters.setSpacing(10)
        filters.addWidget(self.search, 1)
        filters.addWidget(self.kind)
        filters.addWidget(self.day)
        filters.addWidget(self.shown)
        filters.addStretch()
        self._result = QVBoxLayout()
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
        column.addLayout(filters)
        column.addLayout(self._result)
        column.addWidget(self.table, 1)
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_SEARCH_AFTER)
        self._typed.timeout.connect(self._fill)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REREAD_AFTER)
        self._soon.timeout.connect(self._reread)
        session.changed.connect(self._note_change)
        actions.attach(self, [Act.VERIFY_AUDIT, Act.SEARCH_LIST])
        actions[Act.SEARCH_LIST].triggered.connect(self._focus_search)
        actions[Act.VERIFY_AUDIT].triggered.connect(self._verify)

    @override
    def enter(self, matter: object = None) -> None:
        self._reread()

    @override
    def leave(self) -> None:
        self._stop_searching()
        self.actions_of_window[Act.SEARCH_LIST].triggered.disconnect(self._focus_search)
        self.actions_of_window[Act.VERIFY_AUDIT].triggered.disconnect(self._verify)

    @override
    def retranslate(self) -> None:
        self.model.retranslate()
        if self.session.is_open:
            self._reread()
            if self._report is not None:
                self._show_report(self._report)

    @Slot(object)
    def _note_change(self, _change: Change) -> None:
        if self.isVisible():
            self._soon.start()

    @Slot()
    def _reread(self) -> None:
        if not self.session.is_open:
            return
        reader = self.session.reader
        kind, day = self.kind.currentData(), self.day.currentData()
        kinds = reader.audit_kinds()
        self.kind.clear()
        self.kind.addItem(_("All acts"), "")
        for word, count in sorted(kinds.items(), key=lambda pair: _kind_words(pair[0])):
            self.kind.addItem(f"{_kind_words(word)} {grouped(count)}", word)
        self.day.clear()
        self.day.addItem(_("All days"), "")
        for found in reader.audit_days(_DAYS):
            self.day.addItem(dt.date.fromisoformat(found).strftime("%d.%m.%Y"), found)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind or "")))
        self.day.setCurrentIndex(max(0, self.day.findData(day or "")))
        self._fill()

    @Slot()
    def _fill(self) -> None:
        kind, day = str(self.kind.currentData() or ""), str(self.day.currentData() or "")
        reader = self.session.reader

        def read(before: int | None, limit: int) -> Sequence[ShownLine]:
            return read_lines(reader, before=before, limit=limit, kinds=[kind] if kind else (), day=day)

        self._stop_searching()
        if self.search.text().strip():
            self._search(self.search.text(), kind, day)
            return
        self.model.fill(read)
        head = reader.head()
        self.shown.setText(
            _("{count} acts; the last one: {hash}").format(count=grouped(head.number), hash=head.hash.hex()[:16])
        )

    def _search(self, query: str, kind: str, day: str) -> None:
        """Reads the log to its beginning, off the window's thread."""
        case = self.session.case

        def find(progress: Progress) -> Sequence[ShownLine]:
            reader = case.new_reader()
            try:
                return find_lines(reader, query, progress, kinds=[kind] if kind else (), day=day)
            finally:
                reader.close()

        self.shown.setText(_("searching…"))
        self._searching = self.session.errands.make(find)
        self._searching.finished.connect(self._show_found)
        self._searching.start()

    @Slot(object)
    def _show_found(self, found: Sequence[ShownLine]) -> None:
        self._searching = None
        self.model.show_lines(found)
        if len(found) == MOST_FOUND:
            self.shown.setText(_("the newest {count} acts found").format(count=grouped(len(found))))
            return
        text = ngettext("{count} act found", "{count} acts found", len(found))
        self.shown.setText(text.format(count=grouped(len(found))))

    def _stop_searching(self) -> None:
        self._typed.stop()
        if self._searching is not None:
            self._searching.finished.disconnect(self._show_found)
            self._searching.cancel()
            self._searching = None

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
            self._result.removeWidget(self.banner)
            self.banner.deleteLater()
        names = names_of_members(self.session.reader)
        title = _("The audit log holds.") if report.holds else _("The audit log does not hold.")

        def name_of(operator: str) -> str:
            return names.get(operator, operator[:8])

        text = " ".join(
            (auditing.report(report, name_of, in_window=True), *auditing.remarks(report, name_of, in_window=True))
        )
        self.banner = Banner("positive" if report.holds else "danger", title, text)
        self._result.addWidget(self.banner)

    @Slot(int)
    def _show_person(self, row: int) -> None:
        subject = self.model.line(row).subject
        if subject is not None:
            self.asked.emit("review", ReviewWish(subject=subject))


def _kind_words(word: str) -> str:
    if word in {act.value for act in AuditAct}:
        return auditing.act_words(word)
    return words.act(word) if word in {kind.value for kind in StatementKind} else word
