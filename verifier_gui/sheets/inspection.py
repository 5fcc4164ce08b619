"""What a file was understood as, before anything is taken from it: plain values, and rows as they are handed on."""

from collections.abc import Mapping
from dataclasses import dataclass

from verifier_gui.domain.doubts import Doubt
from verifier_gui.domain.facts import Facts
from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.sheets.left_out import LeftOut
from verifier_gui.sheets.rows import RowKind

PROBLEMS_NAMED = 1000
"""problems that an inspection names one by one; all are counted"""
PREVIEW_CELLS = 200_000
"""cells that a preview holds: of a very wide table it shows fewer rows"""
PREVIEW_LEAST = 20
"""rows that a preview shows however wide they are"""

STATUS_UNREAD = "unread"
STATUS_BLANK = "blank"


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """A sheet: `rows` is the number of its last filled row, `people` how many of them name somebody."""

    name: str
    rows: int
    people: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row as it came and as it was understood. `shown` is what a person sees in its cells, empty where it is the same as
    `cells`; `left_out` is why it is nobody's, if it is."""

    row: int
    cells: tuple[str, ...]
    facts: Facts
    problems: tuple[Problem, ...]
    kind: RowKind
    shown: tuple[str, ...] = ()
    left_out: LeftOut | None = None

    @property
    def seen(self) -> tuple[str, ...]:
        """What a person sees in the cells."""
        return self.shown or self.cells


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that a caseworker sees of a file before it is imported.

    `file_name` is shown with controls and direction marks escaped. `file_sha256` is over the very bytes that were parsed.
    `sheet` is the sheet that was read (the visible one with most people, unless one was named). `heading_row` is 1-based, 0
    where there is none; with headings in two rows it is the lower one. `headings` and `mapping` have one entry a column.
    `problem_counts` counts all, `problems` are the first thousand. `as_of` and `exchange_on` are `PartialDate` text read from
    the title lines (the latter also from a column that gives one day throughout), or empty. `left_out` counts the rows that are
    nobody's by what they are, of those that occur: with the people they are all rows of the sheet, blank ones too.
    `status_counts` counts the people by what the status column says of them: a `Status` value, `STATUS_UNREAD` or
    `STATUS_BLANK`; it is empty where no column gives the status. `doubts` is what a person should look at before they take it in.
    """

    file_name: str
    file_size: int
    file_sha256: str
    format: str
    encoding: str
    delimiter: str
    sheets: tuple[SheetSummary, ...]
    sheet: str
    heading_row: int
    headings: tuple[str, ...]
    mapping: ColumnMapping
    preview: tuple[PreviewRow, ...]
    people: int
    problem_counts: Mapping[ProblemKind, int]
    problems: tuple[Problem, ...]
    status_counts: Mapping[str, int]
    as_of: str
    exchange_on: str
    left_out: Mapping[LeftOut, int]
    first_person_row: int
    last_person_row: int
    doubts: tuple[Doubt, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows the sheet has, up to its last filled one."""
        return self.people + sum(self.left_out.values())


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One person's row: the file's own 1-based row number, the raw text of every column, what was understood of it."""

    row: int
    cells: tuple[str, ...]
    facts: Facts
    problems: tuple[Problem, ...]
