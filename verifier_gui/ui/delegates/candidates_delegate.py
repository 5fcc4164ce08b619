"""Draws the candidates of a disagreement: the probability on a tag, values with their differences marked, who named them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from verifier_gui.phrases.comparison import Cell
from verifier_gui.phrases.differences import Mark
from verifier_gui.ui import theme
from verifier_gui.ui.fonts import font
from verifier_gui.ui.models.candidates_now import CELL, LEAD, TAGS
from verifier_gui.ui.widgets.spanned_text import Block, Span, elided

_PADDING, _GAP, _TAG, _TAG_PADDING = 10, 8, 20, 7
_MARKS = {Mark.LANGUAGE: "diff_language", Mark.OTHER: "diff_other"}
_Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class CandidatesDelegate(QStyledItemDelegate):
    """Rows of one line."""

    def __init__(self) -> None:
        super().__init__()
        self._text, self._bold = font(13), font(13, QFont.Weight.DemiBold)
        self._tag = font(12, QFont.Weight.DemiBold)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        tags = index.data(TAGS) or ()
        metrics = QFontMetrics(self._tag)
        wide = sum(metrics.horizontalAdvance(text) + 2 * _TAG_PADDING + 6 for text, _kind in tags)
        return QSize(2 * _PADDING + wide, 34)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        rect = option.rect
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("selected_fill"))
        elif index.row() == 0:
            painter.fillRect(rect, theme.colour("table_head"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("hairline"))
        cell = index.data(CELL)
        place = rect.adjusted(_PADDING, 0, -4, 0)
        if isinstance(cell, Cell):
            self._draw_cell(painter, place, cell)
        elif index.column() == 0:
            self._draw_name(painter, place, index)
        else:
            left = place.left()
            for text, kind in index.data(TAGS) or ():
                left = self._draw_tag(painter, QRect(left, place.top(), 0, place.height()), text, kind) + 6
        painter.restore()

    def _draw_name(self, painter: QPainter, place: QRect, index: _Index) -> None:
        left = place.left()
        chance = index.data(LEAD)
        if chance:
            left = self._draw_tag(painter, place, str(chance), "neutral") + _GAP
        used = self._text if chance else self._bold
        painter.setFont(used)
        painter.setPen(theme.colour("text"))
        room = place.right() - left
        # A list is known by its beginning, a record by its row at the end.
        shown = QFontMetrics(used).elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, room)
        painter.drawText(QRect(left, place.top(), room, place.height()), _MIDDLE, shown)

    @staticmethod
    def _draw_cell(painter: QPainter, place: QRect, cell: Cell) -> None:
        ground = _MARKS.get(cell.mark, "")
        spans = [Span(piece.text, mark=ground if piece.differs else "") for piece in cell.pieces]
        if not cell.value:
            spans = [Span("—", "muted")]
        block = Block(spans, wraps=False)
        block.lay_out(float(place.width()))
        if block.natural_width > place.width():
            block = Block([Span(elided(cell.value, 13, QFont.Weight.Normal, float(place.width())))], wraps=False)
            block.lay_out(float(place.width()))
        painter.setClipRect(place)
        block.draw(painter, float(place.left()), place.top() + (place.height() - block.height) / 2)

    def _draw_tag(self, painter: QPainter, place: QRect, text: str, kind: str) -> int:
        """Gives where it ends."""
        metrics = QFontMetrics(self._tag)
        width = metrics.horizontalAdvance(text) + 2 * _TAG_PADDING
        ground = QRect(place.left(), place.center().y() - _TAG // 2, width, _TAG)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{kind}_fill"))
        painter.drawRoundedRect(QRectF(ground), 4, 4)
        painter.setPen(theme.colour(f"{kind}_text"))
        painter.setFont(self._tag)
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, text)
        return ground.right()
