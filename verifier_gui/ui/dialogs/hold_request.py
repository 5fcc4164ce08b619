"""Withholding a person's release, or freeing it again. The identity is not touched."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from verifier_gui.domain.language import _
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.ui.dialogs.decision_sheet import DecisionSheet, field_label
from verifier_gui.ui.widgets.labels import label


class HoldRequest(DecisionSheet):
    """`frees` is the other way round."""

    def __init__(self, parent: QWidget, sheet: ReviewSheet, note: str, *, frees: bool) -> None:
        super().__init__(parent, "hold", sheet, None, note)
        name = sheet.subject.facts.shown_name()
        self.show_title(_("Free the release?") if frees else _("Withhold the release?"), name)
        text = _("The identity decision stays as it is.")
        self.content.addWidget(label(text, "muted", wraps=True))
        self.asked_by = QLineEdit()
        self.asked_by.setMaxLength(200)
        if not frees:
            self.content.addWidget(field_label(_("Asked by (an agency, a person)"), self.asked_by))
            self.content.addWidget(self.asked_by)
        self.finish_with(_("Free") if frees else _("Withhold"), asks_reason=False)
        (self.note if frees else self.asked_by).setFocus(Qt.FocusReason.OtherFocusReason)
