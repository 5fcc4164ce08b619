"""A cell becomes facts, and what is odd about it named problems."""

import re
from collections.abc import Callable

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import Fact, FactKind
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.domain.tax_number import TaxNumber
from verifier_gui.names.asides import read_aside
from verifier_gui.names.folding import Mended, mend
from verifier_gui.names.full_names import given_name_and_patronymic, parse_full_name
from verifier_gui.names.patronymic_endings import is_patronymic
from verifier_gui.sheets.cells import Cell, CellKind
from verifier_gui.sheets.date_texts import BORN_BY, RECENT, DateReading, ReadDate, read_date
from verifier_gui.sheets.dated_names import DatedName, only_date_in, part_dated_name
from verifier_gui.sheets.identifier_texts import (
    is_rounded,
    number_as_seen,
    read_identifier,
    read_tax_number,
    says_nothing,
    shows_all_digits,
)
from verifier_gui.sheets.status_words import read_status

FIRST_BIRTH, LAST_BIRTH = 1925, 2015
"""years of birth of people on these lists: `date_texts.BORN_BY` has the same end; fixed, so that a file is read alike every year"""
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u0080-\u009f\u2400\ufffd]")
_ODD = re.compile(f"{_INVISIBLE.pattern}|{_CONTROL.pattern}")
_SOUND = re.compile(r"[А-ЩЬЮЯІЇЄҐЁЫЭЪа-щьюяіїєґёыэъ]+(?:[ -][А-ЩЬЮЯІЇЄҐЁЫЭЪа-щьюяіїєґёыэъ]+)*")
_PLACES = {FactKind.BIRTH_DATE: FactKind.BIRTH_PLACE, FactKind.CAPTURED_ON: FactKind.CAPTURED_AT}
"""What stands behind a date in its cell."""
_YEAR_OF_TWO_DIGITS = re.compile("['’ʼ`]?([0-9]{2})")
_BORN_AT = re.compile(r"\W*(?:уродже?н|урож)[^\W\d_]*\.?\s+(\S.*)", re.IGNORECASE | re.DOTALL)
_BETWEEN_PEOPLE = re.compile(r",|\s(?:та|і|й|и|and)\s")
_BESIDE_SURNAME = re.compile(r"[()\[\]/\\«»\"“„]|\b(?:ур|урожд|уродж|дів|девич|née|nee)", re.IGNORECASE)


class FactsReading:
    """The facts and problems of one cell, as they come up: ordinals count within it, and the row of its problems is 0."""

    def __init__(self) -> None:
        self.gives_tax_number = False
        """Whether there is a tax number to be held against the birth date."""
        self.facts: list[Fact] = []
        self.problems: list[Problem] = []

    def add(self, kind: FactKind, raw: str, value: str, precision: str = "") -> None:
        ordinal = sum(fact.kind is kind for fact in self.facts) if self.facts else 0
        self.facts.append(Fact(kind, raw, value, ordinal, precision))

    def problem(self, kind: ProblemKind, column: int, raw: str, about: FactKind | None = None) -> None:
        self.problems.append(Problem(kind, 0, column, raw, about))

    def look_at(self, column: int, cell: Cell) -> None:
        """What is odd about a cell, whatever it means."""
        if cell.kind is CellKind.ERROR:
            self.problem(ProblemKind.ERROR_VALUE, column, cell.text)
        elif cell.kind is CellKind.UNCALCULATED:
            self.problem(ProblemKind.FORMULA_WITHOUT_VALUE, column, cell.text)
        if cell.text.isprintable() or not _ODD.search(cell.text):
            return
        if _INVISIBLE.search(cell.text):
            self.problem(ProblemKind.INVISIBLE_CHARACTERS, column, cell.text)
        if _CONTROL.search(cell.text):
            self.problem(ProblemKind.CONTROL_CHARACTERS, column, cell.text)

    def look_at_format(self, column: int, cell: Cell) -> None:
        """What is odd about how a cell is shown, unless what was read of it is odd already: called last."""
        if cell.oddity and not self.problems:
            self.problem(cell.oddity, column, cell.text)

    def date(self, kind: FactKind, column: int, cell: Cell, *, month_first: bool = False) -> None:
        if cell.kind is CellKind.DATE or (cell.kind is CellKind.NUMBER and cell.day):
            self._serial_date(kind, column, cell)
            return
        self.date_text(kind, column, cell.text, month_first=month_first)

    def date_text(self, kind: FactKind, column: int, text: str, *, month_first: bool = False) -> None:
        """A date that is written in letters and digits."""
        last_short_year = BORN_BY if kind is FactKind.BIRTH_DATE else RECENT
        found = read_date(text, last_short_year=last_short_year, month_first=month_first)
        if found.reading is DateReading.UNREAD:
            inside = only_date_in(text)
            if inside.text:
                self.date_text(kind, column, inside.text, month_first=month_first)
                if kind in _PLACES:
                    self.add(_PLACES[kind], inside.place, " ".join(inside.place.split()))
                return
            if kind is FactKind.BIRTH_DATE and (year := _YEAR_OF_TWO_DIGITS.fullmatch(text.strip())):
                found = read_date(f"01.01.{year[1]}", last_short_year=last_short_year)
                found = ReadDate(DateReading.PARTIAL, PartialDate(found.date.year)) if found.date else found
        date = found.date
        precision = "about" if found.about else date.precision if date else ""
        self.add(kind, text, str(date) if date else "", precision)
        trouble = {
            DateReading.IMPOSSIBLE: ProblemKind.DATE_IMPOSSIBLE,
            DateReading.PARTIAL: ProblemKind.DATE_PARTIAL,
            DateReading.UNREAD: ProblemKind.DATE_UNREAD,
        }.get(found.reading)
        if trouble:
            self.problem(trouble, column, text, kind)
        if kind is FactKind.BIRTH_DATE and date:
            self._look_at_age(column, text, date)

    def _look_at_age(self, column: int, text: str, born: PartialDate) -> None:
        """A year that is no birth's of anybody on such a list. The date is kept as it was understood."""
        if not FIRST_BIRTH <= born.year <= LAST_BIRTH:
            self.problem(ProblemKind.AGE_IMPOSSIBLE, column, text, FactKind.BIRTH_DATE)

    def _serial_date(self, kind: FactKind, column: int, cell: Cell) -> None:
        """A day that the file stores as a number. The fact's text is the day as a spreadsheet shows it; the cell keeps the
        number. A birth in 1905 is a year that was typed into a date cell: 1988 is the serial of 10.06.1905."""
        if not cell.day:
            self.add(kind, cell.text, "")
            self.problem(ProblemKind.DATE_IMPOSSIBLE, column, cell.text, kind)
            return
        try:
            date = PartialDate.parse(cell.day)
        except ValueError:
            self.add(kind, cell.text, "")
            self.problem(ProblemKind.DATE_IMPOSSIBLE, column, cell.text, kind)
            return
        if date.year < 1910:
            self.add(kind, cell.text, "")
            self.problem(ProblemKind.DATE_UNREAD, column, cell.text, kind)
            return
        self.add(kind, date.shown(), str(date), date.precision)
        if not date.day:
            self.problem(ProblemKind.DATE_PARTIAL, column, date.shown(), kind)
        if kind is FactKind.BIRTH_DATE:
            self._look_at_age(column, date.shown(), date)

    def identifier(self, kind: FactKind, column: int, cell: Cell) -> None:
        text = cell.text if cell.shown is None else number_as_seen(cell)
        if not text.isdecimal():
            if says_nothing(text):
                self.add(kind, text, "")
                return
            if is_rounded(text):
                self.add(kind, text, "")
                self.problem(ProblemKind.NUMBER_AS_NUMBER, column, text, kind)
                return
        if kind is not FactKind.TAX_NUMBER:
            self.add(kind, text, read_identifier(text))
            if cell.kind is CellKind.NUMBER and not shows_all_digits(cell):
                self.problem(ProblemKind.NUMBER_AS_NUMBER, column, text, kind)
            return
        digits = read_tax_number(text)
        self.add(kind, text, digits)
        self.gives_tax_number = True
        valid = TaxNumber(digits).is_valid
        # A check digit that holds proves that no nought was lost.
        if cell.kind is CellKind.NUMBER and not valid and not shows_all_digits(cell):
            self.problem(ProblemKind.NUMBER_AS_NUMBER, column, text, kind)
        if not valid:
            self.problem(ProblemKind.TAX_NUMBER_WRONG, column, text, kind)

    def name_part(self, kind: FactKind, column: int, raw: str) -> None:
        """A part of a name as it was written, with its letters mended."""
        mended = _mended(raw)
        self.add(kind, raw, " ".join(mended.text.split()))
        if mended.mixed_scripts or mended.digits:
            self.problem(ProblemKind.MIXED_SCRIPTS, column, raw, kind)

    def surname(self, column: int, cell: Cell) -> None:
        """A surname, with a former one in brackets, after a slash, `уроджена` or `ур.`, or a call sign in quotation marks."""
        if not _BESIDE_SURNAME.search(cell.text):
            self.name_part(FactKind.SURNAME, column, cell.text)
            return
        aside = read_aside(mend(cell.text).text)
        written = _as_written(cell.text)
        own = aside.text.strip(" ,")
        self.name_part(FactKind.SURNAME, column, written(own) if own else cell.text)
        if not own:
            return
        former = aside.former or aside.bracketed
        if former:
            self.name_part(FactKind.FORMER_SURNAME, column, former)
        if aside.call_sign:
            self.name_part(FactKind.CALL_SIGN, column, aside.call_sign)

    def given_name_and_patronymic(self, column: int, cell: Cell) -> None:
        """Both in one cell: *Вагиф огли* belongs to the patronymic, and `І.П.` are two initials."""
        given, patronymic = given_name_and_patronymic(cell.text)
        written = _as_written(cell.text)
        self.name_part(FactKind.GIVEN_NAME, column, written(given) if given else cell.text)
        if patronymic:
            self.name_part(FactKind.PATRONYMIC, column, written(patronymic))

    def full_name(self, column: int, cell: Cell, *, with_birth: bool = False) -> None:
        """A whole name. A number in front and a date behind are no part of it; `with_birth` takes the date for the birth date."""
        sound = _SOUND.fullmatch(cell.text) is not None
        text, born, rest = DatedName(cell.text) if sound else part_dated_name(cell.text)
        mended = Mended(text) if sound else mend(text)
        self.add(FactKind.FULL_NAME, text, " ".join(mended.text.split()))
        if mended.mixed_scripts or mended.digits:
            self.problem(ProblemKind.MIXED_SCRIPTS, column, cell.text, FactKind.FULL_NAME)
        people = _several_people(text)
        if people:
            self.problem(ProblemKind.MERGED_PEOPLE, column, cell.text, FactKind.FULL_NAME)
        self._parts_of_name(people[0] if people else text)
        if born and with_birth:
            self.date_text(FactKind.BIRTH_DATE, column, born)
        if rest and (place := _BORN_AT.match(rest)):
            self.add(FactKind.BIRTH_PLACE, place[1], " ".join(place[1].split()))

    def _parts_of_name(self, text: str) -> None:
        name = parse_full_name(text)
        written = _as_written(text)
        for kind, part in (
            (FactKind.SURNAME, name.surname),
            (FactKind.GIVEN_NAME, name.given_name),
            (FactKind.PATRONYMIC, name.patronymic),
            (FactKind.FORMER_SURNAME, name.former_surname),
            (FactKind.CALL_SIGN, name.call_sign),
            (FactKind.RANK, name.rank),
        ):
            if part:
                self.add(kind, written(part), part)

    def status(self, column: int, cell: Cell) -> None:
        found = read_status(cell.text)
        # A question mark alone is somebody's doubt, and no empty cell.
        if says_nothing(cell.text) and not found.doubted:
            return
        plain_text = " ".join(cell.text.split())
        if found.status or not found.is_understood:
            self.add(FactKind.STATUS, cell.text, found.status.value if found.status else "")
        if found.basis:
            self.add(FactKind.STATUS_BASIS, cell.text, found.basis.value)
        if found.date and found.status:
            self.add(FactKind.STATUS_DATE, cell.text, str(found.date), found.date.precision)
        if found.health:
            self.add(FactKind.HEALTH, cell.text, plain_text)
        if found.legal:
            self.add(FactKind.LEGAL_STATE, cell.text, plain_text)
        if not found.is_understood:
            self.problem(ProblemKind.STATUS_UNREAD, column, cell.text, FactKind.STATUS)


def _as_written(text: str) -> Callable[[str], str]:
    """Gives for mended words of a text how they are written there."""
    written = {mend(word).text: word for word in text.split()} if mend(text).text != text else {}
    return lambda part: " ".join(written.get(word, word) for word in part.split())


def _mended(text: str) -> Mended:
    """What nothing is odd about needs no mending: most names of most lists."""
    return Mended(text) if _SOUND.fullmatch(text) else mend(text)


def _several_people(text: str) -> list[str]:
    """Two whole names in one cell and more; empty where it is one. On lines of their own or parted by semicolons two words are a
    name; in one line, parted by commas or *and*, each must have its patronymic, for much else stands behind a comma."""
    if "\n" in text or ";" in text:
        parts = [part for part in re.split(r"[\n;]", text) if len(part.split()) >= 2]
    elif text.count(" ") > 4:
        parts = [part for part in _BETWEEN_PEOPLE.split(text) if _is_with_patronymic(part.split())]
    else:
        return []
    return parts if len(parts) >= 2 else []


def _is_with_patronymic(words: list[str]) -> bool:
    return 3 <= len(words) <= 4 and any(map(is_patronymic, words))
