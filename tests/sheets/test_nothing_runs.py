"""Whatever a stranger's cell holds, no spreadsheet program finds a formula in what the program writes, however it parts a csv."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.cli import matching
from verifier_gui.domain.candidates import Because, Evidence, Level
from verifier_gui.domain.facts import FactKind
from verifier_gui.sheets.roster_csv import roster_csv
from verifier_gui.sheets.roster_table import RosterTable, may_run
from verifier_gui.sheets.roster_workbook import roster_workbook
from verifier_gui.workflow.comparing_files import Found, FoundFor

SIGNS = "=+-@＝＋－＠"
"""What a formula begins with; the wide forms are those of East Asian keyboards."""

BEGINS = re.compile(f'[\\s"\u00a0\u200b\u2028\ufeff]*[{re.escape(SIGNS)}]')
"""A formula, also behind what programs strip from the beginning of a cell."""

texts = st.text(
    st.sampled_from([*SIGNS, *"\t\r\n ;,'\"a1(!)", "\u00a0", "\u200b", "\u2028", "\ufeff", "\x00"]), max_size=8
)


def written_csv(one: str, other: str) -> str:
    return roster_csv(RosterTable(one, (one,), ("№", one), ((one, other), (other, "x")), mark=other))[0].decode(
        "utf-8-sig"
    )


def written_candidates(one: str, other: str) -> str:
    evidence = Evidence(FactKind.SURNAME, one, other, Level.CLOSE, -1.5, Because.LETTERS_DIFFER, {"count": other}, 3)
    found = Found(1, one, 2, other, 0.5, -3.25, (evidence,))
    return matching.written([FoundFor(2, other, (found,)), FoundFor(3, one, ())])[0]


def cells_of(text: str) -> Iterator[str]:
    """The cells as any of the three kinds of program takes them."""
    for delimiter in ",;\t":
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield from line


@pytest.mark.parametrize("written", [written_csv, written_candidates])
@given(texts, texts)
def test_no_cell_of_a_csv_begins_as_a_formula(written: Callable[[str, str], str], one: str, other: str) -> None:
    running = [
        cell for cell in cells_of(written(one, other)) if BEGINS.match(cell) and not re.fullmatch(r"-\d+\.\d+", cell)
    ]
    assert running == []


@given(texts, texts)
def test_evidence_stays_json_that_can_be_read_back(one: str, other: str) -> None:
    (_headings, first, _second) = csv.reader(io.StringIO(written_candidates(one, other), newline=""))
    (evidence,) = json.loads(first[8])
    assert evidence["subject"].replace("'", "") == one.replace("'", "")


@given(texts, texts)
def test_a_workbook_holds_texts_alone(one: str, other: str) -> None:
    data, _notes = roster_workbook(RosterTable(one, (one,), ("№", one), ((one, other),), mark=other, closing=(one,)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        assert not any(re.search(b"<f[ >/]", package.read(name)) for name in sheets)
    for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n"}
                assert cell.data_type == "s" or cell.value is None
                assert cell.quotePrefix or not may_run(str(cell.value or ""))
