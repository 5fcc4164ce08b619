"""Reads the cells of a table of ours that came back, whatever became of it: in a child process, within limits."""

import base64
from collections.abc import Iterator, Sequence

from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress
from verifier_gui.sheets.message_streams import Message
from verifier_gui.sheets.reading_process import ReadingProcess
from verifier_gui.sheets.recognizing import damaged

LARGEST = 150 * 1024 * 1024
"""bytes that one message holds"""


def read_cells(content: bytes, progress: Progress) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The filled rows of the first sheet of an xlsx, or of a csv with commas in UTF-8: number from 1 and the texts of the cells.

    Raises `SheetError` for what is no table any more, and `Cancelled`.
    """
    if len(content) > LARGEST:
        raise damaged()
    with ReadingProcess({"kind": "cells", "content": base64.b64encode(content).decode()}) as child:
        for message in child.messages(progress):
            if message.get("kind") == "end":
                return
            try:
                rows = [(int(number), tuple(map(str, cells))) for number, cells in message["rows"]]
            except (KeyError, TypeError, ValueError) as error:
                raise SheetError("The reader's answer cannot be understood. Start the program again.") from error
            yield from rows


def cells_message(rows: Sequence[tuple[int, Sequence[str]]]) -> Message:
    """Rows as the child tells of them."""
    return {"kind": "cells", "rows": rows}
