"""Draws a record that a search by hand has found: the person and why it is here, birth date, registry, and what can be done."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from verifier_gui.domain.hits import Hit, How
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole
from verifier_gui.phrases import search_words
from verifier_gui.phrases.differences import Piece
from verifier_gui.ui import theme
from verifier_gui.ui.fonts import font
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.models.hit_model import BORN, HIT, STANDING
from verifier_gui.ui.widgets.spanned_text import Block, Span, elided

HEIGHT = 58
EDGE = 20
BORN_WIDTH = 92
LEAST_LIST, LIST_WIDTH = 150, 216
ACT_WIDTH = 120
GAP = 12
_UPPER = 9
_LOWER = 31
_LINE = 20
_NAME = 14

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand in a row of some width, from its left edge."""

    person: QRect
    born: QRect
    registry: QRect
    act: QRect

    @classmethod
    def in_row(cls, row: QRect) -> "Columns":
        wide = max(LEAST_LIST, min(LIST_WIDTH, round(0.28 * row.width())))
        act = QRect(row.right() - EDGE - ACT_WIDTH + 1, row.top(), ACT_WIDTH, row.height())
        registry = QRect(act.left() - GAP - wide, row.top(), wide, row.height())
        born = QRect(registry.left() - GAP - BORN_WIDTH, row.top(), BORN_WIDTH, row.height())
        person = QRect(row.left() + EDGE, row.top(), born.left() - GAP - row.left() - EDGE, row.height())
        return cls(person, born, registry, act)


class HitDelegate(QStyledItemDelegate):
    def __init__(self) -> None:
        super().__init__()
        self._small = font(12)
        self._list = font(13, QFont.Weight.Medium)
        self._button = font(13, QFont.Weight.Medium)
        self._cap = font(11, QFont.Weight.DemiBold)
        self._tag = font(12, QFont.Weight.DemiBold)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(500, HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(row, theme.colour("selected_fill"))
            painter.fillRect(row.left(), row.top(), 3, row.height(), theme.colour("focus"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, theme.colour("table_head"))
        painter.fillRect(row.left(), row.bottom(), row.width(), 1, theme.colour("hairline"))
        columns = Columns.in_row(row)
        _draw_pieces(painter, search_words.name_pieces(hit), "diff_other", _at(columns.person, _UPPER))
        self._draw_text(painter, search_words.why(hit), self._small, "muted", _at(columns.person, _LOWER))
        swapped = any(found.how is How.SWAPPED for found in hit.words)
        born = search_words.born_pieces(hit, str(index.data(BORN)))
        middle = QRect(columns.born.left(), row.top() + (HEIGHT - _LINE) // 2, columns.born.width(), _LINE)
        _draw_pieces(painter, born, "diff_language" if swapped else "diff_other", middle)
        self._draw_list(painter, hit, columns.registry)
        standing = str(index.data(STANDING))
        if standing:
            painter.setFont(self._small)
            painter.setPen(theme.colour("muted"))
            painter.drawText(columns.act, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, standing)
        else:
            self._draw_button(painter, columns.act, primary=selected)
        painter.restore()

    def button_in(self, row: QRect, *, primary: bool) -> QRect:
        """Where the button of a row is, for clicks on it."""
        place = Columns.in_row(row).act
        width = QFontMetrics(self._button).horizontalAdvance(_("Add")) + 26
        if primary:
            width += QFontMetrics(self._cap).horizontalAdvance("Enter") + 18
        return QRect(place.right() - width + 1, place.top() + (place.height() - 28) // 2, width, 28)

    def _draw_list(self, painter: QPainter, hit: Hit, place: QRect) -> None:
        upper = _at(place, _UPPER)
        is_stop = hit.attributes.role is not ListRole.REGISTRY
        tag = _("stop") if is_stop else ""
        room = QFontMetrics(self._tag).horizontalAdvance(tag) + 36 if is_stop else 0
        used = self._draw_text(painter, hit.attributes.name, self._list, "text", upper.adjusted(0, 0, -room, 0))
        if is_stop:
            ground = QRectF(upper.left() + used + 8, upper.top(), room - 8, _LINE)
            _round(painter, ground, theme.colour("danger_fill"), 4.0)
            mark = pixmap("stop", "danger_text", 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(round(ground.left()) + 6, round(ground.top()) + 3, mark)
            painter.setFont(self._tag)
            painter.setPen(theme.colour("danger_text"))
            painter.drawText(ground.adjusted(23, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, tag)
        where = search_words.place(hit.attributes, hit.candidate.row)
        self._draw_text(painter, where, self._small, "muted", _at(place, _LOWER))

    def _draw_button(self, painter: QPainter, act: QRect, *, primary: bool) -> None:
        row = QRect(act.left(), act.top(), act.width() + EDGE, act.height())
        place = QRectF(self.button_in(row, primary=primary)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(theme.colour("primary" if primary else "control_border"))
        painter.setBrush(theme.colour("primary" if primary else "surface"))
        painter.drawRoundedRect(place, 6.0, 6.0)
        painter.setFont(self._button)
        painter.setPen(theme.colour("on_primary" if primary else "text"))
        if not primary:
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _("Add"))
            return
        painter.drawText(place.adjusted(13, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, _("Add"))
        width = QFontMetrics(self._cap).horizontalAdvance("Enter") + 10
        cap = QRectF(place.right() - width - 6, place.center().y() - 9, width, 18)
        _round(painter, cap, QColor(0, 0, 0, 60), 4.0)
        painter.setFont(self._cap)
        painter.setPen(theme.colour("on_primary"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, "Enter")

    @staticmethod
    def _draw_text(painter: QPainter, text: str, used: QFont, token: str, place: QRect) -> int:
        metrics = QFontMetrics(used)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(place.width(), 0))
        painter.setFont(used)
        painter.setPen(theme.colour(token))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)


def _at(place: QRect, top: int) -> QRect:
    return QRect(place.left(), place.top() + top, place.width(), _LINE)


def _draw_pieces(painter: QPainter, pieces: Sequence[Piece], mark: str, place: QRect) -> None:
    text = "".join(piece.text for piece in pieces)
    shown = elided(text, _NAME, QFont.Weight.Normal, float(place.width()))
    left = len(shown) if shown == text else len(shown) - 1
    spans: list[Span] = []
    for piece in pieces:
        if left > 0 or (piece.differs and not piece.text):
            spans.append(Span(piece.text[:left], pixels=_NAME, mark=mark if piece.differs else ""))
            left -= len(piece.text)
    if shown != text:
        spans.append(Span("…", pixels=_NAME))
    block = Block(spans, wraps=False)
    height = block.lay_out(10_000.0)
    block.draw(painter, float(place.left()), place.top() + (place.height() - height) / 2)


def _round(painter: QPainter, place: QRectF, colour: QColor, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(place, radius, radius)
