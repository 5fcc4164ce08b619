"""The Ukrainian tax number."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.tax_number import TaxNumber

WEIGHTS = (-1, 5, 7, 9, 4, 6, 10, 5, 7)
"""Of the check digit, by the tax service's order on the register of natural persons."""


def numbered(day: datetime.date, serial: int) -> str:
    nine = f"{(day - datetime.date(1899, 12, 31)).days:05}{serial:04}"
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, nine, strict=True))
    return nine + str(total % 11 % 10)


births = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1))


@given(births, st.integers(0, 9999))
def test_number_gives_birth_date_and_sex_back(day: datetime.date, serial: int) -> None:
    number = TaxNumber(numbered(day, serial))
    assert number.is_valid
    assert number.birth_date == day
    assert number.is_male == (serial % 2 == 1)


@given(births, st.integers(0, 9999), st.integers(1, 9))
def test_wrong_check_digit_is_seen(day: datetime.date, serial: int, shift: int) -> None:
    digits = numbered(day, serial)
    assert not TaxNumber(digits[:9] + str((int(digits[9]) + shift) % 10)).is_valid


@pytest.mark.parametrize("text", ["", "123456789", "12345678901", "12345678OO", "1234 56789", "١٢٣٤٥٦٧٨٩٠"])
def test_what_is_not_ten_digits_is_not_valid(text: str) -> None:
    assert not TaxNumber(text).is_valid


def test_first_day_of_the_count_is_the_first_of_january_1900() -> None:
    assert TaxNumber("0000100000").birth_date == datetime.date(1900, 1, 1)
