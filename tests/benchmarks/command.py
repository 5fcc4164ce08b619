"""`verifier match`, workbook in and csv out, against calamine and cdist in one process."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from markdown_tables import table
from samples import BUILD, Sample, invented
from speed import measured

SIZES = (10_000, 100_000)


def _workbook(sample: Sample) -> Sample:
    """The same sample with its registry as xlsx, made once."""
    import csv

    import openpyxl

    folder = BUILD / f"{sample.name}_xlsx"
    if (folder / "truth.csv").exists():
        return Sample(folder)
    folder.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    (registry,) = sample.registries
    with registry.open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            sheet.append(row)
    book.save(folder / "registry.xlsx")
    (folder / "list.csv").write_bytes(sample.list_file.read_bytes())
    truth = (sample.folder / "truth.csv").read_text(encoding="utf-8")
    (folder / "truth.csv").write_text(truth.replace("registry.csv", "registry.xlsx"), encoding="utf-8")
    return Sample(folder)


def _command(sample: Sample) -> tuple[float, float]:
    """(seconds, bytes at most of one process)"""
    (registry,) = sample.registries
    program = "from verifier_gui.cli.command_line import main; import sys; sys.exit(main(sys.argv[1:]))"
    output = BUILD / "candidates.csv"
    arguments = ["match", str(sample.list_file), "--against", str(registry), "--output", str(output)]
    started = time.perf_counter()
    running = subprocess.Popen([sys.executable, "-c", program, *arguments], stderr=subprocess.DEVNULL)
    # Of this process and those that it began, not of the peer that was measured before.
    _process, status, used = os.wait4(running.pid, 0)
    took = time.perf_counter() - started
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, arguments)
    return took, used.ru_maxrss * 1024


def run(sizes: Sequence[int], repeats: int) -> str:
    rows: list[tuple[str, ...]] = []
    for size in sizes or SIZES:
        sample = _workbook(invented(size))
        ours: list[float] = []
        theirs: list[float] = []
        peak = 0.0
        for _ in range(repeats):
            took, held = _command(sample)
            ours.append(took)
            peak = max(peak, held)
            theirs.append(measured("calamine", sample.folder)["match"])
        own, peer = statistics.median(ours), statistics.median(theirs)
        rows.append((sample.name, f"{own:.1f}", f"{peer:.1f}", f"{own / peer:.2f}", f"{peak / 1e6:.0f}"))
    return table(("sample", "verifier match, s", "calamine + cdist, s", "ratio", "largest process, MB"), rows)


if __name__ == "__main__":
    sys.stdout.write(run((), 3) + "\n")
    Path(BUILD / "candidates.csv").unlink(missing_ok=True)
