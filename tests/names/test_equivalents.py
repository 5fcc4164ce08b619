"""Given names and patronymics are one name over the languages; the program's own tables load clean."""

import itertools
import re
import runpy
from pathlib import Path

import pytest

from verifier_gui.domain.resources import resource_path
from verifier_gui.names.equivalents import (
    given_name_keys,
    given_name_table,
    is_given_name,
    language_of_form,
    language_of_patronymic,
    patronymic_keys,
    short_for,
    surname_in_russian,
)
from verifier_gui.names.folding import fold
from verifier_gui.names.patronymic_endings import made_from


@pytest.mark.parametrize(
    "forms",
    # Скрипник, Дзятківська, «Власні імена людей» (2005)
    [
        "Микола Николай Мікалай Mykola Nikolai Nicholas Mikołaj",
        "Олександр Александр Аляксандр Oleksandr Alexander Aleksandrs",
        "Дмитро Дмитрий Dmytro Dmitry",
        "Пилип Филипп Philip",
        "Ганна Анна Hanna",
        "Гнат Игнат",
        "Омелян Емельян",
        "Опанас Афанасий",
        "Євген Евгений Яўген Eugene",
        "Володимир Владимир Уладзімір Uladzimir",
        "Ольга Вольга Volha",
        "Христина Кристина",
        "Олексій Алексей Аляксей Oleksii Alexey",
        "Михайло Михаил Міхаіл Mykhailo Michael",
        "Олена Елена Алена Olena Elena Helen",
    ],
)
def test_forms_of_one_name_meet(forms: str) -> None:
    for one, other in itertools.combinations(forms.split(), 2):
        assert given_name_keys(one) & given_name_keys(other), (one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ілліч", "Ильич"),
        ("Якович", "Яковлевич"),
        ("Йосипович", "Иосифович"),
        ("Мусійович", "Моисеевич"),
        ("Хомич", "Фомич"),
        ("Дмитрович", "Дмитриевич"),
        ("Кирилович", "Кириллович"),
        ("Микитович", "Никитич"),
        ("Лукич", "Лукович"),
        ("Кузьмич", "Кузьмович"),
        ("Лук'янович", "Лукьянович"),
        ("Луківна", "Лукинична"),
        ("Кузьмівна", "Кузьминична"),
        ("Іллівна", "Ильинична"),
        ("Миколаївна", "Николаевна"),
        ("Mykolaiovych", "Николаевич"),
        ("Hryhorovych", "Григорьевич"),
        ("Сергіївна", "Sergeevna"),
    ],
)
def test_patronymics_of_one_father_meet(one: str, other: str) -> None:
    assert patronymic_keys(one) & patronymic_keys(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Сергій", "Андрій"), ("Олександр", "Олексій"), ("Марія", "Марина"), ("Іван", "Ігор")]
)
def test_different_names_do_not_meet(one: str, other: str) -> None:
    assert not given_name_keys(one) & given_name_keys(other)


@pytest.mark.parametrize(("one", "other"), [("Петрович", "Павлович"), ("Іванович", "Ігорович")])
def test_different_fathers_do_not_meet(one: str, other: str) -> None:
    assert not patronymic_keys(one) & patronymic_keys(other)


def test_a_short_form_stands_for_every_name_it_may_mean() -> None:
    assert short_for("Коля") & given_name_keys("Микола")
    assert short_for("Саша") & given_name_keys("Олександр")
    assert short_for("Саша") & given_name_keys("Олександра")
    assert not short_for("Коля") & given_name_keys("Олександр")


def test_surnames_are_not_taken_for_given_names() -> None:
    assert not any(map(is_given_name, ["Шевченко", "Мельник", "Бондаренко"]))


def test_the_language_of_a_form_is_told() -> None:
    assert [language_of_form(name) for name in ("Микола", "Николай", "Мікалай", "Mykola")] == [
        "uk",
        "ru",
        "be",
        "latin",
    ]
    assert [language_of_patronymic(name) for name in ("Сергійович", "Сергеевич", "Petrovych")] == ["uk", "ru", "latin"]


@pytest.mark.parametrize(
    ("father", "patronymic"), [("микола", "миколович"), ("сергій", "сергійович"), ("ігор", "ігорович")]
)
def test_patronymics_are_made_by_rule(father: str, patronymic: str) -> None:
    assert patronymic in made_from(father)


def test_every_row_of_the_table_of_given_names_is_whole_and_in_one_script_a_word() -> None:
    rows = given_name_table()
    assert len(rows) > 150
    for row in rows:
        assert row.sex in {"m", "f"}
        assert row.ukrainian
        assert row.russian
        for form in (*row.forms, *row.short):
            assert bool(re.search("[а-яіїєґёўА-ЯІЇЄҐЁ]", form)) != bool(re.search("[a-zA-Z]", form)), form


def test_the_compiled_table_is_what_its_sources_give() -> None:
    program = runpy.run_path(str(Path(__file__).parents[2] / "packaging" / "name_equivalents.py"))
    compiled = resource_path("names", "equivalents.tsv").read_text(encoding="utf-8")
    assert compiled.splitlines() == program["table"]().splitlines(), "run packaging/name_equivalents.py write"


def test_a_surname_that_russian_turns_into_another_word_is_known() -> None:
    assert surname_in_russian(fold("Білий")) == (fold("Белый"),)
    assert surname_in_russian(fold("Петрівський")) == (fold("Петровский"),)
    assert surname_in_russian(fold("Шевченко")) == ()
