"""`verifier`: what every command has in common: exit statuses, and one clear line on standard error."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from verifier_gui import __version__
from verifier_gui.cli import command_line, inspecting
from verifier_gui.errors import VerifierError


def one_line(text: str) -> str:
    assert text.startswith("verifier: ")
    assert text.count("\n") == 1
    return text


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["match"],
        ["match", "list.csv"],
        ["match", "list.csv", "--against", "a.csv"],
        ["match", "list.csv", "--against", "a.csv", "--output", "o.csv", "--top", "0"],
        ["match", "list.csv", "--against", "a.csv", "--output", "o.csv", "--top", "many"],
        ["inspect"],
        ["inspect", "a", "b"],
        ["inspect", "a", "--yaml"],
        ["audit"],
    ],
)
def test_a_call_that_cannot_be_used_is_two_and_one_line(run, arguments):
    status, out, error = run(*arguments)
    assert (status, out) == (2, "")
    one_line(error)


def test_without_a_command_the_help_is_shown_and_the_status_is_two(run):
    status, out, error = run()
    assert (status, out) == (2, "")
    for command in ("audit", "demo", "inspect", "match"):
        assert f"\n  {command} " in error


def test_help_and_version_are_no_errors(run):
    assert run("--version") == (0, f"verifier, version {__version__}\n", "")
    status, out, error = run("match", "--help")
    assert (status, error) == (0, "")
    assert "--against REGISTRY" in out


def test_a_fault_of_the_program_never_passes_for_an_answer(run, monkeypatch):
    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(inspecting, "inspect", fail)
    status, _, error = run("inspect", "x.csv")
    assert status == 2
    assert "a fault of this program (ZeroDivisionError)" in one_line(error)
    monkeypatch.setenv("VERIFIER_TRACEBACK", "1")
    assert "Traceback" in run("inspect", "x.csv")[2]


def test_who_stops_a_command_gets_no_traceback(run, monkeypatch):
    def ended(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(inspecting, "inspect", ended)
    status, out, error = run("inspect", "x.csv")
    assert (status, out, error.strip()) == (2, "", "verifier: stopped, nothing was kept")


def test_a_reader_that_has_had_enough_is_no_answer(run, monkeypatch):
    def ended(*_arguments: object, **_options: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(inspecting, "inspect", ended)
    stdout, stderr = sys.stdout, sys.stderr
    assert run("inspect", "x.csv") == (2, "", "")
    # click puts its own in their place.
    sys.stdout, sys.stderr = stdout, stderr


def test_a_name_with_a_line_end_stays_on_the_one_line(run, monkeypatch):
    def refuse(*_arguments: object, **_options: object) -> None:
        raise VerifierError("{file} is\nrefused.", file="a\nb\u2028c")

    monkeypatch.setattr(inspecting, "inspect", refuse)
    assert run("inspect", "x.csv") == (2, "", "verifier: a b c is refused.\n")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "uk_UA.UTF-8"}, "uk"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "uk_UA.UTF-8"}, "uk"),
        ({"LANG": "uk_UA.UTF-8", "VERIFIER_LANGUAGE": "en"}, "en"),
        ({}, "en"),
    ],
)
def test_it_speaks_the_language_of_the_machine_unless_told_otherwise(monkeypatch, environment, language):
    for name in ("VERIFIER_LANGUAGE", "LC_ALL", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert command_line._language() == language


def test_as_a_process_it_ends_with_its_status_and_a_terminal_without_cyrillic_gets_no_traceback(tmp_path):
    path = tmp_path / "список.csv"
    path.write_text("Прізвище;Імʼя\nШевченко;Олена\n", "utf-8")
    command = [sys.executable, "-m", "verifier_gui.cli.command_line"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "VERIFIER_LANGUAGE": "uk", "PYTHONUTF8": "0"}
    place = Path(__file__).parent.parent.parent
    done = subprocess.run([*command, "inspect", str(path)], capture_output=True, env=environment, cwd=place, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.splitlines()[0].endswith(b": 1 people")
    gone = subprocess.run(
        [*command, "inspect", str(tmp_path / "немає.csv")], capture_output=True, env=environment, cwd=place, timeout=60
    )
    assert (gone.returncode, gone.stdout) == (2, b"")
    assert gone.stderr.startswith(b"verifier: ")
    assert gone.stderr.count(b"\n") == 1
