"""Searching while somebody types: each question goes to a worker, the newest wins, and what comes late is not shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from verifier_gui.domain.hits import Hit
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.progress import Progress
from verifier_gui.ui.jobs import Job
from verifier_gui.workflow.searching import Answer, LaidBeside, lay_beside, look_up

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session


class TypedSearch(QObject):
    """For one subject. Work runs among the session's errands, on a connection of its own; it waits for no matching."""

    answered = Signal(object)
    """an `Answer` to the newest question"""
    laid = Signal(object)
    """a `LaidBeside` of the record that was asked for last, or None where its list is being matched anew"""

    def __init__(self, session: "Session", parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._asking: Job | None = None
        self._laying: Job | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the newest question has no answer yet."""
        return self._asking is not None

    def ask(self, sheet: ReviewSheet, query: str) -> None:
        """Looks for these words in every reference list of the subject's side."""
        case, indexes = self._session.case, self._session.indexes

        def look(progress: Progress) -> Answer:
            reader = case.new_reader()
            try:
                return look_up(reader, indexes, sheet, query, progress)
            finally:
                reader.close()

        if self._asking is not None:
            self._asking.cancel()
        self._asking = job = self._session.errands.make(look)
        job.finished.connect(self._take_answer)
        job.failed.connect(self._session.refused)
        job.start()

    def lay(self, sheet: ReviewSheet, hit: Hit) -> None:
        """Compares a record with the subject's own line."""
        case, indexes = self._session.case, self._session.indexes

        def compare(_progress: Progress) -> LaidBeside | None:
            reader = case.new_reader()
            try:
                return lay_beside(case.view(reader), indexes, sheet, hit)
            finally:
                reader.close()

        if self._laying is not None:
            self._laying.cancel()
        self._laying = job = self._session.errands.make(compare)
        job.finished.connect(self._take_laid)
        job.failed.connect(self._session.refused)
        job.start()

    def stop(self) -> None:
        """Nothing is wanted any more."""
        for job in (self._asking, self._laying):
            if job is not None:
                job.cancel()
        self._asking = self._laying = None

    @Slot(object)
    def _take_answer(self, answer: object) -> None:
        if self.sender() is self._asking:
            self._asking = None
            self.answered.emit(answer)

    @Slot(object)
    def _take_laid(self, laid: object) -> None:
        if self.sender() is self._laying:
            self._laying = None
            self.laid.emit(laid)
