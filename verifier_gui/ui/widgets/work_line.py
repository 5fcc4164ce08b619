"""Work that goes on, in the line below: what it is, how far it is, and a way to stop it."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.ui.icons import icon
from verifier_gui.ui.speaking import Speaking, Text
from verifier_gui.ui.widgets.labels import label

APPEARS_AFTER = 300
"""Milliseconds: work that is over sooner is not worth a look."""

_SHARE = 40
"""pixels"""


class WorkLine(Speaking, QWidget):
    """Shows one piece of work; `stopped` when the operator wants it to end."""

    stopped = Signal()

    def __init__(self, title: Text) -> None:
        super().__init__()
        self._title = label("", "small")
        self.say(self._title.setText, title)
        self._share = label("", "small-muted")
        # Room for 100 % from the beginning: a share that grows would push the bar about.
        self._share.setMinimumWidth(_SHARE)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(140)
        self._bar.setRange(0, 1000)
        self.say(self._bar.setAccessibleName, title)
        self._stop = QPushButton()
        self._stop.setProperty("look", "icon")
        self.say(self._stop.setAccessibleName, N_("Stop this work"))
        self.say(self._stop.setToolTip, N_("Stop this work"))
        self._stop.clicked.connect(self._ask_to_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._title, self._bar, self._share, self._stop):
            row.addWidget(part)
        self.setVisible(False)
        self._appear = QTimer(self)
        self._appear.setSingleShot(True)
        self._appear.timeout.connect(self.show)
        self._appear.start(APPEARS_AFTER)
        self.redraw()

    @Slot(int, int)
    def show_progress(self, done: int, total: int) -> None:
        """`total` is 0 while it is not known."""
        thousandths = done * 1000 // total if total else 0
        self._bar.setValue(thousandths)
        self._share.setText(f"{thousandths // 10}\u00a0%" if total else "")

    @override
    def redraw(self) -> None:
        self._stop.setIcon(icon("close", "muted", 12))

    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._share.setText(_("stopping"))
        self.stopped.emit()
