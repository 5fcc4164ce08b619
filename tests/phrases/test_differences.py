"""Which letters of a record are marked, as a table and as laws."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.candidates import Because, Evidence, Level
from verifier_gui.domain.facts import FactKind
from verifier_gui.phrases.differences import Mark, differing, mark_of


def shown(subject: str, record: str) -> str:
    """The record with its differences in brackets."""
    return "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in differing(subject, record))


@pytest.mark.parametrize(
    ("subject", "record", "expected"),
    [
        ("Гнатюк", "Гнатик", "Гнат[и]к"),
        ("ГНАТЮК", "Гнатюк", "Гнатюк"),
        ("Ильич", "Іванович", "[Іванович]"),
        ("БИРЮКОВА", "Бірюкова", "Б[і]рюкова"),
        ("Анатольевич", "Анатолійович", "Анатол[ійо]вич"),
        ("Романенко", "Романеко", "Романе[]ко"),
        ("СЕРГИЕ НКО", "Сергіенко", "Серг[і]енко"),
        ("Квітка", "Квітка-Мельник", "Квітка[-Мельник]"),
        ("Іван Петро", "Іван Павло", "Іван [Павло]"),
        ("12.03.1989", "03.12.1989", "[03.12].1989"),
        ("14.08.1991", "24.08.1992", "[24].08.199[2]"),
        ("1979", "17.04.1979", "17.04.1979"),
        ("17.04.1979", "1980", "[1980]"),
        ("04.1979", "17.05.1979", "17.[05].1979"),
        ("", "Петро", "[Петро]"),
        ("Петро", "", "[]"),
    ],
)
def test_differences_are_marked_by_word_then_by_letter(subject: str, record: str, expected: str) -> None:
    assert shown(subject, record) == expected


texts = st.text(alphabet="абвіїйь АБВ-.'0123", max_size=24) | st.text(max_size=12)


@given(texts, texts)
def test_the_pieces_are_the_whole_text_in_order(subject: str, record: str) -> None:
    pieces = differing(subject, record)
    assert "".join(piece.text for piece in pieces) == record
    assert all(one.differs != other.differs for one, other in pairwise(pieces))
    assert all(piece.text or piece.differs for piece in pieces)


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not any(piece.differs for piece in differing(text, text))


@given(texts, texts)
def test_what_is_not_marked_stands_in_the_subjects_text_too(subject: str, record: str) -> None:
    if not any(piece.differs for piece in differing(subject, record)) and not record[:4].strip("0123456789."):
        return
    own = subject.casefold()
    for piece in differing(subject, record):
        if not piece.differs and piece.text.strip():
            assert all(letter.casefold() in own for letter in piece.text if letter.strip())


def evidence(level: Level, because: Because) -> Evidence:
    return Evidence(FactKind.SURNAME, "a", "b", level, 0.0, because)


@pytest.mark.parametrize(
    ("level", "because", "expected"),
    [
        (Level.SAME, Because.SAME, Mark.NONE),
        (Level.MISSING, Because.RECORD_GIVES_NONE, Mark.NONE),
        (Level.CLOSE, Because.YEAR_ONLY_SAME, Mark.NONE),
        (Level.INITIAL, Because.INITIAL_ONLY, Mark.NONE),
        (Level.EQUAL_BY_LANGUAGE, Because.FORM_OF, Mark.LANGUAGE),
        (Level.TRANSLITERATION, Because.ANOTHER_SCRIPT, Mark.LANGUAGE),
        (Level.SWAPPED, Because.ANOTHER_PART, Mark.LANGUAGE),
        (Level.CLOSE, Because.DAY_AND_MONTH_SWAPPED, Mark.LANGUAGE),
        (Level.CLOSE, Because.LETTERS_DIFFER, Mark.OTHER),
        (Level.DIFFERS, Because.ANOTHER_FATHER, Mark.OTHER),
        (Level.CLOSE, Because.ONE_DIGIT, Mark.OTHER),
    ],
)
def test_what_language_explains_has_its_own_mark(level: Level, because: Because, expected: Mark) -> None:
    assert mark_of(evidence(level, because)) is expected
