"""The distinct values of one part of the name in a registry, and by what each is compared."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.facts import FactKind
from verifier_gui.matching.columns import Ids, Places, TextColumn, narrowed, packed, unpacked
from verifier_gui.matching.people import lowered
from verifier_gui.matching.postings import Postings
from verifier_gui.matching.spellings import spellings
from verifier_gui.names.patronymic_endings import is_mans, is_womans
from verifier_gui.names.sex import Sex, sex_of_given_name

TABLES = ("letters", "keys", "forms", "sounds", "shapes", "initials")
_AT_ONCE = 1000
"""Values whose spellings are found together."""


class NameColumn:
    """Values of one part; value 0 is the missing one. Row r gives `texts[text_ids[r]]` as it came, which is value
    `value_of_text[text_ids[r]]`.

    Of every value its spelling is kept as lists of words: `words[table]` are all words, value by value, `ends[table][v]` where
    those of value v end.
    """

    def __init__(
        self,
        kind: FactKind,
        values: list[str],
        texts: TextColumn,
        value_of_text: Ids,
        words: Mapping[str, list[str]],
        ends: Mapping[str, Places],
    ) -> None:
        self.kind = kind
        self.values = values
        self.texts = texts
        self._value_of_text = value_of_text
        self._words = words
        self._ends = ends

    @classmethod
    def of(
        cls, kind: FactKind, values: list[str], texts: TextColumn, value_of_text: Ids, step: Callable[[], None]
    ) -> "NameColumn":
        """`values[0]` is the empty text. Calls `step` every few milliseconds."""
        return cls.spelled(values, texts, value_of_text, Spelled(kind), step)

    @classmethod
    def spelled(
        cls, values: list[str], texts: TextColumn, value_of_text: Ids, spelled: "Spelled", step: Callable[[], None]
    ) -> "NameColumn":
        """`of`, where some of the values were spelled before."""
        spelled.go_on(values, step)
        ends = {table: np.array(end, dtype=np.int64) for table, end in spelled.ends.items()}
        return cls(spelled.kind, values, texts, value_of_text, spelled.words, ends)

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """All of it as arrays of numbers, for keeping."""
        found: dict[str, NDArray[np.generic]] = {
            **packed("values", self.values),
            **packed("texts", self.texts.texts),
            "ids": narrowed(self.texts.ids),
            "value_of_text": narrowed(self._value_of_text),
        }
        for table in TABLES:
            found |= packed(f"{table}_words", self._words[table])
            found[f"{table}_counts"] = narrowed(np.diff(self._ends[table], prepend=0))
        return found

    @classmethod
    def from_arrays(cls, kind: FactKind, arrays: Mapping[str, NDArray[np.generic]]) -> "NameColumn":
        texts = unpacked("texts", arrays)
        return cls(
            kind,
            unpacked("values", arrays),
            TextColumn(texts, texts, arrays["ids"].astype(np.int32)),
            arrays["value_of_text"].astype(np.int32),
            {table: unpacked(f"{table}_words", arrays) for table in TABLES},
            {table: np.cumsum(arrays[f"{table}_counts"], dtype=np.int64) for table in TABLES},
        )

    @cached_property
    def ids(self) -> Ids:
        """The value of each row."""
        return self._value_of_text[self.texts.ids]

    @cached_property
    def counts(self) -> Places:
        """How many rows bear each value."""
        return np.bincount(self.ids, minlength=len(self.values))

    @cached_property
    def where(self) -> Mapping[str, Postings]:
        """Of every table: word to the values that have it."""
        numbers = np.arange(len(self.values), dtype=np.int64)
        return {
            table: Postings(self._words[table], np.repeat(numbers, np.diff(self._ends[table], prepend=0)))
            for table in TABLES
        }

    @cached_property
    def initial_only(self) -> NDArray[np.bool_]:
        """Values that are an initial: they have no letters to compare."""
        without = np.diff(self._ends["letters"], prepend=0) == 0
        return without & (np.diff(self._ends["initials"], prepend=0) > 0)

    @cached_property
    def sexes(self) -> NDArray[np.uint8]:
        """Of every given name or patronymic 1 where men alone bear it, 2 where women alone do, else 0."""
        return np.array([sex_number(self.kind, value) for value in self.values], dtype=np.uint8)

    @cached_property
    def initials_alone(self) -> Postings:
        """Initial to the values that are nothing but it."""
        ends = self._ends["initials"].tolist()
        words: list[str] = []
        owners: list[int] = []
        for value in np.flatnonzero(self.initial_only).tolist():
            initials = self._words["initials"][ends[value - 1] : ends[value]]
            words += initials
            owners += [value] * len(initials)
        return Postings(words, np.array(owners, dtype=np.int64))

    @cached_property
    def by_length(self) -> tuple[list[str], Places, Places]:
        """(distinct words that distances are counted to, the shortest first; their lengths; their numbers in `where["letters"]`)"""
        words = self.where["letters"].words
        lengths = np.array([len(word) for word in words], dtype=np.int64)
        order = np.argsort(lengths, kind="stable")
        return [words[place] for place in order.tolist()], lengths[order], order

    @cached_property
    def identities(self) -> Places:
        """Of every value a number that values of one name share: the class of the tables where there is one, else the first key."""
        keys, ends = self._words["keys"], self._ends["keys"]
        # Keys are sorted, and "=" of the classes sorts before all letters.
        starts = ends - np.diff(ends, prepend=0)
        numbers: dict[str, int] = {}
        found = array("q")
        firsts: list[int] = starts.tolist()
        for value, start, end in zip(self.values, firsts, ends.tolist(), strict=True):
            found.append(numbers.setdefault(keys[start] if start < end else value, len(numbers)))
        return np.array(found, dtype=np.int64)


class Spelled:
    """The spellings of the first values of a column, table by table as `NameColumn` keeps them."""

    def __init__(self, kind: FactKind) -> None:
        self.kind = kind
        self.words: dict[str, list[str]] = {table: [] for table in TABLES}
        self.ends = {table: array("q") for table in TABLES}
        self.values = 0

    def go_on(self, values: Sequence[str], step: Callable[[], None]) -> None:
        """Spells the values that are not spelled yet. Calls `step` every few milliseconds."""
        words, ends = self.words, self.ends
        for start in range(self.values, len(values), _AT_ONCE):
            step()
            for found in spellings(self.kind, values[start : start + _AT_ONCE]):
                for table in TABLES:
                    words[table] += getattr(found, table)
                    ends[table].append(len(words[table]))
        self.values = len(values)


MANS, WOMANS = 1, 2


def sex_number(kind: FactKind, word: str) -> int:
    """`MANS` or `WOMANS` for a given name or patronymic in lower case that tells, else 0."""
    if kind is FactKind.PATRONYMIC:
        return MANS if is_mans(word) else WOMANS if is_womans(word) else 0
    sex = sex_of_given_name(word) if word else None
    return 0 if sex is None else MANS if sex is Sex.MALE else WOMANS


class NameNumbering:
    """Gives the names of one column their numbers as rows come in: texts as they came, and the values that they are."""

    def __init__(self, kind: FactKind) -> None:
        self._numbers: dict[str, int] = {"": 0}
        self._texts: list[str] = [""]
        self._values = [""]
        self._number_of_value: dict[str, int] = {"": 0}
        self._spelled = Spelled(kind)
        self._value_of_text = array("i", [0])
        self._ids = array("i")

    def add(self, shown: Sequence[str], names: Sequence[str]) -> None:
        """The next rows give `names`, and show them as `shown`."""
        keys = [name if text == name else f"{text}\0{name}" for text, name in zip(shown, names, strict=True)]
        numbers = list(map(self._numbers.get, keys))
        for place, number in enumerate(numbers) if None in numbers else ():
            if number is None:
                numbers[place] = self._number(keys[place], shown[place], names[place])
        self._ids.extend(numbers)  # pyright: ignore[reportArgumentType]  none is None by now
        if len(self._values) - self._spelled.values >= _AT_ONCE:
            # While others still read the registry, names that are known can be spelled.
            self._spelled.go_on(self._values, _nothing)

    def _number(self, key: str, shown: str, name: str) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._texts)
            self._texts.append(shown)
            self._value_of_text.append(self.value(name))
        return number

    def value(self, name: str) -> int:
        """The number of the value that a name is."""
        word = lowered(name)
        number = self._number_of_value.get(word)
        if number is None:
            number = self._number_of_value[word] = len(self._values)
            self._values.append(word)
        return number

    def column(self, step: Callable[[], None]) -> NameColumn:
        texts = TextColumn(self._texts, self._texts, np.array(self._ids, dtype=np.int32))
        of_text = np.array(self._value_of_text, dtype=np.int32)
        return NameColumn.spelled(self._values, texts, of_text, self._spelled, step)


def _nothing() -> None:
    """No step: it is a few milliseconds' work."""
