"""Takes a file in as a revision of a list. Nothing of it is seen before the one short transaction that seals it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from typing_extensions import override

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
from verifier_gui.domain.list_statements import Imported, ListDeclared, attributes_values
from verifier_gui.domain.lists import ColumnMapping, ListAttributes, ListRole, Record, Revision, Subject
from verifier_gui.domain.problems import Problem
from verifier_gui.domain.verdicts import identity_of
from verifier_gui.errors import VerifierError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.sheets.pasted_table import Source, name_of
from verifier_gui.sheets.reading import Reading, ReadRow, read_people
from verifier_gui.store.reader import Reader
from verifier_gui.store.records import Batch
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import queue_row
from verifier_gui.workflow.following_up import Sought, follow_up, sought_in
from verifier_gui.workflow.matching_up import unmatched_derived
from verifier_gui.workflow.pairing_lines import Line, Paired, pair_lines, place_in, places_of
from verifier_gui.workflow.record_keys import RecordKeys
from verifier_gui.workflow.sealing_revisions import PassingRows, seal_revision

_ROWS_AT_ONCE = 250
"""Rows in one message of the child: while 2,000 are taken apart, no thread moves for 0.03 s."""


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What the caseworker has seen and agreed to: the file with its fingerprint, the sheet, where its headings are, what its
    columns mean, and the list it becomes a revision of (`list_id` None: a new one). `encoding` and `delimiter` are the caseworker's
    word on a csv, empty where its own text tells."""

    path: Source
    file_sha256: str
    sheet: str
    heading_row: int
    headings: tuple[str, ...]
    mapping: ColumnMapping
    attributes: ListAttributes
    people: int
    list_id: ListId | None = None
    encoding: str = ""
    delimiter: str = ""
    confirmed: tuple[tuple[int, SubjectId], ...] = ()
    """of doubtful pairs those that somebody has confirmed: a row, and the subject whose line it is"""

    @classmethod
    def of(
        cls, path: Source, found: Inspection, attributes: ListAttributes, list_id: ListId | None = None
    ) -> "ImportPlan":
        """The file taken as it was understood."""
        return cls(
            path=path,
            file_sha256=found.file_sha256,
            sheet=found.sheet,
            heading_row=found.heading_row,
            headings=found.headings,
            mapping=found.mapping,
            attributes=attributes,
            people=found.people,
            list_id=list_id,
            encoding=found.encoding,
            delimiter=found.delimiter,
        )


@dataclass(frozen=True, slots=True)
class BegunReading:
    """The reading of a planned file that has begun: its child reads a few thousand rows ahead while others are written."""

    people: Reading
    heard: "_ReadingProgress"

    def give_up(self) -> None:
        """Ends the child; for a file that will not be imported after all."""
        self.people.close()


def begin_reading(plan: ImportPlan, progress: Progress) -> BegunReading:
    """Starts the child that reads a planned file. `progress` is that of its import."""
    heard = _ReadingProgress(progress)
    people = read_people(
        plan.path,
        sheet=plan.sheet,
        heading_row=plan.heading_row,
        mapping=plan.mapping,
        expected_sha256=plan.file_sha256,
        encoding=plan.encoding,
        delimiter=plan.delimiter,
        chunk=_ROWS_AT_ONCE,
        progress=heard,
    )
    return BegunReading(people, heard)


def import_list(acting: Acting, plan: ImportPlan, progress: Progress, begun: BegunReading | None = None) -> Change:
    """Writes the records in chunks that nobody sees, then seals them with the statements on list, revision and pairing in one
    transaction. `begun` is the reading of this very plan, where it was started early. Raises `Cancelled` and `SheetError`,
    which leave no trace, and `VerifierError` for a file that the list has already."""
    reader = acting.writer
    list_id = plan.list_id or new_list_id()
    if _is_newest(reader, list_id, plan):
        raise VerifierError("{list} has this very file already, read the same way.", list=plan.attributes.name)
    revision = coming_revision(reader, list_id, plan)
    begun = begun or begin_reading(plan, progress)
    known = {subject.record.key for subject in reader.subjects_of(list_id)} if _is_followed(plan) else set[RecordKey]()
    rows = ReadRows(list_id, revision, plan, sought_in(reader, list_id), known)
    problems: list[Problem] = []
    batch = acting.writer.write_batch(
        rows.records(begun.people, problems),
        _late(problems),
        lambda written: begun.heard.written(written, plan.people),
        rows.facts.add,
    )
    try:
        progress.part(0.95, 1).step(0, 1)
        change = _seal(acting, plan, list_id, revision, batch, rows, begun.people)
    except BaseException:
        acting.writer.forget_batch(batch)
        raise
    return change | follow_up(acting, list_id, rows.sought)


def _seal(
    acting: Acting,
    plan: ImportPlan,
    list_id: ListId,
    revision: RevisionId,
    batch: Batch,
    rows: "ReadRows",
    read: Reading,
) -> Change:
    """Makes the batch a revision in one short transaction."""
    reader = acting.writer
    file_name = name_of(plan.path)
    to_verify = plan.attributes.role is ListRole.TO_VERIFY
    former = reader.subjects_of(list_id) if to_verify else []
    gone = reader.subjects_gone_from(list_id) if to_verify else []
    pairs = pair_rows(reader, former, gone, list_id, revision, rows, plan).pairs if to_verify else []
    changed = _changed([*former, *gone], pairs, rows)
    imported = Imported(
        list_id=list_id,
        revision=revision,
        file_name=file_name,
        file_sha256=plan.file_sha256,
        sheet=plan.sheet,
        heading_row=plan.heading_row,
        mapping={str(column): meaning for column, meaning in plan.mapping.pairs()},
        people=batch.people,
        problems=batch.problems,
        cells_digest=rows.cells.hexdigest(),
        facts_digest=rows.facts.hexdigest(),
        encoding=read.encoding,
        delimiter=read.delimiter,
    )
    with acting.act(ListDeclared(list_id, attributes_values(plan.attributes))) as (transaction, statement):
        if plan.list_id is None:
            transaction.add_list(list_id, statement.id)
        acting.also(transaction, imported)
        number, derived = seal_revision(
            acting,
            transaction,
            batch,
            Revision(
                id=revision,
                list_id=list_id,
                number=0,
                file_name=file_name,
                file_sha256=plan.file_sha256,
                sheet=plan.sheet,
                heading_row=plan.heading_row,
                headings=plan.headings,
                mapping=plan.mapping,
                people=batch.people,
                problems=batch.problems,
                imported_at=acting.now(),
            ),
            pairs=pairs,
            former=former,
            gone=gone,
            changed=changed,
        )
    if pairs and number == 1:
        _queue(acting, list_id)
    return Change(lists=frozenset({list_id}), subjects=derived.union(subject for _, subject in pairs))


def coming_revision(reader: Reader, list_id: ListId, plan: ImportPlan) -> RevisionId:
    """The id of the revision that a planned file becomes. One that the list had before becomes a revision anew, in place of the
    newest: the list goes back to it."""
    what = (list_id, plan.file_sha256, plan.sheet, plan.heading_row, plan.mapping.pairs())
    revision = revision_id(*what)
    if reader.revision(revision) is None:
        return revision
    return revision_id(*what, back_from=reader.revisions(list_id)[-1].id)


def _is_newest(reader: Reader, list_id: ListId, plan: ImportPlan) -> bool:
    """Whether the list's newest revision is this very file, read the same way."""
    return any(
        (newest.file_sha256, newest.sheet, newest.heading_row, newest.mapping.pairs())
        == (plan.file_sha256, plan.sheet, plan.heading_row, plan.mapping.pairs())
        for newest in reader.revisions(list_id)[-1:]
    )


class _ReadingProgress(Progress):
    """The reading's progress counts until the first people are written; from then on their number tells more, and going back
    would tell lies."""

    def __init__(self, whole: Progress) -> None:
        super().__init__()
        self._whole = whole
        self._reading = True

    @override
    def cancel(self) -> None:
        self._whole.cancel()

    @property
    @override
    def unwanted(self) -> bool:
        return self._whole.unwanted

    @override
    def step(self, done: int, total: int) -> None:
        if self.unwanted:
            raise Cancelled
        if self._reading:
            self._whole.part(0, 0.1).step(done, total)

    def written(self, people: int, of: int) -> None:
        self._reading = False
        self._whole.part(0.1, 0.95).step(min(people, of), of)


class ReadRows(PassingRows):
    """Turns what the child read into records, and remembers what pairing needs."""

    def __init__(
        self,
        list_id: ListId,
        revision: RevisionId,
        plan: ImportPlan,
        sought: Sought | None = None,
        known: Collection[RecordKey] = (),
    ) -> None:
        """`known` are the keys of the lines that are on the list: of other rows it is remembered what they say."""
        super().__init__(plan.attributes.role, sought or Sought())
        self._known, self._mapping = known, plan.mapping
        self._revision = revision
        self._keys = RecordKeys(list_id, plan.mapping)

    def records(self, reading: Iterator[Sequence[ReadRow]], problems: list[Problem]) -> Iterator[Record]:
        for chunk in reading:
            for row in chunk:
                problems.extend(row.problems)
                record = Record(self._keys.of(row.cells), self._revision, row.row, row.cells, row.facts)
                self.look_at(record)
                yield record

    @override
    def line_of(self, record: Record) -> Line:
        line = super().line_of(record)
        if not self._known or record.key in self._known:
            return line
        return replace(line, facts=record.facts, place=place_in(record.cells, self._mapping))


def _is_followed(plan: ImportPlan) -> bool:
    """Whether people are followed from the revision before."""
    return plan.list_id is not None and plan.attributes.role is ListRole.TO_VERIFY


def _late(problems: list[Problem]) -> Iterator[Problem]:
    """Problems are known once the records are written."""
    yield from problems


def _changed(former: Sequence[Subject], pairs: Sequence[tuple[int, SubjectId]], rows: "ReadRows") -> list[SubjectId]:
    """Subjects whose line says something else of who they are than before, as when a column's meaning was corrected."""
    by_row = {line.row: line.identity for line in rows.lines}
    now = {subject: by_row[row] for row, subject in pairs}
    return [subject.id for subject in former if now.get(subject.id, "") not in {"", identity_of(subject.facts)}]


def pair_rows(
    reader: Reader,
    former: Sequence[Subject],
    gone: Sequence[Subject],
    list_id: ListId,
    revision: RevisionId,
    rows: "ReadRows",
    plan: ImportPlan,
) -> Paired:
    """Whose line each row of a planned revision is."""
    newest = reader.revisions(list_id)[-1:] if former else ()
    return pair_lines(
        former,
        gone,
        rows.lines,
        lambda row: subject_id(list_id, revision, row),
        places=places_of(former, newest[0] if newest else None),
        confirmed=dict(plan.confirmed),
    )


def _queue(acting: Acting, list_id: ListId) -> None:
    """The queue of a list that has met nobody yet, so that its people are seen at once."""
    rows = [queue_row(subject, unmatched_derived()) for subject in acting.writer.subjects_of(list_id)]
    for start in range(0, len(rows), 500):
        with acting.writer.desk() as transaction:
            transaction.put_queue_rows(rows[start : start + 500])
