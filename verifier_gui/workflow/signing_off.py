"""Signing a roster off: the first signature freezes the bytes; the second, another person's and a supervisor's, is of the same."""

import hashlib
from collections.abc import Collection, Mapping
from enum import StrEnum

from verifier_gui.domain.case_statements import SignedOff
from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId, OperatorId
from verifier_gui.domain.membership import may
from verifier_gui.domain.seals import MANIFEST, AcceptedOtherwise, Manifest
from verifier_gui.domain.sign_offs import Seal, SigningState, SignOff, sign_off_of
from verifier_gui.domain.signing_blocks import BlockKind, hindering
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.errors import DecisionError, SealError
from verifier_gui.progress import Progress
from verifier_gui.sealing.manifests import read_manifest, signatures_of
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting, refuse_unless_allowed
from verifier_gui.workflow.blocking import read_blocks
from verifier_gui.workflow.freezing import freeze
from verifier_gui.workflow.list_states import state_digest
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.viewing import whole_view


def read_sign_off(reader: Reader, list_id: ListId) -> SignOff:
    """How far the roster of a list is signed, by what the case says of it now."""
    signed = [found for found in reader.statements_of_kind(StatementKind.SIGN_OFF) if _is_on(found.body, list_id)]
    return sign_off_of(signed, members_of(reader), state_digest(reader, list_id) if signed else "")


class Signature(StrEnum):
    """Which signature somebody may give to a roster now."""

    NONE = "none"
    FIRST = "first"
    SECOND = "second"


def wanted_signature(reader: Reader, found: SignOff, operator: OperatorId) -> Signature:
    """A roster that was signed once waits for a supervisor whom it names; one who was made a supervisor later has it frozen anew."""
    members = members_of(reader)
    role = members.role_now(operator)
    if role is None or not may(role, StatementKind.SIGN_OFF) or found.state is SigningState.SIGNED_OFF:
        return Signature.NONE
    seal = found.seal
    if found.state is not SigningState.SIGNED_ONCE or seal is None:
        return Signature.FIRST
    if role is not OperatorRole.SUPERVISOR or members.person(operator) == members.person(seal.first.by):
        return Signature.NONE
    content = reader.document(seal.signed.manifest)
    try:
        named = manifest_of({MANIFEST: content or b""}).signatory(operator)
    except SealError:
        return Signature.FIRST
    return Signature.SECOND if named is not None else Signature.FIRST


def read_frozen(reader: Reader, seal: Seal) -> dict[str, bytes]:
    """The frozen files of a seal, by name. Raises `SealError` where one is not there any more as it was signed."""
    contents: dict[str, bytes] = {}
    for name, sha256 in seal.signed.files.items():
        content = reader.document(sha256)
        if content is None or hashlib.sha256(content).hexdigest() != sha256:
            raise SealError(
                "What was signed is not in the case file as it was: {file}. Check the audit log.", file=name
            )
        contents[name] = content
    return contents


def manifest_of(files: Mapping[str, bytes]) -> Manifest:
    """The manifest among frozen files. Raises `SealError`."""
    try:
        return read_manifest(files[MANIFEST])
    except (KeyError, ValueError) as error:
        raise SealError(
            "What was signed is not in the case file as it was: {file}. Check the audit log.", file=MANIFEST
        ) from error


def sign_first(
    acting: Acting,
    case_title: str,
    list_id: ListId,
    progress: Progress,
    *,
    chosen: Collection[str] = (),
    accepted: Mapping[BlockKind, str] | None = None,
) -> Change:
    """Freezes the roster as it stands and signs it. `chosen` are outward fields beyond those that always leave; `accepted` says why a
    number other than agreed may stand: whoever signs second, a supervisor, accepts it by signing. A job.

    Raises `SealError` where something keeps it from being signed or the case changed meanwhile, `DecisionError` where the role may not
    sign, and `Cancelled`, which leaves no trace.
    """
    reader, card = acting.writer, acting.identity.card
    refuse_unless_allowed(reader, card, StatementKind.SIGN_OFF)
    reasons = {kind.value: reason.strip() for kind, reason in (accepted or {}).items()}
    if not all(reasons.values()):
        raise SealError("Say why the roster may be signed all the same: it is signed with it.")
    blocks = read_blocks(whole_view(reader), list_id)
    if hindering(blocks, reasons):
        raise _hindered()
    standing = {block.kind.value for block in blocks}
    frozen = freeze(
        reader,
        acting.case,
        case_title,
        list_id,
        card.id,
        progress.part(0, 0.95),
        chosen=chosen,
        accepted=[AcceptedOtherwise(kind, reason) for kind, reason in sorted(reasons.items()) if kind in standing],
    )
    _refuse_lone(frozen.manifest)
    body = SignedOff(
        list_id=list_id,
        manifest=hashlib.sha256(frozen.files[MANIFEST]).hexdigest(),
        content_digest=frozen.manifest.content_digest,
        state=frozen.manifest.state,
        number=frozen.manifest.head.number,
        files={name: hashlib.sha256(content).hexdigest() for name, content in frozen.files.items()},
        signatures=_signatures(acting, frozen.files),
        accepted={one.kind: one.reason for one in frozen.manifest.accepted},
    )
    progress.step(980, 1000)
    with acting.act(body) as (transaction, statement):
        # Blocks, bytes and signature are of one state: nothing may have been written between them.
        if reader.numbers_of([statement.id])[statement.id] != frozen.manifest.head.number + 1:
            raise SealError("The case changed while the roster was being made. Look again, then sign.")
        for content in frozen.files.values():
            transaction.keep_document(content)
    return Change(lists=frozenset({list_id}))


def sign_second(acting: Acting, list_id: ListId, content_digest: str) -> Change:
    """Signs the bytes that the first signer froze; `content_digest` is that of what this signer has seen and compared.

    Raises `SealError` where there is nothing to sign or something changed, `DecisionError` for the first signer, and for whoever is no
    supervisor.
    """
    reader, card = acting.writer, acting.identity.card
    refuse_unless_allowed(reader, card, StatementKind.SIGN_OFF)
    found = read_sign_off(reader, list_id)
    seal = found.seal
    if found.state is not SigningState.SIGNED_ONCE or seal is None or seal.signed.content_digest != content_digest:
        raise SealError("Nothing waits for a second signature as it was seen: the roster has changed. Look again.")
    if hindering(read_blocks(whole_view(reader), list_id), seal.signed.accepted):
        raise _hindered()
    members = members_of(reader)
    if members.person(seal.first.by) == members.person(card.id):
        raise DecisionError("The second signature must be another person's. Ask another supervisor.")
    if members.role_now(card.id) is not OperatorRole.SUPERVISOR:
        raise DecisionError("The second signature must be a supervisor's. Ask one of them.")
    files = read_frozen(reader, seal)
    if manifest_of(files).signatory(card.id) is None:
        raise SealError(
            "{name} was no supervisor when the roster was frozen, and is not named in it. Have it signed anew, from the first "
            "signature on.",
            name=card.name,
        )
    body = SignedOff(
        list_id=list_id,
        manifest=seal.signed.manifest,
        content_digest=seal.signed.content_digest,
        state=seal.signed.state,
        number=seal.signed.number,
        files=dict(seal.signed.files),
        signatures=_signatures(acting, files),
        first=seal.first.id,
        accepted=dict(seal.signed.accepted),
    )
    with acting.act(body):
        if state_digest(reader, list_id) != seal.signed.state:
            raise SealError("Nothing waits for a second signature as it was seen: the roster has changed. Look again.")
    return Change(lists=frozenset({list_id}))


def _signatures(acting: Acting, files: Mapping[str, bytes]) -> dict[str, str]:
    return {name: text.decode() for name, text in signatures_of(acting.identity.signing_key, files).items()}


def _is_on(body: object, list_id: ListId) -> bool:
    return isinstance(body, SignedOff) and body.list_id == list_id


def _hindered() -> SealError:
    return SealError("Something still keeps the roster from being signed. The roster's page says what.")


def refusal_of_first(reader: Reader, operator: OperatorId) -> SealError | None:
    """Why nobody could sign after this operator; None where somebody can."""
    members = members_of(reader)
    own = members.person(operator)
    return None if any(one.id != own for one in members.supervisors) else _no_second()


def _refuse_lone(manifest: Manifest) -> None:
    """Whoever signs first needs a supervisor beside him, or the seal would never be whole."""
    if not any(one.key != manifest.first and one.role is OperatorRole.SUPERVISOR for one in manifest.signatories):
        raise _no_second()


def _no_second() -> SealError:
    return SealError(
        "A roster is signed by two people, the second a supervisor, and this case has no other supervisor. Admit one first."
    )
