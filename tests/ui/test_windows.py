"""No part of the window is ever shown as a window of its own: it would flash, and take the keyboard away."""

import pytest
from dialogs_seen import dialogs
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from typing_extensions import override

from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.pages.page import Page
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.panels import EmptyState
from verifier_gui.ui.window import Window


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


class SmallScreen:
    """A laptop's screen, as far as a window asks."""

    def __init__(self, width: int, height: int) -> None:
        self.room = QRect(0, 0, width, height)

    def availableGeometry(self) -> QRect:  # noqa: N802  Qt's name
        return self.room


def reopened(program, monkeypatch, width: int, height: int) -> Window:
    """A second window of the program over a screen of this size."""
    screen = SmallScreen(width, height)
    monkeypatch.setattr(QGuiApplication, "primaryScreen", lambda: screen)
    monkeypatch.setattr(QGuiApplication, "screens", lambda: [screen])

    def start(session, actions):
        yield
        return Page(session, actions)

    return Window(program.session, Actions(), {"start": start}, program.preferences)


def test_a_window_is_no_larger_than_the_screen(program, qtbot, monkeypatch):
    window = reopened(program, monkeypatch, 1366, 728)
    qtbot.addWidget(window)
    assert window.width() <= 1366
    assert window.height() <= 728
    assert window.isMaximized()
    large = reopened(program, monkeypatch, 1920, 1040)
    qtbot.addWidget(large)
    assert (large.width(), large.height(), large.isMaximized()) == (1440, 900, False)
    assert QRect(0, 0, 1920, 1040).contains(large.geometry())


def test_a_window_left_on_a_screen_that_is_gone_comes_back_whole(program, qtbot, monkeypatch):
    program.window.setGeometry(1500, 300, 1400, 700)
    program.preferences.geometry = program.window.saveGeometry()
    window = reopened(program, monkeypatch, 1920, 1040)
    qtbot.addWidget(window)
    assert QRect(0, 0, 1920, 1040).contains(window.geometry())
    program.window.setGeometry(100, 100, 1200, 700)
    program.preferences.geometry = program.window.saveGeometry()
    kept = reopened(program, monkeypatch, 1920, 1040)
    qtbot.addWidget(kept)
    # The width is Qt's: it restores no window wider than the real screen of the test.
    assert kept.height() == 700


@pytest.mark.parametrize("place", ["review", "roster", "overview", "lists"])
def test_buttons_of_empty_pages_are_no_wider_than_their_words(opened, place):
    opened.window.show_place(place)
    for state in opened.window.page.findChildren(EmptyState):
        state.show()
        state.resize(1200, 600)
        state.layout().activate()
        for button in state.findChildren(KeyButton):
            if not button.isHidden():
                assert button.width() == button.sizeHint().width()


def test_places_that_cannot_be_gone_to_do_not_look_as_if_they_could(program, request):
    buttons = [*program.window.rail.buttons.values(), program.window.rail.lock]
    assert [button.graphicsEffect().isEnabled() for button in buttons] == [True] * len(buttons)
    request.getfixturevalue("opened")
    assert [button.graphicsEffect().isEnabled() for button in buttons] == [False] * len(buttons)
