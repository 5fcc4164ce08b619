"""Who would be gone, changed or new if a file became the next revision of a list: to be read before it is imported."""

from collections import Counter

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from verifier_gui.domain.forecasts import Fate, Forecast
from verifier_gui.domain.language import N_, _
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.models.foreseen_model import ForeseenModel
from verifier_gui.ui.widgets.before_and_now import BeforeAndNow
from verifier_gui.ui.widgets.chip_flow import ChipFlow, Offered
from verifier_gui.ui.widgets.fitted_table import FittedTable
from verifier_gui.ui.widgets.labels import label

ALL, SUBSTITUTED = "all", "substituted"


class RevisionChanges(Sheet):
    """Nothing is decided here."""

    def __init__(self, parent: QWidget | None, list_name: str, forecast: Forecast, shown: str = "") -> None:
        """`shown` are the people who are shown first: `ALL`, `SUBSTITUTED` or a `Fate`; empty: who is gone, if anybody is."""
        super().__init__(parent, "lists", width=1080)
        self._list_name = list_name
        self._forecast = forecast
        self._chosen = shown or (Fate.GONE if any(one.fate is Fate.GONE for one in forecast.people) else ALL)
        self.rows = ForeseenModel(forecast.people, is_reference=forecast.is_reference)
        self.filters = ChipFlow(rows=1)
        self.filters.chosen.connect(self._choose)
        self.table = FittedTable(self.rows, words={1: 150, 3: 100, 4: 180, 5: 170})
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(280)
        self.say(self.table.setAccessibleName, N_("People gone, changed and new"))
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self._line = label("", "strong", wraps=True)
        self.differences = BeforeAndNow()
        for part, stretch in ((self.filters, 0), (self.table, 1), (self._line, 0), (self.differences, 0)):
            self.content.addWidget(part, stretch)
        self.copy = self.add_button()
        self.say(self.copy.set_words, N_("Copy"))
        self.copy.set_key("Ctrl+C")
        self.copy.clicked.connect(self._copy)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table).activated.connect(self._copy)
        close = self.add_button(primary=True)
        self.say(close.set_words, N_("Close"))
        close.clicked.connect(self.accept)
        self.retranslate()
        self.table.setFocus()

    @override
    def retranslate(self) -> None:
        told = self._forecast
        self.show_title(
            (
                _("Decided people whom this file would touch in “{list}”")
                if told.is_reference
                else _("What this file would change in “{list}”")
            ).format(list=self._list_name),
            _("compared with revision {number} · nothing is written yet").format(number=told.since),
        )
        counts = Counter(person.fate for person in told.people)
        self.filters.show_filters(
            [
                Offered(ALL, _("All"), counts.total()),
                Offered(Fate.GONE, _("Gone"), counts[Fate.GONE]),
                Offered(Fate.CHANGED, _("Changed"), counts[Fate.CHANGED]),
                Offered(Fate.NEW, _("New"), counts[Fate.NEW]),
                *([Offered(SUBSTITUTED, _("Substitutions"), told.substituted)] if told.substituted else []),
            ],
            self._chosen,
        )
        self._show_chosen()

    def _choose(self, key: str) -> None:
        self._chosen = key
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self._chosen == SUBSTITUTED:
            self.rows.show_substituted()
        else:
            self.rows.show_fate(None if self._chosen == ALL else Fate(self._chosen))
        if self.rows.rowCount():
            self.table.selectRow(0)
        self._show_line(self.table.currentIndex().row())

    def _show_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        self._show_line(current.row())

    def _show_line(self, row: int) -> None:
        """The person who is chosen, with all the words that the table has no room for."""
        if row < 0:
            self._line.setText("")
            self.differences.show_differences((), "")
            return
        number, name, born, _fate, different, decision = self.rows.line(row)
        self._line.setText(" · ".join(filter(None, (number, name, born))))
        person = self.rows.person(row)
        differences = () if person.is_substituted else person.differences
        self.differences.show_differences(differences, " · ".join(filter(None, (different, decision))))

    def _copy(self) -> None:
        """The rows that are chosen, or all that are shown, as a spreadsheet takes them."""
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        rows = chosen if len(chosen) > 1 else range(self.rows.rowCount())
        lines = ["\t".join(" ".join(text.split()) for text in self.rows.line(row)) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
