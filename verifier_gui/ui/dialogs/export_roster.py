"""Asks what the roster is written as and where to, writes it, and tells what was written and what has to be said of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from verifier_gui.domain.language import N_, _, ngettext, sentence_of
from verifier_gui.domain.lists import NamedList
from verifier_gui.errors import VerifierError
from verifier_gui.phrases import words
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.labels import ElidedLabel, label
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.workflow.exporting import ExportedRoster, RosterFormat, export_roster, suggested_file_name

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_FORMATS = {
    RosterFormat.WORKBOOK: N_("Workbook (.xlsx), every cell of theirs beside the verdict"),
    RosterFormat.CSV: N_("Text table (.csv)"),
    RosterFormat.PRINT: N_("For print (.pdf), headings on every page"),
}

_CELLS_NAMED = 8
"""cells that a remark names in the dialog; the files themselves have them all"""


class ExportRoster(Sheet):
    """Opened over the roster page. While files are written it shows how far; nothing half written is left behind."""

    def __init__(self, parent: QWidget | None, session: "Session", named: NamedList) -> None:
        super().__init__(parent, "export", width=560)
        self._session = session
        self._named = named
        self._job: Job | None = None
        self.folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.show_title(_("Export the roster"), named.attributes.name)
        self.formats: dict[RosterFormat, QCheckBox] = {}
        for roster_format, text in _FORMATS.items():
            box = QCheckBox(_(text))
            box.setChecked(True)
            box.toggled.connect(self._show_names)
            self.formats[roster_format] = box
            self.content.addWidget(box)
        self._place = ElidedLabel("", "strong")
        self.choose = KeyButton(_("Another folder…"))
        self.choose.clicked.connect(self._choose_folder)
        place = QHBoxLayout()
        place.setSpacing(10)
        place.addWidget(self._place, 1)
        place.addWidget(self.choose)
        self.content.addWidget(label(_("Folder"), "field-label"))
        self.content.addLayout(place)
        self.content.addWidget(label(_("For whom (goes into the audit log)"), "field-label"))
        self.recipient = QLineEdit()
        self.recipient.setAccessibleName(_("For whom (goes into the audit log)"))
        self.content.addWidget(self.recipient)
        self._names = label("", "small-muted", wraps=True)
        self.content.addWidget(self._names)
        self.content.addWidget(
            Banner(
                "warning",
                _("What is exported is not encrypted."),
                _("It is marked as not signed off. Hand it on as you would the list itself."),
            )
        )
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(_("Export the roster"))
        self._bar.hide()
        self.content.addWidget(self._bar)
        self._told = QVBoxLayout()
        self._told.setSpacing(8)
        self.content.addLayout(self._told)
        self._cancel = self.add_cancel()
        self.export = self.add_button(_("Export"), primary=True)
        self.export.clicked.connect(self._export)
        self.rejected.connect(self._stop)
        self._show_names()

    def targets(self) -> list[Path]:
        """The files that will be written."""
        case = self._session.case
        at = case.acting.clock()
        return [
            self.folder / suggested_file_name(case.title, self._named.attributes.name, at, roster_format)
            for roster_format, box in self.formats.items()
            if box.isChecked()
        ]

    @Slot()
    def _show_names(self) -> None:
        targets = self.targets()
        self._place.setText(str(self.folder))
        lines = [
            f"{path.name} — {_('replaces the file that is there')}" if path.exists() else path.name for path in targets
        ]
        self._names.setText("\n".join(lines))
        self.export.setEnabled(bool(targets))

    @Slot()
    def _choose_folder(self) -> None:
        ask.choose_folder(self, _("Folder for the roster"), self.folder, self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self.folder = folder
        self._show_names()

    @Slot()
    def _export(self) -> None:
        targets, recipient = self.targets(), self.recipient.text().strip()
        case, list_id = self._session.case, self._named.id
        for part in (*self.formats.values(), self.choose, self.recipient, self.export):
            part.setEnabled(False)
        self._bar.show()
        job = self._session.run(
            _("Exporting the roster"),
            lambda acting, progress: export_roster(acting, case.title, list_id, targets, progress, recipient=recipient),
            quiet=True,
        )
        job.progressed.connect(self._show_progress)
        job.finished.connect(self._show_written)
        job.failed.connect(self._show_refusal)
        job.cancelled.connect(self._begin_again)
        self._job = job

    @Slot(int, int)
    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setValue(done * 1000 // total if total else 0)

    @Slot(object)
    def _show_written(self, written: ExportedRoster) -> None:
        self._job = None
        self._bar.hide()
        self._names.hide()
        count = len(written.files)
        title = ngettext("{count} file written", "{count} files written", count).format(count=count)
        lines = [str(file.path.name) for file in written.files]
        self._told.addWidget(Banner("positive", f"{title}: {words.people(written.people)}", "\n".join(lines)))
        for file in written.files:
            for remark in file.remarks:
                places = "\n".join(remark.cells[:_CELLS_NAMED])
                self._told.addWidget(Banner("warning", f"{file.path.name}: {remark.sentence}", places))
        self._session.changed.emit(written.change)
        self.export.hide()
        folder = self.add_button(_("Open the folder"))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder))))
        self._cancel.set_words(_("Close"))
        self._cancel.setFocus()

    @Slot(object)
    def _show_refusal(self, error: VerifierError) -> None:
        self._begin_again()
        self._told.addWidget(Banner("danger", "", sentence_of(error)))

    @Slot()
    def _begin_again(self) -> None:
        self._job = None
        self._bar.hide()
        for part in (*self.formats.values(), self.choose, self.recipient, self.export):
            part.setEnabled(True)

    @Slot()
    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
