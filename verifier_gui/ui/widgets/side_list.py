"""The list beside a page, moved through by arrows, Home, End and page keys."""

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate
from typing_extensions import override


class SideList(QListView):
    """Letters typed on it belong to the page, not to a search of its own; coming here by Tab chooses nobody."""

    def __init__(self, model: QAbstractItemModel, drawing: QStyledItemDelegate) -> None:
        super().__init__()
        drawing.setParent(self)
        self.setModel(model)
        self.setItemDelegate(drawing)
        self.setProperty("look", "flush")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters are acts."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's own would make the first row the current one."""
        if self.currentIndex().isValid():
            super().focusInEvent(event)
        else:
            QFrame.focusInEvent(self, event)
        self.viewport().update()
