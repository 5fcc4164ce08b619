"""Random workbooks by openpyxl, XlsxWriter and LibreOffice: cells of every kind under number formats of lists, and stranger ones."""

import datetime
import random
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

Value = float | str | bool

MAKERS = ("openpyxl", "xlsxwriter", "libreoffice")
_AT_ONCE = 40
"""files that LibreOffice is given in one call"""

_FIXED = (
    "General",
    "@",
    "0",
    "0.00",
    "#,##0",
    "#,##0.00",
    "0%",
    "0.00%",
    "0.00E+00",
    "0000000000",
    "000000",
    "000-000-000",
    r"\+000000000000",
    '"№ "0',
    '"АК"000000',
    '0" осіб"',
    '0 "р."',
    r"(000)\ 000\-00\-00",
    "[<=9999999]###-####;(###) ###-####",
    "000-00-0000",
    '0;-0;"-"',
    "0;-0;;@",
    ";;;",
    ';;;"прихований "@',
    "0.0;[Red]-0.0",
    "[Blue]0;[Red]0;[Green]0",
    "[Color12]#,##0_);[Color3](#,##0)",
    '[=1]"чол.";[=2]"жін.";0',
    '[>=18]"дорослий";"дитина"',
    '[<1000]0;#,##0,\\ "тис."',
    '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)',
    "[$₴-422]#,##0.00",
    r"#,##0.00\ [$₴-422]",
    "[$$-409]#,##0.00",
    "#,##0.00[$грн.-422]",
    '"паспорт "@',
    "General;-General;0;@",
    'General" дн."',
    "?0.0?",
    "#\\ ##0",
    "0,000",
    "0.0##",
    "yyyy-mm-dd",
    "dd.mm.yyyy",
    r"dd\.mm\.yyyy;@",
    "d.m.yy",
    "dd/mm/yyyy",
    "m/d/yyyy",
    "mm/dd/yy",
    "d-mmm-yy",
    "d mmmm yyyy",
    "mmmm yyyy",
    "mmm-yy",
    "yyyy",
    "dd.mm.yyyy hh:mm",
    "yyyy-mm-dd h:mm:ss",
    "m/d/yy h:mm",
    "h:mm",
    "h:mm:ss",
    "h:mm AM/PM",
    "[h]:mm:ss",
    "[h]:mm",
    "[mm]:ss",
    "mm:ss",
    "mm:ss.0",
    "[$-422]d mmmm yyyy",
    '[$-422]dd mmmm yyyy" р."',
    "[$-422]mmmm yyyy",
    "[$-419]d mmmm yyyy",
    '[$-419]dd mmmm yyyy" г.";@',
    "[$-419]mmm.yy",
    "[$-419]dddd",
    "[$-422]dd.mm.yyyy",
    "[$-422]dddd, d mmmm yyyy",
    "[$-409]d mmm yyyy",
    "[$-809]dd mmmm yyyy",
    "[$-409]h:mm AM/PM;@",
    "[$-F800]dddd, mmmm dd, yyyy",
    'dd.mm.yyyy" р.н."',
    'd" день "m" місяць "yyyy" рік"',
    "yyyymmdd",
    'h" год "mm" хв"',
    "dddd",
    "mmmmm",
)
_STRANGE = (
    "# ?/?",
    "# ??/??",
    "0/4",
    "##0.0E+0",
    "0.",
    "#.##",
    "0.0.0",
    "[DBNum1]0",
    "[$-415]d mmmm yyyy",
    "[$-407]dd. mmmm yyyy",
    "[$-F400]h:mm:ss AM/PM",
    "h:mm A/P",
    "yyyyy",
    "ge.m.d",
    "e",
    "0x",
    "+38 (000) 000-00-00",
    "[$-422]#,##0.00",
    "[$-FC22]d mmmm yyyy",
    "[$-FC19]dd mmmm yyyy",
    "[$-uk-UA]d mmmm yyyy",
    "[$-422]d mmm yyyy",
)
_NAMES = (
    "Шевченко Олена Іванівна",
    "О'Коннор «Гайка» & сини",
    "  Мороз  Іван ",
    "Знам'янка\nвул. Миру, 5",
    "00123",
    "3314926355",
    "12.03.1989",
    "=1+1",
    "ё-Ґґ-Її",
    "🙂 é ñ",
    "_x000D_",
    "a\tb",
    "TRUE",
    "#N/A?",
    "'лапка",
    'він сказав "так"',
    "1,5; 2",
    "\u200bнуль\u202e",
    "x" * 300,
)
_PARTS_OF_DAYS = ("d", "dd", "m", "mm", "mmm", "mmmm", "yy", "yyyy", "ddd", "dddd")
_BETWEEN = (".", "/", "-", " ", ", ", "\\.", '" "', " - ")


class Drawn(NamedTuple):
    """A cell to be written: its value, its number format, and whether a formula gives the value."""

    value: Value
    code: str
    by_formula: bool = False


def random_workbooks(folder: Path, count: int, seed: int, soffice: Sequence[str]) -> list[tuple[str, Path]]:
    """Writes workbooks into the folder, and returns each with the name of its maker."""
    made: list[tuple[str, Path]] = []
    for number in range(count):
        maker = MAKERS[number % len(MAKERS)]
        rng = random.Random(f"{seed}-{number}")
        path = folder / f"{maker}-{number:05}.xlsx"
        (_by_openpyxl if maker == "openpyxl" or (maker == "libreoffice" and rng.random() < 0.3) else _by_xlsxwriter)(
            path, rng
        )
        made.append((maker, path))
    theirs = [path for maker, path in made if maker == "libreoffice"]
    between = folder / "ods"
    between.mkdir()
    convert(soffice, theirs, "ods", between)
    convert(soffice, [between / f"{path.stem}.ods" for path in theirs], "xlsx:Calc MS Excel 2007 XML", folder)
    return made


def convert(soffice: Sequence[str], files: Sequence[Path], how: str, folder: Path) -> None:
    """Lets LibreOffice convert files."""
    for begin in range(0, len(files), _AT_ONCE):
        subprocess.run(
            [*soffice, "--convert-to", how, "--outdir", str(folder), *map(str, files[begin : begin + _AT_ONCE])],
            check=True,
            capture_output=True,
        )


def drawn_rows(rng: random.Random) -> list[list[Drawn | None]]:
    width, height = rng.randint(1, 10), rng.randint(1, 40)
    columns = [rng.choice((None, _code(rng), "General")) for _column in range(width)]
    return [
        [None if rng.random() < 0.1 else _drawn(rng, code or _code(rng)) for code in columns] for _row in range(height)
    ]


def _drawn(rng: random.Random, code: str) -> Drawn:
    kind = rng.random()
    if kind < 0.2:
        return Drawn(rng.choice(_NAMES), code)
    if kind < 0.23:
        return Drawn(rng.random() < 0.5, code)
    return Drawn(_number(rng, code), code, by_formula=rng.random() < 0.05)


def _number(rng: random.Random, code: str) -> float:
    plain = code.replace("General", "").lower()
    if any(letter in plain for letter in "ydhs") and rng.random() < 0.9:
        day = rng.randint(61, 60_000) if rng.random() < 0.95 else rng.randint(-5, 61)
        time = rng.choice((0, 0, rng.randrange(1440) / 1440, rng.randrange(86400) / 86400, rng.random()))
        return time if "y" not in plain and rng.random() < 0.5 else day + time
    return rng.choice(
        (
            rng.randint(0, 9),
            rng.randint(-100, 100),
            rng.randint(0, 10**10),
            rng.randint(-(10**15), 10**15),
            rng.choice((0, 1, 2, 18, 100, 1e15, 1e20, 1e-7, -0.4)),
            round(rng.uniform(-1000, 1000), rng.randint(0, 4)),
            rng.uniform(-1, 1) * 10 ** rng.randint(-4, 12),
        )
    )


def _code(rng: random.Random) -> str:
    kind = rng.random()
    if kind < 0.65:
        return rng.choice(_FIXED)
    if kind < 0.7:
        return rng.choice(_STRANGE)
    return _day_code(rng) if kind < 0.85 else _number_code(rng)


def _day_code(rng: random.Random) -> str:
    parts = rng.sample(_PARTS_OF_DAYS, rng.randint(1, 4))
    between = rng.choice(_BETWEEN)
    code = rng.choice(("", "", "", "[$-422]", "[$-419]", "[$-409]", "[Red]")) + between.join(parts)
    if rng.random() < 0.3:
        code += rng.choice((" h:mm", " hh:mm:ss", "\\ hh:mm", " h:mm AM/PM"))
    return code + rng.choice(("", "", ";@", '" р."'))


def _number_code(rng: random.Random) -> str:
    def section() -> str:
        whole = rng.choice(("0", "#", "##0", "#,##0", "00", "0000000", "00-00", "#,###", "0,0"))
        rest = rng.choice(("", "", ".0", ".00", ".000", ".0#", ".##", ",", ",,", "%", ".0%", "E+00", ".00E+00"))
        before = rng.choice(("", "", "", '"№"', "$", "(", "[Red]", "_-", "* ", "\\#", "€"))
        behind = rng.choice(("", "", "", ' "шт."', ")", "_)", "-", "\\ грн"))
        return before + whole + rest + behind

    code = ";".join(section() for _one in range(rng.choice((1, 1, 1, 2, 3))))
    if rng.random() < 0.1:
        code = rng.choice(("[<100]", "[>=1000]")) + section() + ";" + section()
    return code + rng.choice(("", "", "", ";@" if code.count(";") < 3 else ""))


def _by_openpyxl(path: Path, rng: random.Random) -> None:
    book = openpyxl.Workbook()
    if rng.random() < 0.15:
        book.epoch = CALENDAR_MAC_1904
    sheets = [book.active, *(book.create_sheet() for _more in range(rng.choice((0, 0, 1))))]
    for number, sheet in enumerate(sheets):
        sheet.title = f"S{number}"
        for row, cells in enumerate(drawn_rows(rng), 1):
            for column, drawn in enumerate(cells, 1):
                if drawn is None:
                    continue
                cell = sheet.cell(row, column)
                if isinstance(drawn.value, str) and rng.random() < 0.1 and not drawn.value.isspace():
                    cell.value = CellRichText("Р", TextBlock(InlineFont(b=True), drawn.value))
                elif rng.random() < 0.05:
                    cell.value = datetime.datetime(1989, rng.randint(1, 12), 12, rng.randint(0, 23), 30)  # noqa: DTZ001
                    continue
                else:
                    cell.value = drawn.value
                    if isinstance(drawn.value, str):
                        cell.data_type = "s"
                cell.number_format = drawn.code
    book.save(path)


def _by_xlsxwriter(path: Path, rng: random.Random) -> None:
    options = {"date_1904": rng.random() < 0.15, "constant_memory": rng.random() < 0.3}
    book = xlsxwriter.Workbook(str(path), options)
    formats = {}
    for number in range(rng.choice((1, 1, 2))):
        sheet = book.add_worksheet(f"S{number}")
        if rng.random() < 0.2:
            sheet.set_row(2, None, None, {"hidden": True})
        for row, cells in enumerate(drawn_rows(rng)):
            for column, drawn in enumerate(cells):
                if drawn is None:
                    continue
                code: str | int = (
                    drawn.code if rng.random() < 0.95 else rng.choice((*range(5), *range(9, 23), *range(37, 50)))
                )
                if code not in formats:
                    formats[code] = book.add_format({"num_format": code})
                shape = formats[code]
                value = drawn.value
                if isinstance(value, str):
                    if rng.random() < 0.1 and not options["constant_memory"]:
                        sheet.write_rich_string(row, column, "Р", book.add_format({"bold": True}), value, "я", shape)
                    else:
                        sheet.write_string(row, column, value, shape)
                elif isinstance(value, bool):
                    sheet.write_boolean(row, column, value, shape)
                elif drawn.by_formula:
                    sheet.write_formula(row, column, f"={value!r}", shape, value)
                else:
                    sheet.write_number(row, column, value, shape)
    book.close()
