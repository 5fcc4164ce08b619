"""The people of a sample's files as our own reader reads them: peers and we get the same names and dates."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.progress import Progress
from verifier_gui.sheets.opening import open_workbook
from verifier_gui.sheets.surveying import Wish, most_people, read_people
from verifier_gui.sheets.whole_files import FilePerson, WholeFile

NAMES_AND_DATES = frozenset(
    {
        FactKind.FULL_NAME,
        FactKind.SURNAME,
        FactKind.GIVEN_NAME,
        FactKind.PATRONYMIC,
        FactKind.FORMER_SURNAME,
        FactKind.BIRTH_DATE,
    }
)


class Plain(NamedTuple):
    """What peers are told of a person: the whole name as it stands, its parts, and the birth date (yyyymmdd, 0 for none)."""

    row: int
    name: str
    parts: tuple[str, str, str]
    birth: int


def people_of(path: Path) -> Iterator[FilePerson]:
    with WholeFile(path, Progress()) as people:
        yield from people


def people_read_here(path: Path) -> Iterator[FilePerson]:
    """The same in this process alone, where nothing else runs beside what is measured."""
    opened = open_workbook(os.fsencode(path))
    sheet, _ = most_people(opened.workbook, lambda _share: None)
    for rows in read_people(opened, Wish(sheet), 5000, lambda _share: None):
        yield from (FilePerson(row.row, row.facts) for row in rows)


def names_and_dates(facts: Facts) -> Facts:
    return Facts.of(fact for fact in facts.facts if fact.kind in NAMES_AND_DATES)


def plain(person: FilePerson) -> Plain:
    facts = person.facts
    whole = facts.first(FactKind.FULL_NAME)
    parts = tuple(facts.value(kind) for kind in (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC))
    date = facts.date(FactKind.BIRTH_DATE)
    birth = date.year * 10000 + date.month * 100 + date.day if date and date.day else 0
    return Plain(
        person.row, whole.value if whole else " ".join(filter(None, parts)), (parts[0], parts[1], parts[2]), birth
    )
