"""Says in which order the queue stands, and offers the others."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.ui.icons import icon
from verifier_gui.ui.models.queue_filter import QueueSort, sort_word
from verifier_gui.ui.speaking import Speaking


class OrderButton(Speaking, QPushButton):
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "quiet")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._sort = QueueSort.NUMBER
        self.orders: dict[QueueSort, QAction] = {}
        menu = QMenu(self)
        group = QActionGroup(menu)
        for sort in QueueSort:
            action = menu.addAction("")
            action.setCheckable(True)
            action.triggered.connect(partial(self.chosen.emit, sort.value))
            group.addAction(action)
            self.orders[sort] = action
        self.setMenu(menu)
        self.redraw()
        self.retranslate()

    def show_order(self, sort: QueueSort) -> None:
        self._sort = sort
        self.retranslate()

    @override
    def retranslate(self) -> None:
        for sort, action in self.orders.items():
            action.setText(sort_word(sort))
            action.setChecked(sort is self._sort)
        self.setText(_("sorted {order}").format(order=sort_word(self._sort)))

    @override
    def redraw(self) -> None:
        self.setIcon(icon("chevron-down", "muted", 12))
