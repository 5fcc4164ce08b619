"""How right candidates are: figures over the subjects of one sample.

A subject's first candidate is right when the truth holds that pair. R@1 and R@5: subjects with a true record whose true record comes
first, or among the first five. F1: of first candidates accepted at the best threshold (an upper bound), and at 0.5. R@99P: the
highest recall at any threshold where 99 of 100 accepted are right. ECE: the mean distance between the probability said and the share
that is right, over ten bins, of first candidates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Pair = tuple[str, int]
"""registry and its row"""


@dataclass(frozen=True, slots=True)
class Figures:
    subjects: int
    with_record: int
    first: float
    among_five: float
    f1: float
    f1_at_half: float
    recall_at_99: float
    ece: float

    def cells(self) -> list[str]:
        shares = (self.first, self.among_five, self.f1, self.f1_at_half, self.recall_at_99)
        return [*(f"{100 * share:.1f}" for share in shares), f"{self.ece:.3f}"]


HEADINGS = ("R@1", "R@5", "F1", "F1 at .5", "R@99P", "ECE")


def true_pairs(truth: Sequence[Mapping[str, str]]) -> dict[int, set[Pair]]:
    """Row of each subject to its true records in registries."""
    found: dict[int, set[Pair]] = {}
    for line in truth:
        pairs = found.setdefault(int(line["row"]), set())
        if line["registry"] and line.get("role", "registry") == "registry":
            pairs.add((line["registry"], int(line["registry_row"])))
    return found


def figures(truth: Mapping[int, set[Pair]], candidates: Mapping[int, Sequence[tuple[float, Pair]]]) -> Figures:
    """`candidates` of each subject are (probability, record), the best first."""
    having = [row for row, pairs in truth.items() if pairs]
    first = among_five = 0
    for row in having:
        places = [place for place, (_, pair) in enumerate(candidates.get(row, ())) if pair in truth[row]]
        first += bool(places) and places[0] == 0
        among_five += bool(places) and places[0] < 5
    best = sorted(
        ((found[0][0], found[0][1] in truth.get(row, set())) for row, found in candidates.items() if found),
        key=lambda one: -one[0],
    )
    f1 = recall = 0.0
    accepted = right = 0
    for place, (probability, is_right) in enumerate(best):
        accepted += 1
        right += is_right
        if place + 1 < len(best) and best[place + 1][0] == probability:
            continue
        f1 = max(f1, 2 * right / (accepted + len(having)))
        if right >= 0.99 * accepted:
            recall = max(recall, right / len(having))
    half = [is_right for probability, is_right in best if probability >= 0.5]
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for probability, is_right in best:
        bins[min(9, int(10 * probability))].append((probability, is_right))
    apart = sum(abs(sum(said for said, _ in found) - sum(one for _, one in found)) for found in bins)
    return Figures(
        subjects=len(truth),
        with_record=len(having),
        first=first / max(1, len(having)),
        among_five=among_five / max(1, len(having)),
        f1=f1,
        f1_at_half=2 * sum(half) / max(1, len(half) + len(having)),
        recall_at_99=recall,
        ece=apart / max(1, len(best)),
    )


def mean(found: Sequence[Figures]) -> Figures:
    """Over several samples."""

    def over(name: str) -> float:
        return sum(float(getattr(one, name)) for one in found) / len(found)

    return Figures(
        sum(one.subjects for one in found),
        sum(one.with_record for one in found),
        *(over(name) for name in ("first", "among_five", "f1", "f1_at_half", "recall_at_99", "ece")),
    )
