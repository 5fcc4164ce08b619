"""Distinct texts with a number for each row: what a registry repeats is kept once, compactly."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]
Places = NDArray[np.int64]


class TextColumn:
    """`texts[ids[row]]` is what a row gives, as it came; text 0 is the empty one. `compared[n]` is what text n is compared as."""

    def __init__(self, texts: list[str], compared: list[str], ids: Ids) -> None:
        self.texts = texts
        self.compared = compared
        self.ids = ids

    def text(self, position: int) -> str:
        return self.texts[int(self.ids[position])]

    @cached_property
    def rows_giving(self) -> Mapping[str, int]:
        """How many rows give each of what is compared, the empty text left out."""
        counts: dict[str, int] = {}
        for compared, count in zip(
            self.compared, np.bincount(self.ids, minlength=len(self.texts)).tolist(), strict=True
        ):
            if compared and count:
                counts[compared] = counts.get(compared, 0) + count
        return counts

    @cached_property
    def rows(self) -> int:
        """How many rows give anything to compare."""
        return sum(self.rows_giving.values())

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        return {**packed("texts", self.texts), **packed("compared", self.compared), "ids": narrowed(self.ids)}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]]) -> "TextColumn":
        return cls(unpacked("texts", arrays), unpacked("compared", arrays), arrays["ids"].astype(np.int32))


class TextNumbering:
    """Gives the texts of one column their numbers as rows come in; rows that are not told give nothing."""

    def __init__(self, compared_as: Callable[[str], str]) -> None:
        self._compared_as = compared_as
        self._numbers: dict[str, int] = {"": 0}
        self._compared: list[str] = [""]
        self._positions = array("i")
        self._ids = array("i")

    def add(self, positions: Sequence[int], texts: Sequence[str]) -> None:
        """The rows at `positions` give `texts`."""
        numbers = list(map(self._numbers.get, texts))
        for place, number in enumerate(numbers) if None in numbers else ():
            if number is None:
                numbers[place] = self._number(texts[place])
        self._positions.extend(positions)
        self._ids.extend(numbers)  # pyright: ignore[reportArgumentType]  none is None by now

    def _number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self._compared)
            self._compared.append(self._compared_as(text))
        return number

    def column(self, rows: int) -> TextColumn:
        ids = np.zeros(rows, dtype=np.int32)
        ids[np.array(self._positions, dtype=np.int32)] = np.array(self._ids, dtype=np.int32)
        return TextColumn(list(self._numbers), self._compared, ids)


def packed(name: str, texts: Sequence[str]) -> dict[str, NDArray[np.generic]]:
    """Texts as two arrays: their characters in UTF-8, and how many characters each has."""
    joined = "".join(texts).encode("utf-8", "surrogatepass")
    lengths = np.array([len(text) for text in texts], dtype=np.int32)
    return {f"{name}_characters": np.frombuffer(joined, dtype=np.uint8), f"{name}_lengths": narrowed(lengths)}


def unpacked(name: str, arrays: Mapping[str, NDArray[np.generic]]) -> list[str]:
    joined = arrays[f"{name}_characters"].tobytes().decode("utf-8", "surrogatepass")
    ends = np.cumsum(arrays[f"{name}_lengths"], dtype=np.int64).tolist()
    start = 0
    texts: list[str] = []
    for end in ends:
        texts.append(joined[start:end])
        start = end
    return texts


def narrowed(numbers: NDArray[np.signedinteger]) -> NDArray[np.generic]:
    """The same numbers, none below 0, in as few bytes as hold the largest."""
    largest = int(numbers.max()) if len(numbers) else 0
    return numbers.astype(np.uint8 if largest < 256 else np.uint16 if largest < 65536 else np.int32)


def spread(starts: NDArray[np.integer], counts: NDArray[np.integer]) -> Places:
    """The numbers of many ranges one after another: of each `counts[n]` numbers from `starts[n]`."""
    total = int(counts.sum())
    if not total:
        return np.zeros(0, dtype=np.int64)
    ends = np.cumsum(counts, dtype=np.int64)
    found = np.arange(total, dtype=np.int64)
    found += np.repeat(starts.astype(np.int64) - ends + counts, counts)
    return found
