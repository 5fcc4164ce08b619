"""Cells of random workbooks as the program shows them, against LibreOffice's export of cells as shown (csv, English of the United
States).

`python tests/benchmarks/shown_cells.py [--workbooks 1000] [--seed 1]`, or `make cells`; LibreOffice Calc must be installed. The
program flags what it does not understand: such cells are counted, and compared with what the file stores. Where LibreOffice shows
something else than Excel the program shows what Excel does: these formats are named below with the reason, counted, and not compared.
"""

import argparse
import csv
import io
import re
import shutil
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import openpyxl
from openpyxl.cell.rich_text import CellRichText
from random_workbooks import MAKERS, convert, random_workbooks

from verifier_gui.domain.problems import ProblemKind
from verifier_gui.sheets.cells import Cell, CellKind
from verifier_gui.sheets.regions import Region
from verifier_gui.sheets.xlsx_workbook import XlsxWorkbook

_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,true,false,false,-1"
"""Commas, quotation marks, UTF-8, from the first row, English of the United States, cells as shown, all sheets."""

LIBRE_OFFICE_DIFFERS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    (
        "names",
        re.compile(r"\[\$-F[C4](?:22|19)\]", re.IGNORECASE),
        "Excel's own numbers for a form of the names: shown in English",
    ),
    (
        "tags",
        re.compile(r"\[\$-(?:[a-z]{2}-[A-Z]{2}|x-sys)"),
        "languages by their tags are not known: the number is shown",
    ),
    (
        "years",
        re.compile(r"(?<![yY])(?:y|yyy)(?![yY])", re.IGNORECASE),
        "a year of one or three letters is shown with the letter",
    ),
    ("short", re.compile(r"\[\$-422\].*(?<!m)mmm(?!m)"), "Ukrainian short months are others (квт, трв for кві, тра)"),
)
"""Where LibreOffice 7.4 shows otherwise than Excel: a name, the formats, the reason."""
OF_KINDS = (
    ("truth", "a truth value under a number format is shown as the number 1 or 0"),
    ("rich", "a text in several fonts or lines is shown whatever its format makes of texts"),
)
"""The same by the kind of cell."""


class Other(NamedTuple):
    """A cell as another reader reads it: its number format, and a name of `OF_KINDS` or nothing."""

    code: str
    kind: str


class Compared(NamedTuple):
    maker: str
    kind: str
    """`same`, `differs`, `flagged`, or a name of `LIBRE_OFFICE_DIFFERS` or `OF_KINDS`"""
    place: str = ""


_LINE_END = re.compile(r"\r\n|\r")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workbooks", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="a folder in which the workbooks stay")
    arguments = parser.parse_args()
    office = shutil.which("soffice")
    if office is None:
        print("LibreOffice is not installed: soffice was not found.")
        return 2
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        soffice = [office, f"-env:UserInstallation={(Path(temporary) / 'profile').as_uri()}", "--headless"]
        made = random_workbooks(folder, arguments.workbooks, arguments.seed, soffice)
        told = folder / "csv"
        told.mkdir()
        convert(soffice, [path for _maker, path in made], _AS_SHOWN, told)
        found = [one for maker, path in made for one in compare(maker, path, told)]
    _print(found, arguments.workbooks)
    print(f"\n({time.perf_counter() - started:.0f} s)")
    return 1 if any(one.kind == "differs" for one in found) else 0


def compare(maker: str, path: Path, told: Path) -> Iterator[Compared]:
    """Each cell that either has."""
    book = XlsxWorkbook(path.read_bytes(), region=Region.UNITED_STATES)
    others = _others(path)
    for sheet in book.sheets:
        theirs = _theirs(told / f"{path.stem}-{sheet.name}.csv")
        ours = {(row.number, column): cell for row in book.rows(sheet.name) for column, cell in row.cells.items()}
        for place in sorted({*theirs, *ours}):
            other = others.get((sheet.name, *place), Other("General", ""))
            kind = _kind(ours.get(place, Cell("")), theirs.get(place, ""), other)
            where = (
                f"{path.name} {sheet.name} {place} {other.code!r} {ours.get(place)}: LibreOffice {theirs.get(place)!r}"
            )
            yield Compared(maker, kind, where if kind == "differs" else "")


def _kind(cell: Cell, text: str, other: Other) -> str:
    if cell.oddity is ProblemKind.FORMAT_UNREAD or cell.kind in {CellKind.ERROR, CellKind.UNCALCULATED}:
        return "flagged" if cell.shown is None else "differs"
    if _LINE_END.sub("\n", cell.seen) == text:
        return "same"
    if other.kind:
        return other.kind
    for name, formats, _reason in LIBRE_OFFICE_DIFFERS:
        if cell.kind is not CellKind.TEXT and formats.search(other.code):
            return name
    return "differs"


def _theirs(path: Path) -> dict[tuple[int, int], str]:
    rows = csv.reader(io.StringIO(path.read_text("utf-8"), newline=""))
    return {(number, column): text for number, row in enumerate(rows, 1) for column, text in enumerate(row) if text}


def _others(path: Path) -> dict[tuple[str, int, int], Other]:
    """The number format of each cell, and which cells are `OF_KINDS`, as openpyxl reads them."""
    found: dict[tuple[str, int, int], Other] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path, rich_text=True, data_only=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    lines = isinstance(cell.value, str) and ("\n" in cell.value or "_x000" in cell.value)
                    kind = "rich" if isinstance(cell.value, CellRichText) or lines else ""
                    if isinstance(cell.value, bool) and cell.number_format != "General":
                        kind = "truth"
                    found[sheet.title, cell.row, cell.column - 1] = Other(cell.number_format, kind)
    return found


def _print(found: list[Compared], workbooks: int) -> None:
    counts = Counter((one.maker, one.kind) for one in found)
    names = [name for name, *_reasons in (*LIBRE_OFFICE_DIFFERS, *OF_KINDS)]
    print(f"{workbooks} workbooks, {len(found)} cells\n")
    print(
        "| made by | compared | differing | flagged | LibreOffice differs from Excel |\n| --- | --- | --- | --- | --- |"
    )
    for maker in MAKERS:
        same, differs = counts[maker, "same"], counts[maker, "differs"]
        other = ", ".join(f"{name} {counts[maker, name]}" for name in names)
        print(f"| {maker} | {same + differs} | {differs} | {counts[maker, 'flagged']} | {other} |")
    for one in [one for one in found if one.kind == "differs"][:60]:
        print("  ", one.place)


if __name__ == "__main__":
    sys.exit(main())
