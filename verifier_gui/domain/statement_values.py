"""Plain values of a statement's body, read strictly: what has another form is never taken for something else."""

import datetime
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
Values: TypeAlias = dict[str, Json]


def texts_in(values: Mapping[str, Json], name: str) -> tuple[str, ...]:
    """A list of texts. Raises `ValueError` where it is anything else."""
    found = values.get(name, [])
    if isinstance(found, str) or not isinstance(found, Sequence):
        raise ValueError(name)
    texts: list[str] = []
    for item in found:
        if not isinstance(item, str):
            raise ValueError(name)
        texts.append(item)
    return tuple(texts)


def text_in(values: Mapping[str, Json], name: str) -> str:
    found = values.get(name, "")
    if not isinstance(found, str):
        raise ValueError(name)
    return found


def optional_text_in(values: Mapping[str, Json], name: str) -> str:
    """A text that may be null or missing; then it is empty."""
    return "" if values.get(name) is None else text_in(values, name)


def flag_in(values: Mapping[str, Json], name: str) -> bool:
    """Yes or no. Raises `ValueError` where it is anything else: a hold that says "yes" must not be read as freed."""
    found = values.get(name, False)
    if not isinstance(found, bool):
        raise ValueError(name)
    return found


def day_in(values: Mapping[str, Json], name: str) -> str:
    """A day in ISO form, or the empty text. Raises `ValueError` for anything else."""
    found = text_in(values, name)
    if found and not is_day(found):
        raise ValueError(name)
    return found


def is_day(text: str) -> bool:
    """Whether a text is a day as `2026-05-12`."""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def hexadecimal(text: str) -> str:
    """A text that is 64 hexadecimal digits, as keys, hashes and 32 random bytes are written. Raises `ValueError` for anything else:
    somebody might be shown by it."""
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise ValueError("hexadecimal")
    return text


def number_in(values: Mapping[str, Json], name: str) -> int:
    found = values.get(name, 0)
    if not isinstance(found, int) or isinstance(found, bool):
        raise ValueError(name)
    return found


def mappings_in(values: Mapping[str, Json], name: str) -> list[Mapping[str, Json]]:
    found = values.get(name, [])
    if isinstance(found, str) or not isinstance(found, Sequence):
        raise ValueError(name)
    mappings: list[Mapping[str, Json]] = []
    for item in found:
        if not isinstance(item, Mapping):
            raise ValueError(name)
        mappings.append(item)
    return mappings


def texts_by_name_in(values: Mapping[str, Json], name: str) -> dict[str, str]:
    """Texts by their names. Raises `ValueError`."""
    found = values.get(name)
    if not isinstance(found, Mapping):
        raise ValueError(name)
    return {key: text_in(found, key) for key in found}
