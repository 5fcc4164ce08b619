"""The thin ring round the column that the arrows have reached."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.ui import theme


class ColumnRing(QWidget):
    """Lies over the sheet and lets the mouse through. Not seen before the arrows are used."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), 2.0))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 6.0, 6.0)
        painter.end()
