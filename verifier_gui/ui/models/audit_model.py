"""The audit log as a table, the newest line first; older ones are read when somebody scrolls to them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.phrases.figures import grouped
from verifier_gui.workflow.reading_audit import ShownLine

HEADINGS = (N_("№"), N_("Time"), N_("Who"), N_("What was done"), N_("About"), N_("Details"))
PAGE = 200
"""lines that are read at once"""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

ReadLines = Callable[[int | None, int], Sequence[ShownLine]]
"""Gives the lines before a number (None: the newest), so many, the newest first."""


class AuditModel(QAbstractTableModel):
    """Rows are lines. `fill` says how lines are read from now on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: ReadLines = lambda _before, _limit: ()
        self._lines: list[ShownLine] = []
        self._is_whole = True

    def fill(self, read: ReadLines) -> None:
        self.beginResetModel()
        self._read = read
        self._lines = list(read(None, PAGE))
        self._is_whole = len(self._lines) < PAGE
        self.endResetModel()

    def clear(self) -> None:
        self.fill(lambda _before, _limit: ())

    def line(self, row: int) -> ShownLine:
        return self._lines[row]

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(HEADINGS) - 1)

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and not self._is_whole

    @override
    def fetchMore(self, parent: _Index) -> None:
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
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        texts = (grouped(line.number), line.at, line.who, line.act, line.about, line.details)
        text = texts[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{text}\nSHA-256 {line.hash}" if index.column() == 0 else text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in texts if part) if index.column() == 0 else text
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None
