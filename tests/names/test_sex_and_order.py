"""Sex as names tell it, and the order of names in a list."""

import pytest

from verifier_gui.names.collation import sort_key
from verifier_gui.names.places import place_key
from verifier_gui.names.ranks import grade_of
from verifier_gui.names.sex import Sex, sex_of


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        (("Шевченко", "Іван", "Петрович"), Sex.MALE),
        (("Шевченко", "Олена", "Петрівна"), Sex.FEMALE),
        (("Shevchenko", "Olena", "Petrivna"), Sex.FEMALE),
        (("Алієв", "Вугар", "Мамед огли"), Sex.MALE),
        (("Алієва", "Севіль", "Мамед кизи"), Sex.FEMALE),
        (("Шевченко", "Микола", ""), Sex.MALE),
        (("Іванова", "Ольга", ""), Sex.FEMALE),
        (("Іванова", "Микола", ""), None),
        (("Шевченко", "", ""), None),
    ],
)
def test_a_name_tells_the_sex_or_does_not(name: tuple[str, str, str], sex: Sex | None) -> None:
    assert sex_of(*name) is sex


def test_names_are_ordered_by_the_ukrainian_alphabet_with_latin_after() -> None:
    ordered = [
        "Авраменко",
        "Гайдук",
        "Ґалаґан",
        "Дем'ян",
        "Єрмак",
        "Зуб",
        "Ивченко",
        "Іванов",
        "Їжак",
        "Юрко",
        "Яців",
        "Adams",
    ]
    assert sorted({*ordered}, key=sort_key) == ordered


def test_apostrophes_do_not_part_names() -> None:
    assert sort_key("Дем'яненко") == sort_key("Дем’яненко") == sort_key("Демяненко")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("мл. сержант", "молодший сержант"),
        ("рядовой", "солдат"),
        ("ст. лейтенант", "старший лейтенант"),
        ("капитан", "капітан"),
    ],
)
def test_one_rank_in_two_languages_has_one_grade(one: str, other: str) -> None:
    assert grade_of(one) == grade_of(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Вінницька", "Винницкая обл."),
        ("Миколаївська", "Николаевская"),
        ("Рівненська обл.", "Ровенская"),
        ("м. Київ", "г. Киев"),
        ("АР Крим", "Крым"),
        ("Kharkivska", "Харьковская обл."),
    ],
)
def test_one_region_in_two_languages_has_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)
