"""Mutated files of every format are read whole or refused in one sentence, within memory and time.

300 here, 10,000 by `make torture`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from mutating import PASTED, SEEDS
from workbooks import look

from verifier_gui.sheets import limits
from verifier_gui.sheets.pasted_workbook import open_pasted
from verifier_gui.sheets.surveying import Wish, survey

TORTURES = int(os.environ.get("TORTURES", "300"))
SECONDS = 20
"""of the processor, for a file of a few people"""


@pytest.mark.parametrize("kind", SEEDS)
def test_what_is_mutated_is_sound_before(kind: str, tmp_path: Path) -> None:
    for data in SEEDS[kind]():
        if kind in PASTED:
            found = survey(open_pasted(data), "x", Wish(None, None, None), 10, lambda _share: None)
        else:
            found = look(data, tmp_path)
        assert found.people > 0


@pytest.mark.parametrize("kind", SEEDS)
def test_mutants_are_read_whole_or_refused_in_one_sentence(kind: str) -> None:
    count = -(-TORTURES // len(SEEDS))
    program = str(Path(__file__).parent / "warm_children.py")
    ran = subprocess.run([sys.executable, program, kind, str(count), "1"], capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    told = json.loads(ran.stdout)
    assert told["faults"] == []
    assert told["left"] == [], "nothing is written beside the file"
    assert sum(told["outcomes"].values()) == count
    assert told["slowest"] <= SECONDS
    assert told["largest"] <= limits.MEMORY_BYTES
