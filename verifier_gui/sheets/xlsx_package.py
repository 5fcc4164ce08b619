"""The zip that an xlsx is: parts unpacked within limits, their XML parsed without entities, and the small parts read."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from xml.parsers import expat

from typing_extensions import override

from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits
from verifier_gui.sheets.recognizing import damaged, needs_password

_CHUNK = 64 * 1024
_MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
_PACKAGE_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_LINK = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
LINK_ID = tuple(f"{namespace} id" for namespace in _LINK)
"""The attribute `r:id`, transitional and strict."""

ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    OverflowError,
    KeyError,
)


class Relationship(NamedTuple):
    """`kind` is the last word of the type's address: `worksheet`, `sharedStrings`, `styles`, `chartsheet`."""

    kind: str
    target: str


class Elements:
    """What a reader of one part wants to hear: elements of the spreadsheet namespaces by their local names, and their text.

    Subclasses override what they need. `text` is called with pieces of at most one buffer.
    """

    namespaces: tuple[str, ...] = _MAIN

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins; attributes of a namespace are named `namespace local`."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters between tags."""


class XlsxPackage:
    """The parts of an xlsx by name. Two parts of one name are refused: programs differ in which of them they show."""

    def __init__(self, data: bytes, beat: Callable[[], None]) -> None:
        """`beat` is called while parts are unpacked: a sign of life."""
        self._beat = beat
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_FAULTS as error:
            raise damaged() from error
        parts = self._zip.infolist()
        if len(parts) > limits.PARTS:
            raise SheetError("The file has {count} parts inside; more than any spreadsheet has.", count=len(parts))
        self._names: dict[str, zipfile.ZipInfo] = {}
        for part in parts:
            name = part.filename.lower()
            if name in self._names:
                raise SheetError(
                    "The file holds two parts of one name: two programs would show two different lists. Ask for it saved anew."
                )
            self._names[name] = part
        self._unpacked = 0

    def has(self, name: str) -> bool:
        return name.lower() in self._names

    def names(self) -> tuple[str, ...]:
        """The parts as the file spells them."""
        return tuple(part.filename for part in self._names.values())

    @property
    def has_macros(self) -> bool:
        return any(name.endswith("vbaproject.bin") for name in self._names)

    def pieces(self, name: str, *, counted: bool = True) -> Iterator[bytes]:
        """A part's bytes, counted as they come out: what a zip says of its sizes is not believed. `counted` adds them to the
        limit of the whole file."""
        part = self._names.get(name.lower())
        if part is None:
            raise damaged()
        if part.flag_bits & 1:
            raise needs_password()
        total = 0
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(_CHUNK):
                    self._beat()
                    total += len(piece)
                    if counted:
                        self._unpacked += len(piece)
                    if total > limits.PART_BYTES or self._unpacked > limits.UNPACKED_BYTES:
                        raise SheetError("The file unpacks to more than a list can hold, and is refused unread.")
                    yield piece
        except ZIP_FAULTS as error:
            raise damaged() from error

    def parse(self, name: str, elements: Elements, *, counted: bool = True) -> Iterator[int]:
        """Parses a part and yields the bytes fed so far after each piece, so that rows can be taken while it goes on."""
        parser = Parser(elements)
        fed = 0
        for piece in self.pieces(name, counted=counted):
            fed += len(piece)
            parser.feed(piece)
            yield fed
        parser.finish()

    def read(self, name: str, elements: Elements) -> None:
        """Parses a whole part."""
        for _fed in self.parse(name, elements):
            pass

    def size(self, name: str) -> int:
        """What the zip says of a part's size: good for progress, not for trust."""
        part = self._names.get(name.lower())
        return part.file_size if part else 0

    def relationships(self, name: str) -> dict[str, Relationship]:
        """The relationships of a part by id; none where it has none. Outside targets are left out: no link is followed."""
        path = PurePosixPath(name)
        beside = str(path.parent / "_rels" / f"{path.name}.rels")
        if not self.has(beside):
            return {}
        found = _Relationships(path.parent)
        self.read(beside, found)
        return found.found

    def main_part(self) -> str:
        """The workbook's own part."""
        found = _Relationships(PurePosixPath())
        if self.has("_rels/.rels"):
            self.read("_rels/.rels", found)
        for relationship in found.found.values():
            if relationship.kind == "officeDocument" and self.has(relationship.target):
                return relationship.target
        if self.has("xl/workbook.xml"):
            return "xl/workbook.xml"
        raise damaged()


class _Relationships(Elements):
    namespaces = (_PACKAGE_RELATIONSHIPS,)

    def __init__(self, folder: PurePosixPath) -> None:
        self._folder = folder
        self.found: dict[str, Relationship] = {}

    @override
    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = Relationship(kind, self._resolved(attributes.get("Target", "")))

    def _resolved(self, target: str) -> str:
        parts: list[str] = [] if target.startswith("/") else list(self._folder.parts)
        for step in target.split("/"):
            if step == ".." and parts:
                parts.pop()
            elif step not in {"", ".", ".."}:
                parts.append(step)
        return "/".join(parts)


class Parser:
    """expat without document types, within depth and token limits."""

    def __init__(self, elements: Elements) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.ordered_attributes = False
        self._parser.StartDoctypeDeclHandler = _refuse_document_type
        self._parser.StartElementHandler, self._parser.EndElementHandler, self._depth = _handlers(elements)
        self._parser.CharacterDataHandler = elements.text
        self._fed = 0

    @property
    def depth(self) -> int:
        """How many elements have begun and not ended."""
        return self._depth()

    def feed(self, piece: bytes) -> None:
        """Raises `SheetError`."""
        self._fed += len(piece)
        self._guard(lambda: self._parser.Parse(piece, False))
        # An unfinished tag is scanned anew with each piece: expat would hang on a long one.
        if self._fed - max(self._parser.CurrentByteIndex, 0) > limits.TOKEN_BYTES:
            raise _token_too_long()

    def finish(self) -> None:
        """Raises `SheetError`."""
        self._guard(lambda: self._parser.Parse(b"", True))

    def _guard(self, parse: Callable[[], Any]) -> None:
        try:
            parse()
        except (expat.ExpatError, LookupError, ValueError) as error:
            # An unknown encoding raises LookupError or ValueError.
            raise damaged() from error


def _handlers(
    elements: Elements,
) -> tuple[Callable[[str, Mapping[str, str]], None], Callable[[str], None], Callable[[], int]]:
    """What is called where an element starts and where it ends, and what tells how deep it is. Called for every tag of a million
    cells: names that are known need one look, and others no call."""
    known = _KnownNames(elements.namespaces)
    start, end = elements.start, elements.end
    depth = 0

    def started(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.DEPTH:
            raise SheetError("The file is nested deeper than any spreadsheet, and is refused.")
        local = known[name]
        if local:
            start(local, attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        local = known[name]
        if local:
            end(local)

    return started, ended, lambda: depth


class _KnownNames(dict[str, str]):
    """Local name by expat's `namespace local`, empty for other namespaces."""

    def __init__(self, namespaces: tuple[str, ...]) -> None:
        super().__init__()
        self._namespaces = namespaces

    def __missing__(self, name: str) -> str:
        namespace, _space, local = name.rpartition(" ")
        known = local if namespace in self._namespaces else ""
        self[name] = known
        return known


def _token_too_long() -> SheetError:
    return SheetError("A single cell or tag of the file is longer than {count} MB, and the file is refused.", count=4)


def _refuse_document_type(*_declaration: object) -> None:
    raise SheetError("The file declares a document type, as no spreadsheet does and attacks do. It is refused.")
