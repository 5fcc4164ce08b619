"""Which rows hold the headings: by their words, else by their shape; in one row, in two, in three, in two languages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from verifier_gui.domain.facts import FactKind
from verifier_gui.sheets.cells import Cell, CellKind, SheetRow
from verifier_gui.sheets.column_contents import is_date, is_one_name, is_whole_name, names_a_person
from verifier_gui.sheets.heading_words import OTHER, meanings_of, names_a_date_part

NAME_MEANINGS = frozenset(str(kind) for kind in (FactKind.FULL_NAME, FactKind.SURNAME, FactKind.GIVEN_NAME))
_LOOKED_AT = 60
_LONGEST_HEADING = 160
_LONGEST_LONE = 40
_MOST_ROWS = 4
_GAP = 64
"""columns without anything, after which a cell is a stray"""

Headings = tuple[tuple[str, ...], ...]
"""For each column what its heading says, from the uppermost row to the lowest; empty where it says nothing."""


class HeadingRows(NamedTuple):
    """The uppermost and the lowest, 1-based; both 0 where there are none."""

    first: int
    last: int


def heading_meanings(cells: Mapping[int, Cell]) -> dict[int, str]:
    """What the cells of a row would mean, were it a heading row."""
    return {column: meanings[0] for column, meanings in _open_meanings(cells).items() if meanings[0] != OTHER}


def is_heading(cells: Mapping[int, Cell]) -> bool:
    """Whether a row heads a table of people."""
    found = _open_meanings(cells)
    distinct = {meanings[0] for meanings in found.values()} - {OTHER}
    return len(distinct) >= 2 and any(NAME_MEANINGS & set(meanings) for meanings in found.values())


def find_headings(sample: Sequence[SheetRow]) -> HeadingRows:
    """The heading rows of the first table of a sheet."""
    start = _by_words(sample) or _by_shape(sample)
    if not start:
        return HeadingRows(0, 0)
    return HeadingRows(first_heading_row(sample, start), _last(sample, start))


def first_heading_row(sample: Sequence[SheetRow], lowest: int) -> int:
    """The uppermost row of headings: such a row names groups, and columns that the rows below it leave blank."""
    rows = {row.number: row.cells for row in sample if row.number <= lowest}
    first = lowest
    while lowest - first < _MOST_ROWS - 1:
        above, below = rows.get(first - 1, {}), rows.get(first, {})
        known = _open_meanings(above)
        if len(above) < 2 or any(map(_is_data, above.values())) or not known:
            break
        if not (any(column not in below for column in known) or is_heading(above)):
            break
        first -= 1
    return first


def read_headings(sample: Sequence[SheetRow], rows: HeadingRows) -> Headings:
    """What the rows say of each column. A group's heading holds for the columns to its right that have one of their own below."""
    if not rows.last:
        return ()
    levels = [row.cells for row in sample if rows.first <= row.number <= rows.last]
    width = width_of([SheetRow(1, cells) for cells in levels])
    said: list[list[str]] = [[] for _column in range(width)]
    for place, level in enumerate(levels):
        lower = levels[place + 1 :]
        group = ""
        for column in range(width):
            own = level[column].text if column in level else ""
            has_lower = any(column in cells for cells in lower)
            group = own or (group if has_lower else "")
            if group and (not said[column] or said[column][-1] != group):
                said[column].append(group)
    return tuple(map(tuple, said))


def width_of(rows: Iterable[SheetRow]) -> int:
    """How many columns a table has: a stray cell far to the right is none of it."""
    filled = sorted({column for row in rows for column in row.cells})
    width = 0
    for column in filled:
        if column - width > _GAP:
            break
        width = column + 1
    return width


def _open_meanings(cells: Mapping[int, Cell]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for column, cell in cells.items():
        if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_HEADING:
            meanings = meanings_of(cell.text)
            if meanings:
                found[column] = meanings
            elif names_a_date_part(cell.text):
                found[column] = (FactKind.BIRTH_DATE,)
    return found


def _by_words(sample: Sequence[SheetRow]) -> int:
    """The first row of headings by their words that is as good as the best; 0 where there is none."""
    scored: list[tuple[int, float]] = []
    for row in sample[:_LOOKED_AT]:
        score = _score(row)
        if score:
            scored.append((row.number, score))
    if not scored:
        return 0
    best = max(score for _number, score in scored)
    numbers = {row.number: row for row in sample}
    for number, score in scored:
        if score > best - 0.75 or (score >= 0.5 * best and _heads_people(numbers, number)):
            return number
    return 0


def _score(row: SheetRow) -> float:
    """How well a row serves as headings: a cell of data that happens to be a heading's word stands among cells that are none."""
    found = _open_meanings(row.cells)
    distinct = {meanings[0] for meanings in found.values()} - {OTHER}
    if not any(NAME_MEANINGS & set(meanings) for meanings in found.values()):
        return 0.0
    if len(distinct) < 2:
        ((_column, cell),) = row.cells.items() if len(row.cells) == 1 else [(0, Cell(""))]
        alone = 0 < len(cell.text) <= _LONGEST_LONE and all(len(meanings) == 1 for meanings in found.values())
        if not alone:
            return 0.0
    # A title over a list is made of words that leave it open what they mean.
    if all(len(meanings) > 1 for meanings in found.values()) or any(map(_is_data, row.cells.values())):
        return 0.0
    return len(distinct) * (0.5 + 0.5 * len(found) / len(row.cells))


def _heads_people(rows: Mapping[int, SheetRow], number: int) -> bool:
    """Whether somebody stands right below a row of headings, under the heading of a name."""
    named = [column for column, meanings in _open_meanings(rows[number].cells).items() if NAME_MEANINGS & set(meanings)]
    for below in range(number + 1, number + 4):
        row = rows.get(below)
        if row is not None and len(row.cells) > 1 and not is_heading(row.cells):
            cells = [row.cells[column] for column in named if column in row.cells]
            if any(is_whole_name(cell) or names_a_person(cell.text) for cell in cells):
                return True
    return False


def _by_shape(sample: Sequence[SheetRow]) -> int:
    """Headings in words that are not known: a row of short texts over columns of dates and of names."""
    for place, row in enumerate(sample[:30]):
        below = sample[place + 1 : place + 11]
        texts = row.cells
        if len(texts) < 2 or not below or any(map(_is_data, texts.values())):
            continue
        if any(len(cell.text) > 60 or names_a_person(cell.text) for cell in texts.values()):
            continue
        columns = [[other.cells[column] for other in below if column in other.cells] for column in texts]
        dated = any(_most(cells, is_date) for cells in columns)
        named = any(_most(cells, is_whole_name) or _most(cells, is_one_name) for cells in columns)
        named_alone = any(
            _most(cells, is_whole_name) and not is_whole_name(cell)
            for cells, cell in zip(columns, texts.values(), strict=True)
        )
        if (named_alone or (dated and named)) and sum(len(cells) >= 0.6 * len(below) for cells in columns) >= 0.6 * len(
            texts
        ):
            return row.number
    return 0


def _most(cells: Sequence[Cell], test: Callable[[Cell], bool]) -> bool:
    return bool(cells) and sum(1 for cell in cells if test(cell)) >= 0.6 * len(cells)


def _last(sample: Sequence[SheetRow], first: int) -> int:
    """The lowest row of headings that begin in a row: each further one parts groups, or says the same in another language."""
    rows = {row.number: row.cells for row in sample}
    last = first
    while last - first < _MOST_ROWS - 1 and _goes_on(
        [rows[number] for number in range(first, last + 1)], rows.get(last + 1)
    ):
        last += 1
    return last


def _goes_on(levels: Sequence[Mapping[int, Cell]], below: Mapping[int, Cell] | None) -> bool:
    """Whether a row below headings goes on with them and is no person's."""
    if not below or any(map(_is_data, below.values())):
        return False
    if is_heading(below) or (len(below) > 2 and len(_open_meanings(below)) == len(below)):
        return True
    if any(any(map(str.isdigit, cell.text)) for cell in below.values()):
        return False
    above = levels[-1]
    named = [
        column for level in levels for column, meaning in heading_meanings(level).items() if meaning in NAME_MEANINGS
    ]
    parts_group = any(column not in above for column in below)
    if not parts_group or any(names_a_person(cell.text) and not meanings_of(cell.text) for cell in below.values()):
        return False
    if not any(column in below for column in named):
        return True
    rows = [SheetRow(number, cells) for number, cells in enumerate((*levels, below), 1)]
    said = read_headings(rows, HeadingRows(1, len(rows)))
    known = [column for column in below if meanings_of(" ".join(said[column][-2:]))]
    return len(known) >= max(2, 0.6 * len(below))


def _is_data(cell: Cell) -> bool:
    """A day, or a long number: no heading is one."""
    digits = sum(map(str.isdigit, cell.text))
    if cell.kind is CellKind.DATE or digits > 7:
        return True
    return digits > 3 and is_date(cell)
