"""Several people at one laptop, one after another: they join a case, give the window to each other, sign and seal."""

from dataclasses import dataclass
from pathlib import Path

import small_case
from dialogs_seen import texts
from PySide6.QtWidgets import QApplication
from story_caseworker import LONG, Caseworker

from verifier_gui.domain.sign_offs import SigningState
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.admission import Admission
from verifier_gui.ui.dialogs.admission_request import AdmissionRequest
from verifier_gui.ui.dialogs.commands import Commands
from verifier_gui.ui.dialogs.export_copy import ExportCopy
from verifier_gui.ui.dialogs.members import Members
from verifier_gui.ui.dialogs.new_operator import NewOperator
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.dialogs.sign_roster import SignFirst, SignSecond
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.ui.dialogs.write_sealed import WriteSealed
from verifier_gui.workflow.overseeing import lists_to_verify
from verifier_gui.workflow.signing_off import read_sign_off


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of an agency, with the passphrase that only they know."""

    name: str
    agency: str
    passphrase: str


OLENA = Person(small_case.OPERATOR, small_case.AGENCY, small_case.PASSPHRASE)
MARIA = Person("Марія Довбуш", "Interior ministry", "staple battery")
TARAS = Person("Тарас Войтенко", "Security service", "horse correct")


class Office:
    """Whoever sits at the laptop acts through `caseworker`."""

    def __init__(self, caseworker: Caseworker) -> None:
        self.caseworker = caseworker
        self._has_key: set[Person] = {OLENA}
        """those whose profile keeps the key of the case file"""

    def asks_to_join(self, person: Person) -> tuple[Path, str]:
        """The request for admission, and the words that its maker will read over the telephone."""
        hands = self.caseworker
        path = hands.folder / f"{person.name}.vmember"
        hands.presses("Ctrl+K")
        hands.dialog(Commands)
        hands.types("admitted")
        hands.presses("Enter")
        request = hands.dialog(AdmissionRequest)
        hands.clicks(request.new_operator)
        making = hands.dialog(NewOperator)
        hands.types(person.name)
        hands.presses("Tab")
        hands.types(person.agency)
        hands.presses("Tab")
        hands.types(person.passphrase)
        making.fields.passphrase.second.setFocus()
        hands.types(person.passphrase)
        with hands.qtbot.waitSignal(making.finished, timeout=LONG):
            hands.presses("Enter")
        hands.dialog(AdmissionRequest)
        words = request.words.said()
        ask.prepared.files.append([path])
        hands.types(person.passphrase)
        with hands.qtbot.waitSignal(request.finished, timeout=LONG):
            hands.presses("Enter")
        hands.dialog(Sheet)
        hands.presses("Enter")
        return path, words

    def admits(self, request: Path, words: str, role: OperatorRole) -> None:
        """What the supervisor does, who hears the words."""
        hands = self.caseworker
        hands.presses("Ctrl+Shift+M")
        members = hands.dialog(Members)
        ask.prepared.files.append([request])
        hands.clicks(members.request)
        admission = hands.dialog(Admission)
        assert admission.words.said() == words
        hands.ticks(admission.agree)
        hands.clicks(admission.role.segments.buttons[role.value])
        hands.presses("Enter")
        hands.qtbot.waitUntil(lambda: not admission.isVisible(), timeout=LONG)
        hands.dialog(Members)
        hands.presses("Esc")

    def switches_to(self, person: Person) -> None:
        """By the one shortcut: somebody who sits down here for the first time needs the passphrase of the case file once."""
        hands = self.caseworker
        before = hands.session.case.operator
        with hands.qtbot.waitSignal(hands.session.left, timeout=LONG):
            hands.presses("Ctrl+Shift+L")
        hands.qtbot.waitUntil(lambda: any(d.isVisible() for d in hands.window.findChildren(UnlockCase)), timeout=LONG)
        dialog = hands.dialog(UnlockCase)
        assert not dialog.operators.currentText().startswith(before.name)
        hands.presses("Home")
        for _other in range(dialog.operators.count()):
            if dialog.operators.currentText().startswith(person.name):
                break
            hands.presses("Down")
        assert dialog.operators.currentText().startswith(person.name)
        dialog.passphrase.setFocus()
        hands.types(person.passphrase)
        if person not in self._has_key:
            hands.presses("Enter")
            hands.qtbot.waitUntil(dialog.case_passphrase.isVisible, timeout=LONG)
            hands.qtbot.waitUntil(lambda: dialog.case_passphrase.edit is QApplication.focusWidget(), timeout=LONG)
            hands.types(small_case.CASE_PASSPHRASE)
            self._has_key.add(person)
        with hands.qtbot.waitSignal(hands.session.opened, timeout=LONG):
            hands.presses("Enter")
        hands.qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=LONG)
        assert hands.session.case.operator.name == person.name

    def goes_to_roster(self) -> str:
        """How far the roster is signed, as its page says."""
        self.caseworker.presses("Ctrl+3")
        return self.said_of_signing()

    def said_of_signing(self) -> str:
        return self.caseworker.page.signing.banner.accessibleName()

    def signs_first(self) -> str:
        """The words that the first signer reads to the second."""
        hands = self.caseworker
        hands.presses("Ctrl+Shift+S")
        sheet = hands.dialog(SignFirst)
        hands.presses("Enter")
        hands.qtbot.waitUntil(lambda: self.signed is SigningState.SIGNED_ONCE and sheet.main.isHidden(), timeout=LONG)
        (words,) = [text for text in texts(sheet) if len(text.split()) == 8 and text.islower()]
        hands.presses("Enter")
        hands.qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=LONG)
        return words

    def signs_second(self, words: str) -> None:
        hands = self.caseworker
        hands.presses("Ctrl+Shift+S")
        sheet = hands.dialog(SignSecond)
        assert sheet.words.text() == words
        hands.ticks(sheet.agree)
        hands.presses("Enter")
        hands.qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=LONG)

    def writes_sealed(self, folder: Path) -> Path:
        """The sealed folder."""
        hands = self.caseworker
        hands.presses("Ctrl+Shift+E")
        sheet = hands.dialog(WriteSealed)
        ask.prepared.files.append([folder])
        hands.clicks(sheet.choose)
        target = sheet.target
        sheet.recipient.setFocus()
        hands.types("Coordination headquarters")
        hands.presses("Enter")
        hands.qtbot.waitUntil(sheet.main.isHidden, timeout=LONG)
        hands.presses("Esc")
        hands.qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=LONG)
        return target

    def exports_copy(self, folder: Path) -> Path:
        """A copy of the audit log."""
        hands = self.caseworker
        hands.presses("Ctrl+5", "Ctrl+E")
        sheet = hands.dialog(ExportCopy)
        ask.prepared.files.append([folder])
        hands.clicks(sheet.choose)
        target = sheet.target
        sheet.recipient.setFocus()
        hands.types("the court")
        hands.presses("Enter")
        hands.qtbot.waitUntil(sheet.written.isVisible, timeout=LONG)
        hands.presses("Esc")
        hands.qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=LONG)
        return target

    @property
    def signed(self) -> SigningState:
        reader = self.caseworker.session.reader
        (named,) = lists_to_verify(reader)
        return read_sign_off(reader, named.id).state
