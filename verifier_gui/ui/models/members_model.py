"""The members of a case as rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.phrases import membership
from verifier_gui.phrases.figures import day, grouped
from verifier_gui.workflow.members import fingerprint

if TYPE_CHECKING:
    from verifier_gui.workflow.admitting import ListedMember

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADINGS = (N_("Name"), N_("Agency"), N_("Role"), N_("Member since"), N_("Fingerprint of the key"), N_("Statements"))
_ROLE, _FINGERPRINT, _STATEMENTS = 2, 4, 5
_SHORT = 3
"""words of a fingerprint that a cell shows; its tooltip has all"""
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class MembersModel(QAbstractTableModel):
    """Rows are only ever given anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listed: Sequence[ListedMember] = ()

    def show_members(self, listed: "Sequence[ListedMember]") -> None:
        self.beginResetModel()
        self._listed = listed
        self.endResetModel()

    def listed(self, row: int) -> "ListedMember | None":
        return self._listed[row] if 0 <= row < len(self._listed) else None

    def row_of(self, person: str) -> int:
        """The row of a person; the first where there is none of that id."""
        return next((row for row, one in enumerate(self._listed) if one.member.id == person), 0)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._listed)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(HEADINGS[section])
        return _RIGHT if role == Qt.ItemDataRole.TextAlignmentRole and section == _STATEMENTS else None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        listed = self.listed(index.row()) if index.isValid() else None
        if listed is None:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() == _STATEMENTS else None
        if role == Qt.ItemDataRole.DisplayRole:
            text = self._text(listed, index.column())
            words = text.split()
            return " ".join(words[:_SHORT]) + " …" if index.column() == _FINGERPRINT else text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(listed, index.column())
        return None

    def _text(self, listed: "ListedMember", column: int) -> str:
        member = listed.member
        match column:
            case 0:
                return member.name
            case 1:
                return member.agency
            case 2:
                return membership.standing(member)
            case 3:
                return day(member.since)
            case 4:
                return fingerprint(member.key)
            case _:
                return grouped(listed.statements)
