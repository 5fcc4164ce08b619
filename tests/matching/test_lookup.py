"""Looking through a registry for what a person types."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people_of_tests import GIVEN, SURNAMES, crowd, person, registry

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.hits import How
from verifier_gui.matching.lookup import Found, Lookup, Sought

PEOPLE = [
    person("ГНАТЮК Микола Ілліч", "1989-12-03"),
    person("HNATIUK Mykola", "1989"),
    person("Гнатик Микола Іванович", "1989-03-12", tax_number="3258012345"),
    person("Гнатюк Ілля Миколайович", "1962-11-09", passport="МЕ123456"),
    person("Ковальов-Сірий Олександр Юрійович", "1990-01-02"),
    person("Дорош Ганна Петрівна", "1989-03-13", former_surname="Бойко"),
    person("Сало Я.", "1975-05-05"),
]
LOOKUP = Lookup(registry([*PEOPLE, *crowd()]))


def looked(words: str, birth: str = "", number: str = "") -> list[Found]:
    sought = Sought(tuple(words.split()), PartialDate.parse(birth) if birth else None, birth, number)
    return list(LOOKUP.find(sought, 50).found)


def positions(words: str, birth: str = "", number: str = "") -> list[int]:
    return [found.position for found in looked(words, birth, number) if found.position < len(PEOPLE)]


@pytest.mark.parametrize(
    ("words", "birth", "expected"),
    [
        ("гнатюк микола", "1989", [0, 1, 2]),
        ("mykola hnatiuk", "1989", [0, 1, 2]),
        ("николай гнатюк", "1989", [0, 1, 2]),
        ("гнат", "", [0, 1, 3, 2]),
        ("hnat", "", [0, 1, 3, 2]),
        ("сірий саша", "", [4]),
        ("ковалев", "", [4]),
        ("бойко анна", "", [5]),
        ("дорош", "", [5]),
        ("сало ярослав", "", [6]),
        ("", "1989-12-03", [0, 1, 2]),
        ("", "1989-03-12", [2, 0, 5, 1]),
        ("", "1990-01-02", [4]),
        ("нікого такого", "", []),
    ],
)
def test_any_spelling_order_and_part_of_a_name_finds_the_person(words: str, birth: str, expected: list[int]) -> None:
    found = positions(words, birth)
    assert found[: len(expected)] == expected or sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("number", "expected"), [("3258012345", [2]), ("ME 123456", [3]), ("МЕ123456", [3]), ("12", [])]
)
def test_a_number_finds_its_bearer(number: str, expected: list[int]) -> None:
    assert positions("", "", number.replace(" ", "")) == expected


@pytest.mark.parametrize(
    ("words", "birth", "position", "how"),
    [
        ("гнатюк", "", 1, [(FactKind.SURNAME, How.SAME)]),
        ("гнат мик", "", 0, [(FactKind.SURNAME, How.BEGINS), (FactKind.GIVEN_NAME, How.BEGINS)]),
        ("гнатюк микола", "", 2, [(FactKind.SURNAME, How.CLOSE), (FactKind.GIVEN_NAME, How.SAME)]),
        ("гнатюк микола", "", 3, [(FactKind.SURNAME, How.SAME), (FactKind.PATRONYMIC, How.BEGINS)]),
        ("гнатюк м", "", 0, [(FactKind.SURNAME, How.SAME), (FactKind.GIVEN_NAME, How.INITIAL)]),
        ("сірий", "", 4, [(FactKind.SURNAME, How.PART)]),
        ("", "1989-03-12", 0, [(FactKind.BIRTH_DATE, How.SWAPPED)]),
        ("", "1989-03-12", 1, [(FactKind.BIRTH_DATE, How.YEAR)]),
        ("", "1989-03-12", 5, [(FactKind.BIRTH_DATE, How.NEAR)]),
    ],
)
def test_it_is_said_which_word_was_found_where(
    words: str, birth: str, position: int, how: list[tuple[FactKind, How]]
) -> None:
    (found,) = [one for one in looked(words, birth) if one.position == position]
    assert [(word.kind, word.how) for word in found.words] == how


def test_a_word_that_the_record_lacks_is_named() -> None:
    (found,) = [one for one in looked("гнатюк микола", "1962") if one.position == 0]
    assert found.missing == ("1962",)


def test_a_date_does_not_stand_for_a_name() -> None:
    assert all(word.kind is FactKind.SURNAME for found in looked("ковальов", "1989") for word in found.words[:1])
    assert 0 not in positions("шульга богдан", "1989")


def test_nothing_sought_finds_nothing_and_an_empty_registry_has_nobody() -> None:
    assert LOOKUP.find(Sought(), 5).total == 0
    assert Lookup(registry([])).find(Sought(("гнатюк",)), 5).total == 0


def test_the_total_counts_all_that_fit_and_no_more_are_given_than_wanted() -> None:
    looked_for = LOOKUP.find(Sought(("шевченко",)), 5)
    assert len(looked_for.found) == 5
    assert looked_for.total == 12


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 359), st.data())
def test_everybody_is_found_first_by_their_own_words_in_any_order(number: int, data: st.DataObject) -> None:
    words = (SURNAMES[number % 30], GIVEN[number // 30])
    order = data.draw(st.sampled_from(list(itertools.permutations(words))))
    best = LOOKUP.find(Sought(tuple(word.lower() for word in order)), 5).found[0]
    shown = LOOKUP.index.shown_name(best.position)
    assert all(word.lower() in shown.lower() for word in words)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=12), max_size=5))
def test_whatever_is_typed_ranks_without_fault(words: list[str]) -> None:
    looked_for = LOOKUP.find(Sought(tuple(words)), 5)
    points = [found.points for found in looked_for.found]
    assert points == sorted(points, reverse=True)
    assert all(len(found.words) + len(found.missing) == len(words) for found in looked_for.found)
