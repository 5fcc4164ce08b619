"""Opening a case file only to examine it: without an operator, and without an act of one."""

import os
import platform
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.errors import CaseFileError
from verifier_gui.sealing.chain import line_hash
from verifier_gui.store import opening
from verifier_gui.store.case_lock import Holder
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.seen_heads import SeenHeads


@contextmanager
def opened_to_examine(path: Path, passphrase: str, profile: Profile) -> Generator[tuple[Reader, SeenHeads]]:
    """A reader of the case file, and what this laptop has seen of the case: nothing, where its first act cannot be read any
    more. Raises `CaseFileError`."""
    key = profile.derive(passphrase, opening.read_salt(path))
    holder = Holder(os.getpid(), platform.node(), "verifier audit")
    file = opening.open_existing(path, key, holder, line_hash)
    try:
        reader = file.reader()
        yield reader, _heads_seen(reader, path, profile)
    finally:
        file.close()


def _heads_seen(reader: Reader, path: Path, profile: Profile) -> SeenHeads:
    try:
        with reader.faults_as_sentences():
            root = next(iter(reader.statements_of_kind(StatementKind.CASE)), None)
    except CaseFileError:
        return SeenHeads()
    if root is None:
        raise CaseFileError(
            "{file} was never finished when it was created: there is nothing in it. Delete it and create the case anew.",
            file=path.name,
        )
    return profile.heads_seen(root.case)
