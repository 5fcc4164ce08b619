"""Asking to be admitted: an operator of this laptop makes a small file for a supervisor of the case. Nothing in it is secret."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.errors import IdentityError, VerifierError
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.key_sheet import KeySheet
from verifier_gui.ui.dialogs.new_operator import NewOperator
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.choice_box import ChoiceBox, Option
from verifier_gui.ui.widgets.form_fields import Field
from verifier_gui.ui.widgets.key_words import KeyWords
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from verifier_gui.ui.jobs import Job
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.profile import IdentityCard

REQUESTS = N_("Requests for admission (*.vmember)")


class AdmissionRequest(KeySheet):
    """The words of the key stay on the screen until the dialog is closed, for the call that follows."""

    STAYS_WHEN_LOCKED = True

    def __init__(self, parent: QWidget | None, session: "Session", chosen: str = "") -> None:
        super().__init__(parent, "person", width=520)
        self._session = session
        self.operators = ChoiceBox()
        self._operator_field = Field(N_("Operator"), self.operators)
        self.new_operator = KeyButton(picture="person")
        self.say(self.new_operator.set_words, N_("New operator…"))
        self.new_operator.clicked.connect(self._make_operator)
        self._read = label("", "body", wraps=True)
        self.words = KeyWords()
        self.passphrase = PassphraseField(
            N_("Your passphrase"), N_("It signs the request, so that nobody can put another name to your key.")
        )
        for part in (self._operator_field, self.new_operator, self.passphrase, self._read, self.words):
            self.form.addWidget(part)
        self.operators.picked.connect(self._show_words)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Save the request…"))
        self.main.clicked.connect(self.save)
        self._show_operators(chosen)
        self.retranslate()
        (self.passphrase if self._cards else self.new_operator).setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.show_title(
            _("Ask to be admitted to a case"),
            _(
                "A small file with your name and the open half of your key, for a supervisor of the case. Nothing in it is secret."
            ),
        )
        self._read.setText(_("The supervisor will ask you to read these words over the telephone:"))

    def save(self) -> None:
        """Asks where the file shall lie, then writes it."""
        if not self._cards:
            self.new_operator.setFocus()
            return
        if not self.passphrase.text():
            self.passphrase.show_fault(N_("Write your passphrase."))
            self.passphrase.setFocus()
            return
        from verifier_gui.sheets.replacing import safe_file_name

        card = self._cards[self.operators.currentIndex()]
        suggested = f"{safe_file_name(card.name)}.vmember"
        ask.choose_new_file(self, _("Save the request for admission"), _(REQUESTS), suggested, self._write)

    def _write(self, path: Path) -> None:
        operator, passphrase = self._cards[self.operators.currentIndex()].id, self.passphrase.text()
        profile = self._session.profile

        def write(_progress: object) -> Path:
            from verifier_gui.workflow.admitting import save_request

            save_request(profile, operator, passphrase, path)
            return path

        job: Job = self._session.errands.make(write)
        self.wait_for(job)
        job.start()

    @override
    def took(self, result: object) -> None:
        self.passphrase.clear()
        name = result.name if isinstance(result, Path) else ""
        ask.tell(
            self.parentWidget(),
            _("The request is saved: {file}").format(file=name),
            _(
                "Give it to a supervisor of the case, who will call you and ask for these words: {words}. Once you are admitted, "
                "open a copy of the case file with its passphrase, as {operator}."
            ).format(words=self.words.said(), operator=self._cards[self.operators.currentIndex()].name),
        )

    @override
    def refused(self, error: VerifierError) -> None:
        if isinstance(error, IdentityError):
            self.passphrase.edit.selectAll()
            self.passphrase.setFocus()

    def _show_operators(self, chosen: str) -> None:
        self._cards: list[IdentityCard] = self._session.profile.operators()
        known = [str(card.id) for card in self._cards]
        self.operators.offer(
            [Option(card.id, card.name, card.agency) for card in self._cards],
            chosen if chosen in known else (known[0] if known else None),
        )
        for part in (self.operators, self.passphrase, self._read, self.words):
            part.setVisible(bool(self._cards))
        self._operator_field.show_remark("" if self._cards else N_("No operator's key lies on this laptop yet."))
        self._show_words()

    @Slot()
    def _show_words(self, _key: object = None) -> None:
        if self._cards:
            self.words.show_key(self._cards[self.operators.currentIndex()].id)

    @Slot()
    def _make_operator(self) -> None:
        sheet = NewOperator(self, self._session, self._session.profile)
        sheet.made.connect(self._take_operator)
        sheet.open()

    @Slot(object)
    def _take_operator(self, card: "IdentityCard") -> None:
        self._show_operators(card.id)
        self.passphrase.setFocus()
