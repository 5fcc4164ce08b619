"""Builds the index of a registry, row by row."""

from array import array
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.birth_dates import packed
from verifier_gui.matching.columns import TextNumbering
from verifier_gui.matching.facets import KEYS
from verifier_gui.matching.fact_reading import as_it_came, beside_the_name, by_kind
from verifier_gui.matching.identity_numbers import NumberCollecting
from verifier_gui.matching.name_column import NameNumbering
from verifier_gui.matching.people import PARTS, lowered, read_recorded_name
from verifier_gui.matching.registry_index import FOLDING_VERSION, RegistryIndex
from verifier_gui.matching.uncollected import uncollected
from verifier_gui.progress import Progress

__all__ = ["FOLDING_VERSION", "IndexBuilding", "RegistryIndex", "build_index"]

_SURNAMES = frozenset({FactKind.SURNAME, FactKind.FORMER_SURNAME})


class IndexBuilding:
    """Takes the people of one registry as they come, keeping of each only what is compared and shown."""

    def __init__(self) -> None:
        self._keys = bytearray()
        self._rows = array("i")
        self._names = {kind: NameNumbering(kind) for kind in PARTS}
        self._dates = array("i")
        self._facets = {kind: TextNumbering(key) for kind, key in KEYS.items()}
        self._numbers = NumberCollecting()
        self._former = array("i")

    def add(self, key: RecordKey, row: int, facts: Facts) -> None:
        """The next person: record key, row number in the file, facts."""
        position = len(self._rows)
        self._keys += bytes.fromhex(key)
        self._rows.append(row)
        found, others = by_kind(facts)
        surname, given, father = (found.get(kind) for kind in PARTS)
        plain = surname and given and surname.value and given.value and (father or " " not in given.value)
        if plain and not any(fact.kind in _SURNAMES for fact in others):
            for numbering, part in zip(self._names.values(), (surname, given, father), strict=True):
                numbering.add(as_it_came(part), part.value if part else "")
            former = found.get(FactKind.FORMER_SURNAME)
            formers = (lowered(former.value or former.raw),) if former else ()
        else:
            name = read_recorded_name(facts)
            for numbering, shown, part in zip(self._names.values(), name.shown, name.parts, strict=True):
                numbering.add(shown, part)
            formers = name.former_surnames
        for word in formers:
            if word:
                self._former.extend((position, self._names[FactKind.SURNAME].value(word)))
        birth, texts, numbers = beside_the_name(found)
        self._dates.append(packed(birth))
        for numbering, text in zip(self._facets.values(), texts, strict=True):
            numbering.add(text)
        if numbers:
            self._numbers.add(position, numbers)

    def index(self, progress: Progress) -> RegistryIndex:
        """The index of everybody added. Raises `Cancelled`."""
        return RegistryIndex(
            keys=np.frombuffer(bytes(self._keys), dtype=np.uint8).reshape(len(self._rows), 32),
            rows=np.array(self._rows, dtype=np.int32),
            columns={
                kind: numbering.column(_stepping(progress, place / 3))
                for place, (kind, numbering) in enumerate(self._names.items())
            },
            dates=np.array(self._dates, dtype=np.int32),
            facets={kind: numbering.column() for kind, numbering in self._facets.items()},
            numbers=self._numbers.column(),
            former=np.array(self._former, dtype=np.int32).reshape(-1, 2),
        )


def build_index(people: Iterable[tuple[RecordKey, int, Facts]], progress: Progress, *, total: int = 0) -> RegistryIndex:
    """The index of the people of one registry: (record key, row number in the file, facts) of each, `total` of them where the number
    is not to be seen. Raises `Cancelled`."""
    total = len(people) if isinstance(people, Sequence) else total
    building = IndexBuilding()
    reading = progress.part(0.0, 0.7)
    with uncollected():
        for number, (key, row, facts) in enumerate(people):
            if number % 200 == 0:
                reading.step(number, max(total, number))
            building.add(key, row, facts)
        return building.index(progress.part(0.7, 1.0))


def _stepping(progress: Progress, done: float) -> Callable[[], None]:
    return lambda: progress.step(round(1000 * done), 1000)
