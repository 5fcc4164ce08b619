"""A stop on the record of an identity asks whether the identity is right, and says that a new decision settles it."""

from dataclasses import replace

import pytest
from caseworker import Caseworker
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.statement_kinds import Answer
from verifier_gui.ui.widgets.comparison_parts import legend
from verifier_gui.ui.widgets.findings_panel import FindingCard
from verifier_gui.ui.widgets.key_legend import Words

GONE = Finding(
    FindingKind.RECORD_GONE,
    ("aa",),
    {"list": "Captives", "row": "3", "name": "Гнатюк", "born": "", "was": "1", "revision": "2"},
)


@pytest.fixture
def caseworker(qtbot: QtBot, opened: Assembled) -> Caseworker:
    return Caseworker(qtbot, opened)


@pytest.fixture
def card(qtbot: QtBot) -> FindingCard:
    made = FindingCard()
    qtbot.addWidget(made)
    return made


def test_the_card_asks_whether_the_identity_is_still_right(card: FindingCard) -> None:
    card.show_finding(GONE, None, is_open=True, in_column=False, allowed=True)
    assert card.accessibleName().endswith(
        "Is the identity still right? · Press S, then 1, 2 or 3, then a letter: why. · "
        "A new decision, by 1 or another key, settles it."
    )
    assert [button.text() for button in card.answers.buttons.values()] == ["no", "yes", "unclear"]


def test_an_identity_that_is_still_right_asks_for_no_new_decision(card: FindingCard) -> None:
    card.show_finding(GONE, Answer.DOES_NOT_APPLY, is_open=False, in_column=False, allowed=True)
    assert card.accessibleName().endswith("Answered: still the same person")


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (None, "decides anew, which settles the stop"),
        (Answer.APPLIES, "decides anew, which settles the stop"),
        (Answer.DOES_NOT_APPLY, "the same person, next"),
    ],
)
def test_the_legend_says_that_a_digit_settles_the_stop(
    caseworker: Caseworker, answer: Answer | None, told: str
) -> None:
    caseworker.goes_to(3)
    verdict = replace(
        caseworker.sheet.verdict,
        stop_answers={GONE.key: {caseworker.page.session.case.operator.id: answer}} if answer else {},
        open_stops=() if answer else (GONE.key,),
    )
    first, *_rest = legend(replace(caseworker.sheet, findings=(GONE,), verdict=verdict), allowed=True)
    assert [part.text for part in first if isinstance(part, Words)] == [told]
