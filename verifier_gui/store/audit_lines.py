"""The audit log: the lines that chain statements and acts, read and written, and what is kept with them."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from sqlite3 import Connection
from typing import Any, ClassVar, NamedTuple, TypeAlias

from verifier_gui.domain.audit import AuditLine, Fork
from verifier_gui.domain.identifiers import OperatorId, StatementId, SubjectId
from verifier_gui.domain.statement_values import Values
from verifier_gui.store.connected import Connected
from verifier_gui.store.statements import FORKED, SignedStatement, read_statement

LineHash: TypeAlias = Callable[[int, bytes, bytes], bytes]
"""Number, hash of the line before and body into the hash of a line: the chain's arithmetic, which `sealing` knows."""

_LINES = """
SELECT audit.n, audit.hash, statement.body, audit.body FROM audit LEFT JOIN statement ON statement.id = audit.statement
"""

_FILED = ", ".join(
    name if name == "seq" else f"CAST({name} AS BLOB)"
    for name in ("kind", "signer", "station", "seq", "at", "subject", "list")
)
"""As bytes: what was changed may be no text any more."""


@dataclass(frozen=True, slots=True)
class ActText:
    """An act that is no statement (opened, matched, backed up): a small canonical text, chained but unsigned."""

    body: bytes


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The end of the audit chain: line number (0: none yet) and hash."""

    number: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class StoredLine:
    """A line exactly as it is stored, for checking. `statement` is empty where the line is none. `filed` are the values under which
    the tables find its statement, in the order of `FILED_BY`, texts as bytes. A copy of a log has no tables, and may have of a
    statement no more than the SHA-256 of its body, `digest`."""

    FILED_BY: ClassVar[tuple[str, ...]] = ("kind", "by", "station", "seq", "at", "subject", "list")
    number: int
    hash: bytes
    body: bytes
    statement: str
    signature: bytes
    filed: tuple[bytes | int | None, ...] | None = None
    digest: bytes = b""


class FiledLine(NamedTuple):
    """A line by what filters ask of it: `kind` is the statement's kind or the act's word; `statement` and `subject` are empty where
    there is none."""

    number: int
    kind: str
    signer: str
    at: str
    statement: str
    subject: str


class AuditReading(Connected):
    def head(self) -> ChainHead:
        return chain_head(self._connection)

    def line_hash_at(self, number: int) -> bytes | None:
        """The hash of one line, or None where there is no such line."""
        row = self._connection.execute("SELECT hash FROM audit WHERE n = ?", (number,)).fetchone()
        return row[0] if row else None

    def audit_lines(
        self,
        *,
        before: int | None = None,
        after: int | None = None,
        limit: int = 200,
        kinds: Sequence[str] = (),
        subject: SubjectId | None = None,
    ) -> list[AuditLine]:
        """A page of the audit log, filtered, always in ascending order of the lines.

        The last `limit` lines before line `before`, or the first `limit` after line `after`; the newest ones if neither is
        given. `kinds` are statement kinds and words of acts.
        """
        conditions, values = ["1"], list[object]()
        for condition, value in (("audit.n < ?", before), ("audit.n > ?", after), ("statement.subject = ?", subject)):
            if value is not None:
                conditions.append(condition)
                values.append(value)
        if kinds:
            conditions.append(
                f"coalesce(statement.kind, json_extract(audit.body, '$.act')) IN ({','.join('?' * len(kinds))})"
            )
            values += kinds
        forwards = after is not None and before is None
        query = f"{_LINES} WHERE {' AND '.join(conditions)} ORDER BY audit.n {'ASC' if forwards else 'DESC'} LIMIT ?"
        lines = [_line(row) for row in self._connection.execute(query, (*values, limit))]
        return lines if forwards else lines[::-1]

    def statement_kinds(self) -> list[str]:
        """The kinds of which there is a statement, in their order; each is looked for behind the one before it, not among all."""
        found = self._connection.execute(
            "WITH RECURSIVE one (kind) AS (SELECT min(kind) FROM statement UNION ALL "
            "SELECT (SELECT min(kind) FROM statement WHERE kind > one.kind) FROM one WHERE one.kind IS NOT NULL) "
            "SELECT kind FROM one WHERE kind IS NOT NULL"
        )
        return [kind for (kind,) in found]

    def audit_lines_at(self, numbers: Collection[int]) -> list[AuditLine]:
        """The lines of these numbers, in ascending order."""
        places = ",".join("?" * len(numbers))
        found = self._connection.execute(f"{_LINES} WHERE audit.n IN ({places}) ORDER BY audit.n", tuple(numbers))
        return [_line(row) for row in found]

    def filed_lines(self, after: int, limit: int) -> list[FiledLine]:
        """The next lines, by what filters ask of them: nothing of them is understood on the way."""
        found = self._connection.execute(
            "SELECT audit.n, coalesce(statement.kind, json_extract(audit.body, '$.act'), ''), "
            "coalesce(statement.signer, json_extract(audit.body, '$.by'), ''), "
            "coalesce(statement.at, json_extract(audit.body, '$.at'), ''), "
            "coalesce(statement.id, ''), coalesce(statement.subject, '') "
            "FROM audit LEFT JOIN statement ON statement.id = audit.statement WHERE audit.n > ? ORDER BY audit.n LIMIT ?",
            (after, limit),
        )
        return list(starmap(FiledLine, found))

    def stored_lines(self, chunk: int = 1000) -> Iterator[StoredLine]:
        """Every line as bytes, in order, for checking: nothing of it is understood on the way."""
        last = -(1 << 63)
        query = (
            "SELECT audit.n, audit.hash, CAST(coalesce(statement.body, audit.body) AS BLOB), CAST(audit.statement AS BLOB), "
            f"statement.signature, {_FILED} FROM audit LEFT JOIN statement ON statement.id = audit.statement "
            "WHERE audit.n >= ? ORDER BY audit.n LIMIT ?"
        )
        while rows := self._connection.execute(query, (last, chunk)).fetchall():
            last = rows[-1][0] + 1
            for n, hash_, body, statement, signature, *filed in rows:
                named = (statement or b"").decode("utf-8", "replace")
                yield StoredLine(n, hash_, body or b"", named, signature or b"", tuple(filed))

    def statements_without_line(self) -> list[StatementId]:
        """Statements that no audit line names: there must be none."""
        found = self._connection.execute("SELECT id FROM statement EXCEPT SELECT statement FROM audit ORDER BY 1")
        return [StatementId(id_) for (id_,) in found]

    def forks_after(self, number: int) -> list[Fork]:
        """Places of signers' chains that more than one statement has, where one of these stands after line `number`."""
        if number:
            among = (
                "SELECT DISTINCT statement.signer, statement.station, statement.seq FROM audit "
                f"JOIN statement ON statement.id = audit.statement WHERE audit.n > ? AND {FORKED}"
            )
            places = self._connection.execute(among, (number,)).fetchall()
        else:
            places = self._connection.execute(
                "SELECT signer, station, seq FROM statement GROUP BY signer, station, seq HAVING count(*) > 1"
            ).fetchall()
        forks: list[Fork] = []
        for place in places:
            lines = self._connection.execute(
                "SELECT audit.n FROM statement JOIN audit ON audit.statement = statement.id "
                "WHERE signer = ? AND station = ? AND seq = ? ORDER BY audit.n",
                place,
            )
            forks.append(Fork(OperatorId(place[0]), tuple(n for (n,) in lines)))
        return forks

    def line_count(self) -> int:
        (count,) = self._connection.execute("SELECT count(*) FROM audit").fetchone()
        return count


class StatementWriting(Connected):
    """Needs the chain's arithmetic beside the connection."""

    def __init__(self, connection: Connection, line_hash: LineHash) -> None:
        super().__init__(connection)
        self._line_hash = line_hash

    def append(self, line: SignedStatement | ActText) -> ChainHead:
        """Adds one more line to the audit log in this transaction; gives the new head."""
        return append_line(self._connection, self._line_hash, line)

    def keep_exhibits(self, bodies: Iterable[bytes]) -> list[str]:
        """Keeps for ever what was shown, by its SHA-256; gives the hashes. What is there already is not written again."""
        hashes: list[str] = []
        for body in bodies:
            sha256 = hashlib.sha256(body).hexdigest()
            self._connection.execute(
                "INSERT INTO exhibit SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM exhibit WHERE sha256 = ?1)",
                (sha256, body.decode()),
            )
            hashes.append(sha256)
        return hashes

    def keep_document(self, content: bytes) -> str:
        """Keeps the bytes of a roster for ever; gives their SHA-256."""
        sha256 = hashlib.sha256(content).hexdigest()
        self._connection.execute(
            "INSERT INTO document SELECT ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM document WHERE sha256 = ?1)",
            (sha256, content),
        )
        return sha256


def chain_head(connection: Connection) -> ChainHead:
    row = connection.execute("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1").fetchone()
    return ChainHead(row[0], row[1]) if row else ChainHead(0, bytes(32))


def append_line(connection: Connection, line_hash: LineHash, line: SignedStatement | ActText) -> ChainHead:
    """The one place where statements and lines are written, always together."""
    head = chain_head(connection)
    number = head.number + 1
    new = ChainHead(number, line_hash(number, head.hash, line.body))
    if isinstance(line, SignedStatement):
        connection.execute(
            "INSERT INTO statement (id, body, signature) VALUES (?, ?, ?)",
            (line.id, line.body.decode(), line.signature),
        )
        connection.execute("INSERT INTO audit (n, hash, statement) VALUES (?, ?, ?)", (number, new.hash, line.id))
    else:
        connection.execute("INSERT INTO audit (n, hash, body) VALUES (?, ?, ?)", (number, new.hash, line.body.decode()))
    return new


def _line(row: tuple[Any, ...]) -> AuditLine:
    number, hash_, statement_body, text_body = row
    if statement_body is not None:
        statement = read_statement(statement_body)
        return AuditLine(number, hash_.hex(), statement.kind, statement.at, statement.by, statement=statement)
    text: Values = json.loads(text_body)
    return AuditLine(
        number,
        hash_.hex(),
        str(text.get("act", "")),
        str(text.get("at", "")),
        OperatorId(str(text.get("by", ""))),
        text=text,
    )
