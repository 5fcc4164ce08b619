"""One cell becomes the parts of a name, in whatever order, case and company it stands."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier_gui.names.full_names import FullName, parse_full_name


def parts(name: FullName) -> tuple[str, str, str]:
    return name.surname, name.given_name, name.patronymic


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Шевченко Іван Петрович", ("Шевченко", "Іван", "Петрович")),
        ("БИРЮКОВА НИНА АНДРЕЕВНА", ("БИРЮКОВА", "НИНА", "АНДРЕЕВНА")),
        ("Іван Петрович Шевченко", ("Шевченко", "Іван", "Петрович")),
        ("Shevchenko Ivan Petrovych", ("Shevchenko", "Ivan", "Petrovych")),
        ("Ivan SHEVCHENKO", ("SHEVCHENKO", "Ivan", "")),
        ("Shevchenko, Ivan", ("Shevchenko", "Ivan", "")),
        ("Шевченко І.П.", ("Шевченко", "І.", "П.")),
        ("І. П. Шевченко", ("Шевченко", "І.", "П.")),
        ("Шевченко Іван", ("Шевченко", "Іван", "")),
        ("Нечуй-Левицький Іван Семенович", ("Нечуй-Левицький", "Іван", "Семенович")),
        ("Алиев Вугар Мамед оглы", ("Алиев", "Вугар", "Мамед оглы")),
        ("Алієва Севіль Мамед кизи", ("Алієва", "Севіль", "Мамед кизи")),
        ("Aliyev Vugar Mamed oglu", ("Aliyev", "Vugar", "Mamed oglu")),
        ("ШевченкоІван Петрович", ("Шевченко", "Іван", "Петрович")),
        ("ШЕВЧЕНКОІВАН ПЕТРОВИЧ", ("ШЕВЧЕНКО", "ІВАН", "ПЕТРОВИЧ")),
        ("Шевченко_Іван_Петрович", ("Шевченко", "Іван", "Петрович")),
        ("Шевченко/Іван/Петрович", ("Шевченко", "Іван", "Петрович")),
        ("Шевченко - Іван - Петрович", ("Шевченко", "Іван", "Петрович")),
        ("Шевченко.Іван.Петрович", ("Шевченко", "Іван", "Петрович")),
        ("Нечуй - Левицький Іван Семенович", ("Нечуй-Левицький", "Іван", "Семенович")),
        ("WOŁODYMYR WASYŁOWYCZ SŁYWYNŚKYJ", ("SŁYWYNŚKYJ", "WOŁODYMYR", "WASYŁOWYCZ")),
        ("старший солдат Шевченко", ("Шевченко", "", "")),
        ("Bdfyjd Bdfy Gtnhjdbx", ("Иванов", "Иван", "Петрович")),
        ("Майор Іван Петрович", ("Майор", "Іван", "Петрович")),
        ("  Шевченко\u00a0 Іван  Петрович ", ("Шевченко", "Іван", "Петрович")),
        ("12. Шевченко Іван Петрович", ("Шевченко", "Іван", "Петрович")),
        ("", ("", "", "")),
        ("12345", ("", "", "")),
    ],
)
def test_the_words_are_shared_out(text: str, expected: tuple[str, str, str]) -> None:
    assert parts(parse_full_name(text)) == expected


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("сержант Шевченко Іван Петрович", "сержант"),
        ("мл. сержант Шевченко Иван Петрович", "мл сержант"),
        ("старший солдат Шевченко Іван Петрович", "старший солдат"),
        ("Pvt. Shevchenko Ivan", "Pvt"),
    ],
)
def test_a_rank_before_the_name_is_taken_off(text: str, rank: str) -> None:
    found = parse_full_name(text)
    assert found.rank == rank
    assert found.surname in {"Шевченко", "Shevchenko"}


@pytest.mark.parametrize(
    "text",
    [
        "Шевченко Іван Петрович «Бук»",
        'Шевченко Іван Петрович "Бук"',
        "Шевченко Іван Петрович (Бук)",
        "Шевченко Іван Петрович п-в «Бук»",
        "Шевченко Іван Петрович позивний Бук",
    ],
)
def test_a_call_sign_is_taken_off(text: str) -> None:
    found = parse_full_name(text)
    assert found.call_sign == "Бук"
    assert parts(found) == ("Шевченко", "Іван", "Петрович")


@pytest.mark.parametrize(
    "text",
    [
        "Шевченко (Мельник) Олена Іванівна",
        "Шевченко/Мельник Олена Іванівна",
        "Шевченко (ур. Мельник) Олена Іванівна",
        "Шевченко Олена Іванівна, уроджена Мельник",
        "Шевченко Олена Іванівна née Мельник",
    ],
)
def test_a_former_surname_is_found(text: str) -> None:
    found = parse_full_name(text)
    assert found.former_surname == "Мельник"
    assert parts(found) == ("Шевченко", "Олена", "Іванівна")


def test_an_ambiguous_order_has_alternatives() -> None:
    found = parse_full_name("Роман Назар")
    assert (found.alternatives[0].surname, found.alternatives[0].given_name) == ("Назар", "Роман")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # An unknown given name (misspelled) in any place
        ("ВЛАИМИР НОСКОВ ВИКТОРОВИЧ", ("НОСКОВ", "ВЛАИМИР", "ВИКТОРОВИЧ")),
        ("Евгсний Алексеевич НРАТЕНКО", ("НРАТЕНКО", "Евгсний", "Алексеевич")),
        ("ОЛИГ О. ХАПОНЮК", ("ХАПОНЮК", "ОЛИГ", "О.")),
        # A surname broken in two, in each order
        ("Andrei Martc henko", ("Martc henko", "Andrei", "")),
        ("YAROSLAV IVANOUYCH SKLIA RENKO", ("SKLIA RENKO", "YAROSLAV", "IVANOUYCH")),
        ("Шев ченко Іван Петрович", ("Шев ченко", "Іван", "Петрович")),
        # Written together, with capitals that tell and without
        ("ЕВДОКИМЕНКОАнатолий", ("ЕВДОКИМЕНКО", "Анатолий", "")),
        ("Шевченко ІванПетрович", ("Шевченко", "Іван", "Петрович")),
        ("шевченкоіван петрович", ("шевченко", "іван", "петрович")),
        # The whole name in one word, and in the dative
        ("SHEVCHUKANDRII", ("SHEVCHUK", "ANDRII", "")),
        ("ОЛИЙНИКУВЛАДИМИРУ СЕРГЕЕВИЧУ", ("ОЛИЙНИКУ", "ВЛАДИМИРУ", "СЕРГЕЕВИЧУ")),
        # A name too many
        ("Шевченко Іван Петрович Сергійко", ("Шевченко", "Іван", "Петрович")),
    ],
)
def test_what_a_name_may_mean_is_among_its_readings(text: str, meant: tuple[str, str, str]) -> None:
    found = parse_full_name(text)
    others = [(other.surname, other.given_name, other.patronymic) for other in found.alternatives]
    assert meant in [parts(found), *others]


def test_the_likeliest_reading_costs_nothing_and_the_others_are_in_order() -> None:
    costs = [other.cost for other in parse_full_name("Роман Назар Петрович").alternatives]
    assert costs == sorted(costs)
    assert min(costs) >= 0


def test_mended_letters_are_told() -> None:
    assert parse_full_name("Шeвченко Іван").mended
    assert not parse_full_name("Шевченко Іван").mended


@settings(deadline=None)
@given(st.text(max_size=60))
def test_no_cell_makes_it_fail(text: str) -> None:
    found = parse_full_name(text)
    assert all(isinstance(part, str) for part in parts(found))
