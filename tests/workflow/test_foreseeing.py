"""What a new revision would change is what its import then changes, and foreseeing it writes nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_cases import HEADINGS, REQUEST, TO_VERIFY, SmallCase, plan_of, write_list

from verifier_gui.domain.forecasts import Difference, Fate, Forecast, shrinks_much
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.foreseeing import foresee
from verifier_gui.workflow.importing import ImportPlan, import_list
from verifier_gui.workflow.viewing import whole_view

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
    forecast = foresee(whole_view(reader), plan(small, tmp_path), Progress())
    assert reader.head().number == lines
    counted = Forecast(since=1, same=2, changed=1, new=2, gone=3, people=())
    assert forecast == replace(counted, people=forecast.people, doubtful=forecast.doubtful)
    assert [(pair.number, pair.row) for pair in forecast.doubtful] == [(5, 5)]
    assert forecast.loses_many
    assert [(one.fate, one.number, one.row, one.name, one.born) for one in forecast.people] == [
        (Fate.GONE, 3, 0, "Гнатюк Остап Андрійович", "1985-07-07"),
        (Fate.GONE, 5, 0, "Дорошенко Павло Миколайович", "1995-08-15"),
        (Fate.GONE, 6, 0, "Шевченко Елена Ивановна", "1989-03-12"),
        (Fate.CHANGED, 2, 3, "Їжакевич Микола Петрович", "1991-02-01"),
        (Fate.NEW, 0, 5, "Дорошенко Павло Миколайович", "1996-08-15"),
        (Fate.NEW, 0, 6, "Новак Ігор Олегович", "1992-02-02"),
    ]
    (changed,) = [one for one in forecast.people if one.fate is Fate.CHANGED]
    assert changed.differences == (Difference("rank", "", "сержант", "старшина"),)
    import_list(small.acting, plan(small, tmp_path), Progress())
    after = {subject.id for subject in reader.subjects_of(list_id)}
    assert (len(after - before), len(before - after)) == (forecast.new, forecast.gone)
    assert len(before & after) == forecast.same + forecast.changed


def test_a_new_list_has_nothing_to_be_compared_with(small: SmallCase, tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        foresee(whole_view(small.case.writer), replace(plan(small, tmp_path), list_id=None), Progress())


def test_foreseeing_can_be_cancelled(small: SmallCase, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        foresee(whole_view(small.case.writer), plan(small, tmp_path), progress)


@pytest.mark.parametrize(
    ("same", "changed", "gone", "is_told"), [(90, 0, 10, False), (89, 0, 11, True), (0, 0, 0, False), (1, 0, 999, True)]
)
def test_a_tenth_of_a_list_may_go_as_a_matter_of_course(same: int, changed: int, gone: int, *, is_told: bool) -> None:
    assert Forecast(1, same, changed, 419, gone, ()).loses_many is is_told
    assert shrinks_much(same + gone, same) is is_told


def forecast_of(small: SmallCase, folder: Path, line: str, *, is_confirmed: bool = False) -> Forecast:
    """What a revision would do in which the line of No. 2, who is decided, is another one; empty takes it away."""
    sheet = small.sheet(2)
    if not sheet.verdict.is_decided:
        reviewing.identify(small.acting, sheet, [sheet.columns[0].record])
    lines = (REQUEST[0], *([line] if line else []), *REQUEST[2:])
    path = write_list(folder, "запит 2.csv", lines)
    found = plan_of(path, TO_VERIFY, small.lists[TO_VERIFY.name])
    if is_confirmed:
        found = replace(found, confirmed=((3, small.subject(2)),))
    return foresee(whole_view(small.case.writer), found, Progress())


def test_it_is_told_what_happens_to_decisions(small: SmallCase, tmp_path: Path) -> None:
    told = forecast_of(small, tmp_path, REQUEST[1])
    assert (told.decided, told.standing, told.coming_back, told.gone_decided) == (1, 1, 0, 0)
    told = forecast_of(small, tmp_path, REQUEST[1].replace("сержант", "старшина"))
    assert (told.changed, told.standing, told.coming_back, told.gone_decided) == (1, 1, 0, 0)
    told = forecast_of(small, tmp_path, "")
    assert (told.changed, told.standing, told.coming_back, told.gone_decided) == (0, 0, 0, 1)
    another = REQUEST[1].replace("1991", "1992")
    assert another != REQUEST[1]
    told = forecast_of(small, tmp_path, another)
    assert (told.standing, told.coming_back, told.gone_decided, len(told.doubtful)) == (0, 0, 1, 1)
    told = forecast_of(small, tmp_path, another, is_confirmed=True)
    assert (told.changed, told.standing, told.coming_back, told.gone_decided) == (1, 0, 1, 0)


def test_columns_in_another_order_change_nobody(small: SmallCase, tmp_path: Path) -> None:
    def turned(line: str) -> str:
        return ";".join(reversed(line.split(";")))

    path = write_list(tmp_path, "запит 2.csv", [turned(line) for line in REQUEST], turned(HEADINGS))
    told = foresee(whole_view(small.case.writer), plan_of(path, TO_VERIFY, small.lists[TO_VERIFY.name]), Progress())
    assert (told.same, told.changed, told.new, told.gone) == (len(REQUEST), 0, 0, 0)
