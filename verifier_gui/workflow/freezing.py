"""Freezing a roster: the bytes that two people sign, the same whenever they are made from the same state in the same language."""

import datetime
import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from verifier_gui.domain.case_statements import Head
from verifier_gui.domain.identifiers import CaseId, ListId, OperatorId, subject_code
from verifier_gui.domain.language import N_, _, in_both_languages, spoken
from verifier_gui.domain.membership import Members, may
from verifier_gui.domain.resources import resource_path
from verifier_gui.domain.seals import (
    CSV,
    HOW_TO_CHECK,
    MANIFEST,
    PRINT,
    WORKBOOK,
    AcceptedOtherwise,
    Manifest,
    SealedRow,
    Signatory,
    cell_mark,
)
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.errors import ExportError
from verifier_gui.phrases.figures import moment_with_offset
from verifier_gui.phrases.fingerprints import words_of
from verifier_gui.progress import Progress
from verifier_gui.sealing.manifests import Content, content_digest, manifest_bytes
from verifier_gui.sheets.roster_csv import roster_csv
from verifier_gui.sheets.roster_print import roster_print
from verifier_gui.sheets.roster_table import RosterTable, harmless, visible
from verifier_gui.sheets.roster_workbook import heading_row_of, roster_workbook
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.case_policy import has_policy, policy_of
from verifier_gui.workflow.exporting import page_line
from verifier_gui.workflow.list_states import state_digest
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.outward_fields import OutwardRoster, outward
from verifier_gui.workflow.rostering import Roster, roster_in_snapshot
from verifier_gui.workflow.viewing import whole_view

SEALED = N_("Sealed roster. It holds only with two signatures beside it; HOW-TO-CHECK.txt says how to check them.")


@dataclass(frozen=True, slots=True)
class FrozenRoster:
    """The files that are signed, by their names, the manifest among them; and the manifest as values."""

    files: dict[str, bytes]
    manifest: Manifest


def freeze(
    reader: Reader,
    case: CaseId,
    case_title: str,
    list_id: ListId,
    first: OperatorId,
    progress: Progress,
    *,
    chosen: Collection[str] = (),
    accepted: Sequence[AcceptedOtherwise] = (),
) -> FrozenRoster:
    """Makes the bytes from what the case says at one moment; times are in UTC and none is that of the clock. `first` is the key of
    whoever signs first; `chosen` are words of `outward_fields.CHOOSABLE`.

    A job: takes seconds for a thousand people. Raises `ExportError` and `Cancelled`.
    """
    with reader.snapshot():
        roster = roster_in_snapshot(whole_view(reader), case_title, list_id, progress.part(0, 0.5), datetime.UTC)
        lines = reader.audit_lines(limit=1)
        state = state_digest(reader, list_id)
        signatories = _signatories(members_of(reader), first)
        policy = policy_of(reader)
        review = policy.review.value if has_policy(reader) else ""
        named = reader.named_list(list_id)
    if named is None or named.revision is None or not lines:
        raise ExportError("{list} has no people to make a roster of. Import a list to verify first.", list=roster.title)
    head = Head(lines[-1].number, lines[-1].hash)
    plain = outward(roster, chosen)
    content = Content(
        case=case,
        list_id=list_id,
        revision=named.revision.id,
        title=roster.title_lines[0],
        head=head,
        decisions_needed=policy.fewest,
        review=review,
        share=policy.share,
        counts=_counts(roster),
        fields=plain.fields,
        headings=tuple(map(visible, plain.whole.headings)),
        rows=[
            (subject_code(row.subject.id), tuple(map(visible, cells)))
            for row, cells in zip(roster.rows, plain.whole.rows, strict=True)
        ],
        accepted=tuple(accepted),
    )
    digest = content_digest(content)
    as_of = lines[-1].at
    frozen = outward(
        replace(roster, mark=" · ".join(in_both_languages(SEALED))),
        chosen,
        _("State of {moment}").format(moment=moment_with_offset(as_of, datetime.UTC)),
        _("Fingerprint of the content: {words} · SHA-256 {hash}").format(words=words_of(digest), hash=digest),
    )
    files = _files(frozen, progress.part(0.5, 1))
    manifest = Manifest(
        case=case,
        list_id=list_id,
        revision=content.revision,
        title=content.title,
        language=spoken().value,
        content_digest=digest,
        state=state,
        head=head,
        as_of=as_of,
        decisions_needed=policy.fewest,
        review=review,
        share=policy.share,
        counts=content.counts,
        fields=content.fields,
        signatories=signatories,
        first=first,
        files={name: hashlib.sha256(data).hexdigest() for name, data in files.items()},
        heading_row=heading_row_of(frozen.whole),
        code_column=frozen.code_column,
        headings=content.headings,
        rows=tuple(_row(code, cells) for code, cells in content.rows),
        accepted=content.accepted,
    )
    return FrozenRoster({**files, MANIFEST: manifest_bytes(manifest)}, manifest)


def _files(frozen: OutwardRoster, progress: Progress) -> dict[str, bytes]:
    files: dict[str, bytes] = {HOW_TO_CHECK: resource_path("seal", HOW_TO_CHECK).read_bytes()}
    for place, (name, table) in enumerate(((CSV, frozen.whole), (WORKBOOK, frozen.whole), (PRINT, frozen.paper))):
        progress.step(place, 3)
        files[name] = _content(name, table)
    return files


def _content(name: str, table: RosterTable) -> bytes:
    if name == CSV:
        return roster_csv(table)[0]
    return roster_workbook(table)[0] if name == WORKBOOK else roster_print(table, page_line)[0]


def _row(code: str, cells: Sequence[str]) -> SealedRow:
    return SealedRow(
        code,
        tuple(cell_mark(code, column, text) for column, text in enumerate(cells)),
        {
            column: cell_mark(code, column, harmless(text))
            for column, text in enumerate(cells)
            if harmless(text) != text
        },
    )


def _counts(roster: Roster) -> dict[str, int]:
    decided = Counter(
        row.verdict.decision.value for row in roster.rows if row.verdict.is_decided and row.verdict.decision is not None
    )
    return {**decided, "people": len(roster.rows), "held": sum(row.verdict.is_held for row in roster.rows)}


def _signatories(members: Members, first: OperatorId) -> tuple[Signatory, ...]:
    """Whoever signs first, and all supervisors: one of them signs second. Others of the case are not named."""
    return tuple(
        Signatory(one.key, one.name, one.agency, one.role)
        for one in members.people
        if not one.is_suspended
        and may(one.role, StatementKind.SIGN_OFF)
        and (one.key == first or one.role is OperatorRole.SUPERVISOR)
    )
