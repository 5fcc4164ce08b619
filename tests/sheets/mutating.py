"""Changes a stranger's file might have: bits, bytes, cuts, and within a zip parts and their XML. Drawn by a seed, for every format."""

import io
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from old_workbooks import xls
from test_pasted_tables import BROWSER, FROM_PDF, WORD

FIXTURES = Path(__file__).parent / "fixtures"

ROWS = (
    ("№", "ПІБ", "Дата народження", "РНОКПП"),
    (1.0, "Їжакевич Ґалина Єгорівна", (32579.0,), 3257900004.0),
    (2.0, "Коваль Петро Андрійович", "01.02.1977", "0123"),
)
LINES = (
    "№;Прізвище;Імʼя;По батькові;Дата народження;РНОКПП\r\n"
    '1;Шевченко;Олена;Іванівна;12.03.1989;3257900004\r\n2;"Коваль ""Сокіл""";Петро;Андрійович;01.02.1977;\r\n'
    '3;"Мороз;\r\nІван";Ілліч;;1990;\r\n'
)
RUSSIAN = (
    "N;Фамилия;Имя;Отчество;Дата рождения\r\n1;Съедин;Пётр;Юрьевич;1.1.1990\r\n2;ЩУКИНА;ОЛЬГА;ЭДУАРДОВНА;2.2.1991\r\n"
)


def with_macros(data: bytes) -> bytes:
    made = io.BytesIO(data)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(500))
    return made.getvalue()


def fixture(name: str) -> bytes:
    return (FIXTURES / name).read_bytes()


SEEDS: Mapping[str, Callable[[], tuple[bytes, ...]]] = {
    "xlsx": lambda: (fixture("openpyxl.xlsx"), fixture("xlsxwriter.xlsx"), fixture("libreoffice.xlsx")),
    "xlsm": lambda: (with_macros(fixture("xlsxwriter.xlsx")),),
    "xls": lambda: (xls(ROWS), fixture("libreoffice.xls"), fixture("xlwt.xls")),
    "xls of Excel 5": lambda: (xls(ROWS, excel_5=True), fixture("sheetjs_biff5.xls")),
    "xlsb": lambda: (fixture("sheetjs.xlsb"),),
    "ods": lambda: (fixture("libreoffice.ods"),),
    "csv": lambda: (
        LINES.encode(),
        LINES.encode("utf-8-sig"),
        LINES.encode("utf-16"),
        LINES.replace("ʼ", "'").encode("cp1251"),
        RUSSIAN.encode("koi8-u"),
        RUSSIAN.encode("cp866"),
        RUSSIAN.encode("iso8859-5"),
    ),
    "tsv": lambda: (LINES.replace(";", "\t").encode(),),
    "pasted table": lambda: (WORD.encode(), BROWSER.encode()),
    "pasted text": lambda: (FROM_PDF.encode(), LINES.replace(";", "\t").encode()),
}
"""Small sound files by format."""
PASTED = frozenset({"pasted table", "pasted text"})
_ZIPS = frozenset({"xlsx", "xlsm", "xlsb", "ods"})

_NASTY = (
    b"\0",
    b"\xff\xff\xff\xff",
    b"\x7f\xff\xff\xff",
    b"\x00\x00\x00\x80",
    b'"',
    b";",
    b"\t",
    b"\r",
    b"\n",
    b"<",
    b">",
    b"&",
    b"&#x110000;",
    b"<table>",
    b"<td colspan=99999>",
    b"</table>",
    b"<!--",
    b"]]>",
    b"\xed\xa0\x80",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"PK\x03\x04",
    b"99999999999",
    b"-1",
    b"1E308",
    b"=",
    b"\xe2\x80\xae",
)


def mutant(kind: str, chance: Random) -> bytes:
    """One changed file of a format."""
    sound = chance.choice(SEEDS[kind]())
    if kind in _ZIPS and chance.random() < 0.75:
        return _in_zip(sound, chance)
    return _in_bytes(sound, chance)


def _in_bytes(sound: bytes, chance: Random) -> bytes:
    data = bytearray(sound)
    for _turn in range(chance.choice((1, 1, 1, 2, 5, 20))):
        place = chance.randrange(len(data) + 1)
        length = min(len(data) - place, chance.choice((1, 2, 4, 16, 100, 1000)))
        match chance.randrange(8):
            case 0 | 1 if place < len(data):
                data[place] ^= 1 << chance.randrange(8)
            case 2 if place < len(data):
                data[place] = chance.randrange(256)
            case 3:
                data[place:place] = chance.choice(_NASTY)
            case 4:
                data[place : place + 4] = chance.choice(_NASTY)
            case 5:
                del data[place : place + length]
            case 6:
                data[place:place] = data[place : place + length] * chance.choice((1, 2, 50))
            case _:
                other = chance.randrange(len(data) + 1)
                data[place : place + length] = data[other : other + length]
    if chance.random() < 0.1:
        del data[chance.randrange(len(data) + 1) :]
    return bytes(data)


def _in_zip(sound: bytes, chance: Random) -> bytes:
    """The zip with its parts changed and the checksums made right again."""
    with zipfile.ZipFile(io.BytesIO(sound)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    for _turn in range(chance.choice((1, 1, 2, 4))):
        place = chance.randrange(len(parts))
        name, content = parts[place]
        match chance.randrange(9):
            case 0:
                del parts[place]
            case 1:
                parts.insert(chance.randrange(len(parts) + 1), (name, _in_bytes(content or b" ", chance)))
            case 2:
                other = chance.randrange(len(parts))
                parts[place], parts[other] = (name, parts[other][1]), (parts[other][0], content)
            case 3:
                parts[place] = (_in_bytes(name.encode(), chance).decode("utf-8", "replace"), content)
            case 4 | 5 if b"<" in content:
                parts[place] = (name, _in_xml(content, chance))
            case _:
                parts[place] = (name, _in_bytes(content or b" ", chance))
        if not parts:
            break
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")
        for name, content in parts:
            package.writestr(name.replace("\0", "") or "x", content)
    return made.getvalue()


def _in_xml(content: bytes, chance: Random) -> bytes:
    """The XML with elements and attributes left out, doubled, nested, exchanged, or with other values."""
    pieces = content.split(b"<")
    if len(pieces) < 3:
        return content
    place, other = sorted(chance.sample(range(1, len(pieces)), 2))
    match chance.randrange(7):
        case 0:
            del pieces[place:other]
        case 1:
            pieces[place:place] = pieces[place:other] * chance.choice((1, 3, 30))
        case 2:
            pieces[place:place] = [b"a>"] * chance.choice((1, 70, 3000))
        case 3:
            pieces[place], pieces[other] = pieces[other], pieces[place]
        case 4:
            pieces[place] = _with_other_value(pieces[place], chance)
        case 5:
            head, _quote, tail = pieces[place].partition(b'"')
            pieces[place] = head + b'"' + b"x" * chance.choice((10, 100_000)) + tail
        case _:
            pieces[place : place + 1] = [pieces[place], b"!DOCTYPE a [<!ENTITY b 'c'>]>"]
    return b"<".join(pieces)


def _with_other_value(piece: bytes, chance: Random) -> bytes:
    values = piece.split(b'"')
    if len(values) < 3:
        return piece + chance.choice(_NASTY)
    values[chance.randrange(1, len(values), 2)] = chance.choice(
        (
            b"",
            b"-1",
            b"0",
            b"1048577",
            b"99999999999999999999",
            b"XFD1048576",
            b"A0",
            b"\xd0\xb0",
            b"1E400",
            b"true",
            b"str",
            b"e",
        )
    )
    return b'"'.join(values)


def lying_sizes(data: bytes, size: int) -> bytes:
    """A zip all of whose parts say that they unpack to `size` bytes."""
    made = bytearray(data)
    place = 0
    while (place := made.find(b"PK\x01\x02", place)) >= 0:
        struct.pack_into("<I", made, place + 24, size)
        place += 4
    return bytes(made)


def blanks(size: int, head: bytes, tail: bytes) -> bytes:
    """`head`, `size` blanks and `tail` as one deflated stream, made without ever holding it unpacked."""
    packing = zlib.compressobj(9, wbits=-15)
    piece = b" " * (1 << 20)
    packed = [packing.compress(head)]
    packed += [packing.compress(piece) for _turn in range(size >> 20)]
    return b"".join((*packed, packing.compress(tail), packing.flush()))
