"""Derives what the statements and the matching say of subjects: findings that stand now, verdict, state in the queue."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import Fact, FactKind
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, RecordKey, SubjectId
from verifier_gui.domain.lists import ListRole, NamedList, Subject
from verifier_gui.domain.membership import Members
from verifier_gui.domain.review import SubjectState, state_of
from verifier_gui.domain.statement_kinds import DecisionKind
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import IdentifiedRecord
from verifier_gui.domain.verdicts import Verdict, identity_of, verdict_of
from verifier_gui.names.collation import sort_key
from verifier_gui.sheets.date_texts import gives_no_date
from verifier_gui.store.desks import QueueRow
from verifier_gui.store.reader import Reader
from verifier_gui.store.writer import ActTransaction, DeskTransaction
from verifier_gui.workflow.following import Followed, follow
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.noticing import POSSIBLE
from verifier_gui.workflow.revising import is_gone, revised

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
    successors: frozenset[RecordKey] = frozenset()
    """records that stand in place of those of the identity in the newest revisions of their lists: the same person"""

    @property
    def identifying(self) -> tuple[RecordKey, ...]:
        """The records that a decided identity names, and those that stand in their place."""
        return (*decided_records(self.verdict), *sorted(self.successors)) if self.verdict.is_decided else ()


def derive(
    reader: Reader,
    subject: Subject,
    *,
    statements: Iterable[Statement],
    findings: Sequence[Finding],
    candidates: Sequence[Candidate],
    lists: Mapping[ListId, NamedList],
    members: Members,
) -> Derived:
    """Everything from what is given, but for conflicts of identity, which lie in the verdicts on other subjects."""
    statements = list(statements)
    identity = identity_of(subject.facts)
    # Its own decision decides which conflicts stand, and the conflicts which stops: what is cached may be older.
    own = verdict_of(statements, identity=identity, stops=(), members=members)
    followed = follow(reader, own, candidates, lists)
    conflicts = _conflicts(reader, subject, own, followed, candidates, lists)
    stops = tuple(finding for finding in (*followed.findings, *conflicts, *findings) if finding.is_stop)
    standing = (*stops, *_plain(findings), *revised(reader, subject, lists))
    verdict = verdict_of(
        statements,
        identity=identity,
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
        successors=frozenset(followed.successors),
    )


def derive_stored(reader: Reader, subject: Subject, lists: Mapping[ListId, NamedList], members: Members) -> Derived:
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
    lists, members = lists_by_id(reader), members_of(reader)
    own = [found for found in map(reader.subject, dict.fromkeys(subjects)) if found is not None]
    changed = set(records)
    touched: set[SubjectId] = set()
    for subject in own:
        before = set(reader.identifying(subject.id))
        derived = derive_stored(reader, subject, lists, members)
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
        keep(transaction, {other.id: derive_stored(reader, other, lists, members)})
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


def added_setting(subject: SubjectId) -> str:
    """The name under which the desk remembers records that a search added beside a subject."""
    return f"added/{subject}"


def added_by_search(reader: Reader, subject: SubjectId) -> frozenset[str]:
    """The keys of the records that a search added beside a subject."""
    added = reader.setting(added_setting(subject))
    return frozenset(key for key in added if isinstance(key, str)) if isinstance(added, list) else frozenset()


def possible_records(candidates: Iterable[Candidate], added: Collection[str]) -> list[RecordKey]:
    """The records that count as a possible identity: probable enough, or laid beside the subject by hand."""
    return [found.record for found in candidates if found.probability >= POSSIBLE or found.record in added]


def lists_by_id(reader: Reader) -> dict[ListId, NamedList]:
    return {named.id: named for named in reader.lists()}


def decided_records(verdict: Verdict) -> tuple[RecordKey, ...]:
    """The records that a decided identity names."""
    return tuple(named.record.record for named in verdict.records) if verdict.is_decided else ()


def _plain(findings: Sequence[Finding]) -> Iterable[Finding]:
    return (finding for finding in findings if not finding.is_stop)


def _conflicts(
    reader: Reader,
    subject: Subject,
    own: Verdict,
    followed: Followed,
    candidates: Sequence[Candidate],
    lists: Mapping[ListId, NamedList],
) -> list[Finding]:
    """Records that are another subject's identity already, unless one of the two is a duplicate of the other: those that may
    well be the subject, those that somebody laid beside it, and those that it is identified as."""
    added = added_by_search(reader, subject.id)
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
    for record, (list_id, row) in places.items():
        others = [
            other
            for other in reader.identified_as(record)
            if other != subject.id
            and _is_on_its_list(reader, other, lists)
            and not _duplicates(reader, subject.id, own, other)
        ]
        if others and list_id in lists:
            people = [_shown(reader, other) for other in others]
            details = {"list": lists[list_id].attributes.name, "row": row, "people": ", ".join(people)}
            found.append(Finding(FindingKind.ANOTHER_SUBJECTS_IDENTITY, (record, *sorted(others)), details))
    return found


def _row_of(reader: Reader, named: IdentifiedRecord, lists: Mapping[ListId, NamedList]) -> str:
    """The row where a record stands now; empty where the newest revision of its list no longer has it."""
    revision = lists[named.list_id].revision if named.list_id in lists else None
    record = reader.record(revision.id, named.record) if revision else None
    return str(record.row) if record else ""


def _is_on_its_list(reader: Reader, subject: SubjectId, lists: Mapping[ListId, NamedList]) -> bool:
    """Whether the newest revision of its list still has a subject."""
    found = reader.subject(subject)
    return found is not None and not is_gone(found, lists)


def _duplicates(reader: Reader, one: SubjectId, own: Verdict, other: SubjectId) -> bool:
    theirs = reader.verdict_on(other)
    return any(
        verdict.decision is DecisionKind.DUPLICATE and verdict.is_decided and verdict.duplicate_of == kept
        for verdict, kept in ((own, other), (theirs, one))
    )


def _shown(reader: Reader, other: SubjectId) -> str:
    found = reader.subject(other)
    return f"№ {found.number} {found.facts.shown_name()}" if found else other[:10]
