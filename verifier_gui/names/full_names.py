"""Reads a whole name from one cell: any order, any case, rank and call sign beside it, a former surname, initials."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verifier_gui.names.equivalents import is_given_name, is_known_patronymic
from verifier_gui.names.keyboard import retyped
from verifier_gui.names.mending import mend
from verifier_gui.names.patronymic_endings import TURKIC, is_patronymic, nominative
from verifier_gui.names.ranks import split_rank


@dataclass(frozen=True, slots=True)
class NameParts:
    """One way to share the words out. `cost` is in bits: how much rarer lists are written so (0: nothing speaks against it)."""

    surname: str
    given_name: str
    patronymic: str
    cost: float = 0.0


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
    orders = list(_orders(rest, comma))
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
        if any(is_known_patronymic(nominative(word.lower()) or word) and _patronymic(word) for word in words) or (
            len(words) > 1 and any(is_given_name(word) and len(word) > 3 for word in words)
        ):
            return layout
    return ""


def _aside(text: str) -> tuple[str, str, str, bool]:
    """(the text without what stands aside, call sign, former surname, whether a comma ends the surname)"""
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
    if (found := _SLASHED.match(text.strip())) and not (is_given_name(found[2]) or _patronymic(found[2])):
        former = former or found[2]
        text = text.strip()
        text = found[1] + text[found.end() :]
    head, comma, tail = text.strip().partition(",")
    is_comma = bool(comma) and len(head.split()) <= 2 and bool(tail.strip())
    return _SEPARATED.sub(" ", text), call_sign, former, is_comma


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
    """Words written together that their capitals still tell apart: `ШевченкоІван`, `ШевченкоІ.`."""
    starts = [0, *(place for place in range(1, len(word)) if word[place - 1].islower() and word[place].isupper())]
    return [word[start:end] for start, end in zip(starts, [*starts[1:], len(word)], strict=True)]


def is_initial(word: str) -> bool:
    """`І.` or `І`, and Latin digraphs that stand for one letter (`Yu.`, `Ch.`)."""
    return len(word.rstrip(".")) == 1 or (word.endswith(".") and len(word) <= 4)


def _patronymic(word: str) -> bool:
    return is_patronymic(word.lower()) or bool(nominative(word.lower()))


def _orders(words: Sequence[str], comma: bool) -> Iterator[NameParts]:
    seen: set[tuple[str, str, str]] = set()
    for parts in sorted(_every_order(words, comma), key=lambda parts: parts.cost):
        found = (parts.surname, parts.given_name, parts.patronymic)
        if found not in seen:
            seen.add(found)
            yield parts


def _every_order(words: Sequence[str], comma: bool) -> Iterator[NameParts]:
    if not words:
        return
    if len(words) == 1:
        yield from _of_one(words[0])
    elif len(words) == 2:
        yield from _of_two(words[0], words[1], comma)
    elif len(words) == 3:
        yield from _of_three(words, comma)
    else:
        yield from _of_many(words)


def _of_one(word: str) -> Iterator[NameParts]:
    known = is_given_name(word)
    yield NameParts(word, "", "", 1.0 if known else 0.0)
    if known:
        yield NameParts("", word, "", 2.0)
    if is_patronymic(word.lower()):
        yield NameParts("", "", word, 3.0)
    yield from (NameParts(head, tail, "", 2.0) for head, tail in _unglued(word))


def _of_two(one: str, two: str, comma: bool) -> Iterator[NameParts]:
    known_one, known_two = is_given_name(one), is_given_name(two)
    surname_first = 0.0 if known_two or comma or is_initial(two) or not known_one else 2.0
    if one.isupper() and not two.isupper() and len(one) > 2:
        surname_first = 0.0
    given_first = 1.0 if (known_one and not known_two) or is_initial(one) else 4.0
    if two.isupper() and not one.isupper() and len(two) > 2:
        given_first = 0.0
        surname_first += 2.0
    if known_one and not known_two:
        given_first = 0.5
    if known_one and _patronymic(two):
        yield NameParts("", one, two, 1.0)
        given_first += 1.0
    elif _patronymic(two) and not known_two:
        for head, tail in _unglued(one):
            yield NameParts(head, tail, two, -0.5)
        yield NameParts(one, "", two, 2.0)
    if _patronymic(one):
        for given, father in _unglued_patronymic(one):
            yield NameParts(two, given, father, 0.5)
    if is_initial(two) or not is_initial(one):
        yield NameParts(one, two, "", surname_first)
    if not comma:
        yield NameParts(two, one, "", given_first)
    if not known_one and not known_two and len(one) <= 6:
        yield NameParts(one + two, "", "", 4.0)


def _of_three(words: Sequence[str], comma: bool) -> Iterator[NameParts]:
    one, two, three = words
    known = [is_given_name(word) or is_initial(word) for word in words]
    father = [_patronymic(word) or is_initial(word) for word in words]
    fits = known[1] and father[2]
    yield NameParts(one, two, three, 0.0 if fits or comma else 1.0)
    if comma:
        return
    if known[0] and father[1] and not (fits and not is_initial(one) and not _patronymic(two)):
        yield NameParts(three, one, two, 0.5 if not fits else 3.0)
    elif father[1] and not father[2] and not is_initial(two):
        yield NameParts(three, one, two, 1.0)
    if three.isupper() and not one.isupper() and not father[2]:
        yield NameParts(three, one, two, 0.0)
    if known[0] and father[2] and not known[1]:
        yield NameParts(two, one, three, 0.75)
    if known[0] and not fits:
        yield NameParts(three, one, two, 3.0)
        yield NameParts(two, one, three, 4.0)
    if not fits:
        yield NameParts(one + two, three, "", 2.0 if known[2] and not known[1] else 5.0)
        if known[1]:
            yield NameParts(one, two, "", 5.0)
        yield NameParts(one, two + three, "", 5.0)
        yield NameParts(one, three, two, 5.0)
        if father[2]:
            yield NameParts(one + two, "", three, 4.0)
            for head, tail in _unglued(one):
                yield NameParts(head, tail, three, 3.0)
    elif known[0]:
        yield NameParts(two, one, three, 4.0)


def _of_many(words: Sequence[str]) -> Iterator[NameParts]:
    *before, last = words
    if _patronymic(last) or is_initial(last):
        *surname, given = before
        yield NameParts(" ".join(surname), given, last, 0.0)
        if is_given_name(words[0]) and not is_given_name(given):
            yield NameParts(" ".join(words[1:-1]), words[0], last, 0.5)
        yield NameParts(words[0], "".join(words[1:-1]), last, 2.0)
    elif is_given_name(words[0]) and _patronymic(words[1]):
        yield NameParts(" ".join(words[2:]), words[0], words[1], 0.0)
    elif is_given_name(words[0]) and _patronymic(words[2]):
        yield NameParts(words[1], words[0], words[2], 1.0)
    place = next((place for place in range(1, len(words)) if is_given_name(words[place])), 0)
    if place:
        yield NameParts(" ".join(words[:place]), words[place], "".join(words[place + 1 :]), 1.0)
    yield NameParts(" ".join(words[:-2]), words[-2], last, 1.5)
    yield NameParts(words[0], words[1], words[2], 3.0)


def _unglued(word: str) -> Iterator[tuple[str, str]]:
    """A surname and a given name written together: the longest known given name at the end of the word."""
    for place in range(3, len(word) - 3):
        if is_given_name(word[place:]) and len(word) - place >= 4:
            yield word[:place], word[place:]
            return


def _unglued_patronymic(word: str) -> Iterator[tuple[str, str]]:
    """A given name and a patronymic written together."""
    for place in range(len(word) - 6, 2, -1):
        if is_given_name(word[:place]) and _patronymic(word[place:]) and is_known_patronymic(word[place:]):
            yield word[:place], word[place:]
            return
