"""Choosing by keyboard in a list that drops down: nothing is taken that was not marked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from verifier_gui.ui.widgets.choice_box import ChoiceBox, Option

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[ChoiceBox]:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = ChoiceBox()
    column.addWidget(made)
    made.offer([Option("ours", "ours"), Option("theirs", "theirs")])
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.setFocus()
    yield made
    window.hide()


def opened(box: ChoiceBox, qtbot: QtBot) -> QWidget:
    """The list, with the focus as a window system gives it."""
    QTest.keyClick(box, Qt.Key.Key_Space)
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    view.setFocus(Qt.FocusReason.PopupFocusReason)
    return view


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_nothing_is_taken_before_a_row_is_marked(box: ChoiceBox, qtbot: QtBot, key: Qt.Key) -> None:
    view = opened(box, qtbot)
    QTest.keyClick(view, key)
    assert box.key() is None
    assert view.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert box.key() is None


@pytest.mark.parametrize(("key", "taken"), [(Qt.Key.Key_Down, "ours"), (Qt.Key.Key_Up, "theirs")])
def test_the_first_arrow_marks_an_end_of_the_list(box: ChoiceBox, qtbot: QtBot, key: Qt.Key, taken: str) -> None:
    view = opened(box, qtbot)
    QTest.keyClick(view, key)
    assert box.view().selectionModel().hasSelection()
    with qtbot.waitSignal(box.picked):
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert box.key() == taken


def test_what_is_chosen_is_marked_when_the_list_opens(box: ChoiceBox, qtbot: QtBot) -> None:
    box.choose("theirs")
    view = opened(box, qtbot)
    assert box.view().selectionModel().hasSelection()
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert box.key() == "ours"
