"""Columns as a caseworker confirmed them once: offered for the next file, kept under a name, carried in a file."""

from pathlib import Path

import pytest
from importing_hands import LONG, ImportingHands, workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.facts import FactKind
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.mapping_name import MappingName
from verifier_gui.ui.widgets.mapping_box import AS_UNDERSTOOD, OWN, MappingBox

HEADINGS = ["№ п/п", "Ф.И.О.", "Дата рождения", "Отметка"]
ROWS = [HEADINGS, ["1", "АБРАМЕНКО Виктор Сергеевич", "17.01.1994", "2/14"]]
TURNED = [list(reversed(row)) for row in ROWS]


@pytest.fixture
def hands(qtbot: QtBot, opened: Assembled, tmp_path: Path) -> ImportingHands:
    made = ImportingHands(qtbot, opened)
    made.hands_over(workbook(tmp_path / "spysok.xlsx", ROWS))
    return made


def box(hands: ImportingHands) -> MappingBox:
    return hands.form.source.mapping


def meanings(hands: ImportingHands) -> tuple[str, ...]:
    assert hands.page.found is not None
    return hands.page.found.mapping.columns


def keep(hands: ImportingHands, name: str) -> None:
    box(hands).keep.trigger()
    sheet = next(found for found in QApplication.topLevelWidgets() if isinstance(found, MappingName))
    hands.writes(sheet.name, name)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    # What a window manager does when a dialog has closed; the offscreen platform has none.
    hands.program.window.activateWindow()
    hands.qtbot.waitUntil(lambda: QApplication.activeWindow() is hands.program.window, timeout=LONG)


def test_columns_kept_under_a_name_are_offered_for_a_file_with_the_same_headings(
    hands: ImportingHands, tmp_path: Path
) -> None:
    assert box(hands).box.key() == AS_UNDERSTOOD
    hands.gives_meaning(3, FactKind.UNIT)
    assert box(hands).box.key() == OWN
    keep(hands, "Staff form")
    assert box(hands).box.key() == "named/Staff form"

    hands.clicks(hands.page.columns_step.back)
    hands.hands_over(workbook(tmp_path / "inshyi.xlsx", TURNED))
    assert box(hands).box.key() == "named/Staff form"
    assert meanings(hands)[0] == FactKind.UNIT

    hands.picks(box(hands).box, AS_UNDERSTOOD)
    hands.waits_for_reading()
    assert meanings(hands)[0] != FactKind.UNIT


def test_columns_saved_to_a_file_serve_in_another_case(hands: ImportingHands, tmp_path: Path) -> None:
    hands.gives_meaning(3, FactKind.UNIT)
    target = tmp_path / "form.vcolumns"
    ask.prepared.files.append([target])
    box(hands).save.trigger()
    hands.picks(box(hands).box, AS_UNDERSTOOD)
    hands.waits_for_reading()
    assert meanings(hands)[3] != FactKind.UNIT

    ask.prepared.files.append([target])
    box(hands).open.trigger()
    hands.waits_for_reading()
    assert meanings(hands)[3] == FactKind.UNIT


def test_a_file_that_holds_no_columns_is_refused_in_a_sentence(hands: ImportingHands, tmp_path: Path) -> None:
    target = tmp_path / "form.vcolumns"
    target.write_bytes(b"{}")
    ask.prepared.files.append([target])
    box(hands).open.trigger()
    assert "holds no columns" in ask.prepared.told[-1]


def test_columns_that_are_forgotten_stay_as_they_are_on_the_table(hands: ImportingHands) -> None:
    hands.gives_meaning(3, FactKind.UNIT)
    keep(hands, "Staff form")
    box(hands).forget.trigger()
    assert (box(hands).box.key(), meanings(hands)[3]) == (OWN, FactKind.UNIT)
    hands.qtbot.waitUntil(lambda: not box(hands).forget.isVisible(), timeout=LONG)
