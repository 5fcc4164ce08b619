"""The bar of a cell: its zero stands in the middle, what speaks for goes right, what speaks against goes left."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from verifier_gui.ui import theme

WIDTH = 38.0
HEIGHT = 5.0
FULL = 12.0
"""Bits at which a half of the bar is full: about 1 in 4,000."""
_ZERO_HEIGHT = 9.0
_LEAST = 1.5
"""A weight that there is, is seen."""


def draw_weight_bar(painter: QPainter, right: float, middle: float, bits: float) -> None:
    """`right` is where the bar ends, `middle` the height of its middle line."""
    left = right - WIDTH
    zero = left + WIDTH / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("bar_track"))
    painter.drawRoundedRect(QRectF(left, middle - HEIGHT / 2, WIDTH, HEIGHT), HEIGHT / 2, HEIGHT / 2)
    length = min(abs(bits) / FULL, 1.0) * WIDTH / 2
    if abs(bits) > 0.05:
        length = max(length, _LEAST)
        start = zero if bits > 0 else zero - length
        painter.setBrush(theme.colour("weight_for" if bits > 0 else "mark_danger"))
        painter.drawRoundedRect(QRectF(start, middle - HEIGHT / 2, length, HEIGHT), 1.5, 1.5)
    painter.setBrush(theme.colour("text"))
    painter.drawRect(QRectF(zero - 0.5, middle - _ZERO_HEIGHT / 2, 1.0, _ZERO_HEIGHT))
