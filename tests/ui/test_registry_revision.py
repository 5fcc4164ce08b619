"""A new revision of a registry, through the window: what it changes and whom it touches is told before it is written."""

from pathlib import Path

import pytest
import small_case
from dialogs_seen import texts
from importing_hands import LONG, ImportingHands, workbook
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.ui.dialogs.revision_changes import RevisionChanges
from verifier_gui.workflow import reviewing

STRONG = 3


@pytest.fixture
def hands(qtbot: QtBot, opened: Assembled) -> ImportingHands:
    opened.window.activateWindow()
    return ImportingHands(qtbot, opened)


def test_a_revision_of_a_registry_tells_its_changes_and_the_decided_people_it_touches(
    hands: ImportingHands, tmp_path: Path
) -> None:
    session = hands.program.session
    subject = session.reader.queue_of(hands.list_named("List A").id)[STRONG - 1].subject
    sheet = reviewing.read_sheet(session.reader, subject, session.case.operator.id)
    captive = next(
        column.record for column in sheet.columns if column.attributes.name == "Confirmed captives" and column.digit
    )
    assert session.do(reviewing.identify, sheet, [captive], reason=Reason.LANG)
    people = [list(line) for line in small_case.CAPTIVES if line[0] != "Вдовиченко"]
    people[0][5] = "лейтенант"
    head = ["Прізвище", "Імʼя", "По батькові", "Дата народження", "РНОКПП", "Звання", "Статус", "Підстава"]
    hands.hands_over(workbook(tmp_path / "captives 2.xlsx", [head, *people]))
    hands.picks(hands.form.list_box, hands.list_named("Confirmed captives").id)
    hands.waits_for_reading()
    page = hands.page
    hands.qtbot.waitUntil(lambda: page.columns_step.forecast is not None, timeout=LONG)
    before = hands.log
    hands.clicks(page.columns_step.check)
    told = texts(page.check_step)
    assert "Since revision 1: 0 new, 1 gone, 1 changed" in told
    assert "1 decided person is identified by a record that is gone or changed in this file." in told
    hands.clicks(page.check_step.see_people)
    (dialog,) = hands.program.window.findChildren(RevisionChanges)
    assert [dialog.rows.line(row)[:4] for row in range(dialog.rows.rowCount())] == [
        (str(STRONG), "Вдовиченко Алексей Иванович", "02.02.1987", "gone")
    ]
    dialog.accept()
    assert hands.log == before
    hands.clicks(page.check_step.take)
    hands.waits_until_written()
    hands.waits_until_idle()
    assert any("gone" in finding.kind for finding in _findings(hands, subject))


def _findings(hands: ImportingHands, subject):
    session = hands.program.session
    return reviewing.read_sheet(session.reader, subject, session.case.operator.id).findings
