"""The look that every dialog shares: an emblem, a title, what it is about, then its content and its buttons."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.labels import label


class Scrim(QFrame):
    """Dims the window behind a dialog, however large the window becomes meanwhile."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("look", "scrim")
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


class Sheet(Speaking, QDialog):
    """A dialog of the program: opened over its window, never exec'd. Content goes into `content`, buttons into `buttons`."""

    STAYS_WHEN_LOCKED = False
    """whether it never shows anything of a case file"""

    def __init__(self, parent: QWidget | None, picture: str, *, width: int = 440) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(width)
        self._picture_name = picture
        self._scrim: Scrim | None = None
        self._row: list[KeyButton] = []
        self._has_primary = False
        emblem = QFrame()
        emblem.setProperty("look", "dark-emblem")
        emblem.setFixedSize(40, 40)
        self._picture = QLabel(emblem)
        self._picture.setGeometry(0, 0, 40, 40)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = label("", "bar-title", wraps=True)
        self.remark = label("", "muted", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.remark)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(emblem, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.content = QVBoxLayout()
        self.content.setSpacing(12)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self._whole = column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(18)
        column.addLayout(head)
        column.addLayout(self.content, 1)
        column.addLayout(self.buttons)
        self.finished.connect(self._lift_scrim)
        self.redraw()

    def show_title(self, title: str, remark: str = "") -> None:
        self.title.setText(title)
        self.setWindowTitle(title)
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))

    def add_button(self, text: str = "", *, primary: bool = False, key: str = "") -> KeyButton:
        """Where there is a `primary` button, Enter presses it, unless another has the focus: on *Cancel* it cancels. Where there
        is none, Enter is the content's."""
        button = KeyButton(text, key, dressed="primary" if primary else "")
        self._row.append(button)
        self._has_primary = self._has_primary or primary
        for one in self._row:
            one.setAutoDefault(self._has_primary)
        button.setDefault(primary)
        self.buttons.addWidget(button)
        return button

    def add_cancel(self) -> KeyButton:
        """The button that closes the dialog without doing anything."""
        button = self.add_button()
        self.say(button.set_words, N_("Cancel"))
        button.clicked.connect(self.reject)
        return button

    @override
    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._grow()
        return done

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()
        parent = self.parentWidget()
        if parent is not None and self.isModal() and self._scrim is None and not event.spontaneous():
            self._scrim = Scrim(parent.window())

    @override
    def redraw(self) -> None:
        self._picture.setPixmap(pixmap(self._picture_name, "rail_on", 20))

    def _grow(self) -> None:
        """A window is as high as its texts would be unwrapped: Qt does not ask again once they wrap."""
        needed = self._whole.totalHeightForWidth(self.width()) if self._whole.hasHeightForWidth() else 0
        if needed > self.height():
            room = self.screen().availableGeometry()
            self.resize(self.width(), min(needed, room.height()))
            # It grows downwards: its buttons must not leave the screen.
            below = self.frameGeometry().bottom() - room.bottom()
            if below > 0 and self.isVisible():
                self.move(self.x(), max(room.top(), self.y() - below))

    def _lift_scrim(self) -> None:
        if self._scrim is not None:
            self._scrim.hide()
            self._scrim.deleteLater()
            self._scrim = None
