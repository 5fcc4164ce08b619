"""The field of a note: kept as it is typed; Esc and Enter go back to the page."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from verifier_gui.ui.widgets.labels import KeyCap

KEPT_AFTER = 400
"""Milliseconds of rest after which what was typed is kept."""


class NoteField(QLineEdit):
    """`kept` carries the text once nothing more is typed for a moment, or when the field is left."""

    kept = Signal(str)
    left = Signal()

    def __init__(self, key: str = "M") -> None:
        super().__init__()
        self.setMaxLength(2000)
        self._cap = KeyCap(key)
        self._cap.setParent(self)
        self._cap.setVisible(bool(key))
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(KEPT_AFTER)
        self._rest.timeout.connect(self.keep)
        self.textEdited.connect(self._begin_rest)

    def show_text(self, text: str) -> None:
        """Shows a text that is kept already."""
        self._rest.stop()
        self.setText(text)
        self.setModified(False)

    def take_text(self, text: str) -> None:
        """A text that is being typed elsewhere, and is to be kept as one typed here."""
        self.setText(text)
        self._begin_rest()

    def keep(self) -> None:
        """Tells the text now, unless it was told already."""
        self._rest.stop()
        if self.isModified():
            self.setModified(False)
            self.kept.emit(self.text())

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.keep()
            self.left.emit()
            return
        super().keyPressEvent(arg__1)

    @override
    def event(self, arg__1: QEvent) -> bool:
        wants = arg__1.type() is QEvent.Type.ShortcutOverride
        if wants and isinstance(arg__1, QKeyEvent) and arg__1.key() == Qt.Key.Key_Escape:
            arg__1.accept()
            return True
        return super().event(arg__1)

    @override
    def focusOutEvent(self, arg__1: QFocusEvent) -> None:
        super().focusOutEvent(arg__1)
        self._cap.setVisible(bool(self._cap.text()))
        self.keep()

    @override
    def focusInEvent(self, arg__1: QFocusEvent) -> None:
        super().focusInEvent(arg__1)
        self._cap.hide()

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        size = self._cap.sizeHint().expandedTo(self._cap.minimumSize())
        self._cap.setGeometry(self.width() - size.width() - 8, (self.height() - 18) // 2, size.width(), 18)

    def _begin_rest(self) -> None:
        self.setModified(True)
        self._rest.start()
