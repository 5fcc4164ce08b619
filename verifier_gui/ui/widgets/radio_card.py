"""A choice as a card: a ring, what it is, the key that chooses it, and a quiet line below."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.ui import theme
from verifier_gui.ui.widgets.labels import ElidedLabel, KeyCap

_RING = 16


class _Ring(QWidget):
    """Filled where its card is chosen."""

    def __init__(self, card: QPushButton) -> None:
        super().__init__()
        self._card = card
        self.setFixedSize(_RING, _RING)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(1, 1, _RING - 2, _RING - 2)
        if self._card.isChecked():
            painter.setPen(QPen(theme.colour("primary"), 5))
            painter.drawEllipse(inside.adjusted(2, 2, -2, -2))
        else:
            painter.setPen(QPen(theme.colour("muted"), 1))
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(inside)
        painter.end()


class RadioCard(QPushButton):
    """Chosen by a click, its key, Enter or the space bar; of several in a group one is chosen at most."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("look", "radio-card")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = _Ring(self)
        self._title = ElidedLabel("", "strong")
        self._remark = ElidedLabel("", "small-muted")
        self._remark.elided = Qt.TextElideMode.ElideMiddle
        self._cap = KeyCap(key)
        self.toggled.connect(self._ring.update)
        above = QHBoxLayout()
        above.setSpacing(7)
        above.addWidget(self._ring)
        above.addWidget(self._title, 1)
        above.addWidget(self._cap)
        below = QHBoxLayout()
        below.setContentsMargins(_RING + 7, 0, 0, 0)
        below.addWidget(self._remark)
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 7, 7, 7)
        column.setSpacing(1)
        column.addLayout(above)
        column.addLayout(below)
        for part in (self._ring, self._title, self._cap, self._remark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_words(self, title: str, remark: str) -> None:
        self._title.setText(title)
        self._remark.setText(remark)
        self.setAccessibleName(f"{title}: {remark}" if remark else title)
        self.setToolTip(remark)

    @override
    def sizeHint(self) -> QSize:
        return QSize(160, 56)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(110, 56)
