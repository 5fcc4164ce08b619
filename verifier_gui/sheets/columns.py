"""Where the table stands on a sheet and what each column means: a guess, with its doubts, to be confirmed by the caseworker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.domain.facts import DATE_KINDS, IDENTITY_KINDS, NUMBERS, FactKind
from verifier_gui.domain.lists import RUNNING_NUMBER, ColumnMapping
from verifier_gui.sheets import column_contents as contents_of
from verifier_gui.sheets.birth_parts import find_birth_parts
from verifier_gui.sheets.cells import SheetRow
from verifier_gui.sheets.column_contents import MOST, ColumnContents
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
    names_a_date_part,
    names_a_language,
    plain,
    role_of,
)
from verifier_gui.sheets.title_lines import as_of, exchange_on
from verifier_gui.sheets.two_rows import join_rows, stands_on_two_rows
from verifier_gui.sheets.unheaded_columns import UnheadedColumns, name_the_same

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
_BARE_DATE = re.compile("дата|date|since|[зc] якого часу|з якого числа|с какого времени|с какого числа")
_IDENTITY = frozenset({*NAME_MEANINGS, *map(str, IDENTITY_KINDS), *map(str, DATE_KINDS), *map(str, NUMBERS)})
_NAMES = NAME_MEANINGS | {str(FactKind.PATRONYMIC)}


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
    guess = _Guess(said, columns, data)
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


class _Guess:
    """Says for each column what its heading means where the cells do not speak against it, else what its cells mean."""

    def __init__(self, said: Headings, columns: Sequence[ColumnContents], data: Sequence[SheetRow]) -> None:
        self._said = said
        self._whole = [" ".join(parts) for parts in said]
        self._columns = columns
        self._data = data
        self._meanings = [""] * len(said)
        self._known = [False] * len(said)
        """whether a heading says something known, be it of no use here"""
        self.doubts: list[Doubt] = []

    def mapping(self) -> ColumnMapping:
        end = self._end_of_table()
        parts = self._take_birth_parts()
        for column in range(end):
            if column not in parts:
                self._by_heading(column)
        self._part_surname_and_name()
        self._keep_one_name()
        self._keep_one_birth_date()
        self._doubt_exchanged_names()
        open_columns = [column for column in range(end) if not self._meanings[column] and not self._known[column]]
        headed = [bool(plain(heading)) for heading in self._whole]
        by_cells = UnheadedColumns(open_columns, headed, self._columns, self._data, self._meanings)
        by_cells.name()
        self.doubts += by_cells.doubts
        return ColumnMapping(tuple(self._meanings))

    def _end_of_table(self) -> int:
        """The first column of another table beside this one, which is left alone; else the width."""
        width = len(self._said)
        seen: dict[str, int] = {}
        for column, heading in enumerate(map(plain, self._whole)):
            before = seen.setdefault(heading, column)
            pair = column + 1 < width and before + 1 < column and plain(self._whole[before + 1])
            if heading and before < column and pair and pair == plain(self._whole[column + 1]):
                if self._columns[column].cells or self._columns[column + 1].cells:
                    self.doubts.append(Doubt(DoubtKind.TABLE_BESIDE, column))
                return column
        blank = [column for column in range(width) if not self._whole[column] and not self._columns[column].cells]
        if len(blank) == 1 and 1 < blank[0] < width - 2:
            sides = [
                max(len(one.cells) for one in side) for side in (self._columns[: blank[0]], self._columns[blank[0] :])
            ]
            totals = any(
                plain(cell.text) in {"разом", "всього", "усього", "итого", "всего", "total"}
                for one in self._columns[blank[0] :]
                for cell in one.cells
            )
            if totals or sides[1] < 0.8 * sides[0]:
                self.doubts.append(Doubt(DoubtKind.TABLE_BESIDE, blank[0] + 1))
                return blank[0]
        return width

    def _take_birth_parts(self) -> tuple[int, ...]:
        """Day, month and year in columns of their own, under headings that say no more than that."""
        said = [FactKind.BIRTH_DATE in self._meant(column) for column in range(len(self._said))]
        bare = [names_a_date_part(parts[-1]) if parts else True for parts in self._said]
        parts = find_birth_parts(said, self._columns) or (() if any(said) else find_birth_parts(bare, self._columns))
        for column in parts:
            self._meanings[column] = FactKind.BIRTH_DATE
            self._known[column] = True
        return parts

    def _by_heading(self, column: int) -> None:
        meanings = self._meant(column)
        self._known[column] = bool(meanings)
        if not meanings and _BARE_DATE.fullmatch(plain(self._whole[column])) and self._follows_status(column):
            meanings = (FactKind.STATUS_DATE,)
        chosen = self._fitting(column, meanings)
        if meanings and not chosen:
            self._known[column] = False
            if len(meanings) == 1 and meanings[0] in _IDENTITY:
                self.doubts.append(Doubt(DoubtKind.CELLS_DIFFER, column))
        if chosen == RUNNING_NUMBER and RUNNING_NUMBER in self._meanings:
            chosen = ""
        self._meanings[column] = "" if chosen == OTHER else chosen

    def _follows_status(self, column: int) -> bool:
        return column > 0 and self._meanings[column - 1] == FactKind.STATUS

    def _meant(self, column: int) -> tuple[str, ...]:
        """What the lowest heading of a column says tells more than the groups that it is in, unless these say whose it is."""
        role = role_of(self._whole[column])
        if role:
            return (role,)
        parts = self._said[column]
        for first in range(len(parts) - 1, -1, -1):
            meanings = meanings_of(" ".join(parts[first:]))
            if meanings:
                return meanings
        return ()

    def _fitting(self, column: int, meanings: Sequence[str]) -> str:
        contents = self._columns[column]
        if len(meanings) == 1:
            return "" if contents.speaks_against(meanings[0]) else meanings[0]
        for meaning in meanings:
            if contents.speaks_for(meaning):
                return meaning
        return meanings[0] if meanings and not contents.cells else ""

    def _having(self, meaning: str) -> list[int]:
        return [column for column, found in enumerate(self._meanings) if found == meaning]

    def _part_surname_and_name(self) -> None:
        """*Surname* and *name*: beside surnames a name in one word is the given one."""
        if FactKind.SURNAME in self._meanings and FactKind.GIVEN_NAME not in self._meanings:
            for column in self._having(FactKind.FULL_NAME):
                if self._columns[column].share(contents_of.is_one_name) >= MOST:
                    self._meanings[column] = FactKind.GIVEN_NAME
                    return

    def _doubt_exchanged_names(self) -> None:
        """Given names under *surname*, and none under *given name*."""
        surnames, given = self._having(FactKind.SURNAME), self._having(FactKind.GIVEN_NAME)
        if len(surnames) == len(given) == 1:
            shares = [self._columns[place].share(contents_of.is_known_given_name) for place in (*surnames, *given)]
            if shares[0] >= 0.8 and shares[1] < 0.3:
                self.doubts += [Doubt(DoubtKind.CELLS_DIFFER, place) for place in (*surnames, *given)]

    def _keep_one_name(self) -> None:
        """Whole names in a second column are the same people's in another spelling, or somebody else's."""
        first, *others = self._having(FactKind.FULL_NAME) or [-1]
        if not others:
            return
        exact = [column for column in (first, *others) if len(self._meant(column)) == 1]
        kept = exact[0] if exact else first
        for column in (first, *others):
            if column == kept or names_a_language(self._whole[column]) or name_the_same(self._data, kept, column):
                continue
            self._meanings[column] = ""
            self._known[column] = True
            if len(self._meant(column)) == 1:
                self.doubts += [Doubt(DoubtKind.NAMES_TWICE, place) for place in (kept, column)]
            else:
                self.doubts.append(Doubt(DoubtKind.NAMES_BESIDE, column))

    def _keep_one_birth_date(self) -> None:
        born = self._having(FactKind.BIRTH_DATE)
        if len(born) < 2 or find_birth_parts(
            [meaning == FactKind.BIRTH_DATE for meaning in self._meanings], self._columns
        ):
            return
        own = [column for column in born if self._stands_by_the_name(column)] or born
        kept = max(own, key=lambda column: (self._columns[column].share(contents_of.is_date), -column))
        for column in born:
            if column == kept:
                continue
            self._meanings[column] = ""
            if column in own and not self._same_years(kept, column):
                self.doubts += [Doubt(DoubtKind.DATES_TWICE, place) for place in (kept, column)]

    def _stands_by_the_name(self, column: int) -> bool:
        """Whether the nearest column of names to the left of a birth date is that of the person, and no relative's or other's."""
        for left in range(column - 1, -1, -1):
            if self._meanings[left] in _NAMES:
                return True
            if role_of(self._whole[left]) and self._columns[left].share(contents_of.is_whole_name) >= MOST:
                return False
        return True

    def _same_years(self, one: int, other: int) -> bool:
        pairs = [(row.cells[one], row.cells[other]) for row in self._data if one in row.cells and other in row.cells]
        return all(contents_of.year_of(first) == contents_of.year_of(second) for first, second in pairs)
