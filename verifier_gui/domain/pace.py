"""How fast somebody decides today, and how long what is left will take at that."""

import datetime as dt
import itertools
import statistics
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_PAUSE = dt.timedelta(minutes=10)
"""Between two decisions; whoever takes longer was doing something else."""

FEWEST = 5
"""Intervals; a figure from fewer says nothing."""


@dataclass(frozen=True, slots=True)
class Pace:
    """`decisions` made, `seconds` that one takes (the median), `seconds_left` for the people that are left."""

    decisions: int
    seconds: float
    seconds_left: float


def pace_of(moments: Iterable[str], left: int) -> Pace | None:
    """The pace of one person from the moments of the decisions (UTC in ISO form, in any order); None while there are too few."""
    ordered = sorted(dt.datetime.fromisoformat(moment) for moment in moments)
    gaps = [
        (later - earlier).total_seconds()
        for earlier, later in itertools.pairwise(ordered)
        if later - earlier <= LONGEST_PAUSE
    ]
    if len(gaps) < FEWEST:
        return None
    seconds = max(1.0, statistics.median(gaps))
    return Pace(len(ordered), seconds, seconds * left)
