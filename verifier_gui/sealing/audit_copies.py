"""A copy of an audit log in bytes: its description, signed by whoever made it, and its lines as texts."""

import base64
import hashlib
from collections.abc import Iterable

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from verifier_gui.domain.audit_copies import FORMAT, CopyDescription
from verifier_gui.domain.membership import Member
from verifier_gui.domain.statement_values import Json, Values
from verifier_gui.sealing.encoding import decode, encode, without_lone_surrogates
from verifier_gui.sealing.fingerprints import fingerprint_words
from verifier_gui.sealing.statements import signed_message

KIND = "audit-copy"


def description_bytes(key: Ed25519PrivateKey, description: CopyDescription) -> bytes:
    """`copy.json`: canonical text; the signature, by the maker's key over the text without it, stands in it."""
    said = without_lone_surrogates(description.to_values())
    signature = key.sign(signed_message(KIND, encode(said)))
    return encode(said | {"signature": base64.b64encode(signature).decode()})


def read_description(content: bytes) -> tuple[CopyDescription, bool]:
    """What a copy says of itself, and whether its maker signed that. Raises `ValueError` for another form."""
    said = decode(content)
    if said.get("format") != FORMAT:
        raise ValueError("format")
    signature = said.pop("signature", "")
    description = CopyDescription.from_values(said)
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(description.by))
        public.verify(base64.b64decode(str(signature), validate=True), signed_message(KIND, encode(said)))
    except (ValueError, InvalidSignature):
        return description, False
    return description, said == without_lone_surrogates(description.to_values())


def line_text(number: int, line_hash: bytes, body: bytes, signature: bytes) -> bytes:
    """A line that is told whole. `signature` is empty for an act that is no statement."""
    said: Values = {"n": number, "hash": line_hash.hex(), "body": body.decode()}
    return encode(said | {"signature": base64.b64encode(signature).decode()} if signature else said) + b"\n"


def hidden_text(number: int, line_hash: bytes, digest: bytes) -> bytes:
    """A line of which only the SHA-256 of its body is told."""
    return encode({"n": number, "hash": line_hash.hex(), "digest": digest.hex()}) + b"\n"


def read_line(text: bytes) -> tuple[int, bytes, bytes, bytes, bytes]:
    """Number, hash, body, signature and digest of a line; the last is empty where the body is told. Raises `ValueError` for another
    form."""
    said = decode(text.removesuffix(b"\n"))
    number = said.pop("n", None)
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError("n")
    line_hash = bytes.fromhex(_text(said, "hash"))
    if said.keys() == {"digest"}:
        return number, line_hash, b"", b"", bytes.fromhex(_text(said, "digest"))
    body = _text(said, "body").encode()
    signature = base64.b64decode(_text(said, "signature"), validate=True) if "signature" in said else b""
    if said:
        raise ValueError("more than a line")
    return number, line_hash, body, signature, b""


def members_bytes(members: Iterable[Member]) -> bytes:
    """`members.json`: who they are, for people to read; who counted when follows from the statements alone."""
    told: list[Json] = [
        {
            "name": one.name,
            "agency": one.agency,
            "role": one.role.value,
            "suspended": one.is_suspended,
            "key": one.key,
            "keys": list(one.keys),
            "fingerprint": " ".join(fingerprint_words(hashlib.sha256(bytes.fromhex(one.key)).digest())),
        }
        for one in members
    ]
    return encode(without_lone_surrogates({"members": told}))


def _text(said: Values, name: str) -> str:
    found = said.pop(name, None)
    if not isinstance(found, str):
        raise ValueError(name)
    return found
