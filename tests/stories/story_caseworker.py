"""What a caseworker does with the window: through clicks and keys alone, waiting for what the program says."""

from collections.abc import Callable
from pathlib import Path

import small_case
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.lists import ListAttributes, ListRole
from verifier_gui.domain.review import QueueEntry, ReviewSheet
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.domain.verdicts import Verdict
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act
from verifier_gui.ui.dialogs.export_roster import ExportRoster
from verifier_gui.ui.dialogs.new_case import NewCase
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.ui.widgets.choice_box import ChoiceBox
from verifier_gui.ui.widgets.reason_grid import GROUPS

LONG = 30_000
"""milliseconds: the longest that anything here may take on a busy machine"""

_KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Home": Qt.Key.Key_Home,
    "Tab": Qt.Key.Key_Tab,
    "Space": Qt.Key.Key_Space,
}
_MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
}


def letter_of(reason: Reason) -> str:
    """The letter that chooses a reason wherever reasons are shown."""
    return next(
        letter
        for _title, letters, reasons in GROUPS
        for letter, found in zip(letters, reasons, strict=True)
        if found is reason
    )


class Caseworker:
    """Verbs of the design's flow. `sheet`, `entry` and `verdict` read what stands, for the test to compare."""

    def __init__(
        self, qtbot: QtBot, start: Callable[[], Assembled], end: Callable[[Assembled], None], folder: Path
    ) -> None:
        self.qtbot = qtbot
        self._start = start
        self._end = end
        self.folder = folder
        self._program: Assembled | None = start()

    @property
    def program(self) -> Assembled:
        assert self._program is not None
        return self._program

    @property
    def window(self):
        return self.program.window

    @property
    def session(self):
        return self.program.session

    @property
    def page(self):
        return self.window.page

    def presses(self, *keys: str) -> None:
        """Keys one after another, each to whoever has the focus: `J`, `Ctrl+Z`, `Alt+2`, `Enter`."""
        for key in keys:
            *modifiers, last = key.split("+")
            held = Qt.KeyboardModifier.NoModifier
            for modifier in modifiers:
                held |= _MODIFIERS[modifier]
            code = _KEYS.get(last) or Qt.Key(ord(last.upper()))
            QTest.keyClick(self._focused(), code, held)

    def types(self, text: str, into: QWidget | None = None) -> None:
        """Letter by letter, of any script: QTest itself knows Latin ones alone."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(into or self._focused(), event)

    def clicks(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def ticks(self, box: QCheckBox) -> None:
        box.setFocus()
        self.presses("Space")
        assert box.isChecked()

    def picks(self, box: ChoiceBox, key: str) -> None:
        """Walks down the box with the arrow keys until it says what is wanted."""
        box.setFocus()
        self.presses(*["Up"] * box.count())
        for _ in range(box.count()):
            if box.key() == key:
                return
            self.presses("Down")
        assert box.key() == key, (box.isEnabled(), box.key(), box.count(), QApplication.focusWidget())

    def creates_case(self, title: str) -> Path:
        """From the start page: a new case and a new operator."""
        path = self.folder / "story.vcase"
        self.program.actions[Act.CREATE_CASE].trigger()
        dialog = self.dialog(NewCase)
        self.types(title, into=dialog.title_field.edit)
        dialog.place.edit.setText(str(path))
        for passphrase, secret in (
            (dialog.passphrase, small_case.CASE_PASSPHRASE),
            (dialog.operator_fields.passphrase, small_case.PASSPHRASE),
        ):
            for field in passphrase.findChildren(QLineEdit):
                field.setText(secret)
        self.types(small_case.OPERATOR, into=dialog.operator_fields.name.edit)
        self.types(small_case.AGENCY, into=dialog.operator_fields.agency.edit)
        with self.qtbot.waitSignal(self.session.opened, timeout=LONG):
            self.clicks(dialog.main)
        return path

    def imports(self, file: Path, said: ListAttributes) -> None:
        """Through all four steps; what the program did not guess is filled in as `said`."""
        ask.prepared.files.append([file])
        self.presses("Ctrl+I") if self.window.place != "lists/import" else self.clicks(self.page.writing_step.another)
        page = self.page
        self.qtbot.waitUntil(lambda: page.step == 1, timeout=LONG)
        form = page.columns_step.form
        form.name.setFocus()
        form.name.selectAll()
        self.types(said.name)
        self.picks(form.role, said.role)
        self.picks(form.side, said.side)
        form.made_by.show_value(said.made_by, said=True)
        form.made_by.changed.emit()
        if said.role is ListRole.RETURNED:
            form.exchange_on.show_value(said.exchange_on)
            form.exchange_on.changed.emit()
        if said.default_status:
            self.picks(form.status, said.default_status)
        if said.default_basis:
            self.picks(form.basis, said.default_basis)
        self.qtbot.waitUntil(page.columns_step.check.isEnabled, timeout=LONG)
        self.clicks(page.columns_step.check)
        self.qtbot.waitUntil(lambda: page.step == 2 and page.check_step.take.isEnabled(), timeout=LONG)
        with self.qtbot.waitSignal(self.session.changed, timeout=LONG):
            self.clicks(page.check_step.take)
        self.qtbot.waitUntil(page.writing_step.another.isVisible, timeout=LONG)

    def imports_revision(self, file: Path) -> None:
        """A file without some of the people, that the program takes for a new revision all the same: by the keys alone."""
        ask.prepared.files.append([file])
        self.presses("Ctrl+I")
        page = self.page
        self.qtbot.waitUntil(lambda: page.step == 1 and page.columns_step.check.isEnabled(), timeout=LONG)
        assert page.columns_step.form.list_box.currentText().startswith("revision ")
        self.presses("Ctrl+Enter")
        self.qtbot.waitUntil(lambda: page.step == 2 and isinstance(self._focused(), QCheckBox), timeout=LONG)
        # Of those who were on it some are gone: this must be meant.
        self.presses("Space")
        with self.qtbot.waitSignal(self.session.changed, timeout=LONG):
            self.presses("Ctrl+Enter")
        self.qtbot.waitUntil(page.writing_step.another.isVisible, timeout=LONG)

    def waits_for_matching(self) -> None:
        from verifier_gui.workflow.matching_up import unmatched

        self.qtbot.waitUntil(lambda: self.session.jobs.is_idle and not unmatched(self.session.reader), timeout=LONG)

    def goes_to_review(self) -> None:
        self.presses("Ctrl+2")
        assert self.window.place == "review"

    def goes_to(self, number: int) -> None:
        """Brings the person with this number in front, by the queue's own search."""
        if self.page.queue.findChild(QWidget) is not None:
            self.page.queue.set_filter("all")
        subject = self.entry(number).subject
        assert self.page.queue.choose(subject)
        self.page.queue.subject_chosen.emit(subject)
        self.page.setFocus()
        assert self.sheet().subject.number == number

    def sheet(self) -> ReviewSheet:
        sheet = self.page.sheet
        assert sheet is not None
        return sheet

    def entry(self, number: int) -> QueueEntry:
        return next(entry for entry in self._queue() if entry.number == number)

    def verdict(self, number: int) -> Verdict:
        return self.session.reader.verdict_on(self.entry(number).subject)

    def dialog(self, kind: type) -> QDialog:
        """The dialog of this kind that is open and in front."""
        found = [dialog for dialog in self.window.findChildren(kind) if dialog.isVisible()]
        assert len(found) == 1, f"{len(found)} of {kind.__name__}"

        def is_in_front() -> bool:
            # Asked for again: a dialog that closes late may have taken it back.
            found[0].activateWindow()
            return QApplication.activeWindow() is found[0]

        self.qtbot.waitUntil(is_in_front, timeout=LONG)
        return found[0]

    def closes_case(self) -> None:
        with self.qtbot.waitSignal(self.session.left, timeout=LONG):
            self.presses("Ctrl+W")

    def locks(self) -> None:
        with self.qtbot.waitSignal(self.session.left, timeout=LONG):
            self.presses("Ctrl+L")

    def unlocks(self) -> None:
        self.qtbot.waitUntil(lambda: any(d.isVisible() for d in self.window.findChildren(UnlockCase)), timeout=LONG)
        dialog = self.dialog(UnlockCase)
        self.types(small_case.PASSPHRASE, into=dialog.passphrase.edit)
        with self.qtbot.waitSignal(self.session.opened, timeout=LONG):
            QTest.keyClick(dialog.passphrase.edit, Qt.Key.Key_Return)

    def ends_the_program(self) -> None:
        if self._program is not None:
            self._end(self._program)
            self._program = None

    def starts_again_and_opens(self, path: Path) -> None:
        self._program = self._start()
        self.program.window.dropped.emit([path])
        self.unlocks()

    def exports_roster(self, folder: Path) -> list[Path]:
        """Every format, into a folder."""
        self.presses("Ctrl+3")
        ask.prepared.files.append([folder])
        self.presses("Ctrl+E")
        dialog = self.dialog(ExportRoster)
        self.clicks(dialog.choose)
        targets = dialog.targets()
        with self.qtbot.waitSignal(self.session.changed, timeout=LONG):
            self.clicks(dialog.main)
        dialog.reject()
        return targets

    def _queue(self) -> list[QueueEntry]:
        named = next(n for n in self.session.reader.lists() if n.attributes.role is ListRole.TO_VERIFY)
        return self.session.reader.queue_of(named.id)

    def _focused(self) -> QWidget:
        if QApplication.activeWindow() is None:
            # What a window manager does when a dialog has closed; the offscreen platform has none.
            (QApplication.activeModalWidget() or self.window).activateWindow()
            self.qtbot.waitUntil(lambda: QApplication.activeWindow() is not None, timeout=LONG)
        return QApplication.focusWidget() or QApplication.activeModalWidget() or self.window
