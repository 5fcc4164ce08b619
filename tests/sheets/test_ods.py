"""ods by calamine: the same rows as of an xlsx, with dates as days and numbers as they stood."""

import io
import zipfile
from pathlib import Path

import pytest
from workbooks import look

from verifier_gui.domain.facts import FactKind
from verifier_gui.errors import SheetError

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"


def cell(text: str = "", value: str = "") -> str:
    stored = value or 'office:value-type="string"'
    return f"<table:table-cell {stored}><text:p>{text}</text:p></table:table-cell>"


def ods(rows: list[list[str]], *, manifest: str = "<manifest/>", after: str = "") -> bytes:
    body = "".join(f"<table:table-row>{''.join(cells)}</table:table-row>" for cells in rows)
    content = (
        f'<office:document-content xmlns:office="{OFFICE}office:1.0" xmlns:table="{OFFICE}table:1.0" '
        f'xmlns:text="{OFFICE}text:1.0"><office:body><office:spreadsheet><table:table table:name="Аркуш1">{body}{after}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
    return out.getvalue()


HEADINGS = [cell("№"), cell("ПІБ"), cell("Дата народження"), cell("ІПН")]
PERSON = [
    cell("1", 'office:value-type="float" office:value="1"'),
    cell("Мороз Іван Ілліч"),
    cell("12.03.1989", 'office:value-type="date" office:date-value="1989-03-12"'),
    cell("3220959451", 'office:value-type="float" office:value="3220959451"'),
]


def test_row_12_an_ods_is_read_with_days_and_whole_numbers(tmp_path: Path) -> None:
    found = look(ods([[cell()], HEADINGS, PERSON]), tmp_path, name="list.ods")
    assert (found.format, found.people, found.heading_row, found.first_person_row) == ("ods", 1, 2, 3)
    read = found.preview[1]
    assert read.cells == ("1", "Мороз Іван Ілліч", "1989-03-12", "3220959451")
    assert read.facts.value(FactKind.BIRTH_DATE) == "1989-03-12"


def test_row_22_empty_repeats_are_passed_over(tmp_path: Path) -> None:
    blank = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048573">{blank}</table:table-row>'
    assert look(ods([HEADINGS, PERSON], after=rest), tmp_path, name="list.ods").people == 1


def test_row_9_an_encrypted_ods_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="password"):
        look(ods([HEADINGS], manifest="<manifest><encryption-data/></manifest>"), tmp_path, name="list.ods")
