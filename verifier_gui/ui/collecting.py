"""Python's search for garbage: put off while long work runs, and never made by a worker's thread.

With a registry in memory it stops every thread again and again: while 100,000 people were imported, for 0.14 s every 0.4 s. And
what it finds it destroys there and then: on a worker's thread that must never be an object of the window. What long work makes has
no cycles, and is freed all the same.
"""

import gc

_works = 0


def put_off_collecting() -> None:
    """To be called on the window's thread when work begins; each call wants its `collect_again`."""
    _count(1)


def collect_again() -> None:
    """To be called on the window's thread when that work has ended."""
    _count(-1)


def _count(change: int) -> None:
    global _works  # noqa: PLW0603  the search is the interpreter's: there is one for all threads
    _works += change
    if _works:
        gc.disable()
    else:
        # What has come meanwhile joins what is old: else the next object that is made, on whichever thread, would have all of it
        # searched at once.
        gc.freeze()
        gc.unfreeze()
        gc.enable()
