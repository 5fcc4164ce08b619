"""Pages are made ahead, part by part, and dropped with the names on them."""

import pytest
import small_case
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget
from shiboken6 import isValid
from typing_extensions import override

from verifier_gui.ui.page_making import PageMaking
from verifier_gui.ui.pages.page import Page
from verifier_gui.workflow import case_files


class Pages:
    """Two places whose pages are made in three parts each, and what was made of them."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def of(self, key: str):
        def make(session, actions):
            for part in ("first", "second"):
                self.made.append(f"{key} {part}")
                yield
            self.made.append(key)
            return Page(session, actions)

        return make


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def stack(qtbot) -> QStackedWidget:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    return stack


@pytest.fixture
def making(pages, stack, program) -> PageMaking:
    made = {"review": pages.of("review"), "audit": pages.of("audit")}
    return PageMaking(program.session, program.actions, made, stack)


def test_what_is_foreseen_is_made_in_order_and_then_said_to_be_done(qtbot, making, pages, stack):
    with qtbot.waitSignal(making.done):
        making.foresee(["review", "audit"])
        assert pages.made == []
    assert pages.made == [f"{key}{part}" for key in ("review", "audit") for part in (" first", " second", "")]
    assert stack.count() == 2


def test_a_page_that_is_wanted_in_the_middle_of_its_making_is_made_once(qtbot, making, pages, stack):
    with qtbot.waitSignal(making.done):
        making.foresee(["review", "audit"])
        making._go_on()
        assert pages.made == ["review first"]
        page = making.page("review")
        assert pages.made == ["review first", "review second", "review"]
        assert making.page("review") is page
    assert pages.made.count("review") == 1
    assert stack.count() == 2


def test_pages_and_parts_are_dropped_but_one(qtbot, making, pages, stack):
    kept, dropped = making.page("audit"), making.page("review")
    making.pages["overview"] = pages.of("overview")
    making.foresee(["overview"])
    making._go_on()
    with qtbot.assertNotEmitted(making.done):
        making.forget("audit")
        qtbot.waitUntil(lambda: not isValid(dropped))
    assert making.page("audit") is kept
    assert stack.count() == 1
    assert pages.made[-1] == "overview first"


def test_a_page_that_cannot_be_made_hinders_no_other(qtbot, making, pages, program):
    tried: list[str] = []

    def broken(session, actions):
        tried.append("broken")
        yield
        raise ValueError("a page that is broken")

    making.pages["overview"] = broken
    with qtbot.captureExceptions() as faults, qtbot.waitSignal(making.done):
        making.foresee(["overview"])
    assert [str(fault[1]) for fault in faults] == ["a page that is broken"]
    with qtbot.waitSignal(making.done):
        making.foresee(["review"])
    assert "review" in pages.made
    with pytest.raises(ValueError, match="broken"):
        making.page("overview")
    assert tried == ["broken", "broken"]


def test_every_page_of_an_open_case_is_made_before_anybody_asks(qtbot, opened):
    window = opened.window
    qtbot.waitUntil(lambda: set(window.making.pages) <= set(window.making._made))
    assert set(window._pages) < set(window.making._made)


def test_the_case_is_left_before_the_pages_are_made(qapp, opened):
    window = opened.window
    opened.session.close_case()
    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert not any("Гнатюк" in text for text in labels)
    assert set(window.making._made) == {"start"}
    for _turn in range(10):
        qapp.processEvents()
    assert set(window.making._made) == {"start"}


def test_no_part_of_a_page_is_ever_a_window_of_its_own(qtbot, qapp, opened):
    """What is shown before it has a parent flashes on the screen, and takes the keys from the window."""
    shown: list[str] = []

    class Watch(QObject):
        @override
        def eventFilter(self, watched, event):
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(type(watched).__name__)
            return False

    watch = Watch()
    opened.session.close_case()
    qapp.installEventFilter(watch)
    try:
        profile = opened.session.profile
        identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
        path = profile.recent_cases()[0].path
        with qtbot.waitSignal(opened.window.making.done, timeout=30_000):
            opened.session.open_case(lambda: case_files.open_with_operator(path, identity=identity, profile=profile))
    finally:
        qapp.removeEventFilter(watch)
    assert shown == []
