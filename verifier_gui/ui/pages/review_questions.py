"""Questions at the review: asking, escalating and answering, and which of it can be done about the subject that is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from verifier_gui.domain.identifiers import StatementId
from verifier_gui.domain.language import _
from verifier_gui.domain.membership import Member
from verifier_gui.domain.questions import Question
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.pages.review_acts import ReviewActs
from verifier_gui.ui.widgets.questions_panel import QuestionsPanel
from verifier_gui.workflow import asking

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session


class ReviewQuestions(QObject):
    """Nothing is decided here: reason, note and marks of a decision that is being prepared stay as they are."""

    def __init__(
        self, session: "Session", actions: Actions, acts: ReviewActs, panel: QuestionsPanel, page: QWidget
    ) -> None:
        super().__init__(page)
        self._session = session
        self._actions = actions
        self._acts = acts
        self._panel = panel
        self._page = page
        panel.answer_asked.connect(self._answer)

    def show_sheet(self, sheet: ReviewSheet | None, barred: str) -> None:
        """`barred` says why the operator can do nothing on this subject; empty where he can."""
        people = self._people()
        answerable = sheet is not None and self._session.case.may(StatementKind.QUERY)
        nobody = "" if people else _("Nobody else in this case may answer: admit somebody first.")
        no_supervisor = (
            ""
            if any(map(_supervises, people))
            else _("There is no other supervisor in this case: nobody could answer.")
        )
        nothing = "" if _first(sheet) else _("No question waits for your answer.")
        for act, why_not in (
            (Act.ASK, barred or nobody),
            (Act.ESCALATE, barred or no_supervisor),
            (Act.ANSWER_QUESTION, ("" if answerable else barred) or nothing),
        ):
            self._actions.allow(act, is_allowed=sheet is not None and not why_not, why_not=why_not)
        if sheet is not None:
            self._panel.show_sheet(sheet, self._today(), allowed=answerable)

    def ask(self) -> None:
        self._open(escalates=False)

    def escalate(self) -> None:
        """Asks every supervisor, and goes on to the next subject."""
        self._open(escalates=True)

    def answer(self) -> None:
        """Answers the first question that waits for the operator, or that he may answer."""
        question = _first(self._acts.sheet)
        if question is not None:
            self._answer(question.id)

    def _open(self, *, escalates: bool) -> None:
        from verifier_gui.ui.dialogs.question import AskQuestion

        sheet = self._acts.sheet
        if sheet is None:
            return
        dialog = AskQuestion(self._page, sheet, self._people(), escalates=escalates)
        dialog.sent.connect(
            lambda: self._acts.carry_out(
                lambda: self._session.do(
                    asking.ask,
                    sheet,
                    dialog.text(),
                    to=dialog.to,
                    escalated=dialog.escalated,
                    due=dialog.due.value(),
                ),
                moves_on=escalates,
                keeps_words=True,
            )
        )
        self._acts.open(dialog)

    @Slot(str)
    def _answer(self, query: str) -> None:
        from verifier_gui.ui.dialogs.question import AnswerQuestion

        sheet = self._acts.sheet
        question = next((one for one in sheet.questions if one.id == query), None) if sheet else None
        if sheet is None or question is None:
            return
        dialog = AnswerQuestion(self._page, sheet, question, self._today())
        dialog.sent.connect(
            lambda: self._acts.carry_out(
                lambda: self._session.do(asking.answer, sheet, StatementId(query), dialog.text()), keeps_words=True
            )
        )
        self._acts.open(dialog)

    def _people(self) -> tuple[Member, ...]:
        return asking.askable(self._session.reader, self._session.case.operator.id)

    def _today(self) -> str:
        return self._session.case.acting.clock().astimezone().date().isoformat()


def _first(sheet: ReviewSheet | None) -> Question | None:
    """The question that the key answers: one that waits for the operator before one that he may answer for another."""
    answerable = [question for question in sheet.questions if question.may_answer] if sheet is not None else []
    return next(iter(sorted(answerable, key=lambda one: not one.waits_for_me)), None)


def _supervises(member: Member) -> bool:
    return member.role is OperatorRole.SUPERVISOR
