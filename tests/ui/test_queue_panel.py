"""The queue of the review over the small case: choosing, filters, search, and what decisions do to it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from review_desk import Desk

from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.language import Language
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.ui.delegates.queue_delegate import mark_of
from verifier_gui.ui.theme import ThemeChoice
from verifier_gui.ui.widgets.queue_panel import QueuePanel
from verifier_gui.workflow import reviewing


def list_to_verify(desk: Desk) -> ListId:
    return next(named.id for named in desk.session.reader.lists() if named.attributes.role is ListRole.TO_VERIFY)


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> Iterator[QueuePanel]:
    made = QueuePanel(desk.session, desk.actions)
    window = QWidget()
    row = QHBoxLayout(window)
    row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    row.addWidget(made)
    qtbot.addWidget(window)
    desk.session.changed.connect(made.apply)
    window.resize(320, 700)
    made.show_list(list_to_verify(desk))
    window.show()
    qtbot.waitExposed(window)
    yield made
    window.hide()


def subject(panel: QueuePanel, number: int) -> SubjectId:
    return panel.entries[number - 1].subject


def shown(panel: QueuePanel) -> list[int]:
    model = panel.list.model()
    return [model.data(model.index(row, 0), Qt.ItemDataRole.UserRole).number for row in range(model.rowCount())]


def decide(desk: Desk, panel: QueuePanel, number: int) -> None:
    sheet = reviewing.read_sheet(desk.session.reader, subject(panel, number), desk.session.case.identity.card.id)
    assert desk.session.do(reviewing.not_found, sheet, reason=Reason.ABSENT)


def types(qtbot: QtBot, panel: QueuePanel, text: str, expected: list[int]) -> None:
    panel.search.setText(text)
    qtbot.waitUntil(lambda: shown(panel) == expected)


def test_nobody_is_chosen_before_somebody_is(panel: QueuePanel) -> None:
    assert panel.chosen() is None
    panel.list.setFocus()
    assert panel.chosen() is None


def test_choosing_tells_who_is_chosen_once(qtbot: QtBot, panel: QueuePanel) -> None:
    told: list[str] = []
    panel.subject_chosen.connect(told.append)
    assert panel.choose(subject(panel, 3))
    assert panel.choose(subject(panel, 3))
    assert told == [panel.chosen()] == [subject(panel, 3)]


def test_a_stranger_cannot_be_chosen(panel: QueuePanel) -> None:
    assert not panel.choose("0" * 32)
    assert panel.chosen() is None


def test_next_and_previous_follow_the_order_shown_and_stop_at_its_ends(panel: QueuePanel) -> None:
    panel.go_next()
    first = shown(panel)[0]
    assert panel.chosen() == subject(panel, first)
    panel.go_previous()
    assert panel.chosen() == subject(panel, first)
    panel.go_next()
    assert panel.chosen() == subject(panel, shown(panel)[1])


def test_arrows_home_and_end_move_while_the_list_has_the_focus(panel: QueuePanel) -> None:
    panel.choose(subject(panel, 1))
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.chosen() == subject(panel, 2)
    QTest.keyClick(panel.list, Qt.Key.Key_End)
    assert panel.chosen() == panel.entries[-1].subject
    QTest.keyClick(panel.list, Qt.Key.Key_Home)
    assert panel.chosen() == subject(panel, 1)


def test_letters_typed_on_the_list_choose_nobody(panel: QueuePanel) -> None:
    panel.choose(subject(panel, 1))
    panel.list.setFocus()
    QTest.keyClicks(panel.list, "kz")
    assert panel.chosen() == subject(panel, 1)


def test_a_decided_subject_stays_where_it_was_and_the_counts_follow(desk: Desk, panel: QueuePanel) -> None:
    before = shown(panel)
    panel.choose(subject(panel, 19))
    decide(desk, panel, 19)
    assert shown(panel) == before
    assert panel.chosen() == subject(panel, 19)
    assert mark_of(panel.entries[18]) == "tick"
    assert panel.filters.chips["decided"].text() == "Decided 1"
    assert panel.filters.chips["undecided"].text() == f"Undecided {len(before) - 1}"
    panel.filters.chips["undecided"].click()
    assert 19 not in shown(panel)
    assert panel.chosen() == subject(panel, shown(panel)[0]), "who is not shown does not stay chosen"


def test_the_way_goes_on_from_a_subject_that_the_filter_no_longer_shows(desk: Desk, panel: QueuePanel) -> None:
    panel.choose(subject(panel, 8))
    decide(desk, panel, 8)
    panel.set_filter("undecided")
    panel.go_next()
    assert panel.chosen() == subject(panel, 9)
    panel.choose(subject(panel, 8))
    assert 8 in shown(panel)


def test_the_next_open_subject_is_looked_for_past_the_end(desk: Desk, panel: QueuePanel) -> None:
    for number in (3, 20):
        decide(desk, panel, number)
    assert panel.next_open_after(subject(panel, 20)) == subject(panel, 1)
    assert panel.next_open_after(subject(panel, 2)) == subject(panel, 4)


def test_where_nobody_else_is_open_there_is_no_next(desk: Desk, panel: QueuePanel) -> None:
    panel.set_filter("decided")
    decide(desk, panel, 19)
    assert panel.next_open_after(subject(panel, 19)) is None


def test_taking_a_decision_back_brings_the_subject_into_the_queue_again(desk: Desk, panel: QueuePanel) -> None:
    decide(desk, panel, 12)
    panel.set_filter("undecided")
    assert 12 not in shown(panel)
    desk.session.do(reviewing.take_back_last)
    assert 12 in shown(panel)


def test_searching_finds_any_spelling_and_tells_of_those_outside_the_filter(
    qtbot: QtBot, desk: Desk, panel: QueuePanel
) -> None:
    decide(desk, panel, 9)
    panel.set_filter("undecided")
    types(qtbot, panel, "petrovich", [14])
    assert panel._elsewhere.text() == "1 more outside this filter"
    panel._elsewhere.click()
    assert shown(panel) == [9, 14]
    types(qtbot, panel, "нікого такого", [])
    assert panel._nobody.isVisible()


def test_the_search_is_left_by_keyboard(qtbot: QtBot, panel: QueuePanel) -> None:
    panel.focus_search()
    QTest.keyClicks(panel.search, "10")
    qtbot.waitUntil(lambda: shown(panel) == [10])
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.list.hasFocus()
    panel.focus_search()
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert panel.search.hasFocus()


def test_ctrl_f_leads_to_the_search(desk: Desk, panel: QueuePanel) -> None:
    panel.window().activateWindow()
    panel.list.setFocus()
    assert desk.actions["search-list"].shortcut() == QKeySequence("Ctrl+F")
    QTest.keyClick(panel.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert panel.search.hasFocus()


def test_filter_order_and_search_are_remembered_for_each_list(qtbot: QtBot, desk: Desk, panel: QueuePanel) -> None:
    panel.set_filter("all")
    panel.set_sort("name")
    types(qtbot, panel, "петр", [4, 9, 14])
    panel.keep()
    again = QueuePanel(desk.session, desk.actions)
    qtbot.addWidget(again)
    again.show_list(list_to_verify(desk))
    qtbot.waitUntil(lambda: shown(again) == [4, 9, 14])
    assert again.filter == "all"
    assert again.search.text() == "петр"


def test_a_memory_that_cannot_be_read_is_no_memory(qtbot: QtBot, desk: Desk) -> None:
    found = list_to_verify(desk)
    desk.session.remember(f"queue/{found}", {"filter": "gone", "sort": 7})
    made = QueuePanel(desk.session, desk.actions)
    qtbot.addWidget(made)
    made.show_list(found)
    assert made.filter == "undecided"


def test_every_row_says_a_whole_sentence_to_a_screen_reader(panel: QueuePanel) -> None:
    model = panel.list.model()
    said = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "No. 1, Гнатюк Николай Ильич, stop, 12.03.1989, may be returned."


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_queue_is_drawn_in_either_language_and_theme(
    qapp: QApplication, desk: Desk, panel: QueuePanel, language: Language, theme: ThemeChoice
) -> None:
    panel.choose(subject(panel, 2))
    desk.tongue.choose(language)
    desk.theme.wear(theme)
    image = panel.grab().toImage()
    row = panel.list.visualRect(panel.list.currentIndex()).translated(panel.list.pos())
    ratio = image.devicePixelRatio()
    bar = image.pixelColor(round((row.left() + 1) * ratio), round(row.center().y() * ratio))
    assert bar.name() == ("#2b6be4" if theme is ThemeChoice.LIGHT else "#6ea0ff")
    assert max(chip.geometry().right() for chip in panel.filters.chips.values() if chip.isVisible()) <= 288
    assert len({chip.y() for chip in panel.filters.chips.values() if chip.isVisible()}) <= 3
