"""A verdict belongs to a *set* of statements: their order, their number and the way they came together change nothing."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from statement_making import (
    BROTHER,
    DARYNA,
    FORMER_IDENTITY,
    IDENTITY,
    MEMBERS_WITH_DARYNA,
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
    in_registry_a,
    in_registry_b,
    settled,
    struck_out,
    taken_back,
)

from verifier_gui.domain.identifiers import StationId
from verifier_gui.domain.rulings import is_ruling
from verifier_gui.domain.statement_kinds import Answer, DecisionKind
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import Decision, StopAnswer
from verifier_gui.domain.verdicts import Verdict, live_statements, verdict_of

STOPS = ("already-returned:1", "deceased:2")


@st.composite
def histories(draw: st.DrawFn) -> list[Statement]:
    """What up to five operators at two stations each might say of one subject, some of it having seen some of the rest."""
    desks = [
        Desk(operator, StationId(station * 16))
        for operator in (OLENA, TARAS, SVITLANA, DARYNA, STRANGER)
        for station in ("d0", "d1")
    ]
    said: list[Statement] = []
    for _ in range(draw(st.integers(0, 9))):
        desk = draw(st.sampled_from(desks))
        seen = draw(st.lists(st.sampled_from(said), unique_by=lambda one: one.id, max_size=4)) if said else []
        identity = draw(st.sampled_from([IDENTITY, IDENTITY, FORMER_IDENTITY]))
        body = draw(
            st.sampled_from(
                [
                    identified(in_registry_a(), seen=seen, identity=identity),
                    identified(in_registry_a(BROTHER), in_registry_b(), seen=seen, identity=identity),
                    decided(DecisionKind.NOT_FOUND, seen, identity=identity),
                    decided(DecisionKind.NOT_SURE, seen, identity=identity),
                    adjudicated(identified(seen=seen, identity=identity), *seen),
                    adjudicated(decided(DecisionKind.NOT_FOUND, seen, identity=identity), *seen[:2]),
                    settled(STOPS[0], Answer.DOES_NOT_APPLY, *seen, seen=seen),
                    answered(STOPS[0], Answer.APPLIES, seen),
                    answered(STOPS[0], Answer.UNCLEAR, seen),
                    held(seen),
                    held(seen, is_held=False),
                    struck_out(MYKOLA, seen),
                    taken_back(*seen),
                ]
            )
        )
        # Now and then a key is used twice for one place: a fork.
        said.append(desk.says(body, seq=draw(st.sampled_from([0, 0, 0, 99]))))
    return said


def verdict(statements: list[Statement], needed: int) -> Verdict:
    return verdict_of(
        statements,
        identity=IDENTITY,
        stops=STOPS,
        members=MEMBERS_WITH_DARYNA,
        decisions_needed=needed,
    )


@given(histories(), st.randoms(use_true_random=False), st.sampled_from([1, 2]))
def test_shuffling_and_doubling_change_nothing(said: list[Statement], chance: Random, needed: int) -> None:
    doubled = said + chance.choices(said, k=len(said)) if said else []
    chance.shuffle(doubled)
    assert verdict(doubled, needed) == verdict(said, needed)


@given(histories(), st.lists(st.booleans(), min_size=9, max_size=9), st.sampled_from([1, 2]))
def test_merging_in_parts_changes_nothing(said: list[Statement], here: list[bool], needed: int) -> None:
    ours = [statement for statement, taken in zip(said, here, strict=False) if taken]
    theirs = [statement for statement, taken in zip(said, here, strict=False) if not taken]
    merged = list(dict.fromkeys(statement.id for statement in [*theirs, *ours]))
    by_id = {statement.id: statement for statement in said}
    assert verdict([by_id[name] for name in merged], needed) == verdict(said, needed)
    assert verdict(ours + theirs + ours, needed) == verdict(theirs + ours, needed) == verdict(said, needed)


@given(histories())
def test_only_members_live_and_nothing_is_made_up(said: list[Statement]) -> None:
    live = live_statements(said, MEMBERS_WITH_DARYNA)
    assert {statement.id for statement in live} <= {statement.id for statement in said}
    assert all(statement.by in MEMBERS_WITH_DARYNA for statement in live)
    assert [statement.id for statement in live] == sorted(statement.id for statement in live)


@given(histories(), st.sampled_from([1, 2]))
def test_what_a_stranger_says_changes_nothing(said: list[Statement], needed: int) -> None:
    assert verdict([one for one in said if one.by != STRANGER], needed) == verdict(said, needed)


@given(histories(), st.sampled_from([1, 2]))
def test_nobody_rules_on_what_he_said_himself(said: list[Statement], needed: int) -> None:
    """Without a word of their own, said before they ruled, the same rulings may count; with one they never do."""
    found = verdict(said, needed)
    own = [one for one in said if not _knows_own_ruling(one, said)]
    spoke = {
        MEMBERS_WITH_DARYNA.person(one.by)
        for one in own
        if isinstance(one.body, Decision) and one.body.about.identity == IDENTITY
    }
    answered_it = {
        MEMBERS_WITH_DARYNA.person(one.by) for one in own if isinstance(one.body, StopAnswer) and not one.body.settles
    }
    if any(one.seq == 99 for one in said):
        return
    if found.is_adjudicated:
        assert not set(found.decided_by) & spoke
    if STOPS[0] in found.settled_stops:
        assert set(found.stop_answers[STOPS[0]]) - answered_it


def _knows_own_ruling(statement: Statement, said: list[Statement]) -> bool:
    """Whether something was said with a ruling of its own signer before it."""
    person = MEMBERS_WITH_DARYNA.person(statement.by)
    own = {one.id for one in said if MEMBERS_WITH_DARYNA.person(one.by) == person and is_ruling(one)}
    return statement.about is not None and bool(own & set(statement.about.seen))
