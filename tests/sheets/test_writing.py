"""Rosters leave the house as text that nothing runs, whole or not at all, the same bytes each time."""

import csv
import io
import os
import stat
import tempfile
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from workbooks import look

from verifier_gui.errors import ExportError
from verifier_gui.sheets import replacing
from verifier_gui.sheets.replacing import safe_file_name, write_whole
from verifier_gui.sheets.roster_csv import roster_csv
from verifier_gui.sheets.roster_print import roster_print
from verifier_gui.sheets.roster_table import LONGEST_CELL, RosterTable, may_run, visible
from verifier_gui.sheets.roster_workbook import roster_workbook

RUNNABLE = ("=1+1", "+380", "-5", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "  =cmd|' /C calc'!A0")


def table(*rows: tuple[str, ...]) -> RosterTable:
    return RosterTable(
        name="Список А",
        title=("Поіменний список", "станом на 15.03.2025"),
        headings=("№", "ПІБ", "РНОКПП"),
        rows=rows or (("1", "Шевченко Олена Іванівна", "0012345678"),),
        mark="Не підписано",
        closing=("слово слово",),
    )


def words(page: int, pages: int) -> str:
    return f"сторінка {page} з {pages}"


@pytest.mark.parametrize("text", RUNNABLE)
def test_row_55_formula_like_text_is_text_in_the_workbook(text: str) -> None:
    data, _ = roster_workbook(table(("1", text, "1")))
    cell = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["B6"]
    assert (cell.data_type, cell.quotePrefix, cell.number_format) == ("s", True, "@")
    assert cell.value == visible(text)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<f>" not in package.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", RUNNABLE)
def test_row_55_formula_like_text_gets_a_mark_in_csv_and_the_notes_say_so(text: str) -> None:
    data, notes = roster_csv(table(("1", text, "1")))
    cells = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    marked = cells[1][1]
    assert (cells[1], marked[0]) == (["1", marked, "1"], "'")
    assert marked[1:].replace("\n'", "\n").replace("\t'", "\t") == visible(text)
    assert [(note.row, note.column) for note in notes.quoted] == [(0, 1)]


@pytest.mark.parametrize("text", ["\u200b=1+1", "\ufeff@SUM(1)", "\u2003-1", '"=1+1"'])
def test_row_55_what_is_not_seen_before_a_formula_hides_it_from_nobody(text: str) -> None:
    assert may_run(text)


@pytest.mark.parametrize("text", ["x;=1+1;", "x\n=1+1", "x\r\n@SUM(1)", 'x;"=1+1"', "x; \u200b=1+1"])
def test_row_55_no_formula_begins_where_a_program_parts_the_csv_at_semicolons(text: str) -> None:
    data, notes = roster_csv(table(("1", text, "1")))
    there = [
        cell for line in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";") for cell in line
    ]
    assert not any(may_run(cell) for cell in there)
    assert [(note.row, note.column) for note in notes.quoted] == [(0, 1)]


def test_row_56_cells_over_the_limit_go_on_elsewhere_and_are_listed() -> None:
    long = "а" * (2 * LONGEST_CELL + 5)
    data, notes = roster_workbook(table(("1", long, "1")))
    assert [(note.row, note.column) for note in notes.too_long] == [(0, 1)]
    main, more = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    assert len(str(main["B6"].value)) == LONGEST_CELL
    assert [cell.value for cell in more[1]][:2] == ["1", "B6"]
    assert "".join(str(cell.value) for cell in more[1][2:]) == long


def test_row_56_control_characters_are_shown_and_listed() -> None:
    cells = table(("1", "Шев\x01ченко\x00", "1"))
    data, notes = roster_workbook(cells)
    assert openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]["B6"].value == "Шев\u2401ченко\u2400"
    for other in (notes, roster_csv(cells)[1], roster_print(cells, words)[1]):
        assert [(note.row, note.column) for note in other.controls] == [(0, 1)]


def test_numbers_stay_text_under_headings_that_stay_in_sight(tmp_path: Path) -> None:
    data, _ = roster_workbook(table())
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert (sheet["C6"].value, sheet["C6"].data_type) == ("0012345678", "s")
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet["A3"].value) == ("A6", "A5:C6", "Не підписано")
    found = look(data, tmp_path)
    assert (found.people, found.heading_row, found.as_of) == (1, 5, "2025-03-15")


@pytest.mark.parametrize("write", [roster_workbook, roster_csv, lambda cells: roster_print(cells, words)])
def test_the_same_table_gives_the_same_bytes(write: object) -> None:
    assert callable(write)
    assert write(table())[0] == write(table())[0]


def test_a_workbook_is_never_in_clear_in_the_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("mkstemp", "NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr("openpyxl.worksheet._writer.create_temporary_file", refuse)
    assert roster_workbook(table())[0].startswith(b"PK")


def test_a_print_has_its_number_of_pages_and_holds_cells_higher_than_a_page() -> None:
    many = table(*((str(number), "Шевченко Олена Іванівна", "слово " * 300) for number in range(30)))
    data, notes = roster_print(many, words)
    assert data.count(b"/Type /Page\n") > 5
    assert notes.is_empty
    assert [note.row for note in roster_print(table(("1", "а" * 5000, "")), words)[1].too_long] == [0]


def test_row_57_a_file_is_written_whole_for_its_owner_alone(tmp_path: Path) -> None:
    target = tmp_path / "roster.csv"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_row_57_a_full_disk_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "roster.csv"
    write_whole(target, b"old")

    def full(*_arguments: object) -> None:
        (tmp_path / "roster.csv.part").write_bytes(b"ha")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(replacing, "_write_synced", full)
    with pytest.raises(ExportError, match="cannot be written"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["roster.csv"]


def test_a_share_that_syncs_no_folders_takes_a_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def files_alone(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(22, "Invalid argument")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", files_alone)
    write_whole(tmp_path / "roster.csv", b"new")
    assert (tmp_path / "roster.csv").read_bytes() == b"new"


def test_row_57_a_read_only_file_a_folder_and_a_missing_folder_are_refused(tmp_path: Path) -> None:
    target = tmp_path / "roster.csv"
    write_whole(target, b"old")
    target.chmod(0o400)
    for refused in (target, tmp_path, tmp_path / "nowhere" / "roster.csv"):
        with pytest.raises(ExportError, match="cannot be written"):
            write_whole(refused, b"new")
    assert target.read_bytes() == b"old"


@pytest.mark.skipif(os.name != "posix", reason="pipes")
def test_a_pipe_or_a_device_is_refused_and_its_name_never_becomes_a_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    for target in (tmp_path / "pipe.csv", Path("/dev/null")):
        with pytest.raises(ExportError, match="cannot be written"):
            write_whole(target, b"new")
    assert stat.S_ISFIFO((tmp_path / "pipe.csv").stat().st_mode)
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_a_link_in_the_way_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"other")
    (tmp_path / "roster.csv.part").symlink_to(tmp_path / "other")
    write_whole(tmp_path / "roster.csv", b"new")
    assert (tmp_path / "other").read_bytes() == b"other"


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("Список А", "Список А"),
        ("a/b\\c:d", "a_b_c_d"),
        ("..", "list"),
        ("", "list"),
        ("con", "list con"),
        ("NUL.txt", "list NUL.txt"),
        ("спи\u202eсок\n", "спи_сок"),
    ],
)
def test_row_58_file_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


@given(st.text(max_size=300))
def test_row_58_any_name_gives_one_name_in_the_folder(name: str) -> None:
    safe = safe_file_name(name)
    assert safe
    assert Path(safe).name == safe
    assert ".." not in safe
    assert len(safe.encode()) <= 130
    assert safe_file_name(safe) == safe


@example(";\t")
@example("a\n \t=1")
@example(";\n\t+1")
@example(';"\t')
@given(st.text(max_size=60))
def test_row_55_no_cell_of_a_csv_may_run(text: str) -> None:
    data, _ = roster_csv(table(("1", text, "1")))
    for delimiter in ",;":
        lines = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter)
        assert not any(may_run(cell) for line in lines for cell in line)
