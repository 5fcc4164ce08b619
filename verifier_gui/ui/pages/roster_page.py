"""The roster: every person of a list to verify with the verdict, as it would leave the case now; and its export."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.language import N_, _, ngettext, pgettext
from verifier_gui.domain.lists import NamedList
from verifier_gui.domain.review import QueueEntry
from verifier_gui.domain.sign_offs import SigningState
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.phrases import membership, sign_offs
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.models.roster_model import RosterModel
from verifier_gui.ui.pages.one_list_page import OneListPage
from verifier_gui.ui.pages.page import ReviewWish
from verifier_gui.ui.widgets.block_rows import AUDIT, DISAGREEMENTS, LISTS, SAMPLE
from verifier_gui.ui.widgets.buttons import ActionButton, ChipRow
from verifier_gui.ui.widgets.fitted_table import FittedTable
from verifier_gui.ui.widgets.signing_card import SigningCard

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_FILTERS: dict[str, Callable[[QueueEntry], bool]] = {
    "all": lambda _entry: True,
    "decided": lambda entry: entry.verdict.is_decided,
    "undecided": lambda entry: not entry.verdict.is_decided,
    "stops": lambda entry: bool(entry.verdict.open_stops),
    "stop-applies": lambda entry: bool(entry.verdict.applying_stops),
    "held": lambda entry: entry.verdict.is_held,
}

_WORDS = {1: 240, 3: 130, 4: 96, 5: 96, 7: 96, 8: 90}
"""columns of the table and their least pixels: name, verdict, identified as, stops, reason, reviewed by"""


class RosterPage(OneListPage):
    """A row leads to its person. The export asks for formats and a folder, and tells what was written."""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__(session, actions, "roster")
        self._entries: Sequence[QueueEntry] = ()
        self.say(self.head.title.setText, N_("Roster"))
        self.export = ActionButton(actions[Act.EXPORT_ROSTER])
        self.head.right.addWidget(self.export)
        self.filters = ChipRow(list(_FILTERS))
        self.filters.choose("all")
        self.filters.chosen.connect(self._fill)
        self.signing = SigningCard(actions)
        self.signing.way_asked.connect(self._follow)
        self.model = RosterModel(self)
        self.table = FittedTable(self.model, words=_WORDS, wraps=True)
        self.say(self.table.setAccessibleName, N_("Roster"))
        self.table.opened.connect(self._show_person)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 22, 32, 22)
        column.setSpacing(14)
        column.addWidget(self.head)
        column.addWidget(self.signing)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        self._slots: Mapping[str, Callable[[], None]] = {
            Act.EXPORT_ROSTER: self._ask_for_export,
            Act.SIGN_ROSTER: self._ask_for_signature,
            Act.WRITE_SEALED: self._ask_where_to,
        }
        actions.attach(self, self._slots)
        for act, slot in self._slots.items():
            actions[act].triggered.connect(slot)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page is entered at its table; no proxy, for the Tab key leaves one out with all that stands before it."""
        self.table.setFocus(event.reason())

    @override
    def leave(self) -> None:
        for act, slot in self._slots.items():
            self.actions_of_window[act].triggered.disconnect(slot)

    @override
    def read(self) -> None:
        named = self.shown_list
        for part in (self.table, self.filters, self.signing):
            part.setVisible(named is not None)
        self.empty.setVisible(named is None)
        if named is None:
            for act in self._slots:
                self.actions_of_window.allow(act, is_allowed=False, why_not=_("There is no list to verify yet."))
            self.head.remark.setText("")
            self.empty.show_words(
                _("No roster yet"), _("A roster is made of a list to verify. Import one, then decide person by person.")
            )
            return
        self.head.remark.setText(named.attributes.name)
        self._entries = self.session.view.queue_of(named.id)
        self._show_signing(named)
        counts = {key: sum(map(fits, self._entries)) for key, fits in _FILTERS.items()}
        texts = {
            "all": _("All"),
            "decided": _("Decided"),
            "undecided": _("Undecided"),
            "stops": _("Open stop"),
            "stop-applies": pgettext("filter", "Stop applies"),
            "held": _("Held"),
        }
        self.filters.show_texts(texts, counts)
        applies = self.filters.chips["stop-applies"]
        applies.setVisible(bool(counts["stop-applies"]) or applies.isChecked())
        self._fill()

    def _show_signing(self, named: NamedList) -> None:
        from verifier_gui.workflow.blocking import read_blocks
        from verifier_gui.workflow.members import members_of
        from verifier_gui.workflow.signing_off import Signature, read_sign_off, wanted_signature

        reader, case = self.session.reader, self.session.case
        found, members = read_sign_off(reader, named.id), members_of(reader)
        decided = sum(entry.verdict.is_decided for entry in self._entries)
        counted = ngettext(
            "{decided} of {count} person decided", "{decided} of {count} people decided", len(self._entries)
        ).format(decided=grouped(decided), count=grouped(len(self._entries)))

        def name_of(key: OperatorId) -> str:
            return members[key].name if key in members else key[:8]

        told = sign_offs.text(found, name_of) or counted
        self.signing.show_state(found.state, sign_offs.title(found, name_of), told)
        is_signed = found.state is SigningState.SIGNED_OFF
        self.signing.show_blocks(() if is_signed else read_blocks(self.session.view, named.id))
        barred = membership.barred(case.operator, is_member=case.is_member, is_read_only=case.is_read_only)
        signs = wanted_signature(reader, found, case.operator.id) is not Signature.NONE and not barred
        not_signing = barred or sign_offs.why_not_sign(found, members, case.operator.id)
        not_writing = barred or ("" if found.seals else _("No two people have signed yet: there is no seal to write."))
        allow = self.actions_of_window.allow
        allow(Act.EXPORT_ROSTER, is_allowed=case.may(StatementKind.EXPORT), why_not=barred)
        allow(Act.SIGN_ROSTER, is_allowed=signs, why_not=not_signing)
        allow(Act.WRITE_SEALED, is_allowed=not not_writing, why_not=not_writing)
        self.signing.show_acts(sign=not is_signed, write=bool(found.seals))

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
            return identified_words(reader, entry.subject, entry.verdict, lists), reviewer_words(entry.verdict, members)

        self.model.fill([entry for entry in self._entries if fits(entry)], tell)
        if 0 <= row < self.model.rowCount():
            self.table.selectRow(row)

    @Slot(int)
    def _show_person(self, row: int) -> None:
        self.asked.emit("review", ReviewWish(self._list, "all", self.model.entry(row).subject))

    @Slot(str)
    def _follow(self, way: str) -> None:
        if way in (LISTS, AUDIT):
            self.asked.emit(way, None)
        elif way == SAMPLE:
            # Where it is drawn, or said who draws it.
            self.asked.emit("overview", self._list)
        elif way == DISAGREEMENTS:
            self.asked.emit("review/disagreements", self._list)
        else:
            self.asked.emit("review", ReviewWish(self._list, way))

    @Slot()
    def _ask_for_signature(self) -> None:
        from verifier_gui.ui.dialogs.sign_roster import ask_for_signature

        named = self.shown_list
        if named is not None:
            ask_for_signature(self.window(), self.session, named)

    @Slot()
    def _ask_where_to(self) -> None:
        from verifier_gui.ui.dialogs.write_sealed import WriteSealed
        from verifier_gui.workflow.signing_off import read_sign_off

        named = self.shown_list
        if named is not None:
            WriteSealed(
                self.window(), self.session, named, read_sign_off(self.session.reader, named.id).seals[-1]
            ).open()

    @Slot()
    def _ask_for_export(self) -> None:
        from verifier_gui.ui.dialogs.export_roster import ExportRoster

        named = self.shown_list
        if named is not None:
            ExportRoster(self.window(), self.session, named).open()
