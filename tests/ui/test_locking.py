"""Locking: no name stays, work in the background is put away, and unlocking leads back to where one was."""

import threading

import small_case
from dialogs_seen import dialogs, front, texts
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from typing_extensions import override

from verifier_gui.domain.changes import Change
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act
from verifier_gui.ui.autolock import IDLE_SECONDS, Autolock
from verifier_gui.ui.dialogs.help import Help
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.ui.pages.page import Page
from verifier_gui.ui.widgets.stop_answers import StopAnswers


class Desk(Page):
    """A page with a name on it, and a draft that is kept when it is left."""

    def __init__(self, session, actions) -> None:
        super().__init__(session, actions)
        self.name = QLabel("Гнатюк Николай Ильич", self)
        self.entered: list[object] = []

    @override
    def enter(self, matter: object = None) -> None:
        self.entered.append(self.session.remembered("draft"))

    @override
    def leave(self) -> None:
        self.session.remember("draft", "asked his brother")


def with_desk(opened) -> Desk:
    """The program with that page in front, at the place of the roster."""
    making = opened.window.making

    def desk(session, actions):
        yield
        return Desk(session, actions)

    making.pages = {**making.pages, "roster": desk}
    making._made.pop("roster", None)
    opened.window.show_place("roster")
    return opened.window.page


def unlock(qtbot, program, passphrase: str = small_case.PASSPHRASE) -> None:
    sheet = front(program.window, UnlockCase)
    sheet.passphrase.edit.setText(passphrase)
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        sheet.unlock()


def test_no_name_is_on_the_screen_once_the_window_is_locked(qtbot, opened):
    with_desk(opened)
    assert "Гнатюк Николай Ильич" in texts(opened.window)
    opened.actions[Act.LOCK].trigger()
    assert "Гнатюк Николай Ильич" not in texts(opened.window)
    assert opened.window.place == "start"
    assert opened.window.windowTitle() == "Name-List Verifier"
    assert opened.window.status.state.text() == "Case file locked"
    assert list(opened.window._pages) == ["start"]
    front(opened.window, UnlockCase).reject()


def test_unlocking_leads_back_to_the_same_place_with_what_was_being_typed(qtbot, opened):
    with_desk(opened)
    opened.window.rail.lock.click()
    unlock(qtbot, opened)
    assert opened.window.place == "roster"
    assert opened.window.page.entered == ["asked his brother"]
    assert not opened.session.locked


def test_another_case_opened_meanwhile_does_not_inherit_the_place(qtbot, opened, tmp_path):
    from verifier_gui.workflow import case_files

    with_desk(opened)
    opened.session.lock()
    front(opened.window, UnlockCase).reject()
    profile = opened.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    with qtbot.waitSignal(opened.session.opened, timeout=10_000):
        opened.session.open_case(
            lambda: case_files.create(
                tmp_path / "b.vcase", title="B", passphrase="x", identity=identity, profile=profile
            )
        )
    assert opened.window.place == "lists"


def test_a_wrong_passphrase_leaves_it_locked_and_the_file_held(qtbot, opened, built):
    opened.session.lock()
    sheet = front(opened.window, UnlockCase)
    sheet.passphrase.edit.setText("wrong horse")
    with qtbot.waitSignal(sheet.unlock().failed, timeout=10_000):
        pass
    assert "does not open the key" in sheet.fault_said()
    assert not opened.session.is_open
    unlock(qtbot, opened)


def test_whoever_puts_the_dialog_away_finds_the_locked_case_first(qtbot, opened, built):
    opened.session.lock()
    front(opened.window, UnlockCase).reject()
    page = opened.window.page
    assert page.model.case(0).path == built.path
    assert page.list.currentIndex().row() == 0
    assert page.locked.isVisible()
    assert opened.window.focusWidget() is page.locked.unlock
    QTest.keyClick(page.locked.unlock, Qt.Key.Key_Return)
    unlock(qtbot, opened)


def test_a_locked_case_that_was_closed_is_offered_no_more(opened):
    opened.session.lock()
    front(opened.window, UnlockCase).reject()
    opened.actions["close-case"].trigger()
    assert not opened.window.page.locked.isVisible()


def test_a_case_whose_key_is_not_kept_asks_for_both_passphrases_again(qtbot, opened):
    opened.session.case.identity.case_keys.clear()
    opened.session.profile.keep_identity(opened.session.case.identity)
    opened.session.lock()
    sheet = front(opened.window, UnlockCase)
    assert sheet.case_passphrase.isVisible()
    sheet.case_passphrase.edit.setText(small_case.CASE_PASSPHRASE)
    unlock(qtbot, opened)


def test_dialogs_with_names_are_put_away_and_their_answers_never_given(opened):
    answered: list[str] = []
    ask.ask(opened.window, "Гнатюк?", "", [ask.Choice("yes", "Yes", main=True)], answered.append)
    opened.session.lock()
    assert [type(dialog) for dialog in dialogs(opened.window)] == [UnlockCase]
    assert answered == []
    front(opened.window, UnlockCase).reject()


def test_a_locked_case_can_be_closed_and_is_free_for_others(qtbot, opened, built):
    from verifier_gui.workflow import case_files

    opened.session.lock()
    front(opened.window, UnlockCase).reject()
    opened.actions[Act.CLOSE_CASE].trigger()
    assert opened.session.locked is None
    assert dialogs(opened.window) == []
    profile = opened.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    case_files.close(case_files.open_with_operator(built.path, identity=identity, profile=profile))


def test_the_help_stays_open_beside_a_locked_window(opened):
    opened.actions[Act.HELP].trigger()
    opened.session.lock()
    assert {type(dialog) for dialog in dialogs(opened.window)} == {Help, UnlockCase}
    for dialog in dialogs(opened.window):
        dialog.reject()


def test_work_that_runs_is_cancelled_and_announces_nothing_afterwards(qtbot, opened):
    started = threading.Event()
    announced: list[object] = []

    def work(_acting, progress) -> Change:
        started.set()
        while True:
            progress.step(0, 0)

    opened.session.changed.connect(announced.append)
    job = opened.session.run("Reading", work)
    assert started.wait(10)
    with qtbot.waitSignal(job.cancelled, timeout=10_000):
        opened.session.lock()
    assert announced == []
    unlock(qtbot, opened)
    assert opened.session.jobs.is_idle or opened.session.is_open


def test_work_that_was_done_just_before_the_lock_announces_nothing_to_a_locked_window(qtbot, opened):
    announced: list[object] = []
    opened.session.changed.connect(announced.append)
    job = opened.session.run("Reading", lambda _acting, _progress: Change(case=True))
    with qtbot.waitSignal(job.ended, timeout=10_000):
        opened.session.lock()
    assert announced == []
    front(opened.window, UnlockCase).reject()


def test_the_window_is_locked_when_it_was_left_alone_and_not_before(qtbot, qapp, opened):
    now = [1000.0]
    autolock = Autolock(qapp, opened.session.lock, lambda: now[0])
    for _look in range(5):
        now[0] += 50
        autolock.look()
    assert opened.session.is_open
    qtbot.mouseMove(opened.window)
    qtbot.keyClick(opened.window, "j")
    for _look in range(5):
        now[0] += 50
        autolock.look()
    assert opened.session.is_open
    while opened.session.is_open:
        now[0] += 50
        autolock.look()
    assert now[0] - 1250 >= IDLE_SECONDS
    front(opened.window, UnlockCase).reject()
    autolock.deleteLater()


def test_a_laptop_that_slept_wakes_up_locked(qapp, opened):
    now = [1000.0]
    autolock = Autolock(qapp, opened.session.lock, lambda: now[0])
    now[0] += 90
    autolock.look()
    assert not opened.session.is_open
    front(opened.window, UnlockCase).reject()
    autolock.deleteLater()


def test_a_clock_that_is_set_back_neither_locks_nor_keeps_from_locking(qapp, opened):
    now = [10_000.0]
    autolock = Autolock(qapp, opened.session.lock, lambda: now[0])
    now[0] = 1000.0
    autolock.look()
    assert opened.session.is_open
    for _look in range(7):
        now[0] += 50
        autolock.look()
    assert not opened.session.is_open
    front(opened.window, UnlockCase).reject()
    autolock.deleteLater()


def test_the_keys_of_a_page_that_was_made_ahead_and_never_seen_are_dead_after_the_lock(qtbot, opened):
    making = opened.window.making
    opened.window.show_place("overview")
    opened.session.lock()
    unlock(qtbot, opened)
    qtbot.waitUntil(lambda: "review" in making.made, timeout=10_000)
    assert opened.window.place == "overview"
    opened.session.lock()
    unlock(qtbot, opened)
    opened.window.show_place("review")
    opened.window.activateWindow()
    qtbot.waitUntil(opened.window.isActiveWindow, timeout=3000)
    assert opened.window.page.sheet.unanswered
    # Whoever listened on would speak through widgets that are gone, and the exception would fail this test.
    QTest.keyClick(opened.window.focusWidget(), Qt.Key.Key_S)
    assert isinstance(opened.window.focusWidget().parentWidget(), StopAnswers)
