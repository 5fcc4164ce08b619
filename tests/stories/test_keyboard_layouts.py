"""Every key of the review is pressed on a real keyboard layout: Latin, Cyrillic and mixed, through a real X server.

QTest cannot imitate a layout. On a plain Ukrainian one Qt itself finds no Latin shortcut, and on a mixed one Cyrillic twins
of them would be ambiguous: neither would fire.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import small_case
from listening import hear
from physical_keyboard import Screen
from telling_window import copy

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Xvfb and setxkbmap are had on Linux alone")

OF_PLACES = {"us": ("jx1sn&", "'"), "ua": ("оч1іт?", "є"), "ru": ("оч1ыт?", "э")}
"""What the keys J X 1 S N Shift+7 type, and the key beside Enter."""


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typed")
    small_case.build(folder)
    return folder


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    with Screen() as made:
        yield made


class Typist:
    """Presses keys and reads what the window tells. Whatever it tells is read: an act too many is seen at the next key."""

    def __init__(self, screen: Screen, program: "subprocess.Popen[bytes]") -> None:
        self._keyboard = screen.keyboard
        self._program = program

    def presses(self, *keys: str) -> None:
        for key in keys:
            self._keyboard.presses(key)

    def told(self, **expected: object) -> dict[str, object]:
        """The next thing told has these values."""
        assert self._program.stdout is not None
        told = hear(self._program.stdout)
        assert {name: told.get(name) for name in expected} == expected, told
        return told

    def does(self, key: str, act: str, **expected: object) -> None:
        self.presses(key)
        self.told(act=act, **expected)

    def opens(self, key: str, act: str, dialog: str, leaving: str = "Esc") -> None:
        self.does(key, act)
        self.told(front=dialog)
        self.presses(leaving)
        self.told(front="Window")


@pytest.mark.parametrize("layout", ["us", "ua", "ru", "ua,us", "us,ua"])
def test_every_key_does_its_act_on_the_layout(layout: str, screen: Screen, master: Path, tmp_path: Path) -> None:
    copy(master, tmp_path / "case")
    screen.lay_out(layout)
    program = [sys.executable, str(Path(__file__).with_name("telling_window.py")), str(tmp_path / "case")]
    surroundings = os.environ | {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
    with subprocess.Popen(program, env=surroundings, stdout=subprocess.PIPE, bufsize=0) as child:
        typist = Typist(screen, child)
        try:
            typist.told(front="Window", subject=1, decided=0)
            groups = layout.split(",")
            for place, letters in enumerate(groups):
                if place:
                    typist.presses("CapsLock")
                walks_and_decides(typist)
                opens_every_dialog(typist)
                types_into_fields(typist, *OF_PLACES[letters])
                fires_nothing_that_was_not_meant(typist, with_caps_lock=len(groups) == 1)
            answers_a_stop_and_locks(typist)
        finally:
            child.kill()


def walks_and_decides(typist: Typist) -> None:
    """On subject 1; the third, whom two registries know, is decided, and the decision is taken back."""
    typist.does("J", "next-subject", subject=2)
    typist.does("K", "previous-subject", subject=1)
    typist.does("Right", "next-candidate", column=1)
    typist.does("Right", "next-candidate", column=2)
    typist.does("Left", "previous-candidate", column=1)
    typist.does("X", "another-person", struck=1)
    typist.does("X", "another-person", struck=0)
    typist.does("J", "next-subject", subject=2)
    typist.does("J", "next-subject", subject=3)
    typist.does("Alt+2", "mark-record-2", marked=1, decided=0)
    typist.does("1", "same-person-1", subject=4, decided=1)
    typist.does("Ctrl+Z", "take-back", subject=3, decided=0)


def opens_every_dialog(typist: Typist) -> None:
    typist.opens("N", "none-of-these", "NoneOfThese")
    typist.opens("U", "not-sure", "NotSure")
    typist.opens("O", "identified-otherwise", "IdentifiedOtherwise")
    typist.opens("D", "duplicate", "DuplicateChooser")
    typist.opens("L", "line-unusable", "LineUnusable")
    typist.opens("H", "hold", "HoldRequest")
    typist.opens("/", "search-registries", "RegistrySearch")
    typist.opens("F3", "search-registries", "RegistrySearch")
    typist.opens("Ctrl+K", "commands", "Commands")
    typist.opens("Ctrl+/", "keys", "AllKeys")
    typist.opens("Ctrl+,", "settings", "Settings")
    # A reason is chosen by its letter, which is none of Qt's shortcuts.
    typist.opens("R", "reason", "ReasonChoice", leaving="Q")


def types_into_fields(typist: Typist, letters: str, beside_enter: str) -> None:
    """In a field letters are letters, and undoing, copying and finding are the field's own."""
    typist.does("M", "note", reason="LANG")
    for count, key in enumerate(("J", "X", "1", "S", "N", "Shift+7"), 1):
        typist.presses(key)
        typist.told(text=letters[:count])
    typist.presses("Ctrl+Z")
    typist.told(text="")
    typist.presses("'")
    typist.told(text=beside_enter)
    typist.presses("Ctrl+A", "Ctrl+X")
    typist.told(text="")
    typist.presses("Ctrl+V")
    typist.told(text=beside_enter)
    typist.presses("Ctrl+V")
    typist.told(text=2 * beside_enter)
    typist.presses("Ctrl+Z")
    typist.told(text=beside_enter)
    typist.presses("Backspace")
    typist.told(text="")
    # Acts with Ctrl that are no field's own work from within it.
    typist.does("Ctrl+F", "search-list")
    typist.presses("J")
    typist.told(text=letters[0])
    typist.presses("Esc")
    typist.told(text="")
    typist.presses("Esc")


def fires_nothing_that_was_not_meant(typist: Typist, *, with_caps_lock: bool) -> None:
    """What follows is the next thing told, so nothing was."""
    typist.presses("Shift+7", "[", "'", "\\", ".", "Ctrl+J", "Shift+1")
    typist.does("K", "previous-subject", subject=2)
    if with_caps_lock:
        typist.presses("CapsLock")
        typist.does("J", "next-subject", subject=3)
        typist.does("K", "previous-subject", subject=2)
        typist.presses("CapsLock")
    typist.does("K", "previous-subject", subject=1)


def answers_a_stop_and_locks(typist: Typist) -> None:
    typist.does("S", "answer-stop", answered=0)
    typist.presses("2")
    typist.told(front="ReasonChoice")
    typist.presses("A")
    typist.told(front="Window", answered=1)
    typist.does("Right", "next-candidate", answered=1)
    typist.presses("Ctrl+L")
    typist.told(left=True)
    typist.told(act="lock", place="start")
