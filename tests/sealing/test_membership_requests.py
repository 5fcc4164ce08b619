"""Requests for admission: golden bytes, and whatever is changed in one is refused in one sentence."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.statement_values import Values
from verifier_gui.errors import IdentityError
from verifier_gui.sealing.encoding import decode, encode
from verifier_gui.sealing.identity_cards import IdentityCard
from verifier_gui.sealing.keys import Identity
from verifier_gui.sealing.membership_requests import read_request, write_request
from verifier_gui.sealing.statements import operator_id, signed_message

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
CARD = IdentityCard(operator_id(KEY.public_key().public_bytes_raw()), "Тарас В.", "Омбудсман")
REQUEST = write_request(Identity(CARD, KEY, bytes(32), bytes(16)))

GOLDEN = (
    '{"agency":"Омбудсман","format":"vcase/member-request/1",'
    '"id":"03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8",'
    '"name":"Тарас В.",'
    '"signature":"qx7n6OjMP+XJgy8ElAqeR4125ds/Uu1lqtEDGHt7Z1/Iydh'
    'r86leMgysa/f6pBStpErRdvvY89Zj123YqiXnDA=="}'
)


def signed(**changed: str) -> bytes:
    """A request that was signed as it stands, whatever it says."""
    said: Values = {"format": "vcase/member-request/1", "id": CARD.id, "name": "Т", "agency": ""} | changed
    return encode(
        said | {"signature": base64.b64encode(KEY.sign(signed_message("member-request", encode(said)))).decode()}
    )


def test_the_bytes_of_a_request_never_change() -> None:
    assert GOLDEN.encode() == REQUEST
    assert read_request(REQUEST) == CARD


@given(st.integers(0, 8 * len(REQUEST) - 1))
def test_one_bit_flipped_is_refused(place: int) -> None:
    changed = bytearray(REQUEST)
    changed[place // 8] ^= 1 << place % 8
    with pytest.raises(IdentityError):
        read_request(bytes(changed))


@given(st.binary(max_size=5000) | st.binary(max_size=60).map(lambda noise: REQUEST + noise + b" "))
def test_whatever_is_no_request_is_refused_in_one_sentence(content: bytes) -> None:
    with pytest.raises(IdentityError, match="not a whole request"):
        read_request(content)


@pytest.mark.parametrize(
    "changed",
    [
        {"name": ""},
        {"name": " Тарас"},
        {"name": "Т" * 121},
        {"name": "Тарас\u202eжон"},
        {"name": "Тарас\nДругий"},
        {"agency": "А\u200bБ"},
        {"id": "00" * 32},
        {"id": CARD.id.upper()},
        {"id": CARD.id[:62]},
        {"role": "supervisor"},
    ],
    ids=str,
)
def test_what_is_signed_and_yet_no_request_is_refused(changed: dict[str, str]) -> None:
    assert read_request(signed()).id == CARD.id
    with pytest.raises(IdentityError, match="not a whole request"):
        read_request(signed(**changed))


def test_a_newer_version_is_said_to_be_one() -> None:
    with pytest.raises(IdentityError, match="newer version"):
        read_request(signed(format="vcase/member-request/2"))


def test_a_request_is_nothing_that_could_pass_for_a_statement() -> None:
    assert "kind" not in decode(REQUEST)


def test_nobody_asks_under_a_name_that_cannot_be_seen() -> None:
    card = IdentityCard(CARD.id, "Тарас\u2066", "")
    with pytest.raises(IdentityError, match="cannot stand in a request"):
        write_request(Identity(card, KEY, bytes(32), bytes(16)))
