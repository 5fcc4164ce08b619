"""The list of records that a search by hand has found; a click on a row's button adds it."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView
from typing_extensions import override

from verifier_gui.ui.delegates.hit_delegate import HitDelegate
from verifier_gui.ui.models.hit_model import HitModel


class HitList(QListView):
    """Reached by Tab; otherwise the field keeps the focus and moves the choice."""

    chosen = Signal(int)
    """the row that is the chosen one now"""
    add_asked = Signal(int)
    widened = Signal()
    """rows have another width, for a scroll bar came or went or the window changed"""

    def __init__(self, model: HitModel) -> None:
        super().__init__()
        self._hits = model
        self._drawing = HitDelegate()
        self._drawing.setParent(self)
        self.setModel(model)
        self.setItemDelegate(self._drawing)
        self.setProperty("look", "flush")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._announce)
        self.doubleClicked.connect(self._ask_to_add)

    def row(self) -> int:
        """The chosen row, or -1."""
        return self.currentIndex().row()

    def choose(self, row: int) -> None:
        """Chooses a row, as near as there is one."""
        last = self._hits.rowCount() - 1
        if last >= 0:
            index = self._hits.index(max(0, min(row, last)))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    @override
    def keyboardSearch(self, search: str) -> None:
        """Nothing: words are typed in the field."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row() >= 0:
            self.add_asked.emit(self.row())
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.widened.emit()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        row = self._button_at(event.position().toPoint())
        if row is not None and event.button() is Qt.MouseButton.LeftButton:
            self.add_asked.emit(row)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at_button = self._button_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if at_button else Qt.CursorShape.ArrowCursor)

    @Slot(QModelIndex, QModelIndex)
    def _announce(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(now.row())

    @Slot(QModelIndex)
    def _ask_to_add(self, index: QModelIndex) -> None:
        self.add_asked.emit(index.row())

    def _button_at(self, place: QPoint) -> int | None:
        index = self.indexAt(place)
        if not index.isValid() or self._hits.standing(index.row()):
            return None
        button = self._drawing.button_in(self.visualRect(index), primary=index.row() == self.row())
        return index.row() if button.contains(place) else None
