"""Copying the audit log for whoever shall check it elsewhere: every line as it was signed, in a zip written whole or not at all."""

import datetime
import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path

from verifier_gui.domain.audit_copies import (
    DESCRIPTION,
    HOW_TO_CHECK,
    LINES,
    MEMBERS,
    CopyDescription,
)
from verifier_gui.domain.case_statements import Exported, Head
from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId, OperatorId, StatementId, SubjectId
from verifier_gui.domain.resources import resource_path
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.errors import CaseFileError
from verifier_gui.progress import Progress
from verifier_gui.sealing.audit_copies import description_bytes, hidden_text, line_text, members_bytes
from verifier_gui.sealing.encoding import decode
from verifier_gui.sheets.replacing import safe_file_name, written_together
from verifier_gui.store.audit_lines import StoredLine
from verifier_gui.workflow.acting import Acting, refuse_unless_allowed
from verifier_gui.workflow.exporting import look_at_folders
from verifier_gui.workflow.log_index import HiddenActs
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.viewing import view_of

FIELDS = ("audit-log",)
"""What leaves the case, in the word that the `export` statement keeps."""

_LONGEST_STEM = 80
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the zip: the same log gives the same bytes."""


@dataclass(frozen=True, slots=True)
class CopiedLog:
    """What was written: how many lines, and of how many only the hash."""

    path: Path
    sha256: str
    lines: int
    hidden: int
    change: Change


def suggested_copy_name(case_title: str, at: datetime.datetime) -> str:
    """`Exchange of May audit 2025-05-22.zip`."""
    stem = safe_file_name(case_title).encode()[:_LONGEST_STEM].decode("utf-8", "ignore").strip()
    return f"{safe_file_name(f'{stem} audit {at.astimezone().date().isoformat()}')}.zip"


def copy_log(acting: Acting, case_title: str, target: Path, progress: Progress, *, recipient: str = "") -> CopiedLog:
    """Writes the copy, after the operator has signed the log's end, and puts on record that it left the case. Of acts that are hidden
    from the operator only the hash is written. A job.

    Raises `ExportError`, `DecisionError` where the role may not export, `CaseFileError` for a log that cannot be read, and
    `Cancelled`; then there is no such file and nothing was written but the signed end.
    """
    refuse_unless_allowed(acting.writer, acting.identity.card, StatementKind.EXPORT)
    look_at_folders([target])
    acting.vouch()
    content, description = _packed(acting, case_title, progress)
    sha256 = hashlib.sha256(content).hexdigest()
    body = Exported(list_id=ListId(""), files={target.name: sha256}, fields=FIELDS, recipient=recipient)
    with written_together({target: content}), acting.act(body) as (transaction, _statement):
        head = acting.writer.head()
        acting.also(transaction, Head(head.number, head.hash.hex()))
    return CopiedLog(target, sha256, description.head.number, description.hidden, Change())


def _packed(acting: Acting, case_title: str, progress: Progress) -> tuple[bytes, CopyDescription]:
    """The bytes of the zip, read at one moment."""
    reader, out = acting.writer, io.BytesIO()
    with reader.snapshot(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        total, hidden = reader.line_count(), 0
        acts = HiddenActs(view_of(reader, acting.identity.card.id))
        digest, head = hashlib.sha256(), Head(0, "")
        with archive.open(_entry(LINES), "w", force_zip64=True) as file:
            for line in reader.stored_lines():
                if line.number % 100 == 1:
                    progress.step(line.number, total)
                is_hidden = _is_hidden(line, acts)
                hidden += is_hidden
                text = (
                    hidden_text(line.number, line.hash, hashlib.sha256(line.body).digest())
                    if is_hidden
                    else line_text(line.number, line.hash, line.body, line.signature)
                )
                digest.update(text)
                file.write(text)
                head = Head(line.number, line.hash.hex())
        others = {
            HOW_TO_CHECK: resource_path("audit_copy", HOW_TO_CHECK).read_bytes(),
            MEMBERS: members_bytes(members_of(reader).people),
        }
        files = {name: hashlib.sha256(content).hexdigest() for name, content in others.items()}
        description = CopyDescription(
            case=acting.case,
            title=case_title,
            head=head,
            hidden=hidden,
            by=acting.identity.card.id,
            at=acting.now(),
            files={**files, LINES: digest.hexdigest()},
        )
        others[DESCRIPTION] = description_bytes(acting.identity.signing_key, description)
        for name, content in sorted(others.items()):
            archive.writestr(_entry(name), content)
    return out.getvalue(), description


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _is_hidden(line: StoredLine, acts: HiddenActs) -> bool:
    """By what was signed, not by the columns that file it. Raises `CaseFileError` for a statement that cannot be read any more."""
    if not line.statement:
        return False
    try:
        values = decode(line.body)
        subject = values.get("subject")
        return isinstance(subject, str) and acts.hides(
            StatementId(line.statement), OperatorId(str(values["by"])), SubjectId(subject)
        )
    except (ValueError, LookupError) as error:
        raise CaseFileError(
            "Act {number} cannot be read, so no copy was made. Verify the audit log first.", number=line.number
        ) from error
