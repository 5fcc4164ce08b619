"""A field for a day, a month or a year, written as people of these lists write them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from verifier_gui.domain.language import N_
from verifier_gui.phrases.figures import date
from verifier_gui.sheets.date_texts import RECENT, read_date
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.labels import label, look


class DateEntry(Speaking, QLineEdit):
    """`changed` comes with every letter. A remark may stand at its right: where the day was found."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._remark = label("", "muted")
        self._remark.setParent(self)
        self._remark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._remark.hide()
        self.setMaxLength(30)
        self.say(self.setPlaceholderText, N_("dd.mm.yyyy"))
        self.textEdited.connect(self._edited)

    def show_value(self, value: str, remark: str = "") -> None:
        """`value` is `PartialDate` text or empty."""
        self.setText(date(value))
        self._say_remark(remark if value else "")
        self._judge()

    def value(self) -> str:
        """`PartialDate` text; empty where nothing is written, or nothing that is a date."""
        found = read_date(self.text(), last_short_year=RECENT) if self.text().strip() else None
        return str(found.date) if found and found.date else ""

    def is_wrong(self) -> bool:
        """Whether something is written that is no date."""
        return bool(self.text().strip()) and not self.value()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_remark()

    def _edited(self) -> None:
        self._say_remark("")
        self._judge()
        self.changed.emit()

    def _judge(self) -> None:
        look(self, "needed" if self.is_wrong() else "")

    def _say_remark(self, remark: str) -> None:
        self._remark.setText(remark)
        self.setAccessibleDescription(remark)
        self._place_remark()

    def _place_remark(self) -> None:
        """The remark stands behind the day, if there is room for it."""
        left = 18 + self.fontMetrics().horizontalAdvance(self.text())
        width = self._remark.sizeHint().width()
        self._remark.setGeometry(left, 0, width, self.height())
        self._remark.setVisible(bool(self._remark.text()) and left + width < self.width() - 6)
