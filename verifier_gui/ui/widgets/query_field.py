"""The large field in which registries are searched: whom for is said at its end; arrows, Enter and Escape belong to the list."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit
from typing_extensions import override

from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import label

_GLASS = 18
_EDGE = 16
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6, Qt.Key.Key_PageUp: -6}


class QueryField(Speaking, QLineEdit):
    moved = Signal(int)
    """so many rows down"""
    entered = Signal()

    def __init__(self, words: str) -> None:
        """`words` is marked with `N_`."""
        super().__init__()
        self.setProperty("look", "query")
        self._glass = QLabel(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._whom = label("", "small-muted")
        self._whom.setParent(self)
        self._whom.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.say(self.setPlaceholderText, words)
        self.say(self.setAccessibleName, words)
        self.redraw()

    def show_whom(self, text: str) -> None:
        """For whom registries are searched."""
        self._whom.setText(text)
        self._lay_out()

    @override
    def redraw(self) -> None:
        self._glass.setPixmap(pixmap("search", "muted", _GLASS))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.moved.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # A key that is held down is pressed once: what follows was not asked for.
            if not event.isAutoRepeat():
                self.entered.emit()
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._lay_out()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._lay_out()

    def _lay_out(self) -> None:
        self._glass.setGeometry(_EDGE, (self.height() - _GLASS) // 2, _GLASS, _GLASS)
        room = min(self._whom.sizeHint().width(), self.width() // 2)
        self._whom.setGeometry(self.width() - _EDGE - room, 0, room, self.height())
        self.setTextMargins(_EDGE + _GLASS + 2, 0, room + _EDGE, 0)
