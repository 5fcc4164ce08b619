"""A line of the queue in words."""

from dataclasses import replace

import pytest

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import OperatorId, SubjectId
from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.review import QueueEntry, SubjectState
from verifier_gui.domain.statement_kinds import Certainty, DecisionKind
from verifier_gui.domain.verdicts import IdentityState, Verdict
from verifier_gui.phrases import queue_lines

ENTRY = QueueEntry(
    subject=SubjectId("00" * 16),
    number=418,
    surname="ГНАТЮК",
    other_names="Николай Ильич",
    born="12.03.1989",
    state=SubjectState.STOP,
    why=FindingKind.ALREADY_RETURNED,
    plausible=2,
    best=0.97,
    verdict=Verdict(open_stops=("already-returned:x",)),
    row=421,
    sort_name="",
)


def decided(kind: DecisionKind, certainty: Certainty | None = None) -> QueueEntry:
    verdict = Verdict(identity=IdentityState.DECIDED, decision=kind, certainty=certainty)
    return replace(ENTRY, state=SubjectState.STRONG, why=None, verdict=verdict)


def test_an_open_line_says_its_state_and_why_it_is_there() -> None:
    assert queue_lines.standing(ENTRY) == "stop"
    assert queue_lines.remark(ENTRY) == "12.03.1989 · may be returned"


def test_a_decided_line_says_the_verdict_and_no_longer_why() -> None:
    assert queue_lines.standing(decided(DecisionKind.IDENTIFIED)) == "identified"
    assert queue_lines.standing(decided(DecisionKind.IDENTIFIED, Certainty.PROBABLE)) == "identified, probable"
    assert queue_lines.remark(decided(DecisionKind.NOT_FOUND)) == "12.03.1989"


def test_a_decision_does_not_hide_an_open_stop() -> None:
    line = replace(ENTRY, verdict=replace(decided(DecisionKind.IDENTIFIED).verdict, open_stops=("on-hold:x",)))
    assert queue_lines.standing(line) == "stop · identified"


def test_whoever_a_stop_applies_to_does_not_look_plainly_identified() -> None:
    line = replace(ENTRY, verdict=replace(decided(DecisionKind.IDENTIFIED).verdict, applying_stops=("record-gone:x",)))
    assert queue_lines.standing(line) == "stop applies · identified"


def test_nobody_is_found_only_where_somebody_looked() -> None:
    line = replace(ENTRY, state=SubjectState.NONE, why=None, verdict=Verdict())
    assert (queue_lines.standing(line), queue_lines.remark(line)) == ("none", "12.03.1989 · nobody found")
    unsearched = replace(line, is_searched=False)
    assert (queue_lines.standing(unsearched), queue_lines.remark(unsearched)) == ("not searched yet", "12.03.1989")


def test_a_line_without_a_finding_still_says_why_it_is_there() -> None:
    plain = replace(ENTRY, why=None, verdict=Verdict(), born="")
    assert queue_lines.remark(replace(plain, state=SubjectState.NONE)) == "no birth date · nobody found"
    assert queue_lines.remark(replace(plain, state=SubjectState.SEVERAL)) == "no birth date · 2 plausible"
    assert queue_lines.remark(replace(plain, state=SubjectState.STRONG)) == "no birth date · to review"


def test_data_that_changed_after_a_decision_and_a_hold_are_said() -> None:
    line = replace(ENTRY, verdict=Verdict(stale=1, held_by=(OperatorId("aa" * 32),)))
    assert queue_lines.remark(line) == "12.03.1989 · changed since it was decided · held"


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("state", list(SubjectState))
def test_every_state_makes_a_whole_sentence(language: Language, state: SubjectState) -> None:
    speak(language)
    said = queue_lines.sentence(replace(ENTRY, state=state))
    assert "418" in said
    assert "ГНАТЮК Николай Ильич" in said
    assert said.endswith(".")
    assert "{" not in said
