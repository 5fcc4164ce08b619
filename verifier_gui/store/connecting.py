"""One connection to a case file: its key, its settings, and its faults put into sentences."""

import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection
from typing import Any, NoReturn, Self

from sqlcipher3 import dbapi2
from typing_extensions import override

from verifier_gui.errors import CaseFileError

BUSY_SECONDS = 10.0
"""How long a writer waits for another writer of this process; transactions last some milliseconds."""

CHECKPOINT_PAGES = 4000
"""After so many pages in the write-ahead log a worker's own commit moves them into the case file."""


def connect(
    path: Path,
    key: bytes,
    salt: bytes = b"",
    *,
    writes: bool,
    checkpoints: bool,
    frozen: bool,
    spoken: bool = False,
) -> Connection:
    """A keyed connection in autocommit mode. `salt` is given at creation alone and becomes the file's first 16 bytes.

    `checkpoints` lets commits of this connection move the write-ahead log into the file: a worker may, the window's may
    not. `frozen` opens a file in a place where nothing can be written. The key is not tried before the first read.
    `spoken` makes sentences of whatever the disk does to it from then on.
    """
    location = without_server(path.absolute().as_uri()) + ("?mode=ro&immutable=1" if frozen else "")
    connection = dbapi2.connect(
        location,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
        factory=SpokenConnection if spoken else dbapi2.Connection,
    )
    if isinstance(connection, SpokenConnection):
        connection.path = path
    # Else SQLCipher writes its complaints to the standard error stream.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    for setting in (
        # Locking and wiping every page in memory made an import take three times as long (measured), and Python holds the same
        # names beside it, unlocked. The key itself lies in SQLCipher's own wiped memory in either case.
        "cipher_memory_security = OFF",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "temp_store = MEMORY",
        "foreign_keys = ON",
        # Else INSERT OR REPLACE would delete without asking the triggers.
        "recursive_triggers = ON",
        "cache_size = -32768",
    ):
        connection.execute(f"PRAGMA {setting}")
    if writes:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES if checkpoints else 0}")
        if sys.platform == "darwin":
            connection.execute("PRAGMA fullfsync = ON")
            connection.execute("PRAGMA checkpoint_fullfsync = ON")
    else:
        connection.execute("PRAGMA query_only = ON")
    return connection


def without_server(address: str) -> str:
    """The URI of an absolute path as SQLite opens it: it knows no server there, a Windows share is part of the path."""
    return address if address.startswith("file:///") else "file:////" + address.removeprefix("file://")


@contextmanager
def faults_as_sentences(path: Path) -> Generator[None]:
    """Turns what a disk can do to a case file into a `CaseFileError`. Breaches of our own rules stay what they are."""
    try:
        yield
    except dbapi2.DatabaseError as error:
        _say(error, path)


def _say(error: dbapi2.DatabaseError, path: Path) -> NoReturn:
    """Raises the sentence for what a disk has done, and the error itself where it is a fault or a breach of ours."""
    sentence = "" if isinstance(error, dbapi2.IntegrityError) else _sentence(str(error))
    if not sentence:
        raise error
    raise CaseFileError(sentence, file=path.name) from error


class SpokenCursor(dbapi2.Cursor):
    """A cursor whose faults are sentences: a damaged page is met with the first row or with the last."""

    path: Path

    def _say(self, error: dbapi2.DatabaseError) -> NoReturn:
        if "readonly" in str(error):
            # Who writes by a connection that only reads, errs: no disk does.
            raise error
        _say(error, self.path)

    @override
    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        try:
            return super().execute(sql, parameters)
        except dbapi2.DatabaseError as error:
            self._say(error)
        except MemoryError as error:
            # Once SQLCipher has met a page that is not authentic, it says that memory is out to whatever is to be written.
            if sql != "COMMIT":
                raise
            raise CaseFileError("{file} is damaged. Open a backup of it.", file=self.path.name) from error

    @override
    def executemany(self, sql: str, parameters: Iterable[Any], /) -> Self:
        try:
            return super().executemany(sql, parameters)
        except dbapi2.DatabaseError as error:
            self._say(error)

    @override
    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except dbapi2.DatabaseError as error:
            self._say(error)

    @override
    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except dbapi2.DatabaseError as error:
            self._say(error)

    @override
    def __iter__(self) -> Generator[Any]:  # pyright: ignore[reportIncompatibleMethodOverride]  an iterator is all that is wanted
        try:
            yield from iter(super().fetchone, None)
        except dbapi2.DatabaseError as error:
            self._say(error)


class SpokenConnection(dbapi2.Connection):
    """A connection whose every cursor is such. It is told its `path` once it is made."""

    path: Path

    @override
    def cursor(self, factory: Any = None) -> SpokenCursor:
        cursor = super().cursor(factory or SpokenCursor)
        cursor.path = self.path
        return cursor


def _sentence(fault: str) -> str:
    """Empty for what no disk can do: a fault of ours."""
    if "full" in fault:
        return "The disk is full: nothing of this act was written to {file}. Free some space and do it again."
    if "locked" in fault:
        return "{file} is busy: nothing of this act was written. Do it again."
    if "readonly" in fault:
        return "{file} cannot be written to: nothing of this act was kept. Check its permissions, or work on a copy."
    if "malformed" in fault or "not a database" in fault or "decode to UTF-8" in fault:
        return "{file} is damaged. Open a backup of it."
    if "I/O" in fault or "unable to open" in fault:
        return "The disk failed while {file} was used: nothing of this act was kept. Check the disk, then open the file again."
    return ""
