"""What is known of one list: its revisions, and of each the file, how it was read, and the problems that were noted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.language import N_, _, pgettext
from verifier_gui.domain.lists import Revision
from verifier_gui.phrases import coverage as coverage_words
from verifier_gui.phrases import problem_words, words
from verifier_gui.phrases.figures import date, grouped
from verifier_gui.ui.models.revisions_model import RevisionsModel
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.fitted_table import FittedTable
from verifier_gui.ui.widgets.pair_rows import PairRows
from verifier_gui.ui.widgets.panels import TitledCard

if TYPE_CHECKING:
    from verifier_gui.workflow.listing import ListEntry

_COLUMNS_NAMED = 40


class ListDetails(Speaking, TitledCard):
    """`problems_asked` carries the revision whose problems shall be shown."""

    problems_asked = Signal(object)
    description_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entry: ListEntry | None = None
        self.rows = RevisionsModel()
        self.table = FittedTable(self.rows, words={1: 110})
        self.say(self.table.setAccessibleName, N_("Revisions"))
        self.table.selectionModel().currentRowChanged.connect(self._show_revision)
        self.table.opened.connect(self._ask_problems)
        self.problems = KeyButton(picture="warning")
        self.say(self.problems.set_words, N_("Problems…"))
        self.problems.clicked.connect(self._ask_problems)
        self.describe = KeyButton(picture="note")
        self.say(self.describe.set_words, N_("Describe…"))
        self.describe.clicked.connect(self.description_asked)
        self.head.addWidget(self.describe)
        self.head.addWidget(self.problems)
        self._pairs = PairRows()
        body = QWidget()
        body.setProperty("look", "plain-surface")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self._pairs)
        column.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(body)
        body.setAutoFillBackground(False)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.table, 6)
        row.addWidget(area, 7)
        self.body.addLayout(row, 1)

    def show_entry(self, entry: "ListEntry | None") -> None:
        """The list that is chosen; its newest revision is shown first."""
        same = self._entry is not None and entry is not None and self._entry.named.id == entry.named.id
        before = self.table.currentIndex().row() if same else 0
        self._entry = entry
        self.rows.show_revisions(entry.revisions if entry else ())
        if entry is not None and entry.revisions:
            self.table.selectRow(min(max(before, 0), len(entry.revisions) - 1))
        self.retranslate()

    def revision(self) -> Revision | None:
        """The revision that is chosen."""
        return self.rows.revision(self.table.currentIndex().row())

    @override
    def retranslate(self) -> None:
        entry = self._entry
        if entry is None:
            return
        said = entry.named.attributes
        self.title.setText(said.name)
        self.remark.setText(f"{words.role(said.role)}, {words.side(said.side)}")
        self._show_revision()

    def _show_revision(self, _current: QModelIndex | None = None, _before: QModelIndex | None = None) -> None:
        entry, revision = self._entry, self.revision()
        self.problems.setEnabled(revision is not None and revision.problems > 0)
        self.problems.redraw()
        if entry is None:
            return
        self._pairs.show_pairs([*(_of_revision(revision) if revision else ()), *_of_list(entry)])

    def _ask_problems(self) -> None:
        revision = self.revision()
        if revision is not None and revision.problems:
            self.problems_asked.emit(revision)


def _of_revision(revision: Revision) -> list[tuple[str, str]]:
    digest = " ".join(revision.file_sha256[start : start + 8] for start in range(0, 64, 8))
    named = [
        f"{problem_words.column_name(column, revision.headings)} → {words.column_meaning(meaning)}"
        for column, meaning in revision.mapping.pairs()[:_COLUMNS_NAMED]
    ]
    return [
        (_("Fingerprint"), digest),
        (_("Sheet"), revision.sheet),
        (
            _("Headings are in row"),
            grouped(revision.heading_row) if revision.heading_row else pgettext("headings", "none"),
        ),
        (_("Columns"), "\n".join(named)),
    ]


def _of_list(entry: "ListEntry") -> list[tuple[str, str]]:
    said = entry.named.attributes
    pairs = [
        (_("Stage"), words.stage(said.stage) if said.stage else ""),
        (_("Exchange"), said.exchange),
        (_("Day of the exchange"), date(said.exchange_on)),
        (_("Default status"), words.status(said.default_status) if said.default_status else ""),
        (_("Basis"), words.basis(said.default_basis) if said.default_basis else ""),
    ]
    if entry.coverage is not None:
        pairs.append((_("Searched"), coverage_words.line(entry.coverage)))
        pairs.append((_("Not searched"), ", ".join(found.attributes.name for found in entry.coverage.missing)))
    else:
        pairs.append((_("Searched for"), ", ".join(entry.searched_for)))
        pairs.append((_("Not searched for"), ", ".join(entry.waiting)))
    return pairs
