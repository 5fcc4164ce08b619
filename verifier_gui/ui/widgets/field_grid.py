"""Fields of a form in as many columns as the width allows."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.ui.widgets.form_fields import Field

_LEAST = 186
"""pixels that a field needs"""


class GridField(Field):
    """A field of a grid: it can be named in a sentence."""

    def __init__(self, name: str, control: QWidget) -> None:
        self._called = name
        super().__init__(name, control)

    def name(self) -> str:
        """Its name in the language spoken now."""
        return _(self._called)

    @override
    def retranslate(self) -> None:
        super().retranslate()
        if isinstance(self.control, QComboBox) and (edit := self.control.lineEdit()) is not None:
            edit.setAccessibleName(self.name())


class FieldGrid(QWidget):
    """Fields in rows, all alike wide; those that are hidden leave no gap. Tab leads through them in their order, which is that
    in which they come into the grid."""

    def __init__(self, fields: Sequence[GridField], *, most: int = 6) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self._most = most
        self._hidden: set[GridField] = set()
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._arrange(most)

    def show_fields(self, shown: dict[GridField, bool]) -> None:
        """Which of these fields are seen; others stay as they are."""
        hidden = (self._hidden | {field for field, seen in shown.items() if not seen}) - {
            field for field, seen in shown.items() if seen
        }
        if hidden != self._hidden:
            self._hidden = hidden
            self._arrange(self._columns)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = max(2, min(self._most, (self.width() + 12) // (_LEAST + 12)))
        if columns != self._columns:
            self._arrange(columns)

    def _arrange(self, columns: int) -> None:
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        while self._grid.count():
            self._grid.takeAt(0)
        shown = [field for field in self._fields if field not in self._hidden]
        for place, field in enumerate(shown):
            self._grid.addWidget(field, place // columns, place % columns)
        for field in self._fields:
            field.setVisible(field not in self._hidden)
