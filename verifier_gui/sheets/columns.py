"""Where the table stands on a sheet and what each column means: a guess, with its doubts, to be confirmed by the caseworker."""

from collections.abc import Sequence
from dataclasses import dataclass

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.domain.facts import DATE_KINDS, FactKind
from verifier_gui.domain.lists import RUNNING_NUMBER, ColumnMapping
from verifier_gui.sheets import column_contents as contents_of
from verifier_gui.sheets.birth_parts import find_birth_parts
from verifier_gui.sheets.cells import SheetRow
from verifier_gui.sheets.column_contents import MOST, ColumnContents
from verifier_gui.sheets.column_guess import ColumnGuess
from verifier_gui.sheets.date_order import DateOrder, order_of
from verifier_gui.sheets.heading_rows import (
    NAME_MEANINGS,
    HeadingRows,
    Headings,
    find_headings,
    first_heading_row,
    heading_meanings,
    is_heading,
    read_headings,
    width_of,
)
from verifier_gui.sheets.heading_words import (
    OTHER,
    meanings_of,
    role_of,
)
from verifier_gui.sheets.title_lines import as_of, exchange_on
from verifier_gui.sheets.two_rows import join_rows, stands_on_two_rows

__all__ = [
    "NAME_MEANINGS",
    "SAMPLE_ROWS",
    "Layout",
    "as_of",
    "exchange_on",
    "heading_meanings",
    "is_heading",
    "lay_out",
]

SAMPLE_ROWS = 200
_SAMPLE_CELLS = 100_000
"""cells that a guess looks at: of a very wide table it sees fewer rows"""
_SAMPLE_LEAST = 20


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand on a sheet. `first_heading_row` is the upper one of headings in several rows; both are 0 where there are
    none. `headings` and `mapping` have one entry a column.

    `title_rows` are the rows above a table without headings. `birth_parts` are the columns of day, month and year, or of day with
    month and year. The dates of `month_first` have the month in front. `two_rows`: each person stands on two rows of the file.
    """

    first_heading_row: int
    heading_row: int
    headings: tuple[str, ...]
    mapping: ColumnMapping
    title_rows: int = 0
    birth_parts: tuple[int, ...] = ()
    month_first: frozenset[int] = frozenset()
    two_rows: bool = False
    doubts: tuple[Doubt, ...] = ()

    @property
    def name_columns(self) -> tuple[int, ...]:
        return tuple(column for column, meaning in self.mapping.pairs() if meaning in NAME_MEANINGS)


def lay_out(
    sample: Sequence[SheetRow], *, heading_row: int | None = None, mapping: ColumnMapping | None = None
) -> Layout:
    """The layout of a sheet by its first rows. What the caller gives is taken as given."""
    rows = find_headings(sample) if heading_row is None else _given(sample, heading_row)
    said = read_headings(sample, rows)
    data = [row for row in sample if row.number > rows.last]
    width = max(width_of([*data, *(row for row in sample if row.number == rows.last)]), len(said))
    if mapping is not None:
        width = max(width, len(mapping.columns))
    said += ((),) * (width - len(said))
    data = data[: max(_SAMPLE_LEAST, _SAMPLE_CELLS // max(1, width))]
    names = _name_columns(said) if mapping is None else [column for column, m in mapping.pairs() if m in NAME_MEANINGS]
    two_rows = stands_on_two_rows(data, names)
    if two_rows:
        data = list(join_rows(data, names))
    columns = [ColumnContents([row.cells[column] for row in data if column in row.cells]) for column in range(width)]
    guess = ColumnGuess(said, columns, data)
    guessed = guess.mapping()
    doubts = _undecided(guess.doubts, guessed, mapping)
    if mapping is None:
        mapping = guessed
    if not NAME_MEANINGS & set(mapping.columns):
        doubts.append(Doubt(DoubtKind.NO_NAME))
    elif FactKind.BIRTH_DATE not in mapping.columns and not _names_are_dated(mapping, columns):
        doubts.append(Doubt(DoubtKind.NO_BIRTH_DATE))
    mapping = ColumnMapping(mapping.columns + ("",) * (width - len(mapping.columns)))
    month_first, unclear = _orders(mapping, columns)
    return Layout(
        rows.first,
        rows.last,
        tuple(" ".join(parts) for parts in said),
        mapping,
        title_rows=0 if rows.last else _titles(mapping, data),
        birth_parts=find_birth_parts([meaning == FactKind.BIRTH_DATE for meaning in mapping.columns], columns),
        month_first=month_first,
        two_rows=two_rows,
        doubts=(*doubts, *unclear, *([Doubt(DoubtKind.FORM)] if _is_form(sample) else [])),
    )


def _undecided(doubts: Sequence[Doubt], guessed: ColumnMapping, given: ColumnMapping | None) -> list[Doubt]:
    """The doubts that nobody has answered by giving one of their columns another meaning than was guessed."""
    if given is None:
        return list(doubts)
    columns = given.columns + ("",) * (len(guessed.columns) - len(given.columns))
    decided = {
        doubt.kind for doubt in doubts if doubt.column >= 0 and columns[doubt.column] != guessed.columns[doubt.column]
    }
    return [doubt for doubt in doubts if doubt.kind not in decided]


def _names_are_dated(mapping: ColumnMapping, columns: Sequence[ColumnContents]) -> bool:
    """Whether the birth dates stand beside the names."""
    names = [column for column, meaning in mapping.pairs() if meaning == FactKind.FULL_NAME and column < len(columns)]
    return any(columns[column].share(contents_of.is_dated_name) >= MOST for column in names)


def _is_form(sample: Sequence[SheetRow]) -> bool:
    """Whether headings stand one below the other, each with an answer at its right: a form of one person, or several of them."""
    asked = [row.cells[min(row.cells)] for row in sample if len(row.cells) == 2]
    meanings = [meanings_of(cell.text)[0] for cell in asked if len(cell.text) < 60 and meanings_of(cell.text)]
    known = {meaning for meaning in meanings if meaning not in {OTHER, RUNNING_NUMBER}}
    return len(known) >= 3 and bool(known & NAME_MEANINGS) and len(meanings) >= 0.5 * len(sample)


def _given(sample: Sequence[SheetRow], heading_row: int) -> HeadingRows:
    return HeadingRows(first_heading_row(sample, heading_row), heading_row) if heading_row else HeadingRows(0, 0)


def _name_columns(said: Headings) -> list[int]:
    return [
        column
        for column, parts in enumerate(said)
        if parts
        and not role_of(" ".join(parts))
        and {FactKind.FULL_NAME, FactKind.SURNAME} & set(meanings_of(parts[-1]))
    ]


def _titles(mapping: ColumnMapping, data: Sequence[SheetRow]) -> int:
    """The last of the rows above a table without headings: none of them has a name in the place of the names."""
    names = [column for column, meaning in mapping.pairs() if meaning in NAME_MEANINGS]
    last = 0
    for row in data[:20]:
        cells = [row.cells[column] for column in names if column in row.cells]
        if any(contents_of.is_whole_name(cell) or contents_of.names_a_person(cell.text) for cell in cells):
            return last
        last = row.number
    return 0


def _orders(mapping: ColumnMapping, columns: Sequence[ColumnContents]) -> tuple[frozenset[int], list[Doubt]]:
    """The columns whose dates have the month in front, and what is to be said of the order of dates."""
    found = {column: order_of(columns[column].cells) for column, meaning in mapping.pairs() if meaning in DATE_KINDS}
    month_first = {column for column, order in found.items() if order is DateOrder.MONTH_FIRST}
    if month_first:
        month_first |= {column for column, order in found.items() if order is DateOrder.OPEN}
    doubts = [Doubt(DoubtKind.MONTH_FIRST, column) for column in sorted(month_first)]
    doubts += [
        Doubt(DoubtKind.DAY_OR_MONTH, column)
        for column, order in found.items()
        if order is DateOrder.MIXED or (order is DateOrder.OPEN and column not in month_first)
    ]
    return frozenset(month_first), doubts
