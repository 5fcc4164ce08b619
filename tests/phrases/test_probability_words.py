"""A probability is one figure everywhere, and never surer than what is known."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.language import Language, speak
from verifier_gui.phrases.probability import of_hundred, per_cent

probabilities = st.floats(0, 1)


@pytest.mark.parametrize("language", Language)
@given(probability=probabilities)
def test_per_cent_is_never_above_over_99(language: Language, probability: float) -> None:
    speak(language)
    said = per_cent(probability)
    assert said.endswith("\u00a0%")
    figures = [int(figure) for figure in re.findall(r"\d+", said)]
    assert len(figures) == 1
    assert 1 <= figures[0] <= 99
    assert "100" not in said


@given(probabilities, probabilities)
def test_greater_probability_never_reads_as_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert _figure(per_cent(low)) <= _figure(per_cent(high))


@given(probabilities)
def test_both_figures_tell_the_same(probability: float) -> None:
    if 0.01 <= probability <= 0.99:
        others = int(re.findall(r"about (\d+)", of_hundred(probability))[0])
        assert _figure(per_cent(probability)) + others == 100


def _figure(said: str) -> float:
    figure = float(re.findall(r"\d+", said)[0])
    return figure + 0.5 * said.startswith("over") - 0.5 * said.startswith("under")


@pytest.mark.parametrize(
    ("probability", "english", "ukrainian"),
    [
        (1.0, "over 99\u00a0%", "понад 99\u00a0%"),
        (0.9901, "over 99\u00a0%", "понад 99\u00a0%"),
        (0.99, "99\u00a0%", "99\u00a0%"),
        (0.979, "97\u00a0%", "97\u00a0%"),
        (0.57, "57\u00a0%", "57\u00a0%"),
        (0.01, "1\u00a0%", "1\u00a0%"),
        (0.0099, "under 1\u00a0%", "менш ніж 1\u00a0%"),
        (0.0, "under 1\u00a0%", "менш ніж 1\u00a0%"),
    ],
)
def test_figures_are_rounded_down(probability: float, english: str, ukrainian: str) -> None:
    assert per_cent(probability) == english
    speak(Language.UKRAINIAN)
    assert per_cent(probability) == ukrainian


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("probability", [0.0, 0.005, 0.5, 0.97, 0.99, 0.999, 1.0])
def test_even_the_surest_may_be_somebody_else(probability: float, language: Language) -> None:
    speak(language)
    said = of_hundred(probability)
    assert "100" in said
    assert not re.search(r"\b0\b", said)
