"""What is known of the sample lists beforehand, and how what the program found compares with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.review import SubjectState


@dataclass(frozen=True, slots=True)
class StopsNoticed:
    """Stops of one kind: on how many people of the list they stand in truth, on how many of these they were noticed, and on how
    many others there is one to be looked at all the same."""

    in_truth: int
    noticed: int
    others: int


@dataclass(frozen=True, slots=True)
class ComparedWithTruth:
    """One list to verify. `in_registries` counts the people whom a registry holds in truth, `right_first` those of them whose
    most probable candidate is a record of theirs; `sure` counts the people with a candidate at 95 % or more, `sure_of_another`
    those of them whose most probable candidate is somebody else's record."""

    people: int
    in_registries: int
    right_first: int
    sure: int
    sure_of_another: int
    states: Mapping[SubjectState, int] = field(default_factory=dict[SubjectState, int])
    stops: Mapping[FindingKind, StopsNoticed] = field(default_factory=dict[FindingKind, StopsNoticed])
