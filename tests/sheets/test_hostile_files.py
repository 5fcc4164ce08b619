"""Rows of the acceptance list that are about sizes: with the real limits, in the real child."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from mutating import SEEDS, lying_sizes
from workbooks import HEADINGS, MAIN, PEOPLE, people_xml, row, sheet_xml, xlsx

from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress
from verifier_gui.sheets import limits
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.sheets.inspection import Inspection

MIB = limits.MIB
BEFORE = f'<worksheet xmlns="{MAIN}"><sheetData><row><c t="str"><v>'.encode()
DEFLATED = 8


def looked_at(folder: Path, data: bytes, name: str = "list.xlsx") -> Inspection:
    path = folder / name
    path.write_bytes(data)
    try:
        return inspect(path, progress=Progress())
    finally:
        assert path.read_bytes() == data
        assert [entry.name for entry in folder.iterdir()] == [name]


def deflated(before: bytes, letter: bytes, mebibytes: int) -> bytes:
    """A raw deflate stream of `before` and then one letter again and again, made without holding it unpacked: a mebibyte packed
    by itself may be repeated."""
    packing = zlib.compressobj(9, wbits=-15)
    begin = packing.compress(before) + packing.flush(zlib.Z_FULL_FLUSH)
    piece = packing.compress(letter * MIB) + packing.flush(zlib.Z_FULL_FLUSH)
    return begin + piece * mebibytes + packing.flush()


def with_packed(sound: bytes, packed: Mapping[str, bytes], size: int) -> bytes:
    """A zip with parts that are packed already, and are said to unpack to `size` bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as package, zipfile.ZipFile(made, "w") as copy:
        for name in package.namelist():
            if name not in packed:
                copy.writestr(name, package.read(name), zipfile.ZIP_DEFLATED)
        for name, stream in packed.items():
            copy.writestr(name, stream)
    data = bytearray(made.getvalue())
    for name in packed:
        written = name.encode()
        place, listed = data.find(written) - 30, data.rfind(written) - 46
        assert (data[place : place + 4], data[listed : listed + 4]) == (b"PK\x03\x04", b"PK\x01\x02")
        struct.pack_into("<H", data, place + 8, DEFLATED)
        struct.pack_into("<I", data, place + 22, size)
        struct.pack_into("<H", data, listed + 10, DEFLATED)
        struct.pack_into("<I", data, listed + 24, size)
    return bytes(data)


@pytest.mark.parametrize(
    ("before", "letter", "part"),
    [
        (BEFORE, b" ", "xl/worksheets/sheet1.xml"),
        (BEFORE, b"x", "xl/worksheets/sheet1.xml"),
        (f'<sst xmlns="{MAIN}">'.encode(), b" ", "xl/sharedStrings.xml"),
    ],
    ids=["2 GiB of blanks", "a string of 2 GiB", "blanks among the strings"],
)
def test_row_1_a_part_of_two_gibibytes_is_refused(tmp_path: Path, before: bytes, letter: bytes, part: str) -> None:
    data = with_packed(
        xlsx(parts={"xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"/>'}),
        {part: deflated(before, letter, 2047)},
        2047 * MIB,
    )
    with pytest.raises(SheetError, match=r"unpacks to more|longer than 4 MB"):
        looked_at(tmp_path, data)


def test_row_2_a_gibibyte_in_a_part_that_nobody_needs_is_never_unpacked(tmp_path: Path) -> None:
    data = with_packed(
        xlsx(parts={"xl/media/image1.bin": b""}), {"xl/media/image1.bin": deflated(b"", b"\0", 1024)}, 1 << 30
    )
    assert looked_at(tmp_path, data).people == 2


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/sharedStrings.xml"]
)
def test_row_3_a_document_type_in_whichever_part_is_refused(tmp_path: Path, part: str) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(parts={"xl/styles.xml": f'<styleSheet xmlns="{MAIN}"/>'}))) as package:
        content = package.read(part) if part in package.namelist() else f'<sst xmlns="{MAIN}"/>'.encode()
    laughs = b'<!DOCTYPE a [<!ENTITY a "lol">' + b"".join(
        b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(98, 107)
    )
    with pytest.raises(SheetError, match="document type"):
        looked_at(tmp_path, xlsx(parts={part: laughs + b"]>" + content}))


def test_row_4_a_token_of_300_mebibytes_is_refused(tmp_path: Path) -> None:
    part = "xl/worksheets/sheet1.xml"
    data = with_packed(xlsx(), {part: deflated(f'<worksheet xmlns="{MAIN}" a="'.encode(), b"x", 300)}, 300 * MIB)
    with pytest.raises(SheetError, match="longer than 4 MB"):
        looked_at(tmp_path, data)


@pytest.mark.parametrize("size", [0, 1, 0x7FFFFFFF, 0xFFFFFFFE])
@pytest.mark.parametrize("kind", ["xlsx", "xlsb", "ods"])
def test_row_8_what_a_zip_says_of_its_sizes_is_not_believed(tmp_path: Path, kind: str, size: int) -> None:
    """A part that is said to be shorter than it is ends there, and its checksum is wrong: refused, and never half a list."""
    data = lying_sizes(SEEDS[kind]()[0], size)
    try:
        people = looked_at(tmp_path, data).people
    except SheetError:
        return
    assert people == 3


def test_row_8_sixty_thousand_parts_are_passed_over(tmp_path: Path) -> None:
    made = io.BytesIO(xlsx())
    with zipfile.ZipFile(made, "a") as package:
        for number in range(60_000):
            package.writestr(zipfile.ZipInfo(f"x/{number}"), b"")
    assert looked_at(tmp_path, made.getvalue()).people == 2


@pytest.mark.parametrize(
    ("kind", "name"), [("ods", "list.xlsx"), ("csv", "list.xlsx"), ("xlsb", "list.csv"), ("xlsm", "list.ods")]
)
def test_row_10_a_wrong_extension_deceives_nobody(tmp_path: Path, kind: str, name: str) -> None:
    found = looked_at(tmp_path, SEEDS[kind]()[0], name)
    assert (found.format, found.people) == ("xlsx" if kind == "xlsm" else kind, 3)


@pytest.mark.parametrize("used", ["A1:A1", "A1:XFD1048576", "B7", "ZZZ0:1", ""])
def test_row_19_a_used_range_that_lies_changes_nothing(tmp_path: Path, used: str) -> None:
    xml = sheet_xml([row(HEADINGS), *map(row, PEOPLE)], before=f'<dimension ref="{used}"/>')
    assert looked_at(tmp_path, xlsx({"А": xml})).people == 2


def test_row_21_hundreds_of_thousands_of_blank_rows_are_passed_over(tmp_path: Path) -> None:
    blank = [f'<row r="{number}"/>' for number in range(4, 300_000)]
    assert looked_at(tmp_path, xlsx({"А": people_xml(*blank)})).people == 2


def test_row_22_more_cells_than_anybody_has_filled_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match=r"memory|fail|filled cells|damaged"):
        looked_at(tmp_path, filled_ods(), "list.ods")


def filled_ods() -> bytes:
    """An ods of a few hundred bytes whose repeats fill the whole sheet: 17,179,869,184 cells."""
    with zipfile.ZipFile(io.BytesIO(SEEDS["ods"]()[0])) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    content = parts["content.xml"]
    start, end = content.index(b"<table:table-row"), content.rindex(b"</table:table-row>")
    cell = b'<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>'
    parts["content.xml"] = (
        content[:start] + b'<table:table-row table:number-rows-repeated="1048576">' + cell + content[end:]
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_row_23_fifty_thousand_people_are_read(tmp_path: Path, kind: str) -> None:
    count = 50_000
    people = [
        (str(number), f"Коваль Петро {number % 97}", f"{number % 28 + 1:02}.02.19{number % 40 + 60}", "")
        for number in range(count)
    ]
    if kind == "csv":
        data = "\n".join(";".join(cells) for cells in (HEADINGS, *people)).encode()
    else:
        data = xlsx({"А": sheet_xml([row(HEADINGS), *map(row, people)])})
    assert looked_at(tmp_path, data, f"list.{kind}").people == count


@pytest.mark.parametrize(
    "encodings", [("utf-8", "cp1251"), ("cp1251", "utf-8"), ("cp1251", "koi8-u"), ("cp866", "cp1251")]
)
def test_row_49_two_encodings_in_one_file_are_refused(tmp_path: Path, encodings: tuple[str, str]) -> None:
    lines = [f"{number};Шевченко Олена Іванівна;12.03.1989" for number in range(40)]
    half = [("№;ПІБ;Дата народження", *lines[:20]), lines[20:]]
    data = b"\n".join(
        "\n".join(part).replace("№", "N").replace("і", "и").replace("І", "И").encode(encoding)
        for part, encoding in zip(half, encodings, strict=True)
    )
    with pytest.raises(SheetError, match=r"two encodings|cannot be told|line \d+ holds"):
        looked_at(tmp_path, data, "list.csv")


def test_row_54_a_line_of_eight_megabytes_is_read(tmp_path: Path) -> None:
    lines = f"№;ПІБ;Дата народження;Примітка\n1;Коваль Петро;01.02.1977;{'а ' * 2_000_000}\n2;Лис Ян;03.04.1981;\n"
    found = looked_at(tmp_path, lines.encode(), "list.csv")
    assert found.people == 2


@pytest.mark.parametrize("letters", ["АБ", "аa", "а\u200b", "Іваненко Іван Іванович 12.03.1989 р.н., ", "І.", "("])
def test_a_cell_of_20_000_characters_is_read_as_any_other(tmp_path: Path, letters: str) -> None:
    """Whatever is tried at each place of a name or a heading is not tried at each place of these."""
    long = (letters * 20_000)[:20_000]
    lines = (
        f"№;ПІБ;Дата народження;РНОКПП;Статус;{long}",
        "1;Коваль Петро Іванович;01.02.1977;;;",
        f"2;{long};{long};{long};{long};",
        "3;Лис Ян Янович;03.04.1981;;;",
    )
    assert looked_at(tmp_path, "\n".join(lines).encode(), "list.csv").people in {2, 3}
