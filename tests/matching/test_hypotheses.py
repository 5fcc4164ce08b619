"""The shares of persons, relatives and strangers are learned from the list itself."""

from collections.abc import Sequence

import numpy as np
import pytest

from verifier_gui.matching.hypotheses import Likelihoods, probabilities, shares_of


def likelihoods(person: Sequence[float], namesake: Sequence[float] = ()) -> Likelihoods:
    """One record for each subject."""
    none = np.zeros(len(person))
    of_namesakes = np.array([*namesake, *none[len(namesake) :]])
    return Likelihoods(len(person), np.arange(len(person)), np.array(person), none, of_namesakes, none, none)


def test_the_share_of_strangers_is_learned() -> None:
    mostly_strangers = likelihoods([1e4] * 10 + [1e-4] * 90)
    assert shares_of(mostly_strangers)[:2].sum() == pytest.approx(0.2, abs=0.05)
    assert shares_of(mostly_strangers)[-1] > 0.6


def test_shares_sum_to_one_and_so_do_the_hypotheses() -> None:
    found = likelihoods([3.0, 0.1], [2.0, 0.2])
    shares = shares_of(found)
    assert shares.sum() == pytest.approx(1)
    assert all(0 < probability < 1 for probability in probabilities(found, shares).tolist())


def test_a_namesake_takes_probability_from_the_person() -> None:
    shares = shares_of(likelihoods([]))
    alone, beside = (
        float(probabilities(found, shares)[0]) for found in (likelihoods([3.0]), likelihoods([3.0], [30.0]))
    )
    assert beside < alone


def test_careless_hands_are_learned_from_a_list_that_is_full_of_them() -> None:
    size = 100
    none = np.zeros(size)
    clean, careless = np.full(size, 1e-3), np.full(size, 1e1)
    found = Likelihoods(size, np.arange(size), clean, careless, none, none, none)
    learned = shares_of(found)
    assert learned[1] > 0.5
    assert float(probabilities(found, learned)[0]) > 0.8
