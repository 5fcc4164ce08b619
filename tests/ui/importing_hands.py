"""A caseworker at the import page: hands over files, picks meanings, reads what is on the screen and in the case file."""

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.lists import NamedList
from verifier_gui.ui import ask
from verifier_gui.ui.pages.import_page import COLUMNS, WRITING, ImportPage
from verifier_gui.ui.widgets.choice_box import ChoiceBox
from verifier_gui.ui.widgets.import_form import ImportForm

LONG = 30_000
CONTROL = Qt.KeyboardModifier.ControlModifier


class ImportingHands:
    """Drives the real window."""

    def __init__(self, qtbot: QtBot, program: Assembled) -> None:
        self.qtbot = qtbot
        self.program = program

    @property
    def page(self) -> ImportPage:
        page = self.program.window.page
        assert isinstance(page, ImportPage)
        return page

    @property
    def form(self) -> ImportForm:
        return self.page.columns_step.form

    @property
    def lists(self) -> list[NamedList]:
        return self.program.session.reader.lists()

    @property
    def log(self) -> int:
        """How many acts the case file holds."""
        return self.program.session.reader.head().number

    def list_named(self, name: str) -> NamedList:
        (found,) = [named for named in self.lists if named.attributes.name == name]
        return found

    def hands_over(self, *files: Path) -> None:
        """The files as the file dialog gives them, until the first is on the table."""
        ask.prepared.files.append(list(files))
        self.is_in_front()
        QTest.keyClick(self.program.window, Qt.Key.Key_I, CONTROL)
        self.waits_for_columns()

    def is_in_front(self) -> None:
        """Keys reach the window that is active: a dialog that was closed may have left none."""
        self.program.window.activateWindow()
        self.qtbot.waitUntil(self.program.window.isActiveWindow, timeout=LONG)

    def waits_for_columns(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.step == COLUMNS, timeout=LONG)

    def waits_for_reading(self) -> None:
        """Until what was wished has been read."""
        self.qtbot.waitUntil(lambda: not self.page.reading.goes_on, timeout=LONG)
        self.is_in_front()

    def waits_until_written(self) -> None:
        self.qtbot.waitUntil(lambda: self.page.step == WRITING and not self.page.writing.goes_on, timeout=LONG)

    def waits_until_idle(self) -> None:
        jobs = self.program.session.jobs
        self.qtbot.waitUntil(lambda: jobs.is_idle, timeout=LONG)

    def picks(self, box: ChoiceBox, key: str) -> None:
        """Walks to an option with the arrow keys."""
        assert box.isEnabled()
        assert box.isVisible()
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _step in range(box.count()):
            if box.key() == key:
                return
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.key() == key

    def picks_by_mouse(self, box: ChoiceBox, key: str) -> None:
        """Opens the list that drops down and clicks an option."""
        self.clicks(box)
        view = box.view()
        index = box.model().index(box.findData(key), 0)
        view.scrollTo(index)
        place = view.visualRect(index).center()
        QTest.mouseMove(view.viewport(), place)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
        assert box.key() == key

    def writes(self, field: QWidget, text: str) -> None:
        """Replaces what a field says, letter by letter."""
        edit = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        assert edit is not None
        edit.selectAll()
        QTest.keyClicks(edit, text)

    def gives_meaning(self, column: int, meaning: str) -> None:
        box = self.page.columns_step.table.heads.box(column)
        assert box is not None
        self.picks(box, meaning)
        self.waits_for_reading()

    def clicks(self, widget: QWidget) -> None:
        assert widget.isVisible()
        assert widget.isEnabled()
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(6, 6))

    def dialogs(self) -> list[QWidget]:
        return [found for found in QApplication.topLevelWidgets() if found.isVisible() and found.isModal()]


def workbook(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append([cell or None for cell in row])
    book.save(path)
    return path
