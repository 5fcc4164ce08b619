"""How far two values of one part agree, as numbers that the engine counts with, and how often each level occurs for one person.

A level's weight is log2(m/u) (Fellegi and Sunter, "A theory for record linkage", 1969): m is the share of true pairs at that level,
estimated on lists dirtier than most; u the share of the registry's rows, measured for every word of the list (term frequency after
Winkler, 1989, for near values too).
"""

from collections.abc import Callable, Mapping
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.facts import FactKind

Bits = NDArray[np.float32]
Levels = NDArray[np.uint8]


class NameLevel(IntEnum):
    MISSING = 0
    DIFFERS = 1
    FAR = 2
    """OSA similarity 0.6"""
    NEAR = 3
    """OSA similarity 0.7"""
    CLOSE = 4
    """OSA similarity 0.8, or letters that a hand or a scan makes look alike"""
    BY_EAR = 5
    ALIAS = 6
    """short form, grammatical form, half of a double name, other sex's form, father's name in another shape"""
    EQUAL = 7
    INITIAL_DIFFERS = 8
    INITIAL_AGREES = 9


class DateLevel(IntEnum):
    MISSING = 0
    DIFFERS = 1
    SAME_YEAR = 2
    FIRST_OF_JANUARY = 3
    TWO_OF_THREE = 4
    ONE_DAY = 5
    TEN_YEARS = 6
    ONE_YEAR = 7
    ONE_DIGIT = 8
    SWAPPED = 9
    SAME = 10
    YEAR_SAME = 11
    YEAR_NEAR = 12
    YEAR_DIFFERS = 13
    MONTH_SAME = 14


FLOOR = 0.002
"""No level is taken to be rarer than this among true pairs: what was not foreseen happens too."""

_NAMES: Mapping[FactKind, tuple[float, ...]] = {
    # differs, far, near, close, by ear, alias, equal
    FactKind.SURNAME: (0.005, 0.02, 0.03, 0.14, 0.09, 0.005, 0.72),
    FactKind.GIVEN_NAME: (0.007, 0.005, 0.01, 0.06, 0.02, 0.03, 0.87),
    FactKind.PATRONYMIC: (0.015, 0.005, 0.02, 0.12, 0.03, 0.002, 0.82),
}
WOMANS_SURNAME_DIFFERS = 0.15
"""A woman's surname changes when she marries."""


def _padded(shares: tuple[float, ...]) -> Bits:
    # An initial agrees for nearly every true pair; it differs where the order or the first letter is wrong.
    return np.maximum(np.array([1.0, *shares, 0.05, 0.95], dtype=np.float32), np.float32(FLOOR))


M_OF_NAMES: Mapping[FactKind, Bits] = {kind: _padded(shares) for kind, shares in _NAMES.items()}


class WordKind(IntEnum):
    """What a word of a subject is, apart from what it says: some words can hardly be equal to what a registry has."""

    PLAIN = 0
    SHORT = 1
    """a short or familiar form of a given name"""
    DOUBLE = 2
    """a double surname, of which registries often have one half"""
    TURKIC = 3
    """a patronymic with огли or кизи, which registries often make -ович of"""


_OF_KIND: Mapping[WordKind, tuple[FactKind, tuple[float, ...]]] = {
    WordKind.SHORT: (FactKind.GIVEN_NAME, (0.01, 0.005, 0.01, 0.02, 0.01, 0.88, 0.06)),
    WordKind.DOUBLE: (FactKind.SURNAME, (0.005, 0.02, 0.03, 0.08, 0.04, 0.32, 0.50)),
    WordKind.TURKIC: (FactKind.PATRONYMIC, (0.015, 0.005, 0.02, 0.06, 0.02, 0.30, 0.58)),
}

_HEARD = (0.005, 0.02, 0.03, 0.10, 0.34, 0.005, 0.50)


def _of_woman(shares: tuple[float, ...]) -> Bits:
    rest = [share * (1 - WOMANS_SURNAME_DIFFERS) for share in shares]
    return _padded((WOMANS_SURNAME_DIFFERS, *rest[1:]))


def _by_kind(kind: FactKind, plain: tuple[float, ...], made: Callable[[tuple[float, ...]], Bits] = _padded) -> Bits:
    """Shares of true pairs at each level, a row for each kind of word."""
    others = {of: shares for of, (part, shares) in _OF_KIND.items() if part is kind}
    return np.stack([made(others.get(of, plain)) for of in WordKind])


M_OF_WORDS: Mapping[FactKind, Bits] = {kind: _by_kind(kind, shares) for kind, shares in _NAMES.items()}
"""Shares of true pairs at each level, a row for each `WordKind`."""
M_OF_SURNAMES: tuple[Bits, ...] = (
    M_OF_WORDS[FactKind.SURNAME],
    _by_kind(FactKind.SURNAME, _NAMES[FactKind.SURNAME], _of_woman),
    _by_kind(FactKind.SURNAME, _HEARD),
    _by_kind(FactKind.SURNAME, _HEARD, _of_woman),
)
"""The same for a man's surname and a woman's, and for both where a name is written as Belarusian says it, with а for every
unstressed о."""

M_OF_DATES: Bits = np.array(
    [
        (1.0, 0.010, 0.002, 0.014, 0.001, 0.025, 0.015, 0.026, 0.054, 0.014, 0.84, 0.99, 0.01, 0.002, 0.98),
        (1.0, 0.020, 0.002, 0.480, 0.005, 0.010, 0.010, 0.020, 0.070, 0.002, 0.38, 0.99, 0.01, 0.002, 0.98),
    ],
    dtype=np.float32,
)
"""Shares of true pairs at each `DateLevel`: a row for the dates of a list on any day, and one for those on 1 January.

One person in 365 is born on 1 January; one or two in a hundred are put down under it because their day is not known, or is another
(registers favour days at a year's beginning: Cypryjanski and Hozer-Kocmiel, "Are the Birth Dates of Our Ancestors Real?", 2020, of 44
million Polish records). So most dates on it tell the year alone. How many of these a registry has in the same way is not known: two in
five are taken to be the same there.
"""

_CARELESS: Mapping[FactKind, tuple[float, ...]] = {
    FactKind.SURNAME: (0.02, 0.06, 0.08, 0.24, 0.15, 0.01, 0.44),
    FactKind.GIVEN_NAME: (0.04, 0.02, 0.04, 0.17, 0.06, 0.05, 0.62),
    FactKind.PATRONYMIC: (0.06, 0.02, 0.06, 0.24, 0.07, 0.005, 0.54),
}
CARELESS_NAMES: Mapping[FactKind, Bits] = {
    kind: np.log2(_padded(shares) / M_OF_NAMES[kind]).astype(np.float32) for kind, shares in _CARELESS.items()
}
"""What each level weighs more, where a careless hand, a bad line or a scan stood between: errors come together."""
CARELESS_DATES: Bits = np.log2(
    np.array(
        [
            (1.0, 0.030, 0.006, 0.028, 0.006, 0.04, 0.03, 0.04, 0.12, 0.04, 0.66, 0.95, 0.04, 0.01, 0.94),
            (1.0, 0.030, 0.006, 0.50, 0.01, 0.02, 0.02, 0.03, 0.11, 0.01, 0.26, 0.95, 0.04, 0.01, 0.94),
        ],
        dtype=np.float32,
    )
    / M_OF_DATES
).astype(np.float32)

SMOOTHING: Mapping[FactKind, float] = {
    FactKind.SURNAME: 5000,
    FactKind.GIVEN_NAME: 200,
    FactKind.PATRONYMIC: 200,
    FactKind.BIRTH_DATE: 3000,
}
"""Rows that the usual share of a level counts for beside the rows of the registry itself."""

_USUAL_NAMES: Mapping[FactKind, tuple[float, ...]] = {
    FactKind.SURNAME: (0.98, 0.013, 0.004, 0.0012, 0.0004, 0.0004, 0.0005, 0.90, 0.10),
    FactKind.GIVEN_NAME: (0.90, 0.020, 0.012, 0.004, 0.002, 0.004, 0.035, 0.90, 0.10),
    FactKind.PATRONYMIC: (0.82, 0.060, 0.045, 0.012, 0.004, 0.002, 0.030, 0.90, 0.10),
}
USUAL_NAMES: Mapping[FactKind, Bits] = {
    kind: np.array([1.0, *shares], dtype=np.float32) for kind, shares in _USUAL_NAMES.items()
}
"""Shares of rows at each level for a word of average rarity, measured over words of invented lists."""

_USUAL_DATES = (
    0.93,
    0.026,
    0.0002,
    0.0028,
    0.00014,
    0.00008,
    0.00014,
    0.0011,
    0.00003,
    0.00008,
    0.029,
    0.057,
    0.914,
    0.0025,
)
USUAL_DATES: Bits = np.array(
    [
        (1.0, *_USUAL_DATES),
        # Who was born in the year of a date on 1 January stands at that level, and some are put down under it themselves.
        (1.0, 0.93, 0.0002, 0.026, *_USUAL_DATES[3:9], 0.0004, *_USUAL_DATES[10:]),
    ],
    dtype=np.float32,
)
"""Shares of rows at each level, in the rows of `M_OF_DATES`."""

_LARGEST = np.float32(20.0)


NAMES_APART = int(NameLevel.INITIAL_DIFFERS)
DATES_APART = int(DateLevel.YEAR_SAME)
"""The levels from which on a value is compared with one of which less is known: an initial, a year alone."""


def shares_at(
    usual: Bits | NDArray[np.float64], counts: NDArray[np.float64], smoothing: float, apart: int
) -> NDArray[np.float64]:
    """The share of people at each level: a row of `counts` are the registry's rows at each level of one word, beside which the `usual`
    shares stand for `smoothing` rows. A missing value (level 0) counts for nothing. Levels from `apart` on are shares of the people of
    whom less is recorded, an initial or a year alone, those before it of the others: a level is not rare because few rows can have it.
    """
    shares = np.empty(np.broadcast_shapes(counts.shape, usual.shape), dtype=np.float64)
    shares[..., 0] = 1.0
    for levels in (slice(1, apart), slice(apart, None)):
        known = counts[..., levels]
        shares[..., levels] = (known + smoothing * usual[..., levels]) / (known.sum(axis=-1, keepdims=True) + smoothing)
    return shares


def weights(m: Bits, shares: NDArray[np.float64]) -> Bits:
    """The bits of each level, of which `shares` of all people are at each; a missing value weighs nothing."""
    bits = np.log2(m / np.maximum(shares, 1e-7)).astype(np.float32)
    bits[..., 0] = 0.0
    return np.clip(bits, -_LARGEST, _LARGEST)
