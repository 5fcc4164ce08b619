"""Scores the rows on the short list of some subjects: every part of the name under every reading, birth date, and the rest."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verifier_gui.matching.agreements import Agreements
from verifier_gui.matching.batch import Batch
from verifier_gui.matching.columns import Places, spread
from verifier_gui.matching.hypotheses import Likelihoods
from verifier_gui.matching.levels import CARELESS_DATES, CARELESS_NAMES, Bits, DateLevel, Levels, NameLevel
from verifier_gui.matching.people import FORMER_COST, PARTS, TOLD_COST
from verifier_gui.matching.registry_index import RegistryIndex

_GIVEN_AGREES = np.isin(
    np.arange(len(NameLevel)), (NameLevel.EQUAL, NameLevel.ALIAS, NameLevel.INITIAL_AGREES, NameLevel.MISSING)
)
"""Of each level: whether two given names at it may be one name."""


class Scored(NamedTuple):
    """Pairs of a subject and a row, in order, and how they were scored. Every column has an entry (or a row of three, for the parts
    of the name) for each pair."""

    subject: Places
    position: Places
    reading: Places
    """number of the best reading of the subject"""
    levels: Levels
    """of the parts of the name, three a pair"""
    bits: Bits
    """of the parts of the name, three a pair"""
    one_in: Places
    """of how many people one agrees as well in each part, three a pair; 0 where that says nothing"""
    surname: Places
    """value of the surname that agrees best"""
    by_former: NDArray[np.bool_]
    """whether that is a former surname"""
    date: Places
    """number of the birth date that agrees best"""
    date_told: NDArray[np.bool_]
    """whether the record's tax number tells it"""
    date_level: Levels
    date_bits: Bits
    date_one_in: Places
    total: NDArray[np.float64]
    person: NDArray[np.float64]
    careless: NDArray[np.float64]
    """2^bits over the registry's rows, under each hypothesis (`Likelihoods`)"""
    namesake: NDArray[np.float64]
    sibling: NDArray[np.float64]
    twin: NDArray[np.float64]

    def likelihoods(self, subjects: int) -> Likelihoods:
        return Likelihoods(subjects, self.subject, self.person, self.careless, self.namesake, self.sibling, self.twin)


class _Names(NamedTuple):
    reading: Places
    levels: Levels
    bits: Bits
    one_in: Places
    surname: Places
    by_former: NDArray[np.bool_]
    names: Bits
    """weight of the best reading"""
    kin: Bits
    """weight of surname and patronymic where they weigh most, of the readings whose given name is another; -inf where none is so"""


def score(batch: Batch, index: RegistryIndex, agreements: Agreements, subject: Places, position: Places) -> Scored:
    """Scores pairs of a subject of the batch and a position in the index. `agreements` weigh what stands beside the name."""
    size = max(agreements.rows, 1)
    found = _names(batch, index, subject, position)
    dates, told = _dates(batch, index, subject, position)
    level = batch.dates.levels[subject, dates]
    date_bits = batch.date_bits[subject, level] - np.float32(TOLD_COST) * told
    same = np.maximum(batch.date_shares[subject, DateLevel.SAME], 1e-7)
    extra, family = agreements.of_pairs(batch.persons, index, subject, position)
    names = found.names.astype(np.float64) + family
    chosen = batch.first[subject] + found.reading
    kin = np.where(
        batch.given_name.is_given[chosen] & _GIVEN_AGREES[found.levels[:, 1]],
        -np.inf,
        found.kin.astype(np.float64) + family,
    )
    total = found.names + date_bits + extra
    careless = CARELESS_DATES[batch.dates.on_first_of_january[subject], level] + sum(
        CARELESS_NAMES[kind][found.levels[:, place]] for place, kind in enumerate(PARTS)
    )
    with np.errstate(over="ignore"):
        return Scored(
            subject,
            position,
            *found[:6],
            dates,
            told,
            level,
            date_bits,
            np.where(level == DateLevel.SAME, np.rint(1 / same), 0).astype(np.int64),
            total,
            np.exp2(total) / size,
            np.exp2(total + careless) / size,
            np.exp2(names) / size,
            np.exp2(kin) / size,
            np.exp2(kin + np.maximum(date_bits, 0.0)) / size,
        )


def _dates(batch: Batch, index: RegistryIndex, subject: Places, position: Places) -> tuple[Places, NDArray[np.bool_]]:
    """(number of the birth date of each row that agrees best, whether its tax number tells it). A row without a date has that of its
    tax number, at no cost to speak of."""
    dates = index.birth_dates.of_rows[position].astype(np.int64)
    instead = index.told_dates[position].astype(np.int64)
    bits = batch.date_bits[subject, batch.dates.levels[subject, dates]]
    other = batch.date_bits[subject, batch.dates.levels[subject, np.maximum(instead, 0)]] - np.float32(TOLD_COST)
    missing = index.birth_dates.values[dates] == 0
    told = (instead >= 0) & ((other > bits) | missing)
    return np.where(told, instead, dates), told


def _names(batch: Batch, index: RegistryIndex, subject: Places, position: Places) -> _Names:
    counts = batch.readings[subject]
    reading = spread(batch.first[subject], counts)
    starts = np.cumsum(counts) - counts
    row = np.repeat(position, counts)
    surname, by_former, surname_bits, surname_levels = _surnames(batch, index, reading, row)
    levels, bits = [surname_levels], [surname_bits]
    for part, ids in zip((batch.given_name, batch.patronymic), index.columns_of_names, strict=True):
        levels.append(part.levels.at(part.words[reading], ids[row].astype(np.int64)))
        bits.append(part.bits[part.rows[reading], levels[-1]])
    kin = bits[0] + bits[2] - batch.cost[reading]
    names = kin + bits[1]
    # Not of the best reading alone: one without a given name cannot tell a brother from the person.
    differs = batch.given_name.is_given[reading] & ~_GIVEN_AGREES[levels[1]]
    kin[~differs] = -np.inf
    best = np.maximum.reduceat(names, starts) if len(starts) else names
    number = reading - batch.first[batch.subject[reading]]
    # The first of equally good readings, which are in the order of their cost.
    chosen_number = np.where(names == np.repeat(best, counts), number, len(batch.subject))
    chosen = (np.minimum.reduceat(chosen_number, starts) if len(starts) else chosen_number) + starts
    levels_of = np.stack([level[chosen] for level in levels], axis=1)
    one_in = np.stack(
        [
            _one_in(part.shares, part.words[reading[chosen]], levels_of[:, place])
            for place, part in enumerate(batch.parts)
        ],
        axis=1,
    )
    return _Names(
        number[chosen],
        levels_of,
        np.stack([of_part[chosen] for of_part in bits], axis=1),
        one_in,
        surname[chosen],
        by_former[chosen],
        best,
        np.maximum.reduceat(kin, starts) if len(starts) else kin,
    )


def _surnames(
    batch: Batch, index: RegistryIndex, reading: Places, row: Places
) -> tuple[Places, NDArray[np.bool_], Bits, Levels]:
    """(surname value, whether a former one, bits, level) of the surname of each row, or the former one, that agrees best."""
    part = batch.surname
    words = part.words[reading]
    value = index.surname_ids[row].astype(np.int64)
    level = part.levels.at(words, value)
    bits = part.bits[part.rows[reading], level]
    by_former = np.zeros(len(row), dtype=np.bool_)
    if not len(index.former):
        return value, by_former, bits, level
    positions = index.former[:, 0]
    first, last = np.searchsorted(positions, row, "left"), np.searchsorted(positions, row, "right")
    for nth in range(int((last - first).max(initial=0))):
        having = np.flatnonzero((last - first > nth) & part.is_given[reading])
        other = index.former[first[having] + nth, 1].astype(np.int64)
        other_level = part.levels.at(words[having], other)
        other_bits = part.bits[part.rows[reading[having]], other_level] - np.float32(FORMER_COST)
        better = other_bits > bits[having]
        at = having[better]
        value[at], level[at], bits[at] = other[better], other_level[better], other_bits[better]
        by_former[at] = True
    return value, by_former, bits, level


def _one_in(shares: NDArray[np.float64], words: Places, levels: Levels) -> Places:
    said = (levels == NameLevel.EQUAL) | (levels == NameLevel.ALIAS)
    return np.where(said, np.rint(1 / np.maximum(shares[words, levels], 1e-7)), 0).astype(np.int64)
