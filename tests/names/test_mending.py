"""Letters are mended word by word, and mending twice changes nothing more."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier_gui.names.mending import mend


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Пeтрeнко", "Петренко"),  # Latin e in a Cyrillic word
        ("Shevchеnko", "Shevchenko"),  # Cyrillic е in a Latin word
        ("Ковал3нко", "Ковалзнко"),
        ("К0валенко", "Коваленко"),
        ("Яковл6в", "Яковлбв"),
        ("Iваненко Iван", "Іваненко Іван"),
        ("Шев\u200bченко", "Шевченко"),
        ("ХОХА Іван", "ХОХА Іван"),
    ],
)
def test_letters_of_another_script_and_digits_are_read_as_the_word_means_them(written: str, meant: str) -> None:
    assert mend(written).text == meant


@pytest.mark.parametrize(
    ("latin", "cyrillic"), list(zip("aceiopxyABCEHIKMOPTXY", "асеіорхуАВСЕНІКМОРТХУ", strict=True))
)
def test_every_letter_that_looks_like_one_of_another_script_is_mended_both_ways(latin: str, cyrillic: str) -> None:
    assert mend(f"Шеб{latin}ждюк").text == f"Шеб{cyrillic}ждюк"
    assert mend(f"Sdv{cyrillic}ghj").text == f"Sdv{latin}ghj"


@pytest.mark.parametrize(
    ("digit", "cyrillic", "latin"),
    [("0", "о", "o"), ("1", "і", "l"), ("3", "з", "3"), ("4", "ч", "4"), ("6", "б", "b"), ("8", "в", "b")],
)
def test_every_digit_that_scanning_gives_for_a_letter_is_mended_in_its_script(
    digit: str, cyrillic: str, latin: str
) -> None:
    assert mend(f"коваж{digit}ць").text == f"коваж{cyrillic}ць"
    assert mend(f"kovag{digit}ts").text == f"kovag{latin}ts"


def test_what_was_mended_is_told() -> None:
    assert mend("Пeтрeнко").mixed_scripts
    assert mend("К0валенко").digits
    assert mend("Шев\u200bченко").invisible
    assert not mend("Петренко  Іван").changed


@pytest.mark.parametrize("apostrophe", "'’ʼ`´″*\"")
def test_every_apostrophe_inside_a_word_becomes_one_and_counts_as_no_change(apostrophe: str) -> None:
    mended = mend(f"Дем{apostrophe}яненко")
    assert mended.text == "Демʼяненко"
    assert not mended.changed


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2212")
def test_every_dash_becomes_a_hyphen_and_counts_as_no_change(dash: str) -> None:
    mended = mend(f"Нечуй{dash}Левицький")
    assert mended.text == "Нечуй-Левицький"
    assert not mended.changed


@pytest.mark.parametrize("control", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_the_direction_of_writing_round_is_ignored_and_told(control: str) -> None:
    # Unicode Standard Annex 9: the twelve controls of the bidirectional algorithm
    mended = mend(f"Шев{control}ченко Іван")
    assert mended.text == "Шевченко Іван"
    assert mended.invisible


@pytest.mark.parametrize("number", ["А4321", "1989", "25-та", "АВ123456", "3"])
def test_numbers_are_left_alone(number: str) -> None:
    assert mend(number).text == number


@settings(deadline=None)
@given(st.text(max_size=40))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = mend(text).text
    assert mend(once).text == once
