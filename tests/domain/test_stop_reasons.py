"""Which reasons fit an answer to a stop."""

import pytest

from verifier_gui.domain.findings import OF_DECISIONS, STOPS, FindingKind
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.domain.stop_reasons import fitting

NAMESAKE = {Reason.OTHERDATE, Reason.OTHERFATHER}


@pytest.mark.parametrize("kind", sorted(STOPS))
def test_every_answer_to_every_stop_has_reasons(kind: FindingKind) -> None:
    assert all(fitting(kind, answer) for answer in Answer)


@pytest.mark.parametrize("kind", sorted(STOPS - OF_DECISIONS))
def test_what_applies_does_not_because_of_a_namesake_and_what_does_not_may(kind: FindingKind) -> None:
    assert not fitting(kind, Answer.APPLIES) & NAMESAKE
    assert fitting(kind, Answer.DOES_NOT_APPLY) >= NAMESAKE


@pytest.mark.parametrize("kind", sorted(OF_DECISIONS))
def test_an_identity_no_longer_stands_because_of_a_namesake_and_stands_because_of_a_slip(kind: FindingKind) -> None:
    assert fitting(kind, Answer.APPLIES) >= NAMESAKE | {Reason.ABSENT}
    assert fitting(kind, Answer.DOES_NOT_APPLY) >= {Reason.SLIP, Reason.NUMBER}
    assert not fitting(kind, Answer.DOES_NOT_APPLY) & NAMESAKE


def test_who_is_home_was_not_captured_again() -> None:
    assert Reason.HOME in fitting(FindingKind.ALREADY_RETURNED, Answer.APPLIES)
    assert Reason.AGAIN not in fitting(FindingKind.ALREADY_RETURNED, Answer.APPLIES)
    assert Reason.AGAIN in fitting(FindingKind.ALREADY_RETURNED, Answer.DOES_NOT_APPLY)
