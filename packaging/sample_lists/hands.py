"""Hands: the offices that write people into a list of one name column, and what each of them gets wrong.

Errors cluster by source: a scanned page, a list dictated over the telephone, a copy of passports. So each hand has slips of its
own kind, which may hit several parts of a line, and most lines of most hands have none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Hand:
    """`share` of the lines; a spelling is a language (`uk`, `ru`) or a Latin standard, with its weight; `rates` are chances a line."""

    name: str
    share: float
    spellings: Mapping[str, float]
    rates: Mapping[str, float] = field(default_factory=dict[str, float])

    def rate(self, what: str) -> float:
        return self.rates.get(what, USUAL.get(what, 0.0))


USUAL = {
    "typing": 0.04,
    "swapped_day": 0.015,
    "digit": 0.025,
    "year_only": 0.02,
    "no_date": 0.025,
    "no_patronymic": 0.03,
    "initials": 0.015,
    "rank_before": 0.05,
    "capitals": 0.1,
    "capital_surname": 0.15,
    "maiden": 0.5,
    "half": 0.35,
    "first_of_january": 0.008,
    "yo": 0.8,
}
"""Of every hand, unless it says otherwise."""

HANDS = (
    Hand("register", 48, {"ru": 1}),
    Hand(
        "telephone",
        11,
        {"ru": 1},
        {"hearing": 0.5, "diminutive": 0.1, "no_patronymic": 0.1, "call_sign": 0.15, "digit": 0.08, "year_only": 0.05},
    ),
    Hand("scan", 9, {"ru": 1}, {"scanning": 0.5, "glued": 0.1, "torn": 0.1, "capitals": 0.4, "digit": 0.08}),
    Hand("handwriting", 6, {"ru": 1}, {"handwriting": 0.5, "initials": 0.06, "digit": 0.08, "year_only": 0.06}),
    Hand(
        "copy",
        13,
        {"uk": 1},
        {"look_alikes": 0.12, "keyboard": 0.12, "genitive": 0.1, "rank_before": 0.15, "apostrophe": 0.6},
    ),
    Hand(
        "passport",
        8,
        {"kmu55": 6, "passport_2007": 2, "icao_ru": 3, "gost_2006": 1},
        {"no_patronymic": 0.6, "capitals": 0.4, "rank_before": 0.0},
    ),
    Hand(
        "red cross",
        5,
        {"bgn_uk": 3, "bgn_ru": 3, "press_ru": 2, "german_ru": 1, "german_uk": 1, "polish_uk": 1, "french_ru": 1},
        {"no_patronymic": 0.5, "swapped_day": 0.08, "given_first": 0.4, "rank_before": 0.0},
    ),
)
