"""Skeletons make one of what the languages and the transliterations write differently."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier_gui.names.folding import fold, readings, shape, sound

NAMES = st.text(
    alphabet="абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюяʼ' -abcdefghijklmnopqrstuvwxyzčšžłóńşğıöü0349", max_size=25
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Ukrainian and Russian orthography: і/и, є/е, ї/и, ь and apostrophe, -ий/-ый, -ий/-ой, -ська/-ская
        ("Вінницький", "Винницкий"),
        ("Білий", "Билый"),
        ("Толстий", "Толстой"),
        ("Лановий", "Лановой"),
        ("П'ятак", "Пьятак"),
        ("Лук'яненко", "Лукьяненко"),
        ("Зелінська", "Зелинская"),
        ("Сергієнко", "Сергиенко"),
        ("Соловйов", "Соловьев"),
        ("Ковальов", "Ковалёв"),
        ("Чорний", "Чёрный"),
        ("Братський", "Брацкий"),
        ("Нечуй–Левицький", "Нечуй-Левицкий"),
        # Letters of Turkic languages and Tajik, as these languages' speakers write their names in Cyrillic
        ("Әлиев", "Алиев"),
        ("Раҳмонов", "Рахмонов"),
        ("Қурбонов", "Курбонов"),
    ],
)
def test_one_name_in_ukrainian_and_russian_spelling_has_one_skeleton(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Zghurskyi", "Згурський"),  # Cabinet resolution 55 (2010): зг zgh
        ("Shcherbak", "Щербак"),  # the same: щ shch
        ("Kharchenko", "Харченко"),  # the same: х kh
        ("Yakymenko", "Якименко"),  # the same: я ya at the start
        ("Koval'chuk", "Ковальчук"),  # BGN/PCGN 1965
        ("Schukin", "Щукін"),  # national system of 1996: щ sch
        ("Iurchenko", "Юрченко"),  # ICAO 9303: ю iu
        ("Tcvetkov", "Цветков"),  # GOST R 52535.1-2006: ц tc
        ("Schewtschenko", "Шевченко"),  # German
        ("Chevtchenko", "Шевченко"),  # French
        ("Pouchkine", "Пушкин"),  # French -ine
        ("Szewczenko", "Шевченко"),  # Polish
        ("Jabłoński", "Яблонський"),  # Polish ł ń
        ("Ševčenko", "Шевченко"),  # scientific
        ("Sevcenko", "Шевченко"),  # scientific, marks lost
        ("Şevçenko", "Шевченко"),  # Turkish
        ("Harchenko", "Харченко"),  # h for х
        ("Ivanoff", "Иванов"),
        ("Romanow", "Романов"),
    ],
)
def test_a_latin_word_has_the_skeleton_of_its_cyrillic_spelling_among_its_readings(latin: str, cyrillic: str) -> None:
    assert set(readings(latin)) & set(readings(cyrillic))


@pytest.mark.parametrize(("one", "other"), [("Петренко", "Петрюк"), ("Іваненко", "Іванченко"), ("Бондар", "Гончар")])
def test_different_names_keep_different_skeletons(one: str, other: str) -> None:
    assert not set(readings(one)) & set(readings(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Коваленко", "Каваленко"),  # akanye
        ("Петров", "Питроф"),  # ikanye, devoicing
        ("Хвиль", "Филь"),
        ("Вдовенко", "Удовенко"),  # в and у, Правопис 2019
        ("Щедрін", "Шедрин"),
    ],
)
def test_what_sounds_alike_is_equal_by_ear(one: str, other: str) -> None:
    assert sound(fold(one)) == sound(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    # What scanners make of print, and what is read in handwriting
    [("Панченко", "Ианченко"), ("Кравець", "Нравсць"), ("Шматко", "Тшатко"), ("Гончар", "Чонгар"), ("Ніна", "Пина")],
)
def test_what_looks_alike_has_one_shape(one: str, other: str) -> None:
    assert shape(fold(one)) == shape(fold(other))


def test_a_shape_has_as_many_letters_as_its_word() -> None:
    """An eye takes a letter for another, not three for one: Лупеко is no misread Лукасенко."""
    assert shape(fold("Лукасенко")) != shape(fold("Лупеко"))


@settings(deadline=None)
@given(NAMES)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@settings(deadline=None)
@given(NAMES)
def test_a_word_has_few_readings_and_they_are_skeletons(text: str) -> None:
    found = readings(text)
    assert len(found) <= 10
    assert all(fold(reading) == reading for reading in found)


@settings(deadline=None)
@given(st.text(max_size=40))
def test_folding_is_total_and_leaves_nothing_more_to_fold(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
