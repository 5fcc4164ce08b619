"""One row of text becomes facts and named problems. Nothing is lost: a fact keeps its text, a problem its place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from verifier_gui.domain.facts import DATE_KINDS, NUMBERS, Fact, FactKind, Facts
from verifier_gui.domain.lists import RUNNING_NUMBER
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.errors import SheetError
from verifier_gui.sheets.cells import Cell, CellKind, MergedRange, SheetRow
from verifier_gui.sheets.columns import Layout, heading_meanings, is_heading
from verifier_gui.sheets.facts_reading import FactsReading
from verifier_gui.sheets.status_words import read_basis

_DIGIT = re.compile(r"\d")
_TOTAL = re.compile(
    r"\s*(?:разом|всього|усього|загалом|підсумок|итого|всего|итог|total|підпис|подпись|signature|склав|складено|составил|виконав|"
    r"исполнител|виконавець|затверджую|утверждаю|начальник|командир|керівник|руководитель|примітка|примечание|м\.\s?п\.)(?![^\W\d_])",
    re.IGNORECASE,
)
_SEXES: Mapping[str, str] = {
    **dict.fromkeys(
        ("ч", "чол", "чоловік", "чоловіча", "чоловічий", "м", "муж", "мужской", "мужчина", "m", "male", "man"), "male"
    ),
    **dict.fromkeys(
        ("ж", "жін", "жінка", "жіноча", "жіночий", "жен", "женский", "женщина", "f", "female", "woman"), "female"
    ),
}
_NAME_PARTS = frozenset(
    {
        FactKind.SURNAME,
        FactKind.GIVEN_NAME,
        FactKind.PATRONYMIC,
        FactKind.FORMER_SURNAME,
        FactKind.NAME_IN_CAPTIVITY,
        FactKind.MOTHERS_MAIDEN_NAME,
        FactKind.FATHER,
        FactKind.CALL_SIGN,
    }
)
_MERGE_REACH = 1000
"""rows of one merged range that are marked"""
_NUMBERS = frozenset(NUMBERS)
_KNOWN = 200_000
"""cells of which it is remembered what they say: lists repeat given names, dates, ranks and places"""
_NAMING = frozenset({FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.FULL_NAME})


class RowKind(StrEnum):
    """What a row of the sheet is."""

    TITLE = "title"
    HEADING = "heading"
    PERSON = "person"
    SKIPPED = "skipped"
    """A total, a footer, a repeated heading, a line of numbers: below the headings, and nobody."""


@dataclass(frozen=True, slots=True)
class UnderstoodRow:
    """A row and what it says. Only a person's row has facts."""

    row: int
    kind: RowKind
    cells: tuple[str, ...]
    facts: Facts = field(default_factory=Facts)
    problems: tuple[Problem, ...] = ()


class RowReader:
    """Reads rows by a layout. `merged` are the sheet's merged ranges of several rows."""

    def __init__(self, layout: Layout, merged: Sequence[MergedRange] = ()) -> None:
        self._layout = layout
        self._headings = {
            column: heading.strip().casefold() for column, heading in enumerate(layout.headings) if heading.strip()
        }
        self._meanings = layout.mapping.pairs()
        self._meant = dict(self._meanings)
        self._names = set(layout.name_columns)
        self._telling = {
            column
            for column, meaning in self._meanings
            if meaning in (FactKind.BIRTH_DATE, FactKind.TAX_NUMBER, FactKind.PASSPORT, FactKind.MILITARY_ID)
        }
        self._splits_given_name = FactKind.PATRONYMIC not in self._meant.values()
        self._lacks_surname = not {FactKind.SURNAME, FactKind.FULL_NAME} & set(self._meant.values())
        self._splits_surname = FactKind.GIVEN_NAME not in self._meant.values()
        self._known: dict[tuple[int, Cell], tuple[Fact, ...]] = {}
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
        if row.number <= self._layout.heading_row:
            heading = self._layout.first_heading_row <= row.number
            return UnderstoodRow(row.number, RowKind.HEADING if heading else RowKind.TITLE, cells)
        skipped = self._not_a_person(row)
        if skipped is not None:
            return UnderstoodRow(row.number, RowKind.SKIPPED, cells, problems=skipped)
        reading = FactsReading(row)
        for place in sorted(row.cells.items()):
            known = self._known.get(place)
            if known is None or not reading.take(known):
                self._look(reading, place)
        self._conclude(reading, row)
        return UnderstoodRow(row.number, RowKind.PERSON, cells, Facts(tuple(reading.facts)), tuple(reading.problems))

    def _look(self, reading: FactsReading, place: tuple[int, Cell]) -> None:
        """Reads one cell, and remembers what it says where nothing is odd about it."""
        column, cell = place
        before, odd = len(reading.facts), len(reading.problems)
        reading.look_at(column, cell)
        meaning = self._meant.get(column, "")
        if meaning and meaning != RUNNING_NUMBER and cell.kind not in {CellKind.ERROR, CellKind.UNCALCULATED}:
            self._read(reading, FactKind(meaning), column, cell)
        if meaning == RUNNING_NUMBER or meaning in _NUMBERS or len(reading.problems) > odd:
            return
        facts = tuple(reading.facts[before:])
        if len({fact.kind for fact in facts}) == len(facts) and not any(fact.ordinal for fact in facts):
            if len(self._known) >= _KNOWN:
                self._known.clear()
            self._known[place] = facts

    def names_somebody(self, row: SheetRow) -> bool:
        """Whether a row is a person's, without a look at what it says."""
        try:
            return row.number > self._layout.heading_row and self._not_a_person(row) is None
        except SheetError:
            # A second table counts where its sheet is chosen, and is refused there.
            return False

    def _texts(self, row: SheetRow) -> tuple[str, ...]:
        cells = row.cells
        width = max(len(self._layout.headings), max(cells, default=-1) + 1)
        return tuple([cells[column].text if column in cells else "" for column in range(width)])

    def _not_a_person(self, row: SheetRow) -> tuple[Problem, ...] | None:
        """Why a row below the headings names nobody: its problems, which may be none. None for a person."""
        named = [row.cells[column] for column in self._names if _has_letters(row.cells.get(column))]
        if self._repeats_headings(row):
            return (Problem(ProblemKind.REPEATED_HEADING, row.number, -1, ""),)
        self._refuse_second_table(row)
        if not self._names:
            return None if self._tells(row) else ()
        first = row.cells[min(row.cells)]
        if _TOTAL.match(first.text) or any(_TOTAL.match(cell.text) for cell in named):
            return () if not self._tells(row) else None
        if named:
            # One long line where rows have several cells is a remark under the table.
            alone = len(row.cells) == 1 and len(self._meanings) > 2
            return () if alone and not _may_be_name(named[0].text) else None
        return None if self._tells(row) else ()

    def _refuse_second_table(self, row: SheetRow) -> None:
        if len(row.cells) < 2 or not self._layout.heading_row or any(map(_DIGIT.search, _texts_of(row))):
            return
        if is_heading(row.cells) and len(heading_meanings(row.cells)) > 0.7 * len(row.cells):
            raise SheetError(
                "A second table with other columns begins in row {row}. Put the two tables on two sheets.",
                row=row.number,
            )

    def _tells(self, row: SheetRow) -> bool:
        """Whether a row without a name gives a birth date or a number of a person all the same."""
        for column in self._telling:
            cell = row.cells.get(column)
            if cell and sum(map(str.isdigit, cell.text)) >= 4:
                return True
        return False

    def _repeats_headings(self, row: SheetRow) -> bool:
        """Of headings in two rows each row may be repeated: the upper one begins, the lower one ends the heading. Most cells of
        such a row are headings, above all that in the place of the name: a person's `1` and `2` under *Phone 1* and
        *Phone 2* are not."""
        same = 0
        for column, cell in row.cells.items():
            heading = self._headings.get(column, "")
            text = cell.text.strip().casefold() if len(cell.text) <= len(heading) else ""
            if text and (heading.startswith(text) or heading.endswith(text)):
                same += 1
            elif column in self._names and cell.text.strip():
                return False
        if same == 1:
            return len(row.cells) == 1 and len(self._headings) == 1
        return same >= 2 and same > 0.6 * len(row.cells)

    def _read(self, reading: FactsReading, kind: FactKind, column: int, cell: Cell) -> None:
        if kind in DATE_KINDS:
            reading.date(kind, column, cell)
        elif kind in _NUMBERS:
            reading.identifier(kind, column, cell)
        elif kind is FactKind.FULL_NAME or (kind is FactKind.SURNAME and self._is_whole_name(cell.text)):
            reading.full_name(column, cell)
        elif kind is FactKind.SURNAME:
            reading.surname(column, cell)
        elif kind is FactKind.GIVEN_NAME and self._splits_given_name and not _is_one_word(cell.text):
            if self._lacks_surname and len(cell.text.split()) > 2:
                reading.full_name(column, cell)
            else:
                reading.given_name_and_patronymic(column, cell)
        elif kind is FactKind.STATUS:
            reading.status(column, cell)
        elif kind is FactKind.STATUS_BASIS:
            basis = read_basis(cell.text)
            reading.add(kind, cell.text, basis.value if basis else "")
        elif kind is FactKind.SEX:
            reading.add(kind, cell.text, _SEXES.get(cell.text.strip(" .").lower(), ""))
        elif kind in _NAME_PARTS:
            reading.name_part(kind, column, cell.text)
        else:
            reading.add(kind, cell.text, " ".join(cell.text.split()))

    def _is_whole_name(self, text: str) -> bool:
        """Under a heading *Surname* without a column of given names the whole name stands."""
        return self._splits_surname and len(text.split()) > 1

    def _conclude(self, reading: FactsReading, row: SheetRow) -> None:
        if not any(fact.value and fact.kind in _NAMING for fact in reading.facts):
            reading.problem(ProblemKind.NAME_MISSING, min(self._names, default=-1), "")
        reading.compare_tax_number()
        for column in self._merged.get(row.number, ()):
            reading.problem(ProblemKind.MERGED_PEOPLE, column, row.cells[column].text if column in row.cells else "")
        if row.hidden:
            reading.problem(ProblemKind.HIDDEN_ROW, -1, "")
        if row.open_quote:
            reading.problem(ProblemKind.QUOTE_NOT_CLOSED, -1, "")


def _is_one_word(text: str) -> bool:
    """Whether there is nothing to part, not even by a capital within."""
    return text.isalpha() and (text[1:].islower() or text.isupper())


def _texts_of(row: SheetRow) -> list[str]:
    return [cell.text for cell in row.cells.values()]


def _has_letters(cell: Cell | None) -> bool:
    return cell is not None and (
        cell.text[:1].isalpha()
        or any(map(str.isalpha, cell.text))
        or cell.kind in {CellKind.ERROR, CellKind.UNCALCULATED}
    )


def _may_be_name(text: str) -> bool:
    words = text.split()
    return 1 <= len(words) <= 7 and ":" not in text and sum(map(str.isdigit, text)) < 4
