"""A file that nobody looks over first is read in one go, and says what it says when it is looked over."""

from pathlib import Path

import pytest
from workbooks import people_xml, row, xlsx

from verifier_gui.errors import SheetError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.sheets.reading import read_people
from verifier_gui.sheets.whole_files import WholeFile

CSV = (
    "№;ПІБ;Дата народження;Звання;РНОКПП\n"
    "1;Шевченко Іван Петрович;01.02.1990;солдат;3088012347\n"
    "2;сержант Мороз (Коваль) Ольга;1985;;\n"
    "3;Шевченко Іван Петрович;01.02.1990;солдат;3088012347\n"
    "Разом;3;;;\n"
)


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx"])
def test_the_same_facts_come_as_from_a_reading_in_two_steps(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, name, CSV.encode() if name.endswith("csv") else xlsx())
    found = inspect(path, progress=Progress())
    slow = read_people(
        path, sheet=found.sheet, heading_row=found.heading_row, mapping=found.mapping, progress=Progress()
    )
    expected = [(one.row, one.facts) for chunk in slow for one in chunk]
    with WholeFile(path, Progress()) as people:
        assert [(one.row, one.facts) for one in people] == expected
    assert len(expected) >= 2


def test_the_sheet_with_most_people_is_taken_and_the_others_are_named(tmp_path: Path) -> None:
    one, two = people_xml(row(("1", "Мороз Іван"))), people_xml(row(("1", "Мороз Іван")), row(("2", "Коваль Петро")))
    with WholeFile(written(tmp_path, "list.xlsx", xlsx({"Перший": one, "Другий": two})), Progress()) as people:
        assert (people.file_name, people.sheet, people.others) == ("list.xlsx", "Другий", ("Перший",))
        assert len(list(people)) == 4


def test_what_is_no_list_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(SheetError),
        WholeFile(written(tmp_path, "list.xlsx", b"PK\x03\x04nothing"), Progress()) as people,
    ):
        list(people)


def test_unwanted_reading_ends(tmp_path: Path) -> None:
    progress = Progress()
    with WholeFile(written(tmp_path, "list.csv", CSV.encode()), progress) as people:
        progress.cancel()
        with pytest.raises(Cancelled):
            list(people)
