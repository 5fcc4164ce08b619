"""The script that a build without Python starts: it becomes what its name and its first word say."""

import runpy
import sys
from collections.abc import Callable

import pytest
from installing import ROOT

from verifier_gui.app import start
from verifier_gui.cli import command_line
from verifier_gui.sheets import reading_child
from verifier_gui.sheets.reading_process import READ_SHEETS


@pytest.mark.parametrize(
    ("program", "words", "becomes"),
    [
        ("verifier", [READ_SHEETS], "child"),
        ("verifier.exe", ["inspect", "list.csv"], "command line"),
        ("verifier-gui", [], "window"),
        ("verifier-gui.exe", ["--demo"], "window"),
    ],
)
def test_build_becomes_what_it_is_called_as(
    program: str, words: list[str], becomes: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    became: list[str] = []

    def instead(name: str) -> Callable[[], int]:
        def main() -> int:
            became.append(name)
            return 7

        return main

    monkeypatch.setattr(reading_child, "main", instead("child"))
    monkeypatch.setattr(command_line, "main", instead("command line"))
    monkeypatch.setattr(start, "main", instead("window"))
    monkeypatch.setattr(sys, "executable", program)
    monkeypatch.setattr(sys, "argv", [program, *words])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "packaging" / "frozen.py"), run_name="__main__")
    assert (became, ended.value.code) == ([becomes], 7)
