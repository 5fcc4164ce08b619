"""Labels in the looks of the theme: titles, tags, key caps."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget
from typing_extensions import override


def look(widget: QWidget, name: str) -> None:
    """Gives a widget a look of the style sheet, also after it has been shown."""
    if widget.property("look") != name:
        widget.setProperty("look", name)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def label(text: str = "", dressed: str = "", *, wraps: bool = False) -> QLabel:
    """A plain text (never markup) in a look of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if dressed:
        made.setProperty("look", dressed)
    return made


def line() -> QFrame:
    """A hairline between two parts."""
    made = QFrame()
    made.setProperty("look", "line")
    made.setFixedHeight(1)
    return made


class ElidedLabel(QLabel):
    """A plain text of one line that ends in … where there is no room; the whole of it is its tooltip then."""

    def __init__(self, text: str = "", dressed: str = "", *, keeps: int = 24) -> None:
        """`keeps` are the pixels that are not cut while others beside it can give way."""
        super().__init__(text)
        self._keeps = keeps
        self.elided = Qt.TextElideMode.ElideRight
        """where it is cut: in the middle, where its end tells most"""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if dressed:
            self.setProperty("look", dressed)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._keeps, max(24, self.sizeHint().width())), super().minimumSizeHint().height())

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), self.elided, self.contentsRect().width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), shown)
        painter.end()


class Tag(QLabel):
    """A short word on a tinted ground: neutral, positive, warning, danger, selected."""

    def __init__(self, text: str = "", kind: str = "neutral") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", f"tag-{kind}")
        self.setFixedHeight(20)

    def set_kind(self, kind: str) -> None:
        look(self, f"tag-{kind}")


class KeyCap(QLabel):
    """A key as it is printed on the keyboard."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("look", "key")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(18)
        self.setMinimumWidth(18)
