"""A screen that the desktop locks, and a laptop that goes to sleep, lock the case file too."""

import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject

from verifier_gui.ui.screen_lock import ScreenLock

LISTENING = """
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from verifier_gui.ui.screen_lock import ScreenLock

application = QCoreApplication([])
told = []

def lock():
    told.append("locked")
    application.quit()

def tell(active):
    message = QDBusMessage.createSignal("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
    message.setArguments([active])
    QDBusConnection.sessionBus().send(message)

screen = ScreenLock(application, lock)
print(screen.listen())
tell(False)
tell(True)
QTimer.singleShot(20_000, application.quit)
application.exec()
print(told)
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="there is no D-Bus here")
def test_a_desktop_that_locks_its_screen_locks_the_window():
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", LISTENING],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.stdout.split() == ["True", "['locked']"], done.stderr


def test_only_the_beginning_locks(qapp):
    told: list[str] = []
    parent = QObject()
    screen = ScreenLock(parent, lambda: told.append("locked"))
    screen.take(False)
    assert told == []
    screen.take(True)
    assert told == ["locked"]


SILENT = """
from PySide6.QtCore import QCoreApplication
from verifier_gui.ui.screen_lock import ScreenLock

application = QCoreApplication([])
print(ScreenLock(application, print).listen())
"""


def test_without_a_bus_nobody_listens_and_nothing_fails():
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere", "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nowhere"}
    done = subprocess.run(
        [sys.executable, "-c", SILENT],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | nowhere,
    )
    assert done.stdout.strip() == "False", done.stderr
