"""Asks what the roster is written as and where to, writes it, and tells what was written and what has to be said of it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from verifier_gui.domain.language import N_, _, ngettext, sentence_of
from verifier_gui.domain.lists import NamedList
from verifier_gui.errors import ExportError, VerifierError
from verifier_gui.phrases import words
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.figure_rows import emptied
from verifier_gui.ui.widgets.labels import ElidedLabel, label
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.workflow.exporting import (
    ExportedRoster,
    RosterFormat,
    export_roster,
    look_at_folders,
    suggested_file_name,
)

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_FORMATS = {
    RosterFormat.WORKBOOK: N_("Workbook (.xlsx), every cell of theirs beside the verdict"),
    RosterFormat.CSV: N_("Text table (.csv)"),
    RosterFormat.PRINT: N_("For print (.pdf), headings on every page"),
}

_CELLS_NAMED = 8
"""cells that a remark names in the dialog; the files themselves have them all"""


_MOST_TOLD = 340
"""pixels that what was written may take before it scrolls: the buttons stay within reach on a small screen"""


class ExportRoster(Sheet):
    """Opened over the roster page. While files are written it shows how far; nothing half written is left behind. What was written
    takes the place of what was asked."""

    def __init__(self, parent: QWidget | None, session: "Session", named: NamedList) -> None:
        super().__init__(parent, "export", width=560)
        self._session = session
        self._named = named
        self._job: Job | None = None
        self.folder = _folder_for(session)
        self.show_title(_("Export the roster"), named.attributes.name)
        self._form = QWidget()
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(12)
        self.formats: dict[RosterFormat, QCheckBox] = {}
        boxes = QVBoxLayout()
        boxes.setSpacing(4)
        for roster_format, text in _FORMATS.items():
            box = QCheckBox(_(text))
            box.setChecked(True)
            box.toggled.connect(self._show_names)
            self.formats[roster_format] = box
            boxes.addWidget(box)
        form.addLayout(boxes)
        self._place = ElidedLabel("", "strong")
        self.choose = KeyButton(_("Another folder…"))
        self.choose.clicked.connect(self._choose_folder)
        place = QHBoxLayout()
        place.setSpacing(10)
        place.addWidget(self._place, 1)
        place.addWidget(self.choose)
        form.addLayout(_labelled(_("Folder"), place))
        self._names = label("", "small-muted", wraps=True)
        form.addWidget(self._names)
        self.recipient = QLineEdit()
        self.recipient.setAccessibleName(_("For whom (goes into the audit log)"))
        field = QVBoxLayout()
        field.addWidget(self.recipient)
        form.addLayout(_labelled(_("For whom (goes into the audit log)"), field))
        form.addWidget(
            Banner(
                "warning",
                _("What is exported is not encrypted."),
                _("It is marked as not signed off. Hand it on as you would the list itself."),
            )
        )
        self.content.addWidget(self._form)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(_("Export the roster"))
        self._bar.hide()
        self.content.addWidget(self._bar)
        inside = QWidget()
        self._told = QVBoxLayout(inside)
        self._told.setContentsMargins(0, 0, 0, 0)
        self._told.setSpacing(8)
        self._telling = QScrollArea()
        self._telling.setWidget(inside)
        self._telling.setWidgetResizable(True)
        inside.setAutoFillBackground(False)
        self._telling.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._telling.hide()
        self.content.addWidget(self._telling)
        self._cancel = self.add_cancel()
        self.export = self.add_button(_("Export"), primary=True)
        self.export.clicked.connect(self._export)
        self.rejected.connect(self._stop)
        self._show_names()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._shrink()

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
        self._tell([])
        self._show_names()

    @Slot()
    def _export(self) -> None:
        targets, recipient = self.targets(), self.recipient.text().strip()
        case, list_id = self._session.case, self._named.id
        try:
            look_at_folders(targets)
        except ExportError as error:
            # At once: the job may have to wait for a matching.
            self._show_refusal(error)
            return
        for part in (*self.formats.values(), self.choose, self.recipient, self.export):
            part.setEnabled(False)
        self._tell([])
        self._bar.show()
        job = self._session.run(
            N_("Exporting the roster"),
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
        self._session.export_folder = self.folder
        self._bar.hide()
        self._form.hide()
        count = len(written.files)
        title = ngettext("{count} file written", "{count} files written", count).format(count=count)
        lines = [str(self.folder), *(file.path.name for file in written.files)]
        told = [Banner("positive", f"{title}: {words.people(written.people)}", "\n".join(lines))]
        for file in written.files:
            for remark in file.remarks:
                places = "\n".join(remark.cells[:_CELLS_NAMED])
                told.append(Banner("warning", f"{file.path.name}: {remark.sentence}", places))
        self._tell(told)
        self._session.changed.emit(written.change)
        self.export.hide()
        folder = self.add_button(_("Open the folder"))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder))))
        self._cancel.set_words(_("Close"))
        self._cancel.setFocus()
        self._shrink()

    @Slot(object)
    def _show_refusal(self, error: VerifierError) -> None:
        self._begin_again()
        self._tell([Banner("danger", "", sentence_of(error))])
        self.choose.setFocus()

    def _tell(self, banners: Sequence[Banner]) -> None:
        """What there is to say now, in place of what was said before."""
        emptied(self._told)
        for banner in banners:
            self._told.addWidget(banner)
            # Else it has no height until the window is next laid out.
            banner.show()
        self._telling.setVisible(bool(banners))
        if banners:
            self._telling.setFixedHeight(min(_MOST_TOLD, _height(self._told, self.content.geometry().width())))

    def _shrink(self) -> None:
        """To the height of what is left; a window grows by itself, but never shrinks."""
        self._whole.activate()
        self.resize(self.width(), _height(self._whole, self.width()))

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


def _folder_for(session: "Session") -> Path:
    """A folder that is there: where a roster was written before, else the documents', else the user's own."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    wanted = (session.export_folder, documents)
    return next((folder for folder in wanted if folder is not None and folder.is_dir()), Path.home())


def _height(layout: QLayout, width: int) -> int:
    """What a layout needs at this width, texts wrapped."""
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()


def _labelled(text: str, field: QLayout) -> QVBoxLayout:
    """A label close above what it names."""
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label(text, "field-label"))
    column.addLayout(field)
    return column
