"""How far the verification of a list has come: counted from its queue, nothing estimated."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verifier_gui.domain.review import QueueEntry, SubjectState
from verifier_gui.domain.statement_kinds import DecisionKind
from verifier_gui.domain.verdicts import IdentityState

BOUNDS = (0.02, 0.10, 0.20, 0.30, 0.40, 0.50, 0.60, 0.70, 0.80, 0.90, 0.95, 0.99)
"""Upper bounds of the bars of the histogram; the last bar lies above the last bound."""


@dataclass(frozen=True, slots=True)
class Bar:
    """People whose best candidate lies above `lower` and up to `upper` (probabilities)."""

    lower: float
    upper: float
    decided: int
    undecided: int

    @property
    def people(self) -> int:
        return self.decided + self.undecided


@dataclass(frozen=True, slots=True)
class Overview:
    """`decisions` counts verdicts by kind: with `undecided` they add up to `people`. `undecided_states` are the subjects without a
    verdict by their state; `open_stops` the subjects with a stop that blocks, decided or not; `applying_stops` those with a stop
    that applies, `applying_and_identified` and `held_and_identified` those of them, and of the held, who are identified;
    `ready` are the identified who are neither. `by_two` are those of the decided on whom several members decided; `awaiting` were
    decided by whoever looks, and wait for a second review by somebody else; `by_colleague` were decided by somebody else, and how is
    hidden until a sample is drawn."""

    people: int
    decided: int
    decisions: Mapping[DecisionKind, int]
    identities: Mapping[IdentityState, int]
    undecided_states: Mapping[SubjectState, int]
    open_stops: int
    applying_stops: int
    applying_and_identified: int
    held: int
    held_and_identified: int
    ready: int
    stale: int
    bars: tuple[Bar, ...]
    by_two: int = 0
    awaiting: int = 0
    by_colleague: int = 0

    @property
    def undecided(self) -> int:
        """People on whom whoever looks has to decide."""
        return self.people - self.decided - self.awaiting - self.by_colleague

    @property
    def identified(self) -> int:
        """People whose identity is decided in any way."""
        return self.of_kind(DecisionKind.IDENTIFIED) + self.of_kind(DecisionKind.IDENTIFIED_OTHERWISE)

    @property
    def not_sure(self) -> int:
        """Of the undecided, those of whom somebody said *not sure*: it decides nothing."""
        return self.identities.get(IdentityState.NOT_SURE, 0)

    def of_kind(self, kind: DecisionKind) -> int:
        """People who are decided in this way."""
        return self.decisions.get(kind, 0)


def overview_of(entries: Iterable[QueueEntry]) -> Overview:
    """Counts a queue."""
    decisions: Counter[DecisionKind] = Counter()
    identities: Counter[IdentityState] = Counter()
    states: Counter[SubjectState] = Counter()
    decided_bars: Counter[int] = Counter()
    open_bars: Counter[int] = Counter()
    people = open_stops = applying = applying_identified = held = held_identified = ready = stale = 0
    by_two = awaiting = by_colleague = 0
    for entry in entries:
        people += 1
        verdict = entry.verdict
        identities[verdict.identity] += 1
        open_stops += bool(verdict.open_stops)
        applying += bool(verdict.applying_stops)
        held += verdict.is_held
        stale += bool(verdict.stale)
        place = sum(entry.best > bound for bound in BOUNDS)
        if verdict.is_decided and verdict.decision is not None:
            decisions[verdict.decision] += 1
            decided_bars[place] += 1
            is_identified = verdict.decision in (DecisionKind.IDENTIFIED, DecisionKind.IDENTIFIED_OTHERWISE)
            applying_identified += is_identified and bool(verdict.applying_stops)
            held_identified += is_identified and verdict.is_held
            ready += is_identified and not verdict.is_held and not verdict.applying_stops
            by_two += len(verdict.decided_by) > 1
        elif entry.awaits_others or verdict.identity is IdentityState.BY_COLLEAGUE:
            awaiting += entry.awaits_others
            by_colleague += not entry.awaits_others
            open_bars[place] += 1
        else:
            states[entry.state] += 1
            open_bars[place] += 1
    edges = (0.0, *BOUNDS, 1.0)
    bars = tuple(
        Bar(edges[place], edges[place + 1], decided_bars[place], open_bars[place]) for place in range(len(edges) - 1)
    )
    return Overview(
        people=people,
        decided=sum(decisions.values()),
        decisions=decisions,
        identities=identities,
        undecided_states=states,
        open_stops=open_stops,
        applying_stops=applying,
        applying_and_identified=applying_identified,
        held=held,
        held_and_identified=held_identified,
        ready=ready,
        stale=stale,
        bars=bars,
        by_two=by_two,
        awaiting=awaiting,
        by_colleague=by_colleague,
    )
