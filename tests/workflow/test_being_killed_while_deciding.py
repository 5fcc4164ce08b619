"""A window that is killed while its caseworker decides loses no decision that was shown as made (promise P1, row 68)."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from small_cases import OURS, SmallCase

from verifier_gui.domain.subject_statements import Decision
from verifier_gui.workflow import case_files
from verifier_gui.workflow.proving import verify

RUNS = 20

DECIDING = """
import itertools, os, sys
from pathlib import Path
sys.path[:0] = {paths!r}
from small_cases import OWN, raw_derivation
from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.workflow import case_files, reviewing
from verifier_gui.workflow.profile import Profile

def decide(run):
    profile = Profile(Path({profile!r}), raw_derivation)
    identity = profile.unlock_operator(OperatorId({operator!r}), OWN)
    case = case_files.open_with_operator(Path({path!r}), identity=identity, profile=profile)
    (to_verify,) = [named.id for named in case.writer.lists() if named.attributes.role == "to-verify"]
    subjects = [subject.id for subject in case.writer.subjects_of(to_verify)]
    for count in itertools.count():
        sheet = reviewing.read_sheet(case.writer, subjects[count % len(subjects)], identity.card.id)
        note = f"{{run}}/{{count}}"
        reviewing.not_found(case.acting, sheet, reason=Reason.ABSENT, note=note)
        print(note, flush=True)

for run in sys.stdin:
    child = os.fork()
    if child == 0:
        print("begun", os.getpid(), flush=True)
        decide(run.strip())
    os.waitpid(child, 0)
    print("ended", flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork")
def test_every_decision_that_was_acknowledged_is_there_after_each_of_twenty_kills(small: SmallCase) -> None:
    case_files.close(small.case)
    program = DECIDING.format(
        paths=[str(Path(__file__).parent), *sys.path],
        profile=str(small.profile.folder),
        operator=small.identity.card.id,
        path=str(small.case.path),
    )
    acknowledged: set[str] = set()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "bufsize": 1}
    # One process that has everything imported already begets each of those that decide.
    with subprocess.Popen([sys.executable, "-c", program], **pipes) as parent:
        for run in range(RUNS):
            parent.stdin.write(f"{run}\n")
            begun, child = parent.stdout.readline().split()
            assert begun == "begun"
            acknowledged |= {parent.stdout.readline().strip() for _ in range(run * 7 % 11)}
            os.kill(int(child), signal.SIGKILL)
            # What it said between the last line read and its end counts too; a line is written whole or not at all.
            acknowledged |= set(iter(lambda: parent.stdout.readline().strip(), "ended"))
            small.case = case_files.open_with_passphrase(
                small.case.path, OURS, identity=small.identity, profile=small.profile
            )
            decided = {
                statement.body.note
                for statement in small.case.writer.statements_of_kind("decision")
                if isinstance(statement.body, Decision)
            }
            assert acknowledged <= decided
            # A decision may be kept and its acknowledgement lost in the kill: at most one in each run.
            assert len(decided) <= len(acknowledged) + run + 1
            assert small.case.acts_missing is None
            assert verify(small.case.writer, small.case.heads_found).bad is None
            case_files.close(small.case)
        parent.stdin.close()
    assert len(acknowledged) > 4 * RUNS
