"""Enter on the buttons of pages: pressed where the focus is, and nowhere else."""

import pytest
from dialogs_seen import dialogs, front
from importing_hands import LONG
from key_presses import press
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from verifier_gui.ui.dialogs.new_case import NewCase
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.ui.widgets.tiles import Tile


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_presses_the_button_that_has_the_focus_as_the_space_bar_does(program, key):
    tile = program.window.page.findChildren(Tile)[0]
    tile.setFocus()
    press(tile, key)
    front(program.window, NewCase).reject()


@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
def test_enter_opens_the_menu_of_a_button(qtbot, program):
    button = program.window.page.language
    button.setFocus()
    press(button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: button.menu().isVisible())
    button.menu().close()


def test_enter_leads_from_the_rail_to_the_page(opened):
    rail = opened.window.rail.buttons["overview"]
    rail.setFocus()
    press(rail, Qt.Key.Key_Return)
    assert opened.window.place == "overview"


def test_a_key_that_is_held_down_presses_once(program, qtbot):
    button = QPushButton(program.window.page)
    clicks: list[bool] = []
    button.clicked.connect(lambda: clicks.append(True))
    button.show()
    for repeats in (False, True, True):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeats)
        QApplication.sendEvent(button, event)
    assert len(clicks) == 1


def test_lists_and_text_fields_keep_their_enter(program, qtbot):
    page = program.window.page
    field = QLineEdit(page)
    field.show()
    field.setFocus()
    with qtbot.waitSignal(field.returnPressed):
        QTest.keyClick(field, Qt.Key.Key_Return)
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialogs(program.window)), timeout=LONG)
    front(program.window, UnlockCase).reject()


def test_enter_on_a_button_of_a_dialog_presses_that_button(program):
    page = program.window.page
    page.findChildren(Tile)[0].click()
    sheet = front(program.window, NewCase)
    cancel = next(button for button in sheet.findChildren(QPushButton) if button.accessibleName() == "Cancel")
    cancel.setFocus()
    press(sheet, Qt.Key.Key_Return)
    assert sheet.title_field.fault == ""
    assert not sheet.isVisible()
