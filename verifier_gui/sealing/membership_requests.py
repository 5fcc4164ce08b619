"""A request to be admitted to a case: name, agency and public key, signed by that key so that they belong together. No secret."""

import base64
import unicodedata

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.statement_values import Values
from verifier_gui.errors import IdentityError
from verifier_gui.sealing.encoding import decode, encode
from verifier_gui.sealing.identity_cards import IdentityCard
from verifier_gui.sealing.keys import Identity
from verifier_gui.sealing.statements import signed_message

SUFFIX = ".vmember"

KIND = "member-request"

FORMAT = f"vcase/{KIND}/1"

LARGEST = 4096
"""bytes of a request: more is none"""

LONGEST = 120
"""characters of a name, or of an agency"""


def write_request(identity: Identity) -> bytes:
    """The request of an operator. Raises `IdentityError` for a name that no request may carry."""
    card = identity.card
    if not is_plain(card.name) or (card.agency and not is_plain(card.agency)):
        raise IdentityError(
            "The name {name} cannot stand in a request: it is too long or has invisible characters. "
            "Make an operator with another name.",
            name=card.name,
        )
    said: Values = {"format": FORMAT, "id": card.id, "name": card.name, "agency": card.agency}
    signature = identity.signing_key.sign(signed_message(KIND, encode(said)))
    return encode(said | {"signature": base64.b64encode(signature).decode()})


def read_request(content: bytes) -> IdentityCard:
    """Who asks. Raises `IdentityError` for whatever is not a whole request, or not signed by the key that it names."""
    try:
        said = _values(content)
        if said.get("format") == FORMAT:
            return _signed_card(said)
    except (ValueError, KeyError, InvalidSignature) as error:
        raise _refused() from error
    if str(said.get("format")).startswith(f"vcase/{KIND}/"):
        raise IdentityError("The request was written by a newer version of this program. Update the program.")
    raise _refused()


def _values(content: bytes) -> Values:
    if len(content) > LARGEST:
        raise ValueError("too large")
    return decode(content)


def _signed_card(said: Values) -> IdentityCard:
    signature = base64.b64decode(_text(said, "signature"), validate=True)
    if base64.b64encode(signature).decode() != said["signature"]:
        raise ValueError("another way of writing it")
    key, name, agency = (_text(said, part) for part in ("id", "name", "agency"))
    signed: Values = {"format": FORMAT, "id": key, "name": name, "agency": agency}
    if (
        said.keys() != {*signed, "signature"}
        or key != key.lower()
        or not is_plain(name)
        or (agency and not is_plain(agency))
    ):
        raise ValueError("another form")
    public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
    public.verify(signature, signed_message(KIND, encode(signed)))
    return IdentityCard(OperatorId(public.public_bytes_raw().hex()), name, agency)


def _refused() -> IdentityError:
    return IdentityError(
        "This is not a whole request for admission: it was changed on the way, or is another file. Have it sent again."
    )


def is_plain(name: str) -> bool:
    """Whether a name is nothing but what is seen of it: no control or invisible characters, no blanks at its ends."""
    return (
        0 < len(name) <= LONGEST
        and name == name.strip()
        and all(unicodedata.category(letter)[0] != "C" for letter in name)
    )


def _text(said: Values, name: str) -> str:
    found = said[name]
    if not isinstance(found, str):
        raise ValueError(name)
    return found
