"""Panels: cards, banners, and what is said where there is nothing yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import ElidedLabel, label

_BANNER_PICTURES = {"danger": "stop", "warning": "warning", "positive": "tick", "neutral": "note"}


class Card(QFrame):
    """A surface with a thin border. Its content goes into `body`."""

    def __init__(self, *, margins: tuple[int, int, int, int] = (16, 14, 16, 14), spacing: int = 10) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(*margins)
        self.body.setSpacing(spacing)


class TitledCard(Card):
    """A card with a title, and a remark at the right of it."""

    def __init__(self) -> None:
        super().__init__()
        self.title = ElidedLabel("", "card-title")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.remark = ElidedLabel("", "small-muted")
        self.remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.head = QHBoxLayout()
        self.head.setSpacing(10)
        self.head.addWidget(self.title)
        self.head.addWidget(self.remark, 1)
        self.body.addLayout(self.head)


class Banner(Speaking, QFrame):
    """One thing that must be seen: danger, warning, positive or neutral; a first sentence in bold, then the rest."""

    def __init__(self, kind: str = "neutral", title: str = "", text: str = "") -> None:
        super().__init__()
        self._kind = kind
        self.setProperty("look", f"banner-{kind}")
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._title = label(title, "strong", wraps=True)
        self._text = label(text, "small", wraps=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 10, 12, 10)
        self.row.setSpacing(10)
        self.row.addWidget(self._picture)
        self.row.addLayout(words, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_words(title, text)
        self.redraw()

    def show_words(self, title: str, text: str = "") -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())

    @override
    def redraw(self) -> None:
        self._picture.setPixmap(pixmap(_BANNER_PICTURES[self._kind], f"{self._kind}_text", 16))


class EmptyState(Speaking, QWidget):
    """What is said where there is nothing yet: a picture, a sentence, what to do; buttons go into `acts`."""

    def __init__(self, picture: str) -> None:
        super().__init__()
        self._picture_name = picture
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._title = label("", "card-title", wraps=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text = label("", "muted", wraps=True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._text.setMaximumWidth(560)
        # An aligned label would be given the height of a text that does not wrap.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._text, 8)
        middle.addStretch(1)
        self.acts = QHBoxLayout()
        # Between stretches buttons keep their own width.
        below = QHBoxLayout()
        below.addStretch(1)
        below.addLayout(self.acts)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._title)
        column.addLayout(middle)
        column.addSpacing(6)
        column.addLayout(below)
        column.addStretch(3)
        self.redraw()

    def show_words(self, title: str, text: str = "") -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    @override
    def redraw(self) -> None:
        self._picture.setPixmap(pixmap(self._picture_name, "muted", 36))
