"""Rows of a name and what it is: a description, read and copied, never changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from verifier_gui.ui.widgets.figure_rows import emptied
from verifier_gui.ui.widgets.labels import label


class PairRows(QWidget):
    """Texts can be marked and copied. Empty ones are left out."""

    def __init__(self, *, columns: int = 1) -> None:
        """`columns` pairs stand beside one another."""
        super().__init__()
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(7)
        for column in range(columns):
            self._grid.setColumnStretch(2 * column + 1, 1)

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        emptied(self._grid)
        filled = [(name, text) for name, text in pairs if text]
        for place, (name, text) in enumerate(filled):
            row, column = divmod(place, self._columns)
            value = label(text, wraps=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            value.setAccessibleName(f"{name}: {text}")
            self._grid.addWidget(label(name, "muted"), row, 2 * column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 2 * column + 1, Qt.AlignmentFlag.AlignTop)
