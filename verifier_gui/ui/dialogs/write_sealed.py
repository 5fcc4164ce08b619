"""Writing a sealed roster: into which folder and for whom, and what the folder holds."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QWidget

from verifier_gui.domain.language import N_, _, sentence_of
from verifier_gui.domain.lists import NamedList
from verifier_gui.domain.sign_offs import Seal
from verifier_gui.errors import VerifierError
from verifier_gui.phrases.fingerprints import words_of
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.form_fields import TextField
from verifier_gui.ui.widgets.labels import ElidedLabel, label
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.workflow.writing_seals import suggested_folder, write_sealed

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session


class WriteSealed(Sheet):
    """The sealed roster gets a new folder of its own in the one that is chosen."""

    def __init__(self, parent: QWidget | None, session: "Session", named: NamedList, seal: Seal) -> None:
        super().__init__(parent, "seal", width=560)
        self._session = session
        self._named = named
        self._seal = seal
        documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        wanted = (session.export_folder, documents)
        self._folder = next((folder for folder in wanted if folder is not None and folder.is_dir()), Path.home())
        self.show_title(_("Write the sealed roster"), named.attributes.name)
        self._place = ElidedLabel("", "strong")
        self._place.elided = Qt.TextElideMode.ElideMiddle
        self.choose = KeyButton(_("Another folder…"))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._choose_folder)
        place = QHBoxLayout()
        place.setSpacing(10)
        place.addWidget(self._place, 1)
        place.addWidget(self.choose)
        self.content.addWidget(label(_("Folder"), "field-label"))
        self.content.addLayout(place)
        self.recipient = TextField(N_("For whom (goes into the audit log)"))
        self.content.addWidget(self.recipient)
        self._words = label(
            _("Fingerprint of the content: {words}").format(words=words_of(seal.signed.content_digest)),
            "muted",
            wraps=True,
        )
        self.content.addWidget(self._words)
        self.content.addWidget(
            Banner(
                "warning",
                _("What is exported is not encrypted."),
                _("HOW-TO-CHECK.txt in the folder tells the recipient how to check it without this program."),
            )
        )
        self._written, self._refused = Banner("positive"), Banner("danger")
        for banner in (self._written, self._refused):
            banner.hide()
            self.content.addWidget(banner)
        self.content.addStretch(1)
        self._cancel = self.add_cancel()
        self.main = self.add_button(_("Write"), primary=True, key="Enter")
        self.main.clicked.connect(self._write)
        self._show_place()
        self.recipient.setFocus()

    @property
    def target(self) -> Path:
        """The folder that will be made."""
        return self._folder / suggested_folder(self._named.attributes.name, self._seal)

    def _show_place(self) -> None:
        self._place.setText(str(self.target))

    @Slot()
    def _choose_folder(self) -> None:
        ask.choose_folder(self, _("Folder for the roster"), self._folder, self._take_folder)

    def _take_folder(self, folder: Path) -> None:
        self._folder = folder
        self._refused.hide()
        self._show_place()

    @Slot()
    def _write(self) -> None:
        case = self._session.case
        try:
            change = write_sealed(case.acting, self._named.id, self._seal, self.target, recipient=self.recipient.text())
        except VerifierError as error:
            self._refused.show_words("", sentence_of(error))
            self._refused.show()
            self.choose.setFocus()
            return
        self._session.export_folder = self._folder
        self._session.changed.emit(change)
        self._refused.hide()
        self._written.show_words(_("The sealed roster is written."), str(self.target))
        self._written.show()
        for part in (self.choose, self.recipient):
            part.setEnabled(False)
        self.main.hide()
        folder = self.add_button(_("Open the folder"))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.target))))
        self._cancel.set_words(_("Close"))
        self._cancel.setFocus()
