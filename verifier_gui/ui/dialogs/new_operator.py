"""A new operator: the name that stands beside every decision, and the passphrase of the key that signs them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.errors import VerifierError
from verifier_gui.ui.dialogs.key_sheet import KeySheet
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.widgets.form_fields import TextField
from verifier_gui.ui.widgets.new_passphrase import NewPassphrase

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.profile import Profile


class OperatorFields(QWidget):
    """Name, agency and passphrase of an operator to be."""

    def __init__(self) -> None:
        super().__init__()
        self.name = TextField(N_("Your name"), N_("As it shall stand beside your decisions."))
        self.agency = TextField(N_("Your agency"))
        self.passphrase = NewPassphrase(N_("Your own passphrase"), N_("Your own passphrase, once more"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.name, self.agency, self.passphrase):
            column.addWidget(part)
        self.setFocusProxy(self.name)

    def values(self) -> tuple[str, str, str]:
        """Name, agency, passphrase."""
        return self.name.text(), self.agency.text(), self.passphrase.text()

    def problem(self) -> QWidget | None:
        """The field to put right, where it is said; None where all can be taken."""
        if not self.name.text():
            self.name.show_fault(N_("Write your name."))
            return self.name
        return self.passphrase.problem()


class NewOperator(KeySheet):
    """Makes a key on this laptop. `made` carries the `IdentityCard` of its owner."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None, session: "Session", profile: "Profile") -> None:
        super().__init__(parent, "person", width=460)
        self._session = session
        self._profile = profile
        self.fields = OperatorFields()
        self.form.addWidget(self.fields)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Make the key"))
        self.main.clicked.connect(self.make)
        self.retranslate()
        self.fields.setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.show_title(
            _("New operator"),
            _("Your key signs what you decide. It stays on this laptop, sealed with a passphrase that only you know."),
        )

    def make(self) -> Job | None:
        """Makes the key from what was typed. None where something is missing, which is said at its place."""
        wrong = self.fields.problem()
        if wrong is not None:
            wrong.setFocus()
            return None
        name, agency, passphrase = self.fields.values()
        job = self._session.errands.make(lambda _progress: self._profile.create_operator(name, agency, passphrase).card)
        self.wait_for(job)
        job.start()
        return job

    @override
    def took(self, result: object) -> None:
        self.fields.passphrase.clear()
        self.made.emit(result)

    @override
    def refused(self, error: VerifierError) -> None:
        self.fields.setFocus()
