"""A revision in which somebody may be the same person as before is written only after that has been answered."""

from pathlib import Path

from importing_hands import LONG, ImportingHands, workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import ListRole, Side
from verifier_gui.ui.dialogs.doubtful_pairs import DoubtfulPairs
from verifier_gui.ui.pages.import_page import CHECK

CONTROL = Qt.KeyboardModifier.ControlModifier
HEADINGS = ["№ п/п", "Прізвище", "Імʼя", "По батькові", "Дата народження"]
ROWS = [
    HEADINGS,
    ["1", "Абраменко", "Віктор", "Сергійович", "17.01.1994"],
    ["2", "Бондар", "Ольга", "Петрівна", "01.02.1991"],
    ["3", "Вовк", "Ігор", "Юрійович", "05.03.1990"],
    *(
        [str(number), f"Гай{'абвгґдежзи'[number - 4]}", "Остап", "Ілліч", f"06.04.{1970 + number}"]
        for number in range(4, 14)
    ),
]
NEXT = [*ROWS[:2], ["2", "Мельник", "Ольга", "Петрівна", "01.02.1991"], *ROWS[3:]]


def goes_on(hands: ImportingHands) -> None:
    QTest.keyClick(hands.program.window, Qt.Key.Key_Return, CONTROL)


def test_a_doubtful_line_is_asked_about_and_keeps_its_number(qtbot: QtBot, opened: Assembled, tmp_path: Path) -> None:
    hands = ImportingHands(qtbot, opened)
    hands.hands_over(workbook(tmp_path / "offer.xlsx", ROWS))
    hands.picks(hands.form.role, ListRole.TO_VERIFY)
    hands.picks(hands.form.side, Side.OURS)
    hands.writes(hands.form.name, "Offer")
    goes_on(hands)
    goes_on(hands)
    hands.waits_until_written()
    hands.waits_until_idle()

    hands.hands_over(workbook(tmp_path / "offer 2.xlsx", NEXT))
    offer = hands.list_named("Offer")
    assert hands.form.list_id() == offer.id
    goes_on(hands)
    pairs = hands.page.check_step.pairs
    qtbot.waitUntil(lambda: hands.page.step == CHECK and pairs.isVisible(), timeout=LONG)
    assert not hands.page.check_step.take.isEnabled()
    assert hands.program.window.focusWidget() is pairs.look
    QTest.keyClick(pairs.look, Qt.Key.Key_Space)
    dialog = next(found for found in QApplication.topLevelWidgets() if isinstance(found, DoubtfulPairs))
    texts = [dialog.rows.text(0, column) for column in range(6)]
    assert texts[1:5] == [
        "Бондар Ольга Петрівна, 01.02.1991",
        "3",
        "Мельник Ольга Петрівна, 01.02.1991",
        "one birth date, nearly the same name",
    ]
    for column in (1, 3):
        # Whoever compares two people must see both whole.
        text = dialog.rows.text(0, column)
        assert dialog.table.columnWidth(column) >= dialog.table.fontMetrics().horizontalAdvance(text)
    shown = [found.accessibleName() or found.text() for found in dialog.differences.findChildren(QLabel)]
    assert "Surname" in shown
    QTest.keyClick(dialog.table, Qt.Key.Key_S)
    assert dialog.rows.text(0, 5) == "the same person"
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert hands.page.check_step.take.isEnabled()
    goes_on(hands)
    hands.waits_until_written()
    hands.waits_until_idle()
    second = opened.session.reader.subjects_of(offer.id)[1]
    assert (second.number, second.facts.value(FactKind.SURNAME)) == (2, "Мельник")
