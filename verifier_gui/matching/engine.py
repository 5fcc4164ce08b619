"""Finds the records of one registry that may be the subjects of a list, each with its probability and the evidence."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.candidates import Evidence
from verifier_gui.domain.facts import Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.explaining import explain
from verifier_gui.matching.hypotheses import Likelihoods, probabilities, shares_of
from verifier_gui.matching.index import PARTS, RegistryIndex, index_of
from verifier_gui.matching.people import Person, read_person
from verifier_gui.matching.scoring import Scored, score
from verifier_gui.matching.uncollected import uncollected
from verifier_gui.progress import Progress

_BATCH = 48
"""Subjects whose words are compared together; what was kept of their words is dropped after."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record that may be the subject. `position` is its place in the index; `probability` (0..1) is within this registry;
    `weight` is the sum of the bits."""

    position: int
    probability: float
    weight: float
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class _Kept:
    """What is kept of one subject until the shares are known: the best rows, explained later."""

    person: Person
    positions: NDArray[np.int64]
    bits: NDArray[np.float64]
    likelihoods: Likelihoods
    identities: NDArray[np.int64]
    evidence: dict[int, tuple[Evidence, ...]]


def find_candidates(
    subjects: Sequence[Facts], index: RegistryIndex, *, top: int = 5, progress: Progress
) -> list[list[Match]]:
    """The best `top` records for each subject, best first; fewer where the registry is smaller. Raises `Cancelled`.

    Probabilities of one subject sum to at most one over different people of the registry: rows with equal names and birth date are one
    person, and each gets the sum of theirs.
    """
    if not len(index):
        return [[] for _ in subjects]
    with uncollected():
        persons: list[Person] = []
        for number, facts in enumerate(subjects):
            if number % 50 == 0:
                progress.step(number, 10 * len(subjects))
            persons.append(read_person(facts))
        kept = list(_scored(persons, index, top, progress.part(0.1, 0.95)))
        shares = shares_of([found.likelihoods for found in kept])
        return [_matches(found, probabilities(found.likelihoods, shares), index, top) for found in kept]


def _scored(persons: Sequence[Person], index: RegistryIndex, top: int, progress: Progress) -> Iterator[_Kept]:
    for number, (person, scored) in enumerate(each_scored(persons, index, progress)):
        yield _kept(person, scored, index, top)
        progress.step(number + 1, len(persons))


def each_scored(
    persons: Sequence[Person], index: RegistryIndex, progress: Progress, *, apart: bool = False
) -> Iterator[tuple[Person, Scored]]:
    """Scores every person against the index, a few at a time. With `apart`, person n is row n itself and is left out."""
    for start in range(0, len(persons), _BATCH):
        batch = persons[start : start + _BATCH]
        for place, kind in enumerate(PARTS):
            wanted = [
                ((reading.surname, reading.given_name, reading.patronymic)[place], reading.cut is kind)
                for person in batch
                for reading in person.readings
            ]
            index.columns[kind].prepare([key for key in wanted if key[0]], _stepping(progress, start, len(persons)))
        for offset, person in enumerate(batch):
            progress.step(start + offset, len(persons))
            yield person, score(person, index, without=start + offset if apart else -1)
        for kind in PARTS:
            index.columns[kind].forget()


def _stepping(progress: Progress, done: int, total: int) -> Callable[[], None]:
    return lambda: progress.step(done, total)


def _kept(person: Person, scored: Scored, index: RegistryIndex, top: int) -> _Kept:
    identities = _identities(scored, index)
    order = np.lexsort((scored.positions, -scored.total))[: top + 2]
    evidence = {int(scored.positions[place]): explain(person, scored, int(place), index) for place in order.tolist()}
    return _Kept(person, scored.positions, scored.total, scored.likelihoods, identities, evidence)


def _identities(scored: Scored, index: RegistryIndex) -> NDArray[np.int64]:
    """A number for every row kept: rows with equal names and birth date have the same."""
    found: dict[tuple[object, ...], int] = {}
    numbers: list[int] = []
    for position in scored.positions.tolist():
        key = (
            *(index.columns[kind].same_as(int(index.ids[kind][position])) for kind in PARTS),
            int(index.dates[position]),
        )
        numbers.append(found.setdefault(key, len(found)))
    return np.array(numbers, dtype=np.int64)


def _matches(found: _Kept, probability: NDArray[np.float64], index: RegistryIndex, top: int) -> list[Match]:
    of_identity = np.bincount(found.identities, weights=probability)
    summed = np.minimum(of_identity[found.identities], 1.0)
    order = np.lexsort((found.positions, -found.bits, -summed))
    matches: list[Match] = []
    for place in order.tolist():
        position = int(found.positions[place])
        if position in found.evidence and len(matches) < top:
            matches.append(
                Match(position, float(summed[place]), round(float(found.bits[place]), 4), found.evidence[position])
            )
    return matches


def compare(subject: Facts, record: Facts, index: RegistryIndex) -> tuple[Evidence, ...]:
    """The evidence of one pair, weighed as in this registry. The record need not be in it."""
    person = read_person(subject)
    single = index_of([read_person(record, record=True)], [(RecordKey("00" * 32), 1)], Progress())
    return explain(person, score(person, single, weighed_in=index), 0, single, weighed_in=index)
