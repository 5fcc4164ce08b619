"""Workbooks as LibreOffice, openpyxl, XlsxWriter, xlwt and SheetJS write them (`fixtures/README.md`)."""

import io
import zipfile
from pathlib import Path
from random import Random

import pytest
from mutating import mutant
from workbooks import look

from verifier_gui.domain.facts import FactKind
from verifier_gui.errors import SheetError

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.mark.parametrize(
    ("name", "kind", "day"),
    [
        ("openpyxl.xlsx", "xlsx", "1989-03-12"),
        ("xlsxwriter.xlsx", "xlsx", "1989-03-12"),
        ("libreoffice.xlsx", "xlsx", "1989-03-12"),
        ("libreoffice.xls", "xls", "1989-03-12"),
        ("xlwt.xls", "xls", "1989-03-12"),
        # SheetJS writes no date's format into an xls: a bare number that is not taken for a day.
        ("sheetjs_biff8.xls", "xls", ""),
        ("libreoffice.ods", "ods", "1989-03-12"),
        # It writes most cells without their column.
        ("sheetjs.xlsb", "xlsb", "1989-03-12"),
    ],
)
def test_row_12_a_list_is_read_whole_whoever_wrote_it(tmp_path: Path, name: str, kind: str, day: str) -> None:
    found = look((FIXTURES / name).read_bytes(), tmp_path, name=name)
    assert (found.format, found.people, found.heading_row) == (kind, 3, 2)
    first, second, third = (row for row in found.preview if row.row > 2)
    assert (first.facts.shown_name(), first.facts.value(FactKind.BIRTH_DATE)) == ("Шевченко Олена Іванівна", day)
    assert first.cells[3:] == ("3257900004", "солдат")
    assert second.cells == ("2", "Коваль Петро Андрійович", "01.02.1977", "2815508811", "сержант")
    assert third.cells == ("3", "Мороз Іван Ілліч", "1990", "", "солдат")


def test_row_12_a_workbook_of_excel_5_is_read(tmp_path: Path) -> None:
    found = look((FIXTURES / "sheetjs_biff5.xls").read_bytes(), tmp_path)
    assert [row.cells[1:] for row in found.preview[1:]] == [
        ("SHEVCHENKO OLENA", "12.03.1989", "private"),
        ("KOVAL PETRO", "01.02.1977", "sergeant"),
    ]


@pytest.mark.parametrize("version", [2, 3, 4])
def test_row_13_what_is_older_than_excel_5_is_refused_by_its_name(tmp_path: Path, version: int) -> None:
    with pytest.raises(SheetError, match="Excel 4 or older"):
        look((FIXTURES / f"sheetjs_biff{version}.xls").read_bytes(), tmp_path)


@pytest.mark.parametrize("name", ["password.xlsx", "password.xls", "password.ods"])
def test_row_9_what_only_its_password_opens_is_refused_as_such(tmp_path: Path, name: str) -> None:
    with pytest.raises(SheetError, match="password"):
        look((FIXTURES / name).read_bytes(), tmp_path, name=name)


def test_cells_without_a_column_beyond_the_last_are_refused(tmp_path: Path) -> None:
    """One short cell for each byte: 17,000 stand in one row."""
    book = bytes.fromhex("00 00") + bytes.fromhex("0c 04 00 00 00 00") * 17_000
    with pytest.raises(SheetError, match="damaged"):
        look(with_sheet(book), tmp_path)


@pytest.mark.parametrize("end", ["ff", "ff ff", "01 ff ff", "01 ff ff ff ff", "01 08 00"])
def test_an_xlsb_whose_records_end_early_is_refused(tmp_path: Path, end: str) -> None:
    with pytest.raises(SheetError, match="damaged"):
        look(with_sheet(bytes.fromhex("00 00" + end)), tmp_path)


def test_what_ends_within_a_number_is_refused(tmp_path: Path) -> None:
    """calamine has another error for it than for all else."""
    with pytest.raises(SheetError, match="damaged"):
        look(mutant("xlsb", Random("xlsb 1 138")), tmp_path)


def with_sheet(part: bytes) -> bytes:
    """The xlsb with another sheet."""
    made = io.BytesIO()
    with zipfile.ZipFile(FIXTURES / "sheetjs.xlsb") as sound, zipfile.ZipFile(made, "w") as package:
        for name in sound.namelist():
            package.writestr(name, part if name.endswith("sheet1.bin") else sound.read(name))
    return made.getvalue()
