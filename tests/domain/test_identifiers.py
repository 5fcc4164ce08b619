"""Ids: golden values that two versions of the program must agree on, and codes that a slip of the pen cannot change."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.domain import identifiers
from verifier_gui.domain.identifiers import (
    ListId,
    RevisionId,
    SubjectId,
    is_subject_code,
    joined,
    record_key,
    revision_id,
    subject_code,
    subject_id,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LIST = ListId("00112233445566778899aabbccddeeff")
FILE = "ab" * 32
subject_ids = st.binary(min_size=32, max_size=32).map(lambda found: SubjectId(found.hex()))


def test_joined_parts_are_hashed_with_their_lengths() -> None:
    by_hand = b"\x00\x00\x00\x0cvcase/test/1" + b"\x00\x00\x00\x02ab" + b"\x00\x00\x00\x00"
    assert joined("vcase/test/1", b"ab", b"") == hashlib.sha256(by_hand).hexdigest()


@given(st.lists(st.binary(max_size=3), max_size=4), st.lists(st.binary(max_size=3), max_size=4))
def test_other_parts_never_join_to_the_same(left: list[bytes], right: list[bytes]) -> None:
    assert (joined("p", *left) == joined("p", *right)) == (left == right)


def test_golden_ids() -> None:
    revision = revision_id(LIST, FILE, "Аркуш 1", 3, [(0, "number"), (1, "surname")])
    assert revision == "8e69d879eac9409e4a8f328d5f910fb7480ebdab75093e70016f94d7c6b5a485"
    assert (
        record_key(LIST, ["Бондаренко", "Микола", "", "12.03.1989"], 0)
        == "afcbb6cdc67eab0645ea747f6b857ee40434f8cd0985fbf628f203682aadee79"
    )
    assert subject_id(LIST, revision, 4) == "e8ea517fb8e9d2a6749d166e4a33f49c1458f7d56cf531c768f2d126a8a58d60"


def test_golden_codes() -> None:
    assert subject_code(SubjectId("0" * 64)) == "0000000000"
    assert subject_code(SubjectId("f" * 64)) == "ZZZZZZZZZX"
    assert subject_code(SubjectId("0123456789abcdef" * 4)) == "04HMASW9NA"


def test_revision_depends_on_everything_it_is_made_of_but_not_on_the_order_of_its_mapping() -> None:
    mapping = [(0, "number"), (1, "surname")]
    first = revision_id(LIST, FILE, "a", 1, mapping)
    assert first == revision_id(LIST, FILE, "a", 1, mapping[::-1])
    others = {
        revision_id(ListId("f" * 32), FILE, "a", 1, mapping),
        revision_id(LIST, "cd" * 32, "a", 1, mapping),
        revision_id(LIST, FILE, "b", 1, mapping),
        revision_id(LIST, FILE, "a", 2, mapping),
        revision_id(LIST, FILE, "a", 1, [(0, "number"), (2, "surname")]),
    }
    assert len(others | {first}) == 6


def test_equal_rows_are_told_apart_by_their_ordinal() -> None:
    assert record_key(LIST, ["a"], 0) != record_key(LIST, ["a"], 1)
    assert record_key(LIST, ["a", "", ""], 0) == record_key(LIST, ["a"], 0) != record_key(LIST, ["", "a"], 0)


def test_cell_with_half_a_surrogate_pair_has_a_key_too() -> None:
    assert len(record_key(LIST, ["\ud83d"], 0)) == 64


def test_lines_of_a_revision_are_different_subjects() -> None:
    revision = RevisionId("7" * 64)
    assert len({subject_id(LIST, revision, row) for row in range(1, 1001)}) == 1000


def test_new_ids_are_sixteen_random_bytes() -> None:
    made = [
        identifiers.new_case_id(),
        identifiers.new_list_id(),
        identifiers.new_station_id(),
        identifiers.new_case_id(),
    ]
    assert len(set(made)) == 4
    assert all(len(bytes.fromhex(found)) == 16 for found in made)


@given(subject_ids)
def test_code_has_ten_characters_that_are_not_misread_and_holds(subject: SubjectId) -> None:
    code = subject_code(subject)
    assert len(code) == 10
    assert set(code) <= set(ALPHABET)
    assert is_subject_code(code)


@given(subject_ids)
def test_code_carries_the_first_45_bits_of_the_id(subject: SubjectId) -> None:
    number = 0
    for character in subject_code(subject)[:9]:
        number = number * 32 + ALPHABET.index(character)
    assert f"{number:045b}" == f"{int(subject, 16):0256b}"[:45]


@given(subject_ids)
def test_every_single_wrong_character_is_caught(subject: SubjectId) -> None:
    code = subject_code(subject)
    for place in range(10):
        for character in ALPHABET.replace(code[place], ""):
            assert not is_subject_code(code[:place] + character + code[place + 1 :])


@given(subject_ids)
def test_every_exchange_of_two_neighbours_is_caught(subject: SubjectId) -> None:
    code = subject_code(subject)
    for place in range(9):
        exchanged = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        assert exchanged == code or not is_subject_code(exchanged)


@pytest.mark.parametrize(
    "text", ["", "000000000", "00000000000", "000000000o", "OOOOOOOOOO", "00000-0000", "٠٠٠٠٠٠٠٠٠٠"]
)
def test_text_that_is_no_code_is_none(text: str) -> None:
    assert not is_subject_code(text)
