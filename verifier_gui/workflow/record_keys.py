"""The keys of a revision's records, row by row: what import gives them, and what proving compares them with."""

from collections import Counter
from collections.abc import Sequence

from verifier_gui.domain.identifiers import ListId, RecordKey, record_key
from verifier_gui.domain.lists import RUNNING_NUMBER, ColumnMapping


class RecordKeys:
    """Counts equal rows as it goes: give it every row of one file, in the file's order."""

    def __init__(self, list_id: ListId, mapping: ColumnMapping) -> None:
        self._list_id = list_id
        self._counted = {column for column, meaning in mapping.pairs() if meaning == RUNNING_NUMBER}
        self._seen: tuple[set[bytes], ...] = tuple(set[bytes]() for _ in range(256))
        """keys of the rows so far, each in 16 bytes: the cells of a million rows would fill a gigabyte, and one set of them would
        stop every thread whenever it grows"""
        self._equal: Counter[bytes] = Counter()

    def of(self, row: Sequence[str]) -> RecordKey:
        """The key of the next row, by its raw cells."""
        cells = tuple(cell for column, cell in enumerate(row) if column not in self._counted)
        key = record_key(self._list_id, cells, 0)
        start = bytes.fromhex(key[:32])
        seen = self._seen[start[0]]
        if start in seen:
            self._equal[start] += 1
            key = record_key(self._list_id, cells, self._equal[start])
        seen.add(start)
        return key
