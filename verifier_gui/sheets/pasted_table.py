"""A table that was copied elsewhere and pasted: held in memory alone, told to the reading child as bytes."""

import base64
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits
from verifier_gui.sheets.file_names import shown_file_name
from verifier_gui.sheets.message_streams import Message

LARGEST = 20 * limits.MIB
"""bytes: nobody copies more"""


@dataclass(frozen=True, slots=True)
class PastedTable:
    """`content` is UTF-8: the table as HTML where it was copied from Word, a browser or a spreadsheet, else its text. It takes the
    place of a file; `name` is what it is called, as a file is by its own."""

    name: str
    content: bytes


Source: TypeAlias = Path | PastedTable
"""What a list is read from."""


def pasted(name: str, html: str, text: str) -> PastedTable:
    """What lies on a clipboard. Raises `SheetError` where that is no text, or too much."""
    said = html if "<table" in html.casefold() else text
    content = said.encode("utf-8", "replace")
    if not said.strip():
        raise SheetError("There is no table on the clipboard. Copy the table first.")
    if len(content) > LARGEST:
        raise SheetError("What was copied is larger than {count} MB. Save it as a file.", count=LARGEST // limits.MIB)
    return PastedTable(name, content)


def told_to_child(source: Source) -> Message:
    """What a request says of its source."""
    if isinstance(source, PastedTable):
        return {"path": "", "name": source.name, "pasted": base64.b64encode(source.content).decode()}
    return {"path": os.fsencode(source).hex()}


def name_of(source: Source) -> str:
    """The name of a source as it is safe to show."""
    return shown_file_name(os.fsencode(source) if isinstance(source, Path) else source.name.encode())
