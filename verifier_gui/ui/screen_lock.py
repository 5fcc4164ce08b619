"""Locks the case file when the desktop locks its screen or the laptop goes to sleep, where the system tells of it.

On Linux the desktop says so on D-Bus, a local socket. Elsewhere `Autolock` notices by the clock that the laptop slept.
"""

import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import SLOT, QObject, Slot

_SCREEN_SAVERS = (
    ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"),
    ("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver"),
)
_LOGIN = ("/org/freedesktop/login1", "org.freedesktop.login1.Manager")


class ScreenLock(QObject):
    """Calls `lock` when one of the signals comes. `listen` once the window has appeared: the first word may take a while."""

    def __init__(self, parent: QObject, lock: Callable[[], None]) -> None:
        super().__init__(parent)
        self._lock = lock

    @Slot()
    def listen(self) -> bool:
        """Whether anybody on this system tells of locked screens or of sleep."""
        if not sys.platform.startswith("linux"):
            return False
        from PySide6.QtDBus import QDBusConnection

        heard = False
        # Qt for Python's stubs ask for bytes here, which `connect` refuses.
        slot = cast("bytes", SLOT("take(bool)"))
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for path, interface in _SCREEN_SAVERS:
                heard |= session.connect("", path, interface, "ActiveChanged", self, slot)
        system = QDBusConnection.systemBus()
        if system.isConnected():
            path, interface = _LOGIN
            heard |= system.connect("org.freedesktop.login1", path, interface, "PrepareForSleep", self, slot)
        return heard

    @Slot(bool)
    def take(self, begins: bool) -> None:
        """The screen is locked, or the laptop is about to sleep; or that is over, where `begins` is False."""
        if begins:
            self._lock()
