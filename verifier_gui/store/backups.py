"""Backups of a case file: encrypted copies, each of which was opened once before it counts."""

import glob
import os
import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import Connection

from sqlcipher3 import dbapi2

from verifier_gui.errors import CaseFileError
from verifier_gui.progress import Progress
from verifier_gui.store.connecting import connect

KEPT = 10
_NEWEST = 3
"""of those kept: the last ones, however close together"""
_HOURS, _DAYS = 3, 4
"""then the last one of each of so many hours before, and of so many days before those"""
_ACTS = re.compile(r"([0-9]+)(?: \([0-9]+\))?")
_PAGES_AT_A_TIME = 500
"""2 MB: between two pieces the work can be ended"""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that counts: the number of the last act in it, and when it was made, in seconds since 1970."""

    path: Path
    acts: int
    made_at: float


def backup_folder(path: Path) -> Path:
    """Beside the case file."""
    return path.with_name(path.stem + " backups")


def backups_of(path: Path) -> list[Backup]:
    """The backups of a case file, the newest first; none where there is no folder, or it cannot be read."""
    found: list[Backup] = []
    try:
        for copy in backup_folder(path).glob(f"{glob.escape(path.stem)} *.vcase"):
            acts = _ACTS.fullmatch(copy.stem.removeprefix(f"{path.stem} "))
            if acts is not None:
                found.append(Backup(copy, int(acts[1]), copy.stat().st_mtime))
    except OSError:
        return []
    return sorted(found, key=lambda backup: (backup.made_at, backup.acts), reverse=True)


def worth_keeping(found: Sequence[Backup]) -> list[Backup]:
    """Of backups, the newest first, the ten that stay: the last three, the last of each of three hours before, the last of each of
    four days before those; what room is left is for the newest. So a day of much work never drives out the days before it."""
    kept = list(found[:_NEWEST])
    spans: tuple[tuple[Callable[[Backup], object], int], ...] = ((_hour, _HOURS), (_day, _DAYS))
    for span, count in spans:
        covered = {span(backup) for backup in kept}
        room = len(kept) + count
        for backup in found:
            if len(kept) < room and span(backup) not in covered:
                covered.add(span(backup))
                kept.append(backup)
    others = [backup for backup in found if backup not in kept]
    return sorted([*kept, *others[: KEPT - len(kept)]], key=found.index)


def _day(backup: Backup) -> tuple[int, ...]:
    return tuple(time.localtime(backup.made_at)[:3])


def _hour(backup: Backup) -> tuple[int, ...]:
    return tuple(time.localtime(backup.made_at)[:4])


def back_up(source: Connection, path: Path, key: bytes, progress: Progress | None = None) -> Path:
    """Copies a whole case file page by page under the same key, opens the copy, and only then gives it its name.

    What others commit meanwhile is not in it. The copy is named for the last act in it, and never takes the place of one that
    was made of another course of the case; of older copies those `worth_keeping` stay. Raises `CaseFileError`, and `Cancelled`
    where the progress is unwanted.
    """
    progress = progress or Progress()
    folder = backup_folder(path)
    part = folder / (path.name + ".part")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with path.open("rb") as file:
            salt = file.read(16)
        copy = connect(part, key, salt, writes=True, checkpoints=True, frozen=False)
        # One snapshot for the whole copy: else each act of somebody else would begin it anew.
        source.execute("BEGIN")
        try:
            acts = _last_act(source)
            source.backup(
                copy,
                pages=_PAGES_AT_A_TIME,
                progress=lambda _status, left, pages: progress.step(pages - left, pages),
            )
            copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            source.execute("ROLLBACK")
            copy.close()
        opened = connect(part, key, writes=False, checkpoints=False, frozen=True)
        try:
            if _last_act(opened) != acts or opened.execute("PRAGMA cipher_integrity_check").fetchall():
                raise CaseFileError("The backup of {file} does not hold. Check the disk.", file=path.name)
        finally:
            opened.close()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        target = _free(folder, f"{path.stem} {acts:07}")
        part.replace(target)
    except (OSError, dbapi2.DatabaseError) as error:
        raise CaseFileError(
            "No backup of {file} could be written to the folder {folder}. Is there space on the disk?",
            file=path.name,
            folder=folder.name,
        ) from error
    # Nothing but backups of ours: whatever else somebody put there is theirs.
    found = backups_of(path)
    kept = worth_keeping(found)
    for old in found:
        if old not in kept:
            with suppress(OSError):
                old.path.unlink(missing_ok=True)
    return target


def _free(folder: Path, name: str) -> Path:
    """A file that was put back, and worked on from there, comes to the same numbers once more."""
    target, number = folder / f"{name}.vcase", 2
    while target.exists():
        target, number = folder / f"{name} ({number}).vcase", number + 1
    return target


def _last_act(connection: Connection) -> int:
    (number,) = connection.execute("SELECT coalesce(max(n), 0) FROM audit").fetchone()
    return number
