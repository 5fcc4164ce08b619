"""Every other decision of the review: what its dialog shows, what it asks for, what it writes."""

import pytest
from caseworker import Caseworker
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.statement_kinds import DecisionKind, Reason
from verifier_gui.domain.subject_statements import Decision, Hold, SearchMade
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.phrases.probability import per_cent
from verifier_gui.ui.dialogs.decision_sheet import DecisionSheet
from verifier_gui.ui.dialogs.hold_request import HoldRequest
from verifier_gui.ui.dialogs.identified_otherwise import IdentifiedOtherwise
from verifier_gui.ui.dialogs.line_unusable import LineUnusable
from verifier_gui.ui.dialogs.none_of_these import NearMiss, NoneOfThese, StandingRecord
from verifier_gui.ui.dialogs.not_sure import NotSure
from verifier_gui.ui.dialogs.reason_choice import ReasonChoice
from verifier_gui.ui.pages import review_asking

STRONG, NAMESAKES, NOBODY = 3, 4, 19


@pytest.fixture
def caseworker(qtbot: QtBot, opened: Assembled) -> Caseworker:
    found = Caseworker(qtbot, opened)
    found.program.window.activateWindow()
    return found


def decision_on(caseworker: Caseworker, number: int) -> Decision:
    body = caseworker.said_of(number)[-1].body
    assert isinstance(body, Decision)
    return body


def words_of(dialog: QWidget) -> str:
    return " ".join(part.text() for part in dialog.findChildren(QLabel))


def test_near_misses_and_coverage_are_seen_before_not_found_is_accepted(caseworker: Caseworker) -> None:
    caseworker.goes_to(NOBODY)
    caseworker.types("N")
    dialog = caseworker.sees(NoneOfThese)
    rows = dialog.findChildren(NearMiss)
    assert len(rows) == len(caseworker.sheet.near_misses[:5])
    assert all(row.height() >= 28 for row in rows)
    assert caseworker.sheet.near_misses[0].facts.shown_name() in words_of(dialog)
    assert "2 registries (24 people" in words_of(dialog)
    caseworker.presses(Qt.Key.Key_Return)
    assert "Choose a reason" in dialog.lack.text()
    assert caseworker.said_of(NOBODY) == []
    caseworker.types("H")
    caseworker.presses(Qt.Key.Key_Return)
    made = decision_on(caseworker, NOBODY)
    assert (made.decision, made.reason) == (DecisionKind.NOT_FOUND, Reason.ABSENT)
    assert caseworker.number == 20


@pytest.mark.parametrize(
    ("key", "kind", "letter", "reason"),
    [("N", NoneOfThese, "A", Reason.OTHERDATE), ("L", LineUnusable, "F", Reason.THIN)],
)
def test_a_strong_match_is_not_given_up_without_a_reason(
    caseworker: Caseworker, key: str, kind: type[DecisionSheet], letter: str, reason: Reason
) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types(key)
    dialog = caseworker.sees(kind)
    caseworker.presses(Qt.Key.Key_Return)
    assert "goes against a strong match" in dialog.lack.text()
    assert caseworker.said_of(STRONG) == []
    caseworker.types(letter)
    caseworker.presses(Qt.Key.Key_Return)
    assert decision_on(caseworker, STRONG).reason is reason


def test_a_line_is_not_unusable_for_what_speaks_against_a_record(caseworker: Caseworker) -> None:
    caseworker.goes_to(NOBODY)
    caseworker.types("L")
    assert Reason.KIN not in caseworker.sees(LineUnusable).grid.buttons
    caseworker.presses(Qt.Key.Key_Escape)
    caseworker.types("RD")
    caseworker.types("L")
    assert caseworker.sees(LineUnusable).grid.reason is Reason.KIN


def test_not_found_names_the_records_that_it_gives_up_before_the_near_misses(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    best = caseworker.sheet.columns[0]
    caseworker.types("N")
    dialog = caseworker.sees(NoneOfThese)
    first, *_ = dialog.findChildren(StandingRecord)
    assert best.facts.shown_name() in first.accessibleName()
    assert per_cent(best.candidate.probability) in first.accessibleName()
    assert all(row.mapTo(dialog, row.rect().topLeft()).y() > first.y() for row in dialog.findChildren(NearMiss))


def test_a_letter_chooses_the_reason_after_identified_otherwise_has_asked_for_it(caseworker: Caseworker) -> None:
    caseworker.goes_to(NAMESAKES)
    caseworker.types("O")
    dialog = caseworker.sees(IdentifiedOtherwise)
    caseworker.writes("photo")
    caseworker.presses(Qt.Key.Key_Return)
    assert "Choose a reason" in dialog.lack.text()
    caseworker.types("U")
    assert dialog.source.text() == "photo"
    caseworker.presses(Qt.Key.Key_Return)
    assert decision_on(caseworker, NAMESAKES).reason is Reason.OUTSIDE


def test_a_near_miss_is_laid_beside_the_person_by_its_digit(caseworker: Caseworker) -> None:
    caseworker.goes_to(NOBODY)
    assert caseworker.sheet.columns == ()
    nearest = caseworker.sheet.near_misses[0].record
    caseworker.types("N1")
    assert caseworker.dialog is None
    assert [column.record for column in caseworker.sheet.columns] == [nearest]
    assert caseworker.sheet.columns[0].digit == 1
    assert caseworker.said_of(NOBODY) == []


def test_not_sure_says_who_remains_and_what_to_ask_whom(caseworker: Caseworker) -> None:
    caseworker.goes_to(NAMESAKES)
    records = [column.record for column in caseworker.sheet.columns]
    caseworker.types("U")
    dialog = caseworker.sees(NotSure)
    assert dialog.remaining == ()
    caseworker.types("2F")
    dialog.ask.setFocus()
    caseworker.writes("the father's name, from the unit")
    caseworker.presses(Qt.Key.Key_Return)
    made = decision_on(caseworker, NAMESAKES)
    assert made.decision is DecisionKind.NOT_SURE
    assert made.remaining == (records[1],)
    assert made.ask == "the father's name, from the unit"
    assert made.reason is Reason.THIN
    assert caseworker.as_stored(NAMESAKES).verdict.identity is IdentityState.NOT_SURE
    assert caseworker.number == 5


def test_identified_otherwise_needs_its_source(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types("O")
    dialog = caseworker.sees(IdentifiedOtherwise)
    caseworker.presses(Qt.Key.Key_Return)
    assert "Say by what" in dialog.lack.text()
    caseworker.writes("photo shown to the mother")
    caseworker.presses(Qt.Key.Key_Return)
    made = decision_on(caseworker, STRONG)
    assert (made.decision, made.source) == (DecisionKind.IDENTIFIED_OTHERWISE, "photo shown to the mother")


def test_a_line_is_unusable_with_its_reason_and_note(caseworker: Caseworker) -> None:
    caseworker.goes_to(NOBODY)
    caseworker.types("L")
    dialog = caseworker.sees(LineUnusable)
    caseworker.types("F")
    dialog.note.setFocus()
    caseworker.writes("two words only")
    caseworker.presses(Qt.Key.Key_Return)
    made = decision_on(caseworker, NOBODY)
    assert (made.decision, made.reason, made.note) == (DecisionKind.UNUSABLE, Reason.THIN, "two words only")


def test_escape_decides_nothing_and_keeps_the_note_that_was_typed(caseworker: Caseworker) -> None:
    caseworker.goes_to(NOBODY)
    caseworker.types("L")
    caseworker.sees(LineUnusable).note.setFocus()
    caseworker.writes("half a thought")
    caseworker.presses(Qt.Key.Key_Escape)
    assert caseworker.said_of(NOBODY) == []
    assert caseworker.page.centre.bar.note.text() == "half a thought"


def test_h_withholds_the_release_and_h_again_frees_it(caseworker: Caseworker) -> None:
    caseworker.goes_to(STRONG)
    caseworker.types("H")
    caseworker.sees(HoldRequest)
    caseworker.writes("Security service")
    caseworker.presses(Qt.Key.Key_Return)
    assert caseworker.number == STRONG
    body = caseworker.said_of(STRONG)[-1].body
    assert isinstance(body, Hold)
    assert (body.held, body.asked_by) == (True, "Security service")
    assert "Security service" in caseworker.page.centre.banners.held.accessibleName()
    assert caseworker.sheet.verdict.identity is IdentityState.UNDECIDED
    caseworker.types("H")
    caseworker.sees(HoldRequest)
    caseworker.presses(Qt.Key.Key_Return)
    assert not caseworker.as_stored(STRONG).verdict.is_held
    assert caseworker.page.centre.banners.held.isHidden()


class _Chooser(QDialog):
    """Stands for the dialog that chooses the other line."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget, _session: QObject, entries: object, subject: str) -> None:
        super().__init__(parent)
        self.entries, self.subject = entries, subject


def test_a_duplicate_names_the_line_that_stays(caseworker: Caseworker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review_asking, "duplicate_chooser", lambda: _Chooser)
    caseworker.goes_to(16)
    caseworker.types("S1Q")
    caseworker.types("D")
    chooser = caseworker.sees(_Chooser)
    assert chooser.subject == caseworker.subject(16)
    chooser.accept()
    chooser.chosen.emit(caseworker.subject(2), None)
    caseworker.sees(ReasonChoice)
    caseworker.types("Q")
    made = decision_on(caseworker, 16)
    assert (made.decision, made.duplicate_of, made.reason) == (
        DecisionKind.DUPLICATE,
        caseworker.subject(2),
        Reason.LANG,
    )
    caseworker.goes_to(16)
    assert "Duplicate of No. 2" in caseworker.page.centre.banners.identity.accessibleName()


class _Search(QDialog):
    """Stands for the search of the registries."""

    added = Signal()

    def __init__(self, parent: QWidget, _session: QObject, _sheet: object) -> None:
        super().__init__(parent)
        self.searches = [SearchMade("neznaiko 60", (), 0)]


def test_searches_made_by_hand_are_on_record_in_not_found(
    caseworker: Caseworker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_asking, "registry_search", lambda: _Search)
    caseworker.goes_to(NOBODY)
    caseworker.presses(Qt.Key.Key_Slash)
    caseworker.sees(_Search).reject()
    caseworker.presses(Qt.Key.Key_F3)
    caseworker.sees(_Search).reject()
    caseworker.types("N")
    assert "neznaiko 60" in words_of(caseworker.sees(NoneOfThese))
    caseworker.types("H")
    caseworker.presses(Qt.Key.Key_Return)
    assert decision_on(caseworker, NOBODY).searches == (SearchMade("neznaiko 60", (), 0),)


def test_reasons_are_chosen_by_the_place_of_their_key_on_a_ukrainian_layout(caseworker: Caseworker) -> None:
    caseworker.goes_to(NAMESAKES)
    caseworker.types("R")
    choice = caseworker.sees(ReasonChoice)
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(choice.grid, QKeyEvent(kind, 0x0419, Qt.KeyboardModifier.NoModifier, "й"))
    assert caseworker.page.centre.bar.reason.reason is Reason.LANG
    caseworker.types("R")
    caseworker.presses(Qt.Key.Key_Backspace)
    assert caseworker.page.centre.bar.reason.reason is None


def test_a_reason_chosen_before_goes_with_the_decision_at_once(caseworker: Caseworker) -> None:
    caseworker.goes_to(NAMESAKES)
    caseworker.types("R")
    caseworker.types("T")
    caseworker.types("1")
    assert caseworker.dialog is None
    assert decision_on(caseworker, NAMESAKES).reason is Reason.NUMBER
    assert caseworker.page.centre.bar.reason.reason is None
