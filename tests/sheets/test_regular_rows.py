"""Rows that are taken out of a worksheet's text at once are those that the parser would have read, or it reads them itself."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import MAIN, xlsx

from verifier_gui.errors import SheetError
from verifier_gui.sheets import xlsx_package, xlsx_regular_rows
from verifier_gui.sheets.cell_formats import CellFormats
from verifier_gui.sheets.cells import SheetRow
from verifier_gui.sheets.regions import Region
from verifier_gui.sheets.xlsx_package import XlsxPackage
from verifier_gui.sheets.xlsx_regular_rows import parse_rows
from verifier_gui.sheets.xlsx_rows import WorksheetRows

PART = "xl/worksheets/sheet1.xml"
STRINGS = ["Шевченко", "", "солдат"]
CODES = ("General", "dd.mm.yyyy", "0000000000", ";;;", '"№ "0;@" *"')
FORMATS = CellFormats(range(200, 205), dict(enumerate(CODES, 200)), Region.UNITED_STATES)
Parse = Callable[[XlsxPackage, WorksheetRows], Iterator[int]]


def by_parser(package: XlsxPackage, rows: WorksheetRows) -> Iterator[int]:
    return package.parse(PART, rows)


def at_once(package: XlsxPackage, rows: WorksheetRows) -> Iterator[int]:
    return parse_rows(package, PART, rows)


def told(xml: bytes, parse: Parse, piece: int = 64 * 1024) -> list[SheetRow] | str:
    """The rows, or the sentence in which they are refused."""
    rows = WorksheetRows(STRINGS, FORMATS)
    package = XlsxPackage(xlsx(parts={PART: xml}), lambda: None)
    found: list[SheetRow] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xlsx_package, "_CHUNK", piece)
        try:
            for _fed in parse(package, rows):
                found += rows.take()
        except SheetError as error:
            return error.sentence
    return found + rows.take()


def same_either_way(xml: bytes, piece: int = 64 * 1024) -> list[SheetRow] | str:
    found = told(xml, at_once, piece)
    assert found == told(xml, by_parser)
    return found


def worksheet(rows: str, *, head: str = "", attributes: str = "", after: str = "") -> bytes:
    return (
        f'{head}<worksheet xmlns="{MAIN}"{attributes}><cols/><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()
    )


@pytest.fixture
def parser_sees(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What the parser is given."""
    seen: list[bytes] = []
    feed = xlsx_package.Parser.feed

    def listened(self: xlsx_package.Parser, piece: bytes) -> None:
        seen.append(piece)
        feed(self, piece)

    monkeypatch.setattr(xlsx_package.Parser, "feed", listened)
    return seen


EXCEL = (
    '<row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
    '<row r="2" spans="1:3" ht="15" hidden="1" customHeight="1"><c r="A2" s="1"><v>32000</v></c><c r="B2" s="2"/></row>'
)
LIBRE_OFFICE = (
    '<row r="1" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false">'
    '<c r="A1" s="0" t="s"><v>2</v></c><c r="C1" s="0" t="n"><v>3123456789</v></c></row>'
)
OPENPYXL = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>О&apos;Коннор &amp; &lt;сини&gt;</t></is></c><c r="B1" t="inlineStr" /></row>'
    '<row r="12"><c r="A12" t="b"><v>1</v></c><c r="AB12" t="inlineStr"><is><t xml:space="preserve"> а_x000D_</t></is></c></row>'
)


@pytest.mark.parametrize("rows", [EXCEL, LIBRE_OFFICE, OPENPYXL])
def test_rows_of_the_usual_programs_never_reach_the_parser(parser_sees: list[bytes], rows: str) -> None:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
    xml = worksheet(
        rows, head=head, attributes=' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"'
    )
    assert len(told(xml, at_once)) == rows.count("</row>")
    assert b"<row" not in b"".join(parser_sees)
    same_either_way(xml)


ROWS = (
    '<row r="{0}"><c r="A{0}" t="s"><v>0</v></c><c r="B{0}"><v>12345</v></c></row>',
    '<row r="{0}" hidden="true"><c r="C{0}" s="1"><v>40000.5</v></c><c r="B{0}" t="e"><v>#N/A</v></c></row>',
    '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>Ґ &quot;é&quot; ></t></is></c><c r="B{0}"></c></row>',
    '<row r="{0}"><c r="A{0}" s="2"><v>76100123</v></c><c r="B{0}" s="4" t="s"><v>0</v></c><c r="C{0}" s="3"><v>1.50</v></c></row>',
    '<row r="{0}"></row>',
    '<row r="{0}"/>',
    '<row><c><v>1</v></c><c t="str"><f>A1</f><v>б</v></c></row>',
    '<row r="{0}"><c r="A{0}" t="inlineStr"><is><r><t>а</t></r><rPh><t>x</t></rPh><r><t>б</t></r></is></c></row>',
    '<row r="{0}"><c r="A{0}"><f>SUM(B1)</f></c><c r="D{0}" t="d"><v>1989-03-12</v></c></row>',
    '<!-- <row r="{0}"> --><row r="{0}"><c r="A{0}" t="s"><v>2</v></c></row>',
    '<!--<row r="{0}"><c r="A{0}"><v>9</v></c></row>',
    '--><row r="{0}"><c r="A{0}"><v>8</v></c></row>',
    '<e xmlns="other"><row r="{0}"><c r="A{0}"><v>9</v></c></row>',
    '<row r="{0}"><c r="A{0}"><v>7</v></c></row></e>',
    '<row r="{0}"><row r="{0}"></row>',
    '</row><row r="{0}"><c r="A{0}"><v>6</v></c></row>',
    '</sheetData><x/><row r="{0}"><c r="A{0}"><v>6</v></c></row><sheetData>',
    ' <row r="{0}"><c r="A{0}"><v>5]]&gt;</v></c></row>\r\n',
    '<row r="{0}" a:b="1"><c r="A{0}"><v>5</v></c></row>',
    '<row r="{0}" ht="1" ht="2"><c r="A{0}"><v>5</v></c></row>',
    '<row r="{0}"><c r="A{0}"><v>5</v></c><c r="A{0}"><v>6</v></c></row>',
    '<row r="{0}"><c r="A1{0}"><v>5</v></c></row>',
    '<row r="{0}"><c r="ZZZ{0}"><v>5</v></c></row>',
    '<row r="{0}"><c r="A{0}" t="s"><v>99</v></c></row>',
    '<row r="{0}"><c r="A{0}"><v>&unknown;</v></c></row>',
    '<row r="{0}"><c r="A{0}"><v>\x01</v></c></row>',
    '<row r="{0}"><c r="A{0}"><v>]]></v></c></row>',
    '<row r="{0}"><c r="A{0}"><v>а\ufffe</v></c></row>',
    '<row r="1"><c r="A1"><v>5</v></c></row>',
)
REGULAR = 5
"""rows at the beginning of `ROWS` that are never left to the parser"""


@given(
    st.lists(st.one_of(st.integers(0, REGULAR - 1), st.integers(0, len(ROWS) - 1)), max_size=12),
    st.sampled_from((1, 7, 30, 100, 300, 64 * 1024)),
)
def test_whatever_stands_between_regular_rows_nothing_is_read_otherwise(chosen: list[int], piece: int) -> None:
    xml = worksheet("".join(ROWS[one].format(number) for number, one in enumerate(chosen, 1)), after="<mergeCells/>")
    assert told(xml, at_once, piece) == told(xml, by_parser)


def test_what_is_forgotten_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_regular_rows, "_KNOWN", 2)
    monkeypatch.setattr(xlsx_regular_rows, "_SHAPES", 2)
    found = same_either_way(worksheet("".join(ROWS[number % REGULAR].format(number) for number in range(1, 20))))
    assert len(found) > 10


@given(st.integers(0, 10_000), st.integers(0, 255), st.sampled_from((50, 64 * 1024)))
def test_a_changed_byte_is_read_as_the_parser_reads_it(place: int, byte: int, piece: int) -> None:
    xml = bytearray(worksheet((EXCEL + OPENPYXL.replace('"1"', '"3"').replace("1&", "3&")).replace("A1 ", "A3 ")))
    xml[place % len(xml)] = byte
    assert told(bytes(xml), at_once, piece) == told(bytes(xml), by_parser)


@pytest.mark.parametrize(
    ("head", "attributes"),
    [
        ('<?xml version="1.0" encoding="windows-1251"?>', ""),
        ('<?xml version="1.0" encoding="ISO-8859-1"?>', ""),
        ("<!-- <sheetData> -->", ""),
        ("\ufeff", ""),
        ("", ' xmlns:a="urn:a"'),
    ],
)
def test_what_stands_before_the_rows_is_heeded(head: str, attributes: str) -> None:
    xml = worksheet(ROWS[0].format(1) + ROWS[17].format(2), head=head, attributes=attributes)
    assert told(xml, at_once) == told(xml, by_parser)


def test_a_row_without_end_is_given_to_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_regular_rows, "_LONGEST", 1000)
    long = f'<row r="2"><c r="A2" t="str"><v>{"а" * 3000}</v></c></row>'
    found = same_either_way(worksheet(ROWS[0].format(1) + long + ROWS[0].format(3)), piece=100)
    assert [row.number for row in found if isinstance(row, SheetRow)] == [1, 2, 3]
