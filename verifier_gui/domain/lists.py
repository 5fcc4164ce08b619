"""Lists, their revisions and the records in them."""

from dataclasses import dataclass
from enum import StrEnum

from verifier_gui.domain.facts import Facts
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId, SubjectId


class ListRole(StrEnum):
    """What a list is for."""

    TO_VERIFY = "to-verify"
    REGISTRY = "registry"
    RETURNED = "returned"
    DECEASED = "deceased"
    HOLD = "hold"


class Side(StrEnum):
    """Whose people a list names."""

    OURS = "ours"
    THEIRS = "theirs"


class Stage(StrEnum):
    """How far the talk about a list to verify has come."""

    REQUEST = "request"
    OFFER = "offer"
    ANSWER = "answer"
    AGREED = "agreed"
    HANDED_OVER = "handed-over"


class Status(StrEnum):
    """What a reference record says of its person."""

    CAPTIVE = "captive"
    MISSING = "missing"
    RETURNED = "returned"
    DECEASED = "deceased"
    CONTESTED = "contested"


class Basis(StrEnum):
    """What a status rests on."""

    ICRC = "icrc"
    OTHER_SIDE = "other-side"
    PHOTO_OR_VIDEO = "photo-or-video"
    WITNESS = "witness"
    DNA = "dna"
    PAPERS = "papers"
    OWN_WORD = "own-word"


@dataclass(frozen=True, slots=True)
class ListAttributes:
    """What a caseworker says of a list when it is created.

    `made_by` is an agency's name, or empty for the other side. `as_of` and `exchange_on` are `PartialDate` text or empty;
    `exchange` names the exchange of a *returned* list. `stage` belongs to lists to verify. `default_status` and
    `default_basis` hold for rows whose status column is blank or missing.
    """

    name: str
    role: ListRole
    side: Side
    made_by: str = ""
    as_of: str = ""
    stage: Stage | None = None
    exchange: str = ""
    exchange_on: str = ""
    default_status: Status | None = None
    default_basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list of the case with its newest revision."""

    id: ListId
    attributes: ListAttributes
    revision: "Revision | None" = None


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What each column means: `columns[i]` is a column's meaning by `FactKind` value, `number` (the running number), or
    empty where it is kept unnamed."""

    columns: tuple[str, ...]

    def pairs(self) -> list[tuple[int, str]]:
        return [(index, meaning) for index, meaning in enumerate(self.columns) if meaning]


RUNNING_NUMBER = "number"
"""The meaning of the column that counts lines; it is left out of record keys."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One imported file of a list, immutable. `number` counts the list's revisions from 1; `heading_row` is 1-based, 0 where
    there is none; `people` is how many rows name somebody, `problems` how many were noted."""

    id: RevisionId
    list_id: ListId
    number: int
    file_name: str
    file_sha256: str
    sheet: str
    heading_row: int
    headings: tuple[str, ...]
    mapping: ColumnMapping
    people: int
    problems: int
    imported_at: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a revision. `row` is the file's own 1-based row number; `cells` are raw, one for each column."""

    key: RecordKey
    revision: RevisionId
    row: int
    cells: tuple[str, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class Subject:
    """A person to verify: the current line of a list to verify. `number` is shown and never reused."""

    id: SubjectId
    list_id: ListId
    number: int
    record: Record

    @property
    def facts(self) -> Facts:
        return self.record.facts
