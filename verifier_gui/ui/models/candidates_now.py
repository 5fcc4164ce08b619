"""The candidates of a disagreement as they stand now: the line as it came, then each record with its differences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.disputes import Dispute
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.domain.language import _
from verifier_gui.domain.review import CandidateColumn, ReviewSheet
from verifier_gui.phrases import disputes, words
from verifier_gui.phrases.comparison import Cell, cell_of, subject_value
from verifier_gui.phrases.differences import Mark, Piece
from verifier_gui.phrases.figures import grouped
from verifier_gui.phrases.probability import per_cent

CELL = int(Qt.ItemDataRole.UserRole)
"""a `Cell` of phrases: what stands there, in pieces"""
LEAD = CELL + 1
"""of the first column: the probability, on its tag"""
TAGS = CELL + 2
"""of the last column: `(text, kind of tag)` each"""

_NAMES = (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC, FactKind.BIRTH_DATE)
_FURTHER = (FactKind.UNIT, FactKind.RANK, FactKind.CAPTURED_ON, FactKind.CAPTURED_AT)
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    chance: str
    cells: tuple[Cell, ...]
    record: RecordKey | None
    tags: tuple[tuple[str, str], ...]


class CandidatesNow(QAbstractTableModel):
    """The first row is the line as it came; no record stands there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields: tuple[FactKind, ...] = _NAMES
        self._rows: tuple[_Row, ...] = ()

    def load(self, dispute: Dispute | None, choice: Sequence[RecordKey] = ()) -> None:
        """`choice` are the records of the answer that is chosen, where it is neither reviewer's."""
        self.beginResetModel()
        self._rows = ()
        if dispute is not None:
            sheet = dispute.sheet
            further = next((kind for kind in _FURTHER if kind in sheet.fields), None)
            self._fields = (*_NAMES, further) if further else _NAMES
            named = _named_by(dispute)
            self._rows = (
                _line(sheet, self._fields),
                *(_row(sheet, column, self._fields, named, choice) for column in sheet.columns),
            )
        self.endResetModel()

    def record_at(self, row: int) -> RecordKey | None:
        return self._rows[row].record if 0 <= row < len(self._rows) else None

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._fields) + 2

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == 0:
            return _("Candidates as they stand now")
        return words.field(self._fields[section - 1]) if section <= len(self._fields) else ""

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if column == 0:
            lead = {LEAD: row.chance, Qt.ItemDataRole.AccessibleTextRole: f"{row.chance} {row.name}".strip()}
            shown = {Qt.ItemDataRole.DisplayRole: row.name, Qt.ItemDataRole.ToolTipRole: row.name}
            return (lead | shown).get(role)
        if column > len(self._fields):
            told = ", ".join(text for text, _kind in row.tags)
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return row.tags if role == TAGS else told if role in texts else None
        cell = row.cells[column - 1]
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.value
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return cell.spoken
        return f"{cell.value}\n{cell.line}".strip() if role == Qt.ItemDataRole.ToolTipRole else None


def _line(sheet: ReviewSheet, fields: Sequence[FactKind]) -> _Row:
    values = [subject_value(sheet, kind) for kind in fields]
    name = _("As received, rev. {revision}, row {row}").format(
        revision=sheet.revision_number, row=grouped(sheet.subject.record.row)
    )
    return _Row(name, "", tuple(Cell(text, (Piece(text),), Mark.NONE, "", None) for text in values), None, ())


def _row(
    sheet: ReviewSheet,
    column: CandidateColumn,
    fields: Sequence[FactKind],
    named: Mapping[RecordKey, Sequence[int]],
    choice: Sequence[RecordKey],
) -> _Row:
    name = _("{list}, row {row}").format(list=column.attributes.name, row=grouped(column.candidate.row))
    tags = [(disputes.reviewer_mark(place), "neutral") for place in named.get(column.record, ())]
    if column.stop is not None:
        tags.append((words.role(column.attributes.role), "danger"))
    if column.record in choice:
        tags.append((_("your choice"), "selected"))
    cells = tuple(cell_of(sheet, column, kind) for kind in fields)
    return _Row(name, per_cent(column.candidate.probability), cells, column.record, tuple(tags))


def _named_by(dispute: Dispute) -> dict[RecordKey, list[int]]:
    named: dict[RecordKey, list[int]] = {}
    for place, opinion in enumerate(dispute.opinions, 1):
        for record in opinion.decision.records:
            named.setdefault(record.record, []).append(place)
    return named
