"""Draws the rows of the table of lists: headings of roles over the whole width, lists below them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from verifier_gui.ui import theme
from verifier_gui.ui.fonts import font
from verifier_gui.ui.models.lists_model import Role

SIDE = 8


class ListsDelegate(QStyledItemDelegate):
    """A heading is small and muted; a list's name is strong."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        is_group = bool(index.data(Role.IS_GROUP))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_group or chosen:
            painter.fillRect(rect, theme.colour("table_head" if is_group else "selected_fill"))
        if chosen and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("focus"))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        strong = not is_group and index.column() == 0
        typeface = font(12 if is_group else 13, QFont.Weight.DemiBold if strong or is_group else QFont.Weight.Normal)
        painter.setFont(typeface)
        ink = "muted" if is_group else str(index.data(Role.TONE) or "text")
        painter.setPen(theme.colour(ink))
        inside = rect.adjusted(SIDE, 0, -SIDE, 0)
        text = QFontMetrics(typeface).elidedText(str(index.data() or ""), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)
        painter.restore()
