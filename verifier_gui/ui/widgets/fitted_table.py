"""A table whose columns are as wide as their texts and the window allow: nothing is cut beside room that is empty."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QEvent, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from typing_extensions import override

from verifier_gui.ui.delegates.spilling_delegate import SpillingDelegate
from verifier_gui.ui.fonts import font
from verifier_gui.ui.widgets.column_widths import Wish, shared
from verifier_gui.ui.widgets.table import Table

_MEASURED = 40
"""rows, from the first that is seen"""
_TWO_LINES = 46
"""pixels of a row with two lines"""
_AROUND = 20
"""pixels beside a text"""
_WIDEST = 460
"""pixels that a column of words wants at most"""


class FittedTable(Table):
    """`words` are the columns of words with the pixels that each keeps at least: they give way where there is no room for all, and
    share what is left over; the others always show their texts whole. What has no room in its column reaches over the empty cells
    beside it. In rows of two lines (`wraps`) words give way only down to where every text has room in both, as long as there is any
    room for that."""

    def __init__(self, model: QAbstractItemModel, words: Mapping[int, int], *, wraps: bool = False) -> None:
        super().__init__()
        self._words = words
        self._wraps = wraps
        self._wishes: list[Wish] = []
        self._wrapped: list[Wish] = []
        self.setWordWrap(wraps)
        if wraps:
            self.verticalHeader().setDefaultSectionSize(_TWO_LINES)
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
        self._wishes, self._wrapped = [], []
        for column in range(model.columnCount()):
            title = head.horizontalAdvance(str(model.headerData(column, Qt.Orientation.Horizontal) or "")) + _AROUND
            texts = [str(model.index(row, column).data() or "") for row in rows]
            wanted = max([title, *(cell.horizontalAdvance(text[:_WIDEST]) + _AROUND for text in texts)])
            least = self._words.get(column)
            if least is None:
                self._wishes.append(Wish(wanted, wanted))
                self._wrapped.append(self._wishes[-1])
            else:
                wanted = min(wanted, _WIDEST)
                self._wishes.append(Wish(wanted, min(wanted, max(title, least)), stretches=True))
                halves = max((_half(text, cell) for text in texts), default=0) if self._wraps else 0
                self._wrapped.append(Wish(wanted, min(wanted, max(title, halves)), stretches=True))
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
            room = self.viewport().width()
            self.set_widths(*shared(room, self._in_two_lines(room) if self._wraps else self._wishes))

    def _in_two_lines(self, room: int) -> list[Wish]:
        """Each column wants room for its texts in two lines at least; where not all can have it, those with the longest texts give
        up first."""
        wishes = [*self._wrapped]
        for place in sorted(range(len(wishes)), key=lambda place: -wishes[place].least):
            if sum(wish.least for wish in wishes) <= room:
                break
            wishes[place] = replace(wishes[place], least=min(wishes[place].least, self._wishes[place].least))
        return wishes


def _half(text: str, cell: QFontMetrics) -> int:
    """The pixels in which a text has room in two lines, with what is around them."""
    parts = text.split(" ")
    splits = ((" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts)))
    widths = [max(map(cell.horizontalAdvance, halves)) for halves in splits]
    return min([cell.horizontalAdvance(text), *widths]) + _AROUND
