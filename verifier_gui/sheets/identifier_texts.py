"""Numbers that name a person, as lists write them: tax number, passport, military, tag, captor's and Red Cross numbers."""

import re

_BETWEEN = re.compile(r"[\s\u00a0№#.,'’ʼ–—-]+")
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
