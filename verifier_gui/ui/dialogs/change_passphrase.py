"""A new passphrase for an operator's own key."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.errors import VerifierError
from verifier_gui.ui.dialogs.key_sheet import KeySheet
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.widgets.new_passphrase import NewPassphrase
from verifier_gui.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.profile import IdentityCard


class ChangePassphrase(KeySheet):
    """The present passphrase, and the new one twice. The passphrase of a case file is another matter and stays."""

    def __init__(self, parent: QWidget | None, session: "Session", card: "IdentityCard") -> None:
        super().__init__(parent, "lock", width=460)
        self._session = session
        self._card = card
        self.former = PassphraseField(N_("Your present passphrase"))
        self.passphrase = NewPassphrase(N_("Your new passphrase"), N_("Your new passphrase, once more"))
        self.form.addWidget(self.former)
        self.form.addWidget(self.passphrase)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Change passphrase"))
        self.main.clicked.connect(self.change)
        self.retranslate()
        self.former.setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.show_title(
            _("Change your passphrase"),
            _("{name}. Passphrases of case files stay as they are.").format(name=self._card.name),
        )

    def change(self) -> Job | None:
        """None where something is missing, which is said at its place."""
        if not self.former.text():
            self.former.show_fault(N_("Write your present passphrase."))
            self.former.setFocus()
            return None
        wrong = self.passphrase.problem()
        if wrong is not None:
            wrong.setFocus()
            return None
        former, new = self.former.text(), self.passphrase.text()
        job = self._session.errands.make(
            lambda _progress: self._session.profile.change_passphrase(self._card.id, former, new)
        )
        self.wait_for(job)
        job.start()
        return job

    @override
    def took(self, result: object) -> None:
        self.former.clear()
        self.passphrase.clear()

    @override
    def refused(self, error: VerifierError) -> None:
        self.former.edit.selectAll()
        self.former.setFocus()
