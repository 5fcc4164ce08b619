"""What was asked about a subject, the open questions first; whoever is asked answers here."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from verifier_gui.domain.language import N_
from verifier_gui.domain.questions import Question
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.phrases import questions
from verifier_gui.phrases.quotations import quoted
from verifier_gui.ui.actions import Act, Actions
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.buttons import ActionButton
from verifier_gui.ui.widgets.flow_layout import FlowLayout
from verifier_gui.ui.widgets.labels import look
from verifier_gui.ui.widgets.spanned_text import Span, SpannedText

_BOLD = QFont.Weight.DemiBold


class QuestionCard(Speaking, QFrame):
    """One question: who asks whom, until when, what; below it the answers."""

    answer_asked = Signal(str)
    """the id of the question"""

    def __init__(self) -> None:
        super().__init__()
        self._id = ""
        self._text = SpannedText()
        self.answer = QPushButton()
        look(self.answer, "link")
        self.answer.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.answer.clicked.connect(lambda: self.answer_asked.emit(self._id))
        self.say(self.answer.setText, N_("Answer…"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 9, 12, 9)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addWidget(self.answer, 0, Qt.AlignmentFlag.AlignLeft)

    def show_question(self, question: Question, today: str, *, allowed: bool) -> None:
        self._id = question.id
        kind = "warning" if question.waits_for_me else "neutral"
        look(self, f"banner-{kind}")
        ink = f"{kind}_text"
        title, standing = questions.title(question), questions.standing(question, today)
        late = question.is_overdue(today)
        spans = [
            Span(title + "\u2028", ink, weight=_BOLD),
            Span(standing + "\u2028", ink, 12, _BOLD if late else QFont.Weight.Normal),
            Span(quoted(question.said.text), ink),
        ]
        for said in question.answers:
            spans += [Span(f"\u2028{questions.answered_by(said)}\u2028", ink, 12, _BOLD), Span(quoted(said.text), ink)]
        self._text.show_spans(spans)
        self.answer.setVisible(question.may_answer and allowed)
        self.answer.setAccessibleName(f"{self.answer.text()} {title}")
        if question.is_answer_hidden:
            spans.append(Span(f"\u2028{questions.hidden_answer()}", ink, 12, _BOLD))
        told = [f"{questions.answered_by(said)}: {said.text}" for said in question.answers]
        told += [questions.hidden_answer()] if question.is_answer_hidden else []
        self.setAccessibleName(". ".join([title, standing, question.said.text, *told]))


class QuestionsPanel(QWidget):
    """Cards are made once and filled anew. Below them the buttons that ask and escalate."""

    answer_asked = Signal(str)

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.cards: list[QuestionCard] = []
        self.ask, self.escalate = ActionButton(actions[Act.ASK]), ActionButton(actions[Act.ESCALATE])
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        below = FlowLayout()
        for button in (self.ask, self.escalate):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._cards)
        column.addLayout(below)

    def show_sheet(self, sheet: ReviewSheet, today: str, *, allowed: bool) -> None:
        """`today` is the day in ISO form; `allowed`: whether the operator may answer."""
        while len(self.cards) < len(sheet.questions):
            card = QuestionCard()
            card.answer_asked.connect(self.answer_asked)
            self._cards.addWidget(card)
            self.cards.append(card)
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(sheet.questions))
            if place < len(sheet.questions):
                card.show_question(sheet.questions[place], today, allowed=allowed)
