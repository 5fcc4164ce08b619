"""Which row holds the headings and what each column means: a guess, to be confirmed by the caseworker."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import RUNNING_NUMBER, ColumnMapping
from verifier_gui.domain.tax_number import TaxNumber
from verifier_gui.sheets.cells import Cell, CellKind, SheetRow
from verifier_gui.sheets.date_texts import BORN_BY, RECENT, DateReading, read_date
from verifier_gui.sheets.heading_words import meaning_of, plain
from verifier_gui.sheets.status_words import read_status

SAMPLE_ROWS = 200
_SAMPLE_CELLS = 100_000
"""cells that a guess looks at: of a very wide table it sees fewer rows"""
_SAMPLE_LEAST = 20
_LONGEST_HEADING = 80
_GAP = 64
"""columns without anything, after which a cell is a stray"""
NAME_MEANINGS = frozenset(str(kind) for kind in (FactKind.FULL_NAME, FactKind.SURNAME, FactKind.GIVEN_NAME))
_ALONE = NAME_MEANINGS | {RUNNING_NUMBER, str(FactKind.PATRONYMIC), str(FactKind.BIRTH_DATE)}
"""Meanings that a second column is given only by its heading, not by its cells."""

_NAME_WORD = re.compile(r"[A-ZА-ЯІЇЄҐЁ][\w'’ʼ`.-]*\Z")
_PATRONYMIC = re.compile(
    r"(?:ович|евич|йович|івна|ївна|овна|евна|ічна|ична|ілліч|ильич|ovych|ovich|evych|evich|yovych|ivna|ovna|evna|iovych)\Z",
    re.IGNORECASE,
)
_SURNAME = re.compile(
    r"(?:енко|ук|юк|чук|щук|ський|ська|цький|цька|ский|ская|цкий|ов|ова|ев|ева|єв|єва|ін|іна|ин|ина|ко|ак|як|ик|ець|"
    r"enko|uk|yuk|chuk|skyi|skyy|skiy|ska|ov|ova|ev|eva|ko|ak|yk)\Z",
    re.IGNORECASE,
)
_SEX = frozenset(
    {
        "ч",
        "ж",
        "м",
        "чол",
        "жін",
        "муж",
        "жен",
        "чоловік",
        "жінка",
        "мужской",
        "женский",
        "чоловіча",
        "жіноча",
        "m",
        "f",
    }
    | {"male", "female"}
)
_RANK = re.compile(
    r"солдат|сержант|рядов|матрос|старшин|лейтенант|капітан|капитан|майор|полковник|прапор|мічман|мичман|soldat|serzhant|"
    r"ryadov|soldier|sergeant|lieutenant|captain|major|colonel|private|sailor",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_UNIT = re.compile(
    r"(?:в/ч\s*)?[АAТTВ]\d{4}\Z|\b(?:омбр|оабр|опбр|обр|отбр|одшбр|полк|бригад|обтро|бтро)", re.IGNORECASE
)
_AS_OF = re.compile(
    r"(?:станом на|за станом на|по состоянию на|состоянием на|на момент|as of|as at|dated?|від|от)\s*:?\s*(.{4,40})",
    re.IGNORECASE,
)
_EXCHANGE = re.compile(r"(?:обмін|обмен|exchange|поверн|возвращ)\w*\D{0,40}?(\d.{3,30})", re.IGNORECASE)
_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|«?\d{1,2}»?\s+[^\W\d_]{3,}\s+\d{4}|[^\W\d_]{3,}\s+\d{1,2},?\s+\d{4}|\d{1,2}\.\d{4}"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand on a sheet. `first_heading_row` is the upper one of headings in two rows; both are 0 where there are
    none. `headings` and `mapping` have one entry a column."""

    first_heading_row: int
    heading_row: int
    headings: tuple[str, ...]
    mapping: ColumnMapping

    @property
    def name_columns(self) -> tuple[int, ...]:
        return tuple(column for column, meaning in self.mapping.pairs() if meaning in NAME_MEANINGS)


def lay_out(
    sample: Sequence[SheetRow], *, heading_row: int | None = None, mapping: ColumnMapping | None = None
) -> Layout:
    """The layout of a sheet by its first rows. What the caller gives is taken as given."""
    lower = _heading_row(sample) if heading_row is None else heading_row
    upper = _upper_heading_row(sample, lower)
    headings = _headings(sample, upper, lower)
    data = [row for row in sample if row.number > lower]
    width = max(_width([*data, *(row for row in sample if row.number == lower)]), len(headings))
    if mapping is not None:
        width = max(width, len(mapping.columns))
    texts = tuple(headings[column] if column < len(headings) else "" for column in range(width))
    if mapping is None:
        under = {column: cell.text for row in sample if row.number == lower for column, cell in row.cells.items()}
        mapping = _guess(texts, under, data[: max(_SAMPLE_LEAST, _SAMPLE_CELLS // max(1, width))])
    columns = mapping.columns + ("",) * (width - len(mapping.columns))
    return Layout(upper, lower, texts, ColumnMapping(columns))


def heading_meanings(cells: Mapping[int, Cell]) -> dict[int, str]:
    """What the cells of a row would mean, were it a heading row."""
    found: dict[int, str] = {}
    for column, cell in cells.items():
        if cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST_HEADING:
            meaning = meaning_of(cell.text)
            if meaning:
                found[column] = meaning
    return found


def is_heading(cells: Mapping[int, Cell]) -> bool:
    """Whether a row heads a table of people."""
    meanings = set(heading_meanings(cells).values())
    return len(meanings) >= 2 and bool(meanings & NAME_MEANINGS)


def _heading_row(sample: Sequence[SheetRow]) -> int:
    best, best_score = 0, 0.0
    for row in sample[:60]:
        meanings = heading_meanings(row.cells)
        distinct = set(meanings.values())
        named = bool(distinct & NAME_MEANINGS)
        alone = len(row.cells) == 1 and len(next(iter(row.cells.values())).text) <= 40
        if not named or (len(distinct) < 2 and not (alone and len(distinct) == 1)):
            continue
        # A cell of data that happens to be a heading's word stands among cells that are none.
        score = len(distinct) * (0.5 + 0.5 * len(meanings) / len(row.cells))
        if score > best_score + 0.75:
            best, best_score = row.number, score
    return best + 1 if _goes_on(sample, best) else best


def _goes_on(sample: Sequence[SheetRow], upper: int) -> bool:
    """Whether the row below the headings goes on with them: it parts groups, and is no person's."""
    rows = {row.number: row.cells for row in sample}
    above, below = rows.get(upper), rows.get(upper + 1)
    if above is None or below is None or any(_DIGIT.search(cell.text) for cell in below.values()):
        return False
    named = [column for column, meaning in heading_meanings(above).items() if meaning in NAME_MEANINGS]
    parts_group = any(column not in above for column in below)
    return parts_group and (not any(column in below for column in named) or len(heading_meanings(below)) >= 2)


def _upper_heading_row(sample: Sequence[SheetRow], lower: int) -> int:
    """The upper row of headings in two rows: it names groups, and columns that the lower row leaves blank."""
    rows = {row.number: row.cells for row in sample if row.number <= lower}
    above, below = rows.get(lower - 1, {}), rows.get(lower, {})
    known = heading_meanings(above)
    if len(above) >= 2 and known and any(column not in below for column in known):
        return lower - 1
    return lower


def _headings(sample: Sequence[SheetRow], upper: int, lower: int) -> tuple[str, ...]:
    if not lower:
        return ()
    rows = {row.number: row.cells for row in sample if upper <= row.number <= lower}
    below: Mapping[int, Cell] = rows.get(lower, {})
    above: Mapping[int, Cell] = rows.get(upper, {}) if upper < lower else {}
    width = _width([SheetRow(1, {**above, **below})])
    found: list[str] = []
    group = ""
    for column in range(width):
        over = above[column].text if column in above else ""
        under = below[column].text if column in below else ""
        group = over or (group if under else "")
        found.append(f"{group} {under}" if group and under and group != under else under or over)
    return tuple(found)


def _width(rows: Sequence[SheetRow]) -> int:
    """How many columns the table has: a stray cell far to the right is none of it."""
    filled = sorted({column for row in rows for column in row.cells})
    width = 0
    for column in filled:
        if column - width > _GAP:
            break
        width = column + 1
    return width


def _guess(headings: Sequence[str], lower: Mapping[int, str], data: Sequence[SheetRow]) -> ColumnMapping:
    """`lower` is what the lower row of the headings says of a column: it tells more than the group that it is in."""
    columns: list[str] = []
    for column, heading in enumerate(headings):
        meaning = meaning_of(lower.get(column, "")) or meaning_of(heading)
        columns.append("" if meaning == RUNNING_NUMBER and meaning in columns else meaning)
    samples = [[row.cells[column] for row in data if column in row.cells] for column in range(len(headings))]
    for column, heading in enumerate(headings):
        if not columns[column]:
            columns[column] = _by_cells(heading, samples[column], columns, len(data))
    return ColumnMapping(tuple(columns))


def _by_cells(heading: str, cells: Sequence[Cell], taken: Sequence[str], rows: int) -> str:
    """What a column without a known heading means by its cells; empty where they do not tell.

    A column under an unknown heading is only taken for what cannot be mistaken.
    """
    if len(cells) < max(1, rows // 50):
        return ""
    unnamed = not plain(heading)
    tests: list[tuple[str, Callable[[Cell], bool], bool]] = [
        (FactKind.TAX_NUMBER, _is_tax_number, True),
        (FactKind.BIRTH_DATE, _is_birth_date, unnamed or "дат" in plain(heading) or "date" in plain(heading)),
        (FactKind.FULL_NAME, _is_full_name, not NAME_MEANINGS & set(taken)),
        (FactKind.PATRONYMIC, _is_patronymic, unnamed),
        (FactKind.SURNAME, _is_surname, unnamed and str(FactKind.FULL_NAME) not in taken),
        (
            FactKind.GIVEN_NAME,
            _is_one_name,
            unnamed and str(FactKind.SURNAME) in taken and str(FactKind.FULL_NAME) not in taken,
        ),
        (FactKind.SEX, _is_sex, unnamed),
        (FactKind.RANK, lambda cell: _RANK.search(cell.text) is not None, unnamed),
        (FactKind.UNIT, lambda cell: _UNIT.search(cell.text.strip()) is not None, unnamed),
        (FactKind.STATUS, lambda cell: read_status(cell.text).status is not None, unnamed),
    ]
    if unnamed and RUNNING_NUMBER not in taken and _counts(cells):
        return RUNNING_NUMBER
    for meaning, fits, allowed in tests:
        if allowed and not (meaning in _ALONE and meaning in taken):
            fitting = sum(1 for cell in cells if fits(cell))
            if fitting >= 0.6 * len(cells):
                return str(meaning)
    return ""


def _counts(cells: Sequence[Cell]) -> bool:
    numbers = [
        int(cell.text)
        for cell in cells
        if cell.text.strip(" .").isdecimal() and len(cell.text) < 8 and cell.text.isdecimal()
    ]
    steps = sum(1 for before, after in pairwise(numbers) if after == before + 1)
    return len(numbers) >= 2 and len(numbers) >= 0.8 * len(cells) and steps >= 0.8 * (len(numbers) - 1)


def _is_tax_number(cell: Cell) -> bool:
    return TaxNumber(cell.text.strip()).is_valid


def _is_birth_date(cell: Cell) -> bool:
    if cell.kind is CellKind.DATE:
        return "1920" <= cell.day < "2016"
    found = read_date(cell.text, last_short_year=BORN_BY)
    return found.reading is DateReading.READ and found.date is not None and 1920 <= found.date.year <= 2015


def _is_full_name(cell: Cell) -> bool:
    words = cell.text.replace("(", " ").replace(")", " ").split()
    return cell.kind is CellKind.TEXT and 2 <= len(words) <= 6 and all(_NAME_WORD.match(word) for word in words[:3])


def _is_patronymic(cell: Cell) -> bool:
    return " " not in cell.text.strip() and _PATRONYMIC.search(cell.text.strip()) is not None


def _is_one_name(cell: Cell) -> bool:
    return (
        cell.kind is CellKind.TEXT
        and _NAME_WORD.match(cell.text.strip()) is not None
        and not any(map(str.isdigit, cell.text))
    )


def _is_surname(cell: Cell) -> bool:
    return _is_one_name(cell) and _SURNAME.search(cell.text.strip()) is not None


def _is_sex(cell: Cell) -> bool:
    return cell.text.strip(" .").lower() in _SEX


def as_of(titles: Sequence[str]) -> str:
    """The day that title lines say the list is as of, as `PartialDate` text; empty where they do not."""
    return _day_after(_AS_OF, titles)


def exchange_on(titles: Sequence[str]) -> str:
    """The day of the exchange that title lines name, as `PartialDate` text; empty where they do not."""
    return _day_after(_EXCHANGE, titles)


def _day_after(words: re.Pattern[str], titles: Sequence[str]) -> str:
    for title in titles:
        for match in words.finditer(title):
            day = _DAY.search(match[1])
            read = read_date(day[0], last_short_year=RECENT) if day else None
            if read and isinstance(read.date, PartialDate) and read.date.year >= 2014:
                return str(read.date)
    return ""
