"""Lines of one list that are probably the same person, in whatever script or language each is written."""

from collections.abc import Sequence

from verifier_gui.domain.facts import Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.agreements import Agreements
from verifier_gui.matching.engine import probabilities_of, read_subjects, score_all
from verifier_gui.matching.hypotheses import FEW
from verifier_gui.matching.index import build_index
from verifier_gui.progress import Progress

LEAST = 0.1
"""Pairs less probable than this are not told."""


def find_repeats(people: Sequence[Facts], progress: Progress) -> list[tuple[int, int, float]]:
    """Pairs of lines (places in `people`, the smaller first) with the probability that both are one person; at least 0.1, in the
    order of their places. Raises `Cancelled`."""
    if len(people) < 2:
        return []
    persons = read_subjects(people, progress.part(0.0, 0.1))
    rows = [(RecordKey(f"{number:064x}"), number, facts) for number, facts in enumerate(people)]
    index = build_index(rows, progress.part(0.1, 0.3))
    scored = score_all(persons, index, Agreements(index), progress.part(0.3, 0.95), fill=0, apart=True)
    probability = probabilities_of(scored, len(persons), FEW)
    found: dict[tuple[int, int], float] = {}
    for own, position, of_pair in zip(
        scored.subject.tolist(), scored.position.tolist(), probability.tolist(), strict=True
    ):
        if of_pair >= LEAST:
            pair = (min(own, position), max(own, position))
            found[pair] = max(found.get(pair, 0.0), of_pair)
    return [(one, other, found[one, other]) for one, other in sorted(found)]
