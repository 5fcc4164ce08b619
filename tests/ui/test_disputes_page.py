"""The disagreements through the window: a supervisor decides between two by clicks and keys; others read, and are told why not."""

from dataclasses import replace
from pathlib import Path

import pytest
import small_case
from dialogs_seen import controls, dialogs, front, texts, unnamed
from key_presses import press
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from verifier_gui.domain.disputes import DisputeStanding
from verifier_gui.domain.language import Language
from verifier_gui.domain.statement_kinds import Answer, DecisionKind, OperatorRole, Reason
from verifier_gui.ui import ask
from verifier_gui.ui.actions import Act
from verifier_gui.ui.dialogs.another_answer import AnotherAnswer
from verifier_gui.ui.dialogs.reason_choice import ReasonChoice
from verifier_gui.ui.pages.disputes_page import DisputesPage
from verifier_gui.ui.pages.review_page import ReviewPage
from verifier_gui.ui.widgets.figure_rows import LinkRow
from verifier_gui.ui.widgets.review_switch import DISAGREEMENTS
from verifier_gui.ui.widgets.ruling_card import RulingChoice
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.admitting import admit
from verifier_gui.workflow.overseeing import lists_to_verify
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.proving import verify

CONTROL = Qt.KeyboardModifier.ControlModifier
PASSPHRASE = "staple battery"
FIRST, SECOND, STOPPED = 6, 9, 14
"""People on the small list: two without a stop, and one whom a list of the deceased may name."""


class Two:
    """Two caseworkers who decide differently behind the supervisor's back."""

    def __init__(self, program, folder: Path) -> None:
        self.session = program.session
        self.profile = Profile(folder / "two", small_case.quick_key)
        self.maria = self._member("Марія Довбуш", "Interior ministry")
        self.taras = self._member("Тарас Войтенко", "Security service")

    def _member(self, name: str, agency: str) -> Acting:
        identity = self.profile.create_operator(name, agency, PASSPHRASE)
        admit(self.session.case.acting, identity.card, OperatorRole.CASEWORKER)
        return replace(self.session.case.acting, identity=identity)

    def subject(self, number: int):
        (named,) = lists_to_verify(self.session.reader)
        return self.session.reader.queue_of(named.id)[number - 1].subject

    def sheet(self, acting: Acting, number: int):
        return reviewing.read_sheet(self.session.reader, self.subject(number), acting.identity.card.id)

    def disagree(self, number: int) -> None:
        sheet = self.sheet(self.maria, number)
        record = next(column.record for column in sheet.columns if column.digit)
        reviewing.identify(self.maria, sheet, [record], reason=Reason.SLIP, note="Same date, same brigade.")
        sheet = self.sheet(self.taras, number)
        reviewing.not_found(self.taras, sheet, reason=Reason.OTHERFATHER, note="Another father.")

    def answer_differently(self, number: int) -> str:
        (stop,) = self.sheet(self.maria, number).unanswered
        for acting, answer, reason in (
            (self.maria, Answer.APPLIES, Reason.LANG),
            (self.taras, Answer.DOES_NOT_APPLY, Reason.OTHERDATE),
        ):
            reviewing.answer_stop(acting, self.sheet(acting, number), stop.key, answer, reason=reason)
        return stop.key

    def verdict(self, number: int):
        return self.session.reader.verdict_on(self.subject(number))


@pytest.fixture
def two(opened, tmp_path: Path) -> Two:
    return Two(opened, tmp_path)


def page_of(program) -> DisputesPage:
    program.actions[Act.SHOW_DISAGREEMENTS].trigger()
    page = program.window.page
    assert isinstance(page, DisputesPage)
    return page


def choose_reason(program, letter: Qt.Key) -> None:
    press(program.window, Qt.Key.Key_R)
    dialog = front(program.window, ReasonChoice)
    QTest.keyClick(dialog.grid, letter)


def test_a_supervisor_decides_as_the_first_by_keys_and_the_next_comes(opened, two):
    for number in (FIRST, SECOND):
        two.disagree(number)
    page = page_of(opened)
    assert page.dispute is not None
    assert page.dispute.sheet.subject.number == FIRST
    shown = " ".join(card.accessibleName() for card in page.centre.cards)
    for told in ("Марія Довбуш", "Slip in a name", "Same date, same brigade.", "Not found", "Another father."):
        assert told in shown
    assert page.centre.ruling.draft.choice is None
    assert not any(card.isChecked() for card in page.centre.ruling.cards.values())
    press(opened.window, Qt.Key.Key_Return, CONTROL)
    assert page.notice.text == "Choose what you decide: as one of the two, or another answer."
    press(opened.window, Qt.Key.Key_1)
    press(opened.window, Qt.Key.Key_Return, CONTROL)
    assert "Choose a reason" in page.notice.text
    choose_reason(opened, Qt.Key.Key_W)
    press(opened.window, Qt.Key.Key_M)
    QTest.keyClicks(page.centre.ruling.words, "the brigade decides")
    assert page.centre.ruling.decide.words() == f"Decide, next No. {SECOND}"
    press(opened.window, Qt.Key.Key_Return, CONTROL)
    verdict = two.verdict(FIRST)
    assert (verdict.decision, verdict.is_adjudicated, verdict.reason) == (DecisionKind.IDENTIFIED, True, Reason.SLIP)
    assert verdict.note == "the brigade decides"
    assert page.dispute.sheet.subject.number == SECOND
    assert page.bar.switch.chips[DISAGREEMENTS].text() == "Disagreements 1"
    assert page.bar.open.text() == "1 open"
    page.list.choose(two.subject(FIRST))
    assert "Adjudicated by Олена Ткач" in page.centre.before.accessibleName()
    assert not page.centre.ruling.isVisible()
    report = verify(opened.session.reader, opened.session.case.heads_found)
    assert report.holds


def test_another_answer_is_a_record_that_is_clicked_or_chosen_in_a_dialog(opened, two):
    two.disagree(SECOND)
    page = page_of(opened)
    table = page.centre.candidates
    records = table.records()
    named = page.dispute.opinions[0].decision.records[0].record
    other = next(record for record in records if record != named)
    table.clicked.emit(table.model().index(1 + records.index(other), 0))
    assert page.centre.ruling.draft.choice is RulingChoice.ANOTHER
    row = 1 + records.index(other)
    assert table.model().index(row, table.model().columnCount() - 1).data() == "your choice"
    table.clicked.emit(table.model().index(1 + records.index(named), 0))
    assert page.centre.ruling.draft.choice is RulingChoice.FIRST
    press(opened.window, Qt.Key.Key_3)
    dialog = front(opened.window, AnotherAnswer)
    assert unnamed(dialog) == []
    dialog.main.click()
    assert dialog.lack.text() == "Choose an answer."
    QTest.keyClicks(dialog.number, "99")
    dialog.main.click()
    assert dialog.lack.text() == "Write the number of the line that stays."
    QTest.keyClicks(dialog.ask, "ask the family")
    assert dialog.choices["not-sure"].isChecked()
    QTest.keyClick(dialog.ask, Qt.Key.Key_Return)
    assert page.centre.ruling.draft.told == "not sure: ask the family"
    choose_reason(opened, Qt.Key.Key_F)
    press(opened.window, Qt.Key.Key_Return, CONTROL)
    verdict = two.verdict(SECOND)
    assert (verdict.decision, verdict.ask, verdict.is_disputed) == (DecisionKind.NOT_SURE, "ask the family", False)


def test_keys_work_in_their_places_on_a_ukrainian_layout(opened, two):
    two.disagree(FIRST)
    two.disagree(SECOND)
    page = page_of(opened)

    def types(letter: str, key: int) -> None:
        focused = opened.window.focusWidget()
        QApplication.sendEvent(focused, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter))

    types("о", ord("О"))
    assert page.dispute.sheet.subject.number == SECOND
    types("л", ord("Л"))
    assert page.dispute.sheet.subject.number == FIRST
    types("и", ord("И"))
    assert page.centre.ruling.draft.choice is RulingChoice.SEND_BACK


def test_later_keeps_what_was_chosen_and_goes_on(opened, two):
    two.disagree(FIRST)
    two.disagree(SECOND)
    page = page_of(opened)
    press(opened.window, Qt.Key.Key_2)
    page.centre.ruling.words.setFocus()
    QTest.keyClicks(page.centre.ruling.words, "look again")
    QTest.keyClick(page.centre.ruling.words, Qt.Key.Key_Escape)
    assert page.dispute.sheet.subject.number == FIRST
    press(opened.window, Qt.Key.Key_Escape)
    assert page.dispute.sheet.subject.number == SECOND
    assert page.centre.ruling.draft.choice is None
    press(opened.window, Qt.Key.Key_K)
    draft = page.centre.ruling.draft
    assert (draft.choice, draft.words) == (RulingChoice.SECOND, "look again")
    assert page.centre.ruling.words.text() == "look again"


def test_sent_back_it_waits_under_its_filter_for_both(opened, two):
    two.disagree(FIRST)
    page = page_of(opened)
    page.centre.ruling.cards[RulingChoice.SEND_BACK].click()
    assert page.centre.ruling.draft.choice is RulingChoice.SEND_BACK
    page.centre.ruling.cards[RulingChoice.SEND_BACK].click()
    assert page.centre.ruling.draft.choice is None
    page.setFocus()
    press(opened.window, Qt.Key.Key_B)
    assert page.centre.ruling.words.hasFocus()
    press(opened.window, Qt.Key.Key_Return, CONTROL)
    assert page.notice.text == "Write what both are to look at again."
    QTest.keyClicks(page.centre.ruling.words, "whose father is Petro?")
    press(opened.window, Qt.Key.Key_Return, CONTROL)
    assert page.list.lines[0].standing is DisputeStanding.SENT_BACK
    assert len(two.verdict(FIRST).open_queries) == 2
    page.list.choose(two.subject(FIRST))
    assert page.centre.before.accessibleName() == "Sent back: waiting for Марія Довбуш, Тарас Войтенко"


def test_a_stop_that_two_answered_differently_is_settled_with_a_reason(opened, two):
    key = two.answer_differently(STOPPED)
    page = page_of(opened)
    ruling = page.centre.ruling
    assert not ruling.cards[RulingChoice.FIRST].isVisible()
    assert "does not apply" in page.centre.cards[1].accessibleName()
    press(opened.window, Qt.Key.Key_S)
    assert opened.window.focusWidget() in ruling.stops.segments[key].buttons.values()
    ruling.stops.reasons[key].click()
    assert page.notice.text == "Say first which answer holds."
    ruling.stops.segments[key].buttons["applies"].click()
    press(opened.window, Qt.Key.Key_Return, CONTROL)
    assert page.notice.text == "Choose a reason: a stop is answered with one."
    ruling.stops.reasons[key].click()
    dialog = front(opened.window, ReasonChoice)
    assert Reason.OTHERDATE not in dialog.grid.buttons
    dialog.grid.buttons[Reason.LANG].click()
    ruling.decide.click()
    verdict = two.verdict(STOPPED)
    assert (verdict.open_stops, verdict.settled_stops) == ((), (key,))
    page.list.choose(two.subject(STOPPED))
    assert "settled by Олена Ткач" in page.centre.before.accessibleName()


def test_whoever_decided_reads_it_and_is_told_who_decides(opened, two, onto_laptop):
    two.disagree(FIRST)
    onto_laptop(two.profile, PASSPHRASE)
    page = page_of(opened)
    assert opened.session.case.operator.name in ("Марія Довбуш", "Тарас Войтенко")
    assert page.centre.barred.accessibleName() == "Only a supervisor decides between the two: Олена Ткач."
    assert not page.centre.ruling.isVisible()
    press(opened.window, Qt.Key.Key_1)
    press(opened.window, Qt.Key.Key_Return, CONTROL)
    assert two.verdict(FIRST).is_disputed
    assert opened.actions.why_not(Act.ADJUDICATE).startswith("Only a supervisor")


def test_a_supervisor_who_decided_is_told_that_another_must(opened, two):
    two.disagree(FIRST)
    own = opened.session.case
    sheet = reviewing.read_sheet(opened.session.reader, two.subject(FIRST), own.operator.id)
    reviewing.not_found(own.acting, sheet, reason=Reason.ABSENT)
    page = page_of(opened)
    assert page.centre.barred.accessibleName().startswith("Every supervisor has decided on this person")
    assert len([card for card in page.centre.cards if card.isVisible()]) == 3


def test_something_that_changed_meanwhile_is_told_and_nothing_is_signed(opened, two):
    two.disagree(FIRST)
    page = page_of(opened)
    press(opened.window, Qt.Key.Key_1)
    choose_reason(opened, Qt.Key.Key_W)
    reviewing.hold(two.taras, two.sheet(two.taras, FIRST))
    ask.prepared.is_silent = True
    press(opened.window, Qt.Key.Key_Return, CONTROL)
    assert "has changed since it was shown" in ask.prepared.told[-1]
    assert two.verdict(FIRST).is_disputed
    assert page.centre.ruling.draft.reason is Reason.SLIP


def test_the_switch_above_the_queue_leads_there_and_back_only_where_two_can_decide(opened, tmp_path):
    opened.window.show_place("review")
    page = opened.window.page
    assert isinstance(page, ReviewPage)
    assert not page.bar.parts.isVisible()
    two = Two(opened, tmp_path)
    two.disagree(FIRST)
    opened.window.show_place("lists")
    opened.window.show_place("review")
    assert page.bar.parts.isVisible()
    chip = page.bar.parts.chips[DISAGREEMENTS]
    page.queue.show_list(page.place.list.id)
    page.bar.show_progress(page.queue.entries)
    assert chip.text() == "Disagreements 1"
    chip.click()
    assert isinstance(opened.window.page, DisputesPage)
    assert opened.window.rail.buttons["review"].isChecked()
    opened.window.page.centre.to_review.click()
    assert opened.window.page is page
    assert page.sheet.subject.number == FIRST
    two.disagree(SECOND)
    page.place.go_to(two.subject(SECOND))
    chip.click()
    assert opened.window.page.dispute.sheet.subject.number == SECOND


def test_overview_and_roster_lead_there(opened, two):
    two.disagree(FIRST)
    for place in ("overview", "roster"):
        opened.window.show_place(place)
        page = opened.window.page
        row = next(
            row for row in page.findChildren(LinkRow) if row.accessibleName() == "1 of them: decisions that disagree"
        )
        row.click()
        assert isinstance(opened.window.page, DisputesPage)
        assert opened.window.page.dispute.sheet.subject.number == FIRST


def test_how_often_reviewers_agree_stands_above(qtbot, opened, two):
    two.disagree(FIRST)
    sheet = two.sheet(two.maria, SECOND)
    record = next(column.record for column in sheet.columns if column.digit)
    for acting in (two.maria, two.taras):
        reviewing.identify(acting, two.sheet(acting, SECOND), [record], reason=Reason.DATE)
    page = page_of(opened)
    qtbot.waitUntil(lambda: "reviewers agree on 1 of 2, 50 %" in page.bar._figures.text(), timeout=5000)


def test_nobody_disagrees_is_said(opened, two):
    page = page_of(opened)
    assert "No disagreement" in texts(page)
    assert page.dispute is None


def test_every_control_has_a_name_and_both_languages_have_room(opened, two):
    two.disagree(FIRST)
    two.answer_differently(STOPPED)
    page = page_of(opened)
    assert unnamed(page) == []
    assert controls(page)
    opened.window.resize(1366, 768)
    try:
        for language in Language:
            opened.tongue.choose(language)
            QGuiApplication.processEvents()
            ruling = page.centre.ruling
            assert ruling.decide.width() >= ruling.decide.sizeHint().width()
            assert page.centre._scroll.height() > 250
    finally:
        opened.tongue.choose(Language.ENGLISH)
    assert dialogs(opened.window) == []


def test_in_a_low_window_what_both_saw_alike_makes_room_for_the_records(qtbot, opened, two):
    two.disagree(FIRST)
    page = page_of(opened)
    opened.window.resize(1440, 900)
    qtbot.waitUntil(lambda: page.centre.height() > 760)
    high = page.centre.cards[0].sizeHint().height()
    told = page.centre.cards[0].accessibleName()
    opened.window.resize(1366, 768)
    qtbot.waitUntil(lambda: page.centre.height() < 720)
    assert page.centre.cards[0].sizeHint().height() < high - 40
    assert page.centre.cards[0].accessibleName() == told
    assert any(text.startswith("Revision: 1 · Born: ") for text in texts(page.centre.cards[0]))
