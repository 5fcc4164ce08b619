"""Choosing a passphrase: typed twice, with advice on how long it should be."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from verifier_gui.domain.language import N_
from verifier_gui.ui.widgets.passphrase_field import PassphraseField

SHORTEST = 10
"""letters; fewer are refused"""
LONG_ENOUGH = 20
"""letters; from here on there is nothing to advise"""

_ADVICE = N_("Four or five words that do not belong together are good, and easy to keep in mind.")
_SHORT = N_("Rather short: whoever finds the file can try as long as they like. Add a word or two.")


class NewPassphrase(QWidget):
    """Two fields; `problem` says what is wrong at its place."""

    def __init__(self, name: str, again: str) -> None:
        super().__init__()
        self.first = PassphraseField(name, _ADVICE)
        self.second = PassphraseField(again)
        self.first.edit.textChanged.connect(self._advise)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.setFocusProxy(self.first)

    def text(self) -> str:
        return self.first.text()

    def clear(self) -> None:
        self.first.clear()
        self.second.clear()

    def problem(self) -> QWidget | None:
        """The field to put right, where it is said; None where the passphrase can be taken."""
        if len(self.first.text()) < SHORTEST:
            self.first.show_fault(N_("Too short: at least ten letters."))
            return self.first
        if self.first.text() != self.second.text():
            self.second.show_fault(N_("Not the same as above. Write it once more."))
            self.second.edit.selectAll()
            return self.second
        return None

    def _advise(self, typed: str) -> None:
        self.first.show_remark("" if len(typed) >= LONG_ENOUGH else _SHORT if len(typed) >= SHORTEST else _ADVICE)
