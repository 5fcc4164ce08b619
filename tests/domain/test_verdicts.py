"""The truth table of verdicts, a test for each of its rows, and what counts as a statement that lives."""

from collections.abc import Collection
from dataclasses import replace

import pytest
from statement_making import (
    ANOTHER_SUBJECT,
    BROTHER,
    FORMER_IDENTITY,
    IDENTITY,
    MEMBERS,
    MYKOLA,
    OLENA,
    STRANGER,
    SVITLANA,
    TARAS,
    Desk,
    adjudicated,
    answered,
    decided,
    held,
    identified,
    ids,
    in_registry_a,
    in_registry_b,
    noted,
    struck_out,
    taken_back,
)

from verifier_gui.domain.identifiers import StationId
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind
from verifier_gui.domain.statements import Statement, UnknownBody
from verifier_gui.domain.subject_statements import Decision
from verifier_gui.domain.verdicts import IdentityState, NamedBy, Verdict, agree, live_statements, verdict_of

STOP = "already-returned:" + "9" * 64
ANOTHER_STATION = StationId("d1" * 16)


def verdict(*statements: Statement, needed: int = 1, stops: Collection[str] = ()) -> Verdict:
    return verdict_of(
        statements,
        identity=IDENTITY,
        stops=stops,
        members=MEMBERS,
        decisions_needed=needed,
    )


class TestTruthTable:
    @pytest.mark.parametrize("needed", [1, 2])
    def test_adjudication_that_settles_every_decision_is_the_identity(self, needed: int) -> None:
        first = Desk(OLENA).says(identified())
        second = Desk(TARAS).says(decided(DecisionKind.NOT_FOUND))
        ruling = Desk(SVITLANA).says(adjudicated(identified(seen=[first, second]), first, second))
        found = verdict(first, second, ruling, needed=needed)
        assert found.identity is IdentityState.DECIDED
        assert found.decision is DecisionKind.IDENTIFIED
        assert found.decided_by == (SVITLANA,)

    def test_adjudication_stands_beside_a_later_decision_that_agrees_with_it(self) -> None:
        first = Desk(OLENA).says(decided(DecisionKind.NOT_FOUND))
        ruling = Desk(SVITLANA).says(adjudicated(identified(seen=[first]), first))
        later = Desk(TARAS).says(identified(seen=[first, ruling]))
        found = verdict(first, ruling, later)
        assert found.identity is IdentityState.DECIDED
        assert found.decision is DecisionKind.IDENTIFIED

    @pytest.mark.parametrize("needed", [1, 2])
    def test_later_decision_that_disagrees_reopens_an_adjudication(self, needed: int) -> None:
        first = Desk(OLENA).says(decided(DecisionKind.NOT_FOUND))
        ruling = Desk(SVITLANA).says(adjudicated(identified(seen=[first]), first))
        later = Desk(TARAS).says(decided(DecisionKind.UNUSABLE, [first, ruling]))
        found = verdict(first, ruling, later, needed=needed)
        assert found.identity is IdentityState.DISAGREEMENT
        assert found.decision is None

    def test_two_adjudications_that_differ_are_a_disagreement(self) -> None:
        first = Desk(OLENA).says(decided(DecisionKind.NOT_FOUND))
        one = Desk(SVITLANA).says(adjudicated(identified(), first))
        elsewhere = Desk(SVITLANA, ANOTHER_STATION)
        other = elsewhere.says(adjudicated(decided(DecisionKind.NOT_FOUND), first))
        assert verdict(first, one, other).identity is IdentityState.DISAGREEMENT

    def test_adjudication_of_somebody_who_is_no_supervisor_counts_nowhere(self) -> None:
        first = Desk(OLENA).says(decided(DecisionKind.NOT_FOUND))
        ruling = Desk(TARAS).says(adjudicated(identified(seen=[first]), first))
        assert verdict(first, ruling) == verdict(first)

    def test_adjudication_that_is_not_sure_leaves_the_subject_open(self) -> None:
        first = Desk(OLENA).says(identified())
        ruling = Desk(SVITLANA).says(adjudicated(decided(DecisionKind.NOT_SURE), first))
        found = verdict(first, ruling)
        assert found.identity is IdentityState.NOT_SURE
        assert not found.is_decided

    def test_adjudication_on_former_facts_counts_nothing(self) -> None:
        first = Desk(OLENA).says(identified())
        ruling = Desk(SVITLANA).says(adjudicated(decided(DecisionKind.NOT_FOUND, identity=FORMER_IDENTITY), first))
        found = verdict(first, ruling)
        assert (found.identity, found.decision, found.stale) == (IdentityState.DECIDED, DecisionKind.IDENTIFIED, 1)

    @pytest.mark.parametrize("needed", [1, 2])
    def test_no_decision_is_undecided(self, needed: int) -> None:
        assert verdict(needed=needed) == Verdict()
        assert verdict(Desk(OLENA).says(noted("asked the unit")), needed=needed).identity is IdentityState.UNDECIDED

    @pytest.mark.parametrize("needed", [1, 2])
    def test_one_not_sure_among_the_decisions_leaves_the_subject_open(self, needed: int) -> None:
        unsure = Desk(OLENA).says(decided(DecisionKind.NOT_SURE))
        sure = Desk(TARAS).says(identified())
        assert verdict(unsure, needed=needed).identity is IdentityState.NOT_SURE
        both = verdict(unsure, sure, needed=needed)
        assert both.identity is IdentityState.NOT_SURE
        assert both.decided_by == (OLENA,)

    def test_one_members_decision_is_enough_where_the_policy_asks_for_one(self) -> None:
        found = verdict(Desk(OLENA).says(identified(in_registry_a(), in_registry_b())))
        assert found.is_decided
        assert found.decision is DecisionKind.IDENTIFIED
        assert found.records == (NamedBy(in_registry_a(), (OLENA,)), NamedBy(in_registry_b(), (OLENA,)))

    def test_one_members_decision_awaits_a_second_where_the_policy_asks_for_two(self) -> None:
        found = verdict(Desk(OLENA).says(identified()), needed=2)
        assert found.identity is IdentityState.AWAITING_SECOND
        assert not found.is_decided

    def test_one_member_at_two_stations_is_not_two_members(self) -> None:
        here, there = Desk(OLENA).says(identified()), Desk(OLENA, ANOTHER_STATION).says(identified())
        assert verdict(here, there, needed=2).identity is IdentityState.AWAITING_SECOND

    @pytest.mark.parametrize("needed", [1, 2])
    def test_two_members_who_agree_join_their_records(self, needed: int) -> None:
        first = Desk(OLENA).says(identified(in_registry_a()))
        second = Desk(TARAS).says(identified(in_registry_a(), in_registry_b()))
        found = verdict(first, second, needed=needed)
        assert found.is_decided
        assert found.records == (NamedBy(in_registry_a(), (OLENA, TARAS)), NamedBy(in_registry_b(), (TARAS,)))
        assert found.decided_by == (OLENA, TARAS)

    @pytest.mark.parametrize("needed", [1, 2])
    def test_two_members_who_disagree_are_a_disagreement(self, needed: int) -> None:
        first, second = Desk(OLENA).says(identified()), Desk(TARAS).says(identified(in_registry_a(BROTHER)))
        assert verdict(first, second, needed=needed).identity is IdentityState.DISAGREEMENT

    def test_third_member_who_disagrees_undoes_the_agreement_of_two(self) -> None:
        statements = [
            Desk(OLENA).says(identified()),
            Desk(TARAS).says(identified()),
            Desk(SVITLANA).says(decided(DecisionKind.NOT_FOUND)),
        ]
        assert verdict(*statements, needed=2).identity is IdentityState.DISAGREEMENT

    def test_three_members_agree_only_if_each_pair_does(self) -> None:
        # The first names no registry that the others name; those two contradict one another.
        statements = [
            Desk(OLENA).says(identified(in_registry_b())),
            Desk(TARAS).says(identified(in_registry_a())),
            Desk(SVITLANA).says(identified(in_registry_a(BROTHER))),
        ]
        assert verdict(*statements, needed=2).identity is IdentityState.DISAGREEMENT

    def test_member_who_decided_differently_at_two_stations_decides_anew(self) -> None:
        here, there = Desk(OLENA), Desk(OLENA, ANOTHER_STATION)
        first, second = here.says(identified()), there.says(decided(DecisionKind.NOT_FOUND))
        assert verdict(first, second).identity is IdentityState.OWN_DECISIONS_DIFFER
        anew = here.says(identified(seen=[first, second]))
        assert verdict(first, second, anew).is_decided


class TestAgreement:
    def test_other_kinds_of_decision_do_not_agree(self) -> None:
        assert not agree(decided(DecisionKind.NOT_FOUND), decided(DecisionKind.UNUSABLE))

    def test_duplicates_of_different_subjects_do_not_agree(self) -> None:
        one = Decision(identified().about, DecisionKind.DUPLICATE, duplicate_of=ANOTHER_SUBJECT)
        assert agree(one, one)
        assert not agree(one, decided(DecisionKind.DUPLICATE))

    def test_records_of_registries_that_only_one_names_are_no_disagreement(self) -> None:
        assert agree(identified(in_registry_a()), identified(in_registry_b()))

    def test_certainty_and_reason_are_no_disagreement_and_the_lesser_certainty_is_shown(self) -> None:
        sure = Decision(
            identified().about, DecisionKind.IDENTIFIED, (in_registry_a(),), certainty=Certainty.ESTABLISHED
        )
        probable = Decision(
            identified().about, DecisionKind.IDENTIFIED, (in_registry_a(),), certainty=Certainty.PROBABLE
        )
        found = verdict(Desk(OLENA).says(sure), Desk(TARAS).says(probable), needed=2)
        assert found.is_decided
        assert found.certainty is Certainty.PROBABLE


class TestLife:
    def test_withdrawal_by_its_signer_takes_a_decision_back(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(identified())
        assert verdict(first, desk.says(taken_back(first))).identity is IdentityState.UNDECIDED

    def test_withdrawal_by_another_counts_nothing(self) -> None:
        first = Desk(OLENA).says(identified())
        assert verdict(first, Desk(TARAS).says(taken_back(first))).is_decided

    def test_what_was_replaced_stands_again_when_its_replacement_is_taken_back(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(identified())
        second = desk.says(decided(DecisionKind.NOT_FOUND, [first]))
        assert verdict(first, second).decision is DecisionKind.NOT_FOUND
        assert verdict(first, second, desk.says(taken_back(second))).decision is DecisionKind.IDENTIFIED

    def test_what_was_replaced_long_since_does_not_stand_again_beside_the_latest(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(identified())
        second = desk.says(decided(DecisionKind.NOT_FOUND, [first]))
        third = desk.says(decided(DecisionKind.UNUSABLE, [second]))
        back = desk.says(taken_back(second))
        assert ids(live_statements([first, second, third, back], MEMBERS)) == ids([third, back])
        assert verdict(first, second, third, back).decision is DecisionKind.UNUSABLE
        last = desk.says(taken_back(third))
        assert verdict(first, second, third, back, last).decision is DecisionKind.IDENTIFIED

    def test_stranger_counts_nothing(self) -> None:
        assert verdict(Desk(STRANGER).says(identified())) == Verdict()

    def test_decision_replaces_only_what_its_signer_had_seen(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(identified())
        unseeing = desk.says(decided(DecisionKind.NOT_FOUND))
        assert verdict(first, unseeing).identity is IdentityState.OWN_DECISIONS_DIFFER

    def test_seeing_anothers_decision_does_not_replace_it(self) -> None:
        first = Desk(OLENA).says(identified())
        second = Desk(TARAS).says(decided(DecisionKind.NOT_FOUND, [first]))
        assert ids(live_statements([first, second], MEMBERS)) == ids([first, second])

    def test_statement_of_another_kind_replaces_nothing(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(identified())
        others = [
            desk.says(held([first])),
            desk.says(noted("seen", [first])),
            desk.says(struck_out(MYKOLA, [first])),
            desk.says(adjudicated(identified(seen=[first]), first)),
        ]
        assert first in live_statements([first, *others], MEMBERS)

    def test_decision_on_another_subject_replaces_nothing(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(identified())
        elsewhere = desk.says(identified(seen=[first], subject=ANOTHER_SUBJECT))
        assert first in live_statements([first, elsewhere], MEMBERS)

    def test_judgement_of_another_record_replaces_nothing(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(struck_out(MYKOLA))
        second = desk.says(struck_out(BROTHER, [first]))
        assert verdict(first, second).struck_out == (MYKOLA, BROTHER)

    def test_answer_to_another_stop_replaces_nothing(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(answered(STOP, Answer.APPLIES))
        second = desk.says(answered("deceased:x", Answer.DOES_NOT_APPLY, [first]))
        assert set(verdict(first, second).stop_answers) == {STOP, "deceased:x"}

    def test_notes_replace_nothing(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(noted("one"))
        assert len(live_statements([first, desk.says(noted("two", [first]))], MEMBERS)) == 2

    def test_statements_that_share_a_place_in_one_chain_count_nothing(self) -> None:
        desk = Desk(OLENA)
        one, other = desk.says(identified(), seq=7), desk.says(decided(DecisionKind.NOT_FOUND), seq=7)
        assert verdict(one, other) == Verdict()
        assert verdict(one, one).is_decided

    def test_statement_whose_place_another_has_on_somebody_else_counts_nothing(self) -> None:
        said = Desk(OLENA).says(identified())
        assert verdict(replace(said, is_forked=True)) == Verdict()

    def test_fork_replaces_and_withdraws_nothing(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(identified())
        fork = [
            desk.says(decided(DecisionKind.NOT_FOUND, [first]), seq=9),
            desk.says(taken_back(first), seq=9),
        ]
        assert live_statements([first, *fork], MEMBERS) == [first]

    def test_decision_on_former_facts_is_stale_and_brings_the_subject_back(self) -> None:
        found = verdict(Desk(OLENA).says(identified(identity=FORMER_IDENTITY)))
        assert (found.identity, found.stale, found.records) == (IdentityState.UNDECIDED, 1, ())

    def test_kind_without_a_body_is_named(self) -> None:
        assert verdict(Desk(OLENA).says(UnknownBody({"subject": "5"}), kind="clearance")).unknown_kinds == (
            "clearance",
        )


class TestStops:
    @pytest.mark.parametrize(
        ("answers", "blocks"),
        [
            ((), True),
            ((Answer.APPLIES,), False),
            ((Answer.DOES_NOT_APPLY,), False),
            ((Answer.UNCLEAR,), True),
            ((Answer.APPLIES, Answer.APPLIES), False),
            ((Answer.APPLIES, Answer.DOES_NOT_APPLY), True),
            ((Answer.APPLIES, Answer.UNCLEAR), True),
        ],
    )
    def test_stop_blocks_until_all_who_answered_say_the_same(self, answers: tuple[Answer, ...], blocks: bool) -> None:
        said = [Desk(who).says(answered(STOP, answer)) for who, answer in zip((OLENA, TARAS), answers, strict=False)]
        found = verdict(*said, stops=[STOP])
        assert found.open_stops == ((STOP,) if blocks else ())
        assert found.answer_to(STOP) is (answers[0] if answers and len(set(answers)) == 1 else None)

    def test_one_member_who_answers_differently_at_two_stations_is_unclear(self) -> None:
        said = [
            Desk(OLENA).says(answered(STOP, Answer.APPLIES)),
            Desk(OLENA, ANOTHER_STATION).says(answered(STOP, Answer.DOES_NOT_APPLY)),
        ]
        found = verdict(*said, stops=[STOP])
        assert found.open_stops == (STOP,)
        assert found.answer_to(STOP) is Answer.UNCLEAR

    def test_answer_given_anew_replaces_the_former(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(answered(STOP, Answer.UNCLEAR))
        found = verdict(first, desk.says(answered(STOP, Answer.APPLIES, [first])), stops=[STOP])
        assert found.open_stops == ()
        assert found.answer_to(STOP) is Answer.APPLIES

    def test_answer_to_a_stop_that_stands_no_more_opens_nothing(self) -> None:
        found = verdict(Desk(OLENA).says(answered(STOP, Answer.UNCLEAR)))
        assert found.open_stops == ()
        assert found.stop_answers == {STOP: {OLENA: Answer.UNCLEAR}}

    def test_stop_applies_where_everybody_says_so_and_it_stands_still(self) -> None:
        olena, taras = (Desk(member).says(answered(STOP, Answer.APPLIES)) for member in (OLENA, TARAS))
        other = Desk(TARAS).says(answered(STOP, Answer.DOES_NOT_APPLY))
        assert verdict(olena, taras, stops=[STOP]).applying_stops == (STOP,)
        assert verdict(olena, other, stops=[STOP]).applying_stops == ()
        assert verdict(olena).applying_stops == ()

    def test_stop_leaves_the_identity_alone(self) -> None:
        found = verdict(Desk(OLENA).says(identified()), stops=[STOP])
        assert found.is_decided
        assert found.open_stops == (STOP,)


class TestHoldsAndStrikes:
    def test_a_supervisor_frees_what_another_withheld_and_had_been_seen(self) -> None:
        asked, also = Desk(OLENA).says(held()), Desk(TARAS).says(held())
        freed = Desk(SVITLANA).says(held([asked], is_held=False))
        assert verdict(asked, freed).held_by == ()
        assert verdict(asked, also, freed).held_by == (TARAS,), "nobody had seen that hold"
        assert verdict(asked, freed, Desk(SVITLANA).says(taken_back(freed), seq=2)).held_by == (OLENA,)

    def test_another_caseworker_frees_nobody_elses_hold(self) -> None:
        asked = Desk(OLENA).says(held())
        assert verdict(asked, Desk(TARAS).says(held([asked], is_held=False))).held_by == (OLENA,)

    def test_who_withholds_again_after_the_freeing_withholds(self) -> None:
        desk = Desk(OLENA)
        asked = desk.says(held())
        freed = Desk(SVITLANA).says(held([asked], is_held=False))
        assert verdict(asked, freed, desk.says(held([asked, freed]))).held_by == (OLENA,)

    def test_hold_is_no_disagreement_and_leaves_the_identity_alone(self) -> None:
        found = verdict(Desk(OLENA).says(identified()), Desk(TARAS).says(held()))
        assert found.is_decided
        assert found.held_by == (TARAS,)
        assert found.is_held

    def test_freeing_replaces_the_holders_own_hold(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(held())
        assert not verdict(first, desk.says(held([first], is_held=False))).is_held

    def test_any_hold_that_lives_holds(self) -> None:
        desk = Desk(OLENA)
        own, others = desk.says(held()), Desk(TARAS).says(held())
        freed = desk.says(held([own, others], is_held=False))
        assert verdict(own, others, freed).held_by == (TARAS,)

    def test_strike_is_taken_back_by_the_same_kind_of_statement(self) -> None:
        desk = Desk(OLENA)
        first = desk.says(struck_out(BROTHER))
        assert verdict(first).struck_out == (BROTHER,)
        assert verdict(first, desk.says(struck_out(BROTHER, [first], another_person=False))).struck_out == ()
