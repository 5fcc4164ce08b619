"""A program of its own for tests of the real keyboard: the window over a small case, telling on its output what happens in it.

Called with the folder of the case. Each line is a JSON object: an act that was fired with how things stand after it, a dialog
or the window that is in front now, what a text field holds now.
"""

import json
import shutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "ui"))

import small_case
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow
from typing_extensions import override

from verifier_gui.app.assembling import Assembled, assemble
from verifier_gui.domain.language import Language
from verifier_gui.ui.pages.review_page import ReviewPage
from verifier_gui.ui.preferences import Preferences
from verifier_gui.ui.theme import ThemeChoice
from verifier_gui.workflow import case_files
from verifier_gui.workflow.profile import Profile, RecentCase


def copy(master: Path, folder: Path) -> None:
    """A copy of the small case in `master`, whose profile knows where it lies now."""
    shutil.copytree(master, folder)
    profile = Profile(folder / "profile", small_case.quick_key)
    (known,) = profile.recent_cases()
    profile.forget_recent(known.path)
    path = folder / known.path.name
    profile.keep_recent(RecentCase(path, known.case_id, known.title, known.to_verify, known.decided))


def start(application: QApplication, folder: Path) -> Assembled:
    """The program as it starts, with the small case being opened by its operator."""
    preferences = Preferences(folder / "profile")
    preferences.language, preferences.theme = Language.ENGLISH, ThemeChoice.LIGHT
    program = assemble(application, folder / "profile", preferences, small_case.quick_key)
    profile = program.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    path = profile.recent_cases()[0].path
    program.session.open_case(lambda: case_files.open_with_operator(path, identity=identity, profile=profile))
    return program


def show(program: Assembled) -> None:
    """As large as on a laptop: the screen of the offscreen platform is smaller than any."""
    program.window.show()
    program.window.showNormal()
    program.window.resize(1440, 900)


def tell(**what: object) -> None:
    """One line, written whole or, by a process that is killed, not at all: its end goes with it in the same call."""
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    sys.stdout.flush()


class Teller(QObject):
    """Sees everything that passes through the application. A bare X server has no window manager: whatever appears is put in
    front, and the window when it goes, as one would do."""

    def __init__(self, application: QApplication, program: Assembled) -> None:
        super().__init__(application)
        self._program = program
        self._listened: set[QLineEdit] = set()
        for described in program.actions.described.values():
            program.actions[described.act].triggered.connect(
                lambda _checked=False, act=described.act: tell(act=act, **self.standing())
            )
        program.session.left.connect(lambda: tell(left=True))
        application.installEventFilter(self)

    def standing(self) -> dict[str, object]:
        page = self._program.window.page
        if not isinstance(page, ReviewPage) or page.sheet is None:
            return {"place": self._program.window.place}
        return {
            "place": "review",
            "subject": page.sheet.subject.number,
            "decided": sum(entry.verdict.is_decided for entry in page.queue.entries),
            "struck": len(page.sheet.verdict.struck_out),
            "answered": len(page.sheet.verdict.stop_answers),
            "marked": len(page.acts.marks),
            "column": [column.record for column in page.sheet.columns].index(page.centre.sheet.reached) + 1
            if page.centre.sheet.reached
            else 0,
            "reason": page.centre.bar.reason.reason,
        }

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(watched, QDialog | QMainWindow):
            if kind is QEvent.Type.Show and not event.spontaneous():
                QTimer.singleShot(0, watched, watched.activateWindow)
            elif kind is QEvent.Type.Hide and isinstance(watched, QDialog):
                QTimer.singleShot(0, self._program.window, self._program.window.activateWindow)
            elif kind is QEvent.Type.WindowActivate:
                tell(front=type(watched).__name__, **self.standing())
        elif isinstance(watched, QLineEdit) and kind is QEvent.Type.FocusIn and watched not in self._listened:
            self._listened.add(watched)
            watched.textChanged.connect(lambda text: tell(text=text))
        return False


def main() -> int:
    application = QApplication(sys.argv[:1])
    program = start(application, Path(sys.argv[1]))

    def begin() -> None:
        Teller(application, program)
        show(program)

    program.session.opened.connect(begin)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
