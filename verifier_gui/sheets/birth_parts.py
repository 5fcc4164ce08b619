"""A birth date in several columns: day, month and year, or day with month and year."""

from collections.abc import Callable, Mapping, Sequence

from verifier_gui.sheets.cells import Cell
from verifier_gui.sheets.column_contents import ColumnContents, is_day_and_month, is_day_of_month, is_month, is_year

_MOST = 0.8


def find_birth_parts(born: Sequence[bool], columns: Sequence[ColumnContents]) -> tuple[int, ...]:
    """The neighbouring columns, day first, that give the birth date between them; empty where one column gives it. `born` tells which
    columns are said to."""
    for column in range(len(columns) - 2):
        if all(born[column : column + 3]) and _fit(columns[column : column + 3], (is_day_of_month, is_month, is_year)):
            return (column, column + 1, column + 2)
    for column in range(len(columns) - 1):
        if all(born[column : column + 2]) and _fit(columns[column : column + 2], (is_day_and_month, is_year)):
            return (column, column + 1)
    return ()


def birth_parts_text(cells: Mapping[int, Cell], parts: Sequence[int]) -> str:
    """The parts of one person's birth date as one text, parted by full stops or, round a month in words, by spaces; empty where
    nothing is given."""
    texts = [cells[column].text.strip(" .") for column in parts if column in cells]
    between = " " if any(map(str.isalpha, "".join(texts))) else "."
    return between.join(text for text in texts if text)


def _fit(columns: Sequence[ColumnContents], tests: Sequence[Callable[[Cell], bool]]) -> bool:
    return all(column.share(test) >= _MOST for column, test in zip(columns, tests, strict=True))
