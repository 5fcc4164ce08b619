"""The list in which the queue scrolls: rows of one height, moved through by arrows, Home, End and page keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from verifier_gui.ui.delegates.queue_delegate import HEIGHT, QueueDelegate
from verifier_gui.ui.models.queue_model import QueueModel

_AROUND = 2
"""Rows kept in sight on both sides of the chosen one."""


class QueueList(QListView):
    """Letters typed on it belong to the review, not to a search of its own."""

    def __init__(self, model: QueueModel) -> None:
        super().__init__()
        self.drawing = QueueDelegate()
        self.drawing.setParent(self)
        self.setModel(model)
        self.setItemDelegate(self.drawing)
        self.setProperty("look", "flush")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(HEIGHT)

    def reveal(self, row: int) -> None:
        """Scrolls as little as shows the row with some before and after it."""
        last = self.model().rowCount() - 1
        for near in (max(0, row - _AROUND), min(last, row + _AROUND), row):
            self.scrollTo(self.model().index(near, 0))

    @override
    def keyboardSearch(self, search: str) -> None:
        """Nothing: `J`, `N` and `X` are acts."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's own would make the first row the current one: coming here chooses nobody."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QFrame.focusInEvent(self, event)
        self.viewport().update()
