"""`verifier demo`: the main job on sample lists, from the files to the roster."""

import csv
import hashlib
import json
import re
from pathlib import Path

import openpyxl
import pytest

from verifier_gui.cli import command_line
from verifier_gui.cli.demonstrating import demonstrate
from verifier_gui.domain.language import Language, speak
from verifier_gui.errors import CaseFileError, SheetError, UsageError, VerifierError
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import inspect
from verifier_gui.workflow import examining
from verifier_gui.workflow.demonstrating import PASSPHRASE, Samples, samples
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.proving import verify

REGISTRY = """Прізвище;Ім'я;По батькові;Дата народження
Гнатюк;Микола;Ілліч;12.03.1989
Савич;Петро;Андрійович;05.07.1991
Довгань;Ігор;Ярославович;30.11.1996
Кириченко;Дмитро;Ілліч;21.12.1990
Чуприна;Остап;Мирославович;02.02.1984
"""
RECEIVED = """№;Ф.И.О.;Дата рождения
1;Гнатюк Николай Ильич;12.03.1989
2;Савич Пётр Андреевич;05.07.1991
3;Довгань Игорь Ярославович;30.11.1996
4;Заболотный Герман Аркадьевич;14.02.1999
5;HNATIUK MYKOLA;12.03.1989
"""
RETURNED = """Прізвище;Ім'я;По батькові;Дата народження
Савич;Петро;Андрійович;05.07.1991
Чуприна;Остап;Мирославович;02.02.1984
"""
TRUTH = """row,subject,registry,registry_row,kind,tags,role,same_as_row
2,Гнатюк,registry.csv,2,true,,registry,
3,Савич,registry.csv,3,true,,registry,
3,Савич,returned.csv,2,true,,returned,
4,Довгань,registry.csv,4,true,,registry,
5,Заболотный,,,none:stranger,,registry,
6,HNATIUK,registry.csv,2,true,,registry,
6,HNATIUK,,,twice,,registry,2
"""


def raw_key(passphrase: str, salt: bytes) -> bytes:
    """A key without the derivation's half second."""
    return hashlib.sha256(passphrase.encode() + salt).digest()


@pytest.fixture(autouse=True)
def english() -> None:
    speak(Language.ENGLISH)


@pytest.fixture
def few(tmp_path: Path) -> Samples:
    """Five people to verify, a registry and an earlier exchange, in a folder of the samples' kind."""
    folder = tmp_path / "samples"
    folder.mkdir()
    entries: list[dict[str, object]] = []
    for stem, text, role in (
        ("registry", REGISTRY, "registry"),
        ("returned", RETURNED, "returned"),
        ("received", RECEIVED, "to-verify"),
    ):
        path = folder / f"{stem}.csv"
        path.write_text(text, "utf-8")
        found = inspect(path, progress=Progress())
        entries.append(
            {
                "file": path.name,
                "name": {"en": stem.capitalize(), "uk": stem},
                "role": role,
                "side": "ours",
                "exchange_on": "2024-01-03" if role == "returned" else "",
                "sha256": found.file_sha256,
                "sheet": found.sheet,
                "heading_row": found.heading_row,
                "headings": found.headings,
                "columns": found.mapping.columns,
                "people": found.people,
            }
        )
    (folder / "truth.csv").write_text(TRUTH, "utf-8")
    manifest = {"lists": entries, "truths": {"received.csv": "truth.csv"}}
    (folder / "lists.json").write_text(json.dumps(manifest), "utf-8")
    return samples(folder)


def test_says_what_was_found_and_how_it_compares_with_the_truth(
    few: Samples, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    demonstrate(tmp_path / "out", few, raw_key)
    said = capsys.readouterr().out.replace("\u00a0", " ")
    assert "Imported 3 lists with 12 people" in said
    assert "Received: 5 people" in said
    assert "4 are in a registry; the first candidate is the right person for 4 (100.0 %)" in said
    assert "already returned: 1 of 1 noticed" in said
    assert "twice on the list: 2 of 2 noticed" in said
    assert "acts hold" in said
    assert str(tmp_path / "out" / "roster.pdf") in said
    assert PASSPHRASE in said


def test_decides_nothing_and_the_roster_says_so(few: Samples, tmp_path: Path) -> None:
    demonstrate(tmp_path / "out", few, raw_key)
    with (tmp_path / "out" / "roster.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Ф.И.О."] for row in rows] == [line.split(";")[1] for line in RECEIVED.splitlines()[1:]]
    assert {row["Verdict"] for row in rows} == {"undecided"}
    book = openpyxl.load_workbook(tmp_path / "out" / "roster.xlsx")
    assert any("NOT SIGNED OFF" in str(cell.value) for row in book.worksheets[0].iter_rows(max_row=6) for cell in row)
    assert (tmp_path / "out" / "roster.pdf").read_bytes().startswith(b"%PDF")


def test_the_case_file_opens_with_its_passphrase_and_holds(few: Samples, tmp_path: Path) -> None:
    demonstrate(tmp_path / "out", few, raw_key)
    profile = Profile(tmp_path / "elsewhere", raw_key)
    with examining.opened_to_examine(tmp_path / "out" / "demo.vcase", PASSPHRASE, profile) as (reader, heads):
        assert verify(reader, heads).holds
        assert [member.name for member in members_of(reader).values()] == ["Demo operator"]
        assert [named.attributes.name for named in reader.lists()] == ["Registry", "Returned", "Received"]


def test_a_former_demo_is_replaced_and_all_else_in_the_folder_is_left_alone(few: Samples, tmp_path: Path) -> None:
    out = tmp_path / "out"
    demonstrate(out, few, raw_key)
    (out / "mine.txt").write_text("mine", "utf-8")
    former = (out / "demo.vcase").read_bytes()[:16]
    demonstrate(out, few, raw_key)
    assert (out / "demo.vcase").read_bytes()[:16] != former
    assert (out / "mine.txt").read_text("utf-8") == "mine"


def test_a_case_file_that_is_no_demo_is_never_replaced(few: Samples, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "demo.vcase").write_bytes(b"somebody's")
    with pytest.raises(CaseFileError):
        demonstrate(out, few, raw_key)
    assert (out / "demo.vcase").read_bytes() == b"somebody's"


def test_a_sample_that_was_changed_is_refused_and_nothing_is_left(few: Samples, tmp_path: Path) -> None:
    changed = few.plans[-1].path
    changed.write_text(RECEIVED.replace("1989", "1988"), "utf-8")
    with pytest.raises(SheetError):
        demonstrate(tmp_path / "out", few, raw_key)
    assert [path.name for path in (tmp_path / "out").iterdir() if path.suffix != ".lock"] == []


def test_samples_without_their_manifest_are_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(VerifierError, match="missing or damaged"):
        samples(tmp_path)


def test_a_file_in_place_of_the_folder_is_refused(few: Samples, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("", "utf-8")
    with pytest.raises(UsageError):
        demonstrate(tmp_path / "out", few, raw_key)


def test_the_whole_demonstration_finds_its_people_and_notices_every_stop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERIFIER_LANGUAGE", "en")
    assert command_line.main(["demo", "--output", str(tmp_path)]) == 0
    captured = capsys.readouterr()
    said = captured.out.replace("\u00a0", " ")
    assert captured.err == ""
    assert "Imported 10 lists with 19 655 people" in said
    shares = [float(share) for share in re.findall(r"right person for .* \((\d+\.\d) %\)", said)]
    assert len(shares) == 2
    assert min(shares) >= 98.8
    noticed = re.findall(r"([a-z ]+): (\d+) of (\d+) noticed", said)
    assert {kind.strip() for kind, _, _ in noticed} == {
        "already returned",
        "deceased",
        "on hold",
        "twice on the list",
    }
    assert [kind for kind, found, true in noticed if found != true] == []
