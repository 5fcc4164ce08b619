"""The review page by its keys, over the small case: who is shown, what a digit does, what waits for what."""

from dataclasses import replace
from pathlib import Path

import pytest
import small_case
from caseworker import ALT, CONTROL, Caseworker
from openpyxl import load_workbook
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.language import Language
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, Reason
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.progress import Progress
from verifier_gui.ui.dialogs.reason_choice import ReasonChoice
from verifier_gui.ui.widgets.raw_row_panel import RawCell
from verifier_gui.ui.widgets.spanned_text import SpannedText
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.importing import import_list
from verifier_gui.workflow.matching_up import match_all

RETURNED, TWICE, STRONG, NAMESAKES, LIKELY, NOBODY = 1, 2, 3, 4, 6, 19


@pytest.fixture
def caseworker(qtbot: QtBot, opened: Assembled) -> Caseworker:
    found = Caseworker(qtbot, opened)
    found.program.window.activateWindow()
    return found


def test_the_first_open_person_is_shown_with_nobody_chosen(caseworker: Caseworker) -> None:
    assert caseworker.number == 1
    assert caseworker.page.centre.sheet.reached is None
    assert caseworker.page.acts.marks == []
    assert caseworker.page.centre.bar.reason.reason is None
    assert all(not foot.mark.isChecked() for foot in caseworker.page.centre.sheet.parts.feet)
    answers = [button for foot in caseworker.page.centre.sheet.parts.feet for button in foot.answers.buttons.values()]
    assert answers
    assert not any(button.isChecked() for button in answers)


def test_stop_columns_stand_before_candidates_and_all_candidates_are_alike(caseworker: Caseworker) -> None:
    columns = caseworker.sheet.columns
    assert [column.digit for column in columns] == [None, 1, 2]
    feet = caseworker.page.centre.sheet.parts.feet
    assert [foot.same.isVisible() for foot in feet[:3]] == [False, True, True]
    assert {foot.same.property("look") for foot in feet[1:3]} == {None}
    assert len({head.width() for head in caseworker.page.centre.sheet.parts.heads[:3]}) == 1


def test_j_and_k_move_through_the_queue(caseworker: Caseworker) -> None:
    caseworker.types("JJ")
    assert caseworker.number == 3
    caseworker.types("K")
    assert caseworker.number == 2


def test_one_digit_identifies_a_strong_match_and_shows_the_next(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    record = caseworker.sheet.columns[0].record
    caseworker.types("1")
    assert caseworker.number == NAMESAKES
    stored = caseworker.as_stored(STRONG)
    assert stored.verdict.identity is IdentityState.DECIDED
    assert [named.record.record for named in stored.verdict.records] == [record]
    assert stored.verdict.certainty is Certainty.ESTABLISHED
    assert caseworker.page.queue.chosen() == caseworker.subject(NAMESAKES)


def test_alt_and_a_digit_mark_one_more_record_and_the_plain_digit_commits_both(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    records = {column.record for column in caseworker.sheet.columns}
    assert len(records) == 2
    caseworker.types("2", ALT)
    assert caseworker.number == STRONG
    assert caseworker.page.centre.sheet.parts.feet[1].mark.isChecked()
    caseworker.types("1")
    assert {named.record.record for named in caseworker.as_stored(STRONG).verdict.records} == records


def test_a_digit_shows_a_record_that_is_out_of_sight_before_it_decides(caseworker: Caseworker) -> None:
    caseworker.program.window.resize(1100, 640)
    caseworker.goes_to(STRONG)
    caseworker.types("2")
    assert caseworker.said_of(STRONG) == []
    assert "out of sight" in caseworker.page.centre.notice.text
    second = caseworker.sheet.columns[1].record
    caseworker.types("2")
    assert [named.record.record for named in caseworker.as_stored(STRONG).verdict.records] == [second]


def test_a_filter_chosen_by_hand_leaves_nobody_on_the_screen_whom_it_does_not_show(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    chips = caseworker.page.queue.filters.chips
    chips["stop"].click()
    assert caseworker.number == RETURNED
    assert caseworker.page.queue.list.currentIndex().isValid()
    chips["decided"].click() if "decided" in chips else caseworker.page.queue.filters.chosen.emit("decided")
    assert caseworker.page.sheet is None
    caseworker.types("1")
    assert all(caseworker.said_of(number) == [] for number in (RETURNED, STRONG))
    chips["undecided"].click()
    assert caseworker.number == RETURNED


def test_the_line_that_repeats_this_one_is_opened_from_its_finding(caseworker: Caseworker) -> None:
    caseworker.goes_to(TWICE)
    (card,) = [card for card in caseworker.page.side.findings.cards if card.opens.isVisible()]
    assert card.opens.text() == "Open No. 16"
    card.opens.click()
    assert caseworker.number == 16
    assert caseworker.page.queue.chosen() == caseworker.subject(16)


def test_what_was_said_of_a_stop_goes_when_it_is_answered_and_covers_no_evidence(caseworker: Caseworker) -> None:
    caseworker.goes_to(RETURNED)
    caseworker.types("1")
    centre = caseworker.page.centre
    assert centre.notice.geometry().top() > centre.reasons.geometry().bottom()
    caseworker.types("S2I")
    assert centre.notice.text == ""


def test_s_goes_to_the_stops_of_columns_from_the_left(caseworker: Caseworker, monkeypatch: pytest.MonkeyPatch) -> None:
    caseworker.goes_to(RETURNED)
    first, second, *rest = caseworker.sheet.columns
    assert first.stop is not None
    other = replace(first.stop, kind=FindingKind.DECEASED, rests_on=(second.record,))
    columns = (first, replace(second, stop=other), *rest)
    open_stops = (other.key, first.stop.key)
    sheet = replace(
        caseworker.sheet,
        columns=columns,
        findings=(other, first.stop),
        verdict=replace(caseworker.sheet.verdict, open_stops=open_stops),
    )
    monkeypatch.setattr(reviewing, "read_sheet", lambda *_given: sheet)
    caseworker.page.acts.refused.emit()
    caseworker.types("S")
    feet = caseworker.page.centre.sheet.parts.feet
    assert any(button.hasFocus() for button in feet[0].answers.buttons.values())


def test_who_is_gone_from_the_list_is_said_to_be_gone_and_not_decided(caseworker: Caseworker, tmp_path: Path) -> None:
    caseworker.goes_to(STRONG)
    gone, session = caseworker.subject(STRONG), caseworker.program.session
    revise(caseworker, tmp_path, without=STRONG)
    session.do(lambda acting: match_all(acting, Progress()))
    assert caseworker.sheet.subject.id == gone
    assert "gone from the list" in caseworker.page.centre.banners.barred.accessibleName()
    caseworker.types("1")
    caseworker.types("N")
    caseworker.types("X")
    assert caseworker.dialog is None
    assert session.reader.statements_on(gone) == []
    assert not caseworker.page.centre.sheet.parts.feet[0].same.isEnabled()
    caseworker.types("J")
    assert not caseworker.sheet.is_gone
    assert caseworker.page.centre.banners.barred.isHidden()


def revise(caseworker: Caseworker, folder: Path, without: int) -> None:
    """Imports a second revision of the list, which lacks one line."""
    (file, attributes), *_ = small_case.write_lists(folder / "again")
    book = load_workbook(file)
    book.active.delete_rows(3 + without)
    book.save(file)
    list_id = caseworker.sheet.subject.list_id
    plan = replace(small_case.plan_for(file, attributes), list_id=list_id)
    caseworker.program.session.do(import_list, plan, Progress())


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [(1280, 720), (1366, 768)])
def test_in_a_low_window_every_decision_and_where_was_searched_stay_in_sight(
    caseworker: Caseworker, size: tuple[int, int], language: Language
) -> None:
    caseworker.program.tongue.choose(language)
    caseworker.program.window.resize(*size)
    caseworker.goes_to(RETURNED)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    centre = caseworker.page.centre
    for part in (*centre.bar.buttons.values(), *centre.bar.findChildren(SpannedText)):
        assert part.visibleRegion().boundingRect() == part.rect(), part.accessibleName()
    assert centre.sheet.height() >= centre.sheet.minimumHeight()
    caseworker.qtbot.waitUntil(lambda: centre.reasons.geometry().top() > centre._scroll.geometry().bottom())


def test_what_is_said_of_fields_out_of_sight_covers_none_and_tells_both_ways(caseworker: Caseworker) -> None:
    caseworker.program.window.resize(1280, 720)
    caseworker.goes_to(RETURNED)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    sheet = caseworker.page.centre.sheet
    strip, rows = sheet._more.geometry(), sheet._scroll.geometry()
    assert strip.height() > 0
    assert rows.bottom() < strip.top()
    assert strip.bottom() < sheet._feet_seen.geometry().top()
    assert sheet._more.text().endswith("below")
    caseworker.presses(Qt.Key.Key_PageDown)
    caseworker.presses(Qt.Key.Key_PageDown)
    assert sheet._more.text().endswith("above")


@pytest.mark.parametrize("language", Language)
def test_no_line_of_a_finding_a_sentence_the_coverage_or_the_row_is_cut(
    caseworker: Caseworker, language: Language
) -> None:
    caseworker.program.tongue.choose(language)

    def cut() -> list[str]:
        texts = [*caseworker.page.findChildren(SpannedText), *caseworker.page.findChildren(RawCell)]
        return [
            text.accessibleName()
            for text in texts
            if text.isVisible() and text.height() < text.heightForWidth(text.width())
        ]

    for size in ((1440, 900), (1280, 720), (1366, 768)):
        caseworker.program.window.resize(*size)
        for number in (RETURNED, STRONG, TWICE):
            caseworker.goes_to(number)
            caseworker.qtbot.waitUntil(lambda: cut() == [])


def test_tab_goes_from_the_filters_to_the_columns_from_the_left_and_then_to_the_decisions(
    caseworker: Caseworker,
) -> None:
    caseworker.goes_to(STRONG)
    page = caseworker.page
    filters = page.queue.filters
    chips = sorted((filters.chips[key] for key in filters.shown), key=lambda chip: (chip.y(), chip.x()))
    feet = [part for foot in page.centre.sheet.parts.feet[:2] for part in (foot.same, foot.other)]
    bar = page.centre.bar
    wanted = [*chips, page.queue.order, page.queue.list, *feet, *bar.buttons.values(), bar.reason, bar.note]
    chain, at = [], page.queue.search
    for _step in range(1000):
        at = at.nextInFocusChain()
        if at in wanted:
            chain.append(at)
        if len(chain) == len(wanted):
            break
    assert chain == wanted


def test_a_mark_is_taken_off_again_and_does_not_go_along_to_the_next_person(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types("2", ALT)
    caseworker.types("2", ALT)
    assert caseworker.page.acts.marks == []
    caseworker.types("2", ALT)
    caseworker.types("JK")
    assert caseworker.page.acts.marks == []


def test_a_digit_waits_while_a_stop_is_unanswered(caseworker: Caseworker) -> None:
    caseworker.goes_to(RETURNED)
    caseworker.types("1")
    assert caseworker.dialog is None
    assert caseworker.number == RETURNED
    assert "stop waits" in caseworker.page.centre.notice.text
    assert caseworker.said_of(RETURNED) == []


def test_s_answers_the_stop_of_a_column_and_the_digit_then_asks_for_the_reason(caseworker: Caseworker) -> None:
    caseworker.goes_to(RETURNED)
    caseworker.types("S2")
    assert caseworker.sees(ReasonChoice).grid.reason is None
    caseworker.types("I")
    assert caseworker.sheet.columns[0].answer is Answer.DOES_NOT_APPLY
    assert caseworker.number == RETURNED
    caseworker.types("2")
    choice = caseworker.sees(ReasonChoice)
    assert choice.grid.reason is None
    caseworker.types("R")
    assert caseworker.dialog is None
    verdict = caseworker.as_stored(RETURNED).verdict
    assert verdict.decision is DecisionKind.IDENTIFIED
    assert verdict.reason is Reason.DATE
    assert [named.record.record for named in verdict.records] == [caseworker.as_stored(RETURNED).columns[2].record]
    assert caseworker.number == TWICE


def test_a_digit_pressed_twice_or_a_key_that_moves_on_chooses_no_reason(caseworker: Caseworker) -> None:
    caseworker.goes_to(NAMESAKES)
    caseworker.types("11JKNX")
    assert caseworker.sees(ReasonChoice).grid.reason is None
    caseworker.presses(Qt.Key.Key_Escape)
    assert caseworker.dialog is None
    assert caseworker.number == NAMESAKES
    assert caseworker.said_of(NAMESAKES) == []


def test_a_stop_without_a_column_is_answered_in_the_findings(caseworker: Caseworker) -> None:
    caseworker.goes_to(TWICE)
    assert all(column.stop is None for column in caseworker.sheet.columns)
    caseworker.types("S")
    caseworker.presses(Qt.Key.Key_Right)
    caseworker.presses(Qt.Key.Key_Right)
    caseworker.presses(Qt.Key.Key_Return)
    caseworker.types("F")
    (stop,) = [finding for finding in caseworker.sheet.findings if finding.is_stop]
    assert caseworker.sheet.verdict.answer_to(stop.key) is Answer.UNCLEAR
    assert caseworker.sheet.unanswered == ()


@pytest.mark.parametrize(
    ("number", "key", "answer", "letter", "reason"),
    [(14, "1", Answer.APPLIES, "Y", Reason.SERVICE), (15, "3", Answer.UNCLEAR, "F", Reason.THIN)],
)
def test_stops_of_the_deceased_and_of_holds_are_answered_in_their_columns(
    caseworker: Caseworker, number: int, key: str, answer: Answer, letter: str, reason: Reason
) -> None:
    caseworker.goes_to(number)
    caseworker.types("S" + key + letter)
    assert caseworker.as_stored(number).columns[0].answer is answer
    assert caseworker.said_of(number)[-1].body.reason is reason


@pytest.mark.parametrize("keys", ["S\r", "S1", "S2", "S3"])
def test_no_stop_is_answered_without_a_reason(caseworker: Caseworker, keys: str) -> None:
    caseworker.goes_to(RETURNED)
    for key in keys:
        caseworker.presses(Qt.Key.Key_Return if key == "\r" else Qt.Key(ord(key)))
    caseworker.sees(ReasonChoice)
    caseworker.presses(Qt.Key.Key_Return)
    assert caseworker.said_of(RETURNED) == []
    caseworker.presses(Qt.Key.Key_Escape)
    assert caseworker.dialog is None
    assert caseworker.said_of(RETURNED) == []
    answers = caseworker.page.centre.sheet.parts.feet[0].answers
    assert not any(button.isChecked() for button in answers.buttons.values())


def test_only_reasons_that_fit_are_offered_and_taken_for_an_answer(caseworker: Caseworker) -> None:
    caseworker.goes_to(RETURNED)
    caseworker.types("S1")
    offered = set(caseworker.sees(ReasonChoice).grid.buttons)
    assert offered >= {Reason.HOME, Reason.LEGAL, Reason.LANG}
    assert not offered & {Reason.OTHERDATE, Reason.AGAIN}
    caseworker.types("A")
    assert caseworker.said_of(RETURNED) == []
    caseworker.presses(Qt.Key.Key_Escape)
    caseworker.types("R")
    caseworker.types("A")
    assert caseworker.page.centre.bar.reason.reason is Reason.OTHERDATE
    caseworker.types("S1")
    caseworker.sees(ReasonChoice)
    caseworker.types("C")
    assert caseworker.said_of(RETURNED)[0].body.reason is Reason.HOME


def test_reason_and_note_go_with_the_answer_to_a_stop(caseworker: Caseworker) -> None:
    caseworker.goes_to(RETURNED)
    caseworker.types("R")
    caseworker.types("Q")
    caseworker.types("M")
    caseworker.writes("asked")
    caseworker.presses(Qt.Key.Key_Return)
    caseworker.types("S1")
    body = caseworker.said_of(RETURNED)[0].body
    assert (body.reason, body.note) == (Reason.LANG, "asked")
    assert caseworker.page.centre.bar.reason.reason is None
    assert caseworker.page.centre.bar.note.text() == ""


def test_x_strikes_out_the_column_that_the_arrows_reached_and_takes_it_back(caseworker: Caseworker) -> None:
    caseworker.goes_to(NAMESAKES)
    caseworker.types("X")
    assert caseworker.said_of(NAMESAKES) == []
    caseworker.presses(Qt.Key.Key_Right)
    caseworker.presses(Qt.Key.Key_Right)
    struck = caseworker.sheet.columns[1].record
    assert caseworker.page.centre.sheet.reached == struck
    caseworker.types("X")
    assert caseworker.as_stored(NAMESAKES).verdict.struck_out == (struck,)
    assert caseworker.number == NAMESAKES
    assert caseworker.page.centre.sheet.reached == struck
    caseworker.types("2")
    assert caseworker.dialog is None
    caseworker.types("X")
    assert caseworker.as_stored(NAMESAKES).verdict.struck_out == ()


def test_ctrl_z_takes_the_last_decision_back_and_shows_whose_it_was(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types("1")
    assert caseworker.number != STRONG
    caseworker.types("Z", CONTROL)
    assert caseworker.number == STRONG
    assert caseworker.sheet.verdict.identity is IdentityState.UNDECIDED


def test_there_is_nothing_to_take_back_before_a_decision_nor_after_it_is_taken_back(caseworker: Caseworker) -> None:
    take_back = caseworker.page.bar.take_back
    caseworker.goes_to(STRONG)
    assert not take_back.isEnabled()
    caseworker.types("1")
    assert take_back.isEnabled()
    caseworker.types("J")
    assert take_back.isEnabled()
    caseworker.types("Z", CONTROL)
    assert not take_back.isEnabled()


def test_ctrl_z_in_the_note_is_the_fields_own_undo(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types("1")
    caseworker.types("M")
    caseworker.writes("mistaken")
    caseworker.types("Z", CONTROL)
    assert caseworker.page.centre.bar.note.text() == ""
    assert caseworker.as_stored(STRONG).verdict.is_decided


def test_letters_typed_into_the_note_are_text_and_escape_leads_back_to_the_page(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types("M")
    caseworker.writes("n1jx")
    assert caseworker.page.centre.bar.note.text() == "n1jx"
    assert caseworker.number == STRONG
    caseworker.presses(Qt.Key.Key_Escape)
    caseworker.types("J")
    assert caseworker.number == NAMESAKES


def test_a_decision_is_shown_with_who_made_it_and_can_be_taken_back_from_the_history(caseworker: Caseworker) -> None:
    caseworker.goes_to(LIKELY)
    caseworker.types("1")
    caseworker.types("W")
    caseworker.goes_to(LIKELY)
    said = caseworker.page.centre.banners.identity.accessibleName()
    assert "Confirmed captives, row 8" in said
    assert "you" in said
    assert "Slip in a name" in said
    caseworker.page.side.history.lines[0].take_back.click()
    assert caseworker.sheet.verdict.identity is IdentityState.UNDECIDED
    assert caseworker.page.centre.banners.identity.isHidden()


def test_only_probable_goes_with_the_decision_and_not_with_the_next(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.page.centre.sheet.probable.click()
    caseworker.types("1")
    assert caseworker.as_stored(STRONG).verdict.certainty is Certainty.PROBABLE
    assert not caseworker.page.centre.sheet.probable.isChecked()


def test_a_click_on_a_record_does_what_its_digit_does(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.page.centre.sheet.parts.feet[1].mark.click()
    caseworker.page.centre.sheet.parts.feet[0].same.click()
    assert len(caseworker.as_stored(STRONG).verdict.records) == 2
    caseworker.page.centre.sheet.parts.feet[0].other.click()
    assert len(caseworker.as_stored(NAMESAKES).verdict.struck_out) == 1
