"""What a file is, by its content: a name's extension proves nothing."""

import io
import zipfile
import zlib
from collections.abc import Callable
from enum import StrEnum

from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK_STREAMS = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_BEGINS_OF_STREAMS = (b"\x09\x08\x10\x00\x00\x06\x05\x00", b"\x09\x08\x08\x00\x00\x05\x05\x00")
"""The first record of a workbook of Excel 97 and of Excel 5."""
_FILE_PASSWORD, _BEFORE_PASSWORD = 0x2F, 4
"""The record that says so, and among how many records it must be."""
_WORD_STREAM = "WordDocument".encode("utf-16-le")


class FileFormat(StrEnum):
    """The formats that are read."""

    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    CSV = "csv"


def damaged() -> SheetError:
    return SheetError("The file is damaged: it cannot be read to its end. Ask the sender for it again.")


def needs_password() -> SheetError:
    return SheetError(
        "The file is protected by a password. Open it in its own program, remove the password and save it again."
    )


def not_a_list(what: str) -> SheetError:
    """`what` is the file type's own name (PDF, PNG), the same in every language."""
    return SheetError("This is a {what} file, not a spreadsheet. Save the list as xlsx or csv.", what=what)


_REFUSED_BY_HEAD: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"{\\rtf", "RTF"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "ELF"),
    (b"SQLite format 3", "SQLite"),
)


def recognize(head: bytes, read_all: Callable[[], bytes]) -> FileFormat:
    """The format of a file from its first bytes; `read_all` gives the whole file where these do not suffice.

    Raises `SheetError` for what is no spreadsheet, and for one that only its password opens.
    """
    if not head:
        raise SheetError("The file is empty. Ask the sender for it again.")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _recognize_zip(read_all())
    if head.startswith(_OLE):
        return _recognize_ole(read_all())
    if head.startswith(_OLD_BIFF):
        raise SheetError(
            "The file is of Excel 4 or older, which is not read. Open it in LibreOffice and save it as xlsx."
        )
    for start, what in _REFUSED_BY_HEAD:
        if head.startswith(start):
            raise not_a_list(what)
    _refuse_markup(head)
    return FileFormat.CSV


def _recognize_zip(data: bytes) -> FileFormat:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = {name.lower() for name in package.namelist()[: limits.PARTS]}
            kind = _mimetype(package) if "mimetype" in names else ""
            if kind and "meta-inf/manifest.xml" in names and kind.startswith(_OPEN_DOCUMENT):
                return _recognize_open_document(package, kind)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError) as error:
        raise damaged() from error
    if any(name.endswith("workbook.bin") for name in names):
        return FileFormat.XLSB
    if "[content_types].xml" in names and any(name.startswith("word/") for name in names):
        raise not_a_list("Word")
    if "[content_types].xml" in names or any(name.endswith("workbook.xml") for name in names):
        return FileFormat.XLSX
    raise not_a_list("ZIP")


_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def _mimetype(package: zipfile.ZipFile) -> str:
    with package.open("mimetype") as part:
        return part.read(200).decode("ascii", "replace").strip()


def _recognize_open_document(package: zipfile.ZipFile, kind: str) -> FileFormat:
    if not kind.startswith(_OPEN_DOCUMENT + "spreadsheet"):
        raise not_a_list("OpenDocument")
    with package.open("META-INF/manifest.xml") as part:
        if b"encryption-data" in part.read(4 * limits.MIB):
            raise needs_password()
    return FileFormat.ODS


def _recognize_ole(data: bytes) -> FileFormat:
    if _ENCRYPTED in data or _begins_with_password(data):
        raise needs_password()
    if not any(stream in data for stream in _WORKBOOK_STREAMS):
        raise not_a_list("Word" if _WORD_STREAM in data else "OLE")
    return FileFormat.XLS


def _begins_with_password(data: bytes) -> bool:
    """Whether the stream of an old workbook says near its beginning that the rest of it is encrypted ([MS-XLS] 2.4.117)."""
    for begin in _BEGINS_OF_STREAMS:
        place = data.find(begin)
        for _record in range(_BEFORE_PASSWORD if place >= 0 else 0):
            kind, length = int.from_bytes(data[place : place + 2], "little"), data[place + 2 : place + 4]
            if kind == _FILE_PASSWORD:
                return True
            place += 4 + int.from_bytes(length, "little")
    return False


def _refuse_markup(head: bytes) -> None:
    """HTML and XML spreadsheets come under the name of .xls; as csv they would be read as nonsense."""
    text = head
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            text = head[2 : len(head) - len(head) % 2].decode(encoding, "replace").encode()
    text = text.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if text.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")) or (
        text.startswith(b"<") and b"<html" in text
    ):
        raise not_a_list("HTML")
    if text.startswith(b"mime-version:"):
        raise not_a_list("MHTML")
    if text.startswith((b"<?xml", b"<workbook")):
        raise not_a_list("XML")
