"""Backups of a case file: encrypted copies, each of which was opened once before it counts."""

import os
from pathlib import Path
from sqlite3 import Connection

from sqlcipher3 import dbapi2

from verifier_gui.errors import CaseFileError
from verifier_gui.store.connecting import connect

KEPT = 10


def backup_folder(path: Path) -> Path:
    """Beside the case file."""
    return path.with_name(path.stem + " backups")


def back_up(source: Connection, path: Path, key: bytes) -> Path:
    """Copies a whole case file page by page under the same key, opens the copy, and only then gives it its name.

    The copy is named for the last act in it; of older copies the ten newest stay. Raises `CaseFileError`.
    """
    folder = backup_folder(path)
    part = folder / (path.name + ".part")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with path.open("rb") as file:
            salt = file.read(16)
        acts = _last_act(source)
        copy = connect(part, key, salt, writes=True, checkpoints=True, frozen=False)
        try:
            source.backup(copy)
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            copy.close()
        opened = connect(part, key, writes=False, checkpoints=False, frozen=True)
        try:
            if _last_act(opened) != acts or opened.execute("PRAGMA cipher_integrity_check").fetchall():
                raise CaseFileError("The backup of {file} does not hold. Check the disk.", file=path.name)
        finally:
            opened.close()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        target = folder / f"{path.stem} {acts:07}.vcase"
        part.replace(target)
    except (OSError, dbapi2.DatabaseError) as error:
        raise CaseFileError(
            "No backup of {file} could be written to the folder {folder}. Is there space on the disk?",
            file=path.name,
            folder=folder.name,
        ) from error
    for old in sorted(folder.glob("*.vcase"), key=lambda found: found.stat().st_mtime_ns)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def _last_act(connection: Connection) -> int:
    (number,) = connection.execute("SELECT coalesce(max(n), 0) FROM audit").fetchone()
    return number
