"""Rereading: which rows of a revision have other facts than were read from their cells, proven by the digest that was signed."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from verifier_gui.domain.facts import DATE_KINDS
from verifier_gui.domain.lists import ColumnMapping, Revision
from verifier_gui.errors import SheetError
from verifier_gui.sealing.chain import FactsDigest
from verifier_gui.sheets.cells import Cell, CellKind, SheetRow
from verifier_gui.sheets.columns import Layout
from verifier_gui.sheets.rows import RowKind, RowReader
from verifier_gui.sheets.serial_days import day_of_serial
from verifier_gui.store.compact import facts_text, read_facts
from verifier_gui.store.reader import Reader
from verifier_gui.store.records import StoredRow
from verifier_gui.workflow.cells_again import cells_again

_TRIED_ALONE = 20
"""rows of which each is tried as the only one that was changed"""


class _Reread(NamedTuple):
    row: int
    facts: str
    """as they are read now, in the text in which facts are stored"""


def changed_rows(reader: Reader, revision: Revision, facts_digest: str, *, has_serials: bool) -> tuple[int, ...]:
    """The rows whose facts were changed since they were read, as far as that can be told. `has_serials`: days may stand as numbers
    there, as in a workbook.

    The cells, which hold by a digest of their own, are read once more. A cell's kind is not kept, nor what an earlier version read
    otherwise, so what is read now proves nothing by itself: rows are told only where putting back what is read now, in all rows that
    differ or in one of them, gives the digest that was signed. Else nothing is.
    """
    differing = {found.row: found.facts for found in _differing(reader, revision, has_serials=has_serials)}
    trials: list[Mapping[int, str]] = [differing]
    if 1 < len(differing) <= _TRIED_ALONE:
        trials += [{row: facts} for row, facts in differing.items()]
    digests = [FactsDigest() for _trial in trials]
    for stored in reader.stored_rows(revision.id):
        for trial, digest in zip(trials, digests, strict=True):
            digest.add(stored.row, trial.get(stored.row, stored.facts))
    for trial, digest in zip(trials, digests, strict=True):
        if digest.hexdigest() == facts_digest:
            return tuple(trial)
    return ()


def _differing(reader: Reader, revision: Revision, *, has_serials: bool) -> Iterator[_Reread]:
    layout = Layout(revision.heading_row, revision.heading_row, revision.headings, revision.mapping)
    rows = RowReader(layout)
    dates = {column for column, meaning in revision.mapping.pairs() if meaning in DATE_KINDS}
    for stored in reader.stored_rows(revision.id):
        cells = {
            column: _cell(text, may_be_serial=has_serials and column in dates)
            for column, text in enumerate(stored.cells)
            if text
        }
        facts = _read(rows, SheetRow(stored.row, cells))
        if facts is not None and facts != stored.facts:
            facts = _read(rows, SheetRow(stored.row, cells | _seen(stored, revision.mapping))) or facts
        if facts is not None and facts != stored.facts:
            yield _Reread(stored.row, facts)


def _read(rows: RowReader, row: SheetRow) -> str | None:
    """The facts of a person's row in the text in which they are stored."""
    try:
        understood = rows.understand(row)
    except SheetError:
        return None
    return facts_text(understood.facts) if understood.kind is RowKind.PERSON else None


def _seen(stored: StoredRow, mapping: ColumnMapping) -> dict[int, Cell]:
    """The numbers that were shown otherwise than they are stored, as far as the stored facts tell of them."""
    try:
        held = cells_again(stored.cells, read_facts(stored.facts), mapping)
    except (KeyError, TypeError, ValueError):
        return {}
    return {column: cell for column, cell in held.items() if cell.shown is not None}


def _cell(text: str, *, may_be_serial: bool) -> Cell:
    """A day in a workbook is a number there, whose cell was shown as a day."""
    day = day_of_serial(text) if may_be_serial else ""
    return Cell(text, CellKind.DATE, day) if day else Cell(text)
