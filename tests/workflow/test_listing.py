"""The lists of a case as they stand: by role, with what has met what."""

from pathlib import Path

from small_cases import SmallCase

from verifier_gui.domain.lists import ListAttributes, ListRole, Side
from verifier_gui.sheets.inspection import PROBLEMS_NAMED
from verifier_gui.workflow.exporting_problems import export_problems
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
    assert len(problems) == many
    target = tmp_path / "problems.csv"
    export_problems(target, "Р", problems, named.revision.headings)
    written = target.read_text("utf-8-sig").splitlines()
    assert written[0] == '"Row","Column","Cell","Problem","What it means"'
    assert written[1].startswith('"2","Дата народження","31.02.1991","Impossible date",')
    assert len(written) == many + 1
