"""Rows taken and rows left out add up to the rows of the sheet, and whoever stands on a list twice is told."""

from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import csv_look, look, row, sheet_xml, xlsx

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.sheets import repeated_people
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.sheets.left_out import LeftOut

HEADINGS = "№;ПІБ;Дата народження;Звання"
PEOPLE = (
    "Мороз Іван Петрович;12.03.1989;солдат",
    "Коваль Олена Іванівна;01.02.1990;сержант",
    "Лис Ян Янович;03.04.1991;солдат",
    "Гнатюк Остап Андрійович;07.07.1985;матрос",
    "Шевчук Ігор Олегович;02.02.1992;капітан",
)
OTHERS = {
    HEADINGS: LeftOut.REPEATED_HEADING,
    "а;б;в;г": LeftOut.COLUMN_NUMBERS,
    "1;2;3;4": LeftOut.COLUMN_NUMBERS,
    "Разом: 5": LeftOut.TOTAL,
    ";;;": LeftOut.BLANK,
    "": LeftOut.BLANK,
    "(дані уточнюються у відповідних підрозділах)": LeftOut.REMARK,
}


def test_each_row_that_is_nobodys_is_told_by_what_it_is(tmp_path: Path) -> None:
    people = [f"{number};{one}" for number, one in enumerate(PEOPLE, 1)]
    found = csv_look("\n".join(["Список полонених", "", HEADINGS, *people[:3], *OTHERS, *people[3:]]), tmp_path)
    assert found.people == 5
    assert found.left_out == {
        LeftOut.TITLE: 1,
        LeftOut.HEADING: 1,
        LeftOut.REPEATED_HEADING: 1,
        LeftOut.COLUMN_NUMBERS: 2,
        LeftOut.TOTAL: 1,
        LeftOut.REMARK: 1,
        LeftOut.BLANK: 3,
    }
    assert found.rows == found.sheets[0].rows == 15


@given(st.lists(st.sampled_from([*PEOPLE, *OTHERS]), max_size=12))
def test_rows_taken_and_rows_left_out_are_all_rows_of_the_sheet(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    text = "\n".join([HEADINGS, *(f"{number};{one}" for number, one in enumerate(PEOPLE, 1)), *lines, "кінець"])
    found = csv_look(text, tmp_path_factory.mktemp("rows"))
    assert found.rows == found.sheets[0].rows == 7 + len(lines)


def test_people_on_two_rows_and_blank_rows_of_a_workbook_are_counted_once_each(tmp_path: Path) -> None:
    rows = [("ПІБ", "Дата народження", "Звання")]
    for one in PEOPLE:
        name, born, rank = one.split(";")
        rows += [(name, born, rank), ("", "", "А1234")]
    found = look(xlsx({"А": sheet_xml([row(cells) for cells in rows])}), tmp_path)
    assert (found.people, found.rows) == (5, 11)
    assert found.left_out == {LeftOut.HEADING: 1, LeftOut.SECOND_ROW: 5}


def twice(found: Inspection) -> list[tuple[int, int, str]]:
    return [(one.row, one.first_row, one.text) for one in found.problems if one.kind is ProblemKind.LISTED_TWICE]


def listed(folder: Path, *lines: str) -> Inspection:
    return csv_look("\n".join(["ПІБ;Дата народження;ІПН", *lines]), folder)


def test_who_stands_on_the_list_twice_is_told_with_the_row_further_up(tmp_path: Path) -> None:
    found = listed(
        tmp_path, "Мороз Іван Петрович;12.03.1989;", "Лис Ян Янович;1991;", "МОРОЗ ІВАН ПЕТРОВИЧ;12/03/1989;"
    )
    assert twice(found) == [(4, 2, "МОРОЗ ІВАН ПЕТРОВИЧ")]


@pytest.mark.parametrize(
    ("one", "other", "is_told"),
    [
        ("Мороз Іван Петрович;12.03.1989;", "Мороз Іван Петрович;13.03.1989;", False),
        ("Мороз Іван Петрович;1989;", "Мороз Іван Петрович;1989;", False),
        ("Мороз Іван Петрович;;", "Мороз Іван Петрович;;", True),
        ("Мороз Іван;;", "Мороз Іван;;", False),
        ("Мороз Іван Петрович;12.03.1989;3257900016", "Морозов Іван;13.03.1989;3257900016", True),
    ],
)
def test_namesakes_of_whom_too_little_is_said_are_not_taken_for_one(
    tmp_path: Path, one: str, other: str, is_told: bool
) -> None:
    assert bool(twice(listed(tmp_path, one, other, "Лис Ян Янович;01.01.1970;"))) is is_told


def test_as_many_people_are_remembered_as_memory_allows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repeated_people, "REMEMBERED", 2)
    lines = [f"{name};{born};" for name, born, _rank in (one.split(";") for one in PEOPLE)]
    found = listed(tmp_path, *lines, lines[0], lines[4])
    assert twice(found) == [(7, 2, "Мороз Іван Петрович")]


@pytest.mark.parametrize(
    ("born", "is_told"), [("1924", True), ("12.03.1925", False), ("2015", False), ("01.01.2016", True)]
)
def test_an_impossible_age_is_told_and_the_date_is_kept(tmp_path: Path, born: str, is_told: bool) -> None:
    found = listed(tmp_path, f"Мороз Іван Петрович;{born};", "Лис Ян Янович;01.01.1970;")
    told = [one for one in found.problems if one.kind is ProblemKind.AGE_IMPOSSIBLE]
    assert [(one.row, one.column, one.raw) for one in told] == ([(2, 1, born)] if is_told else [])
    assert next(islice(found.preview, 1, 2)).facts.value(FactKind.BIRTH_DATE)[:4] in born


@pytest.mark.parametrize(
    ("cell", "is_told"),
    [
        ("Коваль Олена Іванівна, Лис Ян Янович", True),
        ("Шевчук Ігор Олегович та Гнатюк Остап Андрійович", True),
        ("ГНАТЮК Остап Андреевич и ЛИС Ян Янович", True),
        ("Мороз Іван Петрович, солдат, 36 ОБрМП", False),
        ("Ганна Марія та Петро", False),
        ("Алієв Вагіф Тофік огли", False),
        ("Мороз Іван Петрович (колишнє прізвище Лис)", False),
    ],
)
def test_a_cell_that_looks_like_two_people_is_told_and_the_first_is_taken(
    tmp_path: Path, cell: str, is_told: bool
) -> None:
    found = csv_look(f"№;ПІБ;Дата народження\n1;{cell};01.02.1980\n2;Вовк Ігор Юрійович;01.01.1970\n", tmp_path)
    told = [(one.row, one.column, one.raw) for one in found.problems if one.kind is ProblemKind.MERGED_PEOPLE]
    assert told == ([(2, 1, cell)] if is_told else [])
    if is_told:
        first = next(row for row in found.preview if row.row == 2)
        assert first.facts.value(FactKind.SURNAME) == cell.split(maxsplit=1)[0]


def test_a_problem_says_its_text_and_its_first_row() -> None:
    plain = Problem(ProblemKind.DATE_UNREAD, 3, 1, "4: весна")
    assert (plain.text, plain.first_row) == ("4: весна", 0)
