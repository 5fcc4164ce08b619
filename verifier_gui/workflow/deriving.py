"""Derives what the statements and the matching say of subjects: findings that stand now, verdict, state in the queue."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import Fact, FactKind
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, RecordKey, SubjectId
from verifier_gui.domain.lists import ListRole, NamedList, Subject
from verifier_gui.domain.membership import Members
from verifier_gui.domain.policies import Policy, Sampled
from verifier_gui.domain.review import SubjectState, state_of
from verifier_gui.domain.statement_kinds import DecisionKind
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import IdentifiedRecord
from verifier_gui.domain.verdicts import Verdict, fresh_decisions, identity_of, verdict_of
from verifier_gui.names.collation import sort_key
from verifier_gui.sheets.date_texts import gives_no_date
from verifier_gui.store.desks import QueueRow, Untouched
from verifier_gui.store.reader import Reader
from verifier_gui.store.writer import ActTransaction, DeskTransaction
from verifier_gui.workflow.case_policy import policy_of, samples_of
from verifier_gui.workflow.following import Followed, follow
from verifier_gui.workflow.laid_by_hand import Matched, laid_by_hand, met_without
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.noticing import POSSIBLE
from verifier_gui.workflow.revising import is_gone, revised


@dataclass(frozen=True, slots=True)
class Grounds:
    """What of a case everything is derived by, beside what lies on a subject itself."""

    lists: Mapping[ListId, NamedList]
    members: Members
    policy: Policy
    samples: Sampled


class Others(Protocol):
    """What is known of other subjects: all of it by the reader itself, less by somebody's view."""

    def identified_as(self, record: RecordKey) -> list[SubjectId]: ...

    def verdict_on(self, subject: SubjectId) -> Verdict: ...


@dataclass(frozen=True, slots=True)
class Derived:
    """What stands of one subject now."""

    findings: tuple[Finding, ...]
    verdict: Verdict
    state: SubjectState
    why: FindingKind | None
    plausible: int
    best: float
    successors: frozenset[RecordKey] = frozenset()
    """records that stand in place of those of the identity in the newest revisions of their lists: the same person"""
    untouched: Untouched | None = None
    """how the subject would stand if nobody had said anything; None where that was not asked"""

    @property
    def identifying(self) -> tuple[RecordKey, ...]:
        """The records that an identity names, be it decided or awaiting its second review, and those that stand in their place."""
        return (*named_records(self.verdict), *sorted(self.successors)) if self.verdict.is_answered else ()


def grounds_of(reader: Reader) -> Grounds:
    return Grounds(lists_by_id(reader), members_of(reader), policy_of(reader), samples_of(reader))


def derive(
    reader: Reader,
    subject: Subject,
    *,
    statements: Iterable[Statement],
    findings: Sequence[Finding],
    candidates: Sequence[Candidate],
    grounds: Grounds,
    others: Others | None = None,
    added: Collection[RecordKey] | None = None,
) -> Derived:
    """Everything from what is given, but for conflicts of identity, which lie in the verdicts on other subjects: `others` knows
    them, and is the reader where nothing is to be held back. `added` are the records that count as laid beside it by hand: all of
    them, if none are given."""
    others = others or reader
    statements, lists, members = list(statements), grounds.lists, grounds.members
    identity = identity_of(subject.facts)
    # Its own decision decides which conflicts stand, and the conflicts which stops: what is cached may be older.
    own = verdict_of(statements, identity=identity, stops=(), members=members)
    followed = follow(reader, own, candidates, lists)
    added = laid_by_hand(reader, subject.id).all if added is None else added
    conflicts, cleared = _conflicts(reader, others, subject, own, followed, candidates, lists, added)
    stops = tuple(finding for finding in (*followed.findings, *conflicts, *findings) if finding.is_stop)
    standing = (*stops, *_plain(findings), *revised(reader, subject, lists))
    verdict = verdict_of(
        statements,
        identity=identity,
        stops=[finding.key for finding in standing if finding.is_stop],
        members=members,
        decisions_needed=grounds.policy.decisions_needed(
            standing,
            fresh_decisions(statements, identity, members) if own.deciders and grounds.policy.asks_twice else (),
            is_drawn=subject.id in grounds.samples.drawn,
            cleared_conflict=cleared,
        ),
    )
    roles = {list_id: named.attributes.role for list_id, named in lists.items()}
    figures = grounds.policy.figures
    state = state_of(candidates, roles, standing, verdict.open_stops, verdict.struck_out, figures)
    counted = [
        candidate.probability
        for candidate in candidates
        if roles.get(candidate.list_id) is ListRole.REGISTRY and candidate.record not in verdict.struck_out
    ]
    return Derived(
        findings=standing,
        verdict=verdict,
        state=state,
        why=standing[0].kind if standing else None,
        plausible=sum(probability >= figures.rival for probability in counted),
        best=max(counted, default=0.0),
        successors=frozenset(followed.successors),
    )


def derive_to_keep(
    reader: Reader,
    subject: Subject,
    *,
    statements: Sequence[Statement],
    findings: Sequence[Finding],
    candidates: Sequence[Candidate],
    grounds: Grounds,
) -> Derived:
    """The same, and how the subject would stand if nobody had said or sought anything of it, nor identified anybody else: kept where
    the policy hides what others said."""
    derived = derive(reader, subject, statements=statements, findings=findings, candidates=candidates, grounds=grounds)
    if not grounds.policy.asks_twice:
        return derived
    laid = laid_by_hand(reader, subject.id)
    met = met_without(reader, subject, Matched(candidates, findings), grounds.lists, laid)
    alone = derive(
        reader,
        subject,
        statements=(),
        findings=met.findings,
        candidates=met.candidates,
        grounds=grounds,
        others=_NOBODY,
        added=frozenset(),
    )
    untouched = Untouched(alone.state, alone.why, alone.plausible, alone.best, alone.verdict.open_stops)
    return replace(derived, untouched=untouched)


def derive_stored_to_keep(reader: Reader, subject: Subject, grounds: Grounds) -> Derived:
    """The same for one subject whose matching and statements are in the case file."""
    return derive_to_keep(
        reader,
        subject,
        statements=reader.statements_on(subject.id),
        findings=reader.findings_of(subject.id),
        candidates=reader.candidates_of(subject.id),
        grounds=grounds,
    )


class _Nobody:
    """Knows of nobody else."""

    def identified_as(self, record: RecordKey) -> list[SubjectId]:
        return []

    def verdict_on(self, subject: SubjectId) -> Verdict:
        return Verdict()


_NOBODY = _Nobody()


def keep(transaction: ActTransaction | DeskTransaction, derived: Mapping[SubjectId, Derived]) -> None:
    """Keeps what was derived, in the transaction that changed it."""
    transaction.put_verdicts({subject: found.verdict for subject, found in derived.items()})
    transaction.put_untouched({subject: found.untouched for subject, found in derived.items() if found.untouched})
    for subject, found in derived.items():
        transaction.put_identity(subject, found.identifying)
        transaction.put_state(subject, found.state, found.why, found.plausible, found.best)


def derive_anew(
    reader: Reader,
    transaction: ActTransaction | DeskTransaction,
    subjects: Iterable[SubjectId],
    records: Iterable[RecordKey] = (),
) -> frozenset[SubjectId]:
    """Derives and keeps what stands of these subjects after a change, and of everybody whose conflicts of identity it touches:
    those who met, or are identified as, a record that a decided identity began or ceased to name. `records` are further
    records whose subjects came or went. Gives all who were derived."""
    grounds = grounds_of(reader)
    own = [found for found in map(reader.subject, dict.fromkeys(subjects)) if found is not None]
    changed = set(records)
    touched: set[SubjectId] = set()
    for subject in own:
        before = set(reader.identifying(subject.id))
        derived = derive_stored_to_keep(reader, subject, grounds)
        keep(transaction, {subject.id: derived})
        changed |= before ^ set(derived.identifying)
        if derived.verdict.duplicate_of:
            touched.add(derived.verdict.duplicate_of)
    for record in changed:
        touched.update(reader.met(record), reader.identified_as(record))
    alone = {subject.id for subject in own} if len(own) == 1 else set[SubjectId]()
    # Several may be in conflict with one another: now all their identities are known.
    again = sorted((touched | {subject.id for subject in own}) - alone)
    for other in filter(None, map(reader.subject, again)):
        keep(transaction, {other.id: derive_stored_to_keep(reader, other, grounds)})
    return frozenset({*(subject.id for subject in own), *again})


def queue_row(subject: Subject, derived: Derived) -> QueueRow:
    """A subject's line in the queue."""
    facts = subject.facts
    surname = facts.first(FactKind.SURNAME)
    others = [fact.raw.strip() for fact in map(facts.first, (FactKind.GIVEN_NAME, FactKind.PATRONYMIC)) if fact]
    name = facts.shown_name()
    return QueueRow(
        subject=subject.id,
        list_id=subject.list_id,
        number=subject.number,
        row=subject.record.row,
        surname=surname.raw.strip() if surname else name,
        other_names=" ".join(text for text in others if text) if surname else "",
        born=_born(facts.first(FactKind.BIRTH_DATE)),
        state=derived.state,
        why=derived.why,
        plausible=derived.plausible,
        best=derived.best,
        sort_name=sort_key(name),
    )


def _born(fact: Fact | None) -> str:
    """A birth date as it is shown, what is no date as it came; empty where the line says only that it has none."""
    if fact is None or (not fact.value and gives_no_date(fact.raw)):
        return ""
    return PartialDate.parse(fact.value).shown() if fact.value else fact.raw.strip()


def possible_records(candidates: Iterable[Candidate], added: Collection[str]) -> list[RecordKey]:
    """The records that count as a possible identity: probable enough, or laid beside the subject by hand."""
    return [found.record for found in candidates if found.probability >= POSSIBLE or found.record in added]


def lists_by_id(reader: Reader) -> dict[ListId, NamedList]:
    return {named.id: named for named in reader.lists()}


def named_records(verdict: Verdict) -> tuple[RecordKey, ...]:
    """The records that an identity names, decided or awaiting its second review."""
    return tuple(named.record.record for named in verdict.records) if verdict.is_answered else ()


def _plain(findings: Sequence[Finding]) -> Iterable[Finding]:
    return (finding for finding in findings if not finding.is_stop)


def _conflicts(
    reader: Reader,
    known: Others,
    subject: Subject,
    own: Verdict,
    followed: Followed,
    candidates: Sequence[Candidate],
    lists: Mapping[ListId, NamedList],
    added: Collection[RecordKey],
) -> tuple[list[Finding], bool]:
    """Records that are another subject's identity already, unless one of the two is a duplicate of the other: those that may
    well be the subject, those that somebody laid beside it, and those that it is identified as. And whether there would be more of
    them, were nobody called a duplicate."""
    possible = frozenset(possible_records(candidates, added))
    places = {
        candidate.record: (candidate.list_id, str(candidate.row))
        for candidate in candidates
        if candidate.record in possible
    }
    for named in own.records:
        places[named.record.record] = (named.record.list_id, _row_of(reader, named.record, lists))
    places |= {record: (list_id, str(row)) for record, (list_id, row) in followed.successors.items()}
    found: list[Finding] = []
    cleared = False
    for record, (list_id, row) in places.items():
        every = [
            other
            for other in known.identified_as(record)
            if other != subject.id and _is_on_its_list(reader, other, lists)
        ]
        others = [other for other in every if not _duplicates(known, subject.id, own, other)]
        cleared = cleared or len(others) < len(every)
        if others and list_id in lists:
            people = [_shown(reader, other) for other in others]
            details = {"list": lists[list_id].attributes.name, "row": row, "people": ", ".join(people)}
            found.append(Finding(FindingKind.ANOTHER_SUBJECTS_IDENTITY, (record, *sorted(others)), details))
    return found, cleared


def _row_of(reader: Reader, named: IdentifiedRecord, lists: Mapping[ListId, NamedList]) -> str:
    """The row where a record stands now; empty where the newest revision of its list no longer has it."""
    revision = lists[named.list_id].revision if named.list_id in lists else None
    record = reader.record(revision.id, named.record) if revision else None
    return str(record.row) if record else ""


def _is_on_its_list(reader: Reader, subject: SubjectId, lists: Mapping[ListId, NamedList]) -> bool:
    """Whether the newest revision of its list still has a subject."""
    found = reader.subject(subject)
    return found is not None and not is_gone(found, lists)


def _duplicates(known: Others, one: SubjectId, own: Verdict, other: SubjectId) -> bool:
    theirs = known.verdict_on(other)
    return any(
        verdict.decision is DecisionKind.DUPLICATE and verdict.is_answered and verdict.duplicate_of == kept
        for verdict, kept in ((own, other), (theirs, one))
    )


def _shown(reader: Reader, other: SubjectId) -> str:
    found = reader.subject(other)
    return f"№ {found.number} {found.facts.shown_name()}" if found else other[:10]
