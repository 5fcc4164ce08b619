"""A request for admission: who asks, the words to read to one another, the role; or whose new key it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.membership import Member
from verifier_gui.phrases import membership
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.choice_box import ChoiceBox, Option
from verifier_gui.ui.widgets.form_fields import Field
from verifier_gui.ui.widgets.key_words import KeyWords
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.ui.widgets.role_choice import RoleChoice

if TYPE_CHECKING:
    from verifier_gui.workflow.profile import IdentityCard

_NEW = ""


class Admission(Sheet):
    """`admitted` carries the card and the role, `bound` the card and the id of the member whose new key it is. Neither comes before
    the words were compared by voice."""

    admitted = Signal(object, object)
    bound = Signal(object, str)

    def __init__(self, parent: QWidget | None, card: "IdentityCard", members: Sequence[Member]) -> None:
        super().__init__(parent, "person", width=560)
        self._card = card
        self._members = {member.id: member for member in members if not member.is_suspended}
        self._same_name = Banner("warning")
        self._read = label("", "body", wraps=True)
        self.words = KeyWords()
        self.words.show_key(card.id)
        self.whose = ChoiceBox()
        self._whose_field = Field(N_("Who is it"), self.whose)
        self.role = RoleChoice()
        self.agree = QCheckBox()
        for part in (self._same_name, self._read, self.words, self._whose_field, self.role, self.agree):
            self.content.addWidget(part)
        self.whose.picked.connect(self._show)
        self.role.segments.answered.connect(self._show)
        self.agree.toggled.connect(self._show)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.main.clicked.connect(self._confirm)
        self._offer(_NEW)
        self.retranslate()
        self.whose.setFocus()

    @override
    def retranslate(self) -> None:
        said = f"{self._card.name} · {self._card.agency}" if self._card.agency else self._card.name
        self.show_title(_("Admit a member"), said)
        self._read.setText(
            _(
                "Read these words to one another over the telephone, to somebody whose voice you know. If one word differs, this is "
                "another person's key: admit nobody."
            )
        )
        self.agree.setText(_("All eight words agree"))
        self._offer(self.whose.key())
        same = any(member.name.casefold() == self._card.name.casefold() for member in self._members.values())
        self._same_name.setVisible(same)
        self._same_name.show_words(
            _("There is a member of this name already."),
            _("If it is the same person with a new key, say so below: nobody may be two members."),
        )
        self._show()

    def _offer(self, key: str | None) -> None:
        options = [Option(_NEW, _("Somebody who is no member yet"))]
        options += [
            Option(member.id, _("A new key of {name}").format(name=member.name), member.agency)
            for member in self._members.values()
        ]
        self.whose.offer(options, key)

    @Slot()
    def _show(self, _chosen: object = None) -> None:
        is_new = self.whose.key() == _NEW
        self.role.setVisible(is_new)
        self._whose_field.show_remark(
            "" if is_new else N_("The older key ends now. What it signed stays theirs, and so does the role.")
        )
        self.main.set_words(_("Admit") if is_new else _("Bind the new key"))
        self.main.setEnabled(self.agree.isChecked() and (not is_new or self.role.role() is not None))

    @Slot()
    def _confirm(self) -> None:
        whose, role = self.whose.key(), self.role.role()
        if whose:
            self.bound.emit(self._card, whose)
        elif role is not None:
            self.admitted.emit(self._card, role)


class RoleSheet(Sheet):
    """Another role for a member, or a suspended one admitted again. `chosen` carries the role."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None, member: Member) -> None:
        super().__init__(parent, "person", width=520)
        self._member = member
        self.role = RoleChoice()
        if not member.is_suspended:
            self.role.choose(member.role.value)
        self._from_now = label("", "muted", wraps=True)
        self.content.addWidget(self.role)
        self.content.addWidget(self._from_now)
        self.role.segments.answered.connect(self._show)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.main.clicked.connect(self._confirm)
        self.retranslate()
        self.role.segments.buttons[member.role.value].setFocus()

    @override
    def retranslate(self) -> None:
        again = self._member.is_suspended
        self.show_title(_("Admit again") if again else _("Change the role"), membership.name(self._member))
        self._from_now.setText(_("It holds from now on. What was signed before stands as it stood."))
        self.main.set_words(_("Admit again") if again else _("Change the role"))
        self._show()

    @Slot()
    def _show(self, _chosen: object = None) -> None:
        role = self.role.role()
        self.main.setEnabled(role is not None and (self._member.is_suspended or role is not self._member.role))

    @Slot()
    def _confirm(self) -> None:
        self.chosen.emit(self.role.role())
