"""Everything that is measured of the window, each in a process of its own: `run` is called by `python tests/benchmarks`."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

MEASURED = 100_000
"""people in the registry, where no size is given"""


def run(sizes: Sequence[int], _repeats: int) -> str:
    """Start, opening, next subject, and the pauses at each size. Each script repeats by itself as often as it must."""
    told = [_told("window_start.py"), _told("case_opening.py"), _told("next_subject.py", "--demo")]
    for size in sizes or (MEASURED,):
        told += [
            _told("next_subject.py", "--references", str(size)),
            _told("event_loop.py", "--people", str(size)),
            _told("event_loop.py", "--people", str(size), "--keys"),
        ]
    return "\n\n".join(told)


def _told(script: str, *arguments: str) -> str:
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
