"""The table of the lists of a case: headings over the whole width, columns as wide as their texts and the window allow."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from typing_extensions import override

from verifier_gui.ui.delegates.lists_delegate import SIDE, ListsDelegate
from verifier_gui.ui.fonts import font
from verifier_gui.ui.models.lists_model import ListsModel
from verifier_gui.ui.widgets.column_widths import Wish, shared
from verifier_gui.ui.widgets.table import Table

_WIDEST = 260
_NARROWEST = 110
"""pixels that a column of names keeps where the window is small"""
_GIVE_WAY = (0, 1, 2, 6, 8)
"""columns of names: where there is no room for all, the widest of these is cut; where there is more, they share it"""


class ListsTable(Table):
    """Shows a `ListsModel`."""

    def __init__(self, rows: ListsModel) -> None:
        super().__init__()
        self._rows = rows
        self._wishes: list[Wish] = []
        self.horizontalHeader().setStretchLastSection(False)
        self.setModel(rows)
        self.setItemDelegate(ListsDelegate(self))
        rows.modelReset.connect(self.lay_out)

    def lay_out(self) -> None:
        """After the rows or the language have changed."""
        self.clearSpans()
        for row in self._rows.groups():
            self.setSpan(row, 0, 1, self._rows.columnCount())
        plain, strong = QFontMetrics(font(13)), QFontMetrics(font(13, QFont.Weight.DemiBold))
        head = QFontMetrics(font(12, QFont.Weight.Medium))
        listed = [row for row in range(self._rows.rowCount()) if self._rows.entry(row) is not None]
        self._wishes = []
        for column in range(self._rows.columnCount()):
            metrics = strong if column == 0 else plain
            texts = [metrics.horizontalAdvance(str(self._rows.index(row, column).data() or "")) for row in listed[:200]]
            title = head.horizontalAdvance(str(self._rows.headerData(column, Qt.Orientation.Horizontal)))
            wanted = min(max([title + 4, *texts]) + 2 * SIDE + 8, _WIDEST)
            gives_way = column in _GIVE_WAY
            self._wishes.append(Wish(wanted, min(wanted, _NARROWEST) if gives_way else wanted, stretches=gives_way))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._wishes:
            self.set_widths(*shared(self.viewport().width(), self._wishes))
