"""Draws a disagreement: the number, the name, what each said, and how it was adjudicated."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from verifier_gui.domain.disputes import DisputeLine
from verifier_gui.phrases import disputes
from verifier_gui.ui import theme
from verifier_gui.ui.delegates.row_drawing import draw_ground, draw_text
from verifier_gui.ui.fonts import font
from verifier_gui.ui.models.dispute_model import LINE

_LEFT, _NAME_FROM, _RIGHT = 12, 50, 10
_ABOVE, _NAME, _ANSWER = 8, 20, 16
_HEADING = 34
_TAG, _TAG_PADDING, _TAG_MOST = 20, 7, 110

_Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class DisputeDelegate(QStyledItemDelegate):
    """A row is as high as it has answers."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._small = font(13), font(12)
        self._surname, self._names = font(13, QFont.Weight.Medium), font(13)
        self._heading, self._tag = font(11, QFont.Weight.DemiBold), font(12, QFont.Weight.DemiBold)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = index.data(LINE)
        if not isinstance(line, DisputeLine):
            return QSize(200, _HEADING)
        return QSize(200, 2 * _ABOVE + _NAME + _ANSWER * max(len(disputes.lines(line)), 1))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE)
        painter.save()
        rect = option.rect
        if isinstance(line, DisputeLine):
            draw_ground(painter, rect, option.state)
            self._draw_line(painter, rect, line)
        else:
            painter.setFont(self._heading)
            painter.setPen(theme.colour("muted"))
            at = rect.adjusted(_LEFT, 8, -_RIGHT, 0)
            painter.drawText(at, _MIDDLE, str(line).upper())
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("hairline"))
        painter.restore()

    def _draw_line(self, painter: QPainter, rect: QRect, line: DisputeLine) -> None:
        painter.setPen(theme.colour("muted"))
        painter.setFont(self._number)
        painter.drawText(
            QRect(rect.left() + _LEFT, rect.top(), _NAME_FROM - _LEFT, rect.height()), _MIDDLE, str(line.entry.number)
        )
        right = rect.right() - _RIGHT
        ruling = disputes.ruling(line)
        if ruling:
            right = self._draw_tag(painter, rect, ruling) - 8
        left = rect.left() + _NAME_FROM
        painter.setPen(theme.colour("text"))
        top = rect.top() + _ABOVE
        used = draw_text(painter, line.entry.surname, self._surname, QRect(left, top, right - left, _NAME))
        space = QFontMetrics(self._names).horizontalAdvance(" ")
        draw_text(
            painter,
            line.entry.other_names,
            self._names,
            QRect(left + used + space, top, right - left - used - space, _NAME),
        )
        painter.setPen(theme.colour("muted"))
        for place, text in enumerate(disputes.lines(line)):
            at = QRect(left, top + _NAME + place * _ANSWER, right - left, _ANSWER)
            # A list is known by its beginning, a record by its row at the end.
            draw_text(painter, text, self._small, at, Qt.TextElideMode.ElideMiddle)

    def _draw_tag(self, painter: QPainter, rect: QRect, text: str) -> int:
        """At the right, in the middle; gives where it begins."""
        metrics = QFontMetrics(self._tag)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, _TAG_MOST)
        width = metrics.horizontalAdvance(shown) + 2 * _TAG_PADDING
        place = QRect(rect.right() - _RIGHT - width, rect.center().y() - _TAG // 2, width, _TAG)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("neutral_fill"))
        painter.drawRoundedRect(QRectF(place), 4, 4)
        painter.setPen(theme.colour("neutral_text"))
        painter.setFont(self._tag)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)
        return place.left()
