"""Statements: signed facts about the work, never changed or deleted. `docs/format.md` lists kinds and bytes.

A statement is an envelope (who, in which case, where in his own chain, when) around a body. A body knows how to become
plain JSON values and back; the bytes, the signature and the id are the business of `sealing`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from verifier_gui.domain.case_statements import CaseOpened, Exported, Head, MemberDeclared, Restoration, SignedOff
from verifier_gui.domain.identifiers import CaseId, OperatorId, StatementId, StationId
from verifier_gui.domain.list_statements import Amended, Imported, ListDeclared, Pairing
from verifier_gui.domain.policy_statements import PolicyDeclared, SampleDrawn
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.domain.statement_values import Json
from verifier_gui.domain.subject_statements import (
    About,
    Adjudication,
    Decision,
    Hold,
    Judgement,
    Note,
    Query,
    StopAnswer,
    Withdrawal,
)


@dataclass(frozen=True, slots=True)
class UnknownBody:
    """A kind that this version has no body for: kept, checked, shown as such."""

    values: Mapping[str, Json] = field(default_factory=dict[str, Json])


Body: TypeAlias = (
    CaseOpened
    | MemberDeclared
    | PolicyDeclared
    | SampleDrawn
    | ListDeclared
    | Imported
    | Pairing
    | Amended
    | Decision
    | Adjudication
    | Judgement
    | StopAnswer
    | Hold
    | Note
    | Query
    | Withdrawal
    | Exported
    | SignedOff
    | Head
    | Restoration
)

_UNRELATED = (
    CaseOpened,
    MemberDeclared,
    PolicyDeclared,
    SampleDrawn,
    ListDeclared,
    Imported,
    Pairing,
    Amended,
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
    StatementKind.POLICY: PolicyDeclared.from_values,
    StatementKind.SAMPLE: SampleDrawn.from_values,
    StatementKind.LIST: ListDeclared.from_values,
    StatementKind.IMPORT: Imported.from_values,
    StatementKind.PAIRING: Pairing.from_values,
    StatementKind.AMENDMENT: Amended.from_values,
    StatementKind.DECISION: Decision.from_values,
    StatementKind.ADJUDICATION: Adjudication.from_values,
    StatementKind.JUDGEMENT: Judgement.from_values,
    StatementKind.STOP_ANSWER: StopAnswer.from_values,
    StatementKind.HOLD: Hold.from_values,
    StatementKind.NOTE: Note.from_values,
    StatementKind.QUERY: Query.from_values,
    StatementKind.WITHDRAWAL: Withdrawal.from_values,
    StatementKind.EXPORT: Exported.from_values,
    StatementKind.SIGN_OFF: SignedOff.from_values,
    StatementKind.HEAD: Head.from_values,
    StatementKind.RESTORATION: Restoration.from_values,
}


_READERS_BY_WORD = {kind.value: reader for kind, reader in _READERS.items()}


def has_body(kind: str) -> bool:
    """Whether this version can tell what statements of a kind say."""
    try:
        return StatementKind(kind) in _READERS
    except ValueError:
        return False


def read_body(kind: str, values: Mapping[str, Json]) -> Body | UnknownBody:
    """The typed body of a statement of `kind`; `UnknownBody` where this version knows none. Raises `ValueError` for a known
    kind whose values are not of its form."""
    reader = _READERS_BY_WORD.get(kind)
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
