"""An operator's key file made by hand, as `docs/format.md` describes it, opens; so will those that lie on laptops."""

import base64
import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from verifier_gui.domain.identifiers import CaseId
from verifier_gui.sealing.keys import unseal_identity

SEED = bytes(range(32))
PUBLIC = Ed25519PrivateKey.from_private_bytes(SEED).public_key().public_bytes_raw().hex()
SALT = bytes(range(16))
NONCE = bytes(12)
KEY = b"\x07" * 32
CASE = CaseId("ab" * 16)
GOLDEN = (
    '{"agency":"Штаб","format":"vcase/identity/1","id":"03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8",'
    '"name":"Олена К.","salt":"000102030405060708090a0b0c0d0e0f","sealed":"SEALED"}'
)


def by_hand() -> bytes:
    clear = {"format": "vcase/identity/1", "id": PUBLIC, "name": "Олена К.", "agency": "Штаб", "salt": SALT.hex()}
    kept = {"seed": SEED.hex(), "cases": {CASE: (b"c" * 32).hex()}}
    inner, outer = (
        json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        for values in (kept, clear)
    )
    sealed = base64.b64encode(NONCE + ChaCha20Poly1305(KEY).encrypt(NONCE, inner, outer)).decode()
    return GOLDEN.replace("SEALED", sealed).encode()


def test_a_file_made_by_the_page_opens():
    asked = []

    def derive(passphrase, salt):
        asked.append((passphrase, salt))
        return KEY

    opened = unseal_identity(by_hand(), "правильна", derive)
    assert asked == [("правильна", SALT)]
    assert (opened.card.id, opened.card.name, opened.card.agency) == (PUBLIC, "Олена К.", "Штаб")
    assert opened.signing_key.private_bytes_raw() == SEED
    assert opened.case_keys == {CASE: b"c" * 32}
