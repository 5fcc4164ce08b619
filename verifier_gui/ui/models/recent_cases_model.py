"""The recent case files as rows: what the start page lists."""

from collections.abc import Collection, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.language import _
from verifier_gui.phrases import recent

if TYPE_CHECKING:
    from verifier_gui.workflow.profile import RecentCase

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the delegate asks for besides the title."""

    FOLDER = Qt.ItemDataRole.UserRole + 1
    SIZE = Qt.ItemDataRole.UserRole + 2
    CLOSED = Qt.ItemDataRole.UserRole + 3
    TAG = Qt.ItemDataRole.UserRole + 4
    TAG_KIND = Qt.ItemDataRole.UserRole + 5
    MISSING = Qt.ItemDataRole.UserRole + 6
    COPIED = Qt.ItemDataRole.UserRole + 7
    """that it is a copy of a backup, where it is one"""


class RecentCasesModel(QAbstractListModel):
    """One row a case file, the locked one first. Whether the files still lie there is told later, by `show_missing`."""

    def __init__(self) -> None:
        super().__init__()
        self._cases: list[RecentCase] = []
        self._missing: frozenset[Path] = frozenset()
        self._locked: Path | None = None

    def show_cases(self, cases: "Sequence[RecentCase]", locked: Path | None) -> None:
        """`locked` is the path of the case file whose window is locked."""
        self.beginResetModel()
        self._cases = sorted(cases, key=lambda case: case.path != locked)
        self._locked = locked
        self.endResetModel()

    def show_missing(self, paths: Collection[Path]) -> None:
        """These files are not where they lay."""
        self._missing = frozenset(paths)
        if self._cases:
            self.dataChanged.emit(self.index(0), self.index(len(self._cases) - 1))

    def case(self, row: int) -> "RecentCase":
        return self._cases[row]

    def row_of(self, path: Path) -> int:
        """-1 where it is not among them."""
        return next((row for row, case in enumerate(self._cases) if case.path == path), -1)

    def is_missing(self, row: int) -> bool:
        return self._cases[row].path in self._missing

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._cases)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._cases):
            return None
        case = self._cases[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return case.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (case.title, *self._remarks(case))))
            case Qt.ItemDataRole.ToolTipRole:
                return str(case.path)
            case Role.FOLDER:
                return (
                    _("not there any more: {path}").format(path=_shown(case.path))
                    if self._gone(case)
                    else _shown(case.path)
                )
            case Role.SIZE:
                return _size(case)
            case Role.COPIED:
                return recent.copied(case.copy_of_act, case.acts_left_out)
            case Role.CLOSED:
                return recent.closed(case.closed_at)
            case Role.TAG:
                return self._tag(case)
            case Role.TAG_KIND:
                return "warning" if case.path != self._locked and case.to_verify > case.decided else "neutral"
            case Role.MISSING:
                return self._gone(case)
            case _:
                return None

    def _gone(self, case: "RecentCase") -> bool:
        return case.path in self._missing

    def _tag(self, case: "RecentCase") -> str:
        return _("locked") if case.path == self._locked else recent.left_to_decide(case.to_verify, case.decided)

    def _remarks(self, case: "RecentCase") -> list[str]:
        gone = [_("not there any more")] if self._gone(case) else []
        return [
            *gone,
            recent.copied(case.copy_of_act, case.acts_left_out),
            str(case.path),
            _size(case),
            recent.closed(case.closed_at),
            self._tag(case),
        ]


def _size(case: "RecentCase") -> str:
    """Of a copy that was never opened nobody knows it."""
    return recent.size(case.lists, case.to_verify) if case.closed_at or not case.copy_of_act else ""


def _shown(path: Path) -> str:
    """A path from the home folder on, its parts set apart as one reads them."""
    try:
        parts = path.relative_to(Path.home()).parts
    except ValueError:
        return str(path)
    return " / ".join(parts)
