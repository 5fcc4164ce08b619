"""What is said of a case file that was opened here before."""

import datetime as dt

import pytest

from verifier_gui.domain.language import Language, speak
from verifier_gui.phrases import recent

NOON = dt.datetime(2026, 5, 22, 12, 5).astimezone()


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (dt.date(2026, 5, 22), "today 12:05"),
        (dt.date(2026, 5, 23), "yesterday 12:05"),
        (dt.date(2026, 5, 24), "22.05.2026"),
        (dt.date(2026, 5, 21), "22.05.2026"),
    ],
)
def test_a_moment_is_said_as_one_says_it_on_that_day(today, said):
    assert recent.near(NOON.astimezone(dt.UTC).isoformat(), today) == said


def test_what_is_not_known_is_not_said():
    assert (recent.near(""), recent.closed(""), recent.left_to_decide(0, 0)) == ("", "", "")
    assert recent.left_at(4318, "") == "Act 4\u00a0318."


def test_how_much_is_left_is_counted_and_never_below_nothing():
    assert recent.left_to_decide(2000, 1662) == "338 to decide"
    assert recent.left_to_decide(2000, 2000) == recent.left_to_decide(10, 12) == "all decided"


def test_people_and_lists_are_counted():
    assert recent.size(2, 2000) == "2 lists · 2\u00a0000 people"
    assert recent.size(0, 1) == "1 person"
    assert recent.size(0, 0) == "no list to verify yet"


def test_every_sentence_has_its_ukrainian():
    english = [recent.size(1, 0), recent.left_to_decide(5, 0), recent.left_to_decide(5, 5), recent.left_at(1, "")]
    try:
        speak(Language.UKRAINIAN)
        ukrainian = [recent.size(1, 0), recent.left_to_decide(5, 0), recent.left_to_decide(5, 5), recent.left_at(1, "")]
    finally:
        speak(Language.ENGLISH)
    assert all(one != other for one, other in zip(english, ukrainian, strict=True))
