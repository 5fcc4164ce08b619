"""The queue of a list as Qt's views see it: every entry is held, some are shown, and what changes moves no row."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.review import QueueEntry
from verifier_gui.phrases import queue_lines
from verifier_gui.ui.models.queue_filter import QueueFilter, QueueSort, filters_of, sort_key_of

ENTRY = Qt.ItemDataRole.UserRole
"""The role under which a row gives its `QueueEntry`."""

_Index = QModelIndex | QPersistentModelIndex


class QueueModel(QAbstractListModel):
    """`arrange` decides anew who is shown and in which order. Between two arrangements rows only come: a subject that was
    decided keeps its row, and one that asks for something again gets one, so that nothing jumps under the caseworker."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[SubjectId, QueueEntry] = {}
        self._let_through: dict[QueueFilter, set[SubjectId]] = {key: set() for key in QueueFilter}
        self._orders: dict[QueueSort, list[SubjectId]] = {}
        self._shown: list[SubjectId] = []
        self._rows: dict[SubjectId, int] | None = None
        self._filter = QueueFilter.UNDECIDED
        self._sort = QueueSort.NUMBER
        self._found: AbstractSet[SubjectId] | None = None
        self._first: tuple[SubjectId, ...] = ()

    @property
    def entries(self) -> Sequence[QueueEntry]:
        """Every subject of the list, by number."""
        return tuple(self._entries.values())

    @property
    def widest_number(self) -> int:
        return max((entry.number for entry in self._entries.values()), default=0)

    def count(self, key: QueueFilter) -> int:
        """How many subjects a filter would show; kept by what changes."""
        return len(self._let_through[key])

    def load(self, entries: Iterable[QueueEntry]) -> None:
        """Takes the entries of a list, by number, in place of what was there, and arranges them as before."""
        self._entries = {entry.subject: entry for entry in entries}
        self._let_through = {key: set() for key in QueueFilter}
        self._orders = {}
        for entry in self._entries.values():
            for key in filters_of(entry):
                self._let_through[key].add(entry.subject)
        self._arrange()

    def arrange(
        self,
        shown: QueueFilter,
        sort: QueueSort,
        found: AbstractSet[SubjectId] | None = None,
        *,
        first: Sequence[SubjectId] = (),
    ) -> None:
        """Shows what a filter lets through and a search has found (None: no search); `first` stand before the others."""
        self._filter, self._sort, self._found, self._first = shown, sort, found, tuple(first)
        self._arrange()

    def apply(self, changed: Mapping[SubjectId, QueueEntry]) -> None:
        """Takes entries of this list that were read anew."""
        for subject, entry in changed.items():
            former = self._entries.get(subject)
            if former is None or former == entry:
                continue
            for key in filters_of(former):
                self._let_through[key].discard(subject)
            for key in filters_of(entry):
                self._let_through[key].add(subject)
            self._entries[subject] = entry
            self._orders = {sort: order for sort, order in self._orders.items() if _same_place(sort, former, entry)}
            row = self.row_of(subject)
            if row is not None:
                index = self.index(row)
                self.dataChanged.emit(index, index)
            elif self._wants(subject):
                self.show_too(subject)

    def show_too(self, subject: SubjectId) -> int:
        """The row of a subject, which gets one in its place if the filter had not shown it."""
        row = self.row_of(subject)
        if row is not None:
            return row
        row = self.place_of(subject)
        self.beginInsertRows(QModelIndex(), row, row)
        self._shown.insert(row, subject)
        self._rows = None
        self.endInsertRows()
        return row

    def holds(self, subject: SubjectId) -> bool:
        return subject in self._entries

    def entry_of(self, subject: SubjectId) -> QueueEntry | None:
        return self._entries.get(subject)

    def subject_at(self, row: int) -> SubjectId:
        return self._shown[row]

    def row_of(self, subject: SubjectId) -> int | None:
        if self._rows is None:
            self._rows = {shown: row for row, shown in enumerate(self._shown)}
        return self._rows.get(subject)

    def place_of(self, subject: SubjectId) -> int:
        """The row of a subject, or the one it would have."""
        row = self.row_of(subject)
        if row is not None:
            return row
        key = sort_key_of(self._sort)
        return bisect_left(self._shown, key(self._entries[subject]), key=lambda other: key(self._entries[other]))

    def count_beyond(self) -> int:
        """How many subjects the search has found that the filter does not show."""
        return 0 if self._found is None else sum(self.row_of(subject) is None for subject in self._found)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._shown):
            return None
        entry = self._entries[self._shown[index.row()]]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return queue_lines.name(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{queue_lines.name(entry)}\n{queue_lines.standing(entry)} · {queue_lines.remark(entry)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return queue_lines.sentence(entry)
        return None

    def _wants(self, subject: SubjectId) -> bool:
        return subject in self._let_through[self._filter] and (self._found is None or subject in self._found)

    def _arrange(self) -> None:
        self.beginResetModel()
        order = self._orders.get(self._sort)
        if order is None:
            key = sort_key_of(self._sort)
            order = [entry.subject for entry in sorted(self._entries.values(), key=key)]
            self._orders[self._sort] = order
        wanted = self._let_through[self._filter]
        if self._found is not None:
            wanted = wanted & self._found
        self._shown = [subject for subject in order if subject in wanted]
        if self._first:
            self._shown = [*self._first, *(subject for subject in self._shown if subject not in self._first)]
        self._rows = None
        self.endResetModel()


def _same_place(sort: QueueSort, one: QueueEntry, other: QueueEntry) -> bool:
    key = sort_key_of(sort)
    return key(one) == key(other)
