"""The review policy of a case: who may declare it, what follows for every verdict, and that checking the case finds it so."""

import dataclasses

import pytest
from small_cases import REQUEST, TO_VERIFY, SmallCase, admitted

from verifier_gui.domain.policies import Policy
from verifier_gui.domain.review import SubjectState
from verifier_gui.domain.signing_blocks import BlockKind
from verifier_gui.domain.state_figures import Figures
from verifier_gui.domain.statement_kinds import OperatorRole, Reason, Review
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.errors import DecisionError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.blocking import read_blocks
from verifier_gui.workflow.case_policy import has_policy, policy_of
from verifier_gui.workflow.deciding_policy import declare_policy
from verifier_gui.workflow.list_states import state_digest
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.viewing import whole_view

ALL = Policy(Review.SECOND_OF_ALL)
SOME = Policy(Review.SECOND_OF_SOME, 0)


def declare(small: SmallCase, policy: Policy) -> None:
    declare_policy(small.acting, policy, Progress())


def identify(small: SmallCase, number: int, acting=None) -> None:
    acting = acting or small.acting
    sheet = reviewing.read_sheet(small.case.writer, small.subject(number), acting.identity.card.id)
    (record, *_others) = [column.record for column in sheet.columns if column.digit]
    reviewing.identify(acting, sheet, [record], reason=Reason.LANG)


def truth(small: SmallCase, number: int):
    return small.case.writer.verdict_on(small.subject(number))


def test_under_second_review_of_everybody_one_decision_waits_for_another(small):
    identify(small, 2)
    assert truth(small, 2).is_decided
    taras = admitted(small, "Тарас В.")
    declare(small, ALL)
    assert truth(small, 2).identity is IdentityState.AWAITING_SECOND
    identify(small, 2, taras)
    assert (truth(small, 2).is_decided, len(truth(small, 2).decided_by)) == (True, 2)
    declare(small, Policy())
    assert truth(small, 2).is_decided
    assert verify(small.case.writer, small.case.heads_found).holds


def test_what_is_signed_off_changes_with_the_policy(small):
    before = state_digest(small.case.writer, small.lists[TO_VERIFY.name])
    admitted(small, "Тарас В.")
    assert not has_policy(small.case.writer)
    declare(small, SOME)
    assert has_policy(small.case.writer)
    assert state_digest(small.case.writer, small.lists[TO_VERIFY.name]) != before


def test_under_second_review_of_some_stops_and_those_given_up_wait_and_others_do_not(small):
    admitted(small, "Тарас В.")
    declare(small, SOME)
    identify(small, 2)
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    reviewing.not_found(small.acting, small.sheet(3), reason=Reason.ABSENT)
    assert [truth(small, number).identity for number in (2, 5, 3)] == [
        IdentityState.DECIDED,
        IdentityState.AWAITING_SECOND,
        IdentityState.AWAITING_SECOND,
    ]
    blocks = {block.kind for block in read_blocks(whole_view(small.case.writer), small.lists[TO_VERIFY.name])}
    assert BlockKind.AWAITING_SECOND in blocks
    assert verify(small.case.writer, small.case.heads_found).holds


def test_figures_of_the_policy_are_behind_the_states(small):
    small.take_in("запит 2.csv", [*REQUEST, "7;Мельник;Тарас;;1991;"], TO_VERIFY)
    small.match()
    sheet = small.sheet(7)
    (best,) = [column.candidate.probability for column in sheet.columns]
    assert (sheet.state, best < 0.9) == (SubjectState.LIKELY, True)
    declare(small, Policy(figures=Figures(likely=round(best + 0.01, 4))))
    shown = {entry.number: entry.state for entry in small.case.writer.queue_of(small.lists[TO_VERIFY.name])}
    assert small.sheet(7).state is shown[7] is SubjectState.WEAK
    assert verify(small.case.writer, small.case.heads_found).holds


def test_only_a_supervisor_declares_a_policy_and_only_where_two_decide(small):
    with pytest.raises(DecisionError, match="nobody could make a second review"):
        declare(small, ALL)
    taras = admitted(small, "Тарас В.")
    with pytest.raises(DecisionError, match="Only a supervisor"):
        declare_policy(taras, ALL, Progress())
    observer = admitted(small, "Олексій Д.", OperatorRole.OBSERVER)
    with pytest.raises(DecisionError, match="Only a supervisor"):
        declare_policy(observer, ALL, Progress())
    with pytest.raises(DecisionError, match="contradict"):
        declare(small, Policy(figures=Figures(strong=0.3)))
    with pytest.raises(DecisionError, match="between 0 and 100"):
        declare(small, dataclasses.replace(SOME, share=1001))
    assert policy_of(small.case.writer) == Policy()


def test_a_policy_given_up_on_the_way_leaves_no_trace(small):
    admitted(small, "Тарас В.")
    head = small.case.writer.head()

    def give_up(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        declare_policy(small.acting, ALL, Progress(give_up))
    assert (small.case.writer.head(), policy_of(small.case.writer)) == (head, Policy())


def test_what_is_written_while_the_verdicts_are_derived_counts_too(small):
    admitted(small, "Тарас В.")
    writer = small.case.new_writer()
    acting = small.case.new_acting(writer)
    decided = []

    def decide(_done: int, _total: int) -> None:
        if not decided:
            decided.append(True)
            identify(small, 2)

    declare_policy(acting, ALL, Progress(decide))
    writer.close()
    assert decided
    assert truth(small, 2).identity is IdentityState.AWAITING_SECOND
    assert verify(small.case.writer, small.case.heads_found).holds


def test_people_of_a_later_revision_stand_under_the_policy(small):
    admitted(small, "Тарас В.")
    declare(small, ALL)
    small.take_in("запит 2.csv", [*REQUEST, "7;Бондар;Ігор;Васильович;19.12.1988;солдат"], TO_VERIFY)
    small.match()
    identify(small, 7)
    assert truth(small, 7).identity is IdentityState.AWAITING_SECOND
    assert small.case.writer.untouched(small.subject(7)) is not None
