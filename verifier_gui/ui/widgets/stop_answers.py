"""The answers to one stop: three buttons, none of them given before somebody gives one; with the keys 1, 2, 3 once reached."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QWidget
from typing_extensions import override

from verifier_gui.domain.findings import kind_of
from verifier_gui.domain.language import _
from verifier_gui.domain.statement_kinds import Answer
from verifier_gui.phrases import answers
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import look
from verifier_gui.ui.widgets.spanned_text import face

_ORDER = (Answer.APPLIES, Answer.DOES_NOT_APPLY, Answer.UNCLEAR)
_DIGITS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_TAKEN = (*_DIGITS, *_STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_BESIDE = ("answer-first", "answer-middle", "answer-last")
_PADDING = 6.0


class StopAnswers(Speaking, QWidget):
    """Side by side where they have room, else over one another. While one of them has the focus the digits answer, and
    arrows with Enter do; Esc leaves."""

    answered = Signal(str, str)
    """the key of the stop, and an `Answer`"""
    left = Signal()
    """somebody wants back to the page"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stop = ""
        self._matter = ""
        self._stands: Answer | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self.buttons: dict[Answer, QPushButton] = {}
        for answer, dressed in zip(_ORDER, _BESIDE, strict=True):
            button = QPushButton()
            button.setCheckable(True)
            button.setMinimumWidth(10)
            button.setProperty("look", dressed)
            button.clicked.connect(self._announce(answer))
            button.installEventFilter(self)
            self._group.addButton(button)
            self._box.addWidget(button)
            self.buttons[answer] = button
        self.retranslate()

    def show_stop(self, stop: str, matter: str, answer: Answer | None, *, allowed: bool) -> None:
        """`matter` says what is answered; `answer` is what stands, None while nothing does."""
        self.stop, self._matter, self._stands = stop, matter, answer
        for button in self.buttons.values():
            button.setEnabled(allowed)
        self._show_standing()
        self.retranslate()

    def reach(self) -> None:
        """Gives the focus to the answer that stands, else to the first."""
        chosen = next((button for button in self.buttons.values() if button.isChecked()), None)
        (chosen or self.buttons[Answer.APPLIES]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def height_for(self, width: int) -> int:
        return 28 if self._fits(width) else 3 * 23 + 2

    @override
    def retranslate(self) -> None:
        for place, (answer, button) in enumerate(self.buttons.items(), 1):
            button.setText(self._word(answer))
            full = answers.answer(kind_of(self.stop), answer)
            button.setAccessibleName(f"{self._matter} {full}".strip())
            button.setToolTip(_("{answer} ({key} after S)").format(answer=full, key=place))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = self._fits(self.width())
        for place, answer in enumerate(_ORDER):
            self._box.setStretch(place, round(self._width_of(answer)) if beside else 0)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._box.setSpacing(0 if beside else 1)
        for place, button in enumerate(self.buttons.values()):
            look(button, _BESIDE[place] if beside else "answer")
        super().resizeEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            key = Qt.Key(event.key())
            if event.type() is QEvent.Type.ShortcutOverride and key in _TAKEN:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress and key in _TAKEN:
                if not event.isAutoRepeat():
                    self._take(key)
                return True
        return super().eventFilter(watched, event)

    def _take(self, key: Qt.Key) -> None:
        buttons = list(self.buttons.values())
        focused = next((place for place, button in enumerate(buttons) if button.hasFocus()), 0)
        if key in _DIGITS:
            buttons[_DIGITS.index(key)].click()
        elif key in _STEPS:
            buttons[(focused + _STEPS[key]) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            buttons[focused].click()

    def _fits(self, width: int) -> bool:
        return sum(map(self._width_of, _ORDER)) <= width

    def _width_of(self, answer: Answer) -> float:
        return QFontMetricsF(face(12, QFont.Weight.DemiBold)).horizontalAdvance(self._word(answer)) + _PADDING

    def _word(self, answer: Answer) -> str:
        return answers.short(kind_of(self.stop), answer)

    def _announce(self, answer: Answer) -> Callable[[], None]:
        def announce() -> None:
            # It stands only once its reason is given and it is on disk.
            self._show_standing()
            self.answered.emit(self.stop, answer.value)

        return announce

    def _show_standing(self) -> None:
        self._group.setExclusive(False)
        for own, button in self.buttons.items():
            button.setChecked(own is self._stands)
        self._group.setExclusive(True)
