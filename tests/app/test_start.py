"""Starting: what the command line may say, and that the window appears before anything it does not need."""

import os
import subprocess
import sys

import pytest

from verifier_gui import __version__
from verifier_gui.app import start

HEAVY = (
    "numpy",
    "rapidfuzz",
    "sqlcipher3",
    "sqlite_utils",
    "cryptography",
    "names_translator",
    "reportlab",
    "openpyxl",
    "python_calamine",
    "charset_normalizer",
    "stdnum",
    "click",
)

SHOWING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from verifier_gui.app.assembling import assemble
from verifier_gui.app.faults import catch_faults
from verifier_gui.ui.preferences import Preferences

application = QApplication([])
folder = Path(sys.argv[1])
assembled = assemble(application, folder, Preferences(folder))
catch_faults(folder, assembled.window)
assembled.window.show()
loaded = [name for name in sys.argv[2].split(",") if name in sys.modules]
painted = not assembled.window.grab().isNull()
assembled.window.close()
print(painted, loaded)
"""


@pytest.fixture(autouse=True)
def own_profile(tmp_path, monkeypatch):
    monkeypatch.setenv("VERIFIER_PROFILE", str(tmp_path / "profile"))


def child(*words: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, check=False, env=environment, timeout=120
    )


def test_the_first_window_is_painted_before_anything_heavy_is_loaded(tmp_path):
    done = child("-c", SHOWING, str(tmp_path / "profile"), ",".join(HEAVY))
    assert done.stdout.splitlines()[-1:] == ["True []"], done.stderr


def test_the_version_is_said_without_a_window(capsys):
    assert start.main(["--version"]) == 0
    assert capsys.readouterr().out == f"verifier-gui {__version__}\n"


@pytest.mark.parametrize("words", [["--wrong"], ["a.vcase", "b.vcase"], ["--demo", "a.vcase"]])
def test_what_cannot_be_used_is_answered_with_how_to_call_it(capsys, words):
    assert start.main(words) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "verifier-gui" in told.err


def test_help_is_no_fault(capsys):
    assert start.main(["--help"]) == 0
    assert "--demo" in capsys.readouterr().out


def test_a_profile_that_cannot_be_kept_is_said_with_its_folder(tmp_path, monkeypatch, capsys):
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("VERIFIER_PROFILE", str(tmp_path / "file" / "profile"))
    assert start.main([]) == 2
    assert str(tmp_path / "file" / "profile") in capsys.readouterr().err


def test_the_profile_lies_where_the_environment_says_else_in_the_users_own_folder(tmp_path, monkeypatch):
    assert start.profile_folder() == tmp_path / "profile"
    monkeypatch.delenv("VERIFIER_PROFILE")
    assert start.profile_folder().name == "verifier"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no core dumps there")
def test_no_core_dump_is_ever_written_with_keys_and_names_in_it():
    program = "import resource; {begin}; print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    for begin in (
        "from verifier_gui.sealing.core_dumps import forbid_core_dumps; forbid_core_dumps()",
        "from verifier_gui.cli.command_line import main; main(['--version'])",
    ):
        done = child("-c", program.format(begin=begin))
        assert done.stdout.splitlines()[-1:] == ["0"], done.stderr
