"""Lines that may be the same person as before, and the way to say so: a banner that must be answered before anything is written."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from typing_extensions import override

from verifier_gui.domain.forecasts import DoubtfulPair
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.dialogs.doubtful_pairs import DoubtfulPairs
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.panels import Banner


class PairDoubts(Banner):
    """`answered` comes with every answer."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__("warning")
        self._pairs: Sequence[DoubtfulPair] = ()
        self._answers: dict[DoubtfulPair, bool] = {}
        self.look = KeyButton(picture="copy")
        self.say(self.look.set_words, N_("Look at them…"))
        self.look.clicked.connect(self._open)
        self.row.addWidget(self.look, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_pairs(self, pairs: Sequence[DoubtfulPair]) -> None:
        """Answers to pairs that are still there stay."""
        self._pairs = pairs
        self._answers = {pair: answer for pair, answer in self._answers.items() if pair in set(pairs)}
        self.retranslate()

    @property
    def is_settled(self) -> bool:
        return all(pair in self._answers for pair in self._pairs)

    @property
    def confirmed(self) -> tuple[tuple[int, SubjectId], ...]:
        """The rows that are somebody's line by an answer."""
        return tuple(sorted((pair.row, pair.subject) for pair, is_one in self._answers.items() if is_one))

    @override
    def retranslate(self) -> None:
        self.setVisible(bool(self._pairs))
        count = len(self._pairs)
        left = count - len(self._answers)
        self.show_words(
            ngettext(
                "{count} line may be the same person as before",
                "{count} lines may be the same people as before",
                count,
            ).format(count=grouped(count)),
            ngettext(
                "Say whether it is: {count} answer is missing.",
                "Say whether they are: {count} answers are missing.",
                left,
            ).format(count=grouped(left))
            if left
            else _("All are answered."),
        )

    def _open(self) -> None:
        dialog = DoubtfulPairs(self.window(), self._pairs, self._answers)
        dialog.answered.connect(self._take)
        dialog.open()

    def _take(self, pair: DoubtfulPair, is_one: bool) -> None:
        self._answers[pair] = is_one
        if is_one:
            # One row is one person's line: whoever else it might have been is another.
            for other in self._pairs:
                if other != pair and (other.row == pair.row or other.subject == pair.subject):
                    self._answers[other] = False
        self.retranslate()
        self.answered.emit()
