"""What is other in an exported file than in the roster, in words, with every cell that it concerns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from verifier_gui.domain.language import _, ngettext
from verifier_gui.phrases.figures import grouped
from verifier_gui.sheets.roster_table import LONGEST_CELL, CellNote, RosterTable, WritingNotes


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that must be said of a file, and the cells it is about: subject code, heading, beginning of the text."""

    sentence: str
    cells: tuple[str, ...]


def remarks(table: RosterTable, notes: WritingNotes, *, code_column: int, on_paper: bool = False) -> tuple[Remark, ...]:
    """What must be said of a file that was written from `table`; nothing where the file holds the table as it is."""
    told: tuple[tuple[Callable[[int], str], Sequence[CellNote]], ...] = (
        (_cut_on_paper if on_paper else _continued, notes.too_long),
        (_controls, notes.controls),
        (_quoted, notes.quoted),
    )
    return tuple(
        Remark(
            sentence(len(cells)).format(count=grouped(len(cells)), longest=grouped(LONGEST_CELL)),
            tuple(_place(table, cell, code_column) for cell in cells),
        )
        for sentence, cells in told
        if cells
    )


def _continued(count: int) -> str:
    return ngettext(
        "{count} cell is longer than the {longest} characters that a spreadsheet keeps. Nothing is cut: it stands whole in "
        "the second sheet.",
        "{count} cells are longer than the {longest} characters that a spreadsheet keeps. Nothing is cut: they stand whole in "
        "the second sheet.",
        count,
    )


def _cut_on_paper(count: int) -> str:
    return ngettext(
        "{count} cell is too long for paper and ends in “…”. The workbook has it whole.",
        "{count} cells are too long for paper and end in “…”. The workbook has them whole.",
        count,
    )


def _controls(count: int) -> str:
    return ngettext(
        "{count} cell holds control characters. They are written as visible signs.",
        "{count} cells hold control characters. They are written as visible signs.",
        count,
    )


def _quoted(count: int) -> str:
    return ngettext(
        "{count} cell holds what a spreadsheet may take for a formula. An apostrophe (') before it keeps it from being run.",
        "{count} cells hold what a spreadsheet may take for a formula. An apostrophe (') before it keeps it from being run.",
        count,
    )


def _place(table: RosterTable, cell: CellNote, code_column: int) -> str:
    heading = " ".join(table.headings[cell.column].split())[:60]
    if cell.row < 0:
        return _("heading {heading}").format(heading=heading)
    code = table.rows[cell.row][code_column]
    return _("{code}, {heading}: {text}").format(code=code, heading=heading, text=" ".join(cell.text.split()))
