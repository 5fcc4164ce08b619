"""Long work lets the window go first."""

import threading

from PySide6.QtCore import QObject, QTimer, Slot

_LONGEST = 0.25
"""Seconds: a window that never comes to rest does not stop the work."""
_TURNS = 2
"""turns of the event loop: what was asked for is drawn in the second at the latest"""


class Courtesy(QObject):
    """Makes work wait while the window draws another page or another person. A thread that computes and one that draws hand the
    interpreter to and fro, and drawing takes two or three times as long; where the work waits, it takes as long as ever, and the
    work loses next to nothing.

    Made on the window's thread, which must have an application.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._at_rest = threading.Event()
        self._at_rest.set()
        self._turns = 0
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._end_turn)

    def ask(self) -> None:
        """The window has much to do now, in this turn of its event loop and the next."""
        self._at_rest.clear()
        self._turns = _TURNS
        self._turn.start()

    def wait(self) -> None:
        """Called on a worker's thread between two steps of its work."""
        if not self._at_rest.is_set():
            self._at_rest.wait(_LONGEST)

    @Slot()
    def _end_turn(self) -> None:
        self._turns -= 1
        if self._turns <= 0:
            self._turn.stop()
            self._at_rest.set()
