"""Reads the people of a file, in chunks, from a child process."""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from typing_extensions import override

from verifier_gui.domain.lists import ColumnMapping
from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspection import ReadRow
from verifier_gui.sheets.message_streams import Message
from verifier_gui.sheets.messages import read_rows
from verifier_gui.sheets.pasted_table import Source, told_to_child
from verifier_gui.sheets.reading_process import ReadingProcess

__all__ = ["ReadRow", "Reading", "read_people"]


class Reading(Iterator[tuple[ReadRow, ...]]):
    """The people of one sheet in chunks, in the file's order. `file_sha256`, `encoding` and `delimiter` (of a csv, else empty),
    `people` and `problems` are known when the last chunk has been taken. As a context it ends the child on leaving."""

    def __init__(self, request: Message, progress: Progress) -> None:
        self._child = ReadingProcess(request)
        self._messages = self._child.messages(progress)
        self.file_sha256 = ""
        self.encoding = ""
        self.delimiter = ""
        self.people = 0
        self.problems = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the child, whatever it has still to say."""
        self._child.end()

    def __del__(self) -> None:
        # Work that fails elsewhere drops its reading half taken: the child must not wait for ever.
        child = getattr(self, "_child", None)
        if child is not None:
            child.end()

    @override
    def __next__(self) -> tuple[ReadRow, ...]:
        """Raises `SheetError`, and `Cancelled` within 0.3 s; what was read before is then to be thrown away."""
        if self.file_sha256:
            raise StopIteration
        try:
            message = next(self._messages)
            if message["kind"] == "rows":
                return read_rows(message)
            self.encoding = str(message["encoding"])
            self.delimiter = str(message["delimiter"])
            self.people = int(message["people"])
            self.problems = int(message["problems"])
            self.file_sha256 = str(message["file_sha256"])
        except (KeyError, TypeError, ValueError) as error:
            self._child.end()
            raise SheetError("The reader's answer cannot be understood. Start the program again.") from error
        except BaseException:
            self._child.end()
            raise
        self._child.end()
        raise StopIteration


def read_people(
    path: Source,
    *,
    sheet: str,
    heading_row: int,
    mapping: ColumnMapping,
    progress: Progress,
    chunk: int = 2000,
    expected_sha256: str = "",
    encoding: str = "",
    delimiter: str = "",
) -> Reading:
    """The people of a sheet that was inspected. A file that is no longer the one of `expected_sha256` is refused whole.

    Raises `SheetError` and `Cancelled`, here or while the chunks are taken.
    """
    return Reading(
        {
            "kind": "read",
            **told_to_child(path),
            "expected_sha256": expected_sha256,
            "encoding": encoding,
            "delimiter": delimiter,
            "sheet": sheet,
            "heading_row": heading_row,
            "mapping": mapping.columns,
            "chunk": chunk,
        },
        progress,
    )
