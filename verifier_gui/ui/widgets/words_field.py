"""A field for words of several lines: Tab goes on, Esc goes back to the page."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

LONGEST = 2000


class WordsField(QPlainTextEdit):
    """`left` comes by Esc. What is typed beyond the longest text is not taken."""

    left = Signal()

    def __init__(self, height: int) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(height)
        self.textChanged.connect(self._cut)

    def text(self) -> str:
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        if text != self.toPlainText():
            self.setPlainText(text)

    @override
    def keyPressEvent(self, e: QKeyEvent) -> None:
        if e.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(e)

    @override
    def event(self, e: QEvent) -> bool:
        wants = e.type() is QEvent.Type.ShortcutOverride
        if wants and isinstance(e, QKeyEvent) and e.key() == Qt.Key.Key_Escape:
            e.accept()
            return True
        return super().event(e)

    def _cut(self) -> None:
        text = self.toPlainText()
        if len(text) > LONGEST:
            cursor = self.textCursor()
            at = min(cursor.position(), LONGEST)
            self.setPlainText(text[:LONGEST])
            cursor = self.textCursor()
            cursor.setPosition(at)
            self.setTextCursor(cursor)
