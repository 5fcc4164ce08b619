"""A dialog that waits while a key is derived: what may be wrong is said in the dialog itself, and waiting can be ended."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _, sentence_of
from verifier_gui.errors import VerifierError
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.panels import Banner


class KeySheet(Sheet):
    """Fields go into `form`, which rests while a job runs. The dialog closes when the job is done, stays with its sentence
    when it was refused, and cancels it when it is closed itself."""

    def __init__(self, parent: QWidget | None, picture: str, *, width: int = 440) -> None:
        super().__init__(parent, picture, width=width)
        self.job: Job | None = None
        self.error: VerifierError | None = None
        self._fields = QWidget()
        self.form = QVBoxLayout(self._fields)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setSpacing(12)
        self._banner = Banner("danger")
        self._banner.setVisible(False)
        self._waiting = QWidget()
        self._waiting_words = label("", "small-muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(120)
        row = QHBoxLayout(self._waiting)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._bar)
        row.addWidget(self._waiting_words, 1)
        self._waiting.setVisible(False)
        self.content.addWidget(self._fields)
        self.content.addWidget(self._banner)
        self.content.addWidget(self._waiting)
        self.content.addStretch(1)
        self.main: KeyButton | None = None

    @override
    def retranslate(self) -> None:
        if self.error is not None:
            self._banner.show_words("", sentence_of(self.error))
        self._waiting_words.setText(_("Deriving the key"))
        self._bar.setAccessibleName(_("Deriving the key"))

    @override
    def reject(self) -> None:
        if self.job is not None:
            self.job.cancel()
        super().reject()

    def fault_said(self) -> str:
        """What was wrong, as it is shown; empty where nothing was."""
        return self._banner.accessibleName() if self.error is not None else ""

    def wait_for(self, job: Job) -> None:
        """Rests until this job is over."""
        self.job = job
        self.error = None
        self._rest(True)
        job.finished.connect(self._take)
        job.failed.connect(self._refuse)
        job.ended.connect(self._end)

    def took(self, result: object) -> None:
        """The job gave this; the dialog closes after it."""

    def refused(self, error: VerifierError) -> None:
        """The job was refused with this: the place where to put it right gets the focus."""

    @Slot(object)
    def _take(self, result: object) -> None:
        if self.job is not None and self.job.is_unwanted:
            return
        self.job = None
        self.took(result)
        self.accept()

    @Slot(object)
    def _refuse(self, error: VerifierError) -> None:
        self.error = error
        self._rest(False)
        self.refused(error)

    @Slot()
    def _end(self) -> None:
        self.job = None

    def _rest(self, rests: bool) -> None:
        self._fields.setEnabled(not rests)
        if self.main is not None:
            self.main.setEnabled(not rests)
        self._waiting.setVisible(rests)
        self._banner.setVisible(self.error is not None)
        self.retranslate()
