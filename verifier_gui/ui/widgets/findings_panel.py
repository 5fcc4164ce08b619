"""The findings on a subject, stops first; stops that rest on no column are answered here."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from verifier_gui.domain.findings import BARS_STRONG, OF_DECISIONS, Finding, FindingKind
from verifier_gui.domain.language import _, pgettext
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import Answer
from verifier_gui.phrases import answers
from verifier_gui.phrases import findings as finding_words
from verifier_gui.ui.widgets.labels import look
from verifier_gui.ui.widgets.spanned_text import Span, SpannedText
from verifier_gui.ui.widgets.stop_answers import StopAnswers

_BOLD = QFont.Weight.DemiBold
_KINDS = {Answer.APPLIES: "danger", Answer.UNCLEAR: "warning", Answer.DOES_NOT_APPLY: "neutral"}
_WARNINGS = BARS_STRONG | {FindingKind.RECAPTURED, FindingKind.AGE_IMPOSSIBLE, FindingKind.DATE_IMPOSSIBLE}
_OF_ANOTHER_LINE = (FindingKind.TWICE_ON_LIST, FindingKind.ON_BOTH_SIDES)
_ANSWERS_WIDTH = 212


class FindingCard(QFrame):
    """One finding: its title in bold, then what it says."""

    subject_asked = Signal(str)
    """the id of the other line that the finding rests on"""

    def __init__(self) -> None:
        super().__init__()
        self._text = SpannedText()
        self._hint = SpannedText()
        self.answers = StopAnswers()
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(self._text)
        column.addWidget(self._hint)
        column.addWidget(self.answers)
        self.opens = QPushButton()
        look(self.opens, "link")
        self.opens.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.opens.clicked.connect(lambda: self.subject_asked.emit(self._other))
        self._other = ""
        column.addWidget(self.opens, 0, Qt.AlignmentFlag.AlignLeft)

    def show_finding(
        self, finding: Finding, answer: Answer | None, *, is_open: bool, in_column: bool, allowed: bool
    ) -> None:
        """`is_open`: a stop that nobody has answered; `in_column`: its answers stand in a candidate's column."""
        if finding.is_stop:
            kind = "danger" if answer is None else _KINDS[answer]
        else:
            kind = "warning" if finding.kind in _WARNINGS else "neutral"
        look(self, f"banner-{kind}")
        ink = f"{kind}_text"
        title, sentence = finding_words.title(finding), finding_words.sentence(finding)
        if finding.is_stop and answer is None:
            title = _("Stop: {finding}").format(finding=title)
        self._text.show_spans([Span(title + " ", ink, weight=_BOLD), Span(sentence, ink)])
        hint = _hint(finding, answer, is_open=is_open, in_column=in_column) if finding.is_stop else ""
        self._hint.show_spans([Span(hint, ink, 12, _BOLD)])
        self._hint.setVisible(bool(hint))
        self.answers.setVisible(finding.is_stop and not in_column)
        self.answers.show_stop(finding.key, title, answer, allowed=allowed)
        self.answers.setFixedHeight(self.answers.height_for(_ANSWERS_WIDTH))
        self._other = finding.rests_on[0] if finding.kind in _OF_ANOTHER_LINE and finding.rests_on else ""
        self.opens.setText(_("Open No. {number}").format(number=finding.details.get("number", "")))
        self.opens.setVisible(bool(self._other))
        self.setAccessibleName(f"{title} {sentence} {hint}".strip())


def _hint(finding: Finding, answer: Answer | None, *, is_open: bool, in_column: bool) -> str:
    """How a stop was answered, or is to be; empty where others answered it differently."""
    parts: list[str] = []
    if answer is not None:
        parts.append(_("Answered: {answer}").format(answer=answers.answer(finding.kind, answer)))
    elif is_open:
        if finding.kind in OF_DECISIONS:
            parts.append(answers.question(finding.kind))
        parts.append(
            _("Press S to answer it in its column, then a letter: why.")
            if in_column
            else _("Press S, then 1, 2 or 3, then a letter: why.")
        )
    if finding.kind in OF_DECISIONS and answer is not Answer.DOES_NOT_APPLY:
        parts.append(_("A new decision, by 1 or another key, settles it."))
    return " · ".join(parts)


class FindingsPanel(QWidget):
    """Cards are made once and filled anew."""

    answered = Signal(str, str)
    left = Signal()
    subject_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[FindingCard] = []
        self._nothing = SpannedText()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self._nothing)
        self._shown: Sequence[Finding] = ()
        self._in_columns: frozenset[str] = frozenset()

    def show_sheet(self, sheet: ReviewSheet, *, allowed: bool) -> None:
        self._shown = sheet.findings
        self._in_columns = frozenset(column.stop.key for column in sheet.columns if column.stop)
        open_keys = {finding.key for finding in sheet.unanswered}
        while len(self.cards) < len(self._shown):
            card = FindingCard()
            card.answers.answered.connect(self.answered)
            card.answers.left.connect(self.left)
            card.subject_asked.connect(self.subject_asked)
            self._column.addWidget(card)
            self.cards.append(card)
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(self._shown))
            if place < len(self._shown):
                finding = self._shown[place]
                card.show_finding(
                    finding,
                    sheet.verdict.answer_to(finding.key),
                    is_open=finding.key in open_keys,
                    in_column=finding.key in self._in_columns,
                    allowed=allowed,
                )
        self._nothing.show_spans([Span(pgettext("findings", "none"), "muted", 13)])
        self._nothing.setVisible(not self._shown)

    def reach_answers(self, stop: str) -> QWidget | None:
        """Gives the focus to the answers of a stop that is answered here; gives its card, None where there is none."""
        for finding, card in zip(self._shown, self.cards, strict=False):
            if finding.key == stop and stop not in self._in_columns:
                card.answers.reach()
                return card
        return None
