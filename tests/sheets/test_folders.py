"""A folder gives its lists by name, in the order in which people count."""

from pathlib import Path

import pytest

from verifier_gui.errors import SheetError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.sheets import folders
from verifier_gui.sheets.folders import lists_in


def laid(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"x")


def test_lists_of_a_folder_come_by_number_and_others_stay_out(tmp_path: Path) -> None:
    laid(
        tmp_path,
        "список 10.xlsx",
        "список 2.CSV",
        "a/b/реєстр.ods",
        "фото.jpg",
        "~$список 2.xlsx",
        ".x/y.csv",
        ".z.csv",
    )
    (tmp_path / "посилання.csv").symlink_to(tmp_path / "список 2.CSV")
    found = [path.relative_to(tmp_path).as_posix() for path in lists_in([tmp_path], Progress())]
    assert found == ["a/b/реєстр.ods", "список 2.CSV", "список 10.xlsx"]


def test_files_that_were_named_are_taken_as_they_are(tmp_path: Path) -> None:
    laid(tmp_path, "список.dat", "папка/a.csv")
    paths = [tmp_path / "список.dat", tmp_path / "папка"]
    assert lists_in(paths, Progress()) == (tmp_path / "список.dat", tmp_path / "папка" / "a.csv")


def test_a_folder_without_lists_or_with_too_many_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(tmp_path, "фото.jpg")
    with pytest.raises(SheetError, match="no list in the folder"):
        lists_in([tmp_path], Progress())
    monkeypatch.setattr(folders, "MOST", 1)
    laid(tmp_path, "a.csv", "b.csv")
    with pytest.raises(SheetError, match="more than 1 lists"):
        lists_in([tmp_path], Progress())


def test_looking_through_a_folder_can_be_stopped(tmp_path: Path) -> None:
    laid(tmp_path, "a.csv")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        lists_in([tmp_path], progress)
