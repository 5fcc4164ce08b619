"""How the people of a list spread over the probability of their best candidate: bars, and a table that says the same."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.domain.overview import Bar
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui import theme
from verifier_gui.ui.fonts import font

_LABELS = 22
_COUNTS = 20
_GAP = 10
_WIDEST = 56
_LEAST = 134
"""pixels: with them every card has room in a window of 900"""


class Histogram(QWidget):
    """A bar a range: what is decided is filled, what is not is an outline; each bar bears its number of people."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[Bar] = ()
        self.setMinimumHeight(_LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self._bars = bars
        self.setAccessibleName(_("People by the probability of their best candidate"))
        self.setAccessibleDescription("; ".join(f"{range_text(bar)}: {bar.people}" for bar in bars))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, _LEAST)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        highest = max((bar.people for bar in self._bars), default=0)
        if highest:
            self._paint_bars(painter, highest)
        painter.end()

    def _paint_bars(self, painter: QPainter, highest: int) -> None:
        count = len(self._bars)
        step = self.width() / count
        width = min(step - _GAP, _WIDEST)
        room = self.height() - _LABELS - _COUNTS
        ground = float(self.height() - _LABELS)
        ink = theme.colour("chart_decided")
        for place, bar in enumerate(self._bars):
            left = place * step + (step - width) / 2
            tall = room * bar.people / highest
            decided = room * bar.decided / highest
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRect(QRectF(left, ground - decided, width, decided))
            if bar.people:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(ink, 1.5))
                painter.drawRect(QRectF(left, ground - tall, width, tall))
                painter.setPen(theme.colour("text"))
                painter.setFont(font(12, QFont.Weight.DemiBold))
                over = QRectF(left - _GAP, ground - tall - _COUNTS, width + 2 * _GAP, _COUNTS)
                painter.drawText(over, Qt.AlignmentFlag.AlignCenter, grouped(bar.people))
            painter.setPen(theme.colour("muted"))
            painter.setFont(font(11))
            below = QRectF(place * step - 4, ground + 2, step + 8, _LABELS)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, range_text(bar))
        painter.setPen(QPen(theme.colour("control_border"), 1))
        painter.drawLine(0, round(ground), self.width(), round(ground))


def range_text(bar: Bar) -> str:
    """`up to 2`, `90–95`, `over 99`: per cent."""
    lower, upper = round(bar.lower * 100), round(bar.upper * 100)
    if lower == 0:
        return _("up to {upper}").format(upper=upper)
    return _("over {lower}").format(lower=lower) if upper == 100 else f"{lower}–{upper}"
