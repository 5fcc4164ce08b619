"""The lists of a case as rows, those of one role under a heading of their own."""

from collections.abc import Sequence
from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.lists import ListRole
from verifier_gui.phrases import list_words, words
from verifier_gui.phrases.figures import date, day, grouped

if TYPE_CHECKING:
    from verifier_gui.workflow.listing import ListEntry

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADINGS = (
    N_("List"),
    N_("Whose people"),
    N_("Made by"),
    N_("As of"),
    N_("People"),
    N_("Problems"),
    N_("Newest revision"),
    N_("Imported"),
    N_("Matched"),
)
_FIGURES = (4, 5)
_MATCHED = 8


class Role(IntEnum):
    """What the delegate asks for besides the text."""

    IS_GROUP = Qt.ItemDataRole.UserRole + 1
    TONE = Qt.ItemDataRole.UserRole + 2
    """a colour of the theme, empty for the usual one"""


class ListsModel(QAbstractTableModel):
    """A row is a heading (the text of its first column goes over all) or a list."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[ListEntry | tuple[ListRole, int]] = []

    def show_entries(self, entries: "Sequence[ListEntry]") -> None:
        """`entries` of one role stand together."""
        self.beginResetModel()
        self._rows = []
        for role, group in groupby(entries, key=lambda entry: entry.named.attributes.role):
            found = list(group)
            self._rows.append((role, sum(entry.named.revision.people for entry in found if entry.named.revision)))
            self._rows += found
        self.endResetModel()

    def groups(self) -> list[int]:
        """The rows that are headings."""
        return [row for row, found in enumerate(self._rows) if isinstance(found, tuple)]

    def entry(self, row: int) -> "ListEntry | None":
        """The list in a row; None for a heading and beyond the end."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, tuple) else found

    def row_of(self, list_id: ListId) -> int:
        """-1 for a list that is not there."""
        return next(
            (row for row, found in enumerate(self._rows) if not isinstance(found, tuple) and found.named.id == list_id),
            -1,
        )

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.entry(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(HEADINGS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        found = self._rows[index.row()]
        column = index.column()
        if role == Role.IS_GROUP:
            return isinstance(found, tuple)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if isinstance(found, tuple):
            return list_words.group(*found) if role == Qt.ItemDataRole.DisplayRole and column == 0 else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _text(found, column)
        if role == Role.TONE:
            return _tone(found, column)
        return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _FIGURES else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _text(entry: "ListEntry", column: int) -> str:
    said, revision = entry.named.attributes, entry.named.revision
    match column:
        case 0:
            return said.name
        case 1:
            return words.side(said.side)
        case 2:
            return said.made_by or _("the other side")
        case 3:
            return date(said.as_of)
        case 4:
            return grouped(revision.people) if revision else ""
        case 5:
            return grouped(revision.problems) if revision and revision.problems else "–"
        case 6:
            return list_words.revision(revision) if revision else _("no file yet")
        case 7:
            return day(revision.imported_at) if revision else ""
        case _:
            if entry.coverage is not None:
                return list_words.matched(entry.coverage)
            return list_words.searched(entry.searched_for, entry.waiting)


def _tone(entry: "ListEntry", column: int) -> str:
    """What has not met the others yet stands out; what is usual does not."""
    if column != _MATCHED:
        return "muted" if column in (1, 6, 7) else ""
    waits = entry.coverage is not None and (bool(entry.coverage.missing) or not entry.coverage.lists)
    return "warning_text" if waits or entry.waiting else "muted"
