"""Numbers that name a person, as lists write them: tax number, passport, military, tag, captor's and Red Cross numbers."""

import re

from verifier_gui.sheets.cells import Cell, CellKind

_BETWEEN = re.compile(r"[\s\u00a0№#.,'’ʼ–—-]+")
_NO_DIGIT = re.compile(r"[^0-9]")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[EeЕе]\+?\d+\Z")
_WHOLE = re.compile(r"(\d+)[.,]0+\Z")
_SERIES = re.compile(r"([A-ZА-ЯІЇЄҐ]{2})(\d{6})\Z")
_LATIN_TWINS = str.maketrans("ABCEHIKMOPTX", "АВСЕНІКМОРТХ")
_PLAIN = re.compile(r"(?:[А-ЯІЇЄҐ]{2})?[0-9]+")
"""What every reading leaves as it is: most numbers of most lists."""
_NOTHING = frozenset(
    {"", "-", "–", "—", "?", "н/д", "немає", "нет", "невідомо", "неизвестно", "відсутній", "отсутствует", "n/a", "none"}
)


def is_rounded(text: str) -> bool:
    """Whether a spreadsheet has turned a number into `3.31E+09`: its last digits are lost."""
    return _ROUNDED.search(text.strip()) is not None


def number_as_seen(cell: Cell) -> str:
    """The number of a person as it is shown in its cell, where all of its digits are: `0000000000` shows noughts that the file
    does not store. A format that leaves out or rounds digits is not followed."""
    seen = cell.as_seen().text
    if cell.kind is not CellKind.NUMBER:
        return seen
    return seen if _NO_DIGIT.sub("", seen).lstrip("0") == _NO_DIGIT.sub("", cell.text).lstrip("0") else cell.text


def shows_all_digits(cell: Cell) -> bool:
    """Whether a number is shown under a format of noughts, so that none of it can be lost."""
    return cell.shown is not None and cell.shown.isdecimal()


def says_nothing(text: str) -> bool:
    """Whether a cell is a dash or another word for *not given*."""
    return text.strip(" .").lower() in _NOTHING


def read_tax_number(text: str) -> str:
    """The digits of a tax number, as many as stand there; empty where other signs stand among them. Never padded."""
    if text.isdecimal() and text.isascii():
        return text
    stripped = _WHOLE.sub(r"\1", text.strip())
    digits = _BETWEEN.sub("", stripped)
    return digits if digits.isdecimal() and digits.isascii() else ""


def read_identifier(text: str) -> str:
    """An identifier in one spelling: capitals, without what stands between its signs; the two letters of a Ukrainian passport's
    series are Cyrillic (АК924204), whichever keyboard they were typed on."""
    if _PLAIN.fullmatch(text):
        return text
    stripped = _WHOLE.sub(r"\1", text.strip())
    plain = _BETWEEN.sub("", stripped).upper()
    match = _SERIES.match(plain.translate(_LATIN_TWINS))
    return match[0] if match else plain
