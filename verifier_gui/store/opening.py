"""Creating and opening a case file: what is looked at before a byte of it is trusted."""

import os
import secrets
import stat
from collections.abc import Callable
from pathlib import Path
from sqlite3 import Connection

from sqlcipher3 import dbapi2
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from verifier_gui.errors import CaseFileError, WrongKeyError
from verifier_gui.progress import Progress
from verifier_gui.store.audit_lines import ChainHead, LineHash
from verifier_gui.store.backups import back_up, backup_folder
from verifier_gui.store.case_lock import CaseLock, HeldByAnother, Holder
from verifier_gui.store.connecting import connect, faults_as_sentences
from verifier_gui.store.reader import Reader
from verifier_gui.store.schema import APPLICATION_ID, MIGRATIONS
from verifier_gui.store.writer import Writer

SALT_BYTES = 16
_SMALLEST = 4096
_PLAIN = b"SQLite format 3\0"


def new_salt() -> bytes:
    """The first 16 bytes of a case file to be, from which its key is derived."""
    return secrets.token_bytes(SALT_BYTES)


def read_salt(path: Path) -> bytes:
    """The first 16 bytes of what may be a case file. Raises `CaseFileError` for what cannot be one."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CaseFileError("{file} is not a plain file. Choose a case file (.vcase).", file=path.name)
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except FileNotFoundError as error:
        raise CaseFileError("{file} is not there any more. Was it moved or renamed?", file=path.name) from error
    except OSError as error:
        raise CaseFileError("{file} cannot be read. Check its permissions and the disk.", file=path.name) from error
    # SQLite would take an empty file for a new case.
    if status.st_size < _SMALLEST:
        raise CaseFileError("{file} is empty or cut short: it is not a case file. Open a backup.", file=path.name)
    if salt == _PLAIN:
        raise CaseFileError("{file} is a database without encryption, not a case file.", file=path.name)
    return salt


def look_for_room(path: Path) -> None:
    """Raises `CaseFileError` where no new case file can lie: so it can be said before a key is derived for it."""
    folder = path.parent
    try:
        is_folder, is_taken = folder.is_dir(), os.path.lexists(path)
    except OSError:
        is_folder = is_taken = False
    if not is_folder:
        raise CaseFileError("There is no folder {folder}. Choose another, or make it first.", folder=str(folder))
    if is_taken:
        raise _taken(path)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise _not_to_be_written(folder)


class CaseFile:
    """An open case file: its lock, its key, and the connections that were made to it."""

    def __init__(self, path: Path, key: bytes, line_hash: LineHash, lock: CaseLock | None, *, frozen: bool) -> None:
        self.path = path
        self.committed: Callable[[ChainHead], None] = lambda _head: None
        """Called with the new head after each commit of an act, on the thread of its writer."""
        self._key = key
        self._line_hash = line_hash
        self._lock = lock
        self._frozen = frozen
        self._connections: list[Connection] = []

    @property
    def is_read_only(self) -> bool:
        return self._frozen

    def reader(self) -> Reader:
        """A connection of its own for reading, for one thread."""
        return Reader(self._connect(writes=False, checkpoints=False), self.path)

    def writer(self, *, checkpoints: bool = False) -> Writer:
        """A connection of its own for writing, for one thread. A worker's writer checkpoints, the window's does not."""
        connection = self._connect(writes=not self._frozen, checkpoints=checkpoints)

        def committed(head: ChainHead) -> None:
            self.committed(head)

        return Writer(connection, self.path, self._line_hash, read_only=self._frozen, committed=committed)

    def back_up(self, progress: Progress | None = None) -> Path:
        """Copies the case file, encrypted as it is, into its folder of backups; gives the copy's path. On any thread."""
        connection = self._connect(writes=False, checkpoints=False)
        try:
            return back_up(connection, self.path, self._key, progress)
        finally:
            connection.close()

    def close(self, *, keep_lock: bool = False) -> CaseLock | None:
        """Closes every connection, on whichever thread it was used, and gives the file free unless the lock is kept."""
        for connection in self._connections:
            connection.close()
        self._connections.clear()
        self._key = b""
        lock, self._lock = self._lock, None
        if lock is not None and not keep_lock:
            lock.release()
            return None
        return lock

    def discard(self) -> None:
        """Closes a file that was just created and is not wanted after all, and takes away all that lies there of it."""
        lock = self.close(keep_lock=True)
        _take_away(self.path)
        if lock is not None:
            lock.discard()

    def _connect(self, *, writes: bool, checkpoints: bool) -> Connection:
        with faults_as_sentences(self.path):
            connection = connect(
                self.path, self._key, writes=writes, checkpoints=checkpoints, frozen=self._frozen, spoken=True
            )
        self._connections.append(connection)
        return connection


def create(path: Path, key: bytes, salt: bytes, holder: Holder, line_hash: LineHash) -> CaseFile:
    """A new, empty case file under a key of 32 bytes that was derived with `salt`. Raises `CaseFileError`."""
    lock = _lock(path, holder)
    if lock is None:
        raise _not_to_be_written(path.parent)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError as error:
        lock.release()
        raise _taken(path) from error
    except OSError as error:
        lock.discard()
        raise CaseFileError("{file} cannot be created there. Choose another folder.", file=path.name) from error
    try:
        with faults_as_sentences(path):
            connection = connect(path, key, salt, writes=True, checkpoints=True, frozen=False)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                MIGRATIONS.apply(_database(connection))
            finally:
                connection.close()
    except BaseException:
        _take_away(path)
        lock.discard()
        raise
    return CaseFile(path, key, line_hash, lock, frozen=False)


def _take_away(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def _taken(path: Path) -> CaseFileError:
    return CaseFileError("{file} exists already. Choose another name.", file=path.name)


def _not_to_be_written(folder: Path) -> CaseFileError:
    return CaseFileError("No case file can be written to the folder {folder}. Choose another.", folder=str(folder))


def open_existing(
    path: Path,
    key: bytes,
    holder: Holder,
    line_hash: LineHash,
    lock: CaseLock | None = None,
    migrations: Migrations = MIGRATIONS,
) -> CaseFile:
    """Opens a case file with its key, to read where nothing can be written, and brings an older one up to date.

    `lock` is one that is held already, and stays held where the file cannot be opened. Raises `CaseFileError`: wrong key,
    held by another, newer, damaged.
    """
    read_salt(path)
    held = lock if lock is not None and lock.is_held else None
    lock = held or _lock(path, holder)
    frozen = lock is None or not os.access(path, os.W_OK)
    try:
        if frozen:
            _refuse_unwritten_acts(path)
        with faults_as_sentences(path):
            connection, application, version = _keyed(path, key, frozen=frozen)
            try:
                _examine(connection, application, version, path, key, migrations, frozen=frozen)
            finally:
                connection.close()
    except BaseException:
        if lock is not None and held is None:
            lock.release()
        raise
    opened = CaseFile(path, key, line_hash, lock, frozen=frozen)
    try:
        if not frozen:
            writer = opened.writer(checkpoints=True)
            writer.sweep()
            writer.close()
    except BaseException:
        opened.close(keep_lock=held is not None)
        raise
    return opened


def _keyed(path: Path, key: bytes, *, frozen: bool) -> tuple[Connection, int, int]:
    """A connection whose key was tried, the application id and the schema version of the file."""
    connection: Connection | None = None
    try:
        connection = connect(path, key, writes=not frozen, checkpoints=True, frozen=frozen)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except dbapi2.DatabaseError as error:
        if connection is not None:
            connection.close()
        if "not a database" not in str(error):
            raise
        raise WrongKeyError(
            "The passphrase does not open {file}, or the first page of the file is damaged. Try again; if the passphrase "
            "is the right one, open a backup from the folder {folder}.",
            file=path.name,
            folder=backup_folder(path).name,
        ) from error
    return connection, application, version


def _examine(
    connection: Connection,
    application: int,
    version: int,
    path: Path,
    key: bytes,
    migrations: Migrations,
    *,
    frozen: bool,
) -> None:
    if application != APPLICATION_ID:
        raise CaseFileError("{file} was encrypted by another program: it is not a case file.", file=path.name)
    known = len(migrations.pending(_database(connection))) + len(migrations.applied(_database(connection)))
    if version > known:
        raise CaseFileError(
            "{file} was written by a newer version of this program. Update the program; the file was left as it is.",
            file=path.name,
        )
    if not migrations.pending(_database(connection)):
        return
    if frozen:
        raise CaseFileError(
            "{file} was written by an older version and must be brought up to date, but nothing can be written here. "
            "Copy it to another folder and open the copy.",
            file=path.name,
        )
    back_up(connection, path, key)
    migrations.apply(_database(connection))


def _database(connection: Connection) -> Database:
    """What the migrations work on; plugins that happen to be installed are none of a case file's business."""
    return Database(connection, execute_plugins=False)


def _refuse_unwritten_acts(path: Path) -> None:
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size > 0:
        raise CaseFileError(
            "The newest acts of {file} lie in a file beside it that cannot be taken in, because nothing can be written "
            "here. Copy all files of that name to a folder where you may write, and open the copy.",
            file=path.name,
        )


def _lock(path: Path, holder: Holder) -> CaseLock | None:
    """The lock, or None where no lock file can be written."""
    try:
        return CaseLock(path, holder)
    except HeldByAnother as held:
        by = held.holder
        if by is None:
            raise CaseFileError(
                "{file} is open in another window or program. Close it there first.", file=path.name
            ) from held
        raise CaseFileError(
            "{file} is open already: {operator} works on it on {host} (process {pid}). Close it there first.",
            file=path.name,
            operator=by.operator,
            host=by.host,
            pid=by.pid,
        ) from held
    except OSError:
        return None
