"""The policy that holds hangs on the set of statements, not on their order; what it asks of a subject; what a sample draws."""

import dataclasses
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statement_making import IDENTITY, MEMBERS, OLENA, STRANGER, SVITLANA, TARAS, Desk, decided, identified, opened
from test_merging import histories

from verifier_gui.domain.findings import STOPS, Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, StationId, SubjectId, joined
from verifier_gui.domain.policies import Policy, Sampled, derive_policy, derive_samples, draw, is_hidden
from verifier_gui.domain.policy_statements import PolicyDeclared, SampleDrawn
from verifier_gui.domain.state_figures import Figures, figure_texts, figures_of
from verifier_gui.domain.statement_kinds import DecisionKind, Review
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.verdicts import Verdict, verdict_of

USUAL = figure_texts(Figures())
LIST = ListId("1" * 32)
PEOPLE = tuple(SubjectId(joined("test", bytes([number]))) for number in range(60))
BYTES = "ab" * 32


def declared(review: Review, share: int = 0, seen: tuple[Statement, ...] = (), **figures: str) -> PolicyDeclared:
    return PolicyDeclared(review, share, USUAL | figures, tuple(found.id for found in seen))


def sampled(share: int = 200, random: str = BYTES, population: tuple[SubjectId, ...] = PEOPLE) -> SampleDrawn:
    return SampleDrawn(LIST, random, share, population, draw(bytes.fromhex(random), population, share))


@st.composite
def declarations(draw_: st.DrawFn) -> list[Statement]:
    desks = [
        Desk(operator, StationId(station * 16)) for operator in (SVITLANA, OLENA, STRANGER) for station in ("d0", "d1")
    ]
    said: list[Statement] = []
    for _ in range(draw_(st.integers(0, 6))):
        seen = draw_(st.lists(st.sampled_from(said), unique_by=lambda one: one.id, max_size=4)) if said else []
        body = declared(
            draw_(st.sampled_from(Review)),
            draw_(st.sampled_from([0, 100, 300])),
            tuple(seen),
            strong=draw_(st.sampled_from(["0.95", "0.97"])),
            rival=draw_(st.sampled_from(["0.05", "0.03"])),
        )
        said.append(draw_(st.sampled_from(desks)).says(body, seq=draw_(st.sampled_from([0, 0, 0, 99]))))
    return said


@given(declarations(), st.randoms())
def test_order_and_repetition_change_no_policy(said: list[Statement], random: Random) -> None:
    doubled = [*said, *said]
    random.shuffle(doubled)
    assert derive_policy(doubled, MEMBERS) == derive_policy(said, MEMBERS)


@given(st.lists(st.tuples(st.sampled_from([0, 150, 1000]), st.sampled_from(["ab", "cd"])), max_size=4), st.randoms())
def test_order_and_repetition_change_no_sample(drawn: list[tuple[int, str]], random: Random) -> None:
    said = [Desk(SVITLANA, StationId("d2" * 16)).says(sampled(share, letters * 32)) for share, letters in drawn]
    mixed = [*said, *said]
    random.shuffle(mixed)
    assert derive_samples(mixed, MEMBERS) == derive_samples(said, MEMBERS)


def test_a_case_of_which_nothing_is_said_takes_one_decision() -> None:
    assert derive_policy([], MEMBERS) == Policy(Review.ONE, 0, Figures())
    assert derive_policy([opened()], MEMBERS) == Policy()


def test_a_policy_that_has_seen_another_holds_in_its_place_though_it_asks_less() -> None:
    desk = Desk(SVITLANA)
    strict = desk.says(declared(Review.SECOND_OF_ALL))
    lenient = desk.says(declared(Review.ONE, seen=(strict,)))
    assert derive_policy([lenient, strict], MEMBERS).review is Review.ONE


def test_of_two_that_do_not_know_of_one_another_each_value_is_the_stricter() -> None:
    here, there = Desk(SVITLANA, StationId("d0" * 16)), Desk(SVITLANA, StationId("d1" * 16))
    one = here.says(declared(Review.ONE, strong="0.97", rival="0.05", none="0.02"))
    other = there.says(declared(Review.SECOND_OF_SOME, 250, strong="0.9", rival="0.03", none="0.01"))
    policy = derive_policy([one, other], MEMBERS)
    assert (policy.review, policy.share) == (Review.SECOND_OF_SOME, 250)
    assert policy.figures == Figures(none=0.01, strong=0.97, rival=0.03)


def test_a_share_means_nothing_beside_a_second_review_of_everybody() -> None:
    here, there = Desk(SVITLANA, StationId("d0" * 16)), Desk(SVITLANA, StationId("d1" * 16))
    said = [here.says(declared(Review.SECOND_OF_SOME, 250)), there.says(declared(Review.SECOND_OF_ALL))]
    assert derive_policy(said, MEMBERS) == Policy(Review.SECOND_OF_ALL)


def test_a_policy_by_a_caseworker_a_stranger_or_of_a_fork_does_not_count() -> None:
    fork = Desk(SVITLANA, StationId("d3" * 16))
    said = [
        Desk(OLENA).says(declared(Review.SECOND_OF_ALL)),
        Desk(STRANGER).says(declared(Review.SECOND_OF_ALL)),
        fork.says(declared(Review.SECOND_OF_ALL), seq=7),
        fork.says(declared(Review.SECOND_OF_SOME), seq=7),
    ]
    assert derive_policy(said, MEMBERS) == Policy()


@pytest.mark.parametrize(
    ("figures", "why"),
    [
        ({"strong": "0.95"}, "one alone"),
        (USUAL | {"strong": "0.4"}, "strong below likely"),
        (USUAL | {"none": "0.3"}, "none above several"),
        (USUAL | {"strong": "1.0"}, "certain"),
        (USUAL | {"strong": ".95"}, "no leading zero"),
        (USUAL | {"strong": "0.95e0"}, "an exponent"),
        (USUAL | {"more": "0.5"}, "an unknown one"),
    ],
)
def test_figures_that_are_none_are_refused(figures: dict[str, str], why: str) -> None:
    with pytest.raises(ValueError, match="figures"):
        figures_of(figures)
    assert why


def test_figures_come_back_from_their_texts() -> None:
    figures = Figures(none=0.0125, several=0.3, strong=0.999, rival=0.04, likely=0.6)
    assert figures_of(figure_texts(figures)) == figures


STOP = Finding(FindingKind.ALREADY_RETURNED, ("1" * 64,))
IDENTIFIED = identified()


def needed(review: Review, *findings: Finding, **decided_as: bool) -> int:
    return Policy(review, 100).decisions_needed(findings, [dataclasses.replace(IDENTIFIED, **decided_as)])


def test_everybody_or_nobody_is_decided_twice_whatever_stands_on_them() -> None:
    assert needed(Review.ONE, STOP, bulk=True) == 1
    assert needed(Review.SECOND_OF_ALL) == 2


@pytest.mark.parametrize("kind", sorted(STOPS | {FindingKind.CHILD, FindingKind.REGISTRIES_CONTRADICT}))
def test_some_are_decided_twice_for_what_was_found(kind: FindingKind) -> None:
    assert needed(Review.SECOND_OF_SOME, Finding(kind)) == 2


@pytest.mark.parametrize("kind", [FindingKind.NAMESAKE, FindingKind.MIXED_SCRIPTS, FindingKind.NEW_IN_REVISION])
def test_lesser_findings_ask_for_one_decision(kind: FindingKind) -> None:
    assert needed(Review.SECOND_OF_SOME, Finding(kind)) == 1


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        (DecisionKind.IDENTIFIED, 1),
        (DecisionKind.IDENTIFIED_OTHERWISE, 1),
        (DecisionKind.DUPLICATE, 1),
        (DecisionKind.NOT_SURE, 1),
        (DecisionKind.NOT_FOUND, 2),
        (DecisionKind.UNUSABLE, 2),
    ],
)
def test_whoever_is_given_up_is_looked_for_twice(kind: DecisionKind, expected: int) -> None:
    assert Policy(Review.SECOND_OF_SOME).decisions_needed([], [decided(kind)]) == expected


def test_bulk_marks_draws_and_cleared_conflicts_ask_for_two() -> None:
    some = Policy(Review.SECOND_OF_SOME)
    assert needed(Review.SECOND_OF_SOME, bulk=True) == 2
    assert some.decisions_needed([], [IDENTIFIED], is_drawn=True) == 2
    assert some.decisions_needed([], [IDENTIFIED], cleared_conflict=True) == 2


def test_a_sample_draws_its_share_and_each_subject_by_itself() -> None:
    random = bytes.fromhex(BYTES)
    drawn = draw(random, PEOPLE, 300)
    assert 0 < len(drawn) < len(PEOPLE)
    assert draw(random, PEOPLE[:20], 300) == tuple(sorted(set(drawn) & set(PEOPLE[:20])))
    assert (draw(random, PEOPLE, 0), draw(random, PEOPLE, 1000)) == ((), tuple(sorted(PEOPLE)))
    assert set(draw(random, PEOPLE, 100)) < set(drawn)


def test_a_sample_that_drew_others_than_its_bytes_draw_counts_for_nobody() -> None:
    honest = sampled()
    assert honest.drawn
    shortened = dataclasses.replace(honest, drawn=honest.drawn[1:])
    desk = Desk(SVITLANA)
    assert derive_samples([desk.says(shortened)], MEMBERS) == Sampled()
    found = derive_samples([desk.says(honest), desk.says(shortened)], MEMBERS)
    assert found == Sampled(frozenset(honest.drawn), frozenset(PEOPLE))
    assert [found.passed_over(subject) for subject in PEOPLE] == [subject not in honest.drawn for subject in PEOPLE]


def test_a_sample_by_a_caseworker_counts_for_nobody() -> None:
    assert derive_samples([Desk(OLENA).says(sampled())], MEMBERS) == Sampled()


TWICE = Policy(Review.SECOND_OF_ALL)
SOME = Policy(Review.SECOND_OF_SOME, 200)
HONEST = sampled()
DRAWN, PASSED = HONEST.drawn[0], next(subject for subject in PEOPLE if subject not in HONEST.drawn)
SAMPLED = Sampled(frozenset(HONEST.drawn), frozenset(PEOPLE))


def verdict(*statements: Statement, needed: int = 2) -> Verdict:
    return verdict_of(statements, identity=IDENTITY, stops=(), members=MEMBERS, decisions_needed=needed)


@given(histories(), st.randoms())
def test_who_may_see_what_hangs_on_no_order(said: list[Statement], random: Random) -> None:
    mixed = [*said, *said]
    random.shuffle(mixed)
    for person in (OLENA, TARAS, SVITLANA):
        hidden = {is_hidden(TWICE, Sampled(), PEOPLE[0], verdict(*order), person) for order in (said, mixed)}
        assert len(hidden) == 1


@given(histories())
def test_whoever_decided_sees_and_so_does_everybody_once_two_have(said: list[Statement]) -> None:
    found = verdict(*said)
    for person in (OLENA, TARAS, SVITLANA):
        expected = person not in found.deciders and len(found.deciders) < 2
        assert is_hidden(TWICE, Sampled(), PEOPLE[0], found, person) is expected
        assert not is_hidden(Policy(), Sampled(), PEOPLE[0], found, person)


@pytest.mark.parametrize(
    ("policy", "subject", "needed", "expected"),
    [
        (TWICE, PASSED, 2, True),
        (SOME, PASSED, 1, False),
        (SOME, DRAWN, 2, True),
        (SOME, PASSED, 2, True),
        (SOME, SubjectId("f" * 64), 1, True),
        (dataclasses.replace(SOME, share=0), SubjectId("f" * 64), 1, False),
    ],
)
def test_one_decision_is_hidden_until_no_sample_can_draw_it(
    policy: Policy, subject: SubjectId, needed: int, expected: bool
) -> None:
    found = verdict(Desk(OLENA).says(identified()), needed=needed)
    assert is_hidden(policy, SAMPLED, subject, found, TARAS) is expected
    assert not is_hidden(policy, SAMPLED, subject, found, OLENA)
