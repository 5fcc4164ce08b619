"""What a new revision would change is what its import then changes, and foreseeing it writes nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_cases import REQUEST, TO_VERIFY, SmallCase, plan_of, write_list

from verifier_gui.progress import Cancelled, Progress
from verifier_gui.workflow.foreseeing import Forecast, foresee
from verifier_gui.workflow.importing import ImportPlan, import_list

SECOND = (
    REQUEST[0],
    REQUEST[1].replace("сержант", "старшина"),
    REQUEST[3],
    REQUEST[4].replace("15.08.1995", "15.08.1996"),
    "5;Новак;Ігор;Олегович;02.02.1992;солдат",
)
"""One line as it was, one of another rank, two gone, one whose birth date is another, one new."""


def plan(small: SmallCase, folder: Path) -> ImportPlan:
    return plan_of(write_list(folder, "запит 2.csv", SECOND), TO_VERIFY, small.lists[TO_VERIFY.name])


def test_what_is_foreseen_comes_true(small: SmallCase, tmp_path: Path) -> None:
    reader, list_id = small.case.writer, small.lists[TO_VERIFY.name]
    before = {subject.id for subject in reader.subjects_of(list_id)}
    lines = reader.head().number
    forecast = foresee(reader, plan(small, tmp_path), Progress())
    assert reader.head().number == lines
    assert forecast == Forecast(since=1, same=2, changed=1, new=2, gone=3)
    import_list(small.acting, plan(small, tmp_path), Progress())
    after = {subject.id for subject in reader.subjects_of(list_id)}
    assert (len(after - before), len(before - after)) == (forecast.new, forecast.gone)
    assert len(before & after) == forecast.same + forecast.changed


def test_a_new_list_has_nothing_to_be_compared_with(small: SmallCase, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        foresee(small.case.writer, replace(plan(small, tmp_path), list_id=None), Progress())


def test_foreseeing_can_be_cancelled(small: SmallCase, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        foresee(small.case.writer, plan(small, tmp_path), progress)
