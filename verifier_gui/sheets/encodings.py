"""Which encoding the text of a csv is in: certain, or the file is refused and the question goes to the caseworker."""

import codecs
import math
import re
from collections.abc import Iterable
from typing import NamedTuple

import charset_normalizer

from verifier_gui.errors import SheetError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1251", "koi8-u", "cp866", "mac-cyrillic", "iso8859-5")
_SAMPLE = 200_000
_UTF8_WORD = re.compile(rb"(?:[\xd0-\xd3][\x80-\xbf]){5}")
"""Five Cyrillic letters of UTF-8. In no encoding of one byte are they letters of a word."""
_BLOCK, _LETTERS_OF_BLOCK = 400, 40
"""bytes that are held against the whole, and how many letters a block must have to be heard"""
_WORD = re.compile(r"[^\W\d_]+")
_SURE = 0.35
"""nats a letter by which the best encoding must lead the second"""
_SHOWN = 40
"""bytes of a line that are shown to whoever is asked"""
_PLAUSIBLE = -5.0
"""nats a letter below which a text reads like no Ukrainian or Russian in any encoding: lists have -3 to -4"""

_PER_MILLE = (
    "о95 а80 н68 и62 в50 е50 р47 т45 і40 с42 к42 л38 у33 м31 д30 п27 я22 з21 ь18 г16 й15 б15 ч13 х10 ц8 ю8 ж8 ш7 є6 ї6 "
    "щ4 ф3 ы12 э2 ё1 ъ1 ґ1"
)
_FREQUENCY = {entry[0]: int(entry[1:]) / 1100 for entry in _PER_MILLE.split()}
"""Letters of Ukrainian and Russian text together, roughly, in parts of a thousand; orders of magnitude are enough."""
_NEVER = 1 / 50_000


class Encoding(NamedTuple):
    """`name` is Python's own; `certain` is false where the caseworker must be asked."""

    name: str
    certain: bool


def encoding_of(pieces: Iterable[bytes]) -> Encoding:
    """The encoding of a text given in pieces. Raises `SheetError` for UTF-8 with a broken place, and for what is no text."""
    utf8 = codecs.getincrementaldecoder("utf-8")()
    broken = False
    lines = 1
    passed = 0
    broken_line = 0
    utf8_line = 0
    sample = bytearray()
    first = True
    for piece in pieces:
        if first:
            first = False
            for mark, name in _BYTE_ORDER_MARKS:
                if piece.startswith(mark):
                    return Encoding(name, certain=True)
            if wide := _without_mark(piece):
                return Encoding(wide, certain=True)
        if len(sample) < _SAMPLE:
            sample += piece[: _SAMPLE - len(sample)]
        if not broken:
            try:
                utf8.decode(piece)
                lines += piece.count(b"\n")
            except UnicodeDecodeError as error:
                broken = True
                broken_line = lines + piece[: error.start].count(b"\n")
        if not utf8_line and (word := _UTF8_WORD.search(piece)):
            utf8_line = passed + piece[: word.start()].count(b"\n") + 1
        passed += piece.count(b"\n")
        if broken and utf8_line and len(sample) >= _SAMPLE:
            break
    if not broken and not utf8.getstate()[0]:
        return Encoding("utf-8", certain=True)
    if _is_broken_utf8(bytes(sample)):
        raise SheetError(
            "The file is UTF-8 text, but line {line} holds bytes that are not. Ask the sender to save it again.",
            line=broken_line or lines,
        )
    if utf8_line:
        raise SheetError(
            "The file is written in two encodings: line {line} is UTF-8, other lines are not. Ask the sender to save it again.",
            line=utf8_line,
        )
    return _one_byte(bytes(sample))


def _without_mark(piece: bytes) -> str:
    """UTF-16 without a mark: every second byte of digits and delimiters is nought."""
    even, odd = piece[0:4000:2].count(0), piece[1:4000:2].count(0)
    most = min(len(piece), 4000) // 2
    if most >= 4 and max(even, odd) > most * 0.08 and min(even, odd) < max(even, odd) * 0.05 + 1:
        return "utf-16-le" if odd > even else "utf-16-be"
    return ""


def _is_broken_utf8(sample: bytes) -> bool:
    """Whether nearly all of the text beyond ASCII is sound UTF-8."""
    read = sample.decode("utf-8", "replace")
    good = sum(1 for letter in read if letter > "\x7f" and letter != "\ufffd")
    bad = read.count("\ufffd")
    return good > 20 * bad


def _one_byte(sample: bytes) -> Encoding:
    ranked = sorted(
        ((plausibility(sample.decode(name, "replace")), name) for name in _ONE_BYTE), key=lambda pair: -pair[0]
    )
    best, second = ranked[0], ranked[1]
    if best[0] == -math.inf:
        raise SheetError("The file is no text in an encoding that is known. Save the list as xlsx, or as csv in UTF-8.")
    if best[0] < _PLAUSIBLE:
        return Encoding(best[1], certain=False)
    if _is_mixed(sample, best[1]):
        return Encoding(best[1], certain=False)
    if best[0] - second[0] > _SURE:
        return Encoding(best[1], certain=True)
    guess = charset_normalizer.from_bytes(sample, cp_isolation=list(_ONE_BYTE)).best()
    agrees = guess is not None and codecs.lookup(guess.encoding).name == codecs.lookup(best[1]).name
    return Encoding(best[1], certain=agrees and best[0] - second[0] > _SURE / 4)


def _is_mixed(sample: bytes, best: str) -> bool:
    """Whether a stretch of the text is for certain in another encoding than the whole."""
    for start in range(0, len(sample), _BLOCK):
        block = sample[start : start + _BLOCK]
        if sum(byte > 0x7F for byte in block) < _LETTERS_OF_BLOCK:
            continue
        of_best = plausibility(block.decode(best, "replace"))
        if any(plausibility(block.decode(name, "replace")) - of_best > 2 * _SURE for name in _ONE_BYTE if name != best):
            return True
    return False


def shown_in_each(sample: bytes) -> dict[str, str]:
    """The first line of a text that is not plain ASCII, as each of the encodings would show it, so that somebody can choose: the
    beginning, with what cannot be shown escaped."""
    lines = (line for line in sample.splitlines() if not line.isascii())
    line = next(lines, b"")[:_SHOWN]
    found: dict[str, str] = {}
    for name in _ONE_BYTE:
        text = " ".join(line.decode(name, "replace").split())
        found[name] = "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in text)
    return found


def plausibility(text: str) -> float:
    """How much `text` reads like Ukrainian or Russian: the mean log-likelihood of a letter, less what capitals within words
    and signs that no list holds take off. The greater the more plausible; minus infinity for text without a Cyrillic letter."""
    total = 0.0
    letters = 0
    for word in _WORD.findall(text):
        lower = word.lower()
        for letter in lower:
            if letter > "\x7f":
                total += math.log(_FREQUENCY.get(letter, _NEVER))
                letters += 1
        # Koi8 read as cp1251 turns Іван into iВАН.
        if len(word) > 1 and not word.isupper() and not word[1:].islower() and lower[0] > "\x7f":
            total -= 2.0 * len(word)
    if not letters:
        return -math.inf
    strange = sum(1 for sign in text if sign > "\x7f" and not sign.isalpha() and sign not in _USUAL_SIGNS)
    return (total - 6.0 * strange) / letters


_USUAL_SIGNS = frozenset("№«»“”„’‘ʼ–—…\u00a0°§©•")
