"""What a file probably is: told by its people first, by its name and words after; never guessed where it matters."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_cases import A_REGISTRY, REGISTRY, SmallCase, write_list

from verifier_gui.domain.lists import ListRole
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.sheets.inspection import Inspection
from verifier_gui.workflow.suggesting import Ground, list_name, role_of, suggest


def looked_at(folder: Path, name: str, lines: tuple[str, ...]) -> Inspection:
    return inspect(write_list(folder, name, lines), progress=Progress())


@pytest.mark.parametrize(
    ("file", "title", "role"),
    [
        ("received_2.xlsx", "", ListRole.TO_VERIFY),
        ("spysok.xlsx", "СПИСОК военнопленных на обмен", ListRole.TO_VERIFY),
        ("a.xlsx", "Реєстр осіб, зниклих безвісти", ListRole.REGISTRY),
        ("Повернуті 03.01.csv", "", ListRole.RETURNED),
        ("загиблі.ods", "", ListRole.DECEASED),
        ("hold.xlsx", "", ListRole.HOLD),
        ("list.xlsx", "", None),
        ("повернуті та загиблі.xlsx", "", None),
    ],
)
def test_a_role_is_told_only_where_the_words_leave_no_doubt(
    tmp_path: Path, file: str, title: str, role: ListRole | None
) -> None:
    path = tmp_path / "any.csv"
    path.write_text(f"{title};\nПІБ;Дата народження\nКоваль Петро;01.02.1980\n", "utf-8")
    found = inspect(path, progress=Progress())
    assert role_of(replace(found, file_name=file)) is role


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("spysok_1000_rev2.xlsx", "Spysok 1000"),
        ("Список ред. 3.xlsx", "Список"),
        ("a (2).csv", "A"),
        ("list_v4.csv", "List"),
        ("rev2.xlsx", "Rev2"),
        ("вересень.xlsx", "Вересень"),
        ("вересень 2024.xlsx", "Вересень 2024"),
    ],
)
def test_a_list_is_named_after_its_file_without_marks_of_a_revision(file: str, name: str) -> None:
    assert list_name(file) == name


def test_the_same_people_make_a_revision_whatever_the_file_is_called(small: SmallCase, tmp_path: Path) -> None:
    found = looked_at(tmp_path, "anything.csv", (*REGISTRY[1:], "9;Новий;Ігор;Олегович;02.02.1992;солдат"))
    suggestion = suggest(small.case.writer, found)
    assert suggestion.list_ is not None
    assert suggestion.list_.id == small.lists[A_REGISTRY.name]
    assert suggestion.ground is Ground.SAME_ROWS
    assert suggestion.taken is None


def test_the_same_people_among_the_dead_are_another_list(small: SmallCase, tmp_path: Path) -> None:
    suggestion = suggest(small.case.writer, looked_at(tmp_path, "загиблі.csv", REGISTRY))
    assert suggestion.list_ is None or suggestion.list_.attributes.role is ListRole.DECEASED


def test_strangers_under_the_same_file_name_are_offered_as_a_revision(small: SmallCase, tmp_path: Path) -> None:
    strangers = ("1;Савчук;Іван;Ілліч;01.01.1990;солдат", "2;Лис;Ян;Янович;02.02.1991;солдат")
    named = next(named for named in small.case.writer.lists() if named.id == small.lists[A_REGISTRY.name])
    assert named.revision is not None
    stem = Path(named.revision.file_name).stem
    suggestion = suggest(small.case.writer, looked_at(tmp_path, f"{stem}_rev2.csv", strangers))
    assert suggestion.list_ is not None
    assert suggestion.list_.id == small.lists[A_REGISTRY.name]
    assert suggestion.ground is Ground.SAME_FILE_NAME
    assert suggest(small.case.writer, looked_at(tmp_path, "others.csv", strangers)).list_ is None
