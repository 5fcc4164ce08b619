"""Workbooks for tests, put together part by part, so that each can be wrong in one way."""

import io
import os
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.sheets.opening import open_workbook
from verifier_gui.sheets.surveying import Wish, survey

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

HEADINGS = ("№ з/п", "ПІБ", "Дата народження", "РНОКПП")
PEOPLE = (
    ("1", "Шевченко Олена Іванівна", "12.03.1989", ""),
    ("2", "Коваль Петро Андрійович", "01.02.1977", ""),
)


def inline(text: str, address: str = "") -> str:
    place = f' r="{address}"' if address else ""
    return f'<c{place} t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def row(cells: Sequence[str], number: int | None = None, attributes: str = "") -> str:
    """A row of texts, or of XML where a cell begins with `<c`."""
    place = f' r="{number}"' if number else ""
    body = "".join(cell if cell.startswith("<c") else inline(cell) for cell in cells)
    return f"<row{place}{attributes}>{body}</row>"


def sheet_xml(rows: Sequence[str], *, after: str = "", namespace: str = MAIN, before: str = "") -> str:
    return f'<worksheet xmlns="{namespace}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


def people_xml(*more: str) -> str:
    return sheet_xml([row(HEADINGS), *(row(person) for person in PEOPLE), *more])


def xlsx(
    sheets: Mapping[str, str] | None = None,
    *,
    parts: Mapping[str, bytes | str] | None = None,
    states: Mapping[str, str] | None = None,
    kinds: Mapping[str, str] | None = None,
    book: str = "",
    strict: bool = False,
) -> bytes:
    """An xlsx of sheets by name, with further parts (`parts` also replaces those made here)."""
    sheets = sheets if sheets is not None else {"Аркуш1": people_xml()}
    links = STRICT_LINKS if strict else LINKS
    names = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" state="{(states or {}).get(name, "visible")}" r:id="rId{number}"/>'
        for number, name in enumerate(sheets, 1)
    )
    relationships = "".join(
        f'<Relationship Id="rId{number}" Type="{links}/{(kinds or {}).get(name, "worksheet")}" Target="worksheets/sheet{number}.xml"/>'
        for number, name in enumerate(sheets, 1)
    )
    relationships += f'<Relationship Id="s" Type="{links}/styles" Target="styles.xml"/>'
    relationships += f'<Relationship Id="t" Type="{links}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{links}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{STRICT if strict else MAIN}" xmlns:r="{links}">{book}'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relationships}</Relationships>',
        **{f"xl/worksheets/sheet{number}.xml": xml for number, xml in enumerate(sheets.values(), 1)},
        **(parts or {}),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in made.items():
            package.writestr(name, body)
    return out.getvalue()


def dated_xlsx(rows: Sequence[str], book: str = "") -> bytes:
    """One sheet with style 1 for days."""
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    return xlsx({"Аркуш1": sheet_xml(rows)}, parts={"xl/styles.xml": styles}, book=book)


def look(
    data: bytes,
    folder: Path,
    *,
    name: str = "list.xlsx",
    sheet: str | None = None,
    heading_row: int | None = None,
    mapping: ColumnMapping | None = None,
    encoding: str = "",
) -> Inspection:
    """Inspects bytes in this process, as the child does in its own."""
    path = folder / name
    path.write_bytes(data)
    opened = open_workbook(os.fsencode(path), encoding=encoding)
    return survey(opened, name, Wish(sheet, heading_row, mapping), 200, lambda _share: None)


def csv_look(text: str, folder: Path, encoding: str = "utf-8") -> Inspection:
    return look(text.encode(encoding), folder, name="list.csv")
