"""A layout that puts parts side by side and goes on in the next line where they have no room."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget
from typing_extensions import override


class FlowLayout(QLayout):
    """Parts keep the width they ask for; those that want to grow share what is left of their line beyond their least width."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, line_gap: int = 8) -> None:
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        super().__init__(parent)
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(0, 0, 0, 0)

    @override
    def addItem(self, arg__1: QLayoutItem) -> None:
        self._items.append(arg__1)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        known = self._heights.get(arg__1)
        if known is None:
            known = self._heights[arg__1] = self._place(QRect(0, 0, arg__1, 0), moves=False)
        return known

    @override
    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    @override
    def setGeometry(self, arg__1: QRect) -> None:
        super().setGeometry(arg__1)
        self._place(arg__1, moves=True)

    @override
    def sizeHint(self) -> QSize:
        return self.minimumSize()

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, moves: bool) -> int:
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            width = _least(item)
            if lines[-1] and used + self._gap + width > rect.width():
                lines.append([])
                used = 0
            used += width + (self._gap if lines[-1] else 0)
            lines[-1].append(item)
        y = rect.y()
        for line in lines:
            y += self._place_line(line, QPoint(rect.x(), y), rect.width(), moves=moves) + self._line_gap
        return max(y - self._line_gap - rect.y(), 0)

    def _place_line(self, line: list[QLayoutItem], corner: QPoint, room: int, *, moves: bool) -> int:
        """Gives the line's height."""
        growing = [item for item in line if _grows(item)]
        spare = max(room - sum(map(_least, line)) - self._gap * (len(line) - 1), 0)
        widths = [
            min(_least(item) + (spare // len(growing) if item in growing else 0), room) if growing else _least(item)
            for item in line
        ]
        heights = [
            item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
            for item, width in zip(line, widths, strict=True)
        ]
        height = max(heights, default=0)
        x = corner.x()
        for item, width, own in zip(line, widths, heights, strict=True):
            if moves:
                item.setGeometry(QRect(x, corner.y() + (height - own) // 2, width, own))
            x += width + self._gap
        return height


def _grows(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding


def _least(item: QLayoutItem) -> int:
    return item.minimumSize().width() if _grows(item) else item.sizeHint().width()
