"""The middle of the disagreements' page: the person, two decisions side by side, the candidates, and what the supervisor decides."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from verifier_gui.domain.disputes import Dispute, DisputeStanding
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import kind_of
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.domain.language import N_, _
from verifier_gui.phrases import answers, disputes, findings, words
from verifier_gui.phrases.comparison import subject_value
from verifier_gui.phrases.figures import moment
from verifier_gui.phrases.quotations import quoted
from verifier_gui.ui.speaking import Speaking
from verifier_gui.ui.widgets.candidates_table import CandidatesTable
from verifier_gui.ui.widgets.labels import ElidedLabel, label, look
from verifier_gui.ui.widgets.opinion_card import OpinionCard
from verifier_gui.ui.widgets.panels import Banner
from verifier_gui.ui.widgets.ruling_card import RulingCard, RulingDraft

_LOW = 740
"""pixels: a lower centre tells in few lines what all saw alike"""
_BESIDE_THE_NAME = (FactKind.BIRTH_DATE, FactKind.CATEGORY, FactKind.UNIT)


class DisputeCentre(Speaking, QWidget):
    """Cards are made as they are wanted, two at least; `to_review` leads to the person in the queue."""

    def __init__(self, adjudicate: QAction, later: QAction) -> None:
        super().__init__()
        self._dispute: Dispute | None = None
        self._is_low = False
        self._name = ElidedLabel("", "title", keeps=200)
        self._facts = ElidedLabel("", "muted", keeps=40)
        self._differ = label("", "muted")
        self._marked = label("", "marked")
        self._marked.setFixedHeight(20)
        self.to_review = QPushButton()
        look(self.to_review, "link")
        self.cards: list[OpinionCard] = []
        self.candidates = CandidatesTable()
        self.before = Banner("neutral")
        self.ruling = RulingCard(adjudicate, later)
        self.barred = Banner("neutral")
        self.say(self.to_review.setText, N_("Open in the queue"))
        self._build()

    def show_dispute(
        self,
        dispute: Dispute,
        draft: RulingDraft,
        *,
        next_number: int,
        barred: str,
        names: Sequence[str],
    ) -> None:
        """`barred` says why the operator does not decide it, empty where he does; `names` are those whose answers are awaited."""
        if self._dispute is None or self._dispute.sheet.subject.id != dispute.sheet.subject.id:
            self._scroll.verticalScrollBar().setValue(0)
        self._dispute = dispute
        self._show_head(dispute)
        self._show_cards(dispute)
        self._show_before(dispute, names)
        self.show_choice(draft)
        decides = not barred and dispute.is_open
        self.ruling.setVisible(decides)
        self.barred.setVisible(bool(barred) and dispute.is_open)
        self.barred.show_words("", barred)
        if decides:
            self.ruling.show_dispute(dispute, draft, next_number)

    def show_choice(self, draft: RulingDraft) -> None:
        """Marks the records of another answer in the table."""
        another = draft.another.records if draft.another is not None else ()
        chosen: list[RecordKey] = [named.record for named in another]
        self.candidates.show_dispute(self._dispute, chosen)

    def say_at(self) -> QPoint:
        """Where a short message ends at the bottom: over the candidates, not over what is decided."""
        scroll = self._scroll.geometry()
        return QPoint(scroll.center().x(), scroll.bottom() - 6)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_low = self.height() < _LOW
        if is_low is not self._is_low:
            self._is_low = is_low
            if self._dispute is not None:
                self._show_cards(self._dispute)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._name)
        head.addWidget(self._facts, 1)
        head.addWidget(self._differ)
        head.addWidget(self._marked)
        head.addWidget(self.to_review)
        self._row = QHBoxLayout()
        self._row.setSpacing(14)
        inside = QWidget()
        inside.setProperty("look", "page")
        above = QVBoxLayout(inside)
        above.setContentsMargins(0, 0, 0, 2)
        above.setSpacing(12)
        above.addLayout(self._row)
        above.addWidget(self.candidates)
        above.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.before)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.ruling)
        column.addWidget(self.barred)

    def _show_head(self, dispute: Dispute) -> None:
        sheet = dispute.sheet
        self._name.setText(
            _("No. {number} · {name}").format(number=sheet.subject.number, name=sheet.subject.facts.shown_name())
        )
        facts = [subject_value(sheet, kind) for kind in _BESIDE_THE_NAME]
        self._facts.setText(" · ".join(filter(None, facts)))

    def _show_cards(self, dispute: Dispute) -> None:
        rows = disputes.screen_rows([opinion.screen for opinion in dispute.opinions]) if dispute.opinions else ()
        answered = [(stop, one) for stop in dispute.stops for one in stop.answers if not one.is_ruling]
        of_answers = not (dispute.is_disputed or dispute.rulings)
        shown = len(answered) if of_answers else len(dispute.opinions)
        while len(self.cards) < shown:
            card = OpinionCard()
            self.cards.append(card)
            self._row.addWidget(card, 1)
        for place, card in enumerate(self.cards):
            card.setVisible(place < shown)
            if place >= shown:
                continue
            if of_answers:
                card.show_answer(place + 1, *answered[place])
            else:
                told = [(row, row.told[place]) for row in rows]
                card.show_opinion(place + 1, dispute.opinions[place], told, is_low=self._is_low)
        differs = not of_answers and any(row.differs for row in rows)
        self._differ.setText(_("They saw different things:") if differs else "")
        self._marked.setText(_("marked") if differs else "")
        self._marked.setVisible(differs)

    def _show_before(self, dispute: Dispute, names: Sequence[str]) -> None:
        """What became of it: how it was adjudicated, also where that was reopened; whose answers are awaited."""
        title, text = "", ""
        if dispute.standing is DisputeStanding.SENT_BACK:
            title = _("Sent back: waiting for {names}").format(names=", ".join(names))
        elif dispute.rulings:
            last = dispute.rulings[-1]
            said = _("Adjudicated by {name}, {moment}: {answer}")
            if dispute.is_disputed:
                said = _("Reopened. Adjudicated before by {name}, {moment}: {answer}")
            title = said.format(name=last.name, moment=moment(last.at), answer=disputes.answer(last))
            reason = words.reason(last.decision.reason) if last.decision.reason else ""
            text = " · ".join(filter(None, [reason, quoted(last.decision.note) if last.decision.note else ""]))
        settled = [_settled(stop, one) for stop in dispute.stops for one in stop.answers if one.is_ruling]
        lines = [part for part in (text, *settled) if part]
        if not title and lines:
            title, *lines = lines
        self.before.show_words(title, "\n".join(lines))
        self.before.setVisible(bool(title))


def _settled(stop: "disputes.DisputedStop", given: "disputes.StopOpinion") -> str:
    told = answers.with_reason(kind_of(stop.finding.key), given.answer, given.reason)
    said = _("{stop}: settled by {name}, {moment}: {answer}").format(
        stop=findings.short(stop.finding.kind), name=given.name, moment=moment(given.at), answer=told
    )
    return f"{said} · {quoted(given.note)}" if given.note else said
