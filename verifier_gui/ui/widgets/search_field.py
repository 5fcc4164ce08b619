"""A field to search in: what it searches, the key that leads to it, and ways out of it by keyboard."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from typing_extensions import override

from verifier_gui.domain.language import N_
from verifier_gui.ui.icons import icon, pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import KeyCap

_GLASS = 16
_END = 20


class SearchField(Speaking, QLineEdit):
    """`left` when the operator goes on to what was found (arrow down or Enter) or wants no search any more (Escape, which
    first empties the field)."""

    left = Signal()

    def __init__(self, words: str, key: str = "") -> None:
        """`words` is marked with `N_`."""
        super().__init__()
        self._glass = QLabel(self)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clear = QPushButton(self)
        self._clear.setProperty("look", "icon")
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._cap = KeyCap(key)
        self._cap.setParent(self)
        self._has_key = bool(key)
        self.say(self.setPlaceholderText, words)
        self.say(self.setAccessibleName, words)
        self.say(self._clear.setToolTip, N_("Clear the search"))
        self.say(self._clear.setAccessibleName, N_("Clear the search"))
        self.setTextMargins(_GLASS + 6, 0, _END, 0)
        self.textChanged.connect(self._show_end)
        self._show_end()
        self.redraw()

    def show_text(self, text: str) -> None:
        """Shows a search that was made before, without telling of it."""
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)
        self._show_end()

    @override
    def redraw(self) -> None:
        self._glass.setPixmap(pixmap("search", "muted"))
        self._clear.setIcon(icon("close", "muted", 14))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, arg__1: QEvent) -> bool:
        """Escape belongs to the field while it has the focus, whatever else listens to it."""
        is_offered = arg__1.type() is QEvent.Type.ShortcutOverride
        if is_offered and isinstance(arg__1, QKeyEvent) and arg__1.key() == Qt.Key.Key_Escape:
            arg__1.accept()
            return True
        return super().event(arg__1)

    @override
    def resizeEvent(self, arg__1: QResizeEvent) -> None:
        super().resizeEvent(arg__1)
        self._glass.setGeometry(11, (self.height() - _GLASS) // 2, _GLASS, _GLASS)
        self._clear.move(self.width() - 31, (self.height() - 28) // 2)
        size = self._cap.sizeHint()
        self._cap.setGeometry(self.width() - size.width() - 8, (self.height() - 18) // 2, size.width(), 18)

    def _show_end(self) -> None:
        self._clear.setVisible(bool(self.text()))
        self._cap.setVisible(self._has_key and not self.text())
