"""The streaming reader of xlsx against two others: what it reads is what openpyxl and calamine read of the same bytes."""

import datetime
import io

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from verifier_gui.domain.resources import resource_path
from verifier_gui.sheets.cells import CellKind
from verifier_gui.sheets.xlsx_workbook import XlsxWorkbook

SAMPLES = sorted(path.name for path in resource_path("demo").glob("*.xlsx"))

Grid = dict[tuple[int, int], object]
"""What stands in a row (from 1) and column (from 0): a text, a number or a day."""


def ours(data: bytes) -> dict[str, Grid]:
    book = XlsxWorkbook(data)
    return {
        sheet.name: {
            (row.number, column): _value(cell.text, cell.kind, cell.day)
            for row in book.rows(sheet.name)
            for column, cell in row.cells.items()
        }
        for sheet in book.sheets
    }


def _value(text: str, kind: CellKind, day: str) -> object:
    if kind is CellKind.DATE:
        return day
    if kind is CellKind.NUMBER:
        return float(text)
    return text


def of_openpyxl(data: bytes) -> dict[str, Grid]:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return {
        sheet.title: {
            (cell.row, cell.column - 1): _plain(cell.value)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in (None, "")
        }
        for sheet in book.worksheets
    }


def of_calamine(data: bytes) -> dict[str, Grid]:
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    found: dict[str, Grid] = {}
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        found[name] = {
            (row, column): _plain(value)
            for row, values in enumerate(rows, 1)
            for column, value in enumerate(values)
            if value != ""
        }
    return found


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return float(value)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else value


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_lists_are_read_as_two_other_readers_read_them(name: str) -> None:
    data = resource_path("demo", name).read_bytes()
    read = ours(data)
    assert sum(map(len, read.values())) > 10
    assert read == of_openpyxl(data)
    assert read == of_calamine(data)


_LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")
_TEXT = st.text(_LETTERS, min_size=1, max_size=12)
_CELL = st.one_of(
    st.none(),
    _TEXT.filter(lambda text: not text.startswith("=") and not text.isspace()),
    st.integers(-(10**12), 10**12),
    st.booleans(),
    st.dates(datetime.date(1900, 3, 1), datetime.date(2099, 12, 31)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_CELL, max_size=5), max_size=6))
def test_any_workbook_is_read_as_two_other_readers_read_it(rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            book.active.cell(row, column).value = value
    out = io.BytesIO()
    book.save(out)
    read = ours(out.getvalue())
    assert read == of_openpyxl(out.getvalue())
    assert read == of_calamine(out.getvalue())


_EXACT = st.text(st.characters(codec="utf-8", exclude_characters="\ufffe\uffff"), min_size=1, max_size=12).filter(
    # What openpyxl would refuse, or take for a formula.
    lambda text: not (text.startswith("=") or ILLEGAL_CHARACTERS_RE.search(text) or "\r" in text)
)
_NUMBERS = st.one_of(
    st.integers(-(10**15), 10**15),
    # openpyxl writes sixteen digits.
    st.floats(-1e300, 1e300).map(lambda number: float(f"{number:.16G}")),
    st.just(276100123),
)
_CODES = st.sampled_from(
    ("General", "0000000000", "0.00", "#,##0", "0%", "dd.mm.yyyy", "[h]:mm", "@", ";;;", '"№ "0;@', "# ?/?", "мотлох")
)


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(1, 40), st.integers(1, 30)), st.tuples(_EXACT | _NUMBERS, _CODES), max_size=20
    )
)
def test_a_random_workbook_comes_back_cell_for_cell(written: dict[tuple[int, int], tuple[str | float, str]]) -> None:
    """Whatever the number format: texts to the letter, numbers to the last digit that was written."""
    book = openpyxl.Workbook()
    for (row, column), (value, code) in written.items():
        cell = book.active.cell(row, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
        cell.number_format = code
    out = io.BytesIO()
    book.save(out)
    found = XlsxWorkbook(out.getvalue())
    cells = {
        (row.number, column + 1): cell.text if cell.kind is CellKind.TEXT else float(cell.text)
        for row in found.rows("Sheet")
        for column, cell in row.cells.items()
    }
    assert cells == {
        place: value if isinstance(value, str) else float(value) for place, (value, _code) in written.items()
    }
