"""Finds the records of one registry that may be the subjects of a list, each with its probability and the evidence."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from verifier_gui.domain.candidates import Evidence
from verifier_gui.domain.facts import Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.agreements import Agreements
from verifier_gui.matching.batch import Batch
from verifier_gui.matching.columns import Places
from verifier_gui.matching.explaining import Explaining
from verifier_gui.matching.hypotheses import PRIOR, Numbers, probabilities, shares_of
from verifier_gui.matching.index import IndexBuilding
from verifier_gui.matching.people import PARTS, Person, read_person
from verifier_gui.matching.registry_index import FOLDING_VERSION, RegistryIndex
from verifier_gui.matching.scoring import Scored, score
from verifier_gui.matching.shortlist import shortlist
from verifier_gui.matching.uncollected import uncollected
from verifier_gui.progress import Progress

ENGINE_VERSION = f"{FOLDING_VERSION}.4"
"""Of all that decides which candidates there are and how they are weighed: what another version kept is matched anew. The second
number counts changes that leave the index as it is: of weights, bounds, evidence, and of the states that rest on them."""

_CELLS = 8_000_000
"""Subjects times distinct values whose agreement is held in memory at once."""
FEWEST_SCORED = 8
"""Rows of each subject that are scored in any case: region, rank and unit may lift one that others pass by name and birth date."""
_BATCH = (64, 1000)
"""At least and at most so many subjects are compared together."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record that may be the subject. `position` is its place in the index; `probability` (0..1) is within this registry;
    `weight` is the sum of the bits."""

    position: int
    probability: float
    weight: float
    evidence: tuple[Evidence, ...]


def read_subjects(subjects: Sequence[Facts], progress: Progress) -> list[Person]:
    """The subjects of a list, ready to be held against any registry. Raises `Cancelled`."""
    persons: list[Person] = []
    for number, facts in enumerate(subjects):
        if number % 50 == 0:
            progress.step(number, len(subjects))
        persons.append(read_person(facts))
    progress.step(len(subjects), len(subjects))
    return persons


def find_candidates(
    subjects: Sequence[Facts],
    index: RegistryIndex,
    *,
    top: int = 5,
    least: float = 0.0,
    always: int = 0,
    progress: Progress,
) -> list[list[Match]]:
    """The best `top` records for each subject, best first; fewer where the registry is smaller. Beyond the best `always` only
    those at least as probable as `least`: explaining is most of the work, and most records are nobody's. Raises `Cancelled`.

    Probabilities of one subject sum to at most one over different people of the registry: rows with equal names and birth date are one
    person, and each gets the sum of theirs.
    """
    persons = read_subjects(subjects, progress.part(0.0, 0.1))
    return find_for(persons, index, top=top, least=least, always=always, progress=progress.part(0.1, 1.0))


def find_for(
    persons: Sequence[Person],
    index: RegistryIndex,
    *,
    top: int,
    least: float = 0.0,
    always: int = 0,
    progress: Progress,
) -> list[list[Match]]:
    """`find_candidates` for subjects that were read already."""
    if not len(index) or not persons:
        return [[] for _ in persons]
    with uncollected():
        agreements = Agreements(index)
        scored = score_all(persons, index, agreements, progress.part(0.0, 0.7), fill=max(top, FEWEST_SCORED))
        probability = probabilities_of(scored, len(persons))
        pairs, summed = _ranked(scored, _summed(scored, index, probability), top, least, always)
        explaining = Explaining(scored, pairs, index, agreements)
        found: list[list[Match]] = [[] for _ in persons]
        step = _stepping(progress.part(0.7, 1.0), len(pairs))
        chosen: Iterable[tuple[int, int, float, float]] = zip(
            scored.subject[pairs].tolist(),
            scored.position[pairs].tolist(),
            summed.tolist(),
            scored.total[pairs].tolist(),
            strict=True,
        )
        for number, (subject, position, of_pair, weight) in enumerate(chosen):
            if number % 100 == 0:
                step(number)
            evidence = explaining.evidence(number, persons[subject])
            found[subject].append(Match(position, of_pair, round(weight, 4), evidence))
        return found


def score_all(
    persons: Sequence[Person],
    index: RegistryIndex,
    agreements: Agreements,
    progress: Progress,
    *,
    fill: int,
    apart: bool = False,
) -> Scored:
    """The rows worth counting for every person, scored; the best `fill` of each in any case. With `apart`, person n is row n itself
    and is left out. Raises `Cancelled`."""
    found = list(_batches(persons, index, agreements, progress, fill + apart, apart=apart))
    return Scored(*(np.concatenate(columns) for columns in zip(*found, strict=True)))


def _batches(
    persons: Sequence[Person],
    index: RegistryIndex,
    agreements: Agreements,
    progress: Progress,
    fill: int,
    *,
    apart: bool,
) -> Iterator[Scored]:
    size = _batch_size(index)
    for start in range(0, len(persons), size):
        step = partial(progress.step, start, len(persons))
        step()
        batch = Batch(persons[start : start + size], index, step)
        subject, position = shortlist(batch, index, fill, step)
        if apart:
            others = subject + start != position
            subject, position = subject[others], position[others]
        scored = score(batch, index, agreements, subject, position)
        yield scored._replace(subject=scored.subject + start)
        progress.step(min(start + size, len(persons)), len(persons))


def _batch_size(index: RegistryIndex) -> int:
    given, father = (len(index.columns[kind].values) for kind in PARTS[1:])
    least, most = _BATCH
    return max(least, min(most, _CELLS // (given + father + len(index.birth_dates.values))))


def _stepping(progress: Progress, total: int) -> Callable[[int], None]:
    return lambda done: progress.step(done, total)


def probabilities_of(scored: Scored, subjects: int, prior: Numbers = PRIOR) -> Numbers:
    """Of each scored pair, how probable it is that the subject is the record's person."""
    likelihoods = scored.likelihoods(subjects)
    return probabilities(likelihoods, shares_of(likelihoods, prior))


def _summed(scored: Scored, index: RegistryIndex, probability: Numbers) -> Numbers:
    """Of each pair the probability of all the subject's rows with the same names and birth date."""
    own = [scored.subject, index.birth_dates.of_rows[scored.position].astype(np.int64)]
    own += [index.columns[kind].identities[index.columns[kind].ids[scored.position]] for kind in PARTS]
    order = np.lexsort(own[::-1])
    ordered = np.stack([column[order] for column in own])
    first = np.concatenate([[True], (ordered[:, 1:] != ordered[:, :-1]).any(axis=0)])
    identity = np.empty(len(order), dtype=np.int64)
    identity[order] = np.cumsum(first) - 1
    return np.minimum(np.bincount(identity, weights=probability)[identity], 1.0)


def _ranked(scored: Scored, summed: Numbers, top: int, least: float, always: int) -> tuple[Places, Numbers]:
    """The pairs of each subject that are told, the best first, and the probability of each."""
    order = np.lexsort((scored.position, -scored.total, -summed, scored.subject))
    subjects: Places = scored.subject[order]
    rank = np.arange(len(order)) - np.searchsorted(subjects, subjects)
    chosen = order[(rank < top) & ((rank < always) | (summed[order] >= least))]
    return chosen, summed[chosen]


def compare(subject: Facts, record: Facts, index: RegistryIndex) -> tuple[Evidence, ...]:
    """The evidence of one pair, weighed as in this registry. The record need not be in it."""
    building = IndexBuilding()
    building.add(RecordKey("00" * 32), 1, record)
    single = building.index(Progress())
    person = read_person(subject)
    batch = Batch([person], single, lambda: None, weighed_in=index)
    agreements = Agreements(index)
    first = np.zeros(1, dtype=np.int64)
    scored = score(batch, single, agreements, first, first)
    return Explaining(scored, first, single, agreements).evidence(0, person)
