"""Reading disputes: who said what of a subject, on what they saw, and how it stands between them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from verifier_gui.domain.disputes import (
    Agreement,
    Dispute,
    DisputedStop,
    DisputeLine,
    DisputeStanding,
    Opinion,
    Screen,
    ShownRecord,
    StopOpinion,
)
from verifier_gui.domain.facts import Facts
from verifier_gui.domain.findings import Finding, kind_of
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, RevisionId, StatementId, SubjectId
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole, NamedList
from verifier_gui.domain.membership import Members, may
from verifier_gui.domain.queries import OpenQuery
from verifier_gui.domain.review import QueueEntry
from verifier_gui.domain.rulings import counted_statements, standing_adjudications
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.domain.statement_values import Json
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import Decision, IdentifiedRecord, StopAnswer, Withdrawal
from verifier_gui.domain.verdicts import Verdict, agree, identity_of, live_statements
from verifier_gui.phrases.figures import grouped
from verifier_gui.progress import Progress
from verifier_gui.sealing.encoding import decode
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.deriving import lists_by_id
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.reviewing import read_sheet
from verifier_gui.workflow.viewing import view_of

_STEP = 100
"""subjects whose statements are read at once"""
_REGISTRIES_FIRST = (ListRole.REGISTRY, ListRole.RETURNED, ListRole.DECEASED, ListRole.HOLD)


def may_have_disputes(reader: Reader) -> bool:
    """Whether two people can decide in this case, or have."""
    deciding = [one for one in members_of(reader).people if may(one.role, StatementKind.DECISION)]
    return len(deciding) > 1


def read_disputes(
    reader: Reader,
    list_id: ListId,
    operator: OperatorId,
    known: Iterable[DisputeLine] = (),
) -> tuple[DisputeLine, ...]:
    """The subjects of a list between whose decisions or stop answers a supervisor decides, or has, by number; without those whom the
    operator may not see yet. `known` are lines of subjects on whom nothing was said since: they are not read again."""
    before = {line.entry.subject: line for line in known}
    with reader.snapshot():
        concerned = [entry for entry in view_of(reader, operator).queue_of(list_id) if _is_concerned(entry.verdict)]
        reading = _Reading(reader)
        said = reader.statements_on_each([entry.subject for entry in concerned if entry.subject not in before])
        return tuple(
            replace(before[entry.subject], entry=entry)
            if entry.subject in before
            else reading.line(entry, said.get(entry.subject, []))
            for entry in concerned
        )


def read_dispute(reader: Reader, subject_id: SubjectId, operator: OperatorId) -> Dispute:
    """All that is shown of one. What is written between the sheet and the rest is no matter: nobody decides on it, for the sheet is
    no longer what stands. Raises `DecisionError` where there is no such subject."""
    sheet = read_sheet(reader, subject_id, operator)
    with reader.snapshot():
        reading = _Reading(reader)
        seen = view_of(reader, operator).statements_on(subject_id)
        said = reading.said(seen, sheet.identity, sheet.verdict)
        opinions = tuple(reading.opinion(found, body, shows_screen=True) for found, body in said.decisions)
        rulings = tuple(reading.opinion(found, body) for found, body in said.rulings)
        by_key = {finding.key: finding for finding in sheet.findings}
        stops = reading.stops(said, sheet.verdict, by_key)
        asked = tuple(_sent_back(sheet.verdict, reading.members))
        return Dispute(sheet, _standing(sheet.verdict, asked), opinions, rulings, stops, asked)


def read_agreement(reader: Reader, list_id: ListId, progress: Progress) -> Agreement:
    """How often the first decisions of two members on a person agreed, on the person's present facts; what was taken back is left
    out. Whom two have decided on is hidden from nobody. Goes through what was said of each of them: long work."""
    members = members_of(reader)
    verdicts = reader.verdicts_of_list(list_id)
    subjects = [subject for subject, verdict in verdicts.items() if len(verdict.deciders) > 1]
    agreed = of = 0
    for start in range(0, len(subjects), _STEP):
        progress.step(start, len(subjects))
        for subject_id, statements in reader.statements_on_each(subjects[start : start + _STEP]).items():
            subject = reader.subject(subject_id)
            first = _first_decisions(reader, statements, identity_of(subject.facts), members) if subject else []
            if len(first) > 1:
                of += 1
                agreed += agree(first[0], first[1])
    return Agreement(agreed, of)


@dataclass(frozen=True, slots=True)
class _Said:
    """What lives of what was said on a subject, in the order of the audit log."""

    decisions: Sequence[tuple[Statement, Decision]]
    rulings: Sequence[tuple[Statement, Decision]]
    answers: Sequence[tuple[Statement, StopAnswer]]


class _Reading:
    """Names members, records and lists of one case file; remembers what it has named."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lists = lists_by_id(reader)
        self._places: dict[IdentifiedRecord, str] = {}
        self.members = members_of(reader)
        self._numbers: dict[StatementId, int] = {}
        self._decided: dict[StatementId, OperatorId] = {}
        """who made each decision"""

    def said(self, statements: Iterable[Statement], identity: str, verdict: Verdict) -> _Said:
        every = list(statements)
        self._decided |= {found.id: found.by for found in every if isinstance(found.body, Decision)}
        live = live_statements(every, self.members)
        self._numbers |= self._reader.numbers_of([found.id for found in live])
        concerned = {*verdict.differing_stops, *verdict.settled_stops}
        live.sort(key=lambda found: self._numbers.get(found.id, 0))
        rulings = [(found, body.decided) for found, body in standing_adjudications(live)]
        return _Said(
            [(f, f.body) for f in live if isinstance(f.body, Decision) and f.body.about.identity == identity],
            [(found, body) for found, body in rulings if body.about.identity == identity],
            [(f, f.body) for f in live if isinstance(f.body, StopAnswer) and f.body.stop in concerned],
        )

    def line(self, entry: QueueEntry, statements: Iterable[Statement]) -> DisputeLine:
        subject = self._reader.subject(entry.subject)
        said = self.said(statements, identity_of(subject.facts) if subject else "", entry.verdict)
        rulings = [self.opinion(found, body) for found, body in said.rulings] if entry.verdict.is_adjudicated else []
        stops = self.stops(said, entry.verdict, {})
        settled = [answer.at for stop in stops if not stop.differs for answer in stop.answers if answer.is_ruling]
        asked = tuple(_sent_back(entry.verdict, self.members))
        return DisputeLine(
            entry,
            _standing(entry.verdict, asked),
            tuple(self.opinion(found, body) for found, body in said.decisions),
            stops,
            rulings[-1] if rulings else None,
            max([one.at for one in rulings] + settled, default=""),
        )

    def opinion(self, found: Statement, body: Decision, *, shows_screen: bool = False) -> Opinion:
        person = self.members.person(found.by)
        member = self.members.get(found.by)
        other = self._reader.subject(body.duplicate_of) if body.duplicate_of else None
        return Opinion(
            statement=found.id,
            number=self._numbers.get(found.id, 0),
            member=person,
            name=member.name if member else person[:8],
            agency=member.agency if member else "",
            at=found.at,
            decision=body,
            places=tuple(map(self._place, body.records)),
            other_line=other.number if other else 0,
            is_blind=all(self.members.person(self._decided.get(seen, person)) == person for seen in body.about.seen),
            screen=self._screen(body) if shows_screen else None,
        )

    def stops(self, said: _Said, verdict: Verdict, findings: Mapping[str, Finding]) -> tuple[DisputedStop, ...]:
        differing = set(verdict.differing_stops)
        keys = sorted({body.stop for _found, body in said.answers})
        made = [(key, findings.get(key) or _finding(key)) for key in keys]
        return tuple(
            DisputedStop(
                finding,
                tuple(self._answer(found, body) for found, body in said.answers if body.stop == key),
                differs=key in differing,
            )
            for key, finding in made
            if finding is not None
        )

    def _answer(self, found: Statement, body: StopAnswer) -> StopOpinion:
        person = self.members.person(found.by)
        member = self.members.get(found.by)
        return StopOpinion(
            statement=found.id,
            number=self._numbers.get(found.id, 0),
            member=person,
            name=member.name if member else person[:8],
            agency=member.agency if member else "",
            at=found.at,
            answer=body.answer,
            reason=body.reason,
            note=body.note,
            is_ruling=bool(body.settles) and self.members.is_supervisors(found),
        )

    def _place(self, named: IdentifiedRecord) -> str:
        """`Confirmed captives, row 644`, as the newest revision gives it that has the record."""
        if named not in self._places:
            attributes = self._lists[named.list_id].attributes if named.list_id in self._lists else None
            revisions = reversed(self._reader.revisions(named.list_id))
            records = (self._reader.record(revision.id, named.record) for revision in revisions)
            row = next((record.row for record in records if record is not None), 0)
            name = attributes.name if attributes else named.list_id[:8]
            self._places[named] = _("{list}, row {row}").format(list=name, row=grouped(row)) if row else name
        return self._places[named]

    def _screen(self, body: Decision) -> Screen | None:
        """None where the case file has nothing kept of what was shown."""
        shown = [_values(self._reader.exhibit(name)) for name in body.exhibits]
        row = next((one for one in shown if one.get("shown") == "row"), None)
        if row is None:
            return None
        revision = self._reader.revision(RevisionId(str(row.get("revision", ""))))
        record = self._reader.record_at(revision.id, _number(row.get("row"))) if revision else None
        findings = row.get("findings")
        stops = [str(one["finding"]) for one in findings if isinstance(one, dict)] if isinstance(findings, list) else []
        return Screen(
            revision=revision.number if revision else 0,
            facts=record.facts if record else Facts(()),
            records=tuple(self._shown_record(one) for one in shown if one.get("shown") == "record"),
            searched=tuple(self._searched(body.coverage)),
            searches=tuple(search.query for search in body.searches),
            stops=tuple(key for key in stops if (finding := _finding(key)) is not None and finding.is_stop),
        )

    def _shown_record(self, values: Mapping[str, Json]) -> ShownRecord:
        list_id = ListId(str(values.get("list", "")))
        return ShownRecord(
            list_id, self._name(list_id), _number(values.get("row")), RecordKey(str(values.get("record", "")))
        )

    def _searched(self, revisions: Iterable[RevisionId]) -> Iterator[tuple[ListRole, str]]:
        found = filter(None, map(self._reader.revision, revisions))
        named = [self._lists[revision.list_id] for revision in found if revision.list_id in self._lists]
        for role in _REGISTRIES_FIRST:
            yield from ((role, one.attributes.name) for one in named if one.attributes.role is role)

    def _name(self, list_id: ListId) -> str:
        named: NamedList | None = self._lists.get(list_id)
        return named.attributes.name if named else list_id[:8]


def _is_concerned(verdict: Verdict) -> bool:
    return verdict.waits_for_supervisor or verdict.is_adjudicated or bool(verdict.settled_stops)


def _standing(verdict: Verdict, asked: Collection[OpenQuery]) -> DisputeStanding:
    if not verdict.waits_for_supervisor:
        return DisputeStanding.ADJUDICATED
    return DisputeStanding.SENT_BACK if asked else DisputeStanding.OPEN


def _sent_back(verdict: Verdict, members: Members) -> Iterator[OpenQuery]:
    """Questions of supervisors to people that wait while two of these disagree."""
    if verdict.waits_for_supervisor:
        for query in verdict.open_queries:
            asker = members.get(query.asked_by)
            if query.to and asker is not None and asker.role is OperatorRole.SUPERVISOR:
                yield query


def _first_decisions(
    reader: Reader, statements: Sequence[Statement], identity: str, members: Members
) -> list[Decision]:
    """The first decision of each member on these facts that was not taken back, in the order of the audit log."""
    counted = counted_statements(statements, members)
    withdrawn = {name for found in counted if isinstance(found.body, Withdrawal) for name in found.body.statements}
    made = [
        (found, found.body)
        for found in counted
        if isinstance(found.body, Decision) and found.body.about.identity == identity and found.id not in withdrawn
    ]
    if len(made) < 2:
        return []
    numbers = reader.numbers_of([found.id for found, _body in made])
    first: dict[OperatorId, Decision] = {}
    for found, body in sorted(made, key=lambda pair: numbers.get(pair[0].id, 0)):
        first.setdefault(members.person(found.by), body)
    return list(first.values())


def _finding(key: str) -> Finding | None:
    kind = kind_of(key)
    rests_on = tuple(filter(None, key.partition(":")[2].split(",")))
    return Finding(kind, rests_on) if kind is not None else None


def _values(text: str | None) -> Mapping[str, Json]:
    return decode(text.encode("utf-8")) if text else {}


def _number(value: Json) -> int:
    return value if isinstance(value, int) else 0
