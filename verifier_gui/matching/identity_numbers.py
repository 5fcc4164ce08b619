"""Tax and document numbers of a registry: nearly all distinct, kept as bytes, found by hash."""

import zlib
from array import array
from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.facts import NUMBERS, FactKind
from verifier_gui.matching.columns import Places
from verifier_gui.matching.facets import document_key


class NumberColumn:
    """Numbers in the order of their rows: `positions[n]` and `kinds[n]` (its place in NUMBERS) of number n, whose text ends at
    `ends[n]` of `characters` (ASCII or UTF-8)."""

    def __init__(
        self,
        positions: NDArray[np.int32],
        kinds: NDArray[np.uint8],
        ends: NDArray[np.int64],
        hashes: NDArray[np.uint32],
        characters: bytes,
    ) -> None:
        self._positions = positions
        self._kinds = kinds
        self._ends = ends
        self._hashes = hashes
        self._characters = characters

    def of(self, position: int) -> dict[FactKind, str]:
        """The numbers of one row by kind, as they are compared."""
        return {kind: number_key(kind, text) for kind, text in self.shown(position).items()}

    def shown(self, position: int) -> dict[FactKind, str]:
        """The numbers of one row by kind, as they came."""
        starts = self._starts
        if position + 1 >= len(starts):
            return {}
        numbers = range(int(starts[position]), int(starts[position + 1]))
        return {NUMBERS[int(self._kinds[number])]: self._text(number) for number in numbers}

    @cached_property
    def _starts(self) -> Places:
        """Where the numbers of each row start, for the rows up to the last that has any."""
        rows = int(self._positions[-1]) + 1 if len(self._positions) else 0
        return np.searchsorted(self._positions, np.arange(rows + 1, dtype=np.int32))

    def _text(self, number: int) -> str:
        start = int(self._ends[number - 1]) if number else 0
        return self._characters[start : int(self._ends[number])].decode("utf-8", "surrogatepass")

    @cached_property
    def _by_hash(self) -> tuple[NDArray[np.uint32], Places]:
        order = np.argsort(self._hashes, kind="stable")
        return self._hashes[order], order

    def rows_with(self, kind: FactKind, key: str) -> list[int]:
        """Positions of the rows that have this number, as it is compared."""
        hashes, order = self._by_hash
        wanted = np.array([_hash(key)], dtype=np.uint32)
        first = int(np.searchsorted(hashes, wanted, "left")[0])
        last = int(np.searchsorted(hashes, wanted, "right")[0])
        return [
            int(self._positions[number])
            for number in order[first:last].tolist()
            if NUMBERS[int(self._kinds[number])] is kind and number_key(kind, self._text(number)) == key
        ]

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        return {
            "positions": self._positions,
            "kinds": self._kinds,
            "ends": self._ends,
            "hashes": self._hashes,
            "characters": np.frombuffer(self._characters, dtype=np.uint8),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "NumberColumn":
        return cls(
            arrays["positions"].astype(np.int32),
            arrays["kinds"].astype(np.uint8),
            arrays["ends"].astype(np.int64),
            arrays["hashes"].astype(np.uint32),
            arrays["characters"].tobytes(),
        )


class NumberCollecting:
    """Takes the numbers of rows as they come in."""

    def __init__(self) -> None:
        self._positions = array("i")
        self._kinds = array("B")
        self._ends = array("q")
        self._hashes = array("L")
        self._characters = bytearray()

    def add(self, position: int, kind: FactKind, text: str) -> None:
        """A number of the row at `position`, which comes after the rows before. Each kind is added once."""
        written = text.encode("utf-8", "surrogatepass")
        self._positions.append(position)
        self._kinds.append(_PLACES[kind])
        self._characters += written
        self._ends.append(len(self._characters))
        self._hashes.append(_hash(number_key(kind, text)))

    def column(self) -> NumberColumn:
        return NumberColumn(
            np.array(self._positions, dtype=np.int32),
            np.array(self._kinds, dtype=np.uint8),
            np.array(self._ends, dtype=np.int64),
            np.array(self._hashes, dtype=np.uint32),
            bytes(self._characters),
        )


def number_key(kind: FactKind, text: str) -> str:
    """A number as it is compared: a tax number is digits already."""
    return text if kind is FactKind.TAX_NUMBER else document_key(text)


def _hash(key: str) -> int:
    return zlib.crc32(key.encode("utf-8", "surrogatepass"))


_PLACES = {kind: place for place, kind in enumerate(NUMBERS)}
