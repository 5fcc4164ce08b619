"""Cells of an xlsb that are written without their column, as some programs write them, get it: calamine passes them over.

[MS-XLSB] 2.4 has each cell in two forms. The short one (`BrtShortBlank` to `BrtShortIsst`) stands right of the cell before it.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

from verifier_gui.sheets import limits
from verifier_gui.sheets.recognizing import damaged
from verifier_gui.sheets.xlsx_package import XlsxPackage

_ROW = 0
_FULL = range(1, 12)
"""Records of cells that have their column: blank, number, error, truth, text, and formulas of each."""
_SHORT = range(12, 19)
_SHORT_TO_FULL = 11
"""What a short record's number is above that of the full one with the same value."""
_COLUMN_BYTES = 4
_BEAT = 1 << 16
"""records between two signs of life"""


class _Record(NamedTuple):
    """One record of a part, and where it begins and its body begins and ends."""

    kind: int
    start: int
    body: int
    end: int


def with_columns(data: bytes, beat: Callable[[], None]) -> bytes:
    """The workbook with every cell in full; the same bytes where it has no short one. Raises `SheetError`."""
    package = XlsxPackage(data, beat)
    written: dict[str, bytes] = {}
    for name in package.names():
        if name.lower().startswith("xl/worksheets/") and name.lower().endswith(".bin"):
            part = b"".join(package.pieces(name))
            if any(record.kind in _SHORT for record in _records(part, beat)):
                written[name] = _in_full(part, beat)
    return _replaced(data, written) if written else data


def _records(part: bytes, beat: Callable[[], None]) -> Iterator[_Record]:
    """Number and length of a record take 7 bits of a byte each, the lowest first; the eighth says that more follow. Raises
    `SheetError` for what ends before its length."""
    place = 0
    number = 0
    while place < len(part):
        start = place
        try:
            kind = part[place]
            place += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (part[place] & 0x7F) << 7
                place += 1
            length = shift = 0
            while True:
                byte = part[place]
                place += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80 or shift == 28:
                    break
        except IndexError as error:
            raise damaged() from error
        end = place + length
        if end > len(part):
            raise damaged()
        yield _Record(kind, start, place, end)
        place = end
        number += 1
        if number % _BEAT == 0:
            beat()


def _in_full(part: bytes, beat: Callable[[], None]) -> bytes:
    made = io.BytesIO()
    column = -1
    for kind, start, body, end in _records(part, beat):
        if kind == _ROW:
            column = -1
        elif kind in _FULL:
            column = int.from_bytes(part[body : body + _COLUMN_BYTES], "little")
        elif kind in _SHORT:
            column += 1
            if column >= limits.COLUMNS:
                raise damaged()
            made.write(bytes((kind - _SHORT_TO_FULL,)) + _length(end - body + _COLUMN_BYTES))
            made.write(column.to_bytes(_COLUMN_BYTES, "little"))
            made.write(part[body:end])
            continue
        made.write(part[start:end])
    return made.getvalue()


def _length(length: int) -> bytes:
    written = bytearray()
    while length >= 0x80:
        written.append(length & 0x7F | 0x80)
        length >>= 7
    written.append(length)
    return bytes(written)


def _replaced(data: bytes, written: dict[str, bytes]) -> bytes:
    """The zip with some parts of it written anew."""
    made = io.BytesIO()
    package = XlsxPackage(data, lambda: None)
    with zipfile.ZipFile(made, "w") as copy:
        for name in package.names():
            # Pictures and the like are needed by nobody.
            if name.lower().endswith((".bin", ".xml", ".rels")):
                copy.writestr(name, written.get(name) or b"".join(package.pieces(name)))
    return made.getvalue()
