"""What speaks against a file being the next revision of a list: a banner that is answered with a tick before anything is
written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from verifier_gui.domain.language import N_, _
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.panels import Banner


class RevisionDoubts(Banner):
    """`people_asked` when somebody wants to see whom it concerns; `answered` when the tick is set or taken away."""

    people_asked = Signal()
    answered = Signal(bool)

    def __init__(self) -> None:
        super().__init__("danger")
        self.people = KeyButton(picture="lists")
        self.say(self.people.set_words, N_("See who…"))
        self.people.clicked.connect(self.people_asked)
        self.tick = QCheckBox()
        self.say(self.tick.setText, N_("It is the next revision all the same"))
        self.tick.toggled.connect(self.answered)
        acts = QVBoxLayout()
        acts.setSpacing(6)
        acts.addWidget(self.people, 0, Qt.AlignmentFlag.AlignRight)
        acts.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignRight)
        self.row.addLayout(acts)
        self.hide()

    def show_doubts(self, doubts: Sequence[str], *, has_people: bool) -> None:
        """The first in bold; none hides the banner. `has_people`: whether it is known whom they concern."""
        if doubts:
            last = _("What is imported cannot be taken out again.")
            self.show_words(doubts[0], " ".join((*doubts[1:], last)))
        self.people.setVisible(has_people)
        self.setVisible(bool(doubts))

    def forget_answer(self) -> None:
        """Another file, or another list: it is to be answered anew."""
        self.tick.blockSignals(True)
        self.tick.setChecked(False)
        self.tick.blockSignals(False)

    def is_settled(self) -> bool:
        """Whether nothing speaks against it, or somebody said that it does not matter."""
        return self.isHidden() or self.tick.isChecked()
