"""Which row and cell of a sealed workbook or csv is not the one that was signed."""

from collections.abc import Iterator, Sequence

from verifier_gui.domain.seal_checks import SealFault, SealFinding
from verifier_gui.domain.seals import CSV, Manifest, SealedRow, cell_mark
from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress
from verifier_gui.sheets.cells_reading import read_cells
from verifier_gui.sheets.roster_table import harmless

_MOST = 1000
"""rows that belong to nobody, beyond which nobody looks at one by one"""


def differences(file: str, content: bytes, manifest: Manifest, progress: Progress) -> list[SealFinding]:
    """What tells a file whose bytes are others from the one that was signed; never empty. Raises `Cancelled`."""
    comparison = _Comparison(file, manifest)
    try:
        for number, cells in read_cells(content, progress):
            comparison.take(number, cells)
    except SheetError:
        return [SealFinding(SealFault.UNREADABLE, file)]
    return comparison.findings() or [SealFinding(SealFault.SAVED_ANEW, file)]


class _Comparison:
    """Rows are found by the subject code that stands in them, else by their place."""

    def __init__(self, file: str, manifest: Manifest) -> None:
        self._file = file
        self._manifest = manifest
        self._in_csv = file == CSV
        self._heading_row = 1 if self._in_csv else manifest.heading_row
        self._places = {row.code: place for place, row in enumerate(manifest.rows)}
        self._found: dict[int, int] = {}
        """place in the manifest to the number of the row"""
        self._others: list[tuple[int, Sequence[str]]] = []
        self._changed: list[SealFinding] = []

    def take(self, number: int, cells: Sequence[str]) -> None:
        if number < self._heading_row or not any(cells):
            return
        if number == self._heading_row:
            self._changed += self._headings(cells)
            return
        column = self._manifest.code_column
        place = self._places.get(cells[column]) if column < len(cells) else None
        if place is not None and place not in self._found:
            self._found[place] = number
            self._changed += self._cells(number, cells, self._manifest.rows[place])
        elif len(self._others) < _MOST:
            self._others.append((number, cells))

    def findings(self) -> list[SealFinding]:
        added: list[SealFinding] = []
        for number, cells in self._others:
            place = number - self._heading_row - 1
            if 0 <= place < len(self._manifest.rows) and place not in self._found:
                self._found[place] = number
                self._changed += self._cells(number, cells, self._manifest.rows[place])
            elif place < len(self._manifest.rows) or any(cells[1:]):
                added.append(SealFinding(SealFault.ROW_ADDED, self._file, number))
        missing = [
            SealFinding(SealFault.ROW_MISSING, self._file, self._heading_row + 1 + place, code=row.code)
            for place, row in enumerate(self._manifest.rows)
            if place not in self._found
        ]
        found = sorted((*self._changed, *added, *missing), key=lambda one: (one.row, one.column))
        return found or list(self._moved())

    def _headings(self, cells: Sequence[str]) -> Iterator[SealFinding]:
        expected = [harmless(text) if self._in_csv else text for text in self._manifest.headings]
        for column in range(max(len(expected), len(cells))):
            text = cells[column] if column < len(cells) else ""
            known = expected[column] if column < len(expected) else ""
            if text != known:
                yield SealFinding(SealFault.CELL_CHANGED, self._file, self._heading_row, column, known)

    def _cells(self, number: int, cells: Sequence[str], row: SealedRow) -> Iterator[SealFinding]:
        headings = self._manifest.headings
        for column in range(max(len(row.cells), len(cells))):
            text = cells[column] if column < len(cells) else ""
            known = row.mark(column, in_csv=self._in_csv)
            if (text and not known) or (known and cell_mark(row.code, column, text) != known):
                heading = headings[column] if column < len(headings) else ""
                yield SealFinding(SealFault.CELL_CHANGED, self._file, number, column, heading, row.code)

    def _moved(self) -> Iterator[SealFinding]:
        for place, number in sorted(self._found.items()):
            if number != self._heading_row + 1 + place:
                yield SealFinding(SealFault.ROW_MOVED, self._file, number, code=self._manifest.rows[place].code)
