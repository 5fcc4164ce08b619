"""The sample lists: made by the repository's own generator, and what they promise."""

import csv
import datetime
import json
import subprocess
import sys
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from stdnum.ua import rntrc

from verifier_gui.domain.resources import resource_path
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.workflow.demonstrating import samples

ROOT = Path(__file__).resolve().parent.parent.parent
DEMO = resource_path("demo")
MANIFEST: dict[str, Any] = json.loads((DEMO / "lists.json").read_text("utf-8"))
ENTRIES: dict[str, dict[str, Any]] = {entry["file"]: entry for entry in MANIFEST["lists"]}

PEOPLE = {
    "registry_missing.xlsx": 5012,
    "registry_wanted.csv": 4873,
    "registry_captives.ods": 5134,
    "registry_held.xlsx": 1240,
    "returned_1.xlsx": 420,
    "returned_2.csv": 310,
    "deceased.xlsx": 640,
    "hold.xlsx": 26,
    "received.xlsx": 1000,
    "outgoing.xlsx": 1000,
}


@cache
def rows_of(name: str) -> list[list[str]]:
    """All rows of a sample file as text, titles and headings too; dates in ISO form."""
    path = DEMO / name
    if path.suffix == ".csv":
        encoding, delimiter = ("cp1251", ";") if name == "registry_wanted.csv" else ("utf-8-sig", ",")
        with path.open(encoding=encoding, newline="") as file:
            return list(csv.reader(file, delimiter=delimiter))
    return [
        [cell.isoformat() if isinstance(cell, datetime.date) else str(cell) for cell in row]
        for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)
    ]


@cache
def truth(name: str) -> list[dict[str, str]]:
    with (DEMO / MANIFEST["truths"][name]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def cell_of(name: str, row: int, meaning: str) -> str:
    return rows_of(name)[row - 1][ENTRIES[name]["columns"].index(meaning)]


@pytest.fixture(scope="module")
def made_anew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    call = [sys.executable, str(ROOT / "packaging" / "sample_lists"), "--output", str(folder)]
    subprocess.run(call, check=True, capture_output=True, timeout=120)
    return folder


def _content(path: Path) -> object:
    """A file's content without how well it was packed, which hangs on the machine's zlib."""
    if path.name == "lists.json":
        manifest = json.loads(path.read_text("utf-8"))
        for entry in manifest["lists"]:
            del entry["sha256"]
        return manifest
    if path.suffix in {".xlsx", ".ods"}:
        with zipfile.ZipFile(path) as archive:
            return [(part.filename, part.date_time, archive.read(part)) for part in archive.infolist()]
    return path.read_bytes()


def test_the_same_seed_gives_the_files_that_travel_with_the_program(made_anew: Path) -> None:
    assert {path.name for path in made_anew.iterdir()} == {path.name for path in DEMO.iterdir()}
    for path in sorted(made_anew.iterdir()):
        assert _content(path) == _content(DEMO / path.name), path.name


def test_the_manifest_names_every_file() -> None:
    others = {"lists.json", "README.md", *MANIFEST["truths"].values()}
    assert {path.name for path in DEMO.iterdir()} == {*ENTRIES, *others}
    assert MANIFEST["truths"].keys() == {name for name, entry in ENTRIES.items() if entry["role"] == "to-verify"}
    assert sum(path.stat().st_size for path in DEMO.iterdir()) < 3_000_000


def test_every_list_can_be_imported_as_the_manifest_says() -> None:
    plans = samples().plans
    assert {plan.path.name: plan.people for plan in plans} == PEOPLE
    assert Counter(plan.attributes.role.value for plan in plans) == {
        "to-verify": 2,
        "registry": 4,
        "returned": 2,
        "deceased": 1,
        "hold": 1,
    }


@pytest.mark.parametrize("name", PEOPLE)
def test_the_assistant_understands_a_file_as_the_manifest_has_it(name: str) -> None:
    found = inspect(DEMO / name, progress=Progress())
    entry = ENTRIES[name]
    assert entry["sha256"] == found.file_sha256
    assert entry["sheet"] == found.sheet
    assert entry["heading_row"] == found.heading_row
    assert tuple(entry["headings"]) == found.headings
    assert tuple(entry["columns"]) == found.mapping.columns
    assert found.people == PEOPLE[name]
    assert found.as_of in {"", entry["as_of"]}
    if entry["role"] == "returned":
        assert found.exchange_on == entry["exchange_on"]


@pytest.mark.parametrize("name", ["received.xlsx", "outgoing.xlsx"])
def test_every_line_of_the_truth_points_at_people(name: str) -> None:
    first = ENTRIES[name]["heading_row"] + 1
    assert {int(line["row"]) for line in truth(name)} == set(range(first, first + PEOPLE[name]))
    for line in truth(name):
        written = " ".join(rows_of(name)[int(line["row"]) - 1])
        assert line["subject"].split()[0] in written
        if line["registry"]:
            entry = ENTRIES[line["registry"]]
            assert line["role"] == entry["role"]
            assert entry["heading_row"] < int(line["registry_row"]) <= entry["heading_row"] + entry["people"]
        if line["kind"] == "twice":
            assert first <= int(line["same_as_row"]) < int(line["row"])


def test_true_records_have_the_birth_date_of_the_line() -> None:
    """Unless something is said to have been done to either."""
    altered = {"no_date", "year_only", "day_and_month_swapped", "first_of_january", "digit", "reg_year_only"}
    altered |= {"impossible_day", "day_unknown", "wrong_century"}
    compared = 0
    for line in truth("received.xlsx"):
        if line["registry"] == "registry_missing.xlsx" and not altered & set(line["tags"].split("|")):
            written = cell_of("received.xlsx", int(line["row"]), "birth-date")
            recorded = cell_of("registry_missing.xlsx", int(line["registry_row"]), "birth-date")
            if recorded:
                year, month, day = recorded.split("-")
                compared += 1
                assert written.replace("/", ".") in {
                    recorded,
                    f"{day}.{month}.{year}",
                    f"{day}.{month}.{year[2:]}",
                }
    assert compared > 200


def test_what_goes_wrong_in_lists_goes_wrong_here_too() -> None:
    received = truth("received.xlsx")
    tags = Counter(tag for line in {line["row"]: line for line in received}.values() for tag in line["tags"].split("|"))
    rare = ["diminutive", "former_surname", "genitive", "glued", "initials", "keyboard", "look_alikes", "rank_before"]
    rare += ["scanning", "hearing", "handwriting", "typing", "torn", "call_sign", "no_patronymic", "year_only"]
    rare += ["no_date", "day_and_month_swapped", "digit", "first_of_january", "impossible_day", "spelling:uk"]
    assert {tag: tags[tag] for tag in rare if tags[tag] < 3} == {}
    kinds = Counter(line["kind"] for line in received)
    for kind in ("namesake", "namesake_near", "brother", "twin", "father_son", "same_initials", "stranger"):
        assert kinds[f"none:{kind}"] >= 5
    assert kinds["twice"] == 12
    roles = Counter(line["role"] for line in received if line["registry"])
    assert roles["returned"] >= 19
    assert roles["deceased"] >= 9
    assert roles["hold"] >= 14


def test_some_who_came_home_were_captured_again() -> None:
    again = 0
    for line in truth("received.xlsx"):
        if line["role"] == "returned":
            captured = cell_of("received.xlsx", int(line["row"]), "captured-on").split(".")
            again += len(captured) == 3 and "-".join(reversed(captured)) > ENTRIES[line["registry"]]["exchange_on"]
    assert again >= 5


def test_tax_numbers_are_right_but_for_a_few() -> None:
    column = ENTRIES["registry_missing.xlsx"]["columns"].index("tax-number")
    numbers = [row[column] for row in rows_of("registry_missing.xlsx")[1:] if row[column]]
    wrong = sum(not rntrc.is_valid(number) for number in numbers)
    assert len(numbers) > 2500
    assert 0 < wrong < 0.01 * len(numbers)
