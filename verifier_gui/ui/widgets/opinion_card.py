"""One member's decision as it is laid beside another's: what, why, and what was on the screen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.disputes import DisputedStop, Opinion, StopOpinion
from verifier_gui.domain.language import _
from verifier_gui.phrases import disputes, words
from verifier_gui.phrases.disputes import ScreenRow, Told
from verifier_gui.phrases.figures import moment
from verifier_gui.phrases.quotations import quoted
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.figure_rows import emptied
from verifier_gui.ui.widgets.labels import ElidedLabel, Tag, label, line
from verifier_gui.ui.widgets.panels import Card
from verifier_gui.ui.widgets.spanned_text import Span, SpannedText

_LABELS = 126
"""pixels of the names of fields"""


class OpinionCard(Speaking, Card):
    """Filled anew for each disagreement."""

    def __init__(self) -> None:
        super().__init__(margins=(16, 12, 16, 12), spacing=8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._place = label("", "caps")
        self._moment = label("", "small-muted")
        self.answer = Tag("", "neutral")
        self.answer.setWordWrap(False)
        self._who = label("", "strong")
        self._agency = ElidedLabel("", "muted")
        self._why = _Quote()
        self._on_screen = label("", "caps")
        self._nothing = label("", "muted", wraps=True)
        self._same = label("", "muted", wraps=True)
        self._rows = QGridLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(0)
        self._rows.setHorizontalSpacing(10)
        self._rows.setColumnMinimumWidth(0, _LABELS)
        self._rows.setColumnStretch(1, 1)
        head = QHBoxLayout()
        head.addWidget(self._place)
        head.addStretch(1)
        head.addWidget(self._moment)
        named = QHBoxLayout()
        named.setSpacing(10)
        named.addWidget(self.answer)
        named.addWidget(self._who)
        named.addWidget(self._agency, 1)
        for part in (head, named):
            self.body.addLayout(part)
        for widget in (self._why, self._on_screen, self._nothing):
            self.body.addWidget(widget)
        self.body.insertSpacing(self.body.indexOf(self._on_screen), 2)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._same)
        self.body.addStretch(1)
        self.retranslate()

    def show_opinion(
        self, place: int, opinion: Opinion, rows: Sequence[tuple[ScreenRow, Told]], *, is_low: bool
    ) -> None:
        """`place` counts the reviews from 1; `rows` are the fields of its screen. `is_low`: where there is little room, what all saw
        alike is told in few lines, so that the candidates come into sight."""
        self._place.setText(disputes.reviewer(place, opinion).upper())
        self._show_who(opinion.name, opinion.agency, opinion.at)
        self.answer.setText(disputes.title(opinion))
        decision = opinion.decision
        reason = words.reason(decision.reason) if decision.reason else ""
        self._why.show_words(reason, [text for text in (decision.source, decision.ask, decision.note) if text])
        self._show_rows(rows if opinion.screen is not None else (), is_low=is_low)
        self._on_screen.setVisible(True)
        self._nothing.setVisible(opinion.screen is None)
        self._name(self.answer.text(), reason, decision.note, [f"{row.label}: {told.text}" for row, told in rows])

    def show_answer(self, place: int, stop: DisputedStop, given: StopOpinion) -> None:
        """An answer to a stop, where it is the answers that differ."""
        self._place.setText(_("Answer {number}").format(number=place).upper())
        self._show_who(given.name, given.agency, given.at)
        self.answer.setText(disputes.stop_answer(stop, given))
        reason = words.reason(given.reason) if given.reason else ""
        self._why.show_words(reason, [given.note] if given.note else [])
        self._show_rows((), is_low=False)
        self._on_screen.setVisible(False)
        self._nothing.setVisible(False)
        self._name(self.answer.text(), reason, given.note, [])

    @override
    def retranslate(self) -> None:
        self._on_screen.setText(_("What was on the screen").upper())
        self._nothing.setText(_("The case file has nothing kept of what was shown."))

    def _show_who(self, name: str, agency: str, at: str) -> None:
        self._who.setText(name)
        self._agency.setText(f"· {agency}" if agency else "")
        self._moment.setText(moment(at))

    def _show_rows(self, rows: Sequence[tuple[ScreenRow, Told]], *, is_low: bool) -> None:
        same = [f"{row.label}: {told.text}" for row, told in rows if not row.differs] if is_low else []
        self._same.setText(" · ".join(same))
        self._same.setVisible(bool(same))
        emptied(self._rows)
        for place, (row, told) in enumerate((row, told) for row, told in rows if row.differs or not is_low):
            if place:
                self._rows.addWidget(line(), 2 * place - 1, 0, 1, 2)
            name = label(row.label, "muted")
            name.setFixedHeight(25)
            value = SpannedText()
            value.show_spans(_spans(told))
            self._rows.addWidget(name, 2 * place, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(_padded(value), 2 * place, 1)

    def _name(self, answer: str, reason: str, note: str, rows: Sequence[str]) -> None:
        parts = [self._place.text().capitalize(), self._who.text(), answer, reason, note, *rows]
        self.setAccessibleName(". ".join(part for part in parts if part))


class _Quote(QFrame):
    """The reason and the words, behind a line."""

    def __init__(self) -> None:
        super().__init__()
        self._text = SpannedText()
        edge = QFrame()
        edge.setProperty("look", "edge")
        edge.setFixedWidth(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(11)
        row.addWidget(edge)
        row.addWidget(self._text, 1)

    def show_words(self, reason: str, said: Sequence[str]) -> None:
        spans = [Span(_("Reason:") + " "), Span(reason, weight=QFont.Weight.DemiBold)] if reason else []
        for text in said:
            spans.append(Span(("\u2028" if spans else "") + quoted(text)))
        self._text.show_spans(spans)
        self.setVisible(bool(spans))


def _spans(told: Told) -> list[Span]:
    spans = [Span(piece.text, mark="diff_language" if piece.differs else "") for piece in told.pieces]
    return [*spans, Span("  " + told.remark, "muted", 12)] if told.remark else spans


def _padded(text: SpannedText) -> QWidget:
    made = QWidget()
    inside = QVBoxLayout(made)
    inside.setContentsMargins(0, 4, 0, 4)
    inside.addWidget(text)
    return made
