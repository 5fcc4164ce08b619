"""The shares of persons, relatives and strangers are learned from the list itself."""

from collections.abc import Sequence

import numpy as np
import pytest
from people_of_tests import crowd, person, registry

from verifier_gui.matching.agreements import Agreements
from verifier_gui.matching.batch import Batch
from verifier_gui.matching.hypotheses import Likelihoods, probabilities, shares_of
from verifier_gui.matching.people import read_person
from verifier_gui.matching.scoring import Scored, score


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


def scored(subject: str, record: str, birth: str = "1984-07-19") -> Scored:
    """The record stands among the crowd."""
    index = registry([*crowd(), person(record, "1984-07-19")])
    batch = Batch([read_person(person(subject, birth))], index, lambda: None)
    return score(batch, index, Agreements(index), np.array([0]), np.array([len(crowd())]))


def test_a_brother_is_likelier_a_brother_than_the_person_and_a_twin_likelier_a_twin() -> None:
    brother = scored("Ярошенко Павло Григорович", "Ярошенко Петро Григорович", "1988-03-30")
    twin = scored("Ярошенко Павло Григорович", "Ярошенко Петро Григорович")
    assert brother.sibling[0] > 10 * brother.person[0]
    assert twin.twin[0] > 10 * twin.person[0]
    assert twin.twin[0] > twin.sibling[0]


def test_nobody_has_a_brother_of_his_own_name_but_may_have_a_namesake() -> None:
    found = scored("Ярошенко Петро Григорович", "Ярошенко Петро Григорович", "1988-03-30")
    assert found.sibling[0] == found.twin[0] == 0
    assert found.namesake[0] > found.person[0]
