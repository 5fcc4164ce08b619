"""The audit log: every act that changes the case file, in one hash chain; and what checking it found."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.statement_values import Json
from verifier_gui.domain.statements import Statement


class Act(StrEnum):
    """Acts that are no statements: chained, unsigned."""

    OPENED = "opened"
    UNLOCKED = "unlocked"
    MATCHED = "matched"
    BACKED_UP = "backed-up"
    VERIFIED = "verified"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AuditLine:
    """Line `number` (from 1) of the audit log. Either `statement`, or the values of a small text (`act`, `by`, `at` and
    others). `at` is UTC in ISO form and information only; the order of acts is that of their numbers."""

    number: int
    hash: str
    kind: str
    """the statement's kind, or the act's word"""
    at: str
    by: OperatorId
    statement: Statement | None = None
    text: Mapping[str, Json] | None = None


class Fault(StrEnum):
    """Why a line, or the case file as a whole, does not hold."""

    LINE_MISSING = "line-missing"
    LINE_ADDED = "line-added"
    """it stands before the first line"""
    HASH_DIFFERS = "hash-differs"
    NOT_CANONICAL = "not-canonical"
    SIGNATURE_WRONG = "signature-wrong"
    OTHER_CASE = "other-case"
    NOT_A_MEMBER = "not-a-member"
    KEY_ENDED = "key-ended"
    """its signer was suspended before, or had another key by then"""
    ROLE_MAY_NOT = "role-may-not"
    """its signer's role may not make such a statement"""
    COPY_OF_ANOTHER = "copy-of-another"
    """an id that is not the hash of its statement"""
    FILED_WRONG = "filed-wrong"
    """the tables find it under another kind, signer, person or list than it names"""
    PLACE_WRONG = "place-wrong"
    """its number or predecessor in its signer's own chain does not fit"""
    REFERENCE_MISSING = "reference-missing"
    """it names a subject, revision, statement or exhibit that is not there or was changed"""
    SAMPLE_WRONG = "sample-wrong"
    """a sample drew others than its random bytes draw"""
    CELLS_DIFFER = "cells-differ"
    """the cells of a revision are not those that its import vouches for"""
    FACTS_DIFFER = "facts-differ"
    """what stands beside a revision's cells is not what was read from them at its import"""
    KEYS_DIFFER = "keys-differ"
    """a record stands under a key that is not that of its cells"""
    HEAD_DIFFERS = "head-differs"
    """a signed head names a hash that its line does not have"""
    ACTS_MISSING = "acts-missing"
    """this laptop has seen a later end of the same file"""
    OTHER_HISTORY = "other-history"
    """this laptop has seen another line of the same number"""
    UNSIGNED_STATEMENT = "unsigned-statement"
    """a statement without a line of the audit log"""
    VERDICT_DIFFERS = "verdict-differs"
    """a cached verdict is not what the statements add up to"""
    PAGE_DAMAGED = "page-damaged"


@dataclass(frozen=True, slots=True)
class Place:
    """A revision of a list, and a row of its file where that can be told (else 0)."""

    list_name: str
    revision: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class BadLine:
    """The first thing that does not hold. `number` is its line (0: the case file as a whole), `matter` what it concerns:
    a missing id, the number of the last act seen; `place` is where on a list."""

    fault: Fault
    number: int
    at: str = ""
    by: OperatorId | None = None
    matter: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class RestoredOnPurpose:
    """An older copy that somebody vouches for: the file stood at act `stands` where act `seen` had been seen."""

    number: int
    """the line that says so"""
    at: str
    by: OperatorId
    seen: int
    stands: int
    reason: str


@dataclass(frozen=True, slots=True)
class Fork:
    """A key that was used twice for one place in its chain: the statements of these lines are kept, and none of them counts."""

    by: OperatorId
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OtherEnd:
    """The last act, as it was last seen on this laptop, of another copy in which the case has gone on too; `at` is UTC in ISO form,
    or empty."""

    number: int
    at: str = ""


@dataclass(frozen=True, slots=True)
class AuditReport:
    """`held` lines hold, counted from the first; `lines` are there in all. `clock_back` are lines whose time is before that
    of the line above them: noted, for the order of acts is never taken from a clock."""

    lines: int
    held: int
    statements: int
    bad: BadLine | None = None
    clock_back: tuple[int, ...] = ()
    without_facts: tuple[Place, ...] = ()
    """revisions whose import says nothing of the facts that were read: they were imported before it did"""
    restored: tuple[RestoredOnPurpose, ...] = ()
    """what was taken back on purpose, of the acts that this laptop has seen"""
    apart: tuple[OtherEnd, ...] = ()
    """ends of another copy, of which somebody on this laptop said that both are meant; the newest last"""

    unvouched: int = 0
    """lines after the last signed end: those of them that are no statements are signed by nobody"""
    forks: tuple[Fork, ...] = ()
    """keys used twice: nothing was changed, and a supervisor must know of it"""

    @property
    def holds(self) -> bool:
        return self.bad is None
