"""Who the subject is: hypotheses that compete.

A subject is a person of the registry, or a relative or namesake of one, or a stranger. Bits alone cannot tell a brother from a slip of
hand; side by side with what the evidence would be for a brother, they can. The shares of each kind are learned from the list itself by
expectation and maximization (Dempster, Laird and Rubin, 1977), without labels.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

PRIOR = np.array([0.62, 0.08, 0.05, 0.04, 0.01, 0.20])
"""Shares before the list is seen: the person; the person, written down by a careless hand; a namesake, a sibling, a twin of somebody
in the registry; a stranger."""
FEW = np.array([0.025, 0.005, 0.03, 0.04, 0.01, 0.89])
"""The same for the other lines of the subject's own list: few people stand on a list twice."""
PRIOR_ROWS = 20.0
_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class Likelihoods:
    """Of every pair of a subject (a number under `subjects`) and a record that is worth counting, 2^bits under each hypothesis about
    the record, over the registry's rows."""

    subjects: int
    subject: NDArray[np.int64]
    person: Numbers
    careless: Numbers
    namesake: Numbers
    sibling: Numbers
    twin: Numbers

    def sums(self) -> Numbers:
        """A row for each subject: the six kinds in the order of `PRIOR`."""
        of_records = [
            np.bincount(self.subject, weights=weight, minlength=self.subjects)
            for weight in (self.person, self.careless, self.namesake, self.sibling, self.twin)
        ]
        return np.stack([*of_records, np.ones(self.subjects)], axis=1).astype(np.float64)


def shares_of(found: Likelihoods, prior: Numbers = PRIOR) -> Numbers:
    """The shares of the six kinds among the subjects of one list, by EM from the prior."""
    shares = prior.copy()
    sums = found.sums()
    for _ in range(_ROUNDS):
        joint = sums * shares
        posterior = joint / joint.sum(axis=1, keepdims=True)
        counts = posterior.sum(axis=0) + prior * PRIOR_ROWS
        shares = counts / counts.sum()
    return shares


def probabilities(found: Likelihoods, shares: Numbers) -> Numbers:
    """Of each pair, how probable it is that the subject is the record's person."""
    whole = (found.sums() * shares).sum(axis=1)
    return (shares[0] * found.person + shares[1] * found.careless) / whole[found.subject]
