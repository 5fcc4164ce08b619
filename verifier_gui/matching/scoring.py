"""Scores one subject against every row of a registry: weights of name and birth date under each hypothesis, then the rest."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.facts import FactKind
from verifier_gui.matching import facets
from verifier_gui.matching.facets import Agreement
from verifier_gui.matching.hypotheses import Likelihoods
from verifier_gui.matching.index import PARTS, RegistryIndex, facets_of
from verifier_gui.matching.levels import Bits, Levels, NameLevel
from verifier_gui.matching.people import FORMER_COST, NameReading, Person
from verifier_gui.names.sex import Sex

_GIVEN_AGREES = np.isin(
    np.arange(len(NameLevel)), (NameLevel.EQUAL, NameLevel.ALIAS, NameLevel.INITIAL_AGREES, NameLevel.MISSING)
)
"""Of each level: whether two given names at it may be one name."""
_MOST_KEPT = 400
_ALWAYS_KEPT = 30
_LOWEST_BITS = -90.0
"""No row scores less: every part's weight is bounded."""
_LEAST_BITS = 6.0
"""Rows whose every hypothesis stays this many bits under one in the registry's size add nothing that matters."""


@dataclass(frozen=True, slots=True)
class PartScore:
    """One part of one reading: levels and bits of the registry's distinct values."""

    levels: Levels
    bits: Bits
    """of each level"""
    of_registry: Levels
    """of the values of the registry that weighs: the same, unless the row compared is not of it"""


@dataclass(frozen=True, slots=True)
class Scored:
    """One subject against the registry. `positions` are the rows kept; for each the best reading's number, total bits and the
    likelihoods of the hypotheses."""

    positions: NDArray[np.int64]
    readings: NDArray[np.int64]
    total: NDArray[np.float64]
    likelihoods: Likelihoods
    parts: tuple[tuple[PartScore | None, ...], ...]
    date_levels: Levels
    date_bits: Bits
    date_levels_of_registry: Levels


def score(
    person: Person, index: RegistryIndex, *, without: int = -1, weighed_in: RegistryIndex | None = None
) -> Scored:
    """Scores a subject against every row; the row `without` is left out. The weights are those of `weighed_in`, where the rows are not
    of the registry itself."""
    registry = weighed_in or index
    size = len(index)
    woman = person.sex is Sex.FEMALE
    parts = tuple(_parts(reading, index, registry, woman=woman) for reading in person.readings)
    names, kin, chosen = _names(person, index, parts)
    levels = index.birth_dates.levels(person.birth)
    weighing = registry.birth_dates.levels(person.birth) if weighed_in else levels
    date_bits = registry.birth_dates.bits(weighing)
    dates = date_bits[levels][index.birth_dates.of_rows]
    total = names + dates
    if 0 <= without < size:
        total[without] = names[without] = kin[without] = -np.inf
    kept = _worth_counting(person, index, total, np.maximum(names, kin + np.maximum(dates, 0)), without)
    extra, family = _facets(person, index, registry, kept)
    bits = total[kept].astype(np.float64) + extra
    given_differs = _given_differs(index, parts, chosen, kept)
    with np.errstate(over="ignore"):
        likelihoods = Likelihoods(
            kept,
            np.exp2(bits) / size,
            np.exp2(names[kept] + family) / size,
            np.exp2(kin[kept] + family) / size * given_differs,
            np.exp2(kin[kept] + np.maximum(dates[kept], 0.0) + family) / size * given_differs,
        )
    return Scored(kept, chosen[kept].astype(np.int64), bits, likelihoods, parts, levels, date_bits, weighing)


def _parts(
    reading: NameReading, index: RegistryIndex, registry: RegistryIndex, *, woman: bool
) -> tuple[PartScore | None, ...]:
    found: list[PartScore | None] = []
    for kind, words in zip(PARTS, (reading.surname, reading.given_name, reading.patronymic), strict=True):
        if not words:
            found.append(None)
            continue
        column = index.columns[kind]
        cut = reading.cut is kind
        levels = column.levels(words, cut=cut)
        weighing = registry.columns[kind]
        of_registry = levels if registry is index else weighing.levels(words, cut=cut)
        found.append(PartScore(levels, weighing.bits(of_registry, woman=woman), of_registry))
    return tuple(found)


def _names(
    person: Person, index: RegistryIndex, parts: tuple[tuple[PartScore | None, ...], ...]
) -> tuple[Bits, Bits, NDArray[np.uint8]]:
    """(bits of the best reading, bits of surname and patronymic alone in the best reading, number of the best reading)"""
    size = len(index)
    names = np.full(size, -np.inf, dtype=np.float32)
    kin = np.full(size, -np.inf, dtype=np.float32)
    chosen = np.zeros(size, dtype=np.uint8)
    for number, (reading, (surname, given, father)) in enumerate(zip(person.readings, parts, strict=True)):
        without_given = np.full(size, -reading.cost, dtype=np.float32)
        if surname is not None:
            of_rows = surname.bits[surname.levels][index.ids[FactKind.SURNAME]]
            if len(index.former):
                positions, values = index.former[:, 0], index.former[:, 1]
                by_former = surname.bits[surname.levels[values]] - np.float32(FORMER_COST)
                np.maximum.at(of_rows, positions, by_former)
            without_given += of_rows
        if father is not None:
            without_given += father.bits[father.levels][index.ids[FactKind.PATRONYMIC]]
        whole = without_given
        if given is not None:
            whole = without_given + given.bits[given.levels][index.ids[FactKind.GIVEN_NAME]]
        better = whole > names
        chosen[better] = number
        np.maximum(names, whole, out=names)
        np.maximum(kin, without_given, out=kin)
    return names, kin, chosen


def _worth_counting(
    person: Person, index: RegistryIndex, total: Bits, related: Bits, without: int
) -> NDArray[np.int64]:
    """Rows where some hypothesis weighs enough to count, those with the subject's numbers, and the best of all in any case."""
    size = len(index)
    highest = np.maximum(total, related)
    least = math.log2(max(size, 2)) - _LEAST_BITS
    found = np.flatnonzero(highest > least)
    if len(found) > _MOST_KEPT:
        found = found[np.argpartition(highest[found], -_MOST_KEPT)[-_MOST_KEPT:]]
    # A partition of all rows would take ten times as long as lowering the bar a few times.
    bar = least
    best = np.flatnonzero(total > bar)
    while len(best) < min(_ALWAYS_KEPT, size) and bar > _LOWEST_BITS:
        bar -= _LEAST_BITS
        best = np.flatnonzero(total > bar)
    if len(best) > _ALWAYS_KEPT:
        best = best[np.argpartition(total[best], -_ALWAYS_KEPT)[-_ALWAYS_KEPT:]]
    numbers = [person.tax_number, *(f"{kind}:{number}" for kind, number in person.documents)]
    by_number = [index.by_number.get(number) for number in numbers if number]
    rows = np.unique(np.concatenate([found, best, *by_number]))
    return rows[rows != without]


def _given_differs(
    index: RegistryIndex,
    parts: tuple[tuple[PartScore | None, ...], ...],
    chosen: NDArray[np.uint8],
    kept: NDArray[np.int64],
) -> NDArray[np.float64]:
    """1 where the given names differ: only then may the record be a brother's, sister's or twin's."""
    found = np.zeros(len(kept))
    numbers = chosen[kept]
    values = index.ids[FactKind.GIVEN_NAME][kept]
    for number in np.unique(numbers).tolist():
        given = parts[int(number)][1]
        if given is not None:
            rows = numbers == number
            found[rows] = ~_GIVEN_AGREES[given.levels[values[rows]]]
    return found


def agreements(
    subject: Mapping[str, str], record: Mapping[str, str], index: RegistryIndex
) -> list[tuple[str, Agreement, float, float]]:
    """(field, agreement, bits for the person, bits for a relative) for everything beside name and birth date that both sides give."""
    found: list[tuple[str, Agreement, float, float]] = []
    for name, compare in _COMPARED.items():
        mine, theirs = subject[name], record[name]
        if not mine or not theirs:
            continue
        agreement = compare(mine, theirs)
        bits, family = _bits(agreement, name, mine, index)
        found.append((name, agreement, bits, family))
    found += _documents(subject["documents"], record["documents"])
    return found


def _documents(subject: str, record: str) -> list[tuple[str, Agreement, float, float]]:
    theirs = dict(part.split(":", 1) for part in record.split(" ") if part)
    found: list[tuple[str, Agreement, float, float]] = []
    for part in subject.split(" "):
        kind, _, number = part.partition(":")
        if kind and kind in theirs:
            agreement = facets.compare_documents(number, theirs[kind])
            found.append((kind, agreement, agreement.bits or 0.0, 0.0))
    return found


def _bits(agreement: Agreement, name: str, mine: str, index: RegistryIndex) -> tuple[float, float]:
    if agreement.bits is not None:
        return agreement.bits, 0.0
    counts = index.facet_counts[name]
    total = float(counts[1:].sum())
    agreeing = _agreeing(name, mine, index)
    rows = agreeing if agreement.agrees else total - agreeing
    person = facets.measured_bits(agreement.m, rows, total)
    family = 0.0 if agreement.family is None else facets.measured_bits(agreement.family, rows, total)
    return person, family


def _agreeing(name: str, mine: str, index: RegistryIndex) -> float:
    """Rows of the registry that agree with a value of the subject."""
    cache = index.agreeing_rows
    key = (name, mine)
    if key not in cache:
        compare = _COMPARED[name]
        counts = index.facet_counts[name]
        cache[key] = float(
            sum(
                int(counts[value])
                for value, text in enumerate(index.facets[name])
                if text and counts[value] and compare(mine, text).agrees
            )
        )
    return cache[key]


_COMPARED = {
    "told_sex": facets.compare_sexes,
    "rank": facets.compare_ranks,
    "unit": facets.compare_units,
    "region": facets.compare_regions,
    "tax_number": facets.compare_tax_numbers,
    "captured_on": facets.compare_capture_days,
    "captured_at": facets.compare_capture_places,
}


def _facets(
    person: Person, index: RegistryIndex, registry: RegistryIndex, kept: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Bits of everything else, of each row that is kept: for the person, and for a relative."""
    subject = facets_of(person)
    extra, family = np.zeros(len(kept)), np.zeros(len(kept))
    if not any(subject[name] for name in (*_COMPARED, "documents")):
        return extra, family
    given = [name for name in (*_COMPARED, "documents") if subject[name]]
    for place, position in enumerate(kept.tolist()):
        record = dict.fromkeys(subject, "") | {name: index.facet(name, position) for name in given}
        for _, _, bits, of_family in agreements(subject, record, registry):
            extra[place] += bits
            family[place] += of_family
    return extra, family
