"""A list that two review blindly and a supervisor settles, on one laptop: signed by two, sealed, checked by a stranger, reopened."""

import io
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import small_case
from dialogs_seen import texts
from openpyxl import load_workbook
from small_case import RECEIVED
from story_caseworker import LONG, letter_of
from story_office import MARIA, OLENA, TARAS, Office

from verifier_gui.cli import command_line
from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.review import CandidateColumn
from verifier_gui.domain.sign_offs import SigningState
from verifier_gui.domain.statement_kinds import DecisionKind, OperatorRole, Reason, Review
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.progress import Progress
from verifier_gui.ui.dialogs.none_of_these import NoneOfThese
from verifier_gui.ui.dialogs.question import AnswerQuestion, AskQuestion
from verifier_gui.ui.dialogs.reason_choice import ReasonChoice
from verifier_gui.ui.dialogs.review_policy import ReviewPolicy
from verifier_gui.ui.models.queue_filter import QueueFilter
from verifier_gui.ui.pages.disputes_page import DisputesPage
from verifier_gui.ui.widgets.figure_rows import LinkRow
from verifier_gui.workflow.case_policy import policy_of
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.proving import verify

PEOPLE = [RECEIVED[place] for place in (4, 7, 11, 19, 5, 8, 13, 18)]
PER_CENT = re.compile(r"\d\s*%|of 100 such|\bbits?\b", re.IGNORECASE)
SEEN_ALIKE, CHILD, DISPUTED, STOPPED, UNKNOWN = (1, 2, 3, 4), 5, 6, 7, 8
"""Numbers on the list. Of two records the one who is disputed has the name with one and the birth date with the other."""


@pytest.fixture
def run(monkeypatch, capsys, tmp_path):
    """The command line beside the window, with the profile of the same laptop."""
    laptop = Profile(tmp_path / "profile", small_case.quick_key)
    monkeypatch.setenv("VERIFIER_LANGUAGE", "en")
    for module in ("auditing", "checking"):
        monkeypatch.setattr(f"verifier_gui.cli.{module}.profile", lambda: laptop)

    def call(*arguments: object, said: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(said))
        capsys.readouterr()
        status = command_line.main([str(argument) for argument in arguments])
        speak(Language.ENGLISH)
        return status, capsys.readouterr().out

    return call


def test_two_review_blindly_a_supervisor_settles_and_a_stranger_checks_the_seal(caseworker, run):
    office = Office(caseworker)
    path = caseworker.creates_case(small_case.TITLE)
    lists = small_case.write_lists(caseworker.folder / "lists", PEOPLE)
    for file, attributes in (lists[0], lists[1], lists[2], lists[4]):
        caseworker.imports(file, attributes)
    caseworker.waits_for_matching()
    for person in (MARIA, TARAS):
        request, words = office.asks_to_join(person)
        office.admits(request, words, OperatorRole.CASEWORKER)
    declares_that_two_decide_on_everybody(caseworker)

    office.switches_to(MARIA)
    reviews_everybody(caseworker, disputed="08.03.1983")
    asks_the_supervisor_about_the_child(caseworker)
    office.switches_to(TARAS)
    sees_nothing_of_what_maria_did(caseworker)
    reviews_everybody(caseworker, disputed="08.08.1983")
    office.switches_to(OLENA)
    answers_what_was_asked(caseworker)
    decides_between_the_two(caseworker)

    seal = signs_and_seals(office)
    ssh_keygen = shutil.which("ssh-keygen")
    if ssh_keygen is not None:
        checked_without_the_program(ssh_keygen, seal)
    status, told = run("check", seal)
    assert (status, told.count("Signed ")) == (0, 2), told
    folder, cell = altered(seal)
    status, told = run("check", folder)
    assert (status, told.splitlines()[1:]) == (1, [f"roster.xlsx, {cell} (Дата рождения): the cell was changed."])

    a_new_revision_reopens(office)
    copy = office.exports_copy(caseworker.folder)
    assert verify(caseworker.session.reader, caseworker.session.case.heads_found, Progress()).holds
    caseworker.closes_case()
    status, told = run("audit", path, said=small_case.CASE_PASSPHRASE)
    assert (status, told.endswith(" acts hold.\n")) == (0, True), told
    status, told = run("audit", copy)
    assert (status, "hold" in told.splitlines()[0]) == (0, True), told
    assert run("check", seal)[0] == 0
    if ssh_keygen is None:
        pytest.skip("all of it held but one: ssh-keygen is not installed here, so it could not be asked")


def declares_that_two_decide_on_everybody(caseworker) -> None:
    caseworker.presses("Ctrl+Shift+P")
    caseworker.dialog(ReviewPolicy)
    caseworker.presses("Down", "Down")
    with caseworker.qtbot.waitSignal(caseworker.session.changed, timeout=LONG):
        caseworker.presses("Enter")
    caseworker.qtbot.waitUntil(
        lambda: policy_of(caseworker.session.reader).review is Review.SECOND_OF_ALL, timeout=LONG
    )


def column_of(caseworker, born: str) -> CandidateColumn:
    """The record with this birth date: in a second review the columns stand in another order."""
    day = PartialDate.parse("-".join(reversed(born.split("."))))
    columns = caseworker.sheet().columns
    return next(column for column in columns if column.digit and column.facts.date(FactKind.BIRTH_DATE) == day)


def identifies(caseworker, number: int, born: str) -> None:
    caseworker.presses(str(column_of(caseworker, born).digit))
    if caseworker.sheet().subject.number == number and caseworker.window.findChildren(ReasonChoice):
        caseworker.dialog(ReasonChoice)
        caseworker.presses(letter_of(Reason.SERVICE))
    assert caseworker.session.case.operator.id in caseworker.verdict(number).deciders, "it is on disk"


def reviews_everybody(caseworker, *, disputed: str) -> None:
    """Every person in turn; of the one on whom they will differ, the record born on `disputed`."""
    caseworker.goes_to_review()
    for number in (*SEEN_ALIKE, CHILD):
        caseworker.goes_to(number)
        identifies(caseworker, number, PEOPLE[number - 1][1])
    caseworker.goes_to(STOPPED)
    caseworker.presses("S", "2")
    caseworker.dialog(ReasonChoice)
    caseworker.presses(letter_of(Reason.SERVICE))
    identifies(caseworker, STOPPED, PEOPLE[STOPPED - 1][1])
    caseworker.goes_to(UNKNOWN)
    caseworker.presses("N")
    dialog = caseworker.dialog(NoneOfThese)
    caseworker.presses(letter_of(Reason.ABSENT))
    caseworker.clicks(dialog.confirm)
    caseworker.goes_to(DISPUTED)
    identifies(caseworker, DISPUTED, disputed)


def asks_the_supervisor_about_the_child(caseworker) -> None:
    caseworker.goes_to(CHILD)
    caseworker.presses("A")
    dialog = caseworker.dialog(AskQuestion)
    caseworker.presses("Space")
    dialog.edit.setFocus()
    caseworker.types("Are children within what was agreed?")
    caseworker.presses("Ctrl+Enter")
    assert caseworker.verdict(CHILD).open_queries


def sees_nothing_of_what_maria_did(caseworker) -> None:
    """Neither that somebody has decided, nor what was asked of others, nor how probable the program finds it."""
    caseworker.goes_to_review()
    entries = caseworker.page.queue.entries
    assert [entry.verdict.identity for entry in entries] == [IdentityState.UNDECIDED] * len(PEOPLE)
    for number in range(1, len(PEOPLE) + 1):
        caseworker.goes_to(number)
        assert caseworker.sheet().is_blind
        assert MARIA.name not in " ".join(texts(caseworker.window))
        assert not any(PER_CENT.search(text) for text in texts(caseworker.page.centre))


def answers_what_was_asked(caseworker) -> None:
    """From the count in the status line, which leads there."""
    waiting = caseworker.window.status.waiting
    assert waiting.text() == "1 question waits for your answer"
    caseworker.clicks(waiting)
    assert caseworker.page.queue.filter is QueueFilter.ASKS_ME
    assert caseworker.sheet().subject.number == CHILD
    caseworker.presses("Q")
    dialog = caseworker.dialog(AnswerQuestion)
    assert any("Are children within what was agreed?" in text for text in texts(dialog))
    caseworker.types("Yes, by point 4.")
    caseworker.presses("Ctrl+Enter")
    assert not caseworker.verdict(CHILD).open_queries
    assert not waiting.isVisible()


def decides_between_the_two(caseworker) -> None:
    caseworker.presses("Ctrl+6")
    page = caseworker.page
    assert isinstance(page, DisputesPage)
    assert [line.entry.number for line in page.list.lines] == [DISPUTED]
    shown = " ".join(card.accessibleName() for card in page.centre.cards)
    assert all(person.name in shown for person in (MARIA, TARAS))
    caseworker.presses("Ctrl+Enter")
    assert caseworker.verdict(DISPUTED).identity is IdentityState.DISAGREEMENT, "nothing was chosen yet"
    second = next(place for place, card in enumerate(page.centre.cards, 1) if TARAS.name in card.accessibleName())
    caseworker.presses(str(second), "R")
    caseworker.dialog(ReasonChoice)
    caseworker.presses(letter_of(Reason.LANG))
    caseworker.presses("Ctrl+Enter")
    verdict = caseworker.verdict(DISPUTED)
    assert (verdict.decision, verdict.is_adjudicated) == (DecisionKind.IDENTIFIED, True)


def signs_and_seals(office: Office) -> Path:
    """Maria signs first, Olena second: the words that one reads are those that the other sees."""
    office.switches_to(MARIA)
    assert "Not signed off" in office.goes_to_roster()
    words = office.signs_first()
    office.switches_to(OLENA)
    assert "waits for the signature" in office.goes_to_roster()
    office.signs_second(words)
    assert office.signed is SigningState.SIGNED_OFF
    hands = office.caseworker
    hands.qtbot.waitUntil(lambda: office.said_of_signing().startswith("Signed off by"), timeout=LONG)
    assert all(person.name in office.said_of_signing() for person in (MARIA, OLENA))
    folder = hands.folder / "out"
    folder.mkdir()
    return office.writes_sealed(folder)


def checked_without_the_program(ssh_keygen: str, seal: Path) -> None:
    """As the page in the folder says it, with ssh-keygen alone."""
    page = (seal / "HOW-TO-CHECK.txt").read_text("utf-8")
    commands = [line.strip() for line in page.splitlines() if line.strip().startswith("ssh-keygen") and "SIGNS" in line]
    signers = [path.name.split(".")[-2] for path in seal.glob("manifest.json.*.sig")]
    assert (len(commands), len(signers)) == (2, 2)
    for signer in signers:
        for command in commands:
            call, file = command.replace("SIGNS", signer).split(" < ")
            told = subprocess.run(
                [ssh_keygen, *call.split()[1:]],
                input=(seal / file).read_bytes(),
                cwd=seal,
                capture_output=True,
                check=False,
            )
            assert told.returncode == 0, told.stderr
            assert told.stdout.startswith(b"Good")


def altered(seal: Path) -> tuple[Path, str]:
    """A copy of the folder in whose workbook one birth date is another, and the place of that cell."""
    copy = seal.with_name("altered")
    shutil.copytree(seal, copy)
    book = load_workbook(copy / "roster.xlsx")
    cell = next(cell for row in book.worksheets[0].iter_rows() for cell in row if str(cell.value) == PEOPLE[2][1])
    cell.value = "21.12.1991"
    book.save(copy / "roster.xlsx")
    return copy, f"row {cell.row}, column {cell.column_letter}"


def a_new_revision_reopens(office: Office) -> None:
    """Somebody else in the place of the last: what was sealed stands, what stands now is signed by nobody."""
    hands = office.caseworker
    revised = small_case.write_received(hands.folder / "received 2.xlsx", [*PEOPLE[:-1], RECEIVED[6]])
    hands.imports_revision(revised)
    hands.waits_for_matching()
    said = office.goes_to_roster()
    assert ", and changed since" in said
    assert office.signed is SigningState.CHANGED_SINCE
    told = [row.accessibleName() for row in hands.page.signing.findChildren(LinkRow) if row.isVisible()]
    assert "1 person not decided yet" in told
