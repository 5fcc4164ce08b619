"""What a search by hand has found, as Qt's views see it, with how each record stands to the subject."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.hits import Hit
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.phrases import search_words

HIT = Qt.ItemDataRole.UserRole
"""The role under which a row gives its `Hit`."""
STANDING = Qt.ItemDataRole.UserRole + 1
"""The role that says how the record stands beside the subject already; empty where it can be added."""
BORN = Qt.ItemDataRole.UserRole + 2
"""The role that gives the birth date that was sought, as it is shown, or the empty text."""

_Index = QModelIndex | QPersistentModelIndex


class HitModel(QAbstractListModel):
    def __init__(self, sheet: ReviewSheet) -> None:
        super().__init__()
        self._standing = _standing(sheet)
        self._hits: tuple[Hit, ...] = ()
        self._born = ""

    def show_hits(self, hits: Sequence[Hit], born: str) -> None:
        self.beginResetModel()
        self._hits, self._born = tuple(hits), born
        self.endResetModel()

    def show_sheet(self, sheet: ReviewSheet) -> None:
        """The subject has other records beside it now."""
        self._standing = _standing(sheet)
        if self._hits:
            self.dataChanged.emit(self.index(0), self.index(len(self._hits) - 1))

    def hit(self, row: int) -> Hit:
        return self._hits[row]

    def standing(self, row: int) -> str:
        return self._standing.get(self._hits[row].candidate.record, "")

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._hits)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._hits):
            return None
        hit = self._hits[index.row()]
        match role:
            case Qt.ItemDataRole.UserRole:
                return hit
            case _ if role == STANDING:
                return self.standing(index.row())
            case _ if role == BORN:
                return self._born
            case Qt.ItemDataRole.DisplayRole:
                return hit.facts.shown_name()
            case Qt.ItemDataRole.AccessibleTextRole:
                return search_words.spoken(hit, self.standing(index.row()))
            case Qt.ItemDataRole.ToolTipRole:
                return f"{hit.facts.shown_name()}\n{search_words.why(hit)}"
            case _:
                return None


def _standing(sheet: ReviewSheet) -> dict[str, str]:
    """Of every record that stands beside the subject: as what."""
    found: dict[str, str] = {}
    for column in sheet.columns:
        if column.struck_out:
            found[column.record] = _("struck out")
        elif column.attributes.role is not ListRole.REGISTRY:
            found[column.record] = _("stop column") if column.stop else _("its own column")
        elif column.digit is not None:
            found[column.record] = _("candidate {number}").format(number=column.digit)
        else:
            found[column.record] = _("candidate")
    return found
