"""When the open case file is backed up: on opening, after an import, every hour of work, and before it is closed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from verifier_gui.domain.changes import Change
from verifier_gui.domain.language import N_

if TYPE_CHECKING:
    from verifier_gui.progress import Progress
    from verifier_gui.ui.jobs import Job
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.acting import Acting

EVERY = 3_600_000
"""Milliseconds of work after which a copy is made of what has changed."""
AFTER_LISTS = 10_000
"""Milliseconds after a list came in: who imports one after the other gets one copy of them all."""


class KeepingBackups(QObject):
    """There is one for the window. Nothing is copied that has not changed since the last copy, and never the demo case.

    Locking waits for nothing: what was done before is copied when the case file is unlocked or opened the next time.
    """

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self._job: Job | None = None
        """the backup that waits or runs"""
        self._then: Callable[[], object] | None = None
        """what is done when it is over"""
        self._goes_without = False
        """whether the backup before the end could not be made, which was told, or was stopped"""
        self.hourly = QTimer(self)
        self.hourly.setInterval(EVERY)
        self.hourly.timeout.connect(self.back_up)
        self.after_lists = QTimer(self)
        self.after_lists.setInterval(AFTER_LISTS)
        self.after_lists.setSingleShot(True)
        # Behind the matching of what came in, which may take minutes: then the copy has its results.
        self.after_lists.timeout.connect(self.back_up)
        session.opened.connect(self._begin)
        session.leaving.connect(self._end)
        session.changed.connect(self._take_in)

    @Slot()
    def back_up(self) -> None:
        """Copies the case file, if it has changed."""
        if self._is_concerned() and self._job is None:
            self._start()

    @Slot()
    def close_case(self) -> None:
        """Closes the case file, once what has changed is copied."""
        self.first(self._session.close_case)

    def first(self, then: Callable[[], object]) -> None:
        """Copies what has changed, then does what ends the work on the case file. The window lives on meanwhile; whoever asks
        again waits no longer, and where no copy can be made that is told first."""
        if self._then is not None or self._goes_without or not self._is_wanted():
            self._then = None
            then()
            return
        self._then = then
        # What else runs is ended by closing in any case.
        for job in self._session.works:
            if job is not self._job:
                job.cancel()
        if self._job is None:
            self._start()
        else:
            # Begun before this was asked, it need not have all; it is seen then.
            self._then = lambda: self.first(then)

    def is_wanted_first(self) -> bool:
        """Whether `first` would wait."""
        return self._then is None and not self._goes_without and self._is_wanted()

    def _is_concerned(self) -> bool:
        session = self._session
        return session.is_open and not session.case.is_read_only and session.case.profile is session.profile

    def _is_wanted(self) -> bool:
        if not self._is_concerned():
            return False
        from verifier_gui.errors import VerifierError
        from verifier_gui.workflow.backing_up import is_due

        try:
            with self._session.reader.faults_as_sentences():
                return is_due(self._session.case, self._session.reader)
        except VerifierError:
            # A damaged file is no copy worth having, and must not be kept open for it.
            return False

    def _start(self, before: int | None = None) -> None:
        case = self._session.case

        def back_up_if_due(acting: "Acting", progress: "Progress") -> Change | None:
            from verifier_gui.workflow import backing_up

            due = backing_up.is_due(case, acting.writer, before)
            return backing_up.back_up(case, acting, progress) if due else None

        self._job = job = self._session.run(N_("Backing up the case file"), back_up_if_due)
        job.failed.connect(self._refuse)
        job.cancelled.connect(self._stop)
        job.ended.connect(lambda: self._go_on(job))

    @Slot()
    def _begin(self) -> None:
        self._goes_without = False
        self.hourly.start()
        if self._is_concerned() and self._job is None:
            # What is done from now on waits for its hour, or for the end: the check may come after it.
            self._start(self._session.reader.head().number + 1)

    @Slot()
    def _end(self) -> None:
        """Locked meanwhile, or another case file is opened: the one is not closed for the other."""
        self.hourly.stop()
        self.after_lists.stop()
        self._job = self._then = None

    @Slot(object)
    def _take_in(self, change: Change) -> None:
        if change.lists and self._session.is_open:
            self.after_lists.start()

    @Slot(object)
    def _refuse(self, _error: object) -> None:
        if self._then is not None:
            self._then = None
            self._goes_without = True

    @Slot()
    def _stop(self) -> None:
        self._goes_without = self._then is not None

    def _go_on(self, job: "Job") -> None:
        if job is not self._job:
            return
        self._job = None
        then, self._then = self._then, None
        if then is not None:
            # Not from within the job that is just ending: what comes now may end them all.
            QTimer.singleShot(0, self, then)
