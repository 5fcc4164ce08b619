"""Rereading: the row of a changed fact is told of a workbook too, whose days are numbers, and a fact that was added or taken out."""

import datetime

import pytest
from openpyxl import Workbook
from small_cases import A_REGISTRY, SmallCase, plan_of

from verifier_gui.domain.audit import Fault, Place
from verifier_gui.domain.list_statements import Imported
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.progress import Progress
from verifier_gui.workflow.importing import import_list
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.reading_audit import LogReading
from verifier_gui.workflow.rereading import changed_rows
from verifier_gui.workflow.viewing import whole_view


@pytest.fixture
def workbook(empty: SmallCase) -> SmallCase:
    """A registry out of a workbook, with days under a date format; nothing guards its tables."""
    return imported(empty)


@pytest.fixture
def formatted(empty: SmallCase) -> SmallCase:
    """The same with numbers under a format of noughts, and with days in a column without a meaning."""
    return imported(empty, 276100123, datetime.date(2025, 5, 21))


def imported(empty: SmallCase, *more: object) -> SmallCase:
    book = Workbook()
    headings = ["Прізвище, імʼя, по батькові", "Дата народження", "Статус", "РНОКПП", "Дата звернення"]
    book.active.append(headings[: 3 + len(more)])
    for name, day in (
        ("Ткач Роман Олегович", datetime.date(1993, 3, 3)),
        ("Мельник Тарас Юрійович", datetime.date(1990, 5, 2)),
    ):
        book.active.append([name, day, "у полоні", *more])
        if more:
            book.active.cell(book.active.max_row, 4).number_format = "0000000000"
    path = empty.folder / "реєстр.xlsx"
    book.save(path)
    import_list(empty.acting, plan_of(path, A_REGISTRY), Progress())
    connection = empty.case.writer._connection
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    return empty


def the_import(small: SmallCase) -> Imported:
    return small.case.writer.statements_of_kind(StatementKind.IMPORT)[0].body


def test_what_was_read_from_a_workbook_is_read_again_the_same(workbook):
    body = the_import(workbook)
    revision = workbook.case.writer.revision(body.revision)
    assert (body.encoding, body.delimiter) == ("", "")
    assert changed_rows(workbook.case.writer, revision, body.facts_digest, has_serials=not body.encoding) == ()
    (line,) = [one for one in LogReading(whole_view(workbook.case.writer)).page() if one.act == "list imported"]
    assert "columns parted" not in line.details


@pytest.mark.parametrize(
    "change",
    [
        "replace(facts, '1990-05-02', '1990-05-20')",
        "replace(facts, '\"Тарас\"', '\"Терас\"')",
        'replace(facts, \']]\', \'],["tax-number","1","1",0,""]]\')',
        "'[]'",
    ],
)
def test_the_row_whose_facts_were_changed_is_told(workbook, change):
    changed = workbook.case.writer._connection.execute(f"UPDATE record SET facts = {change} WHERE cells LIKE '%Тарас%'")
    assert changed.rowcount == 1
    report = verify(workbook.case.writer, workbook.case.heads_found)
    assert (report.bad.fault, report.bad.place) == (Fault.FACTS_DIFFER, Place("Реєстр А", 1, 3))


def test_the_row_is_told_where_cells_were_shown_otherwise_than_they_are_stored(formatted):
    cells, facts = formatted.case.writer._connection.execute("SELECT cells, facts FROM record").fetchone()
    assert '"276100123"' in cells
    assert '["tax-number","0276100123","0276100123",0,""]' in facts
    assert '["as-shown","2025-05-21","4",0,""]' in facts
    change = "UPDATE record SET facts = replace(facts, '\"Тарас\"', '\"Терас\"') WHERE cells LIKE '%Тарас%'"
    assert formatted.case.writer._connection.execute(change).rowcount == 1
    report = verify(formatted.case.writer, formatted.case.heads_found)
    assert (report.bad.fault, report.bad.place) == (Fault.FACTS_DIFFER, Place("Реєстр А", 1, 3))
