"""The demo case, backups made by themselves, and what the command line asks for."""

import pytest
import small_case
from dialogs_seen import dialogs, front

from verifier_gui.domain.changes import Change
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.workflow import case_files, demonstrating
from verifier_gui.workflow.backing_up import backups_of
from verifier_gui.workflow.demo_case import demo_path


@pytest.fixture
def quick_samples(monkeypatch) -> list[str]:
    """In place of importing the sample lists, which has tests of its own: what was asked of it."""
    asked: list[str] = []

    def import_samples(acting, progress) -> Change:
        asked.append(acting.identity.card.name)
        progress.step(1, 2)
        return Change(case=True)

    monkeypatch.setattr(demonstrating, "import_samples", import_samples)
    return asked


def open_demo(qtbot, program) -> None:
    with qtbot.waitSignal(program.opening.asked, timeout=20_000):
        program.actions[Act.OPEN_DEMO].trigger()


def test_the_demo_case_is_made_filled_and_shown_at_the_review(qtbot, program, quick_samples):
    open_demo(qtbot, program)
    assert quick_samples == ["Demo operator"]
    assert program.window.place == "review"
    assert program.session.case.path == demo_path(program.session.profile)


def test_the_demo_case_clutters_neither_operators_nor_recent_files_nor_backups(qtbot, program, quick_samples):
    before = (program.session.profile.operators(), program.session.profile.recent_cases())
    open_demo(qtbot, program)
    program.session.close_case()
    assert (program.session.profile.operators(), program.session.profile.recent_cases()) == before
    assert backups_of(demo_path(program.session.profile)) == []


def test_a_locked_demo_case_tells_its_passphrase_and_comes_back_when_it_is_asked_for(qtbot, program, quick_samples):
    open_demo(qtbot, program)
    program.session.lock()
    sheet = front(program.window, UnlockCase)
    assert "demo demo demo" in sheet.left_said()
    sheet.reject()
    program.actions[Act.OPEN_DEMO].trigger()
    again = front(program.window, UnlockCase)
    again.passphrase.edit.setText(demonstrating.PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        again.unlock()
    assert quick_samples == ["Demo operator"]


def test_a_demo_case_that_is_open_elsewhere_is_said(qtbot, program, quick_samples):
    from verifier_gui.workflow.demo_case import create_demo

    ask.prepared.is_silent = True
    other = create_demo(program.session.profile)
    program.actions[Act.OPEN_DEMO].trigger()
    qtbot.waitUntil(lambda: bool(ask.prepared.told), timeout=10_000)
    assert "The demo case is open already" in ask.prepared.told[-1]
    case_files.close(other)


def test_opening_makes_a_backup_of_what_no_backup_has(qtbot, program, built):
    (former,) = backups_of(built.path)
    former.path.unlink()
    profile = program.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    program.session.open_case(lambda: case_files.open_with_operator(built.path, identity=identity, profile=profile))
    qtbot.waitUntil(lambda: len(backups_of(built.path)) == 1, timeout=10_000)
    assert backups_of(built.path)[0].acts > former.acts


def test_opening_what_did_not_change_since_its_backup_makes_none(qtbot, opened, built):
    qtbot.waitUntil(lambda: opened.session.jobs.is_idle, timeout=10_000)
    assert len(backups_of(built.path)) == 1


def test_a_backup_that_cannot_be_made_is_said_and_work_goes_on(qtbot, program, built):
    ask.prepared.is_silent = True
    folder = built.path.with_name("small backups")
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("a file is in the way")
    profile = program.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    program.session.open_case(lambda: case_files.open_with_operator(built.path, identity=identity, profile=profile))
    qtbot.waitUntil(lambda: bool(ask.prepared.told), timeout=10_000)
    assert "No backup of small.vcase could be written" in ask.prepared.told[-1]
    assert program.session.is_open


def test_a_case_file_named_on_the_command_line_is_asked_for(qtbot, program, built):
    program.begin_with([str(built.path)])
    qtbot.waitUntil(lambda: bool(dialogs(program.window)), timeout=10_000)
    front(program.window, UnlockCase).reject()


def test_the_demo_case_is_begun_from_the_command_line(qtbot, program, quick_samples):
    with qtbot.waitSignal(program.opening.asked, timeout=20_000):
        program.begin_with(["--demo"])
    assert program.window.place == "review"


def test_another_case_opened_while_one_is_open_takes_its_place_once_it_is_unlocked(qtbot, opened, tmp_path):
    profile = opened.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    other = case_files.create(
        tmp_path / "other.vcase", title="Other", passphrase="battery staple", identity=identity, profile=profile
    )
    case_files.close(other)
    ask.prepared.files.append([tmp_path / "other.vcase"])
    opened.actions[Act.OPEN_CASE].trigger()
    qtbot.waitUntil(lambda: bool(dialogs(opened.window)), timeout=10_000)
    assert opened.session.case.title == small_case.TITLE
    sheet = front(opened.window, UnlockCase)
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(opened.session.opened, timeout=10_000):
        sheet.unlock()
    assert opened.session.case.title == "Other"
    assert opened.window.windowTitle() == "Other — Name-List Verifier"
    qtbot.waitUntil(lambda: dialogs(opened.window) == [])
