"""Exporting a copy of the audit log: into which folder and for whom, and what it holds in the clear."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.dialogs.export_sheet import ExportSheet
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.workflow.copying_log import CopiedLog, copy_log, suggested_copy_name

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session


class ExportCopy(ExportSheet):
    """The copy is one file in the folder that is chosen. While it is written it shows how far; nothing half written is left behind."""

    def __init__(self, parent: QWidget | None, session: "Session") -> None:
        super().__init__(parent, session, "export", asks=_("Folder for the copy"))
        self.show_title(
            _("Export a copy of the audit log"),
            _("Every act as it was signed, so that somebody else can check it on another machine."),
        )
        self.content.addLayout(self.place(_("File")))
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
        self.written = Banner("positive")
        self.written.hide()
        for part in (self.written, self.refused, self.bar):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.add_buttons(_("Export"), self._export)
        self.show_path()
        self.recipient.setFocus()

    @property
    @override
    def target(self) -> Path:
        """The file that will be written: one that is there already keeps its name and its bytes."""
        case = self._session.case
        wanted = self.folder / suggested_copy_name(case.title, case.acting.clock())
        found, number = wanted, 1
        while found.exists():
            number += 1
            found = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        return found

    @Slot()
    def _export(self) -> None:
        title, target, recipient = self._session.case.title, self.target, self.recipient.text()
        self.export(
            N_("Exporting a copy of the audit log"),
            [target],
            lambda acting, progress: copy_log(acting, title, target, progress, recipient=recipient),
            self._show_written,
        )

    @Slot(object)
    def _show_written(self, copied: CopiedLog) -> None:
        self._session.changed.emit(copied.change)
        acts = ngettext("{count} act", "{count} acts", copied.lines).format(count=grouped(copied.lines))
        hidden = ngettext("{count} of them hidden", "{count} of them hidden", copied.hidden)
        told = f"{acts}, {hidden.format(count=grouped(copied.hidden))}" if copied.hidden else acts
        self.written.show_words(_("The copy is written: {acts}.").format(acts=told), str(copied.path))
        self.written.show()
        self.end_in(copied.path.parent)
