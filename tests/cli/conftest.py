"""The command line in this process: a profile of the test's own, keys that need no waiting, English."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "workflow"))

from small_cases import SmallCase, matched_case, opened_copy, raw_derivation

from verifier_gui.cli import command_line
from verifier_gui.domain.language import Language, speak
from verifier_gui.workflow import case_files
from verifier_gui.workflow.profile import Profile

Ran = tuple[int, str, str]
"""exit status, standard output, standard error"""


@pytest.fixture
def run(monkeypatch, capsys, tmp_path) -> Callable[..., Ran]:
    """Runs a command with a first line of standard input, with the profile in `profile` of the test's folder."""
    monkeypatch.setenv("VERIFIER_LANGUAGE", "en")
    monkeypatch.setattr(
        "verifier_gui.cli.auditing.profile",
        lambda: Profile(tmp_path / "case" / "profile", raw_derivation),
        raising=True,
    )

    def call(*arguments: object, said: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO(said))
        status = command_line.main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        speak(Language.ENGLISH)
        return status, told.out, told.err

    return call


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> SmallCase:
    small = matched_case(tmp_path_factory.mktemp("made"))
    case_files.close(small.case)
    return small


@pytest.fixture
def small(made, tmp_path) -> SmallCase:
    """The small case, closed, as this laptop knows it."""
    copy = opened_copy(made, tmp_path / "case")
    case_files.close(copy.case)
    return copy
