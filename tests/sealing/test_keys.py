"""Keys from passphrases, and an operator's own key in its sealed file."""

import hashlib

import pytest

from verifier_gui.domain.identifiers import CaseId
from verifier_gui.errors import IdentityError
from verifier_gui.sealing.identity_cards import read_card
from verifier_gui.sealing.keys import derive_key, new_identity, reseal, seal_identity, unseal_identity


def quick(passphrase, salt):
    return hashlib.sha256(salt + passphrase.encode()).digest()


@pytest.fixture
def identity():
    identity = new_identity("Олена К.", "Штаб", "правильна", quick)
    identity.case_keys[CaseId("aa" * 16)] = b"k" * 32
    return identity


def test_the_derivation_is_argon2id_with_the_agreed_costs_and_knows_one_form_of_a_letter():
    composed = derive_key("ї", bytes(16))
    assert composed == derive_key("\u0456\u0308", bytes(16))
    assert composed.hex() == "2dec2f66b46069770a557d91bbde68c763e3892f2ab500aa35b2a34408a20e55"


def test_a_sealed_identity_opens_with_its_passphrase_and_keeps_its_case_keys(identity):
    opened = unseal_identity(seal_identity(identity), "правильна", quick)
    assert opened.card == identity.card
    assert opened.case_keys == identity.case_keys
    assert opened.signing_key.private_bytes_raw() == identity.signing_key.private_bytes_raw()


def test_a_wrong_passphrase_is_one_sentence_that_names_the_operator(identity):
    with pytest.raises(IdentityError, match="does not open the key of Олена К"):
        unseal_identity(seal_identity(identity), "хибна", quick)


def test_whose_file_it_is_can_be_read_without_a_passphrase(identity):
    assert read_card(seal_identity(identity)) == identity.card


def test_neither_seed_nor_case_key_stands_in_the_clear(identity):
    content = seal_identity(identity)
    assert identity.signing_key.private_bytes_raw().hex().encode() not in content
    assert (b"k" * 32).hex().encode() not in content


def test_a_name_changed_in_the_clear_part_is_found(identity):
    forged = seal_identity(identity).replace("Штаб".encode(), "Шкаб".encode())
    with pytest.raises(IdentityError):
        unseal_identity(forged, "правильна", quick)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b"noise", b'{"format":"vcase/identity/1"}', b'{"format":"vcase/identity/2"}']
)
def test_a_damaged_or_newer_file_is_refused_in_words(content):
    with pytest.raises(IdentityError, match=r"damaged|newer"):
        unseal_identity(content, "правильна", quick)


def test_a_resealed_identity_opens_with_the_new_passphrase_alone(identity):
    content = seal_identity(reseal(identity, "нова", quick))
    opened = unseal_identity(content, "нова", quick)
    assert (opened.card, opened.case_keys) == (identity.card, identity.case_keys)
    assert opened.salt != identity.salt
    with pytest.raises(IdentityError):
        unseal_identity(content, "правильна", quick)
