"""Writes a planned list into the case file, off the window's thread, and lets the lists be matched once no file waits."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from verifier_gui.domain.changes import Change
from verifier_gui.domain.language import _
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.speaking import words_of

if TYPE_CHECKING:
    from verifier_gui.progress import Progress
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.acting import Acting
    from verifier_gui.workflow.importing import ImportPlan


class ListWriting(QObject):
    """One list at a time. The work is shown in the window's line below too, so that the page may be left."""

    progressed = Signal(int, int)
    taken = Signal(object)
    """the `NamedList` that was written"""
    refused = Signal(object)
    """a `VerifierError`: nothing was written"""
    stopped = Signal()
    """nothing was written"""

    def __init__(self, session: "Session", parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None

    @property
    def goes_on(self) -> bool:
        return self._job is not None

    def begin(self, plan: "ImportPlan") -> str:
        """Starts; gives the title of other work that must end first, or the empty text."""
        before = words_of(next(iter(self._session.works.values()), lambda: ""))

        def write(acting: "Acting", progress: "Progress") -> Change:
            from verifier_gui.workflow.taking_in import take_in

            return take_in(acting, plan, progress)

        def title() -> str:
            return _("Importing “{list}”").format(list=plan.attributes.name)

        job = self._job = self._session.run(title, write, quiet=True)
        self._session.work_started.emit(title, job)
        job.progressed.connect(self.progressed)
        job.finished.connect(self._tell)
        job.failed.connect(self._refuse)
        job.cancelled.connect(self._end)
        return before

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _tell(self, change: object) -> None:
        self._job = None
        if isinstance(change, Change) and self._session.is_open:
            for list_id in change.lists:
                self.taken.emit(self._session.reader.named_list(list_id))

    def _refuse(self, error: object) -> None:
        self._job = None
        self.refused.emit(error)

    def _end(self) -> None:
        self._job = None
        self.stopped.emit()
