"""The index of one registry: what the engine needs of every row, in columns of numbers over distinct values."""

import io
import zipfile
from collections.abc import Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.birth_dates import DateColumn
from verifier_gui.matching.columns import Ids, Places, TextColumn
from verifier_gui.matching.facets import KEYS
from verifier_gui.matching.identity_numbers import NumberColumn
from verifier_gui.matching.name_column import NameColumn
from verifier_gui.matching.people import PARTS

FOLDING_VERSION = "16"
"""Counts changes of what an index holds or of how names fold: an index of another version is built anew."""


class RegistryIndex:
    """Rows in the order they were given: `position` counts them from 0."""

    def __init__(
        self,
        keys: NDArray[np.uint8],
        rows: Ids,
        columns: Mapping[FactKind, NameColumn],
        dates: Ids,
        facets: Mapping[FactKind, TextColumn],
        numbers: NumberColumn,
        former: Ids,
        told: Ids,
    ) -> None:
        """`keys` are 32 bytes a row, `dates` packed birth dates, `former` pairs of (position, value of the surname column) for former
        surnames, `told` pairs of (position, packed date) for birth dates that a row's tax number tells and the row does not; both
        in order of position."""
        self._keys = keys
        self._rows = rows
        self.columns = columns
        self.dates = dates
        self.facets = facets
        self.numbers = numbers
        self.former = former
        self.told = told

    def __len__(self) -> int:
        return len(self._rows)

    def key(self, position: int) -> RecordKey:
        return RecordKey(self._keys[position].tobytes().hex())

    def row(self, position: int) -> int:
        """The row number in the registry's file."""
        return int(self._rows[position])

    def shown_name(self, position: int) -> str:
        """Surname, given name and patronymic as they came."""
        return " ".join(filter(None, (self.columns[kind].texts.text(position) for kind in PARTS)))

    @cached_property
    def birth_dates(self) -> DateColumn:
        return DateColumn(self.dates, self.told[:, 1])

    @cached_property
    def told_dates(self) -> Ids:
        """Of each row the number of the birth date that its tax number tells, where it is another than the row's; else -1."""
        found = np.full(len(self), -1, dtype=np.int32)
        found[self.told[:, 0]] = self.birth_dates.of_others
        return found

    @property
    def surname_ids(self) -> Ids:
        """The surname of each row, as the number of a value."""
        return self.columns[FactKind.SURNAME].ids

    @property
    def columns_of_names(self) -> tuple[Ids, Ids]:
        """The given name and the patronymic of each row, as numbers of values."""
        return self.columns[FactKind.GIVEN_NAME].ids, self.columns[FactKind.PATRONYMIC].ids

    @cached_property
    def by_surname(self) -> "Bearers":
        return Bearers.of(self.columns[FactKind.SURNAME], self.former)

    @cached_property
    def by_birth_date(self) -> tuple[Ids, Places, Places]:
        """(positions ordered by birth date, where those of each distinct date start, how many there are); a row stands under the date
        that its tax number tells, too"""
        dates = self.birth_dates
        numbers = np.concatenate([dates.of_rows, dates.of_others])
        positions = np.concatenate([np.arange(len(self), dtype=np.int64), self.told[:, 0].astype(np.int64)])
        counts = np.bincount(numbers, minlength=len(dates.values))
        return positions[np.argsort(numbers, kind="stable")].astype(np.int32), np.cumsum(counts) - counts, counts

    @cached_property
    def by_given_name_and_patronymic(self) -> "Pairs":
        return Pairs.of(self.columns[FactKind.GIVEN_NAME], self.columns[FactKind.PATRONYMIC])

    def to_bytes(self) -> bytes:
        """For keeping in the case file; `from_bytes` reads it back."""
        arrays: dict[str, NDArray[np.generic]] = {
            "keys": self._keys,
            "rows": self._rows,
            "dates": self.dates,
            "former": self.former,
            "told": self.told,
        }
        parts = {
            **{kind.value: self.columns[kind].arrays() for kind in PARTS},
            **{kind.value: self.facets[kind].arrays() for kind in KEYS},
            "numbers": self.numbers.arrays(),
        }
        arrays |= {f"{part}/{name}": array for part, own in parts.items() for name, array in own.items()}
        written = io.BytesIO()
        # The quickest compression: a million rows take a second, and other threads run meanwhile. Keys are random bytes.
        with zipfile.ZipFile(written, "w", compresslevel=1) as archive:
            for name, array in arrays.items():
                entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_STORED if name == "keys" else zipfile.ZIP_DEFLATED
                with archive.open(entry, "w", force_zip64=True) as file:
                    np.lib.format.write_array(file, array, allow_pickle=False)
        return written.getvalue()

    @classmethod
    def from_bytes(cls, kept: bytes) -> "RegistryIndex":
        parts: dict[str, dict[str, NDArray[np.generic]]] = {}
        with zipfile.ZipFile(io.BytesIO(kept)) as archive:
            for name in archive.namelist():
                part, _, own = name.rpartition("/")
                with archive.open(name) as entry:
                    parts.setdefault(part, {})[own] = np.lib.format.read_array(entry, allow_pickle=False)
        whole = parts[""]
        return cls(
            keys=whole["keys"].astype(np.uint8),
            rows=whole["rows"].astype(np.int32),
            columns={kind: NameColumn.from_arrays(kind, parts[kind.value]) for kind in PARTS},
            dates=whole["dates"].astype(np.int32),
            facets={kind: TextColumn.from_arrays(parts[kind.value]) for kind in KEYS},
            numbers=NumberColumn.from_arrays(parts["numbers"]),
            former=whole["former"].astype(np.int32),
            told=whole["told"].astype(np.int32),
        )


class Bearers:
    """Who bears each surname, now or formerly: of value v the entries from `starts[v]`, `counts[v]` of them."""

    def __init__(self, positions: Ids, is_former: NDArray[np.bool_], starts: Places, counts: Places) -> None:
        self.positions = positions
        self.is_former = is_former
        self.starts = starts
        self.counts = counts

    @classmethod
    def of(cls, column: NameColumn, former: Ids) -> "Bearers":
        values = np.concatenate([column.ids, former[:, 1]])
        positions = np.concatenate([np.arange(len(column.ids), dtype=np.int64), former[:, 0].astype(np.int64)])
        order = np.argsort(values, kind="stable")
        counts = np.bincount(values, minlength=len(column.values))
        return cls(positions[order].astype(np.int32), order >= len(column.ids), np.cumsum(counts) - counts, counts)


class Pairs:
    """The distinct pairs of given name and patronymic: those with given name g are `starts_of[g]` to `starts_of[g + 1]` of
    `patronymics`; the rows of pair n are `positions[starts[n]:starts[n] + counts[n]]`."""

    def __init__(self, patronymics: Places, starts_of: Places, positions: Ids, starts: Places, counts: Places) -> None:
        self.patronymics = patronymics
        self.starts_of = starts_of
        self.positions = positions
        self.starts = starts
        self.counts = counts

    @classmethod
    def of(cls, given: NameColumn, father: NameColumn) -> "Pairs":
        size = len(father.values)
        codes = given.ids.astype(np.int64) * size + father.ids
        positions = np.argsort(codes, kind="stable")
        ordered = codes[positions]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]])[: len(ordered)])
        counts = np.diff(starts, append=len(ordered))
        names, patronymics = np.divmod(ordered[starts], max(size, 1))
        starts_of = np.searchsorted(names, np.arange(len(given.values) + 1))
        return cls(patronymics, starts_of, positions.astype(np.int32), starts, counts)
