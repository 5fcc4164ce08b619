"""A sample file: its table, who stands in which row, and what a caseworker would say of it when it is imported."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from people import Person
from tables import Table, write_csv, write_ods, write_xlsx

Manifest = Mapping[str, str | Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class SampleFile:
    """`people` are the numbers of the invented people, one a row of the table; `tags` say what was done to each row. `manifest`
    holds what `lists.json` says of the list besides its file; texts in two languages stand by language."""

    file_name: str
    table: Table
    people: tuple[int, ...]
    manifest: Manifest
    tags: tuple[tuple[str, ...], ...] = ()
    encoding: str = "utf-8-sig"
    delimiter: str = ","
    kinds: tuple[str, ...] = field(default=())
    """of a list to verify, one a row: as the truth file gives them"""

    def __post_init__(self) -> None:
        if len(self.people) != len(self.table.rows):
            raise ValueError(self.file_name)

    @property
    def role(self) -> str:
        return str(self.manifest["role"])

    @property
    def side(self) -> str:
        return str(self.manifest["side"])

    def row_of(self, place: int) -> int:
        """The file's own 1-based number of the row at a place of the table."""
        return self.table.first_row + place

    def write(self, folder: Path) -> None:
        path = folder / self.file_name
        match path.suffix:
            case ".xlsx":
                write_xlsx(self.table, path)
            case ".ods":
                write_ods(self.table, path)
            case ".csv":
                write_csv(self.table, path, encoding=self.encoding, delimiter=self.delimiter)
            case other:
                raise ValueError(other)


def named(ukrainian: str, english: str) -> dict[str, str]:
    return {"uk": ukrainian, "en": english}


def numbers_of(people: Iterable[Person]) -> tuple[int, ...]:
    return tuple(person.number for person in people)
