"""The long work that goes on, on the page that it concerns."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal

from verifier_gui.ui.jobs import Job
from verifier_gui.ui.speaking import Text
from verifier_gui.ui.widgets.panels import Card
from verifier_gui.ui.widgets.work_line import APPEARS_AFTER, WorkLine


class WorkPanel(Card):
    """One line for each piece of work; not seen while there is none."""

    changed = Signal()
    """work is seen now, or none is any more"""

    def __init__(self) -> None:
        super().__init__(margins=(16, 8, 10, 8), spacing=4)
        self._lines: dict[Job, WorkLine] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(APPEARS_AFTER)
        self._soon.timeout.connect(self._appear)
        self.hide()

    def show_works(self, works: Mapping[Job, Text]) -> None:
        """Work that had begun before this was there to hear of it."""
        for job, title in works.items():
            self.show_work(title, job)

    def show_work(self, title: Text, job: Job) -> None:
        if job in self._lines:
            return
        shown = self._lines[job] = WorkLine(title)
        self.body.addWidget(shown, 0, Qt.AlignmentFlag.AlignLeft)
        job.progressed.connect(shown.show_progress)
        shown.stopped.connect(job.cancel)

        def end() -> None:
            self._lines.pop(job, None)
            shown.hide()
            shown.deleteLater()
            if not self._lines:
                self.hide()
                self.changed.emit()

        job.ended.connect(end)
        if not self._soon.isActive():
            self._soon.start()

    def _appear(self) -> None:
        for shown in self._lines.values():
            shown.show()
        self.setVisible(bool(self._lines))
        self.changed.emit()
