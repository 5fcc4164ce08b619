"""Starts the window: what the operating system calls as `verifier-gui`."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from verifier_gui import __version__
from verifier_gui.app.assembling import assemble
from verifier_gui.app.faults import catch_faults
from verifier_gui.ui.preferences import Preferences


def profile_folder() -> Path:
    """Where this user's keys and settings lie; `VERIFIER_PROFILE` names another folder."""
    chosen = os.environ.get("VERIFIER_PROFILE")
    if chosen:
        return Path(chosen)
    from platformdirs import user_data_path

    return user_data_path("verifier", appauthor=False)


def main(arguments: list[str] | None = None) -> int:
    """Opens the window; a case file, or `--demo`, may be named. Gives the exit status."""
    words = sys.argv[1:] if arguments is None else arguments
    folder = profile_folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    preferences = Preferences(folder)
    if preferences.scale != 100:
        os.environ.setdefault("QT_SCALE_FACTOR", f"{preferences.scale / 100:.2f}")
    application = QApplication([sys.argv[0]])
    application.setApplicationName("verifier")
    application.setApplicationVersion(__version__)
    assembled = assemble(application, folder, preferences)
    catch_faults(folder, assembled.window)
    assembled.window.show()
    assembled.begin_with(words)
    return application.exec()
