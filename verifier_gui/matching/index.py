"""Builds the index of a registry, row by row."""

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

import numpy as np

from verifier_gui.domain.facts import NUMBERS, Fact, FactKind, Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.columns import TextColumn, TextNumbering
from verifier_gui.matching.facets import KEYS
from verifier_gui.matching.fact_reading import (
    as_it_came,
    date_told_by,
    number_of,
    packed_date,
    place_of,
    tells_date,
    text_of,
)
from verifier_gui.matching.identity_numbers import NumberCollecting
from verifier_gui.matching.name_column import NameColumn, NameNumbering
from verifier_gui.matching.people import PARTS, lowered, read_recorded_name
from verifier_gui.matching.registry_index import FOLDING_VERSION, RegistryIndex
from verifier_gui.matching.uncollected import uncollected
from verifier_gui.progress import Progress

__all__ = ["FOLDING_VERSION", "IndexBuilding", "RegistryIndex", "build_index"]

_AT_ONCE = 1000
"""people"""


class IndexBuilding:
    """Takes the people of one registry as they come, keeping of each only what is compared and shown."""

    def __init__(self) -> None:
        self._waiting: list[tuple[RecordKey, int, Facts]] = []
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
        self._waiting.append((key, row, facts))
        if len(self._waiting) >= _AT_ONCE:
            self._take()

    def _take(self) -> None:
        """Those who wait are taken kind by kind: a pass over many is quicker than many passes."""
        people, self._waiting = self._waiting, []
        start = len(self._rows)
        self._keys += b"".join([bytes.fromhex(key) for key, _, _ in people])
        self._rows.extend([row for _, row, _ in people])
        found: dict[FactKind, dict[int, Fact]] = {}
        repeated: set[int] = set()
        for place, (_, _, facts) in enumerate(people):
            for fact in facts.facts:
                kind = fact.kind
                of_kind = found.get(kind)
                if of_kind is None:
                    of_kind = found[kind] = {}
                known = of_kind.get(place)
                if known is None or (fact.value and not known.value):
                    of_kind[place] = fact
                if known is not None:
                    repeated.add(place)
        self._take_names(start, people, found, repeated)
        self._take_dates(start, len(people), found)
        for kind in KEYS:
            of_kind = found.get(kind, {})
            if kind is FactKind.REGION:
                self._take_places(start, of_kind, found.get(FactKind.BIRTH_PLACE, {}))
            elif of_kind:
                texts = [text_of(fact) for fact in of_kind.values()]
                self._facets[kind].add([start + place for place in of_kind], texts)
        numbers = [(place, kind, fact) for kind in NUMBERS for place, fact in found.get(kind, {}).items()]
        for place, kind, fact in sorted(numbers, key=lambda number: number[0]):
            number = number_of(fact)
            if number:
                self._numbers.add(start + place, kind, number)

    def _take_names(
        self,
        start: int,
        people: Sequence[tuple[RecordKey, int, Facts]],
        found: Mapping[FactKind, Mapping[int, Fact]],
        repeated: Collection[int],
    ) -> None:
        surname, given, father = ([found.get(kind, {}).get(place) for place in range(len(people))] for kind in PARTS)
        shown = [[as_it_came(part) for part in parts] for parts in (surname, given, father)]
        names = [[part.value if part else "" for part in parts] for parts in (surname, given, father)]
        former: dict[int, tuple[str, ...]] = {
            place: (lowered(fact.value or fact.raw),) for place, fact in found.get(FactKind.FORMER_SURNAME, {}).items()
        }
        odd = [
            place
            for place, (own, first, last) in enumerate(zip(*names, strict=True))
            if not (own and first and (last or " " not in first)) or place in repeated
        ]
        for place in odd:
            name = read_recorded_name(people[place][2])
            for part in range(len(PARTS)):
                shown[part][place], names[part][place] = name.shown[part], name.parts[part]
            former[place] = name.former_surnames
        for part, numbering in enumerate(self._names.values()):
            numbering.add(shown[part], names[part])
        for place in sorted(former):
            for word in former[place]:
                if word:
                    self._former.extend((start + place, self._names[FactKind.SURNAME].value(word)))

    def _take_dates(self, start: int, count: int, found: Mapping[FactKind, Mapping[int, Fact]]) -> None:
        dates = [0] * count
        for place, fact in found.get(FactKind.BIRTH_DATE, {}).items():
            if fact.value:
                dates[place] = packed_date(fact.value)
        self._dates.extend(dates)
        for place, fact in found.get(FactKind.TAX_NUMBER, {}).items():
            if not tells_date(fact.value, dates[place]):
                told = date_told_by(fact.value)
                if told and told != dates[place]:
                    self._told.extend((start + place, told))

    def _take_places(self, start: int, regions: Mapping[int, Fact], births: Mapping[int, Fact]) -> None:
        """The region, else the place of birth, as it came."""
        places = sorted(regions.keys() | births.keys()) if births else list(regions)
        texts = [place_of(regions.get(place), births.get(place)) for place in places]
        self._facets[FactKind.REGION].add([start + place for place in places], texts)

    def index(self, progress: Progress) -> RegistryIndex:
        """The index of everybody added, of whom nothing is held any longer. Raises `Cancelled`."""
        self._take()
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
