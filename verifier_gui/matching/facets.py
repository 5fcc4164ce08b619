"""Compares what stands beside name and birth date: region, rank, unit, sex, capture, tax number, documents.

Each function gives the level of agreement, how often true pairs are at it, and the same for two people of one family
(None where families say nothing about it). u is measured on the registry. What is compared are keys, which `KEYS` makes of the
texts: texts that mean the same have one key.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from verifier_gui.domain.candidates import Because, Level
from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.tax_number import TaxNumber
from verifier_gui.names.mending import mend
from verifier_gui.names.places import place_key
from verifier_gui.names.ranks import grade_of


@dataclass(frozen=True, slots=True)
class Agreement:
    """How one field agrees. With `bits` the weight is fixed; otherwise it is log2(m/u) with u the share of the registry's rows that
    are at this level beside the subject."""

    level: Level
    because: Because
    m: float = 1.0
    family: float | None = None
    bits: float | None = None


REGION_M, REGION_IN_FAMILIES = 0.92, 0.55
RANK_M, RANK_NEAR_M = 0.86, 0.09
"""A rank near it is a promotion, or a demotion; one far from it is another's, or a slip."""
UNIT_M = 0.85
CAPTURED_M = 0.8
SEX_M = 0.995


def compare_regions(subject: str, record: str) -> Agreement:
    """The same region in any language (Винницкая обл. and Вінницька); relatives often share it."""
    if subject == record:
        return Agreement(Level.SAME, Because.SAME, m=REGION_M, family=REGION_IN_FAMILIES)
    return Agreement(Level.DIFFERS, Because.ANOTHER_VALUE, m=1 - REGION_M, family=1 - REGION_IN_FAMILIES)


def compare_ranks(subject: str, record: str) -> Agreement:
    """The same rank in any language; a rank near it may be a promotion."""
    if not (subject.isdecimal() and record.isdecimal()):
        if subject == record:
            return Agreement(Level.SAME, Because.SAME, bits=1.0)
        return Agreement(Level.DIFFERS, Because.ANOTHER_VALUE, bits=-0.5)
    mine, theirs = int(subject), int(record)
    if mine == theirs:
        return Agreement(Level.SAME, Because.SAME, m=RANK_M)
    if mine and theirs and abs(mine - theirs) <= 2:
        return Agreement(Level.CLOSE, Because.RANKS_NEAR, m=RANK_NEAR_M)
    return Agreement(Level.DIFFERS, Because.ANOTHER_VALUE, m=1 - RANK_M - RANK_NEAR_M)


def compare_units(subject: str, record: str) -> Agreement:
    """The same military unit. People are moved between units, so another one says little."""
    if subject == record:
        return Agreement(Level.SAME, Because.SAME, m=UNIT_M)
    return Agreement(Level.DIFFERS, Because.ANOTHER_VALUE, m=1 - UNIT_M)


def compare_sexes(subject: str, record: str) -> Agreement:
    """The sex that both rows tell in a column of its own."""
    if subject == record:
        return Agreement(Level.SAME, Because.SAME, m=SEX_M)
    return Agreement(Level.DIFFERS, Because.ANOTHER_VALUE, m=1 - SEX_M)


def compare_capture_days(subject: str, record: str) -> Agreement:
    """The day of capture; a few days apart is common where one side gives the day of registration."""
    if subject == record:
        return Agreement(Level.SAME, Because.SAME, m=CAPTURED_M)
    mine, theirs = PartialDate.parse(subject), PartialDate.parse(record)
    if not mine.is_after(theirs) and not theirs.is_after(mine):
        return Agreement(Level.SAME, Because.YEAR_ONLY_SAME, bits=2.0)
    days = abs((mine.first_day() - theirs.first_day()).days)
    if days <= 7:
        return Agreement(Level.CLOSE, Because.DAYS_APART, bits=2.0)
    return Agreement(Level.DIFFERS, Because.ANOTHER_DATE, bits=-2.0)


def compare_capture_places(subject: str, record: str) -> Agreement:
    """The place of capture, in any language."""
    if subject == record:
        return Agreement(Level.SAME, Because.SAME, m=CAPTURED_M)
    return Agreement(Level.DIFFERS, Because.ANOTHER_VALUE, bits=-1.0)


TAX_NUMBER_SAME, TAX_NUMBER_NEAR, TAX_NUMBER_OTHER = 20.0, 12.0, -6.0
DOCUMENT_SAME, DOCUMENT_OTHER = 18.0, -6.0


def compare_numbers(kind: FactKind, subject: str, record: str) -> Agreement:
    """Numbers of one kind. RNOKPP: one number is one person. One digit off, one lost or two neighbours exchanged is a slip of hand in
    one of them: its check digit no longer holds, so that it is hardly another's."""
    is_tax_number = kind is FactKind.TAX_NUMBER
    if subject == record:
        return Agreement(Level.SAME, Because.SAME, bits=TAX_NUMBER_SAME if is_tax_number else DOCUMENT_SAME)
    if not is_tax_number:
        return Agreement(Level.DIFFERS, Because.ANOTHER_VALUE, bits=DOCUMENT_OTHER)
    if OSA.distance(subject, record, score_cutoff=1) == 1 and not (_holds(subject) and _holds(record)):
        exchanged = sorted(subject) == sorted(record)
        return Agreement(
            Level.CLOSE, Because.DIGITS_EXCHANGED if exchanged else Because.ONE_DIGIT, bits=TAX_NUMBER_NEAR
        )
    return Agreement(Level.DIFFERS, Because.ANOTHER_VALUE, bits=TAX_NUMBER_OTHER)


def _holds(tax_number: str) -> bool:
    return TaxNumber(tax_number).is_valid


def measured_bits(m: float, agreeing: float, total: float) -> float:
    """log2(m/u), where `agreeing` of `total` rows are at the level (one row of each kind beside them)."""
    share = (agreeing + 1.0) / (total + 2.0)
    return math.log2(max(m, 0.002) / share)


@lru_cache(maxsize=20_000)
def rank_key(text: str) -> str:
    """The grade of a rank as digits, or the words that name none."""
    grade = grade_of(text)
    return mend(text).text.lower() if grade is None else str(grade)


@lru_cache(maxsize=20_000)
def unit_key(text: str) -> str:
    return mend(text).text.upper()


_LOOK_ALIKES = str.maketrans("АВЕКМНОРСТІХУ", "ABEKMHOPCTIXY")


def document_key(number: str) -> str:
    """A document's number as it is compared: capitals and digits only, letters that look alike in one script."""
    plain = number if number.isalnum() else re.sub(r"[\W_]", "", number)
    return plain.upper() if plain.isascii() else plain.upper().translate(_LOOK_ALIKES)


def _itself(text: str) -> str:
    return text


KEYS: Mapping[FactKind, Callable[[str], str]] = {
    FactKind.RANK: rank_key,
    FactKind.UNIT: unit_key,
    FactKind.REGION: place_key,
    FactKind.CAPTURED_ON: _itself,
    FactKind.CAPTURED_AT: place_key,
    FactKind.SEX: _itself,
}
"""Of everything that is compared but names, birth dates and numbers: what makes a key of a text, in the order of the evidence."""

COMPARE: Mapping[FactKind, Callable[[str, str], Agreement]] = {
    FactKind.RANK: compare_ranks,
    FactKind.UNIT: compare_units,
    FactKind.REGION: compare_regions,
    FactKind.CAPTURED_ON: compare_capture_days,
    FactKind.CAPTURED_AT: compare_capture_places,
    FactKind.SEX: compare_sexes,
}
