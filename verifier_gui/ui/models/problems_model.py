"""The problems of a list as rows: where, what stands there, what was made of it."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.phrases import problem_words
from verifier_gui.phrases.figures import grouped

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONGEST = 400


class ProblemsModel(QAbstractTableModel):
    """All problems, or those of one kind."""

    def __init__(self) -> None:
        super().__init__()
        self._all: Sequence[Problem] = ()
        self._shown: Sequence[Problem] = ()
        self._headings: Sequence[str] = ()
        self._kind: ProblemKind | None = None

    def show_problems(self, problems: Sequence[Problem], headings: Sequence[str], kind: ProblemKind | None) -> None:
        """`headings` are those of the list; `kind` None shows every problem."""
        self.beginResetModel()
        self._all, self._headings, self._kind = problems, headings, kind
        self._shown = problems if kind is None else [problem for problem in problems if problem.kind is kind]
        self.endResetModel()

    def show_kind(self, kind: ProblemKind | None) -> None:
        self.show_problems(self._all, self._headings, kind)

    def shown(self) -> Sequence[Problem]:
        return self._shown

    def line(self, row: int) -> tuple[str, ...]:
        """The texts of one row, the cell's whole."""
        return problem_words.line(self._shown[row], self._headings)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(problem_words.headings())

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return problem_words.headings()[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if index.column() == 0:
                return grouped(self._shown[index.row()].row)
            return " ".join(self.line(index.row())[index.column()][: 2 * _LONGEST].split())[:_LONGEST]
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.line(index.row())[index.column()][:_LONGEST]
        return None
