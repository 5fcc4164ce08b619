"""How long it takes to sign and commit a decision on a case with a long audit log, to check that log, and to copy it.

Each in a process of its own: `python tests/benchmarks accountability [--sizes 100000]`. Processor time stands beside the time by the
clock, for machines are busy with other things.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from large_lists import PASSPHRASE, quick_key
from long_logs import long_log_of
from markdown_tables import table
from opened_window import copied
from window_figures import KEPT, OtherWork, peak_memory, percentile

from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.progress import Progress
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.checking_copies import check_copy
from verifier_gui.workflow.copying_log import copy_log
from verifier_gui.workflow.examining import opened_to_examine
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.seen_heads import SeenHeads

SIZES = (100_000,)
_DECISIONS = 200


def run(sizes: Sequence[int], _repeats: int) -> str:
    rows: list[tuple[str, ...]] = []
    for size in sizes or SIZES:
        made = long_log_of(KEPT, size)
        for what in ("decide", "audit", "copy"):
            with tempfile.TemporaryDirectory() as folder:
                command = [sys.executable, __file__, what, str(copied(made, Path(folder)))]
                told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            rows += [(f"{size:,}", *row) for row in json.loads(told.splitlines()[-1])]
    return table(("statements", "what", "by the clock", "processor", "peak memory, MiB", "others"), rows)


def _decide(folder: Path) -> list[Sequence[str]]:
    """Each on another person: the sheet is read before, what is measured begins with the key and ends on the disk."""
    case = _opened(folder)
    (named,) = [one for one in case.writer.lists() if one.attributes.role is ListRole.TO_VERIFY]
    subjects = case.writer.subjects_of(named.id)
    by_clock: list[float] = []
    by_processor: list[float] = []
    others = OtherWork()
    others.begin()
    for subject in subjects[:: max(1, len(subjects) // _DECISIONS)][:_DECISIONS]:
        sheet = reviewing.read_sheet(case.writer, subject.id, case.operator.id)
        records = [column.record for column in sheet.columns if column.digit and not column.struck_out][:1]
        began, ran = time.perf_counter(), time.process_time()
        if records:
            reviewing.identify(case.acting, sheet, records, reason=Reason.LANG)
        else:
            reviewing.not_found(case.acting, sheet, reason=Reason.ABSENT)
        by_clock.append(1000 * (time.perf_counter() - began))
        by_processor.append(1000 * (time.process_time() - ran))
    case_files.close(case)

    def told(values: Sequence[float]) -> str:
        return f"median {statistics.median(values):.1f} ms, 95 % {percentile(values, 0.95):.1f} ms"

    return [("sign and commit a decision", told(by_clock), told(by_processor), _memory(), _share(others))]


def _audit(folder: Path) -> list[Sequence[str]]:
    profile = Profile(folder / "profile", quick_key)
    with opened_to_examine(folder / "large.vcase", PASSPHRASE, profile) as (reader, heads):
        steps: list[float] = []
        others = OtherWork()
        others.begin()
        began, ran = time.perf_counter(), time.process_time()
        report = verify(reader, heads, Progress(lambda _done, _total: steps.append(time.perf_counter())))
        clock, processor = time.perf_counter() - began, time.process_time() - ran
    assert report.holds, report
    silent = max(later - earlier for earlier, later in pairwise(steps))
    what = f"`verifier audit` ({report.lines:,} acts; {len(steps)} steps of progress, at most {silent:.1f} s apart)"
    return [(what, f"{clock:.1f} s", f"{processor:.1f} s", _memory(), _share(others))]


def _copy(folder: Path) -> list[Sequence[str]]:
    case = _opened(folder)
    others = OtherWork()
    others.begin()
    began, ran = time.perf_counter(), time.process_time()
    copied_log = copy_log(case.acting, case.title, folder / "copy.zip", Progress())
    clock, processor = time.perf_counter() - began, time.process_time() - ran
    size = copied_log.path.stat().st_size / (1 << 20)
    rows: list[Sequence[str]] = [
        (f"export a copy ({size:.0f} MiB)", f"{clock:.1f} s", f"{processor:.1f} s", _memory(), _share(others))
    ]
    case_files.close(case)
    others.begin()
    began, ran = time.perf_counter(), time.process_time()
    assert check_copy(copied_log.path, SeenHeads(), Progress()).holds
    clock, processor = time.perf_counter() - began, time.process_time() - ran
    return [*rows, ("check the copy", f"{clock:.1f} s", f"{processor:.1f} s", _memory(), _share(others))]


def _opened(folder: Path) -> case_files.OpenCase:
    """As its first operator, who created it."""
    profile = Profile(folder / "profile", quick_key)
    first = next(card for card in profile.operators() if card.name == "Benchmark")
    identity = profile.unlock_operator(first.id, PASSPHRASE)
    return case_files.open_with_passphrase(folder / "large.vcase", PASSPHRASE, identity=identity, profile=profile)


def _memory() -> str:
    return f"{peak_memory():.0f}"


def _share(others: OtherWork) -> str:
    """How much of the processors others took meanwhile: above a tenth every figure by the clock is too large."""
    return f"{others.share():.0%}"


_MEASURES = {"decide": _decide, "audit": _audit, "copy": _copy}

if __name__ == "__main__":
    print(json.dumps(_MEASURES[sys.argv[1]](Path(sys.argv[2]))))
