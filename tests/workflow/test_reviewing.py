"""Reviewing: every act of a caseworker, what refuses it, and what follows from it for others."""

import dataclasses

import pytest
from small_cases import SmallCase, admitted

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import ReviewSheet, SubjectState
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, OperatorRole, Reason
from verifier_gui.domain.subject_statements import Decision
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.errors import DecisionError
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.admitting import change_role
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.searching import Indexes, add_candidate, search


def records(sheet: ReviewSheet, *digits: int):
    return [sheet.column_of_digit(digit).record for digit in digits]


def holds(small: SmallCase) -> bool:
    """The audit holds: every cached verdict is what the statements add up to."""
    report = verify(small.case.writer, small.case.heads_found)
    assert report.bad is None
    return report.holds


def answered(small: SmallCase, number: int, answer: Answer = Answer.DOES_NOT_APPLY) -> ReviewSheet:
    """The sheet after every stop on it was answered."""
    while (sheet := small.sheet(number)).unanswered:
        reviewing.answer_stop(small.acting, sheet, sheet.unanswered[0].key, answer, reason=Reason.SERVICE)
    return small.sheet(number)


def identify(small: SmallCase, number: int, *digits: int, reason: Reason | None = Reason.NUMBER):
    sheet = answered(small, number)
    return reviewing.identify(small.acting, sheet, records(sheet, *(digits or (1,))), reason=reason)


def test_a_strong_person_is_identified_without_a_reason_and_two_agencies_may_hold_them(small):
    sheet = small.sheet(2)
    assert sheet.state is SubjectState.STRONG
    change = reviewing.identify(small.acting, sheet, records(sheet, 1, 2), certainty=Certainty.PROBABLE)
    assert change.subjects == {small.subject(2)}
    after = small.sheet(2)
    assert after.verdict.identity is IdentityState.DECIDED
    assert after.verdict.certainty is Certainty.PROBABLE
    assert [column.identified for column in after.columns] == [True, True]
    assert {named.record.list_id for named in after.verdict.records} == {
        small.lists["Реєстр А"],
        small.lists["Реєстр Б"],
    }
    assert holds(small)


def test_what_was_shown_is_kept_with_the_decision_word_for_word(small):
    sheet = small.sheet(2)
    reviewing.identify(small.acting, sheet, records(sheet, 1))
    body = small.sheet(2).history[-1].statement.body
    assert isinstance(body, Decision)
    row, *shown = [small.case.writer.exhibit(sha256) for sha256 in body.exhibits]
    assert '"Їжакевич"' in row
    assert [column.record in text for column, text in zip(sheet.columns, shown, strict=True)] == [True, True]
    assert len(body.coverage) == 4


def test_a_stop_without_answer_blocks_the_digit(small):
    for number in (1, 3, 4):
        sheet = small.sheet(number)
        assert sheet.state is SubjectState.STOP
        with pytest.raises(DecisionError, match="A stop waits for an answer"):
            reviewing.identify(small.acting, sheet, records(sheet, 1), reason=Reason.NUMBER)
        with pytest.raises(DecisionError, match="A stop waits for an answer"):
            reviewing.identify_otherwise(small.acting, sheet, source="фото", reason=Reason.OUTSIDE)
    assert not small.sheet(3).history


def test_an_answered_stop_lets_the_digit_through_and_stays_on_the_verdict(small):
    identify(small, 3)
    verdict = small.sheet(3).verdict
    assert verdict.is_decided
    assert not verdict.open_stops
    (stop,) = [finding for finding in small.sheet(3).findings if finding.is_stop]
    assert (stop.kind, verdict.answer_to(stop.key)) == (FindingKind.ALREADY_RETURNED, Answer.DOES_NOT_APPLY)
    assert holds(small)


def test_an_unclear_answer_leaves_the_stop_open(small):
    sheet = small.sheet(4)
    stop, note = sheet.findings[0].key, "чекаємо на ДНК"
    reviewing.answer_stop(small.acting, sheet, stop, Answer.UNCLEAR, reason=Reason.THIN, note=note)
    after = small.sheet(4)
    assert after.verdict.open_stops == (sheet.findings[0].key,)
    assert (after.unanswered, after.state) == ((), SubjectState.STOP)


def test_a_stop_that_does_not_stand_cannot_be_answered(small):
    with pytest.raises(DecisionError, match="no longer stands"):
        reviewing.answer_stop(small.acting, small.sheet(2), "deceased:", Answer.APPLIES)


@pytest.mark.parametrize(
    "act",
    [
        reviewing.not_sure,
        lambda acting, sheet: reviewing.identify_otherwise(acting, sheet, source="фото"),
    ],
)
def test_a_reason_is_asked_for_unless_the_person_is_strong(small, act):
    with pytest.raises(DecisionError, match="Choose a reason"):
        act(small.acting, small.sheet(5))
    act(small.acting, small.sheet(2))
    assert small.sheet(2).verdict.decision is not None
    assert small.sheet(5).verdict.decision is None


@pytest.mark.parametrize("answer", Answer)
def test_a_stop_is_answered_with_a_reason(small, answer):
    sheet = small.sheet(4)
    with pytest.raises(DecisionError, match="Choose a reason"):
        reviewing.answer_stop(small.acting, sheet, sheet.unanswered[0].key, answer)
    assert small.sheet(4).history == ()


@pytest.mark.parametrize("act", [reviewing.not_found, reviewing.unusable])
def test_giving_a_strong_match_up_asks_for_a_reason_too(small, act):
    assert small.sheet(2).state is SubjectState.STRONG
    with pytest.raises(DecisionError, match="goes against a strong match"):
        act(small.acting, small.sheet(2))
    assert small.sheet(2).verdict.decision is None


def test_every_identity_decision_says_what_it_is(small):
    acting = small.acting
    reviewing.not_found(acting, small.sheet(5), reason=Reason.ABSENT)
    assert small.sheet(5).verdict.decision is DecisionKind.NOT_FOUND
    assert small.sheet(5).verdict.reason is Reason.ABSENT
    sheet = small.sheet(2)
    reviewing.not_sure(acting, sheet, remaining=records(sheet, 1, 2), ask="НІБ")
    assert (small.sheet(2).verdict.identity, small.sheet(2).verdict.ask) == (IdentityState.NOT_SURE, "НІБ")
    reviewing.duplicate_of(acting, small.sheet(6), small.subject(1), reason=Reason.LANG)
    assert small.sheet(6).verdict.duplicate_of == small.subject(1)
    reviewing.unusable(acting, small.sheet(1), reason=Reason.THIN)
    assert small.sheet(1).verdict.decision is DecisionKind.UNUSABLE
    reviewing.identify_otherwise(acting, answered(small, 3), source=" фото ", reason=Reason.OUTSIDE)
    assert (small.sheet(3).verdict.source, small.sheet(3).verdict.is_decided) == ("фото", True)
    assert holds(small)


def test_decisions_that_say_nothing_are_refused(small):
    with pytest.raises(DecisionError, match="Say by what"):
        reviewing.identify_otherwise(small.acting, small.sheet(2), source="  ")
    with pytest.raises(DecisionError, match="cannot repeat itself"):
        reviewing.duplicate_of(small.acting, small.sheet(2), small.subject(2))
    with pytest.raises(DecisionError, match="The note is empty"):
        reviewing.add_note(small.acting, small.sheet(2), "\n")
    with pytest.raises(DecisionError, match="no longer beside"):
        reviewing.identify(small.acting, small.sheet(2), [])


def test_a_duplicate_of_a_duplicate_is_refused(small):
    reviewing.duplicate_of(small.acting, small.sheet(6), small.subject(1), reason=Reason.LANG)
    with pytest.raises(DecisionError, match="itself a duplicate"):
        reviewing.duplicate_of(small.acting, small.sheet(1), small.subject(6), reason=Reason.LANG)


def test_nobody_is_identified_by_a_record_of_the_returned_or_by_one_struck_out(small):
    sheet = answered(small, 3)
    stop_column = next(column for column in sheet.columns if column.attributes.role is ListRole.RETURNED)
    with pytest.raises(DecisionError, match="by records of registries"):
        reviewing.identify(small.acting, sheet, [stop_column.record], reason=Reason.NUMBER)
    (record,) = records(sheet, 1)
    reviewing.strike_out(small.acting, sheet, record)
    with pytest.raises(DecisionError, match="struck out"):
        reviewing.identify(small.acting, small.sheet(3), [record], reason=Reason.NUMBER)


def test_another_person_takes_the_record_out_of_the_count_until_it_is_taken_back(small):
    sheet = small.sheet(2)
    for record in records(sheet, 1, 2):
        reviewing.strike_out(small.acting, small.sheet(2), record, note="інший")
    after = small.sheet(2)
    assert (after.state, [column.struck_out for column in after.columns]) == (SubjectState.NONE, [True, True])
    assert [column.record for column in after.columns] == [column.record for column in sheet.columns]
    entry = small.case.writer.queue_entry(sheet.subject.id)
    assert (entry.state, entry.plausible, entry.best) == (SubjectState.NONE, 0, pytest.approx(0))
    reviewing.take_back_strike(small.acting, after, records(sheet, 1)[0])
    assert small.case.writer.queue_entry(sheet.subject.id).plausible == 1
    assert small.sheet(2).state is SubjectState.STRONG
    assert holds(small)


def test_the_record_of_the_decision_is_not_struck_out(small):
    identify(small, 2)
    with pytest.raises(DecisionError, match="Take that decision back first"):
        reviewing.strike_out(small.acting, small.sheet(2), small.sheet(2).verdict.records[0].record.record)


def test_a_hold_never_touches_the_identity(small):
    identify(small, 2)
    reviewing.hold(small.acting, small.sheet(2), asked_by="СБУ", note="справа")
    assert (small.sheet(2).verdict.is_held, small.sheet(2).verdict.is_decided) == (True, True)
    reviewing.free(small.acting, small.sheet(2))
    assert (small.sheet(2).verdict.is_held, small.sheet(2).verdict.is_decided) == (False, True)
    assert holds(small)


def test_a_note_changes_no_verdict_and_clears_what_was_being_typed(small):
    reviewing.save_note_draft(small.acting, small.subject(2), "почато")
    assert small.sheet(2).note_draft == "почато"
    before = small.sheet(2).verdict
    reviewing.add_note(small.acting, small.sheet(2), " дзвонили родині ")
    after = small.sheet(2)
    assert (after.verdict, after.note_draft) == (before, "")
    assert after.history[-1].statement.body.text == "дзвонили родині"


def test_an_act_is_refused_when_what_was_seen_has_changed(small):
    seen = small.sheet(2)
    reviewing.hold(small.acting, small.sheet(2))
    for act in (
        lambda: reviewing.identify(small.acting, seen, records(seen, 1)),
        lambda: reviewing.strike_out(small.acting, seen, records(seen, 1)[0]),
        lambda: reviewing.add_note(small.acting, seen, "x"),
    ):
        with pytest.raises(DecisionError, match="has changed since it was shown"):
            act()
    assert len(small.sheet(2).history) == 1


def test_an_act_is_refused_when_the_person_is_another_than_was_seen(small):
    seen = dataclasses.replace(small.sheet(2), identity="0" * 64)
    with pytest.raises(DecisionError, match="has changed since it was shown"):
        reviewing.identify(small.acting, seen, records(seen, 1))


def test_a_withdrawal_brings_the_former_state_back(small):
    before = small.sheet(2)
    identify(small, 2)
    change = reviewing.take_back_last(small.acting)
    after = small.sheet(2)
    assert (after.verdict, after.state, after.seen) == (before.verdict, before.state, (after.history[-1].statement.id,))
    assert [entry.is_live for entry in after.history] == [False, True]
    assert change.subjects == {small.subject(2)}
    assert holds(small)


def test_a_decision_replaces_the_one_before_which_stands_again_when_it_is_taken_back(small):
    identify(small, 2)
    reviewing.not_found(small.acting, small.sheet(2), reason=Reason.OTHERDATE)
    assert small.sheet(2).verdict.decision is DecisionKind.NOT_FOUND
    reviewing.take_back_last(small.acting)
    assert small.sheet(2).verdict.decision is DecisionKind.IDENTIFIED
    reviewing.take_back_last(small.acting)
    assert small.sheet(2).verdict.decision is None
    with pytest.raises(DecisionError, match="no decision of yours"):
        reviewing.take_back_last(small.acting)


def test_taking_back_goes_through_ones_acts_from_the_last_on_whoever_they_are_on(small):
    reviewing.hold(small.acting, small.sheet(5))
    identify(small, 2)
    reviewing.strike_out(small.acting, small.sheet(1), small.sheet(1).columns[0].record)
    taken = [next(iter(reviewing.take_back_last(small.acting).subjects)) for _ in range(3)]
    assert taken == [small.subject(1), small.subject(2), small.subject(5)]


def test_only_ones_own_statements_are_taken_back_and_only_once(small):
    reviewing.hold(small.acting, small.sheet(2))
    (entry,) = small.sheet(2).history
    with pytest.raises(DecisionError, match="of your own"):
        reviewing.take_back(small.acting, small.subject(5), entry.statement.id)
    reviewing.take_back(small.acting, small.subject(2), entry.statement.id)
    with pytest.raises(DecisionError, match="taken back already"):
        reviewing.take_back(small.acting, small.subject(2), entry.statement.id)


def conflicts(sheet: ReviewSheet):
    return [finding for finding in sheet.findings if finding.kind is FindingKind.ANOTHER_SUBJECTS_IDENTITY]


def test_a_record_that_is_somebodys_identity_is_a_stop_on_all_who_met_it(small):
    change = identify(small, 1)
    assert change.subjects == {small.subject(1), small.subject(6)}
    (conflict,) = conflicts(small.sheet(6))
    assert conflict.rests_on == (small.sheet(6).columns[0].record, small.subject(1))
    assert conflict.key in small.sheet(6).verdict.open_stops
    assert small.case.writer.queue_entry(small.subject(6)).why is FindingKind.ANOTHER_SUBJECTS_IDENTITY
    assert not conflicts(small.sheet(1))
    assert holds(small)


def test_one_record_as_identity_of_two_is_a_conflict_of_both(small):
    identify(small, 1)
    identify(small, 6)
    assert [conflict.details["people"] for conflict in conflicts(small.sheet(1))] == ["№ 6 Шевченко Елена Ивановна"]
    assert conflicts(small.sheet(6))
    assert small.sheet(1).state is SubjectState.STOP
    assert holds(small)
    reviewing.take_back_last(small.acting)
    assert not conflicts(small.sheet(1))
    assert conflicts(small.sheet(6))
    assert holds(small)


def test_a_duplicate_is_in_no_conflict_with_the_line_that_stays(small):
    identify(small, 1)
    assert conflicts(small.sheet(6))
    reviewing.duplicate_of(small.acting, small.sheet(6), small.subject(1), reason=Reason.LANG)
    assert not conflicts(small.sheet(6))
    assert not small.sheet(6).verdict.open_stops or not conflicts(small.sheet(1))
    assert holds(small)
    reviewing.take_back_last(small.acting)
    assert conflicts(small.sheet(6))
    assert holds(small)


def test_a_record_that_only_a_search_found_is_in_conflict_like_any_other(small):
    identify(small, 2, 1)
    sheet = small.sheet(5)
    indexes = Indexes()
    hit = next(hit for hit in search(small.case.writer, indexes, sheet, "їжакевич микола") if hit.candidate.row == 3)
    assert add_candidate(small.acting, indexes, sheet, hit).subjects == {small.subject(5)}
    (conflict,) = conflicts(small.sheet(5))
    assert conflict.details["people"] == "№ 2 Їжакевич Микола Петрович"
    with pytest.raises(DecisionError, match="A stop waits"):
        reviewing.identify(small.acting, small.sheet(5), [hit.candidate.record], reason=Reason.SLIP)
    sheet = answered(small, 5)
    reviewing.identify(small.acting, sheet, [hit.candidate.record], reason=Reason.SLIP)
    assert conflicts(small.sheet(2))
    assert holds(small)


def test_a_stranger_decides_nothing(small):
    stranger = small.profile.create_operator("Чужий", "Деінде", "x")
    acting = dataclasses.replace(small.acting, identity=stranger)
    head = small.case.writer.head()
    with pytest.raises(DecisionError, match=r"Чужий is not a member of this case.*Ask Олена К\."):
        reviewing.hold(acting, small.sheet(2))
    assert small.case.writer.head() == head


def test_there_is_no_sheet_of_nobody(small):
    with pytest.raises(DecisionError, match="no such person"):
        reviewing.read_sheet(small.case.writer, "00" * 32, small.identity.card.id)


def test_two_statements_with_one_place_in_a_chain_count_nothing_though_they_are_on_two_people(small, monkeypatch):
    place = small.case.writer.last_of(small.identity.card.id, small.acting.station)
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    assert small.sheet(5).verdict.is_decided
    with monkeypatch.context() as patch:
        patch.setattr(small.case.writer, "last_of", lambda _signer, _station: place)
        reviewing.hold(small.acting, small.sheet(2))
    assert not small.sheet(5).verdict.is_decided
    assert not small.sheet(2).verdict.is_held
    assert [entry.is_live for entry in small.sheet(5).history] == [False]
    assert small.case.writer.statements_on_each([small.subject(5)])[small.subject(5)][0].is_forked


def test_somebody_elses_hold_is_ended_by_a_supervisor_and_by_nobody_else(small):
    reviewing.hold(small.acting, small.sheet(2))
    his = admitted(small)
    with pytest.raises(DecisionError, match="asked for this hold: only they"):
        reviewing.free(his, small.sheet(2))
    change_role(small.acting, his.identity.card.id, OperatorRole.SUPERVISOR)
    reviewing.free(his, small.sheet(2))
    assert not small.sheet(2).verdict.is_held
    assert holds(small)
