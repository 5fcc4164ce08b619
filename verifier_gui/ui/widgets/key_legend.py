"""A few lines that say what keys do, with the keys drawn as caps."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.ui import theme
from verifier_gui.ui.widgets.evidence_cell import PADDING
from verifier_gui.ui.widgets.spanned_text import Block, Span

_CAP = 18.0
_LINE = 22.0


@dataclass(frozen=True, slots=True)
class Key:
    """A key in a line of the legend."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    text: str
    strong: bool = False


LegendLine = Sequence[Key | Words]


class KeyLegend(QWidget):
    """Words wrap below their keys where the line is too short."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[list[tuple[Block, bool]]] = []

    def show_lines(self, lines: Sequence[LegendLine]) -> None:
        self._lines = [[self._part(part) for part in line] for line in lines]
        self.setAccessibleName(". ".join(" ".join(part.text for part in line) for line in lines))
        self.update()

    def height_for(self, width: int) -> int:
        return round(16 + sum(self._place(line, width, None, 0.0) for line in self._lines))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("hairline"))
        y = 10.0
        for line in self._lines:
            y += self._place(line, self.width(), painter, y)
        painter.end()

    @staticmethod
    def _part(part: Key | Words) -> tuple[Block, bool]:
        if isinstance(part, Key):
            return Block([Span(part.text, "key_text", 11, QFont.Weight.DemiBold)], wraps=False), True
        weight = QFont.Weight.DemiBold if part.strong else QFont.Weight.Normal
        return Block([Span(part.text, "text" if part.strong else "muted", 12, weight)]), False

    @staticmethod
    def _place(line: list[tuple[Block, bool]], width: int, painter: QPainter | None, y: float) -> float:
        """Draws a line, or only measures it; gives its height."""
        x, height, end = float(PADDING), _LINE, width - 5.0
        for block, is_key in line:
            if is_key:
                block.lay_out(400.0)
                cap = max(_CAP, block.natural_width + 10.0)
                if painter is not None:
                    painter.setPen(QPen(theme.colour("control_border"), 1.0))
                    painter.setBrush(theme.colour("key_fill"))
                    painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, cap - 1.0, _CAP - 1.0), 4.0, 4.0)
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    block.draw(painter, x + (cap - block.natural_width) / 2, y + (_CAP - block.height) / 2)
                x += cap + 4.0
                continue
            if x + 24.0 > end:
                x, y, height = float(PADDING), y + _LINE, height + _LINE
            block.lay_out(end - x)
            if painter is not None:
                block.draw(painter, x, y + 1.0)
            height = max(height, height + (block.lines - 1) * 15.0)
            x += block.natural_width + 5.0
        return height
