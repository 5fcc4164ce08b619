"""Names of months and days as spreadsheets show them in English, Ukrainian and Russian, and which language a format asks for."""

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple


class Language(NamedTuple):
    """Names as Windows and Excel have them; `genitive` are those beside a day (*12 березня*). `slash` is what stands for the
    separator `/`."""

    months: Sequence[str]
    genitive: Sequence[str]
    short: Sequence[str]
    weekdays: Sequence[str]
    """from Monday on"""
    short_weekdays: Sequence[str]
    slash: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


class Naming(Enum):
    """The form in which a month stands."""

    BY_DAY = "by day"
    """genitive behind a day, else nominative"""
    NOMINATIVE = "nominative"
    GENITIVE = "genitive"


_ENGLISH_MONTHS = _words("January February March April May June July August September October November December")
_ENGLISH_DAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
ENGLISH = Language(
    _ENGLISH_MONTHS,
    _ENGLISH_MONTHS,
    tuple(month[:3] for month in _ENGLISH_MONTHS),
    _ENGLISH_DAYS,
    tuple(day[:3] for day in _ENGLISH_DAYS),
    "/",
)
UKRAINIAN = Language(
    _words("Січень Лютий Березень Квітень Травень Червень Липень Серпень Вересень Жовтень Листопад Грудень"),
    _words("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"),
    _words("січ лют бер кві тра чер лип сер вер жов лис гру"),
    _words("понеділок вівторок середа четвер п'ятниця субота неділя"),
    _words("Пн Вт Ср Чт Пт Сб Нд"),
    ".",
)
RUSSIAN = Language(
    _words("Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь"),
    _words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    _words("янв фев мар апр май июн июл авг сен окт ноя дек"),
    _words("понедельник вторник среда четверг пятница суббота воскресенье"),
    _words("Пн Вт Ср Чт Пт Сб Вс"),
    ".",
)

_BY_NUMBER: Mapping[int, Language] = {
    0x409: ENGLISH,
    0x809: ENGLISH,
    0x422: UKRAINIAN,
    0x419: RUSSIAN,
}
_NUMBER_AND_FORM: Mapping[int, tuple[Language, Naming]] = {
    0xFC22: (UKRAINIAN, Naming.GENITIVE),
    0xF422: (UKRAINIAN, Naming.NOMINATIVE),
    0xFC19: (RUSSIAN, Naming.GENITIVE),
    0xF419: (RUSSIAN, Naming.NOMINATIVE),
}
"""Excel's own numbers for a form of the names."""
_BY_TAG: Mapping[str, Language] = {
    "en-us": ENGLISH,
    "en-gb": ENGLISH,
    "uk-ua": UKRAINIAN,
    "uk": UKRAINIAN,
    "ru-ru": RUSSIAN,
    "ru": RUSSIAN,
}
_TAG = re.compile(r"([A-Za-z]{2}(?:-[A-Za-z]{2})?)(?:,1)?\Z")
_NUMBER = re.compile(r"[0-9A-Fa-f]{1,8}\Z")


def language_of(written: str) -> tuple[Language, Naming] | None:
    """The language that stands in a format as `[$-422]`, `[$-FC22]` or `[$-uk-UA]`; None for those that are not known here."""
    if _NUMBER.match(written):
        number = int(written, 16)
        if number in _NUMBER_AND_FORM:
            return _NUMBER_AND_FORM[number]
        language = _BY_NUMBER.get(number)
    else:
        tag = _TAG.match(written)
        language = _BY_TAG.get(tag[1].lower()) if tag else None
    return (language, Naming.BY_DAY) if language else None
