"""A screen without a monitor and a keyboard without a desk: keys are pressed by their place, whatever they type.

`xdotool` cannot do this: it presses the key of a letter, and switches a mixed layout to the group that has that letter.
"""

import ctypes
import os
import subprocess
from typing import Self

_PLACES = {
    **dict(zip("1234567890", range(10, 20), strict=True)),
    **dict(zip("QWERTYUIOP[]", range(24, 36), strict=True)),
    **dict(zip("ASDFGHJKL;'`", range(38, 50), strict=True)),
    **dict(zip("\\ZXCVBNM,./", range(51, 62), strict=True)),
    "Esc": 9,
    "Backspace": 22,
    "Enter": 36,
    "CapsLock": 66,
    "F1": 67,
    "F3": 69,
    "Up": 111,
    "Left": 113,
    "Right": 114,
    "Down": 116,
    "Ctrl": 37,
    "Shift": 50,
    "Alt": 64,
}
"""Codes of the keys of a PC under X, named by what a US keyboard has on them."""

_CORE_KEYBOARD, _CAPS_LOCK = 0x100, 2


class Screen:
    """A real X server on a free display."""

    def __init__(self) -> None:
        # Without -noreset it would forget the layout as soon as nobody is connected.
        told, telling = os.pipe()
        command = ["Xvfb", "-displayfd", str(telling), "-noreset", "-nolisten", "tcp", "-screen", "0", "1440x900x24"]
        self._server = subprocess.Popen(command, pass_fds=[telling], stderr=subprocess.DEVNULL)
        os.close(telling)
        with os.fdopen(told) as number:
            self.display = f":{number.readline().strip()}"
        self.keyboard = Keyboard(self.display)

    def lay_out(self, layout: str) -> None:
        """Caps Lock switches between the groups of a mixed layout, as many have it; on a single one it is Caps Lock."""
        options = ["-option", "grp:caps_toggle"] if "," in layout else []
        command = ["setxkbmap", "-display", self.display, "-option", "", "-layout", layout, *options]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        self.keyboard.unlock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.keyboard.close()
        self._server.terminate()
        self._server.wait()


class Keyboard:
    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._test = ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        assert self._display.value

    def presses(self, key: str) -> None:
        """`J`, `Ctrl+/`, `Alt+2`: modifiers are held while the last key goes down and up."""
        codes = [_PLACES[name] for name in key.split("+")]
        for code in codes:
            self._move(code, down=True)
        for code in reversed(codes):
            self._move(code, down=False)
        self._x.XSync(self._display, 0)

    def unlock(self) -> None:
        """The first group, and Caps Lock off."""
        self._x.XkbLockGroup(self._display, _CORE_KEYBOARD, 0)
        self._x.XkbLockModifiers(self._display, _CORE_KEYBOARD, _CAPS_LOCK, 0)
        self._x.XSync(self._display, 0)

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def _move(self, code: int, *, down: bool) -> None:
        self._test.XTestFakeKeyEvent(self._display, ctypes.c_uint(code), ctypes.c_int(down), ctypes.c_ulong(0))
