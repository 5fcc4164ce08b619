"""What a cell says is remembered from row to row: a row says the same whatever was read before it, and whoever is asked."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.facts import IDENTITY_KINDS, Fact, FactKind, Facts
from verifier_gui.domain.lists import RUNNING_NUMBER, ColumnMapping
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.errors import SheetError
from verifier_gui.sheets import whole_files
from verifier_gui.sheets.cells import Cell, CellKind, MergedRange, SheetRow
from verifier_gui.sheets.columns import Layout
from verifier_gui.sheets.rows import RowKind, RowReader, UnderstoodRow
from verifier_gui.sheets.whole_files import FilePerson, PeopleHearing, PeopleTelling

COLUMNS = (
    ("№", RUNNING_NUMBER),
    ("Телефон 1", ""),
    *(
        (kind.value.capitalize(), kind.value)
        for kind in (
            *IDENTITY_KINDS,
            FactKind.FULL_NAME,
            FactKind.STATUS,
            FactKind.STATUS_BASIS,
            FactKind.RANK,
            FactKind.NOTE,
        )
    ),
)
"""Headings and what they mean."""
TEXTS = (
    "а", "б", "сторінка 2", "исполнитель Коваль", "Шевченко", "Іван", "Петрович", "Шевченко Іван Петрович",
    "сержант Мороз (Коваль) Ольга", "Іван Петрович", "І.П.", "«Сокіл»", "01.02.1990", "1985", "31.02.1990", "32579",
    "12", "-", "?", "ч", "жін.", "солдат", "А1234", "3288462184", "3288462180", "3.31E+09", "АК924204", "ak 924204",
    "полон, живий", "помер 01.01.2023", "Разом", "Всього: 12", "командир відділення", "№", "ПІБ", "Телефон 1", "1",
    "Мо\u200bроз", "Moроз", "#REF!", "=A1", "  ", "Шевченко Іван Петрович\nМороз Олег Ілліч", "٣٤٥", "ур. Коваль",
)  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(TEXTS).map(Cell),
    st.tuples(st.sampled_from(TEXTS), st.sampled_from(CellKind), st.sampled_from(("", "1989-03-12"))).map(
        lambda cell: Cell(*cell)
    ),
    st.integers(0, 10**10).map(lambda number: Cell(str(number))),
)


VALID = "3288462184"
"""A tax number that tells 12 January 1990: day 32884 of its count."""


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Layout, list[SheetRow]]:
    """A table and its rows, the headings the first of them."""
    columns = draw(st.lists(st.sampled_from(COLUMNS), max_size=4))
    columns.insert(
        draw(st.integers(0, len(columns))), ("Surname", draw(st.sampled_from(("surname", "full-name", "rank"))))
    )
    headings, meanings = zip(*columns, strict=True)
    rows = [{column: Cell(heading) for column, heading in enumerate(headings)}]
    # Few cells, many times: what was remembered is met again.
    pool = draw(st.lists(CELLS, min_size=2, max_size=5))
    filled = st.dictionaries(st.integers(0, len(headings)), st.sampled_from(pool), min_size=1)
    rows += draw(st.lists(filled, min_size=1, max_size=6))
    read = [SheetRow(number, row, hidden=draw(st.booleans())) for number, row in enumerate([*rows, rows[0]], 1)]
    return Layout(1, 1, headings, ColumnMapping(meanings)), read


def understood(reader: RowReader, row: SheetRow) -> UnderstoodRow | str:
    try:
        return reader.understand(row)
    except SheetError as error:
        return error.sentence


@given(sheets())
def test_a_row_says_the_same_whatever_was_read_before_it(sheet: tuple[Layout, list[SheetRow]]) -> None:
    layout, rows = sheet
    merged = (MergedRange(2, 3, 0, 0),)
    alone = [understood(RowReader(layout, merged), row) for row in rows]
    reader = RowReader(layout, merged)
    assert [understood(reader, row) for row in rows] == alone
    assert [understood(reader, row) for row in reversed(rows)] == alone[::-1]


def facts_of(reader: RowReader, row: SheetRow) -> Facts | str | None:
    try:
        facts = reader.facts(row)
    except SheetError as error:
        return error.sentence
    return None if facts is None else Facts(tuple(facts))


@given(sheets())
def test_the_facts_alone_are_those_of_the_understood_row(sheet: tuple[Layout, list[SheetRow]]) -> None:
    layout, rows = sheet
    reader, quick = RowReader(layout), RowReader(layout, facts_alone=True)
    for row in rows:
        expected = understood(reader, row)
        if isinstance(expected, UnderstoodRow):
            expected = expected.facts if expected.kind is RowKind.PERSON else None
        assert facts_of(quick, row) == expected


class _Sceptical(RowReader):
    """Takes no mark for granted."""

    def _skipped(self, row: SheetRow, marks: int) -> tuple[Problem, ...] | None:
        return super()._skipped(row, 0)


@given(sheets())
def test_marks_tell_of_no_other_row_that_it_is_a_person_s(sheet: tuple[Layout, list[SheetRow]]) -> None:
    layout, rows = sheet
    reader, sceptical = RowReader(layout), _Sceptical(layout)
    assert [understood(reader, row) for row in rows] == [understood(sceptical, row) for row in rows]


@pytest.mark.parametrize(
    "cells",
    [
        ("1", "а", "б"),
        ("12", "исполнитель Коваль"),
        ("2", "Коваль", "сторінка 2"),
        ("разом 2", "Коваль", "", "А1"),
        ("№", "Прізвище"),
    ],
)
def test_words_that_make_a_row_nobody_s_are_marked(cells: tuple[str, ...]) -> None:
    headings = ("№", "Прізвище", "Примітка", "Частина")
    layout = Layout(1, 1, headings, ColumnMapping((RUNNING_NUMBER, "surname", "note", "unit")))
    row = SheetRow(2, {column: Cell(text) for column, text in enumerate(cells) if text})
    found = RowReader(layout).understand(row)
    assert found.kind is RowKind.SKIPPED
    assert found == _Sceptical(layout).understand(row)


@pytest.mark.parametrize(("limit", "most"), [("_REMEMBERED", 3), ("_CHARACTERS", 26)])
def test_facts_are_told_once_while_both_sides_remember_them(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_files, limit, most)
    given_name = Fact(FactKind.GIVEN_NAME, "Іван", "Іван")
    born = Fact(FactKind.BIRTH_DATE, "1990", "1990", 0, "year")
    other = Fact(FactKind.SURNAME, "Mоpoз", "Мороз", 1)
    chunks = [
        [(2, [given_name, born])],
        [(3, [given_name, other]), (4, [])],
        [(5, [born, Fact(FactKind.NOTE, "к", "к")])],
    ] * 2
    telling, hearing = PeopleTelling(), PeopleHearing()
    messages = [telling.message(chunk) for chunk in chunks]
    assert [len(message["facts"]) for message in messages] == [2, 1, 1, 2, 1, 1]
    assert [message["anew"] for message in messages] == [False, False, False, True, False, False]
    for chunk, message in zip(chunks, messages, strict=True):
        expected = [FilePerson(row, Facts(tuple(facts))) for row, facts in chunk]
        assert hearing.people(json.loads(json.dumps(message))) == expected


def read(meanings: tuple[str, ...], *rows: tuple[str, ...]) -> list[UnderstoodRow]:
    reader = RowReader(Layout(1, 1, ("",) * len(meanings), ColumnMapping(meanings)))
    return [
        reader.understand(SheetRow(number, {column: Cell(text) for column, text in enumerate(cells) if text}))
        for number, cells in enumerate(rows, 2)
    ]


def test_facts_of_one_kind_are_numbered_over_the_cells_of_a_row() -> None:
    row = ("Коваль", "Олег", "солдат", "АК924204", "сержант", "АК924205")
    first, second = read(("surname", "given-name", "rank", "passport", "rank", "passport"), row, row)
    assert first.facts == second.facts
    assert [(fact.kind.value, fact.raw, fact.ordinal) for fact in first.facts.facts] == [
        ("surname", "Коваль", 0),
        ("given-name", "Олег", 0),
        ("rank", "солдат", 0),
        ("passport", "АК924204", 0),
        ("rank", "сержант", 1),
        ("passport", "АК924205", 1),
    ]


def test_what_is_odd_about_a_cell_is_said_of_each_row_that_has_it() -> None:
    row = ("Moроз", "31.02.1990", "3288462180")
    for number, found in enumerate(read(("surname", "birth-date", "tax-number"), row, row), 2):
        assert [(one.kind, one.row, one.column, one.raw) for one in found.problems] == [
            (ProblemKind.MIXED_SCRIPTS, number, 0, "Moроз"),
            (ProblemKind.DATE_IMPOSSIBLE, number, 1, "31.02.1990"),
            (ProblemKind.TAX_NUMBER_WRONG, number, 2, "3288462180"),
        ]


@pytest.mark.parametrize(
    ("born", "said"), [("12.01.1990", False), ("1990", False), ("13.01.1990", True), ("02.1990", True), ("", False)]
)
def test_a_tax_number_is_held_against_the_birth_date_of_its_own_row(born: str, said: bool) -> None:
    meanings = ("surname", "birth-date", "tax-number")
    for found in read(meanings, ("Коваль", born, VALID), ("Коваль", born, VALID)):
        against = [one.column for one in found.problems if one.kind is ProblemKind.TAX_NUMBER_AGAINST_DATE]
        assert against == ([2] if said else [])
