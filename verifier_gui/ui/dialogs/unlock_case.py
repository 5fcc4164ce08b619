"""Unlocking a case file: the operator, a passphrase, and what this laptop remembers of the file."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QPushButton, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.errors import IdentityError, VerifierError, WrongKeyError
from verifier_gui.phrases import recent
from verifier_gui.ui.dialogs.key_sheet import KeySheet
from verifier_gui.ui.dialogs.new_operator import NewOperator
from verifier_gui.ui.jobs import Job
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.form_fields import Field
from verifier_gui.ui.widgets.keep_key import KeepKey
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.ui.widgets.passphrase_field import PassphraseField

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.case_files import LockedCase, OpenCase
    from verifier_gui.workflow.profile import IdentityCard, Profile

LAST_OPERATOR = "operator"
"""The setting of the profile under which the operator is kept who opened a case file last."""


class UnlockCase(KeySheet):
    """Opens `path`, or the case file that this window has locked. An operator who keeps the case's key gives his own
    passphrase alone; else that of the case file is asked for as well. `known_passphrase` is the demo case's."""

    def __init__(
        self,
        parent: QWidget | None,
        session: "Session",
        path: Path,
        locked: "LockedCase | None" = None,
        known_passphrase: str = "",
    ) -> None:
        super().__init__(parent, "lock")
        self._session = session
        self._path = path
        self._locked = locked
        self._known_passphrase = known_passphrase
        self._profile: Profile = locked.profile if locked else session.profile
        self._recent = self._profile.recent_case(path)
        self.operators = QComboBox()
        self._operator_field = Field(N_("Operator"), self.operators)
        self.passphrase = PassphraseField(N_("Your passphrase"))
        self.case_passphrase = PassphraseField(N_("Passphrase of the case file"))
        self.keep_key = KeepKey()
        self._left_so = Banner("neutral")
        self._forgotten = Banner("neutral")
        self._forgotten.setVisible(False)
        self._lay_out()
        self._asks_both = (locked is not None and not locked.is_key_kept) or (locked is None and self._recent is None)
        self._show_operators(locked.operator if locked else self._profile.setting(LAST_OPERATOR))
        self._show_case_field()
        self.retranslate()
        (self.passphrase if self._cards else self.new_operator).setFocus()

    @override
    def retranslate(self) -> None:
        super().retranslate()
        title = self._locked.title if self._locked else self._recent.title if self._recent else self._path.name
        self.show_title(_("Unlock the case file"), title)
        if self.operators.count() > len(self._cards):
            self.operators.setItemText(len(self._cards), _("New operator…"))
        self._show_what_was_left()
        self._forgotten.show_words(
            _("A passphrase cannot be recovered; there is no back door."),
            _(
                "If you forgot your own, make a new operator and open the file with the passphrase of the case file: it can be "
                "read then, but decisions count only from members of the case. If the case's is forgotten, whoever keeps "
                "its key on a laptop can still open it with a passphrase of their own."
            ),
        )

    def switch_operator(self) -> None:
        """For somebody else than who locked the window: the next by name is chosen already, and where there are more than one the
        arrow keys choose another."""
        if self._locked is None:
            return
        others = [place for place, card in enumerate(self._cards) if card.id != self._locked.operator]
        if others:
            following = next((place for place in others if place > self._chosen), others[0])
            self.operators.setCurrentIndex(following)
            self._choose_operator(following)
            (self.passphrase if len(others) == 1 else self.operators).setFocus()
        else:
            self._operator_field.show_remark(N_("No other member of this case has a key on this laptop."))

    def left_said(self) -> str:
        """How the case file was left here, as it is shown."""
        return self._left_so.accessibleName() if self._left_so.isVisible() else ""

    def forgotten_said(self) -> str:
        """What is said to whoever forgot a passphrase; empty until they ask."""
        return self._forgotten.accessibleName() if self._forgotten.isVisible() else ""

    def unlock(self) -> Job | None:
        """Opens the file with what was typed. None where something is missing, which is said at its place."""
        if not self._cards:
            self._operator_field.show_fault(N_("No operator's key lies on this laptop yet. Make one."))
            self.new_operator.setFocus()
            return None
        if not self.passphrase.text():
            self.passphrase.show_fault(N_("Write your passphrase."))
            self.passphrase.setFocus()
            return None
        if self._asks_both and not self.case_passphrase.text():
            self.case_passphrase.show_fault(N_("Write the passphrase of the case file."))
            self.case_passphrase.setFocus()
            return None
        job = self._begin()
        self.wait_for(job)
        return job

    @override
    def took(self, result: object) -> None:
        self._profile.keep_setting(LAST_OPERATOR, str(self.operators.currentData()))
        self.passphrase.clear()
        self.case_passphrase.clear()

    @override
    def refused(self, error: VerifierError) -> None:
        wanted = self.passphrase
        if isinstance(error, WrongKeyError):
            self._asks_both = True
            self._show_case_field()
            wanted = self.case_passphrase
        elif not isinstance(error, IdentityError):
            self.passphrase.setFocus()
            return
        wanted.edit.selectAll()
        wanted.setFocus()

    def _begin(self) -> Job:
        own, of_case = self.passphrase.text(), self.case_passphrase.text() if self._asks_both else ""
        path, profile, keeps = self._path, self._profile, self.keep_key.is_wanted()
        operator = self._cards[self.operators.currentIndex()].id
        if self._locked is not None:
            return self._session.unlock(
                own, of_case, operator, keep_key=bool(of_case) and self._offers_to_keep() and keeps
            )

        def open_it() -> "OpenCase":
            from verifier_gui.workflow import case_files

            identity = profile.unlock_operator(operator, own)
            if of_case:
                return case_files.open_with_passphrase(
                    path, of_case, identity=identity, profile=profile, keep_key=keeps
                )
            return case_files.open_with_operator(path, identity=identity, profile=profile)

        return self._session.open_case(open_it)

    def _lay_out(self) -> None:
        self.new_operator = KeyButton(picture="person")
        self.say(self.new_operator.set_words, N_("New operator…"))
        self.new_operator.clicked.connect(self._make_operator)
        self.operators.activated.connect(self._choose_operator)
        self.form.addWidget(self._operator_field)
        self.form.addWidget(self.new_operator)
        self.form.addWidget(self.passphrase)
        self.form.addWidget(self.case_passphrase)
        self.form.addWidget(self.keep_key)
        self.form.addWidget(self._left_so)
        self.form.addWidget(self._forgotten)
        self.forgotten = QPushButton()
        self.forgotten.setProperty("look", "link")
        self.forgotten.setAutoDefault(False)
        self.say(self.forgotten.setText, N_("Forgotten?"))
        self.forgotten.clicked.connect(self._explain)
        self.buttons.insertWidget(0, self.forgotten)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Unlock"))
        self.main.clicked.connect(self.unlock)

    def _show_operators(self, chosen: str) -> None:
        self._cards: list[IdentityCard] = [
            card
            for card in self._profile.operators()
            if self._locked is None or card.id == self._locked.operator or card.id in self._locked.members
        ]
        self.operators.clear()
        for card in self._cards:
            self.operators.addItem(f"{card.name} · {card.agency}" if card.agency else card.name, card.id)
        if self._locked is None and self._cards:
            self.operators.addItem(_("New operator…"), "")
        known: list[str] = [card.id for card in self._cards]
        self._chosen = known.index(chosen) if chosen in known else 0
        self.operators.setCurrentIndex(self._chosen)
        self.operators.setEnabled(self._locked is None or len(self._cards) > 1)
        self.operators.setVisible(bool(self._cards))
        self.new_operator.setVisible(not self._cards)
        self._operator_field.show_fault("")
        self._operator_field.show_remark("" if self._cards else N_("No operator's key lies on this laptop yet."))

    def _show_case_field(self) -> None:
        self.case_passphrase.setVisible(self._asks_both)
        self.keep_key.setVisible(self._asks_both and self._offers_to_keep())

    def _offers_to_keep(self) -> bool:
        """Whoever locked the window has said already whether his profile keeps the key."""
        return self._locked is None or self.operators.currentData() != self._locked.operator

    def _show_what_was_left(self) -> None:
        if self._known_passphrase:
            self._left_so.show_words(
                _("This is the demo case."),
                _("Its passphrase is: {passphrase}").format(passphrase=self._known_passphrase),
            )
            return
        known = self._recent
        # Of one case there may be several files here, each with an end of its own.
        unopened = known is not None and bool(known.copy_of_act) and not known.closed_at
        head = self._profile.heads_seen(known.case_id).of(known.station) if known is not None and not unopened else None
        left_at = recent.left_at(head.number, known.closed_at) if head is not None and known is not None else ""
        copied = recent.copied(known.copy_of_act, known.acts_left_out) if known is not None else ""
        self._left_so.setVisible(bool(left_at or copied))
        if copied:
            told = f"{_('As you left it')}: {left_at}" if left_at else _("It was not opened yet.")
            self._left_so.show_words(copied, told)
        elif left_at:
            self._left_so.show_words(_("As you left it"), left_at)

    @Slot()
    def _explain(self) -> None:
        self._forgotten.setVisible(not self._forgotten.isVisible())

    @Slot(int)
    def _choose_operator(self, index: int) -> None:
        if index < len(self._cards):
            self._chosen = index
            if self._locked is not None:
                mine = self._cards[index].id == self._locked.operator
                self._asks_both = mine and not self._locked.is_key_kept
                self._show_case_field()
        else:
            self.operators.setCurrentIndex(self._chosen)
            self._make_operator()

    @Slot()
    def _make_operator(self) -> None:
        sheet = NewOperator(self, self._session, self._profile)
        sheet.made.connect(self._take_operator)
        sheet.open()

    @Slot(object)
    def _take_operator(self, card: "IdentityCard") -> None:
        self._show_operators(card.id)
        self.passphrase.setFocus()
