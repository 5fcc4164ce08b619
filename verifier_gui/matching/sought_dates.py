"""How birth dates of a registry agree with a date, or a part of one, that a person typed."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.hits import How
from verifier_gui.matching.birth_dates import Numbers, packed

_WHOLE_DATE = 1.5
_ONLY_YEAR = 1.0


def date_points(sought: PartialDate, how: How) -> float:
    """A slip in a whole date is likelier than a year alone; the year before the one sought is only a hint."""
    if not sought.day:
        return {How.SAME: 1.0, How.YEAR: 0.6}.get(how, 0.4) * _ONLY_YEAR
    return {How.SAME: 1.0, How.SWAPPED: 0.7, How.NEAR: 0.6}.get(how, 0.58) * _WHOLE_DATE


def date_agrees(sought: PartialDate, date: int) -> How | None:
    """How the packed date of one record agrees with the one that was typed, or None."""
    told: How | None = None
    for how, agrees in dates_agreeing(sought, np.array([date], dtype=np.int64)):
        if agrees[0]:
            told = how
    return told


def dates_agreeing(sought: PartialDate, dates: Numbers) -> Iterator[tuple[How, NDArray[np.bool_]]]:
    """How packed dates agree with the one that was typed: of several that hold for a date, the last."""
    year, month, day = dates // 10000, dates // 100 % 100, dates % 100
    same_year = year == sought.year
    if not sought.day:
        if not sought.month:
            yield How.NEAR, (dates > 0) & (np.abs(year - sought.year) == 1)
            yield How.SAME, same_year
        else:
            yield How.YEAR, same_year
            yield How.SAME, same_year & (month == sought.month)
        return
    written = f"{packed(sought):08}"
    off = sum(((dates // 10 ** (7 - place) % 10) != int(digit)).astype(np.int8) for place, digit in enumerate(written))
    yield How.NEAR, (day > 0) & ((off == 1) | ((month == sought.month) & (day == sought.day)))
    yield How.YEAR, same_year & (day == 0) & ((month == 0) | (month == sought.month))
    if sought.day <= 12:
        yield How.SWAPPED, same_year & (month == sought.day) & (day == sought.month)
    yield How.SAME, dates == packed(sought)
