"""Latin spellings of Ukrainian and Russian names, each by one standard or habit.

Sources: resolution 55 of the Cabinet of Ministers of Ukraine (27.01.2010); BGN/PCGN 1965 (Ukrainian) and 1947 (Russian); ICAO Doc
9303, part 3, as Russian passports since 2013 follow it; GOST R 52535.1-2006; Ukrainian passports before 2010 (г as g, щ as sch).
German, Polish and French spellings are those of the press.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

Source = Literal["uk", "ru"]

_VOWELS = frozenset("аеєиіїоуюяёыэ")


def _pairs(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in text.split():
        letter, _, latin = pair.partition("=")
        found[letter] = latin
    return found


_PLAIN = _pairs(
    "а=a б=b в=v г=h ґ=g д=d е=e є=ie ж=zh з=z и=y і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh "
    "щ=shch ь= ю=iu я=ia ъ= ё=e ы=y э=e"
)
_RUSSIAN = _PLAIN | {"г": "g", "и": "i"}


@dataclass(frozen=True, slots=True)
class Standard:
    """How a language's letters are written; `at_start` at the beginning of a word, `after_vowel` behind vowels and ь."""

    source: Source
    letters: Mapping[str, str]
    at_start: Mapping[str, str] = field(default_factory=dict[str, str])
    after_vowel: Mapping[str, str] = field(default_factory=dict[str, str])
    groups: Mapping[str, str] = field(default_factory=dict[str, str])
    endings: Mapping[str, str] = field(default_factory=dict[str, str])


def _standard(source: Source, letters: str = "", **rules: str) -> Standard:
    base = _PLAIN if source == "uk" else _RUSSIAN
    return Standard(
        source,
        base | _pairs(letters),
        **{name: _pairs(text) for name, text in rules.items()},
    )


_GERMAN = "в=w ж=sch з=s х=ch ц=z ч=tsch ш=sch щ=schtsch й=j ю=ju я=ja"
_POLISH = "в=w ж=ż х=ch ц=c ч=cz ш=sz щ=szcz й=j ю=ju я=ja л=ł"
_POLISH_GROUPS = "ль=l ле=le лі=li ли=li лю=lu ля=la нь=ń сь=ś ць=ć"
_FRENCH = "ж=j у=ou ч=tch ш=ch щ=chtch ю=iou я=ia"

STANDARDS: dict[str, Standard] = {
    "kmu55": _standard("uk", at_start="є=ye ї=yi й=y ю=yu я=ya", groups="зг=zgh"),
    "bgn_uk": _standard("uk", "є=ye ї=yi й=y ю=yu я=ya"),
    "passport_2007": _standard("uk", "г=g щ=sch"),
    "icao_ru": _standard("ru", "ъ=ie"),
    "gost_2006": _standard("ru", "ц=tc"),
    "bgn_ru": _standard("ru", "й=y ю=yu я=ya ё=yo", at_start="е=ye", after_vowel="е=ye", endings="iyy=iy yy=y"),
    "press_ru": _standard("ru", "ю=yu я=ya", at_start="е=ye", endings="ii=y yi=y"),
    "german_ru": _standard("ru", _GERMAN + " ё=jo", at_start="е=je", endings="ij=i"),
    "german_uk": _standard("uk", _GERMAN + " є=je ї=ji"),
    "polish_uk": _standard("uk", _POLISH + " є=je ї=ji", groups=_POLISH_GROUPS),
    "french_ru": _standard("ru", _FRENCH, endings="in=ine ii=i"),
}


@lru_cache(maxsize=100_000)
def in_latin(word: str, standard: str) -> str:
    """A capitalised word of one of the two languages, in Latin letters by the standard of that name."""
    rules = STANDARDS[standard]
    return "-".join(" ".join(_one(part, rules) for part in half.split()) for half in word.split("-"))


def _one(word: str, rules: Standard) -> str:
    letters = word.lower().replace("'", "").replace("ʼ", "")
    found: list[str] = []
    place = 0
    while place < len(letters):
        group = letters[place : place + 2]
        letter = letters[place]
        before = letters[place - 1] if place else ""
        if group in rules.groups:
            found.append(rules.groups[group])
            place += 2
            continue
        if not before and letter in rules.at_start:
            found.append(rules.at_start[letter])
        elif (before in _VOWELS or before in {"ь", "ъ"}) and letter in rules.after_vowel:
            found.append(rules.after_vowel[letter])
        else:
            found.append(rules.letters.get(letter, letter))
        place += 1
    text = "".join(found)
    for ending, other in rules.endings.items():
        if text.endswith(ending):
            text = text.removesuffix(ending) + other
            break
    return text[:1].upper() + text[1:]
