"""csv: text in lines. Its encoding, its delimiter, and records that may run over several lines."""

import codecs
import io
from collections import Counter, deque
from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import BinaryIO

from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits
from verifier_gui.sheets.cells import Cell, MergedRange, Sheet, SheetRow, storable
from verifier_gui.sheets.encodings import encoding_of, shown_in_each
from verifier_gui.sheets.xlsx_rows import too_many_cells

_DELIMITERS = (";", "\t", ",", "|")
_PIECE = 256 * 1024
_SAMPLE_LINES = 200
_LONGEST_RECORD = 200
"""lines that one quoted cell may run over"""
_READ_AGAIN = 32 * limits.MIB
"""characters of records that are read anew, all together, as further lines might close their quotation marks"""


class CsvWorkbook:
    """A csv as a workbook of one sheet without a name. Rows are records: blank lines count, lines within a cell do not."""

    format = "csv"
    sheets = (Sheet(""),)
    doubts = ()

    def __init__(
        self,
        opened: Callable[[], BinaryIO],
        size: int,
        *,
        encoding: str = "",
        delimiter: str = "",
        beat: Callable[[], None] = lambda: None,
    ) -> None:
        """`opened` begins the `size` bytes anew each time. `beat` is called while the encoding is sought. `encoding` and
        `delimiter` are the caseworker's word; without it the text must tell.

        Raises `SheetError` where the encoding is not certain.
        """
        self._opened = opened
        self._size = max(1, size)
        self.share = 0.0
        if encoding:
            try:
                self.encoding = codecs.lookup(encoding).name
            except LookupError as error:
                raise SheetError("No encoding is named {encoding}.", encoding=encoding) from error
        else:
            found = encoding_of(_pieces(opened(), beat))
            if not found.certain:
                samples = shown_in_each(next(_pieces(opened(), beat), b""))
                raise SheetError(
                    "The encoding of the file cannot be told for certain ({encoding}?). Choose it, or save the list as xlsx.",
                    encoding=found.name,
                    samples="\n".join(f"{name}\t{text}" for name, text in samples.items()),
                )
            self.encoding = found.name
        head = [line for _number, line in zip(range(_SAMPLE_LINES), self._lines(), strict=False)]
        self.delimiter, self._told = _delimiter(head)
        self.delimiter = delimiter or self.delimiter

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        _ = sheet
        records = _Records(self._lines(), self.delimiter)
        filled = 0
        number = 0
        for cells, open_quote in records:
            number += 1
            if number == 1 and self._told:
                # `sep=;` is a note to a program, and a line of the file all the same.
                continue
            held = {column: Cell(storable(text)) for column, text in enumerate(cells) if text}
            filled += len(held)
            if filled > limits.FILLED_CELLS:
                raise too_many_cells()
            if len(cells) > limits.COLUMNS:
                raise SheetError(
                    "Line {row} of the file has more than {count} columns.", row=number, count=limits.COLUMNS
                )
            if held:
                yield SheetRow(number, held, open_quote=open_quote)

    def merged(self, sheet: str) -> tuple[MergedRange, ...]:
        _ = sheet
        return ()

    def hidden_columns(self, sheet: str) -> tuple[range, ...]:
        _ = sheet
        return ()

    def _lines(self) -> Iterator[str]:
        """The lines with their ends, whatever ends them."""
        binary = self._opened()
        with io.TextIOWrapper(binary, encoding=self.encoding, newline="") as text:
            number = 0
            while True:
                try:
                    line = text.readline(limits.CSV_LINE + 1)
                except UnicodeError as error:
                    raise SheetError(
                        "Line {line} of the file holds bytes that are no {encoding} text. Ask the sender to save it again.",
                        line=number + 1,
                        encoding=self.encoding,
                    ) from error
                if not line:
                    return
                number += 1
                if number % 500 == 0:
                    self.share = binary.tell() / self._size
                if len(line) > limits.CSV_LINE:
                    raise SheetError(
                        "Line {line} of the file is longer than any list's, and the file is refused.", line=number
                    )
                if line.startswith("\x1a") and not line.strip("\x1a\r\n\0"):
                    return
                yield line


def _pieces(stream: BinaryIO, beat: Callable[[], None]) -> Iterator[bytes]:
    with stream:
        while piece := stream.read(_PIECE):
            beat()
            yield piece


class _Records:
    """Lines put together to records: cells, and whether a quotation mark was never closed."""

    def __init__(self, lines: Iterator[str], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._returned: deque[str] = deque()
        self._width = 0
        self._read_again = 0

    def __iter__(self) -> Iterator[tuple[list[str], bool]]:
        while (line := self._next()) is not None:
            bare = line.rstrip("\r\n")
            if '"' not in bare:
                cells = bare.split(self._delimiter)
                self._width = max(self._width, len(cells))
                yield cells, False
            else:
                yield self._quoted(line)

    def _next(self) -> str | None:
        return self._returned.popleft() if self._returned else next(self._lines, None)

    def _quoted(self, first: str) -> tuple[list[str], bool]:
        """A record with quoted cells. Where a mark is not closed, or closes in the middle of somebody else's line, the mark is
        taken as a letter and the line ends where it ends, so that nobody is swallowed."""
        taken: list[str] = []
        record = first
        while True:
            cells, end = _split(record.rstrip("\r\n"), self._delimiter)
            if end is _End.WHOLE:
                if len(taken) > 0 and self._swallowed(taken):
                    break
                self._width = max(self._width, len(cells))
                return cells, False
            more = self._until_a_mark(taken, len(record)) if end is _End.OPEN else ""
            if not more:
                break
            record += more
            self._read_again += len(record)
            if self._read_again > _READ_AGAIN:
                raise SheetError(
                    "The quotation marks of the file do not belong together, and nobody can tell where its cells end. Ask the "
                    "sender to save it again, as xlsx."
                )
        self._returned.extendleft(reversed(taken))
        return first.rstrip("\r\n").split(self._delimiter), True

    def _until_a_mark(self, taken: list[str], length: int) -> str:
        """The lines up to the next with a quotation mark, which alone can close a cell; empty where none comes in time. They are
        noted in `taken`; `length` is that of the record so far."""
        lines: list[str] = []
        while len(taken) < _LONGEST_RECORD and length < limits.TOKEN_BYTES and (line := self._next()) is not None:
            taken.append(line)
            lines.append(line)
            length += len(line)
            if '"' in line:
                return "".join(lines)
        return ""

    def _swallowed(self, taken: list[str]) -> bool:
        """Whether one of the lines within a quoted cell looks like a whole record of its own."""
        return self._width > 2 and any(line.count(self._delimiter) >= self._width - 1 for line in taken[:-1])


class _End(Enum):
    """How a record ends."""

    WHOLE = auto()
    OPEN = auto()
    """within quotation marks: a further line may close them"""
    AT_ODDS = auto()
    """with marks that do not belong together, whatever lines follow"""


def _split(record: str, delimiter: str) -> tuple[list[str], _End]:
    """The cells of a record, and how it ends. A mark opens only at the beginning of a cell."""
    cells: list[str] = []
    position = 0
    while True:
        if record.startswith('"', position):
            pieces: list[str] = []
            position += 1
            while True:
                end = record.find('"', position)
                if end < 0:
                    return cells, _End.OPEN
                pieces.append(record[position:end])
                if not record.startswith('"', end + 1):
                    position = end + 1
                    break
                pieces.append('"')
                position = end + 2
            end = record.find(delimiter, position)
            rest = record[position:] if end < 0 else record[position:end]
            if rest.strip() and any(delimiter in piece for piece in pieces):
                # `"Мороз;Іван;"Ілліч`: two marks that do not belong together would make one cell of three.
                return cells, _End.AT_ODDS
            if rest.strip():
                # `"Сокіл" Іван`: the marks are part of the text.
                cells.append('"' + "".join(pieces) + '"' + rest)
            else:
                cells.append("".join(pieces))
        else:
            end = record.find(delimiter, position)
            cells.append(record[position:] if end < 0 else record[position:end])
        if end < 0:
            return cells, _End.WHOLE
        position = end + 1


def _delimiter(lines: list[str]) -> tuple[str, bool]:
    """The delimiter that parts most lines into the same number of cells, and whether `sep=` told it."""
    if lines and lines[0].lower().startswith("sep=") and len(lines[0]) > 4 and lines[0][4] not in "\r\n":
        return lines[0][4], True
    best, best_score = ",", 0.0
    for delimiter in _DELIMITERS:
        counts = Counter(len(_split(line.rstrip("\r\n"), delimiter)[0]) for line in lines if line.strip())
        width, often = max(counts.items(), key=lambda pair: (pair[1] * (pair[0] > 1), pair[0]), default=(1, 0))
        score = often / max(1, len(lines)) * (1 - 1 / width) if width > 1 else 0.0
        if score > best_score + 1e-9:
            best, best_score = delimiter, score
    return best, False
