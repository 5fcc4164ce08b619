"""Which files of a folder are lists, by their names alone: what they are is told by their content when they are opened."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt"})
MOST = 300
"""files that are taken from folders at once"""
_DEPTH = 4
"""folders within folders"""
_HIDDEN = (".", "~$")
"""hidden files, and those that a spreadsheet program writes beside an open one"""


def lists_in(paths: Iterable[Path], progress: Progress) -> tuple[Path, ...]:
    """The paths, with the lists that it holds in place of each folder, by name as people count: list 2 before list 10. Links are
    not followed.

    Raises `SheetError` for a folder without any, or with too many, and `Cancelled`.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        inside = _inside(path, progress)
        if not inside:
            raise SheetError("There is no list in the folder {folder}.", folder=path.name)
        found += inside
        if len(found) > MOST:
            raise SheetError(
                "The folder {folder} holds more than {count} lists. Choose fewer.", folder=path.name, count=MOST
            )
    return tuple(found)


def _inside(folder: Path, progress: Progress) -> list[Path]:
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        progress.step(len(found), 0)
        at = Path(place)
        deep = len(at.relative_to(folder).parts) >= _DEPTH
        folders[:] = [] if deep else [name for name in folders if not name.startswith(_HIDDEN)]
        found += [
            at / name
            for name in names
            if Path(name).suffix.lower() in SUFFIXES and not name.startswith(_HIDDEN) and not (at / name).is_symlink()
        ]
        if len(found) > MOST:
            break
    return sorted(found, key=lambda path: _as_counted(path.relative_to(folder)))


def _as_counted(path: Path) -> tuple[tuple[str, int], ...]:
    return tuple((text, int(number or 0)) for text, number in re.findall(r"(\D+)(\d*)", f" {path}".casefold()))
