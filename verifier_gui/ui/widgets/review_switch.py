"""The switch above the review: its queue, or the disagreements between its reviewers."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _, pgettext
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import Chip

REVIEW, DISAGREEMENTS = "review", "review/disagreements"


class ReviewSwitch(Speaking, QWidget):
    """`asked` carries the place that is wanted."""

    asked = Signal(str)

    def __init__(self, here: str) -> None:
        """`here` is the place that the switch stands at."""
        super().__init__()
        self._here = here
        self._open = 0
        self.chips = {REVIEW: Chip(), DISAGREEMENTS: Chip()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for key, chip in self.chips.items():
            chip.setChecked(key == here)
            chip.clicked.connect(lambda _checked=False, key=key: self._take(key))
            row.addWidget(chip)
        self.retranslate()

    def show_open(self, count: int) -> None:
        """How many disagreements wait for a supervisor."""
        self._open = count
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self.chips[REVIEW].set_words(pgettext("switch", "Queue"))
        self.chips[DISAGREEMENTS].set_words(_("Disagreements"))
        self.chips[DISAGREEMENTS].set_count(self._open)

    def _take(self, key: str) -> None:
        for own, chip in self.chips.items():
            chip.setChecked(own == self._here)
        if key != self._here:
            self.asked.emit(key)
