"""Writing a sealed roster: into which folder and for whom, and what the folder holds."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.lists import NamedList
from verifier_gui.domain.sign_offs import Seal
from verifier_gui.phrases.fingerprints import words_of
from verifier_gui.ui.dialogs.export_sheet import ExportSheet
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.workflow.writing_seals import suggested_folder, write_sealed

if TYPE_CHECKING:
    from verifier_gui.domain.changes import Change
    from verifier_gui.ui.session import Session


class WriteSealed(ExportSheet):
    """The sealed roster gets a new folder of its own in the one that is chosen."""

    def __init__(self, parent: QWidget | None, session: "Session", named: NamedList, seal: Seal) -> None:
        super().__init__(parent, session, "seal", asks=_("Folder for the roster"))
        self._named = named
        self._seal = seal
        self.show_title(_("Write the sealed roster"), named.attributes.name)
        self.content.addLayout(self.place(_("Folder")))
        self.content.addWidget(self.recipient)
        fingerprint = words_of(seal.signed.content_digest)
        self.content.addWidget(
            label(_("Fingerprint of the content: {words}").format(words=fingerprint), "muted", wraps=True)
        )
        self.content.addWidget(
            Banner(
                "warning",
                _("What is exported is not encrypted."),
                _("HOW-TO-CHECK.txt in the folder tells the recipient how to check it without this program."),
            )
        )
        self._written = Banner("positive")
        self._written.hide()
        for part in (self._written, self.refused, self.bar):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.add_buttons(_("Write"), self._write)
        self.show_path()
        self.recipient.setFocus()

    @property
    @override
    def target(self) -> Path:
        """The folder that will be made."""
        return self.folder / suggested_folder(self._named.attributes.name, self._seal)

    @Slot()
    def _write(self) -> None:
        list_id, seal, target, recipient = self._named.id, self._seal, self.target, self.recipient.text()
        self.export(
            N_("Write the sealed roster"),
            [target],
            lambda acting, _progress: write_sealed(acting, list_id, seal, target, recipient=recipient),
            self._show_written,
        )

    @Slot(object)
    def _show_written(self, _change: "Change") -> None:
        self._written.show_words(_("The sealed roster is written."), str(self.target))
        self._written.show()
        self.end_in(self.target)
