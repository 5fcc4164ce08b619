"""Type-ahead over the lines of a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from queue_making import entry

from verifier_gui.progress import Cancelled, Progress
from verifier_gui.ui.models.queue_search import found_in, search_texts

ENTRIES = [
    entry(4, "ГНАТЮК Николай Ильич", born="12.03.1989"),
    entry(41, "Ковальов-Сірий Євген Юрійович", born="1979"),
    entry(418, "IVANENKO Oleksandr", born="17.05.1993"),
    entry(12, "Солов’яненко Анна", born=""),
]
TEXTS = search_texts(ENTRIES, Progress())


def found(query: str) -> list[int]:
    subjects = found_in(TEXTS, query)
    assert subjects is not None
    return sorted(made.number for made in ENTRIES if made.subject in subjects)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("гнатюк", [4]),
        ("Hnatiuk", [4]),
        ("гнат", [4]),
        ("микола гнатюк", [4]),
        ("Mykola", [4]),
        ("іллич", [4]),
        ("ильич николай", [4]),
        ("сірий", [41]),
        ("ковалев", [41]),
        ("евгений", [41]),
        ("іваненко", [418]),
        ("александр", [418]),
        ("Соловʼяненко", [12]),
        ("соловьяненко", [12]),
        ("ганна", [12]),
        ("4", [4, 41, 418]),
        ("418", [418]),
        ("№ 41", [41, 418]),
        ("1989", [4]),
        ("89", [4]),
        ("12.03", [4]),
        ("17.", [418]),
        ("12", [12]),
        ("03.1989", [4]),
        ("гнатюк 93", []),
        ("oleksandr 93", [418]),
        ("Сидоренко", []),
    ],
)
def test_a_line_is_found_by_any_spelling_number_or_date(query: str, expected: list[int]) -> None:
    assert found(query) == expected


def test_no_word_is_no_search() -> None:
    assert found_in(TEXTS, " № ") is None


@given(st.text(max_size=20))
def test_whatever_is_typed_can_be_looked_for(query: str) -> None:
    assert found_in(TEXTS, query) is None or found(query) is not None


@given(st.sampled_from(ENTRIES))
def test_every_line_is_found_by_its_own_name(made: object) -> None:
    assert made.number in found(f"{made.surname} {made.other_names}")


def test_reading_the_names_can_be_called_off() -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        search_texts(ENTRIES, progress)
