"""Forms that one surname has: of a man and of a woman, in Ukrainian and in Russian."""

import pytest

from verifier_gui.names.folding import fold
from verifier_gui.names.surname_endings import surname_likeness
from verifier_gui.names.surname_forms import are_of_two_sexes, surname_forms


def forms_of(surname: str) -> set[str]:
    """Its skeleton and those of its other forms."""
    (found,) = surname_forms([fold(surname)])
    return found | {fold(surname)}


@pytest.mark.parametrize(
    ("man", "woman"),
    [
        # «Український правопис» (2019), «Правила русской орфографии»: surnames of women
        ("Зелінський", "Зелінська"),
        ("Зелинский", "Зелинская"),
        ("Хмельницький", "Хмельницька"),
        ("Петров", "Петрова"),
        ("Медведев", "Медведева"),
        ("Ільїн", "Ільїна"),
        ("Пушкин", "Пушкина"),
        ("Лановий", "Ланова"),
        ("Толстой", "Толстая"),
    ],
)
def test_a_mans_and_a_womans_form_are_of_one_surname(man: str, woman: str) -> None:
    assert forms_of(man) & forms_of(woman)
    assert are_of_two_sexes(man.lower(), woman.lower())
    assert are_of_two_sexes(woman.lower(), man.lower())


@pytest.mark.parametrize("surname", ["Шевченко", "Ковальчук", "Мельник", "Мороз", "Коваль"])
def test_surnames_that_women_bear_unchanged_have_no_form_of_the_other_sex(surname: str) -> None:
    assert not are_of_two_sexes(surname.lower(), surname.lower())


@pytest.mark.parametrize(
    ("ukrainian", "russian"),
    [
        ("Романів", "Романов"),  # -ів/-ов
        ("Гордіїв", "Гордеев"),  # -їв/-ев
        ("Ковалів", "Ковалев"),  # -ів/-ев
        ("Кобзар", "Кобзарь"),  # -ар/-арь
        ("Кобзар", "Кобзарий"),
        ("Лозовий", "Лозовой"),  # -ий/-ой
        ("Синій", "Синий"),  # -ій/-ий
        ("Головко", "Головка"),  # -ко/-ка
    ],
)
def test_one_surname_in_two_languages_meets_in_its_forms(ukrainian: str, russian: str) -> None:
    assert forms_of(ukrainian) & forms_of(russian)


@pytest.mark.parametrize(("one", "other"), [("Петренко", "Петров"), ("Коваль", "Ковальчук"), ("Романюк", "Романов")])
def test_other_surnames_meet_in_no_form(one: str, other: str) -> None:
    assert not forms_of(one) & forms_of(other)


@pytest.mark.parametrize(
    ("likeness", "words"),
    [
        (2, "Коваль Козак Мороз Шульга Петренко Ковальчук Зелінська Петрова Kovalchuk Koval Шаўчэнка Сидоренко-Мороз"),
        (1, "Павук Дельфін Гонець"),
        (0, "Бук Дед Ворон Ластівка Саша Іван Buk"),
    ],
)
def test_a_word_looks_more_or_less_like_a_surname(likeness: int, words: str) -> None:
    assert {word: surname_likeness(word) for word in words.split()} == dict.fromkeys(words.split(), likeness)
