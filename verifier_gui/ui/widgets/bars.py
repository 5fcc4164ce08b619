"""The frame around every page: the rail at the left, the bar above, the line below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from verifier_gui.domain.language import Language, _, spoken
from verifier_gui.ui import theme
from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import ElidedLabel, label, look
from verifier_gui.ui.widgets.waiting_count import WaitingCount

_TITLE = 120
"""pixels that a long title of a page keeps"""


class RailButton(Speaking, QPushButton):
    """A place on the rail: a picture over a word."""

    def __init__(self, picture: str, text: str, *, checkable: bool = True) -> None:
        super().__init__()
        self._picture_name = picture
        self.setCheckable(checkable)
        self.setProperty("look", "rail")
        self._picture = QLabel()
        self._words = QLabel()
        self._words.setWordWrap(True)
        for part in (self._picture, self._words):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 7, 0, 6)
        column.setSpacing(3)
        column.addWidget(self._picture)
        column.addWidget(self._words)
        self.toggled.connect(self.redraw)
        self.say(self._show, text)
        self.redraw()

    def _show(self, text: str) -> None:
        self._words.setText(text)
        self.setAccessibleName(text)
        self.setFixedHeight(50 if " " not in text else 62)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """A place that cannot be gone to does not look as if it could."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.EnabledChange:
            dim = QGraphicsOpacityEffect(self)
            dim.setOpacity(1.0 if self.isEnabled() else 0.4)
            self.setGraphicsEffect(dim)
            dim.setEnabled(not self.isEnabled())

    @override
    def sizeHint(self) -> QSize:
        return QSize(56, self.height())

    @override
    def redraw(self) -> None:
        self._picture.setPixmap(pixmap(self._picture_name, "rail_on" if self.isChecked() else "rail_label", 18))
        look(self._words, "rail-on" if self.isChecked() else "rail-off")


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the rail leads to. `name` is marked with `N_`."""

    key: str
    picture: str
    name: str


class Rail(Speaking, QFrame):
    """The places of an open case, and the lock at the bottom. `chosen` carries the key of a place."""

    chosen = Signal(str)
    lock_asked = Signal()

    def __init__(self, places: Sequence[Place], lock_name: str) -> None:
        super().__init__()
        self.setProperty("look", "rail")
        self.buttons: dict[str, RailButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 8, 4, 8)
        column.setSpacing(2)
        for place in places:
            button = RailButton(place.picture, place.name)
            button.setAutoExclusive(True)
            button.clicked.connect(self._announce(place.key))
            self.buttons[place.key] = button
            column.addWidget(button)
        column.addStretch()
        self.lock = RailButton("lock", lock_name, checkable=False)
        self.lock.clicked.connect(self.lock_asked)
        column.addWidget(self.lock)
        self.retranslate()

    def show_place(self, key: str) -> None:
        """Marks the place that is shown; an unknown key marks none."""
        for own, button in self.buttons.items():
            button.setAutoExclusive(False)
            button.setChecked(own == key)
            button.setAutoExclusive(True)

    @override
    def retranslate(self) -> None:
        self.setFixedWidth(80 if spoken() is Language.UKRAINIAN else 64)
        self.setAccessibleName(_("Pages"))

    def _announce(self, key: str) -> Callable[[], None]:
        return lambda: self.chosen.emit(key)


class TopBar(QFrame):
    """The bar above a page: a title, what it is about, tags in `middle`, buttons in `right`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "top-bar")
        self.setFixedHeight(56)
        self.title = label("", "bar-title")
        self.remark = label("", "muted")
        self.middle = QHBoxLayout()
        self.middle.setSpacing(8)
        self.right = QHBoxLayout()
        self.right.setSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(16)
        row.addWidget(self.title)
        row.addWidget(self.remark)
        row.addLayout(self.middle)
        row.addStretch(1)
        row.addLayout(self.right)


class _Title(ElidedLabel):
    """Gives way to buttons down to some words; a shorter one keeps no room beside it."""

    @override
    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(QSize(min(self.sizeHint().width(), _TITLE), 0))


class PageHead(QWidget):
    """The head of a page without a bar: a large title, what it is about, buttons in `right`."""

    def __init__(self) -> None:
        super().__init__()
        self.title = _Title("", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.remark = ElidedLabel("", "muted")
        self.right = QHBoxLayout()
        self.right.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.title)
        row.addWidget(self.remark, 1)
        row.addLayout(self.right)
        self.setFixedHeight(34)


class _Dot(QWidget):
    """The dot that goes with the state of the case file; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self.token = "muted"
        self.setFixedSize(8, 8)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour(self.token))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(self.rect())
        painter.end()


class StatusBar(QFrame):
    """The line below: how the case file stands, what work goes on, and the keys of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "status-bar")
        self.setFixedHeight(30)
        self._dot = _Dot()
        self.state = label("", "small-muted")
        self.log = label("", "small-muted")
        self.waiting = WaitingCount()
        self.work = QHBoxLayout()
        self.work.setSpacing(10)
        self.keys = ElidedLabel("", "small-muted")
        self.keys.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 18, 0)
        row.setSpacing(7)
        row.addWidget(self._dot)
        row.addWidget(self.state)
        row.addSpacing(16)
        row.addWidget(self.log)
        row.addSpacing(16)
        row.addWidget(self.waiting)
        row.addLayout(self.work)
        row.addWidget(self.keys, 1)

    def show_state(self, text: str, token: str) -> None:
        """`token` names the colour of the dot."""
        self._dot.token = token
        self._dot.update()
        self.state.setText(text)
