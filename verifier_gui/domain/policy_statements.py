"""Bodies of the statements about how many decide: the review policy, and the samples drawn by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from verifier_gui.domain.identifiers import ListId, StatementId, SubjectId
from verifier_gui.domain.state_figures import figures_of
from verifier_gui.domain.statement_kinds import Review, StatementKind
from verifier_gui.domain.statement_values import (
    Json,
    Values,
    hexadecimal,
    number_in,
    text_in,
    texts_by_name_in,
    texts_in,
)


@dataclass(frozen=True, slots=True)
class PolicyDeclared:
    """How many people decide on each subject from now on. `share` are parts of a thousand, for a random second review of the others
    under *second of some*; `figures` the probabilities behind a subject's state, as decimals in text. `seen` are the statements of
    this kind that the signer had before him."""

    KIND: ClassVar[StatementKind] = StatementKind.POLICY
    review: Review
    share: int
    figures: Mapping[str, str]
    seen: tuple[StatementId, ...] = ()
    note: str = ""

    def to_values(self) -> Values:
        return {
            "review": self.review.value,
            "share": self.share,
            "figures": dict(self.figures),
            "seen": sorted(self.seen),
            "note": self.note,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "PolicyDeclared":
        figures = texts_by_name_in(values, "figures")
        figures_of(figures)
        return cls(
            Review(text_in(values, "review")),
            _share(values),
            figures,
            tuple(StatementId(text) for text in texts_in(values, "seen")),
            text_in(values, "note"),
        )


@dataclass(frozen=True, slots=True)
class SampleDrawn:
    """A random share of the people of a list who were decided by one, drawn for a second review: `random` are 32 fresh bytes,
    `population` all who could be drawn, `drawn` those who were, which follows from the three others."""

    KIND: ClassVar[StatementKind] = StatementKind.SAMPLE
    list_id: ListId
    random: str
    share: int
    population: tuple[SubjectId, ...]
    drawn: tuple[SubjectId, ...]

    def to_values(self) -> Values:
        return {
            "list": self.list_id,
            "random": self.random,
            "share": self.share,
            "population": sorted(self.population),
            "drawn": sorted(self.drawn),
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "SampleDrawn":
        return cls(
            ListId(text_in(values, "list")),
            hexadecimal(text_in(values, "random")),
            _share(values),
            tuple(SubjectId(hexadecimal(text)) for text in texts_in(values, "population")),
            tuple(SubjectId(hexadecimal(text)) for text in texts_in(values, "drawn")),
        )


def _share(values: Mapping[str, Json]) -> int:
    found = number_in(values, "share")
    if not 0 <= found <= 1000:
        raise ValueError("share")
    return found
