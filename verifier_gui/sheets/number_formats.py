"""Number formats: how a spreadsheet shows a number or a text under one, as far as that is certain.

Understood are formats that Excel and LibreOffice show alike: General, digits with leading noughts, thousands, decimals, percent,
exponents, literal text, colours, gaps and fills, sections, conditions on numbers that are not negative, days and times in English,
Ukrainian and Russian, elapsed time, the text format. All else is not, and neither are numbers under an understood format that these
programs show differently: the number stays as it is stored, and that is said.
"""

import math
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from verifier_gui.sheets.built_in_formats import LONG_DATE
from verifier_gui.sheets.calendar_names import ENGLISH, UKRAINIAN, Language, Naming, language_of
from verifier_gui.sheets.day_sections import DaySection
from verifier_gui.sheets.digit_sections import DigitSection
from verifier_gui.sheets.format_tokens import (
    CONDITION,
    DIGIT,
    ELAPSED,
    EXPONENT,
    GENERAL,
    HALF_OF_DAY,
    LETTERS,
    LITERAL,
    LOCALE,
    PERCENT,
    TEXT,
    Token,
    UnknownFormatError,
    sections,
)
from verifier_gui.sheets.general_numbers import general
from verifier_gui.sheets.regions import Region

_LONG_DATE = re.compile(r"\[\$-(?:[Ff]800|x-sysdate)\]")
_DAY_KINDS = frozenset({LETTERS, ELAPSED, HALF_OF_DAY})
_COMPARES: dict[str, Callable[[float, float], bool]] = {
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
    "=": lambda one, other: one == other,
    "<>": lambda one, other: one != other,
}
_PLAIN_TEXT = re.compile(r";@\Z")
_MARK = re.compile(r"[<>=]+")


class _GeneralSection:
    """General, with text before and behind it, or text alone."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.is_text_alone = all(token.kind == LITERAL for token in tokens)
        if sum(token.kind == GENERAL for token in tokens) > 1:
            raise UnknownFormatError("General")
        self._tokens = tokens

    def show(self, number: float) -> str | None:
        shown = general(number)
        if self.is_text_alone:
            shown = ""
        return (
            None if shown is None else "".join(shown if token.kind == GENERAL else token.text for token in self._tokens)
        )


@dataclass(frozen=True, slots=True)
class _Section:
    shown: _GeneralSection | DigitSection | DaySection
    condition: Callable[[float], bool] | None
    is_empty: bool


class NumberFormat:
    """One number format, by its code as files write it."""

    def __init__(self, code: str, region: Region) -> None:
        self._numbers: list[_Section] = []
        """None of them where the code is not understood."""
        self._text: Sequence[Token] | None = None
        self.shows_texts = True
        """Whether it is certain what it shows of a text."""
        try:
            parts, self._text = _parted(sections(LONG_DATE[region] if _LONG_DATE.match(code) else code))
        except UnknownFormatError:
            self.shows_texts = _PLAIN_TEXT.search(code) is not None or ("@" not in code and code.count(";") < 3)
            parts = []
        with suppress(UnknownFormatError):
            self._numbers = _sections_of(parts, region)
        only = self._numbers[0].shown if len(self._numbers) == 1 else None
        self.is_general = code in {"General", "@"}
        self.zeros = only.zeros if isinstance(only, DigitSection) else 0
        """How many noughts the format is, where it is nothing else."""

    @property
    def changes_text(self) -> bool:
        """Whether a text is shown otherwise than it stands in the cell."""
        return self._text is not None

    @property
    def day(self) -> DaySection | None:
        """The section of positive numbers, where it shows a date."""
        first = self._numbers[0].shown if self._numbers else None
        return first if isinstance(first, DaySection) and first.has_date else None

    def show_text(self, text: str) -> str:
        """What is shown of a text."""
        if self._text is None:
            return text
        return "".join(text if token.kind == TEXT else token.text for token in self._text)

    def show(self, number: float, *, from_1904: bool) -> str | None:
        """What is shown of a number; None where that is not certain."""
        if not self._numbers or not math.isfinite(number):
            return None
        section, signed = self._section(number)
        if section is None:
            return None
        shown = section.shown
        if isinstance(shown, DaySection):
            return shown.show(number, from_1904=from_1904)
        text = shown.show(abs(number))
        if text is None or number >= 0 or not signed:
            return text
        if isinstance(shown, DigitSection) and shown.is_nothing(abs(number)):
            # `-0` in one program, `0` in the other.
            return None
        return None if isinstance(shown, _GeneralSection) and shown.is_text_alone and text else "-" + text

    def _section(self, number: float) -> tuple[_Section | None, bool]:
        """The section that shows a number, and whether a minus stands before it."""
        found = self._numbers
        if any(section.condition for section in found):
            fitting = (section for section in found if section.condition is None or section.condition(number))
            return (next(fitting, None) if number >= 0 else None), False
        if len(found) == 1:
            return found[0], True
        if number < 0:
            # What stands for a negative number behind a semicolon alone, each program decides by itself.
            return (None if len(found) == 2 and found[1].is_empty else found[1]), False
        return found[2 if number == 0 and len(found) > 2 else 0], False


def _parted(parts: list[list[Token]]) -> tuple[list[list[Token]], Sequence[Token] | None]:
    """The sections for numbers, and the one for texts where it shows more or less than the text. Raises `UnknownFormatError`."""
    if len(parts) > 4:
        raise UnknownFormatError("sections")
    last = parts[-1]
    text: Sequence[Token] | None = None
    if any(token.kind == TEXT for token in last) or len(parts) == 4:
        if any(token.kind not in {TEXT, LITERAL} for token in last):
            raise UnknownFormatError("text")
        parts = parts[:-1]
        text = None if [token.kind for token in last] == [TEXT] else last
    return parts or [[Token(GENERAL, "General")]], text


def _sections_of(parts: list[list[Token]], region: Region) -> list[_Section]:
    if parts and not parts[0] and (len(parts) == 1 or any(parts)):
        raise UnknownFormatError("nothing")
    found = [_section_of(part, region) for part in parts]
    conditions = [section.condition is not None for section in found]
    if any(conditions) and not all(conditions[:-1]):
        raise UnknownFormatError("condition")
    return found


def _section_of(tokens: list[Token], region: Region) -> _Section:
    written = [token.text for token in tokens if token.kind == CONDITION]
    locales = [token.text for token in tokens if token.kind == LOCALE]
    if len(written) > 1 or len(locales) > 1:
        raise UnknownFormatError("brackets")
    rest = [token for token in tokens if token.kind not in {CONDITION, LOCALE}]
    kinds = {token.kind for token in rest}
    if TEXT in kinds:
        raise UnknownFormatError("text")
    if kinds & _DAY_KINDS:
        language, naming = ENGLISH if region is Region.UNITED_STATES else UKRAINIAN, Naming.BY_DAY
        if locales:
            language, naming = _known(locales[0])
        elif HALF_OF_DAY in kinds or DIGIT in kinds:
            language = ENGLISH
        elif language is UKRAINIAN and Token(LITERAL, "/") in rest:
            language = language._replace(slash="/")
        shown = DaySection(rest, language, naming)
    elif kinds & {DIGIT, PERCENT, EXPONENT}:
        if locales and _known(locales[0])[0] is not ENGLISH and kinds - {DIGIT, LITERAL}:
            # Points and thousands of another language.
            raise UnknownFormatError(locales[0])
        shown = DigitSection(rest)
    elif kinds <= {GENERAL, LITERAL}:
        shown = _GeneralSection(rest)
    else:
        raise UnknownFormatError("signs")
    return _Section(shown, _condition(written[0]) if written else None, not tokens)


def _known(locale: str) -> tuple[Language, Naming]:
    found = language_of(locale)
    if found is None:
        raise UnknownFormatError(locale)
    return found


def _condition(written: str) -> Callable[[float], bool]:
    mark = _MARK.match(written)
    if mark is None:
        raise UnknownFormatError(written)
    compares, limit = _COMPARES[mark[0]], float(written[mark.end() :])
    return lambda number: compares(number, limit)
