"""Bringing a key from another laptop: whose it is, and the passphrase that opens it, there as here."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.errors import VerifierError
from verifier_gui.ui.dialogs.key_sheet import KeySheet
from verifier_gui.ui.widgets.key_words import KeyWords
from verifier_gui.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.profile import IdentityCard

KEYS = N_("Keys of operators (*.vkey)")


class BringKey(KeySheet):
    """`brought` comes once the key lies in this profile."""

    STAYS_WHEN_LOCKED = True
    brought = Signal()

    def __init__(self, parent: QWidget | None, session: "Session", card: "IdentityCard", content: bytes) -> None:
        super().__init__(parent, "person", width=480)
        self._session = session
        self._card = card
        self._content = content
        self.words = KeyWords()
        self.words.show_key(card.id)
        self.passphrase = PassphraseField(N_("Your passphrase"), N_("The one that the key had where it was saved."))
        self.form.addWidget(self.words)
        self.form.addWidget(self.passphrase)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Bring the key"))
        self.main.clicked.connect(self.bring)
        self.retranslate()
        self.passphrase.setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        card = self._card
        self.show_title(_("Bring a key to this laptop"), f"{card.name} · {card.agency}" if card.agency else card.name)

    def bring(self) -> None:
        """Tries the passphrase; the key is taken in only if it opens it."""
        passphrase = self.passphrase.text()
        if not passphrase:
            self.passphrase.show_fault(N_("Write your passphrase."))
            self.passphrase.setFocus()
            return
        profile, content = self._session.profile, self._content
        job = self._session.errands.make(lambda _progress: profile.bring_key(content, passphrase))
        self.wait_for(job)
        job.start()

    @override
    def took(self, result: object) -> None:
        self.passphrase.clear()
        self.brought.emit()

    @override
    def refused(self, error: VerifierError) -> None:
        self.passphrase.edit.selectAll()
        self.passphrase.setFocus()
