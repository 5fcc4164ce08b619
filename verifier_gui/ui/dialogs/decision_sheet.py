"""What the dialogs of decisions share: a reason, a note, and one button that decides."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import DecisionKind, Reason
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.reason_grid import ALL, ReasonGrid, groups_with


class DecisionSheet(Sheet):
    """Subclasses put their own content first, then call `finish_with`. `decided` comes when all that is needed is there; a
    letter chooses a reason wherever no text is being typed, Enter decides."""

    decided = Signal()
    noted = Signal(str)
    """the note, as it is typed: it is kept like that of the page"""

    def __init__(
        self,
        parent: QWidget,
        picture: str,
        sheet: ReviewSheet,
        reason: Reason | None,
        note: str,
        *,
        decision: DecisionKind | None = None,
        groups: Sequence[int] = ALL,
        without: Collection[Reason] = (),
    ) -> None:
        """`decision` is what it decides, None where it decides no identity; `groups` are the reasons that fit, but those `without`
        which it goes. A reason that was chosen before is always offered."""
        super().__init__(parent, picture, width=620)
        self.sheet = sheet
        self._decision = decision
        self.grid = ReasonGrid(groups_with(reason, *groups), [unfit for unfit in without if unfit is not reason])
        self.grid.show_reason(reason)
        self.grid.chosen.connect(self._forget_lack)
        self.lack = label("", "danger", wraps=True)
        self.note = QLineEdit(note)
        self.note.setMaxLength(2000)
        self.note.textEdited.connect(self.noted)
        self.say(self.note.setPlaceholderText, N_("Note for the record…"))
        self.say(self.note.setAccessibleName, N_("Note for the record…"))

    @property
    def reason(self) -> Reason | None:
        return self.grid.reason

    def note_text(self) -> str:
        return self.note.text().strip()

    def finish_with(self, words: str, *, asks_reason: bool = True) -> None:
        """Adds reason, note and buttons; `words` stand on the button that decides."""
        if asks_reason:
            self.content.addWidget(self.grid)
        self.content.addWidget(self.note)
        self.content.addWidget(self.lack)
        self.lack.hide()
        self._asks_reason = asks_reason
        self.add_cancel()
        self.confirm = self.add_button(words, primary=True, key="Enter")
        self.confirm.clicked.connect(self._decide)
        self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def lacking(self) -> str:
        """What must be filled in before this can be decided, as a sentence; empty where nothing is."""
        return self._lacking_reason()

    def _lacking_reason(self) -> str:
        if not self._asks_reason or self.reason is not None or not self.sheet.needs_reason_for(self._decision):
            return ""
        if self.sheet.needs_reason:
            return _("Choose a reason: this person is not a strong match.")
        return _("Choose a reason: this goes against a strong match.")

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if not (self._asks_reason and self.grid.take_key(arg__1)):
            super().keyPressEvent(arg__1)

    def _decide(self) -> None:
        lack = self.lacking()
        self.lack.setText(lack)
        self.lack.setVisible(bool(lack))
        if not lack:
            self.accept()
            self.decided.emit()
        elif lack == self._lacking_reason():
            # The letter that chooses one must not go into a field.
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_lack(self) -> None:
        self.lack.hide()


def field_label(text: str, field: QWidget) -> QWidget:
    """A small label that belongs to a field."""
    made = label(text, "field-label")
    made.setBuddy(field)
    field.setAccessibleName(text)
    return made
