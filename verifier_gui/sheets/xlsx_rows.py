"""The rows of one worksheet part and the strings they share, as their XML goes by."""

import re
from collections.abc import Callable, Mapping

from typing_extensions import override

from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits
from verifier_gui.sheets.cell_formats import CellFormats, whole_number
from verifier_gui.sheets.cells import Cell, CellKind, SheetRow, storable
from verifier_gui.sheets.recognizing import damaged
from verifier_gui.sheets.xlsx_package import Elements

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})\Z")
_HIDDEN_KEPT = 1_000
"""ranges of hidden columns: each column of the table is looked for among them"""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class _Text(Elements):
    """Collects the text of `t` elements, without the phonetic readings beside them."""

    def __init__(self) -> None:
        self._pieces: list[str] | None = None
        self._length = 0
        self._phonetic = False

    @override
    def text(self, text: str) -> None:
        if self._pieces is not None:
            self._length += len(text)
            if self._length > limits.TOKEN_BYTES:
                raise SheetError(
                    "A single cell or tag of the file is longer than {count} MB, and the file is refused.", count=4
                )
            self._pieces.append(text)


class SharedStrings(_Text):
    """The shared strings part."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._parts: list[str] = []

    @override
    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "t" and not self._phonetic:
            self._pieces = []
        elif name == "si":
            self._parts = []
            self._length = 0
        elif name == "rPh":
            self._phonetic = True

    @override
    def end(self, name: str) -> None:
        if name == "t" and self._pieces is not None:
            self._parts.extend(self._pieces)
            self._pieces = None
        elif name == "si":
            self.found.append(_unescaped("".join(self._parts)))
            if len(self.found) > limits.SHARED_STRINGS:
                raise SheetError(
                    "The file has more than {count} different texts. Split it into several lists.",
                    count=limits.SHARED_STRINGS,
                )
        elif name == "rPh":
            self._phonetic = False


class WorksheetRows(_Text):
    """A worksheet part: rows as they end."""

    def __init__(self, strings: list[str], formats: CellFormats) -> None:
        super().__init__()
        self._strings = strings
        self._formats = formats
        self._ready: list[SheetRow] = []
        self.in_data = False
        """Whether `sheetData` has begun and not ended."""
        self.hidden_columns: list[range] = []
        """What stands before the rows."""
        self._row = 0
        self._hidden = False
        self._cells: dict[int, Cell] = {}
        self._column = -1
        self._type = ""
        self._style = 0
        self._value = ""
        self._formula = ""
        self._filled = 0
        self._columns: dict[str, int] = {}
        self._row_written = ""
        self._begins: Mapping[str, Callable[[Mapping[str, str]], None]] = {
            "c": self._begin_cell,
            "v": self._begin_text,
            "t": self._begin_text,
            "f": self._begin_text,
            "row": self._begin_row,
            "col": self._begin_column,
            "sheetData": self._begin_data,
            "rPh": self._begin_phonetic,
        }
        self._ends: Mapping[str, Callable[[], None]] = {
            "c": self._end_cell,
            "v": self._end_value,
            "t": self._end_value,
            "f": self._end_formula,
            "row": self._end_row,
            "rPh": self._end_phonetic,
            "sheetData": self._end_data,
        }

    def take(self) -> list[SheetRow]:
        """The rows that have ended since the last call."""
        ready, self._ready = self._ready, []
        return ready

    @override
    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        begin = self._begins.get(name)
        if begin is not None:
            begin(attributes)

    @override
    def end(self, name: str) -> None:
        finish = self._ends.get(name)
        if finish is not None:
            finish()

    def _begin_data(self, _attributes: Mapping[str, str]) -> None:
        self.in_data = True

    def _end_data(self) -> None:
        self.in_data = False

    def _begin_column(self, attributes: Mapping[str, str]) -> None:
        if is_hidden(attributes) and not self.in_data and len(self.hidden_columns) < _HIDDEN_KEPT:
            first, last = whole_number(attributes.get("min", "")), whole_number(attributes.get("max", ""))
            self.hidden_columns.append(range(max(0, first - 1), min(last, limits.COLUMNS)))

    def _begin_phonetic(self, _attributes: Mapping[str, str]) -> None:
        self._phonetic = True

    def _end_phonetic(self) -> None:
        self._phonetic = False

    def _begin_text(self, _attributes: Mapping[str, str]) -> None:
        if self.in_data and not self._phonetic:
            self._pieces = []

    def _end_value(self) -> None:
        if self._pieces is not None:
            self._value += "".join(self._pieces)
            self._pieces = None

    def _end_formula(self) -> None:
        if self._pieces is not None:
            self._formula = "=" + "".join(self._pieces)
            self._pieces = None

    def _end_row(self) -> None:
        if self._cells:
            self._ready.append(SheetRow(self._row, self._cells, self._hidden))
            self._cells = {}

    def _begin_row(self, attributes: Mapping[str, str]) -> None:
        if not self.in_data:
            return
        written = attributes.get("r")
        self._reach(self._row + 1 if written is None else whole_number(written))
        self._row_written = str(self._row)
        self._hidden = is_hidden(attributes)
        self._cells = {}
        self._column = -1

    def _reach(self, row: int) -> None:
        if not self._row < row <= limits.ROWS:
            raise SheetError(
                "The rows of the file are not in order (row {row} after row {before}). Open it and save it again.",
                row=row,
                before=self._row,
            )
        self._row = row

    def add(self, row: int, cells: dict[int, Cell], filled: int, *, hidden: bool) -> None:
        """A whole row that was read otherwise than element by element: the cells with text, and how many have a value."""
        self._reach(row)
        self._count(filled)
        if cells:
            self._ready.append(SheetRow(row, cells, hidden))

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        if not self.in_data:
            return
        address = attributes.get("r")
        if address is None:
            self._column += 1
        else:
            self._column = self._column_of(address)
        if self._column >= limits.COLUMNS or self._column in self._cells:
            raise _impossible_cell(address or f"{self._row}:{self._column + 1}")
        self._type = attributes.get("t", "n")
        style = attributes.get("s")
        self._style = whole_number(style) if style else 0
        self._value = ""
        self._formula = ""
        self._length = 0

    def _column_of(self, address: str) -> int:
        """The column of a cell's address, which must be of the row that it stands in."""
        letters = address.removesuffix(self._row_written)
        column = self._columns.get(letters)
        if column is None or letters == address:
            match = _ADDRESS.match(address)
            if match is None or int(match[2]) != self._row:
                raise _impossible_cell(address)
            column = column_number(match[1])
            if letters == match[1]:
                self._columns[letters] = column
        return column

    def _end_cell(self) -> None:
        if not self.in_data:
            return
        if not self._value:
            if self._formula:
                self._fill(Cell(storable(self._formula), CellKind.UNCALCULATED))
            return
        self._fill(self.cell(self._type, self._style, self._value))

    def _fill(self, cell: Cell) -> None:
        self._count(1)
        if cell.text:
            self._cells[self._column] = cell

    def _count(self, filled: int) -> None:
        self._filled += filled
        if self._filled > limits.FILLED_CELLS:
            raise too_many_cells()

    def text_cell(self, style: int, value: str) -> Cell:
        """A cell with a text in which nothing is escaped and everything can be stored."""
        return self._formats.text(style, value)

    def cell(self, kind: str, style: int, value: str) -> Cell:
        """The cell with a value: its type and style as the file gives them. Raises `SheetError`."""
        if kind == "s":
            index = whole_number(value.strip())
            if not 0 <= index < len(self._strings):
                raise damaged()
            return self._formats.text(style, self._strings[index])
        if kind in {"inlineStr", "str"}:
            return self._formats.text(style, _unescaped(value))
        if kind == "b":
            return Cell("TRUE" if value.strip() == "1" else "FALSE")
        if kind == "e":
            return Cell(storable(value), CellKind.ERROR)
        if kind == "d":
            return self._formats.iso_day(style, value)
        return self._formats.number(style, value)


def is_hidden(row: Mapping[str, str]) -> bool:
    """Whether the attributes of a row or a column hide it."""
    return row.get("hidden", "0") in {"1", "true", "on"}


def too_many_cells() -> SheetError:
    return SheetError(
        "The file has more than {count} filled cells. Split it into several lists.", count=limits.FILLED_CELLS
    )


def _impossible_cell(address: str) -> SheetError:
    return SheetError(
        "The file names a cell that cannot be, or names it twice ({cell}). Open it and save it again.",
        cell=address[:40],
    )


def column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _unescaped(text: str) -> str:
    """Excel writes characters that XML cannot carry as `_x000D_` (ECMA-376, 22.9.2.19)."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return storable(text)
