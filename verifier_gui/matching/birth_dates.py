"""Compares birth dates: equal, slips of hand (day and month swapped, one digit, a year or a day off), partly known, different."""

import datetime
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind
from verifier_gui.matching.columns import Ids, Places, spread
from verifier_gui.matching.levels import (
    DATES_APART,
    M_OF_DATES,
    SMOOTHING,
    USUAL_DATES,
    Bits,
    DateLevel,
    Levels,
    shares_at,
    weights,
)

Numbers = NDArray[np.int64]

_LEVELS = len(DateLevel)
_POWERS = 10 ** np.arange(7, -1, -1, dtype=np.int64)


def packed(date: PartialDate | None) -> int:
    """yyyymmdd, with 00 for what is not known; 0 for no date."""
    return date.year * 10000 + date.month * 100 + date.day if date else 0


def unpacked(number: int) -> PartialDate | None:
    return PartialDate(number // 10000, number // 100 % 100, number % 100) if number else None


class DateColumn:
    """The distinct birth dates of a registry, packed and in order; `of_rows[position]` is the number of a row's date in `values`,
    `of_others` those of the other dates given, which count for no row."""

    def __init__(self, dates: Ids, others: Ids) -> None:
        self.values: Numbers = np.unique(np.concatenate([dates, others])).astype(np.int64)
        self.of_rows: Ids = np.searchsorted(self.values, dates.astype(np.int64)).astype(np.int32)
        self.of_others: Ids = np.searchsorted(self.values, others.astype(np.int64)).astype(np.int32)
        self.counts: Places = np.bincount(self.of_rows, minlength=len(self.values))
        self.month: Numbers = self.values // 100 % 100
        self.is_whole: NDArray[np.bool_] = self.values % 100 > 0
        self.is_year: NDArray[np.bool_] = (self.values > 0) & (self.month == 0)
        whole = np.flatnonzero(self.is_whole)
        days = self.values[whole] % 10000 * 10000 + self.values[whole] // 10000
        self._by_day: Places = whole[np.argsort(days, kind="stable")]
        self._days: Numbers = np.sort(days)

    def between(self, first: Numbers, last: Numbers) -> tuple[Places, Places]:
        """(place in `first`, date) for all dates from each of `first` to each of `last`."""
        starts = np.searchsorted(self.values, np.maximum(first, 1), "left")  # 0 is no date
        counts = np.maximum(np.searchsorted(self.values, last, "right") - starts, 0)
        return np.repeat(np.arange(len(first), dtype=np.int64), counts), spread(starts, counts)

    def on_day(self, day: Numbers) -> tuple[Places, Places]:
        """(place in `day`, date) for the whole dates of every year on each month and day (mmdd)."""
        starts = np.searchsorted(self._days, day * 10000, "left")
        counts = np.searchsorted(self._days, day * 10000 + 9999, "right") - starts
        return np.repeat(np.arange(len(day), dtype=np.int64), counts), self._by_day[spread(starts, counts)]


class DateLevels:
    """Birth dates of a list against those of a registry: `levels[n, v]` for date n and distinct date v, `rows_at[n]` the registry's
    rows at each level of date n, `shares[n]` the share of all people, `bits[n]` what each level weighs, `on_first_of_january[n]` is 1
    where it is on that day, which often stands for the year alone. `near` are the (n, v) that do
    not simply differ."""

    def __init__(self, column: DateColumn, dates: Sequence[PartialDate | None]) -> None:
        self._column = column
        year = np.array([found.year if found else 0 for found in dates], dtype=np.int64)
        month = np.array([found.month if found else 0 for found in dates], dtype=np.int64)
        day = np.array([found.day if found else 0 for found in dates], dtype=np.int64)
        known = np.where(column.values > 0, DateLevel.YEAR_DIFFERS, DateLevel.MISSING)
        usual = np.stack([np.zeros_like(known), known, np.where(column.is_whole, DateLevel.DIFFERS, known)])
        usual = usual.astype(np.uint8)
        precision = np.where(day > 0, 2, np.where(year > 0, 1, 0))
        self.levels: Levels = usual[precision]
        self._compare(year, month, day)
        self.rows_at: NDArray[np.float64] = self._counted(usual, precision)
        self.on_first_of_january: Places = ((month == 1) & (day == 1)).astype(np.int64)
        self.shares: NDArray[np.float64] = shares_at(
            USUAL_DATES[self.on_first_of_january], self.rows_at, SMOOTHING[FactKind.BIRTH_DATE], DATES_APART
        )
        self.bits: Bits = weights(M_OF_DATES[self.on_first_of_january], self.shares)

    def _counted(self, usual: Levels, precision: Places) -> NDArray[np.float64]:
        """The registry's rows at each level of each date."""
        counts = self._column.counts
        shape = (len(precision), _LEVELS)
        cells = shape[0] * shape[1]
        date, value = self.near = np.nonzero(self.levels != usual[precision])
        borne = counts[value]
        near = np.bincount(date * _LEVELS + self.levels[date, value], weights=borne, minlength=cells)
        instead = np.bincount(date * _LEVELS + usual[precision[date], value], weights=borne, minlength=cells)
        all_rows = np.stack([np.bincount(levels, weights=counts, minlength=_LEVELS) for levels in usual])
        return ((near - instead).reshape(shape) + all_rows[precision]).astype(np.float64)

    def _compare(self, year: Numbers, month: Numbers, day: Numbers) -> None:
        whole, by_month = np.flatnonzero(day), np.flatnonzero((month > 0) & (day == 0))
        by_year = np.flatnonzero((year > 0) & (month == 0))
        self._whole(whole, year[whole], month[whole], day[whole])
        for own in (whole, by_month):
            self._with_years(own, year[own])
        self._by_month(by_month, year[by_month], month[by_month])
        self._by_year(by_year, year[by_year])

    def _put(
        self, own: Places, found: tuple[Places, Places], level: DateLevel, among: NDArray[np.bool_] | None = None
    ) -> None:
        """Sets the level of found (place in `own`, date) pairs, of those `among` only."""
        place, date = found
        if among is not None:
            having = among[date]
            place, date = place[having], date[having]
        self.levels[own[place], date] = level

    def _same(self, own: Places, dates: Numbers, level: DateLevel, among: NDArray[np.bool_] | None = None) -> None:
        self._put(own, self._column.between(dates, dates), level, among)

    def _whole(self, own: Places, year: Numbers, month: Numbers, day: Numbers) -> None:
        """Whole dates against whole dates; of several levels that fit the later counts."""
        column, whole = self._column, self._column.is_whole
        date = year * 10000 + month * 100 + day
        self._put(own, column.between(year * 10000, year * 10000 + 9999), DateLevel.SAME_YEAR, whole)
        self._put(own, column.on_day(date % 10000), DateLevel.TWO_OF_THREE)
        first = date - day
        self._put(own, column.between(first, first + 99), DateLevel.TWO_OF_THREE, whole)
        for other in range(1, 13):
            self._same(own, year * 10000 + other * 100 + day, DateLevel.TWO_OF_THREE)
        january = date % 10000 == 101
        start = year * 10000
        self._same(own, start + 101, DateLevel.FIRST_OF_JANUARY)
        self._put(
            own[january], column.between(start[january], start[january] + 9999), DateLevel.FIRST_OF_JANUARY, whole
        )
        slips = _slips(date)
        self._same(np.repeat(own, slips.shape[1]), slips.reshape(-1), DateLevel.ONE_DIGIT, whole)
        for days in (-1, 1):
            self._same(own, _day_after(date, days), DateLevel.ONE_DAY, whole)
        for years, level in ((10, DateLevel.TEN_YEARS), (1, DateLevel.ONE_YEAR)):
            for apart in (-years, years):
                self._same(own, date + apart * 10000, level, whole)
        swappable = day <= 12
        swapped = (year * 10000 + day * 100 + month)[swappable]
        self._same(own[swappable], swapped, DateLevel.SWAPPED, whole)
        self._same(own, date, DateLevel.SAME)
        month_only = ~whole & ~column.is_year
        self._put(own, column.between(start, start + 9999), DateLevel.YEAR_NEAR, month_only)
        for apart in (-1, 1):
            self._same(own, start + apart * 10000 + month * 100, DateLevel.YEAR_NEAR)
        self._same(own, start + month * 100, DateLevel.MONTH_SAME)

    def _with_years(self, own: Places, year: Numbers) -> None:
        """Dates of which month and year are known against years alone."""
        for apart in (-1, 1):
            self._same(own, (year + apart) * 10000, DateLevel.YEAR_NEAR)
        self._same(own, year * 10000, DateLevel.YEAR_SAME)

    def _by_month(self, own: Places, year: Numbers, month: Numbers) -> None:
        column, with_month = self._column, self._column.month > 0
        start = year * 10000
        self._put(own, column.between(start, start + 9999), DateLevel.YEAR_NEAR, with_month)
        for apart in (-1, 0, 1):
            first = start + apart * 10000 + month * 100
            level = DateLevel.YEAR_NEAR if apart else DateLevel.MONTH_SAME
            self._put(own, column.between(first, first + 99), level)

    def _by_year(self, own: Places, year: Numbers) -> None:
        start = year * 10000
        for apart in (-1, 1, 0):
            first = start + apart * 10000
            level = DateLevel.YEAR_NEAR if apart else DateLevel.YEAR_SAME
            self._put(own, self._column.between(first, first + 9999), level)


def _slips(dates: Numbers) -> Numbers:
    """Every number that differs from a date, written ddmmyyyy, in one digit or in the order of two neighbours."""
    written = (dates % 100 * 1_000_000 + dates // 100 % 100 * 10_000 + dates // 10_000)[:, None]
    digits = written // _POWERS % 10
    others = (digits[:, :, None] + np.arange(1, 10)) % 10
    one_digit = (written[:, :, None] + (others - digits[:, :, None]) * _POWERS[:, None]).reshape(len(dates), 72)
    exchanged = written + (digits[:, 1:] - digits[:, :-1]) * (_POWERS[:-1] - _POWERS[1:])
    # Two equal digits exchange to the date itself, which is given its own level later.
    slips = np.concatenate([one_digit, exchanged], axis=1)
    return slips % 10_000 * 10_000 + slips // 10_000 % 100 * 100 + slips // 1_000_000


def _day_after(dates: Numbers, days: int) -> Numbers:
    """The packed dates so many days later; 0 beyond the calendar's ends."""
    found: list[int] = []
    for date in dates.tolist():
        ordinal = datetime.date(date // 10000, date // 100 % 100, date % 100).toordinal() + days
        if 1 <= ordinal <= datetime.date.max.toordinal():
            after = datetime.date.fromordinal(ordinal)
            found.append(after.year * 10000 + after.month * 100 + after.day)
        else:
            found.append(0)
    return np.array(found, dtype=np.int64)
