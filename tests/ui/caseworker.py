"""A caseworker at the review page: finds people by number, types keys, reads what is on the screen and in the case file."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statements import Statement
from verifier_gui.ui.pages.page import ReviewWish
from verifier_gui.ui.pages.review_page import ReviewPage
from verifier_gui.workflow import reviewing

Dialog = TypeVar("Dialog", bound=QDialog)

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class Caseworker:
    """Drives the real window by its keyboard."""

    def __init__(self, qtbot: QtBot, program: Assembled) -> None:
        self.qtbot = qtbot
        self.program = program

    @property
    def page(self) -> ReviewPage:
        page = self.program.window.page
        assert isinstance(page, ReviewPage)
        return page

    @property
    def sheet(self) -> ReviewSheet:
        """What is on the screen."""
        assert self.page.sheet is not None
        return self.page.sheet

    @property
    def number(self) -> int:
        """The person on the screen."""
        return self.sheet.subject.number

    def subject(self, number: int) -> SubjectId:
        return self.page.queue.entries[number - 1].subject

    def goes_to(self, number: int) -> None:
        self.program.window.show_place("review", ReviewWish(subject=self.subject(number)))
        assert self.number == number

    def types(self, keys: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Types letters and digits where the focus is, one after the other."""
        for key in keys:
            self.presses(Qt.Key(ord(key)), modifiers)

    def presses(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        dialog = self.dialog
        window: QWidget = dialog if dialog is not None else self.program.window
        QTest.keyClick(window.focusWidget() or window, key, modifiers)

    def writes(self, text: str) -> None:
        """Writes into the field that has the focus."""
        dialog = self.dialog
        window: QWidget = dialog if dialog is not None else self.program.window
        field = window.focusWidget()
        assert field is not None
        QTest.keyClicks(field, text)

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open over the window."""
        found = QApplication.activeModalWidget()
        return found if isinstance(found, QDialog) else None

    def sees(self, kind: type[Dialog]) -> Dialog:
        found = self.dialog
        assert isinstance(found, kind), found
        return found

    def as_stored(self, number: int) -> ReviewSheet:
        """The sheet of a person as the case file has it."""
        case = self.program.session.case
        return reviewing.read_sheet(self.program.session.reader, self.subject(number), case.operator.id)

    def said_of(self, number: int) -> Sequence[Statement]:
        return self.program.session.reader.statements_on(self.subject(number))
