"""Words and the numbers that have them, in three arrays: quick to build, quick to ask."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from verifier_gui.matching.columns import Places, spread


class Postings:
    """`words[n]` belongs to `owners[n]`; a word may have many owners, an owner many words. Distinct words are numbered in the order in
    which they are first met."""

    def __init__(self, words: Iterable[str], owners: NDArray[np.int64]) -> None:
        numbers: dict[str, int] = {}
        numbered = np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int64)
        self._numbers = numbers
        self._owners = owners[np.argsort(numbered, kind="stable")]
        self._counts: Places = np.bincount(numbered, minlength=len(numbers))
        self._starts: Places = np.cumsum(self._counts) - self._counts

    @property
    def words(self) -> list[str]:
        return list(self._numbers)

    def get(self, word: str) -> Places:
        """The owners of a word, in their order; none for an unknown one."""
        number = self._numbers.get(word)
        if number is None:
            return np.zeros(0, dtype=np.int64)
        start = int(self._starts[number])
        return self._owners[start : start + int(self._counts[number])]

    def owners_of(self, numbers: Places) -> tuple[Places, Places]:
        """(place in `numbers`, owner) for every owner of every word given by its number."""
        counts = self._counts[numbers]
        places = np.repeat(np.arange(len(numbers), dtype=np.int64), counts)
        return places, self._owners[spread(self._starts[numbers], counts)]

    def met(self, asked: Sequence[Iterable[str]]) -> tuple[Places, Places]:
        """(place in `asked`, owner) for every owner of every word of each of `asked`."""
        places: list[int] = []
        numbers: list[int] = []
        known = self._numbers
        for place, words in enumerate(asked):
            for word in words:
                number = known.get(word)
                if number is not None:
                    places.append(place)
                    numbers.append(number)
        of, owners = self.owners_of(np.array(numbers, dtype=np.int64))
        return np.array(places, dtype=np.int64)[of], owners

    def beginning(self, prefix: str) -> Places:
        """The owners of every word that begins with `prefix`."""
        numbers = [number for word, number in self._numbers.items() if word.startswith(prefix)]
        return self.owners_of(np.array(numbers, dtype=np.int64))[1]
