"""From the derived key to the painted review page of the demo case, each time in a new process.

Run as `python tests/benchmarks/case_opening.py`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from large_lists import demo_of
from opened_window import OpenedWindow, copied
from PySide6.QtWidgets import QApplication
from window_figures import KEPT, OtherWork, as_installed, machine, summary

from verifier_gui.workflow.demonstrating import PASSPHRASE

RUNS = 7


def open_once(folder: Path) -> None:
    def tell(milliseconds: float) -> None:
        print(milliseconds, flush=True)
        # Closing would add nothing to what is measured.
        os._exit(0)

    application = QApplication([])
    window = OpenedWindow(application, folder, PASSPHRASE, tell)
    application.exec()
    del window


def measure() -> None:
    made = demo_of(KEPT)
    others = OtherWork()
    taken: list[float] = []
    others.begin()
    for _ in range(RUNS + 1):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, __file__, str(copied(made, Path(folder)))]
            taken.append(float(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    print(f"Opening the demo case; {machine()}; others took {others.share():.0%} of the processors\n")
    print(f"- from the derived key to the painted review page: {summary(taken[1:])}")


if __name__ == "__main__":
    as_installed()
    if len(sys.argv) > 1:
        open_once(Path(sys.argv[1]))
    measure()
