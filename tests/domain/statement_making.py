"""Makes statements for tests without keys or a case file: who, about what, having seen what."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from verifier_gui.domain.case_statements import CaseOpened, MemberDeclared
from verifier_gui.domain.identifiers import (
    CaseId,
    ListId,
    OperatorId,
    RecordKey,
    StatementId,
    StationId,
    SubjectId,
    joined,
)
from verifier_gui.domain.membership import Members, derive_members
from verifier_gui.domain.statement_kinds import Answer, DecisionKind, OperatorRole
from verifier_gui.domain.statements import Body, Statement, UnknownBody
from verifier_gui.domain.subject_statements import (
    About,
    Adjudication,
    Decision,
    Hold,
    IdentifiedRecord,
    Judgement,
    Note,
    StopAnswer,
    Withdrawal,
)

OLENA = OperatorId("aa" * 32)
TARAS = OperatorId("bb" * 32)
SVITLANA = OperatorId("cc" * 32)
DARYNA = OperatorId("dd" * 32)
STRANGER = OperatorId("ee" * 32)
CASE = CaseId("0" * 32)
A_STATION = StationId("d0" * 16)
SUBJECT = SubjectId("5" * 64)
ANOTHER_SUBJECT = SubjectId("6" * 64)
IDENTITY = "identity as it stands"
FORMER_IDENTITY = "identity before the list was revised"
REGISTRY_A = ListId("a" * 32)
REGISTRY_B = ListId("b" * 32)
MYKOLA = RecordKey("1" * 64)
MYKOLA_IN_B = RecordKey("2" * 64)
BROTHER = RecordKey("3" * 64)


def in_registry_a(record: RecordKey = MYKOLA) -> IdentifiedRecord:
    return IdentifiedRecord(REGISTRY_A, record)


def in_registry_b(record: RecordKey = MYKOLA_IN_B) -> IdentifiedRecord:
    return IdentifiedRecord(REGISTRY_B, record)


def about(seen: Iterable[Statement] = (), subject: SubjectId = SUBJECT, identity: str = IDENTITY) -> About:
    return About(subject, identity, tuple(sorted(statement.id for statement in seen)))


def identified(
    *records: IdentifiedRecord, seen: Iterable[Statement] = (), subject: SubjectId = SUBJECT, identity: str = IDENTITY
) -> Decision:
    return Decision(about(seen, subject, identity), DecisionKind.IDENTIFIED, records or (in_registry_a(),))


def decided(
    kind: DecisionKind, seen: Iterable[Statement] = (), subject: SubjectId = SUBJECT, identity: str = IDENTITY
) -> Decision:
    return Decision(about(seen, subject, identity), kind)


def adjudicated(decision: Decision, *settles: Statement) -> Adjudication:
    return Adjudication(decision, tuple(statement.id for statement in settles))


def answered(stop: str, answer: Answer, seen: Iterable[Statement] = ()) -> StopAnswer:
    return StopAnswer(about(seen), stop, answer)


def settled(stop: str, answer: Answer, *settles: Statement, seen: Iterable[Statement] = ()) -> StopAnswer:
    return StopAnswer(about(seen), stop, answer, settles=tuple(statement.id for statement in settles))


def held(seen: Iterable[Statement] = (), *, is_held: bool = True) -> Hold:
    return Hold(about(seen), is_held)


def struck_out(record: RecordKey, seen: Iterable[Statement] = (), *, another_person: bool = True) -> Judgement:
    return Judgement(about(seen), record, another_person)


def noted(text: str, seen: Iterable[Statement] = ()) -> Note:
    return Note(about(seen), text)


def taken_back(*statements: Statement) -> Withdrawal:
    return Withdrawal(about(statements), tuple(statement.id for statement in statements))


@dataclass
class Desk:
    """One operator at one station: each statement gets the next place in that chain."""

    operator: OperatorId = OLENA
    station: StationId = A_STATION
    _places: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    def says(self, body: Body | UnknownBody, *, kind: str = "", seq: int = 0) -> Statement:
        place = seq or next(self._places)
        kind = kind or getattr(body, "KIND", kind)
        name = joined("test", self.operator.encode(), self.station.encode(), str(place).encode(), repr(body).encode())
        return Statement(
            StatementId(name),
            CASE,
            str(kind),
            self.operator,
            self.station,
            place,
            "",
            f"2025-05-22T14:{place % 60:02}:00+00:00",
            body,
        )


def opened(creator: OperatorId = SVITLANA, name: str = "Світлана") -> Statement:
    """Act 1 of the case."""
    return Desk(creator, StationId("c0" * 16)).says(CaseOpened("Обмін", 0, 0, name, "Відомство А", creator))


def declared(
    member: OperatorId,
    role: OperatorRole = OperatorRole.CASEWORKER,
    seen: Iterable[Statement] = (),
    *,
    admitted: bool = True,
    replaces: OperatorId | None = None,
    until: Mapping[OperatorId, Mapping[StationId, int]] | None = None,
) -> MemberDeclared:
    return MemberDeclared(
        member, member[:2], "Відомство Б", role, admitted, replaces, tuple(found.id for found in seen), until or {}
    )


def _admitted(*further: MemberDeclared) -> Members:
    root = opened()
    desk = Desk(SVITLANA, StationId("c1" * 16))
    said = [declared(OLENA), declared(TARAS), *further]
    return derive_members(root, [desk.says(body) for body in said])


MEMBERS = _admitted()
"""Svitlana opened the case and admitted Olena and Taras as caseworkers."""

MEMBERS_WITH_DARYNA = _admitted(declared(DARYNA, OperatorRole.SUPERVISOR))
"""And Daryna as another supervisor."""


def ids(statements: Sequence[Statement]) -> set[StatementId]:
    return {statement.id for statement in statements}
