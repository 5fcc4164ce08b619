"""Statements as they were signed, what was shown when they were made, and the rosters that were signed."""

import hashlib
import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from verifier_gui.domain.identifiers import CaseId, ListId, OperatorId, StatementId, StationId, SubjectId
from verifier_gui.domain.statement_values import Values
from verifier_gui.domain.statements import Statement, UnknownBody, read_body
from verifier_gui.store.connected import Connected

FORKED = """EXISTS (
    SELECT 1 FROM statement AS other WHERE other.signer = statement.signer AND other.station = statement.station
    AND other.seq = statement.seq AND other.id <> statement.id
)"""
"""Whether another statement has the place of this one in its signer's chain."""

_ON_SUBJECTS = f"""
SELECT statement.subject, statement.body, {FORKED} FROM statement JOIN audit ON audit.statement = statement.id
"""

_IN_ORDER = "SELECT statement.body FROM statement JOIN audit ON audit.statement = statement.id "

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class SignedStatement:
    """A statement as it is stored: its id, its text as signed, its signature."""

    id: StatementId
    body: bytes
    signature: bytes


def read_statement(body: str) -> Statement:
    """The statement that a stored text holds. A body that is not of its kind's form is shown as unknown."""
    values: Values = json.loads(body)
    kind = str(values["kind"])
    try:
        found = read_body(kind, values)
    except ValueError:
        found = UnknownBody(values)
    seq = values["seq"]
    return Statement(
        id=StatementId(hashlib.sha256(body.encode()).hexdigest()),
        case=CaseId(str(values["case"])),
        kind=kind,
        by=OperatorId(str(values["by"])),
        station=StationId(str(values["station"])),
        seq=seq if isinstance(seq, int) else 0,
        prev=str(values["prev"]),
        at=str(values["at"]),
        body=found,
    )


class StatementReading(Connected):
    def statements(self) -> Iterator[Statement]:
        """Every statement in the order of its line."""
        for (body,) in self._connection.execute(_IN_ORDER + "ORDER BY audit.n"):
            yield read_statement(body)

    def statement(self, statement: StatementId) -> Statement | None:
        row = self._connection.execute("SELECT body FROM statement WHERE id = ?", (statement,)).fetchone()
        return read_statement(row[0]) if row else None

    def statements_on(self, subject: SubjectId) -> list[Statement]:
        """The statements about one subject in the order of their lines, the live and the others."""
        found = self._connection.execute(_ON_SUBJECTS + "WHERE statement.subject = ? ORDER BY audit.n", (subject,))
        return [replace(read_statement(body), is_forked=bool(forked)) for _subject, body, forked in found]

    def statements_on_each(self, subjects: Collection[SubjectId]) -> dict[SubjectId, list[Statement]]:
        """The same for many subjects at once; each of them has an entry."""
        found: dict[SubjectId, list[Statement]] = {subject: [] for subject in subjects}
        wanted = list(found)
        for start in range(0, len(wanted), _AT_ONCE):
            part = wanted[start : start + _AT_ONCE]
            places = ",".join("?" * len(part))
            rows = self._connection.execute(
                _ON_SUBJECTS + f"WHERE statement.subject IN ({places}) ORDER BY audit.n", part
            )
            for subject, body, forked in rows:
                found[SubjectId(subject)].append(replace(read_statement(body), is_forked=bool(forked)))
        return found

    def statements_of_kind(self, kind: str) -> list[Statement]:
        """The statements of one kind in the order of their lines."""
        found = self._connection.execute(
            f"SELECT statement.body, {FORKED} FROM statement JOIN audit ON audit.statement = statement.id "
            "WHERE statement.kind = ? ORDER BY audit.n",
            (kind,),
        )
        return [replace(read_statement(body), is_forked=bool(forked)) for body, forked in found]

    def places_of_kind(self, *kinds: str) -> tuple[tuple[str, bool], ...]:
        """The ids of the statements of these kinds, and whether each is part of a fork: tells without reading one whether any came."""
        found = self._connection.execute(
            f"SELECT id, {FORKED} FROM statement WHERE kind IN ({','.join('?' * len(kinds))}) ORDER BY id", kinds
        )
        return tuple((id_, bool(forked)) for id_, forked in found)

    def signed_of_kind(self, kind: str) -> list[SignedStatement]:
        """The same as they were signed, for checking."""
        found = self._connection.execute(
            "SELECT id, CAST(body AS BLOB), signature FROM statement WHERE kind = ? ORDER BY id", (kind,)
        )
        return [SignedStatement(StatementId(id_), body, signature) for id_, body, signature in found]

    def signed_at(self, signer: OperatorId, station: StationId, seq: int) -> list[SignedStatement]:
        """The statements that are filed at one place of a signer's chain, as they were signed: more than one are a fork."""
        found = self._connection.execute(
            "SELECT id, CAST(body AS BLOB), signature FROM statement WHERE signer = ? AND station = ? AND seq = ?",
            (signer, station, seq),
        )
        return [SignedStatement(StatementId(id_), body, signature) for id_, body, signature in found]

    def statements_on_list(self, list_id: ListId) -> list[Statement]:
        """Statements that name a list: its declarations, imports, pairings and exports."""
        found = self._connection.execute(_IN_ORDER + "WHERE statement.list = ? ORDER BY audit.n", (list_id,))
        return [read_statement(body) for (body,) in found]

    def numbers_of(self, statements: Collection[StatementId]) -> dict[StatementId, int]:
        """The audit line of each of these statements."""
        numbers: dict[StatementId, int] = {}
        for statement in statements:
            row = self._connection.execute("SELECT n FROM audit WHERE statement = ?", (statement,)).fetchone()
            if row:
                numbers[statement] = row[0]
        return numbers

    def last_of(self, signer: OperatorId, station: StationId) -> tuple[int, str]:
        """`seq` and id of the last statement of one signer at one station; (0, "") before the first."""
        row = self._connection.execute(
            "SELECT seq, id FROM statement WHERE signer = ? AND station = ? ORDER BY seq DESC LIMIT 1",
            (signer, station),
        ).fetchone()
        return (row[0], row[1]) if row else (0, "")

    def ends_of(self, signer: OperatorId) -> dict[StationId, int]:
        """The last `seq` of one signer at each station where he signed."""
        found = self._connection.execute(
            "SELECT station, max(seq) FROM statement WHERE signer = ? GROUP BY station ORDER BY station", (signer,)
        )
        return {StationId(station): seq for station, seq in found}

    def counts_by_signer(self) -> dict[OperatorId, int]:
        """How many statements each signer made."""
        found = self._connection.execute("SELECT signer, count(*) FROM statement GROUP BY signer ORDER BY signer")
        return {OperatorId(signer): count for signer, count in found}

    def exhibit(self, sha256: str) -> str | None:
        """The canonical text of what was shown, by its hash."""
        row = self._connection.execute("SELECT body FROM exhibit WHERE sha256 = ?", (sha256,)).fetchone()
        return row[0] if row else None

    def exhibits(self) -> Iterator[tuple[str, bytes]]:
        """Every text that was shown, as bytes, with the hash under which it is kept, for checking: read in one go, for to look for
        each by itself takes ten times as long."""
        yield from self._connection.execute("SELECT sha256, CAST(body AS BLOB) FROM exhibit")

    def document(self, sha256: str) -> bytes | None:
        """The bytes of a roster that was kept, by their hash."""
        row = self._connection.execute("SELECT content FROM document WHERE sha256 = ?", (sha256,)).fetchone()
        return row[0] if row else None
