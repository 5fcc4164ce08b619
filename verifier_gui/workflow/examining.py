"""Opening a case file only to examine it: without an operator, and without an act of one."""

import os
import platform
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from verifier_gui.domain.identifiers import CaseId
from verifier_gui.errors import CaseFileError
from verifier_gui.sealing.chain import line_hash
from verifier_gui.sealing.encoding import decode
from verifier_gui.store import opening
from verifier_gui.store.case_lock import Holder
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.members import members_of
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
        yield reader, heads_seen(reader, profile)
    finally:
        file.close()


def heads_seen(reader: Reader, profile: Profile) -> SeenHeads:
    """What this laptop has seen of the case; nothing, where its first act cannot be read any more. Raises `CaseFileError` for a file
    without any."""
    try:
        with reader.faults_as_sentences():
            root = next(iter(reader.stored_lines(1)), None)
    except CaseFileError:
        return SeenHeads()
    if root is None:
        raise CaseFileError(
            "{file} was never finished when it was created: there is nothing in it. Delete it and create the case anew.",
            file=reader.path.name,
        )
    try:
        return heads_seen_of(CaseId(str(decode(root.body)["case"])), profile)
    except (ValueError, LookupError):
        return SeenHeads()


def heads_seen_of(case: CaseId, profile: Profile) -> SeenHeads:
    """What this laptop has seen of a case; nothing of what is no id of a case: it would be the name of a file."""
    is_id = len(case) == 32 and not set(case) - set("0123456789abcdef")
    return profile.heads_seen(case) if is_id else SeenHeads()


def names_in(reader: Reader) -> dict[str, str]:
    """The shown name of every member by key; nobody, where the file is too damaged to say."""
    with suppress(CaseFileError, ValueError, LookupError, TypeError), reader.faults_as_sentences():
        return {key: member.name for key, member in members_of(reader).items()}
    return {}
