"""How many questions wait for the operator, in the line below; nothing where none does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from verifier_gui.phrases import questions
from verifier_gui.ui.icons import icon
from verifier_gui.ui.speaking import Speaking


class WaitingCount(Speaking, QPushButton):
    """A quiet button that leads to them."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self.setProperty("look", "quiet")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_count(0)
        self.redraw()

    def show_count(self, count: int) -> None:
        self._count = count
        self.setVisible(count > 0)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        text = questions.waiting(self._count)
        self.setText(text)
        self.setAccessibleName(text)

    @override
    def redraw(self) -> None:
        self.setIcon(icon("help", "mark_warning", 14))
