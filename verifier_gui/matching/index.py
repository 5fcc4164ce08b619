"""The index of one registry: what the engine needs of every row, in columns of numbers over distinct values."""

import io
import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.birth_dates import DateColumn, packed
from verifier_gui.matching.name_column import NameColumn
from verifier_gui.matching.people import Person, read_person
from verifier_gui.matching.postings import Postings
from verifier_gui.matching.uncollected import uncollected
from verifier_gui.names.folding import mend
from verifier_gui.progress import Progress

FOLDING_VERSION = "1"
"""Counts changes of what an index holds or of how names fold: an index of another version is built anew."""

PARTS = (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)

SHOWN = ("surname_shown", "given_name_shown", "patronymic_shown", "region_shown", "rank_shown", "unit_shown")
COMPARED = ("rank", "unit", "region", "captured_on", "captured_at", "told_sex", "tax_number", "documents")
FACETS = (*COMPARED, *SHOWN)
"""What else is kept of a person, each as distinct texts: what is compared, and what is shown as it came."""

Ids = NDArray[np.int32]


class RegistryIndex:
    """Rows in the order they were given: `position` counts them from 0."""

    def __init__(
        self,
        keys: NDArray[np.uint8],
        rows: Ids,
        columns: Mapping[FactKind, NameColumn],
        ids: Mapping[FactKind, Ids],
        dates: Ids,
        facets: Mapping[str, list[str]],
        facet_ids: Mapping[str, Ids],
        former: NDArray[np.int32],
    ) -> None:
        """`keys` are 32 bytes a row, `ids` value numbers of the name columns, `dates` packed birth dates, `former` pairs of (position,
        value of the surname column) for former surnames."""
        self._keys = keys
        self._rows = rows
        self.columns = columns
        self.ids = ids
        self.dates = dates
        self.facets: Mapping[str, list[str]] = facets
        self.facet_ids = facet_ids
        self.former = former
        self.agreeing_rows: dict[tuple[str, str], float] = {}
        """Rows that agree with a value of a subject, by field and value: each is counted once."""

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, position: int) -> RecordKey:
        return RecordKey(self._keys[position].tobytes().hex())

    def row(self, position: int) -> int:
        """The row number in the registry's file."""
        return int(self._rows[position])

    @cached_property
    def birth_dates(self) -> DateColumn:
        return DateColumn(self.dates)

    @cached_property
    def facet_counts(self) -> Mapping[str, NDArray[np.int64]]:
        return {name: np.bincount(self.facet_ids[name], minlength=len(self.facets[name])) for name in FACETS}

    @cached_property
    def by_number(self) -> Postings:
        """Tax numbers, and document numbers with their kind before them, to positions."""
        words: list[str] = []
        positions: list[int] = []
        for facet in ("tax_number", "documents"):
            given = np.flatnonzero(self.facet_ids[facet])
            texts = self.facets[facet]
            for position, value in zip(given.tolist(), self.facet_ids[facet][given].tolist(), strict=True):
                for number in texts[int(value)].split(" "):
                    words.append(number)
                    positions.append(int(position))
        return Postings(words, np.array(positions, dtype=np.int64))

    def facet(self, name: str, position: int) -> str:
        """What the record gives, or the empty text."""
        return self.facets[name][int(self.facet_ids[name][position])]

    def to_bytes(self) -> bytes:
        """For keeping in the case file; `from_bytes` reads it back."""
        arrays: dict[str, NDArray[np.generic]] = {
            "keys": self._keys,
            "rows": self._rows,
            "dates": self.dates,
            "former": self.former,
        }
        for kind in PARTS:
            arrays[f"{kind}/ids"] = self.ids[kind]
            for name, array in self.columns[kind].arrays().items():
                arrays[f"{kind}/{name}"] = array
        for name in FACETS:
            arrays[f"{name}/ids"] = self.facet_ids[name]
        texts = json.dumps({name: self.facets[name] for name in FACETS})
        arrays["facets"] = np.frombuffer(texts.encode(), dtype=np.uint8)
        written = io.BytesIO()
        np.savez_compressed(written, allow_pickle=False, **arrays)
        return written.getvalue()

    @classmethod
    def from_bytes(cls, kept: bytes) -> "RegistryIndex":
        with np.load(io.BytesIO(kept), allow_pickle=False) as read:
            arrays: dict[str, NDArray[np.generic]] = {name: read[name] for name in read.files}
        facets: dict[str, list[str]] = json.loads(arrays["facets"].tobytes())
        columns: dict[FactKind, NameColumn] = {}
        for kind in PARTS:
            own = {name.split("/")[1]: array for name, array in arrays.items() if name.startswith(f"{kind}/")}
            columns[kind] = NameColumn.from_arrays(kind, own)
        return cls(
            keys=arrays["keys"].astype(np.uint8),
            rows=arrays["rows"].astype(np.int32),
            columns=columns,
            ids={kind: arrays[f"{kind}/ids"].astype(np.int32) for kind in PARTS},
            dates=arrays["dates"].astype(np.int32),
            facets=facets,
            facet_ids={name: arrays[f"{name}/ids"].astype(np.int32) for name in FACETS},
            former=arrays["former"].astype(np.int32),
        )


class _Distinct:
    """Numbers texts in the order they are met; the empty text is 0."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {"": 0}

    def number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    @property
    def texts(self) -> list[str]:
        return list(self.numbers)


def build_index(people: Sequence[tuple[RecordKey, int, Facts]], progress: Progress) -> RegistryIndex:
    """The index of the people of one registry: (record key, row number in the file, facts) of each. Raises `Cancelled`."""
    with uncollected():
        reading = progress.part(0.0, 0.6)
        persons: list[Person] = []
        for number, (_, _, facts) in enumerate(people):
            if number % 200 == 0:
                reading.step(number, len(people))
            persons.append(read_person(facts, record=True))
        return index_of(persons, [(key, row) for key, row, _ in people], progress.part(0.6, 1.0))


def index_of(persons: Sequence[Person], places: Sequence[tuple[RecordKey, int]], progress: Progress) -> RegistryIndex:
    """The index of people that were read already; `places` are record key and row of each. Raises `Cancelled`."""
    parts = {kind: _Distinct() for kind in PARTS}
    facets = {name: _Distinct() for name in FACETS}
    ids: dict[FactKind, list[int]] = {kind: [] for kind in PARTS}
    facet_ids: dict[str, list[int]] = {name: [] for name in FACETS}
    former: list[tuple[int, int]] = []
    for position, person in enumerate(persons):
        if position % 500 == 0:
            progress.step(position, 2 * len(persons))
        reading = person.readings[0]
        for kind, words in zip(PARTS, (reading.surname, reading.given_name, reading.patronymic), strict=True):
            ids[kind].append(parts[kind].number(words[0] if words else ""))
        former += [(position, parts[FactKind.SURNAME].number(word)) for word in person.former_surnames]
        for name, text in facets_of(person).items():
            facet_ids[name].append(facets[name].number(text))
    progress.step(1, 2)
    columns: dict[FactKind, NameColumn] = {}
    for place, kind in enumerate(PARTS):
        values = parts[kind].texts
        counts = np.bincount(np.array(ids[kind], dtype=np.int64), minlength=len(values)).astype(np.int64)
        columns[kind] = NameColumn.of(kind, values, counts, _stepping(progress, 0.5 + place / 6))
    return RegistryIndex(
        keys=np.frombuffer(b"".join(bytes.fromhex(key) for key, _ in places), dtype=np.uint8).reshape(len(places), -1)
        if places
        else np.zeros((0, 32), dtype=np.uint8),
        rows=np.array([row for _, row in places], dtype=np.int32),
        columns=columns,
        ids={kind: np.array(of, dtype=np.int32) for kind, of in ids.items()},
        dates=np.array([packed(person.birth) for person in persons], dtype=np.int32),
        facets={name: found.texts for name, found in facets.items()},
        facet_ids={name: np.array(of, dtype=np.int32) for name, of in facet_ids.items()},
        former=np.array(former, dtype=np.int32).reshape(-1, 2),
    )


def _stepping(progress: Progress, done: float) -> Callable[[], None]:
    return lambda: progress.step(round(1000 * done), 1000)


@lru_cache(maxsize=20_000)
def _mended(text: str) -> str:
    return mend(text).text


def facets_of(person: Person) -> dict[str, str]:
    """What is compared of a person beside name and birth date, as texts; documents carry their kind."""
    return {
        "rank": _mended(person.rank).lower(),
        "unit": _mended(person.unit).upper(),
        "region": person.region,
        "captured_on": str(person.captured_on or ""),
        "captured_at": person.captured_at,
        "told_sex": person.told_sex,
        "tax_number": person.tax_number,
        "documents": " ".join(f"{kind}:{number}" for kind, number in person.documents),
        "surname_shown": person.shown[0],
        "given_name_shown": person.shown[1],
        "patronymic_shown": person.shown[2],
        "region_shown": person.region_shown,
        "rank_shown": person.rank,
        "unit_shown": person.unit,
    }
