"""The roster: every person of a list to verify with the verdict, as it would leave the case now; and its export."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.lists import NamedList
from verifier_gui.domain.review import QueueEntry
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.models.roster_model import RosterModel
from verifier_gui.ui.pages.page import Page, ReviewWish
from verifier_gui.ui.widgets.bars import PageHead
from verifier_gui.ui.widgets.buttons import ActionButton, ChipRow, KeyButton
from verifier_gui.ui.widgets.panels import Banner, EmptyState
from verifier_gui.ui.widgets.table import Table

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_REREAD_AFTER = 200

_FILTERS: dict[str, Callable[[QueueEntry], bool]] = {
    "all": lambda _entry: True,
    "decided": lambda entry: entry.verdict.is_decided,
    "undecided": lambda entry: not entry.verdict.is_decided,
    "stops": lambda entry: bool(entry.verdict.open_stops),
    "held": lambda entry: entry.verdict.is_held,
}


class RosterPage(Page):
    """A row leads to its person. The export asks for formats and a folder, and tells what was written."""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__(session, actions)
        self._lists: list[NamedList] = []
        self._list: ListId | None = None
        self._entries: Sequence[QueueEntry] = ()
        self._head = PageHead()
        self.say(self._head.title.setText, N_("Roster"))
        self.export = ActionButton(actions[Act.EXPORT_ROSTER], dressed="primary")
        self._head.right.addWidget(self.export)
        self._list_row = QHBoxLayout()
        self._list_chips: ChipRow | None = None
        self.filters = ChipRow(list(_FILTERS))
        self.filters.choose("all")
        self.filters.chosen.connect(self._fill)
        self._mark = Banner("neutral")
        self.model = RosterModel(self)
        self.table = Table()
        self.table.setModel(self.model)
        self.table.set_widths(60, 240, 100, 150, 260, 230, 70, 170, 140)
        self.say(self.table.setAccessibleName, N_("Roster"))
        self.table.opened.connect(self._show_person)
        self._empty = EmptyState("roster")
        import_list = KeyButton()
        self.say(import_list.set_words, N_("Import a list…"))
        import_list.clicked.connect(actions[Act.IMPORT_LIST].trigger)
        self._empty.acts.addWidget(import_list)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 22)
        column.setSpacing(14)
        column.addWidget(self._head)
        column.addLayout(self._list_row)
        column.addWidget(self._mark)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self._empty, 1)
        self.setFocusProxy(self.table)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REREAD_AFTER)
        self._soon.timeout.connect(self._read)
        session.changed.connect(self._note_change)
        actions.attach(self, [Act.EXPORT_ROSTER])
        actions[Act.EXPORT_ROSTER].triggered.connect(self._ask_for_export)

    @override
    def enter(self, matter: object = None) -> None:
        from verifier_gui.workflow.overseeing import lists_to_verify

        self._lists = lists_to_verify(self.session.reader)
        known = [named.id for named in self._lists]
        if isinstance(matter, str) and matter in known:
            self._list = ListId(matter)
        elif self._list not in known:
            self._list = known[0] if known else None
        self._show_lists()
        self._read()

    @override
    def leave(self) -> None:
        self.actions_of_window[Act.EXPORT_ROSTER].triggered.disconnect(self._ask_for_export)

    @override
    def retranslate(self) -> None:
        if self.session.is_open:
            self.enter(self._list)

    @Slot(object)
    def _note_change(self, _change: Change) -> None:
        if self.isVisible():
            self._soon.start()

    def _show_lists(self) -> None:
        if self._list_chips is not None:
            self._list_row.removeWidget(self._list_chips)
            self._list_chips.deleteLater()
            self._list_chips = None
        if len(self._lists) > 1 and self._list is not None:
            chips = ChipRow([named.id for named in self._lists])
            for named in self._lists:
                chips.chips[named.id].set_words(named.attributes.name)
            chips.choose(self._list)
            chips.chosen.connect(self.enter)
            self._list_chips = chips
            self._list_row.addWidget(chips)

    @Slot()
    def _read(self) -> None:
        if not self.session.is_open:
            return
        named = next((found for found in self._lists if found.id == self._list), None)
        for part in (self.table, self.filters, self._mark):
            part.setVisible(named is not None)
        self._empty.setVisible(named is None)
        self.actions_of_window[Act.EXPORT_ROSTER].setEnabled(named is not None)
        if named is None:
            self._head.remark.setText("")
            self._empty.show_words(
                _("No roster yet"), _("A roster is made of a list to verify. Import one, then decide person by person.")
            )
            return
        self._head.remark.setText(named.attributes.name)
        self._entries = self.session.reader.queue_of(named.id)
        decided = sum(entry.verdict.is_decided for entry in self._entries)
        text = ngettext(
            "{decided} of {count} person decided", "{decided} of {count} people decided", len(self._entries)
        )
        self._mark.show_words(
            _("Not signed off: a working copy, nobody has vouched for it."),
            text.format(decided=grouped(decided), count=grouped(len(self._entries))),
        )
        counts = {key: sum(map(fits, self._entries)) for key, fits in _FILTERS.items()}
        texts = {
            "all": _("All"),
            "decided": _("Decided"),
            "undecided": _("Undecided"),
            "stops": _("Open stop"),
            "held": _("Held"),
        }
        self.filters.show_texts(texts, counts)
        self._fill()

    @Slot()
    def _fill(self) -> None:
        from verifier_gui.workflow.deriving import lists_by_id
        from verifier_gui.workflow.members import members_of
        from verifier_gui.workflow.rostering import identified_words, reviewer_words

        fits = _FILTERS[self.filters.chosen_key() or "all"]
        row = self.table.currentIndex().row()
        reader = self.session.reader
        lists, members = lists_by_id(reader), members_of(reader)

        def tell(entry: QueueEntry) -> tuple[str, str]:
            return identified_words(reader, entry.verdict, lists), reviewer_words(entry.verdict, members)

        self.model.fill([entry for entry in self._entries if fits(entry)], tell)
        if 0 <= row < self.model.rowCount():
            self.table.selectRow(row)

    @Slot(int)
    def _show_person(self, row: int) -> None:
        self.asked.emit("review", ReviewWish(self._list, "all", self.model.entry(row).subject))

    @Slot()
    def _ask_for_export(self) -> None:
        from verifier_gui.ui.dialogs.export_roster import ExportRoster

        named = next((found for found in self._lists if found.id == self._list), None)
        if named is not None:
            ExportRoster(self.window(), self.session, named).open()
