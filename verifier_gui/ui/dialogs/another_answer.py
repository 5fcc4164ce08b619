"""Another answer than either reviewer gave: other records, nobody, not sure, another line."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from verifier_gui.domain.disputes import Dispute
from verifier_gui.domain.identifiers import RecordKey, SubjectId
from verifier_gui.domain.language import N_, _
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import CandidateColumn
from verifier_gui.domain.statement_kinds import Certainty, DecisionKind
from verifier_gui.domain.subject_statements import Decision, IdentifiedRecord
from verifier_gui.phrases import disputes, words
from verifier_gui.phrases.figures import grouped
from verifier_gui.phrases.probability import per_cent
from verifier_gui.ui.dialogs.sheet import Sheet
from verifier_gui.ui.widgets.labels import label
from verifier_gui.workflow.adjudicating import as_records, as_said

_MOST, _MOST_HIGH = 7, 220
"""records that need not scroll, pixels of those that do"""


class AnotherAnswer(Sheet):
    """Nothing is chosen before somebody chooses. `answered` carries the `Decision` and how it is said."""

    answered = Signal(object, str)

    def __init__(self, parent: QWidget, dispute: Dispute, lines: Mapping[int, SubjectId]) -> None:
        """`lines` are the other lines of the list, by their numbers."""
        super().__init__(parent, "help", width=700)
        self._dispute = dispute
        self._lines = lines
        self.show_title(_("Which answer?"), dispute.sheet.subject.facts.shown_name())
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        self.records: dict[RecordKey, QCheckBox] = {}
        self._columns: dict[RecordKey, CandidateColumn] = {}
        self.probable = QCheckBox(_("probable only"))
        self.source, self.ask, self.number = QLineEdit(), QLineEdit(), QLineEdit()
        for field in (self.source, self.ask):
            field.setMaxLength(1000)
        self.number.setMaximumWidth(90)
        self._offer_records()
        for place, opinion in enumerate(dispute.opinions[2:], 3):
            told = _("{choice}, {name}: {answer}").format(
                choice=disputes.as_reviewer(place), name=opinion.name, answer=disputes.answer(opinion)
            )
            self._offer(str(place), told)
        self._offer(DecisionKind.NOT_FOUND, words.decision(DecisionKind.NOT_FOUND).capitalize())
        self._offer(DecisionKind.NOT_SURE, _("Not sure: what to ask, and whom"), self.ask)
        self._offer(DecisionKind.IDENTIFIED_OTHERWISE, _("Identified otherwise, by"), self.source)
        self._offer(DecisionKind.DUPLICATE, _("Duplicate: the line that stays is No."), self.number)
        self._offer(DecisionKind.UNUSABLE, words.decision(DecisionKind.UNUSABLE).capitalize())
        self.lack = label("", "danger", wraps=True)
        self.lack.hide()
        self.content.addWidget(self.lack)
        self.add_cancel()
        self.main = self.add_button(primary=True, key="Enter")
        self.say(self.main.set_words, N_("Take this answer"))
        self.main.clicked.connect(self._answer)

    def _offer_records(self) -> None:
        sheet = self._dispute.sheet
        columns = [
            column for column in (*sheet.columns, *sheet.near_misses) if column.attributes.role is ListRole.REGISTRY
        ]
        if not columns:
            return
        self._offer(DecisionKind.IDENTIFIED, _("The person of these records"))
        inside = QWidget()
        inside.setProperty("look", "rows")
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(24, 0, 0, 0)
        rows.setSpacing(2)
        for column in columns:
            tick = QCheckBox(_told(column).replace("&", "&&"))
            tick.toggled.connect(self._take_record)
            self.records[column.record], self._columns[column.record] = tick, column
            rows.addWidget(tick)
        rows.addWidget(self.probable)
        if len(columns) <= _MOST:
            self.content.addWidget(inside)
            return
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFixedHeight(_MOST_HIGH)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content.addWidget(scroll)

    def _offer(self, key: str, text: str, field: QLineEdit | None = None) -> None:
        choice = QRadioButton(text.replace("&", "&&"))
        choice.toggled.connect(self.hide_lack)
        self.choices[str(key)] = choice
        self._group.addButton(choice)
        row = QHBoxLayout()
        row.addWidget(choice)
        if field is not None:
            field.setAccessibleName(text)
            field.textEdited.connect(partial(self._choose, choice))
            row.addWidget(field, 1)
        row.addStretch(0 if field is not None and field is not self.number else 1)
        self.content.addLayout(row)

    @staticmethod
    def _choose(choice: QRadioButton, _text: str) -> None:
        """Whoever writes beside a choice means it."""
        choice.setChecked(True)

    def hide_lack(self) -> None:
        self.lack.hide()

    def _take_record(self, is_ticked: bool) -> None:
        if is_ticked:
            self.choices[DecisionKind.IDENTIFIED.value].setChecked(True)

    def _answer(self) -> None:
        made = self._made()
        if isinstance(made, str):
            self.lack.setText(made)
            self.lack.show()
            return
        self.accept()
        self.answered.emit(*made)

    def _made(self) -> tuple[Decision, str] | str:
        """The answer and how it is said; a sentence where something is lacking."""
        key = next((key for key, choice in self.choices.items() if choice.isChecked()), "")
        if not key:
            return _("Choose an answer.")
        if key.isdigit():
            opinion = self._dispute.opinions[int(key) - 1]
            return as_said(opinion), disputes.answer(opinion)
        kind = DecisionKind(key)
        about = self._dispute.about
        match kind:
            case DecisionKind.IDENTIFIED:
                return self._identified()
            case DecisionKind.IDENTIFIED_OTHERWISE:
                source = self.source.text().strip()
                if not source:
                    return _("Say by what this person was identified: a photo, the family, the unit.")
                body = Decision(about, kind, certainty=Certainty.ESTABLISHED, source=source)
            case DecisionKind.NOT_SURE:
                body = Decision(about, kind, ask=self.ask.text().strip())
            case DecisionKind.DUPLICATE:
                text = self.number.text().strip()
                other = self._lines.get(int(text)) if text.isdecimal() else None
                if other is None or other == about.subject:
                    return _("Write the number of the line that stays.")
                body = Decision(about, kind, duplicate_of=other)
            case _:
                body = Decision(about, kind)
        number = int(self.number.text()) if kind is DecisionKind.DUPLICATE else 0
        return body, disputes.answer_of(body, (), number)

    def _identified(self) -> tuple[Decision, str] | str:
        chosen = [self._columns[record] for record, tick in self.records.items() if tick.isChecked()]
        if not chosen:
            return _("Tick the records that are this person.")
        certainty = Certainty.PROBABLE if self.probable.isChecked() else Certainty.ESTABLISHED
        named = [IdentifiedRecord(column.candidate.list_id, column.record) for column in chosen]
        body = as_records(self._dispute, named, certainty)
        return body, disputes.answer_of(body, [place(column) for column in chosen])


def place(column: CandidateColumn) -> str:
    """`Wanted by relatives, row 7 130`."""
    return _("{list}, row {row}").format(list=column.attributes.name, row=grouped(column.candidate.row))


def _told(column: CandidateColumn) -> str:
    parts = [column.facts.shown_name(), place(column), per_cent(column.candidate.probability)]
    if column.struck_out:
        parts.append(_("struck out as another person"))
    return " · ".join(parts)
