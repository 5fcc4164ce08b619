"""The eight words of a key's fingerprint, large enough to be read to another over a telephone, and a button that copies them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.language import N_, _
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.labels import label


class KeyWords(Speaking, QWidget):
    """Four words a line, in the letters of the language spoken now."""

    def __init__(self) -> None:
        super().__init__()
        self._key: OperatorId | None = None
        self.words = label("", "strong")
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = KeyButton(picture="copy")
        self.say(self.copy.set_words, N_("Copy"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.words, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)

    def show_key(self, key: OperatorId) -> None:
        self._key = key
        self.retranslate()

    def said(self) -> str:
        """All eight words."""
        return " ".join(self.words.text().split())

    @override
    def retranslate(self) -> None:
        if self._key is None:
            return
        from verifier_gui.workflow.members import fingerprint

        words = fingerprint(self._key).split()
        self.words.setText("  ".join(words[:4]) + "\n" + "  ".join(words[4:]))
        self.words.setAccessibleName(_("Fingerprint: {words}").format(words=" ".join(words)))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.said())
