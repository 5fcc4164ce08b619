"""Files handed over together: each is taken, left out or refused by itself, and that can be read."""

from pathlib import Path

import pytest
from importing_hands import LONG, ImportingHands, workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.errors import SheetError
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.files_at_hand import FilesAtHand
from verifier_gui.ui.import_queue import FileState, ImportQueue

ROWS = [["№ п/п", "Ф.И.О.", "Дата рождения"], ["1", "АБРАМЕНКО Виктор Сергеевич", "17.01.1994"]]


def states(queue: ImportQueue) -> list[tuple[str, FileState]]:
    return [(file.path.name, file.state) for file in queue.files]


def test_files_come_one_after_another_and_what_became_of_them_stays_told() -> None:
    queue = ImportQueue()
    queue.add([Path("a"), Path("b"), Path("c")])
    assert queue.take_next() == Path("a")
    queue.end(FileState.TAKEN, "List A")
    assert queue.take_next() == Path("b")
    queue.refuse(SheetError("There is no such file."))
    queue.add([Path("x")], first=True)
    assert queue.take_next() == Path("x")
    assert states(queue) == [
        ("a", FileState.TAKEN),
        ("b", FileState.REFUSED),
        ("x", FileState.AT_HAND),
        ("c", FileState.WAITING),
    ]
    assert (queue.number, queue.files[0].told) == (3, "List A")


def test_a_refused_file_that_is_read_otherwise_is_at_hand_again() -> None:
    queue = ImportQueue()
    queue.add([Path("a")])
    queue.take_next()
    queue.refuse(SheetError("There is no such file."))
    queue.accept()
    assert states(queue) == [("a", FileState.AT_HAND)]
    assert queue.files[0].error is None


def test_after_the_last_nothing_is_remembered() -> None:
    queue = ImportQueue()
    queue.add([Path("a")])
    queue.take_next()
    assert queue.take_next() is None
    assert queue.files == ()


@pytest.fixture
def hands(qtbot: QtBot, opened: Assembled, tmp_path: Path) -> ImportingHands:
    made = ImportingHands(qtbot, opened)
    made.hands_over(*(workbook(tmp_path / f"{name}.xlsx", ROWS) for name in ("one", "two", "three")))
    return made


def test_a_file_that_waits_can_be_left_out(hands: ImportingHands) -> None:
    assert hands.page.of_files.words() == "file 1 of 3"
    hands.clicks(hands.page.of_files)
    dialog = next(found for found in QApplication.topLevelWidgets() if isinstance(found, FilesAtHand))
    assert [dialog.rows.text(row, 2) for row in range(3)] == ["at hand", "waits", "waits"]
    assert not dialog.leave_out.isEnabled()
    dialog.table.selectRow(1)
    QTest.mouseClick(dialog.leave_out, Qt.MouseButton.LeftButton)
    assert [dialog.rows.text(row, 2) for row in range(3)] == ["at hand", "left out", "waits"]
    dialog.reject()
    ask.prepared.answers.append("one")
    QTest.keyClick(hands.program.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    hands.qtbot.waitUntil(lambda: hands.page.of_files.words() == "file 3 of 3", timeout=LONG)
    hands.waits_for_columns()
    assert hands.page.found is not None
    assert hands.page.found.file_name == "three.xlsx"


def test_a_folder_that_is_dropped_gives_its_lists(qtbot: QtBot, opened: Assembled, tmp_path: Path) -> None:
    folder = tmp_path / "from the ombudsman"
    folder.mkdir()
    for name in ("list 10", "list 2"):
        workbook(folder / f"{name}.xlsx", ROWS)
    opened.opening.take([folder])
    hands = ImportingHands(qtbot, opened)
    qtbot.waitUntil(lambda: opened.window.place == "lists/import", timeout=LONG)
    hands.waits_for_columns()
    assert [file.path.name for file in hands.page.files.files] == ["list 2.xlsx", "list 10.xlsx"]
