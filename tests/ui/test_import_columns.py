"""The second step of an import: what the columns mean, over the file's own rows."""

from pathlib import Path

import pytest
from importing_hands import LONG, ImportingHands, workbook
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from verifier_gui.app.assembling import Assembled
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.lists import ListRole, Side, Status
from verifier_gui.domain.problems import ProblemKind
from verifier_gui.phrases.cell_notes import CellNote, CellNotes, Tone
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.ui import ask
from verifier_gui.ui.dialogs.noted_problems import NotedProblemsDialog
from verifier_gui.ui.models.preview_model import PreviewModel, Role
from verifier_gui.ui.models.problems_model import ProblemsModel
from verifier_gui.ui.pages.import_page import COLUMNS
from verifier_gui.ui.widgets.column_heads import ALL_AT_ONCE

ROWS = [
    ["Список, по состоянию на 21.05.2025"],
    [],
    ["№ п/п", "Ф.И.О.", "Дата рождения", "Отметка", ""],
    ["1", "АБРАМЕНКО Виктор Сергеевич", "17.01.1994", "", "2/14"],
    ["2", "АВДЕЕНКО Руслан", "1988", "ранен", "2/07"],
    ["3", "АНДРIЙЧУК Олег Петрович", "31.02.1990", "обмен 09.24?", "4/11"],
    ["", "Итого: 3 чел."],
]


@pytest.fixture
def hands(qtbot: QtBot, opened: Assembled, tmp_path: Path) -> ImportingHands:
    made = ImportingHands(qtbot, opened)
    made.hands_over(workbook(tmp_path / "spysok.xlsx", ROWS))
    return made


def cells(hands: ImportingHands, column: int) -> list[str]:
    """A column of the preview with its notes, as a screen reader hears it."""
    rows = hands.page.columns_step.table.rows
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(rows.index(row, column).data(role)) for row in range(rows.rowCount())]


def tones(hands: ImportingHands, column: int) -> list[Tone]:
    rows = hands.page.columns_step.table.rows
    notes = [rows.index(row, column).data(Role.NOTE) for row in range(rows.rowCount())]
    return [note.tone for note in notes if isinstance(note, CellNote)]


def test_cells_stand_as_they_came_with_what_was_read_beside_them(hands: ImportingHands) -> None:
    assert cells(hands, 0)[0] == "Список, по состоянию на 21.05.2025 title, skipped · “as of” read from it"
    assert cells(hands, 2)[2:] == ["17.01.1994", "1988 → year only", "31.02.1990 → impossible", ""]
    assert tones(hands, 2)[2:5] == [Tone.PLAIN, Tone.WARNING, Tone.DANGER]
    assert cells(hands, 1)[4] == "АНДРIЙЧУК Олег Петрович Latin I, read as І"
    assert cells(hands, 3)[2:5] == ["(blank)", "ранен → health", "обмен 09.24? → unread"]
    assert cells(hands, 4)[1] == "no heading"
    rows = hands.page.columns_step.table.rows
    assert rows.row_remark(5) == "total or signature, not taken"
    assert [rows.headerData(row, Qt.Orientation.Vertical) for row in range(3)] == ["1", "3", "4"]


def test_the_default_status_is_shown_where_the_column_says_nothing(hands: ImportingHands) -> None:
    hands.picks(hands.form.status, Status.CAPTIVE)
    assert cells(hands, 3)[2:4] == ["(blank) → captive", "ранен → captive, health"]
    assert hands.form.basis.isVisible()


def test_another_meaning_reads_the_rows_anew_and_keeps_the_place(hands: ImportingHands) -> None:
    table = hands.page.columns_step.table
    hands.program.window.resize(1100, 640)
    table.verticalScrollBar().setValue(1)
    before = table.verticalScrollBar().value()
    hands.gives_meaning(4, "note")
    assert hands.page.columns_step.table.rows.columnCount() == 5
    found = hands.page.found
    assert found is not None
    assert found.mapping.columns == ("number", "full-name", "birth-date", "status", "note")
    assert table.verticalScrollBar().value() == before


def test_without_a_name_column_the_import_cannot_go_on_and_says_why(hands: ImportingHands) -> None:
    step = hands.page.columns_step
    hands.gives_meaning(1, "")
    assert step.hindrances()[0].startswith("No column means a name.")
    assert not step.check.isEnabled()
    hands.gives_meaning(1, "full-name")
    assert "No column means a name." not in step.hindrances()[0]


def test_another_heading_row_is_taken_at_the_caseworkers_word(hands: ImportingHands) -> None:
    hands.picks(hands.form.source.heading_row, "0")
    hands.waits_for_reading()
    found = hands.page.found
    assert found is not None
    assert found.heading_row == 0
    hands.picks(hands.form.source.heading_row, "3")
    hands.waits_for_reading()
    assert hands.page.found is not None
    assert (hands.page.found.heading_row, hands.page.found.people) == (3, 3)
    assert hands.form.source.heading_row.remark() != "found by itself"


def test_a_hidden_sheet_is_named_and_another_sheet_can_be_read(hands: ImportingHands, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Перший"
    second = book.create_sheet("Другий")
    second.sheet_state = "hidden"
    for sheet, names in ((first, ["Коваль Петро"]), (second, ["Бондар Ігор", "Лис Ян"])):
        for row in [["ПІБ", "Дата народження"], *([name, "01.02.1980"] for name in names)]:
            sheet.append(row)
    book.save(tmp_path / "sheets.xlsx")
    hands.clicks(hands.page.columns_step.back)
    hands.hands_over(tmp_path / "sheets.xlsx")
    box = hands.form.source.sheet
    assert (box.key(), box.remark()) == ("Перший", "2 rows, 1 person")
    hands.picks(box, "Другий")
    hands.waits_for_reading()
    assert box.remark() == "hidden, 3 rows, 2 people"
    assert hands.page.found is not None
    assert hands.page.found.people == 2


def test_a_csv_shows_its_encoding_and_another_one_redraws_it(hands: ImportingHands, tmp_path: Path) -> None:
    lines = "".join(f"Ющенко;Їжак;0{n}.05.1980\n" for n in range(1, 10))
    path = tmp_path / "old.csv"
    path.write_bytes(("Прізвище;Імя;Дата народження\n" + lines).encode("cp1251"))
    hands.clicks(hands.page.columns_step.back)
    hands.hands_over(path)
    source = hands.form.source
    assert (source.encoding.key(), source.encoding.remark()) == ("cp1251", "guessed")
    assert (source.delimiter.key(), source.delimiter.remark()) == (";", "guessed")
    assert not source.sheet.isVisible()
    assert cells(hands, 0)[1] == "Ющенко"
    hands.picks(source.encoding, "koi8-u")
    hands.waits_for_reading()
    assert "Ющенко" not in cells(hands, 0)[1]
    assert source.encoding.remark() == ""
    hands.picks(source.encoding, "cp1251")
    hands.waits_for_reading()
    assert cells(hands, 0)[1] == "Ющенко"
    hands.picks(source.delimiter, ",")
    hands.waits_for_reading()
    assert "No table of people was found" in hands.page.columns_step.refusal()
    assert not hands.page.columns_step.check.isEnabled()
    hands.picks(source.delimiter, ";")
    hands.waits_for_reading()
    assert hands.page.columns_step.refusal() == ""
    hands.picks(hands.form.role, ListRole.REGISTRY)
    hands.picks(hands.form.side, Side.OURS)
    hands.writes(hands.form.made_by, "SSU")
    hands.clicks(hands.page.columns_step.check)
    hands.clicks(hands.page.check_step.take)
    hands.waits_until_written()
    taken = hands.list_named("Old").revision
    assert taken is not None
    first = next(iter(hands.program.session.reader.records_of(taken.id)))
    assert first.cells == ("Ющенко", "Їжак", "01.05.1980")
    hands.waits_until_idle()


def test_a_csv_of_doubtful_encoding_asks_for_it(hands: ImportingHands, tmp_path: Path) -> None:
    path = tmp_path / "doubt.csv"
    path.write_bytes("ПІБ;Дата\nЖук;1\n".encode("mac-cyrillic"))
    hands.clicks(hands.page.columns_step.back)
    ask.prepared.files.append([path])
    hands.clicks(hands.page.file_step.choose)
    step = hands.page.file_step
    hands.qtbot.waitUntil(lambda: step.encoding.isVisible() or hands.page.step == COLUMNS, timeout=LONG)
    if hands.page.step != COLUMNS:
        hands.picks(step.encoding, "mac-cyrillic")
        hands.waits_for_columns()
    assert hands.page.found is not None
    assert hands.page.found.preview[-1].cells[0] == "Жук"


def test_problems_are_counted_filtered_copied_and_exported(hands: ImportingHands, tmp_path: Path) -> None:
    step = hands.page.columns_step
    assert {key: chip.text() for key, chip in step.problems.chips.items()} == {
        ProblemKind.DATE_IMPOSSIBLE: "Impossible date 1",
        ProblemKind.DATE_PARTIAL: "Date in part 1",
        ProblemKind.MIXED_SCRIPTS: "Mixed scripts 1",
        ProblemKind.STATUS_UNREAD: "Status not read 1",
    }
    hands.clicks(step.problems.chips[ProblemKind.DATE_PARTIAL])
    (dialog,) = hands.dialogs()
    assert isinstance(dialog, NotedProblemsDialog)
    assert dialog.rows.line(0)[:4] == ("5", "Дата рождения", "1988", "Date in part")
    assert dialog.rows.rowCount() == 1
    hands.clicks(dialog.filters.chips["all"])
    assert dialog.rows.rowCount() == 4
    QTest.keyClick(dialog.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.clicks(dialog.copy)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert len(copied) == 4
    assert copied[1].startswith("6\tФ.И.О.\tАНДРIЙЧУК Олег Петрович\tMixed scripts\tLatin I, read as І.")
    target = tmp_path / "problems.csv"
    ask.prepared.files.append([target])
    ask.prepared.is_silent = True
    with hands.qtbot.waitSignal(hands.program.session.errands.changed, timeout=LONG):
        hands.clicks(dialog.export)
    hands.qtbot.waitUntil(lambda: target.exists() and hands.program.session.errands.is_idle, timeout=LONG)
    assert target.read_text("utf-8-sig").splitlines()[1].startswith('"Sheet","5","C5","Дата рождения","1988"')
    dialog.close()


def test_every_control_has_a_name_and_tab_leads_through_all_of_them(hands: ImportingHands) -> None:
    step = hands.page.columns_step
    controls = [
        part
        for part in step.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled()
        and not isinstance(part.parentWidget(), QComboBox)
    ]  # fmt: skip
    unnamed = [
        type(part).__name__
        for part in controls
        if not (interface := QAccessible.queryAccessibleInterface(part)) or not interface.text(QAccessible.Text.Name)
    ]
    assert unnamed == []
    hands.form.list_box.setFocus()
    reached: set[QWidget] = set()
    for _step in range(len(controls) + 40):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached |= {focused, *([parent] if (parent := focused.parentWidget()) else [])}
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert [type(part).__name__ for part in controls if part not in reached] == []


def test_the_wheel_changes_no_choice(hands: ImportingHands) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    box = hands.form.stage
    before = box.key()
    event = QWheelEvent(
        QPointF(4, 4),
        QPointF(4, 4),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert box.key() == before


def test_of_very_many_columns_only_those_that_are_seen_have_a_choice(hands: ImportingHands, tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(
        "ПІБ;Дата народження" + ";x" * 3000 + "\n" + "Коваль Петро;01.02.1980" + ";1" * 3000 + "\n", "utf-8"
    )
    hands.clicks(hands.page.columns_step.back)
    hands.hands_over(path)
    table = hands.page.columns_step.table
    assert table.rows.columnCount() == 3002
    assert 0 < table.heads.boxes() <= ALL_AT_ONCE
    bar = table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    last = table.heads.box(3001)
    assert last is not None
    assert last.isVisible()
    assert table.heads.boxes() <= ALL_AT_ONCE
    hands.picks(last, "note")
    hands.waits_for_reading()
    assert hands.page.found is not None
    assert hands.page.found.mapping.columns[-1] == "note"


def test_models_keep_qts_rules(tmp_path: Path) -> None:
    found = inspect(workbook(tmp_path / "spysok.xlsx", ROWS), progress=Progress())
    preview, problems = PreviewModel(), ProblemsModel()
    for model in (preview, problems):
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    notes = CellNotes(found.mapping, None, None)
    for _time in range(2):
        preview.show_inspection(found, notes)
        preview.show_notes(notes)
        problems.show_problems(found.problems, found.headings, None)
        problems.show_kind(ProblemKind.DATE_PARTIAL)
    assert preview.rowCount(QModelIndex()) == 6
    assert problems.rowCount() == 1


def test_a_cell_stands_as_it_is_shown_and_its_tip_tells_what_the_file_holds(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["ПІБ", "Дата народження", "РНОКПП"], ["Коваль Петро", 32579, 220959451]):
        sheet.append(row)
    sheet["B2"].number_format, sheet["C2"].number_format = "[$-422]d mmmm yyyy", "0000000000"
    book.save(tmp_path / "shown.xlsx")
    found = inspect(tmp_path / "shown.xlsx", progress=Progress())
    preview = PreviewModel()
    preview.show_inspection(found, CellNotes(found.mapping, None, None))
    cells = [preview.index(1, column) for column in range(3)]
    assert [preview.data(cell) for cell in cells] == ["Коваль Петро", "12 березня 1989", "0220959451"]
    tips = [str(preview.data(cell, Qt.ItemDataRole.ToolTipRole)).splitlines()[1:] for cell in cells]
    assert tips == [[], ["in the file: 32579"], ["in the file: 220959451"]]


def test_what_is_not_certain_stands_over_the_rows_until_it_is_decided(hands: ImportingHands, tmp_path: Path) -> None:
    rows = [
        ["№", "Наш (ПІБ)", "Їхній (ПІБ)"],
        ["1", "Савків Юрій Ілліч", "Абакумов Олег Юрьевич"],
        ["2", "Турчин Антон Павлович", "Белкин Роман Ильич"],
    ]
    hands.clicks(hands.page.columns_step.back)
    hands.hands_over(workbook(tmp_path / "pairs.xlsx", rows))
    step = hands.page.columns_step
    heads = step.table.heads
    assert step.doubtful.isVisible()
    assert "B “Наш (ПІБ)”, C “Їхній (ПІБ)”" in step.doubtful.accessibleName()
    looks = [box.property("look") for column in range(3) if (box := heads.box(column)) is not None]
    assert looks == ["column", "column-doubted", "column-doubted"]
    other = heads.box(2)
    assert other is not None
    assert other.accessibleName().endswith("not certain")
    hands.picks(other, str(FactKind.NOTE))
    hands.waits_for_reading()
    assert not step.doubtful.isVisible()
    assert step.told.isVisible()
    assert "birth date" in step.told.accessibleName()
