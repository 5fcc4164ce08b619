"""Tables copied out of documents, browsers, spreadsheets and PDFs come in like files."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier_gui.domain.facts import FactKind
from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.sheets.pasted_table import PastedTable, name_of, pasted
from verifier_gui.sheets.pasted_workbook import open_pasted
from verifier_gui.sheets.reading import read_people

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- td {mso-x: "<table>"} --></style></head><body>
<!--StartFragment--><table class=MsoTableGrid border=1><thead><tr><td rowspan=2><p class=MsoNormal>№<o:p></o:p></p></td>
<td colspan=2><p>Військовослужбовець</p></td><td rowspan=2><p>Звання</p></td></tr>
<tr><td><p>П.І.Б.</p></td><td><p>Дата&nbsp;народження</p></td></tr></thead>
<tr><td><p>1</p></td><td><p>Іваненко<br>Іван Петрович</p></td><td><p>12.03.1989&nbsp;р.н.</p></td><td><p>солдат</p></td></tr>
<tr><td><p>2<td><p>Мельник&nbsp;Ганна<td><p>1990<td><p>сержант</tr></table><!--EndFragment--></body></html>"""

BROWSER = """<div><table><tr><td><table><tr><th>Surname</th><th>Given name</th><th>DOB</th></tr>
<tr><td>SHEVCHENKO</td><td>Olena</td><td>1989-03-12</td></tr></table></td><td>menu</td></tr></table></div>"""

FROM_PDF = """   №    Прізвище, імʼя, по батькові       Дата народження     Звання
   1    Іваненко Іван Петрович            12.03.1989          солдат
   2    Мельник Ганна                     01.02.1990          сержант
"""


def looked_at(table: PastedTable) -> Inspection:
    return inspect(table, progress=Progress())


def people(found: Inspection) -> list[tuple[str, str]]:
    rows = [row for row in found.preview if row.facts.facts]
    return [(row.facts.shown_name(), row.facts.value(FactKind.BIRTH_DATE)) for row in rows]


def test_a_table_of_word_keeps_its_cells_and_its_headings_in_two_rows() -> None:
    found = looked_at(pasted("Вставлене", WORD, "ignored"))
    assert people(found) == [("Іваненко Іван Петрович", "1989-03-12"), ("Мельник Ганна", "1990")]
    assert FactKind.RANK in found.mapping.columns
    assert (found.file_name, found.encoding, found.delimiter) == ("Вставлене", "", "")


def test_of_tables_within_tables_the_innermost_is_taken() -> None:
    found = looked_at(pasted("x", BROWSER, ""))
    assert people(found) == [("SHEVCHENKO Olena", "1989-03-12")]
    assert [sheet.name for sheet in found.sheets] == ["1"]


@pytest.mark.parametrize(
    "text",
    [
        FROM_PDF,
        re.sub(" {2,}", "\t", FROM_PDF),
        "ПІБ;Дата народження\nІваненко Іван Петрович;12.03.1989\nМельник Ганна;01.02.1990",
    ],
)
def test_lines_are_parted_by_gaps_tabs_or_semicolons(text: str) -> None:
    found = looked_at(pasted("x", "", text))
    assert people(found) == [("Іваненко Іван Петрович", "1989-03-12"), ("Мельник Ганна", "1990-02-01")]


def test_people_of_a_pasted_table_are_read_like_those_of_a_file() -> None:
    table = pasted("x", WORD, "")
    found = looked_at(table)
    reading = read_people(
        table,
        sheet=found.sheet,
        heading_row=found.heading_row,
        mapping=found.mapping,
        progress=Progress(),
        expected_sha256=found.file_sha256,
    )
    rows = [row for chunk in reading for row in chunk]
    assert [row.cells[1] for row in rows] == ["Іваненко Іван Петрович", "Мельник Ганна"]


@pytest.mark.parametrize(("html", "text"), [("", ""), ("<p>hello</p>", " \n"), ("<table></table>", "")])
def test_where_there_is_no_table_that_is_said(html: str, text: str) -> None:
    with pytest.raises(SheetError, match="no table"):
        looked_at(pasted("x", html, text))


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier_gui.sheets.pasted_table.LARGEST", 10)
    with pytest.raises(SheetError, match="Save it as a file"):
        pasted("x", "", "Іваненко Іван")


def test_spans_that_lie_do_not_fill_the_memory() -> None:
    cell = "<td colspan=99999 rowspan=99999>a</td>"
    with pytest.raises(SheetError, match="more than"):
        open_pasted(f"<table><tr>{cell * 500}</tr></table>".encode())


@pytest.mark.parametrize(
    "html",
    [
        "<!--" * 500_000,
        "<!--" + "x" * 2_000_000,
        "<a b='" + "<td>" * 500_000,
        "<style>" + "</ " * 500_000,
        "<tr><td>" + "&#" * 500_000,
        "</" + " " * 2_000_000,
    ],
    ids=["comments", "a comment", "an attribute", "a style", "letters", "an end tag"],
)
def test_what_would_be_looked_through_again_and_again_is_refused_at_once(html: str) -> None:
    with pytest.raises(SheetError, match="ends within a tag"):
        open_pasted(f"<table><tr><td>a</td></tr>{html}".encode())


def test_rows_below_a_wall_of_tall_cells_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of them is gone through place by place."""
    monkeypatch.setattr("verifier_gui.sheets.limits.FILLED_CELLS", 1_000_000)
    wall = "<tr>" + "<td colspan=200 rowspan=1000>a" * 80
    assert open_pasted(f"<table>{wall}{'<tr>' * 50}</table>".encode())
    with pytest.raises(SheetError, match="filled cells"):
        open_pasted(f"<table>{wall}{'<tr>' * 500}</table>".encode())


@pytest.mark.parametrize("html", ["<![ 1]>", "<![foo[ 1]>", "<![if !supportEmptyParas]>", "<!x>", "<?xml?>"])
def test_declarations_of_any_kind_are_passed_over_as_browsers_do(html: str) -> None:
    (row,) = open_pasted(f"<table><tr><td>a{html}b</td></tr></table>".encode()).workbook.rows("1")
    assert row.cells[0].text == "ab"


def test_a_letter_by_a_number_without_end_is_refused() -> None:
    with pytest.raises(SheetError, match="nothing can read"):
        open_pasted(f"<table><tr><td>&#{'9' * 5000};</td></tr></table>".encode())


def test_rows_of_sixteen_thousand_cells_are_read() -> None:
    rows = ("<tr>" + "<td>a" * 16_000) * 4
    found = list(open_pasted(f"<table>{rows}</table>".encode()).workbook.rows("1"))
    assert [len(row.cells) for row in found] == [16_000] * 4


def test_a_cell_below_a_tall_one_keeps_its_column() -> None:
    html = "<tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td>f"
    first, second = open_pasted(f"<table>{html}</table>".encode()).workbook.rows("1")
    assert {column: cell.text for column, cell in first.cells.items()} == {0: "a", 1: "b", 3: "c"}
    assert {column: cell.text for column, cell in second.cells.items()} == {1: "d", 2: "e", 3: "f"}


def test_a_name_with_marks_of_direction_is_shown_escaped() -> None:
    assert name_of(PastedTable("a\u202eb", b"x")) == "a\\u202eb"
    assert name_of(Path("/tmp/b.csv")) == "b.csv"


PIECES = st.sampled_from(
    [
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<td colspan=3 rowspan=2>",
        "<p>",
        "<style>",
        "a",
        "&amp;",
        "<!--",
        "-->",
        "<",
    ]
)


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_whatever_is_pasted_gives_rows_or_one_sentence(pieces: list[str]) -> None:
    try:
        workbook = open_pasted(("<table>" + "".join(pieces)).encode()).workbook
    except SheetError:
        return
    for sheet in workbook.sheets:
        numbers = [row.number for row in workbook.rows(sheet.name)]
        assert numbers == sorted(numbers)
