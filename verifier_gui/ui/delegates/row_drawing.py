"""How the rows of the lists beside a page are drawn: their ground, and texts that keep to their place."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle

from verifier_gui.ui import theme


def draw_ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    """Whether a row is chosen, pointed at, or where the keys go; and the line that parts it from the next."""
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, theme.colour("selected_fill"))
        painter.fillRect(rect.left(), rect.top(), 3, rect.height(), theme.colour("focus"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, theme.colour("table_head"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("hairline"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(theme.colour("focus"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def draw_text(
    painter: QPainter,
    text: str,
    used: QFont,
    place: QRect,
    mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Draws a text, elided where it has no room; gives the width it took, in pixels."""
    if place.width() <= 0 or not text:
        return 0
    metrics = QFontMetrics(used)
    shown = metrics.elidedText(text, mode, place.width())
    painter.setFont(used)
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
