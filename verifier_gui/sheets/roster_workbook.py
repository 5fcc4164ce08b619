"""A roster as xlsx: every cell text, nothing that runs, the same bytes each time, never in clear in the temporary folder."""

import datetime
import io
import zipfile
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter
from typing_extensions import override

from verifier_gui.sheets.roster_table import (
    LONGEST_CELL,
    RosterTable,
    WritingNotes,
    every_cell,
    has_controls,
    may_run,
    note,
    visible,
)

_MOMENT = datetime.datetime(2000, 1, 1)  # noqa: DTZ001  a fixed time: documents carry no zone
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)
_NARROWEST, _WIDEST = 6, 48
_TEXT = "@"
_GRID = Side(style="thin", color="C9D3DE")
_INVALID_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\", "_"))
_CONTINUED = " …→ "


def roster_workbook(table: RosterTable) -> tuple[bytes, WritingNotes]:
    """The table as one sheet: title lines, headings that stay in sight and filter, rows. Texts of more than 32,767 characters
    go on in a second sheet, and the notes name them; nothing is cut. The same table gives the same bytes."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = _sheet_name(table.name)
    _styles(book)
    heading_row = _write_head(sheet, table)
    long_texts: list[tuple[str, str]] = []
    for row, cells in enumerate(table.rows, heading_row + 1):
        for column, text in enumerate(cells, 1):
            place = f"{get_column_letter(column)}{row}"
            _write(sheet.cell(row, column), _shortened(text, place, long_texts), "roster cell")
    _write_closing(sheet, table, heading_row + len(table.rows) + 2)
    _set_up(sheet, table, heading_row)
    if long_texts:
        _write_long_texts(book.create_sheet("…"), long_texts)
    notes = WritingNotes(
        too_long=tuple(note(*place) for place in every_cell(table) if len(place[2]) > LONGEST_CELL),
        controls=tuple(note(*place) for place in every_cell(table) if has_controls(place[2])),
    )
    return _bytes(book, table), notes


def _styles(book: Workbook) -> None:
    border = Border(left=_GRID, right=_GRID, top=_GRID, bottom=_GRID)
    wrapped = Alignment(vertical="top", wrap_text=True)
    for style in (
        NamedStyle("roster title", font=Font(bold=True, size=13), number_format=_TEXT),
        NamedStyle("roster mark", font=Font(bold=True, size=13, color="B42318"), number_format=_TEXT),
        NamedStyle("roster closing", font=Font(size=9, color="475467"), number_format=_TEXT),
        NamedStyle(
            "roster heading",
            font=Font(bold=True),
            fill=PatternFill("solid", fgColor="E7ECF2"),
            border=border,
            alignment=wrapped,
            number_format=_TEXT,
        ),
        NamedStyle("roster cell", border=border, alignment=wrapped, number_format=_TEXT),
    ):
        book.add_named_style(style)


def heading_row_of(table: RosterTable) -> int:
    """The row of the headings, from 1; the people follow it without a gap."""
    above = len(table.title) + bool(table.mark)
    return above + 2 if above else 1


def _write_head(sheet: Worksheet, table: RosterTable) -> int:
    """Writes what stands above the rows; gives the headings' row."""
    row = 0
    for line in table.title:
        row += 1
        _write(sheet.cell(row, 1), line, "roster closing" if row > 1 else "roster title")
    if table.mark:
        row += 1
        _write(sheet.cell(row, 1), table.mark, "roster mark")
    row = heading_row_of(table)
    for column, heading in enumerate(table.headings, 1):
        _write(sheet.cell(row, column), heading, "roster heading")
    return row


def _write_closing(sheet: Worksheet, table: RosterTable, row: int) -> None:
    for place, line in enumerate(table.closing):
        _write(sheet.cell(row + place, 1), line, "roster closing")


def _write(cell: object, text: str, style: str) -> None:
    """Stores a text as a text, whatever it looks like: `=1+1` stays what it is, also when the cell is edited."""
    assert isinstance(cell, Cell)
    cell.style = style
    shown = visible(text)
    if shown:
        cell.value = shown
        cell.data_type = "s"
        if may_run(text):
            cell.quotePrefix = True


def _shortened(text: str, place: str, long_texts: list[tuple[str, str]]) -> str:
    if len(text) <= LONGEST_CELL:
        return text
    long_texts.append((place, text))
    reference = f"{_CONTINUED}… {len(long_texts)}"
    return text[: LONGEST_CELL - len(reference)] + reference


def _write_long_texts(sheet: Worksheet, long_texts: list[tuple[str, str]]) -> None:
    """Each whole text that no cell can hold, in pieces: number, place, pieces to the right."""
    for row, (place, text) in enumerate(long_texts, 1):
        _write(sheet.cell(row, 1), str(row), "roster cell")
        _write(sheet.cell(row, 2), place, "roster cell")
        for piece, start in enumerate(range(0, len(text), LONGEST_CELL)):
            _write(sheet.cell(row, 3 + piece), text[start : start + LONGEST_CELL], "roster cell")


def _set_up(sheet: Worksheet, table: RosterTable, heading_row: int) -> None:
    for column, heading in enumerate(table.headings):
        texts = [heading, *(row[column] for row in table.rows)]
        widest = max(max((len(line) for line in text[:500].split("\n")), default=0) for text in texts)
        sheet.column_dimensions[get_column_letter(column + 1)].width = min(_WIDEST, max(_NARROWEST, widest + 2))
    sheet.freeze_panes = f"A{heading_row + 1}"
    last = get_column_letter(max(1, len(table.headings)))
    sheet.auto_filter.ref = f"A{heading_row}:{last}{heading_row + len(table.rows)}"
    sheet.print_title_rows = f"{heading_row}:{heading_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # pyright: ignore[reportOptionalMemberAccess]  openpyxl makes it
    sheet.oddFooter.center.text = "&P / &N"  # pyright: ignore[reportOptionalMemberAccess]


def _sheet_name(name: str) -> str:
    plain = visible(name).translate(_INVALID_IN_NAME).strip(" '")
    return plain[:31] or "1"


class _InMemory(ExcelWriter):
    """openpyxl writes each sheet in clear into the temporary folder first, where a name may be found later."""

    @override
    def write_worksheet(self, ws: Any) -> None:
        # The overridden method, but for the file: openpyxl has no other place to change.
        out = io.BytesIO()
        ws._drawing = None  # noqa: SLF001
        writer = WorksheetWriter(ws, out=out)
        writer.write()
        ws._rels = cast(Any, writer)._rels  # noqa: SLF001
        whole = cast(Any, self)
        whole._archive.writestr(ws.path[1:], out.getvalue())  # noqa: SLF001
        whole.manifest.append(ws)


def _bytes(book: Workbook, table: RosterTable) -> bytes:
    book.properties.creator = ""
    book.properties.title = visible(" · ".join(table.title))[:255]
    book.properties.language = table.language
    book.properties.created = _MOMENT
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:
        _InMemory(book, archive).save()
    return _with_fixed_times(raw.getvalue())


def _with_fixed_times(data: bytes) -> bytes:
    """The same parts in the same order, each with one time; openpyxl stamps the moment of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            body = old.read(part)
            if part.filename == "docProps/core.xml":
                body = _with_fixed_moment(body)
            entry = zipfile.ZipInfo(part.filename, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            new.writestr(entry, body)
    return out.getvalue()


def _with_fixed_moment(core: bytes) -> bytes:
    start = core.find(b"<dcterms:modified")
    if start < 0:
        return core
    begin = core.index(b">", start) + 1
    end = core.index(b"<", begin)
    return core[:begin] + b"2000-01-01T00:00:00Z" + core[end:]
