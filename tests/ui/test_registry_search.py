"""Searching the registries by hand over the small case: what is found, what is added, what goes on record."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from review_desk import Desk
from shiboken6 import isValid

from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.language import Language
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.progress import Progress
from verifier_gui.ui.dialogs.registry_search import RegistrySearch
from verifier_gui.ui.models.hit_model import HIT, HitModel
from verifier_gui.ui.theme import ThemeChoice
from verifier_gui.ui.typed_search import TypedSearch
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.searching import Answer, Indexes, look_up


def sheet_of(desk: Desk, number: int) -> ReviewSheet:
    reader = desk.session.reader
    named = next(found for found in reader.lists() if found.attributes.role is ListRole.TO_VERIFY)
    subject: SubjectId = reader.queue_of(named.id)[number - 1].subject
    return reviewing.read_sheet(reader, subject, desk.session.case.operator.id)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1400, 860)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.hide()


@pytest.fixture
def search(qtbot: QtBot, desk: Desk, window: QWidget) -> Iterator[RegistrySearch]:
    """The search for No. 1, Гнатюк Николай Ильич."""
    made = RegistrySearch(window, desk.session, sheet_of(desk, 1))
    made.tester = QAbstractItemModelTester(made._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.open()
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        made.reject()


def types(qtbot: QtBot, search: RegistrySearch, text: str) -> None:
    """Types words over those that stood there, and waits for the answer to the last of them."""
    search.field.clear()
    with qtbot.waitSignal(
        search._search.answered, check_params_cb=lambda answer: answer.query == text.strip(), timeout=10_000
    ):
        QTest.keyClicks(search.field, text) if text.isascii() else search.field.setText(text)


def found(search: RegistrySearch) -> list[str]:
    model = search._model
    return [model.data(model.index(row), HIT).facts.shown_name() for row in range(model.rowCount())]


def tags(search: RegistrySearch) -> list[str]:
    return [tag.text() for tag in search.read.tags if tag.isVisible()]


def test_nothing_is_typed_before_somebody_types(search: RegistrySearch) -> None:
    assert search.field.text() == ""
    assert search.field.hasFocus()
    assert found(search) == []
    assert "Type what you know" in search._nothing.text()


def test_a_person_is_found_while_typing_in_every_list_of_the_side(qtbot: QtBot, search: RegistrySearch) -> None:
    types(qtbot, search, "hnatiuk mykola 89")
    assert found(search) == ["Гнатюк Микола Ілліч", "Гнатюк Микола Ілліч", "Гнатик Микола Іванович"]
    assert tags(search) == ["surname Гнатюк", "given name Микола", "born 1989"]
    assert search.lists.chips[""].text() == "All 3"


def test_the_record_that_is_chosen_stands_beside_the_subject(qtbot: QtBot, search: RegistrySearch) -> None:
    types(qtbot, search, "hnatyk")
    qtbot.waitUntil(search.beside.table.isVisible, timeout=10_000)
    shown = search.beside.table.texts()
    assert ("Surname", "Гнатюк", "Гнатик") in shown
    assert ("Patronymic", "Ильич", "Іванович") in shown
    assert "captive" in search.beside._says.accessibleName()


def test_one_list_alone_can_be_shown(qtbot: QtBot, search: RegistrySearch) -> None:
    types(qtbot, search, "гнатюк")
    search.lists.chips[
        next(key for key, chip in search.lists.chips.items() if chip.text().startswith("Missing"))
    ].click()
    assert found(search) == ["Гнатюк Микола Ілліч"]
    assert search.field.hasFocus()


def test_arrows_choose_and_enter_adds_then_leads_back(qtbot: QtBot, desk: Desk, search: RegistrySearch) -> None:
    types(qtbot, search, "sydorenko")
    assert search._model.standing(0) == ""
    with qtbot.waitSignal(search.added):
        QTest.keyClick(search.field, Qt.Key.Key_Return)
    assert search._model.standing(0) == "candidate 3"
    column = sheet_of(desk, 1).column_of_digit(3)
    assert column is not None
    assert column.added_by_search
    with qtbot.waitSignal(search.accepted):
        QTest.keyClick(search.field, Qt.Key.Key_Return)


def test_what_stands_beside_the_subject_says_so(qtbot: QtBot, search: RegistrySearch) -> None:
    types(qtbot, search, "гнатюк микола")
    assert [search._model.standing(row) for row in range(3)] == ["stop column", "candidate 2", "candidate 1"]
    QTest.keyClick(search.field, Qt.Key.Key_Down)
    assert search.hits.row() == 1
    QTest.keyClick(search.field, Qt.Key.Key_PageDown)
    assert search.hits.row() == 2


def test_a_click_on_its_button_adds_a_row_that_was_not_chosen(qtbot: QtBot, search: RegistrySearch) -> None:
    types(qtbot, search, "олегович")
    row = next(row for row in range(1, search._model.rowCount()) if not search._model.standing(row))
    place = search.hits.visualRect(search._model.index(row))
    button = search.hits._drawing.button_in(place, primary=False)
    with qtbot.waitSignal(search.added):
        QTest.mouseClick(search.hits.viewport(), Qt.MouseButton.LeftButton, pos=button.center())
    assert search._model.standing(row) == "candidate 3"


def test_queries_that_were_made_are_on_record_those_passed_over_are_not(qtbot: QtBot, search: RegistrySearch) -> None:
    types(qtbot, search, "sydor")
    types(qtbot, search, "sydorenko")
    QTest.keyClick(search.field, Qt.Key.Key_Return)
    types(qtbot, search, "nobody at all")
    search.reject()
    assert [(made.query, made.hits) for made in search.searches] == [("sydorenko", 1), ("nobody at all", 0)]
    assert {len(made.revisions) for made in search.searches} == {5}


def test_a_query_that_rests_is_one_that_was_made(qtbot: QtBot, search: RegistrySearch) -> None:
    search._resting.setInterval(0)
    types(qtbot, search, "sydor")
    qtbot.waitUntil(lambda: len(search.searches) == 1)
    types(qtbot, search, "sydorenko")
    qtbot.waitUntil(lambda: [made.query for made in search.searches] == ["sydor", "sydorenko"])


def test_only_the_newest_question_is_answered(qtbot: QtBot, desk: Desk) -> None:
    asking = TypedSearch(desk.session, desk.session)
    answers: list[Answer] = []
    asking.answered.connect(answers.append)
    for query in ("г", "гн", "гнатюк"):
        asking.ask(sheet_of(desk, 1), query)
    with qtbot.waitSignal(asking.answered, timeout=10_000):
        pass
    qtbot.waitUntil(lambda: desk.session.errands.is_idle, timeout=10_000)
    assert [answer.query for answer in answers] == ["гнатюк"]


def test_what_is_typed_on_another_layout_is_read_as_meant(qtbot: QtBot, search: RegistrySearch) -> None:
    types(qtbot, search, "uyfn.r")
    assert found(search)[0] == "Гнатюк Микола Ілліч"
    assert "as typed on another keyboard: гнатюк" in tags(search)


def test_a_day_that_no_calendar_has_is_said_to_be_unread(qtbot: QtBot, search: RegistrySearch) -> None:
    types(qtbot, search, "гнатюк 31.02.1989")
    assert "not read: 31.02.1989" in tags(search)
    assert len(found(search)) == 3


def test_locking_closes_the_search(qtbot: QtBot, desk: Desk, search: RegistrySearch) -> None:
    with qtbot.waitSignal(search.rejected):
        desk.session.lock()


def test_every_row_says_a_whole_sentence_to_a_screen_reader(desk: Desk) -> None:
    sheet = sheet_of(desk, 1)
    model = HitModel(sheet)
    answer = look_up(desk.session.reader, Indexes(), sheet, "гнатик", Progress())
    model.show_hits(answer.hits, "")
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == (
        "Гнатик Микола Іванович, 12.03.1989, Confirmed captives, Defence intelligence, row 2, surname, candidate 1."
    )


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_search_is_drawn_in_either_language_and_theme(
    qtbot: QtBot, qapp: QApplication, desk: Desk, search: RegistrySearch, language: Language, theme: ThemeChoice
) -> None:
    desk.tongue.choose(language)
    desk.theme.wear(theme)
    types(qtbot, search, "гнатюк микола 89")
    image = search.grab().toImage()
    row = search.hits.visualRect(search._model.index(0))
    place = search.hits.viewport().mapTo(search, row.topLeft())
    ratio = image.devicePixelRatio()
    bar = image.pixelColor(round((place.x() + 1) * ratio), round((place.y() + 20) * ratio))
    assert bar.name() == ("#2b6be4" if theme is ThemeChoice.LIGHT else "#6ea0ff")
    assert search.read.tags[-1].geometry().right() < search.width()
