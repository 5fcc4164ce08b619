"""Every place that says how many people are decided says the same, whatever was decided and whichever stops are open."""

import pytest
from PySide6.QtWidgets import QLabel

from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.phrases.figures import grouped
from verifier_gui.ui.models.queue_filter import QueueFilter
from verifier_gui.ui.widgets.figure_rows import LinkRow
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.overseeing import lists_to_verify, read_overview

IDENTIFIED, OTHERWISE, NOT_FOUND, NOT_SURE, DUPLICATE, UNUSABLE, HELD, STOPPED = 3, 5, 19, 4, 16, 18, 9, 14


@pytest.fixture
def decided(opened):
    """The small case with a decision of every kind, one of them (not found) on a person with an open stop."""
    session = opened.session
    (named,) = lists_to_verify(session.reader)
    subjects = {entry.number: entry.subject for entry in session.reader.queue_of(named.id)}

    def sheet(number):
        return reviewing.read_sheet(session.reader, subjects[number], session.case.operator.id)

    first = sheet(IDENTIFIED)
    assert session.do(reviewing.identify, first, [first.column_of_digit(1).record], reason=Reason.LANG)
    assert session.do(reviewing.identify_otherwise, sheet(OTHERWISE), source="photo", reason=Reason.OUTSIDE)
    assert session.do(reviewing.not_found, sheet(NOT_FOUND), reason=Reason.ABSENT)
    assert session.do(reviewing.not_sure, sheet(NOT_SURE), reason=Reason.THIN)
    for stop in sheet(DUPLICATE).unanswered:
        assert session.do(reviewing.answer_stop, sheet(DUPLICATE), stop.key, Answer.APPLIES, reason=Reason.SEVERAL)
    assert session.do(reviewing.duplicate_of, sheet(DUPLICATE), subjects[2], reason=Reason.SEVERAL)
    assert session.do(reviewing.unusable, sheet(UNUSABLE), reason=Reason.THIN)
    assert session.do(reviewing.hold, sheet(HELD), asked_by="Security service")
    assert sheet(STOPPED).unanswered
    assert session.do(reviewing.not_found, sheet(STOPPED), reason=Reason.ABSENT)
    return opened


def shown_texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if not label.isHidden() and label.text()]


def rows_of(page):
    return [row for row in page.left_to_do.findChildren(LinkRow) if not row.isHidden()]


def test_bar_chips_overview_roster_and_start_page_agree(qtbot, decided):
    session = decided.session
    (named,) = lists_to_verify(session.reader)
    overview = read_overview(session.view, named.id)
    assert (overview.people, overview.decided, overview.undecided, overview.not_sure) == (20, 6, 14, 1)
    assert sum(overview.decisions.values()) + overview.undecided == overview.people
    assert sum(overview.undecided_states.values()) == overview.undecided

    decided.window.show_place("review")
    review = decided.window.page
    chips = {key: review.queue._model.count(key) for key in QueueFilter}
    assert chips[QueueFilter.ALL] == overview.people
    assert chips[QueueFilter.DECIDED] == overview.decided
    assert chips[QueueFilter.UNDECIDED] == overview.undecided
    assert chips[QueueFilter.STOP] == overview.open_stops
    assert chips[QueueFilter.NOT_SURE] == overview.not_sure
    assert chips[QueueFilter.STOP_APPLIES] == overview.applying_stops == 1
    assert chips[QueueFilter.HELD] == overview.held
    assert review.bar._decided.text() == grouped(overview.decided)

    decided.window.show_place("roster")
    shown = {key: chip.text().rsplit(" ", 1)[1] for key, chip in decided.window.page.filters.chips.items()}
    assert shown == {
        "all": "20",
        "decided": grouped(overview.decided),
        "undecided": grouped(overview.undecided),
        "stops": grouped(overview.open_stops),
        "stop-applies": "1",
        "held": "1",
    }

    decided.window.show_place("overview")
    identity = decided.window.page.identity
    qtbot.waitUntil(lambda: shown_texts(identity._right)[-2:] == ["Undecided", "14"], timeout=3000)
    boxes = [*shown_texts(identity._left), *shown_texts(identity._right)]
    assert sum(int(text) for text in boxes if text.isdecimal()) == overview.people

    case_files.remember(session.case)
    (recent,) = session.profile.recent_cases()
    assert (recent.to_verify - recent.decided, recent.decided) == (overview.undecided, overview.decided)


def test_every_figure_of_what_is_left_leads_to_as_many_people(qtbot, decided):
    for place, words, count in ((0, "14 people", 14), (1, "1 of them", 1)):
        decided.window.show_place("overview")
        page = decided.window.page
        qtbot.waitUntil(lambda page=page: len(rows_of(page)) > 2, timeout=3000)
        assert rows_of(page)[place].accessibleName().startswith(words)
        rows_of(page)[place].click()
        assert decided.window.place == "review"
        assert decided.window.page.queue._model.rowCount() == count


def test_whoever_a_stop_applies_to_is_counted_apart_and_found_from_there(qtbot, opened):
    session = opened.session
    (named,) = lists_to_verify(session.reader)
    subject = session.reader.queue_of(named.id)[0].subject
    sheet = reviewing.read_sheet(session.reader, subject, session.case.operator.id)
    (stop,) = sheet.unanswered
    assert session.do(reviewing.answer_stop, sheet, stop.key, Answer.APPLIES, reason=Reason.HOME)
    sheet = reviewing.read_sheet(session.reader, subject, session.case.operator.id)
    assert session.do(reviewing.identify, sheet, [sheet.column_of_digit(1).record], reason=Reason.LANG)

    opened.window.show_place("roster")
    roster = opened.window.page
    roster.filters.chips["stop-applies"].click()
    shown = [roster.model.index(0, column).data() for column in (3, 5)]
    assert (roster.model.rowCount(), shown) == (1, ["stop applies · identified", "may be returned → applies"])

    opened.window.show_place("overview")
    page = opened.window.page
    balance = shown_texts(page.balance)
    assert balance[balance.index("of them with a stop that applies") + 1] == "1"
    rows = {row.accessibleName(): row for row in page.identity.findChildren(LinkRow) if not row.isHidden()}
    row = rows["1 with a stop that applies, 1 of them identified"]
    row.click()
    assert opened.window.place == "review"
    assert (opened.window.page.queue.filter, opened.window.page.sheet.subject.id) == (QueueFilter.STOP_APPLIES, subject)
