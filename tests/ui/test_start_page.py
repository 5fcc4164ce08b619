"""The start page: what lies where, what is left to decide, and how one gets to it by keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from dialogs_seen import controls, dialogs, front, unnamed
from key_presses import press
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from small_case import PASSPHRASE

from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.backup_choice import BackupChoice
from verifier_gui.ui.dialogs.help import Help
from verifier_gui.ui.dialogs.new_case import NewCase
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.ui.models.recent_cases_model import RecentCasesModel, Role
from verifier_gui.workflow import case_files
from verifier_gui.workflow.backing_up import backups_of, restore
from verifier_gui.workflow.profile import Profile


@pytest.fixture
def page(program):
    return program.window.page


def keep_another(program, path: Path, title: str) -> None:
    """One more case file among the recent ones, at a path where none lies."""
    profile = program.session.profile
    known = profile.recent_cases()[0]
    profile.keep_recent(replace(known, path=path, title=title, to_verify=10, decided=10))
    profile.keep_recent(known)
    program.window.page.enter()


def test_a_case_file_is_listed_with_what_is_left_to_decide(page, built):
    index = page.model.index(0)
    assert index.data() == "Exchange of tests"
    assert "small.vcase" in index.data(Role.FOLDER)
    assert index.data(Role.SIZE) == "20 people"
    assert (index.data(Role.TAG), index.data(Role.TAG_KIND)) == ("20 to decide", "warning")
    assert str(built.path) in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_file_that_is_not_there_any_more_is_muted_and_stays_listed(qtbot, program, page, tmp_path):
    with qtbot.waitSignal(page.model.dataChanged):
        keep_another(program, tmp_path / "stick" / "gone.vcase", "Gone")
    row = page.model.row_of(tmp_path / "stick" / "gone.vcase")
    assert page.model.is_missing(row)
    assert "not there any more" in page.model.index(row).data(Role.FOLDER)
    assert not page.model.is_missing(1 - row)


def test_the_model_of_the_list_keeps_the_rules_of_models(program, tmp_path):
    model = RecentCasesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    cases = program.session.profile.recent_cases()
    model.show_cases([*cases, replace(cases[0], path=tmp_path / "b.vcase")], tmp_path / "b.vcase")
    assert model.case(0).path == tmp_path / "b.vcase"
    assert model.index(0).data(Role.TAG) == "locked"
    model.show_missing([cases[0].path])
    model.show_cases([], None)
    assert model.rowCount() == 0


def test_arrows_choose_and_enter_asks_for_the_passphrase(qtbot, program, page, built, tmp_path):
    keep_another(program, tmp_path / "other.vcase", "Other")
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Down)
    assert page.list.currentIndex().row() == 1
    press(page.list, Qt.Key.Key_Up)
    press(page.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(dialogs(program.window)))
    sheet = front(program.window, UnlockCase)
    assert sheet.remark.text() == "Exchange of tests"
    sheet.reject()


def test_delete_takes_a_case_off_the_list_and_leaves_the_file_alone(program, page, built):
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Delete)
    assert page.model.rowCount() == 0
    assert built.path.exists()
    assert page.list.isHidden() or not page.list.isVisible()


def test_keys_of_the_page_create_and_open(qtbot, program, page, built, tmp_path):
    (tmp_path / "noise.vcase").write_bytes(b"x" * 5000)
    page.list.setFocus()
    press(page.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    front(program.window, NewCase).reject()
    ask.prepared.files.append([built.path])
    press(page.list, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(dialogs(program.window)))
    front(program.window, UnlockCase).reject()


def drop(window, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPoint(10, 10), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


def test_a_case_file_dropped_on_the_window_is_opened(qtbot, program, built):
    drop(program.window, built.path)
    qtbot.waitUntil(lambda: bool(dialogs(program.window)))
    front(program.window, UnlockCase).reject()


def test_a_list_dropped_while_no_case_is_open_is_answered_with_what_to_do(program, tmp_path):
    ask.prepared.is_silent = True
    drop(program.window, tmp_path / "list.xlsx")
    assert ask.prepared.told[-1].startswith("Open a case file first")


def test_lists_dropped_on_an_open_case_go_to_the_import(qtbot, opened, tmp_path):
    opened.opening.asked.disconnect(opened.window.show_place)
    with qtbot.waitSignal(opened.opening.asked) as asked:
        drop(opened.window, tmp_path / "a.xlsx", tmp_path / "b.csv")
    assert asked.args == ["lists/import", [tmp_path / "a.xlsx", tmp_path / "b.csv"]]


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "is empty or cut short"), (b"SQLite format 3\0" + bytes(5000), "without encryption")]
)
def test_what_is_no_case_file_is_refused_before_any_passphrase(qtbot, program, tmp_path, content, said):
    ask.prepared.is_silent = True
    path = tmp_path / "noise.vcase"
    path.write_bytes(content)
    drop(program.window, path)
    qtbot.waitUntil(lambda: bool(ask.prepared.told))
    assert said in ask.prepared.told[-1]
    assert dialogs(program.window) == []


def test_backups_of_the_chosen_case_are_said_and_one_is_opened_as_a_copy(qtbot, program, page, built):
    qtbot.waitUntil(lambda: "1 encrypted backup of small" in page.backed_up.said())
    page.backed_up.link.click()
    qtbot.waitUntil(lambda: bool(dialogs(program.window)))
    choice = front(program.window, BackupChoice)
    press(choice.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(isinstance(dialog, UnlockCase) for dialog in dialogs(program.window)))
    sheet = front(program.window, UnlockCase)
    assert sheet.remark.text() == "Exchange of tests"
    assert not sheet.case_passphrase.isVisible()
    (backup,) = backups_of(built.path)
    profile = program.session.profile
    left_out = profile.heads_seen(profile.recent_case(built.path).case_id).last.number - backup.acts
    copied = f"Copy of a backup, act {backup.acts}; {left_out} acts are not in it"
    assert sheet.left_said() == f"{copied} It was not opened yet."
    sheet.reject()
    (copy,) = (path for path in built.path.parent.glob("*.vcase") if path != built.path)
    page.enter()
    assert [page.model.case(row).path for row in range(2)] == [built.path, copy]
    assert [page.model.index(row).data(Role.COPIED) for row in range(2)] == ["", copied]
    assert page.model.index(1).data(Role.SIZE) == ""


def test_a_restored_copy_stays_behind_its_original_and_each_of_them_tells_its_own_end(qtbot, program, page, built):
    profile = program.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, PASSPHRASE)
    before = profile.heads_seen(profile.recent_case(built.path).case_id).last.number
    case_files.close(case_files.open_with_operator(built.path, identity=identity, profile=profile))
    (backup,) = backups_of(built.path)
    copy = restore(backup, built.path, profile)
    case_files.close(case_files.open_with_operator(copy, identity=identity, profile=profile))
    page.enter()
    assert page.list.currentIndex().row() == page.model.row_of(built.path) == 0
    # Opening and vouching are an act each.
    ends = {built.path: f"As you left it Act {before + 2}, ", copy: f" As you left it: Act {backup.acts + 2}, "}
    for path, end in ends.items():
        sheet = UnlockCase(program.window, program.session, path)
        sheet.open()
        assert end in sheet.left_said()
        assert sheet.left_said().startswith("Copy of a backup, act ") == (path == copy)
        sheet.reject()


def test_operators_of_this_laptop_are_named(program, page, built):
    profile = Profile(built.profile, program.session.profile.derive)
    assert "Олена Ткач, on this laptop." in page.key.said()
    profile.create_operator("Марко", "", "another phrase")
    page.enter()
    assert "1 other" in page.key.said()


def test_every_control_has_a_name_and_is_reached_by_the_tab_key(program, page):
    assert unnamed(page) == []
    page.list.setFocus()
    reached: list[object] = []
    for _step in range(60):
        press(page, Qt.Key.Key_Tab)
        reached.append(program.window.focusWidget())
    assert set(controls(page)) - set(reached) == set()


def test_the_first_time_leads_to_the_demo_case_and_to_the_helps_first_page(program, page):
    asked: list[bool] = []
    program.actions["open-demo"].triggered.disconnect()
    program.actions["open-demo"].triggered.connect(lambda: asked.append(True))
    page.first_time.begin.click()
    assert asked == [True]
    page.first_time.read.click()
    help_shown = front(program.window, Help)
    assert help_shown.page == "start"
    help_shown.reject()
