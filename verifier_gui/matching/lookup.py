"""Looking through one registry for words that a person types: any spelling, any order, the last letters missing still.

Not the engine of matching: whoever searches by hand has seen what that found. Here a word that agrees with any part of the
name counts, however common it is, and what begins so is found too.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import NUMBERS, FactKind
from verifier_gui.domain.hits import How, WordFound
from verifier_gui.matching.birth_dates import unpacked
from verifier_gui.matching.columns import Places
from verifier_gui.matching.facets import document_key
from verifier_gui.matching.index import RegistryIndex
from verifier_gui.matching.name_column import NameColumn
from verifier_gui.matching.people import PARTS
from verifier_gui.matching.sought_dates import date_agrees, date_points, dates_agreeing
from verifier_gui.matching.spellings import compact, spelling
from verifier_gui.names.folding import readings

Points = NDArray[np.float32]

_POINTS: Mapping[How, float] = {
    How.SAME: 1.0,
    How.BEGINS: 0.9,
    How.PART: 0.85,
    How.BY_EAR: 0.8,
    How.CLOSE: 0.7,
    How.INITIAL: 0.5,
}
_SECOND_LETTER = 0.15
"""taken off where two letters are different"""
_OF_PART = {FactKind.SURNAME: 1.2, FactKind.GIVEN_NAME: 1.0, FactKind.PATRONYMIC: 0.9}
"""A surname tells people apart best."""
_NUMBER = 3.0
_SHARE = 0.55
"""What a record must reach of all that could be reached."""
_SHARE_OF_NAMES = 0.5
"""What it must reach of the name alone: a date does not stand for a name."""
_BEGINNING_OF_FATHERS = 0.6
"""A given name begins the patronymic made from it: that is the father's, and ranks behind."""
_CLOSE_FROM = 4
_TWO_FROM = 7
"""Letters that a word must have for one, for two of them to be different."""
_MOST_ORDERED = 3


@dataclass(frozen=True, slots=True)
class Sought:
    """The words of a search: those of a name in the order typed, a birth date or part of one, a tax or document number."""

    names: tuple[str, ...] = ()
    birth: PartialDate | None = None
    birth_word: str = ""
    number: str = ""

    @property
    def is_nothing(self) -> bool:
        return not (self.names or self.birth or self.number)


@dataclass(frozen=True, slots=True)
class Found:
    """A record by its position in the index, how well it fits, and which words it has."""

    position: int
    points: float
    words: tuple[WordFound, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """The best records, best first, and how many fit in all."""

    found: tuple[Found, ...]
    total: int


@dataclass(frozen=True, slots=True)
class _Agreeing:
    """The values of one column that agree with one word: `points[v]` of value v, and how for those that have any."""

    points: Points
    how: Mapping[int, tuple[How, int]]


class Lookup:
    """What is needed of one registry's index to look through it; made once for an index."""

    def __init__(self, index: RegistryIndex) -> None:
        self.index = index

    def find(self, sought: Sought, most: int) -> Looked:
        """The records that have enough of what is sought."""
        if sought.is_nothing or not len(self.index):
            return Looked((), 0)
        agreeing = [{kind: self._agreeing(kind, word) for kind in PARTS} for word in sought.names]
        rows = self._worth_a_look(sought, agreeing)
        if not len(rows):
            return Looked((), 0)
        names = self._of_names(agreeing, rows)
        points = names + self._of_dates(sought, rows) + self._of_numbers(sought, rows)
        possible = _best_of_names(len(sought.names))
        enough = (points >= _SHARE * _best_possible(sought)) & (names >= _SHARE_OF_NAMES * possible)
        rows, points = rows[enough], points[enough]
        order = np.lexsort((rows, -points))[:most]
        found = tuple(self._told(sought, agreeing, int(rows[place]), float(points[place])) for place in order.tolist())
        return Looked(found, len(rows))

    def _agreeing(self, kind: FactKind, word: str) -> _Agreeing:
        column = self.index.columns[kind]
        points = np.zeros(len(column.values), dtype=np.float32)
        how: dict[int, tuple[How, int]] = {}
        for values, told, letters in self._values_for(kind, column, word):
            worth = np.float32(_worth(kind, told, letters))
            for value in values:
                if points[value] < worth:
                    points[value] = worth
                    how[value] = (told, letters)
        points[0] = 0.0
        return _Agreeing(points, how)

    def _values_for(self, kind: FactKind, column: NameColumn, word: str) -> Iterator[tuple[Iterable[int], How, int]]:
        own = spelling(kind, word)
        where = column.where
        if own.is_initial:
            yield _owners(where["initials"].met([own.initials])[1]), How.INITIAL, 0
            return
        yield _owners(where["keys"].met([own.keys])[1]), How.SAME, 0
        yield self._beginning(kind, word), How.BEGINS, 0
        yield _owners(where["forms"].met([own.keys])[1]), How.PART, 0
        yield _owners(where["keys"].met([own.forms])[1]), How.PART, 0
        yield _owners(where["sounds"].met([own.sounds])[1]), How.BY_EAR, 0
        yield _owners(column.initials_alone.met([own.initials])[1]), How.INITIAL, 0
        for letters in (1, 2):
            yield self._close(column, own.letters, letters), How.CLOSE, letters

    def _beginning(self, kind: FactKind, word: str) -> Iterable[int]:
        words, numbers = self._ordered[kind]
        letters = self.index.columns[kind].where["letters"]
        found: list[int] = []
        for reading in readings(word):
            start = compact(reading)
            first = bisect_left(words, start)
            last = bisect_left(words, start + "\uffff", first)
            found += numbers[first:last]
        return _owners(letters.owners_of(np.array(found, dtype=np.int64))[1])

    @cached_property
    def _ordered(self) -> Mapping[FactKind, tuple[list[str], list[int]]]:
        """Of each part: the distinct words by alphabet, and the number of each."""
        found: dict[FactKind, tuple[list[str], list[int]]] = {}
        for kind in PARTS:
            words = self.index.columns[kind].where["letters"].words
            numbers = sorted(range(len(words)), key=words.__getitem__)
            found[kind] = [words[number] for number in numbers], numbers
        return found

    @staticmethod
    def _close(column: NameColumn, own: Sequence[str], letters: int) -> Iterable[int]:
        long_enough = [word for word in own if len(word) >= (_CLOSE_FROM if letters == 1 else _TWO_FROM)]
        if not long_enough:
            return ()
        words, lengths, numbers = column.by_length
        shortest, longest = min(map(len, long_enough)) - letters, max(map(len, long_enough)) + letters
        first = int(np.searchsorted(lengths, shortest, "left"))
        last = int(np.searchsorted(lengths, longest, "right"))
        if first == last:
            return ()
        apart = cdist(long_enough, words[first:last], scorer=OSA.distance, score_cutoff=letters, dtype=np.uint8)
        near = np.flatnonzero((apart <= letters).any(axis=0))
        return _owners(column.where["letters"].owners_of(numbers[first:last][near])[1])

    def _worth_a_look(self, sought: Sought, agreeing: Sequence[Mapping[FactKind, _Agreeing]]) -> Places:
        """Positions that have a word of the name at all; where no name is sought, those with the date or the number."""
        if not sought.names:
            has = (self._of_dates(sought, slice(None)) + self._of_numbers(sought, slice(None))) > 0
            return np.flatnonzero(has)
        has = np.zeros(len(self.index), dtype=np.bool_)
        for kind in PARTS:
            column = self.index.columns[kind]
            values = np.zeros(len(column.values), dtype=np.bool_)
            for of_word in agreeing:
                values |= of_word[kind].points > 0
            if values.any():
                has |= values[column.ids]
            if kind is FactKind.SURNAME and len(self.index.former):
                has[self.index.former[values[self.index.former[:, 1]], 0]] = True
        return np.flatnonzero(has)

    def _of_names(self, agreeing: Sequence[Mapping[FactKind, _Agreeing]], rows: Places) -> Points:
        """The best way to give every word a part of its own; of more words than parts each gets the part it fits best."""
        of_words = [[self._of_part(of_word[kind].points, kind, rows) for kind in PARTS] for of_word in agreeing]
        best = np.zeros(len(rows), dtype=np.float32)
        if len(of_words) > _MOST_ORDERED:
            for parts in of_words:
                best += np.maximum.reduce(parts)
            return best
        for parts in permutations(range(len(PARTS)), len(of_words)):
            total = np.zeros(len(rows), dtype=np.float32)
            for of_word, part in zip(of_words, parts, strict=True):
                total += of_word[part]
            np.maximum(best, total, out=best)
        return best

    def _of_part(self, points: Points, kind: FactKind, rows: Places) -> Points:
        of_rows = points[self.index.columns[kind].ids[rows]]
        former = self.index.former
        if kind is FactKind.SURNAME and len(former):
            by_former = np.zeros(len(self.index), dtype=np.float32)
            np.maximum.at(by_former, former[:, 0], points[former[:, 1]])
            of_rows = np.maximum(of_rows, by_former[rows])
        return of_rows

    def _of_dates(self, sought: Sought, rows: Places | slice) -> Points:
        dates = self.index.birth_dates
        points = np.zeros(len(dates.values), dtype=np.float32)
        if sought.birth is not None:
            for how, agrees in dates_agreeing(sought.birth, dates.values):
                points[agrees] = date_points(sought.birth, how)
        return points[dates.of_rows[rows]]

    def _of_numbers(self, sought: Sought, rows: Places | slice) -> Points:
        points = np.zeros(len(self.index), dtype=np.float32)
        if sought.number:
            for kind in NUMBERS:
                for position in self.index.numbers.rows_with(kind, document_key(sought.number)):
                    points[position] = _NUMBER
        return points[rows]

    def _told(
        self, sought: Sought, agreeing: Sequence[Mapping[FactKind, _Agreeing]], position: int, points: float
    ) -> Found:
        """Which words the record has, and as what."""
        words: list[WordFound] = []
        missing: list[str] = []
        parts = self._parts_of(agreeing, position)
        for word, of_word, part in zip(sought.names, agreeing, parts, strict=True):
            told = self._how(of_word, part, position) if part else None
            if part is None or told is None:
                missing.append(word)
            else:
                words.append(WordFound(word, part, told[0], told[2], told[1]))
        if sought.birth is not None:
            date = int(self.index.dates[position])
            how, born = date_agrees(sought.birth, date), unpacked(date)
            if how is None or born is None:
                missing.append(sought.birth_word)
            else:
                words.append(WordFound(sought.birth_word, FactKind.BIRTH_DATE, how, born.shown()))
        if sought.number:
            for kind, number in self.index.numbers.of(position).items():
                if number == document_key(sought.number):
                    words.append(WordFound(sought.number, kind, How.SAME, number))
        return Found(position, points, tuple(words), tuple(missing))

    def _parts_of(self, agreeing: Sequence[Mapping[FactKind, _Agreeing]], position: int) -> Sequence[FactKind | None]:
        """The part of the name that each word stands for in one record."""
        row = np.array([position], dtype=np.int64)
        of_words = [
            [float(self._of_part(of_word[kind].points, kind, row)[0]) for kind in PARTS] for of_word in agreeing
        ]
        if len(of_words) > _MOST_ORDERED:
            chosen: Sequence[int] = [max(range(len(PARTS)), key=points.__getitem__) for points in of_words]
        else:
            chosen = max(
                permutations(range(len(PARTS)), len(of_words)),
                key=lambda parts: sum(points[part] for points, part in zip(of_words, parts, strict=True)),
            )
        return [PARTS[part] if points[part] > 0 else None for points, part in zip(of_words, chosen, strict=True)]

    def _how(self, of_word: Mapping[FactKind, _Agreeing], kind: FactKind, position: int) -> tuple[How, int, str] | None:
        column = self.index.columns[kind]
        told = of_word[kind].how.get(int(column.ids[position]))
        if told is not None:
            return (*told, column.texts.text(position))
        former = self.index.former
        values: list[int] = former[former[:, 0] == position, 1].tolist()
        for value in values:
            told = of_word[kind].how.get(value)
            if kind is FactKind.SURNAME and told is not None:
                return (*told, column.values[value].title())
        return None


def _worth(kind: FactKind, how: How, letters: int) -> float:
    points = _POINTS[how] - (_SECOND_LETTER if letters > 1 else 0.0)
    if kind is FactKind.PATRONYMIC and how is How.BEGINS:
        points = _BEGINNING_OF_FATHERS
    return points * _OF_PART[kind]


def _owners(values: Places) -> list[int]:
    return values.tolist()


def _best_of_names(count: int) -> float:
    parts = sorted(_OF_PART.values(), reverse=True)
    return sum(parts[:count]) + max(0, count - len(parts)) * parts[0]


def _best_possible(sought: Sought) -> float:
    """All that a record could have. Beside a name a date counts half: it is often wrong, and seldom in every list."""
    dates = 0.0 if sought.birth is None else date_points(sought.birth, How.SAME)
    names = _best_of_names(len(sought.names))
    return names + (0.5 * dates if sought.names else dates) + (_NUMBER if sought.number else 0.0)
