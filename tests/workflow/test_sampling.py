"""Drawing a random share for a second review: who can be drawn, who is shown what until then, and that anybody works it out again."""

import dataclasses

import pytest
from small_cases import REQUEST, TO_VERIFY, SmallCase, admitted

from verifier_gui.domain.audit import Fault
from verifier_gui.domain.policies import Policy, draw
from verifier_gui.domain.policy_statements import SampleDrawn
from verifier_gui.domain.signing_blocks import BlockKind
from verifier_gui.domain.statement_kinds import Reason, Review, StatementKind
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.errors import DecisionError
from verifier_gui.progress import Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.blocking import read_blocks
from verifier_gui.workflow.case_policy import samples_of
from verifier_gui.workflow.deciding_policy import declare_policy
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.sampling import draw_sample, sample_due
from verifier_gui.workflow.viewing import view_of, whole_view

PEOPLE = ("7;Мельник;Тарас;Юрійович;02.05.1990;солдат", "8;Бондар;Ігор;Васильович;19.12.1988;солдат")
DECIDED = (2, 7, 8)
"""numbers of people without a stop"""


@pytest.fixture
def sampling(small: SmallCase) -> SmallCase:
    """Three people decided by the supervisor alone, one given up; a caseworker may decide too, and half are to be drawn."""
    small.take_in("запит 2.csv", [*REQUEST, *PEOPLE], TO_VERIFY)
    small.match()
    admitted(small)
    declare_policy(small.acting, Policy(Review.SECOND_OF_SOME, 500), Progress())
    for number in DECIDED:
        sheet = small.sheet(number)
        record = next(column.record for column in sheet.columns if column.digit == 1)
        reviewing.identify(small.acting, sheet, [record], reason=Reason.LANG)
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    return small


def colleague(small: SmallCase):
    (found,) = [
        one
        for one in view_of(small.case.writer, small.identity.card.id).grounds.members.people
        if one.name == "Тарас В."
    ]
    return view_of(small.case.writer, found.id)


def states(view, small: SmallCase) -> dict[int, IdentityState]:
    return {entry.number: entry.verdict.identity for entry in view.queue_of(small.lists[TO_VERIFY.name])}


def bytes_that_draw(small: SmallCase, numbers: set[int]) -> bytes:
    """Random bytes that draw exactly these."""
    population = [small.subject(number) for number in DECIDED]
    wanted = {small.subject(number) for number in numbers}
    return next(
        random
        for random in (count.to_bytes(32, "big") for count in range(1000))
        if set(draw(random, population, 500)) == wanted
    )


def test_only_who_was_decided_by_one_and_needs_no_second_review_can_be_drawn(sampling):
    due = sample_due(sampling.case.writer, sampling.lists[TO_VERIFY.name])
    assert due is not None
    assert set(due.population) == {sampling.subject(number) for number in DECIDED}
    assert (due.undecided, due.share, due.is_due) == (4, 500, True)


def test_until_the_sample_is_drawn_others_see_that_a_colleague_decided_and_no_more(sampling):
    seen = states(colleague(sampling), sampling)
    assert [seen[number] for number in DECIDED] == [IdentityState.BY_COLLEAGUE] * 3
    assert seen[5] is seen[1] is IdentityState.UNDECIDED
    entries = {entry.number: entry for entry in colleague(sampling).queue_of(sampling.lists[TO_VERIFY.name])}
    assert [entries[number].is_open for number in (2, 5)] == [False, True]
    verdict = entries[2].verdict
    assert (verdict.decision, verdict.records, verdict.decided_by, verdict.decided_at) == (None, (), (), "")


def test_who_was_drawn_waits_and_looks_untouched_and_the_others_are_shown(sampling):
    random = bytes_that_draw(sampling, {7})
    draw_sample(sampling.acting, sampling.lists[TO_VERIFY.name], Progress(), lambda count: random[:count])
    truth = states(whole_view(sampling.case.writer), sampling)
    assert (truth[7], truth[2], truth[8]) == (
        IdentityState.AWAITING_SECOND,
        IdentityState.DECIDED,
        IdentityState.DECIDED,
    )
    seen = states(colleague(sampling), sampling)
    assert (seen[7], seen[2], seen[8]) == (IdentityState.UNDECIDED, IdentityState.DECIDED, IdentityState.DECIDED)
    assert verify(sampling.case.writer, sampling.case.heads_found).holds


def test_until_it_is_drawn_the_roster_is_not_signed_and_afterwards_nobody_is_drawn_twice(sampling):
    request = sampling.lists[TO_VERIFY.name]

    def block() -> list[int]:
        kinds = {found.kind: found for found in read_blocks(whole_view(sampling.case.writer), request)}
        return [len(kinds[BlockKind.SAMPLE].subjects)] if BlockKind.SAMPLE in kinds else []

    assert block() == [3]
    draw_sample(sampling.acting, request, Progress())
    assert block() == []
    with pytest.raises(DecisionError, match="in a sample already"):
        draw_sample(sampling.acting, request, Progress())


def test_fresh_bytes_go_on_record_with_everybody_who_could_be_drawn(sampling):
    draw_sample(sampling.acting, sampling.lists[TO_VERIFY.name], Progress())
    (statement,) = sampling.case.writer.statements_of_kind(StatementKind.SAMPLE)
    assert isinstance(statement.body, SampleDrawn)
    assert len(bytes.fromhex(statement.body.random)) == 32
    assert len(statement.body.population) == 3
    assert samples_of(sampling.case.writer).drawn == set(statement.body.drawn)


def test_a_sample_that_drew_others_than_its_bytes_is_found_and_counts_for_nobody(sampling):
    random = bytes_that_draw(sampling, {7})
    population = tuple(sampling.subject(number) for number in DECIDED)
    honest = SampleDrawn(sampling.lists[TO_VERIFY.name], random.hex(), 500, population, (sampling.subject(7),))
    with sampling.acting.act(dataclasses.replace(honest, drawn=(sampling.subject(8),))):
        pass
    assert not samples_of(sampling.case.writer).populations
    bad = verify(sampling.case.writer, sampling.case.heads_found).bad
    assert bad is not None
    assert bad.fault is Fault.SAMPLE_WRONG


def test_only_a_supervisor_draws_and_only_where_the_policy_does(sampling):
    request = sampling.lists[TO_VERIFY.name]
    with pytest.raises(DecisionError, match="Only a supervisor"):
        draw_sample(admitted(sampling, "Ірина С."), request, Progress())
    declare_policy(sampling.acting, Policy(Review.SECOND_OF_ALL), Progress())
    assert sample_due(sampling.case.writer, request) is None
    with pytest.raises(DecisionError, match="draws no sample"):
        draw_sample(sampling.acting, request, Progress())
