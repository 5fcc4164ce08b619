"""Keys as a person presses them: for whoever has the focus."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Types a key on the widget that has the focus, as a person would."""
    QTest.keyClick(widget.window().focusWidget() or widget, key, modifiers)
