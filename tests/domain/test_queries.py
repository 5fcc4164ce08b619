"""Which questions are open, and for whom each waits."""

from collections.abc import Iterable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statement_making import (
    MEMBERS,
    OLENA,
    STRANGER,
    SVITLANA,
    TARAS,
    Desk,
    about,
    declared,
    opened,
    taken_back,
)

from verifier_gui.domain.identifiers import OperatorId, StatementId, StationId
from verifier_gui.domain.membership import Members, derive_members
from verifier_gui.domain.queries import OpenQuery, addressed_to, open_queries
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.domain.statements import Statement, read_body
from verifier_gui.domain.subject_statements import Query
from verifier_gui.domain.verdicts import live_statements

BOHDAN = OperatorId("99" * 32)


def asks(*to: OperatorId, escalated: bool = False, due: str = "", answers: Statement | None = None) -> Query:
    return Query(about(), "Чи бачили ви його?", to, escalated, due, answers.id if answers else None)


def answers(query: Statement) -> Query:
    return Query(about([query]), "Так.", answers=query.id)


def still_open(statements: Iterable[Statement], members: Members = MEMBERS) -> dict[StatementId, OpenQuery]:
    return {query.id: query for query in open_queries(live_statements(statements, members), members)}


def with_two_supervisors(*, bohdan_is_suspended: bool = False) -> Members:
    desk = Desk(SVITLANA, StationId("c1" * 16))
    said = [
        desk.says(declared(OLENA)),
        desk.says(declared(TARAS)),
        desk.says(declared(BOHDAN, OperatorRole.SUPERVISOR)),
    ]
    if bohdan_is_suspended:
        said.append(desk.says(declared(BOHDAN, seen=said, admitted=False)))
    return derive_members(opened(), said)


def test_a_question_waits_for_whom_it_asks_until_one_of_them_answers() -> None:
    question = Desk(OLENA).says(asks(TARAS, SVITLANA, due="2026-05-12"))
    (found,) = still_open([question]).values()
    assert (found.asked_by, found.waits_for(MEMBERS)) == (OLENA, tuple(sorted((TARAS, SVITLANA))))
    assert still_open([question, Desk(TARAS).says(answers(question))]) == {}


def test_whoever_was_not_asked_answers_only_as_a_supervisor() -> None:
    question = Desk(OLENA).says(asks(TARAS))
    assert still_open([question, Desk(OLENA).says(answers(question), seq=9)]), "nobody answers their own question"
    assert still_open([question, Desk(STRANGER).says(answers(question))])
    assert not still_open([question, Desk(SVITLANA).says(answers(question))])
    asked = Desk(SVITLANA).says(asks(TARAS))
    assert still_open([asked, Desk(OLENA).says(answers(asked))])


def test_what_is_escalated_waits_for_every_supervisor_but_the_one_who_asks() -> None:
    members = with_two_supervisors()
    (found,) = still_open([Desk(OLENA).says(asks(escalated=True))], members).values()
    assert found.waits_for(members) == tuple(sorted((SVITLANA, BOHDAN)))
    (found,) = still_open([Desk(SVITLANA).says(asks(escalated=True))], members).values()
    assert found.waits_for(members) == (BOHDAN,)


def test_where_nobody_asked_may_answer_any_more_it_waits_for_the_supervisors() -> None:
    question = Desk(OLENA).says(asks(BOHDAN))
    (found,) = still_open([question]).values()
    for members in (MEMBERS, with_two_supervisors(bohdan_is_suspended=True)):
        assert found.waits_for(members) == (SVITLANA,)
    assert found.waits_for(with_two_supervisors()) == (BOHDAN,)


def test_what_is_taken_back_neither_asks_nor_answers() -> None:
    olena, taras = Desk(OLENA), Desk(TARAS)
    question = olena.says(asks(TARAS))
    answer = taras.says(answers(question))
    assert still_open([question, answer, taras.says(taken_back(answer))])
    assert not still_open([question, olena.says(taken_back(question))])


def test_an_answer_may_ask_on() -> None:
    question = Desk(OLENA).says(asks(TARAS))
    passed_on = Desk(TARAS).says(asks(SVITLANA, answers=question))
    (found,) = still_open([question, passed_on]).values()
    assert (found.id, found.asked_by, found.waits_for(MEMBERS)) == (passed_on.id, TARAS, (SVITLANA,))


def test_a_day_that_has_passed_is_told_and_changes_nothing() -> None:
    (found,) = still_open([Desk(OLENA).says(asks(TARAS, due="2026-05-12"))]).values()
    assert [found.is_overdue(day) for day in ("2026-05-11", "2026-05-12", "2026-05-13")] == [False, False, True]
    (found,) = still_open([Desk(OLENA).says(asks(TARAS))]).values()
    assert not found.is_overdue("2026-05-13")


@pytest.mark.parametrize("due", ["tomorrow", "20260512", "2026-W20-2", "2026-02-30"])
def test_a_question_with_a_day_that_is_none_is_not_of_its_form(due: str) -> None:
    with pytest.raises(ValueError, match="due"):
        read_body("query", asks(TARAS, due=due).to_values())


def test_questions_and_answers_are_read_back_as_they_were_said() -> None:
    question = Desk(OLENA).says(asks(TARAS, SVITLANA, escalated=True, due="2026-05-12"))
    for body in (question.body, answers(question)):
        assert isinstance(body, Query)
        assert read_body("query", body.to_values()) == body


def test_somebody_is_shown_what_is_put_to_them_and_the_answers_to_what_they_asked() -> None:
    olena, taras = Desk(OLENA), Desk(TARAS)
    question = olena.says(asks(TARAS))
    answer = taras.says(answers(question))
    escalated = taras.says(asks(escalated=True))
    said = [question, answer, escalated]
    assert addressed_to(said, TARAS, MEMBERS) == {question.id}
    assert addressed_to(said, OLENA, MEMBERS) == {answer.id}
    assert addressed_to(said, SVITLANA, MEMBERS) == {escalated.id}


@st.composite
def conversations(draw: st.DrawFn) -> list[Statement]:
    desks = [Desk(who) for who in (OLENA, TARAS, SVITLANA, STRANGER)]
    said: list[Statement] = []
    for _ in range(draw(st.integers(0, 9))):
        desk = draw(st.sampled_from(desks))
        before = draw(st.sampled_from(said)) if said else None
        bodies = [asks(TARAS), asks(OLENA, SVITLANA), asks(escalated=True, answers=before)]
        bodies += [answers(before)] if before else []
        body = draw(st.sampled_from([*bodies, *([taken_back(before)] if before else [])]))
        said.append(desk.says(body, seq=draw(st.sampled_from([0, 0, 0, 99]))))
    return said


@given(conversations(), st.randoms(use_true_random=False))
def test_order_and_number_of_the_statements_are_of_no_account(said: list[Statement], chance: Random) -> None:
    shuffled = said + chance.choices(said, k=len(said)) if said else []
    chance.shuffle(shuffled)
    assert still_open(shuffled) == still_open(said)
    assert set(still_open(said)) <= {one.id for one in said if one.by != STRANGER}
