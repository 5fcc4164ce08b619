"""The second step of an import: what the file is, and what each of its columns means, over the file's own rows."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.forecasts import Forecast
from verifier_gui.domain.language import N_, _, sentence_of
from verifier_gui.domain.lists import ListRole, NamedList, Revision, Status
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.errors import VerifierError
from verifier_gui.phrases import doubt_words, import_words, problem_words
from verifier_gui.phrases.cell_notes import CellNotes
from verifier_gui.sheets.columns import NAME_MEANINGS
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.chip_flow import ChipFlow, Offered
from verifier_gui.ui.widgets.import_form import ImportForm
from verifier_gui.ui.widgets.labels import Tag, label
from verifier_gui.ui.widgets.panels import Banner, Card
from verifier_gui.ui.widgets.preview_table import PreviewTable

if TYPE_CHECKING:
    from verifier_gui.workflow.suggesting import Suggestion


class ColumnsStep(Speaking, QWidget):
    """Shows a file as it was understood. `check_asked` when the caseworker agrees, `problems_asked` with a kind of problem."""

    back_asked = Signal()
    check_asked = Signal()
    problems_asked = Signal(str)

    def __init__(self, form: ImportForm) -> None:
        super().__init__()
        self._found: Inspection | None = None
        self._suggestion: Suggestion | None = None
        self._forecast: Forecast | None = None
        self._error: VerifierError | None = None
        self._is_reading = False
        self._waiting = 0
        self._noted_for: tuple[ListRole | None, Status | None] = (None, None)
        self.form = form
        self.table = PreviewTable()
        self.form.changed.connect(self._show_form)
        self._taken = Banner("warning")
        self._refused = Banner("danger")
        self.doubtful = Banner("warning")
        self.told = Banner("neutral")
        self._busy = QProgressBar()
        self._busy.setTextVisible(False)
        self._busy.setFixedHeight(3)
        self.say(self._busy.setAccessibleName, N_("Reading the file"))
        preview = Card(margins=(1, 1, 1, 1), spacing=0)
        preview.body.addWidget(self.table, 1)
        preview.body.addWidget(self._busy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.form, self._taken, self._refused, self.doubtful, self.told):
            column.addWidget(part)
        column.addWidget(preview, 1)
        column.addWidget(self._summary())
        column.addLayout(self._foot())
        for part in (self._taken, self._refused, self.doubtful, self.told):
            part.hide()
        self._keep_busy_room()

    def show_inspection(self, found: Inspection, *, same_sheet: bool) -> None:
        """The form has been filled in before."""
        self._found, self._error, self._is_reading, self._forecast = found, None, False, None
        self.table.show_inspection(found, self._notes(found), same_sheet=same_sheet)
        self._show_all()

    def show_waiting(self, waiting: int) -> None:
        """How many files wait behind this one: then it is left out of several, else the import is given up."""
        self._waiting = waiting
        self.back.set_words(_("Leave out…") if waiting else _("Cancel"))

    def show_suggestion(self, suggestion: "Suggestion") -> None:
        self._suggestion = suggestion

    def show_reading(self) -> None:
        """The file is being read anew; what was understood before stays on the screen."""
        self._is_reading = True
        self._error = None
        self._show_all()

    def show_progress(self, done: int, total: int) -> None:
        self._busy.setRange(0, max(total, 0))
        self._busy.setValue(done)

    def show_refused(self, error: VerifierError) -> None:
        """Read as it is asked for now, the file is refused."""
        self._error, self._is_reading = error, False
        self._show_all()

    def show_forecast(self, forecast: Forecast | None) -> None:
        """What the revision would change; None while that is not known."""
        self._forecast = forecast
        self._show_summary()

    def refusal(self) -> str:
        """Why the file cannot be read as it is asked for now; empty where it can."""
        return sentence_of(self._error) if self._error is not None else ""

    @property
    def forecast(self) -> Forecast | None:
        """What the revision would change, as far as that is known."""
        return self._forecast

    @override
    def retranslate(self) -> None:
        if self._found is not None:
            self.table.show_notes(self._notes(self._found))
        self.show_waiting(self._waiting)
        self._show_all()

    def _notes(self, found: Inspection) -> CellNotes:
        self._noted_for = (self.form.chosen_role(), self.form.chosen_status())
        return CellNotes(found.mapping, self.form.chosen_role(), self.form.chosen_status())

    def _show_form(self) -> None:
        said = (self.form.chosen_role(), self.form.chosen_status())
        if self._found is not None and said != self._noted_for:
            self._noted_for = said
            self.table.show_notes(self._notes(self._found))
        self._show_all()

    def _show_all(self) -> None:
        self._keep_busy_room()
        self._refused.setVisible(self._error is not None)
        if self._error is not None:
            self._refused.show_words(_("The file cannot be read so"), self.refusal())
        taken = self._suggestion.taken if self._suggestion else None
        self._taken.setVisible(taken is not None)
        if taken is not None:
            named, revision = taken
            text = _("It is revision {number} of “{list}”.").format(number=revision.number, list=named.attributes.name)
            if named.revision is not None and named.revision.id != revision.id:
                text += " " + _(
                    "Revision {newest} came after it. Imported once more it becomes the newest: the list goes back to it."
                ).format(newest=named.revision.number)
            self._taken.show_words(_("This very file was taken in before"), text)
        self._show_doubts()
        self._show_summary()
        self._show_foot()

    def _show_doubts(self) -> None:
        """What was understood but may be otherwise, and what was settled by the file itself."""
        found = self._found
        if found is None:
            return
        asked, told = (
            doubt_words.sentences([doubt for doubt in found.doubts if doubt.asks is asks], found.headings)
            for asks in (True, False)
        )
        self.doubtful.setVisible(bool(asked))
        self.doubtful.show_words(_("Not certain: look before you go on"), " ".join(asked))
        self.told.setVisible(bool(told))
        self.told.show_words("", " ".join(told))

    def _keep_busy_room(self) -> None:
        """The bar keeps its place while it is not seen, so that nothing below it moves."""
        if not self._is_reading:
            self._busy.setRange(0, 1)
            self._busy.setValue(0)
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.setVisible(self._is_reading)

    def _summary(self) -> Card:
        card = Card(margins=(16, 9, 14, 9), spacing=0)
        self._people = label("", "strong")
        self.problems = ChipFlow(rows=1, accessible=N_("Problems"))
        self.problems.chosen.connect(self._ask_problems)
        self._statuses = Tag()
        self._difference = Tag()
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._people)
        row.addWidget(self.problems, 1)
        row.addWidget(self._statuses)
        row.addWidget(self._difference)
        card.body.addLayout(row)
        return card

    def _foot(self) -> QHBoxLayout:
        self._remark = label("", "muted", wraps=True)
        self.back = KeyButton()
        self.back.clicked.connect(self.back_asked)
        self.check = KeyButton(dressed="primary")
        self.check.clicked.connect(self.check_asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._remark, 1)
        row.addWidget(self.back)
        row.addWidget(self.check)
        row.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        return row

    def _show_summary(self) -> None:
        found = self._found
        if found is None:
            return
        self._people.setText(import_words.people_and_rows(found))
        counts = sorted(found.problem_counts.items(), key=lambda pair: list(ProblemKind).index(pair[0]))
        self.problems.show_filters([Offered(kind, problem_words.name(kind), count) for kind, count in counts], "")
        before: QWidget = self.table.heads.last_box() or self.table
        for chip in (*(self.problems.chips[kind] for kind, _count in counts), self.problems.more):
            QWidget.setTabOrder(before, chip)
            before = chip
        statuses = import_words.statuses(found, self.form.chosen_status())
        self._statuses.setText(statuses)
        self._statuses.setVisible(bool(statuses))
        forecast = self._forecast
        self._difference.setVisible(forecast is not None)
        if forecast is not None:
            self._difference.setText(
                import_words.difference(forecast.since, forecast.new, forecast.gone, forecast.changed)
            )

    def _show_foot(self) -> None:
        found = self._found
        if found is None:
            return
        hindrances = self.hindrances()
        self.check.set_words(import_words.check_rows(found.people))
        self.check.setEnabled(not hindrances and not self._is_reading and self._error is None)
        self._remark.setText(
            hindrances[0]
            if hindrances
            else _(
                "Every cell is kept exactly as it came, unnamed columns too; they can be named later."
                " The file's fingerprint goes into the audit log."
            )
        )
        self._remark.setProperty("look", "warning" if hindrances else "muted")
        self._remark.style().unpolish(self._remark)
        self._remark.style().polish(self._remark)

    def hindrances(self) -> Sequence[str]:
        """Why the import cannot go on yet, the weightiest first."""
        found = self._found
        if found is None:
            return [_("The file has not been read yet.")]
        said: list[str] = []
        if not NAME_MEANINGS & set(found.mapping.columns):
            said.append(
                _("No column means a name. Choose above which column holds the full name, or surname and given name.")
            )
        elif not found.people:
            said.append(
                _(
                    "No row below the headings names anybody: a list of nobody cannot be imported. Is the heading row right?"
                )
            )
        taken = self._suggestion.taken if self._suggestion else None
        if taken is not None and self.form.list_id() == taken[0].id and _is_newest(found, *taken):
            said.append(
                _("Read this way it is that revision already. With other columns or another sheet it can be imported.")
            )
        missing = self.form.missing()
        if missing:
            said.append(import_words.wanted(missing))
        return said

    def _ask_problems(self, kind: str) -> None:
        self._show_summary()
        self.problems_asked.emit(kind)


def _is_newest(found: Inspection, named: NamedList, revision: Revision) -> bool:
    """Whether a revision is its list's newest, and the file that was inspected is read as it was."""
    return named.revision == revision and (found.sheet, found.heading_row, found.mapping.pairs()) == (
        revision.sheet,
        revision.heading_row,
        revision.mapping.pairs(),
    )
