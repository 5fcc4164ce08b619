"""The overview: how far the verification is, what still keeps the roster from being signed, where was searched."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.lists import NamedList
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import grouped
from verifier_gui.progress import Progress
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.pages.page import Page, ReviewWish
from verifier_gui.ui.widgets.bars import PageHead
from verifier_gui.ui.widgets.buttons import ChipRow, KeyButton
from verifier_gui.ui.widgets.overview_cards import (
    BalanceCard,
    BestCandidateCard,
    CoverageCard,
    IdentityCard,
    LeftToDoCard,
    PaceCard,
    StandingCard,
)
from verifier_gui.ui.widgets.panels import EmptyState

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.overseeing import Standings

_REREAD_AFTER = 200
"""milliseconds: changes that come together are read together"""


class OverviewPage(Page):
    """Figures of one list to verify at a time; the others are a chip away."""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__(session, actions)
        self._lists: list[NamedList] = []
        self._list: ListId | None = None
        self._chips: ChipRow | None = None
        self._head = PageHead()
        self._export, self._go_on = KeyButton(), KeyButton(dressed="primary")
        self.say(self._export.set_words, N_("Export…"))
        self._export.clicked.connect(lambda: self.asked.emit("roster", self._list))
        self._go_on.clicked.connect(lambda: self._ask_for_review("undecided"))
        self._head.right.addWidget(self._export)
        self._head.right.addWidget(self._go_on)
        self.identity = IdentityCard()
        self.standing = StandingCard()
        self.left_to_do = LeftToDoCard()
        self.best = BestCandidateCard()
        self.coverage = CoverageCard()
        self.balance = BalanceCard()
        self.pace = PaceCard()
        self.left_to_do.review_asked.connect(self._ask_for_review)
        self.left_to_do.lists_asked.connect(lambda: self.asked.emit("lists", None))
        self._empty = EmptyState("overview")
        import_list = KeyButton()
        self.say(import_list.set_words, N_("Import a list…"))
        import_list.clicked.connect(actions[Act.IMPORT_LIST].trigger)
        self._empty.acts.addWidget(import_list)
        self._lay_out()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_REREAD_AFTER)
        self._soon.timeout.connect(self._read)
        session.changed.connect(self._note_change)

    @override
    def enter(self, matter: object = None) -> None:
        from verifier_gui.workflow.overseeing import lists_to_verify

        self._lists = lists_to_verify(self.session.reader)
        known = [named.id for named in self._lists]
        if isinstance(matter, str) and matter in known:
            self._list = ListId(matter)
        elif self._list not in known:
            self._list = known[0] if known else None
        self._show_chips()
        self._read()

    @override
    def retranslate(self) -> None:
        if self.session.is_open:
            self.enter(self._list)

    @Slot(object)
    def _note_change(self, _change: Change) -> None:
        if self.isVisible():
            self._soon.start()

    @Slot(str)
    def _ask_for_review(self, wanted: str) -> None:
        self.asked.emit("review", ReviewWish(self._list, wanted))

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(14)
        for card, row, column, width in (
            (self.identity, 0, 0, 1),
            (self.standing, 0, 1, 1),
            (self.left_to_do, 0, 2, 1),
            (self.best, 1, 0, 2),
            (self.coverage, 1, 2, 1),
            (self.balance, 2, 0, 2),
            (self.pace, 2, 2, 1),
        ):
            grid.addWidget(card, row, column, 1, width)
        for column in range(3):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, 300)
        grid.setRowStretch(1, 1)
        self._chip_row = QHBoxLayout()
        inside = QWidget()
        inside.setProperty("look", "page")
        body = QVBoxLayout(inside)
        body.setContentsMargins(32, 0, 32, 22)
        body.setSpacing(14)
        body.addLayout(self._chip_row)
        body.addLayout(grid, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setContentsMargins(32, 0, 32, 0)
        head.addWidget(self._head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 22, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._empty, 1)

    def _show_chips(self) -> None:
        if self._chips is not None:
            self._chip_row.removeWidget(self._chips)
            self._chips.deleteLater()
            self._chips = None
        if len(self._lists) > 1 and self._list is not None:
            chips = ChipRow([named.id for named in self._lists])
            for named in self._lists:
                chips.chips[named.id].set_words(named.attributes.name)
            chips.choose(self._list)
            chips.chosen.connect(self.enter)
            self._chips = chips
            self._chip_row.addWidget(chips)

    @Slot()
    def _read(self) -> None:
        if not self.session.is_open:
            return
        named = next((found for found in self._lists if found.id == self._list), None)
        for part in (self._scroll, self._export, self._go_on):
            part.setVisible(named is not None)
        self._empty.setVisible(named is None)
        case = self.session.case
        self._head.title.setText(case.title)
        if named is None:
            self._head.remark.setText("")
            self._empty.show_words(
                _("Nothing to count yet"), _("Import the list that is to be verified, then the registries to search.")
            )
            return
        from verifier_gui.workflow.overseeing import read_overview, read_pace
        from verifier_gui.workflow.reviewing import coverage_of

        reader = self.session.reader
        counted = {found.id: read_overview(reader, found.id) for found in self._lists}
        own = counted[named.id]
        coverage = coverage_of(reader, named.id)
        self._show_head(named, own.undecided)
        self.identity.show_overview(own)
        self.left_to_do.show_overview(own, coverage)
        self.best.show_overview(own)
        self.coverage.show_coverage(coverage)
        self.balance.show_sides(
            (case.agreed_ours, case.agreed_theirs),
            [(found.attributes.side, counted[found.id]) for found in self._lists],
        )
        self.pace.show_pace(read_pace(reader, case.operator.id, own.undecided, case.acting.clock()), own)
        self._read_standings(named.id)

    def _show_head(self, named: NamedList, left: int) -> None:
        parts = [
            named.attributes.name,
            _("revision {number}").format(number=named.revision.number if named.revision else 0),
        ]
        if named.attributes.stage:
            parts.append(_("stage: {stage}").format(stage=words.stage(named.attributes.stage)))
        self._head.remark.setText(" · ".join(parts))
        self._go_on.set_words(
            _("Go on reviewing, {count} left").format(count=grouped(left)) if left else _("Look at the review")
        )

    def _read_standings(self, list_id: ListId) -> None:
        """A look at every identified record: off the window's thread."""
        from verifier_gui.workflow.overseeing import read_standings

        case = self.session.case

        def read(progress: Progress) -> "Standings":
            reader = case.new_reader()
            try:
                return read_standings(reader, list_id, progress)
            finally:
                reader.close()

        def show(found: "Standings") -> None:
            if found.list_id == self._list:
                self.standing.show_standings(found)

        job = self.session.errands.make(read)
        job.finished.connect(show)
        job.start()
