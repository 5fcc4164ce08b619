"""Compares birth dates: equal, slips of hand (day and month swapped, one digit, a year or a day off), partly known, different."""

import datetime

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind
from verifier_gui.matching.levels import M_OF_DATES, SMOOTHING, USUAL_DATES, Bits, DateLevel, Levels, weights

_POWERS = 10 ** np.arange(8)


def packed(date: PartialDate | None) -> int:
    """yyyymmdd, with 00 for what is not known; 0 for no date."""
    return date.year * 10000 + date.month * 100 + date.day if date else 0


def unpacked(number: int) -> PartialDate | None:
    return PartialDate(number // 10000, number // 100 % 100, number % 100) if number else None


class DateColumn:
    """The distinct birth dates of a registry, packed; `of_rows[position]` is the number of a row's date in `values`."""

    def __init__(self, dates: NDArray[np.int32]) -> None:
        values, inverse, counts = np.unique(dates, return_inverse=True, return_counts=True)
        self.values: NDArray[np.int64] = values.astype(np.int64)
        self.of_rows: NDArray[np.int32] = inverse.astype(np.int32)
        self.counts: NDArray[np.int64] = counts.astype(np.int64)
        self._digits = _digits(self.values)

    def levels(self, date: PartialDate | None) -> Levels:
        """The level of every distinct date for one birth date of the list."""
        return _levels(date, self.values, self._digits)

    def bits(self, levels: Levels) -> Bits:
        """The weight of each level for the birth date whose `levels` these are, u measured on this registry."""
        by_level = self.rows_at(levels)
        return weights(M_OF_DATES, USUAL_DATES, by_level, SMOOTHING[FactKind.BIRTH_DATE])

    def rows_at(self, levels: Levels) -> NDArray[np.float64]:
        """How many rows are at each level."""
        return np.bincount(levels, weights=self.counts, minlength=len(DateLevel)).astype(np.float64)


def _digits(numbers: NDArray[np.int64]) -> NDArray[np.uint8]:
    """The eight digits as people write them: ddmmyyyy."""
    days = numbers % 100 * 1_000_000 + numbers // 100 % 100 * 10_000 + numbers // 10_000
    return (days[:, None] // _POWERS[::-1] % 10).astype(np.uint8)


def _levels(date: PartialDate | None, numbers: NDArray[np.int64], digits: NDArray[np.uint8]) -> Levels:
    levels = np.full(len(numbers), DateLevel.MISSING, dtype=np.uint8)
    if date is None:
        return levels
    known = numbers > 0
    year, month, day = numbers // 10000, numbers // 100 % 100, numbers % 100
    years = np.abs(year - date.year)
    by_year = known & ((month == 0) | (date.month == 0))
    levels[by_year] = np.select(
        [years[by_year] == 0, years[by_year] == 1], [DateLevel.YEAR_SAME, DateLevel.YEAR_NEAR], DateLevel.YEAR_DIFFERS
    )
    by_month = known & ~by_year & ((day == 0) | (date.day == 0))
    levels[by_month] = np.select(
        [
            (years[by_month] == 0) & (month[by_month] == date.month),
            (years[by_month] <= 1) & ((month[by_month] == date.month) | (years[by_month] == 0)),
        ],
        [DateLevel.MONTH_SAME, DateLevel.YEAR_NEAR],
        DateLevel.YEAR_DIFFERS,
    )
    full = known & ~by_year & ~by_month
    levels[full] = DateLevel.DIFFERS
    if not date.day:
        return levels
    same_day, same_month = day == date.day, month == date.month
    levels[full & (years == 0)] = DateLevel.SAME_YEAR
    levels[full & (same_day.astype(np.int8) + same_month + (years == 0) == 2)] = DateLevel.TWO_OF_THREE
    first = (day == 1) & (month == 1) | ((date.day, date.month) == (1, 1))
    levels[full & (years == 0) & first] = DateLevel.FIRST_OF_JANUARY
    written = _digits(np.array([packed(date)], dtype=np.int64))[0]
    count = np.zeros(len(numbers), dtype=np.uint8)
    for place in range(8):
        count += digits[:, place] != written[place]
    levels[full & (count == 1)] = DateLevel.ONE_DIGIT
    two = np.flatnonzero(full & (count == 2))
    levels[two[_neighbours_exchanged(digits[two], written)]] = DateLevel.ONE_DIGIT
    for day_off in (-1, 1):
        ordinal = date.first_day().toordinal() + day_off
        if not 1 <= ordinal <= datetime.date.max.toordinal():
            continue
        neighbour = datetime.date.fromordinal(ordinal)
        levels[numbers == neighbour.year * 10000 + neighbour.month * 100 + neighbour.day] = DateLevel.ONE_DAY
    levels[full & same_day & same_month & (years == 10)] = DateLevel.TEN_YEARS
    levels[full & same_day & same_month & (years == 1)] = DateLevel.ONE_YEAR
    levels[full & (years == 0) & (day == date.month) & (month == date.day)] = DateLevel.SWAPPED
    levels[full & (years == 0) & same_day & same_month] = DateLevel.SAME
    return levels


def _neighbours_exchanged(digits: NDArray[np.uint8], written: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Where two neighbouring digits stand in each other's place and the rest agrees."""
    found = np.zeros(len(digits), dtype=np.bool_)
    for place in range(7):
        exchanged = written.copy()
        exchanged[[place, place + 1]] = exchanged[[place + 1, place]]
        found |= (digits == exchanged).all(axis=1)
    return found
