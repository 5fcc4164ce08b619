"""Draws a command: its picture, its name, its key at the right."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from verifier_gui.ui import theme
from verifier_gui.ui.fonts import font

ROW_HEIGHT = 34
KEY_ROLE, WHY_NOT_ROLE = Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
_CENTRED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class CommandDelegate(QStyledItemDelegate):
    """Rows of one height; the chosen one is tinted. One that cannot be done now is muted, with why not behind its name."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected_fill"))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 4, 4)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QIcon):
            picture.paint(painter, QRect(rect.left() + 10, rect.center().y() - 7, 16, 16))
        right = self._key(painter, rect, str(index.data(KEY_ROLE) or ""))
        why_not = str(index.data(WHY_NOT_ROLE) or "")
        painter.setPen(theme.colour("muted" if why_not else "text"))
        left = rect.left() + 36
        for text, pixels in ((str(index.data()), 13), (why_not, 12)):
            metrics, room = QFontMetrics(font(pixels)), right - left - 10
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room, 0))
            painter.setFont(font(pixels))
            painter.drawText(QRect(left, rect.top(), room, rect.height()), _CENTRED, shown)
            left += metrics.horizontalAdvance(shown) + 12
        painter.restore()

    @staticmethod
    def _key(painter: QPainter, rect: QRect, key: str) -> int:
        """Gives the place where the key cap begins."""
        right = rect.right() - 10
        if not key:
            return right
        typeface = font(11, QFont.Weight.DemiBold)
        width = max(QFontMetrics(typeface).horizontalAdvance(key) + 10, 18)
        cap = QRect(right - width, rect.center().y() - 8, width, 18)
        painter.setPen(theme.colour("control_border"))
        painter.setBrush(theme.colour("key_fill"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(theme.colour("key_text"))
        painter.setFont(typeface)
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        return cap.left()
