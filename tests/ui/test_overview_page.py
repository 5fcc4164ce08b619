"""The overview says how far the work is, and leads to where it goes on."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from verifier_gui.domain.pace import FEWEST, pace_of
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.ui.pages.page import ReviewWish
from verifier_gui.ui.widgets.figure_rows import LinkRow
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.overseeing import lists_to_verify


@pytest.fixture
def page(qtbot, opened):
    opened.window.show_place("overview")
    return opened.window.page


def texts(widget) -> set[str]:
    return {label.text() for label in widget.findChildren(QLabel) if not label.isHidden() and label.text()}


def decide_first(session, number: int = 3) -> None:
    """The person with this number is the candidate under the digit 1."""
    (named,) = lists_to_verify(session.reader)
    subject = session.reader.queue_of(named.id)[number - 1].subject
    sheet = reviewing.read_sheet(session.reader, subject, session.case.operator.id)
    column = sheet.column_of_digit(1)
    assert session.do(reviewing.identify, sheet, [column.record], reason=Reason.LANG)


def test_nobody_is_decided_at_first_and_every_person_is_left(page):
    assert "of 20 decided" in texts(page.identity)
    assert any(text.startswith("20 people not decided yet") for text in texts(page.left_to_do))
    assert any("5 open stops" in text for text in texts(page.identity))


def test_a_decision_is_counted_without_asking(qtbot, opened, page):
    decide_first(opened.session)
    qtbot.waitUntil(lambda: "1" in texts(page.identity), timeout=3000)
    qtbot.waitUntil(lambda: any("missing" in text or "captive" in text for text in texts(page.standing)), timeout=3000)
    assert any(text.startswith("19 people not decided yet") for text in texts(page.left_to_do))


def test_coverage_names_every_list_that_was_searched(page):
    shown = texts(page.coverage)
    assert {"Confirmed captives", "Missing persons", "Returned", "Deceased", "On hold"} <= shown
    assert "2 registries" in shown


def test_what_was_not_agreed_is_not_known_rather_than_nothing(qtbot, page):
    page.balance.show_sides((0, 12), [])
    assert page.balance.remark.text() == "agreed: ? for 12"
    qtbot.waitUntil(lambda: {"not known", "12"} <= texts(page.balance), timeout=3000)
    page.balance.show_sides((0, 0), [])
    assert page.balance.remark.text() == "the agreed number is not known"


def test_what_is_left_leads_to_the_review_with_its_filter(qtbot, page):
    (named,) = lists_to_verify(page.session.reader)
    rows = page.left_to_do.findChildren(LinkRow)
    with qtbot.waitSignal(page.asked) as asked:
        page.asked.disconnect(page.window().show_place)
        rows[1].click()
    assert asked.args == ["review", ReviewWish(named.id, "stop")]


def test_the_bars_are_told_to_who_cannot_see_them(page):
    described = page.best.findChildren(type(page.best._histogram))[0].accessibleDescription()
    assert described.startswith("up to 2: ")
    assert sum(int(part.rsplit(": ", 1)[1]) for part in described.split("; ")) == 20


def test_the_cards_below_are_reached_by_keys(qtbot, opened, page):
    opened.window.resize(1366, 600)
    bar = page._scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and page._scroll.hasFocus(), timeout=3000)
    QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_PageDown)
    assert bar.value() > 0


def moments(*seconds: int) -> list[str]:
    beginning = dt.datetime(2025, 5, 22, 8, 0, tzinfo=dt.UTC)
    return [(beginning + dt.timedelta(seconds=second)).isoformat() for second in seconds]


def test_pace_is_the_median_of_the_gaps_between_decisions():
    pace = pace_of(moments(0, 10, 20, 30, 40, 50, 100), left=30)
    assert (pace.decisions, pace.seconds, pace.seconds_left) == (7, 10, 300)


def test_a_pause_is_no_work_and_few_decisions_say_nothing():
    assert pace_of(moments(*range(0, FEWEST * 10, 10)), left=1) is None
    with_pause = pace_of(moments(0, 10, 20, 30, 40, 50, 50 + 3600), left=1)
    assert with_pause.seconds == 10


def test_the_review_opens_on_what_was_asked_for(qtbot, opened, page):
    (named,) = lists_to_verify(page.session.reader)
    page.left_to_do.findChildren(LinkRow)[1].click()
    review = opened.window.page
    assert opened.window.place == "review"
    assert review.sheet.subject.number == 1
    assert review.sheet.unanswered
    subject = page.session.reader.queue_of(named.id)[11].subject
    opened.window.show_place("review", ReviewWish(named.id, "all", subject))
    assert review.sheet.subject.number == 12
