"""Cells and rows as a file holds them: text, exactly as it came, and what kind of cell it stood in."""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, Protocol

from verifier_gui.domain.doubts import Doubt
from verifier_gui.domain.problems import ProblemKind

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class CellKind(StrEnum):
    """How the file stores a cell."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    """A number under a date format, or a date value: `Cell.day` has the day, if there is such a day."""
    ERROR = "error"
    UNCALCULATED = "uncalculated"
    """A formula whose value the file does not hold; the text is the formula."""


class Cell(NamedTuple):
    """One filled cell. `text` is what the file stores; `day` is the ISO day of a date cell, and the one
    that a number of five digits would be; empty where no calendar has it, and without the day or the month where only the month
    or the year was typed. `shown` is what a person sees in the cell, None where that is `text` or not certain; `oddity` is what is
    odd about how it is shown."""

    text: str
    kind: CellKind = CellKind.TEXT
    day: str = ""
    shown: str | None = None
    oddity: ProblemKind | None = None

    @property
    def seen(self) -> str:
        """What a person sees in the cell, as far as that is certain, else what the file stores."""
        return self.text if self.shown is None else self.shown

    def as_seen(self) -> "Cell":
        """The cell as a person reads it. What a format hides is read as it is stored, and so is a day, which its cell has."""
        if self.shown is None or self.kind is CellKind.DATE or self.oddity is ProblemKind.HIDDEN_BY_FORMAT:
            return self
        return Cell(self.shown, self.kind)


class SheetRow(NamedTuple):
    """One row: its 1-based number in the file and its filled cells by column, counted from 0. `open_quote` marks a csv record
    in which a quotation mark was opened and never closed."""

    number: int
    cells: Mapping[int, Cell]
    hidden: bool = False
    open_quote: bool = False


class Sheet(NamedTuple):
    """One sheet of a workbook, in the workbook's order."""

    name: str
    hidden: bool = False


class MergedRange(NamedTuple):
    """Cells drawn as one: 1-based rows and columns from 0, both ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Workbook(Protocol):
    """A file that was opened: its sheets, and their rows as a stream. A sheet may be streamed several times."""

    @property
    def format(self) -> str:
        """`xlsx`, `xls`, `xlsb`, `ods` or `csv`."""
        ...

    @property
    def encoding(self) -> str:
        """Of a csv, else empty."""
        ...

    @property
    def delimiter(self) -> str:
        """Of a csv, else empty."""
        ...

    @property
    def sheets(self) -> tuple[Sheet, ...]: ...

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        """The rows that hold something, in the file's order. Raises `SheetError`."""
        ...

    @property
    def share(self) -> float:
        """How much of the sheet that is streamed has been read, 0..1."""
        ...

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """What is to be said of the file itself, whatever its sheets hold."""
        ...

    def merged(self, sheet: str) -> tuple[MergedRange, ...]:
        """Merged ranges of several rows, as far as the format tells."""
        ...

    def hidden_columns(self, sheet: str) -> tuple[range, ...]:
        """Columns of a sheet, counted from 0, that the file hides: as far as the format tells, and known once rows were read."""
        ...


def storable(text: str) -> str:
    """`text` with NUL and lone surrogates as visible signs: a database cuts text at the one and fails on the other."""
    if "\0" not in text:
        # What can be encoded has no lone surrogate; looking for one takes ten times as long.
        try:
            text.encode()
        except UnicodeEncodeError:
            pass
        else:
            return text
    return _UNSTORABLE.sub(lambda found: "\u2400" if found[0] == "\0" else "\ufffd", text)
