"""The audit page reads, filters and verifies the log."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from test_overview_page import decide_first

from verifier_gui.progress import Progress
from verifier_gui.sealing.encoding import decode
from verifier_gui.sealing.statements import sign
from verifier_gui.store.statements import SignedStatement
from verifier_gui.ui.dialogs.export_copy import ExportCopy
from verifier_gui.ui.models.audit_model import AuditModel
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.checking_copies import check_copy
from verifier_gui.workflow.overseeing import lists_to_verify
from verifier_gui.workflow.reading_audit import ShownLine
from verifier_gui.workflow.seen_heads import SeenHeads


@pytest.fixture
def page(qtbot, opened):
    opened.window.show_place("audit")
    return opened.window.page


def acts(page) -> list[str]:
    return [page.model.line(row).act for row in range(page.model.rowCount())]


def test_the_newest_act_stands_first_and_the_first_of_all_created_the_case(page):
    assert "case file opened" in acts(page)[:2]
    assert acts(page)[-1] == "case created"
    assert page.model.line(page.model.rowCount() - 1).number == 1


def test_a_decision_appears_with_its_person_and_leads_there(qtbot, opened, page):
    decide_first(opened.session)
    qtbot.waitUntil(lambda: acts(page)[0] == "identified", timeout=3000)
    line = page.model.line(0)
    assert line.about == "No. 3 Вдовиченко Алексей Иванович, List A"
    assert "Names equal by language" in line.details
    with qtbot.waitSignal(page.asked) as asked:
        page.asked.disconnect(page.window().show_place)
        page.table.opened.emit(0)
    assert asked.args[1].subject == line.subject


def choose(box, key: str) -> None:
    """As a person who picks from the list that drops down."""
    box.setCurrentIndex(box.findData(key))
    box.activated.emit(box.currentIndex())


def test_acts_of_one_kind_alone_are_shown(qtbot, page):
    qtbot.waitUntil(lambda: page.filters.kind.count() > 1, timeout=5000)
    row = page.filters.kind.findData("import")
    assert page.filters.kind.remark() == ""
    choose(page.filters.kind, "import")
    qtbot.waitUntil(lambda: page.shown.text() == "6 acts found", timeout=5000)
    assert acts(page) == ["list imported"] * 6
    assert page.filters.kind.itemText(row) == "list imported"
    assert page.filters.kind.remark() == "6"


def test_filters_narrow_one_another_and_one_button_opens_them_again(qtbot, opened, page):
    decide_first(opened.session)
    operator = opened.session.case.operator.id
    qtbot.waitUntil(lambda: page.filters.kind.findData("decision") > 0, timeout=5000)
    assert page.filters.clear.isHidden()
    choose(page.filters.who, operator)
    choose(page.filters.kind, "decision")
    qtbot.waitUntil(lambda: acts(page) == ["identified"], timeout=5000)
    subject = page.model.line(0).subject
    page.filters.subject.setEditText("вдовиченко")
    page.filters.subject.lineEdit().editingFinished.emit()
    assert page.filters.subject.key() == subject
    assert page.filters.subject.currentText() == "No. 3 Вдовиченко Алексей Иванович, List A · 1"
    choose(page.filters.kind, "import")
    qtbot.waitUntil(lambda: page.shown.text() == "0 acts found", timeout=5000)
    page.filters.clear.click()
    qtbot.waitUntil(lambda: acts(page)[-1] == "case created", timeout=5000)
    assert page.filters.subject.currentText() == ""
    assert page.filters.clear.isHidden()


def test_a_person_who_is_not_there_is_no_choice(qtbot, page):
    qtbot.waitUntil(lambda: page.filters.kind.count() > 1, timeout=5000)
    page.filters.subject.setEditText("нікого такого")
    page.filters.subject.lineEdit().editingFinished.emit()
    assert (page.filters.subject.key(), page.filters.subject.currentText()) == ("", "")


def test_verifying_says_that_all_holds_and_goes_on_record(qtbot, page):
    page.verify.click()
    qtbot.waitUntil(lambda: page.banner is not None, timeout=10_000)
    assert page.banner.accessibleName().startswith("The audit log holds. All ")
    page.enter()
    assert acts(page)[0] == "audit log checked"


def test_a_changed_verdict_is_found(qtbot, opened, page):
    decide_first(opened.session)
    opened.session.case.writer._connection.execute("UPDATE verdict SET verdict = replace(verdict, 'LANG', 'SLIP')")
    page.verify.click()
    qtbot.waitUntil(lambda: page.banner is not None, timeout=10_000)
    assert page.banner.accessibleName().startswith("The audit log does not hold.")
    assert "A stored verdict is not what the statements add up to." in page.banner.accessibleName()


def test_a_birth_date_that_was_changed_under_a_record_is_told_with_its_list_and_row(qtbot, opened, page):
    connection = opened.session.case.writer._connection
    connection.execute("DROP TRIGGER record_is_never_changed")
    connection.execute(
        "UPDATE record SET facts = replace(facts, '1990-12-21', '1991-12-21') WHERE cells LIKE '%Кириченко%Ілліч%'"
    )
    page.verify.click()
    qtbot.waitUntil(lambda: page.banner is not None, timeout=10_000)
    said = page.banner.accessibleName()
    assert said.startswith("The audit log does not hold.")
    assert "imported “Confirmed captives”, revision 1, row 14: what was read from its cells was changed since" in said


def test_a_key_that_was_used_twice_is_told_above_the_log_as_long_as_it_is_on_record(qtbot, opened, page):
    session = opened.session
    (named,) = lists_to_verify(session.reader)
    subject = session.reader.queue_of(named.id)[0].subject
    sheet = reviewing.read_sheet(session.reader, subject, session.case.operator.id)
    reviewing.add_note(session.case.acting, sheet, "раз")
    line = list(session.reader.stored_lines())[-1]
    sealed = sign(session.case.acting.identity.signing_key, dict(decode(line.body)) | {"text": "два"})
    with session.reader.act(SignedStatement(sealed.id, sealed.body, sealed.signature)):
        pass
    page.enter()
    qtbot.waitUntil(lambda: page.fork_banner is not None, timeout=5000)
    said = page.fork_banner.accessibleName()
    assert said.startswith("A key was used twice.")
    assert f"acts {line.number}, {line.number + 1}" in said.replace("\u00a0", "")


def stops_of_tab(window, widgets) -> set[object]:
    """Which of these the Tab key reaches from where the page was entered, within one round."""
    reached = set()
    for _press in range(60):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        reached |= {widget for widget in widgets if widget is window.focusWidget()}
    return reached


def test_the_page_is_entered_at_its_table_and_tab_reaches_search_filters_and_verify(qtbot, opened, page):
    qtbot.waitUntil(page.table.hasFocus, timeout=3000)
    filters = page.filters
    wanted = {page.search, filters.who, filters.kind, filters.day, filters.subject, page.verify, page.table}
    assert stops_of_tab(opened.window, wanted) == wanted


def test_a_search_shows_the_acts_that_have_its_words_and_all_again_without_it(qtbot, opened, page):
    decide_first(opened.session)
    whole = opened.session.reader.head().number
    QTest.keyClick(page.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    page.search.insert("вдовиченко captives")
    qtbot.waitUntil(lambda: page.shown.text() == "1 act found", timeout=5000)
    assert acts(page) == ["identified"]
    assert "Confirmed captives, row 4: Вдовиченко Олексій Іванович, 02.02.1987" in page.model.line(0).details
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == whole, timeout=5000)


def test_the_model_reads_older_lines_when_they_are_wanted():
    def read(before, limit):
        last = 450 if before is None else before - 1
        return [
            ShownLine(number, "", "", "decision", "", "", "", signed=True, subject=None)
            for number in range(last, max(0, last - limit), -1)
        ]

    model = AuditModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    # Else the tester reads on by itself, in the middle of its own look at the rows.
    tester.setUseFetchMore(False)
    model.fill(read)
    first = model.rowCount()
    while model.canFetchMore(tester.model().index(-1, -1)):
        model.fetchMore(tester.model().index(-1, -1))
    assert first < model.rowCount() == 450
    assert [model.line(row).number for row in (0, 449)] == [450, 1]


def test_a_copy_is_exported_with_a_file_of_its_own_and_put_on_record(qtbot, opened, page, tmp_path):
    opened.session.export_folder = tmp_path
    page.export.click()
    for name in ("", " (2)"):
        sheet = opened.window.findChildren(ExportCopy)[-1]
        assert sheet.target.name.endswith(f"{name}.zip")
        target = sheet.target
        sheet.recipient.edit.setText("суд")
        sheet.main.click()
        qtbot.waitUntil(sheet.written.isVisible, timeout=10_000)
        assert str(target) in sheet.written.accessibleName()
        assert check_copy(target, SeenHeads(), Progress()).holds
        sheet.reject()
        if not name:
            page.export.click()
    qtbot.waitUntil(lambda: "copy of the audit log exported" in acts(page)[:4], timeout=5000)
    assert any("for суд" in page.model.line(row).details for row in range(4))


def test_a_copy_that_cannot_be_written_is_said_and_may_be_tried_again(qtbot, opened, page, tmp_path):
    opened.session.export_folder = tmp_path
    page.export.click()
    (sheet,) = opened.window.findChildren(ExportCopy)
    sheet._take_folder(tmp_path / "немає")
    sheet.main.click()
    qtbot.waitUntil(sheet.refused.isVisible, timeout=10_000)
    assert "is not there. Choose another folder." in sheet.refused.accessibleName()
    assert sheet.main.isEnabled()
    sheet.reject()
