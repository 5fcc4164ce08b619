"""Who made a list: the other side, an agency that is known already, or one that is written in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy
from typing_extensions import override

from verifier_gui.domain.language import N_, _
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import look

_OTHER_SIDE = N_("the other side")


class MakerBox(Speaking, QComboBox):
    """`changed` comes when a person chose or typed. Nothing is said before somebody says it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._agencies: tuple[str, ...] = ()
        self._is_other_side = False
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        edit = self.lineEdit()
        assert edit is not None
        edit.setMaxLength(120)
        self.say(edit.setPlaceholderText, N_("choose or write…"))
        edit.textEdited.connect(self._take_text)
        self.activated.connect(self._take_item)

    def offer(self, agencies: Sequence[str]) -> None:
        self._agencies = tuple(agencies)
        self.retranslate()

    def show_value(self, agency: str, *, said: bool) -> None:
        """`agency` as `ListAttributes.made_by` has it: empty is the other side. `said` is false where nobody said anything."""
        self._is_other_side = said and not agency
        self.setEditText(_(_OTHER_SIDE) if self._is_other_side else agency)

    def value(self) -> str:
        """As `ListAttributes.made_by` has it: empty for the other side. Ask `is_said` first."""
        return "" if self._is_other_side else " ".join(self.currentText().split())

    def is_said(self) -> bool:
        return self._is_other_side or bool(self.currentText().strip())

    def show_need(self, *, needed: bool) -> None:
        look(self, "needed" if needed else "")

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        e.ignore()

    @override
    def retranslate(self) -> None:
        text = _(_OTHER_SIDE) if self._is_other_side else self.currentText()
        self.clear()
        self.addItems([_(_OTHER_SIDE), *self._agencies])
        self.setCurrentIndex(-1)
        self.setEditText(text)

    def _take_text(self, text: str) -> None:
        self._is_other_side = text.strip().casefold() == _(_OTHER_SIDE).casefold()
        self.changed.emit()

    def _take_item(self, row: int) -> None:
        self._is_other_side = row == 0
        self.changed.emit()
