"""The shares of persons, relatives and strangers are learned from the list itself."""

import numpy as np
import pytest

from verifier_gui.matching.hypotheses import Likelihoods, probabilities, shares_of


def likelihoods(person: float, namesake: float = 0.0) -> Likelihoods:
    none = np.array([0.0])
    return Likelihoods(np.array([0]), np.array([person]), np.array([namesake]), none, none)


def test_the_share_of_strangers_is_learned() -> None:
    mostly_strangers = [likelihoods(1e4)] * 10 + [likelihoods(1e-4)] * 90
    assert shares_of(mostly_strangers)[0] == pytest.approx(0.2, abs=0.05)
    assert shares_of(mostly_strangers)[-1] > 0.6


def test_shares_sum_to_one_and_so_do_the_hypotheses() -> None:
    found = [likelihoods(3.0, 2.0), likelihoods(0.1, 0.2)]
    shares = shares_of(found)
    assert shares.sum() == pytest.approx(1)
    assert 0 < float(probabilities(found[0], shares)[0]) < 1


def test_a_namesake_takes_probability_from_the_person() -> None:
    shares = shares_of([])
    alone, beside = probabilities(likelihoods(3.0), shares), probabilities(likelihoods(3.0, 30.0), shares)
    assert float(beside[0]) < float(alone[0])
