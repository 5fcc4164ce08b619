"""What the columns of a file shall be called, so that they can be found again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.form_fields import TextField


class MappingName(Sheet):
    """`named` carries the name."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None, suggested: str) -> None:
        super().__init__(parent, "lists", width=460)
        self.name = TextField(N_("Name"), N_("Kept in this case file. A name that is there already is given anew."))
        self.name.edit.setMaxLength(120)
        self.name.edit.setText(suggested)
        self.name.edit.selectAll()
        self.content.addWidget(self.name)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Keep"))
        self.main.clicked.connect(self._confirm)
        self.retranslate()
        self.name.setFocus()

    @override
    def retranslate(self) -> None:
        self.show_title(
            _("Keep the columns"),
            _("A file with these headings, in whatever order, can be read the same way."),
        )

    def _confirm(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.name.show_fault(N_("Give the columns a name."))
            self.name.setFocus()
            return
        self.accept()
        self.named.emit(name)
