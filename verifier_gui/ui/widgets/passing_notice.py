"""A short message over the page that goes away by itself: it never takes the keyboard."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget
from typing_extensions import override

from verifier_gui.ui.icons import pixmap
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import label

SEEN_FOR = 5000
"""milliseconds"""


class PassingNotice(Speaking, QFrame):
    """Lies over its parent, at the bottom. Readers of the screen hear it too."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QLabel()
        self._words = label("", "strong", wraps=True)
        self._words.setMaximumWidth(560)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 16, 9)
        row.setSpacing(9)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self._leave = QTimer(self)
        self._leave.setSingleShot(True)
        self._leave.setInterval(SEEN_FOR)
        self._leave.timeout.connect(self.hide)
        self.hide()
        self.redraw()

    @property
    def text(self) -> str:
        """What it says, empty while it is not seen."""
        return self._words.text() if not self.isHidden() else ""

    def say_once(self, text: str, bottom: QPoint) -> None:
        """Shows `text` with the middle of its lower edge at `bottom`."""
        self._words.setText(text)
        metrics = self._words.fontMetrics()
        self._words.setMinimumWidth(min(metrics.horizontalAdvance(text) + 12, 560))
        self.adjustSize()
        self.move(bottom.x() - self.width() // 2, bottom.y() - self.height())
        self.show()
        self.raise_()
        self._leave.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def dismiss(self) -> None:
        self._leave.stop()
        self.hide()

    @override
    def redraw(self) -> None:
        self._picture.setPixmap(pixmap("note", "rail_on", 16))
