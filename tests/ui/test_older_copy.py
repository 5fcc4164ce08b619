"""An older copy opened in the window: it is asked whether it is meant, and what was said of it is what the check tells."""

import shutil
from pathlib import Path

import pytest
import small_case
from dialogs_seen import controls, dialogs, front, texts, unnamed
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from test_overview_page import decide_first

from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.backup_choice import BackupChoice
from verifier_gui.ui.dialogs.older_copy import OlderCopy
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.workflow import case_files
from verifier_gui.workflow.backing_up import backups_of, restore


def unlock_here(qtbot, program, path: Path) -> None:
    """Opens a case file as its operator, without the dialog for the passphrase."""
    profile = program.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        program.session.open_case(lambda: case_files.open_with_operator(path, identity=identity, profile=profile))


@pytest.fixture
def put_back(qtbot, opened, built):
    """The case file, put back to what it was before a decision, and opened."""
    older = built.path.with_name("older")
    opened.session.close_case()
    shutil.copyfile(built.path, older)
    unlock_here(qtbot, opened, built.path)
    decide_first(opened.session)
    opened.session.close_case()
    shutil.copyfile(older, built.path)
    unlock_here(qtbot, opened, built.path)
    return opened


def checked(qtbot, program) -> str:
    """What the audit page says after its check."""
    program.window.show_place("audit")
    page = program.window.page
    page.verify.click()
    qtbot.waitUntil(lambda: page.banner is not None, timeout=10_000)
    return page.banner.accessibleName()


def test_a_backup_that_is_restored_is_confirmed_with_a_reason_and_the_check_tells_it_as_a_remark(qtbot, opened, built):
    decide_first(opened.session)
    opened.session.close_case()
    opened.opening.restore(built.path)
    qtbot.waitUntil(lambda: bool(dialogs(opened.window)), timeout=10_000)
    front(opened.window, BackupChoice).open_copy()
    qtbot.waitUntil(lambda: opened.window.findChild(UnlockCase) is not None, timeout=10_000)
    sheet = front(opened.window, UnlockCase)
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(opened.session.opened, timeout=10_000):
        sheet.unlock()
    asked = front(opened.window, OlderCopy)
    case = opened.session.case
    last, seen = case.acts_missing
    assert any(f"This file ends at act {last}, but this laptop has seen act {seen}." in text for text in texts(asked))
    assert asked.reason.edit.hasFocus()
    QTest.keyClicks(asked.reason.edit, "the disk was exchanged")
    QTest.keyClick(asked.reason.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not any(isinstance(dialog, OlderCopy) for dialog in dialogs(opened.window)))
    said = checked(qtbot, opened)
    assert said.startswith("The audit log holds. All ")
    assert f"Restored on purpose on {case.acting.clock().astimezone():%d.%m.%Y} by {small_case.OPERATOR} (act " in said
    assert f"{seen - last} acts were lost, those after act {last}. Reason: “the disk was exchanged”" in said
    opened.session.close_case()
    unlock_here(qtbot, opened, case.path)
    assert dialogs(opened.window) == []


def test_whoever_decides_later_is_asked_again_and_until_then_the_check_fails(qtbot, put_back, built):
    sheet = front(put_back.window, OlderCopy)
    sheet.confirm.click()
    assert sheet.reason.fault.startswith("Say why this copy is worked on")
    assert sheet.isVisible()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    said = checked(qtbot, put_back)
    assert said.startswith("The audit log does not hold.")
    assert "If that was done on purpose, close the case file and open it again: the window then asks" in said
    for _opening in range(3):
        put_back.session.close_case()
        unlock_here(qtbot, put_back, built.path)
        sheet = front(put_back.window, OlderCopy)
        QTest.keyClick(sheet, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: dialogs(put_back.window) == [])


def test_the_original_of_a_confirmed_copy_is_no_forgery_and_both_ends_are_told_in_either_file(qtbot, opened, built):
    ask.prepared.is_silent = True
    decide_first(opened.session)
    opened.session.close_case()
    profile = opened.session.profile
    case_id = profile.recent_case(built.path).case_id
    (backup,) = backups_of(built.path)
    copy = restore(backup, built.path, profile)
    end = profile.heads_seen(case_id).last.number
    unlock_here(qtbot, opened, copy)
    asked = front(opened.window, OlderCopy)
    asked.reason.edit.setText("the disk was exchanged")
    asked.confirm.click()
    qtbot.waitUntil(lambda: dialogs(opened.window) == [])
    opened.session.close_case()
    of_copy = profile.heads_seen(case_id).last.number
    unlock_here(qtbot, opened, built.path)
    assert dialogs(opened.window) == []
    told = list(filter(None, ask.prepared.told[-1].splitlines()))
    assert told[0].startswith("Before you begin This case has gone on in two copies")
    assert told[0].endswith("Nothing is wrong with this file.")
    assert told[1].startswith(f"small.vcase, open now: Act {end}, today ")
    assert told[2].startswith(f"{copy.name}: Act {of_copy}, today ")
    said = checked(qtbot, opened)
    assert said.startswith("The audit log holds. All ")
    assert f"another one, last seen at act {of_copy}, " in said
    opened.session.close_case()
    unlock_here(qtbot, opened, copy)
    told = list(filter(None, ask.prepared.told[-1].splitlines()))
    assert told[1].startswith(f"{copy.name}, open now: Act {of_copy}, today ")
    assert told[2].startswith("small.vcase: Act ")
    assert checked(qtbot, opened).startswith("The audit log holds. All ")


def test_unlocking_a_window_asks_nothing_again(qtbot, put_back):
    front(put_back.window, OlderCopy).reject()
    put_back.session.lock()
    sheet = front(put_back.window, UnlockCase)
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(put_back.session.opened, timeout=10_000):
        sheet.unlock()
    qtbot.waitUntil(lambda: dialogs(put_back.window) == [])


def test_whoever_did_not_mean_it_closes_the_file_and_nothing_is_signed(qtbot, put_back, built):
    front(put_back.window, OlderCopy).leave.click()
    assert not put_back.session.is_open
    assert put_back.window.place == "start"
    assert dialogs(put_back.window) == []


def test_every_control_has_a_name_and_the_tab_key_reaches_all_of_them(put_back):
    sheet = front(put_back.window, OlderCopy)
    assert unnamed(sheet) == []
    assert [control.accessibleName() for control in controls(sheet)] == [
        "Why this copy is worked on",
        "Decide later",
        "Close the case file",
        "Confirm that it is meant",
    ]


def test_where_nothing_can_be_written_it_is_told_as_before(qtbot, put_back, built, monkeypatch):
    front(put_back.window, OlderCopy).reject()
    put_back.session.close_case()
    ask.prepared.is_silent = True
    monkeypatch.setattr(case_files.OpenCase, "is_read_only", property(lambda _case: True))
    unlock_here(qtbot, put_back, built.path)
    assert "Before you begin This " in ask.prepared.told[-1]
    assert not any(isinstance(dialog, OlderCopy) for dialog in dialogs(put_back.window))
