"""Reads a whole name from one cell: any order, any case, rank and call sign beside it, a former surname, initials."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verifier_gui.names.arranging import NameParts, arrangements, ends_as_patronymic
from verifier_gui.names.equivalents import is_given_name, is_known_patronymic
from verifier_gui.names.keyboard import retyped
from verifier_gui.names.mending import mend
from verifier_gui.names.patronymic_endings import TURKIC, is_patronymic, nominative
from verifier_gui.names.ranks import split_rank


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


_QUOTED = re.compile(
    r"(?:(?:п-в|п/в|поз|позивний|позывной|псевдо|call\s?sign)\.?:?\s*)?(?:«([^»]*)»|“([^”]*)”|„([^“”]*)[“”]|\"([^\"]*)\")",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\b(?:п-в|п/в|позивний|позывной|псевдо|callsign)\.?:?\s+(\w+)", re.IGNORECASE)
_BORN = re.compile(
    r"[\(\[]?\s*\b(?:уроджен\w*|урожд\w*|ур|дівоче|дів|девич\w*|дев|колишн\w*|раніше|бывш\w*|ранее|до шлюбу|née|nee|geb"
    r"|formerly|born)\b"
    r"\.?:?\s*(?:прізвище|фамилия)?\s*([\w'ʼ’-]+)\s*[\)\]]?",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"[\(\[\{]([^)\]\}]*)[\)\]\}]?")
_SLASHED = re.compile(r"([^\W\d_][\wʼ-]+)\s*[/\\]\s*([^\W\d_][\wʼ-]+)")
_INITIALS = re.compile(r"(?<![^\W\d_])([^\W\d_])\s*\.\s*(?=[^\W\d_]|$)")
_STOPS = re.compile(r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{2})")
_WORD = re.compile(r"[^\W\d_](?:[\wʼ'-]*[^\W\d_])?\.?|[^\W\d_]\.?")
_SEPARATED = re.compile(r"[_;|,/\\+=:*#~]+")


def parse_full_name(text: str) -> FullName:
    """Shares the words of one cell out. Never fails: a cell that is no name gives a surname of all its words, or nothing."""
    mended = mend(text)
    plain = mended.text
    layout = _other_layout(text)
    if layout:
        plain = mend(layout).text
    plain, call_sign, former, comma = _aside(plain)
    words = _words(plain)
    taken, ranked = split_rank(words)
    rest = words[taken:]
    if taken and not _rank_for_certain(words, taken, rest):
        taken, ranked, rest = 0, False, words
    rank = " ".join(words[:taken]) if ranked else ""
    orders = arrangements(rest, before_comma=max(0, comma - len(words) + len(rest)))
    if not orders:
        return FullName(former_surname=former, call_sign=call_sign, rank=rank, mended=mended.changed)
    first, *others = orders
    return FullName(
        first.surname,
        first.given_name,
        first.patronymic,
        former,
        call_sign,
        rank,
        mended.changed or bool(layout),
        tuple(others),
    )


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


def _aside(text: str) -> tuple[str, str, str, int]:
    """(the text without what stands aside, call sign, former surname, how many words a comma ends the surname after, or 0)"""
    call_sign = former = ""
    if found := _BORN.search(text):
        former = found[1]
        text = text[: found.start()] + " " + text[found.end() :]
    for pattern in (_QUOTED, _SIGNED):
        if found := pattern.search(text):
            call_sign = call_sign or next((group for group in found.groups() if group), "")
            text = text[: found.start()] + " " + text[found.end() :]
    if found := _BRACKETED.search(text):
        inside = found[1].strip(' "«»')
        after = text[found.end() :].strip()
        if not former and after and " " not in inside and inside:
            former = inside
        else:
            call_sign = call_sign or inside
        text = text[: found.start()] + " " + text[found.end() :]
    if (found := _SLASHED.match(text.strip())) and not (is_given_name(found[2]) or ends_as_patronymic(found[2])):
        former = former or found[2]
        text = text.strip()
        text = found[1] + text[found.end() :]
    head, comma, tail = text.strip().partition(",")
    before_comma = len(head.split()) if comma and tail.strip() else 0
    return _SEPARATED.sub(" ", text), call_sign, former, before_comma if before_comma <= 2 else 0


def _words(text: str) -> list[str]:
    spaced = _STOPS.sub(". ", _INITIALS.sub(r"\1. ", text))
    spaced = spaced.replace(" - ", " ") if _dashes_part_words(spaced) else spaced
    found: list[str] = []
    for word in spaced.replace("- ", "-").replace(" -", "-").split():
        parts = _unglued_by_capitals(word)
        keep_whole = len(parts) > 1 and any(len(part.strip(".")) < 3 and not part.endswith(".") for part in parts)
        for part in [word] if keep_whole else parts:
            matched = _WORD.search(part)
            if matched:
                found.append(matched[0] if len(matched[0].rstrip(".")) == 1 else matched[0].rstrip("."))
    joined: list[str] = []
    for word in found:
        if word.lower() in TURKIC and joined:
            joined[-1] += " " + word
        else:
            joined.append(word)
    return joined


def _dashes_part_words(text: str) -> bool:
    """Whether dashes with spaces stand between the parts of the name, and not within a double surname."""
    parts = text.split(" - ")
    return len(parts) > 2 or any(is_given_name(part.split()[0]) for part in parts[1:] if part.split())


def _unglued_by_capitals(word: str) -> list[str]:
    """Words written together that their capitals still tell apart: `ШевченкоІван`, `ШевченкоІ.`, `ШЕВЧЕНКОІван`."""
    starts = [0, *(place for place in range(1, len(word)) if word[place].isupper() and _begins(word, place))]
    return [word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True)]


def _begins(word: str, place: int) -> bool:
    """Whether the capital at a place begins a word of its own."""
    return word[place - 1].islower() or (place > 2 and word[:place].isupper() and word[place + 1 :].islower())
