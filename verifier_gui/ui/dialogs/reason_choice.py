"""Choosing the reason of a decision: a letter or a click chooses and goes on at once."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.reason_grid import ALL, ReasonGrid, groups_with

_ABOVE_EDGE = 24


class ReasonChoice(Sheet):
    """Stands at the lower edge of the window, so that the evidence stays in sight."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        remark: str,
        reason: Reason | None,
        chosen: Callable[[Reason | None], None],
        groups: Sequence[int] = ALL,
        without: Collection[Reason] = (),
    ) -> None:
        """`groups` are the reasons that fit, but those `without` which it goes."""
        super().__init__(parent, "note", width=560)
        self.show_title(title, remark)
        self._chosen = chosen
        self.grid = ReasonGrid(groups_with(reason, *groups), without)
        self.grid.show_reason(reason)
        self.grid.chosen.connect(self._take)
        self.content.addWidget(self.grid)
        self._may_clear = reason is not None
        if reason is not None:
            hint = label(_("Backspace: no reason after all"), "small-muted")
            self.buttons.insertWidget(0, hint)
        self.add_cancel()
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        parent = self.parentWidget()
        if parent is not None and not event.spontaneous():
            window = parent.window()
            self.adjustSize()
            corner = window.mapToGlobal(window.rect().topLeft())
            self.move(
                corner.x() + (window.width() - self.width()) // 2,
                corner.y() + window.height() - self.height() - _ABOVE_EDGE,
            )

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if self._may_clear and arg__1.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._take(None)
        elif not self.grid.take_key(arg__1):
            super().keyPressEvent(arg__1)

    def _take(self, reason: Reason | None) -> None:
        self.accept()
        self._chosen(reason)
