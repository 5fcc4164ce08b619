"""Builds the index of a registry, row by row."""

from array import array
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.columns import TextColumn, TextNumbering
from verifier_gui.matching.facets import KEYS
from verifier_gui.matching.fact_reading import (
    Sorted,
    as_it_came,
    by_kind,
    date_told_by,
    number_of,
    packed_date,
    place_of,
    text_of,
)
from verifier_gui.matching.identity_numbers import KINDS, NumberCollecting
from verifier_gui.matching.name_column import NameColumn, NameNumbering
from verifier_gui.matching.people import PARTS, lowered, read_recorded_name
from verifier_gui.matching.registry_index import FOLDING_VERSION, RegistryIndex
from verifier_gui.matching.uncollected import uncollected
from verifier_gui.progress import Progress

__all__ = ["FOLDING_VERSION", "IndexBuilding", "RegistryIndex", "build_index"]

_SURNAMES = frozenset({FactKind.SURNAME, FactKind.FORMER_SURNAME})
_NUMBERS = frozenset(KINDS)


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
        self._told = array("i")

    def add(self, key: RecordKey, row: int, facts: Facts) -> None:
        """The next person: record key, row number in the file, facts."""
        position = len(self._rows)
        self._keys += bytes.fromhex(key)
        self._rows.append(row)
        found, others = by_kind(facts)
        self._add_name(position, facts, found, others)
        birth = found.get(FactKind.BIRTH_DATE)
        date = packed_date(birth.value) if birth and birth.value else 0
        self._dates.append(date)
        if FactKind.TAX_NUMBER in found:
            told = date_told_by(found[FactKind.TAX_NUMBER].value)
            if told and told != date:
                self._told.extend((position, told))
        for kind, fact in found.items():
            if kind in _NUMBERS:
                number = number_of(fact)
                if number:
                    self._numbers.add(position, kind, number)
            elif kind in self._facets and kind is not FactKind.REGION:
                self._facets[kind].add(position, text_of(fact))
        if FactKind.REGION in found or FactKind.BIRTH_PLACE in found:
            self._facets[FactKind.REGION].add(position, place_of(found))

    def _add_name(self, position: int, facts: Facts, found: Sorted, others: Sequence[Fact]) -> None:
        surname, given, father = (
            found.get(FactKind.SURNAME), found.get(FactKind.GIVEN_NAME), found.get(FactKind.PATRONYMIC)
        )  # fmt: skip
        names = self._names
        if (
            surname
            and given
            and surname.value
            and given.value
            and (father or " " not in given.value)
            and not (others and any(fact.kind in _SURNAMES for fact in others))
        ):
            names[FactKind.SURNAME].add(as_it_came(surname), surname.value)
            names[FactKind.GIVEN_NAME].add(as_it_came(given), given.value)
            names[FactKind.PATRONYMIC].add(as_it_came(father), father.value if father else "")
            former = found.get(FactKind.FORMER_SURNAME)
            formers = (lowered(former.value or former.raw),) if former else ()
        else:
            name = read_recorded_name(facts)
            for numbering, shown, part in zip(names.values(), name.shown, name.parts, strict=True):
                numbering.add(shown, part)
            formers = name.former_surnames
        for word in formers:
            if word:
                self._former.extend((position, names[FactKind.SURNAME].value(word)))

    def index(self, progress: Progress) -> RegistryIndex:
        """The index of everybody added, of whom nothing is held any longer. Raises `Cancelled`."""
        rows = len(self._rows)
        keys, self._keys = self._keys, bytearray()
        dates, self._dates = self._dates, array("i")
        facets: dict[FactKind, TextColumn] = {}
        for kind in KEYS:
            facets[kind] = self._facets.pop(kind).column(rows)
        numbers, self._numbers = self._numbers.column(), NumberCollecting()
        columns: dict[FactKind, NameColumn] = {}
        for place, kind in enumerate(PARTS):
            columns[kind] = self._names.pop(kind).column(_stepping(progress, place / 3))
        return RegistryIndex(
            keys=np.frombuffer(keys, dtype=np.uint8).reshape(rows, 32),
            rows=np.array(self._rows, dtype=np.int32),
            columns=columns,
            dates=np.array(dates, dtype=np.int32),
            facets=facets,
            numbers=numbers,
            former=np.array(self._former, dtype=np.int32).reshape(-1, 2),
            told=np.array(self._told, dtype=np.int32).reshape(-1, 2),
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
