"""The audit log as a table, the newest line first; older ones are read when somebody scrolls to them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from typing_extensions import override

from verifier_gui.domain.language import N_
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.models.text_table_model import NOWHERE, Index, TextTableModel
from verifier_gui.workflow.reading_audit import ShownLine

HEADINGS = (N_("No."), N_("Time"), N_("Who"), N_("What was done"), N_("About"), N_("Details"))
PAGE = 200
"""lines that are read at once"""

ReadLines = Callable[[int | None, int], Sequence[ShownLine]]
"""Gives the lines before a number (None: the newest), so many, the newest first."""


class AuditModel(TextTableModel):
    """Rows are lines. `fill` says how lines are read from now on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(HEADINGS, parent)
        self._read: ReadLines = lambda _before, _limit: ()
        self._lines: list[ShownLine] = []
        self._is_whole = True

    def fill(self, read: ReadLines) -> None:
        self.beginResetModel()
        self._read = read
        self._lines = list(read(None, PAGE))
        self._is_whole = len(self._lines) < PAGE
        self.endResetModel()

    def show_lines(self, lines: Sequence[ShownLine]) -> None:
        """Shows these lines, all that there are: what a search has found."""
        self.beginResetModel()
        self._lines = list(lines)
        self._is_whole = True
        self.endResetModel()

    def clear(self) -> None:
        self.show_lines(())

    def line(self, row: int) -> ShownLine:
        return self._lines[row]

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HEADINGS) - 1)

    @override
    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_whole

    @override
    def fetchMore(self, parent: Index) -> None:
        if not self.canFetchMore(parent):
            return
        older = self._read(self._lines[-1].number, PAGE)
        self._is_whole = len(older) < PAGE
        if older:
            first = len(self._lines)
            self.beginInsertRows(QModelIndex(), first, first + len(older) - 1)
            self._lines += older
            self.endInsertRows()

    @override
    def text(self, row: int, column: int) -> str:
        line = self._lines[row]
        return (grouped(line.number), line.at, line.who, line.act, line.about, line.details)[column]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and index.column() == 0:
            line = self._lines[index.row()]
            if role == Qt.ItemDataRole.ToolTipRole:
                return f"SHA-256 {line.hash}" if line.hash else None
            if role == Qt.ItemDataRole.AccessibleTextRole:
                texts = (self.text(index.row(), column) for column in range(len(HEADINGS)))
                return ", ".join(text for text in texts if text)
        return super().data(index, role)
