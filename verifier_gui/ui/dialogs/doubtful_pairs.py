"""Lines of a list and rows of its next revision that may be the same person: somebody says of each whether they are."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.forecasts import DoubtfulPair
from verifier_gui.domain.language import N_, _
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.layouts import latin_key
from verifier_gui.ui.models.doubtful_model import DoubtfulModel
from verifier_gui.ui.widgets.before_and_now import BeforeAndNow
from verifier_gui.ui.widgets.fitted_table import FittedTable


class DoubtfulPairs(Sheet):
    """`answered` carries a pair and whether it is one person. Nothing is answered beforehand."""

    answered = Signal(object, bool)

    def __init__(
        self, parent: QWidget | None, pairs: Sequence[DoubtfulPair], answers: Mapping[DoubtfulPair, bool]
    ) -> None:
        super().__init__(parent, "copy", width=1120)
        self._pairs = pairs
        self._answers = dict(answers)
        self.rows = DoubtfulModel(pairs)
        self.table = FittedTable(self.rows, words={1: 270, 3: 270, 4: 120})
        self.table.setMinimumHeight(200)
        self.differences = BeforeAndNow()
        self.table.selectionModel().currentRowChanged.connect(self._show_differences)
        self.say(self.table.setAccessibleName, N_("Lines that may be the same person"))
        self.table.installEventFilter(self)
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.differences)
        self.another = self.add_button(key="A")
        self.say(self.another.set_words, N_("Another person"))
        self.same = self.add_button(key="S")
        self.say(self.same.set_words, N_("The same person"))
        close = self.add_button(primary=True)
        self.say(close.set_words, N_("Close"))
        close.clicked.connect(self.accept)
        self.another.clicked.connect(lambda: self._answer(is_one=False))
        self.same.clicked.connect(lambda: self._answer(is_one=True))
        self.rows.show_answers(self._answers)
        self.table.measure()
        self.table.selectRow(self._first_open())
        self.retranslate()
        self.table.setFocus()

    @override
    def retranslate(self) -> None:
        self.show_title(
            _("May these be the same person?"),
            _(
                "A line that stays the same person's keeps number, history and notes; its decisions come back for review."
            ),
        )
        self._show_differences()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A letter answers, in the place it has on any layout: a table keeps letters to itself."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched is self.table:
            return self._take_key(event)
        return super().eventFilter(watched, event)

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not self._take_key(arg__1):
            super().keyPressEvent(arg__1)

    def _take_key(self, event: QKeyEvent) -> bool:
        key = latin_key(event.text(), event.key(), event.nativeScanCode()) or Qt.Key(event.key())
        button = {Qt.Key.Key_A: self.another, Qt.Key.Key_S: self.same}.get(key)
        if button is None or event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            return False
        button.click()
        return True

    def _show_differences(self) -> None:
        """Every column in which the two lines differ, letter by letter."""
        row = self.table.currentIndex().row()
        self.differences.show_differences(self._pairs[row].differences if row >= 0 else (), "")

    def _answer(self, *, is_one: bool) -> None:
        row = self.table.currentIndex().row()
        if not 0 <= row < len(self._pairs):
            return
        self._answers[self._pairs[row]] = is_one
        self.answered.emit(self._pairs[row], is_one)
        self.rows.show_answers(self._answers)
        self.table.measure()
        self.table.selectRow(self._first_open(row))

    def _first_open(self, after: int = 0) -> int:
        places = [*range(after, len(self._pairs)), *range(after)]
        return next((place for place in places if self._pairs[place] not in self._answers), after)
