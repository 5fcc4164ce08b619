"""`verifier inspect`: what is in a file, for a person and for a program."""

import hashlib
import json

import openpyxl
import pytest
from small_cases import HEADINGS, REQUEST, write_list

from verifier_gui.domain.language import Language, speak


@pytest.fixture
def book(tmp_path):
    """A workbook of two sheets with people, the larger one second, title rows above."""
    workbook = openpyxl.Workbook()
    small = workbook.active
    small.title = "Мала"
    large = workbook.create_sheet("Велика")
    hidden = workbook.create_sheet("Чернетка")
    hidden.sheet_state = "hidden"
    for sheet, lines in ((small, REQUEST[:1]), (large, REQUEST), (hidden, REQUEST[:2])):
        sheet.append(["Список станом на 15.03.2025"])
        for line in (HEADINGS, *lines):
            sheet.append(line.split(";"))
    path = tmp_path / "книга.xlsx"
    workbook.save(path)
    return path


def test_the_first_line_ends_with_the_number_of_people(run, tmp_path):
    status, out, error = run("inspect", write_list(tmp_path, "запит.csv", REQUEST))
    assert (status, error) == (0, "")
    assert out.splitlines()[0] == "запит.csv: 6 people"


def test_the_first_line_is_the_same_in_every_language(run, tmp_path, monkeypatch):
    path = write_list(tmp_path, "запит.csv", REQUEST)
    english = run("inspect", path)[1]
    monkeypatch.setenv("VERIFIER_LANGUAGE", "uk")
    ukrainian = run("inspect", path)[1]
    assert ukrainian.splitlines()[0] == english.splitlines()[0]
    assert ukrainian != english
    speak(Language.ENGLISH)


def test_a_person_is_told_sheets_headings_columns_encoding_and_the_fingerprint(run, book, tmp_path):
    lines = run("inspect", book)[1].splitlines()
    assert lines[:4] == [
        "книга.xlsx: 6 people",
        "  sheet Мала: 1 person",
        "  sheet Велика: 6 people",
        "  sheet Чернетка: 2 people (hidden)",
    ]
    assert "  headings in row 2" in lines
    assert "  as of 15.03.2025" in lines
    assert any(line.startswith("  2. Прізвище = ") for line in lines)
    assert lines[-1] == f"  SHA-256 {hashlib.sha256(book.read_bytes()).hexdigest()}"
    path = write_list(tmp_path, "запит.csv", REQUEST)
    assert any("delimiter ;" in line for line in run("inspect", path)[1].splitlines())


def test_a_program_gets_the_same_as_json(run, book):
    status, out, error = run("inspect", book, "--json")
    assert (status, error) == (0, "")
    found = json.loads(out)
    assert (found["file"], found["people"], found["sheet"], found["heading_row"]) == ("книга.xlsx", 6, "Велика", 2)
    assert [sheet["people"] for sheet in found["sheets"]] == [1, 6, 2]
    assert [column["meaning"] for column in found["columns"]][:5] == [
        "number",
        "surname",
        "given-name",
        "patronymic",
        "birth-date",
    ]
    assert [column["column"] for column in found["columns"]] == [1, 2, 3, 4, 5, 6]
    assert (found["sha256"], found["as_of"]) == (hashlib.sha256(book.read_bytes()).hexdigest(), "2025-03-15")


def test_first_rows_are_told_as_they_are_stored_and_as_they_are_shown(run, tmp_path):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for cells in (("ПІБ", "Дата народження", "РНОКПП"), ("Мороз Іван", 32579, 276100123)):
        sheet.append(cells)
    sheet["B2"].number_format, sheet["C2"].number_format = "mm-dd-yy", "0000000000"
    workbook.save(tmp_path / "книга.xlsx")
    shown = json.loads(run("inspect", tmp_path / "книга.xlsx", "--json")[1])["rows"][1]
    assert (shown["row"], shown["kind"]) == (2, "person")
    assert shown["cells"] == ["Мороз Іван", "32579", "276100123"]
    assert shown["shown"] == ["Мороз Іван", "3/12/1989", "0276100123"]
    lines = run("inspect", tmp_path / "книга.xlsx")[1].splitlines()
    assert "  row 2: Мороз Іван | 12.03.1989 | 0276100123" in lines, "as a system set to Ukrainian shows the same day"


def test_problems_are_counted_and_given_with_their_places(run, tmp_path):
    path = write_list(tmp_path, "запит.csv", [REQUEST[0].replace("12.03.1989", "31.02.1989")])
    assert any("date" in line for line in run("inspect", path)[1].splitlines()[1:])
    found = json.loads(run("inspect", path, "--json")[1])
    assert found["problems"]["date-impossible"] == 1
    place = next(one for one in found["places"] if one["kind"] == "date-impossible")
    assert (place["sheet"], place["row"], place["column"], place["raw"]) == ("", 2, 5, "31.02.1989")
    assert place["sentence"].startswith("No calendar has this day.")
    assert "    row 2, Дата народження (E2): Impossible date: 31.02.1989" in run("inspect", path)[1].splitlines()


def test_who_stands_on_a_list_twice_is_told_with_the_other_row(run, tmp_path):
    path = write_list(tmp_path, "запит.csv", [*REQUEST, REQUEST[0].replace("1;", "9;", 1)])
    found = json.loads(run("inspect", path, "--json")[1])
    twice = next(one for one in found["places"] if one["kind"] == "listed-twice")
    assert (twice["row"], twice["first_row"]) == (len(REQUEST) + 2, 2)


def test_rows_taken_and_left_out_add_up_to_the_rows_of_the_sheet(run, tmp_path):
    path = write_list(tmp_path, "запит.csv", [*REQUEST[:3], "", "Разом: 6", *REQUEST[3:]])
    assert (
        "  9 rows: 6 people, 1 row of headings, 1 total or signature, 1 blank row"
        in run("inspect", path)[1].splitlines()
    )
    found = json.loads(run("inspect", path, "--json")[1])
    assert found["left_out"] == {"heading": 1, "total": 1, "blank": 1}
    assert found["people"] + sum(found["left_out"].values()) == found["rows_of_sheet"] == found["sheets"][0]["rows"]
    assert [row["left_out"] for row in found["rows"]].count("total") == 1


def test_a_file_that_does_not_tell_how_to_read_it_is_refused_and_the_answer_is_taken(run, tmp_path):
    (tmp_path / "a.csv").write_bytes("a;b\n\xe0;1\n".encode("latin-1"))
    status, out, error = run("inspect", tmp_path / "a.csv")
    assert (status, out, error.count("\n")) == (2, "", 1)
    assert error.rstrip().endswith("--encoding cp1251.")
    assert run("inspect", tmp_path / "a.csv", "--encoding", "cp1251")[0] == 0
    assert run("inspect", tmp_path / "a.csv", "--encoding", "nonsense")[0] == 2
    assert run("inspect", tmp_path / "a.csv", "--delimiter", "::")[0] == 2


def test_sheet_headings_and_delimiter_can_be_said(run, book, tmp_path):
    found = json.loads(run("inspect", book, "--json", "--sheet", "Мала", "--headings", "2")[1])
    assert (found["sheet"], found["people"], found["heading_row"]) == ("Мала", 1, 2)
    path = write_list(tmp_path, "запит.csv", [line.replace(";", "\t") for line in REQUEST], HEADINGS.replace(";", "\t"))
    assert json.loads(run("inspect", path, "--json", "--delimiter", "tab")[1])["people"] == len(REQUEST)


def test_what_cannot_be_read_is_two_and_one_line(run, tmp_path):
    (tmp_path / "порожній.xlsx").write_bytes(b"")
    (tmp_path / "образ.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    for name in ("немає.xlsx", "порожній.xlsx", "образ.png", "."):
        status, out, error = run("inspect", tmp_path / name)
        assert (status, out, error.count("\n")) == (2, "", 1), name
        assert error.startswith("verifier: ")


def test_nothing_of_a_file_is_obeyed_by_the_terminal(run, tmp_path):
    path = write_list(tmp_path, "запит.csv", REQUEST, HEADINGS.replace("Звання", "Зван\x1b]0,x\x07ня\x9b31m\u202e"))
    status, out, _error = run("inspect", path)
    assert status == 0
    assert all(sign.isprintable() or sign in "\n\u00a0" for sign in out)
    assert "\\x1b]0,x\\x07" in out
    status, _out, error = run("inspect", tmp_path / "\x1b[2J.csv")
    assert (status, "\x1b" in error) == (2, False)
