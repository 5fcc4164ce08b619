"""Skeletons: one spelling for what Ukrainian, Russian, Belarusian and Latin letters write differently.

A skeleton is in Cyrillic letters, so that folding it again changes nothing. It is for comparing, never for showing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from verifier_gui.names.latin_readings import read_latin
from verifier_gui.names.mending import APOSTROPHE, Mended, mend

__all__ = ["Mended", "Rule", "fold", "mend", "readings", "rules", "shape", "skeletons", "sound", "sounds"]

Rule = tuple[re.Pattern[str], str]
"""What is replaced by what in words that stand on lines of their own: `^` and `$` are a word's ends."""

_AT_ONCE = 1000
"""Words that are folded by one pass of a rule: a pass over many is quicker than many passes, and must not hold other threads up."""


def rules(*pairs: tuple[str, str]) -> tuple[Rule, ...]:
    """Rules out of patterns and replacements."""
    return tuple((re.compile(pattern, re.MULTILINE), replacement) for pattern, replacement in pairs)


_LETTERS = str.maketrans(
    {
        "ґ": "г", "є": "е", "ё": "е", "э": "е", "і": "и", "ї": "и", "ы": "и", "й": "и", "ў": "в", "ю": "иу", "я": "иа", "щ": "шч",
        # Turkic languages, Tajik, Belarusian and Russian before 1918, Serbian
        "ә": "а", "ғ": "г", "қ": "к", "ҡ": "к", "ң": "н", "ө": "о", "ү": "у", "ұ": "у", "һ": "г", "ҳ": "х", "ҷ": "ч", "ҙ": "з",
        "ҫ": "с", "ӣ": "и", "ӯ": "у", "ѣ": "е", "ѳ": "ф", "ѵ": "и", "ј": "и", "ђ": "дж", "ћ": "ч", "љ": "л", "њ": "н", "џ": "дж",
        "ь": None, "ъ": None, APOSTROPHE: None, "-": None,
    }
)  # fmt: skip
_NOT_A_LETTER = re.compile(r"[^\u0400-\u04ff\n]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[a-z\u00df-\u024f\u0259]")

_RULES = rules(
    (r"тс", "ц"),
    (r"(.)\1+", r"\1"),
    (r"и[ео]", "е"),
    (r"(?<=[жчш])о", "е"),
    (r"(?<=...)ои$", "и"),
    (r"(?<=...[бвгджзклмнпрстфхцчш])аиа$", "а"),
    (r"(?<=...)иаиа$", "иа"),
)
"""Ukrainian and Russian orthography side by side: -тс-/-ц-; doubled letters; йо, ьо/ё, іє/ие; о/ё after ж ч ш; -ий/-ой; -а/-ая."""


def _folded(lines: str) -> str:
    """The skeletons of lower-case words in Cyrillic letters, one a line."""
    folded = _NOT_A_LETTER.sub("", lines.replace("ьо", "е").translate(_LETTERS))
    while True:
        before = folded
        for pattern, replacement in _RULES:
            folded = pattern.sub(replacement, folded)
        if folded == before:
            return folded


@lru_cache(maxsize=200_000)
def _skeleton(word: str) -> str:
    return _folded(word)


def skeletons(words: Sequence[str]) -> list[str]:
    """The skeleton of each of many lower-case Cyrillic words: their first reading."""
    return [skeleton for lines in _bundles(words) for skeleton in _folded(lines).split("\n")]


def _bundles(words: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(words), _AT_ONCE):
        yield "\n".join(words[start : start + _AT_ONCE])


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
    return re.sub(r"[a-z\u00df-\u024f\u0259]+", lambda found: read_latin(found[0])[0], word)


def fold(text: str) -> str:
    """The likeliest skeleton of each word of `text`, with single spaces. Folding twice changes nothing more."""
    return " ".join(found[0] for found in map(readings, mend(text).text.split()) if found)


_SOUNDS = rules(
    (r"хв", "ф"),
    (r"(?:зч|жч|сч|шч)", "ш"),
    (r"ст(?=[нл])", "с"),
    (r"дз", "з"),
    (r"дс", "ц"),
    (r"иа(?=.)", "е"),
    (r"иу", "у"),
    (r"в(?=[бгджзклмнпрстфхцчш])", "у"),
    (r"[вф]$", "ф"),
    (r"(?<=[аеоу])и(?=.)", ""),
    (r"б(?=[ктпсшцчх]|$)", "п"),
    (r"д(?=[кпсшчх]|$)", "т"),
    (r"ж(?=[ктпсшцч]|$)", "ш"),
    (r"з(?=[ктпсшцчх]|$)", "с"),
    (r"[гх]", "х"),
    (r"к$", "х"),
    (r"о", "а"),
    (r"е", "и"),
    (r"(.)\1+", r"\1"),
)
"""What the ear does not keep apart: unstressed о and а (akanye), е and и (ikanye), г and х, voiced consonants at the end of a
word and before voiceless ones, в and у before a consonant, ф and хв, щ and ш."""


def sounds(of: Iterable[str]) -> list[str]:
    """The sound of each of many skeletons: as a listener might write it down."""
    return [found for lines in _bundles(list(of)) for found in _heard(lines).split("\n")]


def _heard(lines: str) -> str:
    for pattern, replacement in _SOUNDS:
        lines = pattern.sub(replacement, lines)
    return lines


@lru_cache(maxsize=200_000)
def sound(skeleton: str) -> str:
    """The skeleton as a listener might write it down: skeletons with one sound are equal by ear."""
    return _heard(skeleton)


_SHAPES = str.maketrans("инпкоаестшщмлдгчбвхжзурф", "ннннооооттттллггббххуурр")
"""Letters that are taken for one another in Cyrillic handwriting and by scanners: и н п к, о а е с, т ш щ м, л д, г ч, б в, х ж,
з у, р ф."""


def shape(skeleton: str) -> str:
    """The skeleton as an eye may misread it, letter for letter: skeletons with one shape may be one word, written by hand or
    scanned."""
    return skeleton.translate(_SHAPES)
