"""Lists and their sealed revisions."""

import json
from typing import Any

from verifier_gui.domain.identifiers import ListId, RevisionId, StatementId
from verifier_gui.domain.list_statements import attributes_of_values
from verifier_gui.domain.lists import ColumnMapping, ListAttributes, NamedList, Revision
from verifier_gui.store.compact import write
from verifier_gui.store.connected import Connected

ATTRIBUTES_OF_LISTS = """
SELECT list.id, statement.body FROM list
JOIN statement ON statement.list = list.id AND statement.kind = 'list'
JOIN audit ON audit.statement = statement.id
ORDER BY audit.n
"""

REVISIONS = """
SELECT id, list, number, file_name, file_sha256, sheet, heading_row, headings, mapping, people, problems, imported_at
FROM revision
"""


class ListReading(Connected):
    def lists(self) -> list[NamedList]:
        """Every list with the attributes its newest statement gives and its newest revision, in the order of creation."""
        attributes: dict[ListId, ListAttributes] = {}
        for list_id, body in self._connection.execute(ATTRIBUTES_OF_LISTS):
            attributes[ListId(list_id)] = attributes_of_values(json.loads(body)["attributes"])
        newest: dict[ListId, Revision] = {}
        for row in self._connection.execute(REVISIONS + "ORDER BY list, number"):
            revision = _revision(row)
            newest[revision.list_id] = revision
        return [NamedList(list_id, found, newest.get(list_id)) for list_id, found in attributes.items()]

    def named_list(self, list_id: ListId) -> NamedList | None:
        return next((found for found in self.lists() if found.id == list_id), None)

    def has_list(self, list_id: ListId) -> bool:
        return self._connection.execute("SELECT 1 FROM list WHERE id = ?", (list_id,)).fetchone() is not None

    def revisions(self, list_id: ListId) -> tuple[Revision, ...]:
        """The revisions of a list, oldest first."""
        found = self._connection.execute(REVISIONS + "WHERE list = ? ORDER BY number", (list_id,))
        return tuple(map(_revision, found))

    def revision(self, revision: RevisionId) -> Revision | None:
        row = self._connection.execute(REVISIONS + "WHERE id = ?", (revision,)).fetchone()
        return _revision(row) if row else None


class ListWriting(Connected):
    def add_list(self, list_id: ListId, statement: StatementId) -> None:
        """A list, by the statement that created it. A later `list` statement on it needs no row."""
        self._connection.execute("INSERT INTO list (id, statement) VALUES (?, ?)", (list_id, statement))

    def seal_batch(self, batch: int, revision: Revision) -> int:
        """Makes a batch the newest revision of its list; gives the revision's number, which `revision` need not know."""
        (number,) = self._connection.execute(
            "SELECT coalesce(max(number), 0) + 1 FROM revision WHERE list = ?", (revision.list_id,)
        ).fetchone()
        self._connection.execute(
            "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                batch,
                revision.id,
                revision.list_id,
                number,
                revision.file_name,
                revision.file_sha256,
                revision.sheet,
                revision.heading_row,
                write(list(revision.headings)),
                write(list(revision.mapping.columns)),
                revision.people,
                revision.problems,
                revision.imported_at,
            ),
        )
        return number


def _revision(row: tuple[Any, ...]) -> Revision:
    id_, list_id, number, file_name, sha256, sheet, heading_row, headings, mapping, people, problems, at = row
    return Revision(
        RevisionId(id_),
        ListId(list_id),
        number,
        file_name,
        sha256,
        sheet,
        heading_row,
        tuple(json.loads(headings)),
        ColumnMapping(tuple(json.loads(mapping))),
        people,
        problems,
        at,
    )
