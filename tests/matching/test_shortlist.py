"""Nothing that matters is lost by not looking at every row: brute force and the index agree."""

from random import Random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people_of_tests import FATHERS, GIVEN, SURNAMES, crowd, person, registry

from verifier_gui.domain.facts import Facts
from verifier_gui.matching.agreements import Agreements
from verifier_gui.matching.batch import Batch
from verifier_gui.matching.engine import find_candidates
from verifier_gui.matching.people import read_person
from verifier_gui.matching.registry_index import RegistryIndex
from verifier_gui.matching.scoring import Scored, score
from verifier_gui.matching.shortlist import least_bits, shortlist
from verifier_gui.progress import Progress

NAMES = st.one_of(
    st.sampled_from([*SURNAMES, "Шевчинко", "Bondarenko", "Мороз-Коваль", "Ф"]),
    st.text(alphabet="абвгдеиклмнопрсту", min_size=2, max_size=9),
)
GIVEN_NAMES = st.sampled_from([*GIVEN, "Николай", "Serhii", "І.", "Вугар", ""])
FATHERS_NAMES = st.sampled_from([*FATHERS, "Петровна", "Мамед огли", "П.", ""])
DATES = st.one_of(
    st.just(""),
    st.builds(
        lambda year, month, day: f"{year}-{month:02}-{day:02}",
        st.integers(1980, 1984),
        st.integers(1, 12),
        st.integers(1, 28),
    ),
    st.builds(lambda year, month: f"{year}-{month:02}", st.integers(1980, 1984), st.integers(1, 12)),
    st.builds(str, st.integers(1980, 1984)),
)
TAX_NUMBERS = st.sampled_from(["", "", "", "3088102316", "2930102317"])


def one(surname: str, given_name: str, father: str, birth: str, tax_number: str) -> Facts:
    parts = [part or "-" for part in (surname, given_name, father)]
    others = {"tax_number": tax_number} if tax_number else {}
    found = person(" ".join(parts), birth, **others)
    return Facts.of(fact for fact in found.facts if fact.value != "-")


PEOPLE = st.builds(one, NAMES, GIVEN_NAMES, FATHERS_NAMES, DATES, TAX_NUMBERS)
SUBJECTS = st.builds(one, NAMES, GIVEN_NAMES, FATHERS_NAMES, DATES, st.just(""))
"""Without numbers: what they weigh is told by their names and birth dates alone."""


Told = tuple[str, str, str, str]


@st.composite
def kindred(draw: st.DrawFn) -> tuple[list[Facts], list[Facts]]:
    """Subjects, and records that each share some parts with one of them: by a rare name, a birth date or a surname alone a record
    may weigh enough."""
    told = st.tuples(NAMES, GIVEN_NAMES, FATHERS_NAMES, DATES)
    subjects: list[Told] = draw(st.lists(told, min_size=1, max_size=4))
    records: list[Facts] = []
    for _ in range(draw(st.integers(5, 40))):
        other, own = draw(told), draw(st.sampled_from(subjects))
        shared = draw(st.lists(st.booleans(), min_size=4, max_size=4))
        mixed = [mine if same else theirs for mine, theirs, same in zip(own, other, shared, strict=True)]
        records.append(one(*mixed, ""))
    return [one(*subject, "") for subject in subjects], records


def every_pair(subjects: list[Facts], index: RegistryIndex) -> tuple[Batch, Scored]:
    batch = Batch([read_person(facts) for facts in subjects], index, lambda: None)
    size = len(index)
    subject, position = np.divmod(np.arange(len(subjects) * size), size)
    return batch, score(batch, index, Agreements(index), subject, position)


@settings(deadline=None, derandomize=True, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(kindred())
def test_every_row_that_weighs_enough_is_on_the_short_list(both: tuple[list[Facts], list[Facts]]) -> None:
    subjects, records = both
    index = registry([*crowd()[:120], *records])
    batch, scored = every_pair(subjects, index)
    kept = set(zip(*(found.tolist() for found in shortlist(batch, index, 3, lambda: None)), strict=True))
    heavy = np.flatnonzero(scored.total > least_bits(index))
    pairs = set(zip(scored.subject[heavy].tolist(), scored.position[heavy].tolist(), strict=True))
    assert pairs <= kept


@settings(deadline=None, derandomize=True, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(SUBJECTS, min_size=1, max_size=4), st.lists(PEOPLE, min_size=5, max_size=40))
def test_of_a_small_registry_the_best_of_all_rows_are_on_the_short_list(
    subjects: list[Facts], records: list[Facts]
) -> None:
    index = registry(records)
    batch, scored = every_pair(subjects, index)
    subject, position = shortlist(batch, index, 3, lambda: None)
    totals = scored.total.reshape(len(subjects), len(index))
    for number in range(len(subjects)):
        kept = np.sort(totals[number, position[subject == number]])[::-1]
        assert kept[:3] == pytest.approx(np.sort(totals[number])[::-1][:3], abs=1e-3)


@settings(deadline=None, derandomize=True, max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PEOPLE, min_size=1, max_size=4), st.lists(PEOPLE, min_size=2, max_size=30), st.randoms())
def test_the_order_of_a_registry_changes_no_score(subjects: list[Facts], records: list[Facts], random: Random) -> None:
    people = [*crowd()[:60], *records]
    order = list(range(len(people)))
    random.shuffle(order)
    straight, shuffled = registry(people), registry([people[place] for place in order])
    for one_way, other_way in zip(
        find_candidates(subjects, straight, top=5, progress=Progress()),
        find_candidates(subjects, shuffled, top=5, progress=Progress()),
        strict=True,
    ):
        assert [match.weight for match in one_way] == pytest.approx([match.weight for match in other_way], abs=1e-3)
        assert [match.probability for match in one_way] == pytest.approx(
            [match.probability for match in other_way], abs=1e-6
        )


def test_a_large_registry_keeps_near_misses_for_everybody() -> None:
    people = crowd() * 150
    index = registry(people)
    assert len(index) > 50_000
    (matches,) = find_candidates([person("Вишнеградський Зиновій Орестович")], index, top=5, progress=Progress())
    assert len(matches) == 5
