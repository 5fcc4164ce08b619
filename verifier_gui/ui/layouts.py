"""Keys as hands expect them: by their place on the keyboard whatever the layout, and Enter on a button of a page.

Latin shortcuts do nothing on a plain Ukrainian layout, and Cyrillic twins of them are ambiguous on a mixed one, where
nothing fires at all. So the shortcuts stay Latin, and one filter of the application gives a Cyrillic key that nobody wanted
to the Latin key in the same place. Qt presses a button by the space bar alone where it stands in no dialog; the same filter
presses it by Enter too.
"""

from typing import cast

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from typing_extensions import override

from verifier_gui.ui.actions import is_available

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю'"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_PLACES = {
    **dict(zip(_RUSSIAN, _LATIN, strict=True)),
    **dict(zip(_UKRAINIAN, _LATIN, strict=True)),
    "ґ": "\\",
    "ʼ": "`",
}


_SLASH_SCAN_CODES = (61, 53)
"""The key left of the right Shift, which types a full stop on Cyrillic layouts: under X and Wayland, under Windows."""


def latin_key(text: str, key: int, scan_code: int = 0) -> Qt.Key | None:
    """The Latin key in the place of a Cyrillic one, by the letter it types or, with Ctrl held, by its key code."""
    letter = text.lower()
    if letter == "." or key == Qt.Key.Key_Period:
        return Qt.Key.Key_Slash if scan_code in _SLASH_SCAN_CODES else None
    if letter not in _PLACES:
        letter = chr(key).lower() if 0 < key < 0x110000 else ""
    latin = _PLACES.get(letter)
    return Qt.Key(ord(latin.upper())) if latin else None


def takes_text(widget: QWidget | None) -> bool:
    """Whether letters belong to the widget itself."""
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QAbstractSpinBox)


class LayoutFilter(QObject):
    """The application's one filter of key presses."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._sending = False
        application.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Every event of every widget passes here, ten thousand while a page is built: asking for its type first takes longer.
        if (
            not isinstance(event, QKeyEvent)
            or self._sending
            or event.type() is not QEvent.Type.KeyPress
            or not isinstance(watched, QWidget)
        ):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            return _pressed(watched, repeats=event.isAutoRepeat())
        key = latin_key(event.text(), event.key(), event.nativeScanCode())
        if key is None:
            return False
        if takes_text(watched):
            if not modifiers & Qt.KeyboardModifier.ControlModifier:
                return False
            if self._field_takes(watched, key, modifiers):
                return True
        return self._trigger(watched, QKeySequence(QKeyCombination(modifiers, key)), repeats=event.isAutoRepeat())

    def _field_takes(self, field: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
        """Offers the Latin key to a text field first: its own undo, copy and paste."""
        offered = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
        offered.ignore()
        self._sending = True
        try:
            QApplication.sendEvent(field, offered)
            if offered.isAccepted():
                QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))
                return True
        finally:
            self._sending = False
        return False

    @staticmethod
    def _trigger(watched: QWidget, wanted: QKeySequence, *, repeats: bool) -> bool:
        window = watched.window()
        for widget in (window, *window.findChildren(QWidget)):
            for action in widget.actions():
                if wanted in action.shortcuts() and _fires(action, widget, watched):
                    if not repeats or action.autoRepeat():
                        action.trigger()
                    return True
        return False


def _pressed(focused: QWidget, *, repeats: bool) -> bool:
    """Presses a button of a page. Dialogs know Enter themselves: there it may be another button's. Held down it presses once."""
    if not isinstance(focused, QPushButton) or isinstance(focused.window(), QDialog):
        return False
    if repeats:
        return True
    # PySide's stubs know no button without a menu.
    menu = cast("QMenu | None", focused.menu())
    if menu is not None:
        menu.popup(focused.mapToGlobal(focused.rect().bottomLeft()))
    else:
        focused.click()
    return True


def _fires(action: QAction, owner: QWidget, focused: QWidget) -> bool:
    if not is_available(action) or not owner.isVisible():
        return False
    context = action.shortcutContext()
    if context is Qt.ShortcutContext.WidgetShortcut:
        return owner is focused
    if context is Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return owner is focused or owner.isAncestorOf(focused)
    return True
