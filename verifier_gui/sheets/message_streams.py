"""How child and window tell one another something: length-prefixed JSON over pipes. Never pickle: a stranger's bytes could run."""

import json
from typing import Any, BinaryIO, cast

_LENGTH = 4
_LONGEST = 256 * 1024 * 1024

Message = dict[str, Any]
"""A JSON object; `kind` says which."""


def send(stream: BinaryIO, message: Message) -> None:
    """Writes one message: its length (4 bytes, big-endian), then its JSON in UTF-8."""
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    stream.write(len(body).to_bytes(_LENGTH, "big") + body)
    stream.flush()


def receive(stream: BinaryIO) -> Message | None:
    """The next message, or None at the end of the stream. Raises `ValueError` for what is no message."""
    prefix = stream.read(_LENGTH)
    if len(prefix) < _LENGTH:
        return None
    length = int.from_bytes(prefix, "big")
    if length > _LONGEST:
        raise ValueError(length)
    body = stream.read(length)
    if len(body) < length:
        return None
    message: object = json.loads(body.decode("utf-8", "surrogatepass"))
    if not isinstance(message, dict):
        raise ValueError("not an object")
    return cast(Message, message)
