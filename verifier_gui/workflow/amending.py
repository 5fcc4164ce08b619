"""Amending a list by hand: somebody added whom no file names, a line corrected. The list gets a revision that says so.

What is written is understood as a file's cells are, and kept as it was written. A later file of the list says what it says: lines
that were added by hand are laid beside it once more where that is wished (`take_in`), corrections are not.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import (
    ListId,
    RecordKey,
    RevisionId,
    SubjectId,
    new_list_id,
    revision_id,
    subject_id,
)
from verifier_gui.domain.list_statements import Amended, AmendedRow, ListDeclared, attributes_values
from verifier_gui.domain.lists import ListAttributes, ListRole, NamedList, Record, Revision, Subject
from verifier_gui.errors import VerifierError
from verifier_gui.progress import Progress
from verifier_gui.sealing.encoding import encode, without_lone_surrogates
from verifier_gui.sheets.rows import UnderstoodRow
from verifier_gui.store.reader import Reader
from verifier_gui.store.records import Batch
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import queue_row
from verifier_gui.workflow.following_up import Sought, follow_up, sought_in
from verifier_gui.workflow.hand_lines import HandLine, HandTable, table_of, understood_lines
from verifier_gui.workflow.matching_up import unmatched_derived
from verifier_gui.workflow.pairing_lines import pair_lines
from verifier_gui.workflow.record_keys import RecordKeys
from verifier_gui.workflow.sealing_revisions import PassingRows, seal_revision

MOST_PEOPLE = 200_000
"""people of a list that is amended: every row is written once more"""


class _WrittenRows(PassingRows):
    """The rows of the new revision as they go by, with the keys of those that were written by hand."""

    def __init__(self, role: ListRole, sought: Sought) -> None:
        super().__init__(role, sought)
        self.by_hand: dict[int, RecordKey] = {}

    def passing(self, rows: Iterable[Record], hand: Collection[int]) -> Iterator[Record]:
        for record in rows:
            self.look_at(record)
            if record.row in hand:
                self.by_hand[record.row] = record.key
            yield record


def amend(
    acting: Acting,
    target: ListId | ListAttributes,
    lines: Sequence[HandLine],
    *,
    source: str,
    progress: Progress | None = None,
) -> Change:
    """Adds the lines to the list, or corrects those that they name; attributes make a new list of them. `source` says how that is
    known: by telephone, from whom.

    Raises `VerifierError` for a line that names nobody, without a source, or for a list of too many people, and `Cancelled`, which
    leaves no trace.
    """
    reader, progress = acting.writer, progress or Progress()
    if not source.strip():
        raise VerifierError("Say how this is known: who told it, and when.")
    named = None if isinstance(target, ListAttributes) else _named(reader, target)
    attributes = named.attributes if named is not None else target
    assert isinstance(attributes, ListAttributes)
    list_id, newest = (named.id, named.revision) if named else (new_list_id(), None)
    if newest is not None and newest.people > MOST_PEOPLE:
        raise VerifierError(
            "{list} has {count} people: too many to be written anew for one line. Add the person to a list of their own.",
            list=attributes.name,
            count=newest.people,
        )
    table = table_of(newest).with_columns_for(kind for line in lines for kind in line.texts)
    understood = understood_lines(reader, newest, table, lines)
    for line, row in understood:
        if not row.facts.shown_name().strip():
            raise VerifierError("Write at least a surname or a given name: this line names nobody.")
        if line.row is not None and newest is None:
            raise VerifierError("The line is no longer on the list. Look at it again.")
    return _write(acting, attributes, list_id, newest, table, [row for _line, row in understood], source, progress)


def _named(reader: Reader, list_id: ListId) -> NamedList:
    named = reader.named_list(list_id)
    if named is None:
        raise VerifierError("There is no such list in this case file.")
    return named


def _write(
    acting: Acting,
    attributes: ListAttributes,
    list_id: ListId,
    newest: Revision | None,
    table: HandTable,
    hand: Sequence[UnderstoodRow],
    source: str,
    progress: Progress,
) -> Change:
    reader = acting.writer
    by_row = {row.row: row for row in hand}
    content = _content(newest, hand, source)
    pairs_of_columns = table.mapping.pairs()
    revision = revision_id(list_id, content, "", table.heading_row, pairs_of_columns)
    written = _WrittenRows(attributes.role, sought_in(reader, list_id))
    former_problems = reader.problems_of(newest.id) if newest else []
    problems = [
        *(problem for problem in former_problems if problem.row not in by_row),
        *(problem for row in hand for problem in row.problems),
    ]
    people = newest.people if newest else 0
    corrected = _records_at(reader, newest, by_row)
    batch = acting.writer.write_batch(
        written.passing(_records(reader, list_id, newest, revision, table, by_row), by_row),
        problems,
        lambda done: progress.part(0, 0.95).step(min(done, people), people or 1),
        written.facts.add,
    )
    amended = Amended(
        list_id=list_id,
        revision=revision,
        before=newest.id if newest else None,
        rows=tuple(
            AmendedRow(row, key, corrected[row].key if row in corrected else None)
            for row, key in sorted(written.by_hand.items())
        ),
        source=source.strip(),
        content=content,
        heading_row=table.heading_row,
        mapping={str(column): meaning for column, meaning in pairs_of_columns},
        people=batch.people,
        problems=batch.problems,
        cells_digest=written.cells.hexdigest(),
        facts_digest=written.facts.hexdigest(),
    )
    sealed = Revision(
        id=revision,
        list_id=list_id,
        number=0,
        file_name="",
        file_sha256=content,
        sheet="",
        heading_row=table.heading_row,
        headings=table.headings,
        mapping=table.mapping,
        people=batch.people,
        problems=batch.problems,
        imported_at=acting.now(),
    )
    try:
        change = _seal(acting, attributes, amended, sealed, batch, written, is_new=newest is None)
    except BaseException:
        acting.writer.forget_batch(batch)
        raise
    return change | follow_up(acting, list_id, written.sought)


def _seal(
    acting: Acting,
    attributes: ListAttributes,
    amended: Amended,
    revision: Revision,
    batch: Batch,
    written: _WrittenRows,
    *,
    is_new: bool,
) -> Change:
    """Makes the batch a revision in one short transaction, unless another came meanwhile."""
    reader, list_id = acting.writer, amended.list_id
    to_verify = attributes.role is ListRole.TO_VERIFY
    former = reader.subjects_of(list_id) if to_verify else []
    gone = reader.subjects_gone_from(list_id) if to_verify else []
    pairs = _pairs(reader, amended, former, gone, written) if to_verify else []
    known = {subject.id for subject in former}
    touched = [subject for row, subject in pairs if row in written.by_hand]
    declares = is_new and not reader.has_list(list_id)
    first = ListDeclared(list_id, attributes_values(attributes)) if declares else amended
    with acting.act(first) as (transaction, statement):
        standing = reader.revisions(list_id)[-1:]
        if (standing[0].id if standing else None) != amended.before:
            raise VerifierError("The list has another revision now. Look at the line again.")
        if declares:
            transaction.add_list(list_id, statement.id)
            acting.also(transaction, amended)
        changed = [subject for subject in touched if subject in known]
        _number, derived = seal_revision(
            acting, transaction, batch, revision, pairs=pairs, former=former, gone=gone, changed=changed
        )
        added = [reader.subject(subject) for subject in touched if subject not in known]
        transaction.put_queue_rows(
            [queue_row(subject, unmatched_derived()) for subject in added if subject is not None]
        )
    return Change(lists=frozenset({list_id}), subjects=derived.union(touched))


def _pairs(
    reader: Reader, amended: Amended, former: Sequence[Subject], gone: Sequence[Subject], written: _WrittenRows
) -> list[tuple[int, SubjectId]]:
    """Every row and whose line it is: a line that was corrected stays whose it was."""
    pairs = pair_lines(
        former, gone, written.lines, lambda row: subject_id(amended.list_id, amended.revision, row)
    ).pairs
    before = dict(reader.pairing_of(amended.before)) if amended.before else {}
    return [(row, before.get(row, subject) if row in written.by_hand else subject) for row, subject in pairs]


def _records(
    reader: Reader,
    list_id: ListId,
    newest: Revision | None,
    revision: RevisionId,
    table: HandTable,
    hand: Mapping[int, UnderstoodRow],
) -> Iterator[Record]:
    """Every row as it stood, those written by hand in their places."""
    keys = RecordKeys(list_id, table.mapping)

    def written(row: UnderstoodRow) -> Record:
        return Record(keys.of(row.cells), revision, row.row, row.cells, row.facts)

    standing = set[int]()
    for record in reader.records_of(newest.id) if newest else ():
        standing.add(record.row)
        if record.row in hand:
            yield written(hand[record.row])
        else:
            yield Record(keys.of(record.cells), revision, record.row, record.cells, record.facts)
    for row in sorted(hand.keys() - standing):
        yield written(hand[row])


def _records_at(reader: Reader, newest: Revision | None, rows: Iterable[int]) -> dict[int, Record]:
    if newest is None:
        return {}
    return {row: record for row in rows if (record := reader.record_at(newest.id, row)) is not None}


def _content(newest: Revision | None, hand: Sequence[UnderstoodRow], source: str) -> str:
    said = without_lone_surrogates(
        {
            "format": "vcase/by-hand/1",
            "before": newest.id if newest else "",
            "source": source.strip(),
            "rows": [[row.row, list(row.cells)] for row in sorted(hand, key=lambda row: row.row)],
        }
    )
    return hashlib.sha256(encode(said)).hexdigest()
