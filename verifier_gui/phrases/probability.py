"""A probability as one figure, the same everywhere."""

from verifier_gui.domain.language import _
from verifier_gui.domain.review import CandidateColumn
from verifier_gui.phrases.figures import NO_BREAK_SPACE

HIGHEST = 0.99
"""Nothing is ever shown as surer than this."""


def per_cent(probability: float) -> str:
    """`97 %`; never above *over 99 %*, never below *under 1 %*."""
    if probability > HIGHEST:
        return _("over 99 %").replace(" %", NO_BREAK_SPACE + "%")
    if probability < 0.01:
        return _("under 1 %").replace(" %", NO_BREAK_SPACE + "%")
    return f"{_rounded(probability)}{NO_BREAK_SPACE}%"


def of_hundred(probability: float) -> str:
    """How many of a hundred such are somebody else."""
    if probability > HIGHEST:
        return _("of 100 such, fewer than 1 is somebody else")
    if probability < 0.01:
        return _("of 100 such, nearly all are somebody else")
    return _("of 100 such, about {count} are somebody else").format(count=100 - _rounded(probability))


def figure(column: CandidateColumn) -> str:
    """How probable a record is, as one figure; empty where that may not be told."""
    return "" if column.chance is None else per_cent(column.chance)


def meaning(column: CandidateColumn) -> str:
    """What that means of a hundred such; in a blind review by what to decide instead."""
    return _("decide from the fields") if column.chance is None else of_hundred(column.chance)


def _rounded(probability: float) -> int:
    # Rounded down: a figure is never better than what is known.
    return min(99, int(probability * 100 + 1e-9))
