"""The overview: how far the verification is, what still keeps the roster from being signed, where was searched."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.lists import NamedList
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import grouped
from verifier_gui.progress import Progress
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.pages.one_list_page import OneListPage
from verifier_gui.ui.pages.page import ReviewWish
from verifier_gui.ui.widgets.block_rows import AUDIT, DISAGREEMENTS, SAMPLE
from verifier_gui.ui.widgets.buttons import ActionButton, KeyButton
from verifier_gui.ui.widgets.overview_cards import (
    BalanceCard,
    BestCandidateCard,
    CoverageCard,
    IdentityCard,
    LeftToDoCard,
    PaceCard,
    StandingCard,
)
from verifier_gui.ui.widgets.waiting_card import WaitingCard

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.overseeing import Standings

_SHARES = (16, 16, 18)
"""of the width: what is left to do and where was searched have most words"""


class OverviewPage(OneListPage):
    """Figures of one list to verify; each that asks for something leads to where it is done."""

    def __init__(self, session: "Session", actions: Actions) -> None:
        super().__init__(session, actions, "overview")
        self._export, self._go_on = KeyButton(), KeyButton(dressed="primary")
        self.say(self._export.set_words, N_("Export…"))
        self._export.clicked.connect(lambda: self.asked.emit("roster", self._list))
        self._go_on.clicked.connect(lambda: self._ask_for_review("undecided"))
        self.head.right.addWidget(ActionButton(actions[Act.MEMBERS], shows_key=False))
        self.head.right.addWidget(self._export)
        self.head.right.addWidget(self._go_on)
        self.identity = IdentityCard()
        self.standing = StandingCard()
        self.left_to_do = LeftToDoCard()
        self.best = BestCandidateCard()
        self.coverage = CoverageCard()
        self.balance = BalanceCard()
        self.pace = PaceCard()
        self.waiting = WaitingCard()
        self.waiting.review_asked.connect(self._ask_for_review)
        self.identity.review_asked.connect(self._ask_for_review)
        self.identity.policy_asked.connect(actions[Act.REVIEW_POLICY].trigger)
        self.left_to_do.review_asked.connect(self._ask_for_review)
        self.left_to_do.lists_asked.connect(lambda: self.asked.emit("lists", None))
        self._lay_out()

    @override
    def read(self) -> None:
        named = self.shown_list
        for part in (self._scroll, self._export, self._go_on):
            part.setVisible(named is not None)
        self.empty.setVisible(named is None)
        case = self.session.case
        self.head.title.setText(case.title)
        if named is None:
            self.head.remark.setText("")
            self.empty.show_words(
                _("Nothing to count yet"), _("Import the list that is to be verified, then the registries to search.")
            )
            return
        from verifier_gui.workflow.asking import waiting_by_member
        from verifier_gui.workflow.blocking import read_blocks
        from verifier_gui.workflow.overseeing import read_overview, read_pace
        from verifier_gui.workflow.reviewing import coverage_of

        reader = self.session.reader
        view = self.session.view
        counted = {found.id: read_overview(view, found.id) for found in self.lists}
        own = counted[named.id]
        coverage = coverage_of(reader, named.id)
        self._show_head(named, own.undecided)
        self.identity.show_overview(own)
        policy = self.actions_of_window[Act.REVIEW_POLICY]
        self.identity.show_policy(view.grounds.policy, own, is_open=policy.isEnabled())
        self.left_to_do.show_blocks(read_blocks(view, named.id), own, coverage)
        self.best.show_overview(own)
        self.coverage.show_coverage(coverage)
        self.balance.show_sides(
            (case.agreed_ours, case.agreed_theirs),
            [(found.attributes.side, counted[found.id]) for found in self.lists],
        )
        self.pace.show_pace(read_pace(reader, case.identity.card.id, own.undecided, case.acting.clock()), own)
        self.waiting.show_waiting(
            waiting_by_member(view, named.id), case.acting.clock().astimezone().date().isoformat()
        )
        self._read_standings(named.id)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """The page is entered where the arrows and Page Down scroll it: the cards below hold nothing that takes the focus."""
        self._scroll.setFocus(event.reason())

    @Slot(str)
    def _ask_for_review(self, wanted: str) -> None:
        if wanted == DISAGREEMENTS:
            self.asked.emit("review/disagreements", self._list)
        elif wanted == AUDIT:
            self.asked.emit(AUDIT, None)
        elif wanted == SAMPLE:
            self._draw_sample()
        else:
            self.asked.emit("review", ReviewWish(self._list, wanted))

    def _draw_sample(self) -> None:
        draw = self.actions_of_window[Act.DRAW_SAMPLE]
        if draw.isEnabled():
            draw.trigger()
        else:
            ask.tell(
                self, _("The sample is to be drawn"), self.actions_of_window.why_not(Act.DRAW_SAMPLE), picture="match"
            )

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
            (self.waiting, 3, 0, 3),
        ):
            grid.addWidget(card, row, column, 1, width)
        for column, share in enumerate(_SHARES):
            grid.setColumnStretch(column, share)
            grid.setColumnMinimumWidth(column, 300)
        grid.setRowStretch(1, 1)
        inside = QWidget()
        inside.setProperty("look", "page")
        body = QVBoxLayout(inside)
        body.setContentsMargins(32, 0, 32, 22)
        body.setSpacing(14)
        body.addLayout(grid, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.say(self._scroll.setAccessibleName, N_("Overview"))
        head = QHBoxLayout()
        head.setContentsMargins(32, 0, 32, 0)
        head.addWidget(self.head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 22, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.empty, 1)

    def _show_head(self, named: NamedList, left: int) -> None:
        parts = [
            named.attributes.name,
            _("revision {number}").format(number=named.revision.number if named.revision else 0),
        ]
        if named.attributes.stage:
            parts.append(_("stage: {stage}").format(stage=words.stage(named.attributes.stage)))
        self.head.remark.setText(" · ".join(parts))
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
                return read_standings(case.view(reader), list_id, progress)
            finally:
                reader.close()

        def show(found: "Standings") -> None:
            if found.list_id == self._list:
                self.standing.show_standings(found)

        job = self.session.errands.make(read)
        job.finished.connect(show)
        job.start()
