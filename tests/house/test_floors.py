"""The house is held by its contracts: each is seen to fail where it is broken, and to hold where it is not."""

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "verifier_gui"
SETTINGS: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS: dict[str, dict[str, Any]] = {contract["name"]: contract for contract in SETTINGS["contracts"]}
FLOORS = "Floors: imports go down only"
QT = "Only ui and app know Qt"
SQL = "Only the case file's room speaks SQL"
WRITER = "Only the workflow takes the writer"
WRITING = "The window and the command line write only through the workflow"

ROOMS = [room.strip() for layer in CONTRACTS[FLOORS]["layers"] for room in layer.split("|")]
LINTER = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"


def lint(folder: Path) -> tuple[int, str]:
    """Exit status and report of the linter on the package in `folder`, with the project's own contracts."""
    done = subprocess.run(
        [sys.executable, "-c", LINTER, str(ROOT / "pyproject.toml"), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "", "COLUMNS": "200", "PYTHONUTF8": "1", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def broken(report: str) -> set[str]:
    return {name for name in CONTRACTS if f"{name} BROKEN" in " ".join(report.split())}


@pytest.fixture
def skeleton(tmp_path: Path) -> Path:
    """The package's rooms without a line in them."""
    named = {module for contract in CONTRACTS.values() for module in contract.get("source_modules", ())}
    named |= {module for contract in CONTRACTS.values() for module in contract.get("protected_modules", ())}
    named |= {f"verifier_gui.{room}" for room in ROOMS}
    for module in sorted(named | {"verifier_gui"}, key=len):
        path = tmp_path.joinpath(*module.split("."))
        if (ROOT / path.relative_to(tmp_path)).with_suffix(".py").exists() or module.endswith("__main__"):
            path.with_suffix(".py").touch()
        else:
            path.mkdir(parents=True, exist_ok=True)
            (path / "__init__.py").touch()
    return tmp_path


def plant(skeleton: Path, place: str, line: str) -> None:
    (skeleton / "verifier_gui" / place).write_text(f'"""Planted."""\n{line}\n', "utf-8")


def test_empty_rooms_break_nothing(skeleton: Path) -> None:
    status, report = lint(skeleton)
    assert status == 0, report
    assert broken(report) == set()


@pytest.mark.parametrize(
    ("contract", "place", "line"),
    [
        (FLOORS, "domain/planted.py", "from verifier_gui import names"),
        (FLOORS, "sheets/planted.py", "import verifier_gui.store"),
        (QT, "phrases/planted.py", "from PySide6.QtCore import QObject"),
        (SQL, "workflow/planted.py", "import sqlite_utils"),
        (WRITING, "ui/pages/planted.py", "from verifier_gui import store"),
        (WRITER, "cli/planted.py", "import verifier_gui.store.writer"),
    ],
)
def test_contract_fails_on_a_planted_import(skeleton: Path, contract: str, place: str, line: str) -> None:
    plant(skeleton, place, line)
    status, report = lint(skeleton)
    assert status == 1, report
    assert broken(report) == {contract}


def test_room_that_stands_on_no_floor_is_refused(skeleton: Path) -> None:
    plant(skeleton, "cellar.py", "")
    status, report = lint(skeleton)
    assert status == 1
    assert "cellar" in report


def test_every_contract_is_broken_by_some_test_here() -> None:
    assert set(CONTRACTS) == {FLOORS, QT, SQL, WRITER, WRITING}


def test_contracts_hold_on_the_program_itself() -> None:
    status, report = lint(ROOT)
    assert status == 0, report


def test_no_room_is_forgotten_by_the_contracts_on_qt_and_sql() -> None:
    knows_qt = {"verifier_gui.ui", "verifier_gui.app", "verifier_gui.__main__"}
    assert set(CONTRACTS[QT]["source_modules"]) | knows_qt == {f"verifier_gui.{room}" for room in ROOMS}
    folders = {f"verifier_gui.{room}" for room in ROOMS if (PACKAGE / room).is_dir()}
    assert folders - set(CONTRACTS[SQL]["source_modules"]) == {"verifier_gui.store"}
