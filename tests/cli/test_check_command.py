"""`verifier check`: 0 for a sealed roster that holds, 1 for one that does not or of unknown signers, 2 for what is none."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sealed_rosters import Sealed, sealed_roster, write_folder
from small_cases import SmallCase, opened_copy, raw_derivation

from verifier_gui.sealing.ssh_signatures import allowed_signer, file_mark
from verifier_gui.workflow.profile import Profile


@pytest.fixture(autouse=True)
def stranger(monkeypatch, tmp_path) -> Profile:
    """A laptop that has never seen the case, nor anybody of it."""
    found = Profile(tmp_path / "stranger", raw_derivation)
    monkeypatch.setattr("verifier_gui.cli.checking.profile", lambda: found)
    return found


@pytest.fixture(scope="module")
def sealed(made: SmallCase, tmp_path_factory) -> Sealed:
    small = opened_copy(made, tmp_path_factory.mktemp("sealed") / "case")
    found = sealed_roster(small)
    small.case.file.close()
    return found


@pytest.fixture
def folder(sealed: Sealed, tmp_path: Path) -> Path:
    return write_folder(tmp_path / "список", sealed.files)


@pytest.fixture
def trusted(sealed: Sealed, tmp_path: Path) -> Path:
    path = tmp_path / "trusted"
    path.write_text("".join(allowed_signer(key, "") for key in sealed.keys), "utf-8")
    return path


def test_a_roster_that_holds_is_nought_and_tells_who_signed(run, folder, trusted):
    status, out, error = run("check", folder, "--signers", trusted)
    assert (status, error) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("“Обмін у травні · Запит” is whole: 6 people, as of ")
    assert lines[1:3] == [
        "Signed first: Тарас В., Відомство Б, caseworker",
        "Signed second: Олена К., Відомство А, supervisor",
    ]
    assert [len(line.split(": ")[1].split()) for line in lines[3:]] == [8, 8, 8]


def test_signers_whom_nobody_here_knows_are_one_whatever_the_folder_itself_says(run, folder):
    status, out, error = run("check", folder)
    assert (status, error) == (1, "")
    assert out.count("Unknown signer: ") == 2
    assert "is whole" in out


def test_a_signer_whose_key_lies_on_this_laptop_is_known(run, folder, sealed, stranger):
    stranger.keep_identity(sealed.first)
    _status, out, _error = run("check", folder)
    assert out.count("Unknown signer: Олена К.") == 1
    assert out.count("Unknown signer: Тарас В.") == 0


def test_a_changed_cell_is_one_and_named(run, folder, trusted):
    path = folder / "roster.csv"
    path.write_bytes(path.read_bytes().replace("Гнатюк".encode(), "Гнатик".encode(), 1))
    status, out, error = run("check", folder, "--signers", trusted)
    assert (status, error) == (1, "")
    assert out.splitlines() == [
        "This sealed roster does not hold.",
        "roster.csv, row 4, column 2 (Прізвище): the cell was changed.",
    ]


def test_many_changes_of_one_file_are_counted(run, folder, trusted):
    path = folder / "roster.csv"
    path.write_bytes(path.read_bytes().replace(b'"', b'"x'))
    status, out, _error = run("check", folder, "--signers", trusted)
    assert status == 1
    assert len(out.splitlines()) == 22
    assert out.splitlines()[-1].startswith("roster.csv: ")


def test_what_is_no_sealed_roster_is_two_and_one_line(run, tmp_path, trusted, folder):
    for arguments in (
        (tmp_path / "nowhere",),
        (tmp_path,),
        (trusted,),
        (folder, "--signers", tmp_path / "nowhere"),
        (),
    ):
        status, out, error = run("check", *arguments)
        assert (status, out) == (2, "")
        assert error.startswith("verifier: ")
        assert error.count("\n") == 1


def test_the_check_needs_neither_key_nor_case_nor_the_program_that_made_it(folder, sealed):
    """As the page in the folder says it, with ssh-keygen alone."""
    ssh_keygen = shutil.which("ssh-keygen")
    if ssh_keygen is None:
        pytest.skip("ssh-keygen is not installed here: the page's commands cannot be tried")
    page = (folder / "HOW-TO-CHECK.txt").read_text("utf-8")
    commands = [line.strip() for line in page.splitlines() if line.strip().startswith("ssh-keygen") and "SIGNS" in line]
    assert len(commands) == 2
    for identity in (sealed.first, sealed.second):
        for command in commands:
            call, file = command.replace("SIGNS", file_mark(identity.card.id)).split(" < ")
            content = (folder / file).read_bytes()
            for data, expected in ((content, 0), (content + b" ", 255)):
                ran = subprocess.run(
                    [ssh_keygen, *call.split()[1:]], input=data, cwd=folder, capture_output=True, check=False
                )
                assert (ran.returncode, b"Good" in ran.stdout) == (expected, expected == 0), ran.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="the page's commands for Linux and macOS")
def test_the_signs_of_a_key_are_worked_out_as_the_page_says(folder, sealed):
    page = (folder / "HOW-TO-CHECK.txt").read_text("utf-8")
    commands = [line.strip() for line in page.splitlines() if line.strip().startswith("awk")]
    assert len(commands) == 4
    found = [
        subprocess.run(command, shell=True, cwd=folder, capture_output=True, check=True, text=True).stdout.strip()
        for command in commands[:2]
    ]
    assert sorted(found) == sorted(map(file_mark, sealed.keys))
