"""A column of birth dates that slipped by rows: the names of many lines fit records whose dates stand some lines away."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from verifier_gui.domain.candidates import Evidence, Level
from verifier_gui.domain.facts import FactKind

_FARTHEST = 3
"""lines"""
_FEWEST = 3
"""Lines that must fit in this way: two may be chance, where neighbours are namesakes of brothers."""
_GAP = 25
"""Lines in between that tell nothing, for they are in no registry or give no date."""

_AGREES = (Level.SAME, Level.EQUAL_BY_LANGUAGE, Level.TRANSLITERATION)
_MAY_AGREE = (*_AGREES, Level.MISSING, Level.INITIAL)


@dataclass(frozen=True, slots=True)
class Slip:
    """From line `first` to line `last` (places in the list) birth dates stand `by` lines further down; up, where it is negative."""

    first: int
    last: int
    by: int


def dates_of_namesakes(pairs: Iterable[Sequence[Evidence]]) -> frozenset[str]:
    """Of the records of one subject, given by their evidence, the birth dates of those whose names are the subject's, as shown."""
    found: set[str] = set()
    for evidence in pairs:
        levels = {one.field: one.level for one in evidence}
        dates = [one.record for one in evidence if one.field is FactKind.BIRTH_DATE and one.record]
        if (
            levels.get(FactKind.SURNAME) in _AGREES
            and levels.get(FactKind.GIVEN_NAME) in _AGREES
            and levels.get(FactKind.PATRONYMIC, Level.MISSING) in _MAY_AGREE
        ):
            found.update(dates)
    return frozenset(found)


def find_slips(births: Sequence[str], fitting: Sequence[Collection[str]]) -> list[Slip]:
    """`births[n]` is the birth date of line n, empty where it is not whole; `fitting[n]` those of the records that line n's names
    fit. The longest slips come first in doubt; they are given in the order of their lines."""
    found: list[Slip] = []
    for by in (step for far in range(1, _FARTHEST + 1) for step in (far, -far)):
        found += [Slip(run[0], run[-1], by) for run in _runs(births, fitting, by) if len(run) >= _FEWEST]
    apart: list[Slip] = []
    for slip in sorted(found, key=lambda slip: (slip.first - slip.last, slip.first)):
        if all(slip.last < other.first or slip.first > other.last for other in apart):
            apart.append(slip)
    return sorted(apart, key=lambda slip: slip.first)


def _runs(births: Sequence[str], fitting: Sequence[Collection[str]], by: int) -> Iterable[list[int]]:
    """Lines whose record's birth date stands `by` lines further down, and none of them on its own line; a line whose own date fits
    ends a run."""
    run: list[int] = []
    for place in range(len(births)):
        ended = births[place] and births[place] in fitting[place]
        other = births[place + by] if 0 <= place + by < len(births) else ""
        if run and (ended or place - run[-1] > _GAP):
            yield run
            run = []
        if other and not ended and other in fitting[place]:
            run.append(place)
    if run:
        yield run
