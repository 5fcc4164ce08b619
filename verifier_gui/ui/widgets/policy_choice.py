"""How many people decide on each person: one of three choices, each with what it means, and the random share of the middle one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSpinBox, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.domain.policies import USUAL_SHARE, Policy
from verifier_gui.domain.statement_kinds import Review
from verifier_gui.phrases import policy_words
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import label

_INDENT = 27
"""pixels under the words of a radio button"""


class PolicyChoice(Speaking, QWidget):
    """`changed` comes with each change of what is chosen."""

    changed = Signal()

    def __init__(self, policy: Policy) -> None:
        super().__init__()
        self._figures = policy.figures
        self._group = QButtonGroup(self)
        self.buttons = {review: QRadioButton() for review in Review}
        self._meanings = {review: label("", "small-muted", wraps=True) for review in Review}
        self.share = QSpinBox()
        self.share.setRange(0, 100)
        self.share.setSuffix("\u202f%")
        self.share.setValue(round((policy.share or USUAL_SHARE) / 10))
        self.share.setFixedWidth(88)
        self.share.lineEdit().setTextMargins(9, 0, 9, 0)
        self._share_name = label("", "small")
        self._share_name.setBuddy(self.share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for review, button in self.buttons.items():
            self._group.addButton(button)
            column.addWidget(button)
            below = QVBoxLayout()
            below.setContentsMargins(_INDENT, 0, 0, 8)
            below.setSpacing(6)
            below.addWidget(self._meanings[review])
            if review is Review.SECOND_OF_SOME:
                share = QHBoxLayout()
                share.setSpacing(8)
                share.addWidget(self._share_name)
                share.addWidget(self.share)
                share.addStretch(1)
                below.addLayout(share)
            column.addLayout(below)
        self.buttons[policy.review].setChecked(True)
        for button in self.buttons.values():
            button.toggled.connect(self._note_choice)
        self.share.valueChanged.connect(self.changed)
        self.setFocusProxy(self.buttons[policy.review])
        self._note_choice()
        self.retranslate()

    @property
    def review(self) -> Review:
        return next(review for review, button in self.buttons.items() if button.isChecked())

    @property
    def policy(self) -> Policy:
        """What is chosen, with the figures that it was made with."""
        share = self.share.value() * 10 if self.review is Review.SECOND_OF_SOME else 0
        return Policy(self.review, share, self._figures)

    def allow_second(self, *, is_allowed: bool) -> None:
        """Whether a second review can be chosen at all."""
        for review in (Review.SECOND_OF_SOME, Review.SECOND_OF_ALL):
            self.buttons[review].setEnabled(is_allowed or self.buttons[review].isChecked())

    @override
    def retranslate(self) -> None:
        for review, button in self.buttons.items():
            button.setText(policy_words.review_title(review))
            button.setAccessibleDescription(policy_words.review_meaning(review))
            self._meanings[review].setText(policy_words.review_meaning(review))
        name = _("Random share of the others")
        self._share_name.setText(name)
        self.share.setAccessibleName(name)

    def _note_choice(self) -> None:
        for part in (self.share, self._share_name):
            part.setEnabled(self.review is Review.SECOND_OF_SOME)
        self.changed.emit()
