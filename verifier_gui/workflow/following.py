"""What became of the records that identify a subject in the newest revisions of their registries: there, changed, gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.facts import NUMBERS, FactKind, Facts
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId, SubjectId
from verifier_gui.domain.lists import NamedList, Record, Revision
from verifier_gui.domain.subject_statements import IdentifiedRecord
from verifier_gui.domain.verdicts import Verdict, identity_of
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.revising import changes_between

_LIKELY = 0.50
"""A new record of the registry that is the subject with this probability is shown as what the former one has become."""


@dataclass(frozen=True, slots=True)
class Followed:
    """`findings`: a stop for each record that is gone or says something else of who the person is. `successors`: records that
    stand in place of those that are named, with the place where each stands: the same person, some other cell of whom changed."""

    findings: tuple[Finding, ...] = ()
    successors: Mapping[RecordKey, tuple[ListId, int]] = field(default_factory=dict[RecordKey, tuple[ListId, int]])


def follow(
    reader: Reader, verdict: Verdict, candidates: Sequence[Candidate], lists: Mapping[ListId, NamedList]
) -> Followed:
    """Looks for each record that the verdict names in the newest revision of its list, and where it is not there, among the
    candidates for what it has become."""
    findings: list[Finding] = []
    successors: dict[RecordKey, tuple[ListId, int]] = {}
    for found in verdict.records:
        named = lists.get(found.record.list_id)
        newest = named.revision if named else None
        if named is None or newest is None or reader.record(newest.id, found.record.record) is not None:
            continue
        last = last_seen(reader, found.record)
        if last is None:
            continue
        revision, record = last
        come = _come(reader, revision, newest, candidates)
        same = next((other for _candidate, other in come if is_same(record.facts, other.facts)), None)
        if same is not None:
            successors[same.key] = (named.id, same.row)
            continue
        findings.append(_finding(named, revision, record, _changed_into(record, come)))
    return Followed(tuple(findings), successors)


def last_seen(reader: Reader, named: IdentifiedRecord) -> tuple[Revision, Record] | None:
    """The newest revision that has a record of an identity, and the record as it stands there: an agency may have taken it out
    since."""
    for revision in reversed(reader.revisions(named.list_id)):
        record = reader.record(revision.id, named.record)
        if record is not None:
            return revision, record
    return None


def standing(reader: Reader, subject: SubjectId, named: IdentifiedRecord, newest: RevisionId) -> Record | None:
    """The record of a subject's identity as the newest revision of its list has it: under its own key, else the one that stands in
    its place; None where it is gone or has become another."""
    record = reader.record(newest, named.record)
    last = last_seen(reader, named) if record is None else None
    if last is None:
        return record
    others = (reader.record(newest, key) for key in reader.identifying(subject) if key != named.record)
    return next((other for other in others if other is not None and is_same(last[1].facts, other.facts)), None)


def is_same(was: Facts, now: Facts) -> bool:
    """Whether two lines of one registry say the same of who somebody is, and enough of it: a name alone is shared by many."""
    if not changes_between(was, now):
        return True
    if identity_of(was) != identity_of(now):
        return False
    born = was.first(FactKind.BIRTH_DATE)
    return (born is not None and bool(born.value) and born.precision == "day") or any(map(was.value, NUMBERS))


def _come(
    reader: Reader, former: Revision, newest: Revision, candidates: Sequence[Candidate]
) -> list[tuple[Candidate, Record]]:
    """The candidates of the newest revision that the former one did not have: whoever stood there already is somebody else."""
    come: list[tuple[Candidate, Record]] = []
    for candidate in candidates:
        if candidate.revision == newest.id and reader.record(former.id, candidate.record) is None:
            record = reader.record_at(newest.id, candidate.row)
            if record is not None:
                come.append((candidate, record))
    return come


def _changed_into(was: Record, come: Sequence[tuple[Candidate, Record]]) -> Record | None:
    """The record that probably stands in place of a former one: by a number that both have, by the whole name where one alone has
    it, else the most probable."""
    for _candidate, record in come:
        if any(was.facts.value(kind) and was.facts.value(kind) == record.facts.value(kind) for kind in NUMBERS):
            return record
    namesakes = [record for _candidate, record in come if _name(record.facts) == _name(was.facts)]
    if len(namesakes) == 1:
        return namesakes[0]
    return next((record for candidate, record in come if candidate.probability >= _LIKELY), None)


def _name(facts: Facts) -> list[str]:
    return [facts.value(kind).casefold() for kind in (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)]


def _finding(named: NamedList, revision: Revision, was: Record, now: Record | None) -> Finding:
    newest = named.revision.number if named.revision else 0
    details = {
        "list": named.attributes.name,
        "row": str(was.row),
        "name": was.facts.shown_name(),
        "born": was.facts.value(FactKind.BIRTH_DATE),
        "was": str(revision.number),
        "revision": str(newest),
    }
    if now is None:
        return Finding(FindingKind.RECORD_GONE, (was.key,), details)
    rests_on = tuple(sorted((was.key, now.key)))
    changes = changes_between(was.facts, now.facts)
    return Finding(FindingKind.RECORD_CHANGED, rests_on, details | {"row-is": str(now.row)} | changes)
