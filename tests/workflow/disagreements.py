"""A small case of three: Olena opened it, Taras is a caseworker, Halyna a supervisor who decides nothing unless a test makes her."""

from dataclasses import dataclass, replace

from small_cases import SmallCase, admitted

from verifier_gui.domain.disputes import Dispute
from verifier_gui.domain.findings import Finding
from verifier_gui.domain.statement_kinds import Answer, OperatorRole, Reason
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.reading_disputes import read_dispute

FOUND, STOPPED, NOBODY = 2, 3, 5
"""Who has two records that may be theirs; who has a stop, the earlier exchange; who is in no registry."""


@dataclass
class Three:
    small: SmallCase
    taras: Acting
    halyna: Acting

    @property
    def olena(self) -> Acting:
        return self.small.acting

    def sheet(self, number: int, acting: Acting):
        return reviewing.read_sheet(self.small.case.writer, self.small.subject(number), acting.identity.card.id)

    def dispute(self, number: int = FOUND, acting: Acting | None = None) -> Dispute:
        who = (acting or self.halyna).identity.card.id
        return read_dispute(self.small.case.writer, self.small.subject(number), who)

    def identifies(self, acting: Acting, number: int = FOUND, column: int = 0, reason: Reason = Reason.LANG) -> None:
        sheet = self.sheet(number, acting)
        columns = [found for found in sheet.columns if found.digit]
        reviewing.identify(acting, sheet, [columns[column].record], reason=reason, note="та сама людина")

    def finds_nobody(self, acting: Acting, number: int = FOUND) -> None:
        reviewing.not_found(acting, self.sheet(number, acting), reason=Reason.OTHERFATHER, note="інший батько")

    def answers(self, acting: Acting, answer: Answer, number: int = STOPPED) -> Finding:
        sheet = self.sheet(number, acting)
        stop = next(finding for finding in sheet.findings if finding.is_stop)
        reviewing.answer_stop(acting, sheet, stop.key, answer, reason=Reason.AGAIN)
        return stop

    def disagree(self, number: int = FOUND) -> None:
        """Olena identifies, Taras finds nobody."""
        self.identifies(self.olena, number)
        self.finds_nobody(self.taras, number)


def three(small: SmallCase) -> Three:
    taras = admitted(small, "Тарас В.")
    identity = admitted(small, "Галина М.", OperatorRole.SUPERVISOR).identity
    return Three(small, taras, replace(small.acting, identity=identity))
