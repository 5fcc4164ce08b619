"""What a new revision of a registry would change is what its import then changes, and whom of those who are decided it touches."""

from dataclasses import replace
from pathlib import Path

import pytest
from settling import settle
from small_cases import A_REGISTRY, REGISTRY, SmallCase, plan_of, write_list

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.forecasts import Difference, Fate, Forecast
from verifier_gui.phrases import import_words
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.workflow.foreseeing_references import foresee_reference
from verifier_gui.workflow.importing import ImportPlan, import_list
from verifier_gui.workflow.viewing import whole_view

SECOND = (
    REGISTRY[0],
    REGISTRY[1].replace("сержант", "старшина"),
    REGISTRY[3].replace("30.11.1979", "30.11.1978"),
    REGISTRY[4],
    "5;Новак;Ігор;Олегович;02.02.1992;солдат",
    "6;Новак;Ігор;Олегович;02.02.1992;сержант",
)
"""Two records as they were, one of another rank, one of another birth date, two gone, two new ones that are alike in who they name."""


def plan(small: SmallCase, folder: Path, lines: tuple[str, ...] = SECOND) -> ImportPlan:
    return plan_of(write_list(folder, "реєстр а 2.csv", lines), A_REGISTRY, small.lists[A_REGISTRY.name])


def foresee(small: SmallCase, planned: ImportPlan) -> Forecast:
    return foresee_reference(whole_view(small.case.writer), planned, Progress())


def test_records_are_counted_and_whoever_is_decided_by_them_is_named(small: SmallCase, tmp_path: Path) -> None:
    settle(small)
    lines = small.case.writer.head().number
    found = foresee(small, plan(small, tmp_path))
    assert small.case.writer.head().number == lines
    assert (found.since, found.same, found.changed, found.new, found.gone) == (1, 2, 1, 3, 3)
    assert [(one.fate, one.number, one.row, one.name) for one in found.people] == [
        (Fate.CHANGED, 2, 3, "Їжакевич Микола Петрович"),
        (Fate.GONE, 3, 0, "Гнатюк Остап Андрійович"),
        (Fate.GONE, 4, 0, "Кравчук Богдан Степанович"),
    ]
    assert found.people[0].differences == (Difference("rank", "", "сержант", "старшина"),)
    assert import_words.touched(found).startswith("3 decided people are identified by records")


def test_what_was_foreseen_comes_true(small: SmallCase, tmp_path: Path) -> None:
    settle(small)
    found = foresee(small, plan(small, tmp_path))
    import_list(small.acting, plan(small, tmp_path), Progress())
    small.match()
    stops = {
        number: {finding.kind for finding in small.sheet(number).findings}
        & {FindingKind.RECORD_GONE, FindingKind.RECORD_CHANGED}
        for number in range(1, 7)
    }
    assert {number for number, kinds in stops.items() if kinds} == {
        one.number for one in found.people if one.fate is Fate.GONE
    }


def test_nobody_is_touched_before_anybody_is_decided(small: SmallCase, tmp_path: Path) -> None:
    found = foresee(small, plan(small, tmp_path))
    assert found.people == ()
    assert (found.new, found.gone) == (3, 3)
    assert (
        import_words.touched(found)
        == "Nobody who is decided is identified by a record that is gone or changed in this file."
    )


def test_a_second_revision_is_compared_with_the_first_and_the_records_that_stand_there(
    small: SmallCase, tmp_path: Path
) -> None:
    settle(small)
    import_list(small.acting, plan(small, tmp_path), Progress())
    small.match()
    back = plan(small, tmp_path, (*REGISTRY, "7;Новак;Ігор;Олегович;02.02.1992;солдат"))
    found = foresee(small, back)
    assert (found.since, found.same, found.changed, found.new, found.gone) == (2, 3, 1, 3, 2)
    assert [(one.fate, one.number) for one in found.people] == [(Fate.CHANGED, 2)]


def test_the_same_file_changes_nothing(small: SmallCase, tmp_path: Path) -> None:
    found = foresee(small, plan(small, tmp_path, REGISTRY))
    assert (found.same, found.changed, found.new, found.gone) == (6, 0, 0, 0)


def test_a_new_registry_has_nothing_to_be_compared_with_and_looking_can_be_cancelled(
    small: SmallCase, tmp_path: Path
) -> None:
    view = whole_view(small.case.writer)
    with pytest.raises(KeyError):
        foresee_reference(view, replace(plan(small, tmp_path), list_id=None), Progress())
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        foresee_reference(view, plan(small, tmp_path), progress)
