"""Asking about a person: whom, who answers, what is refused, and what waits until it is answered or taken back."""

from dataclasses import replace

import pytest
from settling import settle
from small_cases import REQUEST, TO_VERIFY, SmallCase, admitted

from verifier_gui.domain.identifiers import OperatorId, StatementId
from verifier_gui.domain.policies import Policy
from verifier_gui.domain.questions import Question
from verifier_gui.domain.sign_offs import SigningState
from verifier_gui.domain.signing_blocks import BlockKind
from verifier_gui.domain.statement_kinds import OperatorRole, Reason, Review
from verifier_gui.errors import DecisionError
from verifier_gui.phrases import history
from verifier_gui.progress import Progress
from verifier_gui.workflow import admitting, asking, reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.blocking import read_blocks
from verifier_gui.workflow.deciding_policy import declare_policy
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.reading_audit import LogReading
from verifier_gui.workflow.signing_off import read_sign_off, sign_first, sign_second
from verifier_gui.workflow.viewing import View, view_of, whole_view


@pytest.fixture
def taras(small: SmallCase) -> Acting:
    """A caseworker beside Olena, who supervises."""
    return admitted(small)


@pytest.fixture
def bohdan(small: SmallCase) -> Acting:
    return admitted(small, "Богдан М.", OperatorRole.CASEWORKER)


def own(acting: Acting) -> OperatorId:
    return acting.identity.card.id


def question(small: SmallCase, number: int = 2) -> StatementId:
    (found,) = small.case.writer.verdict_on(small.subject(number)).open_queries
    return found.id


def waits_for(small: SmallCase, number: int = 2) -> list[str]:
    members = members_of(small.case.writer)
    queries = small.case.writer.verdict_on(small.subject(number)).open_queries
    return sorted(members[person].name for query in queries for person in query.waits_for(members))


def read(small: SmallCase, acting: Acting, number: int = 2) -> Question:
    """The first question on a person as somebody reads it."""
    reader = small.case.writer
    statements = reader.statements_on(small.subject(number))
    return asking.questions_of(statements, members_of(reader), own(acting))[0]


def seen_by(small: SmallCase, acting: Acting) -> View:
    return view_of(small.case.writer, own(acting))


def told(small: SmallCase, number: int = 2) -> list[tuple[str, str]]:
    return [(history.title(entry), history.remark(entry)) for entry in small.sheet(number).history]


def holds(small: SmallCase) -> bool:
    return verify(small.case.writer, small.case.heads_found).holds


def test_a_question_waits_for_whom_it_asks_and_an_answer_ends_it(small, taras):
    change = asking.ask(small.acting, small.sheet(2), "  Чи бачили ви його? ", to=[own(taras)], due="2026-05-14")
    assert change.subjects == {small.subject(2)}
    assert waits_for(small) == ["Тарас В."]
    assert [read(small, who).may_answer for who in (taras, small.acting)] == [True, False]
    assert [read(small, who).waits_for_me for who in (taras, small.acting)] == [True, False]
    asking.answer(taras, small.subject(2), question(small), "Так, у травні.")
    assert waits_for(small) == []
    assert told(small) == [
        ("asked", "to Тарас В. · wanted by 14.05.2026 · “Чи бачили ви його?”"),
        ("answered", "to the question “Чи бачили ви його?” · “Так, у травні.”"),
    ]
    assert holds(small)


def test_a_question_is_read_with_its_answers_by_whoever_looks(small, taras):
    asking.ask(small.acting, small.sheet(2), "Хто це?", to=[own(taras)], due="2026-05-14")
    asked = read(small, small.acting)
    assert (asked.said.who, asked.said.is_own, asked.to, asked.waits_for) == (
        "Олена К.",
        True,
        ("Тарас В.",),
        ("Тарас В.",),
    )
    assert [asked.is_overdue(day) for day in ("2026-05-14", "2026-05-15")] == [False, True]
    assert [waiting.subject for waiting in asking.waiting_for(seen_by(small, taras))] == [small.subject(2)]
    assert asking.waiting_for(seen_by(small, small.acting)) == ()
    (waiting,) = asking.waiting_by_member(seen_by(small, small.acting), small.lists["Запит"])
    assert (waiting.name, waiting.is_me, waiting.questions, waiting.people) == ("Тарас В.", False, 1, 1)
    assert [waiting.overdue(day) for day in ("2026-05-14", "2026-05-15")] == [0, 1]
    entry = small.case.writer.queue_entry(small.subject(2))
    assert entry is not None
    marks = [asking.waiting_mark(small.case.writer, own(who), entry) for who in (taras, small.acting)]
    assert [(mark.asks_me, mark.waits_for) for mark in marks] == [(True, ()), (False, ("Тарас В.",))]
    asking.answer(taras, small.sheet(2), question(small), "Він.")
    answered = read(small, small.acting)
    assert [(said.who, said.text) for said in answered.answers] == [("Тарас В.", "Він.")]
    assert not answered.is_open
    assert not answered.waits_for
    assert asking.waiting_for(seen_by(small, taras)) == ()


def test_what_is_escalated_waits_for_the_supervisors_and_the_audit_tells_it(small, taras):
    asking.ask(taras, small.sheet(2), "Двоє підходять.", escalated=True)
    assert waits_for(small) == ["Олена К."]
    line = LogReading(seen_by(small, small.acting)).page(limit=1)[0]
    assert (line.act, line.details) == ("escalated", "to every supervisor · “Двоє підходять.”")
    assert holds(small)


def test_who_was_not_asked_does_not_answer_unless_as_a_supervisor(small, taras, bohdan):
    asking.ask(taras, small.sheet(2), "Чи бачили ви його?", to=[own(bohdan)])
    with pytest.raises(DecisionError, match="take it back"):
        asking.answer(taras, small.sheet(2), question(small), "Так.")
    second = admitted(small, "Роман Т.")
    with pytest.raises(DecisionError, match="Only who was asked"):
        asking.answer(second, small.sheet(2), question(small), "Так.")
    assert not read(small, second).may_answer
    answered = question(small)
    asking.answer(small.acting, small.sheet(2), answered, "Його немає в реєстрі.")
    with pytest.raises(DecisionError, match="waits for nobody"):
        asking.answer(bohdan, small.sheet(2), answered, "Так.")


def test_an_observer_neither_asks_nor_is_asked(small, taras):
    observer = admitted(small, "Інна С.", OperatorRole.OBSERVER)
    with pytest.raises(DecisionError, match="observer looks"):
        asking.ask(observer, small.sheet(2), "Хто це?", to=[own(taras)])
    with pytest.raises(DecisionError, match="may not answer"):
        asking.ask(taras, small.sheet(2), "Хто це?", to=[own(observer)])
    assert [one.name for one in asking.askable(small.case.writer, own(taras))] == ["Олена К."]
    assert waits_for(small) == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"text": " "}, "Write down"),
        ({"text": "а" * 2001}, "too long"),
        ({"to": []}, "whom to ask"),
        ({"to": ["olena"]}, "themselves"),
        ({"to": ["ff" * 32]}, "no such member"),
        ({"to": [], "escalated": True}, "no other supervisor"),
        ({"due": "завтра"}, "no date"),
        ({"answers": StatementId("ee" * 32)}, "waits for nobody"),
    ],
)
def test_a_question_that_nobody_could_answer_is_refused(small, taras, options, sentence):
    lines = small.case.writer.line_count()
    given = {"text": "Хто це?", "to": [own(taras)]} | options
    given["to"] = [own(small.acting) if name == "olena" else OperatorId(name) for name in given["to"]]
    with pytest.raises(DecisionError, match=sentence):
        asking.ask(small.acting, small.sheet(2), given.pop("text"), **given)
    assert small.case.writer.line_count() == lines


def test_a_question_is_taken_back_like_any_other_act_and_so_is_an_answer(small, taras):
    asking.ask(small.acting, small.sheet(2), "Хто це?", to=[own(taras)])
    asking.answer(taras, small.sheet(2), question(small), "Він.")
    reviewing.take_back_last(taras)
    assert waits_for(small) == ["Тарас В."]
    reviewing.take_back_last(small.acting)
    assert waits_for(small) == []
    assert holds(small)


def test_who_is_suspended_is_not_waited_for(small, taras, bohdan):
    asking.ask(taras, small.sheet(2), "Хто це?", to=[own(bohdan)])
    admitting.suspend(small.acting, own(bohdan), "відрядження скінчилося")
    assert waits_for(small) == ["Олена К."]
    asking.answer(small.acting, small.sheet(2), question(small), "Він.")
    assert waits_for(small) == []


def test_nobody_asks_about_a_person_who_is_gone_but_what_was_asked_is_answered(small, taras):
    asking.ask(small.acting, small.sheet(2), "Хто це?", to=[own(taras)])
    gone = small.subject(2)
    small.take_in("запит.csv", [*REQUEST[:1], *REQUEST[2:]], TO_VERIFY)
    small.match()
    with pytest.raises(DecisionError, match="gone from the list"):
        asking.ask(small.acting, gone, "Хто це?", to=[own(taras)])
    (waiting,) = small.case.writer.verdict_on(gone).open_queries
    asking.answer(taras, gone, waiting.id, "Він.")
    assert small.case.writer.verdict_on(gone).open_queries == ()


def test_an_open_question_keeps_the_roster_from_being_signed_and_reopens_one_that_is(small, taras):
    settle(small)
    request = small.lists["Запит"]
    accepted = {BlockKind.OTHER_NUMBER: "двоє лишаються за домовленістю"}
    sign_first(taras, small.case.title, request, Progress(), accepted=accepted)
    seal = read_sign_off(small.case.writer, request).seal
    assert seal is not None
    sign_second(small.acting, request, seal.signed.content_digest)
    assert read_sign_off(small.case.writer, request).state is SigningState.SIGNED_OFF
    asking.ask(taras, small.sheet(2), "Чи це точно він?", escalated=True)
    assert read_sign_off(small.case.writer, request).state is SigningState.CHANGED_SINCE
    blocks = {block.kind: block.subjects for block in read_blocks(whole_view(small.case.writer), request)}
    assert blocks[BlockKind.WAITING] == (small.subject(2),)
    asking.answer(small.acting, small.sheet(2), question(small), "Так.")
    assert BlockKind.WAITING not in {block.kind for block in read_blocks(whole_view(small.case.writer), request)}
    assert read_sign_off(small.case.writer, request).state is SigningState.SIGNED_OFF


def test_an_answer_from_a_key_that_ended_does_not_close_a_question(small, taras):
    asking.ask(small.acting, small.sheet(2), "Хто це?", to=[own(taras)])
    newer = small.profile.create_operator("Тарас В.", "Відомство Б", "нова фраза")
    admitting.bind_key(small.acting, newer.card, own(taras))
    with pytest.raises(DecisionError, match="another key"):
        asking.answer(taras, small.sheet(2), question(small), "Він.")
    assert waits_for(small) == ["Тарас В."]
    asking.answer(replace(taras, identity=newer), small.sheet(2), question(small), "Він.")
    assert waits_for(small) == []


def test_in_a_blind_second_review_whoever_is_asked_sees_the_question_and_nothing_else(small, taras, bohdan):
    declare_policy(small.acting, Policy(Review.SECOND_OF_ALL), Progress())
    sheet = reviewing.read_sheet(small.case.writer, small.subject(2), own(taras))
    reviewing.identify(taras, sheet, [sheet.column_of_digit(1).record], note="за фото", reason=Reason.LANG)
    sheet = reviewing.read_sheet(small.case.writer, small.subject(2), own(taras))
    asking.ask(taras, sheet, "Яка частина?", to=[own(bohdan)])
    seen = reviewing.read_sheet(small.case.writer, small.subject(2), own(bohdan))
    assert [history.title(entry) for entry in seen.history] == ["asked"]
    assert seen.verdict.decision is None
    assert [asked.may_answer for asked in seen.questions] == [True]
    (entry,) = [found for found in seen_by(small, bohdan).queue_of(small.lists["Запит"]) if found.number == 2]
    assert asking.waiting_mark(small.case.writer, own(bohdan), entry).asks_me
    asking.answer(bohdan, seen, seen.questions[0].id, "36 ОБрМП.")
    (answered,) = reviewing.read_sheet(small.case.writer, small.subject(2), own(taras)).questions
    assert [said.text for said in answered.answers] == ["36 ОБрМП."]
    made = small.case.writer.statements_on(small.subject(2))[-1]
    assert made.about is not None
    assert made.about.seen == (seen.questions[0].id,), "what is hidden is not told by what was seen either"
    olena = reviewing.read_sheet(small.case.writer, small.subject(2), own(small.acting))
    assert olena.questions == ()
    assert olena.history == ()
    assert holds(small)


def test_what_another_supervisor_answered_unseen_waits_no_more_and_tells_nothing_else(small, taras):
    roman, inna = (admitted(small, name, OperatorRole.SUPERVISOR) for name in ("Роман Т.", "Інна С."))
    declare_policy(small.acting, Policy(Review.SECOND_OF_ALL), Progress())
    asking.ask(taras, small.subject(2), "Двоє підходять.", escalated=True)
    assert [len(asking.waiting_for(seen_by(small, who))) for who in (roman, inna)] == [1, 1]
    asking.answer(roman, small.subject(2), question(small), "Той, що з матросів.")
    assert [len(asking.waiting_for(seen_by(small, who))) for who in (roman, inna)] == [0, 0]
    seen = reviewing.read_sheet(small.case.writer, small.subject(2), own(inna))
    (asked,) = seen.questions
    assert (asked.is_open, asked.may_answer, asked.is_answer_hidden, asked.answers) == (False, False, True, ())
    assert seen.verdict.open_queries == ()
    assert not reviewing.read_sheet(small.case.writer, small.subject(2), own(taras)).questions[0].is_answer_hidden
