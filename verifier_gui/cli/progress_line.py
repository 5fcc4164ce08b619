"""How far long work is, on the last line of a terminal; nothing where standard error is no terminal."""

import sys
from collections.abc import Generator
from contextlib import contextmanager

from verifier_gui.phrases.figures import NO_BREAK_SPACE
from verifier_gui.progress import Progress


@contextmanager
def progress_line(what: str) -> Generator[Progress]:
    """A progress that shows `what` with per cent while the work runs, and leaves an empty line behind."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    line = _Line(what)
    try:
        yield Progress(line.show)
    finally:
        line.clear()


class _Line:
    """Writes over itself; only a new figure is written."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = ""

    def show(self, done: int, total: int) -> None:
        share = f"{100 * done // total}{NO_BREAK_SPACE}%" if total else ""
        text = f"{self._what} {share}".rstrip()
        if text != self._shown:
            self._write(text)

    def clear(self) -> None:
        self._write("")
        sys.stderr.write("\r")
        sys.stderr.flush()

    def _write(self, text: str) -> None:
        sys.stderr.write("\r" + text.ljust(len(self._shown)))
        sys.stderr.flush()
        self._shown = text
