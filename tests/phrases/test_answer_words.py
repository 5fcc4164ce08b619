"""The words of an answer fit the question that its stop asks."""

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.phrases import answers

GONE, RETURNED = FindingKind.RECORD_GONE, FindingKind.ALREADY_RETURNED


def test_a_record_that_is_gone_asks_whether_the_identity_is_still_right() -> None:
    assert answers.question(GONE) == "Is the identity still right?"
    assert [answers.answer(GONE, given) for given in Answer] == [
        "identity no longer right",
        "still the same person",
        "unclear",
    ]
    assert [answers.short(GONE, given) for given in Answer] == ["no", "yes", "unclear"]


def test_another_stop_asks_whether_it_applies() -> None:
    assert answers.question(RETURNED) == "Does it apply?"
    assert [answers.answer(RETURNED, given) for given in Answer] == ["applies", "does not apply", "unclear"]


def test_an_answer_is_told_with_its_reason() -> None:
    assert answers.with_reason(RETURNED, Answer.APPLIES, Reason.HOME) == "applies: Returned, not recaptured"
    assert answers.with_reason(RETURNED, Answer.UNCLEAR, None) == "unclear"
