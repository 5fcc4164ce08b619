"""Listening to a window in a process of its own, which tells in lines of JSON what happens in it."""

import json
import select
from typing import IO

SECONDS = 30
"""the longest that one answer of a window may take on a busy machine"""


def hear(pipe: IO[bytes]) -> dict[str, object]:
    """The next thing that was told, by a pipe that has no buffer of its own; empty where nothing came in time."""
    line = b""
    while not line.endswith(b"\n"):
        ready, _, _ = select.select([pipe], [], [], SECONDS)
        if not ready or not (letter := pipe.read(1)):
            return {}
        line += letter
    return json.loads(line)
