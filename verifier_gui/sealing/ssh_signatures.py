"""Signatures of files that `ssh-keygen -Y verify` checks: SSHSIG of OpenSSH (PROTOCOL.sshsig), by Ed25519 keys alone.

The bytes are those of `ssh-keygen -Y sign`. Reading insists on exactly them: ssh-keygen itself also takes another version number and
text behind the end.
"""

import base64
import hashlib
from collections.abc import Sequence

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from verifier_gui.domain.identifiers import OperatorId

NAMESPACE = "roster@verifier"
"""What a signature is for: none that was made for anything else passes for one of a roster."""

LARGEST = 4096
"""bytes of a signature in text: more is none"""

_MAGIC = b"SSHSIG"
_TYPE = b"ssh-ed25519"
_HASH = b"sha512"
_BEGIN, _END = b"-----BEGIN SSH SIGNATURE-----\n", b"-----END SSH SIGNATURE-----\n"
_LINE = 70
_KEY_BYTES, _SIGNATURE_BYTES = 32, 64


def signature_of(key: Ed25519PrivateKey, content: bytes) -> bytes:
    """The signature of a file's bytes, as the text of its `.sig`."""
    public = key.public_key().public_bytes_raw()
    return _in_text(_blob(public, key.sign(_signed(content))))


def signer_of(signature: bytes, content: bytes) -> OperatorId:
    """Whose signature of `content` this is. Raises `ValueError` for whatever is none, is written another way, was made for another
    purpose, or is of other bytes."""
    if len(signature) > LARGEST:
        raise ValueError("longer than any signature")
    public, signed = _parts(signature)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signed, _signed(content))
    except InvalidSignature as error:
        raise ValueError("the signature is of other bytes") from error
    return OperatorId(public.hex())


def file_mark(key: OperatorId) -> str:
    """What stands for a signer in names of files and in `allowed_signers`: 16 hexadecimal digits, the first of the key's SHA-256."""
    return hashlib.sha256(bytes.fromhex(key)).hexdigest()[:16]


def allowed_signer(key: OperatorId, comment: str) -> str:
    """A signer's line of `allowed_signers`, which lets the key sign rosters and nothing else."""
    blob = base64.b64encode(_text(_TYPE) + _text(bytes.fromhex(key))).decode()
    said = " ".join(comment.split())
    return f'{file_mark(key)} namespaces="{NAMESPACE}" {_TYPE.decode()} {blob}' + (f" {said}" if said else "") + "\n"


def read_allowed_signers(content: bytes) -> frozenset[OperatorId]:
    """The Ed25519 keys that a file in the form of `allowed_signers` or `authorized_keys` names. What it says of other keys is passed
    over. Raises `ValueError` for a file that names none."""
    found = set[OperatorId]()
    for line in content.decode("utf-8", "replace").splitlines():
        words = line.split()
        if line.lstrip().startswith("#") or _TYPE.decode() not in words[:-1]:
            continue
        key = _key_of(words[words.index(_TYPE.decode()) + 1])
        if key is not None:
            found.add(key)
    if not found:
        raise ValueError("no key is named")
    return frozenset(found)


def _key_of(text: str) -> OperatorId | None:
    try:
        blob = base64.b64decode(text, validate=True)
    except ValueError:
        return None
    key = blob[-_KEY_BYTES:]
    return OperatorId(key.hex()) if blob == _text(_TYPE) + _text(key) and len(key) == _KEY_BYTES else None


def _parts(signature: bytes) -> tuple[bytes, bytes]:
    """Public key and raw signature of a text that is written in the one right way."""
    if not (signature.startswith(_BEGIN) and signature.endswith(_END)):
        raise ValueError("no SSH signature")
    blob = base64.b64decode(signature[len(_BEGIN) : -len(_END)].replace(b"\n", b""), validate=True)
    empty = _blob(bytes(_KEY_BYTES), bytes(_SIGNATURE_BYTES))
    if len(blob) != len(empty):
        raise ValueError("another length")
    start = empty.index(bytes(_KEY_BYTES))
    public, signed = blob[start : start + _KEY_BYTES], blob[-_SIGNATURE_BYTES:]
    # Whatever else stands in it (version, namespace, algorithms, lines) is held by making it anew.
    if _in_text(_blob(public, signed)) != signature:
        raise ValueError("another way of writing it")
    return public, signed


def _blob(public: bytes, signed: bytes) -> bytes:
    return b"".join(
        (
            _MAGIC,
            (1).to_bytes(4, "big"),
            _text(_text(_TYPE) + _text(public)),
            *_purpose(),
            _text(_text(_TYPE) + _text(signed)),
        )
    )


def _signed(content: bytes) -> bytes:
    return b"".join((_MAGIC, *_purpose(), _text(hashlib.sha512(content).digest())))


def _purpose() -> Sequence[bytes]:
    """Namespace, a reserved text that is empty, and the hash."""
    return _text(NAMESPACE.encode()), _text(b""), _text(_HASH)


def _text(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def _in_text(blob: bytes) -> bytes:
    text = base64.b64encode(blob)
    lines = [text[start : start + _LINE] + b"\n" for start in range(0, len(text), _LINE)]
    return b"".join((_BEGIN, *lines, _END))
