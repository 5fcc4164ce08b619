"""The child process in which strangers' files are read: within limits, with no way to the window but a pipe.

It takes one request from standard input and answers on standard output (`messages`). Whatever happens to it, the window lives.
"""

import base64
import gc
import os
import sys
import time
from typing import TYPE_CHECKING, Any, BinaryIO

from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.errors import SheetError
from verifier_gui.sheets import limits
from verifier_gui.sheets.message_streams import Message, receive, send
from verifier_gui.sheets.messages import inspection_message, rows_message

if TYPE_CHECKING:
    from verifier_gui.sheets.opening import Opened

_BEAT = 0.1
"""seconds between two signs of life"""

_ROWS_AT_ONCE = 500


class _Voice:
    """Tells how far the work is, not more often than can be seen."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream = stream
        self._last = 0.0
        self._share = 0.0

    def beat(self) -> None:
        self.report(self._share)

    def report(self, share: float) -> None:
        self._share = share
        now = time.monotonic()
        if now - self._last >= _BEAT:
            self._last = now
            send(self.stream, {"kind": "progress", "done": round(1000 * share), "total": 1000})


def main() -> int:
    """Serves one request; the exit code is 0 also where a file is refused."""
    stream = _answers()
    _limit()
    # Nothing here is a cycle. The collector would go through all that is remembered of the cells, again and again.
    gc.disable()
    request = receive(sys.stdin.buffer)
    if request is None:
        return 0
    try:
        _serve(request, stream)
    except SheetError as error:
        values = {name: value if isinstance(value, int) else str(value) for name, value in error.values.items()}
        send(stream, {"kind": "refused", "sentence": error.sentence, "values": values})
    except MemoryError:
        send(stream, {"kind": "memory"})
    except RecursionError:
        send(stream, {"kind": "memory"})
    return 0


def _answers() -> BinaryIO:
    """Standard output for messages alone: what else is printed goes nowhere."""
    stream = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return stream


def _limit() -> None:
    """Address space and core dumps, where the system knows such limits."""
    try:
        import resource
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_AS, limits.MEMORY_BYTES), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


def _serve(request: Message, stream: BinaryIO) -> None:
    from verifier_gui.sheets.opening import changed
    from verifier_gui.sheets.surveying import Wish, read_people, survey

    voice = _Voice(stream)
    if request["kind"] == "cells":
        _tell_cells(base64.b64decode(request["content"]), voice)
        return
    opened, name = _opened(request, voice)
    if request["expected_sha256"] not in {"", opened.sha256}:
        raise changed()
    wish = Wish(request["sheet"], request["heading_row"], _mapping(request["mapping"]))
    if request["kind"] == "inspect":
        found = survey(opened, name, wish, request["preview_rows"], voice.report)
        send(stream, inspection_message(found))
        return
    if request["kind"] == "whole":
        _tell_whole(opened, name, request["chunk"], voice)
        return
    people = problems = 0
    for rows in read_people(opened, wish, request["chunk"], voice.report):
        people += len(rows)
        problems += sum(len(row.problems) for row in rows)
        send(stream, rows_message(rows))
    end: dict[str, Any] = {"people": people, "problems": problems}
    how = {"encoding": opened.workbook.encoding, "delimiter": opened.workbook.delimiter}
    send(stream, {"kind": "end", "file_sha256": opened.sha256, **how, **end})


def _opened(request: Message, voice: _Voice) -> "tuple[Opened, str]":
    """What shall be read, and its name as it is shown."""
    from verifier_gui.sheets.file_names import shown_file_name

    if "pasted" in request:
        from verifier_gui.sheets.pasted_workbook import open_pasted

        name = str(request["name"]).encode()
        return open_pasted(base64.b64decode(request["pasted"]), voice.beat), shown_file_name(name)
    from verifier_gui.sheets.opening import open_workbook
    from verifier_gui.sheets.regions import Region

    path = bytes.fromhex(request["path"])
    told = {"encoding": request["encoding"], "delimiter": request["delimiter"]}
    region = Region(request.get("region", Region.UKRAINE))
    return open_workbook(path, **told, beat=voice.beat, region=region), shown_file_name(path)


def _tell_whole(opened: "Opened", name: str, chunk: int, voice: _Voice) -> None:
    from verifier_gui.sheets.surveying import most_people, read_facts
    from verifier_gui.sheets.whole_files import PeopleTelling

    sheet, others = most_people(opened.workbook, voice.report)
    send(voice.stream, {"kind": "laid-out", "file_name": name, "sheet": sheet, "others": others})
    telling = PeopleTelling()
    for rows in read_facts(opened.workbook, sheet, chunk, voice.report):
        send(voice.stream, telling.message(rows))
    send(voice.stream, {"kind": "end"})


def _tell_cells(content: bytes, voice: _Voice) -> None:
    """Every filled row of a table of ours, of the first sheet."""
    from verifier_gui.sheets.cells_reading import cells_message
    from verifier_gui.sheets.opening import open_bytes

    workbook = open_bytes(content, voice.beat)
    rows: list[tuple[int, list[str]]] = []
    if workbook.sheets:
        for row in workbook.rows(workbook.sheets[0].name):
            width = min(limits.COLUMNS, max(row.cells, default=-1) + 1)
            rows.append(
                (row.number, [row.cells[column].text if column in row.cells else "" for column in range(width)])
            )
            if len(rows) == _ROWS_AT_ONCE:
                send(voice.stream, cells_message(rows))
                rows = []
                voice.beat()
    send(voice.stream, cells_message(rows))
    send(voice.stream, {"kind": "end"})


def _mapping(columns: list[str] | None) -> ColumnMapping | None:
    return None if columns is None else ColumnMapping(tuple(columns))


if __name__ == "__main__":
    sys.exit(main())
