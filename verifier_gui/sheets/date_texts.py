"""Dates as lists write them. What is not certain stays raw: a date is read or not read, never guessed.

Day first, as all lists of this kind are written; year first where four digits lead. Never a date library (they invent days).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from verifier_gui.domain.dates import PartialDate


class DateReading(StrEnum):
    """How well a text was read as a date."""

    READ = "read"
    PARTIAL = "partial"
    IMPOSSIBLE = "impossible"
    UNREAD = "unread"
    BLANK = "blank"
    """No date and no attempt at one: a dash, a question mark, *н/д*."""


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a text says of a day; `date` is None unless it was read. `about`: the text itself says that it is not sure."""

    reading: DateReading
    date: PartialDate | None = None
    about: bool = False


_UNREAD = ReadDate(DateReading.UNREAD)
_IMPOSSIBLE = ReadDate(DateReading.IMPOSSIBLE)
_BLANK = ReadDate(DateReading.BLANK)

_NOTHING = frozenset(
    {
        "-",
        "–",
        "—",
        "?",
        "??",
        "???",
        ".",
        "/",
        "*",
        "н/д",
        "н.д",
        "н.д.",
        "нд",
        "н/в",
        "н.в.",
        "немає",
        "відсутня",
        "відсутній",
    }
    | {
        "невідомо",
        "невідома",
        "неизвестно",
        "неизвестна",
        "нет",
        "n/a",
        "na",
        "unknown",
        "none",
        "not known",
        "no data",
    }
    | {"нет данных", "немає даних", "не встановлено", "не установлено", "не вказано", "не указано"}
)

_MONTH_STEMS = (
    ("січ", "янв", "jan"),
    ("лют", "фев", "feb"),
    ("бер", "мар", "mar"),
    ("кві", "апр", "apr"),
    ("тра", "мая", "май", "мае", "may"),
    ("чер", "июн", "jun"),
    ("лип", "июл", "jul"),
    ("сер", "авг", "aug"),
    ("вер", "сен", "sep"),
    ("жов", "окт", "oct"),
    ("лис", "ноя", "nov"),
    ("гру", "дек", "dec"),
)
_MONTHS = {stem: number for number, stems in enumerate(_MONTH_STEMS, 1) for stem in stems}

_TAIL = re.compile(
    r"[\s,.]*(?:р\.?\s*н\.?|г\.?\s*р\.?|г\.?\s*рожд\w*\.?|р\.?\s*нар\w*\.?|(?:рік|року|год|года)\s+(?:народж|рожд)\w*|рік|року|роки|год|года|рр?|гг?|г\.|р\.)[\s.]*\Z",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\A(?:нар|род|д\.?\s?н|д\.?\s?р|born|b|dob)[\w.:]*[\s.:]+", re.IGNORECASE)
_TIME = re.compile(r"(?<=\d)[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?\Z")
_YEAR_FIRST = re.compile(r"(\d{4})\s*([-./])\s*(\d{1,2})\s*\2\s*(\d{1,2})\Z")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([-./,\s])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})\Z")
_MIXED_MARKS = re.compile(r"(\d{1,2})[-./, ]+(\d{1,2})[-./, ]+(\d{4})\Z")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{4})\Z")
_YEAR_MONTH = re.compile(r"(\d{4})-(\d{1,2})\Z")
_YEAR = re.compile(r"(\d{4})\Z")
_GLUED = re.compile(r"(\d{2})(\d{2})(\d{4})\Z")
_WORDED = re.compile(
    r"(?:[«\"“]?(\d{1,2})[»\"”]?(?:\s*-?(?:го|st|nd|rd|th))?[\s.\-/]+)?([^\W\d_]{3,})\.?,?[\s.\-/]*(\d{4}|\d{2})\Z"
)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\Z")
_LETTERS_FOR_DIGITS = str.maketrans("ОоOoЗзІіIl|", "000033111" + "11")
_DIGITS_WITH_LETTERS = re.compile(r"[\dОоOoЗзІіIl|]{1,4}(?:[-./][\dОоOoЗзІіIl|]{1,4}){2}\Z")


_ABOUT = re.compile(
    r"\A(?:≈|~|±|(?:бл(?:изько)?|біля|прибл(?:изно|изительно)?|орієнтовно|ориентировочно|примерно|ок|около|"
    r"about|approx|circa|ca?)\b\.?)\s*",
    re.IGNORECASE,
)
_UNSURE = re.compile(r"\s*\(?\?+\)?\Z")
_SEASON = re.compile(
    r"(?:весн|літ|лет|ос[іе]н|зим|поч|нач|кін|кон|серед|spring|summer|autumn|fall|winter|early|late|mid|end)[^\W\d_]*\.?"
    r"\s+(\d{4})\Z",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?:(\d{1,2})\s*[-./ ]\s*)?([IVXІХУ]{1,4})\s*[-./ ]\s*(\d{4}|\d{2})\Z", re.IGNORECASE)
_ROMAN_MONTHS = {
    roman: number
    for number, roman in enumerate(("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"), 1)
}
_CYRILLIC_ROMAN = str.maketrans("ІХУіху", "IXVIXV")


_FIRST_YEAR, _LAST_YEAR = 1900, 2099

BORN_BY = 15
"""People on these lists were born in 2015 at the latest: `16` and above is 1916 and above."""
RECENT = 69
"""Captures and exchanges are of this century."""


def read_date(text: str, *, last_short_year: int, month_first: bool = False) -> ReadDate:
    """Reads one date. A year of two digits is of this century up to `last_short_year`, above it of the last one. `month_first`: of
    three numbers the month leads, as the rest of the column has proved."""
    plain = " ".join(text.replace("\u00a0", " ").split()).strip(" ;,'’`\u200b\ufeff")
    if not plain or plain.lower() in _NOTHING:
        return _BLANK
    plain = _TIME.sub("", plain)
    for candidate in (plain, _TAIL.sub("", plain).strip(" ."), _TAIL.sub("", _HEAD.sub("", plain)).strip(" .")):
        found = _read(candidate, last_short_year, month_first=month_first)
        if found is not None:
            return found
    if _DIGITS_WITH_LETTERS.match(plain):
        # A scan's О for nought, З for three, l for one; only in the shape of a whole date.
        found = _read(plain.translate(_LETTERS_FOR_DIGITS), last_short_year, month_first=month_first)
        if found is not None:
            return found
    return _read_unusual(plain, last_short_year) or _UNREAD


def gives_no_date(text: str) -> bool:
    """Whether a cell for a date is empty or says in a word that nothing is known: a dash, *н/д*."""
    return read_date(text, last_short_year=RECENT).reading is DateReading.BLANK


def _read_unusual(text: str, last_short_year: int) -> ReadDate | None:
    """A Roman month, a season, a date that is given as not sure."""
    sure = _UNSURE.sub("", _ABOUT.sub("", text))
    plain = _TAIL.sub("", sure).strip(" .")
    found = _read(plain, last_short_year) if sure != text else None
    if found is None and (match := _ROMAN.match(plain)):
        month = _ROMAN_MONTHS.get(match[2].translate(_CYRILLIC_ROMAN).upper())
        found = _dated(_century(match[3], last_short_year), month, int(match[1] or 0)) if month else None
    if found is None and (match := _SEASON.match(plain)):
        found = _dated(int(match[1]), None, 0)
    if found is None or found.date is None or sure == text:
        return found
    return ReadDate(DateReading.PARTIAL, found.date, about=True)


def _read(text: str, last_short_year: int, *, month_first: bool = False) -> ReadDate | None:
    """None where the text has no shape of a date."""
    if match := _YEAR_FIRST.match(text):
        return _dated(int(match[1]), int(match[3]), int(match[4]))
    if (match := _DAY_FIRST.match(text)) is not None:
        day, month = (match[3], match[1]) if month_first else (match[1], match[3])
        return _dated(_century(match[4], last_short_year), int(month), int(day))
    if (match := _MIXED_MARKS.match(text) or _GLUED.match(text)) is not None:
        return _dated(int(match[3]), int(match[2]), int(match[1]))
    if match := _YEAR_MONTH.match(text):
        return _dated(int(match[1]), int(match[2]), 0)
    if match := _MONTH_YEAR.match(text):
        return _dated(int(match[2]), int(match[1]), 0)
    if match := _YEAR.match(text):
        return _dated(int(match[1]), None, 0)
    if match := _MONTH_FIRST.match(text):
        month = _MONTHS.get(match[1][:3].lower())
        return _dated(int(match[3]), month, int(match[2])) if month else None
    if match := _WORDED.match(text):
        month = _MONTHS.get(match[2][:3].lower())
        return _dated(_century(match[3], last_short_year), month, int(match[1] or 0)) if month else None
    return None


def _century(year: str, last_short_year: int) -> int:
    if len(year) == 4:
        return int(year)
    return (2000 if int(year) <= last_short_year else 1900) + int(year)


def _dated(year: int, month: int | None, day: int) -> ReadDate:
    """`month` None: the year alone is written; 0 for a month or a day that the text marks as unknown (00.00.1985)."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return _IMPOSSIBLE
    try:
        date = PartialDate(year, month or 0, day if month else 0)
    except ValueError:
        return _IMPOSSIBLE
    return ReadDate(DateReading.READ if date.day else DateReading.PARTIAL, date)
