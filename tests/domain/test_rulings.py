"""Rulings between different answers: whose count, what they settle, what reopens them."""

import pytest
from statement_making import (
    BROTHER,
    DARYNA,
    FORMER_IDENTITY,
    IDENTITY,
    MEMBERS_WITH_DARYNA,
    OLENA,
    SVITLANA,
    TARAS,
    Desk,
    adjudicated,
    answered,
    decided,
    identified,
    in_registry_a,
    settled,
    taken_back,
)

from verifier_gui.domain.identifiers import StationId
from verifier_gui.domain.statement_kinds import Answer, DecisionKind
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.verdicts import IdentityState, Verdict, live_statements, verdict_of

STOP = "already-returned:" + "9" * 64
ELSEWHERE = StationId("d1" * 16)


def verdict(*statements: Statement, needed: int = 1) -> Verdict:
    return verdict_of(statements, identity=IDENTITY, stops=[STOP], members=MEMBERS_WITH_DARYNA, decisions_needed=needed)


class TestAdjudications:
    def test_two_decisions_that_differ_wait_for_a_supervisor(self) -> None:
        found = verdict(Desk(OLENA).says(identified()), Desk(TARAS).says(decided(DecisionKind.NOT_FOUND)))
        assert (found.is_disputed, found.is_adjudicated, found.waits_for_supervisor) == (True, False, True)

    @pytest.mark.parametrize("other", [DecisionKind.NOT_SURE, DecisionKind.IDENTIFIED])
    def test_not_sure_beside_another_decision_waits_for_a_supervisor_and_alone_does_not(
        self, other: DecisionKind
    ) -> None:
        unsure = Desk(OLENA).says(decided(DecisionKind.NOT_SURE))
        assert not verdict(unsure).is_disputed
        beside = Desk(TARAS).says(identified() if other is DecisionKind.IDENTIFIED else decided(other))
        assert verdict(unsure, beside).is_disputed

    def test_adjudicated_as_not_sure_waits_for_nobody_between(self) -> None:
        both = Desk(OLENA).says(identified()), Desk(TARAS).says(decided(DecisionKind.NOT_FOUND))
        ruling = Desk(SVITLANA).says(adjudicated(decided(DecisionKind.NOT_SURE, both), *both))
        found = verdict(*both, ruling)
        assert (found.identity, found.is_disputed, found.is_adjudicated) == (IdentityState.NOT_SURE, False, True)

    def test_supervisor_who_decided_does_not_adjudicate(self) -> None:
        first = Desk(OLENA).says(identified())
        desk = Desk(SVITLANA)
        second = desk.says(decided(DecisionKind.NOT_FOUND))
        ruling = desk.says(adjudicated(decided(DecisionKind.NOT_FOUND, [first, second]), first, second))
        assert verdict(first, second, ruling) == verdict(first, second)
        assert ruling not in live_statements([first, second, ruling], MEMBERS_WITH_DARYNA)

    def test_own_decision_that_the_adjudication_does_not_name_bars_it_too(self) -> None:
        first = Desk(OLENA).says(identified())
        second = Desk(SVITLANA, ELSEWHERE).says(decided(DecisionKind.NOT_FOUND))
        ruling = Desk(SVITLANA).says(adjudicated(decided(DecisionKind.NOT_FOUND, [first]), first))
        assert verdict(first, second, ruling).identity is IdentityState.DISAGREEMENT

    def test_taking_ones_own_decision_back_makes_nobody_impartial(self) -> None:
        desk = Desk(SVITLANA)
        both = Desk(OLENA).says(identified()), Desk(TARAS).says(decided(DecisionKind.NOT_FOUND))
        own = desk.says(decided(DecisionKind.NOT_FOUND))
        back = desk.says(taken_back(own))
        ruling = desk.says(adjudicated(decided(DecisionKind.NOT_FOUND, both), *both))
        assert verdict(*both, own, back, ruling).identity is IdentityState.DISAGREEMENT

    def test_own_decision_on_former_facts_bars_nobody(self) -> None:
        desk = Desk(SVITLANA)
        own = desk.says(decided(DecisionKind.NOT_FOUND, identity=FORMER_IDENTITY))
        both = Desk(OLENA).says(identified()), Desk(TARAS).says(decided(DecisionKind.NOT_FOUND))
        assert verdict(own, *both, desk.says(adjudicated(identified(seen=both), *both))).is_decided

    def test_deciding_oneself_after_having_adjudicated_leaves_the_ruling(self) -> None:
        desk = Desk(SVITLANA)
        both = Desk(OLENA).says(identified()), Desk(TARAS).says(decided(DecisionKind.NOT_FOUND))
        ruling = desk.says(adjudicated(identified(seen=both), *both))
        own = desk.says(identified(seen=[*both, ruling]))
        assert verdict(*both, ruling, own).is_adjudicated

    def test_third_supervisor_settles_two_adjudications_that_differ(self) -> None:
        both = Desk(OLENA).says(identified()), Desk(TARAS).says(decided(DecisionKind.NOT_FOUND))
        one = Desk(SVITLANA).says(adjudicated(identified(seen=both), *both))
        other = Desk(DARYNA).says(adjudicated(decided(DecisionKind.NOT_FOUND, both), *both))
        assert verdict(*both, one, other).is_disputed
        settling = Desk(DARYNA).says(adjudicated(identified(seen=[*both, one]), *both, one))
        assert verdict(*both, one, settling).decided_by == (DARYNA,)

    def test_of_two_supervisors_who_ruled_differently_neither_overrules_the_other(self) -> None:
        desk = Desk(SVITLANA)
        both = Desk(OLENA).says(identified()), Desk(TARAS).says(decided(DecisionKind.NOT_FOUND))
        one = desk.says(adjudicated(identified(seen=both), *both))
        other = Desk(DARYNA).says(adjudicated(decided(DecisionKind.NOT_FOUND, both), *both))
        again = desk.says(adjudicated(identified(seen=[*both, one, other]), *both, other))
        assert verdict(*both, one, other, again).is_disputed

    @pytest.mark.parametrize("needed", [1, 2])
    def test_adjudication_that_reopened_is_adjudicated_anew(self, needed: int) -> None:
        olena, desk = Desk(OLENA), Desk(SVITLANA)
        both = olena.says(identified()), Desk(TARAS).says(decided(DecisionKind.NOT_FOUND))
        ruling = desk.says(adjudicated(decided(DecisionKind.NOT_FOUND, both), *both))
        later = olena.says(identified(in_registry_a(BROTHER), seen=[*both, ruling]))
        assert verdict(*both, ruling, later, needed=needed).is_disputed
        again = desk.says(
            adjudicated(identified(in_registry_a(BROTHER), seen=[both[1], later, ruling]), both[1], later)
        )
        found = verdict(*both, ruling, later, again, needed=needed)
        assert (found.is_decided, found.decided_by, found.is_disputed) == (True, (SVITLANA,), False)


class TestSettledStops:
    def test_supervisors_answer_stands_for_those_that_it_settles(self) -> None:
        first = Desk(OLENA).says(answered(STOP, Answer.APPLIES))
        second = Desk(TARAS).says(answered(STOP, Answer.DOES_NOT_APPLY))
        assert verdict(first, second).differing_stops == (STOP,)
        ruling = Desk(SVITLANA).says(settled(STOP, Answer.APPLIES, first, second, seen=[first, second]))
        found = verdict(first, second, ruling)
        assert (found.open_stops, found.applying_stops, found.settled_stops) == ((), (STOP,), (STOP,))
        assert found.stop_answers == {STOP: {SVITLANA: Answer.APPLIES}}
        assert not found.waits_for_supervisor

    def test_settled_as_unclear_still_blocks_and_waits_for_nobody_between(self) -> None:
        first = Desk(OLENA).says(answered(STOP, Answer.APPLIES))
        second = Desk(TARAS).says(answered(STOP, Answer.DOES_NOT_APPLY))
        found = verdict(first, second, Desk(SVITLANA).says(settled(STOP, Answer.UNCLEAR, first, second)))
        assert (found.open_stops, found.differing_stops) == ((STOP,), ())

    def test_supervisor_who_answered_the_stop_settles_nothing(self) -> None:
        desk = Desk(SVITLANA)
        first = Desk(OLENA).says(answered(STOP, Answer.DOES_NOT_APPLY))
        own = desk.says(answered(STOP, Answer.APPLIES))
        again = desk.says(settled(STOP, Answer.APPLIES, first, seen=[first, own]))
        assert verdict(first, own, again).differing_stops == (STOP,)

    def test_caseworkers_answer_settles_nothing(self) -> None:
        first = Desk(OLENA).says(answered(STOP, Answer.DOES_NOT_APPLY))
        second = Desk(TARAS).says(settled(STOP, Answer.APPLIES, first))
        assert verdict(first, second).differing_stops == (STOP,)

    def test_later_answer_that_differs_reopens_and_the_supervisor_settles_anew(self) -> None:
        olena, desk = Desk(OLENA), Desk(SVITLANA)
        first, second = olena.says(answered(STOP, Answer.APPLIES)), Desk(TARAS).says(answered(STOP, Answer.UNCLEAR))
        ruling = desk.says(settled(STOP, Answer.DOES_NOT_APPLY, first, second, seen=[first, second]))
        later = olena.says(answered(STOP, Answer.APPLIES, [first, ruling]))
        assert verdict(first, second, ruling, later).differing_stops == (STOP,)
        again = desk.says(settled(STOP, Answer.APPLIES, second, later, seen=[second, later, ruling]))
        assert verdict(first, second, ruling, later, again).stop_answers == {STOP: {SVITLANA: Answer.APPLIES}}

    def test_ruling_on_one_stop_settles_no_answer_to_another(self) -> None:
        first = Desk(OLENA).says(answered("deceased:1", Answer.APPLIES))
        ruling = Desk(SVITLANA).says(settled(STOP, Answer.APPLIES, first))
        assert verdict(first, ruling).stop_answers["deceased:1"] == {OLENA: Answer.APPLIES}
