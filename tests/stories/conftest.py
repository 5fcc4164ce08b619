"""Stories drive the whole program from an empty profile, in the caseworker's verbs."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

sys.path.insert(0, str(Path(__file__).parent.parent / "ui"))

import small_case
from story_caseworker import Caseworker

from verifier_gui.app.assembling import Assembled, assemble
from verifier_gui.domain.language import Language, speak
from verifier_gui.ui import ask
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.theme import ThemeChoice


def start(qtbot: QtBot, qapp: QApplication, profile: Path) -> Assembled:
    """The program as it starts over a profile, in English and light."""
    profile.mkdir(exist_ok=True)
    preferences = Preferences(profile)
    preferences.language, preferences.theme = Language.ENGLISH, ThemeChoice.LIGHT
    assembled = assemble(qapp, profile, preferences, small_case.quick_key)
    assembled.window.show()
    qtbot.waitExposed(assembled.window)
    # The offscreen platform's screen is smaller than any laptop's.
    assembled.window.showNormal()
    assembled.window.resize(1440, 900)
    return assembled


def end(qapp: QApplication, assembled: Assembled) -> None:
    """The program ends; nothing of it is left when it is started again in the same process."""
    assembled.session.end()
    assembled.window.close()
    assembled.window.deleteLater()
    for child in qapp.findChildren(QObject):
        if type(child).__name__ in {"Autolock", "LayoutFilter", "Theme", "Tongue"}:
            child.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def caseworker(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Caseworker]:
    """Somebody who sits at a laptop on which the program was never started."""
    somebody = Caseworker(
        qtbot, lambda: start(qtbot, qapp, tmp_path / "profile"), lambda program: end(qapp, program), tmp_path
    )
    yield somebody
    somebody.ends_the_program()
    ask.prepared.answers.clear()
    ask.prepared.files.clear()
    ask.prepared.told.clear()
    speak(Language.ENGLISH)
