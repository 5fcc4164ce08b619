"""What a revision of a list would change: plain values, told before anything of it is written."""

from dataclasses import dataclass
from enum import StrEnum

from verifier_gui.domain.identifiers import SubjectId

LOSS = 0.1
"""share of a list's people above which their loss is no matter of course"""


class Fate(StrEnum):
    """What a revision would make of a person."""

    GONE = "gone"
    CHANGED = "changed"
    NEW = "new"


class Alike(StrEnum):
    """What two lines have in common that may be one person's."""

    NUMBER = "number"
    """a number, though the names differ"""
    DATE = "date"
    """the birth date and most of the name"""
    NAME = "name"
    """the name, though the birth dates differ or one is missing"""


@dataclass(frozen=True, slots=True)
class Difference:
    """One column of a line that changed, by its meaning or, where it has none, by its heading; the cells as they came."""

    meaning: str
    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class DoubtfulPair:
    """A person of the list and a row of the file who may be one: their names and birth dates (`PartialDate` text or empty), what they
    have in common, and every column in which they differ."""

    subject: SubjectId
    number: int
    row: int
    was: str
    was_born: str
    now: str
    now_born: str
    because: Alike
    is_decided: bool
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Foreseen:
    """One person whom the revision would concern. `number` is 0 for who was never on the list, `row` (the new file's) for who
    is gone; `born` is `PartialDate` text or empty."""

    fate: Fate
    number: int
    row: int
    name: str
    born: str
    is_decided: bool
    differences: tuple[Difference, ...] = ()
    instead: str = ""
    """the other one of a substitution: who stood in the line of somebody new, or stands in that of somebody gone"""
    comes_back: bool = False
    """whether what was decided was decided on another name, birth date or number, and is to be looked at again"""

    @property
    def is_substituted(self) -> bool:
        """Whether somebody else stands in the same line of the other revision."""
        return bool(self.instead)


@dataclass(frozen=True, slots=True)
class Forecast:
    """Against revision number `since`: people whose line is the same, whose line changed but for who they are, who are on the
    list and were not (also those who were gone and come back), and who are gone from it; `people` names all but the first. Of a
    reference list (`is_reference`) it names only the decided people whose record would be gone or changed."""

    since: int
    same: int
    changed: int
    new: int
    gone: int
    people: tuple[Foreseen, ...]
    is_reference: bool = False
    doubtful: tuple[DoubtfulPair, ...] = ()
    """who may be one person: gone and new as long as nobody says so"""
    kept: int = 0
    """who were added by hand and stay although the file does not name them: they count as the same"""
    decided: int = 0
    """how many people of revision `since` somebody has decided"""

    @property
    def coming_back(self) -> int:
        """How many decided people come back for review."""
        return sum(person.comes_back for person in self.people)

    @property
    def standing(self) -> int:
        """How many decisions stand as they are."""
        return self.decided - self.gone_decided - self.coming_back

    @property
    def substituted(self) -> int:
        """How many of those who are gone have somebody else in their line."""
        return sum(person.is_substituted for person in self.people if person.fate is Fate.GONE)

    @property
    def gone_decided(self) -> int:
        """How many of those who are gone somebody has decided."""
        return sum(person.is_decided for person in self.people if person.fate is Fate.GONE)

    @property
    def former(self) -> int:
        """How many people revision `since` has."""
        return self.same + self.changed + self.gone

    @property
    def loses_many(self) -> bool:
        """Whether so many are gone that the file may be no revision of this list at all."""
        return shrinks_much(self.former, self.former - self.gone)


def shrinks_much(former: int, people: int) -> bool:
    """Whether so many of `former` people are lost where `people` are left."""
    return former - people > LOSS * former
