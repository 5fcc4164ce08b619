"""What tests do with dialogs: find the one in front, read what it says, walk over its controls."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLabel, QLineEdit, QListWidget, QWidget


def front(window: QWidget, kind: type) -> QWidget:
    """The dialog of this kind that is seen; there must be one."""
    (found,) = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    return found


def dialogs(window: QWidget) -> list[QDialog]:
    return [dialog for dialog in window.findChildren(QDialog) if dialog.isVisible()]


def texts(widget: QWidget) -> set[str]:
    """Every text that can be seen or is read aloud."""
    said: set[str] = set()
    for part in (widget, *widget.findChildren(QWidget)):
        if not part.isVisibleTo(widget) and part is not widget:
            continue
        said.add(part.accessibleName())
        said.add(part.toolTip())
        if isinstance(part, QLabel | QAbstractButton):
            said.add(part.text())
        elif isinstance(part, QLineEdit):
            said.add(part.placeholderText())
        elif isinstance(part, QComboBox):
            said |= {part.itemText(row) for row in range(part.count())}
        elif isinstance(part, QListWidget):
            said |= {part.item(row).text() for row in range(part.count())}
    return {text for text in said if any(letter.isalpha() for letter in text)}


def controls(widget: QWidget) -> list[QWidget]:
    """Everything seen that the Tab key should reach."""
    return [
        part
        for part in widget.findChildren(QWidget)
        if part.isVisibleTo(widget)
        and part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
        and not isinstance(part.parentWidget(), QComboBox)
    ]


def unnamed(widget: QWidget) -> list[str]:
    """Controls that a screen reader would have no name for."""
    return [
        f"{type(part).__name__} in {type(part.parentWidget()).__name__}"
        for part in controls(widget)
        if not (interface := QAccessible.queryAccessibleInterface(part)) or not interface.text(QAccessible.Text.Name)
    ]


def reached_by_tab(widget: QWidget) -> Iterator[QWidget]:
    """The controls in the order in which the Tab key leads round, once."""
    first = part = widget.focusWidget() or widget
    while True:
        part = part.nextInFocusChain()
        if part is first:
            return
        yield part
