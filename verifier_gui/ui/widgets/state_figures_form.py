"""The probabilities behind a person's state, each to be changed in per cent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QPushButton, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.state_figures import USUAL, Figures
from verifier_gui.phrases import policy_words
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import label

_IN_A_ROW = 3


class StateFiguresForm(Speaking, QWidget):
    """`changed` comes with each change. What contradicts itself is said, and `figures` is None meanwhile."""

    changed = Signal()

    def __init__(self, figures: Figures) -> None:
        super().__init__()
        self.boxes: dict[str, QDoubleSpinBox] = {}
        self._names = {name: label("", "small", wraps=True) for name in policy_words.FIGURES_IN_ORDER}
        self._fault = label("", "danger", wraps=True)
        self._reset = QPushButton()
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(lambda: self.show_figures(USUAL))
        self.say(self._reset.setText, N_("Usual figures"))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setHorizontalSpacing(16)
        for place, (name, words) in enumerate(self._names.items()):
            box = self.boxes[name] = QDoubleSpinBox()
            box.setRange(0.01, 99.99)
            box.setDecimals(2)
            box.setSuffix("\u202f%")
            box.setFixedWidth(112)
            box.lineEdit().setTextMargins(9, 0, 9, 0)
            words.setBuddy(box)
            words.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            box.valueChanged.connect(self._note_change)
            row, column = divmod(place, _IN_A_ROW)
            grid.addWidget(words, 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column, Qt.AlignmentFlag.AlignLeft)
        for column in range(_IN_A_ROW):
            grid.setColumnStretch(column, 1)
        last = divmod(len(self._names), _IN_A_ROW)
        grid.addWidget(self._reset, 2 * last[0] + 1, last[1], Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self._fault, 2 * last[0] + 2, 0, 1, _IN_A_ROW)
        self.show_figures(figures)
        self.retranslate()

    @property
    def figures(self) -> Figures | None:
        found = Figures(**{name: round(box.value() / 100, 4) for name, box in self.boxes.items()})
        return found if found.are_sound else None

    def show_figures(self, figures: Figures) -> None:
        for name, box in self.boxes.items():
            box.setValue(100 * getattr(figures, name))

    @override
    def retranslate(self) -> None:
        for name, words in self._names.items():
            words.setText(policy_words.figure_name(name))
            self.boxes[name].setAccessibleName(policy_words.figure_name(name))
        self._note_change()

    def _note_change(self) -> None:
        is_sound = self.figures is not None
        self._fault.setText(
            ""
            if is_sound
            else _("These figures contradict one another: none is the lowest, and likely is below strong.")
        )
        self._fault.setVisible(not is_sound)
        self.changed.emit()
