"""The revisions of a list as rows, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.domain.lists import Revision
from verifier_gui.phrases import list_words
from verifier_gui.phrases.figures import grouped, moment

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADINGS = (N_("Revision"), N_("File"), N_("People"), N_("Problems"), N_("Imported"))


class RevisionsModel(QAbstractTableModel):
    """Revisions are immutable: rows are only ever given anew."""

    def __init__(self) -> None:
        super().__init__()
        self._revisions: Sequence[Revision] = ()

    def show_revisions(self, revisions: Sequence[Revision]) -> None:
        self.beginResetModel()
        self._revisions = revisions
        self.endResetModel()

    def revision(self, row: int) -> Revision | None:
        return self._revisions[row] if 0 <= row < len(self._revisions) else None

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._revisions)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADINGS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return _(HEADINGS[section])
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        revision = self.revision(index.row()) if index.isValid() else None
        if revision is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        match index.column():
            case 0:
                return str(revision.number)
            case 1:
                return list_words.file(revision)
            case 2:
                return grouped(revision.people)
            case 3:
                return grouped(revision.problems) if revision.problems else "–"
            case _:
                return moment(revision.imported_at)
