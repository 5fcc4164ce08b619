"""Questions in words: who asks whom, until when, and what waits for whom."""

import re
from dataclasses import replace

import pytest

from verifier_gui.domain.identifiers import StatementId
from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.questions import Question, Said, Waiting
from verifier_gui.phrases import questions

OPEN = Question(
    id=StatementId("aa" * 32),
    said=Said("Тарас В.", is_own=False, at="2026-05-12T10:00:00+00:00", text="Хто це?"),
    to=("Олена К.",),
    escalated=False,
    due="2026-05-14",
    is_open=True,
    waits_for=("Олена К.",),
    waits_for_me=False,
    may_answer=False,
)
OWN = replace(OPEN, said=replace(OPEN.said, is_own=True))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (OPEN, "Тарас В. asks: Олена К."),
        (replace(OPEN, waits_for_me=True), "Тарас В. asks you"),
        (OWN, "You ask: Олена К."),
        (replace(OWN, to=(), escalated=True), "You ask: the supervisors"),
        (replace(OWN, escalated=True), "You ask: Олена К., the supervisors"),
    ],
)
def test_who_asks_whom(question: Question, told: str) -> None:
    assert questions.title(question) == told


def test_a_day_that_has_passed_is_told_as_one_while_the_question_waits() -> None:
    assert "wanted by 14.05.2026 · waits for: Олена К." in questions.standing(OPEN, "2026-05-14")
    assert "was wanted by 14.05.2026" in questions.standing(OPEN, "2026-05-15")
    answered = replace(OPEN, is_open=False, waits_for=())
    assert questions.standing(answered, "2026-05-15").endswith(" · wanted by 14.05.2026")
    assert "wanted" not in questions.standing(replace(OPEN, due=""), "2026-05-15")


def test_what_waits_for_whom_counts_questions_and_people() -> None:
    mine = Waiting("Олена К.", is_me=True, questions=3, people=2, days=("2026-05-12", "2026-05-20"))
    assert questions.waits(mine) == "you: 3 questions, 2 people"
    assert questions.days(mine, "2026-05-13") == "1 of them overdue · the first wanted by 12.05.2026"
    other = Waiting("Тарас В.", is_me=False, questions=1, people=1, days=())
    assert questions.waits(other) == "Тарас В.: 1 question, 1 person"
    assert questions.days(other, "2026-05-13") == ""


def test_every_sentence_is_ukrainian_too() -> None:
    speak(Language.UKRAINIAN)
    mine = Waiting("Olena", is_me=True, questions=5, people=2, days=("2026-05-12",))
    latin = replace(OWN, said=replace(OWN.said, text="?"), to=(), escalated=True, waits_for=())
    told = [
        questions.title(latin),
        questions.standing(latin, "2026-05-15"),
        questions.waits(mine),
        questions.days(mine, "2026-05-15"),
        questions.hidden_answer(),
        *(questions.waiting(count) for count in (1, 2, 5)),
    ]
    speak(Language.ENGLISH)
    assert [text for text in told if re.search(r"[a-z]{2}", text) or not re.search(r"[а-яіїєґ]", text)] == []
