"""Matches one file against others, without a case file: what `verifier match` and its users need."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from verifier_gui.domain.candidates import Evidence
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.matching.engine import find_for
from verifier_gui.matching.index import IndexBuilding, RegistryIndex
from verifier_gui.matching.people import Person, read_person
from verifier_gui.matching.uncollected import uncollected
from verifier_gui.progress import Progress
from verifier_gui.sheets.reading_process import ReadingProcess
from verifier_gui.sheets.whole_files import WholeFile

_AT_ONCE = 2
"""files that are read at the same time: each keeps a process of its own busy"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken from a file: its name, the sheet, and the sheets that were not taken."""

    file_name: str
    sheet: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sought:
    """Everybody on the list, in the order of its rows: row number, name as it is shown, and how they are compared."""

    taken: Taken
    rows: tuple[int, ...]
    names: tuple[str, ...]
    persons: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Registry:
    """A registry that was read: of its people only what is compared and shown is held."""

    taken: Taken
    index: RegistryIndex


@dataclass(frozen=True, slots=True)
class Found:
    """A record of a registry that may be the subject; `rank` counts from 1 over all registries."""

    rank: int
    registry: str
    row: int
    name: str
    probability: float
    weight: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FoundFor:
    """A subject with what was found, best first."""

    row: int
    name: str
    found: tuple[Found, ...]


Read = TypeVar("Read")


def read_files(
    list_file: Path, registries: Sequence[Path], progress: Progress, begun: Sequence[ReadingProcess] = ()
) -> tuple[Sought, list[Registry]]:
    """Everybody in the files, as these are understood by themselves. `begun` are the children that read the first registries, where
    they were started before. Raises `SheetError` and `Cancelled`."""
    together = _Together(progress, len(registries) + 1)
    with ThreadPoolExecutor(_AT_ONCE, "reading a list") as executor, uncollected():
        try:
            sought = executor.submit(_read_list, list_file, together.part(0))
            read = [
                executor.submit(_read_registry, path, together.part(place), child)
                for place, (path, child) in enumerate(zip_longest(registries, begun), 1)
            ]
            return sought.result(), [found.result() for found in read]
        except BaseException:
            together.end()
            raise


class _Together:
    """The progress of several readings at once: the mean of their shares."""

    def __init__(self, whole: Progress, parts: int) -> None:
        self._whole = whole
        self._shares = [0.0] * parts
        self._lock = threading.Lock()
        self._parts = [Progress(self._telling(place)) for place in range(parts)]

    def part(self, place: int) -> Progress:
        return self._parts[place]

    def end(self) -> None:
        for part in self._parts:
            part.cancel()

    def _telling(self, place: int) -> Callable[[int, int], None]:
        def tell(done: int, total: int) -> None:
            with self._lock:
                self._shares[place] = done / total if total else 0.0
                share = sum(self._shares) / len(self._shares)
                self._whole.step(round(1000 * share), 1000)

        return tell


def _read_list(path: Path, progress: Progress) -> Sought:
    rows: list[int] = []
    names: list[str] = []
    persons: list[Person] = []
    with WholeFile(path, progress.part(0.0, 1.0)) as people:
        for person in people:
            if len(rows) % 50 == 0 and progress.unwanted:
                progress.step(0, 1)
            rows.append(person.row)
            names.append(person.facts.shown_name())
            persons.append(read_person(person.facts))
        return Sought(_taken(people), tuple(rows), tuple(names), tuple(persons))


def _read_registry(path: Path, progress: Progress, begun: ReadingProcess | None) -> Registry:
    building = IndexBuilding()
    with WholeFile(path, progress.part(0.0, 0.9), begun) as people:
        for person in people:
            building.add(_key(person.row), person.row, person.facts)
        return Registry(_taken(people), building.index(progress.part(0.9, 1.0)))


def _taken(people: WholeFile) -> Taken:
    return Taken(people.file_name, people.sheet, people.others)


def _key(row: int) -> RecordKey:
    """Records of a file have no keys of their own."""
    return RecordKey(f"{row:064x}")


def match_files(sought: Sought, registries: Sequence[Registry], top: int, progress: Progress) -> Iterator[FoundFor]:
    """For each subject its best `top` candidates of each registry, ranked over all of them by probability, then weight, then
    registry and row. Raises `Cancelled`."""
    met: list[list[tuple[float, float, int, Found]]] = [[] for _ in sought.persons]
    for place, registry in enumerate(registries):
        index, name = registry.index, registry.taken.file_name
        part = progress.part(place / len(registries), (place + 1) / len(registries))
        for number, matches in enumerate(find_for(sought.persons, index, top=top, progress=part)):
            for match in matches:
                row = index.row(match.position)
                shown = index.shown_name(match.position)
                found = Found(0, name, row, shown, match.probability, match.weight, match.evidence)
                met[number].append((-match.probability, -match.weight, place, found))
    for row, name, candidates in zip(sought.rows, sought.names, met, strict=True):
        candidates.sort(key=lambda one: (*one[:3], one[3].row))
        yield FoundFor(
            row,
            name,
            tuple(
                Found(rank, one.registry, one.row, one.name, one.probability, one.weight, one.evidence)
                for rank, (*_, one) in enumerate(candidates, 1)
            ),
        )
