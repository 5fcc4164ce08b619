"""Draws the cells of a table whose texts reach over the empty cells beside them: nothing is cut beside room that is empty."""

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

_Index = QModelIndex | QPersistentModelIndex


class SpillingDelegate(QStyledItemDelegate):
    """Each cell draws what lies over itself only, so that it does not matter which of them is drawn last: an empty one the end of
    the text that reaches over it, as much of that as is seen there."""

    def __init__(self, table: QTableView, columns: Collection[int]) -> None:
        """`columns` are those whose texts may reach over the next ones."""
        super().__init__(table)
        self._table = table
        self._columns = frozenset(columns)

    def reach(self, index: _Index) -> tuple[_Index, range]:
        """The cell whose text is seen at a cell, and the columns that this text has room in."""
        row, column = index.row(), index.column()
        while column > 0 and not self._text(row, column):
            column -= 1
        if column not in self._columns or not self._text(row, column):
            return index, range(index.column(), index.column() + 1)
        end = column + 1
        while end < self._table.model().columnCount() and not self._text(row, end):
            end += 1
        return self._table.model().index(row, column), range(column, end)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        source, columns = self.reach(index)
        if len(columns) == 1:
            super().paint(painter, option, index)
            return
        own = QRect(option.rect)
        wide = QStyleOptionViewItem(option)
        left = own.left() - sum(map(self._table.columnWidth, range(columns.start, index.column())))
        wide.rect = QRect(left, own.top(), sum(map(self._table.columnWidth, columns)), own.height())
        painter.save()
        painter.setClipRect(own)
        super().paint(painter, wide, source)
        painter.restore()

    def _text(self, row: int, column: int) -> str:
        return str(self._table.model().index(row, column).data() or "")
