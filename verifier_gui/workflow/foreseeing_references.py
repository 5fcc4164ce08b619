"""What a new revision of a reference list would change, told before anything of it is written: its records, and whoever is decided by
them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.domain.forecasts import Fate, Forecast, Foreseen
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.lists import ListRole, NamedList, Record, Revision
from verifier_gui.domain.problems import Problem
from verifier_gui.domain.verdicts import identity_of
from verifier_gui.progress import Progress
from verifier_gui.store.compact import read_facts
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.following import standing
from verifier_gui.workflow.foreseeing import differences_of
from verifier_gui.workflow.importing import ImportPlan, ReadRows, begin_reading, coming_revision
from verifier_gui.workflow.people_by_hand import people_by_hand
from verifier_gui.workflow.viewing import View

_OF_NOTHING = identity_of(Facts())
_STEP = 1000


@dataclass(frozen=True, slots=True)
class _Decided:
    """Somebody who is decided, and the record of the list that identifies him, as it stands now."""

    subject: SubjectId
    record: Record
    identity: str


@dataclass(slots=True)
class _Rows:
    """What the file has, beside the revision before it. Keys and identities stand as numbers of 64 bits: a registry has a million."""

    missing: set[int]
    """keys of the revision before that no row has had so far"""
    same: int = 0
    other: Counter[int] = field(default_factory=Counter[int])
    """identities of the rows whose key is new"""
    sought: dict[str, list[Record]] = field(default_factory=dict[str, list[Record]])
    """rows whose key is new and that say the same of who a person is as a record that identifies somebody"""


def foresee_reference(view: View, plan: ImportPlan, progress: Progress) -> Forecast:
    """Compares a planned revision of a registry, or of another reference list, with the one before. `people` are those decided people,
    as far as somebody may know, whose record would be gone or changed. Raises `SheetError`, `Cancelled`, and `KeyError` for a plan of
    a new list."""
    reader = view.reader
    named = reader.named_list(plan.list_id) if plan.list_id else None
    if named is None or named.revision is None:
        raise KeyError(plan.list_id)
    decided = list(_decided(view, named, named.revision))
    rows = _Rows(
        {_number(key) for key in reader.keys_of(named.revision.id)}, sought={one.identity: [] for one in decided}
    )
    _read(reader, named, plan, rows, progress.part(0, 0.9))
    kept = {
        _number(one.record.key)
        for one in people_by_hand(reader, named.id)
        if not rows.other[_number(identity_of(one.record.facts))]
    } & rows.missing
    rows.missing -= kept
    changed = _changed(reader, named.revision, rows, progress.part(0.9, 1))
    return Forecast(
        since=named.revision.number,
        same=rows.same + len(kept),
        changed=changed,
        new=rows.other.total() - changed,
        gone=len(rows.missing) - changed,
        people=tuple(_touched(view, decided, rows, named.revision, plan)),
        is_reference=True,
        kept=len(kept),
    )


def _decided(view: View, named: NamedList, newest: Revision) -> Iterator[_Decided]:
    for other in view.grounds.lists.values():
        if other.attributes.role is not ListRole.TO_VERIFY:
            continue
        for subject, verdict in view.verdicts_of_list(other.id).items():
            for found in verdict.records if verdict.is_decided else ():
                if found.record.list_id == named.id:
                    record = standing(view.reader, subject, found.record, newest.id)
                    if record is not None:
                        yield _Decided(subject, record, identity_of(record.facts))


def _read(reader: Reader, named: NamedList, plan: ImportPlan, rows: _Rows, progress: Progress) -> None:
    read = ReadRows(named.id, coming_revision(reader, named.id, plan), plan)
    problems: list[Problem] = []
    with begin_reading(plan, progress).people as reading:
        for record in read.records(reading, problems):
            problems.clear()
            key = _number(record.key)
            if key in rows.missing:
                rows.missing.discard(key)
                rows.same += 1
                continue
            identity = identity_of(record.facts)
            rows.other[_number(identity)] += 1
            if identity in rows.sought:
                rows.sought[identity].append(record)


def _changed(reader: Reader, former: Revision, rows: _Rows, progress: Progress) -> int:
    """How many records of the revision before have another row now that says the same of who the person is, one on either side."""
    before: Counter[int] = Counter()
    for done, stored in enumerate(reader.stored_rows(former.id) if rows.missing and rows.other else ()):
        if done % _STEP == 0:
            progress.step(done, former.people)
        if _number(stored.key) in rows.missing:
            before[_number(identity_of(read_facts(stored.facts)))] += 1
    nothing = _number(_OF_NOTHING)
    return sum(count == 1 and rows.other[identity] == 1 for identity, count in before.items() if identity != nothing)


def _touched(
    view: View, decided: Sequence[_Decided], rows: _Rows, former: Revision, plan: ImportPlan
) -> Iterator[Foreseen]:
    for one in decided:
        if _number(one.record.key) not in rows.missing:
            continue
        subject = view.reader.subject(one.subject)
        if subject is None:
            continue
        now = next(iter(rows.sought[one.identity]), None)
        name, born = subject.facts.shown_name(), subject.facts.value(FactKind.BIRTH_DATE)
        if now is None:
            yield Foreseen(Fate.GONE, subject.number, 0, name, born, is_decided=True)
        else:
            differences = differences_of(one.record, former, now, plan)
            yield Foreseen(Fate.CHANGED, subject.number, now.row, name, born, is_decided=True, differences=differences)


def _number(text: str) -> int:
    """The first 64 bits of a hash in hexadecimal."""
    return int(text[:16], 16)
