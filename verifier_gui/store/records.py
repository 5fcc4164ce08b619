"""Records in their batches: written in chunks that nobody sees, read once a batch is a revision."""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple, TypeAlias

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.identifiers import RecordKey, RevisionId
from verifier_gui.domain.lists import Record
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.store.compact import facts_text, read_facts, write
from verifier_gui.store.connected import Connected

ROW_BITS = 24
_ROW_MASK = (1 << ROW_BITS) - 1
_KEY_BITS = 39
_CHUNK = 2000
_PLACES = 20000
_HEAD_BITS = 8

_KEYS_FROM = "SELECT n, key FROM record WHERE n > ? AND n < ? ORDER BY n LIMIT ?"
RECORDS_FROM = "SELECT n, key, cells, facts FROM record WHERE n > ? AND n < ? ORDER BY n LIMIT ?"


class StoredRow(NamedTuple):
    """A record with its facts as the text that is stored, which `compact.read_facts` reads."""

    row: int
    key: str
    cells: tuple[str, ...]
    facts: str


FactsWritten: TypeAlias = Callable[[int, str], None]
"""Is told the row of each record, in order, and the text in which its facts are stored."""


@dataclass(slots=True)
class Batch:
    """Records that are being written. `places` find them by key, and are written last, in order; they are kept by their first
    bits, for to sort a million at once would stop every thread for half a second."""

    number: int
    people: int = 0
    problems: int = 0
    places: tuple["array[int]", ...] = field(
        default_factory=lambda: tuple(array("q") for _ in range(1 << _HEAD_BITS)), repr=False
    )

    def keep_place(self, place: int) -> None:
        self.places[place >> (_KEY_BITS + ROW_BITS - _HEAD_BITS)].append(place)


def _place(key: bytes, row: int) -> int:
    return int.from_bytes(key[:8], "big") >> (64 - _KEY_BITS) << ROW_BITS | row


class RecordReading(Connected):
    def _batch(self, revision: RevisionId) -> int:
        row = self._connection.execute("SELECT batch FROM revision WHERE id = ?", (revision,)).fetchone()
        if row is None:
            raise KeyError(revision)
        return row[0]

    def records_of(self, revision: RevisionId, chunk: int = _CHUNK) -> Iterator[Record]:
        """Every record of a revision in the order of its rows, read `chunk` at a time: a long reading keeps no transaction
        open. Raises `KeyError` for an unknown revision."""
        batch = self._batch(revision)
        last, end = batch << ROW_BITS, batch + 1 << ROW_BITS
        while rows := self._connection.execute(RECORDS_FROM, (last, end, chunk)).fetchall():
            last = rows[-1][0]
            for n, key, cells, facts in rows:
                yield read_record(revision, n, key, cells, facts)

    def stored_rows(self, revision: RevisionId, chunk: int = _CHUNK) -> Iterator[StoredRow]:
        """Every record as it is stored, as `records_of`, for checking: the text of its facts is not understood on the way."""
        batch = self._batch(revision)
        last, end = batch << ROW_BITS, batch + 1 << ROW_BITS
        while rows := self._connection.execute(RECORDS_FROM, (last, end, chunk)).fetchall():
            last = rows[-1][0]
            for n, key, cells, facts in rows:
                yield StoredRow(n & _ROW_MASK, key.hex(), tuple(json.loads(cells)), facts)

    def keys_of(self, revision: RevisionId, chunk: int = _CHUNK) -> Iterator[RecordKey]:
        """The key of every record of a revision, in the order of its rows."""
        batch = self._batch(revision)
        last, end = batch << ROW_BITS, batch + 1 << ROW_BITS
        while rows := self._connection.execute(_KEYS_FROM, (last, end, chunk)).fetchall():
            last = rows[-1][0]
            for _n, key in rows:
                yield RecordKey(key.hex())

    def misplaced_row(self, revision: RevisionId) -> int:
        """A row whose record is not found by its key, or that is found under another one; 0 where there is none."""
        batch = self._batch(revision)
        records = self._connection.execute(
            "SELECT key, n FROM record WHERE n > ? AND n < ?", (batch << ROW_BITS, batch + 1 << ROW_BITS)
        )
        wanted = sorted(_place(key, n & _ROW_MASK) for key, n in records)
        kept = self._connection.execute("SELECT place FROM record_place WHERE batch = ? ORDER BY place", (batch,))
        beyond = 1 << (_KEY_BITS + ROW_BITS)
        for place, found in zip_longest(wanted, (place for (place,) in kept), fillvalue=beyond):
            if place != found:
                return min(place, found) & _ROW_MASK
        return 0

    def record(self, revision: RevisionId, key: RecordKey) -> Record | None:
        """The record of that key in a revision, or None."""
        batch = self._batch(revision)
        wanted = bytes.fromhex(key)
        low = _place(wanted, 0)
        places = self._connection.execute(
            "SELECT place FROM record_place WHERE batch = ? AND place BETWEEN ? AND ?", (batch, low, low | _ROW_MASK)
        ).fetchall()
        for (place,) in places:
            found = self.record_at(revision, place & _ROW_MASK)
            if found is not None and found.key == key:
                return found
        return None

    def record_at(self, revision: RevisionId, row: int) -> Record | None:
        """The record in that row of the revision's file, or None."""
        n = self._batch(revision) << ROW_BITS | row
        found = self._connection.execute("SELECT n, key, cells, facts FROM record WHERE n = ?", (n,)).fetchone()
        return read_record(revision, *found) if found else None

    def last_row(self, revision: RevisionId) -> int:
        """The row of the last record of a revision; 0 where it has none."""
        batch = self._batch(revision)
        (last,) = self._connection.execute(
            "SELECT max(n) FROM record WHERE n > ? AND n < ?", (batch << ROW_BITS, batch + 1 << ROW_BITS)
        ).fetchone()
        return (last or 0) & _ROW_MASK

    def problems_of(self, revision: RevisionId) -> list[Problem]:
        """The problems of a revision in the order of its rows."""
        found = self._connection.execute(
            "SELECT kind, row, column, raw, about FROM problem WHERE batch = ? ORDER BY row, n",
            (self._batch(revision),),
        )
        return [
            Problem(ProblemKind(kind), row, column, raw, FactKind(about) if about else None)
            for kind, row, column, raw, about in found
        ]


class RecordWriting(Connected):
    def begin_batch(self) -> Batch:
        return Batch(self._connection.execute("INSERT INTO batch DEFAULT VALUES").lastrowid or 0)

    def add_records(self, batch: Batch, records: Iterable[Record], written: FactsWritten | None = None) -> None:
        """Adds a chunk of records, in the order of their rows. Their `revision` is of no account here."""
        rows: list[tuple[int, bytes, str, str]] = []
        for record in records:
            key = bytes.fromhex(record.key)
            facts = facts_text(record.facts)
            rows.append((batch.number << ROW_BITS | record.row, key, write(record.cells), facts))
            if written is not None:
                written(record.row, facts)
            batch.keep_place(_place(key, record.row))
        self._connection.executemany("INSERT INTO record VALUES (?, ?, ?, ?)", rows)
        batch.people += len(rows)

    def add_problems(self, batch: Batch, problems: Iterable[Problem]) -> None:
        rows = [
            (batch.number, problem.row, problem.kind.value, problem.column, problem.raw, problem.about or "")
            for problem in problems
        ]
        self._connection.executemany(
            "INSERT INTO problem (batch, row, kind, column, raw, about) VALUES (?, ?, ?, ?, ?, ?)", rows
        )
        batch.problems += len(rows)

    def add_places(self, batch: Batch, places: Iterable[int]) -> None:
        self._connection.executemany(
            "INSERT INTO record_place VALUES (?, ?)", ((batch.number, place) for place in places)
        )

    def sweep(self, limit: int = 5000, batch: int | None = None) -> bool:
        """Deletes up to `limit` rows of each table that belong to no revision (those of one batch, where it is given); False
        once there are none left."""
        connection = self._connection
        row = connection.execute(
            "SELECT n FROM batch WHERE n NOT IN (SELECT batch FROM revision) AND n = coalesce(?, n) ORDER BY n LIMIT 1",
            (batch,),
        ).fetchone()
        if row is None:
            return False
        low, high = row[0] << ROW_BITS, row[0] + 1 << ROW_BITS
        swept = connection.execute(
            "DELETE FROM record WHERE n IN (SELECT n FROM record WHERE n >= ? AND n < ? LIMIT ?)", (low, high, limit)
        ).rowcount
        for table, key in (("record_place", "place"), ("problem", "n")):
            swept += connection.execute(
                f"DELETE FROM {table} WHERE batch = ? AND {key} IN (SELECT {key} FROM {table} WHERE batch = ? LIMIT ?)",
                (row[0], row[0], limit),
            ).rowcount
        if not swept:
            connection.execute("DELETE FROM batch WHERE n = ?", row)
        return True


def chunks_of_places(batch: Batch) -> Iterator[list[int]]:
    """The places in order, some thousands at a time."""
    places: list[int] = []
    for alike in batch.places:
        places += sorted(alike)
        if len(places) >= _PLACES:
            yield places
            places = []
    if places:
        yield places


def read_record(revision: RevisionId, n: int, key: bytes, cells: str, facts: str) -> Record:
    return Record(RecordKey(key.hex()), revision, n & _ROW_MASK, tuple(json.loads(cells)), read_facts(facts))
