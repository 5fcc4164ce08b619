"""Statements: signed facts about the work, never changed or deleted. `docs/format.md` lists kinds and bytes.

A statement is an envelope (who, in which case, where in his own chain, when) around a body. A body knows how to become
plain JSON values and back; the bytes, the signature and the id are the business of `sealing`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, TypeAlias

from verifier_gui.domain.identifiers import (
    CaseId,
    ListId,
    OperatorId,
    RecordKey,
    RevisionId,
    StatementId,
    StationId,
    SubjectId,
)

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"
Values: TypeAlias = dict[str, Json]


class StatementKind(StrEnum):
    """Every kind that has a place. Those without a body here are kept, checked and shown as unknown until they have one."""

    CASE = "case"
    MEMBER = "member"
    POLICY = "policy"
    SAMPLE = "sample"
    LIST = "list"
    IMPORT = "import"
    PAIRING = "pairing"
    AMENDMENT = "amendment"
    DECISION = "decision"
    JUDGEMENT = "judgement"
    STOP_ANSWER = "stop-answer"
    HOLD = "hold"
    QUERY = "query"
    NOTE = "note"
    WITHDRAWAL = "withdrawal"
    ADJUDICATION = "adjudication"
    SIGN_OFF = "sign-off"
    EXPORT = "export"
    HEAD = "head"
    RESTORATION = "restoration"
    CLEARANCE = "clearance"
    CONSENT = "consent"
    OUTCOME = "outcome"
    TRANCHE = "tranche"
    REPLY = "reply"
    BUNDLE = "bundle"


class DecisionKind(StrEnum):
    """The identity decisions."""

    IDENTIFIED = "identified"
    IDENTIFIED_OTHERWISE = "identified-otherwise"
    NOT_FOUND = "not-found"
    NOT_SURE = "not-sure"
    DUPLICATE = "duplicate"
    UNUSABLE = "unusable"


class Certainty(StrEnum):
    ESTABLISHED = "established"
    PROBABLE = "probable"


class Answer(StrEnum):
    """To one stop."""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does-not-apply"
    UNCLEAR = "unclear"


class Reason(StrEnum):
    """One for a decision, never preselected."""

    LANG = "LANG"
    SLIP = "SLIP"
    RENAMED = "RENAMED"
    DATE = "DATE"
    NUMBER = "NUMBER"
    SERVICE = "SERVICE"
    OUTSIDE = "OUTSIDE"
    OTHERDATE = "OTHERDATE"
    OTHERFATHER = "OTHERFATHER"
    KIN = "KIN"
    THIN = "THIN"
    SEVERAL = "SEVERAL"
    ABSENT = "ABSENT"
    CLASH = "CLASH"
    HOME = "HOME"
    AGAIN = "AGAIN"
    LEGAL = "LEGAL"
    CATEGORY = "CATEGORY"


class OperatorRole(StrEnum):
    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    OBSERVER = "observer"


def _texts(values: Mapping[str, Json], name: str) -> tuple[str, ...]:
    """A list of texts. Raises `ValueError` where it is anything else."""
    found = values.get(name, [])
    if isinstance(found, str) or not isinstance(found, Sequence):
        raise ValueError(name)
    texts: list[str] = []
    for item in found:
        if not isinstance(item, str):
            raise ValueError(name)
        texts.append(item)
    return tuple(texts)


def _text(values: Mapping[str, Json], name: str) -> str:
    found = values.get(name, "")
    if not isinstance(found, str):
        raise ValueError(name)
    return found


def _optional_text(values: Mapping[str, Json], name: str) -> str:
    """A text that may be null or missing; then it is empty."""
    return "" if values.get(name) is None else _text(values, name)


def _flag(values: Mapping[str, Json], name: str) -> bool:
    """Yes or no. Raises `ValueError` where it is anything else: a hold that says "yes" must not be read as freed."""
    found = values.get(name, False)
    if not isinstance(found, bool):
        raise ValueError(name)
    return found


def _number(values: Mapping[str, Json], name: str) -> int:
    found = values.get(name, 0)
    if not isinstance(found, int) or isinstance(found, bool):
        raise ValueError(name)
    return found


def _mappings(values: Mapping[str, Json], name: str) -> list[Mapping[str, Json]]:
    found = values.get(name, [])
    if isinstance(found, str) or not isinstance(found, Sequence):
        raise ValueError(name)
    mappings: list[Mapping[str, Json]] = []
    for item in found:
        if not isinstance(item, Mapping):
            raise ValueError(name)
        mappings.append(item)
    return mappings


@dataclass(frozen=True, slots=True)
class About:
    """What a statement on a subject was made on: the hash of the subject's identity facts, and the live statements that
    the signer had before them."""

    subject: SubjectId
    identity: str
    seen: tuple[StatementId, ...] = ()

    def to_values(self) -> Values:
        return {"subject": self.subject, "identity": self.identity, "seen": sorted(self.seen)}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "About":
        seen = tuple(StatementId(text) for text in _texts(values, "seen"))
        return cls(SubjectId(_text(values, "subject")), _text(values, "identity"), seen)


@dataclass(frozen=True, slots=True, order=True)
class IdentifiedRecord:
    """A record that a decision names, with the list it stands in."""

    list_id: ListId
    record: RecordKey

    def to_values(self) -> Values:
        return {"list": self.list_id, "record": self.record}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "IdentifiedRecord":
        return cls(ListId(_text(values, "list")), RecordKey(_text(values, "record")))


@dataclass(frozen=True, slots=True)
class SearchMade:
    """A search that a caseworker made before deciding: the words, the revisions searched, how many records it gave."""

    query: str
    revisions: tuple[RevisionId, ...]
    hits: int

    def to_values(self) -> Values:
        return {"query": self.query, "revisions": list(self.revisions), "hits": self.hits}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "SearchMade":
        revisions = tuple(RevisionId(text) for text in _texts(values, "revisions"))
        return cls(_text(values, "query"), revisions, _number(values, "hits"))


@dataclass(frozen=True, slots=True)
class Decision:
    """An identity decision. `exhibits` are the hashes of the rows and the evidence that were shown; `coverage` the revisions
    that had been searched. `remaining` are the candidates that a *not sure* leaves open, `ask` what to ask whom."""

    KIND: ClassVar[StatementKind] = StatementKind.DECISION
    about: About
    decision: DecisionKind
    records: tuple[IdentifiedRecord, ...] = ()
    certainty: Certainty | None = None
    source: str = ""
    duplicate_of: SubjectId | None = None
    remaining: tuple[RecordKey, ...] = ()
    ask: str = ""
    reason: Reason | None = None
    note: str = ""
    exhibits: tuple[str, ...] = ()
    searches: tuple[SearchMade, ...] = ()
    coverage: tuple[RevisionId, ...] = ()
    bulk: bool = False

    def to_values(self) -> Values:
        return self.about.to_values() | {
            "decision": self.decision.value,
            "records": [record.to_values() for record in sorted(self.records)],
            "certainty": self.certainty.value if self.certainty else None,
            "source": self.source,
            "duplicate-of": self.duplicate_of,
            "remaining": list(self.remaining),
            "ask": self.ask,
            "reason": self.reason.value if self.reason else None,
            "note": self.note,
            "exhibits": list(self.exhibits),
            "searches": [search.to_values() for search in self.searches],
            "coverage": list(self.coverage),
            "bulk": self.bulk,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Decision":
        certainty = _optional_text(values, "certainty")
        duplicate = _optional_text(values, "duplicate-of")
        reason = _optional_text(values, "reason")
        return cls(
            about=About.from_values(values),
            decision=DecisionKind(_text(values, "decision")),
            records=tuple(IdentifiedRecord.from_values(item) for item in _mappings(values, "records")),
            certainty=Certainty(certainty) if certainty else None,
            source=_text(values, "source"),
            duplicate_of=SubjectId(duplicate) if duplicate else None,
            remaining=tuple(RecordKey(text) for text in _texts(values, "remaining")),
            ask=_text(values, "ask"),
            reason=Reason(reason) if reason else None,
            note=_text(values, "note"),
            exhibits=_texts(values, "exhibits"),
            searches=tuple(SearchMade.from_values(item) for item in _mappings(values, "searches")),
            coverage=tuple(RevisionId(text) for text in _texts(values, "coverage")),
            bulk=_flag(values, "bulk"),
        )


@dataclass(frozen=True, slots=True)
class Adjudication:
    """A supervisor's decision between decisions. `settles` are the ids of all decisions and stop answers it settles."""

    KIND: ClassVar[StatementKind] = StatementKind.ADJUDICATION
    decided: Decision
    settles: tuple[StatementId, ...]

    @property
    def about(self) -> About:
        return self.decided.about

    def to_values(self) -> Values:
        return self.decided.to_values() | {"settles": sorted(self.settles)}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Adjudication":
        return cls(Decision.from_values(values), tuple(StatementId(text) for text in _texts(values, "settles")))


@dataclass(frozen=True, slots=True)
class Judgement:
    """One candidate struck out as another person, or that taken back."""

    KIND: ClassVar[StatementKind] = StatementKind.JUDGEMENT
    about: About
    record: RecordKey
    another_person: bool
    note: str = ""

    def to_values(self) -> Values:
        return self.about.to_values() | {
            "record": self.record,
            "another-person": self.another_person,
            "note": self.note,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Judgement":
        return cls(
            About.from_values(values),
            RecordKey(_text(values, "record")),
            _flag(values, "another-person"),
            _text(values, "note"),
        )


@dataclass(frozen=True, slots=True)
class StopAnswer:
    """The answer to one stop. `stop` is the finding's key: its kind and what it rests on."""

    KIND: ClassVar[StatementKind] = StatementKind.STOP_ANSWER
    about: About
    stop: str
    answer: Answer
    reason: Reason | None = None
    note: str = ""

    def to_values(self) -> Values:
        return self.about.to_values() | {
            "stop": self.stop,
            "answer": self.answer.value,
            "reason": self.reason.value if self.reason else None,
            "note": self.note,
        }

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "StopAnswer":
        reason = _optional_text(values, "reason")
        return cls(
            About.from_values(values),
            _text(values, "stop"),
            Answer(_text(values, "answer")),
            Reason(reason) if reason else None,
            _text(values, "note"),
        )


@dataclass(frozen=True, slots=True)
class Hold:
    """A person's release withheld, or freed again. It never touches the identity decision."""

    KIND: ClassVar[StatementKind] = StatementKind.HOLD
    about: About
    held: bool
    asked_by: str = ""
    note: str = ""

    def to_values(self) -> Values:
        return self.about.to_values() | {"held": self.held, "asked-by": self.asked_by, "note": self.note}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Hold":
        return cls(About.from_values(values), _flag(values, "held"), _text(values, "asked-by"), _text(values, "note"))


@dataclass(frozen=True, slots=True)
class Note:
    KIND: ClassVar[StatementKind] = StatementKind.NOTE
    about: About
    text: str

    def to_values(self) -> Values:
        return self.about.to_values() | {"text": self.text}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Note":
        return cls(About.from_values(values), _text(values, "text"))


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """One's own statements taken back."""

    KIND: ClassVar[StatementKind] = StatementKind.WITHDRAWAL
    about: About
    statements: tuple[StatementId, ...]

    def to_values(self) -> Values:
        return self.about.to_values() | {"statements": sorted(self.statements)}

    @classmethod
    def from_values(cls, values: Mapping[str, Json]) -> "Withdrawal":
        statements = tuple(StatementId(text) for text in _texts(values, "statements"))
        return cls(About.from_values(values), statements)


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
            _text(values, "title"),
            _number(values, "agreed-ours"),
            _number(values, "agreed-theirs"),
            _text(values, "creator-name"),
            _text(values, "creator-agency"),
            _text(values, "creator-key"),
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
        replaces = _optional_text(values, "replaces")
        return cls(
            member=_key(_text(values, "member")),
            name=_text(values, "name"),
            agency=_text(values, "agency"),
            role=OperatorRole(_text(values, "role")),
            admitted=_flag(values, "admitted"),
            replaces=_key(replaces) if replaces else None,
            seen=tuple(StatementId(text) for text in _texts(values, "seen")),
            until={OperatorId(key): _stations(stations) for key, stations in until.items()},
            note=_text(values, "note"),
        )


def _key(text: str) -> OperatorId:
    """Raises `ValueError` for what is no public key: somebody might be shown by it."""
    if len(text) != 64 or set(text) - set("0123456789abcdef"):
        raise ValueError("no key")
    return OperatorId(text)


def _stations(values: Json) -> dict[StationId, int]:
    if not isinstance(values, Mapping):
        raise ValueError("until")
    return {StationId(station): _number(values, station) for station in values}


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
        attributes = values.get("attributes")
        if not isinstance(attributes, Mapping):
            raise ValueError("attributes")
        return cls(ListId(_text(values, "list")), {name: _text(attributes, name) for name in attributes})


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
        mapping = values.get("mapping")
        if not isinstance(mapping, Mapping):
            raise ValueError("mapping")
        return cls(
            ListId(_text(values, "list")),
            RevisionId(_text(values, "revision")),
            _text(values, "file-name"),
            _text(values, "file-sha256"),
            _text(values, "sheet"),
            _number(values, "heading-row"),
            {name: _text(mapping, name) for name in mapping},
            _number(values, "people"),
            _number(values, "problems"),
            _text(values, "cells-digest"),
            _text(values, "facts-digest"),
            _text(values, "encoding"),
            _text(values, "delimiter"),
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
            ListId(_text(values, "list")),
            RevisionId(_text(values, "revision")),
            _number(values, "subjects"),
            _text(values, "digest"),
        )


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
        files = values.get("files")
        if not isinstance(files, Mapping):
            raise ValueError("files")
        return cls(
            ListId(_text(values, "list")),
            {name: _text(files, name) for name in files},
            _texts(values, "fields"),
            _text(values, "recipient"),
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
        first = _optional_text(values, "first")
        return cls(
            ListId(_text(values, "list")),
            _text(values, "manifest"),
            _text(values, "content-digest"),
            _text(values, "state"),
            _number(values, "number"),
            _texts_by_name(values, "files"),
            _texts_by_name(values, "signatures"),
            StatementId(first) if first else None,
            _texts_by_name(values, "accepted"),
        )


def _texts_by_name(values: Mapping[str, Json], name: str) -> dict[str, str]:
    found = values.get(name)
    if not isinstance(found, Mapping):
        raise ValueError(name)
    return {key: _text(found, key) for key in found}


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
        return cls(_number(values, "number"), _text(values, "line-hash"))


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
        seen = tuple(Head.from_values(item) for item in _mappings(values, "heads-seen"))
        return cls(seen, Head.from_values(values), _text(values, "reason"))


@dataclass(frozen=True, slots=True)
class UnknownBody:
    """A kind that this version has no body for: kept, checked, shown as such."""

    values: Mapping[str, Json] = field(default_factory=dict[str, Json])


Body: TypeAlias = (
    CaseOpened
    | MemberDeclared
    | ListDeclared
    | Imported
    | Pairing
    | Decision
    | Adjudication
    | Judgement
    | StopAnswer
    | Hold
    | Note
    | Withdrawal
    | Exported
    | SignedOff
    | Head
    | Restoration
)

_UNRELATED = (
    CaseOpened,
    MemberDeclared,
    ListDeclared,
    Imported,
    Pairing,
    Exported,
    SignedOff,
    Head,
    Restoration,
    UnknownBody,
)
"""Bodies that are about no subject."""

_READERS: Mapping[StatementKind, Callable[[Mapping[str, Json]], Body]] = {
    StatementKind.CASE: CaseOpened.from_values,
    StatementKind.MEMBER: MemberDeclared.from_values,
    StatementKind.LIST: ListDeclared.from_values,
    StatementKind.IMPORT: Imported.from_values,
    StatementKind.PAIRING: Pairing.from_values,
    StatementKind.DECISION: Decision.from_values,
    StatementKind.ADJUDICATION: Adjudication.from_values,
    StatementKind.JUDGEMENT: Judgement.from_values,
    StatementKind.STOP_ANSWER: StopAnswer.from_values,
    StatementKind.HOLD: Hold.from_values,
    StatementKind.NOTE: Note.from_values,
    StatementKind.WITHDRAWAL: Withdrawal.from_values,
    StatementKind.EXPORT: Exported.from_values,
    StatementKind.SIGN_OFF: SignedOff.from_values,
    StatementKind.HEAD: Head.from_values,
    StatementKind.RESTORATION: Restoration.from_values,
}


def has_body(kind: str) -> bool:
    """Whether this version can tell what statements of a kind say."""
    try:
        return StatementKind(kind) in _READERS
    except ValueError:
        return False


def read_body(kind: str, values: Mapping[str, Json]) -> Body | UnknownBody:
    """The typed body of a statement of `kind`; `UnknownBody` where this version knows none. Raises `ValueError` for a known
    kind whose values are not of its form."""
    try:
        reader = _READERS.get(StatementKind(kind))
    except ValueError:
        reader = None
    return reader(values) if reader else UnknownBody(values)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement as it is read back. `at` is UTC in ISO form and is information only; the order of acts is never taken
    from it. `kind` is plain text, for unknown kinds are kept too."""

    id: StatementId
    case: CaseId
    kind: str
    by: OperatorId
    station: StationId
    seq: int
    prev: str
    at: str
    body: Body | UnknownBody
    is_forked: bool = False
    """another statement of the case, on whomever it is, has this one's place in its signer's chain: neither counts"""

    @property
    def about(self) -> About | None:
        return None if isinstance(self.body, _UNRELATED) else self.body.about
