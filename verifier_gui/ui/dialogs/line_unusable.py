"""The line does not name a person who can be looked for."""

from PySide6.QtWidgets import QWidget

from verifier_gui.domain.language import _
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import DecisionKind, Reason
from verifier_gui.ui.dialogs.decision_sheet import DecisionSheet
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.reason_grid import CIRCUMSTANCES, OTHER

_OF_A_RECORD = (Reason.OTHERDATE, Reason.OTHERFATHER, Reason.KIN)
"""Reasons against a record, not against the line."""


class LineUnusable(DecisionSheet):
    """Says what follows before it is decided."""

    def __init__(self, parent: QWidget, sheet: ReviewSheet, reason: Reason | None, note: str) -> None:
        groups = (OTHER, CIRCUMSTANCES)
        decision = DecisionKind.UNUSABLE
        super().__init__(parent, "warning", sheet, reason, note, decision=decision, groups=groups, without=_OF_A_RECORD)
        self.show_title(_("Is this line unusable?"), sheet.subject.facts.shown_name())
        text = _("Nobody will be looked for under this line. It stays on the list, and the decision can be taken back.")
        self.content.addWidget(label(text, "muted", wraps=True))
        self.finish_with(_("Line unusable"))
