"""Hostile and damaged xlsx files are read whole, or refused in one sentence."""

import io
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from workbooks import HEADINGS, MAIN, PEOPLE, dated_xlsx, look, people_xml, row, sheet_xml, xlsx

from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits


def refused(data: bytes, folder: Path, words: str) -> None:
    with pytest.raises(SheetError, match=words):
        look(data, folder)


def test_row_1_a_part_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PART_BYTES", 1_000_000)
    refused(xlsx({"А": people_xml(" " * 3_000_000)}), tmp_path, "unpacks to more")


def test_row_1_millions_of_strings_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SHARED_STRINGS", 1000)
    strings = f'<sst xmlns="{MAIN}">{"<si><t>a</t></si>" * 1001}</sst>'
    refused(xlsx(parts={"xl/sharedStrings.xml": strings}), tmp_path, "more than 1000 different texts")


def test_row_24_more_people_than_any_list_has_are_refused_with_their_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PEOPLE", 1)
    refused(xlsx(), tmp_path, "more than 1 people")


def test_row_21_blank_rows_and_columns_without_end_are_passed_over(tmp_path: Path) -> None:
    wide = row((*HEADINGS, *(f"x{number}" for number in range(16_380))))
    assert look(xlsx({"А": sheet_xml([wide, *map(row, PEOPLE), *["<row/>"] * 50_000])}), tmp_path).people == 2


def test_row_2_a_huge_part_that_nobody_needs_is_never_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PART_BYTES", 1_000_000)
    assert look(xlsx(parts={"xl/media/image1.bin": b"\0" * 3_000_000}), tmp_path).people == 2


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY b "lol">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://example.invalid/x"> %x;]>',
    ],
)
def test_row_3_a_document_type_is_refused(tmp_path: Path, declaration: str) -> None:
    refused(xlsx({"А": declaration + people_xml()}), tmp_path, "document type")


def test_row_4_a_token_of_many_megabytes_is_refused_quickly(tmp_path: Path) -> None:
    began = time.monotonic()
    refused(xlsx({"А": f'<worksheet xmlns="{MAIN}" a="{"x" * 30_000_000}"/>'}), tmp_path, "longer than 4 MB")
    assert time.monotonic() - began < 5


def test_row_4_deep_nesting_is_refused(tmp_path: Path) -> None:
    refused(xlsx({"А": f'<worksheet xmlns="{MAIN}">' + "<a>" * 300_000}), tmp_path, "nested deeper")


def test_row_5_two_parts_of_one_name_are_refused(tmp_path: Path) -> None:
    out = io.BytesIO(xlsx())
    with zipfile.ZipFile(out, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("xl/worksheets/sheet1.xml", people_xml())
    refused(out.getvalue(), tmp_path, "two parts of one name")


def test_row_6_names_that_climb_out_of_the_zip_write_nothing(tmp_path: Path) -> None:
    assert look(xlsx(parts={"../../evil.txt": "x"}), tmp_path).people == 2
    assert [path.name for path in tmp_path.iterdir()] == ["list.xlsx"]


@pytest.mark.parametrize("length", [0, 1, 30, 600])
def test_row_7_a_cut_file_is_refused(tmp_path: Path, length: int) -> None:
    refused(xlsx()[:length], tmp_path, r"file|spreadsheet")


def test_row_8_a_wrong_checksum_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package, zipfile.ZipFile(io.BytesIO(xlsx())) as sound:
        for part in sound.infolist():
            package.writestr(part.filename, sound.read(part))
    refused(out.getvalue().replace("Шевченко".encode(), "Шевченка".encode()), tmp_path, "damaged")


def test_row_20_a_stray_cell_in_the_last_corner_is_read(tmp_path: Path) -> None:
    found = look(xlsx({"А": people_xml('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')}), tmp_path)
    assert (found.people, found.sheets[0].rows, len(found.headings)) == (2, 1_048_576, 4)
    assert len(found.preview[-1].cells) == 16_384


@pytest.mark.parametrize(
    "wrong",
    [
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="99999999999"><c><v>1</v></c></row>',
        '<row r="9"><c r="ZZZZZZZ9"><v>1</v></c></row>',
        '<row r="9"><c r="ZZZ9"><v>1</v></c></row>',
        '<row r="9"><c r="A9"><v>1</v></c><c r="A9"><v>2</v></c></row>',
        '<row r="9"><c r="A8"><v>1</v></c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row>',
    ],
)
def test_row_27_impossible_and_repeated_addresses_are_refused(tmp_path: Path, wrong: str) -> None:
    refused(xlsx({"А": people_xml(wrong)}), tmp_path, "Open it and save it again")


def test_row_28_strict_files_without_addresses_and_styles_are_read(tmp_path: Path) -> None:
    strict = people_xml().replace(MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    assert look(xlsx({"А": strict}, strict=True), tmp_path).people == 2


def test_row_29_a_shared_string_that_is_not_there_is_refused(tmp_path: Path) -> None:
    strings = f'<sst xmlns="{MAIN}"><si><t>a</t></si></sst>'
    data = xlsx({"А": people_xml('<row><c t="s"><v>7</v></c></row>')}, parts={"xl/sharedStrings.xml": strings})
    refused(data, tmp_path, "damaged")


def test_shared_strings_join_their_runs_without_phonetic_readings(tmp_path: Path) -> None:
    runs = '<r><t>Мороз </t></r><r><t>Іван_x000D_</t></r><rPh sb="0" eb="1"><t>nonsense</t></rPh>'
    strings = f'<sst xmlns="{MAIN}"><si>{runs}</si></sst>'
    data = xlsx({"А": people_xml('<row><c r="B4" t="s"><v>0</v></c></row>')}, parts={"xl/sharedStrings.xml": strings})
    assert look(data, tmp_path).preview[3].cells[1] == "Мороз Іван\r"


def test_row_30_an_empty_sheet_is_refused_and_headings_alone_are_no_people(tmp_path: Path) -> None:
    refused(xlsx({"А": sheet_xml([])}), tmp_path, "no filled cell")
    found = look(xlsx({"А": sheet_xml([row(HEADINGS)])}), tmp_path)
    assert (found.people, found.heading_row) == (0, 1)


def test_row_31_a_hidden_sheet_is_named_and_not_taken(tmp_path: Path) -> None:
    more = people_xml(row(("3", "Мороз Іван", "1.1.1980", "")))
    data = xlsx({"Видно": people_xml(), "Сховано": more}, states={"Сховано": "veryHidden"})
    found = look(data, tmp_path)
    assert found.sheet == "Видно"
    assert [(sheet.name, sheet.people, sheet.hidden) for sheet in found.sheets] == [
        ("Видно", 2, False),
        ("Сховано", 3, True),
    ]
    assert look(data, tmp_path, sheet="Сховано").people == 3


def test_row_32_people_of_hidden_rows_are_read_and_named(tmp_path: Path) -> None:
    hidden = row(("3", "Мороз Іван Ілліч", "1.1.1980", ""), attributes=' hidden="1"')
    found = look(xlsx({"А": people_xml(hidden)}), tmp_path)
    assert found.people == 3
    assert found.problem_counts[ProblemKind.HIDDEN_ROW] == 1


def test_row_32_a_hidden_column_is_read_and_named(tmp_path: Path) -> None:
    columns = (
        '<cols><col min="2" max="2" hidden="1"/><col min="3" max="3"/><col min="5" max="16384" hidden="true"/></cols>'
    )
    found = look(xlsx({"А": sheet_xml([row(HEADINGS), *map(row, PEOPLE)], before=columns)}), tmp_path)
    assert [doubt for doubt in found.doubts if doubt.kind is DoubtKind.HIDDEN_COLUMN] == [
        Doubt(DoubtKind.HIDDEN_COLUMN, 1)
    ]
    assert found.people == 2
    assert found.preview[1].facts.shown_name() == "Шевченко Олена Іванівна"


@pytest.mark.parametrize("limits_of_it", ['min="x" max="3"', 'min="3" max="1"', 'min="0" max="99999999999999999"', ""])
def test_row_32_hidden_columns_that_cannot_be_hide_nothing(tmp_path: Path, limits_of_it: str) -> None:
    column = f'<col {limits_of_it} hidden="1"/>'
    columns = f"<cols>{column * 3}</cols>"
    found = look(xlsx({"А": sheet_xml([row(HEADINGS), *map(row, PEOPLE)], before=columns)}), tmp_path)
    assert found.people == 2


def test_row_36_people_merged_over_rows_are_a_named_problem(tmp_path: Path) -> None:
    xml = sheet_xml([row(HEADINGS), *map(row, PEOPLE)], after='<mergeCells><mergeCell ref="C2:C3"/></mergeCells>')
    found = look(xlsx({"А": xml}), tmp_path)
    places = [(problem.row, problem.column) for problem in found.problems if problem.kind is ProblemKind.MERGED_PEOPLE]
    assert places == [(2, 2), (3, 2)]


def test_beginnings_of_merged_ranges_without_end_are_passed_over(tmp_path: Path) -> None:
    """Looked through from each beginning to the end of what is in hand, this megabyte would take a quarter of a minute."""
    after = f'<!--{"<mergeCell " * 100_000}--><mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
    found = look(xlsx({"А": sheet_xml([row(HEADINGS), *map(row, PEOPLE)], after=after)}), tmp_path)
    assert [problem.row for problem in found.problems if problem.kind is ProblemKind.MERGED_PEOPLE] == [2, 3]


def test_row_37_a_chart_sheet_is_passed_over(tmp_path: Path) -> None:
    data = xlsx({"Графік": "<chartsheet/>", "Аркуш": people_xml()}, kinds={"Графік": "chartsheet"})
    assert look(data, tmp_path).sheet == "Аркуш"


def test_rows_38_39_40_formulas_give_their_value_or_a_named_problem(tmp_path: Path) -> None:
    formulas = row(
        (
            "3",
            '<c r="B4" t="str"><f>A1</f><v>Мороз Іван</v></c>',
            '<c r="C4"><f>TODAY()</f></c>',
            '<c r="D4" t="e"><v>#REF!</v></c>',
        )
    )
    found = look(xlsx({"А": people_xml(formulas)}), tmp_path)
    assert found.preview[3].cells == ("3", "Мороз Іван", "=TODAY()", "#REF!")
    assert {problem.kind for problem in found.preview[3].problems} == {
        ProblemKind.FORMULA_WITHOUT_VALUE,
        ProblemKind.ERROR_VALUE,
    }


def test_row_41_links_and_macros_are_never_opened(tmp_path: Path) -> None:
    parts = {
        "xl/vbaProject.bin": b"\xd0\xcf\x11\xe0",
        "xl/externalLinks/externalLink1.xml": '<!DOCTYPE a SYSTEM "http://example.invalid">',
    }
    found = look(xlsx(parts=parts), tmp_path)
    assert (found.people, Doubt(DoubtKind.MACROS_IGNORED) in found.doubts) == (2, True)
    assert Doubt(DoubtKind.MACROS_IGNORED) not in look(xlsx(), tmp_path).doubts


@pytest.mark.parametrize(
    ("serial", "book", "day"),
    [
        ("32579", "", "1989-03-12"),
        ("32579.75", "", "1989-03-12"),
        ("31117", '<workbookPr date1904="1"/>', "1989-03-12"),
    ],
)
def test_row_42_serial_days_are_the_right_day_and_stay_raw(tmp_path: Path, serial: str, book: str, day: str) -> None:
    people = row(("1", "Мороз Іван", f'<c r="C2" s="1"><v>{serial}</v></c>'))
    read = look(dated_xlsx([row(HEADINGS), people], book), tmp_path).preview[1]
    fact = read.facts.facts[-1]
    assert (fact.value, fact.raw, read.cells[2]) == (day, "12.03.1989", serial)


@pytest.mark.parametrize("serial", ["60", "-5", "1E300", "2958466", "немає"])
def test_row_43_days_that_never_were_stay_raw_and_are_flagged(tmp_path: Path, serial: str) -> None:
    people = row(("1", "Мороз Іван", f'<c r="C2" s="1"><v>{serial}</v></c>'))
    read = look(dated_xlsx([row(HEADINGS), people]), tmp_path).preview[1]
    assert (read.facts.facts[-1].value, read.cells[2]) == ("", serial)
    assert read.problems[0].kind is ProblemKind.DATE_IMPOSSIBLE


def test_a_year_typed_into_a_date_cell_is_not_taken_for_a_day_of_1905(tmp_path: Path) -> None:
    people = row(("1", "Мороз Іван", '<c r="C2" s="1"><v>1988</v></c>'))
    read = look(dated_xlsx([row(HEADINGS), people]), tmp_path).preview[1]
    assert read.facts.facts[-1].value == ""
    assert read.problems[0].kind is ProblemKind.DATE_UNREAD


@pytest.mark.parametrize(
    ("stored", "value", "problem"),
    [
        ("276100123", "276100123", ProblemKind.NUMBER_AS_NUMBER),
        ("3.31493E+09", "", ProblemKind.NUMBER_AS_NUMBER),
        ("3314926355", "3314926355", ProblemKind.TAX_NUMBER_WRONG),
    ],
)
def test_row_44_numbers_that_a_spreadsheet_spoiled_stay_raw(
    tmp_path: Path, stored: str, value: str, problem: ProblemKind
) -> None:
    people = row(("1", "Мороз Іван", "", f'<c r="D2"><v>{stored}</v></c>'))
    read = look(xlsx({"А": sheet_xml([row(HEADINGS), people])}), tmp_path).preview[1]
    assert (read.facts.facts[-1].value, read.cells[3]) == (value, stored)
    assert problem in {found.kind for found in read.problems}


def test_rows_45_46_invisible_and_unstorable_characters_are_flagged(tmp_path: Path) -> None:
    people = row(("1", "Мороз\u202e Іван_xD800_", "1.1.1980_x0000_"))
    read = look(xlsx({"А": sheet_xml([row(HEADINGS), people])}), tmp_path).preview[1]
    assert read.cells == ("1", "Мороз\u202e Іван\ufffd", "1.1.1980\u2400", "")
    kinds = {problem.kind for problem in read.problems}
    assert {ProblemKind.INVISIBLE_CHARACTERS, ProblemKind.CONTROL_CHARACTERS} <= kinds


def test_rows_25_26_a_cell_of_millions_of_characters_is_refused_and_a_thousand_sheets_are_read(tmp_path: Path) -> None:
    refused(xlsx({"А": people_xml(row(("1", "а" * 5_000_000)))}), tmp_path, "longer than 4 MB")
    many = {f"s{number}": sheet_xml([]) for number in range(999)} | {"Аркуш": people_xml()}
    assert look(xlsx(many), tmp_path).sheet == "Аркуш"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000), byte=st.integers(0, 255))
def test_one_changed_byte_is_read_or_refused(tmp_path: Path, place: int, byte: int) -> None:
    data = bytearray(xlsx())
    data[place % len(data)] = byte
    try:
        found = look(bytes(data), tmp_path)
    except SheetError:
        return
    assert found.people <= 2
