"""Of the candidates that going through every row finds, how many the index keeps.

Three hundred subjects of each list are scored against every row of the registry. Of the rows that weigh above 8 bits by name and birth
date it is told how many the search of the index comes upon. The search knows nothing of region, rank and unit, which may lift a row
that is nobody's over 8 bits: so it is told too of the five heaviest rows of each subject by everything, which are all that a person is
shown, how many are there at last.
"""

from collections.abc import Iterator, Sequence
from random import Random

import numpy as np
from markdown_tables import table
from people_read import people_of
from samples import Sample, samples

from verifier_gui.domain.facts import Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.agreements import Agreements
from verifier_gui.matching.batch import Batch
from verifier_gui.matching.engine import FEWEST_SCORED
from verifier_gui.matching.index import IndexBuilding
from verifier_gui.matching.people import read_person
from verifier_gui.matching.registry_index import RegistryIndex
from verifier_gui.matching.scoring import score
from verifier_gui.matching.shortlist import found_by_search, shortlist
from verifier_gui.progress import Progress

SIZES = (100_000,)
LEAST = 8.0
"""bits"""
_SUBJECTS = 300
_SHOWN = 5
_ROWS = 50_000
"""rows that are scored at once"""


def run(sizes: Sequence[int], _repeats: int) -> str:
    rows: list[tuple[str, ...]] = []
    for sample in samples(sizes or SIZES):
        index = _index(sample)
        subjects = [one.facts for one in people_of(sample.list_file)]
        chosen = Random(1).sample(subjects, min(_SUBJECTS, len(subjects)))
        rows.append((sample.name, f"{len(index):,}", str(len(chosen)), *_kept(chosen, index)))
    headings = (
        "sample",
        "rows",
        "subjects",
        "above 8 bits by name and date",
        "found, %",
        "five heaviest above 8 bits",
        "kept, %",
    )
    return table(headings, rows)


def _index(sample: Sample) -> RegistryIndex:
    building = IndexBuilding()
    for path in sample.registries[:1]:
        for one in people_of(path):
            building.add(RecordKey(f"{one.row:064x}"), one.row, one.facts)
    return building.index(Progress())


def _kept(subjects: Sequence[Facts], index: RegistryIndex) -> tuple[str, str, str, str]:
    batch = Batch([read_person(facts) for facts in subjects], index, _nothing)
    found = found_by_search(batch, index, _nothing)
    own, position = shortlist(batch, index, FEWEST_SCORED, _nothing)
    kept = own * len(index) + position
    above: list[np.ndarray] = []
    best: list[np.ndarray] = []
    for number, total, by_name in _totals(batch, index):
        heavy = np.flatnonzero(total > LEAST)
        above.append(number * len(index) + np.flatnonzero(by_name > LEAST))
        best.append(number * len(index) + heavy[np.argsort(-total[heavy], kind="stable")[:_SHOWN]])
    every, shown = np.concatenate(above), np.concatenate(best)
    return (
        f"{len(every):,}",
        f"{100 * np.isin(every, found).mean():.2f}",
        f"{len(shown):,}",
        f"{100 * np.isin(shown, kept).mean():.2f}",
    )


def _totals(batch: Batch, index: RegistryIndex) -> Iterator[tuple[int, np.ndarray, np.ndarray]]:
    """What every row of the registry weighs for each subject: by everything, and by name and birth date."""
    agreements = Agreements(index)
    for number in range(len(batch.persons)):
        totals: list[np.ndarray] = []
        by_name: list[np.ndarray] = []
        for start in range(0, len(index), _ROWS):
            rows = np.arange(start, min(start + _ROWS, len(index)))
            own = np.full(len(rows), number)
            totals.append(score(batch, index, agreements, own, rows).total)
            by_name.append(totals[-1] - agreements.of_pairs(batch.persons, index, own, rows)[0])
        yield number, np.concatenate(totals), np.concatenate(by_name)


def _nothing() -> None:
    """Nobody waits for a sign of progress."""
