"""From the start of the process to the first painted window, beside a bare window of PySide6, and what is not loaded by then.

Run as `python tests/benchmarks/window_start.py`. The first start of each, which warms the cache, is not counted.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from typing_extensions import override
from window_figures import OtherWork, as_installed, machine, peak_memory, summary

RUNS = 7
HEAVY = (
    "numpy",
    "rapidfuzz",
    "sqlcipher3",
    "sqlite_utils",
    "cryptography",
    "openpyxl",
    "python_calamine",
    "reportlab",
    "charset_normalizer",
    "stdnum",
    "click",
    "PySide6.QtPrintSupport",
    "verifier_gui.matching",
    "verifier_gui.sheets.reading",
    "verifier_gui.store",
)
"""Modules that the first window does without."""


class FirstPaint(QObject):
    """Tells on the standard output when `window` has been painted for the first time, and ends the program."""

    def __init__(self, window: QWidget, began: float) -> None:
        super().__init__(window)
        self._window = window
        self._began = began
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # Comes once everything in the window is painted.
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        loaded = [name for name in HEAVY if name in sys.modules]
        print(1000 * (time.monotonic() - self._began), 1000 * time.process_time(), peak_memory(), ",".join(loaded))
        QApplication.quit()


def show_bare(began: float) -> int:
    application = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1440, 900)
    FirstPaint(window, began)
    window.show()
    return application.exec()


def show_program(began: float) -> int:
    """The program itself, from its own entry point."""
    from verifier_gui.app import start

    assemble = start.assemble

    def assemble_watched(*parts):
        made = assemble(*parts)
        FirstPaint(made.window, began)
        return made

    start.assemble = assemble_watched
    return start.main([])


def measure() -> None:
    others = OtherWork()
    others.begin()
    taken = {"bare": [], "program": []}
    used = {"bare": [], "program": []}
    held = {"bare": [], "program": []}
    loaded = ""
    with tempfile.TemporaryDirectory() as profile:
        for _ in range(RUNS + 1):
            for kind, figures in taken.items():
                command = [sys.executable, __file__, kind, str(time.monotonic())]
                surroundings = os.environ | {"VERIFIER_PROFILE": profile}
                told = subprocess.run(
                    command, env=surroundings, check=True, capture_output=True, text=True
                ).stdout.strip("\n")
                elapsed, processor, memory, loaded = told.split(" ")
                figures.append(float(elapsed))
                used[kind].append(float(processor))
                held[kind].append(float(memory))
    print(f"Start to the first painted window; {machine()}; others took {others.share():.0%} of the processors\n")
    for kind, figures in taken.items():
        print(
            f"- {kind}: {summary(figures[1:])}; processor time {statistics.median(used[kind][1:]):.0f} ms; "
            f"{statistics.median(held[kind]):.0f} MiB"
        )
    ratio = statistics.median(taken["program"][1:]) / statistics.median(taken["bare"][1:])
    print(f"- ratio of the medians: {ratio:.1f}")
    print(f"- of the heavy modules, loaded by then: {loaded or 'none'}; not loaded: {', '.join(_others(loaded))}")


def _others(loaded: str) -> list[str]:
    return [name for name in HEAVY if name not in loaded.split(",")]


if __name__ == "__main__":
    as_installed()
    if len(sys.argv) > 1:
        sys.exit({"bare": show_bare, "program": show_program}[sys.argv[1]](float(sys.argv[2])))
    measure()
