"""Shares the words of a name out to surname, given name and patronymic: every order that lists are written in, the likeliest first.

A way to share out costs what its order costs (how rarely lists are written so) and what each word costs in its place: an unknown
word may be a given name misspelled, a given name may be somebody's surname, but less often than not. Costs are in bits, as far as
they can be told by reading lists; what is compared with a registry corrects them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from verifier_gui.names.equivalents import is_given_name, is_known_patronymic
from verifier_gui.names.grammatical_cases import nominatives_of_given_name
from verifier_gui.names.patronymic_endings import is_patronymic, nominative


@dataclass(frozen=True, slots=True)
class NameParts:
    """One way to share the words out. `cost` is in bits: how much rarer lists are written so (0: nothing speaks against it)."""

    surname: str
    given_name: str
    patronymic: str
    cost: float = 0.0


_ORDERS: dict[int, tuple[tuple[str, float], ...]] = {
    1: (("S", 0.0), ("G", 4.0), ("P", 6.0)),
    2: (("SG", 0.0), ("GS", 1.0), ("GP", 2.0), ("SP", 4.0), ("SS", 5.0)),
    3: (
        ("SGP", 0.0),
        ("GPS", 1.0),
        ("GSP", 4.0),
        ("SSG", 4.0),
        ("GSS", 4.0),
        ("SGG", 5.0),
        ("SPG", 5.0),
        ("PGS", 6.0),
        ("PSG", 6.5),
        ("SG-", 7.5),
        ("SSP", 7.0),
    ),
    4: (
        ("SSGP", 0.5),
        ("GPSS", 1.5),
        ("SGGP", 2.0),
        ("SGPP", 2.0),
        ("GGPS", 3.0),
        ("GPPS", 3.0),
        ("SGP-", 3.0),
        ("-SGP", 3.0),
        ("GSSP", 5.0),
        ("SSGG", 6.0),
    ),
    5: (("SSSGP", 1.0), ("SSGGP", 1.0), ("SSGPP", 1.0), ("GPSSS", 2.0), ("SGP--", 3.0), ("SGGPP", 3.0), ("--SGP", 4.0)),
}
"""Of so many words, which is what (`-` is nothing), and how much rarer that is than the commonest order. Two words of one part are a
double name, or one that was broken in two."""
_ODD = 2.0
"""bits: what the likeliest order costs where a word may be misspelled, or be two"""
_GLUED = 3.0
"""bits: two words written together, neither of which tells"""
_CAPITALS = 2.0
"""bits: one word in capitals that is not the surname, or the surname that is not"""
_HIGHEST = 7.0
"""bits: what costs more than this over the likeliest is left out"""
_ENDING_LIKE = re.compile(
    r"(?:[оеєаё][вчн][иіеы][чшн]|[йь]о[вч][иі]|[ії]вн|[оеє]вн|[иіа]чн|[иіеы]ч|[oea][vw][iyj]|vna|wna|itch|[iy]ch|icz|itsch)\w?\Z"
)


def arrangements(words: Sequence[str], *, before_comma: int = 0) -> list[NameParts]:
    """Every way worth trying, the likeliest first, with 0 for its cost. With `before_comma` so many words are the surname."""
    found = {
        (parts.surname, parts.given_name, parts.patronymic): parts
        for parts in sorted(_all(tuple(words), before_comma), key=lambda parts: -parts.cost)
    }
    ordered = sorted(found.values(), key=lambda parts: parts.cost)
    least = ordered[0].cost if ordered else 0.0
    return [
        NameParts(parts.surname, parts.given_name, parts.patronymic, round(parts.cost - least, 2))
        for parts in ordered
        if parts.cost - least <= _HIGHEST
    ]


def _all(words: tuple[str, ...], before_comma: int) -> Iterator[NameParts]:
    if not words:
        return
    plain = list(_in_every_order(words, before_comma, 0.0))
    yield from plain
    if len(words) > 1 and min((parts.cost for parts in plain), default=_ODD) < _ODD:
        # Nothing is odd about the name: no word of it is two. A single word in the place of a whole name may always be.
        return
    for place, word in enumerate(words):
        for head, tail, cost in _taken_apart(word):
            apart = (*words[:place], head, tail, *words[place + 1 :])
            yield from _in_every_order(apart, before_comma + (place < before_comma), cost)


def _in_every_order(words: tuple[str, ...], before_comma: int, cost: float) -> Iterator[NameParts]:
    capitals = _capitals(words)
    fits = [_fits(word) for word in words]
    for place in capitals or ():
        fits[place] = {slot: bits + (0.0 if slot == "S" else _CAPITALS) for slot, bits in fits[place].items()}
    for place in range(len(words)) if capitals else ():
        if place not in capitals:
            fits[place] = {**fits[place], "S": fits[place]["S"] + _CAPITALS}
    many = "S" * (len(words) - 2)
    orders = _ORDERS.get(len(words), ((many + "GP", 2.0), ("GP" + many, 3.0)))
    if before_comma:
        surname = "S" * before_comma
        orders = [found for found in orders if found[0].startswith(surname) and found[0].count("S") == before_comma]
    costs = [
        cost + rarity + sum([fit[slot] for slot, fit in zip(order, fits, strict=True)]) for order, rarity in orders
    ]
    most = min(costs, default=0.0) + _HIGHEST
    for (order, _), total in zip(orders, costs, strict=True):
        if total <= most:
            surname, given, father = (
                [word for slot, word in zip(order, words, strict=True) if slot == wanted] for wanted in "SGP"
            )
            yield NameParts(" ".join(surname), "".join(given), "".join(father), total)


def _capitals(words: Sequence[str]) -> frozenset[int]:
    """The places of words in capitals, where others are not."""
    upper = {place for place, word in enumerate(words) if len(word) > 2 and word.isupper()}
    return frozenset(upper) if len(upper) < len(words) else frozenset()


DIGRAPHS = "Shch|Zgh|Dzh|Yu|Ya|Ye|Yi|Yo|Zh|Kh|Ts|Ch|Sh|Iu|Ia|Ie|Io|Dz|Gh|Дж|Дз"
"""What stands for one letter of a Cyrillic name, or for one sound: an initial that is no single letter."""


def is_initial(word: str) -> bool:
    """`І.` or `І`, and digraphs that stand for one letter (`Yu.`, `Ch.`)."""
    return len(word.rstrip(".")) == 1 or (word.endswith(".") and len(word) <= 4)


def ends_as_patronymic(word: str) -> bool:
    """In the nominative, genitive or dative."""
    lowered = word.lower()
    return is_patronymic(lowered) or bool(nominative(lowered))


@lru_cache(maxsize=50_000)
def _fits(word: str) -> Mapping[str, float]:
    """What a word costs as surname, given name, patronymic, and as nothing."""
    if is_initial(word):
        return {"S": 8.0, "G": 0.0, "P": 0.0, "-": 0.0}
    given, father = is_given_name(word), ends_as_patronymic(word)
    return {
        "S": 3.0 if father else 2.0 if given else 0.0,
        "G": 0.0 if given else 6.0 if father else 2.5,
        "P": 0.0 if father else 1.5 if _ENDING_LIKE.search(word.lower()) else 3.5,
        "-": 1.0 if given or father else 0.0,
    }


def _is_given_name_in_some_case(word: str) -> bool:
    return is_given_name(word) or (len(word) > 4 and bool(nominatives_of_given_name(word.lower())))


_LONGEST = 60
"""letters of two names written together: each place in them is tried"""


def _taken_apart(word: str) -> Iterator[tuple[str, str, float]]:
    """A surname and a given name, or a given name and a patronymic, that were written together; what that costs."""
    if not 7 <= len(word) <= _LONGEST or is_given_name(word) or is_known_patronymic(word):
        return
    for place in range(3, len(word) - 3):
        if len(word) - place >= 4 and _is_given_name_in_some_case(word[place:]):
            yield word[:place], word[place:], _GLUED
            break
    for place in range(len(word) - 6, 2, -1):
        if is_given_name(word[:place]) and ends_as_patronymic(word[place:]) and is_known_patronymic(word[place:]):
            yield word[:place], word[place:], 0.5
            break
