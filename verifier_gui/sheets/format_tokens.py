"""Number formats taken apart: sections at their semicolons, and each section's signs."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LITERAL = "literal"
"""text that stands as it is"""
DIGIT = "digit"
"""`0`, `#` or `?`"""
LETTERS = "letters"
"""a run of one of `y m d h s`, in small letters"""
ELAPSED = "elapsed"
"""`h`, `m` or `s` in brackets, in small letters"""
HALF_OF_DAY = "half-of-day"
GENERAL = "general"
TEXT = "text"
EXPONENT = "exponent"
"""`E+`, and how many digits it has at least is told by the digits behind it"""
CONDITION = "condition"
LOCALE = "locale"
"""what stands behind `[$-`, empty for the locale of a currency, which decides over nothing else here"""
POINT, COMMA, PERCENT = ".", ",", "%"


class Token(NamedTuple):
    """One sign of a format: which kind, and its text."""

    kind: str
    text: str


class UnknownFormatError(ValueError):
    """A format holds a sign that is not understood."""


_LONGEST = 255
_SIGN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<room>[-() .,:;%+])|(?P<fill>\*.)|\[(?P<brackets>[^\[\]]*)\]|'
    r"(?P<general>General)|(?P<half>AM/PM)|(?P<exponent>E\+)|(?P<letters>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+)|(?P<digit>[0#?])|"
    r"(?P<text>@)|(?P<point>[.,%])|(?P<plain>[ $\-+/():!^&'~{}<>=`|]|[^\x00-\x7f])",
    re.DOTALL,
)
_COLOUR = re.compile(r"(?:black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]{1,2})\Z", re.IGNORECASE)
_ELAPSED = re.compile(r"(?:h+|m+|s+)\Z", re.IGNORECASE)
_CONDITION = re.compile(r"(?:<=|>=|<>|<|>|=)-?[0-9]{1,15}(?:\.[0-9]{1,15})?\Z")
_CURRENCY = re.compile(r"\$([^-]*)(?:-([0-9A-Fa-f]{1,8}|[A-Za-z-]{2,11}(?:,1)?))?\Z", re.DOTALL)


def sections(code: str) -> list[list[Token]]:
    """The signs of each section. Raises `UnknownFormatError`."""
    if len(code) > _LONGEST or code.startswith(" "):
        # LibreOffice leaves out a space at the beginning.
        raise UnknownFormatError(code[:40])
    found: list[list[Token]] = [[]]
    place = 0
    while place < len(code):
        if code[place] == ";":
            found.append([])
            place += 1
            continue
        sign = _SIGN.match(code, place)
        if sign is None:
            raise UnknownFormatError(code)
        found[-1] += _tokens(sign)
        place = sign.end()
    return found


def _tokens(sign: re.Match[str]) -> Iterator[Token]:
    kind = sign.lastgroup or ""
    text = sign[kind]
    match kind:
        case "quoted" | "escaped" | "plain":
            yield Token(LITERAL, text)
        case "room":
            # A gap as wide as the character.
            yield Token(LITERAL, " ")
        case "fill":
            # A character that fills what the cell has room for: a csv has none.
            return
        case "brackets":
            yield from _bracketed(text)
        case "general":
            yield Token(GENERAL, text)
        case "half":
            yield Token(HALF_OF_DAY, text)
        case "exponent":
            yield Token(EXPONENT, text)
        case "letters":
            yield Token(LETTERS, text.lower())
        case "digit":
            yield Token(DIGIT, text)
        case "text":
            yield Token(TEXT, text)
        case _:
            yield Token(text, text)


def _bracketed(text: str) -> Iterator[Token]:
    if _COLOUR.match(text):
        return
    if _ELAPSED.match(text):
        yield Token(ELAPSED, text.lower())
    elif _CONDITION.match(text):
        yield Token(CONDITION, text)
    elif currency := _CURRENCY.match(text):
        symbol, locale = currency.groups("")
        if symbol:
            yield Token(LITERAL, symbol)
        elif locale:
            yield Token(LOCALE, locale)
    else:
        raise UnknownFormatError(text)
