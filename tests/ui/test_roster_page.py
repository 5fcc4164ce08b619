"""The roster page shows what would leave the case, and exports it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QRect, QStandardPaths, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from test_audit_page import stops_of_tab
from test_overview_page import decide_first

from verifier_gui.domain.language import Language
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.export_roster import ExportRoster
from verifier_gui.ui.models.roster_model import HEADINGS, RosterModel
from verifier_gui.ui.widgets.panels import Banner


@pytest.fixture
def page(qtbot, opened):
    opened.window.show_place("roster")
    return opened.window.page


def cell(page, row: int, heading: str) -> str:
    column = HEADINGS.index(heading)
    return page.model.index(row, column).data()


def test_every_line_of_theirs_stands_in_their_order_undecided_at_first(page):
    assert page.model.rowCount() == 20
    assert cell(page, 0, "Name") == "Гнатюк Николай Ильич"
    assert {cell(page, row, "Verdict") for row in range(20)} == {"undecided"}
    assert cell(page, 13, "Stops") == "among the deceased → not answered"


def is_whole(page, row: int, heading: str) -> bool:
    """Whether a cell shows its text without an end cut off, in its two lines."""
    room = page.table.columnWidth(HEADINGS.index(heading)) - 16
    lines = QFontMetrics(page.table.font()).boundingRect(
        QRect(0, 0, room, 1000), Qt.TextFlag.TextWordWrap, cell(page, row, heading)
    )
    return lines.width() <= room and lines.height() <= page.table.rowHeight(row)


def test_on_a_small_screen_all_columns_are_in_sight_and_no_name_verdict_or_reason_is_cut(qtbot, opened, page):
    for number in (3, 10, 13):
        decide_first(opened.session, number)
    qtbot.waitUntil(lambda: cell(page, 12, "Verdict") == "identified", timeout=3000)
    opened.window.resize(1366, 768)
    try:
        for language in Language:
            opened.tongue.choose(language)
            assert page.table.horizontalScrollBar().maximum() == 0
            for row in range(14):
                cut = [name for name in ("Name", "Verdict", "Reason", "Reviewed by") if not is_whole(page, row, name)]
                assert cut == [], (language, row)
            assert "Вдовиченко" in page.model.index(2, 4).data(Qt.ItemDataRole.ToolTipRole)
    finally:
        opened.tongue.choose(Language.ENGLISH)


def test_a_decision_stands_with_its_record_reviewer_and_reason(qtbot, opened, page):
    decide_first(opened.session)
    qtbot.waitUntil(lambda: cell(page, 2, "Verdict") == "identified", timeout=3000)
    assert "Вдовиченко Олексій Іванович" in cell(page, 2, "Identified as")
    assert cell(page, 2, "Reviewed by") == "Олена Ткач"
    assert cell(page, 2, "Reason") == "Names equal by language"


def test_filters_count_and_narrow(qtbot, opened, page):
    decide_first(opened.session)
    qtbot.waitUntil(lambda: page.filters.chips["decided"].text() == "Decided 1", timeout=3000)
    page.filters.chips["decided"].click()
    assert page.model.rowCount() == 1
    page.filters.chips["stops"].click()
    assert page.model.rowCount() == 5


def test_the_page_is_entered_at_its_table_and_tab_reaches_export_and_filters(qtbot, opened, page):
    qtbot.waitUntil(page.table.hasFocus, timeout=3000)
    wanted = {page.export, page.filters.chips["all"], page.table}
    assert stops_of_tab(opened.window, wanted) == wanted


def export(qtbot, opened, page, folder):
    ask.prepared.files.append([folder])
    qtbot.mouseClick(page.export, Qt.MouseButton.LeftButton)
    (dialog,) = opened.window.findChildren(ExportRoster)
    dialog.choose.click()
    dialog.recipient.edit.setText("Coordination Headquarters")
    return dialog


def is_of_a_list(change) -> bool:
    """An export touches its list; a backup or the reading ahead, which may end meanwhile, touches none."""
    return bool(change.lists)


def test_the_exported_workbook_agrees_with_the_verdicts(qtbot, opened, page, tmp_path):
    decide_first(opened.session)
    dialog = export(qtbot, opened, page, tmp_path)
    targets = dialog.targets()
    with qtbot.waitSignal(opened.session.changed, timeout=20_000, check_params_cb=is_of_a_list):
        dialog.main.click()
    assert all(path.stat().st_size for path in targets)
    workbook = load_workbook(next(path for path in targets if path.suffix == ".xlsx"))
    rows = [[value for value in row if value] for row in workbook.active.iter_rows(values_only=True)]
    (line,) = [row for row in rows if "Вдовиченко Алексей Иванович" in row]
    assert "identified" in line
    assert "Олена Ткач" in line
    assert sum("undecided" in row for row in rows) == 19
    dialog.reject()


def banners(dialog) -> list[str]:
    return [banner.accessibleName() for banner in dialog.findChildren(Banner) if banner.isVisible()]


def test_a_folder_that_is_not_there_is_told_at_once_and_the_words_go_with_it(qtbot, opened, page, tmp_path):
    dialog = export(qtbot, opened, page, tmp_path / "not there")
    dialog.main.click()
    qtbot.waitUntil(lambda: any("not there" in text for text in banners(dialog)), timeout=20_000)
    assert dialog.main.isEnabled()
    qtbot.waitUntil(dialog.choose.hasFocus, timeout=3000)
    assert not (tmp_path / "not there").exists()
    ask.prepared.files.append([tmp_path])
    dialog.choose.click()
    assert not any("not there" in text for text in banners(dialog))
    with qtbot.waitSignal(opened.session.changed, timeout=20_000, check_params_cb=is_of_a_list):
        dialog.main.click()
    (told,) = banners(dialog)
    assert told.startswith("3 files written: 20 people")
    qtbot.waitUntil(lambda: dialog.height() < 400, timeout=3000)
    dialog.reject()


def test_the_folder_is_one_that_is_there_and_the_next_export_goes_where_the_last_went(
    qtbot, opened, page, tmp_path, monkeypatch
):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path / "Documents"))
    dialog = ExportRoster(None, opened.session, page.shown_list)
    assert dialog.folder == Path.home()
    dialog._take_folder(tmp_path)
    with qtbot.waitSignal(opened.session.changed, timeout=20_000, check_params_cb=is_of_a_list):
        dialog._export()
    dialog.reject()
    after = ExportRoster(None, opened.session, page.shown_list)
    assert after.folder == tmp_path
    after.reject()


def test_no_format_no_export(qtbot, opened, page, tmp_path):
    dialog = export(qtbot, opened, page, tmp_path)
    for box in dialog.formats.values():
        box.setChecked(False)
    assert not dialog.main.isEnabled()
    dialog.reject()


def test_the_model_keeps_the_rules_of_models(opened, page):
    model = RosterModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.fill(page._entries, lambda _entry: ("a", "b"))
    assert tester.model().rowCount() == 20
