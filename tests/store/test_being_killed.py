"""A process that is killed while it writes loses nothing that it said was kept (promise P1, row 68)."""

import subprocess
import sys
from pathlib import Path

import pytest
from case_building import reopen

WRITING = """
import sys
from pathlib import Path
sys.path[:0] = {paths!r}
from case_building import HOLDER, KEY, SALT, Signer
from verifier_gui.sealing.chain import line_hash
from verifier_gui.store import opening
path = Path({path!r})
if path.exists():
    file = opening.open_existing(path, KEY, HOLDER, line_hash)
else:
    file = opening.create(path, KEY, SALT, HOLDER, line_hash)
writer = file.writer()
worker = file.writer(checkpoints=True)
signer = Signer(writer)
while True:
    for number in range(40):
        signed = signer.note("s", str(number) * 200)
        with writer.act(signed) as transaction:
            transaction.put_setting("last", signed.id)
        print(signed.id, flush=True)
    worker.checkpoint()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")
def test_every_act_that_was_acknowledged_is_there_after_each_of_twenty_kills(path):
    program = WRITING.format(paths=[str(Path(__file__).parent), *sys.path], path=str(path))
    acknowledged: list[str] = []
    for run in range(20):
        child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
        with child:
            acknowledged += [child.stdout.readline().strip() for _ in range(3 + 7 * run % 61)]
            child.kill()
            # What was said between the last line read and the end counts too; a line cut off was not said whole.
            rest = child.stdout.read()
        acknowledged += rest[: rest.rfind("\n") + 1].split()
    file = reopen(path)
    reader = file.reader()
    kept = [statement.id for statement in reader.statements()]
    assert len(acknowledged) > 300
    assert set(acknowledged) <= set(kept)
    # An act may be kept and its acknowledgement lost in the kill: at most one in each run.
    assert len(kept) <= len(acknowledged) + 20
    assert [line.number for line in reader.stored_lines()] == list(range(1, len(kept) + 1))
    assert reader.setting("last") == kept[-1]
    assert not reader.has_damaged_pages()
    file.close()
