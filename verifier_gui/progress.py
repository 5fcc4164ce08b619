"""How long work tells how far it is and learns that it is no longer wanted."""

import threading
from collections.abc import Callable

from typing_extensions import override


class Cancelled(Exception):  # noqa: N818  a request that was granted, not an error
    """The work is no longer wanted. Whoever began it leaves no trace."""


class Progress:
    """True progress of one piece of work, in steps of its own unit.

    `report` is called with (done, total) on the worker's own thread; `total` is 0 while it is not known.
    """

    def __init__(self, report: Callable[[int, int], None] | None = None) -> None:
        self._report = report
        self._unwanted = threading.Event()

    def cancel(self) -> None:
        """Ask for the work to end. May be called from any thread; `step` then raises."""
        self._unwanted.set()

    @property
    def unwanted(self) -> bool:
        return self._unwanted.is_set()

    def step(self, done: int, total: int) -> None:
        """Say how far the work is. Raises `Cancelled` once it is unwanted."""
        if self._unwanted.is_set():
            raise Cancelled
        if self._report is not None:
            self._report(done, total)

    def part(self, first: float, last: float) -> "Progress":
        """A view of this progress for one part of the work, which takes the share from `first` to `last` (0..1)."""
        return _Part(self, first, last)


class _Part(Progress):
    """A part of a whole: its own steps, reported in thousandths of the whole."""

    def __init__(self, whole: Progress, first: float, last: float) -> None:
        super().__init__()
        self._whole = whole
        self._first = first
        self._last = last

    @override
    def cancel(self) -> None:
        self._whole.cancel()

    @property
    @override
    def unwanted(self) -> bool:
        return self._whole.unwanted

    @override
    def step(self, done: int, total: int) -> None:
        share = done / total if total else 0.0
        self._whole.step(round(1000 * (self._first + (self._last - self._first) * share)), 1000)
