"""Words and the numbers that have them, in three arrays: quick to build, quick to ask."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

_NONE = np.array([], dtype=np.int64)


class Postings:
    """`words[n]` belongs to `owners[n]`; a word may have many owners, an owner many words."""

    def __init__(self, words: Sequence[str], owners: NDArray[np.int64]) -> None:
        numbers: dict[str, int] = {}
        numbered = np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int64)
        self._numbers = numbers
        self._owners = owners[np.argsort(numbered, kind="stable")]
        self._ends = np.cumsum(np.bincount(numbered, minlength=len(numbers)))

    def get(self, word: str) -> NDArray[np.int64]:
        """The owners of a word, in their order; none for an unknown one."""
        number = self._numbers.get(word)
        if number is None:
            return _NONE
        return self._owners[int(self._ends[number - 1]) if number else 0 : int(self._ends[number])]

    def beginning(self, prefix: str) -> NDArray[np.int64]:
        """The owners of every word that begins with `prefix`."""
        found = [self.get(word) for word in self._numbers if word.startswith(prefix)]
        return np.concatenate(found) if found else _NONE
