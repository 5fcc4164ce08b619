"""A column of dates that slipped against the names is told, and a list in which nothing slipped is not."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people_of_tests import crowd, registry

from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.matching.engine import find_candidates
from verifier_gui.matching.slips import Slip, dates_of_namesakes, find_slips
from verifier_gui.progress import Progress

DATES = [f"{1 + number % 28:02}.{1 + number % 12:02}.{1970 + number % 35}" for number in range(40)]
FITTING = [frozenset({date}) for date in DATES]


def moved(dates: list[str], first: int, last: int, by: int) -> list[str]:
    """The dates of lines `first` to `last` stand `by` lines further down, and leave cells empty behind."""
    own = {place: "" if first <= place <= last else date for place, date in enumerate(dates)}
    for place in range(first, last + 1):
        own[place + by] = dates[place]
    return [own[place] for place in range(len(dates))]


@pytest.mark.parametrize("by", [1, -1, 2, -3])
def test_a_stretch_whose_dates_stand_elsewhere_is_told(by: int) -> None:
    assert find_slips(moved(DATES, 10, 20, by), FITTING) == [Slip(10, 20, by)]


def test_lines_that_are_in_no_registry_do_not_end_a_stretch() -> None:
    fitting = [frozenset[str]() if place % 2 else found for place, found in enumerate(FITTING)]
    assert find_slips(moved(DATES, 10, 20, 1), fitting) == [Slip(10, 20, 1)]


def test_two_lines_may_be_chance() -> None:
    assert find_slips(moved(DATES, 10, 11, 1), FITTING) == []


def test_a_list_in_order_has_no_slips_though_neighbours_are_twins() -> None:
    twins = [DATES[place // 2] for place in range(40)]
    assert find_slips(twins, [frozenset({date}) for date in twins]) == []


@settings(deadline=None)
@given(st.lists(st.sampled_from(["", "01.02.1990", "02.02.1990", "03.02.1990"]), max_size=30), st.data())
def test_slips_lie_within_the_list_apart_from_one_another_and_are_long_enough(
    births: list[str], data: st.DataObject
) -> None:
    sets = st.frozensets(st.sampled_from(["01.02.1990", "02.02.1990", "03.02.1990"]), max_size=2)
    fitting = data.draw(st.lists(sets, min_size=len(births), max_size=len(births)))
    found = find_slips(births, fitting)
    for slip in found:
        assert 0 <= slip.first < slip.last < len(births)
        assert slip.last - slip.first >= 2
        assert slip.by
    assert all(one.last < other.first for one, other in itertools.pairwise(found))


def test_the_engine_tells_the_dates_of_namesakes_by_which_a_slip_is_seen() -> None:
    people = crowd()[::7]
    dates = [facts.facts[3] for facts in people]
    slipped = [*dates[:5], dates[4], *dates[5:-1]]
    subjects = [Facts.of([*facts.facts[:3], date]) for facts, date in zip(people, slipped, strict=True)]
    matches = find_candidates(subjects, registry(crowd()), top=5, progress=Progress())
    fitting = [dates_of_namesakes(match.evidence for match in of_subject) for of_subject in matches]
    births = [born.shown() for facts in subjects if (born := facts.date(FactKind.BIRTH_DATE))]
    (slip,) = find_slips(births, fitting)
    assert (slip.first, slip.by) == (5, 1)
    assert slip.last >= len(people) - 3
