"""Numbers, dates, and where the program looked."""

import time

import pytest

from verifier_gui.domain.identifiers import ListId, RevisionId
from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.lists import ListAttributes, ListRole, Side
from verifier_gui.domain.review import Coverage, SearchedList
from verifier_gui.phrases import coverage
from verifier_gui.phrases.figures import date, day, grouped, moment, moment_with_offset


def searched(role: ListRole, people: int = 10, *, as_of: str = "", name: str = "x", done: bool = True) -> SearchedList:
    attributes = ListAttributes(name, role, Side.OURS, as_of=as_of)
    return SearchedList(ListId("a" * 32), RevisionId("7" * 64), attributes, people, done)


def test_figures_are_grouped_with_spaces_that_do_not_break() -> None:
    assert [grouped(number) for number in (0, 999, 1000, 1234567)] == ["0", "999", "1\u00a0000", "1\u00a0234\u00a0567"]


def test_dates_are_shown_as_far_as_they_are_known() -> None:
    assert [date(text) for text in ("1989-03-12", "1989-03", "1989", "")] == ["12.03.1989", "03.1989", "1989", ""]


def test_moment_has_day_and_minute() -> None:
    assert moment("") == ""
    assert len(moment("2025-05-22T11:02:33+00:00")) == len("22.05.2025 14:02")
    assert day("2025-05-22T11:02:33+00:00") == "22.05.2025"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system's zone cannot be set")
def test_what_leaves_the_laptop_says_its_offset_from_universal_time(monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        for zone, summer, winter in (
            ("EET-2EEST,M3.5.0/3,M10.5.0/4", "2025-05-22 14:02 +03:00", "2026-01-01 01:02 +02:00"),
            ("NST3:30", "2025-05-22 07:32 -03:30", "2025-12-31 19:32 -03:30"),
        ):
            monkeypatch.setenv("TZ", zone)
            time.tzset()
            assert moment_with_offset("2025-05-22T11:02:33+00:00") == summer
            assert moment_with_offset("2025-12-31T23:02:33+00:00") == winter
    finally:
        monkeypatch.undo()
        time.tzset()
    assert moment_with_offset("no moment") == "no moment"


def test_coverage_says_registries_with_people_and_the_oldest_and_newest_date() -> None:
    found = Coverage(
        (
            searched(ListRole.REGISTRY, 400000, as_of="2025-04-01"),
            searched(ListRole.REGISTRY, 12006, as_of="2025-05-12"),
            searched(ListRole.RETURNED),
            searched(ListRole.DECEASED),
        )
    )
    assert coverage.line(found) == (
        "2 registries (412\u00a0006 people, as of 01.04.2025–12.05.2025), 1 earlier exchange, the deceased"
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["2025-05-12", "2025-05-12"], "as of 12.05.2025"),
        (["", "2025-05-12", ""], "as of 12.05.2025, 2 without a date"),
        (["2025-05-12", "", "2025-04"], "as of 04.2025–12.05.2025, 1 without a date"),
        ([""], "no date given"),
        (["", ""], "no dates given"),
    ],
)
def test_a_date_of_one_registry_is_not_said_of_all(days: list[str], said: str) -> None:
    line = coverage.line(Coverage(tuple(searched(ListRole.REGISTRY, as_of=day) for day in days)))
    assert line.partition(" people, ")[2] == f"{said}), no earlier exchange"


def test_what_was_not_searched_is_said_and_not_counted() -> None:
    found = Coverage((searched(ListRole.REGISTRY), searched(ListRole.REGISTRY, 99, name="Registry B", done=False)))
    assert coverage.line(found) == "1 registry (10 people, no date given), no earlier exchange"
    assert coverage.missing(found) == "not searched yet: Registry B"


@pytest.mark.parametrize("found", [Coverage(), Coverage((searched(ListRole.REGISTRY, done=False),))])
def test_nothing_searched_is_said_so(found: Coverage) -> None:
    assert coverage.line(found) == "nothing has been searched yet"


def test_language_is_switched_while_the_program_runs() -> None:
    found = Coverage((searched(ListRole.REGISTRY, as_of="2025-05-12"),) * 2)
    english = coverage.line(found)
    speak(Language.UKRAINIAN)
    assert coverage.line(found).startswith("2 реєстри (20 осіб, станом на 12.05.2025)")
    speak(Language.ENGLISH)
    assert coverage.line(found) == english
