"""What everything beside name and birth date weighs, for pairs of a subject and a row, as measured on one registry."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.candidates import Because, Level
from verifier_gui.domain.facts import FactKind
from verifier_gui.matching.columns import Places
from verifier_gui.matching.facets import COMPARE, KEYS, Agreement, compare_numbers, measured_bits
from verifier_gui.matching.identity_numbers import number_key
from verifier_gui.matching.people import Person
from verifier_gui.matching.registry_index import RegistryIndex

Weights = NDArray[np.float64]


class Agreements:
    """`registry` is the one whose rows tell how common each value is."""

    def __init__(self, registry: RegistryIndex) -> None:
        self._registry = registry
        self._weighed: dict[tuple[FactKind, str, str], tuple[Agreement, float, float]] = {}

    @property
    def rows(self) -> int:
        return len(self._registry)

    def of_texts(self, kind: FactKind, subject: str, record: str) -> tuple[Agreement, float, float]:
        """(agreement, bits for the person, bits for a relative) of two keys of one kind; an empty key says nothing."""
        if not subject or not record:
            because = Because.RECORD_GIVES_NONE if subject else Because.SUBJECT_GIVES_NONE
            return Agreement(Level.MISSING, because), 0.0, 0.0
        asked = (kind, subject, record)
        found = self._weighed.get(asked)
        if found is None:
            agreement = _compared(kind, subject, record)
            found = self._weighed[asked] = (agreement, *self._bits(kind, agreement, subject))
        return found

    def _bits(self, kind: FactKind, agreement: Agreement, subject: str) -> tuple[float, float]:
        if agreement.bits is not None:
            return agreement.bits, 0.0
        total = self._registry.facets[kind].rows
        rows = self._rows_at(kind, agreement.level, subject)
        bits = measured_bits(agreement.m, rows, total)
        family = 0.0 if agreement.family is None else measured_bits(agreement.family, rows, total)
        # What nearly every row has says nothing where it agrees, and nothing against.
        return (max(bits, 0.0), max(family, 0.0)) if agreement.level is Level.SAME else (bits, family)

    def _rows_at(self, kind: FactKind, level: Level, subject: str) -> int:
        """How many rows of the registry are at a level beside a key of the subject."""
        column = self._registry.facets[kind]
        if kind is FactKind.RANK:
            # Ranks are few, and near as well as equal ones count.
            giving = column.rows_giving.items()
            return sum(rows for record, rows in giving if _compared(kind, subject, record).level is level)
        agreeing = column.rows_giving.get(subject, 0)
        return agreeing if level is Level.SAME else column.rows - agreeing

    def of_pairs(
        self, persons: Sequence[Person], index: RegistryIndex, subject: Places, position: Places
    ) -> tuple[Weights, Weights]:
        """Of each pair the bits for the person and for a relative, summed over all that both sides give."""
        extra, family = np.zeros(len(subject)), np.zeros(len(subject))
        for place, (kind, key) in enumerate(KEYS.items()):
            mine = [person.beside.texts[place] for person in persons]
            texts = list(dict.fromkeys(mine))
            if texts == [""]:
                continue
            column = index.facets[kind]
            numbers = {text: number for number, text in enumerate(texts)}
            own = np.array([numbers[text] for text in mine], dtype=np.int64)
            given = np.array([bool(text) for text in texts])[own][subject]
            pairs = np.flatnonzero(given & (column.ids[position] > 0))
            codes = own[subject[pairs]] * len(column.texts) + column.ids[position[pairs]]
            distinct, of_pair = np.unique(codes, return_inverse=True)
            pairs_of: list[int] = distinct.tolist()
            weighed = [
                self.of_texts(kind, key(texts[code // len(column.texts)]), column.compared[code % len(column.texts)])
                for code in pairs_of
            ]
            if weighed:
                extra[pairs] += np.array([bits for _, bits, _ in weighed])[of_pair]
                family[pairs] += np.array([bits for _, _, bits in weighed])[of_pair]
        extra += _numbers(persons, index, subject, position)
        return extra, family


def _numbers(persons: Sequence[Person], index: RegistryIndex, subject: Places, position: Places) -> Weights:
    bits = np.zeros(len(subject))
    having = np.array([bool(person.beside.numbers) for person in persons], dtype=np.bool_)
    for pair in np.flatnonzero(having[subject]).tolist():
        theirs = index.numbers.of(int(position[pair]))
        for kind, number in persons[int(subject[pair])].beside.numbers:
            if kind in theirs:
                bits[pair] += compare_numbers(kind, number_key(kind, number), theirs[kind]).bits or 0.0
    return bits


@lru_cache(maxsize=50_000)
def _compared(kind: FactKind, subject: str, record: str) -> Agreement:
    return COMPARE[kind](subject, record)
