"""The wheel, installed elsewhere, is the whole program: its resources, its commands, its child process, its two languages."""

import json
import tomllib
import zipfile
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from installing import ROOT, Elsewhere, build_wheel
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from verifier_gui import __version__

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LIST = "№;Прізвище;Ім'я;По батькові;Дата народження\n1;Ярошенко;Микола;Григорович;19.07.1984\n2;Ткачук;Іван;;1990\n"


@pytest.fixture
def csv_list(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, "cp1251")
    return path


def below(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def requirements(lines: list[str]) -> dict[str, SpecifierSet]:
    found = [Requirement(line) for line in lines]
    return {canonicalize_name(requirement.name): requirement.specifier for requirement in found}


def test_wheel_holds_every_module_and_every_resource(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    assert {f"verifier_gui/{name}" for name in below(ROOT / "verifier_gui")} <= inside
    assert {f"verifier_gui/resources/{name}" for name in below(ROOT / "resources")} <= inside
    assert not [name for name in inside if not name.startswith(("verifier_gui/", "verifier_gui-"))]


def test_wheel_says_what_it_is_and_needs_nothing_of_development(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        told = message_from_bytes(archive.read(name))
        licences = {Path(name).name for name in archive.namelist() if ".dist-info/licenses/" in name}
    assert (told["Name"], told["Version"]) == (PROJECT["name"], __version__)
    assert requirements(told.get_all("Requires-Dist", [])) == requirements(PROJECT["dependencies"])
    assert licences == {"LICENSE", "DejaVu-LICENSE.txt", "Inter-LICENSE.txt"}
    assert "Name-List Verifier" in told.get_payload()


def test_same_source_gives_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    assert build_wheel(tmp_path).read_bytes() == wheel.read_bytes()


def test_installed_program_runs_from_its_own_folder(elsewhere: Elsewhere) -> None:
    where = elsewhere.python("import verifier_gui; print(verifier_gui.__file__)")
    assert Path(where).parent == elsewhere.package


def test_resources_are_found_inside_the_package(elsewhere: Elsewhere) -> None:
    found = elsewhere.python(
        "from verifier_gui.domain.resources import resource_path", "print(resource_path('names', 'given_names.tsv'))"
    )
    assert Path(found) == elsewhere.package / "resources" / "names" / "given_names.tsv"


def test_command_says_its_version(elsewhere: Elsewhere, tmp_path: Path) -> None:
    done = elsewhere.run("verifier", "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"verifier, version {__version__}\n")


def test_command_reads_a_list_in_its_child_process(elsewhere: Elsewhere, csv_list: Path, tmp_path: Path) -> None:
    # A module in the working folder that shares its name with one of ours must not be taken for it.
    (tmp_path / "verifier_gui.py").write_text("raise SystemExit('not this one')", "utf-8")
    told = elsewhere.run("verifier", "inspect", str(csv_list), cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[0] == "list.csv: 2 people"
    values = json.loads(elsewhere.run("verifier", "inspect", "--json", str(csv_list), cwd=tmp_path).stdout)
    assert (values["people"], values["encoding"].lower(), values["delimiter"]) == (2, "cp1251", ";")


def test_command_finds_a_person_by_the_tables_in_the_package(
    elsewhere: Elsewhere, csv_list: Path, tmp_path: Path
) -> None:
    sought = tmp_path / "sought.csv"
    sought.write_text("ФИО;Дата рождения\nЯрошенко Николай Григорьевич;19.07.1984\n", "utf-8")
    found = tmp_path / "candidates.csv"
    done = elsewhere.run(
        "verifier", "match", str(sought), "--against", str(csv_list), "--output", str(found), cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    lines = found.read_text("utf-8").splitlines()
    assert lines[1].startswith("2,Ярошенко Николай Григорьевич,1,list.csv,2,Ярошенко Микола Григорович,")


def test_command_speaks_ukrainian(elsewhere: Elsewhere, csv_list: Path, tmp_path: Path) -> None:
    told = elsewhere.run("verifier", "inspect", str(csv_list), cwd=tmp_path, VERIFIER_LANGUAGE="uk")
    assert told.returncode == 0, told.stderr
    assert "2 особи" in told.stdout


def test_window_appears_in_its_own_typeface(elsewhere: Elsewhere, tmp_path: Path) -> None:
    told = elsewhere.python(
        "from PySide6.QtCore import QTimer",
        "from PySide6.QtGui import QFontInfo",
        "from PySide6.QtWidgets import QApplication",
        "from verifier_gui.app import start",
        "assemble = start.assemble",
        "def look(window):",
        "    print(window.isVisible(), QFontInfo(QApplication.font()).family())",
        "    window.close()",
        "def assemble_and_look(*parts):",
        "    assembled = assemble(*parts)",
        "    QTimer.singleShot(0, assembled.window, lambda: look(assembled.window))",
        "    return assembled",
        "start.assemble = assemble_and_look",
        "print(start.main([]))",
        cwd=tmp_path,
        QT_QPA_PLATFORM="offscreen",
        VERIFIER_PROFILE=str(tmp_path / "profile"),
    )
    assert told.splitlines() == ["True Inter", "0"]
