"""How a subject stands, in one line, by every row of the truth table."""

import pytest

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.overview import overview_of
from verifier_gui.domain.policies import Policy
from verifier_gui.domain.statement_kinds import DecisionKind, Review
from verifier_gui.domain.verdicts import IdentityState, Verdict
from verifier_gui.phrases.policy_words import counts, policy_line, share_words
from verifier_gui.phrases.standing import summary

OLENA, TARAS = OperatorId("a"), OperatorId("b")
DECIDED, FOUND = IdentityState.DECIDED, DecisionKind.IDENTIFIED


@pytest.mark.parametrize(
    ("verdict", "said"),
    [
        (Verdict(), "undecided"),
        (Verdict(DECIDED, FOUND, decided_by=(OLENA,)), "identified by 1 person"),
        (
            Verdict(DECIDED, FOUND, decided_by=(OLENA, TARAS), open_stops=("deceased:1",)),
            "identified by 2 people, 1 stop open",
        ),
        (Verdict(DECIDED, FOUND, decided_by=(OLENA,), is_adjudicated=True), "identified, decided by a supervisor"),
        (
            Verdict(IdentityState.AWAITING_SECOND, DecisionKind.NOT_FOUND, decided_by=(OLENA,)),
            "not found by one person, awaiting second review",
        ),
        (Verdict(IdentityState.NOT_SURE, DecisionKind.NOT_SURE), "not sure"),
        (Verdict(IdentityState.DISAGREEMENT), "decided differently by several people, a supervisor decides"),
        (
            Verdict(IdentityState.OWN_DECISIONS_DIFFER),
            "decided differently by one person at two places, who decides anew",
        ),
        (
            Verdict(IdentityState.BY_COLLEAGUE),
            "decided by a colleague, hidden until the sample is drawn",
        ),
        (
            Verdict(DECIDED, FOUND, decided_by=(OLENA,), applying_stops=("deceased:1",), held_by=(TARAS,)),
            "identified by 1 person, a stop applies, release withheld",
        ),
    ],
)
def test_a_verdict_is_said_in_one_line(verdict: Verdict, said: str) -> None:
    assert summary(verdict) == said


def test_a_policy_is_said_with_its_share_where_it_has_one() -> None:
    assert policy_line(Policy()) == "One decision suffices"
    some = Policy(Review.SECOND_OF_SOME, 100)
    assert policy_line(some).replace("\u202f", " ").replace("\xa0", " ") == (
        "Second review where it matters most, and of a random 10 % of the others"
    )
    assert policy_line(Policy(Review.SECOND_OF_SOME)) == "Second review where it matters most"
    assert share_words(125).startswith("12.5")


def test_nothing_is_counted_where_nobody_has_decided() -> None:
    assert counts(overview_of([])) == ""
