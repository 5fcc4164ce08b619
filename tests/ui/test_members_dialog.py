"""Members through the window: asked by a file, admitted by voice, suspended; each opens the case with their own key."""

from pathlib import Path

import pytest
import small_case
from caseworker import Caseworker
from dialogs_seen import controls, dialogs, front, texts, unnamed
from key_presses import press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act
from verifier_gui.ui.dialogs.admission import Admission, RoleSheet
from verifier_gui.ui.dialogs.admission_request import AdmissionRequest
from verifier_gui.ui.dialogs.bring_key import BringKey
from verifier_gui.ui.dialogs.members import Members
from verifier_gui.ui.dialogs.settings import OperatorRow, Settings
from verifier_gui.ui.dialogs.suspension import Suspension
from verifier_gui.ui.dialogs.unlock_case import UnlockCase
from verifier_gui.workflow.admitting import admit, open_request, read_members, save_request
from verifier_gui.workflow.members import fingerprint, members_of
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.rostering import reviewer_words

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NAME, PASSPHRASE = "Тарас Войтенко", "staple battery"
STRONG = 3


@pytest.fixture
def colleague(tmp_path: Path) -> Profile:
    """Another laptop, on which Taras has his key."""
    profile = Profile(tmp_path / "colleague", small_case.quick_key)
    profile.create_operator(NAME, "Security service", PASSPHRASE)
    return profile


@pytest.fixture
def request_file(colleague: Profile, tmp_path: Path) -> Path:
    path = tmp_path / "taras.vmember"
    save_request(colleague, colleague.operators()[0].id, PASSPHRASE, path)
    return path


def members_sheet(program) -> Members:
    press(program.window, Qt.Key.Key_M, CONTROL_SHIFT)
    return front(program.window, Members)


def names(sheet: Members) -> list[tuple[str, str]]:
    return [(sheet.rows.index(row, 0).data(), sheet.rows.index(row, 2).data()) for row in range(sheet.rows.rowCount())]


def holds(program) -> bool:
    report = verify(program.session.reader, program.session.case.heads_found)
    assert report.bad is None
    return report.holds


def test_a_member_is_admitted_from_a_file_decides_elsewhere_and_is_suspended(
    qtbot, opened, colleague, request_file, onto_laptop
):
    session, own = opened.session, opened.session.profile
    ask.prepared.is_silent = True
    sheet = members_sheet(opened)
    assert names(sheet) == [("Олена Ткач", "supervisor")]
    assert not sheet.suspend.isEnabled()
    assert sheet.why_not.text() == "Nobody changes their own membership."
    ask.prepared.files.append([request_file])
    sheet.request.click()
    admission = front(opened.window, Admission)
    assert admission.words.said() == fingerprint(colleague.operators()[0].id)
    admission.agree.click()
    assert not admission.main.isEnabled()
    admission.role.segments.buttons["caseworker"].click()
    QTest.keyClick(admission, Qt.Key.Key_Return)
    assert names(sheet) == [("Олена Ткач", "supervisor"), (NAME, "caseworker")]
    assert sheet.chosen.name == NAME
    assert sheet.suspend.isEnabled()
    sheet.accept()

    onto_laptop(colleague, PASSPHRASE)
    taras = Caseworker(qtbot, opened)
    assert (session.case.is_member, session.case.operator.name) == (True, NAME)
    taras.goes_to(STRONG)
    taras.types("1")
    subject = taras.subject(STRONG)
    verdict = session.reader.verdict_on(subject)
    assert reviewer_words(verdict, members_of(session.reader)) == NAME
    sheet = members_sheet(opened)
    assert sheet.why_not.text() == "Only a supervisor admits and suspends members: Олена Ткач."
    assert not any(button.isEnabled() for button in (sheet.request, sheet.change, sheet.suspend))
    sheet.accept()
    assert holds(opened)

    onto_laptop(own, small_case.PASSPHRASE)
    sheet = members_sheet(opened)
    sheet.table.selectRow(1)
    sheet.suspend.click()
    suspension = front(opened.window, Suspension)
    assert not suspension.main.isEnabled()
    suspension.sure.click()
    suspension.main.click()
    assert suspension.reason.fault.startswith("Say why")
    suspension.reason.edit.setText("left the service")
    QTest.keyClick(suspension.reason.edit, Qt.Key.Key_Return)
    assert names(sheet)[1] == (NAME, "suspended")
    assert "left the service" in sheet._note.text()
    sheet.accept()
    assert session.reader.verdict_on(subject) == verdict
    assert holds(opened)

    onto_laptop(colleague, PASSPHRASE)
    assert any("You are suspended from this case" in told for told in ask.prepared.told)
    taras.goes_to(STRONG)
    assert "You are suspended" in taras.page.centre.banners.barred.accessibleName()
    before = session.reader.verdict_on(subject)
    taras.types("XNUH")
    assert taras.dialog is None
    assert session.reader.verdict_on(subject) == before
    assert holds(opened)


def test_one_key_gives_the_window_to_another_operator_of_the_laptop(qtbot, opened):
    session = opened.session
    second = session.profile.create_operator("Світлана Гринь", "", PASSPHRASE)
    session.profile.create_operator("Чужа Людина", "", PASSPHRASE)
    admit(session.case.acting, second.card, OperatorRole.SUPERVISOR)

    def switch(passphrase: str, case_passphrase: str = "") -> None:
        opened.window.activateWindow()
        qtbot.waitUntil(opened.window.isActiveWindow)
        press(opened.window, Qt.Key.Key_L, CONTROL_SHIFT)
        sheet = front(opened.window, UnlockCase)
        assert sheet.operators.count() == 2
        sheet.passphrase.edit.setText(passphrase)
        if case_passphrase:
            with qtbot.waitSignal(sheet.unlock().failed, timeout=10_000):
                pass
            qtbot.waitUntil(sheet.case_passphrase.isVisible)
            assert "is not kept for Світлана Гринь" in sheet.fault_said()
            assert sheet.keep_key.isVisible()
            sheet.case_passphrase.edit.setText(case_passphrase)
        with qtbot.waitSignal(session.opened, timeout=10_000):
            QTest.keyClick(sheet.passphrase.edit, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: dialogs(opened.window) == [])

    switch(PASSPHRASE, small_case.CASE_PASSPHRASE)
    assert session.case.operator.name == "Світлана Гринь"
    switch(small_case.PASSPHRASE)
    assert session.case.operator.name == small_case.OPERATOR
    switch(PASSPHRASE)
    assert session.case.operator.name == "Світлана Гринь"
    assert holds(opened)


def test_whoever_has_nobody_to_switch_to_is_told_so(opened):
    press(opened.window, Qt.Key.Key_L, CONTROL_SHIFT)
    sheet = front(opened.window, UnlockCase)
    assert not sheet.operators.isEnabled()
    assert "No other member of this case" in sheet._operator_field.help_text()
    sheet.reject()


def test_a_request_is_made_with_the_operators_own_passphrase(qtbot, program, tmp_path):
    ask.prepared.is_silent = True
    program.actions[Act.ASK_ADMISSION].trigger()
    sheet = front(program.window, AdmissionRequest)
    sheet.main.click()
    assert sheet.passphrase.fault == "Write your passphrase."
    path = tmp_path / "olena.vmember"
    ask.prepared.files.extend([[path], [path]])
    sheet.passphrase.edit.setText("wrong horse")
    sheet.main.click()
    qtbot.waitUntil(lambda: "does not open the key" in sheet.fault_said())
    assert not path.exists()
    sheet.passphrase.edit.setText(small_case.PASSPHRASE)
    words = sheet.words.said()
    with qtbot.waitSignal(sheet.finished, timeout=10_000):
        sheet.main.click()
    card = open_request(path)
    assert (card.name, fingerprint(card.id)) == (small_case.OPERATOR, words)
    assert words in ask.prepared.told[-1]


def test_a_request_that_is_dropped_on_the_window_is_shown_to_a_supervisor(opened, request_file):
    opened.window.dropped.emit([request_file])
    sheet, admission = front(opened.window, Members), front(opened.window, Admission)
    assert NAME in admission.remark.text()
    admission.reject()
    sheet.reject()


def test_a_file_that_is_no_request_is_refused_and_nobody_is_admitted(opened, tmp_path):
    sheet = members_sheet(opened)
    path = tmp_path / "other.vmember"
    path.write_bytes(b"\x00\xff{")
    ask.prepared.files.append([path])
    ask.prepared.is_silent = True
    sheet.request.click()
    assert "not a whole request" in ask.prepared.told[-1]
    assert len(names(sheet)) == 1
    sheet.reject()


def test_a_new_key_of_a_member_is_bound_where_the_name_is_known_already(opened, request_file, colleague, tmp_path):
    session = opened.session
    admit(session.case.acting, colleague.operators()[0], OperatorRole.CASEWORKER)
    newer = colleague.create_operator(NAME, "Security service", PASSPHRASE).card
    path = tmp_path / "newer.vmember"
    save_request(colleague, newer.id, PASSPHRASE, path)
    sheet = members_sheet(opened)
    sheet.open_request(path)
    admission = front(opened.window, Admission)
    assert admission._same_name.isVisible()
    admission.whose.setCurrentIndex(2)
    admission.whose.activated.emit(2)
    assert not admission.role.isVisible()
    admission.agree.click()
    admission.main.click()
    (creator, bound) = read_members(session.reader)
    assert (creator.is_creator, bound.member.key, len(bound.member.keys)) == (True, newer.id, 2)
    assert sheet._note.text() == "Earlier keys that ended: 1"
    sheet.words.copy.click()
    assert QGuiApplication.clipboard().text() == fingerprint(newer.id)
    sheet.reject()
    assert holds(opened)


def test_an_observer_looks_at_everything_and_the_window_offers_nothing_that_would_be_refused(
    qtbot, opened, colleague, onto_laptop
):
    admit(opened.session.case.acting, colleague.operators()[0], OperatorRole.OBSERVER)
    onto_laptop(colleague, PASSPHRASE)
    observer = Caseworker(qtbot, opened)
    observer.goes_to(STRONG)
    assert "You are an observer" in observer.page.centre.banners.barred.accessibleName()
    observer.types("1XNUH")
    assert observer.dialog is None
    assert not observer.sheet.verdict.is_decided
    opened.window.show_place("roster")
    assert not opened.actions[Act.EXPORT_ROSTER].isEnabled()
    opened.window.show_place("lists")
    assert not opened.window.page.details.describe.isEnabled()
    assert not opened.session.case.may(StatementKind.IMPORT)
    assert opened.session.match() is None
    assert not opened.actions[Act.MATCH].isEnabled()
    opened.window.show_place("lists/import")
    assert "neither caseworker nor supervisor" in " ".join(texts(opened.window.page.file_step))
    assert not opened.window.page.file_step.choose.isVisible()


def test_every_control_has_a_name_and_is_reached_by_the_keyboard(opened, colleague):
    session = opened.session
    admit(session.case.acting, colleague.operators()[0], OperatorRole.CASEWORKER)
    listed = [one.member for one in read_members(session.reader)]
    sheet = members_sheet(opened)
    for made in (
        sheet,
        Admission(sheet, colleague.operators()[0], listed),
        RoleSheet(sheet, listed[1]),
        Suspension(sheet, listed[1]),
        AdmissionRequest(sheet, session),
    ):
        made.show()
        assert unnamed(made) == []
        reached = [made.focusWidget()]
        for _ in range(2 * len(controls(made)) + 4):
            press(made, Qt.Key.Key_Tab)
            reached.append(made.focusWidget())
        assert set(controls(made)) - set(reached) == set()
        if made is not sheet:
            made.reject()
    sheet.reject()


def test_another_role_is_given_and_a_suspended_member_is_admitted_again(opened, colleague):
    session = opened.session
    card = colleague.operators()[0]
    admit(session.case.acting, card, OperatorRole.CASEWORKER)
    sheet = members_sheet(opened)
    sheet.table.selectRow(1)
    sheet.change.click()
    role = front(opened.window, RoleSheet)
    assert not role.main.isEnabled()
    role.role.segments.buttons["observer"].click()
    role.main.click()
    assert names(sheet)[1] == (NAME, "observer")
    sheet.suspend.click()
    suspension = front(opened.window, Suspension)
    suspension.reason.edit.setText("x")
    suspension.sure.click()
    suspension.main.click()
    assert sheet.change.accessibleName() == "Admit again…"
    assert not sheet.suspend.isEnabled()
    sheet.change.click()
    again = front(opened.window, RoleSheet)
    again.role.segments.buttons["supervisor"].click()
    again.main.click()
    assert names(sheet)[1] == (NAME, "supervisor")
    sheet.reject()
    assert holds(opened)


def test_a_key_is_saved_here_and_brought_to_another_laptop(qtbot, program, tmp_path):
    ask.prepared.is_silent = True
    path = tmp_path / "olena.vkey"
    program.actions[Act.SETTINGS].trigger()
    sheet = front(program.window, Settings)
    (row,) = sheet.findChildren(OperatorRow)
    ask.prepared.files.append([path])
    row.save.click()
    assert "The key is saved: olena.vkey" in ask.prepared.told[-1]
    sheet.accept()
    card = program.session.profile.operators()[0]
    program.session.profile = Profile(tmp_path / "another laptop", small_case.quick_key)
    program.actions[Act.SETTINGS].trigger()
    sheet = front(program.window, Settings)
    assert sheet.findChildren(OperatorRow) == []
    ask.prepared.files.append([path])
    sheet.bring.click()
    bringing = front(program.window, BringKey)
    assert bringing.words.said() == fingerprint(card.id)
    bringing.passphrase.edit.setText("wrong horse")
    bringing.main.click()
    qtbot.waitUntil(lambda: "does not open the key" in bringing.fault_said())
    bringing.passphrase.edit.setText(small_case.PASSPHRASE)
    with qtbot.waitSignal(bringing.finished, timeout=10_000):
        QTest.keyClick(bringing.passphrase.edit, Qt.Key.Key_Return)
    assert program.session.profile.operators() == [card]
    assert len(sheet.findChildren(OperatorRow)) == 1
    sheet.accept()
