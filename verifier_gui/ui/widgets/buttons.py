"""Buttons: with a key cap, chips that filter, answers in a row."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QWidget
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.icons import icon, pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import KeyCap


class KeyButton(Speaking, QPushButton):
    """A button with an optional picture on its left and the key that does the same on its right. Its size follows its text."""

    def __init__(self, text: str = "", key: str = "", *, dressed: str = "", picture: str = "") -> None:
        super().__init__()
        self._picture_name = picture
        self._words = QLabel(text)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._picture = QLabel()
        self._key = KeyCap(key)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8 if key else 12, 0)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self._words)
        row.addStretch()
        row.addWidget(self._key)
        # Only now: what has no parent yet would be shown as a window of its own.
        self._key.setVisible(bool(key))
        self._picture.setVisible(bool(picture))
        for part in (self._picture, self._words, self._key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if dressed:
            self.setProperty("look", dressed)
        self.setAccessibleName(text)
        self.redraw()

    def set_words(self, text: str) -> None:
        self._words.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def words(self) -> str:
        return self._words.text()

    def set_key(self, key: str) -> None:
        self._key.setText(key)
        self._key.setVisible(bool(key))
        self.updateGeometry()

    @override
    def redraw(self) -> None:
        ink = "text" if self.isEnabled() else "muted"
        if self.isEnabled() and self.property("look") == "primary":
            ink = "on_primary"
        if self._picture_name:
            self._picture.setPixmap(pixmap(self._picture_name, ink, 16))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._row.sizeHint().width(), 32)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ActionButton(KeyButton):
    """The button of an action: its name, its first key, its state; clicking triggers it."""

    def __init__(self, action: QAction, *, dressed: str = "", picture: str = "", shows_key: bool = True) -> None:
        super().__init__(dressed=dressed, picture=picture)
        self._action = action
        self._shows_key = shows_key
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.set_words(self._action.text())
        if self._shows_key:
            self.set_key(key_text(self._action.shortcut().toString()))
        self.setEnabled(self._action.isEnabled())
        self.setToolTip(self._action.toolTip())
        self.redraw()


def key_text(key: str) -> str:
    """A key sequence as it is shown on a cap."""
    arrows = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "Return": "Enter"}
    return "+".join(arrows.get(part, part) for part in key.split("+")) if key != "+" else key


class Chip(QPushButton):
    """A filter that can be on or off, with how many it would show."""

    def __init__(self, text: str = "", count: int | None = None) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("look", "chip")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._words = text
        self._count = count
        self._show()

    def set_words(self, text: str) -> None:
        self._words = text
        self._show()

    def set_count(self, count: int | None) -> None:
        self._count = count
        self._show()

    def _show(self) -> None:
        shown = self._words if self._count is None else f"{self._words} {grouped(self._count)}"
        self.setText(shown)
        self.setAccessibleName(shown)


class ChipRow(QWidget):
    """Filters of which one is on at a time. `chosen` carries the key of the one that was switched on."""

    chosen = Signal(str)

    def __init__(self, keys: Sequence[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.chips: dict[str, Chip] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(7)
        for key in keys:
            chip = Chip()
            self.chips[key] = chip
            self._group.addButton(chip)
            chip.clicked.connect(self._announce(key))
            row.addWidget(chip)
        row.addStretch()

    def choose(self, key: str) -> None:
        self.chips[key].setChecked(True)

    def chosen_key(self) -> str:
        return next((key for key, chip in self.chips.items() if chip.isChecked()), "")

    def show_texts(self, texts: dict[str, str], counts: dict[str, int]) -> None:
        """Words and live counts."""
        for key, chip in self.chips.items():
            chip.set_words(texts[key])
            chip.set_count(counts.get(key, 0))

    def _announce(self, key: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(key)


class Segments(QWidget):
    """Answers in a row, none of them given before somebody gives one. `answered` carries the key of the answer."""

    answered = Signal(str)

    def __init__(self, answers: Sequence[tuple[str, str]], accessible: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        last = len(answers) - 1
        for place, (key, text) in enumerate(answers):
            button = QPushButton(text)
            button.setCheckable(True)
            button.setProperty(
                "look", "segment-first" if place == 0 else "segment-last" if place == last else "segment"
            )
            button.setAccessibleName(f"{accessible}: {text}")
            button.clicked.connect(self._announce(key))
            self._group.addButton(button)
            self.buttons[key] = button
            row.addWidget(button, 1)

    def show_answer(self, key: str) -> None:
        """Shows what was answered before; an empty key shows that nothing was."""
        self._group.setExclusive(False)
        for own, button in self.buttons.items():
            button.setChecked(own == key)
        self._group.setExclusive(True)

    def set_texts(self, answers: Sequence[tuple[str, str]], accessible: str) -> None:
        for key, text in answers:
            self.buttons[key].setText(text)
            self.buttons[key].setAccessibleName(f"{accessible}: {text}")

    def _announce(self, key: str) -> Callable[[], None]:
        return lambda: self.answered.emit(key)


class PassphraseEye(Speaking, QPushButton):
    """Shows a passphrase while it is pressed in."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("look", "icon")
        self.toggled.connect(self._name)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(_("Hide the passphrase") if self.isChecked() else _("Show the passphrase"))
        self.setToolTip(self.accessibleName())
        self.redraw()

    @override
    def retranslate(self) -> None:
        self._name()

    @override
    def redraw(self) -> None:
        self.setIcon(icon("eye-closed" if self.isChecked() else "eye", "muted"))
