"""The problems of a list in a table: to be read, filtered, copied, and given to whoever made the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.phrases import problem_words
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.models.problems_model import ProblemsModel
from verifier_gui.ui.widgets.chip_flow import ChipFlow, Offered
from verifier_gui.ui.widgets.fitted_table import FittedTable
from verifier_gui.ui.widgets.labels import label

_ALL = "all"


@dataclass(frozen=True, slots=True)
class NotedProblems:
    """The problems of the list or file that is called `name`, in its sheet `sheet`. `counts` counts all of them by kind, also those
    that `problems` does not name."""

    name: str
    sheet: str
    problems: Sequence[Problem]
    headings: Sequence[str]
    counts: Mapping[ProblemKind, int]


class NotedProblemsDialog(Sheet):
    """`export_asked` carries the problems that are shown."""

    export_asked = Signal(object)

    def __init__(self, parent: QWidget | None, noted: NotedProblems, kind: ProblemKind | None = None) -> None:
        super().__init__(parent, "warning", width=980)
        self._noted = noted
        self._kind = kind
        self.rows = ProblemsModel()
        self.filters = ChipFlow(rows=2)
        self.filters.chosen.connect(self._choose)
        self.table = FittedTable(self.rows, words={1: 110, 2: 120, 3: 120, 4: 200})
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.setMinimumHeight(380)
        self.say(self.table.setAccessibleName, N_("Problems"))
        self.content.addWidget(self.filters)
        self.content.addWidget(self.table, 1)
        self._meaning = label("", "muted", wraps=True)
        self._meaning.setMinimumHeight(34)
        self._meaning.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.content.addWidget(self._meaning)
        self.table.selectionModel().currentRowChanged.connect(self._show_meaning)
        self.copy = self.add_button()
        self.say(self.copy.set_words, N_("Copy"))
        self.copy.set_key("Ctrl+C")
        self.copy.clicked.connect(self._copy)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        shortcut.activated.connect(self._copy)
        self.export = self.add_button()
        self.say(self.export.set_words, N_("Save to send back…"))
        self.export.clicked.connect(lambda: self.export_asked.emit(self.rows.shown()))
        close = self.add_button(primary=True)
        self.say(close.set_words, N_("Close"))
        close.clicked.connect(self.accept)
        self.rows.show_problems(noted.problems, noted.headings, kind)
        self.retranslate()
        self.table.setFocus()

    def total_shown(self) -> int:
        """How many problems there are of the kind that is shown, also those that are not named."""
        counts = self._noted.counts
        return counts.get(self._kind, 0) if self._kind is not None else sum(counts.values())

    @override
    def retranslate(self) -> None:
        noted = self._noted
        total = sum(noted.counts.values())
        remark = ngettext("{count} problem", "{count} problems", total).format(count=grouped(total))
        if len(noted.problems) < total:
            remark += " · " + _("the first {count} are named here").format(count=grouped(len(noted.problems)))
        remark += " · " + _("none of them loses a letter: every cell is kept as it came")
        if noted.sheet:
            remark = f"{_('Sheet')} {noted.sheet} · {remark}"
        self.show_title(_("Problems of {name}").format(name=noted.name), remark)
        kinds = [kind for kind in ProblemKind if noted.counts.get(kind)]
        self.filters.show_filters(
            [
                Offered(_ALL, _("All"), total),
                *(Offered(kind, problem_words.name(kind), noted.counts[kind]) for kind in kinds),
            ],
            self._kind or _ALL,
        )
        self._show_kind()

    def _choose(self, key: str) -> None:
        self._kind = None if key == _ALL else ProblemKind(key)
        self._show_kind()

    def _show_kind(self) -> None:
        self.rows.show_kind(self._kind)
        if self.rows.rowCount():
            self.table.selectRow(0)
        self._show_meaning(self.table.currentIndex())

    def _show_meaning(self, current: QModelIndex, _before: QModelIndex | None = None) -> None:
        """The row that is chosen, with all the words that the table has no room for."""
        if not current.isValid():
            self._meaning.setText("")
            return
        row, column, cell, problem, meaning = self.rows.line(current.row())
        place = _("Row {row}, {column}").format(row=grouped(int(row)), column=column)
        text = " ".join(cell[:300].split())
        shown = _("{place}: “{text}”").format(place=place, text=text) if text else place
        self._meaning.setText(f"{shown}. {problem}. {meaning}")

    def _copy(self) -> None:
        """The rows that are chosen, or all that are shown, as a spreadsheet takes them."""
        chosen = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        rows = chosen or range(self.rows.rowCount())
        lines = ["\t".join(" ".join(text.split()) for text in self.rows.line(row)) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))
