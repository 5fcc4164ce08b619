"""Signed statements, the chain and fingerprints: golden bytes, and what a changed byte does."""

import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain.case_statements import MemberDeclared
from verifier_gui.domain.identifiers import OperatorId, StatementId, StationId
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.sealing.chain import BEGINNING, CellsDigest, FactsDigest, line_hash, pairing_digest
from verifier_gui.sealing.fingerprints import fingerprint_words
from verifier_gui.sealing.statements import ENVELOPE, sign, signed_message, statement_id, verify

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SIGNER = KEY.public_key().public_bytes_raw().hex()
VALUES = {
    "case": "00112233445566778899aabbccddeeff",
    "kind": "note",
    "by": SIGNER,
    "station": "ffeeddccbbaa99887766554433221100",
    "seq": 1,
    "prev": "",
    "at": "2026-05-12T10:31:00+00:00",
    "subject": "ab" * 32,
    "identity": "cd" * 32,
    "seen": [],
    "text": "Перевірити в ⟨МВС⟩",
}


def test_the_message_that_is_signed_is_the_pre_authentication_encoding_of_dsse():
    assert signed_message("note", "ї".encode()) == b"DSSEv1 12 vcase/note/1 2 \xd1\x97"


def test_the_bytes_of_a_statement_never_change():
    sealed = sign(KEY, VALUES)
    assert (
        sealed.body
        == (
            '{"at":"2026-05-12T10:31:00+00:00","by":"03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8",'
            '"case":"00112233445566778899aabbccddeeff","identity":"'
            + "cd"
            * 32
            + '","kind":"note","prev":"","seen":[],"seq":1,'
            '"station":"ffeeddccbbaa99887766554433221100","subject":"' + "ab" * 32 + '","text":"Перевірити в ⟨МВС⟩"}'
        ).encode()
    )
    assert sealed.id == hashlib.sha256(sealed.body).hexdigest()
    assert sealed.id == "ccf977784d2f37398ff9cec9d775433b51371f8f2cbc8d094c7302a1dd2fdf14"
    first, second = sealed.signature[:32].hex(), sealed.signature[32:].hex()
    assert first == "bb7cb79729629505f5f8126c7960e02c73c3ca16e0553b8fc964424f1da34839"
    assert second == "ea6f04c51c080db2e585d42dd4732879bdbf23e4ddc067a8b1f892f7bb380a0d"
    assert verify(sealed.body, sealed.signature) == VALUES


def test_the_bytes_of_a_statement_on_a_member_never_change():
    member = OperatorId("bb" * 32)
    body = MemberDeclared(
        member,
        "Тарас В.",
        "Омбудсман",
        OperatorRole.CASEWORKER,
        admitted=False,
        seen=(StatementId("12" * 32),),
        until={member: {StationId("d0" * 16): 12}},
        note="вибув",
    )
    envelope = {name: VALUES[name] for name in ENVELOPE} | {"kind": "member"}
    sealed = sign(KEY, envelope | body.to_values())
    assert sealed.body.decode() == (
        '{"admitted":false,"agency":"Омбудсман","at":"2026-05-12T10:31:00+00:00","by":"' + SIGNER + '",'
        '"case":"00112233445566778899aabbccddeeff","kind":"member","member":"' + "bb" * 32 + '","name":"Тарас В.",'
        '"note":"вибув","prev":"","replaces":null,"role":"caseworker","seen":["' + "12" * 32 + '"],"seq":1,'
        '"station":"ffeeddccbbaa99887766554433221100","until":{"' + "bb" * 32 + '":{"' + "d0" * 16 + '":12}}}'
    )
    assert sealed.id == "ac3ee3cecc16d8a5e2906c7b7869e8bb2e48442ab204d41d59dbdd73d1383c49"
    assert MemberDeclared.from_values(verify(sealed.body, sealed.signature)) == body


@given(st.data())
def test_one_bit_flipped_in_statement_or_signature_is_found(data):
    sealed = sign(KEY, VALUES)
    whole = bytearray(sealed.body + sealed.signature)
    place = data.draw(st.integers(0, 8 * len(whole) - 1))
    whole[place // 8] ^= 1 << place % 8
    body, signature = bytes(whole[: len(sealed.body)]), bytes(whole[len(sealed.body) :])
    with pytest.raises(ValueError):  # noqa: PT011  not canonical, not whole or not signed: all are refusals
        verify(body, signature)


def test_a_statement_cannot_pass_for_one_of_another_kind():
    note = sign(KEY, VALUES)
    with pytest.raises(ValueError, match="signature"):
        verify(note.body.replace(b'"kind":"note"', b'"kind":"hold"'), note.signature)


def test_nobody_signs_in_the_name_of_another():
    with pytest.raises(ValueError, match="names"):
        sign(Ed25519PrivateKey.generate(), VALUES)


@pytest.mark.parametrize("missing", ["case", "kind", "by", "station", "seq", "prev", "at"])
def test_a_statement_without_its_whole_envelope_is_refused(missing):
    values = {name: value for name, value in VALUES.items() if name != missing}
    from verifier_gui.sealing.encoding import encode

    body = encode(values)
    with pytest.raises(ValueError, match="envelope"):
        verify(body, KEY.sign(signed_message(str(values.get("kind")), body)))


def test_the_hash_of_an_audit_line_never_changes():
    first = line_hash(1, BEGINNING, b"{}")
    expected = hashlib.sha256(b"vcase/audit/1\0" + b"\0" * 7 + b"\x01" + bytes(32) + hashlib.sha256(b"{}").digest())
    assert first == expected.digest()
    assert first.hex() == "f3c07436f07311f5107d3f666333157f45dec6b00c73a6292b453e7d12c6744c"
    assert line_hash(2, first, b'{"a":1}').hex() == "3c0f63c0266a28f23f514383cf5baa7f504687b819fbe30e31f663c139f85399"


def test_digests_of_cells_and_pairings_never_change():
    digest = CellsDigest()
    digest.add(2, ("Їжак", ""))
    digest.add(7, ())
    assert digest.hexdigest() == "52cc6af210dace144e4a6c20bf318f15ad7e431c1d8ff78d49a5b779552b8660"
    pairs = [(3, statement_id(b"b")), (2, statement_id(b"a"))]
    assert (
        pairing_digest(pairs)
        == pairing_digest(sorted(pairs))
        == "0fbacf478ff6b4fd49a043d9948d25e573bf369acee330b7b00b8a909a0052cf"
    )


def test_the_digest_of_facts_never_changes():
    texts = [(2, '[["surname","ЇЖАК","Їжак",0,""],["birth-date","1989","1989",0,"year"]]'), (7, "[]")]
    digest = FactsDigest()
    for row, text in texts:
        digest.add(row, text)
    plain = b"".join(
        row.to_bytes(4, "big") + len(text.encode()).to_bytes(4, "big") + text.encode() for row, text in texts
    )
    assert digest.hexdigest() == hashlib.sha256(b"vcase/facts/1\0" + plain).hexdigest()
    assert digest.hexdigest() == "e8eb22af87479887495adf4c6505be3bfe99634babbaa0db063613449e78bdc8"


def test_cells_that_only_look_alike_when_joined_have_other_digests():
    digests = set()
    for cells in (("ab", "c"), ("a", "bc"), ("abc",), ("abc", "")):
        digest = CellsDigest()
        digest.add(1, cells)
        digests.add(digest.hexdigest())
    assert len(digests) == 4


def test_fingerprints_are_words_in_either_script():
    digest = bytes.fromhex("7f000001") + bytes(12)
    # The example of the proquint proposal: 127.0.0.1 is lusab-babad.
    assert fingerprint_words(digest, 2) == ("lusab", "babad")
    assert fingerprint_words(digest, 2, ukrainian=True) == ("лусаб", "бабад")
    assert len(fingerprint_words(hashlib.sha256(b"").digest())) == 8


@given(st.binary(min_size=16, max_size=16), st.binary(min_size=16, max_size=16))
def test_other_digests_have_other_words(one, other):
    assert (fingerprint_words(one) == fingerprint_words(other)) == (one == other)
