"""Signing a roster through the window: two operators in turn, words compared, the sealed folder written and checked."""

from pathlib import Path

import pytest
import small_case
from dialogs_seen import dialogs, front, texts, unnamed
from key_presses import press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from verifier_gui.domain.language import Language
from verifier_gui.domain.sign_offs import SigningState
from verifier_gui.domain.statement_kinds import Answer, OperatorRole, Reason
from verifier_gui.progress import Progress
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.sign_roster import SignFirst, SignSecond
from verifier_gui.ui.dialogs.write_sealed import WriteSealed
from verifier_gui.ui.pages.page import ReviewWish
from verifier_gui.ui.widgets.figure_rows import LinkRow
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.admitting import admit
from verifier_gui.workflow.checking import check_seal
from verifier_gui.workflow.overseeing import lists_to_verify
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.seal_reading import read_sealed
from verifier_gui.workflow.signing_off import read_sign_off

NAME, PASSPHRASE = "Гнат Марченко", "staple battery"


@pytest.fixture
def colleague(tmp_path: Path) -> Profile:
    """The laptop of a second supervisor."""
    profile = Profile(tmp_path / "colleague", small_case.quick_key)
    profile.create_operator(NAME, "Coordination headquarters", PASSPHRASE)
    return profile


def settle(session) -> None:
    """Everybody is not found, every stop is answered: quicker than a review, and as good for signing."""
    (named,) = lists_to_verify(session.reader)
    acting, operator = session.case.acting, session.case.operator.id
    for entry in session.reader.queue_of(named.id):
        sheet = reviewing.read_sheet(session.reader, entry.subject, operator)
        for stop in sheet.unanswered:
            reviewing.answer_stop(acting, sheet, stop.key, Answer.APPLIES, reason=Reason.AGAIN)
            sheet = reviewing.read_sheet(session.reader, entry.subject, operator)
        reviewing.not_found(acting, sheet, reason=Reason.ABSENT)


def page_of(program):
    program.window.show_place("overview")
    program.window.show_place("roster")
    return program.window.page


def state(session) -> SigningState:
    (named,) = lists_to_verify(session.reader)
    return read_sign_off(session.reader, named.id).state


def test_what_keeps_it_from_being_signed_leads_to_its_people(qtbot, opened):
    page = page_of(opened)
    rows = page.signing.findChildren(LinkRow)
    assert rows[0].accessibleName() == "20 people not decided yet"
    (named,) = lists_to_verify(opened.session.reader)
    with qtbot.waitSignal(page.asked) as asked:
        page.asked.disconnect(page.window().show_place)
        rows[1].click()
    assert asked.args == ["review", ReviewWish(named.id, "stop")]
    page.signing.sign.click()
    (told,) = dialogs(opened.window)
    assert "20 people not decided yet" in " ".join(texts(told))
    told.reject()
    assert not page.signing.write.isVisible()


def test_two_operators_sign_and_the_folder_that_is_written_holds(qtbot, opened, colleague, onto_laptop, tmp_path):
    session = opened.session
    settle(session)
    admit(session.case.acting, colleague.operators()[0], OperatorRole.SUPERVISOR)
    keys = {session.case.operator.id, colleague.operators()[0].id}
    page = page_of(opened)
    page.signing.sign.click()
    sheet = front(opened.window, SignFirst)
    assert unnamed(sheet) == []
    assert "People on the roster" in texts(sheet)
    for reason in sheet.reasons.values():
        sheet.main.click()
        assert reason.fault
        reason.edit.setText("nobody is sent")
    sheet.main.click()
    qtbot.waitUntil(sheet.main.isHidden, timeout=30_000)
    assert state(session) is SigningState.SIGNED_ONCE
    (words,) = [text for text in texts(sheet) if len(text.split()) == 8 and text.islower()]
    sheet.reject()
    qtbot.waitUntil(lambda: "waits for the signature" in page.signing.banner.accessibleName(), timeout=3000)
    assert not page.signing.sign.isEnabled()
    assert "another person" in page.signing.sign.toolTip()

    onto_laptop(colleague, PASSPHRASE)
    page = page_of(opened)
    page.signing.sign.click()
    sheet = front(opened.window, SignSecond)
    assert sheet.words.text() == words
    assert unnamed(sheet) == []
    assert not sheet.main.isEnabled()
    sheet.agree.click()
    sheet.main.click()
    assert state(session) is SigningState.SIGNED_OFF
    qtbot.waitUntil(lambda: page.signing.banner.accessibleName().startswith("Signed off by"), timeout=3000)
    assert NAME in page.signing.banner.accessibleName()

    page.signing.write.click()
    sheet = front(opened.window, WriteSealed)
    ask.prepared.files.append([tmp_path])
    sheet.choose.click()
    target = sheet.target
    sheet.recipient.edit.setText("Coordination headquarters")
    sheet.main.click()
    qtbot.waitUntil(sheet.main.isHidden, timeout=30_000)
    sheet.reject()
    assert target.parent == tmp_path
    report = check_seal(read_sealed(target), keys, Progress())
    assert report.holds
    assert [one.signatory.name for one in report.signers][1] == NAME

    (named,) = lists_to_verify(session.reader)
    subject = session.reader.queue_of(named.id)[2].subject
    assert session.do(reviewing.hold, reviewing.read_sheet(session.reader, subject, session.case.operator.id))
    qtbot.waitUntil(lambda: ", and changed since" in page.signing.banner.accessibleName(), timeout=3000)
    assert page.signing.write.isVisible()
    qtbot.waitUntil(page.signing.sign.isEnabled, timeout=3000)


def test_whoever_is_the_only_supervisor_is_told_before_anything_is_chosen(opened):
    settle(opened.session)
    page_of(opened).signing.sign.click()
    (told,) = dialogs(opened.window)
    assert "this case has no other supervisor. Admit one first." in " ".join(texts(told))
    told.reject()


def test_enter_on_cancel_signs_nothing_and_when_it_is_signed_enter_closes(qtbot, opened, colleague):
    settle(opened.session)
    admit(opened.session.case.acting, colleague.operators()[0], OperatorRole.SUPERVISOR)
    page = page_of(opened)
    page.signing.sign.click()
    sheet = front(opened.window, SignFirst)
    for reason in sheet.reasons.values():
        reason.edit.setText("nobody is sent")
    cancel = sheet._cancel
    cancel.setFocus()
    press(sheet, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    assert state(opened.session) is SigningState.NOT_SIGNED
    page.signing.sign.click()
    sheet = front(opened.window, SignFirst)
    for reason in sheet.reasons.values():
        reason.edit.setText("nobody is sent")
    press(sheet, Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.main.isHidden, timeout=30_000)
    assert state(opened.session) is SigningState.SIGNED_ONCE
    press(sheet, Qt.Key.Key_Return)
    assert not sheet.isVisible()


def test_the_page_has_room_on_a_small_screen_in_both_languages(opened):
    page = page_of(opened)
    opened.window.resize(1366, 768)
    try:
        for language in Language:
            opened.tongue.choose(language)
            QGuiApplication.processEvents()
            assert page.table.height() > 250
            for row in page.signing.findChildren(LinkRow):
                assert row.isHidden() or row.height() >= row.sizeHint().height()
    finally:
        opened.tongue.choose(Language.ENGLISH)
