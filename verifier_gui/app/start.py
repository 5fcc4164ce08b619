"""Starts the window: what the operating system calls as `verifier-gui`."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from verifier_gui import __version__
from verifier_gui.app.assembling import assemble
from verifier_gui.app.faults import catch_faults
from verifier_gui.domain.language import _, speak
from verifier_gui.sealing.core_dumps import forbid_core_dumps
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.screen_lock import ScreenLock

DONE, UNUSABLE = 0, 2


def profile_folder() -> Path:
    """Where this user's keys and settings lie; `VERIFIER_PROFILE` names another folder."""
    chosen = os.environ.get("VERIFIER_PROFILE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("verifier", appauthor=False)


def main(arguments: Sequence[str] | None = None) -> int:
    """Opens the window; a case file, or `--demo`, may be named. Gives the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    folder = profile_folder()
    preferences = Preferences(folder)
    speak(preferences.language)
    if "--version" in words:
        _say(sys.stdout, f"verifier-gui {__version__}")
        return DONE
    if "--help" in words or "-h" in words:
        _say(sys.stdout, _usage())
        return DONE
    if not _can_be_used(words):
        _say(sys.stderr, _usage())
        return UNUSABLE
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        _say(sys.stderr, _("Keys and settings cannot be kept in {folder}. May you write there?").format(folder=folder))
        return UNUSABLE
    forbid_core_dumps()
    return _open_window(folder, preferences, words)


def _open_window(folder: Path, preferences: Preferences, words: Sequence[str]) -> int:
    if preferences.scale != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{preferences.scale / 100:.2f}")
    application = QApplication([sys.argv[0]])
    application.setApplicationName("verifier")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("verifier")
    assembled = assemble(application, folder, preferences)
    catch_faults(folder, assembled.window)
    assembled.window.show()
    QTimer.singleShot(0, ScreenLock(assembled.window, assembled.session.lock).listen)
    assembled.begin_with(words)
    return application.exec()


def _usage() -> str:
    return _("Use: verifier-gui [CASEFILE | --demo | --version]")


def _can_be_used(words: Sequence[str]) -> bool:
    return len(words) <= 1 and all(word == "--demo" or not word.startswith("-") for word in words)


def _say(stream: object, text: str) -> None:
    """A program with windows has no terminal on some systems."""
    write = getattr(stream, "write", None)
    if write is not None:
        write(text + "\n")
