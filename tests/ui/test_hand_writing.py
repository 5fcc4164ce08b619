"""Somebody is added by hand, a line corrected: through the dialog, into the list, and matched."""

import pytest
from caseworker import CONTROL, Caseworker
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.lists import ListRole, NamedList, Side
from verifier_gui.ui.dialogs.person_by_hand import NEW, PersonByHand

LONG = 30_000
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def worker(qtbot: QtBot, opened: Assembled) -> Caseworker:
    opened.window.show_place("review")
    return Caseworker(qtbot, opened)


def write(dialog: PersonByHand, kind: FactKind, text: str) -> None:
    edit = dialog.fields[kind].control
    assert isinstance(edit, QLineEdit)
    edit.selectAll()
    QTest.keyClicks(edit, text)


def understood(dialog: PersonByHand) -> str:
    return dialog.understood.text()


def lists(worker: Caseworker) -> list[NamedList]:
    return worker.program.session.reader.lists()


def revisions(worker: Caseworker, list_id: ListId) -> int:
    return len(worker.program.session.reader.revisions(list_id))


def asks_to_add(worker: Caseworker) -> PersonByHand:
    worker.presses(Qt.Key.Key_N, CONTROL | SHIFT)
    return worker.sees(PersonByHand)


def test_somebody_is_added_to_the_list_that_is_looked_at_and_comes_into_its_queue(worker: Caseworker) -> None:
    before = len(worker.page.queue.entries)
    list_id = worker.sheet.subject.list_id
    dialog = asks_to_add(worker)
    assert dialog.list_box.key() == list_id
    write(dialog, FactKind.SURNAME, "Lysenko")
    write(dialog, FactKind.GIVEN_NAME, "Nazar")
    write(dialog, FactKind.BIRTH_DATE, "31.02.1990")
    worker.qtbot.waitUntil(lambda: "Impossible date: 31.02.1990" in understood(dialog), timeout=LONG)
    write(dialog, FactKind.BIRTH_DATE, "05.03.1990")
    worker.qtbot.waitUntil(lambda: understood(dialog) == "Understood: Lysenko Nazar · 05.03.1990", timeout=LONG)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.source.fault
    QTest.keyClicks(dialog.source.edit, "his mother, by telephone")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    worker.qtbot.waitUntil(lambda: len(worker.page.queue.entries) == before + 1, timeout=LONG)
    assert worker.page.queue.entries[-1].surname == "Lysenko"
    worker.qtbot.waitUntil(lambda: worker.program.session.jobs.is_idle, timeout=LONG)


def test_a_new_list_made_by_hand_needs_a_name_a_role_and_a_side(worker: Caseworker) -> None:
    before = len(lists(worker))
    dialog = asks_to_add(worker)
    dialog.list_box.choose(NEW)
    dialog.list_box.picked.emit(NEW)
    write(dialog, FactKind.SURNAME, "Lysenko")
    QTest.keyClicks(dialog.source.edit, "by telephone")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.role.choose(ListRole.REGISTRY)
    dialog.side.choose(Side.OURS)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.name.fault
    QTest.keyClicks(dialog.name.edit, "By telephone")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    worker.qtbot.waitUntil(lambda: len(lists(worker)) == before + 1, timeout=LONG)
    assert lists(worker)[-1].attributes.name == "By telephone"
    worker.qtbot.waitUntil(lambda: worker.program.session.jobs.is_idle, timeout=LONG)


def test_the_line_on_the_screen_is_corrected_and_what_changed_is_shown(worker: Caseworker) -> None:
    worker.goes_to(1)
    list_id = worker.sheet.subject.list_id
    before = revisions(worker, list_id)
    worker.types("C")
    dialog = worker.sees(PersonByHand)
    assert understood(dialog) == "Nothing differs yet."
    write(dialog, FactKind.RANK, "major")
    QTest.keyClicks(dialog.source.edit, "his commander")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    worker.qtbot.waitUntil(lambda: revisions(worker, list_id) == before + 1, timeout=LONG)
    worker.qtbot.waitUntil(lambda: worker.program.session.jobs.is_idle, timeout=LONG)
    stored = worker.as_stored(1)
    rank = stored.subject.facts.first(FactKind.RANK)
    assert rank is not None
    assert rank.raw == "major"
    assert stored.subject.number == 1


def test_nothing_is_kept_of_a_dialog_that_was_cancelled(worker: Caseworker) -> None:
    head = worker.program.session.reader.head()
    dialog = asks_to_add(worker)
    write(dialog, FactKind.SURNAME, "Lysenko")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert worker.dialog is None
    assert worker.program.session.reader.head() == head
