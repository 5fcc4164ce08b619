"""Dates that may be known in part: a year, a month of a year, a day."""

import datetime
import re
from dataclasses import dataclass
from typing import Self

from typing_extensions import override

_WRITTEN = re.compile(r"([0-9]{4})(?:-(?!00)([0-9]{2})(?:-(?!00)([0-9]{2}))?)?\Z")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date of the Gregorian calendar, as far as it is known. `month` and `day` are 0 where they are not.

    Raises `ValueError` for a day that no calendar has.
    """

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self) -> None:
        if self.day and not self.month:
            raise ValueError("a day without its month")
        datetime.date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, value: str) -> Self:
        """Reads the ISO form that `str()` gives: `1989-03-12`, `1989-03` or `1989`. Raises `ValueError`."""
        match = _WRITTEN.match(value)
        if match is None:
            raise ValueError(value)
        year, month, day = match.groups()
        return cls(int(year), int(month or 0), int(day or 0))

    @override
    def __str__(self) -> str:
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"

    @property
    def precision(self) -> str:
        """`day`, `month` or `year`."""
        return "day" if self.day else "month" if self.month else "year"

    def shown(self) -> str:
        """As people of these lists write it: `12.03.1989`, `03.1989`, `1989`."""
        return ".".join(reversed(str(self).split("-")))

    def may_be_after(self, other: Self) -> bool:
        """Whether some day of this date lies after some day of `other`: nothing in them speaks against it."""
        return self.last_day() > other.first_day()

    def is_after(self, other: Self) -> bool:
        """Whether every day of this date lies after every day of `other`."""
        return self.first_day() > other.last_day()

    def first_day(self) -> datetime.date:
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> datetime.date:
        if self.day:
            return self.first_day()
        month = self.month or 12
        following = datetime.date(self.year + month // 12, month % 12 + 1, 1) if self.year < 9999 else None
        return following - datetime.timedelta(days=1) if following else datetime.date.max
