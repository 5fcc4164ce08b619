"""The manifest of a sealed roster: everything that its two signers vouch for. `docs/format.md` gives the bytes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from verifier_gui.domain.case_statements import Head
from verifier_gui.domain.identifiers import CaseId, ListId, OperatorId, RevisionId, joined
from verifier_gui.domain.statement_kinds import OperatorRole
from verifier_gui.domain.statement_values import Json, Values

FORMAT = "vcase/manifest/1"

WORKBOOK, CSV, PRINT = "roster.xlsx", "roster.csv", "roster.pdf"

MANIFEST, ALLOWED_SIGNERS, HOW_TO_CHECK = "manifest.json", "allowed_signers", "HOW-TO-CHECK.txt"

SEALED_FILES = (HOW_TO_CHECK, CSV, PRINT, WORKBOOK)
"""Whose SHA-256 the manifest gives."""

SIGNED_FILES = (MANIFEST, WORKBOOK)
"""What each signer signs."""

SIGNATURE_SUFFIX = ".sig"

HASHED_SIGNS = 32_000
"""of a cell: what no cell of a workbook holds stands elsewhere, and the SHA-256 of the file vouches for it"""


def cell_mark(code: str, column: int, text: str) -> str:
    """What the manifest keeps of a cell so that a changed one can be named: 16 hexadecimal digits of SHA-256 over subject code, column
    (from 0) and text. It names; what vouches for the cell is the SHA-256 of its file."""
    said = text[:HASHED_SIGNS].encode("utf-8", "surrogatepass")
    return joined("vcase/cell/1", code.encode("utf-8", "surrogatepass"), column.to_bytes(4, "big"), said)[:16]


@dataclass(frozen=True, slots=True)
class Signatory:
    """Somebody who may sign a roster, by the key that holds now."""

    key: OperatorId
    name: str
    agency: str
    role: OperatorRole

    def to_values(self) -> Values:
        return {"key": self.key, "name": self.name, "agency": self.agency, "role": self.role.value}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Signatory":
        key = _text(values, "key")
        if len(bytes.fromhex(key)) != 32 or key != key.lower():
            raise ValueError("key")
        return cls(OperatorId(key), _text(values, "name"), _text(values, "agency"), OperatorRole(_text(values, "role")))


@dataclass(frozen=True, slots=True)
class SealedRow:
    """A person's row: the subject code and the mark of each cell. `quoted` are the marks of those cells that stand otherwise in the
    csv (a `'` before what a spreadsheet would run), by column."""

    code: str
    cells: tuple[str, ...]
    quoted: Mapping[int, str] = field(default_factory=dict[int, str])

    def mark(self, column: int, *, in_csv: bool) -> str:
        """The mark that a cell must have; empty for a column that the roster does not have."""
        if in_csv and column in self.quoted:
            return self.quoted[column]
        return self.cells[column] if column < len(self.cells) else ""

    def to_values(self) -> Values:
        quoted = {str(column): mark for column, mark in self.quoted.items()}
        return {"code": self.code, "cells": list(self.cells), "quoted": quoted}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "SealedRow":
        quoted = _mapping(values, "quoted")
        return cls(
            _text(values, "code"),
            _texts(values, "cells"),
            {int(column): _text(quoted, column) for column in quoted},
        )


@dataclass(frozen=True, slots=True)
class AcceptedOtherwise:
    """What would have kept the roster from being signed and was accepted by a supervisor, in whose words."""

    kind: str
    reason: str

    def to_values(self) -> Values:
        return {"kind": self.kind, "reason": self.reason}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "AcceptedOtherwise":
        return cls(_text(values, "kind"), _text(values, "reason"))


@dataclass(frozen=True, slots=True)
class Manifest:
    """What two people sign.

    `content_digest` is over the roster's content; its words stand on every page. `state` is the digest of what the case said of the
    list when the bytes were frozen, by which the case itself tells whether anything has changed since. `head` is the end of the audit
    log then, `as_of` the time of its last act (UTC, ISO). `first` froze and signed; the second is another of `signatories`, and a
    supervisor. `heading_row` counts from 1 and is that of the workbook; `code_column` from 0.
    """

    case: CaseId
    list_id: ListId
    revision: RevisionId
    title: str
    language: str
    content_digest: str
    state: str
    head: Head
    as_of: str
    decisions_needed: int
    counts: Mapping[str, int]
    fields: tuple[str, ...]
    signatories: tuple[Signatory, ...]
    first: OperatorId
    files: Mapping[str, str]
    heading_row: int
    code_column: int
    headings: tuple[str, ...]
    rows: tuple[SealedRow, ...]
    accepted: tuple[AcceptedOtherwise, ...] = ()
    review: str = ""
    """the review policy and its random share in parts of a thousand; empty in a case that never declared one"""
    share: int = 0

    def signatory(self, key: OperatorId) -> Signatory | None:
        return next((one for one in self.signatories if one.key == key), None)

    def to_values(self) -> Values:
        return {
            "format": FORMAT,
            "case": self.case,
            "list": self.list_id,
            "revision": self.revision,
            "title": self.title,
            "language": self.language,
            "content-digest": self.content_digest,
            "state": self.state,
            "head": self.head.to_values(),
            "as-of": self.as_of,
            "policy": policy_values(self.decisions_needed, self.review, self.share),
            "counts": dict(self.counts),
            "fields": list(self.fields),
            "signatories": [one.to_values() for one in self.signatories],
            "first": self.first,
            "files": dict(self.files),
            "heading-row": self.heading_row,
            "code-column": self.code_column,
            "headings": list(self.headings),
            "rows": [row.to_values() for row in self.rows],
            "accepted": [one.to_values() for one in self.accepted],
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Manifest":
        """Raises `ValueError` where it is not of this form."""
        if _text(values, "format") != FORMAT:
            raise ValueError("format")
        counts, files = _mapping(values, "counts"), _mapping(values, "files")
        head, policy = _mapping(values, "head"), _mapping(values, "policy")
        return cls(
            case=CaseId(_text(values, "case")),
            list_id=ListId(_text(values, "list")),
            revision=RevisionId(_text(values, "revision")),
            title=_text(values, "title"),
            language=_text(values, "language"),
            content_digest=_digest(values, "content-digest"),
            state=_digest(values, "state"),
            head=Head(_number(head, "number"), _text(head, "line-hash")),
            as_of=_text(values, "as-of"),
            decisions_needed=_number(policy, "decisions-needed"),
            counts={name: _number(counts, name) for name in counts},
            fields=_texts(values, "fields"),
            signatories=tuple(Signatory.from_values(one) for one in _mappings(values, "signatories")),
            first=OperatorId(_text(values, "first")),
            files={name: _digest(files, name) for name in files},
            heading_row=_number(values, "heading-row"),
            code_column=_number(values, "code-column"),
            headings=_texts(values, "headings"),
            rows=tuple(SealedRow.from_values(row) for row in _mappings(values, "rows")),
            accepted=tuple(AcceptedOtherwise.from_values(one) for one in _mappings(values, "accepted")),
            review=_text(policy, "review") if "review" in policy else "",
            share=_number(policy, "share") if "review" in policy else 0,
        )


def policy_values(decisions_needed: int, review: str, share: int) -> Values:
    """The policy as a sealed roster tells it; of a case that never declared one only that one decision suffices."""
    values: Values = {"decisions-needed": decisions_needed}
    return values | {"review": review, "share": share} if review else values


def _text(values: Mapping[str, Json], name: str) -> str:
    found = values.get(name)
    if not isinstance(found, str):
        raise ValueError(name)
    return found


def _digest(values: Mapping[str, Json], name: str) -> str:
    found = _text(values, name)
    if len(bytes.fromhex(found)) != 32:
        raise ValueError(name)
    return found


def _number(values: Mapping[str, Json], name: str) -> int:
    found = values.get(name)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        raise ValueError(name)
    return found


def _mapping(values: Mapping[str, Json], name: str) -> Mapping[str, Json]:
    found = values.get(name)
    if not isinstance(found, Mapping):
        raise ValueError(name)
    return found


def _sequence(values: Mapping[str, Json], name: str) -> Sequence[Json]:
    found = values.get(name)
    if isinstance(found, str) or not isinstance(found, Sequence):
        raise ValueError(name)
    return found


def _texts(values: Mapping[str, Json], name: str) -> tuple[str, ...]:
    texts: list[str] = []
    for item in _sequence(values, name):
        if not isinstance(item, str):
            raise ValueError(name)
        texts.append(item)
    return tuple(texts)


def _mappings(values: Mapping[str, Json], name: str) -> list[Mapping[str, Json]]:
    mappings: list[Mapping[str, Json]] = []
    for item in _sequence(values, name):
        if not isinstance(item, Mapping):
            raise ValueError(name)
        mappings.append(item)
    return mappings
