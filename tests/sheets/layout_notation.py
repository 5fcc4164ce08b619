"""Described layouts: cells as a sender writes them, beside them what a person understands. `layouts/README.md` has the notation."""

import datetime
import re
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook

FOLDER = Path(__file__).parent / "layouts"
HELD_OUT = "held_out"
"""How the name of a file of layouts ends that were written after the rules and never tuned to."""

_TRUTH = re.compile(r"\s*\{([^}]*)\}\s*\Z")


@dataclass(frozen=True, slots=True)
class Part:
    """What a cell of a person says of one thing: the kinds it may rightly be taken for (empty: it may stay unnamed), and the value
    where it is not the cell's own text."""

    kinds: tuple[str, ...]
    column: int
    raw: str
    value: str | None


@dataclass(slots=True)
class Person:
    """Who stands in a row of the file (1-based), and what every cell of theirs says."""

    row: int
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class DescribedSheet:
    """Cells by row, as they are written into the file, and the people among them."""

    name: str
    hidden: bool = False
    rows: list[list[str]] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)


@dataclass(slots=True)
class DescribedLayout:
    """One file. `must_be_doubted`: no table of one person a row holds it, so that nothing but a doubt is right."""

    name: str
    words: str
    source: str
    sheets: list[DescribedSheet] = field(default_factory=list)
    text: tuple[str, str] | None = None
    """Delimiter and encoding, where it is no workbook."""
    must_be_doubted: bool = False


def described_layouts(*, held_out: bool) -> list[DescribedLayout]:
    """All layouts, or those that the rules were never tuned to."""
    return [
        layout
        for path in sorted(FOLDER.glob("*.txt"))
        if path.stem.endswith(HELD_OUT) is held_out
        for layout in _layouts(path)
    ]


def write(layout: DescribedLayout, folder: Path) -> Path:
    """The file that a sender would have sent."""
    if layout.text:
        delimiter, encoding = layout.text
        (sheet,) = layout.sheets
        path = folder / f"{layout.name}.csv"
        lines = [delimiter.join(_quoted(_plain(cell), delimiter) for cell in row) for row in sheet.rows]
        path.write_bytes("\r\n".join([*lines, ""]).encode(encoding))
        return path
    book = Workbook()
    book.remove(book.worksheets[0])
    for described in layout.sheets:
        sheet = book.create_sheet(described.name)
        for number, row in enumerate(described.rows, 1):
            for column, cell in enumerate(row, 1):
                value = _value(cell)
                if value is not None:
                    sheet.cell(number, column, value)
                if isinstance(value, datetime.date):
                    sheet.cell(number, column).number_format = "DD.MM.YYYY"
        for area in described.merged:
            sheet.merge_cells(area)
        for number in described.hidden_rows:
            sheet.row_dimensions[number].hidden = True
        for letter in described.hidden_columns:
            sheet.column_dimensions[letter].hidden = True
        sheet.sheet_state = "hidden" if described.hidden else "visible"
    path = folder / f"{layout.name}.xlsx"
    book.save(path)
    return path


def _layouts(path: Path) -> list[DescribedLayout]:
    found: list[DescribedLayout] = []
    columns: list[str] = []
    below: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        sheet = found[-1].sheets[-1] if found and found[-1].sheets else None
        mark, _space, rest = line.partition(" ")
        if not line.strip():
            continue
        if mark == "##":
            name, _colon, words = rest.partition(": ")
            found.append(DescribedLayout(name, words, path.stem))
        elif mark == "%":
            _direct(found[-1], rest)
        elif mark == "?":
            columns = [cell.strip() for cell in rest.split("|")]
        elif mark == "?+":
            below = [cell.strip() for cell in rest.split("|")]
        else:
            sheet = sheet or _new_sheet(found[-1], "Аркуш1")
            body = rest if mark in {">", "+"} else "" if line.strip() == "~" else line
            cells = [cell.strip(" ") for cell in body.split("|")]
            sheet.rows.append([_TRUTH.sub("", cell) for cell in cells])
            if mark == ">":
                sheet.people.append(Person(len(sheet.rows), _parts(cells, columns)))
            elif mark == "+":
                sheet.people[-1].parts += _parts(cells, below)
    return found


def _direct(layout: DescribedLayout, words: str) -> None:
    verb, _space, rest = words.partition(" ")
    if verb == "sheet":
        _new_sheet(layout, rest.removesuffix(" hidden"), hidden=rest.endswith(" hidden"))
    elif verb == "csv":
        delimiter, encoding = rest.split()
        layout.text = (delimiter.replace("\\t", "\t"), encoding)
    elif verb == "text":
        layout.text = ("\t", "utf-8")
    elif verb == "must":
        layout.must_be_doubted = True
    else:
        sheet = layout.sheets[-1] if layout.sheets else _new_sheet(layout, "Аркуш1")
        what, _space, places = rest.partition(" ")
        if verb == "merge":
            sheet.merged += rest.split()
        elif (verb, what) == ("hide", "rows"):
            sheet.hidden_rows += map(int, places.split())
        elif (verb, what) == ("hide", "columns"):
            sheet.hidden_columns += places.split()
        else:
            raise ValueError(words)


def _new_sheet(layout: DescribedLayout, name: str, *, hidden: bool = False) -> DescribedSheet:
    layout.sheets.append(DescribedSheet(name, hidden))
    return layout.sheets[-1]


def _parts(cells: list[str], columns: list[str]) -> list[Part]:
    assert len(cells) <= len(columns), (cells, columns)
    parts: list[Part] = []
    for column, cell in enumerate(cells):
        raw = _plain(_TRUTH.sub("", cell))
        if not raw:
            continue
        told = _TRUTH.search(cell)
        said = [value.strip() for value in told[1].split(";")] if told else []
        each = columns[column].split("+")
        assert not said or len(said) == len(each), cell
        for place, what in enumerate(each):
            kinds = tuple("" if kind == "-" else kind for kind in what.split("/"))
            parts.append(
                Part(kinds, column, raw, said[place] if (said and said[place]) or (told and not told[1]) else None)
            )
    return parts


def _plain(cell: str) -> str:
    """The cell's text."""
    text = cell.replace("⏎", "\n")
    if text.startswith("@"):
        return datetime.date.fromisoformat(text[1:]).strftime("%d.%m.%Y")
    return text[1:] if text.startswith(("'", "#")) else text


def _value(cell: str) -> str | int | datetime.date | None:
    if cell.startswith("@"):
        return datetime.date.fromisoformat(cell[1:])
    if re.fullmatch(r"#\d+|[1-9]\d{0,3}", cell):
        return int(cell.removeprefix("#"))
    return _plain(cell) or None


def _quoted(text: str, delimiter: str) -> str:
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if set(text) & {delimiter, '"', "\n"} else text
