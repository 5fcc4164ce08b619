"""The distinct values of one part of the name in a registry, and how far each agrees with a word of the list."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from verifier_gui.domain.facts import FactKind
from verifier_gui.matching.levels import (
    M_OF_NAMES,
    M_OF_WOMANS_SURNAME,
    SMOOTHING,
    USUAL_NAMES,
    Bits,
    Levels,
    NameLevel,
    weights,
)
from verifier_gui.matching.postings import Postings
from verifier_gui.matching.spellings import Spelling, merged, spelling

_BLOCK = 64
"""Words that are compared at once: RapidFuzz fills its lanes with them, and one call stays short."""

_LEVEL_OF_SIMILARITY: Levels = np.array(
    [
        NameLevel.CLOSE
        if percent >= 80
        else NameLevel.NEAR
        if percent >= 70
        else NameLevel.FAR
        if percent >= 60
        else NameLevel.DIFFERS
        for percent in range(101)
    ],
    dtype=np.uint8,
)

_TABLES = ("letters", "keys", "forms", "sounds", "initials")


class NameColumn:
    """Values of one part; value 0 is the missing one. `counts[v]` are the registry's rows that bear value v.

    Of every value its spelling is kept as lists of words: `words[table]` are all words, value by value, `ends[table][v]` where
    those of value v end.
    """

    def __init__(
        self,
        kind: FactKind,
        values: Sequence[str],
        counts: NDArray[np.int64],
        words: Mapping[str, Sequence[str]],
        ends: Mapping[str, NDArray[np.int64]],
    ) -> None:
        self.kind = kind
        self.values = values
        self.counts = counts
        self._words = words
        self._ends = ends
        self._cache: dict[tuple[tuple[str, ...], bool], Levels] = {}

    @classmethod
    def of(
        cls, kind: FactKind, values: Sequence[str], counts: NDArray[np.int64], step: Callable[[], None]
    ) -> "NameColumn":
        """`values[0]` is the empty text."""
        words: dict[str, list[str]] = {table: [] for table in _TABLES}
        ends: dict[str, list[int]] = {table: [] for table in _TABLES}
        for number, value in enumerate(values):
            if number % 500 == 0:
                step()
            found = spelling(kind, value) if value else None
            for table in _TABLES:
                if found is not None:
                    words[table] += sorted(getattr(found, table))
                ends[table].append(len(words[table]))
        return cls(kind, values, counts, words, {table: np.array(end, dtype=np.int64) for table, end in ends.items()})

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All of it as arrays of numbers, for keeping."""
        found: dict[str, NDArray[np.generic]] = {"values": _packed(self.values), "counts": self.counts}
        for table in _TABLES:
            found[f"{table}_words"] = _packed(self._words[table])
            found[f"{table}_ends"] = self._ends[table]
        return found

    @classmethod
    def from_arrays(cls, kind: FactKind, arrays: Mapping[str, NDArray[np.generic]]) -> "NameColumn":
        return cls(
            kind,
            _unpacked(arrays["values"]),
            arrays["counts"].astype(np.int64),
            {table: _unpacked(arrays[f"{table}_words"]) for table in _TABLES},
            {table: arrays[f"{table}_ends"].astype(np.int64) for table in _TABLES},
        )

    @cached_property
    def _where(self) -> Mapping[str, Postings]:
        """Of every table: word to the values that have it."""
        numbers = np.arange(len(self.values), dtype=np.int64)
        return {
            table: Postings(self._words[table], np.repeat(numbers, np.diff(self._ends[table], prepend=0)))
            for table in _TABLES
        }

    @cached_property
    def _initial_only(self) -> NDArray[np.bool_]:
        """Values that are an initial: they have no letters to compare."""
        without = np.diff(self._ends["letters"], prepend=0) == 0
        return without & (np.diff(self._ends["initials"], prepend=0) > 0)

    @cached_property
    def _distance_layout(self) -> tuple[list[str], NDArray[np.int64], NDArray[np.int64]]:
        """(words, starts, values): the words that distances are counted to, where each value's words start, and which values."""
        lengths = np.diff(self._ends["letters"], prepend=0)
        having = np.flatnonzero(lengths)
        return list(self._words["letters"]), (self._ends["letters"] - lengths)[having], having

    def forget(self) -> None:
        """Drops what was kept of words compared before, to bound memory."""
        self._cache.clear()

    def prepare(self, wanted: Iterable[tuple[tuple[str, ...], bool]], step: Callable[[], None]) -> None:
        """Compares words (spellings, whether the end may be cut off) with every value, in blocks."""
        todo = [key for key in dict.fromkeys(wanted) if key not in self._cache]
        spellings = [merged(self.kind, words) for words, _ in todo]
        owners: list[int] = []
        letters: list[str] = []
        for number, found in enumerate(spellings):
            for word in sorted(found.letters):
                owners.append(number)
                letters.append(word)
        order = sorted(range(len(letters)), key=lambda place: (owners[place],))
        words, starts, having = self._distance_layout
        similar = np.zeros((len(todo), len(self.values)), dtype=np.uint8)
        for start in range(0, len(order), _BLOCK):
            step()
            places = order[start : start + _BLOCK]
            if not words:
                break
            found_block = cdist(
                [letters[place] for place in places],
                words,
                scorer=OSA.normalized_similarity,
                score_cutoff=0.6,
                score_multiplier=100,
                dtype=np.uint8,
                workers=2,
            )
            best = np.maximum.reduceat(found_block, starts, axis=1)
            for place, row in zip(places, best, strict=True):
                owner = owners[place]
                similar[owner, having] = np.maximum(similar[owner, having], row)
        for number, key in enumerate(todo):
            self._cache[key] = self._levels(spellings[number], similar[number], cut=key[1])

    def _levels(self, found: Spelling, similar: NDArray[np.uint8], *, cut: bool) -> Levels:
        where = self._where
        if found.is_initial:
            levels = np.full(len(self.values), NameLevel.INITIAL_DIFFERS, dtype=np.uint8)
            for initial in found.initials:
                levels[where["initials"].get(initial)] = NameLevel.INITIAL_AGREES
            levels[0] = NameLevel.MISSING
            return levels
        levels = _LEVEL_OF_SIMILARITY[similar]
        for word in found.sounds:
            levels[where["sounds"].get(word)] = NameLevel.BY_EAR
        for word in found.forms:
            levels[where["forms"].get(word)] = NameLevel.ALIAS
            levels[where["keys"].get(word)] = NameLevel.ALIAS
        for word in found.keys:
            levels[where["forms"].get(word)] = NameLevel.ALIAS
        if cut:
            for prefix in found.letters:
                beginning = where["letters"].beginning(prefix)
                levels[beginning] = NameLevel.EQUAL
        for word in found.keys:
            levels[where["keys"].get(word)] = NameLevel.EQUAL
        levels[self._initial_only] = NameLevel.INITIAL_DIFFERS
        for initial in found.initials:
            agreeing = where["initials"].get(initial)
            levels[agreeing[self._initial_only[agreeing]]] = NameLevel.INITIAL_AGREES
        levels[0] = NameLevel.MISSING
        return levels

    def levels(self, words: tuple[str, ...], *, cut: bool = False) -> Levels:
        """The level of every value for one word of the list, in all its spellings."""
        key = (words, cut)
        found = self._cache.get(key)
        if found is None:
            self.prepare([key], _nothing)
            found = self._cache[key]
        return found

    def bits(self, levels: Levels, *, woman: bool = False) -> Bits:
        """The weight of each level for the word whose `levels` these are, u measured on this registry."""
        m = M_OF_WOMANS_SURNAME if woman and self.kind is FactKind.SURNAME else M_OF_NAMES[self.kind]
        counts = np.bincount(levels, weights=self.counts, minlength=len(NameLevel)).astype(np.float64)
        return weights(m, USUAL_NAMES[self.kind], counts, SMOOTHING[self.kind])

    def same_as(self, value: int) -> str:
        """What values of one name have in common: a class of the tables where there is one, else the first of its keys."""
        ends = self._ends["keys"]
        keys = self._words["keys"][int(ends[value - 1]) if value else 0 : int(ends[value])]
        return min(keys, key=lambda key: (not key.startswith("="), key), default=self.values[value])

    def one_in(self, levels: Levels, level: int) -> int:
        """Of how many people of the registry about one agrees at `level` or closer; 0 where that says nothing."""
        known = int(self.counts[levels > NameLevel.MISSING].sum())
        bearers = int(self.counts[levels == level].sum())
        return round(known / max(bearers, 1)) if known else 0


def _nothing() -> None:
    """No progress to tell."""


def _packed(texts: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer("".join(text + "\n" for text in texts).encode("utf-8", "surrogatepass"), dtype=np.uint8)


def _unpacked(packed: NDArray[np.generic]) -> list[str]:
    return packed.tobytes().decode("utf-8", "surrogatepass").split("\n")[:-1]
