"""The parts that the review sheet is made of: heads, cells and feet, made once and filled anew for each subject."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import OF_DECISIONS
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.domain.language import _, ngettext
from verifier_gui.domain.review import CandidateColumn, ReviewSheet
from verifier_gui.domain.statement_kinds import Answer
from verifier_gui.phrases import words
from verifier_gui.phrases.comparison import cell_of, subject_value
from verifier_gui.ui.widgets.candidate_head import CandidateHead
from verifier_gui.ui.widgets.column_foot import ChanceCell, ColumnFoot
from verifier_gui.ui.widgets.evidence_cell import EvidenceCell, GridCell, LabelCell
from verifier_gui.ui.widgets.key_legend import Key, LegendLine, Words

_MANY = 3
"""So many digits stand in the legend one by one."""


class ComparisonParts(QObject):
    """Columns as far as there are candidates, rows as far as there are fields; what is not wanted is hidden."""

    same_asked = Signal(str)
    strike_asked = Signal(str)
    mark_asked = Signal(str)
    answered = Signal(str, str)
    left = Signal()

    def __init__(self, heads: QWidget, rows: QWidget, cells: QWidget, feet: QWidget) -> None:
        super().__init__(heads)
        self._on = (heads, rows, cells, feet)
        self.fields: tuple[FactKind, ...] = ()
        self.columns: tuple[CandidateColumn, ...] = ()
        self.heads: list[CandidateHead] = []
        self.chances: list[ChanceCell] = []
        self.feet: list[ColumnFoot] = []
        self.labels: list[LabelCell] = []
        self.values: list[LabelCell] = []
        self.cells: list[list[EvidenceCell]] = []
        """by column, then row"""

    def fill(
        self, sheet: ReviewSheet, fields: tuple[FactKind, ...], *, allowed: bool, marks: Sequence[RecordKey]
    ) -> None:
        self.fields, self.columns = fields, sheet.columns
        self._grow()
        for row, kind in enumerate(fields):
            field = words.field(kind)
            self.labels[row].show_label(field)
            self.values[row].show_value(subject_value(sheet, kind), field, _("the list gives none"))
        may_mark = len(choosable(sheet)) > 1
        for place, column in enumerate(self.columns):
            self.heads[place].show_column(column)
            self.chances[place].show_column(column)
            self.feet[place].show_column(column, allowed=allowed, may_mark=may_mark, is_marked=column.record in marks)
            for cell, kind in zip(self.cells[place], fields, strict=False):
                cell.show_cell(
                    cell_of(sheet, column, kind), words.field(kind), column.attributes.name, faded=column.struck_out
                )

    def place_of(self, record: RecordKey | None) -> int | None:
        """Which column a record has."""
        return next((place for place, column in enumerate(self.columns) if column.record == record), None)

    def cells_of_row(self, row: int, label: int, value: int, wide: int) -> list[tuple[GridCell, int]]:
        """The cells of a row, each with its width."""
        return [
            (self.labels[row], label),
            (self.values[row], value),
            *((self.cells[place][row], wide) for place in range(len(self.columns))),
        ]

    def tighten(self, *, tight: bool) -> None:
        """Whether texts are cut to one line, with the whole of them on hovering, or wrap."""
        for head in self.heads[: len(self.columns)]:
            head.is_tight = tight
        for own in (self.labels, self.values, *self.cells[: len(self.columns)]):
            for cell in own[: len(self.fields)]:
                cell.is_tight = tight

    def _grow(self) -> None:
        """Makes the parts that are lacking, and shows as many as are wanted."""
        columns, rows = len(self.columns), len(self.fields)
        heads, labels, cells, feet = self._on
        while len(self.labels) < rows:
            self.labels.append(LabelCell(labels))
            self.values.append(LabelCell(labels))
        while len(self.heads) < columns:
            self.heads.append(CandidateHead(heads))
            self.chances.append(ChanceCell(feet))
            self.feet.append(self._new_foot(feet))
            self.cells.append([])
        for place, own in enumerate(self.cells):
            while place < columns and len(own) < rows:
                own.append(EvidenceCell(cells))
            for row, cell in enumerate(own):
                cell.setVisible(place < columns and row < rows)
            for part in (self.heads[place], self.chances[place], self.feet[place]):
                part.setVisible(place < columns)
            self.feet[place].mark.setVisible(False)
        for row, pair in enumerate(zip(self.labels, self.values, strict=True)):
            for cell in pair:
                cell.setVisible(row < rows)

    def _new_foot(self, parent: QWidget) -> ColumnFoot:
        foot = ColumnFoot(parent)
        foot.same_asked.connect(self.same_asked)
        foot.strike_asked.connect(self.strike_asked)
        foot.mark_asked.connect(self.mark_asked)
        foot.answered.connect(self.answered)
        foot.left.connect(self.left)
        return foot


def choosable(sheet: ReviewSheet) -> list[CandidateColumn]:
    """Columns that a digit can choose."""
    return [column for column in sheet.columns if column.digit is not None and not column.struck_out]


def legend(sheet: ReviewSheet, *, allowed: bool) -> list[LegendLine]:
    """What the keys do on this sheet."""
    if not allowed or not sheet.columns:
        return []
    digits = [Key(str(digit)) for digit in sorted(column.digit for column in choosable(sheet) if column.digit)]
    shown = digits if len(digits) <= _MANY else [digits[0], Words("…"), digits[-1]]
    lines: list[LegendLine] = []
    if digits and sheet.barring:
        lines.append([*shown, Words(ngettext("waits for the stop.", "wait for the stop.", len(digits)), strong=True)])
    elif digits and any(
        finding.kind in OF_DECISIONS and sheet.verdict.answer_to(finding.key) is not Answer.DOES_NOT_APPLY
        for finding in sheet.findings
    ):
        lines.append([*shown, Words(_("decides anew, which settles the stop"), strong=True)])
    elif digits:
        lines.append([*shown, Words(_("the same person, next"))])
    lines.append([Key("←"), Key("→"), Words(_("choose the column for")), Key("X")])
    if len(digits) > 1:
        lines.append([Key("Alt+1…9"), Words(_("marks one more record"))])
    return lines
