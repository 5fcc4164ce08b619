"""A table that leaves the house, as plain values: what the workbook, the csv and the print of a roster are written from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONGEST_CELL = 32_767
"""characters that a spreadsheet program keeps of a cell"""

_SIGN = "[=+\\-@＝＋－＠]"
_UNSEEN = '\\s"\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff'
_RUNNABLE = re.compile(f"[{_UNSEEN}]*{_SIGN}|[ \u00a0\n]*[\t\r]")
_RUNNABLE_WITHIN = re.compile(f"(?<![;{_UNSEEN}])[;{_UNSEEN}]++(?={_SIGN})")
_TAB_WITHIN = re.compile('([;\n])(?=[ \u00a0\n"]*[\t\r])')
"""where a cell of its own would begin with a tab or a carriage return"""
_PARTING = ";\n\r\t"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class RosterTable:
    """`title` lines stand above the table, `mark` (*not signed off*, or empty) is set off from them, `closing` lines stand below
    it and on every printed page. Every row has one text a heading; every cell is written as text."""

    name: str
    title: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mark: str = ""
    closing: tuple[str, ...] = ()
    language: str = "uk"

    def __post_init__(self) -> None:
        for number, row in enumerate(self.rows):
            if len(row) != len(self.headings):
                raise ValueError(number)


@dataclass(frozen=True, slots=True)
class CellNote:
    """A cell that a format cannot hold as it is: `row` counts the rows of the table from 0 (-1: the headings), `column` from 0.
    `text` is its beginning."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class WritingNotes:
    """What is other in the file than in the table, so that it can be said. `too_long` cells go on in a cell of the sheet of
    long texts; `controls` had characters that no spreadsheet holds, shown as visible signs; `quoted` got a `'` before
    them, so that no program runs them."""

    too_long: tuple[CellNote, ...] = ()
    controls: tuple[CellNote, ...] = ()
    quoted: tuple[CellNote, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.too_long or self.controls or self.quoted)


def every_cell(table: RosterTable) -> Iterator[tuple[int, int, str]]:
    """Row (-1: headings), column and text of every cell."""
    for column, heading in enumerate(table.headings):
        yield -1, column, heading
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            yield row, column, cell


def may_run(text: str) -> bool:
    """Whether a spreadsheet program may take a text for a formula."""
    return _RUNNABLE.match(text) is not None


def harmless(text: str) -> str:
    """`text` with a `'` before whatever a spreadsheet program may take for a formula.

    Where the system's language writes a comma in decimals, as Ukrainian does, such a program parts a csv at semicolons: what
    follows one, or a new line, within a cell of ours would be the beginning of a cell of its own.
    """
    marked = text
    if any(sign in text for sign in _PARTING):
        marked = _RUNNABLE_WITHIN.sub(_marked, _TAB_WITHIN.sub(r"\1'", text))
    return "'" + marked if may_run(text) else marked


def _marked(before: re.Match[str]) -> str:
    """What stands before a sign that a formula begins with, with a `'` where a cell of its own would begin."""
    text = before[0]
    place = max(map(text.rfind, _PARTING)) + 1
    return text[:place] + "'" + text[place:] if place else text


def has_controls(text: str) -> bool:
    return _CONTROL.search(text) is not None


def visible(text: str) -> str:
    """`text` with its control characters as visible signs (U+2400 and following), lone surrogates as U+FFFD, and one kind of
    line end (XML knows no other)."""
    lined = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub(lambda found: chr(0x2400 + ord(found[0])) if ord(found[0]) < 32 else "\ufffd", lined)


def note(row: int, column: int, text: str) -> CellNote:
    return CellNote(row, column, visible(text[:60]))
