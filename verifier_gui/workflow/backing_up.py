"""Backing up: encrypted copies beside the case file, made by themselves, and one of them taken in the case file's place."""

import os
import shutil
from pathlib import Path

from verifier_gui.domain.audit import Act
from verifier_gui.domain.changes import Change
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.errors import CaseFileError
from verifier_gui.progress import Progress
from verifier_gui.store import backups
from verifier_gui.store.backups import Backup
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.case_files import OpenCase
from verifier_gui.workflow.profile import Profile, RecentCase

__all__ = ["Backup", "back_up", "backups_of", "is_due", "restore"]

_CHANGES = (*(kind for kind in StatementKind if kind is not StatementKind.HEAD), Act.MATCHED)
"""Lines of the audit log that are worth a copy: opening, vouching, checking, backing up itself add nothing to the case."""


def backups_of(path: Path) -> list[Backup]:
    """The backups of a case file, the newest first."""
    return backups.backups_of(path)


def is_due(case: OpenCase, reader: Reader, before: int | None = None) -> bool:
    """Whether the case has changed since its last backup. A case file that is only read needs none, nor one with nothing in it.
    `reader` is a connection of the thread that asks; where only what was done `before` a line of the log counts, that is its
    number."""
    if case.is_read_only:
        return False
    made = backups_of(case.path)
    # The act that creates a case is no loss.
    since = made[0].acts if made else 1
    # A file that ends before its last backup was put back: what is in it now is in no copy, however few acts that are.
    return since > reader.head().number or bool(reader.audit_lines(after=since, before=before, limit=1, kinds=_CHANGES))


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
    known = profile.recent_case(path)
    if known is not None:
        # What is in the copy is seen when it is opened; what is not in it, by what was seen of the file that it is made from.
        end = profile.heads_seen(known.case_id).of(known.station)
        profile.keep_recent(
            RecentCase(
                path=target,
                case_id=known.case_id,
                title=known.title,
                copy_of_act=backup.acts,
                acts_left_out=max(end.number - backup.acts, 0) if end else 0,
            )
        )
    return target


def _free_name(path: Path) -> Path:
    taken = path
    number = 2
    while taken.exists():
        taken = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return taken
