"""Locks the case file when nobody has touched the window for a while, and when the laptop has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from typing_extensions import override

IDLE_SECONDS = 300
_LOOK_EVERY = 5000
"""milliseconds"""

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Autolock(QObject):
    """Calls `lock` once the window has been left alone for `IDLE_SECONDS` by the clock on the wall, which goes on while the
    laptop sleeps."""

    def __init__(
        self, application: QApplication, lock: Callable[[], None], clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(application)
        self._lock = lock
        self._clock = clock
        self._touched = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application.installEventFilter(self)

    def look(self) -> None:
        """Locks, if it is time."""
        if self._clock() - self._touched >= IDLE_SECONDS:
            self._touched = self._clock()
            self._lock()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._clock()
        return False
