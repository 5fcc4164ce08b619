"""A table of texts: what the tables of pages have in common as models."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.language import _

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class TextTableModel(QAbstractTableModel):
    """Headings are marked with `N_`; the first column is a number and stands at the right. Subclasses give `rowCount` and
    `text`, of which a cell shows one line and its tooltip all."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = headings

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; may have several lines."""
        raise AssertionError("a table of texts gives them")

    @override
    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._headings)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(self._headings[section])
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section == 0 else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return " · ".join(self.text(index.row(), index.column()).splitlines())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.text(index.row(), index.column())
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 0 else None
