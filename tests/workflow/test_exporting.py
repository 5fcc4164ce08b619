"""Exporting: files whole or not at all, nothing that runs, nothing cut silently, and each with its hash on record."""

import csv
import dataclasses
import hashlib
import io
import os
import stat
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from small_cases import HEADINGS, REQUEST, TO_VERIFY, SmallCase

from verifier_gui.domain.case_statements import Exported, Head
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.errors import CaseFileError, DecisionError, ExportError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.sheets import replacing
from verifier_gui.workflow import exporting, reviewing
from verifier_gui.workflow.exporting import ExportedRoster, RosterFormat, export_roster, suggested_file_name
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.rostering import read_roster

HEADING_ROW = 6
RUNNABLE = ("=1+1", "+380671234567", "-5", "@SUM(A1)", "＝1+1")


def export(small: SmallCase, *names: str, progress: Progress | None = None, recipient: str = "") -> ExportedRoster:
    targets = [small.folder / name for name in names]
    list_id = small.lists["Запит"]
    return export_roster(small.acting, small.case.title, list_id, targets, progress or Progress(), recipient=recipient)


def statements(small: SmallCase) -> list[Exported]:
    return [statement.body for statement in small.case.writer.statements_of_kind("export")]


def decide_all(small: SmallCase) -> None:
    """A decision of nearly every kind on the request."""
    acting = small.acting
    for number in (1, 3):
        stop = small.sheet(number).unanswered[0].key
        reviewing.answer_stop(acting, small.sheet(number), stop, Answer.DOES_NOT_APPLY, reason=Reason.AGAIN)
    for number in (1, 2, 3):
        sheet = small.sheet(number)
        reviewing.identify(
            acting, sheet, [column.record for column in sheet.columns if column.digit], reason=Reason.LANG
        )
    reviewing.hold(acting, small.sheet(4), asked_by="СБУ")
    reviewing.not_found(acting, small.sheet(5), reason=Reason.ABSENT, note="шукали за всіма написаннями")
    reviewing.duplicate_of(acting, small.sheet(6), small.subject(1), reason=Reason.LANG)


def workbook_rows(path: Path) -> list[dict[str, object]]:
    sheet = openpyxl.load_workbook(path).worksheets[0]
    headings, *rows = sheet.iter_rows(min_row=HEADING_ROW, values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows if row[1]]


def test_the_workbook_read_back_agrees_with_the_verdicts(small):
    decide_all(small)
    export(small, "r.xlsx")
    rows = workbook_rows(small.folder / "r.xlsx")
    assert [";".join(str(row[heading]) for heading in HEADINGS.split(";")) for row in rows] == list(REQUEST)
    for number, row in enumerate(rows, 1):
        sheet = small.sheet(number)
        verdict = sheet.verdict
        assert row["Code"] == sheet.code
        assert (row["Hold"] == "held") is verdict.is_held
        assert (row["Reviewed by"] or "") == ("Олена К." if verdict.is_decided else "")
        assert len((row["Stops and answers"] or "").splitlines()) == sum(finding.is_stop for finding in sheet.findings)
    words = ["identified", "identified", "identified", "undecided", "not found", "duplicate"]
    assert [row["Verdict"] for row in rows] == words
    assert [len((row["Identified as"] or "").splitlines()) for row in rows] == [1, 2, 1, 0, 0, 1]
    assert rows[4]["Note for the record"] == "шукали за всіма написаннями"
    assert rows[2]["Stops and answers"].rpartition("→ ")[2].startswith("does not apply: ")


def test_headings_stay_in_sight_and_filter_and_columns_are_as_wide_as_their_text(small):
    export(small, "r.xlsx")
    sheet = openpyxl.load_workbook(small.folder / "r.xlsx").worksheets[0]
    assert sheet.freeze_panes == f"A{HEADING_ROW + 1}"
    assert sheet.auto_filter.ref == f"A{HEADING_ROW}:{get_column_letter(16)}{HEADING_ROW + 6}"
    widths = {
        sheet.cell(HEADING_ROW, column).value: sheet.column_dimensions[get_column_letter(column)].width
        for column in range(1, 17)
    }
    assert widths["№"] < widths["Прізвище"] < widths["Stops and answers"]
    marks = [sheet.cell(row, 1).value for row in range(1, HEADING_ROW)]
    assert any("NOT SIGNED OFF" in mark for mark in marks if mark)
    closing = [cell.value for cell in sheet["A"][HEADING_ROW + 6 :] if cell.value]
    assert closing[0].startswith("Audit log: ")
    assert closing[1].endswith(" by Олена К.")


def test_identifiers_leave_as_text_with_their_noughts(empty):
    empty.take_in(
        "запит.csv",
        ["1;Шевченко;Олена;Іванівна;12.03.1989;0012345678"],
        TO_VERIFY,
        HEADINGS.replace("Звання", "РНОКПП"),
    )
    export(empty, "r.xlsx", "r.csv")
    cell = openpyxl.load_workbook(empty.folder / "r.xlsx").worksheets[0].cell(HEADING_ROW + 1, 6)
    assert (cell.value, cell.data_type, cell.number_format) == ("0012345678", "s", "@")
    assert csv_rows(empty)[1][5] == "0012345678"


def csv_rows(small: SmallCase) -> list[list[str]]:
    text = (small.folder / "r.csv").read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def test_the_csv_says_in_every_row_that_nobody_has_signed(small):
    decide_all(small)
    export(small, "r.csv")
    headings, *rows = csv_rows(small)
    assert headings[:6] == HEADINGS.split(";")
    assert headings[-1] == "Sign-off"
    assert [";".join(row[:6]) for row in rows] == list(REQUEST)
    assert all("NOT SIGNED OFF" in row[-1] for row in rows)


def test_a_line_that_another_names_by_its_number_is_found_in_workbook_and_csv_where_their_numbers_begin_anew(empty):
    twice = [REQUEST[0].replace("1;", f"{number};", 1) for number in (1, 1)]
    empty.take_in("запит.csv", [REQUEST[1], *twice], TO_VERIFY)
    empty.match()
    reviewing.duplicate_of(empty.acting, empty.sheet(3), empty.subject(2), reason=Reason.NUMBER)
    export(empty, "r.xlsx", "r.csv")
    headings, *rows = csv_rows(empty)
    from_csv = [dict(zip(headings, row, strict=True)) for row in rows]
    for found in (from_csv, workbook_rows(empty.folder / "r.xlsx")):
        (named,) = [row for row in found if row["Person No."] == "2"]
        assert found[2]["Identified as"] == f"No. 2 Шевченко Олена Іванівна, code {named['Code']}"
        assert found[2]["Stops and answers"].startswith("Twice on this list? No. 2 may be the same person")


def test_on_paper_every_cell_of_theirs_is_told_apart_and_none_is_lost(small):
    roster = read_roster(small.case.writer, small.case.operator.id, small.case.title, small.lists["Запит"], Progress())
    table = exporting.table_for_paper(roster, "")
    for row, line in zip(table.rows, REQUEST, strict=True):
        told = dict(zip(table.headings, row, strict=True))
        number, surname, given, patronymic, born, rank = line.split(";")
        assert told["Name"] == " ".join(part for part in (surname, given, patronymic) if part)
        assert told["Born"] == born
        assert told["Person No."] == number
        assert told["The other cells of the line"] == (f"Звання: {rank}" if rank else "")


def test_the_print_has_as_many_pages_as_it_says(empty):
    lines = [REQUEST[0].replace("1;", f"{number};", 1).replace("Олена", f"Олена{number}") for number in range(1, 81)]
    empty.take_in("запит.csv", lines, TO_VERIFY)
    written = export(empty, "r.pdf")
    content = (empty.folder / "r.pdf").read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") > 2
    assert written.files[0].remarks == ()


@pytest.mark.parametrize("text", RUNNABLE)
def test_55_text_that_looks_like_a_formula_leaves_as_text_and_what_was_done_is_said(empty, text):
    empty.take_in("запит.csv", [f"1;{text};Олена;Іванівна;12.03.1989;солдат"], TO_VERIFY)
    workbook, table = export(empty, "r.xlsx", "r.csv").files
    cell = openpyxl.load_workbook(empty.folder / "r.xlsx").worksheets[0].cell(HEADING_ROW + 1, 2)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert workbook.remarks == ()
    assert csv_rows(empty)[1][1] == "'" + text
    (remark,) = table.remarks
    assert remark.sentence.startswith(
        "1 cell holds what a spreadsheet may take for a formula. An apostrophe (') before it"
    )
    (place,) = remark.cells
    assert place == f"{csv_rows(empty)[1][7]}, Прізвище: {text}"


def test_56_cells_that_are_too_long_are_listed_and_go_on_elsewhere(empty):
    long = "дуже " * 8000
    empty.take_in("запит.csv", [f"1;Шевченко;Олена;Іванівна;12.03.1989;{long}кінець", REQUEST[1]], TO_VERIFY)
    workbook, paper, table = export(empty, "r.xlsx", "r.pdf", "r.csv").files
    (remark,) = workbook.remarks
    assert remark.sentence.startswith(
        "1 cell is longer than the 32\u00a0767 characters that a spreadsheet keeps. Nothing is cut"
    )
    assert len(remark.cells) == 1
    book = openpyxl.load_workbook(empty.folder / "r.xlsx")
    assert "".join(str(cell.value) for cell in book.worksheets[1][1][2:]) == long + "кінець"
    assert paper.remarks[0].sentence.startswith("1 cell is too long for paper")
    assert table.remarks == ()
    assert csv_rows(empty)[1][5].endswith("кінець")


def test_56_control_characters_are_listed_and_shown(empty):
    empty.take_in("запит.csv", ["1;Шев\x01ченко;Олена;Іванівна;12.03.1989;солдат"], TO_VERIFY)
    for file in export(empty, "r.xlsx", "r.pdf", "r.csv").files:
        (remark,) = file.remarks
        assert remark.sentence.startswith("1 cell holds control characters"), file.format
        assert "Шев\u2401ченко" in remark.cells[0]
    assert workbook_rows(empty.folder / "r.xlsx")[0]["Прізвище"] == "Шев\u2401ченко"


def test_the_statement_has_the_hash_of_every_file_and_the_end_is_vouched_for(small):
    written = export(small, "r.xlsx", "r.csv", "r.pdf", recipient="Координаційний штаб")
    (body,) = statements(small)
    assert (body.list_id, body.recipient, body.fields) == (
        small.lists["Запит"],
        "Координаційний штаб",
        exporting.FIELDS,
    )
    assert body.files == {
        name: hashlib.sha256((small.folder / name).read_bytes()).hexdigest() for name in ("r.xlsx", "r.csv", "r.pdf")
    }
    assert {file.path.name: file.sha256 for file in written.files} == body.files
    assert (written.people, written.change.lists) == (6, {small.lists["Запит"]})
    *_, export_line, head_line = small.case.writer.audit_lines(limit=2)
    assert (export_line.kind, head_line.kind) == ("export", "head")
    assert isinstance(head_line.statement.body, Head)
    assert head_line.statement.body.line_hash == export_line.hash
    assert verify(small.case.writer, small.case.heads_found).holds


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_57_files_are_for_their_owner_alone_and_leave_nothing_beside_them(small):
    before = {path.name for path in small.folder.iterdir()}
    export(small, "r.xlsx", "r.csv", "r.pdf")
    assert {path.name for path in small.folder.iterdir()} - before == {"r.xlsx", "r.csv", "r.pdf"}
    for name in ("r.xlsx", "r.csv", "r.pdf"):
        assert stat.S_IMODE((small.folder / name).stat().st_mode) == 0o600


def refused(
    small: SmallCase, *names: str, error: type[Exception] = ExportError, match: str = "cannot be written"
) -> None:
    """The export fails; what stood there before stands there still and nothing is on record."""
    files = {path: path.read_bytes() for path in small.folder.iterdir() if path.is_file() and path.suffix != ".vcase"}
    head = small.case.writer.head()
    with pytest.raises(error, match=match):
        export(small, *names)
    assert {path: path.read_bytes() for path in files} == files
    assert not list(small.folder.glob("*.part"))
    assert small.case.writer.head() == head
    assert statements(small) == []


def test_57_a_folder_a_missing_folder_and_a_read_only_file_are_refused(small):
    (small.folder / "folder.xlsx").mkdir()
    (small.folder / "old.csv").write_bytes(b"old")
    (small.folder / "old.csv").chmod(0o400)
    for names, match in (
        (("folder.xlsx",), "a folder has this name"),
        (("nowhere/r.xlsx",), "nowhere is not there"),
        (("old.csv",), "it is protected"),
        (("r.xlsx", "old.csv"), "old.csv cannot be written"),
        (("r.csv", "folder.xlsx"), "folder.xlsx cannot be written"),
    ):
        refused(small, *names, match=match)
        assert not (small.folder / "r.xlsx").exists()
        assert not (small.folder / "r.csv").exists()


def test_a_folder_that_is_not_there_is_refused_before_anything_is_read(small, monkeypatch):
    monkeypatch.setattr(exporting, "read_roster", lambda *_arguments: pytest.fail("the roster was read"))
    refused(small, "r.xlsx", "nowhere/r.csv", match="is not there. Choose another folder")


@pytest.mark.parametrize("fault", ["_write_synced", "_put_in_place"])
@pytest.mark.parametrize("after", [0, 1])
def test_57_a_full_disk_or_a_file_that_is_open_leaves_every_old_file_whole(small, monkeypatch, fault, after):
    for name in ("r.xlsx", "r.csv"):
        (small.folder / name).write_bytes(b"old")
    real = getattr(replacing, fault)
    calls: list[object] = []

    def fail(*arguments: object) -> None:
        calls.append(arguments)
        if len(calls) == after + 1:
            raise OSError(28, "No space left on device")
        real(*arguments)

    monkeypatch.setattr(replacing, fault, fail)
    refused(small, "r.xlsx", "r.csv")


def test_57_a_case_file_that_takes_no_statement_takes_the_files_back(small):
    (small.folder / "r.csv").write_bytes(b"old")
    away = small.case.path.rename(small.folder / "відключено")
    refused(small, "r.xlsx", "r.csv", error=CaseFileError, match="was moved")
    away.rename(small.case.path)
    assert not (small.folder / "r.xlsx").exists()


def test_somebody_who_is_no_member_exports_nothing(small):
    stranger = dataclasses.replace(small.acting, identity=small.profile.create_operator("Чужий", "", "x"))
    small.case.acting = stranger
    refused(small, "r.xlsx", error=DecisionError, match="not a member")
    assert not (small.folder / "r.xlsx").exists()


@pytest.mark.parametrize("at", [0.0, 0.3, 0.6])
def test_cancelling_leaves_no_file_and_no_statement(small, at):
    progress = Progress(lambda done, total: progress.cancel() if done / total >= at else None)
    head = small.case.writer.head()
    with pytest.raises(Cancelled):
        export(small, "r.xlsx", "r.csv", progress=progress)
    assert not list(small.folder.glob("r.*"))
    assert small.case.writer.head() == head


@pytest.mark.parametrize(
    ("names", "match"),
    [
        ((), "Choose a file"),
        (("r.docx",), "r.docx is none of these"),
        (("r",), "r is none of these"),
        (("r.csv", "folder/r.csv"), "Two of the files are called r.csv"),
    ],
)
def test_what_cannot_be_written_is_said_before_anything_is_read(small, names, match):
    refused(small, *names, match=match)


@pytest.mark.parametrize(
    "list_name", ["../../etc/passwd", "..\\..\\boot", "CON", "a/b:c*?", "\u202eсписок", "", "я" * 300]
)
def test_58_a_suggested_file_name_is_one_safe_name_with_the_day(small, list_name):
    name = suggested_file_name("Обмін у травні", list_name, small.clock(), RosterFormat.WORKBOOK)
    assert Path(name).name == name
    assert not {".."} & {name[place : place + 2] for place in range(len(name))}
    assert name.endswith(" 2026-05-12.xlsx")
    assert name.startswith("Обмін у травні ")
    assert len(name.encode()) < 150
    assert not set(name) & set('/\\:*?"<>|\u202e')


def test_58_a_case_title_that_climbs_out_of_the_folder_stays_in_it(small):
    name = suggested_file_name("../../Обмін", "Запит", small.clock(), RosterFormat.PRINT)
    assert name == "Обмін Запит 2026-05-12.pdf"
