"""The page of lists: what there is, what has met what, what was noted; and what a new case is told to do."""

from pathlib import Path
from threading import Event

import pytest
import small_case
from importing_hands import LONG, ImportingHands, workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain import language
from verifier_gui.domain.language import Language
from verifier_gui.domain.lists import ListAttributes, ListRole, Side, Status
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.progress import Progress
from verifier_gui.ui.dialogs.list_description import ListDescription
from verifier_gui.ui.dialogs.noted_problems import NotedProblemsDialog
from verifier_gui.ui.jobs import SEEN
from verifier_gui.ui.models.lists_model import HEADINGS, ListsModel, Role
from verifier_gui.ui.models.revisions_model import RevisionsModel
from verifier_gui.ui.pages.lists_page import ListsPage
from verifier_gui.ui.widgets.work_line import WorkLine
from verifier_gui.workflow import case_files
from verifier_gui.workflow.importing import import_list
from verifier_gui.workflow.listing import list_entries

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(opened: Assembled, qtbot: QtBot) -> ListsPage:
    # The lists of the case are matched after that: a list that a test takes in meanwhile would be matched with them.
    qtbot.waitUntil(lambda: not opened.window.making.goes_on)
    opened.window.show_place("lists")
    page = opened.window.page
    assert isinstance(page, ListsPage)
    return page


def table(page: ListsPage) -> list[list[str]]:
    rows = page.rows
    return [
        [str(rows.index(row, column).data() or "") for column in range(rows.columnCount())]
        for row in range(rows.rowCount())
    ]


def shown(page: ListsPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_lists_stand_under_their_roles_with_all_that_is_known_of_them(page: ListsPage) -> None:
    rows = table(page)
    assert [row[0] for row in rows if not row[4]] == [
        "To verify · 20 people",
        "Registries · 24 people",
        "Returned people · 3 people",
        "Deceased people · 2 people",
        "People on hold · 1 person",
    ]
    received = rows[1]
    assert received[:7] == [
        "List A",
        "ours, to come home",
        "the other side",
        "21.05.2025",
        "20",
        "2",
        "1 · received.xlsx",
    ]
    assert received[8] == "with all 5 lists"
    assert [row[8] for row in rows if row[4]][1:] == ["searched"] * 5


def test_headings_of_roles_cannot_be_chosen_and_arrows_pass_over_them(page: ListsPage) -> None:
    assert page.table.currentIndex().row() == 1
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.currentIndex().row() == 3
    assert "Confirmed captives" in shown(page)
    assert "Defence intelligence" in table(page)[3]


def test_details_name_the_file_its_fingerprint_and_how_it_was_read(page: ListsPage) -> None:
    said = shown(page)
    revision = page.details.revision()
    assert revision is not None
    assert revision.file_sha256[:8] in said
    assert "Ф.И.О. → Full name" in said
    assert "2 registries (24 people, as of 02.05.2025–12.05.2025), 1 earlier exchange" in said


def test_problems_are_opened_from_the_table(page: ListsPage, qtbot: QtBot, opened: Assembled) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(NotedProblemsDialog)), timeout=LONG)
    (dialog,) = opened.window.findChildren(NotedProblemsDialog)
    assert [dialog.rows.line(row)[:4] for row in range(dialog.rows.rowCount())] == [
        ("7", "Дата рождения", "1979", "Date in part"),
        ("21", "Дата рождения", "31.02.1990", "Impossible date"),
    ]
    QTest.mouseClick(dialog.filters.chips[ProblemKind.DATE_PARTIAL], Qt.MouseButton.LeftButton)
    assert dialog.rows.rowCount() == 1
    dialog.close()


def test_a_new_registry_waits_to_be_searched_until_the_lists_are_matched(
    page: ListsPage, qtbot: QtBot, opened: Assembled, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "more.xlsx", [["ПІБ", "Дата народження"], ["Гончар Петро", "17.04.1979"]])
    attributes = ListAttributes("More", ListRole.REGISTRY, Side.OURS, "SSU", default_status=Status.MISSING)
    plan = small_case.plan_for(path, attributes)
    opened.session.run("More", lambda acting, progress: import_list(acting, plan, progress))
    qtbot.waitUntil(lambda: any(row[0] == "More" for row in table(page)), timeout=LONG)
    by_name = {row[0]: row for row in table(page)}
    assert by_name["More"][8] == "not searched yet"
    assert by_name["List A"][8] == "with 5 of 6"
    assert page.rows.index(1, 8).data(Role.TONE) == "warning_text"
    QTest.keyClick(opened.window, Qt.Key.Key_M, CONTROL)
    qtbot.waitUntil(lambda: {row[0]: row for row in table(page)}["List A"][8] == "with all 6 lists", timeout=LONG)


def test_work_that_began_elsewhere_is_seen_here_and_can_be_stopped(opened: Assembled, qtbot: QtBot) -> None:
    unwanted = Event()

    def work(_acting: object, progress: Progress) -> None:
        progress.step(1, 2)
        unwanted.wait()
        progress.step(2, 2)

    opened.window.show_place("overview")
    job = opened.session.run("Long work", work)
    try:
        opened.window.show_place("lists")
        page = opened.window.page
        assert isinstance(page, ListsPage)
        qtbot.waitUntil(page.works.isVisible, timeout=LONG)
        assert "Long work" in shown(page)
        job.cancel()
    finally:
        unwanted.set()
    qtbot.waitSignal(job.ended, timeout=LONG).wait()
    qtbot.waitUntil(lambda: not page.works.isVisible(), timeout=LONG)


def test_a_case_that_is_being_filled_says_so_with_its_progress_in_the_language_spoken(
    program: Assembled, qtbot: QtBot, tmp_path: Path
) -> None:
    profile = program.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=LONG):
        program.session.open_case(
            lambda: case_files.create(
                tmp_path / "new.vcase", title="New", passphrase="x", identity=identity, profile=profile
            )
        )
    page = program.window.page
    assert isinstance(page, ListsPage)
    filled = Event()

    def fill(_acting: object, progress: Progress) -> None:
        while not filled.wait(2 * SEEN):
            progress.step(1, 4)

    job = program.session.run("Preparing the demo case", fill)
    try:
        qtbot.waitUntil(page.works.isVisible, timeout=LONG)
        qtbot.waitUntil(lambda: "25\u00a0%" in shown(page), timeout=LONG)
        assert shown(page).count("Preparing the demo case") == 2
        assert "This case has no lists yet" not in shown(page)
        program.tongue.choose(Language.UKRAINIAN)
        assert shown(page).count(language._("Preparing the demo case")) == 2
        assert "Preparing the demo case" not in shown(page)
        lines = program.window.status.findChildren(WorkLine)
        assert [line.findChild(QLabel).text() for line in lines] == [language._("Preparing the demo case")]
    finally:
        filled.set()
        program.tongue.choose(Language.ENGLISH)
    qtbot.waitSignal(job.ended, timeout=LONG).wait()
    qtbot.waitUntil(lambda: "This case has no lists yet" in shown(page), timeout=LONG)


def test_a_new_case_says_what_to_do_and_ctrl_i_begins_it(program: Assembled, qtbot: QtBot, tmp_path: Path) -> None:
    profile = program.session.profile
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    with qtbot.waitSignal(program.session.opened, timeout=LONG):
        program.session.open_case(
            lambda: case_files.create(
                tmp_path / "new.vcase", title="New", passphrase="x", identity=identity, profile=profile
            )
        )
    page = program.window.page
    assert isinstance(page, ListsPage)
    assert "This case has no lists yet" in shown(page)
    assert not page.table.isVisible()
    hands = ImportingHands(qtbot, program)
    hands.hands_over(workbook(tmp_path / "captives.xlsx", [["ПІБ", "Дата народження"], ["Гончар Петро", "17.04.1979"]]))
    hands.picks(hands.form.side, Side.OURS)
    hands.writes(hands.form.made_by, "SSU")
    hands.clicks(hands.page.columns_step.check)
    hands.clicks(hands.page.check_step.take)
    hands.waits_until_written()
    hands.clicks(hands.page.writing_step.lists)
    page = program.window.page
    assert isinstance(page, ListsPage)
    assert "No list to verify yet" in shown(page)
    assert [row[0] for row in table(page)] == ["Registries · 1 person", "Captives"]
    assert table(page)[1][8] == "no list of this side"


def test_both_languages(page: ListsPage, opened: Assembled, request: pytest.FixtureRequest) -> None:
    from verifier_gui.domain.language import Language

    request.addfinalizer(lambda: opened.tongue.choose(Language.ENGLISH))
    english = table(page)
    opened.tongue.choose(Language.UKRAINIAN)
    assert table(page)[1][1] != english[1][1]
    assert page.table.currentIndex().row() == 1


def test_models_keep_qts_rules(opened: Assembled) -> None:
    lists, revisions = ListsModel(), RevisionsModel()
    for model in (lists, revisions):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    entries = list_entries(opened.session.reader)
    for _time in range(2):
        lists.show_entries(entries)
        revisions.show_revisions(entries[0].revisions)
    assert lists.columnCount() == len(HEADINGS)
    assert lists.rowCount() == len(entries) + 5
    assert lists.row_of(entries[0].named.id) == 1


def test_a_list_is_described_anew_and_keeps_its_people(page: ListsPage, opened: Assembled, qtbot: QtBot) -> None:
    before = opened.session.reader.head().number
    QTest.mouseClick(page.details.describe, Qt.MouseButton.LeftButton)
    (dialog,) = opened.window.findChildren(ListDescription)
    dialog.name.edit.selectAll()
    QTest.keyClicks(dialog.name.edit, "on hold")
    assert not dialog.save.isEnabled()
    assert dialog.name.fault == "Another list has this name already."
    dialog.name.edit.selectAll()
    QTest.keyClicks(dialog.name.edit, "List A, received")
    dialog.as_of.selectAll()
    QTest.keyClicks(dialog.as_of, "22.05.2025")
    with qtbot.waitSignal(opened.session.changed, timeout=LONG):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: table(page)[1][0] == "List A, received", timeout=LONG)
    assert table(page)[1][3:5] == ["22.05.2025", "20"]
    assert opened.session.reader.head().number == before + 1
    assert table(page)[1][8] == "with all 5 lists"
