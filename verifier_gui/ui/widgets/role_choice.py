"""The role of a member: one of three, none of them chosen before somebody chooses, and what the one that is chosen may do."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.phrases import words
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import Segments
from verifier_gui.ui.widgets.labels import label

_MAY = {
    OperatorRole.CASEWORKER: N_("imports lists and decides"),
    OperatorRole.SUPERVISOR: N_("as a caseworker; besides, ends the holds of others and admits or suspends members"),
    OperatorRole.OBSERVER: N_("looks at everything and decides nothing"),
}


class RoleChoice(Speaking, QWidget):
    """`segments.answered` comes with each choice."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: OperatorRole | None = None
        self._caption = label("", "field-label")
        self.segments = Segments([(role.value, "") for role in _MAY], "")
        for button in self.segments.buttons.values():
            button.setAutoDefault(False)
        self._may = label("", "small-muted", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._caption)
        column.addWidget(self.segments)
        column.addWidget(self._may)
        self.segments.answered.connect(self.choose)
        self.retranslate()

    def role(self) -> OperatorRole | None:
        """None while nothing is chosen."""
        return self._chosen

    def choose(self, role: str) -> None:
        self._chosen = OperatorRole(role)
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._caption.setText(_("Role"))
        self.segments.set_texts([(role.value, words.operator_role(role)) for role in _MAY], _("Role"))
        self.segments.show_answer(self._chosen.value if self._chosen else "")
        self._may.setText(_(_MAY[self._chosen]) if self._chosen else _("Choose what this person may do."))
