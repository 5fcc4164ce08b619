"""Subjects: the people to verify, and the lines of each revision that are theirs."""

from collections.abc import Iterable, Sequence
from typing import Any

from verifier_gui.domain.identifiers import ListId, RevisionId, SubjectId
from verifier_gui.domain.lists import Record, Subject
from verifier_gui.store.connected import Connected
from verifier_gui.store.records import ROW_BITS, read_record

_SUBJECTS = f"""
SELECT subject.id, subject.list, subject.number, revision.id, record.n, record.key, record.cells, record.facts
FROM pairing
JOIN subject ON subject.n = pairing.subject
JOIN revision ON revision.batch = pairing.batch
JOIN record ON record.n = pairing.batch << {ROW_BITS} | pairing.row
"""

SUBJECTS_OF_A_LIST = (
    _SUBJECTS
    + "WHERE pairing.batch = (SELECT batch FROM revision WHERE list = ? ORDER BY number DESC LIMIT 1) ORDER BY pairing.row"
)

SUBJECTS_GONE_FROM_A_LIST = (
    _SUBJECTS
    + """
WHERE subject.list = :list
AND pairing.batch = (SELECT max(batch) FROM pairing AS own WHERE own.subject = subject.n)
AND pairing.batch <> (SELECT batch FROM revision WHERE list = :list ORDER BY number DESC LIMIT 1)
ORDER BY subject.number
"""
)

ONE_SUBJECT = _SUBJECTS + "WHERE subject.id = ? ORDER BY pairing.batch DESC LIMIT 1"

LINE_BEFORE = f"""
SELECT revision.number, revision.id, record.n, record.key, record.cells, record.facts
FROM pairing
JOIN subject ON subject.n = pairing.subject
JOIN revision ON revision.batch = pairing.batch
JOIN record ON record.n = pairing.batch << {ROW_BITS} | pairing.row
WHERE subject.id = ? ORDER BY pairing.batch DESC LIMIT 1 OFFSET 1
"""


class SubjectReading(Connected):
    def subjects_of(self, list_id: ListId) -> list[Subject]:
        """The subjects on a list's current revision, in the order of its rows."""
        return [_subject(row) for row in self._connection.execute(SUBJECTS_OF_A_LIST, (list_id,))]

    def subjects_gone_from(self, list_id: ListId) -> list[Subject]:
        """The subjects that the current revision no longer has, each with the last line it had."""
        return [_subject(row) for row in self._connection.execute(SUBJECTS_GONE_FROM_A_LIST, {"list": list_id})]

    def subject(self, subject: SubjectId) -> Subject | None:
        """A subject with its current line, or the last one it had; None for an unknown id."""
        row = self._connection.execute(ONE_SUBJECT, (subject,)).fetchone()
        return _subject(row) if row else None

    def line_before(self, subject: SubjectId) -> tuple[int, Record] | None:
        """The line that a subject had before its current or last one, with the number of that revision; None for a first line."""
        row = self._connection.execute(LINE_BEFORE, (subject,)).fetchone()
        return (row[0], read_record(row[1], *row[2:])) if row else None

    def has_subject(self, subject: SubjectId) -> bool:
        return self._connection.execute("SELECT 1 FROM subject WHERE id = ?", (subject,)).fetchone() is not None

    def subject_ids(self) -> list[SubjectId]:
        """Everybody who ever was on a list to verify, list by list in the order of their numbers."""
        return [SubjectId(id_) for (id_,) in self._connection.execute("SELECT id FROM subject ORDER BY list, number")]

    def subject_count(self, list_id: ListId) -> int:
        """How many subjects a list ever had."""
        (count,) = self._connection.execute("SELECT count(*) FROM subject WHERE list = ?", (list_id,)).fetchone()
        return count

    def pairing_of(self, revision: RevisionId) -> list[tuple[int, SubjectId]]:
        """Row and subject of every paired line of a revision, in the order of the rows."""
        found = self._connection.execute(
            "SELECT pairing.row, subject.id FROM pairing JOIN subject ON subject.n = pairing.subject "
            "JOIN revision ON revision.batch = pairing.batch WHERE revision.id = ? ORDER BY pairing.row",
            (revision,),
        )
        return [(row, SubjectId(subject)) for row, subject in found]


class SubjectWriting(Connected):
    def pair(self, list_id: ListId, revision: RevisionId, pairs: Sequence[tuple[int, SubjectId]]) -> None:
        """Gives rows of a sealed revision to subjects. A subject that is new to the case gets the list's next number."""
        connection = self._connection
        (batch,) = connection.execute("SELECT batch FROM revision WHERE id = ?", (revision,)).fetchone()
        (number,) = connection.execute(
            "SELECT coalesce(max(number), 0) FROM subject WHERE list = ?", (list_id,)
        ).fetchone()
        known = {id_ for (id_,) in connection.execute("SELECT id FROM subject WHERE list = ?", (list_id,))}
        added = [subject for _, subject in pairs if subject not in known]
        connection.executemany(
            "INSERT INTO subject (id, list, number) VALUES (?, ?, ?)", _numbered(added, list_id, number)
        )
        connection.executemany(
            "INSERT INTO pairing SELECT ?, ?, n FROM subject WHERE id = ?",
            ((batch, row, subject) for row, subject in pairs),
        )


def _numbered(subjects: Iterable[SubjectId], list_id: ListId, last: int) -> list[tuple[SubjectId, ListId, int]]:
    return [(subject, list_id, number) for number, subject in enumerate(subjects, last + 1)]


def _subject(row: tuple[Any, ...]) -> Subject:
    id_, list_id, number, revision, *record = row
    return Subject(SubjectId(id_), ListId(list_id), number, read_record(RevisionId(revision), *record))
