"""Takes out of a row's facts what is compared, in one pass: registries have many rows."""

import datetime
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import NUMBERS, Fact, FactKind, Facts
from verifier_gui.domain.tax_number import TaxNumber
from verifier_gui.domain.writing_direction import in_one_direction
from verifier_gui.matching.birth_dates import packed
from verifier_gui.matching.facets import KEYS

Sorted = Mapping[FactKind, Fact]


class Beside(NamedTuple):
    """What a row gives beside the name: the birth date, a text for each of `KEYS`, and numbers by kind, as they came."""

    birth: PartialDate | None
    texts: tuple[str, ...]
    numbers: tuple[tuple[FactKind, str], ...]


def by_kind(facts: Facts) -> tuple[Sorted, tuple[Fact, ...]]:
    """(the first understood fact of each kind, or else the first; all the others)"""
    found: dict[FactKind, Fact] = {}
    others: list[Fact] = []
    for fact in facts.facts:
        kind = fact.kind
        if kind not in found:
            found[kind] = fact
        elif fact.value and not found[kind].value:
            others.append(found[kind])
            found[kind] = fact
        else:
            others.append(fact)
    return found, tuple(others)


def beside_the_name(found: Sorted, *, rank: str = "") -> Beside:
    """What is compared beside the name; `rank` is one that stands in the cell of the name."""
    texts = tuple(_text(found, kind) or (rank if kind is FactKind.RANK else "") for kind in KEYS)
    numbers = tuple((kind, text) for kind in NUMBERS if kind in found and (text := number_of(found[kind])))
    return Beside(date_of(found.get(FactKind.BIRTH_DATE)), texts, numbers)


def _text(found: Sorted, kind: FactKind) -> str:
    fact = found.get(kind)
    if kind is FactKind.REGION:
        return place_of(fact, found.get(FactKind.BIRTH_PLACE))
    return text_of(fact) if fact else ""


def text_of(fact: Fact) -> str:
    """What is shown and compared of a fact that is one of `KEYS`."""
    return str(date_of(fact) or "") if fact.kind is FactKind.CAPTURED_ON else fact.value


def place_of(region: Fact | None, birth_place: Fact | None) -> str:
    """The region, else the place of birth, as it came."""
    for fact in (region, birth_place):
        if fact and (fact.value or fact.raw).strip():
            return fact.raw.strip() or fact.value
    return ""


def number_of(fact: Fact) -> str:
    """The number of a fact that is one of `NUMBERS` as it is shown: a tax number as it was understood, others as they came."""
    if fact.kind is FactKind.TAX_NUMBER or not fact.value:
        return fact.value
    return fact.raw.strip() or fact.value


def date_of(fact: Fact | None) -> PartialDate | None:
    return _date(fact.value) if fact and fact.value else None


@lru_cache(maxsize=50_000)
def _date(value: str) -> PartialDate | None:
    try:
        return PartialDate.parse(value)
    except ValueError:
        return None


@lru_cache(maxsize=50_000)
def packed_date(value: str) -> int:
    """A date's text, packed as the index keeps it; 0 for one that is none."""
    return packed(_date(value))


def tells_date(tax_number: str, date: int) -> bool:
    """Whether a tax number begins with the days of a packed birth date, as most do."""
    return tax_number[:5] == _days(date)


@lru_cache(maxsize=50_000)
def _days(date: int) -> str:
    try:
        return str((datetime.date(date // 10000, date // 100 % 100, date % 100) - _EPOCH).days).zfill(5)
    except ValueError:
        return ""


_EPOCH = datetime.date(1899, 12, 31)


def date_told_by(tax_number: str) -> int:
    """The packed birth date that a tax number holds; 0 where its check digit does not hold, or nobody can be as old."""
    number = TaxNumber(tax_number)
    if not number.is_valid:
        return 0
    born = number.birth_date
    return born.year * 10000 + born.month * 100 + born.day if born.year > _OLDEST else 0


_OLDEST = 1910


def as_it_came(fact: Fact | None) -> str:
    """The text of a fact as the row gives it, in one direction of writing."""
    return in_one_direction(fact.raw.strip() or fact.value) if fact else ""
