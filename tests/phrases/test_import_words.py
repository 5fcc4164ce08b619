"""What is said of a file that is about to be imported."""

from pathlib import Path

from verifier_gui.phrases.import_words import people_and_rows
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect


def said(folder: Path, *names: str) -> str:
    file = folder / "list.csv"
    file.write_text("\n".join(["Прізвище,Імʼя", *names]), "utf-8")
    return people_and_rows(inspect(file, progress=Progress()))


def test_one_person_stands_in_one_row_and_several_in_rows(tmp_path: Path) -> None:
    assert said(tmp_path, "Гончар,Петро") == "1 person, row 2"
    assert said(tmp_path, "Гончар,Петро", "Коваль,Юрій") == "2 people, rows 2–3"
