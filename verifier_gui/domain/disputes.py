"""Disputes: what members said differently of one subject, each with what was on the screen, for the supervisor who decides."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from verifier_gui.domain.facts import Facts
from verifier_gui.domain.findings import Finding
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, StatementId
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.queries import OpenQuery
from verifier_gui.domain.review import QueueEntry, ReviewSheet
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.domain.subject_statements import About, Decision


class DisputeStanding(StrEnum):
    """What a dispute waits for."""

    OPEN = "open"
    SENT_BACK = "sent-back"
    """a supervisor asked those who decided, and not all have answered"""
    ADJUDICATED = "adjudicated"


@dataclass(frozen=True, slots=True)
class ShownRecord:
    """A record that was on a screen: its list (by its name now) and the row where it stood then."""

    list_id: ListId
    list_name: str
    row: int
    record: RecordKey


@dataclass(frozen=True, slots=True)
class Screen:
    """What somebody had on the screen when he decided, from what the case file keeps of it: the revision of the list with the facts
    of the row, the records beside it, the lists that had been searched, his own searches, the keys of the stops."""

    revision: int
    facts: Facts
    records: tuple[ShownRecord, ...] = ()
    searched: tuple[tuple[ListRole, str], ...] = ()
    searches: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opinion:
    """An identity decision as it is laid beside others. `number` is its line in the audit log, `places` say where the records that it
    names stand now; `is_blind`: nobody else's decision on the subject was before its signer."""

    statement: StatementId
    number: int
    member: OperatorId
    name: str
    agency: str
    at: str
    decision: Decision
    places: tuple[str, ...] = ()
    other_line: int = 0
    """the number of the line that stays, where it says that this one is a duplicate; 0: none"""
    is_blind: bool = False
    screen: Screen | None = None


@dataclass(frozen=True, slots=True)
class StopOpinion:
    """One member's answer to a stop. `is_ruling`: a supervisor's, in place of answers that differed."""

    statement: StatementId
    number: int
    member: OperatorId
    name: str
    agency: str
    at: str
    answer: Answer
    reason: Reason | None
    note: str
    is_ruling: bool = False


@dataclass(frozen=True, slots=True)
class DisputedStop:
    """A stop that members answered differently. `differs` until a supervisor's answer stands."""

    finding: Finding
    answers: tuple[StopOpinion, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A dispute's line in the list of a page: those who decided, or answered a stop, in the order in which they did."""

    entry: QueueEntry
    standing: DisputeStanding
    opinions: tuple[Opinion, ...]
    stops: tuple[DisputedStop, ...] = ()
    ruling: Opinion | None = None
    adjudicated_at: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """All that is shown of one. `opinions` are the decisions that live on the subject's present facts, `rulings` the adjudications
    that stand, both in the order of the audit log; `sheet` is the subject with its candidates as they stand now."""

    sheet: ReviewSheet
    standing: DisputeStanding
    opinions: tuple[Opinion, ...]
    rulings: tuple[Opinion, ...] = ()
    stops: tuple[DisputedStop, ...] = ()
    asked: tuple[OpenQuery, ...] = ()
    """questions of supervisors that those who decided have not answered"""

    @property
    def is_disputed(self) -> bool:
        """Whether an identity decision is wanted."""
        return self.sheet.verdict.is_disputed

    @property
    def differing_stops(self) -> tuple[DisputedStop, ...]:
        """The stops that want an answer."""
        return tuple(stop for stop in self.stops if stop.differs)

    @property
    def is_open(self) -> bool:
        return self.is_disputed or bool(self.differing_stops)

    @property
    def about(self) -> About:
        """What a decision on it is made on."""
        return About(self.sheet.subject.id, self.sheet.identity, self.sheet.seen)

    @property
    def parties(self) -> tuple[OperatorId, ...]:
        """Those between whom is decided, each once, in the order in which they spoke."""
        spoke: Sequence[Opinion | StopOpinion] = (
            *self.opinions,
            *(answer for stop in self.differing_stops for answer in stop.answers if not answer.is_ruling),
        )
        return tuple(dict.fromkeys(one.member for one in spoke))


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of how many people two members decided, and of how many of these their first decisions agreed."""

    agreed: int = 0
    of: int = 0
