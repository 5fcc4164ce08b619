"""Derives what the statements and the matching say of subjects: findings that stand now, verdict, state in the queue."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, SubjectId
from verifier_gui.domain.lists import ListRole, NamedList, Subject
from verifier_gui.domain.review import Figures, SubjectState, state_of
from verifier_gui.domain.statements import DecisionKind, Statement
from verifier_gui.domain.verdicts import Verdict, identity_of, verdict_of
from verifier_gui.names.collation import sort_key
from verifier_gui.store.desks import QueueRow
from verifier_gui.store.reader import Reader
from verifier_gui.store.writer import ActTransaction, DeskTransaction
from verifier_gui.workflow.noticing import POSSIBLE

PLAUSIBLE_RIVAL = Figures().rival


@dataclass(frozen=True, slots=True)
class Derived:
    """What stands of one subject now."""

    findings: tuple[Finding, ...]
    verdict: Verdict
    state: SubjectState
    why: FindingKind | None
    plausible: int
    best: float


def derive(
    reader: Reader,
    subject: Subject,
    *,
    statements: Iterable[Statement],
    findings: Sequence[Finding],
    candidates: Sequence[Candidate],
    lists: Mapping[ListId, NamedList],
    members: Collection[OperatorId],
) -> Derived:
    """Everything from what is given, but for conflicts of identity, which lie in the verdicts on other subjects."""
    conflicts = _conflicts(reader, subject, candidates, lists)
    standing = (*(finding for finding in (*conflicts, *findings) if finding.is_stop), *_plain(findings))
    verdict = verdict_of(
        statements,
        identity=identity_of(subject.facts),
        stops=[finding.key for finding in standing if finding.is_stop],
        members=members,
    )
    roles = {list_id: named.attributes.role for list_id, named in lists.items()}
    state = state_of(candidates, roles, standing, verdict.open_stops, verdict.struck_out)
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
        plausible=sum(probability >= PLAUSIBLE_RIVAL for probability in counted),
        best=max(counted, default=0.0),
    )


def derive_stored(
    reader: Reader, subject: Subject, lists: Mapping[ListId, NamedList], members: Collection[OperatorId]
) -> Derived:
    """The same for one subject whose matching and statements are in the case file."""
    return derive(
        reader,
        subject,
        statements=reader.statements_on(subject.id),
        findings=reader.findings_of(subject.id),
        candidates=reader.candidates_of(subject.id),
        lists=lists,
        members=members,
    )


def keep(transaction: ActTransaction | DeskTransaction, derived: Mapping[SubjectId, Derived]) -> None:
    """Keeps what was derived, in the transaction that changed it."""
    transaction.put_verdicts({subject: found.verdict for subject, found in derived.items()})
    for subject, found in derived.items():
        transaction.put_identity(subject, _identity(found.verdict))
        transaction.put_state(subject, found.state, found.why)


def queue_row(subject: Subject, derived: Derived) -> QueueRow:
    """A subject's line in the queue."""
    facts = subject.facts
    surname = facts.first(FactKind.SURNAME)
    others = [fact.raw.strip() for fact in map(facts.first, (FactKind.GIVEN_NAME, FactKind.PATRONYMIC)) if fact]
    born = facts.first(FactKind.BIRTH_DATE)
    name = facts.shown_name()
    return QueueRow(
        subject=subject.id,
        list_id=subject.list_id,
        number=subject.number,
        row=subject.record.row,
        surname=surname.raw.strip() if surname else name,
        other_names=" ".join(text for text in others if text) if surname else "",
        born="" if born is None else PartialDate.parse(born.value).shown() if born.value else born.raw.strip(),
        state=derived.state,
        why=derived.why,
        plausible=derived.plausible,
        best=derived.best,
        sort_name=sort_key(name),
    )


def lists_by_id(reader: Reader) -> dict[ListId, NamedList]:
    return {named.id: named for named in reader.lists()}


def _identity(verdict: Verdict) -> tuple[RecordKey, ...]:
    return tuple(named.record.record for named in verdict.records) if verdict.is_decided else ()


def _plain(findings: Sequence[Finding]) -> Iterable[Finding]:
    return (finding for finding in findings if not finding.is_stop)


def _conflicts(
    reader: Reader, subject: Subject, candidates: Sequence[Candidate], lists: Mapping[ListId, NamedList]
) -> list[Finding]:
    """Records that are another subject's identity already, unless one of the two is a duplicate of the other."""
    found: list[Finding] = []
    for candidate in candidates:
        if candidate.probability < POSSIBLE or candidate.list_id not in lists:
            continue
        others = [
            other
            for other in reader.identified_as(candidate.record)
            if other != subject.id and not _duplicates(reader, subject.id, other)
        ]
        if others:
            people = [_shown(reader, other) for other in others]
            details = {
                "list": lists[candidate.list_id].attributes.name,
                "row": str(candidate.row),
                "people": ", ".join(people),
            }
            found.append(Finding(FindingKind.ANOTHER_SUBJECTS_IDENTITY, (candidate.record, *sorted(others)), details))
    return found


def _duplicates(reader: Reader, one: SubjectId, other: SubjectId) -> bool:
    return any(
        verdict.decision is DecisionKind.DUPLICATE and verdict.duplicate_of == kept
        for verdict, kept in ((reader.verdict_on(one), other), (reader.verdict_on(other), one))
    )


def _shown(reader: Reader, other: SubjectId) -> str:
    found = reader.subject(other)
    return f"№ {found.number} {found.facts.shown_name()}" if found else other[:10]
