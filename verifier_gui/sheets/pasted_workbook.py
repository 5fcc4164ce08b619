"""A pasted table as a workbook: the tables of an HTML text, or lines parted by tabs, semicolons or wide gaps. In the child only."""

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from typing_extensions import override

from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits
from verifier_gui.sheets.cells import Cell, MergedRange, Sheet, SheetRow, Workbook, storable
from verifier_gui.sheets.csv_workbook import CsvWorkbook
from verifier_gui.sheets.opening import Opened
from verifier_gui.sheets.xlsx_rows import too_many_cells

_PIECE = 64 * 1024
_LONGEST_END = 16 * 1024
"""characters of a tag or comment that does not end: looked through from each of its signs, more would take minutes"""
_WIDEST_SPAN = 200
_TALLEST_SPAN = 1000
_SPAN_DIGITS = 5
_BREAKS = frozenset({"br", "p", "div", "li", "tr"})
_UNSEEN = frozenset({"style", "script", "title", "head"})
_GAP = re.compile(r" {2,}|\u2003+|\u00a0{2,}")
_SAMPLE = 200


def open_pasted(content: bytes, beat: Callable[[], None] = lambda: None) -> Opened:
    """Raises `SheetError` for a text in which no table is found."""
    digest = hashlib.sha256(content).hexdigest()
    text = content.decode("utf-8", "replace")
    if "<table" in text.casefold():
        return Opened(HtmlWorkbook(text, beat), len(content), digest)
    return Opened(_of_text(text), len(content), digest)


def _of_text(text: str) -> Workbook:
    lines = text.splitlines()
    filled = [line for line in lines[:_SAMPLE] if line.strip()]
    apart = sum(bool(_GAP.search(line.strip())) for line in filled)
    if not any(sign in line for line in filled for sign in "\t;|") and 2 * apart > len(filled):
        # A table copied out of a PDF: its columns stand apart by several spaces.
        text = "\n".join(_GAP.sub("\t", line.strip()) for line in lines)
    data = text.encode()
    return _Pasted(CsvWorkbook(lambda: io.BytesIO(data), len(data), encoding="utf-8"))


class _Pasted:
    """Lines of text: of their encoding and what parts them nobody need know."""

    format = "pasted"
    encoding = ""
    delimiter = ""
    doubts = ()

    def __init__(self, lines: CsvWorkbook) -> None:
        self._lines = lines
        self.sheets = lines.sheets

    @property
    def share(self) -> float:
        return self._lines.share

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        return self._lines.rows(sheet)

    def merged(self, sheet: str) -> tuple[MergedRange, ...]:
        return self._lines.merged(sheet)

    def hidden_columns(self, sheet: str) -> tuple[range, ...]:
        _ = sheet
        return ()


class HtmlWorkbook:
    """The tables of an HTML text that hold no other table, each a sheet with its number for a name. A cell that spans several
    columns or rows fills the first; rows below keep their columns."""

    format = "pasted"
    encoding = ""
    delimiter = ""
    doubts = ()
    share = 1.0

    def __init__(self, text: str, beat: Callable[[], None] = lambda: None) -> None:
        tables = _Tables()
        try:
            start = 0
            while start < len(text):
                # What is not ended is looked through anew with each piece: the longer it is, the more comes at once.
                end = start + max(_PIECE, len(tables.rawdata))
                tables.feed(text[start:end])
                beat()
                start = end
            if len(tables.rawdata) > _LONGEST_END:
                raise _not_ended()
            tables.close()
        except (AssertionError, ValueError) as error:
            # What Python's parser knows no answer to: a number of thousands of digits for a letter, say.
            raise _not_ended() from error
        self._tables = tables.found()
        if not self._tables:
            raise SheetError("There is no table in what was copied. Copy the rows of the table itself.")
        self.sheets = tuple(Sheet(str(number)) for number in range(1, len(self._tables) + 1))

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        for number, cells in enumerate(self._tables[int(sheet) - 1].rows, 1):
            held = {column: Cell(storable(text)) for column, text in cells.items()}
            if held:
                yield SheetRow(number, held)

    def merged(self, sheet: str) -> tuple[MergedRange, ...]:
        return tuple(self._tables[int(sheet) - 1].merged)

    def hidden_columns(self, sheet: str) -> tuple[range, ...]:
        _ = sheet
        return ()


class _Table:
    def __init__(self) -> None:
        self.rows: list[dict[int, str]] = []
        self.merged: list[MergedRange] = []
        self.is_outer = False
        """whether other tables stand in it"""
        self.spanned = 0
        """places that cells fill beside their first"""
        self._taken: dict[int, int] = {}
        """columns that a cell above still fills, with the rows left"""
        self._column = 0
        """where the next cell of the row stands at the earliest"""

    def begin_row(self) -> None:
        self._taken = {column: left - 1 for column, left in self._taken.items() if left > 1}
        self.spanned += len(self._taken)
        self._column = 0
        self.rows.append({})

    def add(self, text: str, across: int, down: int) -> None:
        if not self.rows:
            self.begin_row()
        column = self._column
        while column in self._taken:
            column += 1
        if column + across > limits.COLUMNS:
            raise SheetError(
                "Line {row} of the file has more than {count} columns.", row=len(self.rows), count=limits.COLUMNS
            )
        if text:
            self.rows[-1][column] = text
        self._column = column + across
        if down > 1:
            self._taken.update(dict.fromkeys(range(column, column + across), down))
        if down > 1 or across > 1:
            number = len(self.rows)
            self.merged.append(MergedRange(number, number + down - 1, column, column + across - 1))


class _Tables(HTMLParser):
    """Reads tables as a browser would show their texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._all: list[_Table] = []
        self._open: list[_Table] = []
        self._cell: list[list[str]] = []
        self._spans: list[tuple[int, int]] = []
        self._unseen = 0
        self._cells = 0

    def found(self) -> list[_Table]:
        return [table for table in self._all if not table.is_outer and any(table.rows)]

    @override
    def parse_html_declaration(self, i: int) -> int:
        # Of `<![` Python's parser asks more than a browser does, and fails where it is not given.
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i)
        return super().parse_html_declaration(i)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += tag != "head"
        elif tag == "table":
            if self._open:
                self._open[-1].is_outer = True
            self._open.append(_Table())
            self._all.append(self._open[-1])
            self._cell.append([])
            self._spans.append((0, 0))
        elif self._open and tag == "tr":
            self._end_cell()
            table = self._open[-1]
            table.begin_row()
            if table.spanned > limits.FILLED_CELLS:
                raise too_many_cells()
        elif self._open and tag in {"td", "th"}:
            self._end_cell()
            said = dict(attrs)
            self._spans[-1] = (_span(said.get("colspan"), _WIDEST_SPAN), _span(said.get("rowspan"), _TALLEST_SPAN))
            self._cell[-1] = []
        elif tag in _BREAKS:
            self._say("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - (tag != "head"))
        elif self._open and tag in {"td", "th", "tr"}:
            self._end_cell()
        elif self._open and tag == "table":
            self._end_cell()
            self._open.pop()
            self._cell.pop()
            self._spans.pop()
        elif tag in _BREAKS:
            self._say("\n")

    @override
    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._say(data)

    def _say(self, text: str) -> None:
        if self._open and self._spans[-1] != (0, 0):
            self._cell[-1].append(text)

    def _end_cell(self) -> None:
        across, down = self._spans[-1]
        if not across:
            return
        self._cells += 1
        if self._cells > limits.FILLED_CELLS:
            raise too_many_cells()
        self._open[-1].add(" ".join("".join(self._cell[-1]).split()), across, down)
        self._spans[-1] = (0, 0)
        self._cell[-1] = []


def _not_ended() -> SheetError:
    return SheetError("What was copied ends within a tag, or holds one that nothing can read. Copy the table again.")


def _span(said: str | None, most: int) -> int:
    if said is None or not said.isascii() or not said.isdecimal() or len(said) > _SPAN_DIGITS:
        return 1
    return max(1, min(int(said), most))
