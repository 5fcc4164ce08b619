"""Locks the case file when nobody has touched the window for a while, and when the laptop has slept."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QInputEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from typing_extensions import override

IDLE_SECONDS = 300
_LOOK_EVERY = 5000
"""milliseconds"""
_ASLEEP_SECONDS = 60
"""so long between two looks, and the laptop has slept"""

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

_OF_PEOPLE = (QInputEvent, QInputMethodEvent)


class Autolock(QObject):
    """Calls `lock` once the window has been left alone for `IDLE_SECONDS` by the clock on the wall, which goes on while the
    laptop sleeps; and at once when it wakes, however short its sleep was."""

    def __init__(
        self, application: QApplication, lock: Callable[[], None], clock: Callable[[], float] = time.time
    ) -> None:
        super().__init__(application)
        self._lock = lock
        self._clock = clock
        self._touched = self._looked = clock()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        application.installEventFilter(self)

    def look(self) -> None:
        """Locks, if it is time."""
        now = self._clock()
        slept = now - self._looked >= _ASLEEP_SECONDS
        self._looked = now
        if now < self._touched:
            # The clock was set back.
            self._touched = now
        if slept or now - self._touched >= IDLE_SECONDS:
            self._touched = now
            self._lock()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of every widget passes here, ten thousand while a page is built: asking for its type first takes longer.
        if isinstance(event, _OF_PEOPLE) and event.type() in _TOUCHES:
            self._touched = self._clock()
        return False
