"""Looks a workbook over in the child: which sheet, which headings, what its rows say. And reads its people."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple, TypeVar

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.doubts import Doubt, DoubtKind
from verifier_gui.domain.facts import Fact, FactKind
from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits
from verifier_gui.sheets.cells import Cell, CellKind, Sheet, SheetRow, Workbook
from verifier_gui.sheets.columns import SAMPLE_ROWS, Layout, lay_out
from verifier_gui.sheets.inspection import (
    PREVIEW_CELLS,
    PREVIEW_LEAST,
    PROBLEMS_NAMED,
    STATUS_BLANK,
    STATUS_UNREAD,
    Inspection,
    PreviewRow,
    SheetSummary,
)
from verifier_gui.sheets.left_out import LeftOut
from verifier_gui.sheets.opening import Opened
from verifier_gui.sheets.repeated_people import RepeatedPeople
from verifier_gui.sheets.rows import RowKind, RowReader, UnderstoodRow
from verifier_gui.sheets.title_lines import as_of, exchange_on
from verifier_gui.sheets.two_rows import join_rows

_STEP = 200
"""rows between two signs of progress"""
_WIDE = 500
"""filled cells of a row that is a sign of progress by itself"""

Report = Callable[[float], None]
"""Is told the share of the work that is done, 0..1."""
NumberedFacts = tuple[int, Sequence[Fact]]
"""The file's own 1-based row number, and what the row says."""
_Person = TypeVar("_Person")


class Wish(NamedTuple):
    """What the caller asks for; None leaves it to a guess."""

    sheet: str | None = None
    heading_row: int | None = None
    mapping: ColumnMapping | None = None


def survey(opened: Opened, name: str, wish: Wish, preview_rows: int, report: Report) -> Inspection:
    """Reads the whole of the sheet in question, and counts the people of the others. Raises `SheetError`."""
    workbook = opened.workbook
    if not workbook.sheets:
        raise SheetError("The file has no sheet with cells.")
    counted = _count_others(workbook, wish, report)
    chosen = _chosen(workbook, wish, counted)
    look = _Look(workbook, chosen, wish, preview_rows)
    look.read(lambda share: report(0.5 + share / 2 if counted else share))
    sheets = tuple(
        SheetSummary(sheet.name, look.last_row, look.people, sheet.hidden)
        if sheet.name == chosen
        else SheetSummary(sheet.name, *counted.get(sheet.name, (0, 0)), sheet.hidden)
        for sheet in workbook.sheets
    )
    if not any(sheet.rows for sheet in sheets):
        raise SheetError("The file holds no filled cell. Ask the sender for it again.")
    found = look.inspection(opened, name, sheets)
    if workbook.format == "csv" and not found.people and len(found.headings) < 2 and wish == Wish():
        raise SheetError("No table of people was found in the file. Save the list as xlsx, or as csv in UTF-8.")
    return found


def most_people(workbook: Workbook, report: Report) -> tuple[str, tuple[str, ...]]:
    """(the visible sheet with most people, the others). Raises `SheetError` where there is no sheet at all."""
    if not workbook.sheets:
        raise SheetError("The file has no sheet with cells.")
    chosen = _chosen(workbook, Wish(), _count_others(workbook, Wish(), report))
    return chosen, tuple(sheet.name for sheet in workbook.sheets if sheet.name != chosen)


def read_people(opened: Opened, wish: Wish, chunk: int, report: Report) -> Iterator[tuple[UnderstoodRow, ...]]:
    """The people of one sheet, in chunks. Raises `SheetError`."""
    workbook = opened.workbook
    name = wish.sheet if wish.sheet is not None else workbook.sheets[0].name
    _known(workbook, name)
    layout = _layout(workbook, name, wish)
    reader, repeated = RowReader(layout, workbook.merged(name)), RepeatedPeople()

    def person(row: SheetRow) -> UnderstoodRow | None:
        understood = reader.understand(row)
        return repeated.noted(understood) if understood.kind is RowKind.PERSON else None

    return _in_chunks(workbook, _rows(workbook, name, layout), person, chunk, report)


def read_facts(workbook: Workbook, sheet: str, chunk: int, report: Report) -> Iterator[tuple[NumberedFacts, ...]]:
    """Row number and facts of the people of one sheet, in chunks. Raises `SheetError`."""
    layout = _layout(workbook, sheet, Wish())
    reader = RowReader(layout, facts_alone=True)

    def person(row: SheetRow) -> NumberedFacts | None:
        facts = reader.facts(row)
        return None if facts is None else (row.number, facts)

    return _in_chunks(workbook, _rows(workbook, sheet, layout), person, chunk, report)


def _in_chunks(
    workbook: Workbook,
    rows: Iterator[SheetRow],
    person: Callable[[SheetRow], _Person | None],
    chunk: int,
    report: Report,
) -> Iterator[tuple[_Person, ...]]:
    """What `person` makes of the rows, but for those of which it makes nothing."""
    waiting: list[_Person] = []
    people = 0
    for number, row in enumerate(rows):
        if _tells(number, row):
            report(workbook.share)
        found = person(row)
        if found is None:
            continue
        people += 1
        _limit(people)
        waiting.append(found)
        if len(waiting) >= chunk:
            yield tuple(waiting)
            waiting = []
    if waiting:
        yield tuple(waiting)


def _rows(workbook: Workbook, sheet: str, layout: Layout, counted: "_FilledRows | None" = None) -> Iterator[SheetRow]:
    """The rows of a sheet, one a person."""
    rows = workbook.rows(sheet) if counted is None else counted.of(workbook.rows(sheet))
    return join_rows(rows, layout.name_columns) if layout.two_rows else rows


class _FilledRows:
    """Counts rows as a sheet has them, before any are joined."""

    count = last = 0

    def of(self, rows: Iterator[SheetRow]) -> Iterator[SheetRow]:
        for row in rows:
            self.count += 1
            self.last = max(self.last, row.number)
            yield row


def _known(workbook: Workbook, name: str) -> None:
    if all(sheet.name != name for sheet in workbook.sheets):
        raise SheetError("The file has no sheet named {sheet}.", sheet=name)


def _layout(workbook: Workbook, sheet: str, wish: Wish) -> Layout:
    heading_row = wish.heading_row
    rows = workbook.rows(sheet)
    sample = list(islice(rows, SAMPLE_ROWS + 1))
    if heading_row is not None and sample and heading_row > sample[-1].number:
        # The headings were put far below by hand: the sample begins there.
        sample += [row for row in islice(rows, limits.ROWS) if row.number >= heading_row - 1][:SAMPLE_ROWS]
    return lay_out(sample, heading_row=heading_row, mapping=wish.mapping)


def _count_others(workbook: Workbook, wish: Wish, report: Report) -> dict[str, tuple[int, int]]:
    """Last row and people of each sheet, as far as a quick look tells; nothing where there is one sheet only."""
    if len(workbook.sheets) == 1:
        return {}
    counted: dict[str, tuple[int, int]] = {}
    for place, sheet in enumerate(workbook.sheets):
        if sheet.name == wish.sheet:
            continue
        counted[sheet.name] = _count(
            workbook, sheet, lambda share, place=place: report((place + share) / len(workbook.sheets) / 2)
        )
    return counted


def _count(workbook: Workbook, sheet: Sheet, report: Report) -> tuple[int, int]:
    layout = _layout(workbook, sheet.name, Wish())
    reader = RowReader(layout)
    last = people = 0
    for number, row in enumerate(_rows(workbook, sheet.name, layout)):
        if _tells(number, row):
            report(workbook.share)
        last = row.number
        people += reader.names_somebody(row)
    return last, people


def _chosen(workbook: Workbook, wish: Wish, counted: dict[str, tuple[int, int]]) -> str:
    """The visible sheet with most people; a hidden one is named, and taken only when it is asked for."""
    if wish.sheet is not None:
        _known(workbook, wish.sheet)
        return wish.sheet
    visible = [sheet for sheet in workbook.sheets if not sheet.hidden] or list(workbook.sheets)
    return max(visible, key=lambda sheet: counted.get(sheet.name, (0, 0))[1]).name


def _tells(number: int, row: SheetRow) -> bool:
    """Whether a row is worth a sign of progress."""
    return number % _STEP == 0 or len(row.cells) > _WIDE


def _limit(people: int) -> None:
    if people > limits.PEOPLE:
        raise SheetError("The list has more than {count} people. Split it into several lists.", count=limits.PEOPLE)


class _Look:
    """One pass over the sheet in question."""

    def __init__(self, workbook: Workbook, sheet: str, wish: Wish, preview_rows: int) -> None:
        self._workbook = workbook
        self._sheet = sheet
        self._layout = _layout(workbook, sheet, wish)
        self._preview_rows = preview_rows
        self._preview: list[PreviewRow] = []
        self._preview_cells = 0
        self._titles: list[str] = []
        self._problems: list[Problem] = []
        self._counts: Counter[ProblemKind] = Counter()
        self._gives_status = FactKind.STATUS in self._layout.mapping.columns
        self._statuses: Counter[str] = Counter()
        self._exchange_days: set[str] = set()
        self._left_out: Counter[LeftOut] = Counter()
        self._perhaps_people = 0
        """rows left out that hold as much as a person's"""
        self._filled = _FilledRows()
        self._repeated = RepeatedPeople()
        self._first = self._last = 0
        self.people = 0

    @property
    def last_row(self) -> int:
        return self._filled.last

    def read(self, report: Report) -> None:
        reader = RowReader(self._layout, self._workbook.merged(self._sheet))
        rows = 0
        for number, row in enumerate(_rows(self._workbook, self._sheet, self._layout, self._filled)):
            if _tells(number, row):
                report(self._workbook.share)
            rows += 1
            self._take(reader, row)
        self._left_out[LeftOut.SECOND_ROW] = self._filled.count - rows
        self._left_out[LeftOut.BLANK] = max(0, self._filled.last - self._filled.count)

    def _take(self, reader: RowReader, row: SheetRow) -> None:
        understood = reader.understand(row)
        if understood.kind is RowKind.PERSON:
            understood = self._repeated.noted(understood)
            self.people += 1
            _limit(self.people)
            self._first = self._first or understood.row
            self._last = understood.row
            if self._gives_status:
                self._statuses[_status_of(understood)] += 1
            if len(self._exchange_days) < 2:
                self._exchange_days.add(understood.facts.value(FactKind.STATUS_DATE))
        elif understood.kind is RowKind.SKIPPED:
            self._perhaps_people += _could_be_somebody(understood)
        if understood.left_out is not None:
            self._left_out[understood.left_out] += 1
        if understood.kind is RowKind.TITLE or (understood.kind is RowKind.SKIPPED and not self.people):
            self._titles.append(" ".join(_title_text(cell) for _column, cell in sorted(row.cells.items()))[:1000])
        for problem in understood.problems:
            self._counts[problem.kind] += 1
            if len(self._problems) < PROBLEMS_NAMED:
                self._problems.append(problem)
        if len(self._preview) < self._preview_rows and (
            self._preview_cells < PREVIEW_CELLS or len(self._preview) < PREVIEW_LEAST
        ):
            self._preview_cells += len(understood.cells)
            self._preview.append(
                PreviewRow(
                    understood.row,
                    understood.cells,
                    understood.facts,
                    understood.problems,
                    understood.kind,
                    tuple(
                        row.cells[column].seen if column in row.cells else "" for column in range(len(understood.cells))
                    ),
                    understood.left_out,
                )
            )

    def inspection(self, opened: Opened, name: str, sheets: tuple[SheetSummary, ...]) -> Inspection:
        one_day = next(iter(self._exchange_days)) if len(self._exchange_days) == 1 else ""
        return Inspection(
            file_name=name,
            file_size=opened.size,
            file_sha256=opened.sha256,
            format=self._workbook.format,
            encoding=self._workbook.encoding,
            delimiter=self._workbook.delimiter,
            sheets=sheets,
            sheet=self._sheet,
            heading_row=self._layout.heading_row,
            headings=self._layout.headings,
            mapping=self._layout.mapping,
            preview=tuple(self._preview),
            people=self.people,
            problem_counts=dict(self._counts),
            problems=tuple(self._problems),
            status_counts=dict(self._statuses),
            as_of=as_of(self._titles),
            exchange_on=exchange_on(self._titles) or one_day,
            left_out={reason: self._left_out[reason] for reason in LeftOut if self._left_out[reason]},
            first_person_row=self._first,
            last_person_row=self._last,
            doubts=(*self._layout.doubts, *self._doubts(), *self._workbook.doubts),
        )

    def _doubts(self) -> Iterator[Doubt]:
        """What is not certain about the rows."""
        if not self.people and self.last_row:
            yield Doubt(DoubtKind.NOBODY)
        elif self._perhaps_people > max(2, self.people // 10):
            yield Doubt(DoubtKind.ROWS_LEFT_OUT)
        hidden = self._workbook.hidden_columns(self._sheet)
        for column, heading in enumerate(self._layout.headings):
            if heading.strip() and any(column in columns for columns in hidden):
                yield Doubt(DoubtKind.HIDDEN_COLUMN, column)


def _could_be_somebody(row: UnderstoodRow) -> bool:
    """Whether a row that was left out holds words and numbers in several cells, and is no repeated heading."""
    filled = [text for text in row.cells if text.strip()]
    return len(filled) > 2 and not row.problems and any(map(_has_letter, filled)) and not all(map(_has_letter, filled))


def _has_letter(text: str) -> bool:
    return any(map(str.isalpha, text))


def _title_text(cell: Cell) -> str:
    """A cell over the table as it is read: of a day, which may be shown with its month in front, the day."""
    try:
        return PartialDate.parse(cell.day).shown() if cell.kind is CellKind.DATE and cell.day else cell.seen
    except ValueError:
        return cell.seen


def _status_of(row: UnderstoodRow) -> str:
    """What the status column says of a person."""
    status = row.facts.value(FactKind.STATUS)
    if status:
        return status
    return STATUS_UNREAD if any(found.kind is ProblemKind.STATUS_UNREAD for found in row.problems) else STATUS_BLANK
