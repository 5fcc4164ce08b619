"""Follows up, after a new revision of a registry, everybody who is identified by a record that it changed or no longer has."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from verifier_gui.domain.changes import Change
from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.domain.identifiers import ListId, RecordKey, SubjectId
from verifier_gui.domain.lists import ListRole, Revision
from verifier_gui.domain.subject_statements import IdentifiedRecord
from verifier_gui.domain.verdicts import identity_of
from verifier_gui.store.reader import Reader
from verifier_gui.store.writer import DeskTransaction
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import derive_anew
from verifier_gui.workflow.following import last_seen

_AT_ONCE = 25
"""Subjects in one transaction: a decision never waits for more."""


@dataclass(slots=True)
class Sought:
    """The records of a list that identify somebody, and among the rows of a new revision those that say the same of who a person
    is. They are found while the rows go by: looking for them afterwards would read a million rows once more."""

    found: dict[str, list[tuple[RecordKey, int]]] = field(default_factory=dict[str, list[tuple[RecordKey, int]]])
    """key and row of such rows by their identity"""
    _surnames: set[str] = field(default_factory=set[str])

    def seek(self, facts: Facts) -> None:
        self.found[identity_of(facts)] = []
        self._surnames.add(facts.value(FactKind.SURNAME))

    def look_at(self, row: int, key: RecordKey, facts: Facts) -> None:
        if self._surnames and facts.value(FactKind.SURNAME) in self._surnames:
            identity = identity_of(facts)
            if identity in self.found:
                self.found[identity].append((key, row))


def sought_in(reader: Reader, list_id: ListId) -> Sought:
    """The records of a list that identify somebody; none for a list that is new."""
    sought = Sought()
    for _subject, records in _identified_by(reader, list_id):
        for last in (last_seen(reader, named) for named in records):
            if last is not None:
                sought.seek(last[1].facts)
    return sought


def follow_up(acting: Acting, list_id: ListId, sought: Sought) -> Change:
    """Derives anew what stands of everybody whose record the newest revision of a registry has no longer, or has again. A record
    of which another cell changed is followed to its new row at once; what else it may have become, matching finds."""
    reader = acting.writer
    revisions = reader.revisions(list_id)[-2:]
    moved = [
        (subject, records)
        for subject, records in _identified_by(reader, list_id)
        if any(reader.record(revision.id, named.record) is None for revision in revisions for named in records)
    ]
    touched: frozenset[SubjectId] = frozenset()
    for start in range(0, len(moved), _AT_ONCE):
        part = moved[start : start + _AT_ONCE]
        with acting.writer.desk() as transaction:
            for subject, records in part:
                for named in records:
                    _carry(reader, transaction, subject, named, revisions[-1], sought)
            touched |= derive_anew(reader, transaction, [subject for subject, _records in part])
    return Change(subjects=touched)


def _identified_by(reader: Reader, list_id: ListId) -> Iterator[tuple[SubjectId, list[IdentifiedRecord]]]:
    """Everybody who is identified by records of a list, on their list or gone from it, with these records."""
    for named in reader.lists():
        if named.attributes.role is ListRole.TO_VERIFY:
            for subject, verdict in reader.verdicts_of_list(named.id).items():
                records = [found.record for found in verdict.records if found.record.list_id == list_id]
                if records:
                    yield subject, records


def _carry(
    reader: Reader,
    transaction: DeskTransaction,
    subject: SubjectId,
    named: IdentifiedRecord,
    newest: Revision,
    sought: Sought,
) -> None:
    """Puts the row that says the same of who the person is beside the subject, in place of the row that identified it."""
    last = last_seen(reader, named)
    if last is None or last[0].id == newest.id:
        return
    former, record = last
    come = [
        place for place in sought.found.get(identity_of(record.facts), ()) if not reader.record(former.id, place[0])
    ]
    candidates = [found for found in reader.candidates_of(subject) if found.list_id == named.list_id]
    known = {named.record, *reader.identifying(subject)}
    stood = next((found for found in candidates if found.record in known), None)
    if stood is not None and come:
        key, row = come[0]
        others = [found for found in candidates if found.record not in {stood.record, key}]
        carried = replace(stood, record=key, revision=newest.id, row=row)
        transaction.put_candidates(named.list_id, {subject: [carried, *others]})
