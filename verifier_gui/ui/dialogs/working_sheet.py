"""A dialog that does one piece of long work: it shows how far it is, says what was refused, and ends it when it is closed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QProgressBar, QWidget

from verifier_gui.domain.language import _, sentence_of
from verifier_gui.errors import VerifierError
from verifier_gui.progress import Progress
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.widgets.panels import Banner

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.acting import Acting

Done = TypeVar("Done")


class WorkingSheet(Sheet):
    """`refused` and `bar` are placed in the content by whoever makes one; what cannot be changed while it works goes into `resting`.
    The buttons come last, by `add_buttons`, so that Tab reaches them last."""

    def __init__(self, parent: QWidget | None, session: "Session", picture: str) -> None:
        super().__init__(parent, picture, width=560)
        self._session = session
        self._job: Job | None = None
        self.resting: list[QWidget] = []
        self.refused = Banner("danger")
        self.refused.hide()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.hide()
        self.rejected.connect(self._stop)

    def add_buttons(self, main: str, begin: Callable[[], None]) -> None:
        """*Cancel*, and the button that begins the work."""
        self._cancel = self.add_cancel()
        self.main = self.add_button(main, primary=True, key="Enter")
        self.main.clicked.connect(begin)
        self.resting.append(self.main)

    def work(self, title: str, act: "Callable[[Acting, Progress], Done]", show_done: Callable[[Done], None]) -> None:
        """Begins; `show_done` gets what the work gave, and calls `end`. `title` is marked with `N_`."""
        self.refused.hide()
        for part in self.resting:
            part.setEnabled(False)
        self.bar.setAccessibleName(self.windowTitle())
        self.bar.show()
        job = self._session.run(title, act, quiet=True)
        job.progressed.connect(self._show_progress)
        job.finished.connect(show_done)
        job.failed.connect(self.show_refusal)
        job.cancelled.connect(self._begin_again)
        self._job = job

    def end(self) -> None:
        """Nothing is left but to close it."""
        self._job = None
        self.bar.hide()
        self.main.hide()
        self._cancel.set_words(_("Close"))
        self._cancel.setFocus()

    @Slot(object)
    def show_refusal(self, error: VerifierError) -> None:
        """Says why, and lets it be tried again."""
        self._begin_again()
        self.refused.show_words("", sentence_of(error))
        self.refused.show()

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setValue(done * 1000 // total if total else 0)

    @Slot()
    def _begin_again(self) -> None:
        self._job = None
        self.bar.hide()
        for part in self.resting:
            part.setEnabled(True)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
