"""From the press of a key to the next subject drawn, and the memory that the window takes.

Run as `python tests/benchmarks/next_subject.py [--references N] [--demo]`, with 1,000 subjects and 100,000 reference records, or over
the demo case.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from large_lists import PASSPHRASE, case_of, demo_of
from opened_window import OpenedWindow, copied
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_figures import KEPT, OtherWork, as_installed, machine, peak_memory, summary

from verifier_gui.domain.review import SubjectState
from verifier_gui.ui.pages.review_page import ReviewPage
from verifier_gui.workflow import demonstrating

PRESSES = 300
"""keys, one in two of them a decision where the subject can be decided with one key"""
REST = 30
"""milliseconds from a drawn subject to the next key"""
LONGEST = 10_000
"""milliseconds for which a key is waited for"""
BEGINNING = 1500
"""milliseconds after opening in which the program's own errands end"""


class Reviewing(QObject):
    """Presses `J`, and `1` on subjects who are strong, and notes how long each took."""

    def __init__(self, application: QApplication, folder: Path, passphrase: str) -> None:
        super().__init__(application)
        self._window = OpenedWindow(application, folder, passphrase, self._begin)
        self._others = OtherWork()
        self._pressed = 0
        self.taken: dict[str, list[float]] = {"`1`, a decision on disk": [], "`J`, looking on": []}
        self.opened_memory = 0.0
        self.share = 0.0

    def _begin(self, _milliseconds: float) -> None:
        self.opened_memory = peak_memory()
        self._others.begin()
        QTimer.singleShot(BEGINNING, self._press)

    def _press(self) -> None:
        window = self._window.program.window
        page = window.page
        if self._pressed == PRESSES or not isinstance(page, ReviewPage) or page.sheet is None:
            self.share = self._others.share()
            QApplication.quit()
            return
        self._pressed += 1
        decides = self._pressed % 2 and page.sheet.state is SubjectState.STRONG
        key, name = (Qt.Key.Key_1, "`1`, a decision on disk") if decides else (Qt.Key.Key_J, "`J`, looking on")
        former = page.sheet.subject.id
        began = time.perf_counter()

        def note() -> None:
            self.taken[name].append(1000 * (time.perf_counter() - began))
            assert page.sheet is not None
            assert page.sheet.subject.id != former
            QTimer.singleShot(REST, self._press)

        def give_up() -> None:
            if page.sheet is None or page.sheet.subject.id == former:
                sys.exit(f"{name} shows nobody else: {page.centre.notice.text}")

        QTimer.singleShot(LONGEST, give_up)
        self._window.when_painted(note)
        QTest.keyClick(window.focusWidget() or window, key)


def measure_here(folder: Path, passphrase: str) -> None:
    application = QApplication([])
    reviewing = Reviewing(application, folder, passphrase)
    application.exec()
    print(f"Key to next subject; {machine()}; others took {reviewing.share:.0%} of the processors\n")
    for name, figures in reviewing.taken.items():
        print(f"- {name}: {summary(figures)}")
    print(
        f"- peak memory: {reviewing.opened_memory:.0f} MiB when the page was painted, {peak_memory():.0f} MiB in the end"
    )


def measure(made: Path, passphrase: str) -> None:
    """In a process of its own, which has not built the case."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, __file__, "--here", str(copied(made, Path(folder))), passphrase], check=True)


if __name__ == "__main__":
    as_installed()
    if "--here" in sys.argv:
        measure_here(Path(sys.argv[2]), sys.argv[3])
        sys.exit(0)
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--references", type=int, default=100_000)
    asked.add_argument("--demo", action="store_true")
    given = asked.parse_args()
    if given.demo:
        measure(demo_of(KEPT), demonstrating.PASSPHRASE)
    else:
        measure(case_of(KEPT, given.references), PASSPHRASE)
