"""The supervisor's decision on a disagreement: as one of the two, another answer, or back to both; why; and one button."""

from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout
from typing_extensions import override

from verifier_gui.domain.disputes import Dispute
from verifier_gui.domain.language import _
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.domain.subject_statements import Decision
from verifier_gui.phrases import disputes
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import ActionButton
from verifier_gui.ui.widgets.labels import ElidedLabel, label
from verifier_gui.ui.widgets.panels import TitledCard
from verifier_gui.ui.widgets.radio_card import RadioCard
from verifier_gui.ui.widgets.reason_field import ReasonField
from verifier_gui.ui.widgets.stop_rulings import StopRulings
from verifier_gui.ui.widgets.words_field import WordsField

_WORDS_HEIGHT = 54
_REASON = 316
"""pixels: the longest reason has room"""
_WIDEST, _ALONE = 16_777_215, 300
"""pixels of the card that sends back: among others, and alone"""


class RulingChoice(StrEnum):
    """Which card is chosen."""

    FIRST = "first"
    SECOND = "second"
    ANOTHER = "another"
    SEND_BACK = "send-back"


@dataclass(slots=True)
class RulingDraft:
    """What has been chosen and written so far; nothing at first. `another` is the answer that is neither's, `told` in words."""

    choice: RulingChoice | None = None
    another: Decision | None = None
    told: str = ""
    reason: Reason | None = None
    words: str = ""
    answers: dict[str, Answer] = field(default_factory=dict[str, Answer])
    reasons: dict[str, Reason | None] = field(default_factory=dict[str, "Reason | None"])


_SHARES = {RulingChoice.FIRST: 11, RulingChoice.SECOND: 13, RulingChoice.ANOTHER: 10, RulingChoice.SEND_BACK: 10}
"""of the width: of the two reviewers both words and records are longest"""


class RulingCard(Speaking, TitledCard):
    """`chosen` carries the card that was pressed, also anew: *another* asks which. What is typed is in `draft`."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, adjudicate: QAction, later: QAction) -> None:
        super().__init__()
        self.draft = RulingDraft()
        self._dispute: Dispute | None = None
        self._next = 0
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.cards: dict[RulingChoice, RadioCard] = {}
        self._row = row = QHBoxLayout()
        row.setSpacing(10)
        for choice, key in zip(RulingChoice, "123B", strict=True):
            card = RadioCard(key)
            card.clicked.connect(lambda _checked=False, choice=choice: self.chosen.emit(choice.value))
            self.cards[choice] = card
            row.addWidget(card, _SHARES[choice])
        row.addStretch(0)
        self.stops = StopRulings()
        self.stops.changed.connect(self._keep_stops)
        self._reason_label = label("", "field-label")
        self.reason = ReasonField("R", width=_REASON)
        self._words_label = ElidedLabel("", "field-label")
        self.words = WordsField(_WORDS_HEIGHT)
        self.words.textChanged.connect(self._keep_words)
        self.words.left.connect(self.left)
        why = QHBoxLayout()
        why.setSpacing(10)
        reasons, said = QVBoxLayout(), QVBoxLayout()
        for column in (reasons, said):
            column.setSpacing(3)
        reasons.addWidget(self._reason_label)
        reasons.addWidget(self.reason)
        reasons.addStretch(1)
        self._reason_label.setFixedWidth(_REASON)
        said.addWidget(self._words_label)
        said.addWidget(self.words)
        why.addLayout(reasons)
        why.addLayout(said, 1)
        self.lack = ElidedLabel("", "small-muted")
        self.later = ActionButton(later)
        self.decide = ActionButton(adjudicate, dressed="primary")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.lack, 1)
        foot.addWidget(self.later)
        foot.addWidget(self.decide)
        self.body.addWidget(self.stops)
        self.body.addLayout(row)
        self.body.addLayout(why)
        self.body.addLayout(foot)
        adjudicate.changed.connect(self._name_button)
        self.retranslate()

    def show_dispute(self, dispute: Dispute, draft: RulingDraft, next_number: int) -> None:
        """`next_number` is that of the disagreement that comes after this one; 0: none does."""
        self._dispute, self.draft, self._next = dispute, draft, next_number
        self.words.show_text(draft.words)
        self.reason.show_reason(draft.reason)
        self.stops.show_stops(dispute.differing_stops, draft.answers, draft.reasons)
        self._show()

    def choose(self, choice: RulingChoice, another: Decision | None = None, told: str = "") -> None:
        """Chooses a card; `another` is the answer of *another*, `told` in words. Sending back is chosen and left by the same key."""
        leaves = choice is RulingChoice.SEND_BACK and self.draft.choice is choice
        self.draft.choice = None if leaves else choice
        if another is not None:
            self.draft.another, self.draft.told = another, told
        self._show()

    def show_again(self) -> None:
        """Shows what is chosen: a card that was pressed, and of which nothing came, is not."""
        self._show()

    def show_reason(self, reason: Reason | None) -> None:
        self.draft.reason = reason
        self.reason.show_reason(reason)
        self._show_lack()

    @override
    def retranslate(self) -> None:
        self.title.setText(_("Your decision"))
        self.remark.setText(_("Signed by you. Both reviews stay in the history as they are."))
        self._reason_label.setText(_("Reason"))
        if self._dispute is not None:
            self.stops.show_stops(self._dispute.differing_stops, self.draft.answers, self.draft.reasons)
        self._show()

    def _show(self) -> None:
        draft, dispute = self.draft, self._dispute
        opinions = dispute.opinions if dispute is not None else ()
        told = [disputes.answer(opinion) for opinion in opinions[:2]] + ["", ""]
        is_disputed = dispute is not None and dispute.is_disputed
        self.cards[RulingChoice.FIRST].show_words(disputes.as_reviewer(1), told[0])
        self.cards[RulingChoice.SECOND].show_words(disputes.as_reviewer(2), told[1])
        self.cards[RulingChoice.ANOTHER].show_words(_("Another answer"), draft.told or _("a record, nobody, not sure…"))
        self.cards[RulingChoice.SEND_BACK].show_words(_("Send back to both"), _("with what you want looked at"))
        for choice, card in self.cards.items():
            card.setChecked(choice is draft.choice)
            card.setVisible(is_disputed or choice is RulingChoice.SEND_BACK)
        self.cards[RulingChoice.SEND_BACK].setMaximumWidth(_WIDEST if is_disputed else _ALONE)
        self._row.setStretch(self._row.count() - 1, 0 if is_disputed else 1)
        sends = draft.choice is RulingChoice.SEND_BACK
        self.reason.setEnabled(is_disputed and not sends)
        self._reason_label.setVisible(is_disputed)
        self.reason.setVisible(is_disputed)
        self.stops.setEnabled(not sends)
        words = _("What both are to look at again") if sends else _("In your own words, for whoever reads this later")
        self._words_label.setText(words)
        self.words.setAccessibleName(words)
        self._name_button()
        self._show_lack()

    def _show_lack(self) -> None:
        """What is lacking still, or what follows."""
        follows = (
            _("Each of them is asked. It stays open until they agree or a supervisor decides.")
            if self.draft.choice is RulingChoice.SEND_BACK
            else _("Both reviewers will see your decision and its reason. It can be reopened.")
        )
        self.lack.setText(self.lacking() or follows)

    def lacking(self) -> str:
        """What must be chosen or written before this can be decided, as a sentence; empty where nothing is."""
        draft, dispute = self.draft, self._dispute
        if dispute is None:
            return ""
        if draft.choice is RulingChoice.SEND_BACK:
            return "" if draft.words.strip() else _("Write what both are to look at again.")
        if dispute.is_disputed and draft.choice is None:
            return _("Choose what you decide: as one of the two, or another answer.")
        if any(stop.finding.key not in draft.answers for stop in dispute.differing_stops):
            return _("A stop was answered differently: say which answer holds.")
        if dispute.is_disputed and draft.reason is None:
            return _("Choose a reason: a decision between two is made with one.")
        if any(draft.reasons.get(stop.finding.key) is None for stop in dispute.differing_stops):
            return _("Choose a reason: a stop is answered with one.")
        return ""

    def _name_button(self) -> None:
        if self.draft.choice is RulingChoice.SEND_BACK:
            words = _("Send back, next No. {number}") if self._next else _("Send back to both")
        else:
            words = _("Decide, next No. {number}") if self._next else _("Decide")
        self.decide.set_words(words.format(number=self._next))

    def _keep_words(self) -> None:
        self.draft.words = self.words.text()
        self._show_lack()

    def _keep_stops(self) -> None:
        self.draft.answers = dict(self.stops.answers)
        self.draft.reasons = {key: self.stops.reason_of(key) for key in self.stops.reasons}
        self._show_lack()
