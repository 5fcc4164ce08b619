"""Writes a picture of every page and dialog, light and dark, Ukrainian and English: `python packaging/screenshots.py FOLDER`.

The real program over the demo case, some of whose people have been decided by keys pressed on the review page.
"""

import hashlib
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QInputMethodEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from verifier_gui.app.assembling import Assembled, assemble
from verifier_gui.domain.language import Language
from verifier_gui.domain.resources import resource_path
from verifier_gui.domain.statement_kinds import OperatorRole, Reason
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act
from verifier_gui.ui.pages.page import ReviewWish
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.theme import ThemeChoice
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.admitting import admit
from verifier_gui.workflow.demo_case import create_demo
from verifier_gui.workflow.demonstrating import import_samples
from verifier_gui.workflow.overseeing import lists_to_verify
from verifier_gui.workflow.profile import Profile

SIZES = ((1440, 900), (1366, 768))
DECIDED = 240
SETTLE = 350
"""milliseconds for what comes by itself: reading off the window's thread, timers that gather changes"""


def quick_key(passphrase: str, salt: bytes) -> bytes:
    """Pictures do not wait for Argon2."""
    return hashlib.sha256(passphrase.encode() + salt).digest()


def settle(milliseconds: int = SETTLE) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@dataclass(frozen=True, slots=True)
class Camera:
    """Takes pictures of a window with whatever dialog lies over it."""

    assembled: Assembled
    folder: Path

    def take(self, name: str) -> None:
        window = self.assembled.window
        picture = window.grab()
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                self._lay_over(picture, window, dialog)
        self.folder.mkdir(parents=True, exist_ok=True)
        picture.save(str(self.folder / f"{name}.png"))

    def take_dialog(self, name: str, act: str, typed: str = "") -> None:
        """Opens a dialog by its action, takes it after something was typed into it, and closes it."""
        self.assembled.actions[act].trigger()
        settle()
        if typed:
            field = QApplication.focusWidget()
            writing = QInputMethodEvent()
            writing.setCommitString(typed)
            QApplication.sendEvent(field, writing)
            settle(1500)
        self.take(name)
        for dialog in self.assembled.window.findChildren(QDialog):
            dialog.reject()
        settle(50)

    @staticmethod
    def _lay_over(picture: QPixmap, window: QWidget, dialog: QDialog) -> None:
        shown = dialog.grab()
        painter = QPainter(picture)
        left = (window.width() - dialog.width()) // 2
        top = (window.height() - dialog.height()) // 2
        painter.drawPixmap(left, top, shown)
        painter.end()


def decide_some(assembled: Assembled) -> None:
    """Decides the first people of the list as a caseworker would who finds nothing odd."""
    session = assembled.session
    named = lists_to_verify(session.reader)[0]
    for entry in session.reader.queue_of(named.id)[:DECIDED]:
        sheet = reviewing.read_sheet(session.reader, entry.subject, session.case.operator.id)
        first = sheet.column_of_digit(1)
        if sheet.unanswered or entry.number % 12 == 0:
            continue
        if first is None:
            session.do(reviewing.not_found, sheet, reason=Reason.ABSENT)
        elif entry.state.value in ("strong", "likely"):
            session.do(reviewing.identify, sheet, [first.record], reason=Reason.LANG)
        else:
            session.do(reviewing.not_sure, sheet, reason=Reason.SEVERAL, ask="")
        if entry.number % 40 == 0:
            sheet = reviewing.read_sheet(session.reader, entry.subject, session.case.operator.id)
            session.do(reviewing.hold, sheet)


def disagree_some(assembled: Assembled) -> None:
    """Two colleagues decide differently on some of those whom the first operator left open."""
    session = assembled.session
    named = lists_to_verify(session.reader)[0]
    colleagues: list[Acting] = []
    for name, agency in (("Марія Довбуш", "Interior ministry"), ("Тарас Войтенко", "Security service")):
        identity = session.profile.create_operator(name, agency, "colleague")
        admit(session.case.acting, identity.card, OperatorRole.CASEWORKER)
        colleagues.append(replace(session.case.acting, identity=identity))
    maria, taras = colleagues
    left = [entry for entry in session.reader.queue_of(named.id)[:DECIDED] if entry.number % 12 == 0]
    for entry in left:
        sheet = reviewing.read_sheet(session.reader, entry.subject, maria.identity.card.id)
        first = sheet.column_of_digit(1)
        if first is not None and not sheet.unanswered:
            reviewing.identify(maria, sheet, [first.record], reason=Reason.SLIP)
            sheet = reviewing.read_sheet(session.reader, entry.subject, taras.identity.card.id)
            reviewing.not_found(taras, sheet, reason=Reason.OTHERFATHER)


def take_all(assembled: Assembled, camera: Camera) -> None:
    """Every place, then the dialogs."""
    window, session = assembled.window, assembled.session
    named = lists_to_verify(session.reader)[0]
    queue = session.reader.queue_of(named.id)
    wanted = {
        "review-strong": lambda entry: entry.state.value == "strong",
        "review-several": lambda entry: entry.state.value == "several",
        "review-stop": lambda entry: entry.state.value == "stop",
        "review-none": lambda entry: entry.state.value == "none",
    }
    for name, fits in wanted.items():
        entry = next((entry for entry in queue[DECIDED:] if fits(entry)), None)
        if entry is not None:
            window.show_place("review", ReviewWish(named.id, "all", entry.subject))
            settle()
            camera.take(name)
    camera.take_dialog("search-registries", Act.SEARCH_REGISTRIES, "гнатюк микола")
    camera.take_dialog("none-of-these", Act.NONE_OF_THESE)
    window.show_place("lists")
    settle()
    camera.take("lists")
    window.show_place("lists/import", [resource_path("demo", "received.xlsx")])
    settle(2500)
    camera.take("import")
    for place in ("roster", "overview", "audit", "review/disagreements"):
        window.show_place(place)
        settle(600)
        camera.take(place.rpartition("/")[2])
    window.show_place("roster")
    camera.take_dialog("export", Act.EXPORT_ROSTER)
    for name, act in (("keys", Act.KEYS), ("commands", Act.COMMANDS), ("help", Act.HELP), ("settings", Act.SETTINGS)):
        camera.take_dialog(name, act)


def take_start(assembled: Assembled, camera: Camera) -> None:
    """The start page, and the dialogs that open case files."""
    assembled.window.show_place("start")
    settle()
    camera.take("start")
    camera.take_dialog("new-case", Act.CREATE_CASE)


def dress(assembled: Assembled, language: Language, choice: ThemeChoice) -> None:
    assembled.tongue.choose(language)
    assembled.theme.wear(choice)
    settle()


def main(folder: Path) -> None:
    application = QApplication([])
    ask.prepared.is_silent = True
    with tempfile.TemporaryDirectory() as profile_folder:
        profile = Profile(Path(profile_folder), quick_key)
        preferences = Preferences(profile.folder)
        preferences.language = Language.UKRAINIAN
        preferences.theme = ThemeChoice.LIGHT
        assembled = assemble(application, profile.folder, preferences, quick_key)
        assembled.window.show()
        opening = QEventLoop()
        assembled.session.opened.connect(opening.quit)
        assembled.session.open_case(lambda: create_demo(assembled.session.profile))
        opening.exec()
        importing = QEventLoop()
        job = assembled.session.run("", import_samples)
        job.ended.connect(importing.quit)
        importing.exec()
        decide_some(assembled)
        disagree_some(assembled)
        each(assembled, folder, take_all)
        assembled.session.lock()
        settle(50)
        each(assembled, folder, take_start)
        assembled.window.close()


def each(assembled: Assembled, folder: Path, take: Callable[[Assembled, Camera], None]) -> None:
    """In both languages, both themes and both sizes."""
    for language in Language:
        for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
            dress(assembled, language, choice)
            for width, height in SIZES:
                assembled.window.resize(width, height)
                settle(80)
                take(assembled, Camera(assembled, folder / f"{language.value}-{choice.value}-{width}x{height}"))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("build/screenshots"))
