"""Backing up: encrypted copies beside the case file, made by themselves, and one of them taken in the case file's place."""

import datetime
import os
import shutil
from dataclasses import replace
from pathlib import Path

from verifier_gui.domain.audit import Act
from verifier_gui.domain.changes import Change
from verifier_gui.errors import CaseFileError
from verifier_gui.progress import Progress
from verifier_gui.store import backups
from verifier_gui.store.backups import Backup
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.case_files import OpenCase
from verifier_gui.workflow.profile import Profile

__all__ = ["DUE_AFTER", "Backup", "back_up", "backups_of", "is_due", "restore"]

DUE_AFTER = datetime.timedelta(hours=1)


def backups_of(path: Path) -> list[Backup]:
    """The backups of a case file, the newest first."""
    return backups.backups_of(path)


def is_due(case: OpenCase, now: datetime.datetime) -> bool:
    """Whether the last backup is so old that another is wanted. A case file that is only read needs none."""
    if case.is_read_only:
        return False
    made = backups_of(case.path)
    return not made or abs(now.timestamp() - made[0].made_at) >= DUE_AFTER.total_seconds()


def back_up(case: OpenCase, acting: Acting, progress: Progress) -> Change:
    """One more copy, opened once before it counts. `acting` belongs to the thread that does it. Raises `CaseFileError`,
    and `Cancelled` where the progress is unwanted."""
    copy = case.file.back_up(progress)
    acting.note(Act.BACKED_UP, copy=copy.name)
    return Change(case=True)


def restore(backup: Backup, path: Path, profile: Profile) -> Path:
    """Lays a copy of a backup of the case file `path` beside it, to be opened in its place; gives the copy's path. Neither the
    case file nor the backup is touched. Raises `CaseFileError`."""
    target = _free_name(path.with_name(f"{path.stem} {backup.acts}.vcase"))
    try:
        descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as copy, backup.path.open("rb") as source:
            shutil.copyfileobj(source, copy)
            copy.flush()
            os.fsync(copy.fileno())
    except OSError as error:
        target.unlink(missing_ok=True)
        raise CaseFileError(
            "The backup could not be copied to the folder {folder}. Is there space, and may you write there?",
            folder=str(path.parent),
        ) from error
    for known in profile.recent_cases():
        if known.path == path:
            profile.keep_recent(replace(known, path=target))
            break
    return target


def _free_name(path: Path) -> Path:
    taken = path
    number = 2
    while taken.exists():
        taken = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return taken
