"""No part of the window is ever shown as a window of its own: it would flash, and take the keyboard away."""

import pytest
from dialogs_seen import dialogs
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from typing_extensions import override

from verifier_gui.ui.actions import Act


class Watch(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, QDialog):
            self.seen.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@pytest.fixture
def watch(qapp):
    watching = Watch()
    qapp.installEventFilter(watching)
    yield watching
    qapp.removeEventFilter(watching)


def test_every_page_comes_into_the_window_and_leaves_it_the_keyboard(watch, program, request):
    watch.seen.clear()
    opened = request.getfixturevalue("opened")
    for place in ("lists", "review", "roster", "overview", "audit", "lists/import"):
        opened.window.show_place(place)
    assert watch.seen == []
    assert QApplication.activeWindow() is opened.window


@pytest.mark.parametrize("act", [Act.KEYS, Act.COMMANDS, Act.SETTINGS, Act.HELP, Act.CREATE_CASE])
def test_a_dialog_comes_as_one_window(watch, program, act):
    watch.seen.clear()
    program.actions[act].trigger()
    assert watch.seen == []
    for dialog in dialogs(program.window):
        dialog.reject()
