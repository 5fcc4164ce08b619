"""Reads many hostile files as the window does, and says what each cost: `python warm_children.py KIND COUNT SEED`.

The window's end is the program's own. So is the child's, but for how it starts: where the system can fork, it is forked from this
process, which has its modules already, as starting an interpreter ten thousand times takes longer than all the reading.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import IO

import mutating

import verifier_gui.sheets.calamine_workbook
import verifier_gui.sheets.csv_workbook
import verifier_gui.sheets.opening
import verifier_gui.sheets.pasted_workbook
import verifier_gui.sheets.surveying
import verifier_gui.sheets.xlsx_workbook  # noqa: F401  what the child imports
from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress
from verifier_gui.sheets import reading_child, reading_process
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.sheets.pasted_table import PastedTable, Source
from verifier_gui.sheets.reading import read_people

GIVEN_UP = "busy without end"
FAILS = "makes the reader fail"


@dataclass
class Costs:
    """What the children of one file did."""

    seconds: float = 0.0
    """of the processor"""
    memory: int = 0
    """bytes, resident at most"""
    exits: list[int] = field(default_factory=list)
    tracebacks: list[str] = field(default_factory=list)


COSTS = Costs()


class ForkedChild:
    """Stands for `subprocess.Popen` of the reading child."""

    def __init__(self, *_arguments: object, **_options: object) -> None:
        ask, self._asked = os.pipe()
        self._answered, answer = os.pipe()
        fault, self._fault = tempfile.mkstemp()
        self.returncode: int | None = None
        self.pid = os.fork()
        if not self.pid:
            _serve(ask, answer, fault)
        for end in (ask, answer, fault):
            os.close(end)
        self.stdin: IO[bytes] = os.fdopen(self._asked, "wb", buffering=0)
        self.stdout: IO[bytes] = os.fdopen(self._answered, "rb")

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        _pid, status, used = os.wait4(self.pid, 0)
        self.returncode = os.waitstatus_to_exitcode(status)
        COSTS.seconds += used.ru_utime + used.ru_stime
        COSTS.memory = max(COSTS.memory, used.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
        COSTS.exits.append(self.returncode)
        fault = Path(self._fault)
        if told := fault.read_text():
            COSTS.tracebacks.append(told)
        fault.unlink()
        return self.returncode


def _serve(ask: int, answer: int, fault: int) -> None:
    """The child: its standard streams are the pipes, and it ends here."""
    code = 1
    try:
        os.dup2(ask, 0)
        os.dup2(answer, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        sys.stdin = os.fdopen(0, "r")
        code = reading_child.main()
    except BaseException as error:  # noqa: BLE001  what ends the child is what is looked for
        # A panic of calamine ends the child, and the window says so.
        if type(error).__name__ != "PanicException" and not isinstance(error, BrokenPipeError):
            os.write(fault, traceback.format_exc().encode("utf-8", "replace"))
    finally:
        os._exit(code)


def outcome(source: Source) -> str:
    """`people` where all are read that were promised, else the sentence of refusal. Anything else is raised."""
    try:
        found = inspect(source, progress=Progress())
    except SheetError as error:
        return str(error)
    try:
        with read_people(
            source,
            sheet=found.sheet,
            heading_row=found.heading_row,
            mapping=found.mapping,
            progress=Progress(),
            expected_sha256=found.file_sha256,
            encoding=found.encoding,
            delimiter=found.delimiter,
        ) as reading:
            people = sum(len(chunk) for chunk in reading)
    except SheetError as error:
        return str(error)
    if people != found.people:
        raise AssertionError(f"{found.people} people promised, {people} read")
    return "people"


def main(kind: str, count: int, seed: int) -> dict[str, object]:
    if hasattr(os, "fork"):
        reading_process.subprocess = type("Forking", (), {**vars(subprocess), "Popen": ForkedChild})  # type: ignore[assignment]
    folder = Path(tempfile.mkdtemp())
    path = folder / "list"
    outcomes: dict[str, int] = {}
    faults: list[str] = []
    slowest, largest = 0.0, 0
    for turn in range(count):
        data = mutating.mutant(kind, Random(f"{kind} {seed} {turn}"))
        path.write_bytes(data)
        COSTS.__init__()
        try:
            said = outcome(PastedTable("x", data) if kind in mutating.PASTED else path)
        except Exception:  # noqa: BLE001  whatever the window would meet
            faults.append(f"{turn}: {traceback.format_exc()}")
            continue
        faults += [f"{turn}: {told}" for told in COSTS.tracebacks]
        if GIVEN_UP in said and COSTS.seconds > 15:
            faults.append(f"{turn}: given up")
        if path.read_bytes() != data:
            faults.append(f"{turn}: the file was written")
        told = "people" if said == "people" else "the reader ended" if FAILS in said else "refused"
        outcomes[told] = outcomes.get(told, 0) + 1
        slowest, largest = max(slowest, COSTS.seconds), max(largest, COSTS.memory)
    path.unlink(missing_ok=True)
    left = [entry.name for entry in folder.iterdir()]
    return {"outcomes": outcomes, "faults": faults, "slowest": slowest, "largest": largest, "left": left}


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
