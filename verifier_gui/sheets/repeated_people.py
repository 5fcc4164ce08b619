"""People who stand on a list twice: told while it is read, so that whoever made it can be asked."""

from dataclasses import replace
from typing import Final

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.problems import Problem, ProblemKind
from verifier_gui.sheets.rows import UnderstoodRow

REMEMBERED: Final = 200_000
"""people of a list who are remembered; whoever stands twice below them is found when lists are matched"""

_LONGEST = 200
"""characters of a name that are told"""
_TOLD = frozenset(
    {
        FactKind.SURNAME,
        FactKind.GIVEN_NAME,
        FactKind.PATRONYMIC,
        FactKind.FULL_NAME,
        FactKind.BIRTH_DATE,
        FactKind.TAX_NUMBER,
    }
)


class RepeatedPeople:
    """Is shown the people of one list in their order. Two rows are one person's, as far as a list itself can tell, where all parts
    of the name and the birth date are the same, or the whole name with a patronymic where neither has a birth date, or
    the tax number. Other spellings are the matcher's matter."""

    def __init__(self) -> None:
        self._rows: dict[int, int] = {}
        """The first row of each person, by a hash of who they are: the people themselves would take ten times as much."""

    def noted(self, person: UnderstoodRow) -> UnderstoodRow:
        """The same row, with a problem where its person stands further up as well."""
        rows, first = self._rows, 0
        said: dict[FactKind, str] = {}
        for fact in person.facts.facts:
            if fact.kind in _TOLD and fact.kind not in said:
                said[fact.kind] = fact.value or (fact.raw.strip() if fact.kind is FactKind.BIRTH_DATE else "")
        for key in _keys(said):
            first = first or rows.get(key, 0)
            if len(rows) < REMEMBERED:
                rows.setdefault(key, person.row)
        if not first:
            return person
        raw = f"{first}: {person.facts.shown_name()[:_LONGEST]}"
        problem = Problem(ProblemKind.LISTED_TWICE, person.row, -1, raw)
        return replace(person, problems=(*person.problems, problem))


def _keys(said: dict[FactKind, str]) -> list[int]:
    """The hashes by which a person is found again: none for somebody of whom too little is said."""
    born, father = said.get(FactKind.BIRTH_DATE, ""), said.get(FactKind.PATRONYMIC, "")
    surname = said.get(FactKind.SURNAME, "") or said.get(FactKind.FULL_NAME, "")
    given = said.get(FactKind.GIVEN_NAME, "")
    found: list[int] = []
    # A year alone is many people's.
    if surname and given and (father if not born else len(born) > len("1989-03")):
        found.append(hash((surname.casefold(), given.casefold(), father.casefold(), born)))
    if number := said.get(FactKind.TAX_NUMBER, ""):
        found.append(hash(number))
    return found
