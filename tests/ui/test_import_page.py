"""The import from the file to the review, by mouse and by keyboard; what is refused, what is stopped, what comes back."""

from pathlib import Path

import pytest
import small_case
from importing_hands import CONTROL, LONG, ImportingHands, workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.forecasts import Fate
from verifier_gui.domain.lists import Basis, ListRole, Side, Stage, Status
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.revision_changes import SUBSTITUTED, RevisionChanges
from verifier_gui.ui.pages.import_page import CHECK, COLUMNS, FILE, WRITING, ImportPage
from verifier_gui.ui.pages.lists_page import ListsPage
from verifier_gui.ui.widgets.spanned_text import SpannedText
from verifier_gui.workflow.matching_up import unmatched

MORE = [["ПІБ", "Дата народження", "Статус"], ["Журавель Максим Ігорович", "11.01.2001", "зник безвісти"]]


@pytest.fixture
def hands(qtbot: QtBot, opened: Assembled) -> ImportingHands:
    return ImportingHands(qtbot, opened)


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


@pytest.mark.qt_log_ignore("propagateSizeHints", "does not support (raise|grabbing)")
def test_a_new_registry_is_imported_by_mouse_and_matched_by_itself(hands: ImportingHands, tmp_path: Path) -> None:
    before = hands.log
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", MORE))
    page, form = hands.page, hands.form
    assert form.role.key() == ListRole.REGISTRY
    assert form.side.key() is None
    assert not page.columns_step.check.isEnabled()
    assert form.missing() == ["Whose people", "Made by"]
    hands.picks_by_mouse(form.side, Side.OURS)
    hands.writes(form.made_by, "Interior ministry")
    hands.picks_by_mouse(form.status, Status.MISSING)
    hands.picks_by_mouse(form.basis, Basis.OWN_WORD)
    hands.clicks(page.columns_step.check)
    assert page.step == CHECK
    assert hands.log == before
    hands.clicks(page.check_step.take)
    hands.waits_until_written()
    taken = hands.list_named("Wanted")
    assert taken.attributes.role is ListRole.REGISTRY
    assert (taken.attributes.side, taken.attributes.made_by) == (Side.OURS, "Interior ministry")
    assert (taken.attributes.default_status, taken.attributes.default_basis) == (Status.MISSING, Basis.OWN_WORD)
    assert taken.revision is not None
    assert taken.revision.people == 1
    hands.waits_until_idle()
    assert unmatched(hands.program.session.reader) == []
    hands.clicks(page.writing_step.review)
    assert hands.program.window.place == "review"


def test_the_whole_import_goes_by_keyboard(hands: ImportingHands, tmp_path: Path) -> None:
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", MORE))
    page, form = hands.page, hands.form
    hands.picks(form.side, Side.OURS)
    hands.writes(form.made_by, "SSU")
    QTest.keyClick(form.made_by, Qt.Key.Key_Return, CONTROL)
    assert page.step == CHECK
    QTest.keyClick(hands.program.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.step == COLUMNS
    QTest.keyClick(hands.program.window, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(hands.program.window, Qt.Key.Key_Return, CONTROL)
    hands.waits_until_written()
    assert hands.list_named("Wanted").attributes.made_by == "SSU"
    hands.waits_until_idle()
    QTest.keyClick(hands.program.window, Qt.Key.Key_Return, CONTROL)
    assert hands.program.window.place == "review"


def test_a_list_of_returned_people_asks_for_its_exchange(hands: ImportingHands, tmp_path: Path) -> None:
    rows = [["Повернуті під час обміну 14.09.2024"], ["ПІБ", "Дата народження"], ["Шевчук Іван Іванович", "04.04.1984"]]
    hands.hands_over(workbook(tmp_path / "вересень.xlsx", rows))
    form = hands.form
    assert form.role.key() == ListRole.RETURNED
    assert form.exchange.isVisible()
    assert (form.exchange_on.value(), form.exchange.text()) == ("2024-09-14", "Exchange of 14.09.2024")
    assert not form.status.isVisible()
    hands.picks(form.side, Side.OURS)
    hands.writes(form.made_by, "Ombudsman")
    hands.writes(form.exchange_on, "unknown")
    assert "Day of the exchange" in form.missing()
    hands.writes(form.exchange_on, "15.09.2024")
    assert form.exchange.text() == "Exchange of 15.09.2024"
    assert form.missing() == []
    said = form.attributes()
    assert (said.exchange, said.exchange_on, said.default_status) == ("Exchange of 15.09.2024", "2024-09-15", None)


def test_a_new_revision_is_recognized_by_its_people_and_its_changes_are_told(
    hands: ImportingHands, tmp_path: Path
) -> None:
    received = small_case.RECEIVED
    lines = [list(line) for line in received if line[0] != "Журавель Максим"]
    lines[3][2] = "солдат"
    lines.append(["Новак Ігор Петрович", "01.02.1990", "", ""])
    head = ["№ п/п", "Ф.И.О.", "Дата рождения", "В/звание", "Дата пленения"]
    rows = [["по состоянию на 24.05.2025"], [], head, *([str(n), *line] for n, line in enumerate(lines, 1))]
    hands.hands_over(workbook(tmp_path / "anything.xlsx", rows))
    page, form = hands.page, hands.form
    assert form.list_box.currentText() == "revision 2 of “List A”"
    assert form.list_box.remark() == "holds the same people"
    assert not form.role.isEnabled()
    assert (form.role.key(), form.side.key(), form.stage.key()) == (ListRole.TO_VERIFY, Side.OURS, Stage.OFFER)
    assert form.as_of.value() == "2025-05-24"
    hands.qtbot.waitUntil(lambda: page.columns_step.forecast is not None, timeout=LONG)
    forecast = page.columns_step.forecast
    assert forecast is not None
    assert (forecast.since, forecast.same, forecast.changed, forecast.new, forecast.gone) == (1, 18, 1, 1, 1)
    hands.clicks(page.columns_step.check)
    assert "Since revision 1: 1 new, 1 gone, 1 changed" in said(page.check_step)
    hands.clicks(page.check_step.take)
    hands.waits_until_written()
    named = hands.list_named("List A")
    assert named.revision is not None
    assert named.revision.number == 2
    reader = hands.program.session.reader
    kept = {subject.id for subject in reader.subjects_of(named.id)}
    gone = [subject.facts.shown_name() for subject in reader.subjects_gone_from(named.id)]
    assert len(kept) == 20
    assert gone == ["Журавель Максим"]
    hands.waits_until_idle()


def test_the_very_file_that_is_a_revision_already_is_told_and_not_taken_again(
    hands: ImportingHands, master: Path
) -> None:
    hands.hands_over(master / "lists" / "captives.xlsx")
    assert "This very file was taken in before" in said(hands.page.columns_step)
    assert not hands.page.columns_step.check.isEnabled()
    hands.gives_meaning(5, "")
    assert hands.page.columns_step.check.isEnabled()


def test_files_are_taken_one_after_another_and_matched_at_the_end(hands: ImportingHands, tmp_path: Path) -> None:
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", MORE), workbook(tmp_path / "загиблі.xlsx", MORE))
    page = hands.page
    assert "file 1 of 2" in said(page)
    for number, role in enumerate((ListRole.REGISTRY, ListRole.DECEASED)):
        hands.waits_for_columns()
        assert hands.form.role.key() == role
        hands.picks(hands.form.side, Side.OURS)
        hands.writes(hands.form.made_by, "Ombudsman")
        hands.clicks(page.columns_step.check)
        hands.clicks(page.check_step.take)
        hands.waits_until_written()
        if number == 0:
            assert page.writing_step.next.words() == "Next file: загиблі.xlsx"
            assert hands.program.session.jobs.is_idle
            hands.clicks(page.writing_step.next)
    hands.waits_until_idle()
    assert unmatched(hands.program.session.reader) == []


def test_who_leaves_while_files_wait_finds_what_was_taken_in_matched(hands: ImportingHands, tmp_path: Path) -> None:
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", MORE), workbook(tmp_path / "загиблі.xlsx", MORE))
    hands.picks(hands.form.side, Side.OURS)
    hands.writes(hands.form.made_by, "Ombudsman")
    hands.clicks(hands.page.columns_step.check)
    hands.clicks(hands.page.check_step.take)
    hands.waits_until_written()
    assert unmatched(hands.program.session.reader) != []
    hands.program.window.show_place("review")
    hands.waits_until_idle()
    assert unmatched(hands.program.session.reader) == []


def test_a_refused_file_says_why_in_its_place_and_another_can_be_chosen(
    hands: ImportingHands, tmp_path: Path, qtbot: QtBot
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(workbook(tmp_path / "whole.xlsx", MORE).read_bytes()[:3000])
    ask.prepared.files.append([broken])
    QTest.keyClick(hands.program.window, Qt.Key.Key_I, CONTROL)
    page = hands.page
    qtbot.waitUntil(page.file_step.again.isVisible, timeout=LONG)
    assert page.step == FILE
    assert "broken.xlsx was not taken The file is damaged" in said(page.file_step)
    assert not page.file_step.encoding.isVisible()
    ask.prepared.files.append([tmp_path / "whole.xlsx"])
    hands.clicks(page.file_step.again)
    hands.waits_for_columns()
    assert page.columns_step.form.name.text() == "Whole"


def test_a_stopped_import_leaves_no_trace_and_may_be_begun_again(hands: ImportingHands, tmp_path: Path) -> None:
    lists, before = hands.lists, hands.log
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", MORE))
    page = hands.page
    hands.picks(hands.form.side, Side.OURS)
    hands.writes(hands.form.made_by, "Ombudsman")
    hands.clicks(page.columns_step.check)
    hands.clicks(page.check_step.take)
    assert page.step == WRITING
    hands.clicks(page.writing_step.stop)
    hands.qtbot.waitUntil(lambda: page.step == CHECK, timeout=LONG)
    assert hands.lists == lists
    assert hands.log == before
    hands.clicks(page.check_step.take)
    hands.waits_until_written()
    assert hands.list_named("Wanted").revision is not None
    hands.waits_until_idle()


def test_a_file_that_changed_since_it_was_looked_at_is_refused_in_place(hands: ImportingHands, tmp_path: Path) -> None:
    path = workbook(tmp_path / "wanted.xlsx", MORE)
    before = hands.log
    hands.hands_over(path)
    page = hands.page
    hands.picks(hands.form.side, Side.OURS)
    hands.writes(hands.form.made_by, "Ombudsman")
    hands.clicks(page.columns_step.check)
    workbook(path, [*MORE, ["Інша Людина", "01.01.1990", ""]])
    hands.clicks(page.check_step.take)
    hands.qtbot.waitUntil(lambda: page.step == CHECK, timeout=LONG)
    assert "Nothing was taken in The file was changed while it was read" in said(page.check_step)
    assert hands.dialogs() == []
    assert hands.log == before


def test_reading_can_be_stopped(hands: ImportingHands, tmp_path: Path, qtbot: QtBot) -> None:
    long = tmp_path / "long.csv"
    lines = "".join(f"{n};Коваль Петро {n};01.02.1980\n" for n in range(60_000))
    long.write_text("№;ПІБ;Дата народження\n" + lines, "utf-8")
    ask.prepared.files.append([long])
    QTest.keyClick(hands.program.window, Qt.Key.Key_I, CONTROL)
    page = hands.page
    assert page.step == FILE
    hands.clicks(page.file_step.stop)
    qtbot.waitUntil(page.file_step.choose.isVisible, timeout=LONG)
    assert not page.reading.goes_on
    assert page.step == FILE


def test_back_from_the_columns_leaves_the_file_and_back_again_the_page(hands: ImportingHands, tmp_path: Path) -> None:
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", MORE))
    assert hands.page.columns_step.back.words() == "Cancel"
    hands.clicks(hands.page.columns_step.back)
    assert hands.page.step == FILE
    QTest.keyClick(hands.program.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert hands.program.window.place == "lists"


def test_a_file_among_several_is_left_out_only_when_somebody_says_so(hands: ImportingHands, tmp_path: Path) -> None:
    files = [workbook(tmp_path / name, MORE) for name in ("one.xlsx", "two.xlsx", "three.xlsx")]
    hands.hands_over(*files)
    page = hands.page
    assert page.columns_step.back.words() == "Leave out…"
    QTest.keyClick(hands.program.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "Leave out one.xlsx?" in ask.prepared.told[-1]
    assert "2 files wait after it." in ask.prepared.told[-1]
    (asked,) = hands.dialogs()
    asked.close()
    assert page.step == COLUMNS
    assert hands.form.name.text() == "One"
    ask.prepared.answers.append("one")
    hands.clicks(page.columns_step.back)
    hands.waits_for_columns()
    hands.qtbot.waitUntil(lambda: hands.form.name.text() == "Two", timeout=LONG)
    ask.prepared.answers.append("all")
    hands.clicks(page.columns_step.back)
    assert page.step == FILE
    assert page.file_step.choose.isVisible()


def test_the_lists_say_which_files_wait_and_lead_back_to_them(hands: ImportingHands, tmp_path: Path) -> None:
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", MORE), workbook(tmp_path / "загиблі.xlsx", MORE))
    hands.picks(hands.form.side, Side.OURS)
    field = hands.form.made_by.lineEdit()
    assert field is not None
    field.setFocus()
    hands.writes(field, "Ombudsman")
    window = hands.program.window
    QTest.keyClick(window, Qt.Key.Key_1, CONTROL)
    lists = window.page
    assert isinstance(lists, ListsPage)
    assert "2 files wait to be imported wanted.xlsx, загиблі.xlsx" in said(lists)
    hands.clicks(lists.go_on)
    assert window.place == "lists/import"
    assert hands.form.made_by.currentText() == "Ombudsman"
    assert field.hasFocus()
    hands.clicks(hands.page.columns_step.check)
    hands.clicks(hands.page.check_step.take)
    hands.waits_until_written()
    window.show_place("lists")
    assert "1 file waits to be imported загиблі.xlsx" in said(lists)
    QTest.keyClick(window, Qt.Key.Key_I, CONTROL)
    hands.waits_for_columns()
    assert hands.form.name.text() == "Загиблі"
    hands.clicks(hands.page.columns_step.back)
    window.show_place("lists")
    assert "to be imported" not in said(lists)
    hands.waits_until_idle()


def test_whoever_empties_made_by_writes_what_they_mean(hands: ImportingHands, tmp_path: Path) -> None:
    rows = [["Список на обмін"], *MORE]
    hands.hands_over(workbook(tmp_path / "anything.xlsx", rows))
    form = hands.form
    assert form.role.key() == ListRole.TO_VERIFY
    hands.picks(form.side, Side.OURS)
    edit = form.made_by.lineEdit()
    assert edit is not None
    assert edit.text() == "the other side"
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    assert edit.text() == ""
    assert "Made by" in form.missing()
    QTest.keyClicks(edit, "SSU")
    assert form.attributes().made_by == "SSU"


def test_a_page_that_is_left_and_entered_again_still_has_its_file(hands: ImportingHands, tmp_path: Path) -> None:
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", MORE))
    hands.picks(hands.form.side, Side.THEIRS)
    hands.program.window.show_place("lists")
    QTest.keyClick(hands.program.window, Qt.Key.Key_I, CONTROL)
    assert hands.page.step == COLUMNS
    assert hands.form.side.key() == Side.THEIRS


def test_locking_in_the_middle_of_an_import_ends_it(hands: ImportingHands, tmp_path: Path) -> None:
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", MORE))
    with hands.qtbot.waitSignal(hands.program.session.left, timeout=LONG):
        hands.program.session.lock()
    assert hands.program.window.place == "start"


def test_a_case_that_cannot_be_written_to_imports_nothing(
    hands: ImportingHands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(hands.program.session.case.file), "is_read_only", True, raising=False)
    hands.program.window.show_place("lists/import", [Path("anything.xlsx")])
    page = hands.page
    assert isinstance(page, ImportPage)
    assert not page.file_step.choose.isVisible()
    assert "open to read only" in said(page.file_step)


@pytest.mark.parametrize("act", ["import", "problems"])
def test_both_languages_are_spoken_at_every_step(
    hands: ImportingHands, tmp_path: Path, act: str, request: pytest.FixtureRequest
) -> None:
    from verifier_gui.domain.language import Language

    rows = [MORE[0], ["Журавель Максим", "31.02.2001", "обмін 09.24?"]]
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", rows))
    step = hands.page.columns_step
    english = said(step)
    hands.program.tongue.choose(Language.UKRAINIAN)
    request.addfinalizer(lambda: hands.program.tongue.choose(Language.ENGLISH))
    assert said(step) != english
    assert step.form.side.placeholderText() != ""
    if act == "problems":
        step.problems_asked.emit("date-impossible")
        hands.qtbot.waitUntil(lambda: bool(hands.dialogs()), timeout=LONG)
        hands.dialogs()[0].close()


WRONG = [
    ["Повернуті під час обміну 14.09.2024"],
    ["ПІБ", "Дата народження"],
    ["Журавель Максим", "11.01.2001"],
    ["Шевчук Іван Іванович", "04.04.1984"],
]


def takes_for_list_a(hands: ImportingHands, path: Path) -> None:
    """Chooses a file of other people as the next revision of the list to verify, up to the check."""
    hands.hands_over(path)
    hands.picks(hands.form.list_box, hands.list_named("List A").id)
    hands.waits_for_reading()
    hands.clicks(hands.page.columns_step.check)
    hands.qtbot.waitUntil(hands.page.check_step.doubts.isVisible, timeout=LONG)


def test_a_revision_that_loses_its_people_is_not_taken_before_somebody_says_so(
    hands: ImportingHands, tmp_path: Path
) -> None:
    takes_for_list_a(hands, workbook(tmp_path / "returned_1.xlsx", WRONG))
    check, before = hands.page.check_step, hands.log
    hands.qtbot.waitUntil(lambda: "19 of 20 people of “List A” are gone in this file" in said(check), timeout=LONG)
    assert "The words of the file say “returned people”, but the list is “to verify”" in said(check)
    assert not check.take.isEnabled()
    QTest.keyClick(hands.program.window, Qt.Key.Key_Return, CONTROL)
    assert hands.page.step == CHECK
    assert check.doubts.tick.hasFocus()
    assert hands.log == before
    hands.clicks(check.doubts.tick)
    QTest.keyClick(hands.program.window, Qt.Key.Key_Return, CONTROL)
    hands.waits_until_written()
    revision = hands.list_named("List A").revision
    assert revision is not None
    assert revision.number == 2
    hands.waits_until_idle()


def test_a_tick_holds_for_one_look_only(hands: ImportingHands, tmp_path: Path) -> None:
    takes_for_list_a(hands, workbook(tmp_path / "returned_1.xlsx", WRONG))
    check = hands.page.check_step
    hands.qtbot.waitUntil(lambda: "are gone in this file" in said(check), timeout=LONG)
    hands.clicks(check.doubts.tick)
    assert check.take.isEnabled()
    hands.clicks(check.back)
    hands.clicks(hands.page.columns_step.check)
    assert not check.doubts.tick.isChecked()
    assert not check.take.isEnabled()


def test_who_would_be_gone_is_seen_before_anything_is_written(hands: ImportingHands, tmp_path: Path) -> None:
    takes_for_list_a(hands, workbook(tmp_path / "returned_1.xlsx", WRONG))
    check = hands.page.check_step
    hands.qtbot.waitUntil(check.doubts.people.isVisible, timeout=LONG)
    hands.clicks(check.doubts.people)
    (dialog,) = hands.program.window.findChildren(RevisionChanges)
    assert dialog.rows.rowCount() == 19
    assert dialog.rows.line(0) == ("1", "Гнатюк Николай Ильич", "12.03.1989", "gone", "", "leaves the queue")
    hands.clicks(dialog.filters.chips[Fate.NEW])
    assert [dialog.rows.line(row)[1:4:2] for row in range(dialog.rows.rowCount())] == [("Шевчук Іван Іванович", "new")]
    dialog.accept()


def test_each_figure_of_a_revision_leads_to_its_people_with_old_and_new_side_by_side(
    hands: ImportingHands, tmp_path: Path
) -> None:
    lines = [list(line) for line in small_case.RECEIVED]
    lines[3][2] = "солдат"
    lines[7] = ["Новак Ігор Петрович", "01.02.1990", "", ""]
    lines.append(["Марченко Олег Ілліч", "03.04.1992", "", ""])
    head = ["№ п/п", "Ф.И.О.", "Дата рождения", "В/звание", "Дата пленения"]
    rows = [head, *([str(number), *line] for number, line in enumerate(lines, 1))]
    hands.hands_over(workbook(tmp_path / "anything.xlsx", rows))
    hands.qtbot.waitUntil(lambda: hands.page.columns_step.forecast is not None, timeout=LONG)
    hands.clicks(hands.page.columns_step.check)
    assert "20 people agreed on, 21 on this list" in said(hands.page.check_step)
    figures = hands.page.check_step.figures
    assert list(figures.links) == [Fate.NEW, Fate.GONE, SUBSTITUTED, Fate.CHANGED]
    hands.clicks(figures.links[SUBSTITUTED])
    (dialog,) = hands.program.window.findChildren(RevisionChanges)
    assert [dialog.rows.line(row)[1:5:2] for row in range(dialog.rows.rowCount())] == [
        ("Журавель Максим", "substituted"),
        ("Новак Ігор Петрович", "substituted"),
    ]
    hands.clicks(dialog.filters.chips[Fate.CHANGED])
    assert dialog.rows.line(0)[1:] == ("Гончар Пётр", "1979", "changed", "Rank: empty → солдат", "stays in the queue")

    def side_by_side() -> list[str]:
        texts = dialog.differences.findChildren(SpannedText)
        return [text.accessibleName() for text in texts if text.isVisible()]

    hands.qtbot.waitUntil(lambda: side_by_side() == ["empty", "солдат"], timeout=LONG)
    dialog.accept()


def test_ctrl_enter_waits_until_a_revision_has_been_compared(
    hands: ImportingHands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[object] = []
    hands.hands_over(workbook(tmp_path / "returned_1.xlsx", WRONG))
    monkeypatch.setattr(hands.page.reading, "foresee", held.append)
    hands.picks(hands.form.list_box, hands.list_named("List A").id)
    hands.waits_for_reading()
    before = hands.log
    QTest.keyClick(hands.program.window, Qt.Key.Key_Return, CONTROL)
    QTest.keyClick(hands.program.window, Qt.Key.Key_Return, CONTROL)
    assert hands.page.step == CHECK
    assert not hands.page.check_step.take.isEnabled()
    assert "Being compared with revision 1…" in said(hands.page.check_step)
    assert held
    assert hands.log == before


def test_a_registry_that_shrinks_much_is_asked_about_too(hands: ImportingHands, tmp_path: Path) -> None:
    hands.hands_over(workbook(tmp_path / "few.xlsx", MORE))
    hands.picks(hands.form.list_box, hands.list_named("Confirmed captives").id)
    hands.waits_for_reading()
    hands.clicks(hands.page.columns_step.check)
    check = hands.page.check_step
    assert "This file names 1 person, revision 1 of “Confirmed captives” names 18" in said(check)
    assert not check.take.isEnabled()


def test_a_registry_that_says_no_status_does_not_pass_without_a_word(hands: ImportingHands, tmp_path: Path) -> None:
    hands.hands_over(workbook(tmp_path / "wanted.xlsx", [MORE[0][:2], MORE[1][:2]]))
    hands.picks(hands.form.side, Side.OURS)
    hands.writes(hands.form.made_by, "SSU")
    hands.clicks(hands.page.columns_step.check)
    assert "Nothing says what this registry knows of 1 person" in said(hands.page.check_step)
    hands.clicks(hands.page.check_step.back)
    hands.picks(hands.form.status, Status.MISSING)
    hands.clicks(hands.page.columns_step.check)
    assert "Nothing says" not in said(hands.page.check_step)
