"""How long a csv of a million people takes to be looked at, and to be read, understood and stored, and the memory that it takes.

`python tests/benchmarks large_imports`. Both processes work at once: the child reads, this one stores. Their times are of the
processor, for machines are busy with other things; on a quiet one the longer of both is about what a clock shows.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from invented_lists import write_lists
from large_lists import GENERATOR, PASSPHRASE, kept, plan_for, quick_key
from markdown_tables import table
from measuring import peak_memory
from window_figures import KEPT

from verifier_gui.progress import Progress
from verifier_gui.workflow import case_files
from verifier_gui.workflow.importing import import_list
from verifier_gui.workflow.profile import Profile

_USUAL = 1_000_000
_SEED = 11


def run(sizes: Sequence[int], _repeats: int) -> str:
    rows: list[tuple[str, ...]] = []
    for size in sizes or (_USUAL,):
        made = kept(KEPT / f"invented-{size}", GENERATOR, lambda folder, size=size: write_lists(folder, size, _SEED))
        told = subprocess.run(
            [sys.executable, __file__, str(made / "registry.csv")], check=True, capture_output=True, text=True
        )
        rows += [(f"{size:,}", *row) for row in json.loads(told.stdout)]
    return table(("people", "what", "reading, s", "storing, s", "clock, s", "memory of both, MB"), rows)


class _Measure:
    """Seconds of the processor and of the clock since it was made."""

    def __init__(self) -> None:
        self._own, self._child, self._clock = _own_seconds(), _child_seconds(), time.perf_counter()

    def row(self, what: str) -> tuple[str, ...]:
        seconds = (
            _child_seconds() - self._child,
            _own_seconds() - self._own,
            time.perf_counter() - self._clock,
        )
        of_child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
        memory = f"{of_child / 1e6:.0f} + {peak_memory() / 1e6:.0f}"
        return (what, *(f"{second:.1f}" for second in seconds), memory)


def _own_seconds() -> float:
    return time.process_time()


def _child_seconds() -> float:
    times = os.times()
    return times.children_user + times.children_system


def _measured(path: Path) -> list[tuple[str, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        profile = Profile(Path(folder) / "profile", quick_key)
        case = case_files.create(
            Path(folder) / "large.vcase",
            title="Benchmark",
            passphrase=PASSPHRASE,
            identity=profile.create_operator("Benchmark", "Benchmark", PASSPHRASE),
            profile=profile,
            agreed_ours=1000,
            agreed_theirs=1000,
        )
        try:
            measure = _Measure()
            plan = plan_for(path)
            rows = [measure.row("looked at")]
            measure = _Measure()
            import_list(case.acting, plan, Progress())
            rows.append(measure.row("read, understood and stored"))
        finally:
            case_files.close(case)
    return rows


if __name__ == "__main__":
    print(json.dumps(_measured(Path(sys.argv[1]))))
