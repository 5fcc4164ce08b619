"""The list in which the queue scrolls: rows of one height."""

from verifier_gui.ui.delegates.queue_delegate import HEIGHT, QueueDelegate
from verifier_gui.ui.models.queue_model import QueueModel
from verifier_gui.ui.widgets.side_list import SideList

_AROUND = 2
"""Rows kept in sight on both sides of the chosen one."""


class QueueList(SideList):
    def __init__(self, model: QueueModel) -> None:
        drawing = QueueDelegate()
        super().__init__(model, drawing)
        self.drawing = drawing
        self.setUniformItemSizes(True)
        self.verticalScrollBar().setSingleStep(HEIGHT)

    def reveal(self, row: int) -> None:
        """Scrolls as little as shows the row with some before and after it."""
        last = self.model().rowCount() - 1
        for near in (max(0, row - _AROUND), min(last, row + _AROUND), row):
            self.scrollTo(self.model().index(near, 0))
