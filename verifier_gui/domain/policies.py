"""The review policy of a case: how many people decide on a subject, from the set of statements that say so, whatever their order."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import OperatorId, SubjectId, joined
from verifier_gui.domain.membership import Members
from verifier_gui.domain.policy_statements import PolicyDeclared, SampleDrawn
from verifier_gui.domain.rulings import counted_statements
from verifier_gui.domain.state_figures import USUAL, Figures, figures_of, strictest
from verifier_gui.domain.statement_kinds import DecisionKind, Review
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import Decision
from verifier_gui.domain.verdicts import Verdict

WHOLE = 1000
"""A share is given in so many parts."""

USUAL_SHARE = 100
"""Parts of a thousand of those that need no second review otherwise: what is proposed."""

_STRICTEST = (Review.ONE, Review.SECOND_OF_SOME, Review.SECOND_OF_ALL)
_TWICE_FINDINGS = frozenset({FindingKind.CHILD, FindingKind.REGISTRIES_CONTRADICT})
_TWICE_DECISIONS = frozenset({DecisionKind.NOT_FOUND, DecisionKind.UNUSABLE})


@dataclass(frozen=True, slots=True)
class Policy:
    """`share` is the random share, in parts of a thousand, of the people who need no second review otherwise; only for a second review
    of some. A case of which nothing is said takes one decision and the usual figures."""

    review: Review = Review.ONE
    share: int = 0
    figures: Figures = USUAL

    @property
    def asks_twice(self) -> bool:
        """Whether anybody at all is decided by two people."""
        return self.review is not Review.ONE

    @property
    def fewest(self) -> int:
        """How many people decide on everybody at least."""
        return 2 if self.review is Review.SECOND_OF_ALL else 1

    def decisions_needed(
        self,
        findings: Iterable[Finding],
        decisions: Iterable[Decision],
        *,
        is_drawn: bool = False,
        cleared_conflict: bool = False,
    ) -> int:
        """How many people decide on one subject: 1 or 2. `findings` are all that stand on it, answered or not, `decisions` those that
        are live and fresh; `cleared_conflict`: it would be a conflict of identity, were it not called a duplicate."""
        if self.review is not Review.SECOND_OF_SOME:
            return 2 if self.review is Review.SECOND_OF_ALL else 1
        is_twice = (
            is_drawn
            or cleared_conflict
            or any(finding.is_stop or finding.kind in _TWICE_FINDINGS for finding in findings)
            or any(decision.bulk or decision.decision in _TWICE_DECISIONS for decision in decisions)
        )
        return 2 if is_twice else 1


@dataclass(frozen=True, slots=True)
class Sampled:
    """What the samples of a case that count have drawn. `populations` are all that were drawn from."""

    drawn: frozenset[SubjectId] = frozenset()
    populations: frozenset[SubjectId] = frozenset()

    def passed_over(self, subject: SubjectId) -> bool:
        """Whether a sample could have drawn a subject and none did."""
        return subject in self.populations and subject not in self.drawn


def derive_policy(statements: Iterable[Statement], members: Members) -> Policy:
    """The policy that holds, from the *set* of `policy` statements: those that count and that no other of them has seen; of several,
    which do not know of one another, the stricter of each value."""
    said = {
        found.id: body
        for found in counted_statements(statements, members)
        if isinstance(body := found.body, PolicyDeclared)
    }
    seen = {other for name, body in said.items() for other in body.seen if other != name}
    holding = [body for name, body in said.items() if name not in seen]
    if not holding:
        return Policy()
    review = max((body.review for body in holding), key=_STRICTEST.index)
    return Policy(
        review,
        max(body.share for body in holding) if review is Review.SECOND_OF_SOME else 0,
        strictest([figures_of(body.figures) for body in holding]),
    )


def derive_samples(statements: Iterable[Statement], members: Members) -> Sampled:
    """What was drawn, from the *set* of `sample` statements: of those that count, and that drew whom their bytes draw."""
    drawn: set[SubjectId] = set()
    populations: set[SubjectId] = set()
    for found in counted_statements(statements, members):
        if isinstance(found.body, SampleDrawn) and is_drawn_rightly(found.body):
            drawn.update(found.body.drawn)
            populations.update(found.body.population)
    return Sampled(frozenset(drawn), frozenset(populations))


def is_hidden(policy: Policy, samples: Sampled, subject: SubjectId, verdict: Verdict, person: OperatorId) -> bool:
    """Whether what others said of a subject is hidden from a person: as long as he has not decided on it himself, nor two others; but
    where one decision suffices for a decided subject, only until no sample can draw it any more. `verdict` is of all statements."""
    if not policy.asks_twice or person in verdict.deciders or len(verdict.deciders) > 1:
        return False
    suffices = verdict.is_decided and verdict.needed == 1
    return not (suffices and (policy.share == 0 or samples.passed_over(subject)))


def draw(random: bytes, population: Collection[SubjectId], share: int) -> tuple[SubjectId, ...]:
    """Whom `random` bytes draw, sorted: a subject whose SHA-256 with the bytes, as a fraction of all hashes, is below the share.
    Anybody can work it out again, and no other subject changes it."""
    chosen: list[SubjectId] = []
    for subject in sorted(population):
        place = int(joined("vcase/sample/1", random, bytes.fromhex(subject)), 16)
        if place * WHOLE < share << 256:
            chosen.append(subject)
    return tuple(chosen)


def is_drawn_rightly(sample: SampleDrawn) -> bool:
    """Whether those that a sample says it drew are those whom its bytes draw from its population."""
    try:
        return draw(bytes.fromhex(sample.random), set(sample.population), sample.share) == tuple(sorted(sample.drawn))
    except ValueError:
        return False
