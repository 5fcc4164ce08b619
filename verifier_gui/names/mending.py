"""Mends what typing and scanning do to letters: look-alikes of another script, digits for letters, invisible characters."""

import re
import unicodedata
from dataclasses import dataclass

APOSTROPHE = "ʼ"
"""U+02BC, the letter apostrophe of Ukrainian orthography (DSTU; the Unicode core specification, 6.2, prefers it)."""

_APOSTROPHES = "'’‘`´′ʹˈʻ\"“”″*ʼ"
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Joiners, variation selectors, and what turns the direction of writing round (Unicode Standard Annex 9)."""
_DASHES = re.compile("[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]")
"""Typesetters' hyphens and dashes, which stand within double names too."""
_INNER_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])[{_APOSTROPHES}](?=[^\W\d_])")
_WORD = re.compile(r"[^\W_]+")
_SOUND = re.compile(r"[А-яІіЇїЄєҐґЁёЎў]+(?:[ -][А-яІіЇїЄєҐґЁёЎў]+)*")
"""Cyrillic words with single spaces or hyphens between: most names of most lists, and nothing to mend in them."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259\u1e00-\u1eff]")

_LOOK_ALIKES = dict(zip("aceiopxykABCEHIKMOPTXY", "асеіорхукАВСЕНІКМОРТХУ", strict=True))
"""Latin letters that look like Cyrillic ones, as people type them."""
_TO_CYRILLIC = str.maketrans(_LOOK_ALIKES)
_TO_LATIN = str.maketrans({cyrillic: latin for latin, cyrillic in _LOOK_ALIKES.items()})

_CYRILLIC_DIGITS = {"0": "о", "1": "і", "3": "з", "4": "ч", "6": "б", "8": "в"}
_LATIN_DIGITS = {"0": "o", "1": "l", "2": "z", "5": "s", "6": "b", "8": "b", "9": "g"}
"""Digits that scanning gives for letters of the same shape."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A text with its letters mended. Apostrophes, dashes and white space are made uniform too, which counts as no change."""

    text: str
    mixed_scripts: bool = False
    digits: bool = False
    invisible: bool = False

    @property
    def changed(self) -> bool:
        """Whether a letter is another than it was."""
        return self.mixed_scripts or self.digits or self.invisible


def mend(text: str) -> Mended:
    """`text` with each word in one script, digits inside words read as letters, invisible characters gone, one apostrophe
    (U+02BC) inside words, one hyphen and single spaces. Mending twice changes nothing more."""
    if _SOUND.fullmatch(text):
        return Mended(text)
    composed = unicodedata.normalize("NFC", text)
    visible = _INVISIBLE.sub("", composed)
    plain = _DASHES.sub("-", " ".join(visible.split()))
    plain = _INNER_APOSTROPHE.sub(APOSTROPHE, plain)
    mostly_cyrillic = len(_CYRILLIC.findall(plain)) > len(_LATIN.findall(plain))
    mixed = digits = False

    def word(match: re.Match[str]) -> str:
        nonlocal mixed, digits
        found = match[0]
        lettered = _without_digits(found, mostly_cyrillic)
        digits = digits or lettered != found
        one_script = _in_one_script(lettered, mostly_cyrillic)
        mixed = mixed or one_script != lettered
        return one_script

    mended = _WORD.sub(word, plain)
    return Mended(unicodedata.normalize("NFC", mended), mixed, digits, visible != composed)


def _in_one_script(word: str, mostly_cyrillic: bool) -> str:
    cyrillic, latin = len(_CYRILLIC.findall(word)), len(_LATIN.findall(word))
    if not latin or (not cyrillic and not mostly_cyrillic):
        return word
    as_cyrillic = word.translate(_TO_CYRILLIC)
    if not _LATIN.search(as_cyrillic):
        return as_cyrillic
    if not cyrillic:
        return word
    as_latin = word.translate(_TO_LATIN)
    if not _CYRILLIC.search(as_latin):
        return as_latin
    return as_cyrillic if cyrillic >= latin else as_latin


def _without_digits(word: str, mostly_cyrillic: bool) -> str:
    """A word of three letters or more with a digit or two among them; numbers with a letter beside them are left alone."""
    count = sum(character.isdigit() for character in word)
    letters = len(word) - count
    if not count or count > 2 or letters < 3:
        return word
    cyrillic = bool(_CYRILLIC.search(word)) if _CYRILLIC.search(word) or _LATIN.search(word) else mostly_cyrillic
    table = _CYRILLIC_DIGITS if cyrillic else _LATIN_DIGITS
    capitals = word.upper() == word
    return "".join(
        (table[character].upper() if capitals or (place == 0 and not capitals) else table[character])
        if character in table
        else character
        for place, character in enumerate(word)
    )
