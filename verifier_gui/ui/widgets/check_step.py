"""The third step of an import: all that will be written, said once more before it is."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.forecasts import Forecast
from verifier_gui.domain.language import N_, _, ngettext, pgettext, sentence_of
from verifier_gui.domain.lists import ListAttributes, ListRole, NamedList
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.errors import VerifierError
from verifier_gui.phrases import import_words, problem_words, row_sums, words
from verifier_gui.phrases.beginnings import capital
from verifier_gui.phrases.figures import date, file_size, grouped
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import KeyButton
from verifier_gui.ui.widgets.figure_rows import FigureTable, LinkRow, emptied
from verifier_gui.ui.widgets.labels import label
from verifier_gui.ui.widgets.pair_doubts import PairDoubts
from verifier_gui.ui.widgets.pair_rows import PairRows
from verifier_gui.ui.widgets.panels import Banner, TitledCard
from verifier_gui.ui.widgets.revision_doubts import RevisionDoubts
from verifier_gui.ui.widgets.revision_figures import RevisionFigures

_COLUMNS_NAMED = 30


@dataclass(frozen=True, slots=True)
class Planned:
    """What would be written: the file as it was understood, what is said of the list, the list it is a revision of. `agreed` is
    how many people the two sides agreed on for this list, 0 where that is not known; `said_role` the role that the file's own
    words speak for, where that can hardly be the list's."""

    found: Inspection
    attributes: ListAttributes
    named: NamedList | None
    agreed: int
    said_role: ListRole | None = None

    @property
    def is_followed(self) -> bool:
        """Whether its people are followed from the revision before to this one."""
        return self.named is not None and self.attributes.role is ListRole.TO_VERIFY


class CheckStep(Speaking, QWidget):
    """`import_asked` is the one signal after which something is written; it comes only when `may_import`. `people_asked` carries
    the `Forecast` whose people shall be shown, and which of them first."""

    back_asked = Signal()
    import_asked = Signal()
    problems_asked = Signal(str)
    people_asked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._planned: Planned | None = None
        self._forecast: Forecast | None = None
        self._error: VerifierError | None = None
        self._refused = Banner("danger")
        self.doubts = RevisionDoubts()
        self.doubts.people_asked.connect(lambda: self._ask_people(""))
        self.doubts.answered.connect(self._allow)
        self.pairs = PairDoubts()
        self.pairs.answered.connect(self._allow)
        self._remark = Banner("warning")
        self._list, self._file = TitledCard(), TitledCard()
        self._people, self._problems, self._columns = TitledCard(), TitledCard(), TitledCard()
        self._list_rows, self._file_rows = PairRows(), PairRows()
        self._list.body.addWidget(self._list_rows)
        self._file.body.addWidget(self._file_rows)
        self._figure = label("", "figure")
        self._figure_remark = label("", "muted", wraps=True)
        self._difference = label("", "strong", wraps=True)
        self.see_people = QPushButton()
        self.see_people.setProperty("look", "link")
        self.say(self.see_people.setText, N_("See who…"))
        self.see_people.clicked.connect(lambda: self._ask_people(""))
        self.figures = RevisionFigures()
        self.figures.asked.connect(self._ask_people)
        self._statuses = FigureTable(figures=(1,))
        self._touched = label("", "", wraps=True)
        for part in (self._figure, self._figure_remark, self._difference, self._touched):
            self._people.body.addWidget(part)
        self._people.body.addWidget(self.see_people, 0, Qt.AlignmentFlag.AlignLeft)
        self._people.body.addWidget(self.figures)
        self._people.body.addWidget(self._statuses)
        self._problem_rows = QVBoxLayout()
        self._problem_rows.setSpacing(2)
        self._problems.body.addLayout(self._problem_rows)
        self._column_rows = PairRows()
        self._columns.body.addWidget(self._column_rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._refused)
        column.addWidget(self.doubts)
        column.addWidget(self.pairs)
        column.addWidget(self._scrolled(), 1)
        column.addLayout(self._foot())

    def show_plan(self, planned: Planned, forecast: Forecast | None) -> None:
        self._planned, self._forecast, self._error = planned, forecast, None
        self.doubts.forget_answer()
        self.retranslate()

    def show_forecast(self, forecast: Forecast | None) -> None:
        self._forecast = forecast
        if self._planned is not None:
            self._show_people(self._planned)
            self._show_doubts(self._planned)

    def may_import(self) -> bool:
        """Whether everything is known that must be, and what speaks against it has been answered."""
        planned = self._planned
        if planned is None or (planned.is_followed and self._forecast is None):
            return False
        return self.doubts.is_settled() and self.pairs.is_settled

    def point_out(self) -> None:
        """Leads to what must be answered before the import, if that is all that is missing; else to the import."""
        if not self.doubts.is_settled():
            self.doubts.tick.setFocus()
        else:
            (self.take if self.pairs.is_settled else self.pairs.look).setFocus()

    def show_refused(self, error: VerifierError) -> None:
        """The import was refused; nothing was written."""
        self._error = error
        self.retranslate()

    @override
    def retranslate(self) -> None:
        planned = self._planned
        if planned is None:
            return
        self._refused.setVisible(self._error is not None)
        if self._error is not None:
            self._refused.show_words(_("Nothing was taken in"), sentence_of(self._error))
        self._list.title.setText(_("The list"))
        self._list_rows.show_pairs(_list_pairs(planned))
        self._file.title.setText(_("The file"))
        self._file_rows.show_pairs(_file_pairs(planned.found))
        self._show_people(planned)
        self._show_doubts(planned)
        self._show_problems(planned.found)
        self._show_columns(planned.found)
        self._show_remark(planned)
        self.take.set_words(
            ngettext("Import {count} person", "Import {count} people", planned.found.people).format(
                count=grouped(planned.found.people)
            )
        )

    def _scrolled(self) -> QScrollArea:
        left, right = QVBoxLayout(), QVBoxLayout()
        for layout, cards in ((left, (self._list, self._file)), (right, (self._people, self._problems))):
            layout.setSpacing(12)
            for card in cards:
                layout.addWidget(card)
            layout.addStretch()
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._columns)
        middle.addStretch()
        body = QWidget()
        body.setProperty("look", "page")
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self._remark)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 5)
        row.addLayout(right, 4)
        row.addLayout(middle, 4)
        whole.addLayout(row, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        return area

    def _foot(self) -> QHBoxLayout:
        said = label("", "muted", wraps=True)
        self.say(
            said.setText,
            N_("Nothing is written yet. What is imported cannot be changed; a better file becomes a new revision."),
        )
        self.back = KeyButton()
        self.say(self.back.set_words, N_("Back"))
        self.back.clicked.connect(self.back_asked)
        self.take = KeyButton(dressed="primary")
        self.take.clicked.connect(self.import_asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(said, 1)
        row.addWidget(self.back)
        row.addWidget(self.take)
        return row

    def _show_people(self, planned: Planned) -> None:
        found = planned.found
        self._people.title.setText(_("People"))
        self._people.remark.setText(import_words.people_and_rows(found).partition(", ")[2])
        self._figure.setText(grouped(found.people))
        self._figure_remark.setText(row_sums.added_up(found))
        forecast = self._forecast
        self._difference.setVisible(planned.named is not None)
        said = (import_words.touched(forecast), import_words.kept(forecast)) if forecast is not None else ()
        touched = "\n".join(filter(None, said))
        self._touched.setText(touched)
        self._touched.setVisible(bool(touched))
        self.see_people.setVisible(bool(forecast and forecast.people and forecast.is_reference))
        self.figures.show_forecast(forecast)
        if forecast is None:
            revision = planned.named.revision if planned.named else None
            number = revision.number if revision else 1
            self._difference.setText(_("Being compared with revision {number}…").format(number=number))
        else:
            told = import_words.difference(forecast.since, forecast.new, forecast.gone, forecast.changed)
            self._difference.setText(capital(told))
        said = import_words.each_status(found.status_counts, planned.attributes.default_status)
        self._statuses.show_rows(
            (_("What the status column says"), ""), [(text, grouped(count)) for text, count in said]
        )
        self._statuses.setVisible(bool(said))

    def _show_doubts(self, planned: Planned) -> None:
        """Only a revision can be of another list: a new one is what the caseworker says it is."""
        named, forecast = planned.named, self._forecast
        doubts: list[str] = []
        if named is not None and named.revision is not None:
            name = named.attributes.name
            if planned.is_followed:
                doubts = import_words.doubts_of_loss(forecast, name) if forecast else []
            else:
                doubts = import_words.doubts_of_shrinking(named.revision, planned.found.people, name)
            if planned.said_role is not None:
                role = import_words.doubt_of_role(planned.said_role, named.attributes.role)
                doubts = [doubts[0], f"{role}.", *doubts[1:]] if doubts else [role]
        self.doubts.show_doubts(doubts, has_people=bool(forecast and forecast.people))
        self.pairs.show_pairs(forecast.doubtful if forecast else ())
        self._allow()

    def _allow(self, _answer: object = None) -> None:
        self.take.setEnabled(self.may_import())

    def _ask_people(self, shown: str) -> None:
        self.people_asked.emit(self._forecast, shown)

    def _show_problems(self, found: Inspection) -> None:
        emptied(self._problem_rows)
        total = sum(found.problem_counts.values())
        self._problems.title.setText(_("Problems"))
        self._problems.remark.setText(grouped(total) if total else pgettext("problems", "none"))
        for kind in ProblemKind:
            count = found.problem_counts.get(kind, 0)
            if count:
                row = LinkRow("warning", "mark_warning", words.problem(kind, count), problem_words.meaning(kind))
                row.chosen.connect(lambda kind=kind: self.problems_asked.emit(kind))
                self._problem_rows.addWidget(row)

    def _show_columns(self, found: Inspection) -> None:
        named = [(place, meaning) for place, meaning in enumerate(found.mapping.columns) if meaning]
        unnamed = len(found.mapping.columns) - len(named)
        self._columns.title.setText(_("Columns"))
        self._columns.remark.setText(
            ngettext("{count} kept unnamed", "{count} kept unnamed", unnamed).format(count=grouped(unnamed))
            if unnamed
            else ""
        )
        self._column_rows.show_pairs(
            [
                (words.column_meaning(meaning), problem_words.column_name(place, found.headings))
                for place, meaning in named[:_COLUMNS_NAMED]
            ]
        )

    def _show_remark(self, planned: Planned) -> None:
        """What must not be overlooked: another number of people than was agreed on, a registry that says nothing of them."""
        people, agreed, said = planned.found.people, planned.agreed, planned.attributes
        silent = import_words.without_status(planned.found)
        if said.role is ListRole.REGISTRY and said.default_status is None and silent:
            self._remark.show()
            self._remark.show_words(
                ngettext(
                    "Nothing says what this registry knows of {people}",
                    "Nothing says what this registry knows of {people}",
                    silent,
                ).format(people=words.people(silent)),
                _(
                    "Captive, missing, deceased? Whoever meets one of them will read “not said”. Go back and choose the default"
                    " status, or ask the agency."
                ),
            )
            return
        self._remark.setVisible(bool(agreed) and people != agreed)
        self._remark.show_words(
            _("{people} agreed on, {count} on this list").format(people=words.people(agreed), count=grouped(people)),
            _("The list can be imported all the same. The difference is to be settled with the other side."),
        )


def _list_pairs(planned: Planned) -> list[tuple[str, str]]:
    said, named = planned.attributes, planned.named
    number = named.revision.number + 1 if named and named.revision else 1
    return [
        (_("Name of the list"), said.name),
        (_("Revision"), str(number) if named else _("1, a new list")),
        (_("Role"), words.role(said.role)),
        (_("Whose people"), words.side(said.side)),
        (_("Made by"), said.made_by or _("the other side")),
        (_("As of"), date(said.as_of) or _("not said")),
        (_("Stage"), words.stage(said.stage) if said.stage else ""),
        (_("Exchange"), said.exchange),
        (_("Day of the exchange"), date(said.exchange_on)),
        (_("Default status"), words.status(said.default_status) if said.default_status else ""),
        (_("Basis"), words.basis(said.default_basis) if said.default_basis else ""),
    ]


def _file_pairs(found: Inspection) -> list[tuple[str, str]]:
    digest = " ".join(found.file_sha256[start : start + 8] for start in range(0, 64, 8))
    return [
        (_("File"), f"{found.file_name}  {file_size(found.file_size)}"),
        (_("Fingerprint"), digest),
        (_("Sheet"), found.sheet),
        (_("Encoding"), import_words.encoding_name(found.encoding) if found.encoding else ""),
        (_("Columns are parted by"), import_words.delimiter_name(found.delimiter) if found.delimiter else ""),
        (_("Headings are in row"), grouped(found.heading_row) if found.heading_row else pgettext("headings", "none")),
    ]
