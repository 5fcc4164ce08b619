"""Who works on a case, from the statements that say so."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.language import Language, spoken
from verifier_gui.domain.statements import CaseOpened, OperatorRole, StatementKind
from verifier_gui.sealing.fingerprints import fingerprint_words
from verifier_gui.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody whose statements count."""

    id: OperatorId
    name: str
    agency: str
    role: OperatorRole


def fingerprint(operator: OperatorId) -> str:
    """The SHA-256 of an operator's key as eight words to read over a telephone, in the letters of the language spoken now."""
    digest = hashlib.sha256(bytes.fromhex(operator)).digest()
    words = fingerprint_words(digest, ukrainian=spoken() is Language.UKRAINIAN)
    return " ".join(words)


def supervisors_of(members: Mapping[OperatorId, Member]) -> frozenset[OperatorId]:
    """Those who may adjudicate, and free what another withheld."""
    return frozenset(member.id for member in members.values() if member.role is OperatorRole.SUPERVISOR)


def members_of(reader: Reader) -> Mapping[OperatorId, Member]:
    """The members of a case by their keys: its creator, who is its first supervisor."""
    root = next(iter(reader.statements_of_kind(StatementKind.CASE)), None)
    # Act 1 alone is the root of trust: whoever signs another `case` makes himself nothing.
    if root is None or not isinstance(root.body, CaseOpened) or root.body.creator_key != root.by:
        return {}
    body = root.body
    return {root.by: Member(root.by, body.creator_name, body.creator_agency, OperatorRole.SUPERVISOR)}
