"""The list of disagreements at the left of their page: what is open, adjudicated, sent back."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout
from typing_extensions import override

from verifier_gui.domain.disputes import DisputeLine, DisputeStanding
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.language import Language, _, pgettext, spoken
from verifier_gui.phrases.figures import day
from verifier_gui.ui.delegates.dispute_delegate import DisputeDelegate
from verifier_gui.ui.models.dispute_model import DisputeModel
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.chip_flow import ChipFlow, Offered
from verifier_gui.ui.widgets.labels import label, line
from verifier_gui.ui.widgets.side_list import SideList


class DisputeList(Speaking, QFrame):
    """`subject_chosen` comes whenever another one is the chosen one, by hand or by `choose`; `emptied` where a filter shows nobody."""

    subject_chosen = Signal(str)
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: SubjectId | None = None
        self._filter = DisputeStanding.OPEN
        self._model = DisputeModel(self)
        self.filters = ChipFlow(rows=2)
        self.filters.chosen.connect(self._take_filter)
        self.rows = SideList(self._model, DisputeDelegate())
        self.rows.selectionModel().currentChanged.connect(self._announce)
        self._nobody = label("", "muted", wraps=True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nobody.setContentsMargins(16, 0, 16, 0)
        head = QVBoxLayout()
        head.setContentsMargins(12, 10, 12, 10)
        head.addWidget(self.filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(line())
        column.addWidget(self._nobody, 1)
        column.addWidget(self.rows, 1)
        self.setProperty("look", "side")
        self.retranslate()

    @property
    def lines(self) -> Sequence[DisputeLine]:
        """Every disagreement of the list, by number."""
        return self._model.lines

    @property
    def filter(self) -> DisputeStanding:
        return self._filter

    @property
    def chosen(self) -> SubjectId | None:
        return self._chosen

    def count(self, wanted: DisputeStanding) -> int:
        return self._model.count(wanted)

    def show_lines(self, lines: Sequence[DisputeLine]) -> None:
        """Shows these; the chosen one stays chosen, listed or not, as long as it is among them."""
        if self._chosen not in {one.entry.subject for one in lines}:
            self._chosen = None
        self._load(lines)

    def choose(self, subject: SubjectId) -> bool:
        """Makes one the chosen one, under another filter where that is needed. False where it is no disagreement."""
        found = next((one for one in self.lines if one.entry.subject == subject), None)
        if found is None:
            return False
        row = self._model.row_of(subject)
        if row is None:
            self._filter = found.standing
            self._load(self.lines)
            row = self._model.row_of(subject)
        if row is not None:
            self.rows.setCurrentIndex(self._model.index(row))
        return True

    def choose_first(self) -> None:
        """The first that is listed; nobody where none is."""
        self._go_from(-1, 1)
        if self._chosen is None:
            self.emptied.emit()

    def go(self, step: int) -> None:
        """To the next or the one before, in the order shown; nowhere from the ends."""
        row = self._model.row_of(self._chosen)
        self._go_from(-1 if row is None else row, step)

    def next_open_after(self, subject: SubjectId) -> DisputeLine | None:
        """The next open one by number, from the first again after the last; None where there is no other."""
        waiting = [one for one in self.lines if one.standing is DisputeStanding.OPEN and one.entry.subject != subject]
        number = next((one.entry.number for one in self.lines if one.entry.subject == subject), 0)
        return next((one for one in waiting if one.entry.number > number), waiting[0] if waiting else None)

    @override
    def retranslate(self) -> None:
        self.setFixedWidth(330 if spoken() is Language.UKRAINIAN else 310)
        self.rows.setAccessibleName(_("Disagreements"))
        self._load(self.lines)

    def _load(self, lines: Sequence[DisputeLine]) -> None:
        rows = self.rows.selectionModel()
        rows.blockSignals(True)
        self._model.load(lines, self._filter, day(dt.datetime.now(dt.UTC).isoformat()))
        row = self._model.row_of(self._chosen)
        self.rows.setCurrentIndex(self._model.index(row) if row is not None else QModelIndex())
        rows.blockSignals(False)
        self.rows.viewport().update()
        self.filters.show_filters(
            [Offered(key.value, word, self._model.count(key)) for key, word in _words()], self._filter.value
        )
        is_empty = self._model.rowCount() == 0
        self._nobody.setText(_NOBODY[self._filter]())
        self._nobody.setVisible(is_empty)
        self.rows.setVisible(not is_empty)

    def _go_from(self, row: int, step: int) -> None:
        row += step
        while 0 <= row < self._model.rowCount():
            if self._model.line_at(row) is not None:
                self.rows.setCurrentIndex(self._model.index(row))
                return
            row += step

    @Slot(str)
    def _take_filter(self, key: str) -> None:
        self._filter = DisputeStanding(key)
        self._load(self.lines)
        if self._model.row_of(self._chosen) is None:
            self._chosen = None
            self.choose_first()

    @Slot(QModelIndex, QModelIndex)
    def _announce(self, current: QModelIndex, _former: QModelIndex) -> None:
        found = self._model.line_at(current.row()) if current.isValid() else None
        if found is not None and found.entry.subject != self._chosen:
            self._chosen = found.entry.subject
            self.subject_chosen.emit(self._chosen)


_NOBODY = {
    DisputeStanding.OPEN: lambda: _("No disagreement is open."),
    DisputeStanding.ADJUDICATED: lambda: _("Nothing has been adjudicated yet."),
    DisputeStanding.SENT_BACK: lambda: _("Nothing is sent back."),
}


def _words() -> tuple[tuple[DisputeStanding, str], ...]:
    return (
        (DisputeStanding.OPEN, pgettext("disagreements", "Open")),
        (DisputeStanding.ADJUDICATED, pgettext("disagreements", "Adjudicated")),
        (DisputeStanding.SENT_BACK, pgettext("disagreements", "Sent back")),
    )
