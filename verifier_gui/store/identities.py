"""Which records are whose identity, and who met them: one record as identity of two subjects is a conflict of both."""

from collections.abc import Iterable

from verifier_gui.domain.identifiers import ListId, RecordKey, SubjectId
from verifier_gui.store.connected import Connected


class IdentityReading(Connected):
    def identified_as(self, record: RecordKey) -> list[SubjectId]:
        """The subjects whose decided identity names a record."""
        found = self._connection.execute(
            "SELECT subject FROM identity WHERE record = ? ORDER BY subject", (bytes.fromhex(record),)
        )
        return [SubjectId(subject) for (subject,) in found]

    def identifying(self, subject: SubjectId) -> list[RecordKey]:
        """The records that a subject's decided identity names, as they were last noted."""
        found = self._connection.execute("SELECT record FROM identity WHERE subject = ? ORDER BY record", (subject,))
        return [RecordKey(record.hex()) for (record,) in found]

    def met(self, record: RecordKey) -> list[SubjectId]:
        """The subjects that met a record as a possible identity."""
        found = self._connection.execute(
            "SELECT subject FROM meeting WHERE record = ? ORDER BY subject", (bytes.fromhex(record),)
        )
        return [SubjectId(subject) for (subject,) in found]

    def conflicts_of(self, list_id: ListId) -> list[tuple[SubjectId, SubjectId]]:
        """Pairs of a subject of a list that met, or is identified as, a record, and another that is identified as it."""
        found = self._connection.execute(
            "SELECT meeting.subject, identity.subject FROM identity JOIN meeting ON meeting.record = identity.record "
            "JOIN queue ON queue.subject = meeting.subject WHERE queue.list = ?1 AND meeting.subject <> identity.subject "
            "UNION SELECT own.subject, identity.subject FROM identity JOIN identity AS own ON own.record = identity.record "
            "JOIN queue ON queue.subject = own.subject WHERE queue.list = ?1 AND own.subject <> identity.subject",
            (list_id,),
        )
        return [(SubjectId(subject), SubjectId(other)) for subject, other in found]

    def conflicting_with(self, subject: SubjectId) -> list[SubjectId]:
        """The others that are identified as a record that one subject met or is identified as."""
        found = self._connection.execute(
            "SELECT identity.subject FROM meeting JOIN identity ON identity.record = meeting.record WHERE meeting.subject = ?1 "
            "AND identity.subject <> ?1 UNION SELECT identity.subject FROM identity AS own JOIN identity ON "
            "identity.record = own.record WHERE own.subject = ?1 AND identity.subject <> ?1",
            (subject,),
        )
        return [SubjectId(other) for (other,) in found]


class IdentityWriting(Connected):
    def put_identity(self, subject: SubjectId, records: Iterable[RecordKey]) -> None:
        """The records that a subject's decided identity names, in place of those noted before."""
        self._replace("identity", subject, records)

    def put_meetings(self, subject: SubjectId, records: Iterable[RecordKey]) -> None:
        """The records that a subject met as a possible identity, in place of those noted before."""
        self._replace("meeting", subject, records)

    def _replace(self, table: str, subject: SubjectId, records: Iterable[RecordKey]) -> None:
        self._connection.execute(f"DELETE FROM {table} WHERE subject = ?", (subject,))
        self._connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?)",
            ((bytes.fromhex(record), subject) for record in dict.fromkeys(records)),
        )
