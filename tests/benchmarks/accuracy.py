"""How right the candidates are, beside what others make of the same names and dates."""

from collections.abc import Mapping, Sequence

from figures import HEADINGS, Figures, Pair, figures, mean, true_pairs
from markdown_tables import table
from peers import peers
from people_read import names_and_dates, people_of, plain
from samples import Sample, samples

from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.engine import find_for, read_subjects
from verifier_gui.matching.index import IndexBuilding
from verifier_gui.progress import Progress

SEEDS = (1, 2, 3)
SIZES = (10_000, 100_000)
_WHOLE, _NAMES = "ours, all columns", "ours, names and dates alone"


def ours(sample: Sample, *, names_alone: bool) -> dict[int, list[tuple[float, Pair]]]:
    """The candidates of every subject, over all registries."""
    subjects = list(people_of(sample.list_file))
    facts = [names_and_dates(one.facts) if names_alone else one.facts for one in subjects]
    persons = read_subjects(facts, Progress())
    found: dict[int, list[tuple[float, float, Pair]]] = {one.row: [] for one in subjects}
    for path in sample.registries:
        building = IndexBuilding()
        for one in people_of(path):
            key = RecordKey(f"{one.row:064x}")
            building.add(key, one.row, names_and_dates(one.facts) if names_alone else one.facts)
        index = building.index(Progress())
        for one, matches in zip(subjects, find_for(persons, index, top=5, progress=Progress()), strict=True):
            found[one.row] += [
                (match.probability, match.weight, (path.name, index.row(match.position))) for match in matches
            ]
    return {
        row: [(probability, pair) for probability, _, pair in sorted(pairs, key=lambda one: (-one[0], -one[1], one[2]))]
        for row, pairs in found.items()
    }


def _of_peers(sample: Sample) -> dict[str, Figures]:
    subjects = [plain(one) for one in people_of(sample.list_file)]
    records = {path.name: [plain(one) for one in people_of(path)] for path in sample.registries}
    truth = true_pairs(sample.truth)
    found: dict[str, Figures] = {}
    for name, peer in peers(max(map(len, records.values()))):
        candidates: dict[int, list[tuple[float, Pair]]] = {subject.row: [] for subject in subjects}
        for registry, people in records.items():
            for row, of_subject in peer(subjects, people).items():
                candidates[row] += [(probability, (registry, record)) for probability, record in of_subject]
        for of_subject in candidates.values():
            of_subject.sort(key=lambda one: (-one[0], one[1]))
        found[name] = figures(truth, candidates)
    return found


def _of_sample(sample: Sample) -> Mapping[str, Figures]:
    truth = true_pairs(sample.truth)
    return {
        _WHOLE: figures(truth, ours(sample, names_alone=False)),
        _NAMES: figures(truth, ours(sample, names_alone=True)),
        **_of_peers(sample),
    }


def run(sizes: Sequence[int], _repeats: int) -> str:
    """A table for each size of the invented lists, or for each sample given."""
    by_size: dict[str, list[Mapping[str, Figures]]] = {}
    for sample in samples(sizes or SIZES, SEEDS):
        size = sample.name.rpartition("_")[0] or sample.name
        by_size.setdefault(size, []).append(_of_sample(sample))
    told: list[str] = []
    for size, found in by_size.items():
        methods = list(found[0])
        rows = [(method, *mean([one[method] for one in found]).cells()) for method in methods]
        told.append(f"{size}, mean of {len(found)}:\n\n{table(('', *HEADINGS), rows)}")
    return "\n\n".join(told)
