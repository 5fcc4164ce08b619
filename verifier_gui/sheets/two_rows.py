"""One person on two rows: the second row goes on where the first one ends."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from verifier_gui.sheets.cells import Cell, SheetRow
from verifier_gui.sheets.column_contents import is_whole_name, names_a_person

_MOST = 0.8


def stands_on_two_rows(data: Sequence[SheetRow], names: Sequence[int]) -> bool:
    """Whether every row with a name is followed by one without: no name in its place, and no number of its own."""
    named = [_has_name(row, names) for row in data]
    pairs = sum(
        one and not two and _goes_on(data[place], data[place + 1]) for place, (one, two) in enumerate(pairwise(named))
    )
    return pairs >= 2 and pairs >= _MOST * sum(named)


def join_rows(rows: Iterable[SheetRow], names: Sequence[int]) -> Iterator[SheetRow]:
    """The rows with the second one of each person in the first: its cells below those of the first, a line break between."""
    first: SheetRow | None = None
    for row in rows:
        if first is not None and not _has_name(row, names) and _goes_on(first, row):
            yield _joined(first, row)
            first = None
            continue
        if first is not None:
            yield first
        first = row if _has_name(row, names) else None
        if first is None:
            yield row
    if first is not None:
        yield first


def _has_name(row: SheetRow, names: Sequence[int]) -> bool:
    return any(
        is_whole_name(row.cells[column]) or names_a_person(row.cells[column].text)
        for column in names
        if column in row.cells
    )


def _goes_on(first: SheetRow, second: SheetRow) -> bool:
    """Whether a row can be the second one of a person: right below, without what the first row begins with."""
    start = min(first.cells)
    return second.number == first.number + 1 and bool(second.cells) and start not in second.cells


def _joined(first: SheetRow, second: SheetRow) -> SheetRow:
    cells = dict(first.cells)
    for column, cell in second.cells.items():
        before = cells.get(column)
        cells[column] = Cell(f"{before.seen}\n{cell.seen}") if before else cell
    return SheetRow(first.number, cells, first.hidden or second.hidden, first.open_quote or second.open_quote)
