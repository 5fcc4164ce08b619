"""Writing a case file: acts, which carry a signature and an audit line, and the desk, which is nobody's act."""

from collections.abc import Callable, Generator, Iterable
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from sqlite3 import Connection
from typing import TypeAlias

from sqlcipher3 import dbapi2

from verifier_gui.domain.identifiers import RevisionId
from verifier_gui.domain.lists import Record
from verifier_gui.domain.problems import Problem
from verifier_gui.errors import CaseFileError
from verifier_gui.store.audit_lines import ActText, ChainHead, LineHash, StatementWriting
from verifier_gui.store.connecting import BUSY_SECONDS, faults_as_sentences
from verifier_gui.store.desks import DeskWriting
from verifier_gui.store.identities import IdentityWriting
from verifier_gui.store.lists import ListWriting
from verifier_gui.store.matches import MatchWriting, parts_of
from verifier_gui.store.reader import Reader
from verifier_gui.store.records import Batch, FactsWritten, RecordWriting, chunks_of_places
from verifier_gui.store.statements import SignedStatement
from verifier_gui.store.subjects import SubjectWriting

Line: TypeAlias = SignedStatement | ActText

_CHUNK = 2000


class DeskTransaction(RecordWriting, MatchWriting, IdentityWriting, DeskWriting):
    """What may be written unsigned: unsealed records, candidates, findings, indexes, caches, drafts, settings."""


class ActTransaction(ListWriting, SubjectWriting, StatementWriting, DeskTransaction):
    """What is written in the name of an act, together with its audit line."""


class Writer(Reader):
    """A reader that also writes. Every transaction begins with `BEGIN IMMEDIATE`; one that fails leaves nothing."""

    def __init__(
        self,
        connection: Connection,
        path: Path,
        line_hash: LineHash,
        *,
        read_only: bool,
        committed: Callable[[ChainHead], None],
    ) -> None:
        super().__init__(connection, path)
        self._line_hash = line_hash
        self._read_only = read_only
        self._committed = committed
        self._file = _identity_of(path)

    @contextmanager
    def act(self, line: Line | Callable[[], Line]) -> Generator[ActTransaction]:
        """The transaction of one act: its line is appended first, everything written in it commits with the line.

        Where `line` is a function it is called inside the transaction, when nobody else can write any more: so a signer
        learns the number of the statement he signs. Raises `CaseFileError` when the disk does not keep it.
        """
        with self._transaction():
            transaction = ActTransaction(self._connection, self._line_hash)
            transaction.append(line() if callable(line) else line)
            yield transaction
            head = self.head()
        self._committed(head)

    @contextmanager
    def desk(self) -> Generator[DeskTransaction]:
        """A transaction for what is nobody's act."""
        with self._transaction():
            yield DeskTransaction(self._connection)

    def write_batch(
        self,
        records: Iterable[Record],
        problems: Iterable[Problem] = (),
        stepped: Callable[[int], None] = lambda _written: None,
        facts_written: FactsWritten | None = None,
    ) -> Batch:
        """Writes records that nobody sees yet, some 2,000 at a time; an act's `seal_batch` makes them a revision.

        `stepped` is told how many are written, and may raise to end the work. What was written is then swept away.
        `facts_written` is told the text of each record's facts.
        """
        with self.desk() as transaction:
            batch = transaction.begin_batch()
        try:
            self._fill(batch, records, problems, stepped, facts_written)
        except BaseException:
            self.forget_batch(batch)
            raise
        return batch

    def forget_batch(self, batch: Batch) -> None:
        """Deletes the records of an import that will not be finished. What cannot be swept now is swept when the file is opened
        the next time."""
        with suppress(CaseFileError):
            self._sweep(batch.number)

    def _fill(
        self,
        batch: Batch,
        records: Iterable[Record],
        problems: Iterable[Problem],
        stepped: Callable[[int], None],
        facts_written: FactsWritten | None,
    ) -> None:
        coming = iter(records)
        while chunk := list(islice(coming, _CHUNK)):
            with self.desk() as transaction:
                transaction.add_records(batch, chunk, facts_written)
            stepped(batch.people)
        noted = iter(problems)
        while chunk := list(islice(noted, _CHUNK)):
            with self.desk() as transaction:
                transaction.add_problems(batch, chunk)
        for places in chunks_of_places(batch):
            with self.desk() as transaction:
                transaction.add_places(batch, places)

    def write_index(self, revision: RevisionId, version: str, content: bytes) -> None:
        """Keeps the index of a revision, in place of any other of that revision."""
        parts = parts_of(content)
        for part, piece in enumerate(parts):
            with self.desk() as transaction:
                transaction.put_index_part(revision, version, part, len(parts), piece)

    def sweep(self) -> None:
        """Deletes the records of imports that were never finished, some thousands at a time."""
        self._sweep(None)

    def _sweep(self, batch: int | None) -> None:
        unfinished = True
        while unfinished:
            with self.desk() as transaction:
                unfinished = transaction.sweep(batch=batch)

    def checkpoint(self, *, truncate: bool = False) -> None:
        """Moves the write-ahead log into the case file. For a worker: it may take as long as the disk does.

        `truncate` also empties the log, unless somebody still reads from it.
        """
        if not self._read_only:
            with faults_as_sentences(self.path):
                mode = "TRUNCATE" if truncate else "PASSIVE"
                # Waiting for a long reader (a backup, a check of the log) it would hold the lock that the next decision needs.
                self._connection.execute("PRAGMA busy_timeout = 0")
                try:
                    self._connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()
                finally:
                    self._connection.execute(f"PRAGMA busy_timeout = {round(BUSY_SECONDS * 1000)}")

    @contextmanager
    def _transaction(self) -> Generator[None]:
        if self._read_only:
            raise CaseFileError(
                "{file} is open to read only: nothing can be written to it. Work on a copy.", file=self.path.name
            )
        with faults_as_sentences(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._refuse_if_moved()
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                with suppress(dbapi2.Error, CaseFileError):
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                raise

    def _refuse_if_moved(self) -> None:
        """Acts committed to a file that was renamed while it is open are lost if the program then ends (measured)."""
        if _identity_of(self.path) != self._file:
            raise CaseFileError(
                "{file} was moved, replaced or deleted while it was open: nothing of this act was kept. "
                "Put it back, or close the case and open the file where it lies now.",
                file=self.path.name,
            )


def _identity_of(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
