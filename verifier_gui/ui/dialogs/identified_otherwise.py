"""Identified outside the registries: by a photo, the family, the unit. The source must be said."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import DecisionKind, Reason
from verifier_gui.ui.dialogs.decision_sheet import DecisionSheet, field_label
from verifier_gui.ui.widgets.reason_grid import CIRCUMSTANCES, SAME


class IdentifiedOtherwise(DecisionSheet):
    """Chips begin the sentence; who, when and how is for the caseworker to say."""

    def __init__(self, parent: QWidget, sheet: ReviewSheet, reason: Reason | None, note: str) -> None:
        decision, groups = DecisionKind.IDENTIFIED_OTHERWISE, (SAME, CIRCUMSTANCES)
        super().__init__(parent, "person", sheet, reason, note, decision=decision, groups=groups)
        self.show_title(_("Identified otherwise: by what?"), sheet.subject.facts.shown_name())
        self.source = QLineEdit()
        self.source.setMaxLength(1000)
        self.source.setPlaceholderText(_("for example: photo shown to the mother on 21.05.2025"))
        self.content.addWidget(field_label(_("Source"), self.source))
        self.content.addWidget(self.source)
        chips = QHBoxLayout()
        chips.setSpacing(7)
        for text in (_("photo or video"), _("the family"), _("the unit"), _("a released prisoner")):
            chip = QPushButton(text)
            chip.setProperty("look", "chip")
            chip.setAutoDefault(False)
            chip.clicked.connect(self._begin_with(text))
            chips.addWidget(chip)
        chips.addStretch()
        self.content.addLayout(chips)
        self.finish_with(_("Identified otherwise"))
        self.source.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def lacking(self) -> str:
        if not self.source.text().strip():
            return _("Say by what this person was identified: a photo, the family, the unit.")
        return super().lacking()

    def _begin_with(self, text: str) -> Callable[[], None]:
        def begin() -> None:
            former = self.source.text().strip()
            self.source.setText(f"{former}; {text}: " if former else f"{text}: ")
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)

        return begin
