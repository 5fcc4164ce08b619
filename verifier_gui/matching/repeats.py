"""Lines of one list that are probably the same person, in whatever script or language each is written."""

from collections.abc import Sequence

from verifier_gui.domain.facts import Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.engine import each_scored
from verifier_gui.matching.hypotheses import FEW, probabilities, shares_of
from verifier_gui.matching.index import index_of
from verifier_gui.matching.people import Person, read_person
from verifier_gui.progress import Progress

LEAST = 0.1
"""Pairs less probable than this are not told."""


def find_repeats(people: Sequence[Facts], progress: Progress) -> list[tuple[int, int, float]]:
    """Pairs of lines (places in `people`, the smaller first) with the probability that both are one person; at least 0.1, in the
    order of their places. Raises `Cancelled`."""
    persons: list[Person] = []
    for number, facts in enumerate(people):
        if number % 50 == 0:
            progress.step(number, 10 * len(people))
        persons.append(read_person(facts))
    if len(persons) < 2:
        return []
    places = [(RecordKey(f"{number:064x}"), number) for number in range(len(persons))]
    index = index_of(persons, places, progress.part(0.1, 0.3))
    likelihoods = [
        scored.likelihoods for _, scored in each_scored(persons, index, progress.part(0.3, 0.95), apart=True)
    ]
    shares = shares_of(likelihoods, FEW)
    found: dict[tuple[int, int], float] = {}
    for own, likelihood in enumerate(likelihoods):
        for position, probability in zip(
            likelihood.positions.tolist(), probabilities(likelihood, shares).tolist(), strict=True
        ):
            if probability >= LEAST:
                pair = (min(own, position), max(own, position))
                found[pair] = max(found.get(pair, 0.0), probability)
    return [(one, other, found[one, other]) for one, other in sorted(found)]
