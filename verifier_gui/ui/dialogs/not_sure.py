"""Not sure: which candidates remain, and what to ask whom."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import DecisionKind, Reason
from verifier_gui.phrases.comparison import place_of
from verifier_gui.phrases.probability import figure
from verifier_gui.ui.dialogs.decision_sheet import DecisionSheet, field_label
from verifier_gui.ui.widgets.labels import label


class NotSure(DecisionSheet):
    """No candidate is ticked before somebody ticks it; digits do."""

    def __init__(self, parent: QWidget, sheet: ReviewSheet, reason: Reason | None, note: str) -> None:
        super().__init__(parent, "help", sheet, reason, note, decision=DecisionKind.NOT_SURE)
        self.show_title(_("What is not sure?"), sheet.subject.facts.shown_name())
        self.ticks: dict[RecordKey, QCheckBox] = {}
        registries = [
            column for column in sheet.columns if column.attributes.role is ListRole.REGISTRY and not column.struck_out
        ]
        self._digits: dict[int, QCheckBox] = {}
        if registries:
            self.content.addWidget(label(_("Who remains? Tick those who may be the person."), "muted"))
        for column in registries:
            number = f"{column.digit} · " if column.digit else ""
            parts = (column.facts.shown_name(), column.attributes.name, place_of(column), figure(column))
            tick = QCheckBox((number + " · ".join(filter(None, parts))).replace("&", "&&"))
            self.ticks[column.record] = tick
            if column.digit:
                self._digits[column.digit] = tick
            self.content.addWidget(tick)
        self.ask = QLineEdit()
        self.ask.setMaxLength(1000)
        self.content.addWidget(field_label(_("What to ask, and whom"), self.ask))
        self.content.addWidget(self.ask)
        self.finish_with(_("Leave it open"))

    @property
    def remaining(self) -> tuple[RecordKey, ...]:
        return tuple(record for record, tick in self.ticks.items() if tick.isChecked())

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        tick = self._digits.get(arg__1.key() - int(Qt.Key.Key_0))
        if tick is not None and not arg__1.isAutoRepeat():
            tick.toggle()
            return
        super().keyPressEvent(arg__1)
