"""A real window that is killed while its caseworker decides loses no decision that it had acknowledged (promise P1, row 68)."""

import os
import random
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import small_case
from listening import hear
from telling_window import copy

from verifier_gui.domain.subject_statements import Decision
from verifier_gui.progress import Progress
from verifier_gui.workflow import case_files
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.proving import verify

RUNS = 20
LONGEST = 0.06
"""Seconds: about as long as one decision and the drawing of the next person take."""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork")
def test_twenty_kills_of_the_window_lose_no_decision_that_it_acknowledged(tmp_path: Path) -> None:
    small_case.build(tmp_path / "master")
    chance = random.Random(1)
    acknowledged = 0
    program = [sys.executable, str(Path(__file__).with_name("deciding_window.py"))]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "bufsize": 0}
    with subprocess.Popen(program, env=surroundings, start_new_session=True, **pipes) as begetting:
        try:
            for run in range(RUNS):
                folder = tmp_path / str(run)
                copy(tmp_path / "master", folder)
                begetting.stdin.write(f"{folder}\n".encode())
                window = _told(begetting)["begun"]
                told = [_told(begetting)["decided"] for _ in range(chance.randrange(9))]
                select.select([begetting.stdout], [], [], chance.uniform(0, LONGEST))
                os.kill(window, signal.SIGKILL)
                # What it said before it died counts too; a line is written whole or not at all.
                while "ended" not in (last := _told(begetting)):
                    told.append(last["decided"])
                _holds(folder, told)
                acknowledged += len(told)
            begetting.stdin.close()
        finally:
            # Also where something above failed: else leaving waits for it, and for the last window, for ever.
            os.killpg(begetting.pid, signal.SIGKILL)
    assert acknowledged > 3 * RUNS


def _told(program: "subprocess.Popen[bytes]") -> dict[str, object]:
    told = hear(program.stdout)
    assert told, "the window fell silent before it was killed"
    return told


def _holds(folder: Path, acknowledged: list[str]) -> None:
    """Every one of these decisions is in the case file, which holds."""
    profile = Profile(folder / "profile", small_case.quick_key)
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    case = case_files.open_with_operator(profile.recent_cases()[0].path, identity=identity, profile=profile)
    try:
        decided = [
            found.body.about.subject
            for found in case.writer.statements_of_kind("decision")
            if isinstance(found.body, Decision)
        ]
        # The last one may be kept and not yet shown.
        assert decided[: len(acknowledged)] == acknowledged
        assert len(decided) <= len(acknowledged) + 1
        assert case.acts_missing is None
        assert verify(case.writer, case.heads_found, Progress()).holds
    finally:
        case_files.close(case)
