"""A file is written while somebody reviews: neither waits for the other, and stopping it takes back nothing that was decided."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from importing_hands import LONG, ImportingHands, workbook
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.lists import Side
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.ui.pages.import_page import CHECK
from verifier_gui.workflow import importing, reviewing

STRONG = 3
"""the number of somebody whom a registry has for certain"""


@pytest.fixture
def hands(qtbot: QtBot, opened: Assembled) -> ImportingHands:
    opened.window.activateWindow()
    return ImportingHands(qtbot, opened)


@pytest.fixture
def half_written(hands: ImportingHands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A list of which some rows are written, and the others once the event is set."""
    goes_on, is_begun = threading.Event(), threading.Event()
    heard = importing._ReadingProgress.written  # pyright: ignore[reportPrivateUsage]

    def written(progress: importing._ReadingProgress, done: int, total: int) -> None:  # pyright: ignore[reportPrivateUsage]
        is_begun.set()
        goes_on.wait(LONG / 1000)
        heard(progress, done, total)

    monkeypatch.setattr(importing._ReadingProgress, "written", written)  # pyright: ignore[reportPrivateUsage]
    rows = [
        ["ПІБ", "Дата народження"],
        *([f"Журавель{'абвгд'[n % 5]} Максим", f"11.01.{1950 + n % 50}"] for n in range(600)),
    ]
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", rows))
    hands.picks(hands.form.side, Side.OURS)
    hands.writes(hands.form.made_by, "SSU")
    hands.clicks(hands.page.columns_step.check)
    hands.clicks(hands.page.check_step.take)
    hands.qtbot.waitUntil(is_begun.is_set, timeout=LONG)
    yield goes_on
    goes_on.set()


def decides(hands: ImportingHands) -> SubjectId:
    """Goes to the review and identifies somebody there."""
    hands.program.window.show_place("review")
    session = hands.program.session
    (list_a,) = [named for named in session.reader.lists() if named.attributes.name == "List A"]
    subject = session.reader.subjects_of(list_a.id)[STRONG - 1].id
    sheet = reviewing.read_sheet(session.reader, subject, session.case.operator.id)
    record = next(column.record for column in sheet.columns if column.digit)
    assert session.do(reviewing.identify, sheet, [record], reason=Reason.LANG)
    return subject


def is_decided(hands: ImportingHands, subject: SubjectId) -> bool:
    session = hands.program.session
    return reviewing.read_sheet(session.reader, subject, session.case.operator.id).verdict.is_decided


def test_somebody_decides_while_a_file_is_half_written(hands: ImportingHands, half_written: threading.Event) -> None:
    page = hands.page
    subject = decides(hands)
    assert page.writing.goes_on
    assert is_decided(hands, subject)
    half_written.set()
    hands.waits_until_idle()
    revision = hands.list_named("Wanted").revision
    assert revision is not None
    assert revision.people == 600
    assert is_decided(hands, subject)


def test_a_file_that_is_stopped_leaves_no_trace_and_the_decision_stands(
    hands: ImportingHands, half_written: threading.Event
) -> None:
    page, lists = hands.page, hands.lists
    subject = decides(hands)
    decided = hands.log
    page.writing.stop()
    half_written.set()
    hands.qtbot.waitUntil(lambda: page.step == CHECK, timeout=LONG)
    assert (hands.lists, hands.log) == (lists, decided)
    assert is_decided(hands, subject)
    hands.waits_until_idle()
