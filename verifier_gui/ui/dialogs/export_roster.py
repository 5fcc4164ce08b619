"""Asks what the roster is written as and where to, writes it, and tells what was written and what has to be said of it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.lists import NamedList
from verifier_gui.phrases import words
from verifier_gui.ui.dialogs.export_sheet import ExportSheet
from verifier_gui.ui.widgets.labels import label
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


_MOST_TOLD = 340
"""pixels that what was written may take before it scrolls: the buttons stay within reach on a small screen"""


class ExportRoster(ExportSheet):
    """Opened over the roster page. While files are written it shows how far; nothing half written is left behind. What was written
    takes the place of what was asked."""

    def __init__(self, parent: QWidget | None, session: "Session", named: NamedList) -> None:
        super().__init__(parent, session, "export", asks=_("Folder for the roster"))
        self._named = named
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
            box.toggled.connect(self.show_path)
            self.formats[roster_format] = box
            boxes.addWidget(box)
        form.addLayout(boxes)
        form.addLayout(self.place(_("Folder")))
        self._names = label("", "small-muted", wraps=True)
        form.addWidget(self._names)
        form.addWidget(self.recipient)
        form.addWidget(
            Banner(
                "warning",
                _("What is exported is not encrypted."),
                _("It is marked as not signed off. Hand it on as you would the list itself."),
            )
        )
        self.content.addWidget(self._form)
        self.content.addWidget(self.refused)
        self.content.addWidget(self.bar)
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
        self.content.addStretch(1)
        self.add_buttons(_("Export"), self._export)
        self.resting += self.formats.values()
        self.show_path()

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

    @override
    def show_path(self) -> None:
        super().show_path()
        targets = self.targets()
        lines = [
            f"{path.name} — {_('replaces the file that is there')}" if path.exists() else path.name for path in targets
        ]
        self._names.setText("\n".join(lines))
        self.main.setEnabled(bool(targets))

    @Slot()
    def _export(self) -> None:
        targets, recipient = self.targets(), self.recipient.text()
        case_title, list_id = self._session.case.title, self._named.id
        self.export(
            N_("Exporting the roster"),
            targets,
            lambda acting, progress: export_roster(acting, case_title, list_id, targets, progress, recipient=recipient),
            self._show_written,
        )

    @Slot(object)
    def _show_written(self, written: ExportedRoster) -> None:
        self._form.hide()
        count = len(written.files)
        title = ngettext("{count} file written", "{count} files written", count).format(count=count)
        lines = [str(self.folder), *(file.path.name for file in written.files)]
        self._tell(Banner("positive", f"{title}: {words.people(written.people)}", "\n".join(lines)))
        for file in written.files:
            for remark in file.remarks:
                places = "\n".join(remark.cells[:_CELLS_NAMED])
                self._tell(Banner("warning", f"{file.path.name}: {remark.sentence}", places))
        self._telling.show()
        self._telling.setFixedHeight(min(_MOST_TOLD, _height(self._told, self.content.geometry().width())))
        self._session.changed.emit(written.change)
        self.end_in(self.folder)
        self._shrink()

    def _tell(self, banner: Banner) -> None:
        self._told.addWidget(banner)
        # Else it has no height until the window is next laid out.
        banner.show()

    def _shrink(self) -> None:
        """To the height of what is left; a window grows by itself, but never shrinks."""
        self._whole.activate()
        self.resize(self.width(), _height(self._whole, self.width()))


def _height(layout: QLayout, width: int) -> int:
    """What a layout needs at this width, texts wrapped."""
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
