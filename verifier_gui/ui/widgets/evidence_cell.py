"""One cell of the review sheet: a value with its differences marked, a bar of weight, a line that says why."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.phrases.comparison import Cell
from verifier_gui.phrases.differences import Mark
from verifier_gui.ui import theme
from verifier_gui.ui.widgets.spanned_text import Block, Span, elided
from verifier_gui.ui.widgets.weight_bar import WIDTH, draw_weight_bar

PADDING = 11
_ABOVE = 6.0
_BELOW = 6.0
_BETWEEN = 1.0
_BAR_GAP = 8.0
_VALUE = 14
_SMALL = 12
_SPARED = 5
"""What a row gives up where room is scarce."""
ONE_LINE = 32
TWO_LINES = 44

_MARKS = {Mark.LANGUAGE: "diff_language", Mark.OTHER: "diff_other"}


class GridCell(QWidget):
    """A painted cell: lines of text over one another, a hairline below and at the right. The height follows the text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._blocks: list[Block] = []
        self._brief: Block | None = None
        self._cuts: dict[float, Block] = {}
        self._bits: float | None = None
        self._copied = ""
        self.is_last_row = False
        self.ground = ""
        self.right_padding = float(PADDING)
        self.is_tight = False
        """whether room is scarce: the last of several lines is cut where it does not fit, instead of wrapping"""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._offer_copy)

    def show_lines(
        self,
        lines: Sequence[Sequence[Span]],
        spoken: str,
        *,
        brief: Sequence[Span] = (),
        bits: float | None = None,
        copied: str = "",
    ) -> None:
        """`spoken` is the cell for who cannot see it, `copied` what its menu copies; `brief` takes the place of the last line
        where that does not fit into one."""
        self._blocks = [Block(line) for line in lines if line]
        self._brief = Block(brief) if brief else None
        self._cuts.clear()
        self._bits = bits
        self._copied = copied
        self.setAccessibleName(spoken)
        self.update()

    def height_for(self, width: int) -> int:
        """How high the cell wants to be in a column of this width."""
        heights = [block.height for block in self._laid_out(width)]
        spared = _SPARED if self.is_tight else 0
        height = _ABOVE + _BELOW - spared + sum(heights) + _BETWEEN * max(len(heights) - 1, 0)
        return max(round(height + 0.49), (ONE_LINE if len(heights) < 2 else TWO_LINES) - spared)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.ground:
            painter.fillRect(self.rect(), theme.colour(self.ground))
        line = theme.colour("hairline")
        if not self.is_last_row:
            painter.fillRect(0, self.height() - 1, self.width(), 1, line)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), line)
        blocks = self._laid_out(self.width())
        heights = [block.height for block in blocks]
        y = (self.height() - sum(heights) - _BETWEEN * (len(heights) - 1)) / 2 if heights else 0.0
        for place, block in enumerate(blocks):
            if place == 0 and self._bits is not None:
                middle = y + heights[0] / max(block.lines, 1) / 2
                draw_weight_bar(painter, self.width() - 1.0 - PADDING, middle, self._bits)
            block.draw(painter, float(PADDING), y)
            y += heights[place] + _BETWEEN
        painter.end()

    def _laid_out(self, width: int) -> list[Block]:
        blocks = list(self._blocks)
        for place, block in enumerate(blocks):
            block.lay_out(self._room(width, place))
        if self._brief is not None and len(blocks) > 1 and blocks[-1].lines > 1:
            blocks[-1] = self._brief
            self._brief.lay_out(self._room(width, len(blocks) - 1))
        if self.is_tight and len(blocks) > 1 and blocks[-1].lines > 1:
            blocks[-1] = self._cut(blocks[-1].text, self._room(width, len(blocks) - 1))
        return blocks

    def _cut(self, text: str, room: float) -> Block:
        known = self._cuts.get(room)
        if known is None:
            known = Block([Span(elided(text, _SMALL, QFont.Weight.Normal, room), "muted", _SMALL)], wraps=False)
            known.lay_out(room)
            self._cuts[room] = known
        return known

    def _room(self, width: int, place: int) -> float:
        """The bar stands beside the value only."""
        bar = WIDTH + _BAR_GAP if place == 0 and self._bits is not None else 0.0
        return max(width - PADDING - self.right_padding - 1.0 - bar, 24.0)

    def _offer_copy(self, at: QPoint) -> None:
        if not self._copied:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        text = self._copied
        menu.addAction(_("Copy")).triggered.connect(lambda: QGuiApplication.clipboard().setText(text))
        menu.popup(self.mapToGlobal(at))


class EvidenceCell(GridCell):
    """A candidate's value of one field."""

    def show_cell(self, cell: Cell, field: str, whose: str, *, faded: bool) -> None:
        """`whose` names the column. `faded` is the cell of a record that was struck out."""
        token = "muted" if faded else "text"
        if not cell.value:
            lines = [[Span(cell.line, "muted", _SMALL)]]
        else:
            ground = "" if faded else _MARKS.get(cell.mark, "")
            value = [
                Span(piece.text, token, _VALUE, mark=ground if piece.differs else "")
                for piece in cell.pieces
                if piece.text or not faded
            ]
            lines = [value, [Span(cell.line, "muted", _SMALL)] if cell.line else []]
        brief = [Span(cell.brief, "muted", _SMALL)] if cell.brief else []
        spoken = f"{field}, {whose}: {cell.spoken}"
        self.show_lines(lines, spoken, brief=brief, bits=cell.bits, copied=cell.value)
        self.setToolTip(_tip(cell) if cell.value else "")


class LabelCell(GridCell):
    """The name of a row, or a value of the line as it came."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.right_padding = 4.0

    def show_label(self, text: str) -> None:
        self.show_lines([[Span(text, "muted", 13)]], text)

    def show_value(self, value: str, field: str, absent: str) -> None:
        shown = Span(value, pixels=_VALUE, weight=QFont.Weight.Normal) if value else Span(absent, "muted", _SMALL)
        self.show_lines([[shown]], f"{field}: {value or absent}", copied=value)


def _tip(cell: Cell) -> str:
    """What the cell cannot show: the whole of a masked number, the exact weight."""
    weight = _("weight of this field: {bits} bits").format(bits=f"{cell.bits:+.1f}") if cell.bits is not None else ""
    return "\n".join(part for part in (cell.value, cell.line, weight) if part)
