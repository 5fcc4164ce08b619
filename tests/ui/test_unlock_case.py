"""Unlocking: what is asked of whom, each refusal in its own sentence inside the dialog, and what is said once it is open."""

import shutil

import pytest
import small_case
from dialogs_seen import controls, dialogs, front, texts, unnamed
from key_presses import press
from PySide6.QtCore import Qt

from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.new_operator import NewOperator
from verifier_gui.ui.dialogs.older_copy import OlderCopy
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.workflow import case_files
from verifier_gui.workflow.profile import Profile


@pytest.fixture
def sheet_for(qtbot, program):
    """Opens the dialog for a path and waits until it is seen."""

    def open_sheet(path) -> UnlockCase:
        program.opening.open(path)
        qtbot.waitUntil(lambda: bool(dialogs(program.window)))
        return front(program.window, UnlockCase)

    return open_sheet


def refusal(qtbot, sheet: UnlockCase) -> str:
    """What the dialog says after the Unlock button was pressed."""
    with qtbot.waitSignal(sheet.unlock().failed, timeout=10_000):
        assert not sheet.main.isEnabled()
    qtbot.waitUntil(lambda: sheet.error is not None)
    assert sheet.main.isEnabled()
    return sheet.fault_said()


def test_the_operators_own_passphrase_opens_a_case_whose_key_is_kept(qtbot, program, built, sheet_for):
    sheet = sheet_for(built.path)
    assert not sheet.case_passphrase.isVisible()
    assert sheet.operators.currentText() == "Олена Ткач · Ombudsman"
    sheet.passphrase.edit.setFocus()
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        press(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialogs(program.window) == [])
    assert program.window.place == "review"


def test_the_last_act_seen_here_is_said_before_anything_is_typed(program, built, sheet_for):
    sheet = sheet_for(built.path)
    acts = program.session.profile.heads_seen(program.session.profile.recent_case(built.path).case_id).last.number
    assert f"Act {acts}" in sheet.left_said()
    sheet.reject()


def test_59_a_wrong_passphrase_is_said_and_can_be_tried_again(qtbot, program, built, sheet_for):
    sheet = sheet_for(built.path)
    sheet.passphrase.edit.setText("wrong horse")
    assert refusal(qtbot, sheet) == "The passphrase does not open the key of Олена Ткач. Try again."
    assert sheet.passphrase.edit.hasSelectedText()
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        sheet.unlock()


def test_an_empty_passphrase_is_not_tried(program, built, sheet_for):
    sheet = sheet_for(built.path)
    assert sheet.unlock() is None
    assert sheet.passphrase.fault == "Write your passphrase."
    sheet.reject()


def test_a_case_unknown_here_asks_for_both_passphrases_and_keeps_the_key_if_wanted(qtbot, program, built, sheet_for):
    elsewhere = built.path.with_name("copy.vcase")
    shutil.copy(built.path, elsewhere)
    sheet = sheet_for(elsewhere)
    assert sheet.case_passphrase.isVisible()
    assert sheet.keep_key.is_wanted()
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    assert sheet.unlock() is None
    sheet.case_passphrase.edit.setText("wrong staple")
    assert "The passphrase does not open copy.vcase" in refusal(qtbot, sheet)
    assert sheet.case_passphrase.edit.hasSelectedText()
    sheet.case_passphrase.edit.setText(small_case.CASE_PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        sheet.unlock()
    assert program.session.case.path == elsewhere


def test_a_key_that_is_not_kept_brings_the_second_field(qtbot, program, built, sheet_for):
    profile = program.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    identity.case_keys.clear()
    profile.keep_identity(identity)
    sheet = sheet_for(built.path)
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    assert "is not kept for Олена Ткач" in refusal(qtbot, sheet)
    assert sheet.case_passphrase.isVisible()
    sheet.case_passphrase.edit.setText(small_case.CASE_PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        sheet.unlock()


def test_69_a_case_that_is_open_elsewhere_is_said_with_who_has_it(qtbot, program, built, sheet_for):
    profile = Profile(built.profile, small_case.quick_key)
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    other = case_files.open_with_operator(built.path, identity=identity, profile=profile)
    try:
        sheet = sheet_for(built.path)
        sheet.passphrase.edit.setText(small_case.PASSPHRASE)
        said = refusal(qtbot, sheet)
        assert "is open already: Олена Ткач works on it" in said
        sheet.reject()
    finally:
        case_files.close(other)


def test_64_a_newer_case_file_is_refused_in_words(qtbot, program, built, sheet_for, monkeypatch):
    from verifier_gui.store import opening
    from verifier_gui.store.schema import MIGRATIONS

    examine = opening._examine

    def as_if_older(connection, application, version, path, key, _migrations, *, frozen):
        examine(connection, application, version + 1, path, key, MIGRATIONS, frozen=frozen)

    monkeypatch.setattr(opening, "_examine", as_if_older)
    sheet = sheet_for(built.path)
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    assert "was written by a newer version of this program" in refusal(qtbot, sheet)
    sheet.reject()


def test_66_a_case_that_can_only_be_read_says_so_once_it_is_open(qtbot, program, built, sheet_for, monkeypatch):
    from verifier_gui.store import opening

    ask.prepared.is_silent = True
    monkeypatch.setattr(opening, "_lock", lambda _path, _holder: None)
    sheet = sheet_for(built.path)
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        sheet.unlock()
    assert any("is open to read only" in told for told in ask.prepared.told)
    assert program.window.status.state.text() == "Encrypted case file, open to read only"


def test_63_a_file_that_ends_before_what_was_seen_here_says_so(qtbot, program, built, sheet_for):
    older = built.path.read_bytes()
    profile = Profile(built.profile, small_case.quick_key)
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    case_files.close(case_files.open_with_operator(built.path, identity=identity, profile=profile))
    built.path.write_bytes(older)
    sheet = sheet_for(built.path)
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        sheet.unlock()
    told = front(program.window, OlderCopy)
    assert any(text.startswith("This file ends at act ") for text in texts(told))
    told.reject()


def test_a_stranger_to_the_case_is_told_that_nothing_can_be_decided(qtbot, program, built, sheet_for):
    ask.prepared.is_silent = True
    sheet = sheet_for(built.path)
    sheet.operators.setCurrentIndex(1)
    sheet.operators.activated.emit(1)
    made = front(program.window, NewOperator)
    made.fields.name.edit.setText("Марко Д.")
    made.fields.passphrase.first.edit.setText("a long enough phrase")
    made.fields.passphrase.second.edit.setText("a long enough phrase")
    with qtbot.waitSignal(made.made, timeout=10_000):
        made.make()
    assert sheet.operators.currentText() == "Марко Д."
    sheet.passphrase.edit.setText("a long enough phrase")
    refusal(qtbot, sheet)
    sheet.case_passphrase.edit.setText(small_case.CASE_PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        sheet.unlock()
    assert any("Марко Д. is no member of this case" in told for told in ask.prepared.told)


def test_escape_while_the_key_is_derived_leaves_the_case_closed_and_free(qtbot, program, built, sheet_for):
    sheet = sheet_for(built.path)
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    job = sheet.unlock()
    with qtbot.waitSignal(job.ended, timeout=10_000):
        sheet.reject()
    assert not program.session.is_open
    again = sheet_for(built.path)
    again.passphrase.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        again.unlock()


def test_the_eye_shows_the_passphrase_and_caps_lock_is_noticed_from_the_letters(qtbot, built, sheet_for):
    sheet = sheet_for(built.path)
    field = sheet.passphrase
    qtbot.keyClicks(field.edit, "a")
    assert "Caps Lock is off." in field.help_text()
    qtbot.keyClick(field.edit, "B", Qt.KeyboardModifier.NoModifier)
    assert field.edit.echoMode() is field.edit.EchoMode.Password
    field.show_passphrase()
    assert field.edit.echoMode() is field.edit.EchoMode.Normal
    field.clear()
    assert field.edit.echoMode() is field.edit.EchoMode.Password
    sheet.reject()


def test_forgetting_is_answered_without_a_promise(qtbot, built, sheet_for):
    sheet = sheet_for(built.path)
    assert "no back door" not in sheet.forgotten_said()
    qtbot.mouseClick(sheet.forgotten, Qt.MouseButton.LeftButton)
    assert "no back door" in sheet.forgotten_said()
    sheet.reject()


def test_every_control_has_a_name_and_is_reached_by_the_tab_key(built, sheet_for):
    elsewhere = built.path.with_name("copy.vcase")
    shutil.copy(built.path, elsewhere)
    sheet = sheet_for(elsewhere)
    assert unnamed(sheet) == []
    reached: list[object] = []
    for _step in range(30):
        press(sheet, Qt.Key.Key_Tab)
        reached.append(sheet.focusWidget())
    assert set(controls(sheet)) - set(reached) == set()
    sheet.reject()
