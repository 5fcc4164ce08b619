"""Whether a column writes the month before the day: told by the days above 12, never by a single cell."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from verifier_gui.sheets.cells import Cell, CellKind

_NUMBERS = re.compile(r"\s*(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(?:\d{4}|\d{2})\b")
_FEWEST = 3


class DateOrder(Enum):
    """What the cells of a column prove."""

    DAY_FIRST = auto()
    MONTH_FIRST = auto()
    MIXED = auto()
    """Some prove the one, some the other."""
    OPEN = auto()
    """Several dates, and any of them could be either, between slashes as Americans write them."""
    UNTOLD = auto()
    """There is nothing to tell."""


def order_of(cells: Sequence[Cell]) -> DateOrder:
    """What the dates of a column prove of their order."""
    day_first = month_first = either = 0
    slashes = 0
    for cell in cells:
        found = _NUMBERS.match(cell.text) if cell.kind is not CellKind.DATE else None
        if not found:
            continue
        one, two = int(found[1]), int(found[2])
        slashes += "/" in found[0]
        day_first += one > 12 >= two
        month_first += two > 12 >= one
        either += one <= 12 and two <= 12 and one != two
    if month_first and day_first:
        # One slip among many days that prove the order is a problem of its own cell.
        if min(month_first, day_first) > 0.1 * (month_first + day_first + either) and min(month_first, day_first) > 1:
            return DateOrder.MIXED
        return DateOrder.MONTH_FIRST if month_first > day_first > 0 and month_first > 9 else DateOrder.DAY_FIRST
    if month_first:
        return DateOrder.MONTH_FIRST if month_first > 1 or either < _FEWEST else DateOrder.MIXED
    if day_first:
        return DateOrder.DAY_FIRST
    return DateOrder.OPEN if either >= _FEWEST and slashes >= either else DateOrder.UNTOLD
