"""Bodies of the statements about a case: its opening, its members, what left it, the ends of its chain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from verifier_gui.domain.identifiers import ListId, OperatorId, StatementId, StationId
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.domain.statement_values import (
    Json,
    Values,
    flag_in,
    hexadecimal,
    mappings_in,
    number_in,
    optional_text_in,
    text_in,
    texts_by_name_in,
    texts_in,
)


@dataclass(frozen=True, slots=True)
class CaseOpened:
    """Act 1: the root of trust. Its signer is the first supervisor."""

    KIND: ClassVar[StatementKind] = StatementKind.CASE
    title: str
    agreed_ours: int
    agreed_theirs: int
    creator_name: str
    creator_agency: str
    creator_key: str

    def to_values(self) -> Values:
        return {
            "title": self.title,
            "agreed-ours": self.agreed_ours,
            "agreed-theirs": self.agreed_theirs,
            "creator-name": self.creator_name,
            "creator-agency": self.creator_agency,
            "creator-key": self.creator_key,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "CaseOpened":
        return cls(
            text_in(values, "title"),
            number_in(values, "agreed-ours"),
            number_in(values, "agreed-theirs"),
            text_in(values, "creator-name"),
            text_in(values, "creator-agency"),
            text_in(values, "creator-key"),
        )


@dataclass(frozen=True, slots=True)
class MemberDeclared:
    """Somebody's membership from this statement on: admitted with a role, suspended, or under another key. `member` is the key that
    holds from now on, `replaces` an older key of the same person, which ends (empty: none). `seen` are the statements of this kind
    that the signer had before him. What the person signed before stands as it stood: `until` gives, for each of his keys and its
    stations, the last `seq` that this statement does not touch."""

    KIND: ClassVar[StatementKind] = StatementKind.MEMBER
    member: OperatorId
    name: str
    agency: str
    role: OperatorRole
    admitted: bool
    replaces: OperatorId | None = None
    seen: tuple[StatementId, ...] = ()
    until: Mapping[OperatorId, Mapping[StationId, int]] = field(
        default_factory=dict[OperatorId, Mapping[StationId, int]]
    )
    note: str = ""

    def to_values(self) -> Values:
        return {
            "member": self.member,
            "name": self.name,
            "agency": self.agency,
            "role": self.role.value,
            "admitted": self.admitted,
            "replaces": self.replaces,
            "seen": sorted(self.seen),
            "until": {
                str(key): {str(station): seq for station, seq in of_key.items()} for key, of_key in self.until.items()
            },
            "note": self.note,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "MemberDeclared":
        until = values.get("until", {})
        if not isinstance(until, Mapping):
            raise ValueError("until")
        replaces = optional_text_in(values, "replaces")
        return cls(
            member=OperatorId(hexadecimal(text_in(values, "member"))),
            name=text_in(values, "name"),
            agency=text_in(values, "agency"),
            role=OperatorRole(text_in(values, "role")),
            admitted=flag_in(values, "admitted"),
            replaces=OperatorId(hexadecimal(replaces)) if replaces else None,
            seen=tuple(StatementId(text) for text in texts_in(values, "seen")),
            until={OperatorId(key): _stations(stations) for key, stations in until.items()},
            note=text_in(values, "note"),
        )


def _stations(values: Json) -> dict[StationId, int]:
    if not isinstance(values, Mapping):
        raise ValueError("until")
    return {StationId(station): number_in(values, station) for station in values}


@dataclass(frozen=True, slots=True)
class Exported:
    """What left the case: SHA-256 of each file by its name, the fields chosen, for whom."""

    KIND: ClassVar[StatementKind] = StatementKind.EXPORT
    list_id: ListId
    files: Mapping[str, str]
    fields: tuple[str, ...] = ()
    recipient: str = ""

    def to_values(self) -> Values:
        return {
            "list": self.list_id,
            "files": dict(self.files),
            "fields": list(self.fields),
            "recipient": self.recipient,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Exported":
        return cls(
            ListId(text_in(values, "list")),
            texts_by_name_in(values, "files"),
            texts_in(values, "fields"),
            text_in(values, "recipient"),
        )


@dataclass(frozen=True, slots=True)
class SignedOff:
    """A roster signed. The first signer freezes it: `files` are the SHA-256 of the frozen files by name, the manifest among them,
    `number` the line of the audit log before the signature, `state` the digest of what the case said of the list. The second signs
    the same and names the first's statement in `first`. `signatures` are the texts of the signature files by name. `accepted` gives
    for what was accepted otherwise than agreed, by its kind, the reason."""

    KIND: ClassVar[StatementKind] = StatementKind.SIGN_OFF
    list_id: ListId
    manifest: str
    content_digest: str
    state: str
    number: int
    files: Mapping[str, str]
    signatures: Mapping[str, str]
    first: StatementId | None = None
    accepted: Mapping[str, str] = field(default_factory=dict[str, str])

    def to_values(self) -> Values:
        return {
            "list": self.list_id,
            "manifest": self.manifest,
            "content-digest": self.content_digest,
            "state": self.state,
            "number": self.number,
            "files": dict(self.files),
            "signatures": dict(self.signatures),
            "first": self.first,
            "accepted": dict(self.accepted),
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "SignedOff":
        first = optional_text_in(values, "first")
        return cls(
            ListId(text_in(values, "list")),
            text_in(values, "manifest"),
            text_in(values, "content-digest"),
            text_in(values, "state"),
            number_in(values, "number"),
            texts_by_name_in(values, "files"),
            texts_by_name_in(values, "signatures"),
            StatementId(first) if first else None,
            texts_by_name_in(values, "accepted"),
        )


@dataclass(frozen=True, slots=True)
class Head:
    """The audit chain's end as its signer saw it."""

    KIND: ClassVar[StatementKind] = StatementKind.HEAD
    number: int
    line_hash: str

    def to_values(self) -> Values:
        return {"number": self.number, "line-hash": self.line_hash}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Head":
        return cls(number_in(values, "number"), text_in(values, "line-hash"))


@dataclass(frozen=True, slots=True)
class Restoration:
    """An older copy is worked on knowingly: `seen` are the ends of the case that its signer's laptop had seen and that this file does
    not have, `stands` the end at which the file stood when it was first met there."""

    KIND: ClassVar[StatementKind] = StatementKind.RESTORATION
    seen: tuple[Head, ...]
    stands: Head
    reason: str

    def to_values(self) -> Values:
        return {
            "heads-seen": [head.to_values() for head in self.seen],
            **self.stands.to_values(),
            "reason": self.reason,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Restoration":
        seen = tuple(Head.from_values(item) for item in mappings_in(values, "heads-seen"))
        return cls(seen, Head.from_values(values), text_in(values, "reason"))
