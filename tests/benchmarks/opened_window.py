"""The program's window over a case file that a benchmark has prepared, from opening it to each subject painted."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from large_lists import quick_key
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from verifier_gui.app.assembling import Assembled, assemble
from verifier_gui.domain.language import Language
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.theme import ThemeChoice
from verifier_gui.ui.widgets.comparison_sheet import ComparisonSheet
from verifier_gui.workflow import case_files
from verifier_gui.workflow.profile import Profile

SETTLING = 300
"""milliseconds in which the first window comes to rest before a case file is opened in it"""


def copied(made: Path, folder: Path) -> Path:
    """A copy of a prepared case, which may be worked on."""
    return Path(shutil.copytree(made, folder / made.name))


class OpenedWindow(QObject):
    """Shows the window, opens the case file in it and calls `opened` with the milliseconds from the derived key to the painted
    review page."""

    def __init__(
        self, application: QApplication, folder: Path, passphrase: str, opened: Callable[[float], None]
    ) -> None:
        super().__init__(application)
        self._folder = folder
        self._passphrase = passphrase
        self._opened = opened
        self._painted: Callable[[], None] | None = None
        own = folder / "window"
        own.mkdir()
        preferences = Preferences(own)
        preferences.language, preferences.theme = Language.ENGLISH, ThemeChoice.LIGHT
        self.program: Assembled = assemble(application, own, preferences, quick_key)
        application.installEventFilter(self)
        self.program.window.show()
        # As on a laptop: the screen of the offscreen platform is smaller than any.
        self.program.window.showNormal()
        self.program.window.resize(1440, 900)
        QTimer.singleShot(SETTLING, self._open)

    def when_painted(self, call: Callable[[], None]) -> None:
        """Calls once the comparison has been painted the next time, and everything else that was to be painted with it."""
        self._painted = call

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._painted is not None and event.type() is QEvent.Type.Paint and isinstance(watched, ComparisonSheet):
            call, self._painted = self._painted, None
            QTimer.singleShot(0, call)
        return False

    def _open(self) -> None:
        profile = Profile(next(self._folder.glob("*profile")), quick_key)
        path = next(self._folder.glob("*.vcase"))
        identity = profile.unlock_operator(profile.operators()[0].id, self._passphrase)
        began = time.perf_counter()
        self.when_painted(lambda: self._opened(1000 * (time.perf_counter() - began)))
        self.program.session.open_case(
            lambda: case_files.open_with_passphrase(
                path, self._passphrase, identity=identity, profile=profile, keep_key=False
            )
        )
