"""Lines written by hand: where their texts stand in a list, and what they are understood as, like the cells of a file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from verifier_gui.domain.facts import COLUMN_KINDS, FactKind, Facts
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.lists import ColumnMapping, Record, Revision
from verifier_gui.errors import VerifierError
from verifier_gui.phrases import words
from verifier_gui.sheets.cells import Cell, SheetRow
from verifier_gui.sheets.columns import Layout
from verifier_gui.sheets.rows import RowReader, UnderstoodRow
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.cells_again import cells_again

_NAME_PARTS = (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)


@dataclass(frozen=True, slots=True)
class HandLine:
    """What is known of one person, as it is written, by kind of fact. `row` is the row of the newest revision that it corrects; None:
    somebody is added. Of a line that is corrected the kinds that are not given stay as they stand."""

    texts: Mapping[FactKind, str]
    row: int | None = None


@dataclass(frozen=True, slots=True)
class HandTable:
    """Where the texts of a list written by hand stand."""

    heading_row: int
    headings: tuple[str, ...]
    mapping: ColumnMapping

    def column_of(self, kind: FactKind) -> int | None:
        return next((column for column, meaning in self.mapping.pairs() if meaning == kind), None)

    def with_columns_for(self, kinds: Iterable[FactKind]) -> "HandTable":
        """Kinds without a column get one at the right end, so that the cells of other rows keep their places."""
        meant = set(self.mapping.columns)
        whole = FactKind.FULL_NAME in meant and FactKind.SURNAME not in meant
        missing = [kind for kind in dict.fromkeys(kinds) if kind not in meant and not (whole and kind in _NAME_PARTS)]
        width = max(len(self.headings), len(self.mapping.columns))
        headings = self.headings + ("",) * (width - len(self.headings))
        columns = self.mapping.columns + ("",) * (width - len(self.mapping.columns))
        return HandTable(
            self.heading_row,
            (*headings, *map(words.field, missing)),
            ColumnMapping((*columns, *(kind.value for kind in missing))),
        )


def understand(reader: Reader, list_id: ListId | None, line: HandLine) -> UnderstoodRow:
    """What a line says as it stands now, and what is odd about it; for whoever is still writing it."""
    named = reader.named_list(list_id) if list_id else None
    newest = named.revision if named else None
    table = table_of(newest).with_columns_for(line.texts)
    return understood_lines(reader, newest, table, [line])[0][1]


def texts_of(facts: Facts) -> dict[FactKind, str]:
    """What a line says, as it can be written by hand: one text a kind, the parts of a name instead of the whole."""
    kinds = dict.fromkeys(fact.kind for fact in facts.facts if fact.kind in COLUMN_KINDS)
    said = {kind: first.raw for kind in kinds if (first := facts.first(kind)) is not None and first.raw.strip()}
    parts = {kind: facts.value(kind) for kind in _NAME_PARTS if facts.value(kind)}
    if parts and said.pop(FactKind.FULL_NAME, None) is not None:
        said = parts | {kind: text for kind, text in said.items() if kind not in _NAME_PARTS}
    return said


def table_of(newest: Revision | None) -> HandTable:
    """Where texts stand on a list as it is now; a list that begins by hand has the parts of a name."""
    if newest is None:
        return HandTable(0, (), ColumnMapping(())).with_columns_for(_NAME_PARTS)
    return HandTable(newest.heading_row, newest.headings, newest.mapping)


def understood_lines(
    reader: Reader, newest: Revision | None, table: HandTable, lines: Sequence[HandLine]
) -> list[tuple[HandLine, UnderstoodRow]]:
    """Each line with what it says; those of people who are added come below everybody. Raises `VerifierError` for a line that corrects
    one that is not there."""
    rows = RowReader(Layout(0, 0, table.headings, table.mapping), all_people=True)
    last = _last_row(reader, newest)
    found: list[tuple[HandLine, UnderstoodRow]] = []
    for line in lines:
        former = reader.record_at(newest.id, line.row) if newest is not None and line.row is not None else None
        if line.row is not None and former is None:
            raise VerifierError("The line is no longer on the list. Look at it again.")
        if former is None:
            last += 1
        cells = _cells(table, former, line)
        known = cells_again(former.cells, former.facts, table.mapping) if former is not None else {}
        held = {
            place: known[place] if place in known and known[place].text == text else Cell(text)
            for place, text in cells.items()
        }
        found.append((line, rows.understand(SheetRow(former.row if former is not None else last, held))))
    return found


def _last_row(reader: Reader, newest: Revision | None) -> int:
    """The row after which people are added: below the headings, and below everybody."""
    if newest is None:
        return 0
    return max(newest.heading_row, reader.last_row(newest.id))


def _cells(table: HandTable, former: Record | None, line: HandLine) -> dict[int, str]:
    cells = {column: text for column, text in enumerate(former.cells) if text} if former else {}
    texts = dict(line.texts)
    whole = table.column_of(FactKind.FULL_NAME)
    if whole is not None and table.column_of(FactKind.SURNAME) is None and any(kind in texts for kind in _NAME_PARTS):
        before = texts_of(former.facts) if former else {}
        parts = [texts.pop(kind, before.get(kind, "")) for kind in _NAME_PARTS]
        texts[FactKind.FULL_NAME] = " ".join(filter(None, (part.strip() for part in parts)))
    for kind, text in texts.items():
        column = table.column_of(kind)
        assert column is not None
        cells[column] = text.strip()
    return {column: text for column, text in sorted(cells.items()) if text}
