"""How far a roster is signed follows from the set of statements, in whatever order they came."""

import itertools
from dataclasses import replace

import pytest
from statement_making import A_STATION, CASE, OLENA, REGISTRY_A, SVITLANA, TARAS

from verifier_gui.domain.case_statements import CaseOpened, MemberDeclared, SignedOff
from verifier_gui.domain.identifiers import OperatorId, StatementId
from verifier_gui.domain.membership import Members, derive_members
from verifier_gui.domain.sign_offs import SigningState, sign_off_of
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.domain.statements import Body, Statement

NOW, BEFORE = "ab" * 32, "cd" * 32


def made(number: int, by: OperatorId, body: Body) -> Statement:
    return Statement(StatementId(f"{number:064}"), CASE, body.KIND.value, by, A_STATION, number, "", "", body)


ROOT = made(1, OLENA, CaseOpened("Обмін", 0, 0, "Олена К.", "", OLENA))
ADMITTED = [
    made(2, OLENA, MemberDeclared(TARAS, "Тарас В.", "", OperatorRole.CASEWORKER, admitted=True)),
    made(
        3,
        OLENA,
        MemberDeclared(
            SVITLANA, "Світлана", "", OperatorRole.SUPERVISOR, admitted=True, seen=(StatementId(f"{2:064}"),)
        ),
    ),
]
MEMBERS: Members = derive_members(ROOT, ADMITTED)
FIRST_BODY = SignedOff(REGISTRY_A, "1" * 64, "2" * 64, NOW, 412, {}, {})
FIRST = made(10, TARAS, FIRST_BODY)
SECOND = made(11, OLENA, replace(FIRST_BODY, first=FIRST.id))


def state(*statements: Statement, now: str = NOW) -> SigningState:
    found = {sign_off_of(order, MEMBERS, now).state for order in itertools.permutations(statements)}
    (only,) = found
    return only


def test_a_roster_goes_from_not_signed_over_once_to_signed_off_and_back_by_a_change() -> None:
    assert state() is SigningState.NOT_SIGNED
    assert state(FIRST) is SigningState.SIGNED_ONCE
    assert state(FIRST, SECOND) is SigningState.SIGNED_OFF
    assert state(FIRST, SECOND, now=BEFORE) is SigningState.CHANGED_SINCE
    assert state(FIRST, now=BEFORE) is SigningState.NOT_SIGNED
    assert sign_off_of([FIRST], MEMBERS, BEFORE).lapsed is not None


def test_who_signed_and_every_seal_are_told() -> None:
    found = sign_off_of([SECOND, FIRST], MEMBERS, BEFORE)
    assert found.seal == found.seals[-1]
    assert (found.seals[0].first.by, found.seals[0].second and found.seals[0].second.by) == (TARAS, OLENA)


@pytest.mark.parametrize(
    "second",
    [
        made(11, TARAS, replace(FIRST_BODY, first=FIRST.id)),
        replace(SECOND, body=replace(FIRST_BODY, first=FIRST.id, manifest="9" * 64)),
        replace(SECOND, body=replace(FIRST_BODY, first=StatementId("0" * 64))),
        replace(SECOND, is_forked=True),
        made(11, OperatorId("ee" * 32), replace(FIRST_BODY, first=FIRST.id)),
    ],
    ids=["the same person", "another manifest", "another first", "a fork", "a stranger"],
)
def test_a_second_signature_that_is_none_leaves_it_signed_once(second: Statement) -> None:
    assert state(FIRST, second) is SigningState.SIGNED_ONCE


def test_the_second_must_be_a_supervisor_and_the_first_need_not() -> None:
    first = made(10, OLENA, FIRST_BODY)
    by_caseworker = made(11, TARAS, replace(FIRST_BODY, first=first.id))
    by_supervisor = made(12, SVITLANA, replace(FIRST_BODY, first=first.id))
    assert state(first, by_caseworker) is SigningState.SIGNED_ONCE
    assert state(first, by_caseworker, by_supervisor) is SigningState.SIGNED_OFF


def test_a_new_seal_beside_an_older_one_is_the_one_that_counts() -> None:
    older = [
        made(5, TARAS, replace(FIRST_BODY, state=BEFORE, number=300)),
        made(6, OLENA, replace(FIRST_BODY, state=BEFORE, number=300, first=StatementId(f"{5:064}"))),
    ]
    assert state(*older, FIRST) is SigningState.SIGNED_ONCE
    found = sign_off_of([*older, FIRST, SECOND], MEMBERS, NOW)
    assert found.state is SigningState.SIGNED_OFF
    assert [seal.signed.number for seal in found.seals] == [300, 412]
