"""Questions through the window: asked by keys, found by filter and count, answered by somebody else, taken back."""

from collections.abc import Callable
from pathlib import Path

import pytest
import small_case
from caseworker import CONTROL, Caseworker
from dialogs_seen import texts, unnamed
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.language import Language
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.domain.subject_statements import Query
from verifier_gui.ui.actions import Act
from verifier_gui.ui.dialogs.commands import Commands
from verifier_gui.ui.dialogs.question import AnswerQuestion, AskQuestion
from verifier_gui.ui.models.queue_filter import QueueFilter
from verifier_gui.ui.widgets.figure_rows import LinkRow
from verifier_gui.workflow import asking
from verifier_gui.workflow.admitting import admit
from verifier_gui.workflow.profile import Profile

NAME, PASSPHRASE = "Гнат Марченко", "staple battery"
STRONG = 3
Laptop = Callable[[Profile, str], None]


@pytest.fixture
def colleague(tmp_path: Path) -> Profile:
    """The laptop of a second supervisor."""
    profile = Profile(tmp_path / "colleague", small_case.quick_key)
    profile.create_operator(NAME, "Coordination headquarters", PASSPHRASE)
    return profile


@pytest.fixture
def caseworker(qtbot: QtBot, opened: Assembled) -> Caseworker:
    found = Caseworker(qtbot, opened)
    found.program.window.activateWindow()
    return found


def has_colleague(caseworker: Caseworker, colleague: Profile) -> None:
    session = caseworker.program.session
    assert session.do(admit, colleague.operators()[0], OperatorRole.SUPERVISOR)


def chips(caseworker: Caseworker) -> dict[str, str]:
    """The filters that are offered, with their words and counts."""
    filters = caseworker.page.queue.filters
    return {chip.text(): key for key, chip in filters.chips.items() if key in filters.shown}


def cards(caseworker: Caseworker) -> list[str]:
    return [card.accessibleName() for card in caseworker.page.side.questions.cards if card.isVisible()]


def remark(caseworker: Caseworker, number: int) -> str:
    model = caseworker.page.queue.list.model()
    rows = [model.index(row, 0) for row in range(model.rowCount())]
    return next(
        str(index.data(Qt.ItemDataRole.AccessibleTextRole))
        for index in rows
        if str(index.data(Qt.ItemDataRole.AccessibleTextRole)).startswith(f"No. {number},")
    )


def asks(caseworker: Caseworker, text: str) -> None:
    """Asks the first who can be asked beside the supervisors together."""
    caseworker.types("A")
    dialog = caseworker.sees(AskQuestion)
    next(iter(dialog.ticks.values())).click()
    dialog.edit.setPlainText(text)
    caseworker.presses(Qt.Key.Key_Return, CONTROL)


def test_a_question_goes_from_one_desk_to_another_and_its_answer_back(
    caseworker: Caseworker, colleague: Profile, onto_laptop: Laptop
) -> None:
    has_colleague(caseworker, colleague)
    own = Profile(caseworker.program.session.profile.folder, small_case.quick_key)
    caseworker.goes_to(STRONG)
    caseworker.types("A")
    dialog = caseworker.sees(AskQuestion)
    assert unnamed(dialog) == []
    assert any("Write no decision here" in text for text in texts(dialog))
    assert [tick.text() for tick in dialog.ticks.values()] == [f"{NAME} · Coordination headquarters · supervisor"]
    caseworker.presses(Qt.Key.Key_Return, CONTROL)
    assert dialog.lack.text() == "Choose whom to ask."
    next(iter(dialog.ticks.values())).click()
    dialog.due.setText("навесні")
    dialog.send.click()
    assert "dd.mm.yyyy" in dialog.lack.text()
    dialog.due.setText("14.05.2030")
    dialog.edit.setFocus()
    caseworker.writes("Who saw him?")
    caseworker.presses(Qt.Key.Key_Return, CONTROL)
    assert caseworker.dialog is None
    body = caseworker.said_of(STRONG)[-1].body
    assert isinstance(body, Query)
    assert (body.text, body.due, len(body.to), body.escalated) == ("Who saw him?", "2030-05-14", 1, False)
    assert caseworker.number == STRONG, "nothing was decided, so nobody else is shown"
    assert "asked: " + NAME in remark(caseworker, STRONG)
    assert chips(caseworker)["Waiting for others 1"] == QueueFilter.ASKS_OTHERS
    assert not caseworker.program.window.status.waiting.isVisible()
    (card,) = cards(caseworker)
    assert card.startswith(f"You ask: {NAME}")
    assert "wanted by 14.05.2030" in card

    onto_laptop(colleague, PASSPHRASE)
    window = caseworker.program.window
    assert window.status.waiting.text() == "1 question waits for your answer"
    window.show_place("overview")
    window.status.waiting.click()
    assert caseworker.number == STRONG
    assert caseworker.page.queue.filter is QueueFilter.ASKS_ME
    assert "waits for your answer" in remark(caseworker, STRONG)
    caseworker.types("Q")
    answer = caseworker.sees(AnswerQuestion)
    assert unnamed(answer) == []
    assert {"“Who saw him?”"} <= texts(answer)
    caseworker.writes("I did.")
    caseworker.presses(Qt.Key.Key_Return, CONTROL)
    assert not window.status.waiting.isVisible()
    assert not caseworker.page.actions_of_window[Act.ANSWER_QUESTION].isEnabled()
    (card,) = cards(caseworker)
    assert card.endswith("I did.")
    caseworker.presses(Qt.Key.Key_Z, CONTROL)
    assert window.status.waiting.isVisible(), "an answer that was taken back answers nothing"
    caseworker.page.side.questions.cards[0].answer.click()
    caseworker.sees(AnswerQuestion).edit.setPlainText("I did, in May.")
    caseworker.presses(Qt.Key.Key_Return, CONTROL)

    onto_laptop(own, small_case.PASSPHRASE)
    caseworker.goes_to(STRONG)
    (card,) = cards(caseworker)
    assert NAME in card
    assert card.endswith("I did, in May.")
    assert "Waiting for others 1" not in chips(caseworker)


def test_what_is_escalated_waits_for_the_supervisors_and_the_next_person_is_shown(
    caseworker: Caseworker, colleague: Profile
) -> None:
    has_colleague(caseworker, colleague)
    caseworker.goes_to(STRONG)
    caseworker.types("E")
    dialog = caseworker.sees(AskQuestion)
    assert any(NAME in text for text in texts(dialog))
    dialog.send.click()
    assert dialog.lack.text() == "Write down what is asked, or answered."
    caseworker.writes("Two fit alike.")
    dialog.send.click()
    assert caseworker.number == STRONG + 1
    (query,) = caseworker.as_stored(STRONG).verdict.open_queries
    assert query.escalated
    caseworker.program.window.show_place("roster")
    rows = caseworker.program.window.page.findChildren(LinkRow)
    waiting = next(row for row in rows if row.accessibleName() == "1 person waiting for an answer")
    waiting.click()
    assert caseworker.number == STRONG
    assert caseworker.page.queue.filter is QueueFilter.WAITING
    caseworker.presses(Qt.Key.Key_Z, CONTROL)
    assert caseworker.as_stored(STRONG).verdict.open_queries == ()


def test_the_overview_says_what_waits_for_whom_and_leads_there(caseworker: Caseworker, colleague: Profile) -> None:
    has_colleague(caseworker, colleague)
    window = caseworker.program.window
    window.show_place("overview")
    assert not window.page.waiting.isVisible()
    window.show_place("review")
    caseworker.goes_to(STRONG)
    asks(caseworker, "Who saw him?")
    window.show_place("overview")
    (row,) = window.page.waiting.findChildren(LinkRow)
    assert row.accessibleName() == f"{NAME}: 1 question, 1 person"
    row.click()
    assert caseworker.number == STRONG
    assert caseworker.page.queue.filter is QueueFilter.ASKS_OTHERS


def test_who_is_alone_in_a_case_is_told_why_nobody_can_be_asked(qtbot: QtBot, caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    panel = caseworker.page.side.questions
    assert not panel.ask.isEnabled()
    assert "admit somebody first" in panel.ask.toolTip()
    assert "no other supervisor" in panel.escalate.toolTip()
    caseworker.types("A")
    assert caseworker.dialog is None
    caseworker.presses(Qt.Key.Key_K, CONTROL)
    commands = caseworker.sees(Commands)
    caseworker.writes("escalate")
    assert commands.found() == [Act.ESCALATE]
    caseworker.presses(Qt.Key.Key_Return)
    assert commands.isVisible()
    assert any("no other supervisor" in text for text in texts(commands))
    commands.reject()


@pytest.mark.parametrize(("letter", "act"), [("ф", "A"), ("у", "E"), ("й", "Q")])
def test_the_keys_work_on_cyrillic_layouts(caseworker: Caseworker, colleague: Profile, letter: str, act: str) -> None:
    has_colleague(caseworker, colleague)
    caseworker.goes_to(STRONG)
    session = caseworker.program.session
    assert session.do(asking.ask, caseworker.sheet, "?", to=[colleague.operators()[0].id])
    event = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
    QApplication.sendEvent(caseworker.page, event)
    if act == "Q":
        assert caseworker.dialog is None, "one does not answer oneself"
        assert caseworker.page.actions_of_window.why_not(Act.ANSWER_QUESTION)
    else:
        assert caseworker.sees(AskQuestion).escalated is (act == "E")
        caseworker.sees(AskQuestion).reject()


@pytest.mark.parametrize("language", Language)
def test_a_long_question_is_shown_whole_on_a_small_screen(
    qtbot: QtBot, caseworker: Caseworker, colleague: Profile, language: Language
) -> None:
    has_colleague(caseworker, colleague)
    caseworker.program.window.resize(1366, 768)
    caseworker.program.tongue.choose(language)
    caseworker.goes_to(STRONG)
    asks(caseworker, "слово " * 300)
    card = caseworker.page.side.questions.cards[0]
    qtbot.waitUntil(lambda: card.height() >= card.layout().totalHeightForWidth(card.width()), timeout=3000)
    assert card.height() > 800, "every line of it is there, and the side scrolls"
    assert cards(caseworker)[0].count("слово") == 300
