"""Every page of the window opens on a case file one page of which is damaged: what it cannot read it says in a sentence."""

import pytest
import small_case

from verifier_gui.errors import CaseFileError
from verifier_gui.ui import ask
from verifier_gui.workflow import case_files
from verifier_gui.workflow.profile import Profile

PAGE = 4096


def damage(built, table: str) -> None:
    """Flips a bit in the first page of a table."""
    profile = Profile(built.profile, small_case.quick_key)
    identity = profile.unlock_operator(profile.operators()[0].id, small_case.PASSPHRASE)
    case = case_files.open_with_operator(built.path, identity=identity, profile=profile)
    (page,) = case.writer._connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    case_files.close(case)
    content = bytearray(built.path.read_bytes())
    content[(page - 1) * PAGE + 100] ^= 4
    built.path.write_bytes(content)


@pytest.mark.parametrize(
    "table", ["audit", "statement", "revision", "record", "subject", "queue", "verdict", "setting"]
)
def test_no_page_of_the_window_raises_a_raw_error(qtbot, program, built, table):
    damage(built, table)
    ask.prepared.is_silent = True
    session = program.session
    identity = session.profile.unlock_operator(session.profile.operators()[0].id, small_case.PASSPHRASE)
    with qtbot.capture_exceptions() as caught:
        job = session.open_case(
            lambda: case_files.open_with_operator(built.path, identity=identity, profile=session.profile)
        )
        refused = []
        job.failed.connect(refused.append)
        qtbot.waitSignal(job.ended, timeout=10_000).wait()
        for place in ("lists", "review", "roster", "overview", "audit", "lists/import") if session.is_open else ():
            program.window.show_place(place)
            qtbot.waitUntil(lambda: session.jobs.is_idle and session.errands.is_idle, timeout=20_000)
        session.close_case()
    assert any(
        "damaged" in told for told in (*ask.prepared.told, *map(str, refused), *(str(found[1]) for found in caught))
    )
    raised = [error for _kind, error, _trace in caught]
    assert [error for error in (*raised, *refused) if not isinstance(error, CaseFileError)] == []
