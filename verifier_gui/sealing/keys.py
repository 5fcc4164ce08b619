"""Keys: from passphrases, and an operator's own, sealed in a file."""

import base64
import secrets
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from verifier_gui.domain.identifiers import CaseId
from verifier_gui.domain.statement_values import Values
from verifier_gui.errors import IdentityError
from verifier_gui.sealing.encoding import decode, encode
from verifier_gui.sealing.identity_cards import FORMAT, IdentityCard, damaged, read_card, read_head
from verifier_gui.sealing.statements import operator_id

Derive: TypeAlias = Callable[[str, bytes], bytes]
"""A passphrase and a salt of 16 bytes into a key of 32 bytes. Injected everywhere, so that tests need not wait."""


def derive_key(passphrase: str, salt: bytes) -> bytes:
    """Argon2id (RFC 9106) with 256 MiB, 3 passes and 4 lanes over the passphrase in NFC; takes about half a second."""
    derivation = Argon2id(salt=salt, length=32, iterations=3, lanes=4, memory_cost=256 * 1024)
    return derivation.derive(unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass"))


@dataclass(slots=True)
class Identity:
    """An unlocked identity: the signing key, and the keys of case files that its owner keeps."""

    card: IdentityCard
    signing_key: Ed25519PrivateKey = field(repr=False)
    sealing_key: bytes = field(repr=False)
    salt: bytes
    case_keys: dict[CaseId, bytes] = field(default_factory=dict[CaseId, bytes], repr=False)


def new_identity(name: str, agency: str, passphrase: str, derive: Derive = derive_key) -> Identity:
    """A new operator with a new key."""
    salt = secrets.token_bytes(16)
    signing_key = Ed25519PrivateKey.generate()
    card = IdentityCard(operator_id(signing_key.public_key().public_bytes_raw()), name, agency)
    return Identity(card, signing_key, derive(passphrase, salt), salt)


def reseal(identity: Identity, passphrase: str, derive: Derive = derive_key) -> Identity:
    """The same identity under a new passphrase, with a salt of its own."""
    salt = secrets.token_bytes(16)
    return Identity(identity.card, identity.signing_key, derive(passphrase, salt), salt, identity.case_keys)


def seal_identity(identity: Identity) -> bytes:
    """The identity file: what is in the clear is authenticated, seed and case keys are sealed."""
    head: Values = {
        "format": FORMAT,
        "id": identity.card.id,
        "name": identity.card.name,
        "agency": identity.card.agency,
        "salt": identity.salt.hex(),
    }
    kept: Values = {
        "seed": identity.signing_key.private_bytes_raw().hex(),
        "cases": {case: key.hex() for case, key in identity.case_keys.items()},
    }
    nonce = secrets.token_bytes(12)
    sealed = nonce + ChaCha20Poly1305(identity.sealing_key).encrypt(nonce, encode(kept), encode(head))
    return encode(head | {"sealed": base64.b64encode(sealed).decode()})


def unseal_identity(content: bytes, passphrase: str, derive: Derive = derive_key) -> Identity:
    """Opens an identity file. Raises `IdentityError` where the passphrase is not its own or the file is damaged."""
    head = read_head(content)
    card = read_card(content)
    try:
        salt = bytes.fromhex(str(head["salt"]))
        sealed = base64.b64decode(str(head.pop("sealed")), validate=True)
        sealing_key = derive(passphrase, salt)
        kept = decode(ChaCha20Poly1305(sealing_key).decrypt(sealed[:12], sealed[12:], encode(head)))
        signing_key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(str(kept["seed"])))
        keys = _case_keys(kept)
    except InvalidTag as error:
        raise IdentityError("The passphrase does not open the key of {name}. Try again.", name=card.name) from error
    except (ValueError, KeyError) as error:
        raise damaged() from error
    return Identity(card, signing_key, sealing_key, salt, keys)


def _case_keys(kept: Values) -> dict[CaseId, bytes]:
    cases = kept["cases"]
    if not isinstance(cases, Mapping):
        raise ValueError("cases")
    return {CaseId(case): bytes.fromhex(str(key)) for case, key in cases.items()}
