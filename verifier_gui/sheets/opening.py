"""Opens a stranger's file: its bytes are read once, hashed, recognized by their content. In the child only."""

import hashlib
import io
import os
import stat
from collections.abc import Callable
from typing import BinaryIO, NamedTuple

from typing_extensions import Buffer, override

from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits
from verifier_gui.sheets.cells import Workbook
from verifier_gui.sheets.recognizing import FileFormat, recognize
from verifier_gui.sheets.regions import Region

_HEAD = 64 * 1024


class Opened(NamedTuple):
    """`size` in bytes; `sha256` is over the very bytes that the workbook reads."""

    workbook: Workbook
    size: int
    sha256: str


class _Told(NamedTuple):
    """What the caseworker says of a csv, empty where the text itself must tell; and where the cells of a workbook are shown."""

    encoding: str
    delimiter: str
    region: Region = Region.UKRAINE


def open_workbook(
    path: bytes,
    *,
    encoding: str = "",
    delimiter: str = "",
    beat: Callable[[], None] = lambda: None,
    region: Region = Region.UKRAINE,
) -> Opened:
    """Opens the file at `path` (as the file system spells it). `encoding` and `delimiter` are the caseworker's word on a csv;
    `region` is where the cells of a workbook are shown.

    Raises `SheetError`.
    """
    told = _Told(encoding, delimiter, region)
    with _opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        head = file.read(_HEAD)
        if size <= limits.FILE_BYTES:
            data = head + _rest(file, beat)
            if len(data) > limits.FILE_BYTES:
                raise _too_large(limits.FILE_BYTES)
            digest = hashlib.sha256(data).hexdigest()
            return Opened(_workbook(head, data, told, beat), len(data), digest)
        if recognize(head, _refuse_large) is not FileFormat.CSV:
            raise _too_large(limits.FILE_BYTES)
    if size > limits.CSV_BYTES:
        raise _too_large(limits.CSV_BYTES)
    return _large_csv(path, size, told, beat)


def open_bytes(data: bytes, beat: Callable[[], None] = lambda: None) -> Workbook:
    """A table of ours by its bytes: what is no workbook is a csv with commas, of which bytes that are no UTF-8 become U+FFFD, so that
    the cell that holds them can still be named. Raises `SheetError`."""
    head = data[:_HEAD]
    if data[:2] == b"PK":
        return _workbook(head, data, _Told("", ""), beat)
    text = data.decode("utf-8-sig", "replace").encode()
    return _workbook(text[:_HEAD], text, _Told("utf-8", ","), beat)


def _workbook(head: bytes, data: bytes, told: _Told, beat: Callable[[], None]) -> Workbook:
    file_format = recognize(head, lambda: data)
    if file_format is FileFormat.XLSX:
        from verifier_gui.sheets.xlsx_workbook import XlsxWorkbook

        return XlsxWorkbook(data, beat, told.region)
    if file_format is FileFormat.CSV:
        from verifier_gui.sheets.csv_workbook import CsvWorkbook

        return CsvWorkbook(
            lambda: io.BytesIO(data), len(data), encoding=told.encoding, delimiter=told.delimiter, beat=beat
        )
    from verifier_gui.sheets.calamine_workbook import CalamineWorkbook

    return CalamineWorkbook(data, file_format, beat)


def _large_csv(path: bytes, size: int, told: _Told, beat: Callable[[], None]) -> Opened:
    """A csv that is not held in memory: it is hashed first, and each stream of it must have the same hash."""
    from verifier_gui.sheets.csv_workbook import CsvWorkbook

    digest = hashlib.sha256()
    with _opened(path) as file:
        while piece := file.read(limits.MIB):
            digest.update(piece)
            beat()
    expected = digest.hexdigest()

    def stream() -> BinaryIO:
        return io.BufferedReader(_Proven(_opened(path), expected))

    workbook = CsvWorkbook(stream, size, encoding=told.encoding, delimiter=told.delimiter, beat=beat)
    return Opened(workbook, size, expected)


class _Proven(io.RawIOBase):
    """A file that is hashed as it is read, and must come to the expected hash at its end."""

    def __init__(self, file: BinaryIO, expected: str) -> None:
        self._file = file
        self._expected = expected
        self._digest = hashlib.sha256()

    @override
    def readable(self) -> bool:
        return True

    @override
    def tell(self) -> int:
        return self._file.tell()

    @override
    def readinto(self, buffer: Buffer, /) -> int:
        view = memoryview(buffer)
        piece = self._file.read(len(view))
        self._digest.update(piece)
        view[: len(piece)] = piece
        if not piece and self._digest.hexdigest() != self._expected:
            raise changed()
        return len(piece)

    @override
    def close(self) -> None:
        self._file.close()
        super().close()


def changed() -> SheetError:
    return SheetError("The file was changed while it was read, or since it was looked at. Open it again.")


def _opened(path: bytes) -> BinaryIO:
    """A regular file; without waiting for what is none."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError as error:
        raise SheetError("There is no such file.") from error
    except PermissionError as error:
        raise SheetError("The file may not be read: ask for the right to read it.") from error
    except (OSError, ValueError) as error:
        raise SheetError("The file cannot be opened.") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SheetError("This is no file but a folder or a device. Choose a file.")
    return os.fdopen(descriptor, "rb")


def _rest(file: BinaryIO, beat: Callable[[], None]) -> bytes:
    pieces: list[bytes] = []
    total = 0
    while piece := file.read(limits.MIB):
        beat()
        pieces.append(piece)
        total += len(piece)
        if total > limits.FILE_BYTES:
            break
    return b"".join(pieces)


def _refuse_large() -> bytes:
    raise _too_large(limits.FILE_BYTES)


def _too_large(most: int) -> SheetError:
    return SheetError("The file is larger than {count} MB. Split it into several lists.", count=most // limits.MIB)
