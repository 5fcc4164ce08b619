"""The table of candidates under two decisions: a click on a record makes it the answer."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView
from typing_extensions import override

from verifier_gui.domain.disputes import Dispute
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.domain.language import N_
from verifier_gui.ui.delegates.candidates_delegate import CandidatesDelegate
from verifier_gui.ui.models.candidates_now import CandidatesNow
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.table import ROW_HEIGHT, Table

_SHARES = (35, 13, 12, 16, 13, 11)
_TAGS = 96
_MOST_ROWS = 7


class CandidatesTable(Speaking, Table):
    """As high as its rows, up to some; `record_chosen` comes by a click, or Enter on a row."""

    record_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rows = CandidatesNow(self)
        self.setModel(self._rows)
        self._drawing = CandidatesDelegate()
        self._drawing.setParent(self)
        self.setItemDelegate(self._drawing)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.say(self.setAccessibleName, N_("Candidates as they stand now"))
        self.clicked.connect(self._take)
        self.opened.connect(self._take_row)

    def show_dispute(self, dispute: Dispute | None, choice: Sequence[RecordKey] = ()) -> None:
        """`choice` are the records of an answer that is neither reviewer's."""
        self._rows.load(dispute, choice)
        self.setFixedHeight(self.sizeHint().height())
        self._share_width()

    def records(self) -> list[RecordKey]:
        """The records in their order."""
        found = (self._rows.record_at(row) for row in range(self._rows.rowCount()))
        return [record for record in found if record is not None]

    @override
    def sizeHint(self) -> QSize:
        rows = min(self._rows.rowCount(), _MOST_ROWS)
        return QSize(600, 34 + rows * ROW_HEIGHT + 4)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """The tags take what they need, the fields share the rest."""
        last = self._rows.columnCount() - 1
        tags = max(self.sizeHintForColumn(last), _TAGS)
        shares = _SHARES[:last]
        room = max(self.viewport().width() - tags, 400)
        for column, share in enumerate(shares):
            self.setColumnWidth(column, room * share // sum(shares))

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        self._take_row(index.row())

    @Slot(int)
    def _take_row(self, row: int) -> None:
        record = self._rows.record_at(row)
        if record is not None:
            self.record_chosen.emit(record)
