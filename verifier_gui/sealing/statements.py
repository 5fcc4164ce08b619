"""Signed statements: the bytes that a signature is over, and what they are checked for."""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from verifier_gui.domain.identifiers import OperatorId, StatementId
from verifier_gui.domain.statement_values import Values
from verifier_gui.sealing.encoding import decode, encode

ENVELOPE = ("case", "kind", "by", "station", "seq", "prev", "at")
"""The keys of every statement beside those of its body."""


def payload_type(kind: str) -> str:
    """One type a kind, so that no statement can be passed off as one of another kind."""
    return f"vcase/{kind}/1"


def signed_message(kind: str, body: bytes) -> bytes:
    """What the signature is over: the pre-authentication encoding of DSSE v1, `DSSEv1 LEN type LEN body`.

    Single spaces, lengths in bytes, decimal (https://github.com/secure-systems-lab/dsse, protocol.md).
    """
    kind_bytes = payload_type(kind).encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind_bytes), kind_bytes, len(body), body)


def statement_id(body: bytes) -> StatementId:
    """SHA-256 of the statement's bytes as they were signed."""
    return StatementId(hashlib.sha256(body).hexdigest())


def operator_id(public_key: bytes) -> OperatorId:
    """An operator is an Ed25519 public key: its 32 bytes in hexadecimal."""
    return OperatorId(public_key.hex())


@dataclass(frozen=True, slots=True)
class SealedStatement:
    """A statement's bytes as signed, and the signature (64 bytes)."""

    id: StatementId
    body: bytes
    signature: bytes


def sign(key: Ed25519PrivateKey, values: Values) -> SealedStatement:
    """Signs envelope and body, given as one flat mapping. Raises `ValueError` where they have no canonical text or the
    signer named in them is another."""
    if values.get("by") != key.public_key().public_bytes_raw().hex():
        raise ValueError("a statement is signed by whom it names")
    body = encode(values)
    return SealedStatement(statement_id(body), body, key.sign(signed_message(str(values["kind"]), body)))


def verify(body: bytes, signature: bytes) -> Values:
    """The values of a statement whose signature holds.

    Raises `ValueError` where the text is not canonical, the envelope is not whole or the signature is not by the key that
    the statement names.
    """
    values = decode(body)
    verify_values(values, body, signature)
    return values


def verify_values(values: Values, body: bytes, signature: bytes) -> None:
    """The same for a body that was decoded already, into `values`. Raises `ValueError`."""
    kind, signer, seq = values.get("kind"), values.get("by"), values.get("seq")
    if not isinstance(kind, str) or not isinstance(signer, str) or not isinstance(seq, int) or isinstance(seq, bool):
        raise ValueError("the envelope is not whole")
    if any(not isinstance(values.get(name), str) for name in ENVELOPE if name != "seq"):
        raise ValueError("the envelope is not whole")
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(signer)).verify(signature, signed_message(kind, body))
    except InvalidSignature as error:
        raise ValueError("the signature does not hold") from error
