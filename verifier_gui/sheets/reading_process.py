"""The window's end of the reading child: starts it, listens, and kills it when it is unwanted, silent or done."""

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from verifier_gui.errors import SheetError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.sheets import limits
from verifier_gui.sheets.message_streams import Message, receive, send

READ_SHEETS = "--read-sheets"
"""What a frozen build is called with to become the child."""

_PACKAGE_ROOT = Path(__file__).resolve().parent.parent.parent
_WAIT = 0.05
"""seconds between two looks at whether the work is still wanted"""
_AHEAD = 4
"""messages that may wait for a slow listener"""
_PIPE_BYTES = 1024 * 1024
"""that may wait in the pipe, where the system lets us say so: as much as an unprivileged program may ask of Linux"""


def child_command() -> list[str]:
    """The call that starts the child. In a frozen build it is the program for the command line that reads, for that of the
    window has no standard streams on Windows."""
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).with_stem("verifier")), READ_SHEETS]
    return [sys.executable, "-m", "verifier_gui.sheets.reading_child"]


def _environment() -> dict[str, str]:
    """The child finds this package, and nothing in the folder it happens to start in."""
    paths = [str(_PACKAGE_ROOT), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}


class ReadingProcess:
    """One child for one request. Used as a context: leaving it ends the child, at once."""

    def __init__(self, request: Message, *, seconds_without_progress: float = limits.SECONDS_WITHOUT_PROGRESS) -> None:
        self._patience = seconds_without_progress
        self._messages: queue.Queue[Message | None] = queue.Queue(_AHEAD)
        self._ended = threading.Event()
        self._child = subprocess.Popen(  # noqa: S603  our own program
            child_command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        _widen(self._child.stdout)
        self._listener = threading.Thread(target=self._listen, name="reading a sheet", daemon=True)
        self._listener.start()
        self._ask(request)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def messages(self, progress: Progress) -> Iterator[Message]:
        """The child's answers but for progress, which is reported. Raises `Cancelled` when the work is unwanted, `SheetError`
        when the file is refused or the child has ended, is silent or talks nonsense."""
        heard = time.monotonic()
        while True:
            if progress.unwanted:
                self.end()
                raise Cancelled
            try:
                message = self._messages.get(timeout=_WAIT)
            except queue.Empty:
                if time.monotonic() - heard > self._patience:
                    self.end()
                    raise SheetError(
                        "The file keeps the reader busy without end, and was given up. Save it again, or as csv."
                    ) from None
                continue
            if message is None:
                raise _reader_ended()
            match message.get("kind"):
                case "progress":
                    progress.step(int(message["done"]), int(message["total"]))
                case "refused":
                    raise SheetError(str(message["sentence"]), **message["values"])
                case "memory":
                    raise SheetError("The file would need more memory than any list does, and was given up. Split it.")
                case _:
                    yield message
            heard = time.monotonic()

    def end(self) -> None:
        """Kills the child. Nothing of it is left."""
        if self._ended.is_set():
            return
        self._ended.set()
        self._child.kill()
        self._child.wait()
        self._empty()
        self._listener.join()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe:
                try:
                    pipe.close()
                except OSError:
                    continue

    def _ask(self, request: Message) -> None:
        assert self._child.stdin
        try:
            send(self._child.stdin, request)  # pyright: ignore[reportArgumentType]  a pipe is written like a file
        except OSError:
            # It has ended already; the listener tells.
            return

    def _listen(self) -> None:
        assert self._child.stdout
        try:
            while not self._ended.is_set():
                message = receive(self._child.stdout)  # pyright: ignore[reportArgumentType]
                self._tell(message)
                if message is None:
                    return
        except (ValueError, OSError):
            self._tell(None)

    def _tell(self, message: Message | None) -> None:
        while not self._ended.is_set():
            try:
                self._messages.put(message, timeout=_WAIT)
            except queue.Full:
                continue
            return

    def _empty(self) -> None:
        while True:
            try:
                self._messages.get_nowait()
            except queue.Empty:
                return


def _widen(pipe: IO[bytes] | None) -> None:
    """Lets the child go on while a whole message waits: a listener whose threads are busy takes a pipe's usual 64 KB slowly."""
    try:
        from fcntl import F_SETPIPE_SZ, fcntl
    except ImportError:
        return
    try:
        if pipe:
            fcntl(pipe, F_SETPIPE_SZ, _PIPE_BYTES)
    except OSError:
        return


def _reader_ended() -> SheetError:
    return SheetError("The file makes the reader fail, and is refused. Open it in its own program and save it as xlsx.")
