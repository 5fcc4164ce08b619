"""Which rows of a registry are worth scoring for some subjects: none is lost that could weigh enough.

A row that weighs at least `_LEAST` bits has a near surname, or a birth date near enough to make up for another one, or a given name
and patronymic rare enough to do so. Each of the three is looked up in an order of its own, with bounds from what the other parts can
weigh at most, so that going through every row would find no more.
"""

import math
from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from verifier_gui.matching.batch import Batch
from verifier_gui.matching.columns import Ids, Places, spread
from verifier_gui.matching.identity_numbers import number_key
from verifier_gui.matching.levels import Bits, DateLevel, NameLevel
from verifier_gui.matching.people import FORMER_COST, PARTS, TOLD_COST
from verifier_gui.matching.registry_index import RegistryIndex

_LEAST = 8.0
"""bits: what is under this is no candidate in a registry of any size"""
_UNDER_SIZE = 6.0
"""Rows whose every hypothesis stays this many bits under one in the registry's size add nothing that matters."""
_SHOWN_UNDER = 8.0
"""bits under the least: in a large registry there are always rows enough that are better"""
_LARGE = 50_000
"""rows"""
_MOST_KEPT = 1000
"""Rows of one subject that are counted; there are more where many namesakes have no birth date."""
_FEW = 100
"""Rows that are all scored: there is no time to be saved."""
_AT_ONCE = 250_000
"""Pairs that are scored together: other threads never wait long, and little memory is held."""

_BINS = 100
"""bits that a row can weigh at most"""

_NEAR_DATES = np.isin(
    np.arange(len(DateLevel)),
    (
        DateLevel.MISSING,
        DateLevel.DIFFERS,
        DateLevel.SAME_YEAR,
        DateLevel.TWO_OF_THREE,
        DateLevel.YEAR_DIFFERS,
    ),
    invert=True,
)


class _Rows(NamedTuple):
    """Pairs of subject and position with their weight, and the most that any hypothesis about them weighs."""

    subject: Places
    position: Places
    total: Bits
    highest: Bits


def least_bits(index: RegistryIndex) -> float:
    """What the best hypothesis about a row must weigh to count."""
    return math.log2(max(len(index), 2)) - _UNDER_SIZE


def shortlist(batch: Batch, index: RegistryIndex, fill: int, step: Callable[[], None]) -> tuple[Places, Places]:
    """(subject, position) of the rows that are worth scoring, in order; beside them the nearest of the others, `fill` of each subject
    in any case."""
    if len(index) <= _FEW:
        return np.divmod(np.arange(len(batch.persons) * len(index), dtype=np.int64), len(index))
    search = _Search(batch, index)
    found = [*search.by_surname(step), *search.by_birth_date(step), *search.by_other_names(step)]
    worth = _worth_sorting(_joined(found), len(batch.persons), least_bits(index), fill)
    subjects, positions = _best(worth, len(index), least_bits(index), fill)
    counts = np.bincount(subjects, minlength=len(batch.persons))
    lacking = np.flatnonzero(counts < min(fill, len(index)))
    extra = [search.every_row(subject, fill, step) for subject in lacking.tolist()]
    numbers = _with_numbers(batch, index)
    codes = np.concatenate([subjects * len(index) + positions, *extra, numbers])
    return np.divmod(np.unique(codes), len(index))


def found_by_search(batch: Batch, index: RegistryIndex, step: Callable[[], None]) -> Places:
    """The rows that the search comes upon, before those are left out that are too improbable to matter: subject times the index's
    size plus position, each once, in order."""
    search = _Search(batch, index)
    found = _joined([*search.by_surname(step), *search.by_birth_date(step), *search.by_other_names(step)])
    return np.unique(np.concatenate([found.subject * len(index) + found.position, _with_numbers(batch, index)]))


def _joined(found: list[_Rows]) -> _Rows:
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return _Rows(none, none, none.astype(np.float32), none.astype(np.float32))
    return _Rows(
        np.concatenate([of.subject for of in found]),
        np.concatenate([of.position for of in found]),
        np.concatenate([of.total for of in found]),
        np.concatenate([of.highest for of in found]),
    )


def _worth_sorting(found: _Rows, subjects: int, least: float, fill: int) -> _Rows:
    """The rows that count, and more than `fill` of the best of each subject, by counting rows at each whole bit."""
    bins = 2 * _BINS
    whole = np.clip(found.total, 1 - _BINS, _BINS - 1).astype(np.int64) + _BINS
    counts = np.bincount(found.subject * bins + whole, minlength=subjects * bins).reshape(subjects, bins)
    # A row may be there once for each reading.
    enough = counts[:, ::-1].cumsum(axis=1)[:, ::-1] >= 6 * fill
    bar = np.where(enough, np.arange(bins), 0).max(axis=1)
    kept = np.flatnonzero((found.highest > least) | (whole >= bar[found.subject]))
    return _Rows(found.subject[kept], found.position[kept], found.total[kept], found.highest[kept])


def _best(found: _Rows, size: int, least: float, fill: int) -> tuple[Places, Places]:
    """The rows that count, each once, and the best of each subject."""
    codes = found.subject * size + found.position
    order = np.lexsort((-found.total, codes))
    ordered = codes[order]
    starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)])
    if not len(starts):
        return found.subject, found.position
    highest = np.maximum.reduceat(found.highest[order], starts)
    total = found.total[order][starts]
    subject, position = np.divmod(ordered[starts], size)
    counts = (highest > least) & (_rank(subject, highest) < _MOST_KEPT)
    kept = counts | (_rank(subject, total) < fill)
    return subject[kept], position[kept]


def _rank(subject: Places, weight: Bits) -> Places:
    """The place of each row among those of its subject (0: the heaviest). `subject` is in order."""
    order = np.lexsort((-weight, subject))
    starts = np.searchsorted(subject, subject)
    rank = np.empty(len(subject), dtype=np.int64)
    rank[order] = np.arange(len(subject)) - starts
    return rank


def _with_numbers(batch: Batch, index: RegistryIndex) -> Places:
    """Pairs that share a tax number or document number, as codes."""
    return np.array(
        [
            subject * len(index) + position
            for subject, person in enumerate(batch.persons)
            for kind, text in person.beside.numbers
            for position in index.numbers.rows_with(kind, number_key(kind, text))
        ],
        dtype=np.int64,
    )


class _Search:
    def __init__(self, batch: Batch, index: RegistryIndex) -> None:
        self._batch = batch
        self._index = index
        self._least = min(_LEAST, least_bits(index))
        self._lowest = self._least - _SHOWN_UNDER if len(index) > _LARGE else -np.inf
        surname, given, father = batch.parts
        self._given_values, self._fathers = (len(index.columns[kind].values) for kind in PARTS[1:])
        self._surname_rest = np.where(surname.is_given, _rest(surname.bits, surname.rows_at)[surname.rows], 0.0)
        self._others_best = given.best() + father.best()
        self._weigh_given, self._weigh_father = given.weigher(), father.weigher()
        self._date_rest = self._rest_of_dates()

    def _rest_of_dates(self) -> Bits:
        """For each subject, the most that a birth date weighs at the levels that are not looked up."""
        rows_at = self._batch.date_rows_at
        many = rows_at > 500 + len(self._index) / 50
        self._looked_up = _NEAR_DATES & ~many
        usual = (rows_at > 0) & ~self._looked_up
        return np.where(usual, self._batch.date_bits, -np.inf).max(axis=1, initial=-20.0)

    def _scored(self, reading: Places, position: Places, surname: Bits) -> _Rows:
        """Rows under readings, of which the weight of the surname, less the cost of the reading, is known."""
        index, batch = self._index, self._batch
        given, father = index.columns_of_names
        subject = batch.subject[reading]
        date = self._weigh_dates_of(subject, position)
        kin = surname + self._weigh_father(reading, father[position])
        names = kin + self._weigh_given(reading, given[position])
        return self._worth(subject, position, names, kin, date)

    def _weigh_dates_of(self, subject: Places, position: Places) -> Bits:
        """The weight of the birth date of each row, or of the one that its tax number tells if that agrees better."""
        index = self._index
        bits = self._weigh_dates(subject, index.birth_dates.of_rows[position])
        if len(index.told):
            told = index.told_dates[position]
            having = np.flatnonzero(told >= 0)
            instead = self._weigh_dates(subject[having], told[having]) - np.float32(TOLD_COST)
            bits[having] = np.maximum(bits[having], instead)
        return bits

    def _weigh_dates(self, subject: Places, date: Ids) -> Bits:
        levels, bits = self._batch.dates.levels, self._batch.date_bits
        level = levels.reshape(-1)[subject * levels.shape[1] + date]
        return bits.reshape(-1)[subject * bits.shape[1] + level]

    def _worth(self, subject: Places, position: Places, names: Bits, kin: Bits, date: Bits) -> _Rows:
        total = names + date
        highest = np.maximum(np.maximum(total, names), kin + np.maximum(date, 0))
        kept = np.flatnonzero(highest > self._lowest)
        return _Rows(subject[kept], position[kept], total[kept], highest[kept])

    def by_surname(self, step: Callable[[], None]) -> Iterator[_Rows]:
        """Everybody whose surname is near, or not given."""
        part, bearers = self._batch.surname, self._index.by_surname
        readings = np.flatnonzero(part.is_given)
        words = part.words[readings]
        starts = part.levels.starts[words]
        counts = part.levels.starts[words + 1] - starts
        hits = spread(starts, counts)
        reading = np.concatenate([np.repeat(readings, counts), readings])
        value = np.concatenate([part.levels.values[hits], np.zeros(len(readings), dtype=np.int64)])
        level = np.concatenate([part.levels.levels[hits], np.zeros(len(readings), dtype=np.uint8)])
        bits = part.bits[part.rows[reading], level] - self._batch.cost[reading]
        borne = bearers.counts[value]
        for chosen in _pieces(borne):
            step()
            entries = spread(bearers.starts[value[chosen]], borne[chosen])
            surname = np.repeat(bits[chosen], borne[chosen])
            if len(self._index.former):
                surname -= np.float32(FORMER_COST) * bearers.is_former[entries]
            yield self._scored(
                np.repeat(reading[chosen], borne[chosen]), bearers.positions[entries].astype(np.int64), surname
            )

    def by_birth_date(self, step: Callable[[], None]) -> Iterator[_Rows]:
        """Everybody whose birth date is near enough to make up for another surname."""
        batch = self._batch
        needed = self._least + batch.cost - self._surname_rest - self._others_best
        needed_by_subject = np.minimum.reduceat(needed, batch.first)
        worth = self._looked_up & (batch.date_bits >= needed_by_subject[:, None])
        if not worth.any():
            return
        positions, starts, counts = self._index.by_birth_date
        subject, date = batch.dates.near
        near = worth[subject, batch.dates.levels[subject, date]]
        subject, date = subject[near], date[near]
        born = counts[date]
        for chosen in _pieces(born * batch.readings[subject]):
            step()
            rows = positions[spread(starts[date[chosen]], born[chosen])].astype(np.int64)
            yield from self._under_every_reading(np.repeat(subject[chosen], born[chosen]), rows)

    def _under_every_reading(self, subject: Places, position: Places) -> Iterator[_Rows]:
        counts = self._batch.readings[subject]
        reading = spread(self._batch.first[subject], counts)
        rows = np.repeat(position, counts)
        yield self._scored(reading, rows, self._surname_bits(reading, rows))

    def _surname_bits(self, reading: Places, position: Places) -> Bits:
        part = self._batch.surname
        level = part.levels.at(part.words[reading], self._index.surname_ids[position].astype(np.int64))
        return part.bits[part.rows[reading], level] - self._batch.cost[reading]

    def by_other_names(self, step: Callable[[], None]) -> Iterator[_Rows]:
        """Everybody whose given name and patronymic are rare enough to make up for another surname."""
        batch = self._batch
        pairs = self._index.by_given_name_and_patronymic
        rest = self._surname_rest + np.maximum(self._date_rest, 0.0)[batch.subject]
        needed = self._least + batch.cost - rest
        for reading in np.flatnonzero(self._others_best >= needed).tolist():
            step()
            of = np.array([reading])
            given = self._weigh_given(of, np.arange(self._given_values, dtype=np.int32))
            father = self._weigh_father(of, np.arange(self._fathers, dtype=np.int32))
            least = float(needed[reading])
            names = np.flatnonzero(given + father.max() >= least)
            counts = pairs.starts_of[names + 1] - pairs.starts_of[names]
            number = spread(pairs.starts_of[names], counts)
            weight = np.repeat(given[names], counts) + father[pairs.patronymics[number]]
            number = number[weight >= least]
            for chosen in _pieces(pairs.counts[number]):
                rows = pairs.positions[spread(pairs.starts[number[chosen]], pairs.counts[number[chosen]])].astype(
                    np.int64
                )
                of = np.full(len(rows), reading, dtype=np.int64)
                yield self._scored(of, rows, self._surname_bits(of, rows))

    def every_row(self, subject: int, fill: int, step: Callable[[], None]) -> Places:
        """The best `fill` of all rows for one subject, as codes."""
        batch, size = self._batch, len(self._index)
        best = np.full(size, -np.inf, dtype=np.float32)
        every = np.arange(size, dtype=np.int64)
        date = self._weigh_dates_of(np.full(size, subject, dtype=np.int64), every)
        given, father = self._index.columns_of_names
        first = int(batch.first[subject])
        for reading in range(first, first + int(batch.readings[subject])):
            step()
            of = np.array([reading])
            names = self._surname_bits(np.full(size, reading, dtype=np.int64), every)
            names += self._weigh_given(of, given) + self._weigh_father(of, father)
            np.maximum(best, names + date, out=best)
        return subject * size + np.sort(np.lexsort((every, -best))[: min(fill, size)])


def _rest(bits: Bits, rows_at: NDArray[np.float64]) -> Bits:
    """For each row of `bits`, the most that a value weighs that is not looked up."""
    rows = np.concatenate([rows_at] * (len(bits) // len(rows_at)))
    usual = [NameLevel.DIFFERS, NameLevel.INITIAL_DIFFERS]
    return np.where(rows[:, usual] > 0, bits[:, usual], -np.inf).max(axis=1, initial=-20.0)


def _pieces(counts: Places) -> Iterator[slice]:
    """Slices of `counts` that sum to about `_AT_ONCE` each."""
    done = np.cumsum(counts)
    start = 0
    while start < len(counts):
        before = int(done[start - 1]) if start else 0
        end = max(int(np.searchsorted(done, before + _AT_ONCE, "right")), start + 1)
        yield slice(start, end)
        start = end
