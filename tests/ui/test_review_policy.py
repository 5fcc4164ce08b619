"""The review policy through the window: declared by a supervisor, refused to others, a sample drawn, a new case begun."""

import dataclasses

import pytest
from dialogs_seen import dialogs, front, texts, unnamed
from key_presses import press
from PySide6.QtCore import Qt

from verifier_gui.domain.changes import Change
from verifier_gui.domain.policies import Policy
from verifier_gui.domain.state_figures import Figures
from verifier_gui.domain.statement_kinds import OperatorRole, Reason, Review
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.progress import Progress
from verifier_gui.sealing.membership_requests import read_request, write_request
from verifier_gui.ui.actions import Act
from verifier_gui.ui.dialogs.draw_sample import DrawSample
from verifier_gui.ui.dialogs.new_case import NewCase
from verifier_gui.ui.dialogs.review_policy import ReviewPolicy
from verifier_gui.ui.widgets.figure_rows import LinkRow
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.admitting import admit
from verifier_gui.workflow.case_policy import policy_of
from verifier_gui.workflow.deciding_policy import declare_policy

STRONG = 3


@pytest.fixture
def colleague(opened):
    """A caseworker of the same case, who acts on the open file."""
    session = opened.session
    identity = session.profile.create_operator("Гнат Марченко", "Coordination headquarters", "staple battery")
    admit(session.case.acting, read_request(write_request(identity)), OperatorRole.CASEWORKER)
    session.changed.emit(Change(case=True))
    return dataclasses.replace(session.case.acting, identity=identity)


def asked(program, act: Act, kind: type):
    program.actions[act].trigger()
    return front(program.window, kind)


def identify_strong(program, acting) -> None:
    session = program.session
    subject = next(entry.subject for entry in session.reader.queue_of(_request(session)) if entry.number == STRONG)
    sheet = reviewing.read_sheet(session.reader, subject, acting.identity.card.id)
    record = next(column.record for column in sheet.columns if column.digit == 1)
    reviewing.identify(acting, sheet, [record], reason=Reason.LANG)
    session.changed.emit(Change(subjects=frozenset({subject})))


def _request(session):
    return next(named.id for named in session.reader.lists() if named.attributes.role == "to-verify")


def test_a_supervisor_declares_a_second_review_and_is_told_what_follows(qtbot, opened, colleague):
    identify_strong(opened, colleague)
    sheet = asked(opened, Act.REVIEW_POLICY, ReviewPolicy)
    assert unnamed(sheet) == []
    assert not sheet.main.isEnabled()
    sheet.choice.buttons[Review.SECOND_OF_ALL].click()
    assert sheet.follows_said().startswith("1 person whom one member has decided will wait")
    sheet.reason.edit.setText("as agreed")
    with qtbot.waitSignal(opened.session.changed, timeout=10_000):
        sheet.main.click()
    assert policy_of(opened.session.reader) == Policy(Review.SECOND_OF_ALL)
    states = [entry.verdict.identity for entry in opened.session.reader.queue_of(_request(opened.session))]
    assert states.count(IdentityState.AWAITING_SECOND) == 1
    opened.window.show_place("overview")
    rows = {row.accessibleName() for row in opened.window.page.identity.findChildren(LinkRow)}
    assert "Second review of everybody" in rows


def test_figures_that_contradict_one_another_are_not_signed(qtbot, opened, colleague):
    sheet = asked(opened, Act.REVIEW_POLICY, ReviewPolicy)
    sheet.more.click()
    sheet.figures.boxes["strong"].setValue(40)
    assert any("contradict one another" in text for text in texts(sheet))
    assert not sheet.main.isEnabled()
    sheet.figures.boxes["strong"].setValue(97.5)
    with qtbot.waitSignal(opened.session.changed, timeout=10_000):
        sheet.main.click()
    assert policy_of(opened.session.reader) == Policy(figures=Figures(strong=0.975))


def test_alone_nobody_can_choose_a_second_review_and_is_told_why(opened):
    sheet = asked(opened, Act.REVIEW_POLICY, ReviewPolicy)
    assert any("nobody could make a second review" in text for text in texts(sheet))
    assert not sheet.choice.buttons[Review.SECOND_OF_ALL].isEnabled()
    assert not sheet.choice.buttons[Review.SECOND_OF_SOME].isEnabled()


def test_the_share_belongs_to_the_second_review_of_some(opened, colleague):
    sheet = asked(opened, Act.REVIEW_POLICY, ReviewPolicy)
    assert not sheet.choice.share.isEnabled()
    sheet.choice.buttons[Review.SECOND_OF_SOME].click()
    sheet.choice.share.setValue(25)
    assert sheet.policy == Policy(Review.SECOND_OF_SOME, 250)
    press(sheet, Qt.Key.Key_Escape)
    assert dialogs(opened.window) == []
    assert policy_of(opened.session.reader) == Policy()


def test_a_caseworker_is_told_who_decides_it(opened, colleague):
    session = opened.session
    session.case.operator = dataclasses.replace(session.case.operator, role=OperatorRole.CASEWORKER)
    session.changed.emit(Change(case=True))
    for act in (Act.REVIEW_POLICY, Act.DRAW_SAMPLE):
        assert not opened.actions[act].isEnabled()
        assert "Олена Ткач" in opened.actions.why_not(act)


def test_the_sample_is_drawn_from_the_overview_once_somebody_can_be_drawn(qtbot, opened, colleague):
    session = opened.session
    assert "draws no sample" in opened.actions.why_not(Act.DRAW_SAMPLE)
    declare_policy(session.case.acting, Policy(Review.SECOND_OF_SOME, 1000), Progress())
    session.changed.emit(Change(case=True))
    assert "Nobody can be drawn" in opened.actions.why_not(Act.DRAW_SAMPLE)
    identify_strong(opened, colleague)
    assert opened.actions[Act.DRAW_SAMPLE].isEnabled()
    session.changed.emit(reviewing.take_back_last(colleague))
    assert "Nobody can be drawn" in opened.actions.why_not(Act.DRAW_SAMPLE)
    identify_strong(opened, colleague)
    opened.window.show_place("overview")
    page = opened.window.page
    (row,) = [row for row in page.left_to_do.findChildren(LinkRow) if "draw the sample" in row.accessibleName()]
    row.click()
    sheet = front(opened.window, DrawSample)
    said = " ".join(texts(sheet))
    assert "1 person was decided by one member" in said
    assert "19 people have no decision yet" in said
    with qtbot.waitSignal(session.changed, timeout=10_000):
        sheet.main.click()
    (drawn,) = [entry for entry in session.reader.queue_of(_request(session)) if entry.verdict.deciders]
    assert drawn.verdict.identity is IdentityState.AWAITING_SECOND
    assert not opened.actions[Act.DRAW_SAMPLE].isEnabled()


def test_a_new_case_begins_with_the_policy_that_was_chosen(qtbot, program, tmp_path):
    program.actions[Act.CREATE_CASE].trigger()
    sheet = front(program.window, NewCase)
    sheet.title_field.edit.setText("Exchange in June")
    sheet.place.edit.setText(str(tmp_path / "june.vcase"))
    for field in (sheet.passphrase.first, sheet.passphrase.second):
        field.edit.setText("battery staple horse")
    sheet.own_passphrase.edit.setText("correct horse")
    sheet.review.setCurrentIndex(sheet.review.findData(Review.SECOND_OF_SOME.value))
    with qtbot.waitSignal(program.session.opened, timeout=10_000):
        sheet.main.click()
    assert policy_of(program.session.reader) == Policy(Review.SECOND_OF_SOME, 100)
