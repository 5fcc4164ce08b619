"""A sealed roster in bytes: its content's digest, its manifest, and the files of its folder beside the roster itself."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from verifier_gui.domain.case_statements import Head
from verifier_gui.domain.identifiers import CaseId, ListId, OperatorId, RevisionId
from verifier_gui.domain.seals import (
    SIGNATURE_SUFFIX,
    SIGNED_FILES,
    AcceptedOtherwise,
    Manifest,
    Signatory,
    policy_values,
)
from verifier_gui.sealing.encoding import decode, encode, without_lone_surrogates
from verifier_gui.sealing.ssh_signatures import allowed_signer, file_mark, signature_of


@dataclass(frozen=True, slots=True)
class Content:
    """What a roster says, whatever form it is given. Each of `rows` is a subject code and its outward cells, under `headings`."""

    case: CaseId
    list_id: ListId
    revision: RevisionId
    title: str
    head: Head
    decisions_needed: int
    counts: Mapping[str, int]
    fields: tuple[str, ...]
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, tuple[str, ...]]]
    accepted: tuple[AcceptedOtherwise, ...] = ()
    review: str = ""
    share: int = 0


def content_digest(content: Content) -> str:
    """SHA-256 of the canonical text of a roster's content, hexadecimal."""
    values = without_lone_surrogates(
        {
            "format": "vcase/content/1",
            "case": content.case,
            "list": content.list_id,
            "revision": content.revision,
            "title": content.title,
            "head": content.head.to_values(),
            "policy": policy_values(content.decisions_needed, content.review, content.share),
            "counts": dict(content.counts),
            "fields": list(content.fields),
            "headings": list(content.headings),
            "rows": [[code, *cells] for code, cells in content.rows],
            "accepted": [one.to_values() for one in content.accepted],
        }
    )
    return hashlib.sha256(encode(values)).hexdigest()


def manifest_bytes(manifest: Manifest) -> bytes:
    """`manifest.json`: the canonical text, no line end behind it."""
    return encode(without_lone_surrogates(manifest.to_values()))


def read_manifest(content: bytes) -> Manifest:
    """Raises `ValueError` for whatever is no manifest, or is written another way than `manifest_bytes` does."""
    manifest = Manifest.from_values(decode(content))
    if manifest_bytes(manifest) != content:
        raise ValueError("it holds more than a manifest")
    return manifest


def signature_name(file: str, key: OperatorId) -> str:
    """The file of a signature: `roster.xlsx.1f9c….sig`."""
    return f"{file}.{file_mark(key)}{SIGNATURE_SUFFIX}"


def signatures_of(key: Ed25519PrivateKey, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """One signer's signatures, by their files' names. `files` holds at least what is signed."""
    signer = OperatorId(key.public_key().public_bytes_raw().hex())
    return {signature_name(name, signer): signature_of(key, files[name]) for name in SIGNED_FILES}


def allowed_signers(signers: Iterable[Signatory]) -> bytes:
    """The file by which `ssh-keygen` checks: a line for each signer, ordered by their marks."""
    lines = sorted(allowed_signer(one.key, f"{one.name} {one.agency}") for one in signers)
    return "".join(lines).encode("utf-8", "replace")
