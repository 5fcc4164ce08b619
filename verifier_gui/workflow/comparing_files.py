"""Matches one file against others, without a case file: what `verifier match` and its users need."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier_gui.domain.candidates import Evidence
from verifier_gui.domain.facts import Facts
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.errors import UsageError
from verifier_gui.matching.engine import find_for, read_subjects
from verifier_gui.matching.index import build_index
from verifier_gui.progress import Progress
from verifier_gui.sheets.inspecting import Inspection, inspect
from verifier_gui.sheets.reading import read_people


@dataclass(frozen=True, slots=True)
class FilePeople:
    """The people of one file: row and facts of each, in the order of the file."""

    inspection: Inspection
    rows: tuple[tuple[int, Facts], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A record of a registry that may be the subject; `rank` counts from 1 over all registries."""

    rank: int
    registry: str
    row: int
    facts: Facts
    probability: float
    weight: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FoundFor:
    """A subject with what was found, best first."""

    row: int
    facts: Facts
    found: tuple[Found, ...]


def read_file(path: Path, progress: Progress) -> FilePeople:
    """Everybody in a file, as it is understood by itself. Raises `SheetError`."""
    inspection = inspect(path, progress=progress)
    reading = read_people(
        path,
        sheet=inspection.sheet,
        heading_row=inspection.heading_row,
        mapping=inspection.mapping,
        expected_sha256=inspection.file_sha256,
        progress=progress,
    )
    return FilePeople(inspection, tuple((row.row, row.facts) for chunk in reading for row in chunk))


def match_files(
    subjects: FilePeople, registries: Sequence[FilePeople], top: int, progress: Progress
) -> Iterator[FoundFor]:
    """For each subject its best `top` candidates of each registry, ranked over all of them by probability, then weight, then
    registry and row. Raises `UsageError` where two registries have one name."""
    names = [registry.inspection.file_name for registry in registries]
    for name in names:
        if names.count(name) > 1:
            raise UsageError("Two registries are called {name}. Give one of them another file name.", name=name)
    persons = read_subjects([found for _, found in subjects.rows], progress)
    met: list[list[Found]] = [[] for _ in persons]
    for place, registry in enumerate(registries):
        part = progress.part(place / len(registries), (place + 1) / len(registries))
        people = [(RecordKey(f"{row:064x}"), row, found) for row, found in registry.rows]
        index = build_index(people, part.part(0, 0.5))
        by_row = dict(registry.rows)
        for number, matches in enumerate(find_for(persons, index, top=top, progress=part.part(0.5, 1))):
            for match in matches:
                row = index.row(match.position)
                met[number].append(
                    Found(
                        0,
                        registry.inspection.file_name,
                        row,
                        by_row[row],
                        match.probability,
                        match.weight,
                        match.evidence,
                    )
                )
    for (row, found), candidates in zip(subjects.rows, met, strict=True):
        ranked = sorted(candidates, key=lambda one: (-one.probability, -one.weight, names.index(one.registry), one.row))
        yield FoundFor(
            row,
            found,
            tuple(
                Found(rank, one.registry, one.row, one.facts, one.probability, one.weight, one.evidence)
                for rank, one in enumerate(ranked, 1)
            ),
        )
