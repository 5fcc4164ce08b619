"""What a caseworker sees of a subject: the state it is in, its line in the queue, the sheet that compares it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from verifier_gui.domain.candidates import Because, Candidate, Evidence, Level
from verifier_gui.domain.facts import NUMBERS, FactKind, Facts
from verifier_gui.domain.findings import BARS_STRONG, OF_DECISIONS, Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId, StatementId, SubjectId
from verifier_gui.domain.lists import Basis, ListAttributes, ListRole, Status, Subject
from verifier_gui.domain.questions import Question
from verifier_gui.domain.state_figures import USUAL, Figures
from verifier_gui.domain.statement_kinds import Answer, DecisionKind
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.verdicts import IdentityState, Verdict

_GIVES_UP = (DecisionKind.NOT_FOUND, DecisionKind.UNUSABLE)
"""Decisions after which nobody looks for the person any more."""


class SubjectState(StrEnum):
    """The first that holds."""

    STOP = "stop"
    NONE = "none"
    SEVERAL = "several"
    STRONG = "strong"
    LIKELY = "likely"
    WEAK = "weak"


def agrees_beyond_names(evidence: Sequence[Evidence]) -> bool:
    """Whether a full birth date or a number is the same."""
    return any(
        found.level is Level.SAME
        and (found.field in NUMBERS or (found.field is FactKind.BIRTH_DATE and found.because is Because.SAME))
        for found in evidence
    )


def state_of(
    candidates: Sequence[Candidate],
    roles: Mapping[ListId, ListRole],
    findings: Sequence[Finding],
    open_stops: Sequence[str],
    struck_out: Sequence[RecordKey] = (),
    figures: Figures = USUAL,
) -> SubjectState:
    """How a subject stands, from its candidates in registries: struck-out ones and those of other roles do not count. The
    same person in several registries is no rival; two records of one registry are.

    Names alone make nobody strong, however rare they are, nor does a date that is nearly the same. Measured on 7,400 people
    whose only candidate had 95 % or more (thirteen lists with truth): of those with the same full birth date 0.1 % were
    somebody else, of those with the year alone 1.6 %, with no date to compare 4 %, with a date a digit, a day or a year away 3
    to 11 %. They are *likely*, and a reason is asked.
    """
    if open_stops:
        return SubjectState.STOP
    by_list: dict[ListId, list[float]] = {}
    firm: set[ListId] = set()
    for candidate in candidates:
        if roles.get(candidate.list_id) is ListRole.REGISTRY and candidate.record not in struck_out:
            by_list.setdefault(candidate.list_id, []).append(candidate.probability)
            if candidate.probability >= figures.strong and agrees_beyond_names(candidate.evidence):
                firm.add(candidate.list_id)
    best = max((max(found) for found in by_list.values()), default=0.0)
    if best <= figures.none:
        return SubjectState.NONE
    if any(sum(probability >= figures.several for probability in found) >= 2 for found in by_list.values()):
        return SubjectState.SEVERAL
    barred = any(finding.kind in BARS_STRONG for finding in findings)
    alone = any(sum(probability >= figures.rival for probability in by_list[list_id]) == 1 for list_id in firm)
    if alone and not barred:
        return SubjectState.STRONG
    return SubjectState.LIKELY if best >= figures.likely else SubjectState.WEAK


@dataclass(frozen=True, slots=True)
class QueueEntry:
    """A subject's line in the queue. `name` is the name as it came, `born` as it is shown, `why` the finding that brings it
    here first (None: only to be reviewed); `plausible` counts candidates of registries at 5 % or more."""

    subject: SubjectId
    number: int
    surname: str
    other_names: str
    born: str
    state: SubjectState
    why: FindingKind | None
    plausible: int
    best: float
    """probability of the best candidate in registries, 0..1"""
    verdict: Verdict
    row: int
    sort_name: str
    is_searched: bool = True
    """whether any registry was searched for the list: before that *none* means nothing"""
    awaits_others: bool = False
    """whether whoever looks at the queue has decided, and a second review by somebody else is missing"""
    asks_me: bool = False
    """whether a question on the subject waits for whoever looks at the queue"""
    waits_for: tuple[str, ...] = ()
    """shown names of the others for whom questions on the subject wait"""

    @property
    def is_open(self) -> bool:
        """Whether the subject still asks for something: an identity decision, the answer to a stop or to a question."""
        if self.verdict.identity is IdentityState.BY_COLLEAGUE:
            return self.asks_me
        wants_decision = not self.verdict.is_decided and not self.awaits_others
        return wants_decision or bool(self.verdict.open_stops) or self.asks_me


@dataclass(frozen=True, slots=True)
class CandidateColumn:
    """One record beside the subject. `digit` is the key that identifies the subject as this record (None on a column of a
    returned, deceased or hold list and beyond nine); `stop` is the finding that rests on this record and must be answered,
    `answer` what stands as its answer. A registry's record may have both: its own status says returned or deceased."""

    candidate: Candidate
    attributes: ListAttributes
    people: int
    facts: Facts
    status: Status | None
    basis: Basis | None
    status_date: str
    stop: Finding | None
    answer: Answer | None
    struck_out: bool
    identified: bool
    """this record is named by the decision that stands"""
    added_by_search: bool = False
    digit: int | None = None
    is_blind: bool = False
    """shown in a blind second review: neither how probable it is nor what its fields weigh may be told"""

    @property
    def record(self) -> RecordKey:
        return self.candidate.record

    @property
    def chance(self) -> float | None:
        """How probable it is that this record is the subject; None where that may not be told."""
        return None if self.is_blind else self.candidate.probability

    @property
    def told_evidence(self) -> tuple[Evidence, ...]:
        """The evidence as far as it may be told: in a blind review without how rare a value is."""
        if not self.is_blind:
            return tuple(self.candidate.evidence)
        return tuple(replace(found, one_in=0) for found in self.candidate.evidence)

    def evidence(self, kind: FactKind) -> Evidence | None:
        for found in self.candidate.evidence:
            if found.field is kind:
                return found
        return None


@dataclass(frozen=True, slots=True)
class SearchedList:
    """A list of the subject's side that was searched: `people` are the records of its revision."""

    list_id: ListId
    revision: RevisionId
    attributes: ListAttributes
    people: int
    searched: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where the program looked for a subject."""

    lists: tuple[SearchedList, ...] = ()

    def of(self, role: ListRole) -> tuple[SearchedList, ...]:
        return tuple(found for found in self.lists if found.attributes.role is role and found.searched)

    def people(self, role: ListRole) -> int:
        return sum(found.people for found in self.of(role))

    @property
    def missing(self) -> tuple[SearchedList, ...]:
        """Lists that are in the case file and were not searched yet."""
        return tuple(found for found in self.lists if not found.searched)


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An act on the subject: the statement, its number in the audit log, who (shown name), whether it counts still; `matter` names
    what it rested on: a record, a stop, another person, the act that it took back."""

    statement: Statement
    number: int
    who: str
    is_live: bool
    is_own: bool
    matter: str = ""


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """All that the review page shows of one subject, and what a decision is bound to: `identity` and `seen`.

    `columns` are ordered as shown: stop columns first, then candidates by probability. `fields` are the rows, in order;
    `raw_row` gives heading and cell of every column of the line as it came.
    """

    subject: Subject
    code: str
    attributes: ListAttributes
    list_people: int
    revision_number: int
    state: SubjectState
    verdict: Verdict
    fields: tuple[FactKind, ...]
    columns: tuple[CandidateColumn, ...]
    findings: tuple[Finding, ...]
    history: tuple[HistoryEntry, ...]
    raw_row: tuple[tuple[str, str], ...]
    coverage: Coverage
    identity: str
    seen: tuple[StatementId, ...]
    near_misses: tuple[CandidateColumn, ...] = ()
    """records that came nearest without being plausible, best first: shown before *not found* is accepted"""
    note_draft: str = ""
    is_gone: bool = False
    """the newest revision of the list no longer has this line: nothing is decided on it any more"""
    is_blind: bool = False
    """somebody else has decided, and what he said is hidden: no per cent, no weights, and the columns in an order of their own"""
    questions: tuple[Question, ...] = ()
    """what was asked about the subject, the open ones first"""

    @property
    def unanswered(self) -> tuple[Finding, ...]:
        """The stops that wait for an answer, in the order of the findings."""
        return tuple(
            finding
            for finding in self.findings
            if finding.is_stop
            and finding.key in self.verdict.open_stops
            and finding.key not in self.verdict.stop_answers
        )

    @property
    def barring(self) -> tuple[Finding, ...]:
        """Of those the stops that must be answered before the subject is identified."""
        return tuple(finding for finding in self.unanswered if finding.kind not in OF_DECISIONS)

    @property
    def needs_reason(self) -> bool:
        """Whether a decision asks for a reason: where the subject is not *strong*."""
        return self.state is not SubjectState.STRONG

    def needs_reason_for(self, decision: DecisionKind | None) -> bool:
        """Whether this decision asks for a reason: it does also where it goes against a strong match, so that nobody who is
        held is given up in two keys."""
        return self.needs_reason or decision in _GIVES_UP

    @property
    def standing_candidates(self) -> tuple[CandidateColumn, ...]:
        """The records of registries beside the subject that nobody struck out: what *not found* goes against. The most probable
        first, but in a blind review as they stand."""
        standing = (
            column for column in self.columns if column.attributes.role is ListRole.REGISTRY and not column.struck_out
        )
        return tuple(sorted(standing, key=lambda column: -(column.chance or 0.0)))

    def column_of_digit(self, digit: int) -> CandidateColumn | None:
        for column in self.columns:
            if column.digit == digit:
                return column
        return None
