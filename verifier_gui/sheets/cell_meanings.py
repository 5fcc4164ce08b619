"""What a cell says in its column, whatever row it stands in. It is remembered: lists repeat names, dates, ranks and places."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from verifier_gui.domain.facts import DATE_KINDS, NUMBERS, Fact, FactKind
from verifier_gui.domain.lists import RUNNING_NUMBER
from verifier_gui.domain.problems import Problem
from verifier_gui.domain.tax_number import TaxNumber
from verifier_gui.sheets.cells import Cell, CellKind
from verifier_gui.sheets.column_contents import is_unit
from verifier_gui.sheets.columns import Layout
from verifier_gui.sheets.facts_reading import FactsReading
from verifier_gui.sheets.status_words import read_basis

Place = tuple[int, Cell]
"""A cell and its column, from 0."""

NAMES, DIGITS, SOMEBODY, TAX_NUMBER, DOUBTFUL = (1 << place for place in range(5))
"""Marks of a cell: more than a letter in a column of names; a digit; a name that was understood; a tax number to be held against
the birth date; a word of the headings or of a total, by which its row may be nobody's."""

_DIGIT = re.compile(r"\d")
_TOTAL = re.compile(
    r"\s*(?:разом|всього|усього|загалом|підсумок|итого|всего|итог|total|підпис|подпись|signature|склав|складено|составил|виконав|"
    r"исполнител|виконавець|сторінка|страница|page|продовження|продолжение|continued|затверджую|утверждаю|начальник|командир|керівник|руководитель|примітка|примечание|м\.\s?п\.)(?![^\W\d_])",
    re.IGNORECASE,
)
_SUM = re.compile(
    r"\s*(?:разом|всього|усього|загалом|итого|всего|total|сторінка|страница|page|виконавець|исполнитель)(?![^\W\d_])",
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
_NUMBERS = frozenset(NUMBERS)
_NAMING = frozenset({FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.FULL_NAME})
_BITS = {kind: 1 << place for place, kind in enumerate(FactKind)}
_KNOWN, _SHORT = 200_000, 200
"""Cells of which it is remembered what they say, and the characters that one of them has at most."""


class CellMeaning(NamedTuple):
    """The facts of one cell, numbered as if it stood alone; a bit for each of their kinds; marks; problems whose row is 0."""

    facts: tuple[Fact, ...]
    kinds: int
    marks: int
    problems: tuple[Problem, ...]


_PLAIN_NUMBER = CellMeaning((), 0, DIGITS, ())


class CellMeanings:
    """Reads the cells of one table."""

    def __init__(self, layout: Layout, *, facts_alone: bool = False) -> None:
        """With `facts_alone` it is left out what is odd about plain numbers, each of which is another."""
        self._facts_alone = facts_alone
        self._headings = {
            column: heading.strip().casefold() for column, heading in enumerate(layout.headings) if heading.strip()
        }
        self._numbered = {column for column, heading in self._headings.items() if _DIGIT.search(heading)}
        self._meant = {
            column: meaning if meaning == RUNNING_NUMBER else FactKind(meaning)
            for column, meaning in layout.mapping.pairs()
        }
        self._names = frozenset(layout.name_columns)
        meant = set(self._meant.values())
        self._month_first = layout.month_first
        self._takes_birth_from_names = FactKind.BIRTH_DATE not in meant
        for column in layout.birth_parts:
            # Together they are one date, which is read of the row.
            self._meant.pop(column, None)
        self._splits_given_name = FactKind.PATRONYMIC not in meant
        self._lacks_surname = not {FactKind.SURNAME, FactKind.FULL_NAME} & meant
        self._splits_surname = FactKind.GIVEN_NAME not in meant
        self.known: dict[Place, CellMeaning] = {}
        """Of some cells what `read` gives: to be asked before it."""

    def read(self, place: Place) -> CellMeaning:
        """What a cell says that is not among the `known`."""
        column, cell = place
        text = cell.text
        meaning = self._meant.get(column)
        has_value = cell.kind in _WITH_VALUE
        plain_number = (
            has_value and _is_as_stored(cell) and text.isdecimal() and text.isascii() and column not in self._numbered
        )
        if plain_number and (meaning is None or meaning == RUNNING_NUMBER):
            return _PLAIN_NUMBER
        as_written = cell.shown is None and (cell.kind is CellKind.TEXT or self._facts_alone)
        if plain_number and as_written and isinstance(meaning, FactKind) and meaning in _NUMBERS:
            taxed = meaning is FactKind.TAX_NUMBER
            if self._facts_alone or not taxed or TaxNumber(text).is_valid:
                marks = DIGITS | TAX_NUMBER if taxed else DIGITS
                return CellMeaning((Fact(meaning, text, text),), _BITS[meaning], marks, ())
        reading = FactsReading()
        reading.look_at(column, cell)
        if has_value and isinstance(meaning, FactKind):
            self._read(reading, meaning, column, cell)
        elif meaning is None and has_value and not self._facts_alone and cell.seen.strip() and cell.seen != text:
            reading.add(FactKind.AS_SHOWN, cell.seen, str(column))
        reading.look_at_format(column, cell)
        marks = DIGITS if plain_number else self._marks(column, cell)
        kinds = 0
        for fact in reading.facts:
            kinds |= _BITS[fact.kind]
            if fact.value and fact.kind in _NAMING:
                marks |= SOMEBODY
        if reading.gives_tax_number:
            marks |= TAX_NUMBER
        found = CellMeaning(tuple(reading.facts), kinds, marks, tuple(reading.problems))
        if meaning not in _SINGLE and len(text) <= _SHORT:
            if len(self.known) >= _KNOWN:
                self.known.clear()
            self.known[place] = found
        return found

    def _marks(self, column: int, cell: Cell) -> int:
        """What speaks for or against a person's row."""
        text = cell.text
        marks = 0
        if column in self._names and has_letters(cell) and len(text.strip(" .)")) > 1:
            marks |= NAMES
        if _DIGIT.search(text):
            marks |= DIGITS
        if says_total(text) or says_sum(text) or self.repeats_heading(column, cell):
            marks |= DOUBTFUL
        return marks

    def repeats_heading(self, column: int, cell: Cell) -> bool:
        """Whether a cell is its column's heading, or one line of a heading in two rows."""
        heading = self._headings.get(column, "")
        text = cell.text.strip().casefold() if len(cell.text) <= len(heading) else ""
        return bool(text) and (heading.startswith(text) or heading.endswith(text))

    @property
    def headings(self) -> int:
        """How many columns have one."""
        return len(self._headings)

    def _read(self, reading: FactsReading, kind: FactKind, column: int, cell: Cell) -> None:
        if kind in DATE_KINDS:
            reading.date(kind, column, cell.as_seen(), month_first=column in self._month_first)
        elif kind in _NUMBERS:
            reading.identifier(kind, column, cell)
        else:
            self._read_text(reading, kind, column, cell.as_seen())

    def _read_text(self, reading: FactsReading, kind: FactKind, column: int, cell: Cell) -> None:
        if kind is FactKind.FULL_NAME or (kind is FactKind.SURNAME and self._is_whole_name(cell.text)):
            reading.full_name(column, cell, with_birth=self._takes_birth_from_names)
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
            reading.add(kind, cell.text, _SEXES.get(cell.text.partition("/")[0].strip(" .").lower(), ""))
        elif kind in _NAME_PARTS:
            reading.name_part(kind, column, cell.text)
        elif kind is FactKind.RANK and "\n" in cell.text:
            self._read_rank_and_unit(reading, cell.text)
        else:
            reading.add(kind, cell.text, " ".join(cell.text.split()))

    def _read_rank_and_unit(self, reading: FactsReading, text: str) -> None:
        """Two lines of a cell, the second of which may be a unit."""
        rank, _newline, below = text.partition("\n")
        if not is_unit(Cell(below)):
            rank, below = text, ""
        for kind, part in ((FactKind.RANK, rank), (FactKind.UNIT, below)):
            if part:
                reading.add(kind, part, " ".join(part.split()))

    def _is_whole_name(self, text: str) -> bool:
        """Under a heading *Surname* without a column of given names the whole name stands."""
        return self._splits_surname and len(text.split()) > 1


_WITH_VALUE = frozenset(CellKind) - {CellKind.ERROR, CellKind.UNCALCULATED}
_SINGLE = _NUMBERS | {RUNNING_NUMBER}
"""What is another in each row need not be remembered."""


def _is_as_stored(cell: Cell) -> bool:
    """Whether a person sees of a cell what the file stores."""
    return cell.oddity is None and (cell.shown is None or cell.shown == cell.text)


def says_total(text: str) -> bool:
    """Whether a text begins as totals, signatures and remarks under a table do."""
    return _TOTAL.match(text) is not None


def says_sum(text: str) -> bool:
    """Whether a text begins as a sum, a page's foot or the name of a maker does, in whatever column it stands."""
    return _SUM.match(text) is not None


def has_letters(cell: Cell | None) -> bool:
    """Whether a cell may hold a name; a value that the file does not give might."""
    return cell is not None and (
        cell.text[:1].isalpha() or any(map(str.isalpha, cell.text)) or cell.kind not in _WITH_VALUE
    )


def _is_one_word(text: str) -> bool:
    """Whether there is nothing to part, not even by a capital within."""
    return text.isalpha() and (text[1:].islower() or text.isupper())
