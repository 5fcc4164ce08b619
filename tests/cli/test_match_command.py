"""`verifier match`: candidates.csv, its columns, its order, the same bytes for the same input."""

import csv
import io
import json
import os
import stat

import openpyxl
import pytest
from small_cases import HEADINGS, REGISTRY, REQUEST, SECOND_REGISTRY, write_list

from verifier_gui.cli import command_line, matching
from verifier_gui.sheets.reading_process import ReadingProcess
from verifier_gui.sheets.whole_files import begin_whole_file

COLUMNS = ["row", "subject", "rank", "registry", "registry_row", "candidate", "probability", "weight", "evidence"]


@pytest.fixture
def lists(tmp_path):
    """The request and two registries."""
    return (
        write_list(tmp_path, "запит.csv", ["", *REQUEST]),
        write_list(tmp_path, "реєстр а.csv", REGISTRY),
        write_list(tmp_path, "реєстр б.csv", SECOND_REGISTRY),
    )


def match(run, lists, output, *more):
    request, first, second = lists
    return run("match", request, "--against", first, "--against", second, "--output", output, *more)


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """candidates.csv of the request and both registries, written once for the tests that only read it."""
    folder = tmp_path_factory.mktemp("matched")
    request = write_list(folder, "запит.csv", ["", *REQUEST])
    registries = [write_list(folder, "реєстр а.csv", REGISTRY), write_list(folder, "реєстр б.csv", SECOND_REGISTRY)]
    against = [text for path in registries for text in ("--against", str(path))]
    assert command_line.main(["match", str(request), *against, "--output", str(folder / "o.csv")]) == 0
    return folder / "o.csv"


def rows(output) -> list[dict[str, str]]:
    found = csv.DictReader(io.StringIO(output.read_text("utf-8"), newline=""))
    assert found.fieldnames == COLUMNS
    return list(found)


def test_every_subject_has_its_candidates_of_each_registry_ranked_over_all(output):
    found = rows(output)
    # A blank line stands between headings and the first person: rows are those of the file.
    second = [row for row in found if row["row"] == "4"]
    assert {row["subject"] for row in second} == {"Їжакевич Микола Петрович"}
    best = {(row["registry"], row["registry_row"], row["candidate"]) for row in second[:2]}
    assert best == {
        ("реєстр а.csv", "3", "Їжакевич Микола Петрович"),
        ("реєстр б.csv", "2", "Ижакевич Николай Петрович"),
    }
    assert [row["rank"] for row in second] == [str(rank) for rank in range(1, len(second) + 1)]
    keys = [(-float(row["probability"]), -float(row["weight"])) for row in second]
    assert keys == sorted(keys)


def test_lines_come_in_the_order_of_rows_then_ranks(output):
    order = [(int(row["row"]), int(row["rank"] or 0)) for row in rows(output)]
    assert order == sorted(order)
    assert {row for row, _ in order} == {3, 4, 5, 6, 7, 8}


def test_evidence_is_json_field_by_field_that_adds_up_to_the_weight(output):
    for row in rows(output):
        assert 0 <= float(row["probability"]) <= 1
        evidence = json.loads(row["evidence"])
        assert {"field", "subject", "record", "level", "weight", "because"} <= evidence[0].keys()
        assert sum(found["weight"] for found in evidence) == pytest.approx(float(row["weight"]), abs=0.05)


def test_top_holds_for_each_registry(run, lists, tmp_path):
    match(run, lists, tmp_path / "o.csv", "--top", "1")
    for number in range(3, 9):
        registries = [row["registry"] for row in rows(tmp_path / "o.csv") if row["row"] == str(number) and row["rank"]]
        assert len(registries) == len(set(registries)) <= 2


def test_the_same_input_gives_the_same_bytes(run, lists, output, tmp_path):
    again = tmp_path / "again.csv"
    assert match(run, lists, again) == (0, "", f"6 people, candidates in {again}\n")
    assert again.read_bytes() == output.read_bytes()
    assert not again.read_bytes().startswith(b"\xef\xbb\xbf")


def test_somebody_without_a_candidate_has_one_line_with_an_empty_rank(run, lists, tmp_path):
    nobody = write_list(tmp_path, "нікого.csv", [])
    assert run("match", lists[0], "--against", nobody, "--output", tmp_path / "o.csv")[0] == 0
    found = rows(tmp_path / "o.csv")
    assert found[1] == dict.fromkeys(COLUMNS, "") | {"row": "4", "subject": "Їжакевич Микола Петрович"}
    assert len(found) == 6


def test_two_registries_of_one_name_are_refused_before_anything_is_read(run, lists, tmp_path):
    (tmp_path / "інша").mkdir()
    other = write_list(tmp_path / "інша", "реєстр а.csv", SECOND_REGISTRY)
    output = tmp_path / "o.csv"
    status, out, error = run("match", lists[0], "--against", lists[1], "--against", other, "--output", output)
    assert (status, out) == (2, "")
    assert error == "verifier: Two registries are called реєстр а.csv. Give one of them another file name.\n"
    assert not output.exists()


def test_a_child_that_was_started_ahead_is_ended_whatever_comes_between(run, lists, tmp_path, monkeypatch):
    begun: list[ReadingProcess] = []

    def begin(path):
        begun.append(begin_whole_file(path))
        return begun[-1]

    monkeypatch.setattr(matching, "begin_whole_file", begin)
    (tmp_path / "запит.xlsx").write_bytes(b"PK\x03\x04nothing")
    status, _, error = run("match", tmp_path / "запит.xlsx", "--against", lists[1], "--output", tmp_path / "o.csv")
    assert (status, "damaged" in error) == (2, True)
    (child,) = begun
    assert child._child.returncode is not None


def test_of_several_sheets_the_one_with_most_people_is_taken_and_the_others_are_named(run, lists, tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Чернетка"
    sheet = workbook.create_sheet("Основний")
    for line in (HEADINGS, *REQUEST):
        sheet.append(line.split(";"))
    workbook.active.append(HEADINGS.split(";"))
    workbook.active.append(REQUEST[0].split(";"))
    workbook.save(tmp_path / "запит.xlsx")
    status, _, error = run("match", tmp_path / "запит.xlsx", "--against", lists[1], "--output", tmp_path / "o.csv")
    assert status == 0
    assert error.splitlines()[0] == "запит.xlsx: taken sheet Основний, not Чернетка"
    assert {row["row"] for row in rows(tmp_path / "o.csv")} == {"2", "3", "4", "5", "6", "7"}


@pytest.mark.parametrize("output", ["nowhere/o.csv", "."])
def test_where_nothing_can_be_written_is_said_before_anything_is_read(run, tmp_path, output):
    status, out, error = run(
        "match", tmp_path / "немає", "--against", tmp_path / "немає 2", "--output", tmp_path / output
    )
    assert (status, out, error.count("\n")) == (2, "", 1)
    assert "cannot be written" in error


def test_a_list_that_cannot_be_read_is_two_and_leaves_the_old_output(run, lists, tmp_path):
    output = tmp_path / "o.csv"
    output.write_text("old")
    (tmp_path / "зіпсований.xlsx").write_bytes(b"PK\x03\x04")
    for arguments in (
        ["match", tmp_path / "зіпсований.xlsx", "--against", lists[1], "--output", output],
        ["match", lists[0], "--against", tmp_path / "немає.csv", "--output", output],
    ):
        status, out, error = run(*arguments)
        assert (status, out, error.count("\n")) == (2, "", 1)
    assert output.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_candidates_are_for_their_owner_alone(output):
    assert stat.S_IMODE(output.stat().st_mode) == 0o600


def test_a_name_that_a_spreadsheet_would_run_gets_a_mark(run, tmp_path):
    request = write_list(tmp_path, "запит.csv", ["1;=Шевченко;Олена;Іванівна;12.03.1989;солдат"])
    registry = write_list(tmp_path, "реєстр.csv", ["1;@Шевченко;Олена;Іванівна;12.03.1989;солдат", *REGISTRY[1:]])
    assert run("match", request, "--against", registry, "--output", tmp_path / "o.csv")[0] == 0
    found = rows(tmp_path / "o.csv")
    assert {row["subject"] for row in found} == {"'=Шевченко Олена Іванівна"}
    assert found[0]["candidate"] == "'@Шевченко Олена Іванівна"
