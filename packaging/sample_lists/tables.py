"""Tables of a sample file, and how they are written: xlsx, ods and csv, the same bytes for the same table."""

import csv
import datetime
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

Value: TypeAlias = str | int | datetime.date | None

_MOMENT = datetime.datetime(2025, 5, 16, 9, 0)  # noqa: DTZ001  documents carry no zone
_ZIP_TIME = (2025, 5, 16, 9, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True, slots=True)
class Table:
    """`titles` stand above the headings, each merged over the whole width."""

    sheet: str
    titles: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def first_row(self) -> int:
        """The file's own 1-based number of the first person's row."""
        return len(self.titles) + 2


def write_xlsx(table: Table, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise AssertionError("a new workbook has a sheet")
    sheet.title = table.sheet
    width = len(table.headings)
    for number, title in enumerate(table.titles, 1):
        sheet.cell(number, 1, title).font = Font(bold=number == 1, size=12)
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=width)
    head = len(table.titles) + 1
    for column, heading in enumerate(table.headings, 1):
        cell = sheet.cell(head, column, heading)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E7E6E6")
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        longest = max((len(str(row[column - 1] or "")) for row in table.rows), default=0)
        sheet.column_dimensions[get_column_letter(column)].width = min(46, max(6, len(heading) * 0.7, longest + 2))
    for number, row in enumerate(table.rows, head + 1):
        for column, value in enumerate(row, 1):
            if value is None or value == "":
                continue
            cell = sheet.cell(number, column, value)
            if isinstance(value, datetime.date):
                cell.number_format = "DD.MM.YYYY"
    sheet.freeze_panes = f"A{head + 1}"
    book.properties.creator = "sample_lists"
    book.properties.created = _MOMENT
    written = io.BytesIO()
    book.save(written)
    # openpyxl stamps the moment of writing on every part and into the properties.
    with zipfile.ZipFile(written) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    parts["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>2025-05-16T09:00:00Z", parts["docProps/core.xml"])
    path.write_bytes(_packed(parts))


def write_ods(table: Table, path: Path) -> None:
    width = len(table.headings)
    titles = "".join(
        f'<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="{width}" '
        f'table:number-rows-spanned="1"><text:p>{escape(title)}</text:p></table:table-cell>'
        f'<table:covered-table-cell table:number-columns-repeated="{width - 1}"/></table:table-row>'
        for title in table.titles
    )
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in (table.headings, *table.rows)
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content office:version="1.3" '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f'<office:body><office:spreadsheet><table:table table:name="{escape(table.sheet)}">'
        f'<table:table-column table:number-columns-repeated="{width}"/>{titles}{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3" '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" '
        'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    # A reader knows the format by the first part, which is stored as it is.
    path.write_bytes(
        _packed(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": content.encode(),
                "META-INF/manifest.xml": manifest.encode(),
            }
        )
    )


def _ods_cell(value: Value) -> str:
    if value is None or value == "":
        return "<table:table-cell/>"
    if isinstance(value, datetime.date):
        day = value.isoformat()
        return (
            f'<table:table-cell office:value-type="date" office:date-value="{day}">'
            f"<text:p>{day}</text:p></table:table-cell>"
        )
    if isinstance(value, int):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    return f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p></table:table-cell>'


def write_csv(table: Table, path: Path, *, encoding: str, delimiter: str) -> None:
    """Lines end as Windows ends them."""
    if table.titles:
        raise ValueError("a csv has no titles")
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(table.headings)
    writer.writerows([["" if value is None else str(value) for value in row] for row in table.rows])
    path.write_bytes(text.getvalue().encode(encoding))


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=9)
    return packed.getvalue()
