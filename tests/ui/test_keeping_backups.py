"""When the open case file is backed up: whatever changed is in a copy before it is closed, and nothing is copied twice."""

import pytest
import small_case
from dialogs_seen import front
from test_overview_page import decide_first

from verifier_gui.domain.changes import Change
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.workflow.backing_up import backups_of, is_due


def idle(qtbot, program) -> None:
    qtbot.waitUntil(lambda: program.session.jobs.is_idle, timeout=10_000)


@pytest.fixture
def decided(qtbot, opened):
    """The small case, open, with one decision more than its last backup has."""
    idle(qtbot, opened)
    decide_first(opened.session)
    return opened


def test_closing_copies_first_what_was_decided_while_the_window_tells_it_and_lives_on(qtbot, decided, built):
    (former,) = backups_of(built.path)
    titles: list[object] = []
    decided.session.work_started.connect(lambda title, _job: titles.append(title))
    with qtbot.waitSignal(decided.session.left, timeout=10_000):
        decided.actions[Act.CLOSE_CASE].trigger()
        assert decided.session.is_open
    assert titles == ["Backing up the case file"]
    assert not decided.session.is_open
    newest, oldest = backups_of(built.path)
    assert (oldest, newest.acts > former.acts) == (former, True)


def test_closing_what_did_not_change_waits_for_nothing(qtbot, opened, built):
    idle(qtbot, opened)
    opened.actions[Act.CLOSE_CASE].trigger()
    assert not opened.session.is_open
    assert len(backups_of(built.path)) == 1


def test_closing_while_an_earlier_copy_is_being_made_waits_for_one_that_has_all(qtbot, decided, built):
    decided.window.backups.hourly.timeout.emit()
    decide_first(decided.session, 5)
    last = decided.session.reader.head().number
    with qtbot.waitSignal(decided.session.left, timeout=10_000):
        decided.actions[Act.CLOSE_CASE].trigger()
    assert backups_of(built.path)[0].acts >= last


def test_whoever_closes_twice_does_not_wait(decided):
    decided.actions[Act.CLOSE_CASE].trigger()
    decided.actions[Act.CLOSE_CASE].trigger()
    assert not decided.session.is_open


def test_the_window_goes_when_the_copy_is_made(qtbot, decided, built):
    decided.actions[Act.QUIT].trigger()
    assert decided.window.isVisible()
    qtbot.waitUntil(lambda: not decided.window.isVisible(), timeout=10_000)
    assert len(backups_of(built.path)) == 2


def test_whoever_stops_the_copy_has_the_window_go_without_it(qtbot, decided, built):
    decided.session.work_started.connect(lambda _title, job: job.cancel())
    decided.actions[Act.QUIT].trigger()
    qtbot.waitUntil(lambda: not decided.window.isVisible(), timeout=10_000)
    assert len(backups_of(built.path)) == 1


def test_a_copy_that_cannot_be_made_before_the_end_is_told_and_the_next_time_it_closes_without(qtbot, decided, built):
    ask.prepared.is_silent = True
    folder = built.path.with_name("small backups")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("a file is in the way")
    decided.actions[Act.CLOSE_CASE].trigger()
    idle(qtbot, decided)
    assert "No backup of small.vcase could be written" in ask.prepared.told[-1]
    assert decided.session.is_open
    decided.actions[Act.CLOSE_CASE].trigger()
    assert not decided.session.is_open


def test_locking_waits_for_nothing_and_the_copy_is_made_once_it_is_unlocked(qtbot, decided, built):
    decided.session.lock()
    assert not decided.session.is_open
    assert len(backups_of(built.path)) == 1
    sheet = front(decided.window, UnlockCase)
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(decided.session.opened, timeout=10_000):
        sheet.unlock()
    qtbot.waitUntil(lambda: len(backups_of(built.path)) == 2, timeout=10_000)


def test_an_hour_of_work_is_copied_and_an_hour_without_any_is_not(qtbot, decided, built):
    assert decided.window.backups.hourly.isActive()
    decided.window.backups.hourly.timeout.emit()
    idle(qtbot, decided)
    assert len(backups_of(built.path)) == 2
    assert not is_due(decided.session.case, decided.session.reader)
    decided.window.backups.hourly.timeout.emit()
    idle(qtbot, decided)
    assert len(backups_of(built.path)) == 2


def test_lists_that_came_in_are_copied_together_a_little_later(qtbot, decided, built):
    lists = frozenset(named.id for named in decided.session.reader.lists())
    timer = decided.window.backups.after_lists
    assert not timer.isActive()
    timer.setInterval(0)
    for _list in range(3):
        decided.session.changed.emit(Change(lists=lists))
    assert decided.session.jobs.is_idle
    qtbot.waitUntil(lambda: len(backups_of(built.path)) == 2, timeout=10_000)
    idle(qtbot, decided)
    assert len(backups_of(built.path)) == 2
