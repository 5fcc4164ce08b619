"""Dates known in part."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.dates import PartialDate

days = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
months = st.dates().map(lambda day: PartialDate(day.year, day.month))
years = st.dates().map(lambda day: PartialDate(day.year))
partial_dates = days | months | years


@given(partial_dates)
def test_date_comes_back_as_it_was_written(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@given(partial_dates)
def test_span_begins_before_it_ends(date: PartialDate) -> None:
    assert date.first_day() <= date.last_day()
    assert (date.first_day() == date.last_day()) == (date.precision == "day")


@given(partial_dates, partial_dates)
def test_what_is_after_may_be_after_and_never_both_ways(one: PartialDate, other: PartialDate) -> None:
    if one.is_after(other):
        assert one.may_be_after(other)
        assert not other.may_be_after(one)


@given(st.dates(), st.dates())
def test_known_days_are_ordered_as_the_calendar_orders_them(one: datetime.date, other: datetime.date) -> None:
    first, second = (PartialDate(day.year, day.month, day.day) for day in (one, other))
    assert first.is_after(second) == first.may_be_after(second) == (one > other)


@pytest.mark.parametrize(
    ("written", "shown", "precision", "last"),
    [
        ("1989-03-12", "12.03.1989", "day", datetime.date(1989, 3, 12)),
        ("2024-02", "02.2024", "month", datetime.date(2024, 2, 29)),
        ("1900-02", "02.1900", "month", datetime.date(1900, 2, 28)),
        ("1989-12", "12.1989", "month", datetime.date(1989, 12, 31)),
        ("1989", "1989", "year", datetime.date(1989, 12, 31)),
        ("9999", "9999", "year", datetime.date.max),
    ],
)
def test_how_a_date_is_shown_and_how_far_it_reaches(
    written: str, shown: str, precision: str, last: datetime.date
) -> None:
    date = PartialDate.parse(written)
    assert (date.shown(), date.precision, date.last_day()) == (shown, precision, last)


def test_year_alone_may_be_after_a_day_of_it_but_is_not() -> None:
    year, day = PartialDate(2022), PartialDate(2022, 5, 20)
    assert year.may_be_after(day)
    assert not year.is_after(day)
    assert day.may_be_after(year)


@pytest.mark.parametrize(
    "text",
    ["", "12.03.1989", "1989-3-1", "1989-13", "1989-02-30", "1989-00", "1989-00-00", "1989-03-00", "0000", "1989-03-12 ",
     "1989-03-12\n", "١٩٨٩", "-989", "1989-03-12T00:00"],
)  # fmt: skip
def test_text_that_is_no_written_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        PartialDate.parse(text)


def test_day_without_its_month_is_refused() -> None:
    with pytest.raises(ValueError, match="without its month"):
        PartialDate(1989, 0, 12)
