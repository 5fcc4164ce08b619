"""What is not certain about a table is said, and said no more once somebody has decided it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import csv_look, look, row, sheet_xml, xlsx

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.sheets.cells import Cell, SheetRow
from verifier_gui.sheets.columns import lay_out
from verifier_gui.sheets.date_texts import BORN_BY, DateReading, read_date
from verifier_gui.sheets.dated_names import part_dated_name
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.sheets.left_out import LeftOut

OURS_AND_THEIRS = [
    ("№", "Наш (ПІБ)", "Їхній (ПІБ)"),
    ("1", "Савків Юрій Ілліч", "Абакумов Олег Юрьевич"),
    ("2", "Турчин Антон Павлович", "Белкин Роман Ильич"),
]


def found(folder: Path, rows: list[tuple[str, ...]], mapping: ColumnMapping | None = None) -> Inspection:
    return look(xlsx({"А": sheet_xml([row(cells) for cells in rows])}), folder, mapping=mapping)


def test_two_columns_of_names_are_doubted_until_one_of_them_is_decided(tmp_path: Path) -> None:
    names = {Doubt(DoubtKind.NAMES_TWICE, 1), Doubt(DoubtKind.NAMES_TWICE, 2)}
    asked = found(tmp_path, OURS_AND_THEIRS)
    assert asked.mapping.columns == ("number", "full-name", "")
    assert names <= set(asked.doubts)
    decided = found(tmp_path, OURS_AND_THEIRS, ColumnMapping(("number", "", "full-name")))
    assert not names & set(decided.doubts)


def test_the_same_people_in_two_spellings_are_no_doubt(tmp_path: Path) -> None:
    rows = [("ПІБ", "Name"), ("Савків Юрій Ілліч", "Savkiv Yurii"), ("Турчин Антон Павлович", "Turchyn Anton")]
    said = found(tmp_path, rows)
    assert said.mapping.columns == ("full-name", "full-name")
    assert [doubt.kind for doubt in said.doubts] == [DoubtKind.NO_BIRTH_DATE]


@pytest.mark.parametrize(
    ("dates", "read", "kinds"),
    [
        (("09/17/1970", "02/23/2004", "09/04/1999"), "1999-09-04", {DoubtKind.MONTH_FIRST}),
        (("17/09/1970", "23/02/2004", "09/04/1999"), "1999-04-09", set[DoubtKind]()),
        (("07/09/1970", "03/02/2004", "09/04/1999"), "1999-04-09", {DoubtKind.DAY_OR_MONTH}),
        (
            ("17/09/1970", "02/23/2004", "23/02/2001", "02/24/1999", "09/04/1999"),
            "1999-04-09",
            {DoubtKind.DAY_OR_MONTH},
        ),
    ],
)
def test_the_rest_of_a_column_tells_whether_the_month_leads(
    tmp_path: Path, dates: tuple[str, ...], read: str, kinds: set[DoubtKind]
) -> None:
    people = [(f"Коваль Петро {number}", date) for number, date in enumerate(dates)]
    said = found(tmp_path, [("ПІБ", "Дата народження"), *people])
    assert said.preview[-1].facts.value(FactKind.BIRTH_DATE) == read
    assert {doubt.kind for doubt in said.doubts} == kinds


def test_a_birth_date_in_three_columns_is_one_fact(tmp_path: Path) -> None:
    rows = [("ПІБ", "День", "Місяць", "Рік"), ("Мороз Іван", "31", "лютого", "1984"), ("Лис Ян", "3", "серпня", "1986")]
    said = found(tmp_path, rows)
    assert [one.facts.value(FactKind.BIRTH_DATE) for one in said.preview[1:]] == ["", "1986-08-03"]
    assert said.problem_counts == {ProblemKind.DATE_IMPOSSIBLE: 1}


def test_a_person_on_two_rows_is_one_and_no_row_is_left_out(tmp_path: Path) -> None:
    rows = [
        ("№", "ПІБ, дата народження", "Звання"),
        ("1", "Мороз Іван Ілліч", "солдат"),
        ("", "12.03.1989", "72 омбр"),
        ("2", "Лис Ян Янович", "сержант"),
        ("", "01.02.1990", "80 одшбр"),
    ]
    said = found(tmp_path, rows)
    assert said.people == said.left_out[LeftOut.SECOND_ROW] == 2
    first = said.preview[1]
    assert first.cells == ("1", "Мороз Іван Ілліч\n12.03.1989", "солдат\n72 омбр")
    assert [first.facts.value(kind) for kind in (FactKind.BIRTH_DATE, FactKind.RANK, FactKind.UNIT)] == [
        "1989-03-12",
        "солдат",
        "72 омбр",
    ]


def test_a_table_without_people_says_so(tmp_path: Path) -> None:
    said = csv_look("Область;Кількість\nЛьвівська;2\nКиївська;1\n", tmp_path)
    assert {DoubtKind.NO_NAME, DoubtKind.NOBODY} <= {doubt.kind for doubt in said.doubts}


@pytest.mark.parametrize(
    ("text", "value", "about"),
    [
        ("III.1989", "1989-03", False),
        ("12.ІІІ.1989", "1989-03-12", False),
        ("≈1989", "1989", True),
        ("бл. 1989 р.", "1989", True),
        ("12.03.1989 (?)", "1989-03-12", True),
        ("весна 2022", "2022", False),
    ],
)
def test_unusual_dates_keep_how_sure_they_are(text: str, value: str, about: bool) -> None:
    read = read_date(text, last_short_year=BORN_BY)
    assert (str(read.date), read.about) == (value, about)


def test_two_dates_in_a_cell_are_none() -> None:
    assert read_date("12.04.2022-20.05.2022", last_short_year=BORN_BY).reading is DateReading.UNREAD


_TEXTS = st.text(st.sampled_from("АБвгд ІI.,/()-—12039№\n;"), max_size=14) | st.sampled_from(
    ("ПІБ", "Дата народження", "Мороз Іван Ілліч", "12.03.1989", "солдат", "№", "Разом", "1989", "Статус")
)


@given(st.lists(st.lists(_TEXTS, min_size=1, max_size=5), min_size=1, max_size=8))
def test_any_table_is_laid_out(table: list[list[str]]) -> None:
    rows = [
        SheetRow(number, {column: Cell(text) for column, text in enumerate(texts) if text})
        for number, texts in enumerate(table, 1)
    ]
    layout = lay_out([one for one in rows if one.cells])
    assert len(layout.headings) == len(layout.mapping.columns)
    assert all(-1 <= doubt.column < len(layout.headings) for doubt in layout.doubts)
    again = lay_out([one for one in rows if one.cells], heading_row=layout.heading_row, mapping=layout.mapping)
    assert (again.birth_parts, again.month_first, again.two_rows, again.title_rows) == (
        layout.birth_parts,
        layout.month_first,
        layout.two_rows,
        layout.title_rows,
    )


@given(st.text(max_size=60))
def test_a_dated_name_is_a_part_of_its_cell(text: str) -> None:
    name, born, rest = part_dated_name(text)
    assert name in text
    assert born in text
    assert rest in text
