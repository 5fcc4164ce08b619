"""Exporting a copy of the audit log: into which folder and for whom, and what it holds in the clear."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from verifier_gui.domain.language import N_, _, ngettext, sentence_of
from verifier_gui.errors import VerifierError
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.form_fields import TextField
from verifier_gui.ui.widgets.labels import ElidedLabel, label
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.workflow.copying_log import CopiedLog, copy_log, suggested_copy_name

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session


class ExportCopy(Sheet):
    """The copy is one file in the folder that is chosen. While it is written it shows how far; nothing half written is left behind."""

    def __init__(self, parent: QWidget | None, session: "Session") -> None:
        super().__init__(parent, "export", width=560)
        self._session = session
        self._job: Job | None = None
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        wanted = (session.export_folder, documents)
        self._folder = next((folder for folder in wanted if folder is not None and folder.is_dir()), Path.home())
        self.show_title(
            _("Export a copy of the audit log"),
            _("Every act as it was signed, so that somebody else can check it on another machine."),
        )
        self._place = ElidedLabel("", "strong")
        self._place.elided = Qt.TextElideMode.ElideMiddle
        self.choose = KeyButton(_("Another folder…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose_folder)
        place = QHBoxLayout()
        place.setSpacing(10)
        place.addWidget(self._place, 1)
        place.addWidget(self.choose)
        self.content.addWidget(label(_("File"), "field-label"))
        self.content.addLayout(place)
        self.recipient = TextField(N_("For whom (goes into the audit log)"))
        self.content.addWidget(self.recipient)
        self.content.addWidget(
            label(
                _(
                    "It is checked by: verifier audit COPY. HOW-TO-CHECK.txt in it tells how to check it without this program. Of "
                    "acts that are hidden from you it has no more than their hashes."
                ),
                "muted",
                wraps=True,
            )
        )
        self.content.addWidget(
            Banner(
                "warning",
                _("What is exported is not encrypted."),
                _("It holds decisions, reasons, notes and the names of lists and members."),
            )
        )
        self.written, self.refused = Banner("positive"), Banner("danger")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(_("Export a copy of the audit log"))
        for part in (self.written, self.refused, self.bar):
            part.hide()
            self.content.addWidget(part)
        self.content.addStretch(1)
        self._cancel = self.add_cancel()
        self.main = self.add_button(_("Export"), primary=True, key="Enter")
        self.main.clicked.connect(self._export)
        self.rejected.connect(self._stop)
        self._show_place()
        self.recipient.setFocus()

    @property
    def target(self) -> Path:
        """The file that will be written: one that is there already keeps its name and its bytes."""
        case = self._session.case
        wanted = self._folder / suggested_copy_name(case.title, case.acting.clock())
        found, number = wanted, 1
        while found.exists():
            number += 1
            found = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        return found

    def _show_place(self) -> None:
        self._place.setText(str(self.target))

    @Slot()
    def _choose_folder(self) -> None:
        ask.choose_folder(self, _("Folder for the copy"), self._folder, self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self._folder = folder
        self.refused.hide()
        self._show_place()

    @Slot()
    def _export(self) -> None:
        title, target, recipient = self._session.case.title, self.target, self.recipient.text()
        self.refused.hide()
        for part in (self.main, self.choose, self.recipient):
            part.setEnabled(False)
        self.bar.show()
        job = self._session.run(
            N_("Exporting a copy of the audit log"),
            lambda acting, progress: copy_log(acting, title, target, progress, recipient=recipient),
            quiet=True,
        )
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._show_written)
        job.failed.connect(self._show_refusal)
        job.cancelled.connect(self._begin_again)
        self._job = job

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setValue(done * 1000 // total if total else 0)

    @Slot(object)
    def _show_written(self, copied: CopiedLog) -> None:
        self._job = None
        self._session.export_folder = self._folder
        self._session.changed.emit(copied.change)
        self.bar.hide()
        self.main.hide()
        acts = ngettext("{count} act", "{count} acts", copied.lines).format(count=grouped(copied.lines))
        hidden = ngettext("{count} of them hidden", "{count} of them hidden", copied.hidden)
        told = f"{acts}, {hidden.format(count=grouped(copied.hidden))}" if copied.hidden else acts
        self.written.show_words(_("The copy is written: {acts}.").format(acts=told), str(copied.path))
        self.written.show()
        folder = self.add_button(_("Open the folder"))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(copied.path.parent))))
        self._cancel.set_words(_("Close"))
        self._cancel.setFocus()

    @Slot(object)
    def _show_refusal(self, error: VerifierError) -> None:
        self._begin_again()
        self.refused.show_words("", sentence_of(error))
        self.refused.show()

    @Slot()
    def _begin_again(self) -> None:
        self._job = None
        self.bar.hide()
        for part in (self.main, self.choose, self.recipient):
            part.setEnabled(True)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
