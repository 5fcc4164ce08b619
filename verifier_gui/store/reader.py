"""Reading a case file: one connection for one thread."""

from collections.abc import Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from sqlite3 import Connection

from verifier_gui.store.audit_lines import AuditReading
from verifier_gui.store.connecting import faults_as_sentences
from verifier_gui.store.desks import DeskReading
from verifier_gui.store.identities import IdentityReading
from verifier_gui.store.lists import ListReading
from verifier_gui.store.matches import MatchReading
from verifier_gui.store.records import RecordReading
from verifier_gui.store.statements import StatementReading
from verifier_gui.store.subjects import SubjectReading


class Reader(
    ListReading,
    RecordReading,
    SubjectReading,
    StatementReading,
    AuditReading,
    MatchReading,
    IdentityReading,
    DeskReading,
):
    """Cannot write (`query_only`). Use it on one thread at a time and close it there."""

    def __init__(self, connection: Connection, path: Path) -> None:
        super().__init__(connection)
        self.path = path

    @contextmanager
    def snapshot(self) -> Generator[None]:
        """Inside it everything is read as it stood when it was first read, whatever others commit meanwhile. Raises
        `CaseFileError` where a page is damaged or the disk fails."""
        with self.faults_as_sentences():
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                # What a damaged page raises may have ended the transaction already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def faults_as_sentences(self) -> AbstractContextManager[None]:
        """Inside it, what a damaged page or a failing disk does to a reading is a `CaseFileError`."""
        return faults_as_sentences(self.path)

    def changes_elsewhere(self) -> int:
        """A number that is another one once another connection has written something since it was asked for."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return version

    def has_damaged_pages(self) -> bool:
        """Whether some page of the file does not have the bytes that were written: reads the whole file, and a second time where
        the first finds something, for a worker may be moving that very page from the log into the file."""
        found = self._damaged_pages()
        return bool(found and found & self._damaged_pages())

    def _damaged_pages(self) -> set[str]:
        return {said for (said,) in self._connection.execute("PRAGMA cipher_integrity_check")}

    def close(self) -> None:
        self._connection.close()
