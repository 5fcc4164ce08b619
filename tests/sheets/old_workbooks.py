"""Workbooks of Excel 5 and Excel 97 for tests, put together byte by byte: the smallest that their formats allow.

Compound files by [MS-CFB], records by [MS-XLS] and, for Excel 5, OpenOffice.org's documentation of the format.
"""

import struct
from collections.abc import Sequence

SECTOR = 512
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF

Cell = str | float | tuple[float]
"""A text, a number, or a number in a date's format."""


def xls(rows: Sequence[Sequence[Cell]], *, excel_5: bool = False) -> bytes:
    """One sheet named Аркуш1. Excel 5 writes texts in cp1251 and calls its stream otherwise."""
    return compound_file("Book" if excel_5 else "Workbook", _Records(excel_5=excel_5).workbook(rows))


def compound_file(name: str, stream: bytes) -> bytes:
    """A file system of one file: sector 0 is the table of sectors, 1 the folder, the rest the stream."""
    # Streams below 4,096 bytes would lie in a file system within the file system.
    stream = stream.ljust(max(4096, -(-len(stream) // SECTOR) * SECTOR), b"\0")
    sectors = len(stream) // SECTOR
    table = [_FAT, _END, *range(3, 2 + sectors), _END]
    folder = (
        _entry("Root Entry", 5, 1, _END, 0) + _entry(name, 2, _NONE, 2, len(stream)) + 2 * _entry("", 0, _NONE, 0, 0)
    )
    return _header() + struct.pack("<128I", *table, *[_FREE] * (128 - len(table))) + folder + stream


def _header() -> bytes:
    versions = struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    places = struct.pack("<10I", 0, 1, 1, 0, 4096, _END, 0, _END, 0, 0)
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + versions
        + places[:36]
        + struct.pack("<109I", 0, *[_FREE] * 108)
    )


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0" if name else b""
    head = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    return head + struct.pack("<III16xI8x8xIQ", _NONE, _NONE, child, 0, start, size)


def _record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


class _Records:
    """The records of one workbook stream."""

    def __init__(self, *, excel_5: bool) -> None:
        self._old = excel_5

    def workbook(self, rows: Sequence[Sequence[Cell]]) -> bytes:
        code_page = _record(0x42, struct.pack("<H", 1251 if self._old else 1200))
        formats = b"".join(
            _record(0xE0, struct.pack("<HH", 0, number).ljust(16 if self._old else 20, b"\0")) for number in (0, 14)
        )
        head = self._begin(5) + code_page + formats
        sheet_at = len(head) + len(self._sheet(0)) + len(_record(0x0A))
        cells = b"".join(
            self._cell(row, column, cell)
            for row, found in enumerate(rows)
            for column, cell in enumerate(found)
            if cell != ""
        )
        return head + self._sheet(sheet_at) + _record(0x0A) + self._begin(0x10) + cells + _record(0x0A)

    def _begin(self, kind: int) -> bytes:
        return _record(
            0x809,
            struct.pack("<HHHH", 0x500 if self._old else 0x600, kind, 0x0DBB, 1996) + bytes(0 if self._old else 8),
        )

    def _sheet(self, place: int) -> bytes:
        return _record(0x85, struct.pack("<IBB", place, 0, 0) + self._text("Аркуш1", "B"))

    def _cell(self, row: int, column: int, cell: Cell) -> bytes:
        if isinstance(cell, str):
            return _record(0x204, struct.pack("<HHH", row, column, 0) + self._text(cell, "H"))
        number, style = (cell[0], 1) if isinstance(cell, tuple) else (cell, 0)
        return _record(0x203, struct.pack("<HHHd", row, column, style, number))

    def _text(self, text: str, length: str) -> bytes:
        body = text.encode("cp1251") if self._old else b"\x01" + text.encode("utf-16-le")
        return struct.pack(f"<{length}", len(text)) + body
