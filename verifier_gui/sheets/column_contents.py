"""What the cells of a column look like: birth dates, whole names, patronymics, tax numbers; whether they fit what a heading says."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from verifier_gui.domain.facts import DATE_KINDS, NUMBERS, FactKind
from verifier_gui.domain.lists import RUNNING_NUMBER
from verifier_gui.domain.tax_number import TaxNumber
from verifier_gui.names.arranging import ends_as_patronymic
from verifier_gui.names.equivalents import is_given_name
from verifier_gui.names.ranks import split_rank
from verifier_gui.sheets.cells import Cell, CellKind
from verifier_gui.sheets.date_texts import BORN_BY, DateReading, read_date
from verifier_gui.sheets.dated_names import only_date_in, part_dated_name
from verifier_gui.sheets.heading_words import OTHER
from verifier_gui.sheets.identifier_texts import says_nothing
from verifier_gui.sheets.status_words import read_status

MOST = 0.6
"""the share of cells by which a column is told without its heading"""
_SOME = 0.3
_OLDEST, _YOUNGEST = 1925, 2015
"""years in which people on these lists were born"""

_NAME_WORD = re.compile(r"[A-ZА-ЯІЇЄҐЁÀ-Ž][\w'’ʼ`.-]*\Z")
_PATRONYMIC = re.compile(
    r"(?:ович|евич|йович|івна|ївна|овна|евна|ічна|ична|ілліч|ильич|ovych|ovich|evych|evich|yovych|ivna|ovna|evna|iovych)\Z",
    re.IGNORECASE,
)
_SURNAME = re.compile(
    r"(?:енко|ук|юк|чук|щук|ський|ська|цький|цька|ский|ская|цкий|ов|ова|ев|ева|єв|єва|ін|іна|ин|ина|ко|ак|як|ик|ець|"
    r"enko|uk|yuk|chuk|skyi|skyy|skiy|ska|ov|ova|ev|eva|ko|ak|yk)\Z",
    re.IGNORECASE,
)
_SEX = frozenset(
    {"ч", "ж", "м", "чол", "жін", "муж", "жен", "чоловік", "жінка", "чоловіча", "жіноча", "чоловічий", "жіночий"}
    | {"мужской", "женский", "m", "f", "male", "female"}
)
_RANK = re.compile(
    r"солдат|сержант|рядов|матрос|старшин|лейтенант|капітан|капитан|майор|полковник|прапор|мічман|мичман|soldat|serzhant|"
    r"ryadov|soldier|sergeant|lieutenant|captain|major|colonel|private|sailor",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:в/ч\s*)?[АAТTВ]\d{4}\Z|\b[а-яіїєґ]{1,6}бр(?:мп|тро)?\b|\bо?[бр]{0,2}мп\b|\b(?:полк|бригад|батальй?он|обтро|бтро|нгу)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\bс[іи]зо\b|колон|\bвк\b|\bик\b|лагер|таб[іо]р|\bм\.|\bг\.", re.IGNORECASE)
_DAY_OF_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\Z")
_DAY_AND_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])[./ -]\s*(?:0?[1-9]|1[0-2])\.?\Z")
_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_OF_PEOPLE = frozenset(
    {
        OTHER,
        FactKind.CONTACT_PERSON,
        FactKind.FATHER,
        FactKind.NAME_IN_CAPTIVITY,
        FactKind.FORMER_SURNAME,
        FactKind.NOTE,
    }
)
"""Meanings of columns in which whole names may stand, though they are not those of the list."""


class ColumnContents:
    """The filled cells of a column below its heading, as far as the sample goes."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = [cell for cell in (cell.as_seen() for cell in cells) if not says_nothing(cell.text)]
        self._shares: dict[Callable[[Cell], bool], float] = {}

    def share(self, test: Callable[[Cell], bool]) -> float:
        """How many of the cells that say something pass, 0..1; 0 where none says anything."""
        if test not in self._shares:
            passed = sum(1 for cell in self.cells if test(cell))
            self._shares[test] = passed / len(self.cells) if self.cells else 0.0
        return self._shares[test]

    def speaks_against(self, meaning: str) -> bool:
        """Whether the cells cannot be what a heading says: no dates under *date*, dates under *name*."""
        if not self.cells:
            return False
        if meaning == FactKind.BIRTH_DATE:
            return (self.share(looks_dated) < _SOME and self.share(is_date) < MOST) or (
                self.share(is_date) >= MOST and self.share(is_recent_date) > 0.8
            )
        if meaning in DATE_KINDS:
            # Captures and exchanges are of these years, births are not.
            undated = self.share(looks_dated) < _SOME and self.share(is_date) < MOST
            return undated or self.share(is_grown_persons_birth_date) >= 0.8
        if meaning == FactKind.FULL_NAME and self.share(is_unparted) >= MOST:
            return True
        if meaning == FactKind.FULL_NAME:
            return self.share(has_capital_and_no_number) < _SOME and self.share(is_whole_name) < _SOME
        if meaning in (FactKind.SURNAME, FactKind.GIVEN_NAME):
            return self.share(has_capital_and_no_number) < _SOME
        if meaning == FactKind.PATRONYMIC:
            return self.share(has_capital_and_no_number) < _SOME
        if meaning == FactKind.SEX:
            return self.share(is_sex) < _SOME
        if meaning == FactKind.CATEGORY:
            # What somebody calls the category may be what became of people.
            return self.share(is_plain_status) >= 0.8
        if meaning == RUNNING_NUMBER:
            return self.share(is_long_number) >= MOST
        if meaning in NUMBERS:
            return self.share(has_digit) < _SOME
        return meaning not in _OF_PEOPLE and self.share(names_somebody) >= 0.8

    def speaks_for(self, meaning: str) -> bool:
        """Whether the cells themselves say it, where a heading leaves several meanings open."""
        if meaning == FactKind.STATUS:
            return self.share(is_status) >= _SOME
        if meaning == FactKind.PATRONYMIC:
            return self.share(is_patronymic) >= MOST
        if meaning == FactKind.FULL_NAME:
            return self.share(is_whole_name) >= MOST
        if meaning in DATE_KINDS:
            return self.share(is_date) >= MOST and not self.speaks_against(meaning)
        return not self.speaks_against(meaning)


def counts(cells: Sequence[Cell]) -> bool:
    """Whether a column counts its lines."""
    numbers = [int(cell.text) for cell in cells if len(cell.text) < 8 and cell.text.isdecimal()]
    steps = sum(1 for before, after in pairwise(numbers) if after == before + 1)
    return len(numbers) >= 2 and len(numbers) >= 0.8 * len(cells) and steps >= 0.8 * (len(numbers) - 1)


def year_of(cell: Cell) -> int:
    """The year of a date, with the day or the month in front, alone or before a place; 0 where the cell is none."""
    if cell.kind is CellKind.DATE:
        return int(cell.day[:4] or 0)
    found = read_date(cell.text, last_short_year=BORN_BY)
    if found.reading is DateReading.IMPOSSIBLE:
        found = read_date(cell.text, last_short_year=BORN_BY, month_first=True)
    elif found.reading is DateReading.UNREAD and (inside := only_date_in(cell.text).text):
        found = read_date(inside, last_short_year=BORN_BY)
    return found.date.year if found.date is not None else 0


def is_date(cell: Cell) -> bool:
    return year_of(cell) > 0


def looks_dated(cell: Cell) -> bool:
    """A date, or an attempt at one."""
    if cell.kind is CellKind.DATE or any(map(str.isdigit, cell.text)):
        return len(cell.text) <= 40
    return read_date(cell.text, last_short_year=BORN_BY).reading is DateReading.BLANK


def is_birth_date(cell: Cell) -> bool:
    """A day, a month or a year in which somebody of such a list may have been born."""
    return _OLDEST <= year_of(cell) <= _YOUNGEST


def is_grown_persons_birth_date(cell: Cell) -> bool:
    """A date of which hardly anything but a birth can be, where most of a column are such."""
    return 1940 <= year_of(cell) <= 2008


def is_recent_date(cell: Cell) -> bool:
    return year_of(cell) >= 2018


def is_tax_number(cell: Cell) -> bool:
    return TaxNumber(cell.text.strip()).is_valid


def is_whole_name(cell: Cell) -> bool:
    """Two words and more that begin with capitals, beside a rank, a number in front, a date behind."""
    if cell.kind is not CellKind.TEXT:
        return False
    words = part_dated_name(cell.text).name.replace("(", " ").replace(")", " ").replace(",", " ").split()
    words = words[split_rank(words)[0] :] if words and len(words) > 2 else words
    return 2 <= len(words) <= 6 and all(_NAME_WORD.match(word) for word in words[:3])


def is_unparted(cell: Cell) -> bool:
    """A whole line of a csv that was parted by another sign than its own."""
    return any(sign in cell.text for sign in ";\t|")


def is_dated_name(cell: Cell) -> bool:
    """A name with the birth date behind it."""
    return bool(part_dated_name(cell.text).born)


def names_somebody(cell: Cell) -> bool:
    """A whole name, one word of which is a given name or a patronymic."""
    return is_whole_name(cell) and names_a_person(cell.text)


def names_a_person(text: str) -> bool:
    """Whether one of the words begins with a capital and is a known given name, or ends as a patronymic."""
    words = re.findall(r"[^\W\d_]{3,}", text)
    return any((word[0].isupper() and is_given_name(word)) or ends_as_patronymic(word) for word in words)


def is_patronymic(cell: Cell) -> bool:
    text = cell.text.strip()
    return " " not in text and (_PATRONYMIC.search(text) is not None or ends_as_patronymic(text))


def is_one_name(cell: Cell) -> bool:
    text = cell.text.strip()
    return cell.kind is CellKind.TEXT and _NAME_WORD.match(text) is not None and not any(map(str.isdigit, text))


def is_known_given_name(cell: Cell) -> bool:
    return is_one_name(cell) and is_given_name(cell.text.strip())


def is_given_name_and_patronymic(cell: Cell) -> bool:
    words = cell.text.split()
    return len(words) == 2 and is_given_name(words[0]) and ends_as_patronymic(words[1])


def is_surname(cell: Cell) -> bool:
    return is_one_name(cell) and _SURNAME.search(cell.text.strip()) is not None


def is_sex(cell: Cell) -> bool:
    return cell.text.partition("/")[0].strip(" .").lower() in _SEX


def is_rank(cell: Cell) -> bool:
    return _RANK.search(cell.text) is not None


def is_unit(cell: Cell) -> bool:
    return _UNIT.search(cell.text.strip()) is not None


def is_status(cell: Cell) -> bool:
    return read_status(cell.text).status is not None


def is_plain_status(cell: Cell) -> bool:
    """What became of somebody in so many words, and not a place where people are held."""
    return is_status(cell) and _PLACE.search(cell.text) is None


def is_long_number(cell: Cell) -> bool:
    """A number of more digits than a list has lines."""
    return sum(map(str.isdigit, cell.text)) > 7


def has_digit(cell: Cell) -> bool:
    return any(map(str.isdigit, cell.text))


def has_capital_and_no_number(cell: Cell) -> bool:
    """Letters that may be a name's, in whatever case."""
    letters = sum(map(str.isalpha, cell.text))
    return letters > sum(map(str.isdigit, cell.text)) and len(cell.text.split()) <= 8


def is_day_of_month(cell: Cell) -> bool:
    return _DAY_OF_MONTH.match(cell.text.strip(" .")) is not None


def is_day_and_month(cell: Cell) -> bool:
    return _DAY_AND_MONTH.match(cell.text.strip()) is not None


def is_month(cell: Cell) -> bool:
    text = cell.text.strip(" .")
    return _MONTH.match(text) is not None or (
        text.isalpha() and read_date(f"1 {text} 2000", last_short_year=BORN_BY).date is not None
    )


def is_year(cell: Cell) -> bool:
    return _YEAR.match(cell.text.strip(" .рг")) is not None
