"""Who works on the case: everybody who is, or was, a member; supervisors admit, suspend, and give another role."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.errors import VerifierError
from verifier_gui.phrases import membership
from verifier_gui.phrases.quotations import quoted
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.admission import Admission, RoleSheet
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.dialogs.suspension import Suspension
from verifier_gui.ui.models.members_model import MembersModel
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.fitted_table import FittedTable
from verifier_gui.ui.widgets.key_words import KeyWords
from verifier_gui.ui.widgets.labels import label
from verifier_gui.workflow import admitting

if TYPE_CHECKING:
    from pathlib import Path

    from verifier_gui.domain.membership import Member
    from verifier_gui.ui.session import Session
    from verifier_gui.workflow.profile import IdentityCard

REQUESTS = N_("Requests for admission (*.vmember)")
_WORDS = {0: 140, 1: 120}
"""columns of words and their least pixels"""


class Members(Sheet):
    """Everybody may look; who may not act is told why."""

    def __init__(self, parent: QWidget | None, session: "Session") -> None:
        super().__init__(parent, "person", width=900)
        self._session = session
        self.rows = MembersModel(self)
        self.table = FittedTable(self.rows, words=_WORDS)
        self.table.setMinimumHeight(220)
        self.say(self.table.setAccessibleName, N_("Members"))
        self.table.selectionModel().currentRowChanged.connect(self._show_chosen)
        self._who = label("", "strong", wraps=True)
        self._note = label("", "muted", wraps=True)
        self.words = KeyWords()
        self.why_not = label("", "muted", wraps=True)
        self.change, self.suspend = KeyButton(), KeyButton()
        self.say(self.suspend.set_words, N_("Suspend…"))
        self.change.clicked.connect(self._ask_role)
        self.suspend.clicked.connect(self._ask_reason)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self.why_not, 1)
        acts.addWidget(self.change)
        acts.addWidget(self.suspend)
        for part, stretch in ((self.table, 1), (self._who, 0), (self.words, 0), (self._note, 0)):
            self.content.addWidget(part, stretch)
        self.content.addLayout(acts)
        self.request = self.add_button()
        self.say(self.request.set_words, N_("Open a request for admission…"))
        self.request.clicked.connect(self._choose_request)
        close = self.add_button(primary=True)
        self.say(close.set_words, N_("Close"))
        close.clicked.connect(self.accept)
        session.changed.connect(self._take_change)
        self._reread()
        self.retranslate()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def retranslate(self) -> None:
        self.show_title(_("Members"), self._session.case.title if self._session.is_open else "")
        if self._session.is_open:
            self._reread()

    @property
    def chosen(self) -> "Member | None":
        """Whose row is chosen."""
        listed = self.rows.listed(self.table.currentIndex().row())
        return listed.member if listed else None

    @Slot(object)
    def _take_change(self, _change: Change) -> None:
        if self._session.is_open:
            self._reread()

    def _reread(self) -> None:
        chosen = self.chosen
        self.rows.show_members(admitting.read_members(self._session.reader))
        self.table.selectRow(self.rows.row_of(chosen.id if chosen else self._session.case.operator.id))
        self._show_chosen()

    @Slot()
    def _show_chosen(self, *_indexes: object) -> None:
        member = self.chosen
        if member is None or not self._session.is_open:
            return
        case = self._session.case
        self._who.setText(f"{membership.name(member)} · {membership.standing(member)}")
        self.words.show_key(member.key)
        keys = len(member.keys) - 1
        told = [quoted(member.note)] if member.note else []
        if keys:
            told.append(_("Earlier keys that ended: {count}").format(count=keys))
        self._note.setText(" · ".join(told))
        self._note.setVisible(bool(told))
        self.change.set_words(_("Admit again…") if member.is_suspended else _("Change the role…"))
        may = case.may(StatementKind.MEMBER)
        is_own = case.identity.card.id in member.keys
        self.why_not.setText(self._why_not(may=may, is_own=is_own))
        self.request.setEnabled(may)
        self.change.setEnabled(may and not is_own)
        self.suspend.setEnabled(may and not is_own and not member.is_suspended)

    def _why_not(self, *, may: bool, is_own: bool) -> str:
        if self._session.case.is_read_only:
            return _("This case file is open to read only.")
        if not may:
            supervisors = [
                listed.member
                for listed in map(self.rows.listed, range(self.rows.rowCount()))
                if listed is not None
                and listed.member.role is OperatorRole.SUPERVISOR
                and not listed.member.is_suspended
            ]
            return _("Only a supervisor admits and suspends members: {names}.").format(
                names=membership.names(supervisors)
            )
        return _("Nobody changes their own membership.") if is_own else ""

    @Slot()
    def _choose_request(self) -> None:
        kinds = f"{_(REQUESTS)};;{_('All files (*)')}"
        ask.choose_files(self, _("Open a request for admission"), kinds, lambda paths: self.open_request(paths[0]))

    def open_request(self, path: "Path") -> None:
        """Shows who asks to be admitted by this file."""
        try:
            card = admitting.open_request(path)
        except VerifierError as error:
            ask.tell_error(self, error)
            return
        members = [listed.member for listed in admitting.read_members(self._session.reader)]
        sheet = Admission(self, card, members)

        def admit(card: "IdentityCard", role: "OperatorRole") -> None:
            if self._session.do(admitting.admit, card, role):
                self._choose(card.id)
                sheet.accept()

        def bind(card: "IdentityCard", person: str) -> None:
            if self._session.do(admitting.bind_key, card, OperatorId(person)):
                self._choose(person)
                sheet.accept()

        sheet.admitted.connect(admit)
        sheet.bound.connect(bind)
        sheet.open()

    @Slot()
    def _ask_role(self) -> None:
        member = self.chosen
        if member is None:
            return
        sheet = RoleSheet(self, member)

        def change(role: "OperatorRole") -> None:
            if self._session.do(admitting.change_role, member.id, role):
                sheet.accept()

        sheet.chosen.connect(change)
        sheet.open()

    @Slot()
    def _ask_reason(self) -> None:
        member = self.chosen
        if member is None:
            return
        sheet = Suspension(self, member)

        def suspend(reason: str) -> None:
            if self._session.do(admitting.suspend, member.id, reason):
                sheet.accept()

        sheet.confirmed.connect(suspend)
        sheet.open()

    def _choose(self, person: str) -> None:
        self.table.selectRow(self.rows.row_of(person))
