"""Reading a case file: one connection for one thread."""

from pathlib import Path
from sqlite3 import Connection

from verifier_gui.store.desks import DeskReading
from verifier_gui.store.identities import IdentityReading
from verifier_gui.store.lists import ListReading
from verifier_gui.store.matches import MatchReading
from verifier_gui.store.records import RecordReading
from verifier_gui.store.statements import AuditReading, StatementReading
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

    def close(self) -> None:
        self._connection.close()
