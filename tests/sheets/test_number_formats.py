"""Number formats show what a person sees in Excel and LibreOffice; where the two differ nothing is guessed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import HEADINGS, MAIN, look, row, sheet_xml, xlsx

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.sheets.built_in_formats import built_in_format
from verifier_gui.sheets.cell_formats import CellFormats
from verifier_gui.sheets.cells import CellKind
from verifier_gui.sheets.inspection import PreviewRow
from verifier_gui.sheets.number_formats import NumberFormat
from verifier_gui.sheets.regions import Region

BORN = 32579
"""12.03.1989"""


def shown(code: str, number: float, *, from_1904: bool = False, region: Region = Region.UNITED_STATES) -> str | None:
    return NumberFormat(code, region).show(number, from_1904=from_1904)


@pytest.mark.parametrize(
    ("code", "number", "text"),
    [
        ("General", 3314926355, "3314926355"),
        ("General", 123456789012, "123456789012"),
        ("General", 0.1 + 0.2, "0.3"),
        ("General", 1 / 3, "0.333333333333333"),
        ('General" осіб"', 12, "12 осіб"),
        ("@", 276100123, "276100123"),
        ("0", 2.5, "3"),
        ("0.00", 1.005, "1.01"),
        ("0000000000", 276100123, "0276100123"),
        ("0000000000", 33149263551, "33149263551"),
        ("000-000", 12345, "012-345"),
        ('"АК"000000', 24204, "АК024204"),
        ('"+38"0000000000', 671234567, "+380671234567"),
        ("[<=9999999]###-####;(###) ###-####", 5551234567, "(555) 123-4567"),
        ("#,##0", 1234567, "1,234,567"),
        ("#,##0.00", -1234.5, "-1,234.50"),
        (r"#,##0_);[Red]\(#,##0\)", -1234, "(1,234)"),
        ('_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', 0, " -   "),
        ("0,000", 7, "0,007"),
        ("#,##0,", 12345678, "12,346"),
        ("0%", 0.125, "13%"),
        ("0.0 %", 0.125, "12.5 %"),
        ("0.00E+00", 3314926355, "3.31E+09"),
        ("0.##", 2.5, "2.5"),
        ("#", 0, ""),
        ('0;-0;"немає"', 0, "немає"),
        ('[=1]"ч";[=2]"ж";0', 2, "ж"),
        ("[>=18]0;0.0", 17.5, "17.5"),
        ("[$₴-422]#,##0.00", 5, "₴5.00"),
        (r"#,##0.00\ [$₴-422]", 1500, "1,500.00 ₴"),
        ("[Color10]0_ ;[Red]-0\\ ", -3, "-3 "),
        (";;;", 5, ""),
        ("dd.mm.yyyy", BORN, "12.03.1989"),
        (r"dd\.mm\.yyyy;@", BORN, "12.03.1989"),
        ("d.m.yy", BORN, "12.3.89"),
        ("d/m/y", BORN, "12/3/89"),
        ("yyyy-mm-dd", BORN, "1989-03-12"),
        ("mmm-yy", BORN, "Mar-89"),
        ("mmmmm", BORN, "M"),
        ("dddd, mmmm d, yyyy", BORN, "Sunday, March 12, 1989"),
        ('dd.mm.yyyy" р.н."', BORN, "12.03.1989 р.н."),
        ("dd.mm.yyyy р.", BORN, "12.03.1989 р."),
        ("[$-422]d mmmm yyyy", BORN, "12 березня 1989"),
        ('[$-FC22]d\\ mmmm\\ yyyy" р.";@', BORN, "12 березня 1989 р."),
        ("[$-422]mmmm yyyy", BORN, "Березень 1989"),
        (r"[$-FC19]dd\ mmmm\ yyyy\ \г\.;@", BORN, "12 марта 1989 г."),
        ("[$-419]d mmm yy", BORN, "12 мар 89"),
        ("[$-uk-UA]d mmmm yyyy", BORN, "12 березня 1989"),
        ("[$-419]dd/mm/yyyy", BORN, "12.03.1989"),
        ("[$-409]d-mmm-yy;@", BORN, "12-Mar-89"),
        (r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", BORN, "Sunday, March 12, 1989"),
        ("dd.mm.yyyy h:mm", BORN + 0.75, "12.03.1989 18:00"),
        ("h:mm AM/PM", 0.5, "12:00 PM"),
        ("h:mm:ss", 0.999988425925926, "23:59:59"),
        ("mm:ss", 0.5 + 61 / 86400, "01:01"),
        ('m"/"d h:m', BORN + 61 / 1440, "3/12 1:1"),
        ("[h]:mm:ss", 2.5, "60:00:00"),
        ("[mm]:ss", 1 / 24, "60:00"),
        ("mm:ss.0", 1.5 / 86400, "00:01.5"),
    ],
)
def test_a_number_is_shown_as_a_person_sees_it(code: str, number: float, text: str) -> None:
    assert shown(code, number) == text


@pytest.mark.parametrize(
    ("code", "number"),
    [
        ("# ?/?", 0.5),
        ("0/4", 0.5),
        ("##0.0E+0", 12345),
        ("0.0e+00", 5),
        ("0.", 5),
        ("0.##", 5),
        ("0.0.0", 5),
        ("0,0", 5),
        (" 0", 5),
        ("0x", 5),
        ("+38 (000) 000-00-00", 671234567),
        ("[DBNum1]0", 5),
        ("[$-415]d mmmm yyyy", BORN),
        ("[$-422]mmmm d", BORN),
        ("[$-422]#,##0.00", 5),
        ("[$-F400]h:mm:ss AM/PM", 0.5),
        ("e.mm.dd", BORN),
        ("yyyyy", BORN),
        ("h:mm A/P", 0.5),
        ('dd.mm.yyyy"', BORN),
        ("0;0;0;0;0", 5),
        ("0;", -5),
        ("[=1]0;[=2]0", 3),
        ("[<100]0.0;0", -5),
        ('"невідомо"', -5),
        ("0", -0.4),
        ("0%", 1.005),
        ("0.00", 5e300),
        ("0", 1e15),
        ("General", 1e15),
        ("General", 0.00001),
        ("hh:mm:ss", 0.1234567),
        ("dd.mm.yyyy", 45000.999999),
        ("[h]:mm", 60_000),
        ("0" * 300, 5),
        ("", 5),
    ],
)
def test_what_programs_show_differently_is_not_guessed(code: str, number: float) -> None:
    assert shown(code, number) is None


@pytest.mark.parametrize("serial", [-1, 0, 1, 59, 60, 2_958_466])
def test_row_43_days_on_which_programs_differ_are_not_shown(serial: int) -> None:
    assert shown("dd.mm.yyyy", serial) is None


@pytest.mark.parametrize(("serial", "day"), [(61, "01.03.1900"), (2_958_465, "31.12.9999")])
def test_row_42_the_first_and_the_last_certain_day_are_shown(serial: int, day: str) -> None:
    assert shown("dd.mm.yyyy", serial) == day


@pytest.mark.parametrize(("serial", "day"), [(0, "01.01.1904"), (31117, "12.03.1989"), (-1, None), (2_957_004, None)])
def test_row_42_days_counted_from_1904_are_shown(serial: int, day: str | None) -> None:
    assert shown("dd.mm.yyyy", serial, from_1904=True) == day


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("General", "АК"),
        ("0000000000", "АК"),
        ("@", "АК"),
        ('"паспорт "@', "паспорт АК"),
        ("0;-0;0;@", "АК"),
        (";;;", ""),
        ('0;0;0;"приховано"', "приховано"),
        ("0x", "АК"),
        ("[$-415]d mmmm yyyy;@", "АК"),
        ("# ?/?;@", "АК"),
    ],
)
def test_a_text_is_shown_by_the_section_for_texts(code: str, text: str) -> None:
    assert NumberFormat(code, Region.UNITED_STATES).show_text("АК") == text


@pytest.mark.parametrize("code", ["h:mm:ss@", '0x"№"@', "[DBNum1]0;0;0;[DBNum1]"])
def test_a_text_under_a_section_that_is_not_understood_is_flagged(code: str) -> None:
    found = CellFormats([200], {200: code}, Region.UKRAINE).text(0, "АК")
    assert (found.text, found.seen, found.oddity) == ("АК", "АК", ProblemKind.FORMAT_UNREAD)


@pytest.mark.parametrize(
    ("number", "united_states", "ukraine"),
    [
        (14, "3/12/1989", "12.03.1989"),
        (15, "12-Mar-89", "12-бер-89"),
        (16, "12-Mar", "12-бер"),
        (17, "Mar-89", "бер-89"),
        (18, "12:00 AM", "12:00 AM"),
        (22, "3/12/1989 0:00", "12.03.1989 0:00"),
        (46, "781896:00:00", "781896:00:00"),
        (1, "32579", "32579"),
        (3, "32,579", "32,579"),
        (10, "3257900.00%", "3257900.00%"),
        (49, "32579", "32579"),
        (163, "32579", "32579"),
        (12, None, None),
        (30, None, None),
    ],
)
def test_formats_named_by_number_follow_the_region(number: int, united_states: str | None, ukraine: str | None) -> None:
    for region, text in ((Region.UNITED_STATES, united_states), (Region.UKRAINE, ukraine)):
        code = built_in_format(number, region)
        assert (shown(code, BORN, region=region) if code else None) == text


def test_a_slash_stays_a_slash_so_that_the_order_of_day_and_month_is_seen() -> None:
    assert shown("m/d/yyyy", BORN, region=Region.UKRAINE) == "3/12/1989"


@given(
    st.text(st.sampled_from('0#?.,%E+-/ ;:@"\\_*[]<>=$ymdhsAMPGeneral12х№'), max_size=24), st.floats(allow_nan=False)
)
def test_no_code_and_no_number_fails(code: str, number: float) -> None:
    for region in Region:
        text = shown(code, number, region=region)
        assert text is None or isinstance(text, str)
        assert isinstance(NumberFormat(code, region).show_text("АК"), str)


@given(st.integers(0, 10**15 - 1))
def test_noughts_are_put_in_front_of_a_number_either_way(number: int) -> None:
    """The short way for whole numbers gives what the format gives."""
    formats = CellFormats([200], {200: "0000000000"}, Region.UKRAINE)
    found = formats.number(0, str(number))
    assert (found.text, found.shown, found.kind) == (str(number), shown("0000000000", number), CellKind.NUMBER)


def people(codes: dict[str, str], *cells: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> bytes:
    """A sheet whose cells may be written as `value` under the code of a style."""
    written = "".join(
        f'<numFmt numFmtId="{200 + place}" formatCode="{code.replace("&", "&amp;").replace(chr(34), "&quot;")}"/>'
        for place, code in enumerate(codes.values())
    )
    xfs = "".join(f'<xf numFmtId="{200 + place}"/>' for place in range(len(codes)))
    styles = f'<styleSheet xmlns="{MAIN}"><numFmts>{written}</numFmts><cellXfs><xf numFmtId="0"/>{xfs}</cellXfs></styleSheet>'
    return xlsx({"А": sheet_xml([row(headings), *map(row, cells)])}, parts={"xl/styles.xml": styles})


def styled(style: int, value: str, kind: str = "n") -> str:
    return f'<c s="{style}" t="{kind}"><v>{value}</v></c>'


def one(tmp_path: Path, codes: dict[str, str], *cells: str) -> PreviewRow:
    return look(people(codes, cells), tmp_path).preview[1]


def test_row_44_noughts_that_a_format_shows_are_read_and_the_number_stays_raw(tmp_path: Path) -> None:
    read = one(tmp_path, {"tax": "0000000000"}, "1", "Мороз Іван", "08.03.1988", styled(1, "220959451"))
    fact = read.facts.first(FactKind.TAX_NUMBER)
    assert fact is not None
    assert (fact.raw, fact.value, read.cells[3]) == ("0220959451", "0220959451", "220959451")


def test_row_44_a_number_shown_rounded_is_read_with_all_its_digits(tmp_path: Path) -> None:
    read = one(tmp_path, {"tax": "0.00E+00"}, "1", "Мороз Іван", "08.03.1988", styled(1, "3220959451"))
    assert (read.facts.value(FactKind.TAX_NUMBER), read.problems) == ("3220959451", ())


def test_row_42_of_a_month_that_a_spreadsheet_made_a_day_the_month_is_read(tmp_path: Path) -> None:
    read = one(tmp_path, {"month": "mmm-yy"}, "1", "Мороз Іван", styled(1, "32568"), "")
    assert read.facts.value(FactKind.BIRTH_DATE) == "1989-03"
    assert [problem.kind for problem in read.problems] == [ProblemKind.DATE_PARTIAL]
    typed = one(tmp_path, {"month": "mmm-yy"}, "1", "Мороз Іван", styled(1, "32579"), "")
    assert typed.facts.value(FactKind.BIRTH_DATE) == "1989-03-12"


def test_of_a_column_without_a_meaning_what_was_seen_is_kept_beside_what_is_stored(tmp_path: Path) -> None:
    codes = {"day": "[$-422]d mmmm yyyy", "hidden": ";;;", "plain": "0"}
    more = (styled(1, "45798"), styled(1, "45800"), styled(2, "7"), styled(3, "8"))
    read = one(tmp_path, codes, "1", "Мороз Іван", "08.03.1988", "", *more)
    kept = [(fact.raw, fact.value, fact.ordinal) for fact in read.facts.every(FactKind.AS_SHOWN)]
    assert kept == [("21 травня 2025", "4", 0), ("23 травня 2025", "5", 1)]
    assert read.cells[4:] == ("45798", "45800", "7", "8")


def test_digits_shown_as_a_date_are_read_as_one(tmp_path: Path) -> None:
    read = one(tmp_path, {"digits": r"00\.00\.0000"}, "1", "Мороз Іван", styled(1, "8031988"), "")
    fact = read.facts.first(FactKind.BIRTH_DATE)
    assert fact is not None
    assert (fact.raw, fact.value) == ("08.03.1988", "1988-03-08")


def test_a_column_is_told_by_what_is_seen_in_its_cells(tmp_path: Path) -> None:
    cells = [
        (str(number), f"Мороз Іван {name}", styled(1, "8031988"), "") for number, name in enumerate(("А.", "Б.", "В."))
    ]
    data = people({"digits": r"00\.00\.0000"}, *cells, headings=("№ з/п", "ПІБ", "", ""))
    assert look(data, tmp_path).mapping.columns[2] == "birth-date"


def test_a_number_format_that_is_not_understood_is_a_named_problem_with_its_place(tmp_path: Path) -> None:
    read = one(tmp_path, {"half": "# ?/?"}, "1", "Мороз Іван", "08.03.1988", "", styled(1, "0.5"))
    assert [(found.kind, found.row, found.column, found.raw) for found in read.problems] == [
        (ProblemKind.FORMAT_UNREAD, 2, 4, "0.5")
    ]


def test_what_a_format_hides_is_read_and_said(tmp_path: Path) -> None:
    read = one(tmp_path, {"hidden": ";;;"}, "1", styled(1, "Мороз Іван", "str"), "08.03.1988", "")
    assert read.facts.value(FactKind.SURNAME) == "Мороз"
    assert [(found.kind, found.raw) for found in read.problems] == [(ProblemKind.HIDDEN_BY_FORMAT, "Мороз Іван")]


def test_row_38_a_formula_gives_its_last_value_as_it_is_shown(tmp_path: Path) -> None:
    name = '<c t="str"><f>A1&amp;B1</f><v>Мороз Іван</v></c>'
    born = '<c s="1"><f>DATE(1989,3,12)</f><v>32579</v></c>'
    number = '<c s="2"><f>1+1</f><v>276100123</v></c>'
    truth = '<c t="b"><f>TRUE()</f><v>1</v></c>'
    read = one(tmp_path, {"day": "d.m.yy", "noughts": "0000000000"}, "1", name, born, number, truth)
    assert read.seen == ("1", "Мороз Іван", "12.3.89", "0276100123", "TRUE")
    assert read.cells == ("1", "Мороз Іван", "32579", "276100123", "TRUE")
    assert read.facts.value(FactKind.BIRTH_DATE) == "1989-03-12"


def test_row_40_a_formula_that_failed_stays_raw_and_is_flagged(tmp_path: Path) -> None:
    failed = '<c s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    read = one(tmp_path, {"day": "dd.mm.yyyy"}, "1", "Мороз Іван", failed, "")
    assert (read.seen[2], [found.kind for found in read.problems]) == ("#DIV/0!", [ProblemKind.ERROR_VALUE])


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("12.03.1889", ProblemKind.DATE_IMPOSSIBLE),
        ("29.02.1900", ProblemKind.DATE_IMPOSSIBLE),
        (styled(1, "60"), ProblemKind.DATE_IMPOSSIBLE),
        (styled(1, "-32579"), ProblemKind.DATE_IMPOSSIBLE),
        (styled(1, "1E300"), ProblemKind.DATE_IMPOSSIBLE),
        (styled(1, "59"), ProblemKind.DATE_UNREAD),
    ],
)
def test_row_43_what_no_birth_date_can_be_stays_raw_and_is_flagged(
    tmp_path: Path, cell: str, kind: ProblemKind
) -> None:
    read = one(tmp_path, {"day": "dd.mm.yyyy"}, "1", "Мороз Іван", cell, "")
    fact = read.facts.first(FactKind.BIRTH_DATE)
    assert fact is not None
    assert (fact.value, read.seen[2]) == ("", read.cells[2])
    assert [found.kind for found in read.problems] == [kind]


@pytest.mark.parametrize(
    ("cell", "value", "flagged"),
    [
        ("3,31492E+09", "", True),
        ("1.23457E+11", "", True),
        (styled(1, "123456789012"), "123456789012", True),
        (styled(1, "1234567890123456"), "1234567890123456", True),
        (styled(2, "12345"), "00012345", False),
        (styled(3, "12345"), "АК012345", True),
        ("000123", "000123", False),
    ],
)
def test_row_44_numbers_of_documents_are_neither_padded_nor_rounded(
    tmp_path: Path, cell: str, value: str, flagged: bool
) -> None:
    headings = ("№ з/п", "ПІБ", "Дата народження", "Військовий квиток")
    codes = {"general": "General", "noughts": "00000000", "series": '"АК"000000'}
    read = look(people(codes, ("1", "Мороз Іван", "", cell), headings=headings), tmp_path).preview[1]
    assert read.facts.value(FactKind.MILITARY_ID) == value
    assert (ProblemKind.NUMBER_AS_NUMBER in {found.kind for found in read.problems}) == flagged


@pytest.mark.parametrize(
    ("value", "seen", "day", "flagged"),
    [
        ("1989-03-12", "12.03.1989", "1989-03-12", False),
        ("1989-03-12T07:30:00Z", "12.03.1989", "1989-03-12", False),
        ("1889-03-12", "1889-03-12", "1889-03-12", True),
        ("весна", "весна", "весна", True),
    ],
)
def test_a_day_that_is_stored_as_one_is_shown_under_its_format(value: str, seen: str, day: str, flagged: bool) -> None:
    found = CellFormats([14], {}, Region.UKRAINE).iso_day(0, value)
    assert (found.text, found.seen, found.day) == (value, seen, day)
    assert (found.oddity is ProblemKind.FORMAT_UNREAD) == flagged


def test_a_time_that_is_stored_as_one_is_shown_under_its_format() -> None:
    assert CellFormats([20], {}, Region.UKRAINE).iso_day(0, "07:30:00").seen == "7:30"


@pytest.mark.parametrize("style", [1, 7, -1])
def test_a_cell_without_a_known_style_is_general(style: int) -> None:
    assert CellFormats([200], {200: "0.00"}, Region.UKRAINE).number(style, "5").seen == "5"


def test_an_empty_format_is_general() -> None:
    assert CellFormats([200], {200: ""}, Region.UKRAINE).number(0, "5").oddity is None


def test_titles_are_read_as_they_are_shown(tmp_path: Path) -> None:
    """A day over the table is stored as a number too."""
    title = row(("Список осіб станом на", styled(1, "45798")))
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    people_row = row(("1", "Мороз Іван", "12.03.1989", ""))
    data = xlsx({"А": sheet_xml([title, row(HEADINGS), people_row])}, parts={"xl/styles.xml": styles})
    found = look(data, tmp_path)
    assert (found.as_of, found.preview[0].seen[1]) == ("2025-05-21", "21.05.2025")
