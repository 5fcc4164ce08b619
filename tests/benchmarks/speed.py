"""How long index and matching take and how much memory they hold, as ratios to RapidFuzz's cdist in the same run."""

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from markdown_tables import table
from samples import samples

SIZES = (10_000, 100_000)
MEASURING = Path(__file__).with_name("measuring.py")


def measured(what: str, folder: Path) -> dict[str, float]:
    """One measurement, in a process of its own."""
    done = subprocess.run(
        [sys.executable, str(MEASURING), what, str(folder)], check=True, capture_output=True, text=True
    )
    return json.loads(done.stdout.splitlines()[-1])


def _median(found: Sequence[dict[str, float]]) -> dict[str, float]:
    return {name: statistics.median(one[name] for one in found) for name in found[0]}


def run(sizes: Sequence[int], repeats: int) -> str:
    """One row for each sample, median of the repeats; ours and the peer take turns."""
    rows: list[tuple[str, ...]] = []
    for sample in samples(sizes or SIZES):
        if len(sample.registries) != 1:
            continue
        ours: list[dict[str, float]] = []
        theirs: list[dict[str, float]] = []
        for _ in range(repeats):
            ours.append(measured("ours", sample.folder))
            theirs.append(measured("token_sort", sample.folder))
        own, peer = _median(ours), _median(theirs)
        rows.append(
            (
                sample.name,
                f"{own['build']:.2f}",
                f"{own['match']:.2f}",
                f"{peer['match']:.2f}",
                f"{(own['build'] + own['match']) / peer['match']:.2f}",
                f"{own['match'] / peer['match']:.2f}",
                f"{own['peak'] / 1e6:.0f}",
                f"{own['kept'] / 1e6:.1f}",
                f"{own['load']:.2f}",
                f"{1000 * max(own['gap building'], own['gap matching']):.0f}",
            )
        )
    headings = (
        "sample",
        "build, s",
        "match, s",
        "cdist token_sort, s",
        "ratio of both",
        "ratio of matching",
        "peak, MB",
        "saved, MB",
        "load, s",
        "longest wait of another thread, ms",
    )
    return table(headings, rows)
