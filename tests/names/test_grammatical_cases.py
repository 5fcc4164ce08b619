"""Names in the genitive or dative, as clerks copy them from orders, are read back to the nominative."""

import pytest

from verifier_gui.names.folding import fold
from verifier_gui.names.grammatical_cases import nominatives, nominatives_of_given_name, nominatives_of_surname
from verifier_gui.names.patronymic_endings import nominative


@pytest.mark.parametrize(
    ("surname", "forms"),
    [
        # «Український правопис» (2019), §§ on declension of surnames: genitive, dative
        ("шевченко", "шевченка шевченку"),
        ("ковальчук", "ковальчука ковальчуку"),
        ("мельник", "мельника мельнику"),
        ("вінницький", "вінницького вінницькому"),
        ("зелінська", "зелінської зелінській"),
        ("кузнецов", "кузнецова кузнецову"),
        ("петрова", "петрової петровій"),
        ("ільїн", "ільїна ільїну"),
        ("коваль", "коваля ковалю"),
        ("лановий", "ланового лановому"),
        ("сорока", "сороки"),
        ("мороз", "мороза морозу"),
        ("швець", "швеця швецю"),
        # Зализняк, «Грамматический словарь русского языка» (1977)
        ("иванов", "иванова иванову"),
        ("винницкий", "винницкого винницкому"),
        ("петрова", "петровой"),
        ("ильин", "ильина ильину"),
        ("толстой", "толстого толстому"),
        ("пушкина", "пушкиной"),
    ],
)
def test_the_nominative_of_a_surname_is_among_what_its_cases_may_mean(surname: str, forms: str) -> None:
    for form in forms.split():
        assert surname in nominatives_of_surname(form), form


@pytest.mark.parametrize(
    ("given_name", "forms"),
    [
        ("іван", "івана івану"),
        ("петро", "петра петру"),
        ("микола", "миколи миколі"),
        ("андрій", "андрія андрію"),
        ("ігор", "ігоря ігорю"),
        ("олена", "олени олені"),
        ("марія", "марії"),
        ("сергей", "сергея сергею"),
        ("игорь", "игоря игорю"),
        ("анна", "анны анне"),
        ("илья", "ильи илье"),
        ("никита", "никиты никите"),
    ],
)
def test_the_nominative_of_a_given_name_is_among_what_its_cases_may_mean(given_name: str, forms: str) -> None:
    for form in forms.split():
        assert fold(given_name) in map(fold, nominatives_of_given_name(form)), form


@pytest.mark.parametrize(
    ("patronymic", "forms"),
    [
        ("петрович", "петровича петровичу петровичем"),
        ("сергійович", "сергійовича сергійовичу"),
        ("ілліч", "ілліча іллічу"),
        ("кузьмич", "кузьмича кузьмичу"),
        ("петрівна", "петрівни петрівні"),
        ("сергіївна", "сергіївни сергіївні"),
        ("николаевич", "николаевича николаевичу"),
        ("николаевна", "николаевны николаевне"),
        ("ильинична", "ильиничны ильиничне"),
    ],
)
def test_patronymics_are_read_back(patronymic: str, forms: str) -> None:
    for form in forms.split():
        assert nominative(form) == patronymic
    assert nominative(patronymic) == ""


@pytest.mark.parametrize(
    ("name", "nominative_of_each"),
    [
        (("шевченка", "івана", "петровича"), ("шевченко", "іван", "петрович")),
        (("петрової", "марії", "іванівни"), ("петрова", "марія", "іванівна")),
        (("шевченку", "миколі", ""), ("шевченко", "микола", "")),
        # Костянтина and Олександра are women's names too: the surname tells
        (("кесарчука", "костянтина", ""), ("кесарчук", "костянтин", "")),
        (("шевченка", "олександра", ""), ("шевченко", "олександр", "")),
        (("вінницького", "валентина", ""), ("вінницький", "валентин", "")),
    ],
)
def test_a_whole_name_in_another_case_is_read_back(
    name: tuple[str, str, str], nominative_of_each: tuple[str, str, str]
) -> None:
    found = nominatives(*name)
    assert found is not None
    surname, given_name, patronymic = nominative_of_each
    assert surname in found[0]
    assert given_name in found[1]
    assert found[2] == patronymic


@pytest.mark.parametrize(
    "name",
    [
        ("шевченко", "іван", "петрович"),
        ("іванова", "олександра", ""),
        ("козак", "валентина", ""),
        ("мельник", "марина", "петрівна"),
    ],
)
def test_a_name_in_the_nominative_is_no_other_case(name: tuple[str, str, str]) -> None:
    assert nominatives(*name) is None
