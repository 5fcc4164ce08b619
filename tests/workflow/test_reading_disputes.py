"""What is laid before the supervisor: both decisions with what each had seen, from the exhibits, and the figures."""

import pytest
from disagreements import FOUND, NOBODY, STOPPED, Three, three
from small_cases import REQUEST, TO_VERIFY, SmallCase, admitted

from verifier_gui.domain.disputes import Agreement, DisputeStanding
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.policies import Policy, Review
from verifier_gui.domain.statement_kinds import Answer, OperatorRole, Reason
from verifier_gui.domain.subject_statements import SearchMade
from verifier_gui.progress import Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.adjudicating import adjudicate, as_said, send_back
from verifier_gui.workflow.deciding_policy import declare_policy
from verifier_gui.workflow.reading_disputes import (
    may_have_disputes,
    read_agreement,
    read_disputes,
)


@pytest.fixture
def case(small: SmallCase) -> Three:
    return three(small)


def lines(case: Three):
    return read_disputes(case.small.case.writer, case.small.lists["Запит"], case.halyna.identity.card.id)


def test_each_decision_tells_who_when_and_what_was_on_the_screen(case):
    case.identifies(case.olena)
    searches = [SearchMade("їжакевич 91", (), 2)]
    reviewing.not_found(
        case.taras, case.sheet(FOUND, case.taras), reason=Reason.OTHERFATHER, note="інший батько", searches=searches
    )
    first, second = case.dispute().opinions
    assert (first.name, first.agency, first.decision.reason) == ("Олена К.", "Відомство А", Reason.LANG)
    assert (second.name, second.decision.note, second.number) == ("Тарас В.", "інший батько", first.number + 1)
    assert first.places == ("Реєстр А, row 3",)
    assert first.is_blind
    assert not second.is_blind
    assert first.screen is not None
    assert second.screen is not None
    assert (first.screen.revision, first.screen.searches, second.screen.searches) == (1, (), ("їжакевич 91",))
    assert first.screen.facts.value(FactKind.BIRTH_DATE) == "1991-02-01"
    assert [record.list_name for record in first.screen.records] == ["Реєстр А", "Реєстр Б"]
    assert [role for role, _name in first.screen.searched] == [
        ListRole.REGISTRY,
        ListRole.REGISTRY,
        ListRole.RETURNED,
        ListRole.DECEASED,
    ]


def test_a_screen_of_an_earlier_revision_stays_as_it_was(case):
    case.identifies(case.olena)
    changed = [line.replace("сержант", "капітан") for line in REQUEST]
    case.small.take_in("запит 2.csv", changed, TO_VERIFY)
    case.small.match()
    case.finds_nobody(case.taras)
    first, second = (opinion.screen for opinion in case.dispute().opinions)
    assert first is not None
    assert second is not None
    assert (first.revision, second.revision) == (1, 2)
    ranks = [screen.facts.first(FactKind.RANK) for screen in (first, second)]
    assert [rank.raw for rank in ranks if rank] == ["сержант", "капітан"]


def test_the_list_tells_what_is_open_sent_back_and_adjudicated(case):
    assert lines(case) == ()
    case.disagree()
    case.finds_nobody(case.olena, NOBODY)
    reviewing.unusable(case.taras, case.sheet(NOBODY, case.taras), reason=Reason.THIN)
    case.answers(case.olena, Answer.APPLIES)
    case.answers(case.taras, Answer.DOES_NOT_APPLY)
    assert [(line.entry.number, line.standing) for line in lines(case)] == [
        (FOUND, DisputeStanding.OPEN),
        (STOPPED, DisputeStanding.OPEN),
        (NOBODY, DisputeStanding.OPEN),
    ]
    assert all(line.entry.verdict.waits_for_supervisor for line in lines(case))
    dispute = case.dispute()
    adjudicate(case.halyna, dispute, as_said(dispute.opinions[1]), reason=Reason.OTHERFATHER)
    send_back(case.halyna, case.dispute(NOBODY), "ще раз")
    found, stopped, nobody = lines(case)
    assert (nobody.standing, found.standing) == (DisputeStanding.SENT_BACK, DisputeStanding.ADJUDICATED)
    assert found.ruling is not None
    assert (found.ruling.name, found.adjudicated_at) == ("Галина М.", found.ruling.at)
    assert [one.name for one in found.opinions] == ["Олена К.", "Тарас В."]
    assert [answer.answer for answer in stopped.stops[0].answers] == [Answer.APPLIES, Answer.DOES_NOT_APPLY]


def test_under_second_review_of_everybody_both_decide_blind_and_nobody_sees_a_dispute_before(case):
    declare_policy(case.halyna, Policy(Review.SECOND_OF_ALL), Progress())
    case.identifies(case.olena)
    case.answers(case.olena, Answer.APPLIES)
    case.answers(case.taras, Answer.DOES_NOT_APPLY)
    assert lines(case) == ()
    case.finds_nobody(case.taras)
    (line,) = lines(case)
    assert line.entry.number == FOUND
    first, second = case.dispute().opinions
    assert (first.is_blind, second.is_blind) == (True, True)
    dispute = case.dispute()
    adjudicate(case.halyna, dispute, as_said(second), reason=Reason.OTHERFATHER)
    verdict = case.small.case.writer.verdict_on(case.small.subject(FOUND))
    assert (verdict.is_decided, verdict.is_adjudicated) == (True, True)


def test_reviewers_agree_by_their_first_decisions(case):
    case.disagree()
    case.finds_nobody(case.olena, NOBODY)
    case.finds_nobody(case.taras, NOBODY)
    case.finds_nobody(case.olena, 1)

    def agreement() -> Agreement:
        return read_agreement(case.small.case.writer, case.small.lists["Запит"], Progress())

    assert agreement() == Agreement(1, 2)
    case.identifies(case.taras)
    assert agreement() == Agreement(1, 2)
    assert not case.dispute().is_disputed


def test_a_case_of_one_has_no_disputes(small):
    assert not may_have_disputes(small.case.writer)
    admitted(small, role=OperatorRole.OBSERVER)
    assert not may_have_disputes(small.case.writer)
    admitted(small, "Іван П.")
    assert may_have_disputes(small.case.writer)
