"""Rows that are written as spreadsheets write them are read out of a worksheet's text at once; the parser gets all else.

An element after an element, a million cells take seconds. Most rows of most files have one plain shape: what has it to the letter is
taken here, what has not goes to the parser, which alone says what is wrong with it.
"""

import re
from collections.abc import Iterator

from verifier_gui.sheets import limits
from verifier_gui.sheets.cells import Cell
from verifier_gui.sheets.xlsx_package import Parser, XlsxPackage
from verifier_gui.sheets.xlsx_rows import WorksheetRows, column_number, is_hidden

_DATA = b"<sheetData>"
_END = b"</sheetData>"
_ROW_END = b"</row>"
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?(?:<\?xml\s(?P<declared>[^?<>]*)\?>)?\s*<worksheet\s")
_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?i:utf-8)["']""")
_PREFIX = re.compile(rb"""\sxmlns:(\w+)\s*=""")
_CONTROLS = bytes({*range(32)} - {9, 10})
"""XML forbids them all but the carriage return, which it makes a line feed."""
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""U+FFFE and U+FFFF"""
_ROW = re.compile(r'<row r="([1-9][0-9]{0,6})"([^<>]*)>')
_ATTRIBUTE = re.compile(r' (?:([A-Za-z0-9]+):)?([A-Za-z]+)="([^"<>&\t\n]*)"')
_TEXT = r"([^<&]*(?:&(?:amp|lt|gt|quot|apos);[^<&]*)*)"
_CELL = re.compile(
    r'(?: s="([0-9]{1,9})")?(?: t="([A-Za-z]{1,9})")?'
    rf'(?: ?/>|>(?:<v>{_TEXT}</v>|<is><t(?: xml:space="preserve")?>{_TEXT}</t></is>)?</c>)'
)
"""What stands behind the address of a cell."""
_COLUMN = re.compile(r"[A-Z]{1,3}")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_LONGEST = 1024 * 1024
"""bytes without the end of a row after which the parser takes over"""
_KNOWN, _SHORT = 100_000, 200
"""Cells of which it is remembered what they are, and the characters that one of them has at most: lists repeat given names, dates,
ranks and places."""


def parse_rows(package: XlsxPackage, name: str, rows: WorksheetRows) -> Iterator[int]:
    """Parses a worksheet and yields the bytes read so far after each piece. Raises `SheetError`."""
    reading = _Reading(rows)
    read = 0
    for piece in package.pieces(name):
        read += len(piece)
        reading.feed(piece)
        yield read
    reading.finish()


class _Reading:
    """Parts the text of one worksheet into rows that are taken at once and what the parser takes."""

    def __init__(self, rows: WorksheetRows) -> None:
        self._rows = rows
        self._parser = Parser(rows)
        self._depth = 0
        self._head = b""
        self._waiting = b""
        self._before = True
        self._regular = True
        self._prefixes: frozenset[str] = frozenset()
        self._columns: dict[str, int] = {}
        self._hidden: dict[str, bool | None] = {}
        self._known: dict[str, Cell | None] = {}

    def feed(self, piece: bytes) -> None:
        waiting = self._waiting + piece
        self._waiting = b""
        if self._before and self._regular:
            waiting = self._begin(waiting)
        if not self._regular:
            self._parser.feed(waiting)
        elif not self._before:
            self._go_on(waiting)

    def finish(self) -> None:
        self._parser.feed(self._waiting)
        self._parser.finish()

    def _begin(self, waiting: bytes) -> bytes:
        """Feeds what stands before the rows, and returns what stands behind it."""
        place = waiting.find(_DATA)
        end = place + len(_DATA) if place >= 0 else max(0, len(waiting) - len(_DATA) + 1)
        self._head += waiting[:end]
        self._parser.feed(waiting[:end])
        if place >= 0:
            self._before = False
            self._depth = self._parser.depth
            head = _HEAD.match(self._head)
            # Text that looks like the tag, in a comment say, begins nothing.
            self._regular = (
                self._rows.in_data
                and head is not None
                and (b"encoding" not in (head["declared"] or b"") or bool(_ENCODING.search(head["declared"])))
            )
            self._prefixes = frozenset(prefix.decode("ascii", "replace") for prefix in _PREFIX.findall(self._head))
            return waiting[end:]
        self._regular = len(self._head) < _LONGEST
        self._waiting = waiting[end:]
        return b""

    def _go_on(self, waiting: bytes) -> None:
        cut = waiting.rfind(_ROW_END) + len(_ROW_END)
        if cut < len(_ROW_END):
            cut = 0
        left = self._taken(waiting[:cut]) if cut else b""
        if left:
            self._parser.feed(left)
            # Between two rows, and not within a comment or the like, the next may be regular again.
            within = not self._rows.in_data or self._parser.depth != self._depth
            self._regular = not (within or b"<!" in left or b"<?" in left)
        rest = waiting[cut:]
        if self._regular and not rest.startswith(_END) and len(rest) < _LONGEST:
            self._waiting = rest
        else:
            self._regular = False
            self._parser.feed(rest)

    def _taken(self, rows: bytes) -> bytes:
        """Takes whole rows as far as they are regular, and returns the others."""
        if (
            len(rows.translate(None, _CONTROLS)) != len(rows)
            or b"]]>" in rows
            or any(character in rows for character in _NO_CHARACTERS)
        ):
            return rows
        try:
            sources = rows.decode().split(_ROW_END.decode())
        except UnicodeDecodeError:
            return rows
        for place in range(len(sources) - 1):
            if not self._takes(sources[place]):
                return _ROW_END.join(source.encode() for source in sources[place:])
        return b""

    def _takes(self, source: str) -> bool:
        """Whether a row, without its end tag, was regular and taken."""
        begin = _ROW.match(source)
        if begin is None:
            return False
        written, attributes = begin.groups()
        if attributes not in self._hidden:
            self._hidden[attributes] = self._read_attributes(attributes)
        hidden = self._hidden[attributes]
        first, *sources = source[begin.end() :].split('<c r="')
        if first or hidden is None:
            return False
        address_end = written + '"'
        columns, known = self._columns, self._known
        cells: dict[int, Cell] = {}
        filled = 0
        for one in sources:
            letters, _end, told = one.partition(address_end)
            column = columns.get(letters)
            if column is None:
                column = self._column_of(letters)
            if told in known:
                cell = known[told]
            else:
                match = _CELL.fullmatch(told)
                if match is None:
                    return False
                cell = self._read(told, *match.groups(""))
            if column < 0 or column in cells:
                return False
            if cell is not None:
                filled += 1
                if cell.text:
                    cells[column] = cell
        self._rows.add(int(written), cells, filled, hidden=hidden)
        return True

    def _read_attributes(self, attributes: str) -> bool | None:
        """Whether a row with these attributes beside its number is hidden; None where they are not regular."""
        found: dict[str, str] = {"r": ""}
        place = 0
        while place < len(attributes):
            match = _ATTRIBUTE.match(attributes, place)
            if match is None or match[2] in found or (match[1] and match[1] not in self._prefixes):
                return None
            found[match[2]] = match[3]
            place = match.end()
        return is_hidden(found)

    def _column_of(self, letters: str) -> int:
        """The column; -1 where there is no such one."""
        column = column_number(letters) if _COLUMN.fullmatch(letters) else limits.COLUMNS
        if column >= limits.COLUMNS:
            return -1
        self._columns[letters] = column
        return column

    def _read(self, told: str, style: str, kind: str, value: str, text: str) -> Cell | None:
        """The cell behind an address; None where it has no value."""
        value = value or text
        if "&" in value:
            for entity, character in _ENTITIES:
                value = value.replace(entity, character)
        cell = self._rows.cell(kind or "n", int(style or 0), value) if value else None
        if len(told) <= _SHORT:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            self._known[told] = cell
        return cell
