"""Whether what a sign-off names is in the case file, and its signatures hold."""

import hashlib

from verifier_gui.domain.case_statements import SignedOff
from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.seals import MANIFEST, SIGNED_FILES
from verifier_gui.sealing.manifests import read_manifest, signature_name
from verifier_gui.sealing.ssh_signatures import signer_of
from verifier_gui.store.reader import Reader


def sign_off_fault(body: SignedOff, signer: OperatorId, reader: Reader) -> str:
    """What does not hold: the hash or the name of a file; empty where everything does."""
    contents: dict[str, bytes] = {}
    for name, sha256 in body.files.items():
        content = reader.document(sha256)
        if content is None or hashlib.sha256(content).hexdigest() != sha256:
            return sha256
        contents[name] = content
    if body.files.get(MANIFEST) != body.manifest:
        return MANIFEST
    try:
        manifest = read_manifest(contents[MANIFEST])
        for name in SIGNED_FILES:
            signature = body.signatures[signature_name(name, signer)].encode()
            if signer_of(signature, contents[name]) != signer:
                return name
    except (ValueError, KeyError):
        return MANIFEST
    agree = (
        {name: sha256 for name, sha256 in body.files.items() if name != MANIFEST} == dict(manifest.files)
        and manifest.list_id == body.list_id
        and manifest.content_digest == body.content_digest
        and manifest.state == body.state
        and manifest.head.number == body.number
        and {one.kind: one.reason for one in manifest.accepted} == dict(body.accepted)
    )
    return "" if agree else MANIFEST
