"""The reason that goes with the next act: none until somebody chooses one."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.phrases import words
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import KeyCap, label, look
from verifier_gui.ui.widgets.spanned_text import elided

WIDTH = 186


class ReasonField(Speaking, QPushButton):
    """A button that looks like a drop-down field; what it opens is up to the page."""

    def __init__(self, key: str = "R", *, width: int = WIDTH) -> None:
        super().__init__()
        self._width = width
        self.reason: Reason | None = None
        self._words = label("", "muted")
        self._arrow = QLabel()
        self._key = KeyCap(key)
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self._words, 1)
        row.addWidget(self._arrow)
        row.addWidget(self._key)
        self._key.setVisible(bool(key))
        for part in (self._words, self._arrow, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()
        self.redraw()

    def show_reason(self, reason: Reason | None) -> None:
        self.reason = reason
        look(self._words, "" if reason else "muted")
        self.retranslate()

    @override
    def retranslate(self) -> None:
        text = words.reason(self.reason) if self.reason else _("choose a reason")
        self._words.setText(elided(text, 13, QFont.Weight.Medium, self._width - 66.0))
        self.setAccessibleName(_("Reason: {reason}").format(reason=text) if self.reason else text)
        self.setToolTip(text if self.reason else _("It goes with your next decision, stop answer or hold"))

    @override
    def redraw(self) -> None:
        self._arrow.setPixmap(pixmap("chevron-down", "muted", 12))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width, 32)
