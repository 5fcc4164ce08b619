"""Texts of several looks in one block: bold words, muted words, marked letters. No markup is ever read."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from verifier_gui.ui import theme
from verifier_gui.ui.fonts import font
from verifier_gui.ui.speaking import Speaking

_MARK_RADIUS = 3.0
_GAP_WIDTH = 3.0
"""How wide the mark is that stands where letters are missing."""


@cache
def face(pixels: int, weight: QFont.Weight) -> QFont:
    """The window's typeface in a size and weight, made once."""
    return font(pixels, weight)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one look. `token` and `mark` name colours of the theme, of the letters and of their ground; a span that
    is marked and empty is a thin mark where letters are missing."""

    text: str
    token: str = "text"
    pixels: int = 13
    weight: QFont.Weight = QFont.Weight.Normal
    mark: str = ""
    struck: bool = False


class Block:
    """Spans laid out in lines of a width. Colours are those of the theme at the time of making."""

    def __init__(self, spans: Sequence[Span], *, wraps: bool = True) -> None:
        self.text = "".join(span.text for span in spans)
        first = spans[0] if spans else Span("")
        self._layout = QTextLayout(self.text, face(first.pixels, first.weight))
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere if wraps else QTextOption.WrapMode.NoWrap)
        self._layout.setTextOption(option)
        self._marks: list[tuple[int, int, QColor]] = []
        formats: list[QTextLayout.FormatRange] = []
        at = 0
        for span in spans:
            length = len(span.text.encode("utf-16-le")) // 2
            shaped = QTextLayout.FormatRange()
            shaped.start, shaped.length = at, length
            look = QTextCharFormat()
            look.setFont(face(span.pixels, span.weight))
            look.setForeground(theme.colour("diff_text" if span.mark else span.token))
            look.setFontStrikeOut(span.struck)
            shaped.format = look
            formats.append(shaped)
            if span.mark:
                self._marks.append((at, length, theme.colour(span.mark)))
            at += length
        self._layout.setFormats(formats)
        self._width = -1.0
        self.height = 0.0
        self.lines = 0

    def lay_out(self, width: float) -> float:
        """Breaks the text into lines of this width, and gives the height."""
        if width == self._width:
            return self.height
        self._width = width
        self.height = 0.0
        self.lines = 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0.0, self.height))
            self.height += line.height()
            self.lines += 1
        self._layout.endLayout()
        return self.height

    @property
    def natural_width(self) -> float:
        """How wide the widest line is, after `lay_out`."""
        return max(
            (self._layout.lineAt(place).naturalTextWidth() for place in range(self._layout.lineCount())), default=0.0
        )

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """After `lay_out`: the grounds of marked letters, then the letters."""
        painter.setPen(Qt.PenStyle.NoPen)
        for start, length, ground in self._marks:
            painter.setBrush(ground)
            for rect in self._rects(start, length):
                painter.drawRoundedRect(rect.translated(x, y), _MARK_RADIUS, _MARK_RADIUS)
        self._layout.draw(painter, QPointF(x, y))

    def _rects(self, start: int, length: int) -> list[QRectF]:
        found: list[QRectF] = []
        for place in range(self._layout.lineCount()):
            line = self._layout.lineAt(place)
            first, last = line.textStart(), line.textStart() + line.textLength()
            begin, end = max(start, first), min(start + length, last)
            if length == 0 and (first <= start < last or (start == last and place == self._layout.lineCount() - 1)):
                x = _x(line.cursorToX(start))
                found.append(QRectF(x - _GAP_WIDTH / 2, line.y(), _GAP_WIDTH, line.height()))
            elif begin < end:
                left, right = _x(line.cursorToX(begin)), _x(line.cursorToX(end))
                found.append(QRectF(left - 0.5, line.y(), right - left + 1.0, line.height()))
        return found


def _x(told: object) -> float:
    """`cursorToX` gives the place alone or with the cursor it stands for."""
    return float(told[0]) if isinstance(told, tuple) else float(told)  # pyright: ignore[reportArgumentType, reportUnknownArgumentType]


def elided(
    text: str,
    pixels: int,
    weight: QFont.Weight,
    width: float,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> str:
    """The text on one line of this width, with three dots where it is cut."""
    return QFontMetricsF(face(pixels, weight)).elidedText(text, mode, width)


class SpannedText(Speaking, QWidget):
    """A block of spans that wraps like a label. Its accessible name is its text."""

    def __init__(self) -> None:
        super().__init__()
        self._spans: Sequence[Span] = ()
        self._block = Block(())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_spans(self, spans: Sequence[Span]) -> None:
        if spans != self._spans:
            self._show(spans)

    def _show(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._block = Block(spans)
        self.setAccessibleName(self._block.text)
        self.updateGeometry()
        self.update()

    @override
    def redraw(self) -> None:
        self._show(self._spans)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return round(self._block.lay_out(float(width)) + 0.49)

    @override
    def sizeHint(self) -> QSize:
        width = max(self.width(), 80)
        return QSize(width, self.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(40, 14)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's layouts keep heights that a text had in another width: one that is too low is asked for anew, so that no line is
        cut."""
        super().resizeEvent(event)
        if self.height() < self.heightForWidth(self.width()):
            self.updateGeometry()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self._block.lay_out(float(self.width()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._block.draw(painter, 0.0, 0.0)
        painter.end()
