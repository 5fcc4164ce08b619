"""Writing a sealed roster: the frozen files with both people's signatures, as a folder that a stranger can check."""

import hashlib
from contextlib import suppress
from pathlib import Path

from verifier_gui.domain.case_statements import Exported, Head
from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.seals import ALLOWED_SIGNERS
from verifier_gui.domain.sign_offs import Seal
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.errors import ExportError, SealError
from verifier_gui.sealing.manifests import allowed_signers
from verifier_gui.sheets.replacing import safe_file_name, written_together
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting, refuse_unless_allowed
from verifier_gui.workflow.exporting import look_at_folders
from verifier_gui.workflow.signing_off import manifest_of, read_frozen


def sealed_files(reader: Reader, seal: Seal) -> dict[str, bytes]:
    """Every file of a sealed roster, by name; always the same of one seal. Raises `SealError` where only one person has signed."""
    second = seal.second
    if second is None or seal.second_signed is None:
        raise SealError("Only one person has signed: a sealed roster needs the second signature, a supervisor's.")
    files = read_frozen(reader, seal)
    signers = [one for one in manifest_of(files).signatories if one.key in (seal.first.by, second.by)]
    for signed in (seal.signed, seal.second_signed):
        files.update({name: text.encode() for name, text in signed.signatures.items()})
    return {**files, ALLOWED_SIGNERS: allowed_signers(signers)}


def suggested_folder(list_name: str, seal: Seal) -> str:
    """`Request sealed 0412`: by the act that was the last when it was frozen, so that two seals have two folders."""
    return safe_file_name(f"{list_name} sealed {seal.signed.number:04}")


def write_sealed(acting: Acting, list_id: ListId, seal: Seal, folder: Path, *, recipient: str = "") -> Change:
    """Writes a sealed roster into `folder`, which is made and must not be there, and puts on record that it left the case.

    Raises `ExportError`, `SealError` and `DecisionError`; then there is no such folder.
    """
    refuse_unless_allowed(acting.writer, acting.identity.card, StatementKind.EXPORT)
    files = sealed_files(acting.writer, seal)
    look_at_folders([folder])
    try:
        folder.mkdir(0o700)
    except FileExistsError as error:
        raise ExportError(
            "{folder} is there already. Give the sealed roster a folder of its own.", folder=str(folder)
        ) from error
    except OSError as error:
        raise ExportError(
            "Nothing can be written into {folder}. Choose another folder.", folder=str(folder.parent)
        ) from error
    body = Exported(
        list_id=list_id,
        files={name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
        fields=manifest_of(files).fields,
        recipient=recipient,
    )
    try:
        with (
            written_together({folder / name: content for name, content in files.items()}),
            acting.act(body) as (
                transaction,
                _statement,
            ),
        ):
            head = acting.writer.head()
            acting.also(transaction, Head(head.number, head.hash.hex()))
    except BaseException:
        with suppress(OSError):
            folder.rmdir()
        raise
    return Change(lists=frozenset({list_id}))
