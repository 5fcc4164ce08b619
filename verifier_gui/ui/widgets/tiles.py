"""Tiles: large buttons with a picture, what they do, and a remark under it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout
from typing_extensions import override

from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import key_text
from verifier_gui.ui.widgets.labels import KeyCap, label


class Tile(Speaking, QPushButton):
    """The tile of an action: its name and first key, and a `remark` marked with `N_`; clicking triggers it."""

    def __init__(self, action: QAction, picture: str, remark: str) -> None:
        super().__init__()
        self._action = action
        self._picture_name = picture
        self.setProperty("look", "tile")
        emblem = QFrame()
        emblem.setProperty("look", "emblem")
        emblem.setFixedSize(36, 36)
        self._picture = QLabel(emblem)
        self._picture.setGeometry(0, 0, 36, 36)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = label("", "card-title")
        self._remark = label("", "muted")
        self._key = KeyCap("")
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        words.addStretch()
        words.addLayout(head)
        words.addWidget(self._remark)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 14, 12)
        row.setSpacing(14)
        row.addWidget(emblem)
        row.addLayout(words, 1)
        for part in (emblem, self._name, self._remark, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self.say(self._remark.setText, remark)
        self._follow()
        self.redraw()

    @override
    def redraw(self) -> None:
        self._picture.setPixmap(pixmap(self._picture_name, "text", 18))

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, 66)

    @override
    def retranslate(self) -> None:
        self._follow()

    def _follow(self) -> None:
        self._name.setText(self._action.text())
        self._key.setText(key_text(self._action.shortcut().toString()))
        self.setEnabled(self._action.isEnabled())
        self.setAccessibleName(self._action.text())
        self.setAccessibleDescription(self._remark.text())
