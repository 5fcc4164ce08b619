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
    r'(?:<c r="([A-Z]{1,3}))?'
)
"""What stands behind the address of a cell, up to the row in the address of the next."""
_FIRST = re.compile(r'<c r="([A-Z]{1,3})')
_TEXTS = frozenset({"inlineStr", "str"})
_NO_COLUMN = -1
"""Behind the last cell of a row."""
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_LONGEST = 1024 * 1024
"""bytes without the end of a row after which the parser takes over"""
_KNOWN, _SHORT = 50_000, 200
"""Cells of which it is remembered what they are, and the characters that one of them has at most: lists repeat given names, dates,
ranks and places."""
_SHAPES = 10_000
"""Kinds of cells of which it is remembered that they are regular."""

_Known = tuple[Cell | None, bool, int]
"""The cell, None without text; whether it has a value; the column of the next cell."""


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
        self._first_columns: dict[str, int] = {}
        self._hidden: dict[str, bool | None] = {}
        self._shapes: dict[tuple[str, str], tuple[str, int, int]] = {}
        """Type, style and the column of the next cell, by what stands before and behind a value."""
        self._known: dict[str, _Known] = {}

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
        if hidden is None:
            return False
        if begin.end() == len(source):
            self._rows.add(int(written), {}, 0, hidden=hidden)
            return True
        # Each address of the row ends alike: what stands between two ends is a cell and where the next one is.
        cells = source[begin.end() :]
        end = written + '"'
        # In the first rows the number of a style may end so too.
        taken = self._cells(cells.split(end)) or self._cells(re.split(f"(?<=[A-Z]){end}", cells))
        if taken is None:
            return False
        self._rows.add(int(written), *taken, hidden=hidden)
        return True

    def _cells(self, pieces: list[str]) -> tuple[dict[int, Cell], int] | None:
        """The cells with text of a row, and how many have a value; None where one is not regular."""
        column = self._first_columns.get(pieces[0])
        if column is None:
            column = self._first_column(pieces[0])
            if column == _NO_COLUMN:
                return None
        cells: dict[int, Cell] = {}
        known = self._known
        del pieces[0]
        filled = len(pieces)
        without_text = 0
        for piece in pieces:
            found = known.get(piece)
            if found is None:
                found = self._read(piece)
                if found is None:
                    return None
            cell, has_value, following = found
            if cell is not None:
                cells[column] = cell
            elif column == _NO_COLUMN or column in cells:
                return None
            else:
                without_text += 1
                filled -= not has_value
            column = following
        if column != _NO_COLUMN or _NO_COLUMN in cells or len(cells) + without_text != len(pieces):
            return None
        return cells, filled

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

    def _first_column(self, address: str) -> int:
        """The column in the beginning of a row's first cell; `_NO_COLUMN` where there is no such one."""
        match = _FIRST.fullmatch(address)
        column = self._column(match[1]) if match else _NO_COLUMN
        if column != _NO_COLUMN:
            self._first_columns[address] = column
        return column

    def _column(self, letters: str) -> int:
        column = column_number(letters)
        return column if column < limits.COLUMNS else _NO_COLUMN

    def _read(self, piece: str) -> _Known | None:
        """The cell behind an address and where the next one is; None for what is not regular."""
        before, opened, value = piece.partition("<v>")
        if not opened:
            before, opened, value = piece.partition("<t>")
        value, _closed, behind = value.partition("</")
        shape = self._shapes.get((before, behind))
        # A text in a shape that was seen is regular; entities are looked at.
        if shape is None or "&" in value or "<" in value:
            match = _CELL.fullmatch(piece)
            if match is None:
                return None
            style, kind, number, text, letters = match.groups("")
            following = self._column(letters) if letters else _NO_COLUMN
            if letters and following == _NO_COLUMN:
                return None
            shape = kind or "n", int(style or 0), following
            value = number or text
            for entity, character in _ENTITIES:
                value = value.replace(entity, character)
            if opened:
                if len(self._shapes) >= _SHAPES:
                    self._shapes.clear()
                self._shapes[before, behind] = shape
        kind, style, following = shape
        if not value:
            cell = None
        elif kind in _TEXTS and "_x" not in value:
            # Bytes that UTF-8 or XML forbids have gone to the parser.
            cell = self._rows.text_cell(style, value)
        else:
            cell = self._rows.cell(kind, style, value)
        found = (cell if cell is not None and cell.text else None, cell is not None, following)
        if len(piece) <= _SHORT:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            self._known[piece] = found
        return found
