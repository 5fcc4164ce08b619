"""What a revision changes, in figures that lead to the people: new, gone, changed; and what happens to the decisions."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from verifier_gui.domain.forecasts import Fate, Forecast
from verifier_gui.domain.language import _
from verifier_gui.phrases import import_words
from verifier_gui.ui.widgets.figure_rows import LinkRow, emptied
from verifier_gui.ui.widgets.labels import label


class RevisionFigures(QWidget):
    """`asked` carries which people somebody wants to see, as `RevisionChanges` takes it."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.links: dict[str, LinkRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_forecast(self, forecast: Forecast | None) -> None:
        """Nothing is shown for a list whose people are not followed, or while it is not known yet."""
        emptied(self._column)
        self.links.clear()
        if forecast is None or forecast.is_reference:
            self.hide()
            return
        for key, text, details in import_words.changes(forecast):
            self._add(key, text, details)
        decisions = import_words.fates_of_decisions(forecast)
        if decisions:
            self._column.addSpacing(6)
            self._column.addWidget(label(_("What happens to decisions"), "strong"))
        for text in decisions:
            self._column.addWidget(label(text, "", wraps=True))
        self.show()

    def _add(self, key: str, text: str, details: str) -> None:
        warns = key == Fate.GONE and bool(details)
        row = LinkRow("warning" if warns else "lists", "mark_warning" if warns else "muted", text, details)
        row.chosen.connect(lambda: self.asked.emit(key))
        self.links[key] = row
        self._column.addWidget(row)
