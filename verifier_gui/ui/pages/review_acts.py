"""What a caseworker does to the subject on the review page, and how every act is carried out."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import RecordKey, StatementId, SubjectId
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import Answer, Certainty, Reason, StatementKind
from verifier_gui.domain.stop_reasons import fitting
from verifier_gui.phrases import answers
from verifier_gui.phrases import findings as finding_words
from verifier_gui.phrases.beginnings import capital
from verifier_gui.ui.widgets.decision_bar import DecisionBar
from verifier_gui.ui.widgets.reason_grid import CIRCUMSTANCES, SAME, only
from verifier_gui.workflow import reviewing

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session


class ReviewActs(QObject):
    """Acts are on `sheet`, the one on the screen. Nothing that was pressed is lost: where a reason is lacking it is asked for,
    and the act goes on with it."""

    carried_out = Signal(bool)
    """an act is on disk; whether the next subject is wanted"""
    refused = Signal()
    said = Signal(str)
    """a short message that need not be answered"""
    marks_changed = Signal()

    def __init__(self, session: "Session", bar: DecisionBar, probable: QCheckBox, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._bar = bar
        self._probable = probable
        self._page = page
        self.sheet: ReviewSheet | None = None
        self._dialog: QDialog | None = None
        self.marks: list[RecordKey] = []
        self.is_acting = False
        """whether what changes now is this object's own doing, and the page waits for its end"""

    def see(self, sheet: ReviewSheet | None) -> None:
        """From now on acts are on this sheet."""
        if sheet is None or self.sheet is None or sheet.subject.id != self.sheet.subject.id:
            self.marks = []
            self._probable.setChecked(False)
        elif self.marks:
            there = {column.record for column in sheet.columns if not column.struck_out}
            self.marks = [record for record in self.marks if record in there]
        self.sheet = sheet

    def leave(self) -> None:
        """Closes what is open: nothing of a subject stays over a locked window."""
        if self._dialog is not None:
            self._dialog.reject()

    def press_mark(self, digit: int) -> None:
        """The digit of a column, with Alt: its record is the person as well."""
        column = self.sheet.column_of_digit(digit) if self.sheet else None
        if column is not None and not column.struck_out:
            self.mark(column.record)

    def same_person(self, record: str) -> None:
        """This record, and those marked as well, are the person. Waits while a stop is unanswered."""
        sheet = self.sheet
        if sheet is None:
            return
        if sheet.barring:
            self.said.emit(_("A stop waits for an answer: press S and answer it first."))
            return
        column = next((found for found in sheet.columns if found.record == record), None)
        if column is None or column.struck_out:
            self.said.emit(_("This record was struck out as another person. Take the strike back first."))
            return
        records = [*(marked for marked in self.marks if marked != record), column.record]
        certainty = Certainty.PROBABLE if self._probable.isChecked() else Certainty.ESTABLISHED

        def identify(reason: Reason | None) -> None:
            note = self.note()
            self.carry_out(
                lambda: self._session.do(
                    reviewing.identify, sheet, records, certainty=certainty, reason=reason, note=note
                ),
                moves_on=True,
            )

        self.with_reason(sheet, _("Why is it the same person?"), _names(sheet, records), identify)

    def mark(self, key: str) -> None:
        """Marks one more record of the person, or takes the mark off again."""
        record = RecordKey(key)
        if record in self.marks:
            self.marks.remove(record)
        else:
            self.marks.append(record)
        self.marks_changed.emit()

    def strike(self, record: str) -> None:
        """The record is another person's; struck out already, the strike is taken back."""
        sheet = self.sheet
        column = next((found for found in sheet.columns if found.record == record), None) if sheet else None
        if sheet is None or column is None:
            return
        operation = reviewing.take_back_strike if column.struck_out else reviewing.strike_out
        self.carry_out(lambda: self._session.do(operation, sheet, column.record), keeps_words=True)

    def answer(self, stop: str, answer: str) -> None:
        """Answers a stop; reason and note go with it. A reason that was not chosen before, or does not fit, is asked for."""
        sheet = self.sheet
        finding = next((found for found in sheet.findings if found.key == stop), None) if sheet else None
        if sheet is None or finding is None:
            return
        given = Answer(answer)
        fits = fitting(finding.kind, given)

        def give(reason: Reason | None) -> None:
            note = self.note()
            self.carry_out(
                lambda: self._session.do(reviewing.answer_stop, sheet, stop, given, reason=reason, note=note)
            )

        reason = self._bar.reason.reason
        if reason in fits:
            give(reason)
            return
        from verifier_gui.ui.dialogs.reason_choice import ReasonChoice

        title = _("{answer}: why?").format(answer=capital(answers.answer(finding.kind, given)))
        remark = f"{finding_words.title(finding)} {finding_words.sentence(finding)}".strip()
        self.open(ReasonChoice(self._page, title, remark, None, give, *only(fits)))

    def choose_reason(self) -> None:
        """Chooses the reason that will go with the next act."""
        from verifier_gui.ui.dialogs.reason_choice import ReasonChoice

        title, remark = _("Which reason?"), _("It goes with your next decision, stop answer or hold")
        self.open(ReasonChoice(self._page, title, remark, self._bar.reason.reason, self._bar.take_reason))

    def take_back(self, statement: str) -> None:
        """Takes back one of the operator's own statements on this subject."""
        sheet = self.sheet
        if sheet is not None:
            found = StatementId(statement)
            self.carry_out(lambda: self._session.do(reviewing.take_back, sheet.subject.id, found), keeps_words=True)

    def take_back_last(self) -> SubjectId | None:
        """Takes back the operator's last act, and gives the subject it was on; None where there was nothing."""
        if not self._session.do(reviewing.take_back_last):
            return None
        lines = self._session.reader.audit_lines(limit=1, kinds=(StatementKind.WITHDRAWAL,))
        statement = lines[-1].statement if lines else None
        return statement.about.subject if statement is not None and statement.about is not None else None

    def with_reason(
        self,
        sheet: ReviewSheet,
        title: str,
        remark: str,
        decide: Callable[[Reason | None], None],
        reason: Reason | None = None,
    ) -> None:
        """Decides at once where a reason was chosen or none is needed, else with the one that is chosen now."""
        reason = reason or self._bar.reason.reason
        if reason is not None or not sheet.needs_reason:
            decide(reason)
            return
        from verifier_gui.ui.dialogs.reason_choice import ReasonChoice

        self.open(ReasonChoice(self._page, title, remark, None, decide, (SAME, CIRCUMSTANCES)))

    def carry_out(self, act: Callable[[], bool], *, moves_on: bool = False, keeps_words: bool = False) -> None:
        """Carries an act out; reason and note have gone with it, unless it takes none."""
        self.is_acting = True
        try:
            done = act()
        finally:
            self.is_acting = False
        if not done:
            self.refused.emit()
            return
        if not keeps_words:
            self._bar.clear()
        self.marks = [] if moves_on else self.marks
        self.carried_out.emit(moves_on)

    def open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(lambda: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None

    def note(self) -> str:
        return self._bar.note.text().strip()


def concerns(change: Change, sheet: ReviewSheet) -> bool:
    """Whether a sheet is to be read anew after a change."""
    return sheet.subject.id in change.subjects or bool(change.lists) or change.case


def _names(sheet: ReviewSheet, records: Sequence[RecordKey]) -> str:
    """The records of an identity, for the question about its reason."""
    shown = {column.record: column for column in sheet.columns if column.attributes.role is ListRole.REGISTRY}
    return " + ".join(
        f"{shown[record].attributes.name}: {shown[record].facts.shown_name()}" for record in records if record in shown
    )
