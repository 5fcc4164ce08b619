"""What the statements on a subject add up to: identity, stops and hold, each counted apart."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeAlias

from verifier_gui.domain.facts import IDENTITY_KINDS, Facts
from verifier_gui.domain.identifiers import OperatorId, RecordKey, StatementId, SubjectId, joined
from verifier_gui.domain.membership import Members
from verifier_gui.domain.queries import OpenQuery, open_queries
from verifier_gui.domain.rulings import (
    answers_to_stops,
    counted_statements,
    standing_adjudications,
    without_own_matters,
)
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, Reason
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import (
    Adjudication,
    Decision,
    Hold,
    IdentifiedRecord,
    Judgement,
    StopAnswer,
    Withdrawal,
)


class IdentityState(StrEnum):
    """How the identity of a subject stands."""

    UNDECIDED = "undecided"
    DECIDED = "decided"
    AWAITING_SECOND = "awaiting-second-review"
    NOT_SURE = "not-sure"
    DISAGREEMENT = "disagreement"
    OWN_DECISIONS_DIFFER = "own-decisions-differ"
    """one member decided differently at two stations, and decides anew"""
    BY_COLLEAGUE = "by-colleague"
    """only as somebody sees it who must not know more: decided by one, until the sample is drawn"""


@dataclass(frozen=True, slots=True)
class NamedBy:
    """A record of an identity, and the members who named it."""

    record: IdentifiedRecord
    members: tuple[OperatorId, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Derived, never stored as a truth of its own.

    `stop_answers` gives for each stop key the answers that live, by member; `open_stops` those of the subject's present
    stops that block, `applying_stops` those that everybody who answered says apply. `stale` counts
    live decisions that were made on other identity facts than the subject's present ones. `is_disputed`: two members' decisions
    differ, or one of several is *not sure*, and nobody has adjudicated. `settled_stops` are those whose answer is a supervisor's
    between different answers.
    """

    identity: IdentityState = IdentityState.UNDECIDED
    decision: DecisionKind | None = None
    records: tuple[NamedBy, ...] = ()
    certainty: Certainty | None = None
    source: str = ""
    duplicate_of: SubjectId | None = None
    reason: Reason | None = None
    note: str = ""
    ask: str = ""
    decided_by: tuple[OperatorId, ...] = ()
    decided_at: str = ""
    stop_answers: Mapping[str, Mapping[OperatorId, Answer]] = field(
        default_factory=dict[str, Mapping[OperatorId, Answer]]
    )
    open_stops: tuple[str, ...] = ()
    applying_stops: tuple[str, ...] = ()
    held_by: tuple[OperatorId, ...] = ()
    struck_out: tuple[RecordKey, ...] = ()
    stale: int = 0
    unknown_kinds: tuple[str, ...] = ()
    open_queries: tuple[OpenQuery, ...] = ()
    is_adjudicated: bool = False
    is_disputed: bool = False
    settled_stops: tuple[str, ...] = ()
    deciders: tuple[OperatorId, ...] = field(default=(), compare=False)
    """members with a decision or an adjudication that is live and fresh, whether it counts in the end or not"""
    speakers: tuple[OperatorId, ...] = field(default=(), compare=False)
    """members with any live statement on the subject"""
    needed: int = field(default=1, compare=False)
    """how many members decide, by the policy"""

    @property
    def differing_stops(self) -> tuple[str, ...]:
        """Of the open stops those that members answer differently."""
        return tuple(stop for stop in self.open_stops if len(set(self.stop_answers.get(stop, {}).values())) > 1)

    @property
    def waits_for_supervisor(self) -> bool:
        """Whether a supervisor must decide between members."""
        return self.is_disputed or bool(self.differing_stops)

    @property
    def is_held(self) -> bool:
        return bool(self.held_by)

    @property
    def is_decided(self) -> bool:
        """Whether nobody is asked for an identity decision any more."""
        return self.identity is IdentityState.DECIDED

    @property
    def is_answered(self) -> bool:
        """Whether there is an identity decision that nobody contradicts, even if it awaits its second review."""
        return self.identity in (IdentityState.DECIDED, IdentityState.AWAITING_SECOND)

    def answer_to(self, stop: str) -> Answer | None:
        """The one answer that all who answered gave, or None."""
        answers = set(self.stop_answers.get(stop, {}).values())
        return answers.pop() if len(answers) == 1 else None


def identity_of(facts: Facts) -> str:
    """The hash of a subject's identity facts: understood values, NFC, white space collapsed, case folded, in the order of
    `IDENTITY_KINDS` and of their ordinals, dates with their precision."""
    parts: list[bytes] = []
    for kind in IDENTITY_KINDS:
        for fact in sorted(facts.every(kind), key=lambda found: found.ordinal):
            if fact.value:
                value = " ".join(unicodedata.normalize("NFC", fact.value).split()).casefold()
                parts += [kind.value.encode(), value.encode("utf-8", "surrogatepass"), fact.precision.encode()]
    return joined("vcase/identity/1", *parts)


def live_statements(statements: Iterable[Statement], members: Members) -> list[Statement]:
    """Those that count: signed by a member whose role then may make them, not taken back by their signer, not replaced, not part
    of a fork. Whoever has several keys is one signer. An adjudication by somebody who decided on the subject himself does not count.

    A statement replaces those of the same signer, kind, subject and matter (a judgement's record, a stop answer's stop) that
    it has in `seen`, and whatever those had replaced. Notes replace nothing, and what was taken back replaces nothing any
    more: what stood before stands again, unless a later statement that stands replaced that too. The result is ordered by
    id, so that the order of arrival is of no account.
    """
    counted = without_own_matters(counted_statements(statements, members), members)
    by_id = {statement.id: statement for statement in counted}
    withdrawn = {
        other
        for statement in counted
        if isinstance(statement.body, Withdrawal)
        for other in statement.body.statements
        if other in by_id and members.person(by_id[other].by) == members.person(statement.by)
    }
    standing = [statement for statement in counted if statement.id not in withdrawn]
    matters = {found.id: _matter(found, members) for found in counted}
    replaced: set[StatementId] = set()
    replacing = list(standing)
    while replacing:
        statement = replacing.pop()
        matter = matters[statement.id]
        if matter is None or statement.about is None:
            continue
        for seen in statement.about.seen:
            if matters.get(seen) == matter and seen not in replaced:
                replaced.add(seen)
                replacing.append(by_id[seen])
    return sorted((found for found in standing if found.id not in replaced), key=lambda found: found.id)


def verdict_of(
    statements: Iterable[Statement],
    *,
    identity: str,
    stops: Collection[str],
    members: Members,
    decisions_needed: int = 1,
) -> Verdict:
    """The verdict on one subject, from the *set* of statements about it.

    `identity` is the hash of the subject's present identity facts, `stops` the keys of its present stops,
    `decisions_needed` what the policy asks (1 or 2). An adjudication that is live and fresh is looked at first:

    | live, fresh identity decisions | policy needs | identity is |
    | --- | --- | --- |
    | an adjudication, and every live decision is one it settles or agrees with it | any | as adjudicated |
    | an adjudication, and a later decision that disagrees; or two that differ | any | disagreement |
    | none | any | undecided |
    | one or more, one of them *not sure* | any | not sure |
    | one member's | one | that decision |
    | one member's | two | awaiting second review |
    | two or more members', all agree | any | that decision, records joined |
    | two or more members', some disagree | any | disagreement |

    *Fresh*: made on the subject's present identity facts. Two live decisions of one member, neither in the other's `seen`,
    that do not agree: that member decides anew.

    An adjudication counts where its signer is none of those whose decisions it settles; one that another adjudication settles
    gives way to it. A supervisor's answer to a stop that settles others' stands for theirs in the same way.

    Any live hold holds, unless its holder freed it (which replaces it) or a supervisor did, having seen it.
    """
    known = list(statements)
    live = live_statements(known, members)
    decided = [(found, found.body) for found in live if isinstance(found.body, Decision)]
    adjudged = standing_adjudications(live)
    fresh = [(found, body) for found, body in decided if body.about.identity == identity]
    fresh_adjudged = [(found, body) for found, body in adjudged if body.about.identity == identity]
    state, chosen = _identity(fresh, fresh_adjudged, decisions_needed, members)

    answers = answers_to_stops(live, known, members)
    holders: set[OperatorId] = set()
    struck: set[RecordKey] = set()
    freed = {
        seen
        for found in live
        if isinstance(found.body, Hold) and not found.body.held and members.is_supervisors(found)
        for seen in found.body.about.seen
    }
    for found in live:
        body = found.body
        if isinstance(body, Hold) and body.held and found.id not in freed:
            holders.add(members.person(found.by))
        elif isinstance(body, Judgement) and body.another_person:
            struck.add(body.record)
    given = {stop: answered.by for stop, answered in answers.items()}
    unknown = sorted({found.kind for found in live if found.about is None})
    verdict = Verdict(
        identity=state,
        stop_answers=given,
        open_stops=tuple(sorted(stop for stop in stops if _blocks(given.get(stop, {})))),
        applying_stops=tuple(sorted(stop for stop in stops if set(given.get(stop, {}).values()) == {Answer.APPLIES})),
        held_by=tuple(sorted(holders)),
        struck_out=tuple(sorted(struck)),
        stale=len(decided) - len(fresh) + len(adjudged) - len(fresh_adjudged),
        unknown_kinds=tuple(unknown),
        open_queries=open_queries(live, members),
        is_adjudicated=bool(fresh_adjudged) and bool(chosen),
        is_disputed=state is IdentityState.DISAGREEMENT
        or (
            state is IdentityState.NOT_SURE
            and not fresh_adjudged
            and len({members.person(found.by) for found, _ in fresh}) > 1
        ),
        settled_stops=tuple(sorted(stop for stop, answered in answers.items() if answered.is_settled)),
        deciders=tuple(sorted({members.person(found.by) for found, _ in (*fresh, *fresh_adjudged)})),
        speakers=tuple(sorted({members.person(found.by) for found in live})),
        needed=decisions_needed,
    )
    return _with_decisions(verdict, chosen, members)


def fresh_decisions(statements: Iterable[Statement], identity: str, members: Members) -> list[Decision]:
    """The live decisions on a subject that were made on its present identity facts."""
    return [
        found.body
        for found in live_statements(statements, members)
        if isinstance(found.body, Decision) and found.body.about.identity == identity
    ]


def agree(one: Decision, other: Decision) -> bool:
    """Same kind of identity decision and, in every registry that both name, the same records."""
    if one.decision is not other.decision or one.duplicate_of != other.duplicate_of:
        return False
    ours, theirs = _by_list(one), _by_list(other)
    return all(ours[name] == theirs[name] for name in ours.keys() & theirs.keys())


def _by_list(decision: Decision) -> dict[str, set[RecordKey]]:
    records: dict[str, set[RecordKey]] = {}
    for named in decision.records:
        records.setdefault(named.list_id, set()).add(named.record)
    return records


def _matter(statement: Statement, members: Members) -> tuple[str, ...] | None:
    """Signer, kind, subject and what of the subject a statement is about: it replaces those it has seen of which all are the same.
    None for one that replaces nothing."""
    body = statement.body
    if isinstance(body, Judgement):
        of = str(body.record)
    elif isinstance(body, StopAnswer):
        of = body.stop
    elif isinstance(body, Decision | Adjudication | Hold):
        of = ""
    else:
        return None
    return members.person(statement.by), statement.kind, body.about.subject, of


def _blocks(answers: Mapping[OperatorId, Answer]) -> bool:
    given = set(answers.values())
    return len(given) != 1 or Answer.UNCLEAR in given


_Decided: TypeAlias = tuple[Statement, Decision]


def _identity(
    fresh: list[_Decided], adjudged: list[tuple[Statement, Adjudication]], needed: int, members: Members
) -> tuple[IdentityState, list[_Decided]]:
    if adjudged:
        settled = {other for _, body in adjudged for other in body.settles}
        rulings = [(found, body.decided) for found, body in adjudged]
        first = rulings[0][1]
        if any(not agree(first, ruling) for _, ruling in rulings) or any(
            found.id not in settled and not agree(first, body) for found, body in fresh
        ):
            return IdentityState.DISAGREEMENT, []
        if first.decision is DecisionKind.NOT_SURE:
            return IdentityState.NOT_SURE, rulings
        return IdentityState.DECIDED, rulings
    if not fresh:
        return IdentityState.UNDECIDED, []
    by_member: dict[OperatorId, list[_Decided]] = {}
    for found, body in fresh:
        by_member.setdefault(members.person(found.by), []).append((found, body))
    for own in by_member.values():
        if any(not agree(own[0][1], body) for _, body in own[1:]):
            return IdentityState.OWN_DECISIONS_DIFFER, []
    if any(body.decision is DecisionKind.NOT_SURE for _, body in fresh):
        return IdentityState.NOT_SURE, [pair for pair in fresh if pair[1].decision is DecisionKind.NOT_SURE]
    if len(by_member) < needed:
        return IdentityState.AWAITING_SECOND, fresh
    if any(not agree(one, other) for _, one in fresh for _, other in fresh):
        return IdentityState.DISAGREEMENT, []
    return IdentityState.DECIDED, fresh


def _with_decisions(verdict: Verdict, chosen: list[_Decided], members: Members) -> Verdict:
    """The verdict with what the decisions that count say together; single values are those of the lowest statement id, so
    that every copy shows the same."""
    if not chosen:
        return verdict
    named: dict[IdentifiedRecord, set[OperatorId]] = {}
    for found, body in chosen:
        for record in body.records:
            named.setdefault(record, set()).add(members.person(found.by))
    found, body = min(chosen, key=lambda pair: pair[0].id)
    certain = {decision.certainty for _, decision in chosen}
    return replace(
        verdict,
        decision=body.decision,
        records=tuple(NamedBy(record, tuple(sorted(named[record]))) for record in sorted(named)),
        certainty=Certainty.PROBABLE if Certainty.PROBABLE in certain else body.certainty,
        source=body.source,
        duplicate_of=body.duplicate_of,
        reason=body.reason,
        note=body.note,
        ask=body.ask,
        decided_by=tuple(sorted({members.person(pair[0].by) for pair in chosen})),
        decided_at=max(pair[0].at for pair in chosen),
    )
