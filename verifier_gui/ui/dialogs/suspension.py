"""Suspending a member: what follows from it, and why."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.membership import Member
from verifier_gui.phrases import membership
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.form_fields import TextField
from verifier_gui.ui.widgets.labels import label


class Suspension(Sheet):
    """`confirmed` carries the reason."""

    confirmed = Signal(str)

    def __init__(self, parent: QWidget | None, member: Member) -> None:
        super().__init__(parent, "warning", width=520)
        self._member = member
        self._follows = label("", "body", wraps=True)
        self.reason = TextField(N_("Why"), N_("It is signed with your key and stays in the audit log."))
        self.reason.edit.setMaxLength(500)
        self.sure = QCheckBox()
        for part in (self._follows, self.reason, self.sure):
            self.content.addWidget(part)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Suspend"))
        self.main.clicked.connect(self._confirm)
        self.sure.toggled.connect(self.main.setEnabled)
        self.main.setEnabled(False)
        self.retranslate()
        self.reason.setFocus()

    @override
    def retranslate(self) -> None:
        self.show_title(_("Suspend a member"), membership.name(self._member))
        self._follows.setText(
            _(
                "What this person signed until now counts as before, and nothing they sign from now on. Whoever has a copy of the "
                "case file and its passphrase can still read that copy."
            )
        )
        self.sure.setText(_("Suspend {name} from now on").format(name=self._member.name))

    @Slot()
    def _confirm(self) -> None:
        if self.reason.text():
            self.confirmed.emit(self.reason.text())
        else:
            self.reason.show_fault(N_("Say why: it stays in the audit log beside your name."))
            self.reason.setFocus()
