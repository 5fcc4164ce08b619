"""Reads a whole name from one cell: any order, any case, rank and call sign beside it, a former surname, initials."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from verifier_gui.names.arranging import DIGRAPHS, NameParts, arrangements, ends_as_patronymic
from verifier_gui.names.asides import Aside, read_aside
from verifier_gui.names.equivalents import is_given_name, is_known_patronymic
from verifier_gui.names.keyboard import retyped
from verifier_gui.names.mending import mend
from verifier_gui.names.patronymic_endings import TURKIC, is_patronymic, nominative
from verifier_gui.names.ranks import is_rank_noun, split_rank
from verifier_gui.names.sex import Sex, sex_of
from verifier_gui.names.surname_endings import surname_likeness


@dataclass(frozen=True, slots=True)
class FullName:
    """A name in its parts, each as written (letters mended), empty where there is none.

    `alternatives` are other ways to share the words out, the likeliest first; `mended` tells whether letters were mended or the
    keyboard layout was another.
    """

    surname: str = ""
    given_name: str = ""
    patronymic: str = ""
    former_surname: str = ""
    call_sign: str = ""
    rank: str = ""
    mended: bool = False
    alternatives: tuple[NameParts, ...] = ()


_HALVES = re.compile(r"[/|\\;\n()\[\]]")
_LIEUTENANT_COLONEL = re.compile(r"\bп/(?:п-?к|полковник)", re.IGNORECASE)
_INITIALS = re.compile(rf"(?<![^\W\d_])((?:{DIGRAPHS})|[^\W\d_])\s*\.\s*-?\s*(?=[^\W\d_]|$)", re.IGNORECASE)
_DIGRAPH = re.compile(rf"(?:{DIGRAPHS})\.", re.IGNORECASE)
_STOPS = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})")
_WORD = re.compile(r"[^\W\d_](?:[\wʼ'-]*[^\W\d_])?\.?|[^\W\d_]\.?")
_GRADE = re.compile(r"[123](?:-\w{1,3})?")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259]")


def parse_full_name(text: str) -> FullName:
    """Shares the words of one cell out. Never fails: a cell that is no name gives a surname of all its words, or nothing."""
    if again := _in_two_scripts(text):
        first, second = map(parse_full_name, again)
        others = (NameParts(second.surname, second.given_name, second.patronymic), *second.alternatives)
        alternatives = sorted((*first.alternatives, *others), key=lambda parts: parts.cost)
        return replace(first, mended=first.mended or second.mended, alternatives=tuple(alternatives))
    mended = mend(text)
    plain = mended.text
    layout = _other_layout(text)
    if layout:
        plain = mend(layout).text
    aside = read_aside(_LIEUTENANT_COLONEL.sub("підполковник", plain) if "/" in plain else plain)
    words = _words(aside.text)
    taken, ranked = split_rank(words)
    rest = words[taken:]
    if taken and not _rank_for_certain(words, taken, rest):
        taken, ranked, rest = 0, False, words
    rank = " ".join(words[:taken]) if ranked else aside.rank
    rest, behind = _rank_behind(rest)
    orders = arrangements(rest, before_comma=max(0, aside.before_comma - taken))
    first, *others = orders or [NameParts("", "", "")]
    former, call_sign = _former_or_call_sign(aside, first)
    return FullName(
        first.surname,
        first.given_name,
        first.patronymic,
        former,
        call_sign,
        rank or behind,
        mended.changed or bool(layout and orders),
        tuple(others),
    )


def given_name_and_patronymic(text: str) -> tuple[str, str]:
    """The two that stand in one cell, in whichever order, each as written: `І.П.`, `Ганна Марія Петрівна`, `Мамед Гасан огли`. A
    single word is a given name."""
    words = _words(mend(text).text)
    places = [place for place, word in enumerate(words) if ends_as_patronymic(word)]
    if len(words) > 1 and places == [0] and all(map(is_given_name, words[1:])):
        return " ".join(words[1:]), words[0]
    place = next((place for place in places if place), 1)
    return " ".join(words[:place]), " ".join(words[place:])


def _in_two_scripts(text: str) -> tuple[str, str] | None:
    """One name written twice in a cell, in Cyrillic and in Latin letters: `Shevchenko Ivan (Шевченко Іван)`."""
    if not (_HALVES.search(text) and _CYRILLIC.search(text) and _LATIN.search(text)):
        return None
    halves = [half for half in _HALVES.split(text) if half.strip()]
    if len(halves) != 2 or any(len(half.split()) < 2 for half in halves):
        return None
    scripts = [(bool(_CYRILLIC.search(half)), bool(_LATIN.search(half))) for half in halves]
    return (halves[0], halves[1]) if sorted(scripts) == [(False, True), (True, False)] else None


def _rank_behind(words: Sequence[str]) -> tuple[list[str], str]:
    """(the words without a rank in small letters that ends them, that rank)"""
    for count in (3, 2, 1):
        name, last = list(words[:-count]), words[-count:]
        if len(name) > 1 and last[0].islower() and split_rank(last) == (count, True):
            return name, " ".join(last)
    return list(words), ""


def _former_or_call_sign(aside: Aside, name: NameParts) -> tuple[str, str]:
    """A single word in brackets is a former surname where it looks like a surname, else a call sign; both, where it may be either."""
    former, call_sign, word = aside.former, aside.call_sign, aside.bracketed
    if not word:
        return former, call_sign
    likeness = surname_likeness(word)
    is_woman = sex_of(name.surname, name.given_name, name.patronymic) is Sex.FEMALE
    is_former = likeness > 0 or aside.within
    is_call_sign = not ((is_woman and likeness > 1) or (aside.within and likeness > 0))
    return (former or word if is_former else former), (call_sign or word if is_call_sign else call_sign)


def _rank_for_certain(words: Sequence[str], taken: int, rest: Sequence[str]) -> bool:
    """Майор, Матрос and Капітан are surnames too, where nothing else could be one."""
    if not rest:
        return False
    if taken > 1 or words[0][0].islower():
        return True
    return len(rest) > 2 or (len(rest) == 2 and not (is_given_name(rest[0]) and is_patronymic(rest[1].lower())))


def _other_layout(text: str) -> str:
    """The text as the same keys give it on a Cyrillic layout, where that makes a name of it and it is none as it stands."""
    letters = [character for character in text if character.isalpha()]
    if len(letters) < 5 or sum(character.isascii() for character in letters) < 0.8 * len(letters):
        return ""
    as_it_stands = [word.lower() for word in text.split()]
    if any(is_given_name(word) or is_patronymic(word) for word in as_it_stands):
        return ""
    for layout in retyped(text):
        words = [word.strip(".,") for word in layout.split()]
        if any(
            is_known_patronymic(nominative(word.lower()) or word) and ends_as_patronymic(word) for word in words
        ) or (len(words) > 1 and any(is_given_name(word) and len(word) > 3 for word in words)):
            return layout
    return ""


def _words(text: str) -> list[str]:
    spaced = _STOPS.sub(". ", _INITIALS.sub(r"\1. ", text)) if "." in text else text
    spaced = spaced.replace(" - ", " ") if _dashes_part_words(spaced) else spaced
    found: list[str] = []
    for word in spaced.replace("- ", "-").replace(" -", "-").split():
        if found and _GRADE.fullmatch(word) and is_rank_noun(found[-1]):
            found.append(word)
            continue
        parts = _unglued_by_capitals(word)
        keep_whole = len(parts) > 1 and any(len(part.strip(".")) < 3 and not part.endswith(".") for part in parts)
        for part in [word] if keep_whole else parts:
            matched = _WORD.search(part)
            if matched:
                stopped = len(matched[0].rstrip(".")) == 1 or _DIGRAPH.fullmatch(matched[0])
                found.append(matched[0] if stopped else matched[0].rstrip("."))
    joined: list[str] = []
    for word in _initials_apart(found):
        if word.lower() in TURKIC and joined:
            joined[-1] += " " + word
        else:
            joined.append(word)
    return joined


def _initials_apart(words: Sequence[str]) -> Sequence[str]:
    """`Іваненко ІП` has two initials without stops."""
    if len(words) != 2 or min(map(len, words)) != 2:
        return words
    short, other = sorted(words, key=len)
    if not short.isupper() or not short.isalpha() or len(other) < 4 or is_given_name(short) or is_given_name(other):
        return words
    return [part for word in words for part in (word if word is short else [word])]


def _dashes_part_words(text: str) -> bool:
    """Whether dashes with spaces stand between the parts of the name, and not within a double surname."""
    parts = text.split(" - ")
    return len(parts) > 2 or any(is_given_name(part.split()[0]) for part in parts[1:] if part.split())


_LONGEST_GLUED = 200
"""letters of names written together: before each of them all that stand before it are looked at"""


def _unglued_by_capitals(word: str) -> list[str]:
    """Words written together that their capitals still tell apart: `ШевченкоІван`, `ШевченкоІ.`, `ШЕВЧЕНКОІван`."""
    if len(word) > _LONGEST_GLUED:
        return [word]
    starts = [0, *(place for place in range(1, len(word)) if word[place].isupper() and _begins(word, place))]
    return [word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True)]


def _begins(word: str, place: int) -> bool:
    """Whether the capital at a place begins a word of its own."""
    return word[place - 1].islower() or (place > 2 and word[:place].isupper() and word[place + 1 :].islower())
