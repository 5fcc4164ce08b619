"""A supervisor who decided neither decides between two: who may, what it settles, what reopens it."""

import pytest
from disagreements import FOUND, STOPPED, Three, three
from small_cases import SmallCase, admitted

from verifier_gui.domain.disputes import DisputeStanding
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, OperatorRole, Reason
from verifier_gui.domain.subject_statements import Adjudication, Decision, IdentifiedRecord, StopAnswer
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.errors import DecisionError
from verifier_gui.phrases import history, standing
from verifier_gui.progress import Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.adjudicating import StopRuling, adjudicate, as_records, as_said, refusal, send_back
from verifier_gui.workflow.asking import answer
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.rostering import answered_stop_words, read_roster


@pytest.fixture
def case(small: SmallCase) -> Three:
    return three(small)


def verdict(case: Three, number: int = FOUND):
    return case.small.case.writer.verdict_on(case.small.subject(number))


class TestWhatIsDecided:
    def test_as_the_first_settles_both_decisions_under_the_supervisors_own_reason(self, case):
        case.disagree()
        dispute = case.dispute()
        adjudicate(case.halyna, dispute, as_said(dispute.opinions[0]), reason=Reason.SERVICE, note=" за частиною ")
        found = verdict(case)
        assert (found.decision, found.is_adjudicated, found.is_disputed) == (DecisionKind.IDENTIFIED, True, False)
        assert (found.reason, found.note) == (Reason.SERVICE, "за частиною")
        assert found.decided_by == (case.halyna.identity.card.id,)
        (body,) = [
            one.body
            for one in case.small.case.writer.statements_on(case.small.subject(FOUND))
            if isinstance(one.body, Adjudication)
        ]
        assert set(body.settles) == {opinion.statement for opinion in dispute.opinions}
        assert len(body.decided.exhibits) == len(dispute.sheet.columns) + 1
        assert body.decided.coverage

    def test_as_the_second(self, case):
        case.disagree()
        dispute = case.dispute()
        adjudicate(case.halyna, dispute, as_said(dispute.opinions[1]), reason=Reason.OTHERFATHER)
        assert verdict(case).decision is DecisionKind.NOT_FOUND

    def test_another_record_than_either_said(self, case):
        case.disagree()
        dispute = case.dispute()
        other = [column for column in dispute.sheet.columns if column.digit][1]
        named = IdentifiedRecord(other.candidate.list_id, other.record)
        adjudicate(case.halyna, dispute, as_records(dispute, [named], Certainty.PROBABLE), reason=Reason.NUMBER)
        assert [one.record for one in verdict(case).records] == [named]
        assert verdict(case).certainty is Certainty.PROBABLE

    @pytest.mark.parametrize("kind", [DecisionKind.NOT_SURE, DecisionKind.UNUSABLE, DecisionKind.NOT_FOUND])
    def test_another_answer_without_a_record(self, case, kind):
        case.disagree()
        dispute = case.dispute()
        adjudicate(case.halyna, dispute, Decision(dispute.about, kind), reason=Reason.THIN)
        assert verdict(case).decision is kind
        assert not verdict(case).is_disputed

    def test_one_who_was_not_sure_beside_one_who_was_is_decided_between(self, case):
        reviewing.not_sure(case.olena, case.sheet(FOUND, case.olena), reason=Reason.THIN)
        case.identifies(case.taras)
        dispute = case.dispute()
        assert dispute.is_disputed
        adjudicate(case.halyna, dispute, as_said(dispute.opinions[1]), reason=Reason.LANG)
        assert verdict(case).is_decided


class TestRefused:
    def test_without_a_reason_a_choice_or_a_dispute(self, case):
        with pytest.raises(DecisionError, match="nothing to decide between"):
            adjudicate(case.halyna, case.dispute(), reason=Reason.LANG)
        case.disagree()
        dispute = case.dispute()
        with pytest.raises(DecisionError, match="Choose a reason"):
            adjudicate(case.halyna, dispute, as_said(dispute.opinions[0]))
        with pytest.raises(DecisionError, match="Choose what you decide"):
            adjudicate(case.halyna, dispute, reason=Reason.LANG)

    def test_a_caseworker_however_impartial(self, case):
        case.disagree()
        ivan = admitted(case.small, "Іван П.")
        dispute = case.dispute(acting=ivan)
        told = refusal(case.small.case.writer, dispute, ivan.identity.card.id)
        assert str(told) == "Only a supervisor decides between the two: Галина М., Олена К.."
        with pytest.raises(DecisionError, match="Only a supervisor may do this"):
            adjudicate(ivan, dispute, as_said(dispute.opinions[0]), reason=Reason.LANG)
        with pytest.raises(DecisionError, match="Only a supervisor may do this"):
            send_back(ivan, dispute, "подивіться ще раз")

    def test_a_supervisor_who_decided_also_where_he_took_it_back(self, case):
        case.disagree()
        dispute = case.dispute(acting=case.olena)
        told = refusal(case.small.case.writer, dispute, case.olena.identity.card.id)
        assert str(told).endswith("does not decide between the answers. Ask Галина М..")
        lines = case.small.case.writer.line_count()
        with pytest.raises(DecisionError, match=r"Ask Галина М\."):
            adjudicate(case.olena, dispute, as_said(dispute.opinions[1]), reason=Reason.LANG)
        assert case.small.case.writer.line_count() == lines
        reviewing.take_back(case.olena, case.small.subject(FOUND), dispute.opinions[0].statement)
        ivan = admitted(case.small, "Іван П.")
        case.identifies(ivan)
        dispute = case.dispute(acting=case.olena)
        with pytest.raises(DecisionError, match=r"Ask Галина М\."):
            adjudicate(case.olena, dispute, as_said(dispute.opinions[0]), reason=Reason.LANG)

    def test_where_something_changed_since_it_was_shown(self, case):
        case.disagree()
        dispute = case.dispute()
        reviewing.hold(case.taras, case.sheet(FOUND, case.taras))
        with pytest.raises(DecisionError, match="has changed since it was shown"):
            adjudicate(case.halyna, dispute, as_said(dispute.opinions[0]), reason=Reason.LANG)

    def test_a_record_that_is_not_beside_the_person_and_a_line_that_cannot_stay(self, case):
        case.disagree()
        dispute = case.dispute()
        strange = IdentifiedRecord(dispute.opinions[0].decision.records[0].list_id, dispute.sheet.subject.record.key)
        with pytest.raises(DecisionError, match="no longer beside this person"):
            adjudicate(case.halyna, dispute, as_records(dispute, [strange], Certainty.ESTABLISHED), reason=Reason.LANG)
        itself = Decision(dispute.about, DecisionKind.DUPLICATE, duplicate_of=dispute.sheet.subject.id)
        with pytest.raises(DecisionError, match="number of the line that stays"):
            adjudicate(case.halyna, dispute, itself, reason=Reason.LANG)
        nothing = Decision(dispute.about, DecisionKind.IDENTIFIED_OTHERWISE)
        with pytest.raises(DecisionError, match="Say by what"):
            adjudicate(case.halyna, dispute, nothing, reason=Reason.OUTSIDE)


class TestStops:
    def test_answers_that_differ_are_settled_by_a_supervisors_own(self, case):
        stop = case.answers(case.olena, Answer.APPLIES)
        case.answers(case.taras, Answer.DOES_NOT_APPLY)
        dispute = case.dispute(STOPPED)
        assert (dispute.is_disputed, dispute.is_open) == (False, True)
        assert [one.name for one in dispute.differing_stops[0].answers] == ["Олена К.", "Тарас В."]
        with pytest.raises(DecisionError, match="say which answer holds"):
            adjudicate(case.halyna, dispute)
        adjudicate(case.halyna, dispute, answers={stop.key: StopRuling(Answer.APPLIES, Reason.HOME)}, note="вдома")
        found = verdict(case, STOPPED)
        assert (found.open_stops, found.applying_stops, found.settled_stops) == ((), (stop.key,), (stop.key,))
        said = case.small.case.writer.statements_on(case.small.subject(STOPPED))
        ruling = next(one.body for one in said if isinstance(one.body, StopAnswer) and one.body.settles)
        assert (ruling.note, len(ruling.settles)) == ("вдома", 2)

    def test_whoever_answered_the_stop_does_not_settle_it(self, case):
        case.answers(case.olena, Answer.APPLIES)
        stop = case.answers(case.halyna, Answer.DOES_NOT_APPLY)
        ruling = {stop.key: StopRuling(Answer.DOES_NOT_APPLY, Reason.AGAIN)}
        with pytest.raises(DecisionError, match="Admit another one"):
            adjudicate(case.halyna, case.dispute(STOPPED), answers=ruling)
        assert verdict(case, STOPPED).differing_stops == (stop.key,)

    def test_decisions_and_answers_that_differ_are_settled_in_one_act(self, case):
        stop = case.answers(case.olena, Answer.DOES_NOT_APPLY)
        case.answers(case.taras, Answer.APPLIES)
        case.disagree(STOPPED)
        dispute = case.dispute(STOPPED)
        first = as_said(dispute.opinions[0])
        with pytest.raises(DecisionError, match="say which answer holds"):
            adjudicate(case.halyna, dispute, first, reason=Reason.LANG)
        answers = {stop.key: StopRuling(Answer.DOES_NOT_APPLY, Reason.AGAIN)}
        adjudicate(case.halyna, dispute, first, reason=Reason.LANG, answers=answers)
        found = verdict(case, STOPPED)
        assert (found.is_decided, found.open_stops, found.waits_for_supervisor) == (True, (), False)


class TestAfterwards:
    def test_a_later_decision_that_disagrees_reopens_and_is_adjudicated_anew(self, case):
        case.disagree()
        dispute = case.dispute()
        adjudicate(case.halyna, dispute, as_said(dispute.opinions[0]), reason=Reason.LANG)
        assert case.dispute().standing is DisputeStanding.ADJUDICATED
        case.finds_nobody(case.taras)
        dispute = case.dispute()
        assert (dispute.standing, len(dispute.rulings)) == (DisputeStanding.OPEN, 1)
        assert verdict(case).identity is IdentityState.DISAGREEMENT
        adjudicate(case.halyna, dispute, as_said(dispute.opinions[1]), reason=Reason.OTHERFATHER)
        assert verdict(case).decision is DecisionKind.NOT_FOUND

    def test_taken_back_the_two_disagree_again(self, case):
        case.disagree()
        dispute = case.dispute()
        adjudicate(case.halyna, dispute, as_said(dispute.opinions[0]), reason=Reason.LANG)
        reviewing.take_back_last(case.halyna)
        assert verdict(case).is_disputed

    def test_sent_back_it_waits_for_both_until_both_have_answered(self, case):
        case.disagree()
        send_back(case.halyna, case.dispute(), "подивіться на по батькові")
        dispute = case.dispute()
        assert dispute.standing is DisputeStanding.SENT_BACK
        assert {query.to for query in dispute.asked} == {(person,) for person in dispute.parties}
        for acting in (case.olena, case.taras):
            own = acting.identity.card.id
            query = next(one for one in case.dispute().asked if own in one.to)
            answer(acting, case.small.subject(FOUND), query.id, "подивились")
        assert case.dispute().standing is DisputeStanding.OPEN

    def test_the_case_file_holds_with_rulings_in_it(self, case):
        stop = case.answers(case.olena, Answer.APPLIES)
        case.answers(case.taras, Answer.UNCLEAR)
        ruling = {stop.key: StopRuling(Answer.APPLIES, Reason.HOME)}
        adjudicate(case.halyna, case.dispute(STOPPED), answers=ruling)
        case.disagree()
        dispute = case.dispute()
        adjudicate(case.halyna, dispute, as_said(dispute.opinions[0]), reason=Reason.LANG)
        assert verify(case.small.case.writer, case.small.case.heads_found).holds

    def test_roster_sheet_and_history_say_who_adjudicated(self, case):
        stop = case.answers(case.olena, Answer.APPLIES)
        case.answers(case.taras, Answer.UNCLEAR)
        ruling = {stop.key: StopRuling(Answer.APPLIES, Reason.HOME)}
        adjudicate(case.halyna, case.dispute(STOPPED), answers=ruling)
        case.disagree()
        assert "whoever decides here takes a side" in standing.identity_remark(case.sheet(FOUND, case.halyna))
        dispute = case.dispute()
        adjudicate(case.halyna, dispute, as_said(dispute.opinions[0]), reason=Reason.LANG)
        small, who = case.small, case.taras.identity.card.id
        roster = read_roster(small.case.writer, who, "Обмін", small.lists["Запит"], Progress())
        assert "as adjudicated by Галина М." in roster.rows[FOUND - 1].own
        stops = next(cell for cell in roster.rows[STOPPED - 1].own if "settled by a supervisor" in cell)
        assert stops.endswith("→ applies: Returned, not recaptured (settled by a supervisor)")
        assert answered_stop_words(verdict(case, STOPPED)).endswith("applies (settled by a supervisor)")
        sheet = case.sheet(FOUND, case.taras)
        assert standing.identity_remark(sheet).startswith("adjudicated by Галина М., ")
        entry = sheet.history[-1]
        assert history.title(entry) == "adjudicated: identified"
        numbers = ", ".join(str(opinion.number) for opinion in dispute.opinions)
        assert f"between acts {numbers}" in history.remark(entry)
        settled = case.sheet(STOPPED, case.taras).history[-1]
        assert history.title(settled) == "stop settled: applies"


def test_a_creator_who_is_the_only_supervisor_and_decided_is_told_to_admit_another(small):
    taras = admitted(small)
    case = Three(small, taras, small.acting)
    case.disagree()
    told = refusal(small.case.writer, case.dispute(), small.identity.card.id)
    assert str(told).startswith("Every supervisor has decided on this person")
    admitted(small, "Галина М.", OperatorRole.SUPERVISOR)
    assert "Ask Галина М." in str(refusal(small.case.writer, case.dispute(), small.identity.card.id))
