"""The number formats of a workbook's cell styles, and the cells that values become under them."""

import re
from collections.abc import Mapping, Sequence

from typing_extensions import override

from verifier_gui.domain.problems import ProblemKind
from verifier_gui.sheets.built_in_formats import DAYS, GENERAL, built_in_format
from verifier_gui.sheets.cells import Cell, CellKind, storable
from verifier_gui.sheets.number_formats import NumberFormat
from verifier_gui.sheets.regions import Region
from verifier_gui.sheets.serial_days import day_of_serial, is_date_format, serial_of_day
from verifier_gui.sheets.xlsx_package import Elements

_MOST_DIGITS = 15
"""Of a whole number with more, programs show an exponent."""
_NUMBER = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[Ee][+-]?[0-9]{1,5})?\s*\Z")


def whole_number(text: str) -> int:
    """A number of the file's own making; -1 for what is none."""
    return int(text) if text.isdecimal() and len(text) <= 18 else -1


class Styles(Elements):
    """The styles part: the number format of each cell style."""

    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._in_cell_styles = False
        self._cell_styles: list[int] = []

    @override
    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._codes[whole_number(attributes.get("numFmtId", ""))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._in_cell_styles = True
        elif name == "xf" and self._in_cell_styles:
            self._cell_styles.append(whole_number(attributes.get("numFmtId", "0")))

    @override
    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cell_styles = False

    def formats(self, region: Region, *, from_1904: bool) -> "CellFormats":
        return CellFormats(self._cell_styles, self._codes, region, from_1904=from_1904)


class CellFormat:
    """The number format of one cell style."""

    def __init__(self, number: int, code: str | None, region: Region) -> None:
        """`code` is None for a format that the file names by its number alone."""
        own = (code or GENERAL) if code is not None else built_in_format(number, region)
        self.shape = NumberFormat(own, region) if own else None
        """How it shows a number; None where that is not known."""
        day = self.shape.day if self.shape else None
        self.is_date = day is not None or (number in DAYS if code is None else is_date_format(code))
        """Whether a number under it is a day."""
        self.day_parts = 3 if day is None or day.has_day else 2 if day.has_month else 1
        """How much of a day it shows: year, month, day."""
        self.zeros = self.shape.zeros if self.shape else 0
        self.is_general = self.shape is not None and self.shape.is_general
        self.changes_text = self.shape is not None and (self.shape.changes_text or not self.shape.shows_texts)


class CellFormats:
    """What values become under the styles of their cells. A format is read when the first cell has it: a file may hold millions."""

    def __init__(
        self, styles: Sequence[int], codes: Mapping[int, str], region: Region, *, from_1904: bool = False
    ) -> None:
        """`styles` are the number of each cell style's format, `codes` those formats that are no built-in ones."""
        self._styles = styles
        self._codes = codes
        self._region = region
        self._from_1904 = from_1904
        self._known: dict[int, CellFormat] = {}

    def _of(self, style: int) -> CellFormat:
        number = self._styles[style] if 0 <= style < len(self._styles) else 0
        found = self._known.get(number)
        if found is None:
            found = self._known[number] = CellFormat(number, self._codes.get(number), self._region)
        return found

    def text(self, style: int, text: str) -> Cell:
        """A cell with a text."""
        own = self._of(style)
        if not own.changes_text:
            return Cell(text)
        shape = own.shape
        if shape is None or not shape.shows_texts:
            return Cell(text, oddity=ProblemKind.FORMAT_UNREAD)
        shown = shape.show_text(text)
        return Cell(text, shown=None if shown == text else shown, oddity=_hidden(text, shown))

    def number(self, style: int, text: str) -> Cell:
        """A cell with a number, as the file writes it."""
        own = self._of(style)
        if text.isdecimal() and text.isascii() and len(text) <= _MOST_DIGITS and not own.is_date:
            if own.is_general:
                return Cell(text, CellKind.NUMBER, self._perhaps_day(text))
            if own.zeros:
                return Cell(text, CellKind.NUMBER, self._perhaps_day(text), text.rjust(own.zeros, "0"))
        stored = storable(text)
        if not _NUMBER.match(text):
            kind = CellKind.DATE if own.is_date else CellKind.NUMBER
            return Cell(stored, kind)
        number = float(text)
        shown = own.shape.show(number, from_1904=self._from_1904) if own.shape else None
        oddity = ProblemKind.FORMAT_UNREAD if shown is None else _hidden(text, shown) if number else None
        if own.is_date:
            day = _shortened(day_of_serial(text, from_1904=self._from_1904), own.day_parts)
            return Cell(stored, CellKind.DATE, day, shown, oddity)
        same = shown == stored and not own.zeros
        return Cell(stored, CellKind.NUMBER, self._perhaps_day(text), None if same else shown, oddity)

    def iso_day(self, style: int, text: str) -> Cell:
        """A cell with a day as ISO 8601 writes it."""
        own = self._of(style)
        stored = storable(text)
        day = stored[:10]
        serial = serial_of_day(stored, from_1904=self._from_1904)
        if serial is None or own.shape is None:
            return Cell(stored, CellKind.DATE, day, oddity=ProblemKind.FORMAT_UNREAD)
        shown = own.shape.show(serial, from_1904=self._from_1904)
        oddity = ProblemKind.FORMAT_UNREAD if shown is None else _hidden(text, shown)
        return Cell(stored, CellKind.DATE, _shortened(day, own.day_parts) if own.is_date else day, shown, oddity)

    def _perhaps_day(self, text: str) -> str:
        """The day that a number of five digits would be, whose date format was lost; what its column means decides."""
        return day_of_serial(text, from_1904=self._from_1904) if len(text) == 5 and text.isdecimal() else ""


def _hidden(text: str, shown: str) -> ProblemKind | None:
    return ProblemKind.HIDDEN_BY_FORMAT if text.strip() and not shown.strip() else None


def _shortened(day: str, parts: int) -> str:
    """A day of which only the month or the year is shown: a spreadsheet puts the first day for what was not typed. Another day
    than the first was typed, and stays."""
    if parts == 2 and day.endswith("-01"):
        return day[:7]
    if parts == 1 and day.endswith("-01-01"):
        return day[:4]
    return day
