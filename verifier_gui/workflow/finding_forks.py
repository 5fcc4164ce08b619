"""Finding forks: places of a signer's chain that two statements have, so that none of these counts and a supervisor must know."""

from weakref import WeakKeyDictionary

from verifier_gui.domain.audit import Fork
from verifier_gui.store.reader import Reader


def forks_of(reader: Reader) -> tuple[Fork, ...]:
    """Every fork of the case, in the order of their first lines. What was looked through once is not looked through again: it is
    asked for whenever a roster is shown."""
    last = reader.head().number
    known, found = _found.get(reader, (0, ()))
    if last < known:
        known, found = 0, ()
    if last > known:
        places = {(fork.by, fork.numbers[0]): fork for fork in found}
        for fork in reader.forks_after(known):
            places[fork.by, fork.numbers[0]] = fork
        found = tuple(sorted(places.values(), key=lambda fork: fork.numbers))
        _found[reader] = (last, found)
    return found


_found: WeakKeyDictionary[Reader, tuple[int, tuple[Fork, ...]]] = WeakKeyDictionary()
"""by connection, each of which belongs to one thread: the last line that was looked at, and the forks up to there"""
