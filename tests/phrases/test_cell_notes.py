"""What was read of a cell, in words beside it."""

import pytest

from verifier_gui.domain.lists import ColumnMapping, ListRole, Status
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.phrases import problem_words
from verifier_gui.phrases.cell_notes import NOTHING, CellNote, CellNotes, Tone, mixed
from verifier_gui.sheets.cells import Cell, CellKind, SheetRow
from verifier_gui.sheets.columns import Layout
from verifier_gui.sheets.inspection import PreviewRow
from verifier_gui.sheets.rows import RowReader


def noted(
    meanings: tuple[str, ...],
    cells: tuple[str | Cell, ...],
    column: int,
    role: ListRole = ListRole.REGISTRY,
    status: Status | None = None,
) -> CellNote:
    """The note on one cell of a row that is read as the program reads it."""
    mapping = ColumnMapping(meanings)
    held = {place: cell if isinstance(cell, Cell) else Cell(cell) for place, cell in enumerate(cells) if cell}
    reader = RowReader(Layout(1, 1, ("",) * len(meanings), mapping))
    read = reader.understand(SheetRow(2, held))
    row = PreviewRow(2, read.cells, read.facts, read.problems, read.kind)
    return CellNotes(mapping, role, status).on(row, column)


NAME_AND_BORN = ("full-name", "birth-date")


@pytest.mark.parametrize(
    ("born", "note"),
    [
        ("12.03.1989", NOTHING),
        ("1989-03-12", CellNote("→ 12.03.1989")),
        (Cell("34211", CellKind.NUMBER, "1993-08-30"), CellNote("→ 30.08.1993")),
        ("1989", CellNote("→ year only", Tone.WARNING)),
        ("03.1989", CellNote("→ month and year", Tone.WARNING)),
        ("31.02.1990", CellNote("→ impossible", Tone.DANGER)),
        ("весна", CellNote("→ not read", Tone.WARNING)),
        (Cell("#REF!", CellKind.ERROR), CellNote("→ error, nothing read", Tone.DANGER)),
    ],
)
def test_a_date_says_what_was_read_where_it_is_not_plain(born: str | Cell, note: CellNote) -> None:
    assert noted(NAME_AND_BORN, ("Коваль Петро", born), 1) == note


def test_two_dates_of_one_kind_are_each_noted_by_their_own_cell() -> None:
    meanings = ("full-name", "captured-on", "captured-on")
    assert noted(meanings, ("Коваль Петро", "", "2022-04-12"), 2).text == "→ 12.04.2022"
    assert noted(meanings, ("Коваль Петро", "2022-04-11", "2022-04-12"), 2).text == "→ 12.04.2022"
    assert noted(meanings, ("Коваль Петро", "2022-04-11", "2022-04-12"), 1).text == "→ 11.04.2022"


@pytest.mark.parametrize(
    ("cell", "role", "default", "note"),
    [
        ("", ListRole.REGISTRY, None, CellNote("(blank)")),
        ("", ListRole.REGISTRY, Status.CAPTIVE, CellNote("(blank) → captive")),
        ("", ListRole.DECEASED, None, CellNote("(blank) → deceased")),
        ("у полоні, МКЧХ", ListRole.REGISTRY, None, CellNote("→ captive, ICRC")),
        ("умер 11.2024", ListRole.REGISTRY, None, CellNote("→ deceased", Tone.DANGER)),
        ("умер 11.2024", ListRole.DECEASED, None, CellNote("→ deceased")),
        ("обмен 09.24?", ListRole.REGISTRY, Status.CAPTIVE, CellNote("→ unread", Tone.WARNING)),
    ],
)
def test_a_status_says_what_holds_of_the_person(
    cell: str, role: ListRole, default: Status | None, note: CellNote
) -> None:
    assert noted(("full-name", "status"), ("Коваль Петро", cell), 1, role, default) == note


def test_names_say_what_was_read_out_of_them() -> None:
    assert noted(NAME_AND_BORN, ("БЕЛАЯ (КОВАЛЬ) Анна Олеговна",), 0) == CellNote("formerly КОВАЛЬ", Tone.TAG)
    assert noted(NAME_AND_BORN, ("Коваль Петро «Турист»",), 0) == CellNote("call sign Турист", Tone.TAG)
    assert noted(NAME_AND_BORN, ("Коваль Петро Ілліч",), 0) == NOTHING


def test_letters_of_another_script_are_marked_and_named() -> None:
    assert mixed("АНДРIЙЧУК  Олег") == CellNote("Latin I, read as І", Tone.TAG, (4,))
    assert mixed("К0ВАЛЬ") == CellNote("digit 0, read as О", Tone.TAG, (1,))
    assert mixed("KOВAЛЬ") == CellNote("3 letters of another script", Tone.TAG, (0, 1, 3))
    assert mixed("Kоvalenko") == CellNote("Cyrillic о, read as o", Tone.TAG, (1,))


def test_a_column_that_means_nothing_is_not_noted() -> None:
    assert noted(("full-name", "", "number"), ("Коваль Петро", "1988", "7"), 1) == NOTHING
    assert noted(("full-name", "", "number"), ("Коваль Петро", "1988", "7"), 2) == NOTHING


@pytest.mark.parametrize("kind", list(ProblemKind))
def test_every_problem_has_a_name_and_a_meaning(kind: ProblemKind) -> None:
    assert problem_words.name(kind)
    assert problem_words.meaning(kind).endswith(".")


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_are_lettered_as_spreadsheets_do(column: int, letters: str) -> None:
    assert problem_words.column_letters(column) == letters


def test_a_column_is_called_by_its_heading_else_by_its_letters() -> None:
    headings = ("№", " Дата \n народження ", "")
    assert [problem_words.column_name(column, headings) for column in (1, 2, 9, -1)] == [
        "Дата народження",
        "column C",
        "column J",
        "whole row",
    ]
