"""The first rows of a file that is about to be imported: each cell as a person sees it, with what was read of it."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.phrases import row_sums
from verifier_gui.phrases.cell_notes import NOTHING, CellNote, CellNotes, Tone
from verifier_gui.phrases.figures import grouped
from verifier_gui.phrases.problem_words import column_letters
from verifier_gui.sheets.columns import as_of
from verifier_gui.sheets.inspection import Inspection, PreviewRow
from verifier_gui.sheets.rows import RowKind

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONGEST = 400
"""characters of a cell that are shown: a screen has no room for more"""


class Role(IntEnum):
    """What the delegate asks for besides the text."""

    NOTE = Qt.ItemDataRole.UserRole + 1
    """a `CellNote`"""
    KIND = Qt.ItemDataRole.UserRole + 2
    """a `RowKind`"""


class PreviewModel(QAbstractTableModel):
    """Rows and columns as the file has them; blank rows are left out, as the file's own row numbers show."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[PreviewRow, ...] = ()
        self._columns = 0
        self._headings: tuple[str, ...] = ()
        self._heading_row = 0
        self._as_of = ""
        self._notes: CellNotes | None = None
        self._kept: dict[tuple[int, int], CellNote] = {}

    def show_inspection(self, found: Inspection, notes: CellNotes) -> None:
        self.beginResetModel()
        self._rows = found.preview
        self._columns = max((len(found.mapping.columns), *(len(row.cells) for row in found.preview)), default=0)
        self._headings = found.headings
        self._heading_row = found.heading_row
        self._as_of = found.as_of
        self._notes = notes
        self._kept.clear()
        self.endResetModel()

    def show_notes(self, notes: CellNotes) -> None:
        """The same rows, noted anew: the list's default status or role is another now."""
        self._notes = notes
        self._kept.clear()
        if self._rows and self._columns:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self._columns - 1))

    def titles(self) -> Sequence[int]:
        """The rows that are drawn as one cell."""
        return [place for place, row in enumerate(self._rows) if row.kind is RowKind.TITLE]

    def row_kind(self, row: int) -> RowKind:
        return self._rows[row].kind

    def row_remark(self, row: int) -> str:
        """What is odd about a row as a whole."""
        found = self._rows[row]
        remark = self._notes.on_row(found) if self._notes else ""
        if found.kind is RowKind.SKIPPED:
            return ", ".join(filter(None, (row_sums.why(found.left_out), remark)))
        return remark

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._columns

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Vertical:
            return grouped(self._rows[section].row) if 0 <= section < len(self._rows) else None
        if role == Qt.ItemDataRole.DisplayRole:
            heading = self._headings[section] if section < len(self._headings) else ""
            return " ".join(heading.split()) or column_letters(section)
        if role == Qt.ItemDataRole.ToolTipRole and orientation is Qt.Orientation.Vertical:
            return self.row_remark(section) or None
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text_of(index.row(), column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                text, note = self.text_of(index.row(), column), self.note_on(index.row(), column).text
                return "\n".join(filter(None, (f"{text} {note}".strip(), self._stored(row, column))))
            case Role.NOTE:
                return self.note_on(index.row(), column)
            case Role.KIND:
                return row.kind
            case _:
                return None

    def text_of(self, place: int, column: int) -> str:
        """A cell's text, in one line and not too long to be drawn."""
        row = self._rows[place]
        if row.kind is RowKind.TITLE:
            return " ".join(" ".join(row.seen).split())[:_LONGEST] if column == 0 else ""
        cell = row.seen[column] if column < len(row.seen) else ""
        return " ".join(cell[: 2 * _LONGEST].split())[:_LONGEST]

    @staticmethod
    def _stored(row: PreviewRow, column: int) -> str:
        """What the file holds of a cell, where a person sees something else."""
        stored = row.cells[column] if column < len(row.cells) else ""
        if row.kind is RowKind.TITLE or not stored or stored == row.seen[column]:
            return ""
        return _("in the file: {text}").format(text=stored[:_LONGEST])

    def note_on(self, place: int, column: int) -> CellNote:
        """What is said beside a cell's text."""
        note = self._kept.get((place, column))
        if note is None:
            note = self._kept[place, column] = self._fresh_note(self._rows[place], column)
        return note

    def _fresh_note(self, row: PreviewRow, column: int) -> CellNote:
        if row.kind is RowKind.PERSON:
            return self._notes.on(row, column) if self._notes else NOTHING
        if row.kind is RowKind.TITLE and column == 0:
            found = as_of([" ".join(row.seen)])
            dated = bool(found) and found == self._as_of
            return CellNote(_("title, skipped · “as of” read from it") if dated else _("title, skipped"), Tone.TAG)
        if row.kind is RowKind.HEADING and row.row == self._heading_row and not self._heading(column):
            return CellNote(_("no heading"), Tone.TAG)
        return NOTHING

    def _heading(self, column: int) -> str:
        return self._headings[column].strip() if column < len(self._headings) else ""
