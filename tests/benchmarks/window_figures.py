"""What every benchmark of the window needs: figures of many measurements, and what else the machine did meanwhile."""

import os
import platform
import resource
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "build" / "benchmarks"
"""where large lists and cases are kept from one run to the next"""


def as_installed() -> None:
    """Starts the benchmark anew where Python is told to keep no compiled sources: an installed program has its own compiled. Where
    there is no screen the window is drawn without one."""
    if not any(os.environ.get(name) for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.dont_write_bytecode:
        surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        surroundings["PYTHONPYCACHEPREFIX"] = str(KEPT / "bytecode")
        os.execve(sys.executable, [sys.executable, *sys.argv], surroundings)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest of the values that at least this share (0..1) of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-round(1000 * share) * len(ordered) // 1000) - 1)]


def summary(values: Sequence[float], unit: str = "ms") -> str:
    return (
        f"median {statistics.median(values):.1f} {unit}, 95 % {percentile(values, 0.95):.1f} {unit}, "
        f"longest {max(values):.1f} {unit} ({len(values)} measured)"
    )


def peak_memory() -> float:
    """MiB that this process has held at most."""
    if sys.platform == "linux":
        # What getrusage tells counts the process that began this one too.
        told = Path("/proc/self/status").read_text().partition("VmHWM:")[2]
        return int(told.split()[0]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


@dataclass
class OtherWork:
    """How busy others kept the machine: a figure above a tenth makes every other figure too large."""

    began: float = 0.0
    busy: float = 0.0
    own: float = 0.0

    def begin(self) -> None:
        self.began, self.busy, self.own = time.monotonic(), _busy_seconds(), _own_seconds()

    def share(self) -> float:
        """Share (0..1) of all processors that others took since `begin`; 0 where the system does not tell."""
        seconds = (time.monotonic() - self.began) * (os.cpu_count() or 1)
        others = _busy_seconds() - self.busy - (_own_seconds() - self.own)
        return max(0.0, others / seconds) if seconds else 0.0


def machine() -> str:
    return (
        f"{os.cpu_count()} processors ({_processor()}), {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _busy_seconds() -> float:
    try:
        user, nice, system, _idle, _wait, *rest = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    except OSError:
        return 0.0
    return (int(user) + int(nice) + int(system) + sum(map(int, rest[:2]))) / os.sysconf("SC_CLK_TCK")


def _own_seconds() -> float:
    """Of this process and of children that have ended."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )
