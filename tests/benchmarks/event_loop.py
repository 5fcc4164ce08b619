"""How long the window does not answer while a registry is imported, indexed and matched, and somebody works on meanwhile.

Run as `python tests/benchmarks/event_loop.py [--people N] [--keys]`. A timer in the window's thread beats every 2 ms; two beats
that lie further apart than that were parted by something that held the thread, or the interpreter. With `--keys` somebody looks on
while the lists are matched: `J` is pressed on the review page four times a second, and each press is timed too.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from large_lists import PASSPHRASE, attributes_of, create_case, lists_of
from opened_window import OpenedWindow
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_figures import KEPT, OtherWork, as_installed, machine, peak_memory, percentile, summary

from verifier_gui.domain.lists import ListRole
from verifier_gui.ui.pages.import_page import CHECK, COLUMNS, ImportPage
from verifier_gui.workflow.matching_up import unmatched

BEAT = 2
LOOK = 20
KEY = 250
RESTING = 500
"""milliseconds: of the heartbeat, of the looks at how far the work is, of the keys, and from one page to the next"""


class Heartbeat(QObject):
    """Beats in the window's thread, and notes in which phase of the work each beat was late."""

    def __init__(self) -> None:
        super().__init__()
        self.phase = ""
        self.gaps: dict[str, list[float]] = {}
        self.told: list[str] = []
        self._others = OtherWork()
        self._began = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def enter(self, phase: str) -> None:
        """Tells what the former phase was like, unless it has no name."""
        former, self.phase = self.phase, phase
        gaps = self.gaps.get(former)
        if former and gaps:
            self.told.append(
                f"| {former} | {time.monotonic() - self._began:.1f} | {max(gaps):.0f} | {percentile(gaps, 0.999):.0f} | "
                f"{sum(gap > 50 for gap in gaps)} | {self._others.share():.0%} |"
            )
        self._began = time.monotonic()
        self._others.begin()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.setdefault(self.phase, []).append(1000 * (now - self._last))
        self._last = now


class Story(QObject):
    """Imports the registry and the list through the import page, then lets them be matched, as a caseworker does."""

    def __init__(self, window: OpenedWindow, files: list[Path], *, keys: bool) -> None:
        super().__init__()
        self._presses = keys
        self._sayings: dict[Path, Iterator[None]] = {}
        """what a caseworker says of each file, one thing after the other"""
        self._window = window
        self._program = window.program
        self._files = files
        self.heartbeat = Heartbeat()
        self.taken: list[float] = []
        """milliseconds from a key to the next subject drawn, while the lists are matched"""
        self._look = QTimer(self)
        self._look.setInterval(LOOK)
        self._look.timeout.connect(self._go_on)
        self._keys = QTimer(self)
        self._keys.setInterval(KEY)
        self._keys.timeout.connect(self._press)
        self._program.session.opened.connect(lambda: QTimer.singleShot(RESTING, self._begin))

    def _begin(self) -> None:
        # Pages are loaded and built when they are first shown: said apart, for it happens once and before any work.
        self.heartbeat.enter("(the page of imports, shown first)")
        self._program.window.show_place("lists/import", list(self._files))
        QTimer.singleShot(2 * BEAT, self._watch_reading)

    def _watch_reading(self) -> None:
        self.heartbeat.enter("reading the registry")
        self._look.start()

    def _go_on(self) -> None:
        page, session = self._program.window.page, self._program.session
        heartbeat = self.heartbeat
        if heartbeat.phase.startswith("("):
            return
        if heartbeat.phase == "matching":
            if session.jobs.is_idle and not unmatched(session.reader):
                self._keys.stop()
                self._look.stop()
                heartbeat.enter("the queue after it")
                QTimer.singleShot(RESTING, self._end)
        elif isinstance(page, ImportPage):
            if page.step == COLUMNS and page.found is not None and not page.reading.goes_on:
                path = page.reading.wish.path
                sayings = self._sayings.setdefault(path, self._say(page))
                if next(sayings, "all was said") and page.columns_step.check.isEnabled():
                    page.columns_step.check.click()
            elif page.step == CHECK:
                heartbeat.enter(heartbeat.phase.replace("reading", "importing"))
                page.check_step.take.click()
            elif page.writing_step.next.isVisible():
                heartbeat.enter("reading the list")
                page.writing_step.next.click()
            elif page.writing_step.another.isVisible():
                heartbeat.enter("(the page of reviews, shown first, while the lists are matched)")
                self._program.window.show_place("review")
                QTimer.singleShot(RESTING, self._watch_matching)

    def _watch_matching(self) -> None:
        self.heartbeat.enter("matching")
        if self._presses:
            self._keys.start()

    def _press(self) -> None:
        window = self._program.window
        began = time.perf_counter()
        self._window.when_painted(lambda: self.taken.append(1000 * (time.perf_counter() - began)))
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_J)

    def _end(self) -> None:
        self.heartbeat.enter("")
        QApplication.quit()

    def _say(self, page: ImportPage) -> Iterator[None]:
        said = attributes_of(page.reading.wish.path)
        form = page.columns_step.form
        form.name.setText(said.name)
        yield
        for box, key in ((form.role, said.role), (form.side, said.side)):
            box.choose(key)
            box.picked.emit(key)
            yield
        form.made_by.show_value(said.made_by, said=True)
        form.made_by.changed.emit()
        yield
        if said.role is ListRole.REGISTRY:
            form.status.choose(said.default_status)
            form.status.picked.emit(said.default_status)
            yield


def measure(people: int, *, keys: bool) -> None:
    lists = lists_of(KEPT, people)
    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "case"
        create_case(case, [])
        window = OpenedWindow(application, case, PASSPHRASE, lambda _milliseconds: None)
        story = Story(window, [lists.registry, lists.received], keys=keys)
        application.exec()
        window.program.session.end()
        window.program.window.close()
    print(f"{people:,} people and 1,000; {machine()}\n")
    print("| phase | seconds | longest gap, ms | 99.9 %, ms | gaps over 50 ms | others' share |")
    print("| --- | --- | --- | --- | --- | --- |")
    print("\n".join(story.heartbeat.told))
    print()
    if keys:
        print(f"- `J` while the lists are matched: {summary(story.taken)}")
    print(f"- peak memory {peak_memory():.0f} MiB")


if __name__ == "__main__":
    as_installed()
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=100_000)
    asked.add_argument("--keys", action="store_true")
    given = asked.parse_args()
    measure(given.people, keys=given.keys)
    sys.exit(0)
