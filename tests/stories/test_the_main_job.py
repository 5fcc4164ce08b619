"""The main job, end to end, by one caseworker on one laptop: lists in, review, signed decisions, roster out."""

import small_case
from openpyxl import load_workbook
from PySide6.QtWidgets import QLabel
from story_caseworker import letter_of

from verifier_gui.domain.review import SubjectState
from verifier_gui.domain.statement_kinds import Answer, Certainty, DecisionKind, Reason
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.progress import Progress
from verifier_gui.ui.dialogs.duplicate_chooser import DuplicateChooser
from verifier_gui.ui.dialogs.hold_request import HoldRequest
from verifier_gui.ui.dialogs.identified_otherwise import IdentifiedOtherwise
from verifier_gui.ui.dialogs.line_unusable import LineUnusable
from verifier_gui.ui.dialogs.none_of_these import NoneOfThese
from verifier_gui.ui.dialogs.not_sure import NotSure
from verifier_gui.ui.dialogs.reason_choice import ReasonChoice
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.rostering import verdict_words


def test_a_case_from_its_creation_to_its_roster(caseworker):
    path = caseworker.creates_case(small_case.TITLE)
    for file, attributes in small_case.write_lists(caseworker.folder / "lists"):
        caseworker.imports(file, attributes)
    caseworker.waits_for_matching()
    caseworker.goes_to_review()

    identifies_strong_people_with_one_key(caseworker)
    names_a_second_record_of_another_agency(caseworker)
    strikes_out_a_candidate_and_takes_the_strike_back(caseworker)
    answers_a_stop_of_each_kind(caseworker)
    decides_in_every_other_way(caseworker)
    holds_and_frees(caseworker)
    takes_a_decision_back_and_decides_anew(caseworker)
    decides_on_the_rest(caseworker)
    made = caseworker.session.reader.statements_of_kind("decision")
    assert len(made) >= 20, "identity decisions, counted as they were signed"

    before = {entry.number: entry.verdict for entry in caseworker._queue()}
    caseworker.closes_case()
    caseworker.ends_the_program()
    caseworker.starts_again_and_opens(path)
    assert {entry.number: entry.verdict for entry in caseworker._queue()} == before

    exports_what_was_decided(caseworker)
    report = verify(caseworker.session.reader, caseworker.session.case.heads_found, Progress())
    assert report.holds
    assert report.statements >= 30


def decides(caseworker, number: int, kind: DecisionKind) -> None:
    """What was just pressed is on disk, and somebody else is on the screen."""
    verdict = caseworker.verdict(number)
    assert verdict.identity is IdentityState.DECIDED, number
    assert verdict.decision is kind
    assert caseworker.sheet().subject.number != number


def chooses_reason(caseworker, reason: Reason, dialog: type = ReasonChoice) -> None:
    caseworker.dialog(dialog)
    caseworker.presses(letter_of(reason))


def identifies_strong_people_with_one_key(caseworker) -> None:
    for number in (5, 8, 12):
        caseworker.goes_to(number)
        assert caseworker.sheet().state is SubjectState.STRONG
        caseworker.presses("1")
        decides(caseworker, number, DecisionKind.IDENTIFIED)
        assert caseworker.verdict(number).certainty is Certainty.ESTABLISHED
    # Where a match is not strong the key is not lost: the reason is asked for, and the decision goes on with it.
    caseworker.goes_to(6)
    caseworker.presses("1")
    assert not caseworker.verdict(6).is_decided
    chooses_reason(caseworker, Reason.LANG)
    decides(caseworker, 6, DecisionKind.IDENTIFIED)
    assert caseworker.verdict(6).reason is Reason.LANG


def names_a_second_record_of_another_agency(caseworker) -> None:
    for number in (3, 13):
        caseworker.goes_to(number)
        caseworker.presses("Alt+2", "1")
        decides(caseworker, number, DecisionKind.IDENTIFIED)
        assert len({named.record.list_id for named in caseworker.verdict(number).records}) == 2


def strikes_out_a_candidate_and_takes_the_strike_back(caseworker) -> None:
    caseworker.goes_to(4)
    first = caseworker.sheet().columns[0]
    caseworker.presses("Right", "X")
    assert caseworker.verdict(4).struck_out == (first.record,)
    caseworker.presses("X")
    assert caseworker.verdict(4).struck_out == ()
    caseworker.presses("X")
    assert caseworker.verdict(4).struck_out == (first.record,)


def answers_a_stop_of_each_kind(caseworker) -> None:
    """Deceased: does not apply. Returned: applies, then he is said to be at home. Twice on the list: applies. Contested: unclear."""
    caseworker.goes_to(14)
    caseworker.presses("1")
    assert not caseworker.verdict(14).is_decided, "a digit waits while a stop is unanswered"
    caseworker.presses("S", "2")
    assert caseworker.verdict(14).open_stops, "an answer waits for its reason"
    chooses_reason(caseworker, Reason.SERVICE)
    (answer,) = caseworker.verdict(14).stop_answers.values()
    assert set(answer.values()) == {Answer.DOES_NOT_APPLY}
    caseworker.goes_to(14)
    caseworker.presses("1")
    if not caseworker.verdict(14).is_decided:
        chooses_reason(caseworker, Reason.SERVICE)
    decides(caseworker, 14, DecisionKind.IDENTIFIED)

    caseworker.goes_to(1)
    caseworker.presses("S", "1")
    chooses_reason(caseworker, Reason.HOME)
    assert not caseworker.verdict(1).open_stops

    caseworker.goes_to(16)
    caseworker.presses("S", "1")
    chooses_reason(caseworker, Reason.LANG)
    assert not caseworker.verdict(16).open_stops

    caseworker.goes_to(15)
    caseworker.presses("S", "3")
    chooses_reason(caseworker, Reason.THIN)
    assert caseworker.verdict(15).open_stops, "an unclear answer blocks"
    assert caseworker.entry(15).state is SubjectState.STOP


def decides_in_every_other_way(caseworker) -> None:
    caseworker.goes_to(19)
    caseworker.presses("N")
    dialog = caseworker.dialog(NoneOfThese)
    caseworker.presses(letter_of(Reason.ABSENT))
    caseworker.clicks(dialog.confirm)
    decides(caseworker, 19, DecisionKind.NOT_FOUND)

    caseworker.goes_to(7)
    caseworker.presses("U")
    dialog = caseworker.dialog(NotSure)
    dialog.ask.setFocus()
    caseworker.types("Ask the family for the year of birth")
    dialog.grid.setFocus()
    caseworker.presses(letter_of(Reason.SEVERAL))
    caseworker.clicks(dialog.confirm)
    assert caseworker.verdict(7).identity is IdentityState.NOT_SURE
    assert caseworker.verdict(7).ask == "Ask the family for the year of birth"

    caseworker.goes_to(16)
    caseworker.presses("D")
    dialog = caseworker.dialog(DuplicateChooser)
    caseworker.presses("Down")
    assert dialog.other.number == 2, "the line that may be the same person stands first"
    caseworker.presses("Enter")
    if not caseworker.verdict(16).is_decided:
        chooses_reason(caseworker, Reason.LANG)
    decides(caseworker, 16, DecisionKind.DUPLICATE)
    assert caseworker.verdict(16).duplicate_of == caseworker.entry(2).subject

    caseworker.goes_to(11)
    caseworker.presses("O")
    dialog = caseworker.dialog(IdentifiedOtherwise)
    dialog.source.setFocus()
    caseworker.types("photo shown to his brother")
    dialog.grid.setFocus()
    caseworker.presses(letter_of(Reason.OUTSIDE))
    caseworker.clicks(dialog.confirm)
    decides(caseworker, 11, DecisionKind.IDENTIFIED_OTHERWISE)
    assert caseworker.verdict(11).source == "photo shown to his brother"

    caseworker.goes_to(18)
    caseworker.presses("L")
    dialog = caseworker.dialog(LineUnusable)
    caseworker.presses(letter_of(Reason.THIN))
    caseworker.clicks(dialog.confirm)
    decides(caseworker, 18, DecisionKind.UNUSABLE)


def holds_and_frees(caseworker) -> None:
    caseworker.goes_to(10)
    caseworker.presses("H")
    dialog = caseworker.dialog(HoldRequest)
    caseworker.types("Security service")
    caseworker.clicks(dialog.confirm)
    assert caseworker.verdict(10).is_held
    caseworker.presses("1")
    if not caseworker.verdict(10).is_decided:
        chooses_reason(caseworker, Reason.LANG)
    decides(caseworker, 10, DecisionKind.IDENTIFIED)
    assert caseworker.verdict(10).is_held, "a hold never touches the identity"
    caseworker.goes_to(10)
    caseworker.presses("H")
    caseworker.clicks(caseworker.dialog(HoldRequest).confirm)
    assert not caseworker.verdict(10).is_held
    assert caseworker.verdict(10).is_decided


def takes_a_decision_back_and_decides_anew(caseworker) -> None:
    caseworker.goes_to(20)
    caseworker.presses("1")
    decides(caseworker, 20, DecisionKind.IDENTIFIED)
    caseworker.presses("Ctrl+Z")
    assert caseworker.verdict(20).identity is IdentityState.UNDECIDED
    assert caseworker.sheet().subject.number == 20, "one is back where one was"
    caseworker.presses("2")
    decides(caseworker, 20, DecisionKind.IDENTIFIED)


def decides_on_the_rest(caseworker) -> None:
    """The second of two lines answers its stop too; those who are struck out leave the others; one decides anew."""
    caseworker.goes_to(2)
    caseworker.presses("S", "1")
    chooses_reason(caseworker, Reason.LANG)
    for number, reason in ((2, Reason.LANG), (9, Reason.DATE), (17, Reason.AGAIN)):
        caseworker.goes_to(number)
        caseworker.presses("1")
        if not caseworker.verdict(number).is_decided:
            chooses_reason(caseworker, reason)
        decides(caseworker, number, DecisionKind.IDENTIFIED)
    caseworker.goes_to(4)
    caseworker.presses("2")
    if not caseworker.verdict(4).is_decided:
        chooses_reason(caseworker, Reason.SERVICE)
    decides(caseworker, 4, DecisionKind.IDENTIFIED)
    caseworker.goes_to(12)
    caseworker.presses("Ctrl+Z")
    caseworker.goes_to(4)
    caseworker.presses("2")
    if not caseworker.verdict(4).is_decided:
        chooses_reason(caseworker, Reason.SERVICE)
    decides(caseworker, 4, DecisionKind.IDENTIFIED)


def exports_what_was_decided(caseworker) -> None:
    folder = caseworker.folder / "out"
    folder.mkdir()
    targets = caseworker.exports_roster(folder)
    assert {path.suffix for path in targets} == {".xlsx", ".csv", ".pdf"}
    workbook = load_workbook(next(path for path in targets if path.suffix == ".xlsx"))
    cells = [[str(value) for value in row if value] for row in workbook.active.iter_rows(values_only=True)]
    for entry in caseworker._queue():
        name = f"{entry.surname} {entry.other_names}".strip()
        (line,) = [row for row in cells if small_case.RECEIVED[entry.number - 1][0] in row]
        assert verdict_words(entry.verdict) in line, name
        assert ("Олена Ткач" in line) == (bool(entry.verdict.decided_by)), name


def test_what_is_typed_survives_the_lock(caseworker):
    caseworker.creates_case(small_case.TITLE)
    for file, attributes in small_case.write_lists(caseworker.folder / "lists")[:2]:
        caseworker.imports(file, attributes)
    caseworker.waits_for_matching()
    caseworker.goes_to_review()
    caseworker.goes_to(5)
    caseworker.presses("M")
    caseworker.types("the brother rang twice")
    caseworker.locks()
    assert not any("Гриценко" in label.text() for label in caseworker.window.findChildren(QLabel))
    caseworker.unlocks()
    assert caseworker.window.place == "review"
    assert caseworker.sheet().subject.number == 5
    assert caseworker.page.centre.bar.note.text() == "the brother rang twice"
