"""A table whose columns are as wide as their texts and the window allow: nothing is cut beside room that is empty."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from typing_extensions import override

from verifier_gui.ui.delegates.spilling_delegate import SpillingDelegate
from verifier_gui.ui.fonts import font
from verifier_gui.ui.widgets.column_widths import Wish, shared
from verifier_gui.ui.widgets.table import Table

_MEASURED = 40
"""rows, from the first that is seen"""
_AROUND = 20
"""pixels beside a text"""
_WIDEST = 460
"""pixels that a column of words wants at most"""


class FittedTable(Table):
    """`words` are the columns of words with the pixels that each keeps at least: they give way where there is no room for all, and
    share what is left over; the others always show their texts whole. What has no room in its column reaches over the empty cells
    beside it."""

    def __init__(self, model: QAbstractItemModel, words: Mapping[int, int]) -> None:
        super().__init__()
        self._words = words
        self._wishes: list[Wish] = []
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.setModel(model)
        self.setItemDelegate(SpillingDelegate(self, words))
        model.modelReset.connect(self.measure)
        model.headerDataChanged.connect(self.measure)

    @Slot()
    def measure(self) -> None:
        """Looks at the texts that are there now."""
        model = self.model()
        cell, head = QFontMetrics(font(13)), QFontMetrics(font(12, QFont.Weight.Medium))
        rows = range(min(_MEASURED, model.rowCount()))
        self._wishes = []
        for column in range(model.columnCount()):
            title = head.horizontalAdvance(str(model.headerData(column, Qt.Orientation.Horizontal) or "")) + _AROUND
            texts = (str(model.index(row, column).data() or "") for row in rows)
            wanted = max([title, *(cell.horizontalAdvance(text[:_WIDEST]) + _AROUND for text in texts)])
            least = self._words.get(column)
            if least is None:
                self._wishes.append(Wish(wanted, wanted))
            else:
                wanted = min(wanted, _WIDEST)
                self._wishes.append(Wish(wanted, min(wanted, max(title, least)), stretches=True))
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.measure()

    def _fit(self) -> None:
        if self._wishes:
            self.set_widths(*shared(self.viewport().width(), self._wishes))
