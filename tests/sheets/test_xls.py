"""xls by calamine: workbooks of Excel 97 and Excel 5, whole and damaged."""

from pathlib import Path

import pytest
from old_workbooks import SECTOR, xls
from workbooks import look

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect

ROWS = (
    ("Список станом на 01.05.2026",),
    ("№", "ПІБ", "Дата народження", "РНОКПП"),
    (1.0, "Їжакевич Ґалина Єгорівна", (32579.0,), 3257900004.0),
    (2.0, "Коваль Петро", "01.02.1977", "0123"),
)


@pytest.mark.parametrize("excel_5", [False, True], ids=["BIFF8", "BIFF5 in cp1251"])
def test_row_12_an_xls_is_read_with_days_and_whole_numbers(tmp_path: Path, excel_5: bool) -> None:
    found = look(xls(ROWS, excel_5=excel_5), tmp_path, name="list.xls")
    assert (found.format, found.sheet, found.heading_row, found.people) == ("xls", "Аркуш1", 2, 2)
    first, second = (row for row in found.preview if row.row > 2)
    assert first.cells == ("1", "Їжакевич Ґалина Єгорівна", "1989-03-12", "3257900004")
    assert first.facts.value(FactKind.BIRTH_DATE) == "1989-03-12"
    assert second.cells == ("2", "Коваль Петро", "01.02.1977", "0123")
    assert found.problem_counts[ProblemKind.TAX_NUMBER_WRONG] == 2
    assert Doubt(DoubtKind.NOT_AS_SHOWN) in found.doubts


def test_row_10_an_xls_is_one_whatever_it_is_called(tmp_path: Path) -> None:
    assert look(xls(ROWS), tmp_path, name="list.xlsx").format == "xls"


def damaged(place: int, value: bytes) -> bytes:
    data = bytearray(xls(ROWS))
    data[place : place + len(value)] = value
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        damaged(SECTOR + 4 * 3, b"\2\0\0\0"),
        damaged(SECTOR + 4 * 2, b"\xff\xff\xff\x7f"),
        damaged(2 * SECTOR + 128 + 120, b"\xff" * 8),
        damaged(3 * SECTOR + 2, b"\xff\xff"),
        xls(ROWS)[: 4 * SECTOR],
    ],
    ids=["sectors in a ring", "a sector that is not there", "a size beyond all", "a record beyond its stream", "cut"],
)
def test_row_14_a_damaged_xls_is_read_whole_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "list.xls"
    path.write_bytes(data)
    try:
        people = inspect(path, progress=Progress()).people
    except SheetError:
        people = 0
    assert people in {0, 2}, "never half of them"
