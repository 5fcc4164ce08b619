"""The case file that this window has locked, first on the start page: one button unlocks it, another closes it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import ActionButton, KeyButton
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.panels import Card


class LockedCaseCard(Speaking, Card):
    """Not seen while no case file is locked."""

    unlock_asked = Signal()

    def __init__(self, close: QAction) -> None:
        super().__init__()
        self._case, self._operator = "", ""
        self._picture = QLabel()
        self._title, self._remark = label("", "card-title", wraps=True), label("", "muted", wraps=True)
        self.unlock = KeyButton(dressed="primary", picture="lock")
        self.say(self.unlock.set_words, N_("Unlock…"))
        self.unlock.clicked.connect(self.unlock_asked)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._remark)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self.unlock)
        row.addWidget(ActionButton(close, shows_key=False))
        self.body.addLayout(row)
        self.redraw()
        self.hide()

    def show_case(self, title: str, operator: str) -> None:
        """`operator` is the name of who locked it; an empty title is for none."""
        self._case, self._operator = title, operator
        self.setVisible(bool(title))
        self.retranslate()

    @override
    def retranslate(self) -> None:
        self._title.setText(self._case)
        self._remark.setText(_("Locked. {name} can unlock it and go on at the same place.").format(name=self._operator))

    @override
    def redraw(self) -> None:
        self._picture.setPixmap(pixmap("lock", "muted", 20))
