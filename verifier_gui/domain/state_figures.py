"""The probabilities behind a subject's state: usual ones, and those that a case's policy gives in their place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

_FIGURE = re.compile(r"0\.[0-9]{1,4}")
_LOWER_IS_STRICTER = ("none", "several", "rival")


@dataclass(frozen=True, slots=True)
class Figures:
    """Probabilities, 0..1. *none*: no candidate above it. *several*: two records of one registry reach it. *strong*: one reaches it,
    and no *rival* in its registry reaches that. *likely*: one reaches it."""

    none: float = 0.02
    several: float = 0.20
    strong: float = 0.95
    rival: float = 0.05
    likely: float = 0.50

    @property
    def are_sound(self) -> bool:
        """Whether the states are still told apart by them: *none* below all others, *likely* below *strong*."""
        return 0 < self.none < min(self.several, self.rival, self.likely) and self.likely < self.strong < 1


USUAL = Figures()
"""Those of a case whose policy says nothing else."""

NAMES = tuple(sorted(found.name for found in fields(Figures)))


def figures_of(texts: Mapping[str, str]) -> Figures:
    """The figures that a statement gives as texts. Raises `ValueError` where one is missing or no such number, or where they
    contradict one another."""
    if set(texts) != set(NAMES) or not all(_FIGURE.fullmatch(text) for text in texts.values()):
        raise ValueError("figures")
    found = Figures(**{name: float(texts[name]) for name in NAMES})
    if not found.are_sound:
        raise ValueError("figures")
    return found


def figure_texts(figures: Figures) -> dict[str, str]:
    """Figures as a statement has them: decimals as text, for no signed text has a float."""
    texts = {name: f"{getattr(figures, name):.4f}".rstrip("0") for name in NAMES}
    return {name: f"{text}0" if text.endswith(".") else text for name, text in texts.items()}


def strictest(several: list[Figures]) -> Figures:
    """Of each figure the one that calls fewer people strong, likely or without candidates."""
    return Figures(
        **{name: (min if name in _LOWER_IS_STRICTER else max)(getattr(one, name) for one in several) for name in NAMES}
    )
