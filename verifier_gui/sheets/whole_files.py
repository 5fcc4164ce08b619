"""Reads everybody of a file as it is understood by itself, in one go: for those who look nothing over first.

The child hands on what was understood and no more: the raw rows, of which nothing is kept, stay with it.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.errors import SheetError
from verifier_gui.progress import Progress
from verifier_gui.sheets.message_streams import Message
from verifier_gui.sheets.reading_process import ReadingProcess

_KINDS = tuple(FactKind)
_PLACES = {kind: place for place, kind in enumerate(_KINDS)}
_REMEMBERED, _CHARACTERS = 50_000, 4_000_000
"""facts, and characters of them, that both sides remember before they begin anew"""


class FilePerson(NamedTuple):
    """One person: the file's own 1-based row number, and what the row says."""

    row: int
    facts: Facts


def begin_whole_file(path: Path) -> ReadingProcess:
    """Starts the child that reads a file, for `WholeFile` to listen to: while it works, others may get ready."""
    return ReadingProcess(
        {
            "kind": "whole",
            "path": os.fsencode(path).hex(),
            "expected_sha256": "",
            "encoding": "",
            "delimiter": "",
            "sheet": None,
            "heading_row": None,
            "mapping": None,
            "chunk": 2000,
        }
    )


class WholeFile:
    """The people of a file, in its order. `file_name`, `sheet` (the one that was taken) and `others` (sheets that were not) are known
    from the start. As a context it ends the child on leaving."""

    def __init__(self, path: Path, progress: Progress, begun: ReadingProcess | None = None) -> None:
        """`begun` is the child that reads this very file, where it was started before. Raises `SheetError` and `Cancelled`."""
        self._child = begun or begin_whole_file(path)
        self._messages = self._child.messages(progress)
        try:
            laid_out = next(self._messages)
            self.file_name = str(laid_out["file_name"])
            self.sheet = str(laid_out["sheet"])
            self.others = tuple(map(str, laid_out["others"]))
        except (KeyError, TypeError) as error:
            self._child.end()
            raise _not_understood() from error
        except BaseException:
            self._child.end()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._child.end()

    def __iter__(self) -> Iterator[FilePerson]:
        """Raises `SheetError`, and `Cancelled` within 0.3 s; what was read before is then to be thrown away."""
        hearing = PeopleHearing()
        for message in self._messages:
            if message["kind"] == "end":
                return
            try:
                people = hearing.people(message)
            except (KeyError, IndexError, TypeError, ValueError) as error:
                raise _not_understood() from error
            yield from people


class PeopleTelling:
    """People as the child tells of them: each fact once, and of every row its number and those of its facts. What was told is
    known to the listener until there is too much of it."""

    def __init__(self) -> None:
        self._facts: list[Fact] = []
        self._numbers: dict[int, int] = {}
        self._characters = 0

    def message(self, rows: Iterable[tuple[int, Sequence[Fact]]]) -> Message:
        """Row number and facts of each person."""
        anew = len(self._facts) > _REMEMBERED or self._characters > _CHARACTERS
        if anew:
            self._facts, self._numbers, self._characters = [], {}, 0
        facts, numbers = self._facts, self._numbers
        known = len(facts)
        told: list[list[int]] = []
        for row, said in rows:
            found = [row]
            for fact in said:
                # What repeats is one object; what is equal and is not costs a few bytes.
                number = numbers.get(id(fact))
                if number is None:
                    number = numbers[id(fact)] = len(facts)
                    facts.append(fact)
                found.append(number)
            told.append(found)
        self._characters += sum(len(fact.raw) + len(fact.value) for fact in facts[known:])
        return {"kind": "people", "anew": anew, "facts": list(map(_told, facts[known:])), "rows": told}


def _told(fact: Fact) -> list[object]:
    if fact.ordinal or fact.precision:
        return [_PLACES[fact.kind], fact.raw, fact.value, fact.ordinal, fact.precision]
    return [_PLACES[fact.kind], fact.raw] if fact.raw == fact.value else [_PLACES[fact.kind], fact.raw, fact.value]


class PeopleHearing:
    """What `PeopleTelling` tells, as people again."""

    def __init__(self) -> None:
        self._facts: list[Fact] = []

    def people(self, message: Message) -> list[FilePerson]:
        """Raises `KeyError`, `IndexError`, `TypeError` or `ValueError` for what is no such message."""
        if message["anew"]:
            self._facts = []
        facts = self._facts
        facts += map(_read, message["facts"])
        rows: Iterable[Sequence[int]] = message["rows"]
        return [FilePerson(row, Facts(tuple([facts[number] for number in numbers]))) for row, *numbers in rows]


def _read(told: Sequence[Any]) -> Fact:
    kind, raw = _KINDS[int(told[0])], str(told[1])
    if len(told) == 2:
        return Fact(kind, raw, raw)
    ordinal, precision = (int(told[3]), str(told[4])) if len(told) > 3 else (0, "")
    return Fact(kind, raw, str(told[2]), ordinal, precision)


def _not_understood() -> SheetError:
    return SheetError("The reader's answer cannot be understood. Start the program again.")
