"""Csv of every encoding, delimiter and line end."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import csv_look, look

from verifier_gui.domain.problems import ProblemKind
from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress
from verifier_gui.sheets import limits
from verifier_gui.sheets.csv_workbook import _End, _split
from verifier_gui.sheets.encodings import encoding_of
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.sheets.reading import read_people

UKRAINIAN = "№;Прізвище;Імʼя;По батькові;Дата народження\r\n" + "".join(
    f"{number};{surname};{given};{father};12.03.19{80 + number}\r\n"
    for number, (surname, given, father) in enumerate(
        [
            ("Шевченко", "Олена", "Іванівна"),
            ("Коваль", "Петро", "Андрійович"),
            ("Ґудзь", "Юрій", "Євгенович"),
            ("Їжакевич", "Наталія", "Сергіївна"),
        ]
    )
)
RUSSIAN = "№;Фамилия;Имя;Отчество;Дата рождения\n1;Съедин;Пётр;Юрьевич;1.1.1990\n2;ЩУКИНА;ОЛЬГА;ЭДУАРДОВНА;2.2.1991\n"


@pytest.mark.parametrize("text", [UKRAINIAN.replace("ʼ", "'"), RUSSIAN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251"])
def test_row_48_encodings_are_told_from_the_text(tmp_path: Path, text: str, encoding: str) -> None:
    found = csv_look(text, tmp_path, encoding)
    assert found.encoding == encoding
    assert found.people == text.count("\n") - 1


@pytest.mark.parametrize("encoding", ["koi8-u", "cp866", "iso8859-5", "mac-cyrillic"])
def test_rows_48_49_older_encodings_are_told_where_they_are_certain(tmp_path: Path, encoding: str) -> None:
    found = csv_look(RUSSIAN.replace("№", "N"), tmp_path, encoding)
    assert found.encoding == encoding
    assert found.people == 2


def test_row_49_a_doubtful_encoding_is_refused_and_the_caseworker_may_name_it(tmp_path: Path) -> None:
    data = "a;b\n\xe0;1\n".encode("latin-1")
    assert not encoding_of([data]).certain
    with pytest.raises(SheetError, match="cannot be told for certain") as refused:
        look(data, tmp_path, name="list.csv")
    samples = str(refused.value.values["samples"]).splitlines()
    assert {"cp1251\tа;1", "koi8-u\tЮ;1", "iso8859-5\tр;1"} <= set(samples), "what it looks like in each is told"
    assert look(data, tmp_path, name="list.csv", encoding="cp1251").encoding == "cp1251"


def test_row_49_a_text_that_reads_like_no_language_in_any_encoding_is_asked_about() -> None:
    assert not encoding_of([RUSSIAN.replace("№", "N").encode("cp855")]).certain


def test_row_49_a_bad_byte_in_utf8_is_named_with_its_line(tmp_path: Path) -> None:
    data = UKRAINIAN.encode().replace("Петро".encode(), b"\xd0\xff\xd0\xb5\xd1\x82")
    with pytest.raises(SheetError, match="line 3"):
        look(data, tmp_path, name="list.csv")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_row_50_delimiters_are_told(tmp_path: Path, delimiter: str) -> None:
    found = csv_look(UKRAINIAN.replace(";", delimiter), tmp_path)
    assert (found.delimiter, found.people) == (delimiter, 4)


def test_row_50_the_caseworkers_word_on_the_delimiter_holds_for_looking_and_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("ПІБ,А;Дата народження\nКоваль Петро,1;01.02.1980\nЛис Ян,2;03.04.1981\n", "utf-8")
    found = inspect(path, delimiter=";", progress=Progress())
    assert (found.delimiter, found.headings) == (";", ("ПІБ,А", "Дата народження"))
    reading = read_people(
        path,
        sheet=found.sheet,
        heading_row=found.heading_row,
        mapping=found.mapping,
        delimiter=";",
        progress=Progress(),
    )
    assert [row.cells for chunk in reading for row in chunk] == [
        ("Коваль Петро,1", "01.02.1980"),
        ("Лис Ян,2", "03.04.1981"),
    ]
    assert inspect(path, delimiter=",", progress=Progress()).headings == ("ПІБ", "А;Дата народження")


def test_row_50_a_line_that_tells_the_delimiter_is_obeyed_and_counted(tmp_path: Path) -> None:
    found = csv_look("sep=^\r\n" + UKRAINIAN.replace(";", "^"), tmp_path)
    assert (found.delimiter, found.heading_row, found.first_person_row) == ("^", 2, 3)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_row_51_line_ends_and_a_last_control_z(tmp_path: Path, end: str) -> None:
    assert csv_look(UKRAINIAN.replace("\r\n", end) + "\x1a", tmp_path).people == 4
    assert csv_look(UKRAINIAN.replace("\r\n", end, 2), tmp_path).people == 4


@pytest.mark.parametrize("place", ['2;"Мороз;Іван;Ілліч;1.1.1990', '2;"Мороз;Іван;"Ілліч;1.1.1990'])
def test_row_52_a_quotation_mark_never_closed_swallows_nobody(tmp_path: Path, place: str) -> None:
    text = UKRAINIAN + place + "\r\n" + "5;Лис;Ян;Янович;1.1.1991\r\n"
    found = csv_look(text, tmp_path)
    assert found.people == 6
    assert [problem.row for problem in found.problems if problem.kind is ProblemKind.QUOTE_NOT_CLOSED] == [6]


def test_row_52_a_mark_closed_in_somebody_elses_line_swallows_nobody(tmp_path: Path) -> None:
    text = UKRAINIAN + '2;"Мороз;Іван;Ілліч;1.1.1990\r\n3;Лис;Ян;Янович;1.1.1991\r\n4;"Рак";Ян;Янович;1.1.1991\r\n'
    assert csv_look(text, tmp_path).people == 7


def test_row_52_a_mark_in_every_line_is_told_by_each_line_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f'"{number};Мороз;Іван;Ілліч;1.1.1990\r\n' for number in range(5, 605)]
    tried: list[int] = []

    def counting(record: str, delimiter: str) -> tuple[list[str], _End]:
        tried.append(len(record))
        return _split(record, delimiter)

    monkeypatch.setattr("verifier_gui.sheets.csv_workbook._split", counting)
    assert csv_look(UKRAINIAN + "".join(lines), tmp_path).people == 604
    # The file is read through a few times. Trying each line with all that follow it would take some 100 records a line.
    assert len(tried) < 20 * len(lines)


def test_row_52_marks_that_never_belong_together_are_refused_before_they_take_hours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each line closes the mark of the line before and opens another: from every line on 200 would be tried."""
    monkeypatch.setattr("verifier_gui.sheets.csv_workbook._READ_AGAIN", 1_000_000)
    with pytest.raises(SheetError, match="do not belong together"):
        csv_look(UKRAINIAN + 'x";"\n' * 2_000, tmp_path)


def test_row_53_line_breaks_in_cells_and_ragged_rows_are_one_record_each(tmp_path: Path) -> None:
    text = UKRAINIAN + '5;"Мо\nроз";Іван\n\n6;Лис;Ян;Янович;1.1.1991;more;and more\n'
    found = csv_look(text, tmp_path)
    assert (found.people, found.last_person_row) == (6, 8)
    assert found.preview[5].cells == ("5", "Мо\nроз", "Іван", "", "", "", "")
    assert found.preview[6].cells[5:] == ("more", "and more")


def test_row_54_nuls_and_long_fields_are_read_and_a_line_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = csv_look(UKRAINIAN + f"5;Мороз\0;Іван;{'а' * 200_000};\n", tmp_path)
    assert found.people == 5
    assert found.preview[5].cells[1] == "Мороз\u2400"
    monkeypatch.setattr(limits, "CSV_LINE", 10_000)
    with pytest.raises(SheetError, match="Line 6"):
        csv_look(UKRAINIAN + "5;" + "а" * 20_000, tmp_path)


def test_a_large_csv_is_streamed_with_the_same_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = csv_look(UKRAINIAN, tmp_path)
    monkeypatch.setattr(limits, "FILE_BYTES", 100)
    streamed = csv_look(UKRAINIAN, tmp_path)
    assert streamed == whole


_CELL = st.text(st.characters(codec="utf-8", exclude_characters="\r\n\0"), max_size=8)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cells=st.lists(_CELL, min_size=1, max_size=6))
def test_quoted_records_come_back_as_they_were_written(cells: list[str]) -> None:
    record = ";".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    assert _split(record, ";") == (cells, _End.WHOLE)
