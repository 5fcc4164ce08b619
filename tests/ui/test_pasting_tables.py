"""A table on the clipboard is imported like a file."""

import pytest
from importing_hands import ImportingHands
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import ListRole, Side
from verifier_gui.ui import ask

CONTROL = Qt.KeyboardModifier.ControlModifier
TABLE = "<table><tr><td>№<td>П.І.Б.<td>Дата народження<tr><td>1<td>Іваненко Іван<td>12.03.1989</table>"


def lies_on_clipboard(html: str, text: str) -> None:
    data = QMimeData()
    if html:
        data.setHtml(html)
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)


@pytest.fixture
def hands(qtbot: QtBot, opened: Assembled) -> ImportingHands:
    opened.window.show_place("lists")
    return ImportingHands(qtbot, opened)


def test_a_table_that_was_copied_is_taken_into_a_list(hands: ImportingHands) -> None:
    lies_on_clipboard(TABLE, "no matter")
    QTest.keyClick(hands.program.window, Qt.Key.Key_V, CONTROL)
    hands.waits_for_columns()
    assert hands.page.found is not None
    assert hands.page.found.mapping.columns == ("number", FactKind.FULL_NAME, FactKind.BIRTH_DATE)
    assert hands.page.found.file_name.startswith("Pasted ")
    form = hands.form
    hands.writes(form.name, "Told by mail")
    hands.picks(form.role, ListRole.REGISTRY)
    hands.picks(form.side, Side.OURS)
    hands.writes(form.made_by, "Ombudsman")
    QTest.keyClick(hands.program.window, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(hands.program.window, Qt.Key.Key_Return, CONTROL)
    hands.waits_until_written()
    hands.waits_until_idle()
    taken = hands.list_named("Told by mail")
    assert taken.revision is not None
    assert taken.revision.people == 1


def test_a_clipboard_without_a_table_is_said_so(hands: ImportingHands) -> None:
    lies_on_clipboard("", " ")
    QTest.keyClick(hands.program.window, Qt.Key.Key_V, CONTROL)
    assert "no table on the clipboard" in ask.prepared.told[-1]
