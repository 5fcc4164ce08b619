"""One measurement in a process of its own, whose memory is its own: `python measuring.py WHAT SAMPLE-FOLDER` tells it as JSON."""

import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from people_read import FilePerson, people_of, people_read_here, plain
from samples import Sample

from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.progress import Progress


def peak_memory() -> int:
    """Bytes of memory that this process has held at most; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


class Watch:
    """How long another thread has had to wait for its turn at most: what a window would feel."""

    def __init__(self) -> None:
        self._longest = 0.0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        last = time.perf_counter()
        while not self._done.wait(0.002):
            now = time.perf_counter()
            self._longest = max(self._longest, now - last - 0.002)
            last = now

    def longest(self) -> float:
        found, self._longest = self._longest, 0.0
        return found


def _ours(sample: Sample) -> dict[str, float]:
    from verifier_gui.matching.engine import find_candidates
    from verifier_gui.matching.index import IndexBuilding
    from verifier_gui.matching.registry_index import RegistryIndex
    from verifier_gui.matching.uncollected import uncollected

    subjects = [one.facts for one in people_of(sample.list_file)]
    building, took = IndexBuilding(), 0.0
    waiting: list[FilePerson] = []
    (registry,) = sample.registries
    with uncollected(), Watch() as watch:
        for one in people_read_here(registry):
            waiting.append(one)
            if len(waiting) == 5000:
                took += _added(building, waiting)
                waiting = []
        took += _added(building, waiting)
        watch.longest()
        started = time.perf_counter()
        index = building.index(Progress())
        took += time.perf_counter() - started
        built_gap = watch.longest()
        started = time.perf_counter()
        find_candidates(subjects, index, top=5, progress=Progress())
        matched = time.perf_counter() - started
        matched_gap, built_peak = watch.longest(), peak_memory()
        started = time.perf_counter()
        kept = index.to_bytes()
        written = time.perf_counter() - started
        started = time.perf_counter()
        RegistryIndex.from_bytes(kept)
        loaded = time.perf_counter() - started
    return {
        "build": took,
        "match": matched,
        "write": written,
        "load": loaded,
        "kept": len(kept),
        "peak": built_peak,
        "gap building": built_gap,
        "gap matching": matched_gap,
    }


def _added(building: object, people: list[FilePerson]) -> float:
    started = time.perf_counter()
    for one in people:
        building.add(RecordKey(f"{one.row:064x}"), one.row, one.facts)  # type: ignore[attr-defined]
    return time.perf_counter() - started


def _token_sort(sample: Sample) -> dict[str, float]:
    from peers import token_sort

    subjects = [plain(one) for one in people_of(sample.list_file)]
    (registry,) = sample.registries
    records = [plain(one) for one in people_of(registry)]
    started = time.perf_counter()
    token_sort(subjects, records)
    return {"match": time.perf_counter() - started, "peak": peak_memory()}


def _table_of_calamine(sample: Sample) -> dict[str, float]:
    """What a script does without us: calamine reads the workbook, cdist compares, in one process."""
    from peers import token_sort
    from people_read import Plain
    from python_calamine import CalamineWorkbook

    subjects = [plain(one) for one in people_of(sample.list_file)]
    (registry,) = sample.registries
    started = time.perf_counter()
    rows = CalamineWorkbook.from_path(str(registry)).get_sheet_by_index(0).to_python()[1:]
    records: list[Plain] = []
    for number, row in enumerate(rows, 2):
        parts = (str(row[1]), str(row[2]), str(row[3]))
        day, _, rest = str(row[4]).partition(".")
        month, _, year = rest.partition(".")
        records.append(Plain(number, " ".join(parts), parts, int(year + month + day) if year else 0))
    token_sort(subjects, records)
    return {"match": time.perf_counter() - started, "peak": peak_memory()}


_MEASURES: dict[str, Callable[[Sample], dict[str, float]]] = {
    "ours": _ours,
    "token_sort": _token_sort,
    "calamine": _table_of_calamine,
}

if __name__ == "__main__":
    print(json.dumps(_MEASURES[sys.argv[1]](Sample(Path(sys.argv[2])))))
