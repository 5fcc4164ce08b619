"""Python's search for garbage is put off while long work runs: with a registry in memory it stops the window again and again."""

import gc
import threading
from collections.abc import Generator
from contextlib import contextmanager

_lock = threading.Lock()
_works = 0


@contextmanager
def collecting_put_off() -> Generator[None]:
    """Nothing is searched for garbage until the last of all who are inside has left. Measured without it, while 100,000 people were
    imported: every 0.4 s a search of 140 ms, in which no thread moved. What long work makes has no cycles, and is freed all the same.
    """
    _count(1)
    try:
        yield
    finally:
        _count(-1)


def _count(change: int) -> None:
    global _works  # noqa: PLW0603  the search is the interpreter's: one for all threads
    with _lock:
        _works += change
        (gc.disable if _works else gc.enable)()
