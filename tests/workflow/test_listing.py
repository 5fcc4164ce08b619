"""The lists of a case as they stand: by role, with what has met what."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from small_cases import SmallCase

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.lists import ListAttributes, ListRole, Side
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.errors import ExportError
from verifier_gui.sheets.inspection import PROBLEMS_NAMED
from verifier_gui.workflow.exporting_problems import ProblemList, export_problems
from verifier_gui.workflow.listing import ROLE_ORDER, agencies, list_entries, problems_of


def test_lists_stand_by_role_and_say_what_has_met_what(small: SmallCase) -> None:
    entries = list_entries(small.case.writer)
    roles = [entry.named.attributes.role for entry in entries]
    assert roles == sorted(roles, key=ROLE_ORDER.index)
    assert entries[0].coverage is not None
    assert entries[0].coverage.missing == ()
    assert all(entry.searched_for == ("Запит",) and entry.waiting == () for entry in entries[1:])


def test_a_list_that_came_later_waits_and_one_of_the_other_side_does_not(small: SmallCase) -> None:
    lines = ("1;Лис;Ян;Янович;02.02.1991;солдат",)
    small.take_in("в.csv", lines, ListAttributes("В", ListRole.REGISTRY, Side.OURS, "СБУ"))
    small.take_in("їх.csv", lines, ListAttributes("Їхні", ListRole.REGISTRY, Side.THEIRS, "СБУ"))
    by_name = {entry.named.attributes.name: entry for entry in list_entries(small.case.writer)}
    assert (by_name["В"].searched_for, by_name["В"].waiting) == ((), ("Запит",))
    assert (by_name["Їхні"].searched_for, by_name["Їхні"].waiting) == ((), ())
    coverage = by_name["Запит"].coverage
    assert coverage is not None
    assert [found.attributes.name for found in coverage.missing] == ["В"]
    assert "СБУ" in agencies(small.case.writer)
    assert "" not in agencies(small.case.writer)


def test_all_problems_of_a_revision_are_kept_and_exported(empty: SmallCase, tmp_path: Path) -> None:
    many = PROBLEMS_NAMED + 5
    lines = tuple(f"{n};Лис;Ян;Янович;31.02.1991;=1+{n}" for n in range(1, many + 1))
    list_id = empty.take_in("реєстр.csv", lines, ListAttributes("Р", ListRole.REGISTRY, Side.OURS, "СБУ"))
    named = empty.case.writer.named_list(list_id)
    assert named is not None
    assert named.revision is not None
    problems = problems_of(empty.case.writer, named.revision.id)
    assert sum(problem.kind is ProblemKind.DATE_IMPOSSIBLE for problem in problems) == many
    assert sum(problem.kind is ProblemKind.LISTED_TWICE for problem in problems) == many - 1
    target = tmp_path / "problems.csv"
    told = ProblemList("Р", "Аркуш1", named.revision.headings, problems, len(problems))
    export_problems(target, told)
    written = target.read_text("utf-8-sig").splitlines()
    assert written[0] == '"Sheet","Row","Place","Column","Cell","Problem","What it means"'
    assert written[1].startswith('"Аркуш1","2","E2","Дата народження","31.02.1991","Impossible date",')
    assert len(written) == len(problems) + 1


def test_problems_are_sent_back_as_a_workbook_of_texts_in_the_language_spoken(tmp_path: Path) -> None:
    problems = [
        Problem(ProblemKind.DATE_UNREAD, 7, 2, "=HYPERLINK(1)", FactKind.BIRTH_DATE),
        Problem(ProblemKind.LISTED_TWICE, 9, -1, "4: Мороз Іван"),
    ]
    told = ProblemList("Список", "Аркуш1", ("№", "ПІБ", "Дата народження"), problems, 12)
    for language, kind, column in (
        (Language.ENGLISH, "Date not read", "What it means"),
        (Language.UKRAINIAN, "Дату не прочитано", "Що це означає"),
    ):
        speak(language)
        try:
            export_problems(tmp_path / f"{language}.xlsx", told)
        finally:
            speak(Language.ENGLISH)
        (sheet,) = load_workbook(tmp_path / f"{language}.xlsx").worksheets
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        start = next(place for place, row in enumerate(rows) if row[-1] == column)
        assert rows[start + 1][:6] == ["Аркуш1", "7", "C7", "Дата народження", "=HYPERLINK(1)", kind]
        assert rows[start + 2][1] == "9"
        assert rows[start + 2][4] == "Мороз Іван"
        assert "4" in str(rows[start + 2][6])
        assert "12" in str(rows[1][0]), "that the first two are named of twelve is said"
        assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}


def test_problems_that_cannot_be_written_leave_no_file(tmp_path: Path) -> None:
    told = ProblemList("Список", "", (), [], 0)
    with pytest.raises(ExportError):
        export_problems(tmp_path / "nowhere" / "problems.xlsx", told)
    assert list(tmp_path.iterdir()) == []
