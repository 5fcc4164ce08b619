"""Files that were mutated between looking and importing: all of their people are taken in, or the case is as it was."""

import dataclasses
import hashlib
import sys
from pathlib import Path
from random import Random

import pytest
from small_cases import TO_VERIFY, SmallCase, plan_of

sys.path.insert(1, str(Path(__file__).parent.parent / "sheets"))

from mutating import SEEDS, mutant

from verifier_gui.errors import VerifierError
from verifier_gui.progress import Progress
from verifier_gui.workflow.importing import import_list
from verifier_gui.workflow.proving import verify

_MUTANTS = 10


def dump(small: SmallCase) -> list[tuple[object, ...]]:
    """Every row of every table that keeps what was said and read."""
    connection = small.case.writer._connection
    tables = ("batch", "record", "problem", "revision", "list", "subject", "pairing", "statement", "audit")
    return [row for table in tables for row in connection.execute(f"SELECT * FROM {table}").fetchall()]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "tsv"])
def test_a_mutant_leaves_the_case_as_it_was_or_is_taken_in_whole(empty: SmallCase, kind: str) -> None:
    path = empty.folder / f"список.{kind}"
    path.write_bytes(SEEDS[kind]()[0])
    plan = plan_of(path, TO_VERIFY)
    refused = 0
    for turn in range(_MUTANTS):
        data = mutant(kind, Random(f"{kind} in a case {turn}"))
        path.write_bytes(data)
        before = dump(empty)
        # As if nobody noticed by the hash that it is another file.
        unnoticed = dataclasses.replace(plan, file_sha256=hashlib.sha256(data).hexdigest())
        try:
            change = import_list(empty.acting, unnoticed, Progress())
        except VerifierError:
            assert dump(empty) == before
            refused += 1
            continue
        named = empty.case.writer.named_list(next(iter(change.lists)))
        records = sum(1 for _record in empty.case.writer.records_of(named.revision.id))
        assert records == named.revision.people
    assert refused
    assert verify(empty.case.writer, empty.case.heads_found).holds
