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


@pytest.mark.parametrize(
    ("grade", "written"),
    [
        (1, "солдат|рядовой|матрос|private|рядовий"),
        (2, "старший солдат|ст. солдат|ст.солдат|ст-солдат|старший матрос|private first class|єфрейтор|senior soldier"),
        (3, "молодший сержант|мл. сержант|мол.сержант|junior sergeant|старшина 2 статті"),
        (4, "сержант|с-т|sergeant|старшина першої статті"),
        (5, "старший сержант|ст. сержант|ст. с-т|senior sergeant|головний старшина"),
        (6, "головний сержант|гл. сержант|chief sergeant|старшина"),
        (7, "штаб-сержант|штаб сержант|staff sergeant|прапорщик|мичман"),
        (8, "майстер-сержант|master sergeant|головний майстер-сержант|старший прапорщик"),
        (9, "молодший лейтенант|мл. лейтенант|junior lieutenant"),
        (10, "лейтенант|л-т|lieutenant"),
        (11, "старший лейтенант|ст. лейтенант|ст. л-т|senior lieutenant|старлей"),
        (12, "капітан|к-н|captain|капітан-лейтенант"),
        (13, "майор|major|капітан 3 рангу|майор медичної служби"),
        (14, "підполковник|подполковник|lieutenant colonel|капитан 2-го ранга|п/полковник"),
        (15, "полковник|colonel|капітан I рангу"),
        (16, "генерал-майор|генерал|адмірал"),
        (0, "цивільний|гражданский"),
    ],
)
def test_a_rank_is_a_noun_with_what_qualifies_it(grade, written):
    assert {rank: grade_of(rank) for rank in written.split("|")} == dict.fromkeys(written.split("|"), grade)


def test_words_that_are_no_rank_have_no_grade():
    assert [grade_of(text) for text in ("", "водій", "в/сл", "36 ОБрМП")] == [None] * 4
