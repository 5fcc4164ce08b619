"""One row of text becomes facts and named problems. Nothing is lost: a fact keeps its text, a problem its place."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import DATE_KINDS, Fact, FactKind, Facts
from verifier_gui.domain.lists import RUNNING_NUMBER
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.domain.tax_number import TaxNumber, first_digits
from verifier_gui.errors import SheetError
from verifier_gui.names.ranks import split_rank
from verifier_gui.sheets.birth_parts import birth_parts_text
from verifier_gui.sheets.cell_meanings import (
    DIGITS,
    DOUBTFUL,
    NAMES,
    SOMEBODY,
    TAX_NUMBER,
    CellMeanings,
    Place,
    has_letters,
    says_sum,
    says_total,
)
from verifier_gui.sheets.cells import Cell, CellKind, MergedRange, SheetRow
from verifier_gui.sheets.column_contents import is_date, names_a_person
from verifier_gui.sheets.columns import Layout, heading_meanings, is_heading
from verifier_gui.sheets.date_texts import gives_no_date
from verifier_gui.sheets.facts_reading import FactsReading
from verifier_gui.sheets.heading_words import meanings_of
from verifier_gui.sheets.left_out import LeftOut

_DIGIT = re.compile(r"\d")
_MERGE_REACH = 1000
"""rows of one merged range that are marked"""


class RowKind(StrEnum):
    """What a row of the sheet is."""

    TITLE = "title"
    HEADING = "heading"
    PERSON = "person"
    SKIPPED = "skipped"
    """A total, a footer, a repeated heading, a line of numbers: below the headings, and nobody."""


@dataclass(frozen=True, slots=True)
class UnderstoodRow:
    """A row and what it says. Only a person's row has facts; every other has a reason why it is nobody's."""

    row: int
    kind: RowKind
    cells: tuple[str, ...]
    facts: Facts = field(default_factory=Facts)
    problems: tuple[Problem, ...] = ()
    left_out: LeftOut | None = None


class RowReader:
    """Reads rows by a layout. `merged` are the sheet's merged ranges of several rows. With `facts_alone` nothing is asked of it but
    `facts`, and what is odd about numbers is not looked for; with `all_people` no row is taken for a total or a remark, for whoever
    wrote them says that each is somebody's."""

    def __init__(
        self,
        layout: Layout,
        merged: Sequence[MergedRange] = (),
        *,
        facts_alone: bool = False,
        all_people: bool = False,
    ) -> None:
        self._layout = layout
        self._all_people = all_people
        self._above = max(layout.heading_row, layout.title_rows)
        self._cells = CellMeanings(layout, facts_alone=facts_alone)
        self._meanings = layout.mapping.pairs()
        self._few = max(1, len(self._meanings) // 2)
        """cells of a row that is looked at more closely"""
        self._meant = dict(self._meanings)
        self._names = set(layout.name_columns)
        self._telling = {
            column
            for column, meaning in self._meanings
            if meaning in (FactKind.BIRTH_DATE, FactKind.TAX_NUMBER, FactKind.PASSPORT, FactKind.MILITARY_ID)
        }
        self._merged: dict[int, list[int]] = {}
        for area in merged:
            if area.first_column in self._meant and area.last_row > layout.heading_row:
                for row in range(max(area.first_row, layout.heading_row + 1), area.first_row + _MERGE_REACH):
                    if row > area.last_row:
                        break
                    self._merged.setdefault(row, []).append(area.first_column)

    def understand(self, row: SheetRow) -> UnderstoodRow:
        """Raises `SheetError` where a second table with other columns begins."""
        cells = self._texts(row)
        if row.number <= self._above:
            if 0 < self._layout.first_heading_row <= row.number:
                return UnderstoodRow(row.number, RowKind.HEADING, cells, left_out=LeftOut.HEADING)
            return UnderstoodRow(row.number, RowKind.TITLE, cells, left_out=LeftOut.TITLE)
        facts, problems, marks, places = self._gathered(row)
        skipped = self._skipped(row, marks)
        if skipped is not None:
            repeated = (Problem(ProblemKind.REPEATED_HEADING, row.number, -1, ""),)
            odd = repeated if skipped is LeftOut.REPEATED_HEADING else ()
            return UnderstoodRow(row.number, RowKind.SKIPPED, cells, problems=odd, left_out=skipped)
        said = Facts(tuple(facts))
        named = bool(marks & SOMEBODY)
        if marks & TAX_NUMBER or not named or row.hidden or row.open_quote or row.number in self._merged:
            problems += self._of_the_row(row, places, said, named=named)
        return UnderstoodRow(row.number, RowKind.PERSON, cells, said, tuple(problems))

    def facts(self, row: SheetRow) -> Sequence[Fact] | None:
        """What the row of a person says; None for any other row. Raises `SheetError` where a second table begins."""
        if row.number <= self._above:
            return None
        facts, _, marks, _ = self._gathered(row)
        return facts if self._skipped(row, marks) is None else None

    def _gathered(self, row: SheetRow) -> tuple[list[Fact], list[Problem], int, list[Place]]:
        """What the cells of a row say, taken together: facts, problems, marks; and the cells in the order of their columns."""
        facts: list[Fact] = []
        problems: list[Problem] = []
        ordinals: _Ordinals | None = None
        kinds = marks = 0
        known, read = self._cells.known, self._cells.read
        places = sorted(row.cells.items())
        for place in places:
            own_facts, own_kinds, own_marks, odd = known.get(place) or read(place)
            marks |= own_marks
            if own_kinds & kinds:
                ordinals = ordinals or _Ordinals()
                facts += ordinals.behind(facts, own_facts)
            else:
                facts += own_facts
            kinds |= own_kinds
            if odd:
                problems += [Problem(one.kind, row.number, one.column, one.raw, one.about) for one in odd]
        if self._layout.birth_parts:
            self._read_birth_parts(row, facts, problems)
        return facts, problems, marks, places

    def _read_birth_parts(self, row: SheetRow, facts: list[Fact], problems: list[Problem]) -> None:
        """The birth date that several columns give between them."""
        text = birth_parts_text(row.cells, self._layout.birth_parts)
        if not text:
            return
        reading = FactsReading()
        reading.date_text(FactKind.BIRTH_DATE, self._layout.birth_parts[0], text)
        facts += reading.facts
        problems += [Problem(one.kind, row.number, one.column, one.raw, one.about) for one in reading.problems]

    def _skipped(self, row: SheetRow, marks: int) -> LeftOut | None:
        """`_not_a_person`. Of most rows the marks of their cells tell that they are a person's."""
        if self._all_people or (marks & (NAMES | DIGITS | DOUBTFUL) == NAMES | DIGITS and len(row.cells) > self._few):
            return None
        return self._not_a_person(row)

    def names_somebody(self, row: SheetRow) -> bool:
        """Whether a row is a person's, without a look at what it says."""
        try:
            return row.number > self._above and self._not_a_person(row) is None
        except SheetError:
            # A second table counts where its sheet is chosen, and is refused there.
            return False

    def _texts(self, row: SheetRow) -> tuple[str, ...]:
        cells = row.cells
        width = max(len(self._layout.headings), max(cells, default=-1) + 1)
        return tuple([cells[column].text if column in cells else "" for column in range(width)])

    def _not_a_person(self, row: SheetRow) -> LeftOut | None:
        """Why a row below the headings names nobody. None for a person."""
        named = [row.cells[column] for column in self._names if has_letters(row.cells.get(column))]
        if self._repeats_headings(row):
            return LeftOut.REPEATED_HEADING
        if len(row.cells) > 2 and all(len(cell.text.strip(" .)")) < 2 for cell in row.cells.values()):
            return LeftOut.COLUMN_NUMBERS
        self._refuse_second_table(row)
        if not self._names:
            return None if self._tells(row) else LeftOut.NOBODY
        first = row.cells[min(row.cells)]
        sums = len(row.cells) <= 3 and any(says_sum(cell.text) for cell in row.cells.values())
        if sums or says_total(first.text) or any(says_total(cell.text) for cell in named):
            return LeftOut.TOTAL if not self._tells(row) else None
        if named:
            # One long line where rows have several cells is a remark under the table.
            if len(row.cells) == 1 and len(self._meanings) > 2:
                return None if _may_be_name(named[0].text) else LeftOut.REMARK
            doubtful = len(row.cells) <= self._few or not any(map(_DIGIT.search, _texts_of(row)))
            nobody = doubtful and not any(map(_names_anybody, named)) and not self._is_numbered(row)
            return LeftOut.NOBODY if nobody else None
        if self._tells(row):
            return None
        return LeftOut.REMARK if len(row.cells) == 1 and has_letters(first) else LeftOut.NOBODY

    def _is_numbered(self, row: SheetRow) -> bool:
        """Whether a row has a number of its own, or tells a birth date or the like."""
        numbers = [
            row.cells[column] for column, meaning in self._meanings if meaning == RUNNING_NUMBER and column in row.cells
        ]
        return any(cell.text.strip(" .)").isdecimal() for cell in numbers) or self._tells(row)

    def _refuse_second_table(self, row: SheetRow) -> None:
        if len(row.cells) < 2 or not self._layout.heading_row or any(map(_DIGIT.search, _texts_of(row))):
            return
        known = sum(bool(meanings_of(text)) for text in _texts_of(row))
        headed = is_heading(row.cells) and len(heading_meanings(row.cells)) > 0.7 * len(row.cells)
        # Words in the place of dates, half of them known from headings: no person's row is like that.
        if headed or (len(row.cells) > 2 and known >= max(2, 0.5 * len(row.cells)) and self._has_words_for_dates(row)):
            raise SheetError(
                "A second table with other columns begins in row {row}. Put the two tables on two sheets.",
                row=row.number,
            )

    def _has_words_for_dates(self, row: SheetRow) -> bool:
        dates = [
            row.cells[column] for column, meaning in self._meanings if meaning in DATE_KINDS and column in row.cells
        ]
        return any(not gives_no_date(cell.text) for cell in dates)

    def _tells(self, row: SheetRow) -> bool:
        """Whether a row without a name gives a birth date or a number of a person all the same."""
        for column in self._telling:
            cell = row.cells.get(column)
            if cell and sum(map(str.isdigit, cell.text)) >= 4:
                dated = self._meant[column] == FactKind.BIRTH_DATE
                if is_date(cell) if dated else sum(map(str.isalpha, cell.text)) <= 3:
                    return True
        return False

    def _repeats_headings(self, row: SheetRow) -> bool:
        """Of headings in two rows each row may be repeated: the upper one begins, the lower one ends the heading. Most cells of
        such a row are headings, above all that in the place of the name: a person's `1` and `2` under *Phone 1* and
        *Phone 2* are not."""
        same = 0
        for column, cell in row.cells.items():
            if self._cells.repeats_heading(column, cell):
                same += 1
            elif column in self._names and cell.text.strip():
                return False
        if same == 1:
            return len(row.cells) == 1 and self._cells.headings == 1
        return same >= 2 and same > 0.6 * len(row.cells)

    def _of_the_row(self, row: SheetRow, places: Sequence[Place], said: Facts, *, named: bool) -> list[Problem]:
        """The problems that no cell has by itself."""
        found: list[Problem] = []

        def add(kind: ProblemKind, column: int = -1, raw: str = "", about: FactKind | None = None) -> None:
            found.append(Problem(kind, row.number, column, raw, about))

        if not named:
            add(ProblemKind.NAME_MISSING, min(self._names, default=-1))
        digits, born = said.value(FactKind.TAX_NUMBER), said.value(FactKind.BIRTH_DATE)
        if digits and born and not _tells(digits, born):
            column = max((place[0] for place in places if self._cells.read(place).marks & TAX_NUMBER), default=-1)
            if column >= 0:
                add(ProblemKind.TAX_NUMBER_AGAINST_DATE, column, digits, FactKind.TAX_NUMBER)
        for column in self._merged.get(row.number, ()):
            add(ProblemKind.MERGED_PEOPLE, column, row.cells[column].text if column in row.cells else "")
        if row.hidden:
            add(ProblemKind.HIDDEN_ROW)
        if row.open_quote:
            add(ProblemKind.QUOTE_NOT_CLOSED)
        return found


def _tells(digits: str, born: str) -> bool:
    """Whether a tax number, unless its check digit is wrong, tells a day that the birth date may be."""
    if digits[:5] == _first_digits(born):
        return True
    number, date = TaxNumber(digits), PartialDate.parse(born)
    return not number.is_valid or date.first_day() <= number.birth_date <= date.last_day()


@lru_cache(maxsize=50_000)
def _first_digits(born: str) -> str:
    """What the tax number of somebody born on a day begins with; empty where the day is not known."""
    date = PartialDate.parse(born)
    return first_digits(date.first_day()) if date.day else ""


class _Ordinals:
    """Numbers the facts of a row that are of one kind. Each is counted once: a row may have thousands of cells."""

    def __init__(self) -> None:
        self._counts: Counter[FactKind] = Counter()
        self._counted = 0

    def behind(self, before: Sequence[Fact], facts: Iterable[Fact]) -> list[Fact]:
        """The facts of one cell, numbered behind those of the cells before it."""
        self._counts.update(fact.kind for fact in before[self._counted :])
        self._counted = len(before)
        return [replace(fact, ordinal=fact.ordinal + self._counts[fact.kind]) for fact in facts]


def _texts_of(row: SheetRow) -> list[str]:
    return [cell.text for cell in row.cells.values()]


def _names_anybody(cell: Cell) -> bool:
    """Whether a cell in the place of names can be one, and is no rank, no heading, nothing in brackets or small letters alone."""
    text = cell.text
    if cell.kind is not CellKind.TEXT or names_a_person(text.title()):
        return True
    words = text.split()
    if split_rank(words) == (len(words), True) or meanings_of(text):
        return False
    return any(word[0].isupper() for word in words)


def _may_be_name(text: str) -> bool:
    """Whether a text that stands alone in its row may be somebody: a section of the list has a title in one word, in small letters,
    or with a number."""
    words = text.split()
    if not 1 < len(words) <= 7 or ":" in text or sum(map(str.isdigit, text)) > 3:
        return False
    return names_a_person(text) or not any(word[0].islower() or word[0].isdigit() for word in words)
