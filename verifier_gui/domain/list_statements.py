"""Bodies of the statements about lists: what a list is, each of its revisions, and whose line each row is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId
from verifier_gui.domain.lists import Basis, ListAttributes, ListRole, Side, Stage, Status
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.domain.statement_values import (
    Json,
    Values,
    mappings_in,
    number_in,
    optional_text_in,
    text_in,
    texts_by_name_in,
)


@dataclass(frozen=True, slots=True)
class ListDeclared:
    """A list and its attributes, created or described anew. The newest statement on a list holds."""

    KIND: ClassVar[StatementKind] = StatementKind.LIST
    list_id: ListId
    attributes: Mapping[str, str]

    def to_values(self) -> Values:
        return {"list": self.list_id, "attributes": dict(self.attributes)}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "ListDeclared":
        return cls(ListId(text_in(values, "list")), texts_by_name_in(values, "attributes"))


def attributes_values(attributes: ListAttributes) -> dict[str, str]:
    """The attributes as a `list` statement carries them; those that are not given are left out."""
    values = {
        "name": attributes.name,
        "role": attributes.role.value,
        "side": attributes.side.value,
        "made_by": attributes.made_by,
        "as_of": attributes.as_of,
        "stage": attributes.stage.value if attributes.stage else "",
        "exchange": attributes.exchange,
        "exchange_on": attributes.exchange_on,
        "default_status": attributes.default_status.value if attributes.default_status else "",
        "default_basis": attributes.default_basis.value if attributes.default_basis else "",
    }
    return {name: value for name, value in values.items() if value}


def attributes_of_values(values: Mapping[str, str]) -> ListAttributes:
    """The attributes that a `list` statement carries. Raises `ValueError` for a word that has no place."""
    stage, status, basis = values.get("stage"), values.get("default_status"), values.get("default_basis")
    return ListAttributes(
        name=values.get("name", ""),
        role=ListRole(values.get("role", "")),
        side=Side(values.get("side", "")),
        made_by=values.get("made_by", ""),
        as_of=values.get("as_of", ""),
        stage=Stage(stage) if stage else None,
        exchange=values.get("exchange", ""),
        exchange_on=values.get("exchange_on", ""),
        default_status=Status(status) if status else None,
        default_basis=Basis(basis) if basis else None,
    )


@dataclass(frozen=True, slots=True)
class Imported:
    """A revision with its counts, the digests of its cells and of the facts read from them, and how a csv was read: `encoding` and
    `delimiter` are empty for a workbook. Statements made before there was such a key have an empty `facts_digest`."""

    KIND: ClassVar[StatementKind] = StatementKind.IMPORT
    list_id: ListId
    revision: RevisionId
    file_name: str
    file_sha256: str
    sheet: str
    heading_row: int
    mapping: Mapping[str, str]
    """column number from 0, as text, to its meaning"""
    people: int
    problems: int
    cells_digest: str
    facts_digest: str = ""
    encoding: str = ""
    delimiter: str = ""

    def to_values(self) -> Values:
        return {
            "list": self.list_id,
            "revision": self.revision,
            "file-name": self.file_name,
            "file-sha256": self.file_sha256,
            "sheet": self.sheet,
            "heading-row": self.heading_row,
            "mapping": dict(self.mapping),
            "people": self.people,
            "problems": self.problems,
            "cells-digest": self.cells_digest,
            "facts-digest": self.facts_digest,
            "encoding": self.encoding,
            "delimiter": self.delimiter,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Imported":
        return cls(
            ListId(text_in(values, "list")),
            RevisionId(text_in(values, "revision")),
            text_in(values, "file-name"),
            text_in(values, "file-sha256"),
            text_in(values, "sheet"),
            number_in(values, "heading-row"),
            texts_by_name_in(values, "mapping"),
            number_in(values, "people"),
            number_in(values, "problems"),
            text_in(values, "cells-digest"),
            text_in(values, "facts-digest"),
            text_in(values, "encoding"),
            text_in(values, "delimiter"),
        )


@dataclass(frozen=True, slots=True)
class Pairing:
    """Rows of a revision of a list to verify, and the subjects they are lines of. `digest` is over the whole pairing, which
    stands in its own table; a first revision gives each row a new subject."""

    KIND: ClassVar[StatementKind] = StatementKind.PAIRING
    list_id: ListId
    revision: RevisionId
    subjects: int
    digest: str

    def to_values(self) -> Values:
        return {
            "list": self.list_id,
            "revision": self.revision,
            "subjects": self.subjects,
            "digest": self.digest,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Pairing":
        return cls(
            ListId(text_in(values, "list")),
            RevisionId(text_in(values, "revision")),
            number_in(values, "subjects"),
            text_in(values, "digest"),
        )


@dataclass(frozen=True, slots=True)
class AmendedRow:
    """A row written by hand, and the record that stood there before; `instead_of` is None for somebody who was added."""

    row: int
    record: RecordKey
    instead_of: RecordKey | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """A revision made by hand: that of `before` (None: nothing), with the rows that are named added or corrected, and all others as
    they stood. `source` says how that is known. The digests vouch for every row, as in an import."""

    KIND: ClassVar[StatementKind] = StatementKind.AMENDMENT
    list_id: ListId
    revision: RevisionId
    before: RevisionId | None
    rows: tuple[AmendedRow, ...]
    source: str
    content: str
    """SHA-256 of what was written by hand: it stands where that of the file stands in an import"""
    heading_row: int
    mapping: Mapping[str, str]
    """column number from 0, as text, to its meaning"""
    people: int
    problems: int
    cells_digest: str
    facts_digest: str

    def to_values(self) -> Values:
        return {
            "list": self.list_id,
            "revision": self.revision,
            "before": self.before,
            "rows": [
                {"row": one.row, "record": one.record, "instead-of": one.instead_of}
                for one in sorted(self.rows, key=lambda one: one.row)
            ],
            "source": self.source,
            "content": self.content,
            "heading-row": self.heading_row,
            "mapping": dict(self.mapping),
            "people": self.people,
            "problems": self.problems,
            "cells-digest": self.cells_digest,
            "facts-digest": self.facts_digest,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Amended":
        before = optional_text_in(values, "before")
        rows: list[AmendedRow] = []
        for item in mappings_in(values, "rows"):
            former = optional_text_in(item, "instead-of")
            rows.append(
                AmendedRow(
                    number_in(item, "row"), RecordKey(text_in(item, "record")), RecordKey(former) if former else None
                )
            )
        return cls(
            list_id=ListId(text_in(values, "list")),
            revision=RevisionId(text_in(values, "revision")),
            before=RevisionId(before) if before else None,
            rows=tuple(rows),
            source=text_in(values, "source"),
            content=text_in(values, "content"),
            heading_row=number_in(values, "heading-row"),
            mapping=texts_by_name_in(values, "mapping"),
            people=number_in(values, "people"),
            problems=number_in(values, "problems"),
            cells_digest=text_in(values, "cells-digest"),
            facts_digest=text_in(values, "facts-digest"),
        )
