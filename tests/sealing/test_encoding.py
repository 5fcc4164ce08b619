"""The canonical text: one value, one text; every second way of writing is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier_gui.sealing.encoding import decode, encode, without_lone_surrogates

_text = st.text(st.characters(exclude_categories=["Cs"]))
_values = st.recursive(
    st.none() | st.booleans() | st.integers() | _text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_text, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(_text, _values, max_size=5))
def test_what_is_encoded_is_decoded_to_the_same_values_and_bytes(values):
    text = encode(values)
    assert decode(text) == values
    assert encode(decode(text)) == text


@given(st.dictionaries(_text, st.integers(), min_size=2, max_size=6))
def test_the_order_in_which_keys_were_set_is_of_no_account(values):
    assert encode(dict(reversed(values.items()))) == encode(values)


def test_the_bytes_of_a_value_never_change():
    values = {"я": "Їжак", "a": [1, True, None, 'x\n\u2028"\\'], "б": {"z": 0, "y": ""}}
    assert encode(values) == '{"a":[1,true,null,"x\\n\u2028\\"\\\\"],"б":{"y":"","z":0},"я":"Їжак"}'.encode()


@pytest.mark.parametrize(
    "text",
    [
        b'{"verdict":"a","verdict":"b"}',
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":1.5}',
        b'{"a":1e3}',
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\ud800"}',
        b'{"a":1}\n',
        b"\xef\xbb\xbf{}",
        b'{"a":"\xff"}',
        b"[]",
        b"",
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"a":-0}',
        b'{"a":' + b"1" * 5000 + b"}",
    ],
)
def test_text_that_is_not_canonical_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  each says it in its own words
        decode(text)


def test_floats_are_refused_for_they_have_more_than_one_text():
    with pytest.raises(ValueError, match="float"):
        encode({"a": [{"b": 0.5}]})


def test_a_lone_surrogate_becomes_a_visible_sign():
    assert without_lone_surrogates({"a": ["x\ud800y", {"b": "\udfff"}], "n": 1}) == {
        "a": ["x\ufffdy", {"b": "\ufffd"}],
        "n": 1,
    }
