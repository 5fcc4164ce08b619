"""The disagreements of a list as a page lists them: those that are asked for, and below the open ones what was adjudicated today."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from verifier_gui.domain.disputes import DisputeLine, DisputeStanding
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.language import _
from verifier_gui.phrases import disputes
from verifier_gui.phrases.figures import day
from verifier_gui.phrases.queue_lines import name

LINE = int(Qt.ItemDataRole.UserRole)
"""the `DisputeLine` of a row; a text where the row is a heading"""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class DisputeModel(QAbstractListModel):
    """Headings cannot be chosen. What was adjudicated stands newest first, under today or earlier."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DisputeLine, ...] = ()
        self._rows: list[DisputeLine | str] = []

    @property
    def lines(self) -> Sequence[DisputeLine]:
        """Every disagreement of the list, whatever is listed."""
        return self._lines

    def count(self, wanted: DisputeStanding) -> int:
        return sum(line.standing is wanted for line in self._lines)

    def load(self, lines: Sequence[DisputeLine], wanted: DisputeStanding, today: str) -> None:
        """`today` is the local day as `figures.day` gives it."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self._rows = self._arranged(wanted, today)
        self.endResetModel()

    def line_at(self, row: int) -> DisputeLine | None:
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, DisputeLine) else None

    def row_of(self, subject: SubjectId | None) -> int | None:
        return next(
            (
                place
                for place, row in enumerate(self._rows)
                if isinstance(row, DisputeLine) and row.entry.subject == subject
            ),
            None,
        )

    @override
    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self.line_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == LINE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else _spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, DisputeLine):
            return "\n".join((name(row.entry), *disputes.lines(row)))
        return None

    def _arranged(self, wanted: DisputeStanding, today: str) -> list[DisputeLine | str]:
        rows: list[DisputeLine | str] = []
        if wanted is not DisputeStanding.ADJUDICATED:
            rows += [line for line in self._lines if line.standing is wanted]
        if wanted is DisputeStanding.SENT_BACK:
            return rows
        done = [line for line in self._lines if line.standing is DisputeStanding.ADJUDICATED]
        done.sort(key=lambda line: (line.adjudicated_at, line.entry.number), reverse=True)
        on_day = [line for line in done if day(line.adjudicated_at) == today]
        earlier = [line for line in done if day(line.adjudicated_at) != today]
        if on_day:
            rows += [_("Adjudicated today"), *on_day]
        if earlier and wanted is DisputeStanding.ADJUDICATED:
            rows += [_("Adjudicated earlier"), *earlier]
        return rows


def _spoken(line: DisputeLine) -> str:
    told = _("No. {number}, {name}: {answers}").format(
        number=line.entry.number, name=name(line.entry), answers="; ".join(disputes.lines(line))
    )
    ruling = disputes.ruling(line)
    return _("{line}; adjudicated: {answer}").format(line=told, answer=ruling) if ruling else told
