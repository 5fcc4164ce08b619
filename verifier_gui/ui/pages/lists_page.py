"""The lists of the case: what is to be verified, and what it is verified against."""

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.lists import ListAttributes, ListRole, Revision
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.phrases import list_words
from verifier_gui.phrases.figures import grouped
from verifier_gui.progress import Progress
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.dialogs.list_description import ListDescription
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.models.lists_model import ListsModel
from verifier_gui.ui.pages.page import Page
from verifier_gui.ui.showing_problems import NotedProblems, show_problems
from verifier_gui.ui.speaking import Text, words_of
from verifier_gui.ui.widgets.bars import PageHead
from verifier_gui.ui.widgets.buttons import ActionButton, KeyButton
from verifier_gui.ui.widgets.list_details import ListDetails
from verifier_gui.ui.widgets.lists_table import ListsTable
from verifier_gui.ui.widgets.panels import Banner, EmptyState
from verifier_gui.ui.widgets.work_panel import WorkPanel

if TYPE_CHECKING:
    from verifier_gui.domain.problems import Problem
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.listing import ListEntry

_REREAD_AFTER = 100
"""milliseconds: changes that come together are read together"""


class ListsPage(Page):
    """A table of lists, the details of the one that is chosen below it; a new case says what to do."""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__(session, actions)
        self._entries: list[ListEntry] = []
        self._head = PageHead()
        self.match = ActionButton(actions[Act.MATCH], picture="match")
        self._head.right.addWidget(self.match)
        self._head.right.addWidget(ActionButton(actions[Act.ADD_PERSON], picture="person"))
        self._head.right.addWidget(ActionButton(actions[Act.IMPORT_LIST], dressed="primary", picture="import"))
        actions.attach(self, (Act.PASTE_TABLE,))
        self.works = WorkPanel()
        self.works.changed.connect(self._say_what_is_lacking)
        self._hint = Banner("neutral")
        self._waiting = Banner("warning")
        self.go_on = KeyButton(picture="import")
        self.say(self.go_on.set_words, N_("Go on importing"))
        self.go_on.clicked.connect(lambda: self.asked.emit("lists/import", None))
        self._waiting.row.addWidget(self.go_on)
        self.rows = ListsModel()
        self.table = ListsTable(self.rows)
        self.say(self.table.setAccessibleName, N_("Lists"))
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self.details = ListDetails()
        self.details.problems_asked.connect(self._read_problems)
        self.details.description_asked.connect(self._ask_description)
        self.details.describe.setEnabled(session.case.may(StatementKind.LIST))
        self.table.opened.connect(self._open_problems)
        self._empty = EmptyState("lists")
        self._first = ActionButton(actions[Act.IMPORT_LIST], dressed="primary", picture="import")
        self._empty.acts.addWidget(self._first, 0, Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._full())
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 20, 32, 16)
        column.setSpacing(14)
        column.addWidget(self._head)
        column.addWidget(self.works)
        column.addWidget(self._waiting)
        column.addWidget(self._stack, 1)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REREAD_AFTER)
        self._soon.timeout.connect(self._read)
        session.changed.connect(self._take_change)
        session.work_started.connect(self._show_work)
        self.works.show_works(session.works)

    @override
    def enter(self, matter: object = None) -> None:
        """`matter` may be the id of the list to show."""
        self._read()
        if isinstance(matter, str):
            self._choose(ListId(matter))
        (self.table if self._entries else self._empty).setFocus()

    @override
    def retranslate(self) -> None:
        self._show()

    def _full(self) -> QWidget:
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._hint)
        column.addWidget(self.table, 3)
        column.addWidget(self.details, 2)
        return full

    @Slot(object)
    def _take_change(self, change: Change) -> None:
        if (change.lists or change.case) and self.isVisible():
            self._soon.start()

    @Slot(object, object)
    def _show_work(self, title: Text, job: Job) -> None:
        self.works.show_work(title, job)

    def _read(self) -> None:
        from verifier_gui.workflow.listing import list_entries

        if not self.session.is_open:
            return
        entry = self._chosen()
        self._entries = list_entries(self.session.reader)
        self._show()
        self._choose(entry.named.id if entry else None)

    def _show(self) -> None:
        chosen = self._chosen()
        people = sum(entry.named.revision.people for entry in self._entries if entry.named.revision)
        self._head.title.setText(_("Lists"))
        self._head.remark.setText(list_words.lists_and_people(len(self._entries), people) if self._entries else "")
        self.match.setVisible(bool(self._entries))
        self._say_what_is_lacking()
        self._show_hint()
        self._show_waiting()
        self.rows.show_entries(self._entries)
        self._stack.setCurrentIndex(int(bool(self._entries)))
        if chosen is not None:
            self._choose(chosen.named.id)

    @Slot()
    def _say_what_is_lacking(self) -> None:
        """What to do in a case without lists; while something is done already, that its lists come."""
        goes_on = bool(self.session.works) and not self.works.isHidden()
        self._first.setVisible(not goes_on)
        if goes_on:
            title = words_of(next(iter(self.session.works.values())))
            self._empty.show_words(title, _("The lists appear here as soon as they are taken in."))
            return
        self._empty.show_words(
            _("This case has no lists yet"),
            _(
                "First import the list to verify: the one the other side handed over, or the one you hand over. Then the registries"
                " of every agency, and the lists of people who were returned, died, or are on hold. Matching begins by itself."
            ),
        )

    def _show_hint(self) -> None:
        """What is missing before people can be verified."""
        roles = {entry.named.attributes.role for entry in self._entries}
        hint = ("", "")
        if ListRole.TO_VERIFY not in roles:
            hint = (_("No list to verify yet"), _("Import the list that the two sides agreed on, or talk about."))
        elif ListRole.REGISTRY not in roles:
            hint = (_("No registry yet"), _("Nobody can be identified before a registry is imported."))
        self._hint.setVisible(bool(hint[0]))
        self._hint.show_words(*hint)

    def _show_waiting(self) -> None:
        """Files of a series that somebody left before the end."""
        files = self.session.files_waiting
        self._waiting.setVisible(bool(files))
        self._waiting.show_words(
            ngettext("{count} file waits to be imported", "{count} files wait to be imported", len(files)).format(
                count=grouped(len(files))
            ),
            list_words.some_of(files),
        )

    def _chosen(self) -> "ListEntry | None":
        return self.rows.entry(self.table.currentIndex().row())

    def _choose(self, list_id: ListId | None) -> None:
        row = self.rows.row_of(list_id) if list_id else -1
        if row < 0 and self._entries:
            row = 1
        if row >= 0:
            self.table.selectRow(row)
        self._show_chosen()

    def _show_chosen(self, _current: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        self.details.show_entry(self._chosen())

    def _open_problems(self, _row: int) -> None:
        revision = self.details.revision()
        if revision is not None and revision.problems:
            self._read_problems(revision)

    def _ask_description(self) -> None:
        from verifier_gui.workflow.describing import describe_list
        from verifier_gui.workflow.listing import agencies

        chosen = self._chosen()
        if chosen is None:
            return
        list_id = chosen.named.id
        others = [entry.named.attributes.name for entry in self._entries if entry.named.id != list_id]
        known = agencies(self.session.reader)
        dialog = ListDescription(self.window(), chosen.named.attributes, known, others)

        def describe(said: ListAttributes) -> None:
            self.session.do(describe_list, list_id, said)

        dialog.described.connect(describe)
        dialog.open()

    def _read_problems(self, revision: Revision) -> None:
        """Problems may be many: they are read off the window's thread."""
        case, chosen = self.session.case, self._chosen()
        name = chosen.named.attributes.name if chosen else revision.file_name

        def read(_progress: Progress) -> "tuple[Problem, ...]":
            from verifier_gui.workflow.listing import problems_of

            reader = case.new_reader()
            try:
                return problems_of(reader, revision.id)
            finally:
                reader.close()

        def show(problems: "tuple[Problem, ...]") -> None:
            counts = Counter(problem.kind for problem in problems)
            show_problems(self, self.session, NotedProblems(name, revision.sheet, problems, revision.headings, counts))

        job = self.session.errands.make(read)
        job.finished.connect(show)
        job.failed.connect(self.session.refused)
        job.start()
