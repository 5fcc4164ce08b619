"""Where the recent case files lie now, and what backups they have. For a worker: a stick or a share may take its time."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from verifier_gui.store.backups import backups_of


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`backups` are counted; the last was made at `last_backup_at` (UTC, ISO form; empty where there is none)."""

    is_there: bool
    backups: int
    last_backup_at: str


def look_up(paths: Iterable[Path]) -> Mapping[Path, Whereabouts]:
    """What is found at each of these paths."""
    return {path: _look_up(path) for path in paths}


def _look_up(path: Path) -> Whereabouts:
    try:
        is_there = path.is_file()
    except OSError:
        is_there = False
    backups = backups_of(path)
    made = datetime.datetime.fromtimestamp(backups[0].made_at, datetime.UTC).isoformat() if backups else ""
    return Whereabouts(is_there, len(backups), made)
