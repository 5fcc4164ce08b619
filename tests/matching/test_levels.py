"""What a level weighs is counted among the values that can have it."""

import numpy as np
import pytest
from numpy.typing import NDArray

from verifier_gui.domain.facts import FactKind
from verifier_gui.matching.levels import (
    DATES_APART,
    M_OF_DATES,
    M_OF_NAMES,
    NAMES_APART,
    SMOOTHING,
    USUAL_DATES,
    USUAL_NAMES,
    DateLevel,
    NameLevel,
    shares_at,
    weights,
)


def rows(**levels: int) -> NDArray[np.float64]:
    """Of a registry, how many rows stand at each level of one date."""
    counts = np.zeros(len(DateLevel))
    for level, count in levels.items():
        counts[DateLevel[level]] = count
    return counts


def bits_of_date(counts: NDArray[np.float64]) -> NDArray[np.float32]:
    return weights(M_OF_DATES[0], shares_at(USUAL_DATES[0], counts, SMOOTHING[FactKind.BIRTH_DATE], DATES_APART))


def test_a_year_alone_tells_no_more_where_few_records_give_no_more() -> None:
    years = {"YEAR_SAME": 100, "YEAR_NEAR": 200, "YEAR_DIFFERS": 3700}
    among_whole_dates = bits_of_date(rows(DIFFERS=93_000, SAME_YEAR=3000, **years))
    alone = bits_of_date(rows(**years))
    assert among_whole_dates[DateLevel.YEAR_SAME] == pytest.approx(alone[DateLevel.YEAR_SAME])
    assert alone[DateLevel.YEAR_SAME] < np.log2(40)


def test_an_initial_tells_no_more_where_few_records_give_no_more() -> None:
    counts = np.zeros(len(NameLevel))
    counts[NameLevel.INITIAL_AGREES], counts[NameLevel.INITIAL_DIFFERS], counts[NameLevel.DIFFERS] = 100, 1900, 98_000
    kind = FactKind.GIVEN_NAME
    found = weights(M_OF_NAMES[kind], shares_at(USUAL_NAMES[kind], counts, SMOOTHING[kind], NAMES_APART))
    # One initial in twenty agrees.
    assert found[NameLevel.INITIAL_AGREES] == pytest.approx(np.log2(0.95 * 20), abs=0.2)


def test_a_missing_value_weighs_nothing() -> None:
    assert bits_of_date(rows(DIFFERS=1000, MISSING=500))[DateLevel.MISSING] == 0
