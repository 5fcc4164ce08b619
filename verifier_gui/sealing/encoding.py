"""The canonical JSON text in which everything signed is written: one value, one text."""

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn, cast

from verifier_gui.domain.statement_values import Json, Values


def encode(values: Values) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces; letters stand as themselves, only what JSON must escape is escaped.

    Raises `ValueError` for a float (decimals are written as text) and for a lone surrogate, which UTF-8 cannot hold.
    """
    _refuse_floats(values)
    return _text(values)


def decode(text: bytes) -> Values:
    """The mapping that `text` holds. Raises `ValueError` unless encoding it anew gives the same bytes.

    That refuses a key written twice (of which one reader takes the first and another the last: two verdicts under one
    signature), NaN, floats, spaces and every other second way of writing a value.
    """
    try:
        # What is read without a float has none: an audit of a long log need not look at every value a second time.
        found: object = json.loads(text.decode("utf-8"), parse_float=_refuse_float, parse_constant=_refuse_float)
        if not isinstance(found, dict):
            raise ValueError("the text is no mapping")
        values = cast(Values, found)
        if _text(values) != text:
            raise ValueError("the text is not canonical")
    except RecursionError as error:
        raise ValueError("the text is nested too deeply") from error
    return values


def without_lone_surrogates(values: Mapping[str, Json]) -> Values:
    """The values with U+FFFD for every lone surrogate, which a keyboard or the clipboard can give."""
    return {name: _mended(value) for name, value in values.items()}


def _mended(value: Json) -> Json:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Mapping):
        return without_lone_surrogates(value)
    return [_mended(item) for item in value]


def _text(values: Values) -> bytes:
    text = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def _refuse_float(_text: str) -> NoReturn:
    raise ValueError("a float has more than one text")


def _refuse_floats(value: Json) -> None:
    if isinstance(value, float):
        raise ValueError("a float has more than one text")
    if isinstance(value, Mapping):
        for item in value.values():
            _refuse_floats(item)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            _refuse_floats(item)
