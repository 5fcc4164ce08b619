"""Who is a member follows from the set of statements that say so, whatever their order, and by whom they were made."""

from random import Random

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from statement_making import CASE, OLENA, STRANGER, SVITLANA, TARAS, Desk, declared, identified, opened

from verifier_gui.domain.identifiers import CaseId, OperatorId, StationId
from verifier_gui.domain.membership import WHO_MAY, Members, derive_members, may
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.verdicts import IdentityState, verdict_of

CASEWORKER, SUPERVISOR, OBSERVER = OperatorRole.CASEWORKER, OperatorRole.SUPERVISOR, OperatorRole.OBSERVER
ROOT = opened()
HERE, THERE = StationId("d0" * 16), StationId("d1" * 16)
NEW_KEY = OperatorId("dd" * 32)


def members(*said: Statement) -> Members:
    return derive_members(ROOT, said)


def roles(found: Members) -> dict[OperatorId, tuple[OperatorRole, bool]]:
    return {one.id: (one.role, one.is_suspended) for one in found.people}


def in_office(*admitted: OperatorId) -> tuple[Desk, Desk, Desk, list[Statement]]:
    """Svitlana, who opened the case, has made Olena and Taras supervisors."""
    root = Desk(SVITLANA, HERE)
    first = root.says(declared(OLENA, SUPERVISOR))
    second = root.says(declared(TARAS, SUPERVISOR, [first]))
    return root, Desk(OLENA, HERE), Desk(TARAS, HERE), [first, second]


def test_creator_is_the_first_supervisor() -> None:
    assert roles(members()) == {SVITLANA: (SUPERVISOR, False)}
    assert members().role_at(SVITLANA, HERE, 1) is SUPERVISOR
    assert members().role_at(OLENA, HERE, 1) is None


def test_supervisor_who_was_admitted_admits_others_and_a_caseworker_does_not() -> None:
    root, olena, _, said = in_office()
    her = olena.says(declared(STRANGER, OBSERVER, said))
    assert roles(members(*said, her))[STRANGER] == (OBSERVER, False)
    lowered = root.says(declared(OLENA, CASEWORKER, said, until={OLENA: {HERE: 0}}))
    assert STRANGER not in members(*said, lowered, olena.says(declared(STRANGER, OBSERVER, [*said, lowered])))


def test_stranger_admits_nobody_not_even_with_a_case_of_their_own() -> None:
    assert members(Desk(STRANGER).says(declared(STRANGER, SUPERVISOR))).keys() == {SVITLANA}
    assert members(Desk(STRANGER).says(declared(OLENA))).keys() == {SVITLANA}


def test_75_statement_of_another_case_admits_nobody_and_counts_nowhere() -> None:
    foreign = derive_members(ROOT, [_in_case(Desk(SVITLANA).says(declared(OLENA)), CaseId("f" * 32))])
    assert foreign.keys() == {SVITLANA}
    decision = Desk(SVITLANA).says(identified())
    assert members().counts(decision)
    assert not members().counts(_in_case(decision, CaseId("f" * 32)))


def _in_case(statement: Statement, case: CaseId) -> Statement:
    assert statement.case == CASE
    return Statement(
        statement.id,
        case,
        statement.kind,
        statement.by,
        statement.station,
        statement.seq,
        statement.prev,
        statement.at,
        statement.body,
    )


def test_75_what_a_suspended_member_signed_before_counts_and_what_came_after_does_not() -> None:
    root = Desk(SVITLANA)
    admission = root.says(declared(OLENA))
    olena = Desk(OLENA, HERE)
    before, after = olena.says(identified()), olena.says(identified())
    elsewhere = Desk(OLENA, THERE).says(identified())
    suspension = root.says(declared(OLENA, seen=[admission], admitted=False, until={OLENA: {HERE: 1}}))
    found = members(admission, suspension)
    assert [found.counts(one) for one in (before, after, elsewhere)] == [True, False, False]
    assert found[OLENA].is_suspended
    verdict = verdict_of([before, after], identity=before.body.about.identity, stops=(), members=found)  # type: ignore[union-attr]
    assert (verdict.identity, verdict.decided_by) == (IdentityState.DECIDED, (OLENA,))


def test_somebody_admitted_again_counts_from_then_on_and_the_time_between_does_not() -> None:
    root = Desk(SVITLANA)
    admission = root.says(declared(OLENA))
    suspension = root.says(declared(OLENA, seen=[admission], admitted=False, until={OLENA: {HERE: 2}}))
    again = root.says(declared(OLENA, OBSERVER, [admission, suspension], until={OLENA: {HERE: 5}}))
    found = members(admission, suspension, again)
    assert [found.role_at(OLENA, HERE, seq) for seq in (2, 3, 5, 6)] == [CASEWORKER, None, None, OBSERVER]


def test_of_two_that_do_not_know_of_each_other_the_more_restrictive_wins() -> None:
    root, olena, taras, said = in_office()
    admission = root.says(declared(STRANGER, CASEWORKER, said))
    said = [*said, admission]
    raised = olena.says(declared(STRANGER, SUPERVISOR, said))
    observer = taras.says(declared(STRANGER, OBSERVER, said))
    suspended = taras.says(declared(STRANGER, CASEWORKER, said, admitted=False))
    assert roles(members(*said, raised, observer))[STRANGER] == (OBSERVER, False)
    assert roles(members(*said, raised, suspended))[STRANGER] == (CASEWORKER, True)
    after = root.says(declared(STRANGER, SUPERVISOR, [*said, raised, suspended]))
    assert roles(members(*said, raised, suspended, after))[STRANGER] == (SUPERVISOR, False)


def test_two_supervisors_who_suspend_each_other_are_both_suspended_and_admit_nobody_meanwhile() -> None:
    _, olena, taras, said = in_office()
    hers = olena.says(declared(TARAS, SUPERVISOR, said, admitted=False))
    his = taras.says(declared(OLENA, SUPERVISOR, said, admitted=False))
    his_friend = taras.says(declared(STRANGER, SUPERVISOR, [*said, his]))
    found = members(*said, hers, his, his_friend)
    assert roles(found) == {SVITLANA: (SUPERVISOR, False), OLENA: (SUPERVISOR, True), TARAS: (SUPERVISOR, True)}


def test_suspended_supervisor_who_pretends_not_to_know_strikes_nobody_but_who_suspended_him() -> None:
    root, olena, taras, said = in_office()
    admission = root.says(declared(STRANGER, CASEWORKER, said))
    said = [*said, admission]
    hers = olena.says(declared(TARAS, SUPERVISOR, said, admitted=False))
    his = taras.says(declared(STRANGER, CASEWORKER, said, admitted=False))
    assert roles(members(*said, hers, his))[STRANGER] == (CASEWORKER, False)


def test_creator_stays_where_no_other_supervisor_remains() -> None:
    root = Desk(SVITLANA)
    admission = root.says(declared(OLENA, SUPERVISOR))
    hers = Desk(OLENA).says(
        declared(SVITLANA, SUPERVISOR, [admission], admitted=False, until={SVITLANA: {root.station: 1}})
    )
    assert roles(members(admission, hers))[SVITLANA] == (SUPERVISOR, True)
    his = root.says(declared(OLENA, SUPERVISOR, [admission], admitted=False))
    assert roles(members(admission, hers, his)) == {SVITLANA: (SUPERVISOR, False), OLENA: (SUPERVISOR, True)}


def test_new_key_of_a_member_is_the_same_person_and_the_old_one_ends() -> None:
    root = Desk(SVITLANA)
    admission = root.says(declared(OLENA))
    bound = root.says(declared(NEW_KEY, seen=[admission], replaces=OLENA, until={OLENA: {HERE: 1}}))
    found = members(admission, bound)
    assert [one.id for one in found.people] == [OLENA, SVITLANA]
    assert (found[NEW_KEY], found[OLENA].key, found.person(NEW_KEY)) == (found[OLENA], NEW_KEY, OLENA)
    old, new = Desk(OLENA, HERE), Desk(NEW_KEY, HERE)
    first, later = old.says(identified()), old.says(identified())
    second = new.says(identified())
    assert [found.counts(one) for one in (first, later, second)] == [True, False, True]
    assert (found.role_now(OLENA), found.role_now(NEW_KEY)) == (None, CASEWORKER)
    verdict = verdict_of(
        [first, second],
        identity=first.body.about.identity,  # type: ignore[union-attr]
        stops=(),
        members=found,
        decisions_needed=2,
    )
    assert verdict.identity is IdentityState.AWAITING_SECOND


def test_key_used_twice_for_one_place_admits_nobody() -> None:
    one = Desk(SVITLANA).says(declared(OLENA), seq=1)
    other = Desk(SVITLANA).says(declared(TARAS), seq=1)
    assert members(one, other).keys() == {SVITLANA}


@pytest.mark.parametrize("kind", StatementKind)
def test_observers_make_nothing_but_heads_and_supervisors_everything_that_has_a_place(kind: StatementKind) -> None:
    if kind in WHO_MAY:
        assert may(SUPERVISOR, kind)
        assert may(OBSERVER, kind) is (kind is StatementKind.HEAD)
    assert may(CASEWORKER, kind) is (
        kind
        not in {
            StatementKind.CASE,
            StatementKind.MEMBER,
            StatementKind.POLICY,
            StatementKind.SAMPLE,
            StatementKind.ADJUDICATION,
        }
    )


PEOPLE = (SVITLANA, OLENA, TARAS, STRANGER, NEW_KEY)


@st.composite
def histories(draw: st.DrawFn) -> list[Statement]:
    """What five keys at two stations each might say of one another, some of it having seen some of the rest."""
    desks = [Desk(person, station) for person in PEOPLE for station in (HERE, THERE)]
    said: list[Statement] = []
    for _ in range(draw(st.integers(0, 8))):
        desk = draw(st.sampled_from([*desks[:2] * 3, *desks]))
        seen = draw(st.lists(st.sampled_from(said), unique_by=lambda one: one.id)) if said else []
        about = draw(st.sampled_from(PEOPLE))
        body = declared(
            about,
            draw(st.sampled_from([SUPERVISOR, SUPERVISOR, CASEWORKER, OBSERVER])),
            draw(st.sampled_from([said, said, seen])),
            admitted=draw(st.sampled_from([True, True, False])),
            replaces=draw(st.sampled_from([None, None, *PEOPLE])),
            until=draw(st.sampled_from([{}, {about: {HERE: 1}}, {about: {HERE: 2, THERE: 1}}])),
        )
        said.append(desk.says(body, seq=draw(st.sampled_from([0, 0, 0, 0, 99]))))
    return said


def everything(found: Members) -> object:
    places = [(key, station, seq) for key in PEOPLE for station in (HERE, THERE) for seq in (1, 2, 3)]
    return found.people, [found.role_at(*place) for place in places]


@settings(max_examples=200)
@given(histories(), st.randoms(use_true_random=False), st.lists(st.booleans(), min_size=8, max_size=8))
def test_shuffling_doubling_and_merging_in_parts_change_nothing(
    said: list[Statement], chance: Random, here: list[bool]
) -> None:
    expected = everything(members(*said))
    shuffled = said + chance.choices(said, k=len(said)) if said else []
    chance.shuffle(shuffled)
    assert everything(members(*shuffled)) == expected
    ours = [one for one, taken in zip(said, here, strict=False) if taken]
    theirs = [one for one, taken in zip(said, here, strict=False) if not taken]
    assert everything(members(*theirs, *ours, *theirs)) == expected


@given(histories())
def test_there_is_always_a_supervisor_and_nobody_is_two_people(said: list[Statement]) -> None:
    found = members(*said)
    assert found.supervisors
    keys = [key for one in found.people for key in one.keys]
    assert len(keys) == len(set(keys))
    assert all(one.key in one.keys and one.id in one.keys for one in found.people)
