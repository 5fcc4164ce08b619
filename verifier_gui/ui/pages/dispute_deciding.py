"""The supervisor's decision as it is made: cards, records, reasons, dialogs, and the act itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from verifier_gui.domain.disputes import Dispute
from verifier_gui.domain.findings import kind_of
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.statement_kinds import Certainty, DecisionKind, Reason
from verifier_gui.domain.stop_reasons import fitting
from verifier_gui.domain.subject_statements import Decision, IdentifiedRecord
from verifier_gui.phrases import answers, disputes, findings
from verifier_gui.ui.widgets.dispute_centre import DisputeCentre
from verifier_gui.ui.widgets.reason_grid import ALL, CIRCUMSTANCES, OTHER, SAME, only
from verifier_gui.ui.widgets.ruling_card import RulingChoice
from verifier_gui.workflow import adjudicating

if TYPE_CHECKING:
    from verifier_gui.ui.session import Session

_GROUPS = {
    DecisionKind.IDENTIFIED: (SAME, CIRCUMSTANCES),
    DecisionKind.IDENTIFIED_OTHERWISE: (SAME, CIRCUMSTANCES),
    DecisionKind.DUPLICATE: (SAME, CIRCUMSTANCES),
    DecisionKind.NOT_FOUND: (OTHER, CIRCUMSTANCES),
    DecisionKind.NOT_SURE: (OTHER, CIRCUMSTANCES),
    DecisionKind.UNUSABLE: (OTHER, CIRCUMSTANCES),
}
"""the reasons that fit an answer"""


class DisputeDeciding(QObject):
    """Acts are on `dispute`, the one on the screen."""

    carried_out = Signal(str)
    """an act is on disk; the id of its subject"""
    refused = Signal()
    said = Signal(str)
    """a short message that need not be answered"""

    def __init__(self, session: "Session", centre: DisputeCentre, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._centre = centre
        self._ruling = centre.ruling
        self._page = page
        self._dialog: QDialog | None = None
        self.dispute: Dispute | None = None
        self.is_acting = False
        """whether what changes now is this object's own doing, and the page waits for its end"""
        centre.candidates.record_chosen.connect(self._choose_record)
        self._ruling.chosen.connect(self.choose)
        self._ruling.reason.clicked.connect(self.ask_reason)
        self._ruling.stops.reason_asked.connect(self._ask_stop_reason)

    def see(self, dispute: Dispute | None) -> None:
        """From now on acts are on this one."""
        self.dispute = dispute

    def leave(self) -> None:
        """Closes what is open: nothing of a subject stays over a locked window."""
        if self._dialog is not None:
            self._dialog.reject()

    @Slot(str)
    def choose(self, key: str) -> None:
        choice, ruling = RulingChoice(key), self._ruling
        if choice is RulingChoice.ANOTHER:
            ruling.show_again()
            self._ask_answer()
            return
        ruling.choose(choice)
        if ruling.draft.choice is RulingChoice.SEND_BACK:
            ruling.words.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _choose_record(self, key: str) -> None:
        """A record that was clicked is another answer; that of a reviewer is the reviewer's."""
        dispute = self.dispute
        if dispute is None or not dispute.is_disputed or not self._ruling.isVisible():
            return
        column = next((one for one in dispute.sheet.columns if one.record == key), None)
        if column is None or column.attributes.role is not ListRole.REGISTRY:
            self.said.emit(_("A person is identified by records of registries; a stop is answered."))
            return
        record = RecordKey(key)
        for choice, opinion in zip((RulingChoice.FIRST, RulingChoice.SECOND), dispute.opinions[:2], strict=False):
            if [named.record for named in opinion.decision.records] == [record]:
                self.choose(choice.value)
                return
        from verifier_gui.ui.dialogs.another_answer import place

        named = IdentifiedRecord(column.candidate.list_id, record)
        body = adjudicating.as_records(dispute, [named], Certainty.ESTABLISHED)
        self._take_answer(body, disputes.answer_of(body, [place(column)]))

    def _ask_answer(self) -> None:
        from verifier_gui.ui.dialogs.another_answer import AnotherAnswer

        if self.dispute is None:
            return
        list_id = self.dispute.sheet.subject.list_id
        lines = {entry.number: entry.subject for entry in self._session.view.queue_of(list_id)}
        dialog = AnotherAnswer(self._page, self.dispute, lines)
        dialog.answered.connect(self._take_answer)
        self._open(dialog)

    @Slot(object, str)
    def _take_answer(self, body: Decision, told: str) -> None:
        self._ruling.choose(RulingChoice.ANOTHER, body, told)
        self._centre.show_choice(self._ruling.draft)

    def ask_reason(self) -> None:
        from verifier_gui.ui.dialogs.reason_choice import ReasonChoice

        dispute, ruling = self.dispute, self._ruling
        if dispute is None or not ruling.reason.isVisible() or not ruling.reason.isEnabled():
            return
        decided = self._decided()
        groups = _GROUPS[decided.decision] if decided is not None else ALL
        title = _("Why do you decide so?")
        told = disputes.answer_of(decided, self._places(decided)) if decided is not None else ""
        self._open(ReasonChoice(self._page, title, told, ruling.draft.reason, ruling.show_reason, groups))

    def _ask_stop_reason(self, key: str) -> None:
        from verifier_gui.ui.dialogs.reason_choice import ReasonChoice

        stops = self._ruling.stops
        kind, answer = kind_of(key), stops.answers.get(key)
        if kind is None or answer is None:
            self.said.emit(_("Say first which answer holds."))
            return
        groups, without = only(fitting(kind, answer))
        title = _("Why does this answer hold?")
        told = f"{findings.short(kind)}: {answers.answer(kind, answer)}"

        def take(reason: Reason | None) -> None:
            stops.show_reason(key, reason)

        self._open(ReasonChoice(self._page, title, told, stops.reason_of(key), take, groups, without))

    def _decided(self) -> Decision | None:
        """The answer that the chosen card stands for."""
        dispute, draft = self.dispute, self._ruling.draft
        if dispute is None:
            return None
        match draft.choice:
            case RulingChoice.FIRST:
                return adjudicating.as_said(dispute.opinions[0])
            case RulingChoice.SECOND:
                return adjudicating.as_said(dispute.opinions[1])
            case RulingChoice.ANOTHER:
                return draft.another
            case _:
                return None

    def _places(self, decided: Decision) -> tuple[str, ...]:
        opinions = self.dispute.opinions if self.dispute else ()
        return next((one.places for one in opinions if one.decision.records == decided.records), ())

    def decide(self) -> None:
        dispute, ruling = self.dispute, self._ruling
        if dispute is None or not ruling.isVisible():
            return
        lacking = ruling.lacking()
        if lacking:
            self.said.emit(lacking)
            return
        draft = ruling.draft
        self.is_acting = True
        try:
            if draft.choice is RulingChoice.SEND_BACK:
                is_done = self._session.do(adjudicating.send_back, dispute, draft.words)
            else:
                stops = {
                    key: adjudicating.StopRuling(answer, draft.reasons.get(key))
                    for key, answer in draft.answers.items()
                }
                is_done = self._session.do(
                    adjudicating.adjudicate,
                    dispute,
                    self._decided(),
                    reason=draft.reason,
                    note=draft.words,
                    answers=stops,
                )
        finally:
            self.is_acting = False
        if is_done:
            self.carried_out.emit(dispute.sheet.subject.id)
        else:
            self.refused.emit()

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._forget_dialog)
        dialog.open()

    @Slot()
    def _forget_dialog(self) -> None:
        self._dialog = None
