"""Draws a recent case file: its title over its folder and what it is a copy of, its people, a tag with what is left to decide."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from verifier_gui.ui import theme
from verifier_gui.ui.fonts import font
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.models.recent_cases_model import Role

ROW_HEIGHT = 72
_SIDE = 18
_TEXT_LEFT = 52
_MIDDLE = 0.64
"""where the second column begins, as a share of the row"""
_TAG_HEIGHT = 20
_CENTRED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class RecentCaseDelegate(QStyledItemDelegate):
    """Rows of one height; the selected one is tinted and has a mark at its left."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, ROW_HEIGHT)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = "muted" if index.data(Role.MISSING) else "text"
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(rect, theme.colour("selected_fill"))
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.colour("focus"))
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        picture = QPoint(rect.left() + 20, rect.top() + (rect.height() - 16) // 2)
        painter.drawPixmap(picture, pixmap("lock", "muted", 16))

        middle = rect.left() + round(rect.width() * _MIDDLE)
        right = self._tag(painter, rect, str(index.data(Role.TAG)), str(index.data(Role.TAG_KIND)))
        left = rect.left() + _TEXT_LEFT
        strong, small = font(14, QFont.Weight.DemiBold), font(12)
        self._lines(
            painter,
            QRect(left, rect.top(), middle - left - 14, rect.height()),
            (str(index.data()), strong, ink),
            (str(index.data(Role.COPIED)), small, "warning_text"),
            (str(index.data(Role.FOLDER)), small, "muted"),
        )
        self._lines(
            painter,
            QRect(middle, rect.top(), right - middle - 10, rect.height()),
            (str(index.data(Role.SIZE)), small, ink),
            (str(index.data(Role.CLOSED)), small, "muted"),
        )
        painter.restore()

    @staticmethod
    def _lines(painter: QPainter, rect: QRect, *lines: tuple[str, QFont, str]) -> None:
        """One text over another, each cut where the column ends; a text alone stands in the middle."""
        texts = [line for line in lines if line[0]]
        height = 19
        top = rect.center().y() - height * len(texts) // 2 + 1
        for text, typeface, ink in texts:
            painter.setFont(typeface)
            painter.setPen(theme.colour(ink))
            cut = Qt.TextElideMode.ElideMiddle if ink == "muted" else Qt.TextElideMode.ElideRight
            shown = QFontMetrics(typeface).elidedText(text, cut, rect.width())
            painter.drawText(QRect(rect.left(), top, rect.width(), height), _CENTRED, shown)
            top += height

    @staticmethod
    def _tag(painter: QPainter, rect: QRect, text: str, kind: str) -> int:
        """Gives the place where the tag begins."""
        right = rect.right() - _SIDE
        if not text:
            return right
        typeface = font(12, QFont.Weight.DemiBold)
        width = QFontMetrics(typeface).horizontalAdvance(text) + 14
        box = QRect(right - width, rect.center().y() - _TAG_HEIGHT // 2 + 1, width, _TAG_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{kind}_fill"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QPen(theme.colour(f"{kind}_text")))
        painter.setFont(typeface)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        return box.left()
