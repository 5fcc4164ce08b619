"""Choosing the line that a line repeats."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from review_desk import Desk
from shiboken6 import isValid

from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import QueueEntry
from verifier_gui.ui.dialogs.duplicate_chooser import DuplicateChooser


@pytest.fixture
def entries(desk: Desk) -> list[QueueEntry]:
    reader = desk.session.reader
    named = next(found for found in reader.lists() if found.attributes.role is ListRole.TO_VERIFY)
    return reader.queue_of(named.id)


@pytest.fixture
def chooser(qtbot: QtBot, desk: Desk, entries: list[QueueEntry]) -> Iterator[DuplicateChooser]:
    """For No. 16, which is No. 2 in another spelling."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1300, 800)
    window.show()
    made = DuplicateChooser(window, desk.session, entries, entries[15].subject)
    made.tester = QAbstractItemModelTester(made._model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.open()
    qtbot.waitExposed(made)
    yield made
    if isValid(made):
        made.reject()


def numbers(chooser: DuplicateChooser) -> list[int]:
    model = chooser._model
    return [model.data(model.index(row), Qt.ItemDataRole.UserRole).number for row in range(model.rowCount())]


def test_the_line_that_may_be_the_same_person_stands_first_and_is_not_chosen(chooser: DuplicateChooser) -> None:
    assert numbers(chooser)[:3] == [2, 1, 3]
    assert 16 not in numbers(chooser)
    assert chooser.other is None
    assert not chooser.confirm.isEnabled()


@pytest.mark.parametrize("place", ["field", "list"])
def test_enter_shows_the_suggested_line_beside_this_one_and_decides_only_when_pressed_again(
    chooser: DuplicateChooser, entries: list[QueueEntry], place: str
) -> None:
    pressed: QWidget = getattr(chooser, place)
    told: list[object] = []
    chooser.chosen.connect(lambda other, _reason: told.append(other))
    assert "Enter shows it" in chooser._hint.text()
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Return)
    assert told == []
    assert chooser.other is not None
    assert chooser.other.number == 2
    assert chooser.table.isVisible()
    QTest.keyClick(pressed, Qt.Key.Key_Return)
    assert told == [entries[1].subject]


def test_enter_chooses_nobody_where_nobody_is_suggested(
    desk: Desk, entries: list[QueueEntry], chooser: DuplicateChooser
) -> None:
    other = DuplicateChooser(chooser.parentWidget(), desk.session, entries, entries[18].subject)
    other.open()
    QTest.keyClick(other.field, Qt.Key.Key_Return)
    assert other.other is None
    assert other.isVisible()
    other.reject()


def test_both_lines_are_seen_side_by_side_before_enter_confirms(
    qtbot: QtBot, chooser: DuplicateChooser, entries: list[QueueEntry]
) -> None:
    QTest.keyClick(chooser.field, Qt.Key.Key_Down)
    assert ("Patronymic", "Анатолійович", "Анатольевич") in chooser.table.texts()
    assert chooser.confirm.words() == "Duplicate of No. 2"
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chosen.args == [entries[1].subject, None]


@pytest.mark.parametrize(("typed", "expected"), [("7", [7]), ("dovhan", [7]), ("ілліч", [1, 12]), ("нікого", [])])
def test_a_line_is_found_by_number_or_name(chooser: DuplicateChooser, typed: str, expected: list[int]) -> None:
    chooser.field.setText(typed)
    assert numbers(chooser) == expected
    assert (chooser.other.number if chooser.other else None) == (expected[0] if len(expected) == 1 else None)


def test_a_double_click_confirms(qtbot: QtBot, chooser: DuplicateChooser, entries: list[QueueEntry]) -> None:
    chooser.field.setText("костюк")
    place = chooser.list.visualRect(chooser._model.index(0)).center()
    QTest.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(chooser.chosen) as chosen:
        QTest.mouseDClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args[0] == entries[13].subject
