"""Skeletons: one spelling for what Ukrainian, Russian, Belarusian and Latin letters write differently.

A skeleton is in Cyrillic letters, so that folding it again changes nothing. It is for comparing, never for showing.
"""

import re
from functools import lru_cache

from verifier_gui.names.latin_readings import read_latin
from verifier_gui.names.mending import APOSTROPHE, Mended, mend

__all__ = ["Mended", "fold", "mend", "readings", "sound"]

_LETTERS = str.maketrans(
    {
        "ґ": "г", "є": "е", "ё": "е", "э": "е", "і": "и", "ї": "и", "ы": "и", "й": "и", "ў": "в", "ю": "иу", "я": "иа", "щ": "шч",
        "ь": None, "ъ": None, APOSTROPHE: None, "-": None,
    }
)  # fmt: skip
_NOT_A_LETTER = re.compile(r"[^\u0400-\u04ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-z\u00df-\u024f]")

_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"тс"), "ц"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"и[ео]"), "е"),
    (re.compile(r"(?<=[жчш])о"), "е"),
    (re.compile(r"(?<=...)ои\Z"), "и"),
    (re.compile(r"(?<=...[бвгджзклмнпрстфхцчш])аиа\Z"), "а"),
    (re.compile(r"(?<=...)иаиа\Z"), "иа"),
)
"""Ukrainian and Russian orthography side by side: -тс-/-ц-; doubled letters; йо, ьо/ё, іє/ие; о/ё after ж ч ш; -ий/-ой; -а/-ая."""


@lru_cache(maxsize=200_000)
def _skeleton(word: str) -> str:
    """The skeleton of a lower-case word in Cyrillic letters."""
    folded = word.replace("ьо", "е").translate(_LETTERS)
    folded = _NOT_A_LETTER.sub("", folded)
    while True:
        before = folded
        for pattern, replacement in _RULES:
            folded = pattern.sub(replacement, folded)
        if folded == before:
            return folded


@lru_cache(maxsize=200_000)
def readings(word: str) -> tuple[str, ...]:
    """The skeletons that one word may have, the likeliest first; none for a word without letters.

    A Cyrillic word has one, or two where it writes ьо (Ковальов: Latin tables drop the soft sign and leave о). A Latin word
    is read by several traditions.
    """
    lowered = mend(word).text.lower()
    if _CYRILLIC.search(lowered):
        spelled = [lowered]
        if _LATIN.search(lowered):
            spelled = [_cyrillic_of_mixed(lowered)]
        elif "ьо" in lowered:
            spelled.append(lowered.replace("ьо", "о"))
    elif _LATIN.search(lowered):
        spelled = list(read_latin(re.sub(r"[\W_]", "", lowered)))
    else:
        return ()
    return tuple(dict.fromkeys(filter(None, map(_skeleton, spelled))))


def _cyrillic_of_mixed(word: str) -> str:
    return re.sub(r"[a-z\u00df-\u024f]+", lambda found: read_latin(found[0])[0], word)


def fold(text: str) -> str:
    """The likeliest skeleton of each word of `text`, with single spaces. Folding twice changes nothing more."""
    return " ".join(found[0] for found in map(readings, mend(text).text.split()) if found)


_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"хв"), "ф"),
    (re.compile(r"(?:зч|жч|сч|шч)"), "ш"),
    (re.compile(r"ст(?=[нл])"), "с"),
    (re.compile(r"дз"), "з"),
    (re.compile(r"дс"), "ц"),
    (re.compile(r"иа(?=.)"), "е"),
    (re.compile(r"иу"), "у"),
    (re.compile(r"в(?=[бгджзклмнпрстфхцчш])"), "у"),
    (re.compile(r"[вф]\Z"), "ф"),
    (re.compile(r"(?<=[аеоу])и(?=.)"), ""),
    (re.compile(r"б(?=[ктпсшцчх]|\Z)"), "п"),
    (re.compile(r"д(?=[кпсшчх]|\Z)"), "т"),
    (re.compile(r"ж(?=[ктпсшцч]|\Z)"), "ш"),
    (re.compile(r"з(?=[ктпсшцчх]|\Z)"), "с"),
    (re.compile(r"[гх]"), "х"),
    (re.compile(r"к\Z"), "х"),
    (re.compile(r"о"), "а"),
    (re.compile(r"е"), "и"),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""What the ear does not keep apart: unstressed о and а (akanye), е and и (ikanye), г and х, voiced consonants at the end of a
word and before voiceless ones, в and у before a consonant, ф and хв, щ and ш."""


@lru_cache(maxsize=200_000)
def sound(skeleton: str) -> str:
    """The skeleton as a listener might write it down: skeletons with one sound are equal by ear."""
    for pattern, replacement in _SOUNDS:
        skeleton = pattern.sub(replacement, skeleton)
    return skeleton
