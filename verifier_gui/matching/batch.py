"""Some subjects, every reading of their names, and how far each word of these agrees with the columns of an index."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.facts import FactKind
from verifier_gui.matching.birth_dates import DateLevels
from verifier_gui.matching.columns import Ids, Places
from verifier_gui.matching.levels import M_OF_SURNAMES, M_OF_WORDS, Bits
from verifier_gui.matching.people import PARTS, Person
from verifier_gui.matching.registry_index import RegistryIndex
from verifier_gui.matching.word_levels import Word, WordLevels
from verifier_gui.names.sex import Sex


class Part:
    """One part of the name over all readings: `words[r]` is the word of reading r in `levels`, whose levels weigh `bits[rows[r]]`."""

    def __init__(
        self,
        kind: FactKind,
        persons: Sequence[Person],
        index: RegistryIndex,
        registry: RegistryIndex,
        step: Callable[[], None],
    ) -> None:
        place = PARTS.index(kind)
        numbers: dict[Word, int] = {}
        words = [
            numbers.setdefault((spelled, reading.cut is kind), len(numbers)) if spelled else -1
            for person in persons
            for reading in person.readings
            for spelled in (reading.parts[place],)
        ]
        absent = len(numbers)
        self.words: Places = np.array(words, dtype=np.int64)
        self.words[self.words < 0] = absent
        self.is_given: NDArray[np.bool_] = self.words < absent
        self.levels = WordLevels(index.columns[kind], list(numbers), step)
        weighing = self.levels if registry is index else WordLevels(registry.columns[kind], list(numbers), step)
        self.rows_at = weighing.rows_at
        self.shares = weighing.shares
        if kind is FactKind.SURNAME:
            of = [(person.sex is Sex.FEMALE) + 2 * one.heard for person in persons for one in person.readings]
            self.bits: Bits = np.concatenate([weighing.bits(m) for m in M_OF_SURNAMES])
            self.rows: Places = self.words + np.array(of, dtype=np.int64) * (absent + 1)
        else:
            self.bits = weighing.bits(M_OF_WORDS[kind])
            self.rows = self.words

    def best(self) -> Bits:
        """For each reading the most that a row of the registry can weigh."""
        found = np.where(self.rows_at > 0, self.bits[: len(self.rows_at)], -np.inf).max(axis=1, initial=-20.0)
        found[-1] = 0.0
        return found[self.words]

    def weigher(self) -> Callable[[Places, Ids], Bits]:
        """Gives the weights of values under readings: a quick way for many pairs, of parts whose words weigh alike for everybody."""
        levels = self.levels.table()
        flat, width = levels.reshape(-1), levels.shape[1]
        weights, kinds = self.bits.reshape(-1), self.bits.shape[1]

        def weigh(readings: Places, values: Ids) -> Bits:
            words = self.words[readings]
            return weights[words * kinds + flat[words * width + values]]

        return weigh


class Batch:
    """`subject[r]` is the subject (from 0) whose reading r is, `first[s]` the first reading of subject s."""

    def __init__(
        self,
        persons: Sequence[Person],
        index: RegistryIndex,
        step: Callable[[], None],
        *,
        weighed_in: RegistryIndex | None = None,
    ) -> None:
        """The weights are those of `weighed_in`, where the rows of `index` are not of the registry itself."""
        registry = weighed_in or index
        self.persons = persons
        counts = np.array([len(person.readings) for person in persons], dtype=np.int64)
        self.subject: Places = np.repeat(np.arange(len(persons), dtype=np.int64), counts)
        self.first: Places = np.cumsum(counts) - counts
        self.readings = counts
        self.cost: Bits = np.array(
            [reading.cost for person in persons for reading in person.readings], dtype=np.float32
        )
        self.surname, self.given_name, self.patronymic = (Part(kind, persons, index, registry, step) for kind in PARTS)
        births = [person.birth for person in persons]
        self.dates = DateLevels(index.birth_dates, births)
        weighing = self.dates if registry is index else DateLevels(registry.birth_dates, births)
        self.date_bits = weighing.bits
        self.date_rows_at = weighing.rows_at
        self.date_shares = weighing.shares

    @property
    def parts(self) -> tuple[Part, Part, Part]:
        return self.surname, self.given_name, self.patronymic
