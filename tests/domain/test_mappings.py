"""A confirmed mapping lies on another table by the texts of its headings."""

from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.domain.mappings import KeptMapping

HEADINGS = ("№", "ПІБ", "Дата", "Дата", "Телефон")
MEANINGS = ColumnMapping(("number", "full-name", "birth-date", "captured-on", ""))
KEPT = KeptMapping("Штаб", HEADINGS, MEANINGS)


def test_a_table_with_the_same_headings_in_another_order_is_of_the_same_shape() -> None:
    assert KEPT.is_of_shape(["Дата", "дата ", "№", "  ПІБ", "Телефон"])


def test_a_table_with_one_more_heading_is_not_but_the_mapping_fits_it() -> None:
    more = [*HEADINGS, "Звання"]
    assert not KEPT.is_of_shape(more)
    assert KEPT.fits(more)


def test_it_does_not_fit_where_a_heading_that_means_something_is_missing() -> None:
    assert not KEPT.fits(["№", "ПІБ", "Дата", "Телефон"])
    assert KEPT.fits(["№", "ПІБ", "Дата", "Дата"])


def test_one_heading_does_not_tell_a_table() -> None:
    lone = KeptMapping("", ("ПІБ", "", ""), ColumnMapping(("full-name", "", "")))
    assert not lone.is_of_shape(["ПІБ", "", ""])


def test_a_mapping_of_columns_without_headings_fits_nothing() -> None:
    assert not KeptMapping("", ("", ""), ColumnMapping(("full-name", ""))).fits(["", ""])


def test_columns_that_it_does_not_know_keep_what_was_understood_but_no_meaning_twice() -> None:
    headings = ["ПІБ", "№", "Дата", "Дата", "Прізвище імʼя", "Звання"]
    understood = ColumnMapping(("", "", "", "birth-date", "full-name", "rank"))
    laid = KEPT.laid_on(headings, understood)
    assert laid.columns == ("full-name", "number", "birth-date", "captured-on", "", "rank")


@given(st.permutations(range(len(HEADINGS))))
def test_wherever_a_column_stands_it_keeps_its_meaning(order: list[int]) -> None:
    laid = KEPT.laid_on([HEADINGS[place] for place in order], ColumnMapping(("",) * len(order)))
    others = [(HEADINGS[place], meaning) for place, meaning in zip(order, laid.columns, strict=True)]
    assert dict(found for found in others if found[0] != "Дата") == {"№": "number", "ПІБ": "full-name", "Телефон": ""}
    # Of two headings of one text the left one is the first.
    assert [meaning for text, meaning in others if text == "Дата"] == ["birth-date", "captured-on"]
