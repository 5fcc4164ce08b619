"""Reads a Latin spelling back into Cyrillic letters, by each tradition of writing these names that it may follow.

Traditions: English and the official tables (Cabinet resolution 55 of 2010; BGN/PCGN 1965 and 1947; ICAO 9303; GOST R
52535.1-2006), German, French, Polish, scientific (ISO 9, also Czech and Baltic), Turkish, Azerbaijani, Hungarian. Ukrainian and
Russian tables are read by one: the skeleton lets г, ґ and the kinds of и fall together.
"""

import itertools
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

_MOST = 10
"""readings of one word: the first ones are the likeliest"""

_LETTERS = "а б к д е ф г г и и к л м н о п к р с т у в в кс и з"
_COMMON = {
    **dict(zip("abcdefghijklmnopqrstuvwxyz", _LETTERS.split(), strict=True)),
    "zgh": "зг", "gh": "г", "ph": "ф", "th": "т", "ck": "к", "kh": "х", "shch": "щ", "zh": "ж", "ts": "ц", "tz": "ц",
    "č": "ч", "š": "ш", "ž": "ж", "šč": "щ", "ŝ": "щ", "ç": "ч", "ş": "ш", "ș": "ш", "ţ": "ц", "ț": "ц", "ğ": "г",
    "ı": "и", "ł": "л",
    "ć": "ц", "ś": "с", "ź": "з", "ż": "ж", "ń": "н", "ó": "о", "ą": "он", "ę": "ен", "ß": "с", "đ": "дж", "ė": "е",
    "ö": "о", "ü": "у",
    "ě": "е", "ï": "и", "ë": "е", "è": "е", "é": "е", "ə": "а", "ø": "о", "æ": "е", "œ": "е", "ð": "д", "þ": "т",
}  # fmt: skip
_ENGLISH = _COMMON | {
    "sch": "щ", "sh": "ш", "ch": "ч", "tch": "тч", "tsh": "тш", "tzh": "тж", "tc": "ц", "ce": "це", "ci": "ци", "cy": "ци",
}  # fmt: skip
_GERMAN = _COMMON | {
    "schtsch": "щ", "tsch": "ч", "sch": "ш", "ch": "х", "z": "ц", "tz": "ц", "sh": "ж", "dsch": "дж", "c": "к",
    "ä": "е", "ei": "ей", "ü": "у", "ie": "ие",
}  # fmt: skip
_FRENCH = _COMMON | {
    "chtch": "щ", "tch": "ч", "ch": "ш", "j": "ж", "dj": "дж", "ou": "у", "iou": "ю", "you": "ю", "gue": "ге", "gui": "ги",
    "qu": "к", "ç": "с", "ss": "с", "ts": "ц",
}  # fmt: skip
_POLISH = _COMMON | {
    "szcz": "щ", "tsz": "тш",
    "ck": "цк", "sz": "ш", "cz": "ч", "rz": "ж", "ch": "х", "c": "ц", "dz": "дз", "dź": "дз", "dż": "дж", "ó": "у",
}  # fmt: skip
_SCIENTIFIC = _COMMON | {"ch": "х", "c": "ц", "sh": "сг", "zh": "зг", "kh": "кг", "šč": "щ", "ć": "ч"}
_TURKISH = _COMMON | {"c": "дж", "j": "ж", "h": "х", "ö": "е", "ü": "ю", "ye": "е"}
_AZERBAIJANI = _COMMON | {"c": "дж", "j": "ж", "h": "г", "x": "х", "q": "г", "ö": "е", "ü": "ю", "y": "и", "ye": "е"}
_HUNGARIAN = _COMMON | {
    "sz": "с", "s": "ш", "cs": "ч", "zs": "ж", "c": "ц", "gy": "д", "ny": "н", "ly": "л", "ty": "т", "ss": "ш", "h": "г",
}  # fmt: skip


@dataclass(frozen=True)
class _Tradition:
    """A table of letters and digraphs, and what in a word shows that it may apply."""

    table: Mapping[str, str]
    mark: re.Pattern[str]

    def read(self, word: str) -> str:
        pattern = _pattern(tuple(sorted(self.table, key=len, reverse=True)))
        return pattern.sub(lambda found: self.table[found[0]], word)


@lru_cache(maxsize=16)
def _pattern(graphemes: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, graphemes)))


_ALWAYS = re.compile("")
_AZERBAIJANI_TRADITION = _Tradition(_AZERBAIJANI, re.compile("ə|q(?!u)"))
_TRADITIONS = (
    _Tradition(_ENGLISH, _ALWAYS),
    _Tradition(_POLISH, re.compile("w|cz|sz|rz|c(?!h)|[łżźćśńóąę]")),
    _Tradition(_GERMAN, re.compile("sch|ch|w|z|[äöüß]")),
    _Tradition(_FRENCH, re.compile("ou|ch|j|gu[ei]|qu|ss|ine$|off?$|eff?$")),
    _Tradition(_SCIENTIFIC, re.compile("[čšžŝěćđ]|ch|c(?!h)")),
    _Tradition(_TURKISH, re.compile("[çşğıöü]|c(?!h)")),
    _AZERBAIJANI_TRADITION,
    _Tradition(_HUNGARIAN, re.compile("sz|cs|zs|gy|[áéíóöőúüű]")),
)
_HARD_SIGN = re.compile("(?<=[bdfklmnprstvz])ie(?=i[aeu]|e)")
"""ICAO 9303 (from 2013) has ie for ъ: Podieiachev."""
_PARTED_ZH = re.compile("(?:(?<=^ro)|^)zh")
"""BGN/PCGN 1965 and others have zh for ж and for зг: Zhurskyy, Rozhon. Only the resolution of 2010 writes zgh."""
_LOST_DIACRITICS = {"c": ("ц", "ч"), "s": ("с", "ш"), "z": ("з", "ж")}
_DIGRAPHS = re.compile("shch|sch|sh|ch|zh|kh|ts|cz|sz|zs|cs|gh|x")


@lru_cache(maxsize=100_000)
def read_latin(word: str) -> tuple[str, ...]:
    """The Cyrillic spellings that a lower-case Latin `word` may stand for, the likeliest first, at most ten."""
    word = unicodedata.normalize("NFC", word)
    found: dict[str, None] = {}
    for tradition in _TRADITIONS:
        if tradition.mark.search(word):
            read = tradition.read(_plain(word, tradition.table))
            found.setdefault(read)
            if tradition.table is _FRENCH and word.endswith("ine"):
                found.setdefault(read[:-1])
            if tradition.table is _GERMAN and "sch" in word:
                found.setdefault(
                    tradition.read(_plain(re.sub("(?<!t)sch(?!tsch)", "zh", word), tradition.table)).replace("цг", "ж")
                )
            if tradition.table is _GERMAN:
                for german in _with_german_s(word):
                    found.setdefault(german)
            if tradition.table is _GERMAN and "s" in word and re.search("sch|w|j", word):
                found.setdefault(
                    tradition.read(re.sub("s(?!ch)", "ſ", _plain(word, tradition.table))).replace("ſ", "з")
                )
    if "tch" in word:
        # Official tables write тч so (Квітчук), English habits ч (Tchaikovsky).
        found.setdefault(_TRADITIONS[0].read(_plain(word.replace("tch", "ch"), _ENGLISH)))
    if _HARD_SIGN.search(word):
        found.setdefault(_TRADITIONS[0].read(_plain(_HARD_SIGN.sub("", word), _ENGLISH)))
    if word.endswith(("off", "eff")):
        found.setdefault(_TRADITIONS[0].read(_plain(word[:-2] + "v", _ENGLISH)))
    if re.search("(?<![cskztpg])h", word):
        read = _TRADITIONS[0].read(re.sub("(?<![cskztpg])h", "ħ", _plain(word, _ENGLISH)))
        found.setdefault(read.replace("ħ", "х"))
    for read in (*_with_schwa(word), *_with_lost_diacritics(word), *_as_english_hears(word), *_with_german_s(word)):
        found.setdefault(read)
    if _PARTED_ZH.search(word):
        found.setdefault(_TRADITIONS[0].read(_plain(_PARTED_ZH.sub("zgh", word), _ENGLISH)))
    return tuple(itertools.islice(found, _MOST))


def _as_english_hears(word: str) -> list[str]:
    """`ee` and `oo` of those who write by ear in English: Leeda, Koozma. Official tables mean ее and оо by them."""
    if "ee" not in word and "oo" not in word:
        return []
    heard = word.replace("ee", "i").replace("oo", "u")
    return [_TRADITIONS[0].read(_plain(heard, _ENGLISH))]


def _with_schwa(word: str) -> list[str]:
    """Azerbaijani ə is а or е in Ukrainian and Russian: Həsən Гасан, Məmməd Мамед, Vəli Вели."""
    if "ə" not in word:
        return []
    heard = (word.replace("ə", "a", 1).replace("ə", "e"), word.replace("ə", "e"))
    return [_AZERBAIJANI_TRADITION.read(_plain(spelled, _AZERBAIJANI)) for spelled in heard]


_NOT_GERMAN = re.compile("zh|kh|sh|ts(?!ch)|yu|ya|ye|iu|ia|sz|cz|rz|[čšžż]")
_VOICED = re.compile("(?<![scz])s(?=[aeiouyäöüjbdglmnrvw])")


def _with_german_s(word: str) -> list[str]:
    """German has s for з, also in words that show nothing else of German: Masur, Kosak, Nasar."""
    if _NOT_GERMAN.search(word) or not _VOICED.search(word):
        return []
    plain = _VOICED.sub("ſ", _plain(word, _GERMAN))
    soft = re.sub("(?<!t)sch(?!tsch)", "zh", plain)
    return [_TRADITIONS[2].read(written).replace("ſ", "з") for written in dict.fromkeys((plain, soft))]


def _plain(word: str, table: Mapping[str, str]) -> str:
    """Marks that the tradition does not know fall off their letters."""
    out: list[str] = []
    for character in word:
        if character in table or not character.isalpha():
            out.append(character)
        else:
            out.append(
                "".join(part for part in unicodedata.normalize("NFD", character) if not unicodedata.combining(part))
            )
    return "".join(out)


def _with_lost_diacritics(word: str) -> list[str]:
    """č š ž are often printed without their marks: up to three such letters are read both ways."""
    if not word.isascii() or _DIGRAPHS.search(word):
        return []
    places = [place for place, letter in enumerate(word) if letter in _LOST_DIACRITICS]
    if not 0 < len(places) <= 3:
        return []
    readings: list[str] = []
    for choice in itertools.product(*(_LOST_DIACRITICS[word[place]] for place in places)):
        letters = list(word)
        for place, letter in zip(places, choice, strict=True):
            letters[place] = letter
        readings.append(_TRADITIONS[0].read("".join(letters)))
    return readings
