"""A section of a number format that shows digits: `0000000000`, `#,##0.00`, `0%`, `0.00E+00`, `(000) 000-00-00`."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import takewhile

from verifier_gui.sheets.format_tokens import (
    COMMA,
    DIGIT,
    EXPONENT,
    LITERAL,
    PERCENT,
    POINT,
    Token,
    UnknownFormatError,
)
from verifier_gui.sheets.general_numbers import rounded

_MOST_DECIMALS = 30
_THOUSAND = 3
"""places behind the comma that parts thousands"""


class DigitSection:
    """Signs before the point, behind it, and behind the exponent."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """Raises `UnknownFormatError`."""
        self._whole: list[str] = []
        """Placeholders from left to right, and between them literals, with a mark in front."""
        self._decimals: list[str] = []
        self._exponent: list[str] = []
        self._has_exponent = False
        self._thousands = False
        self._scale = 0
        self._read(tokens)
        places = [sign for sign in self._decimals if sign in _PLACES]
        self._digits = len(places)
        if self._digits > _MOST_DECIMALS or (self._decimals_begin and not places):
            # Programs differ in whether `0.` keeps its point.
            raise UnknownFormatError("decimals")
        if not any(sign in _PLACES for sign in self._whole):
            raise UnknownFormatError("whole")
        if self._has_exponent and (
            [sign for sign in self._whole if sign in _PLACES] != ["0"]
            or not self._exponent
            or set(self._exponent + places) != {"0"}
            or self._scale
        ):
            raise UnknownFormatError("exponent")
        if self._thousands and ("?" in self._whole or _behind_comma(tokens) != _THOUSAND):
            # LibreOffice may take a comma before other than three places for none.
            raise UnknownFormatError("thousands")
        self.zeros = len(self._whole) if set(self._whole) == {"0"} and not self._decimals_begin and self._plain else 0
        """How many noughts the section is, where it is nothing else."""

    @property
    def _plain(self) -> bool:
        return not (self._thousands or self._scale or self._has_exponent or self._exponent)

    def _read(self, tokens: Sequence[Token]) -> None:
        self._decimals_begin = False
        target = self._whole
        commas = 0
        percents = 0
        for token in tokens:
            if token.kind == COMMA:
                if target is not self._whole and target is not self._decimals:
                    raise UnknownFormatError("comma")
                if not any(sign in _PLACES for sign in self._whole):
                    raise UnknownFormatError("comma")
                commas += 1
                continue
            if token.kind == DIGIT:
                if commas:
                    if target is self._decimals:
                        raise UnknownFormatError("comma")
                    self._thousands, commas = True, 0
                target.append(token.text)
            elif token.kind == POINT:
                if target is not self._whole:
                    raise UnknownFormatError("point")
                self._decimals_begin = True
                target = self._decimals
            elif token.kind == EXPONENT:
                if self._has_exponent:
                    raise UnknownFormatError("exponent")
                self._has_exponent = True
                target = self._exponent
            elif token.kind == PERCENT:
                percents += 1
                target.append("'%")
            elif token.kind == LITERAL and token.text != "/":
                target.append("'" + token.text)
            else:
                raise UnknownFormatError(token.kind)
        if percents > 1:
            raise UnknownFormatError("percent")
        self._scale = 2 * percents - 3 * commas

    def show(self, number: float) -> str | None:
        """The digits of a number that is not negative; None where programs differ."""
        if self._has_exponent:
            return self._with_exponent(number)
        value = rounded(number, self._digits, self._scale)
        if value is None:
            return None
        whole, _point, decimals = format(value, "f").partition(".")
        shown = self._show_decimals(decimals)
        return None if shown is None else self._show_whole("" if whole == "0" else whole) + shown

    def is_nothing(self, number: float) -> bool:
        """Whether nothing but noughts is left of a number."""
        return not self._has_exponent and not rounded(number, self._digits, self._scale)

    def _show_whole(self, digits: str) -> str:
        places = sum(sign in _PLACES for sign in self._whole)
        shown: list[str] = []
        written = 0
        for sign in reversed(self._whole):
            if sign not in _PLACES:
                shown.append(sign[1:])
                continue
            places -= 1
            # The first place takes all digits that are left.
            for digit in digits[::-1] if not places else digits[-1:]:
                if self._thousands and written and written % 3 == 0:
                    shown.append(",")
                shown.append(digit)
                written += 1
            if not digits and sign != "#":
                if self._thousands and written and written % 3 == 0:
                    shown.append(",")
                shown.append("0" if sign == "0" else " ")
                written += 1
            digits = digits[:-1]
        return "".join(reversed(shown))

    def _show_decimals(self, digits: str) -> str | None:
        """None where nothing would stand behind the point: programs differ in whether they leave it there."""
        kept = len(digits.rstrip("0"))
        shown: list[str] = []
        place = behind = 0
        for sign in self._decimals:
            if sign not in _PLACES:
                shown.append(sign[1:])
                continue
            needed = place < kept or "0" in [one for one in self._decimals if one in _PLACES][place:]
            if needed:
                shown.append(digits[place])
            elif sign == "?":
                shown.append(" ")
            behind += needed or sign == "?"
            place += 1
        if self._digits and not behind:
            return None
        return ("." if self._digits else "") + "".join(shown)

    def _with_exponent(self, number: float) -> str | None:
        exact = Decimal(repr(number))
        exponent = exact.adjusted() if exact else 0
        context = Context(prec=self._digits + 1, rounding=ROUND_HALF_UP)
        value = context.create_decimal(exact.scaleb(-exponent))
        if value >= 10:
            value, exponent = value / 10, exponent + 1
        whole, _point, decimals = format(value.quantize(Decimal(1).scaleb(-self._digits)), "f").partition(".")
        shown = self._show_decimals(decimals)
        if shown is None:
            return None
        digits = str(abs(exponent)).rjust(len(self._exponent), "0")
        return f"{self._show_whole(whole)}{shown}E{'-' if exponent < 0 else '+'}{digits}"


_PLACES = frozenset("0#?")


def _behind_comma(tokens: Sequence[Token]) -> int:
    """How many places before the point stand behind the last comma that has some behind it."""
    signs = [token.kind for token in takewhile(lambda token: token.kind != POINT, tokens)]
    while COMMA in signs and DIGIT not in signs[_last(signs, COMMA) :]:
        del signs[_last(signs, COMMA) :]
    return signs[_last(signs, COMMA) :].count(DIGIT) if COMMA in signs else 0


def _last(signs: Sequence[str], sign: str) -> int:
    return len(signs) - 1 - signs[::-1].index(sign)
