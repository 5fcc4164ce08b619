"""Long work off the window's thread: a job is a plain function that gets a `Progress`, run by one worker after the other."""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal, Slot

from verifier_gui.errors import VerifierError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.ui.collecting import collect_again, put_off_collecting
from verifier_gui.ui.courtesy import Courtesy

HANDOVER = 0.0002
"""Seconds after which a worker lets the window's thread have the interpreter (Python's own: 0.005). Drawing another subject takes
it some fifty times: measured beside a worker that computes, 0.19 s with Python's own and 0.06 s with this."""

SEEN = 0.05
"""Seconds between two reports of progress: more often nobody sees it, and each has a part of the window drawn."""


class Job(QObject):
    """One piece of long work. Make it, connect it, start it. One of `finished`, `failed` and `cancelled` comes at the end, on
    the window's thread; `failed` carries a `VerifierError`. A fault of ours is raised there, where the window's own net for
    such faults takes it."""

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    _over = Signal(object, object)

    def __init__(self, work: Callable[[Progress], object], jobs: "Jobs") -> None:
        super().__init__(jobs)
        self._work = work
        self._jobs = jobs
        self._progress = Progress(self._report)
        self._reported = -SEEN
        self._over.connect(self._tell)

    def start(self) -> None:
        self._jobs.run(self)

    def cancel(self) -> None:
        """Asks for the work to end; `cancelled` comes when it has."""
        self._progress.cancel()

    @property
    def is_unwanted(self) -> bool:
        return self._progress.unwanted

    def carry_out(self) -> None:
        """Called on the worker's thread."""
        result: object = None
        fault: BaseException | None = None
        try:
            self._progress.step(0, 0)
            result = self._work(self._progress)
        except BaseException as error:  # noqa: BLE001  it is told to the window's thread whatever it is
            fault = error
        self._over.emit(result, fault)

    def _report(self, done: int, total: int) -> None:
        """Called on the worker's thread. The beginning and the end are always told."""
        if self._jobs.courtesy is not None:
            self._jobs.courtesy.wait()
        now = time.monotonic()
        if done >= total or now - self._reported >= SEEN:
            self._reported = now
            self.progressed.emit(done, total)

    @Slot(object, object)
    def _tell(self, result: object, fault: BaseException | None) -> None:
        self._jobs.forget(self)
        if fault is None:
            self.finished.emit(result)
        elif isinstance(fault, Cancelled):
            self.cancelled.emit()
        elif isinstance(fault, VerifierError):
            self.failed.emit(fault)
        self.ended.emit()
        self.deleteLater()
        if fault is not None and not isinstance(fault, Cancelled | VerifierError):
            raise fault


class Jobs(QObject):
    """The one worker and what waits for it; with `courtesy` its work stands aside from the window. Jobs belong to this
    object, so that none of them is ever destroyed on the worker's thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, courtesy: Courtesy | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(HANDOVER)
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="job")
        self._running: list[Job] = []
        self.courtesy = courtesy

    def make(self, work: Callable[[Progress], object]) -> Job:
        """A job that is not started yet."""
        return Job(work, self)

    def run(self, job: Job) -> None:
        self._running.append(job)
        put_off_collecting()
        self._worker.submit(job.carry_out)
        self.changed.emit()

    def forget(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)
            collect_again()
            self.changed.emit()

    @property
    def is_idle(self) -> bool:
        return not self._running

    def cancel_all(self) -> None:
        for job in self._running:
            job.cancel()

    def drain(self) -> None:
        """Cancels what runs and what waits, and comes back when the worker has let go of it: some tenths of a second."""
        self.cancel_all()
        self._worker.submit(lambda: None).result()

    def finish(self) -> None:
        """Cancels what runs and waits until the worker has let go of it. No job can be started afterwards."""
        self.cancel_all()
        self._worker.shutdown(wait=True)
        while self._running:
            self._running.pop()
            collect_again()
