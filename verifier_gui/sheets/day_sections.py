"""A section of a number format that shows days and times: `dd.mm.yyyy`, `[$-422]d mmmm yyyy`, `h:mm AM/PM`, `[h]:mm:ss`."""

import datetime
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from verifier_gui.sheets.calendar_names import ENGLISH, Language, Naming
from verifier_gui.sheets.format_tokens import (
    COMMA,
    DIGIT,
    ELAPSED,
    HALF_OF_DAY,
    LETTERS,
    LITERAL,
    POINT,
    Token,
    UnknownFormatError,
)

_DAY_SECONDS = 86_400
_LONGEST_ELAPSED = 49_710
"""days: of more, whose seconds need over 32 bits, programs show a fault"""
_FIRST, _LAST = 61, 2_958_465
"""01.03.1900, before which programs differ by a day, and 31.12.9999"""
_FROM_1904 = 1_462


_DAYS = frozenset({"d", "dd"})
_FROM_1970 = 25_569
_DIGITS = 10


class Moment(NamedTuple):
    """What a serial number stands for."""

    date: datetime.date
    hours: int
    minutes: int
    seconds: int
    parts: int
    """of a second, in the unit of the format"""
    elapsed: int
    """whole seconds since the beginning of the count"""


_Part = Callable[[Moment], str]


class DaySection:
    """Parts that are shown one behind the other."""

    def __init__(self, tokens: Sequence[Token], language: Language, naming: Naming) -> None:
        """Raises `UnknownFormatError`."""
        self._language = language
        kinds = [token.text[0] if token.kind == LETTERS else "" for token in tokens]
        minutes = {place for place, kind in enumerate(kinds) if kind == "m" and _is_minute(tokens, place)}
        self.has_day = "d" in kinds and any(token.text in _DAYS for token in tokens)
        """Whether a day of the month is shown."""
        self.has_month = any(kind == "m" and place not in minutes for place, kind in enumerate(kinds))
        self.has_year = "y" in kinds
        self._is_elapsed = any(token.kind == ELAPSED for token in tokens)
        self._shows_seconds = "s" in kinds or any(token.kind == ELAPSED and token.text[0] == "s" for token in tokens)
        self._halves = any(token.kind == HALF_OF_DAY for token in tokens)
        self._has_weekday = False
        signs = [token.text for token in tokens if token.text.strip()]
        self._day_beside = any(one in _DAYS and other == "mmmm" for one, other in pairwise(signs))
        self._unit = 1
        self._naming = naming
        self._parts: list[_Part] = []
        place = 0
        while place < len(tokens):
            place += self._take(tokens, place, minutes)
        if self._halves and language is not ENGLISH:
            raise UnknownFormatError("AM/PM")

    @property
    def has_date(self) -> bool:
        """Whether anything of a date is shown."""
        return self.has_day or self.has_month or self.has_year or self._has_weekday

    def show(self, serial: float, *, from_1904: bool) -> str | None:
        """The text; None for what no calendar has, and where programs differ."""
        moment = self._moment(serial, from_1904=from_1904)
        return None if moment is None else "".join(part(moment) for part in self._parts)

    def _moment(self, serial: float, *, from_1904: bool) -> Moment | None:
        if serial < 0 or (self._is_elapsed and serial > _LONGEST_ELAPSED):
            return None
        whole = int(serial)
        exact = (serial - whole) * _DAY_SECONDS * self._unit
        parts = round(exact)
        counted = whole + _FROM_1904 if from_1904 else whole
        days = abs(counted - _FROM_1970) if self.has_date else whole
        if exact - parts > 0.01 or parts - exact > _shortest(days) * self._unit:
            # Programs round seconds that are shown, each in its own way; minutes they cut, unless a whole one is all but reached.
            if self._shows_seconds or exact % 60 >= 59.5:
                return None
            parts = int(exact)
        if parts >= _DAY_SECONDS * self._unit:
            whole, parts = whole + 1, 0
        counted = whole + _FROM_1904 if from_1904 else whole
        seconds, rest = divmod(parts, self._unit)
        if counted > _LAST or (self.has_date and counted < _FIRST):
            return None
        date = datetime.date(1899, 12, 30) + datetime.timedelta(counted)
        return Moment(
            date,
            seconds // 3600,
            seconds // 60 % 60,
            seconds % 60,
            rest,
            whole * _DAY_SECONDS + seconds,
        )

    def _take(self, tokens: Sequence[Token], place: int, minutes: set[int]) -> int:
        """Reads what stands at a place, and returns how many signs it took."""
        token = tokens[place]
        if token.kind == LETTERS:
            self._parts.append(self._lettered(token.text, is_minute=place in minutes))
        elif token.kind == ELAPSED:
            divisor = {"h": 3600, "m": 60, "s": 1}[token.text[0]]
            width = len(token.text)
            self._parts.append(lambda moment: str(moment.elapsed // divisor).rjust(width, "0"))
        elif token.kind == HALF_OF_DAY:
            self._parts.append(lambda moment: "AM" if moment.hours < 12 else "PM")
        elif token.kind == POINT and (digits := _digits_behind(tokens, place)):
            if self._language is not ENGLISH or self._unit > 1 or not _is_second(tokens, place - 1):
                raise UnknownFormatError("parts of a second")
            self._unit = 10**digits
            self._parts.append(lambda moment: "." + str(moment.parts).rjust(digits, "0"))
            return 1 + digits
        elif token.kind == LITERAL or token.kind in {POINT, COMMA}:
            text = self._language.slash if token == Token(LITERAL, "/") else token.text
            self._parts.append(lambda _moment: text)
        else:
            raise UnknownFormatError(token.kind)
        return 1

    def _lettered(self, letters: str, *, is_minute: bool) -> _Part:
        width = len(letters)
        match letters[0]:
            case "y" if width <= 4:
                digits = 2 if width <= 2 else 4
                return lambda moment: str(moment.date.year)[-digits:]
            case "d":
                return self._day(width)
            case "m" if not is_minute:
                return self._month(width)
            case "m" if width <= 2:
                return lambda moment: str(moment.minutes).rjust(width, "0")
            case "h" if width <= 2:
                halves = self._halves
                return lambda moment: str((moment.hours % 12 or 12) if halves else moment.hours).rjust(width, "0")
            case "s" if width <= 2:
                return lambda moment: str(moment.seconds).rjust(width, "0")
            case _:
                raise UnknownFormatError(letters)

    def _day(self, width: int) -> _Part:
        if width <= 2:
            return lambda moment: str(moment.date.day).rjust(width, "0")
        self._has_weekday = True
        names = self._language.short_weekdays if width == 3 else self._language.weekdays
        if width > 4:
            raise UnknownFormatError("d" * width)
        return lambda moment: names[moment.date.weekday()]

    def _month(self, width: int) -> _Part:
        if width <= 2:
            return lambda moment: str(moment.date.month).rjust(width, "0")
        language = self._language
        if width == 5:
            return lambda moment: language.months[moment.date.month - 1][0]
        if width > 5:
            raise UnknownFormatError("m" * width)
        if width == 4 and self.has_day and not self._day_beside and language is not ENGLISH:
            # Whether the name is genitive where more than a space stands between, each program decides by itself.
            raise UnknownFormatError("a month that does not follow its day")
        genitive = self._naming is Naming.GENITIVE or (self._naming is Naming.BY_DAY and self.has_day)
        names = language.short if width == 3 else language.genitive if genitive else language.months
        return lambda moment: names[moment.date.month - 1]


def _shortest(days: int) -> float:
    """Seconds that a time may fall short of a whole one, so that all programs show the whole one. A day and a time are stored with
    fifteen digits or little more; of these LibreOffice takes ten for days since 1970 and parts of a second together."""
    return 0.49 * 10.0 ** (len(str(days)) - _DIGITS)


def _is_minute(tokens: Sequence[Token], place: int) -> bool:
    """Whether an `m` is a minute: it follows an hour, or a second follows it, whatever literals stand between."""
    if len(tokens[place].text) > 2:
        return False
    before = next((token for token in reversed(tokens[:place]) if token.kind in {LETTERS, ELAPSED}), None)
    behind = next((token for token in tokens[place + 1 :] if token.kind in {LETTERS, ELAPSED}), None)
    return (before is not None and before.text[0] == "h") or (behind is not None and behind.text[0] == "s")


def _is_second(tokens: Sequence[Token], place: int) -> bool:
    return place >= 0 and tokens[place].kind in {LETTERS, ELAPSED} and tokens[place].text[0] == "s"


def _digits_behind(tokens: Sequence[Token], place: int) -> int:
    """How many noughts stand behind a point, at most three."""
    count = 0
    while place + 1 + count < len(tokens) and tokens[place + 1 + count] == Token(DIGIT, "0") and count < 3:
        count += 1
    return count
