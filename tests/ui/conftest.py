"""The real program over a small case, one for each test. The case is built once for each worker and copied."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import small_case
from dialogs_seen import dialogs, front
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from review_desk import Desk

from verifier_gui.app.assembling import Assembled, assemble
from verifier_gui.domain.language import Language, speak
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Actions
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.session import Session
from verifier_gui.ui.theme import Theme, ThemeChoice
from verifier_gui.ui.tongue import Tongue
from verifier_gui.workflow import case_files
from verifier_gui.workflow.profile import Profile


@dataclass(frozen=True, slots=True)
class Built:
    """A case file with the profile of its operator."""

    path: Path
    profile: Path


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    small_case.build(folder)
    return folder


@pytest.fixture
def built(master: Path, tmp_path: Path) -> Built:
    """A copy of the small case for this test alone."""
    shutil.copytree(master, tmp_path / "small")
    folder = tmp_path / "small"
    profile = Profile(folder / "profile", small_case.quick_key)
    path = folder / "small.vcase"
    for recent in profile.recent_cases():
        profile.forget_recent(recent.path)
        profile.keep_recent(type(recent)(path, recent.case_id, recent.title, recent.to_verify, recent.decided))
    return Built(path, folder / "profile")


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, built: Built) -> Iterator[Assembled]:
    """The program with no case file open, in English, light, with dialogs that open as they do for people."""
    preferences = Preferences(built.profile)
    preferences.language = Language.ENGLISH
    preferences.theme = type(preferences.theme)("light")
    assembled = assemble(qapp, built.profile, preferences, small_case.quick_key)
    qtbot.addWidget(assembled.window)
    # On the small screen of the offscreen platform the window opens maximized.
    assembled.window.setWindowState(Qt.WindowState.WindowNoState)
    assembled.window.resize(1440, 900)
    assembled.window.show()
    qtbot.waitExposed(assembled.window)
    assembled.window.activateWindow()
    yield assembled
    assembled.session.end()
    assembled.window.close()
    for child in qapp.findChildren(object):
        if type(child).__name__ in {"Autolock", "LayoutFilter", "Theme", "Tongue"}:
            child.deleteLater()
    # Pages that were dropped are gone before the next test's window dresses the application.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    speak(Language.ENGLISH)
    ask.prepared.answers.clear()
    ask.prepared.files.clear()
    ask.prepared.told.clear()
    ask.prepared.is_silent = False


@pytest.fixture
def opened(qtbot: QtBot, program: Assembled, built: Built) -> Assembled:
    """The program with the small case open under its operator."""
    profile = program.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        program.session.open_case(lambda: case_files.open_with_operator(built.path, identity=identity, profile=profile))
    return program


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, built: Built) -> Iterator[Desk]:
    """The small case open under its operator, without the program's window."""
    theme, tongue = Theme(qapp), Tongue(qapp)
    theme.wear(ThemeChoice.LIGHT)
    tongue.choose(Language.ENGLISH)
    profile = Profile(built.profile, small_case.quick_key)
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    session = Session(profile)
    with qtbot.waitSignal(session.opened, timeout=10_000):
        session.open_case(lambda: case_files.open_with_operator(built.path, identity=identity, profile=profile))
    yield Desk(session, Actions(session), theme, tongue)
    session.end()
    tongue.choose(Language.ENGLISH)
    for made in (session, theme, tongue):
        made.deleteLater()


@pytest.fixture
def onto_laptop(qtbot: QtBot, program: Assembled, built: Built) -> Callable[[Profile, str], None]:
    """Closes the case and opens it again as on the laptop with this profile, by what is typed into the dialog."""

    def open_there(profile: Profile, passphrase: str) -> None:
        program.session.close_case()
        program.session.profile = profile
        program.opening.open(built.path)
        qtbot.waitUntil(lambda: bool(dialogs(program.window)))
        sheet = front(program.window, UnlockCase)
        sheet.passphrase.edit.setText(passphrase)
        if sheet.case_passphrase.isVisible():
            sheet.case_passphrase.edit.setText(small_case.CASE_PASSPHRASE)
        with qtbot.waitSignal(program.session.opened, timeout=10_000):
            sheet.main.click()
        qtbot.waitUntil(lambda: not dialogs(program.window))
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)

    return open_there
