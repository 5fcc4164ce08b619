"""xls, xlsb and ods by calamine. It tells neither hidden rows nor errors as shown; it may crash, so it runs in the child only."""

import datetime
import io
from collections.abc import Callable, Iterator

import python_calamine

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits
from verifier_gui.sheets.cells import Cell, CellKind, MergedRange, Sheet, SheetRow, storable
from verifier_gui.sheets.recognizing import FileFormat, damaged, needs_password
from verifier_gui.sheets.xlsb_short_cells import with_columns
from verifier_gui.sheets.xlsx_rows import too_many_cells

_SIGNS_OF_MACROS = ("_VBA_PROJECT".encode("utf-16-le"), b"xl/vbaProject.bin", b"Basic/Standard/")
"""Names in a compound file and in a zip."""


_FAULTS = (python_calamine.CalamineError, OSError, ValueError)
"""What calamine says of a file that ends too early, or holds what cannot be."""


class CalamineWorkbook:
    """A workbook of one of the older or binary formats, by its bytes."""

    encoding = ""
    delimiter = ""

    def __init__(self, data: bytes, file_format: FileFormat, beat: Callable[[], None] = lambda: None) -> None:
        """`beat` is called while the bytes are made ready: a sign of life."""
        self.format = file_format.value
        if file_format is FileFormat.XLSB:
            data = with_columns(data, beat)
        macros = any(sign in data for sign in _SIGNS_OF_MACROS)
        self.doubts = tuple(map(Doubt, (DoubtKind.NOT_AS_SHOWN, *([DoubtKind.MACROS_IGNORED] if macros else []))))
        self.share = 0.0
        try:
            self._book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        except python_calamine.PasswordError as error:
            raise needs_password() from error
        except _FAULTS as error:
            raise damaged() from error
        names = [sheet.name for sheet in self._book.sheets_metadata]
        if len(set(names)) < len(names):
            twice = next(name for name in names if names.count(name) > 1)
            raise SheetError("The file has two sheets named {sheet}. Rename one of them.", sheet=storable(twice))
        self._names = {
            storable(sheet.name): sheet.name
            for sheet in self._book.sheets_metadata
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        }
        visible = python_calamine.SheetVisibleEnum.Visible
        hidden = {sheet.name for sheet in self._book.sheets_metadata if sheet.visible != visible}
        self.sheets = tuple(Sheet(name, original in hidden) for name, original in self._names.items())

    def rows(self, sheet: str) -> Iterator[SheetRow]:
        try:
            read = self._book.get_sheet_by_name(self._names[sheet])
        except _FAULTS as error:
            raise damaged() from error
        if read.start is None:
            return
        # iter_rows begins at the sheet's first row, but at the first filled column.
        first_column = read.start[1]
        filled = 0
        for number, values in enumerate(read.iter_rows(), 1):
            cells = {
                first_column + column: cell
                for column, value in enumerate(values)
                if value != "" and (cell := _cell(value)).text
            }
            self.share = number / (read.total_height or 1)
            filled += len(cells)
            if filled > limits.FILLED_CELLS:
                raise too_many_cells()
            if cells:
                yield SheetRow(number, cells)

    def merged(self, sheet: str) -> tuple[MergedRange, ...]:
        try:
            ranges = self._book.get_sheet_by_name(self._names[sheet]).merged_cell_ranges or []
        except (*_FAULTS, AttributeError) as error:
            raise damaged() from error
        return tuple(
            MergedRange(top + 1, bottom + 1, left, right) for (top, left), (bottom, right) in ranges if top < bottom
        )

    def hidden_columns(self, sheet: str) -> tuple[range, ...]:
        _ = sheet
        return ()


def _cell(value: object) -> Cell:
    match value:
        case bool():
            return Cell("TRUE" if value else "FALSE")
        case float() | int():
            # calamine gives every number as a fraction: 3314926354.0 stood as 3314926354.
            whole = isinstance(value, int) or (value.is_integer() and abs(value) < 1e15)
            return Cell(str(int(value)) if whole else repr(value), CellKind.NUMBER)
        case datetime.datetime():
            day = value.date().isoformat()
            text = day if value.time() == datetime.time() else value.isoformat(" ")
            return Cell(text, CellKind.DATE, day)
        case datetime.date():
            return Cell(value.isoformat(), CellKind.DATE, value.isoformat())
        case _:
            return Cell(storable(str(value)))
