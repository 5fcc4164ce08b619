"""Proving line after line: chain, signatures, members, each signer's own chain, ends that were vouched for.

Whatever the lines themselves can show, be they those of a case file or of a copy of its log; what a statement names beside them is
looked for by whoever has it.
"""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

from verifier_gui.domain.audit import BadLine, Fault, Fork, Place, RestoredOnPurpose
from verifier_gui.domain.case_statements import CaseOpened, Head, MemberDeclared, Restoration, SignedOff
from verifier_gui.domain.identifiers import CaseId, OperatorId, StatementId, StationId
from verifier_gui.domain.membership import Members, may
from verifier_gui.domain.policy_statements import PolicyDeclared
from verifier_gui.domain.statement_values import Json, Values
from verifier_gui.domain.statements import Body, UnknownBody, read_body
from verifier_gui.domain.subject_statements import (
    Adjudication,
    Decision,
    Hold,
    Judgement,
    Note,
    Query,
    StopAnswer,
    Withdrawal,
)
from verifier_gui.sealing.chain import BEGINNING, line_hash, line_hash_of
from verifier_gui.sealing.encoding import decode
from verifier_gui.sealing.statements import statement_id, verify_values
from verifier_gui.store.audit_lines import StoredLine

AnyBody: TypeAlias = Body | UnknownBody

_OF_STATEMENTS = frozenset({"kind", "seq", "prev"})
"""keys that no act has which is no statement"""

_ON_SUBJECTS = (Decision, Adjudication, Judgement, StopAnswer, Hold, Note, Query, Withdrawal)


class NotHeldError(Exception):
    """The first thing that does not hold; never leaves the modules that prove."""

    def __init__(self, fault: Fault, matter: str = "", place: Place | None = None) -> None:
        super().__init__(fault)
        self.fault = fault
        self.matter = matter
        self.place = place


class _Taken(NamedTuple):
    """A place in a signer's own chain, and the line of the statement that has it."""

    by: OperatorId
    station: StationId
    seq: int
    number: int


@dataclass(slots=True)
class CheckedLines:
    """What the lines up to here have shown, and the checks of the next one."""

    members_from: Callable[[StoredLine], Members]
    """the members by all that the log says of them, given its first line: the order of lines is of no account"""
    check_named: Callable[[AnyBody, Values], None] = lambda _body, _values: None
    """looks for what a statement names that is no statement; raises `NotHeldError`"""
    case: CaseId | None = None
    members: Members = field(default_factory=Members)
    hashes: list[bytes] = field(default_factory=lambda: [BEGINNING])
    """by line number"""
    places: dict[StatementId, _Taken] = field(default_factory=dict[StatementId, _Taken])
    """of every statement so far"""
    hidden: dict[StatementId, int] = field(default_factory=dict[StatementId, int])
    """lines of which there is only the hash of the statement, by that hash, which is its id"""
    vouched: int = 0
    """the last line that a signed end vouches for"""
    ended: int = 0
    """the last line that is a signed end"""
    last_at: str = ""
    clock_back: list[int] = field(default_factory=list[int])
    restored: list[RestoredOnPurpose] = field(default_factory=list[RestoredOnPurpose])
    given_up: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    """number and hash of ends that were given up on purpose"""
    forked: dict[tuple[OperatorId, StationId, int], list[int]] = field(
        default_factory=dict[tuple[OperatorId, StationId, int], list[int]]
    )
    """lines that share a place in their signer's chain, by that place"""
    _ends: dict[tuple[OperatorId, StationId], int] = field(default_factory=dict[tuple[OperatorId, StationId], int])
    """the last `seq` of each signer and station"""

    @property
    def last(self) -> int:
        """The number of the last line that holds."""
        return len(self.hashes) - 1

    @property
    def forks(self) -> tuple[Fork, ...]:
        return tuple(Fork(by, tuple(numbers)) for (by, _station, _seq), numbers in self.forked.items())

    def held_before(self, bad: BadLine | None) -> int:
        """How many lines hold before the first thing that does not. Where the chain was joined anew, as whoever has the file's key
        can, each line fits the one before it: then only what a signed end vouches for holds."""
        return self.vouched if bad is not None and bad.fault is Fault.HEAD_DIFFERS else self.last

    def has(self, number: int, found: str) -> bool:
        """Whether there is a line of that number and hash."""
        return 0 < number <= self.last and self.hashes[number].hex() == found

    def bad(self, line: StoredLine) -> BadLine | None:
        """What does not hold of the next line; where all does, it is taken in."""
        expected = len(self.hashes)
        values: Values = {}
        try:
            self._check_chain(line)
            if not line.digest:
                values = _decoded(line)
            if line.statement and not line.digest:
                body = self._check_statement(line, values)
                with readable(Fault.REFERENCE_MISSING):
                    self._check_named_statements(body, line, values)
                    self.check_named(body, values)
        except NotHeldError as found:
            number = expected if found.fault is Fault.LINE_MISSING else line.number
            at, signer = _said(line)
            return BadLine(found.fault, number, at, signer, found.matter, found.place)
        self.hashes.append(line.hash)
        if line.digest:
            self.hidden[StatementId(line.digest.hex())] = line.number
            return None
        at = str(values.get("at", ""))
        if at < self.last_at:
            self.clock_back.append(line.number)
        self.last_at = at
        return None

    def _check_chain(self, line: StoredLine) -> None:
        expected = len(self.hashes)
        if line.number != expected:
            raise NotHeldError(Fault.LINE_MISSING if line.number > expected else Fault.LINE_ADDED, str(expected))
        previous = self.hashes[-1]
        chained = (
            line_hash_of(line.number, previous, line.digest)
            if line.digest
            else line_hash(line.number, previous, line.body)
        )
        if chained != line.hash:
            raise NotHeldError(Fault.HASH_DIFFERS)

    def _check_statement(self, line: StoredLine, values: Values) -> AnyBody:
        try:
            verify_values(values, line.body, line.signature)
        except (ValueError, TypeError) as error:
            raise NotHeldError(Fault.SIGNATURE_WRONG) from error
        if statement_id(line.body) != line.statement:
            raise NotHeldError(Fault.COPY_OF_ANOTHER)
        if line.filed is not None and line.filed != tuple(map(_filed_under, map(values.get, StoredLine.FILED_BY))):
            raise NotHeldError(Fault.FILED_WRONG)
        body = _body(values)
        self._check_place(line, values, body)
        return body

    def _check_place(self, line: StoredLine, values: Values, body: AnyBody) -> None:
        signer, station, seq = OperatorId(str(values["by"])), StationId(str(values["station"])), values["seq"]
        if self.case is None:
            if not isinstance(body, CaseOpened) or body.creator_key != signer:
                raise NotHeldError(Fault.PLACE_WRONG)
            self.case = CaseId(str(values["case"]))
            self.members = self.members_from(line)
        if values["case"] != self.case:
            raise NotHeldError(Fault.OTHER_CASE)
        self._check_member(signer, station, values)
        statement, prev = StatementId(line.statement), StatementId(str(values["prev"]))
        if not isinstance(seq, int) or statement in self.places or not self._follows(signer, station, seq, prev):
            raise NotHeldError(Fault.PLACE_WRONG)
        if seq <= self._ends.get((signer, station), 0):
            self._note_fork(signer, station, seq, line.number)
        else:
            self._ends[signer, station] = seq
        self.places[statement] = _Taken(signer, station, seq, line.number)

    def _check_member(self, signer: OperatorId, station: StationId, values: Values) -> None:
        if signer not in self.members:
            raise NotHeldError(Fault.NOT_A_MEMBER)
        seq = values["seq"]
        role = self.members.role_at(signer, station, seq) if isinstance(seq, int) else None
        if role is None:
            raise NotHeldError(Fault.KEY_ENDED)
        if not may(role, str(values["kind"])):
            raise NotHeldError(Fault.ROLE_MAY_NOT)

    def _follows(self, signer: OperatorId, station: StationId, seq: int, prev: StatementId) -> bool:
        """Whether a statement comes after the one that it names in its signer's own chain. Of a statement that is hidden nobody can
        tell whose it is."""
        if seq == 1:
            return not prev
        before = self.places.get(prev)
        return prev in self.hidden if before is None else before[:3] == (signer, station, seq - 1)

    def _note_fork(self, signer: OperatorId, station: StationId, seq: int, number: int) -> None:
        """A key was used twice for one place: both statements are kept, and neither counts."""
        place = signer, station, seq
        if place not in self.forked:
            self.forked[place] = [taken.number for taken in self.places.values() if taken[:3] == place]
        self.forked[place].append(number)

    def _check_named_statements(self, body: AnyBody, line: StoredLine, values: Values) -> None:
        """Every statement that is named stands before this one, and every end that is vouched for is one of this log."""
        for statement in _named_by(body):
            if statement not in self.places and statement not in self.hidden:
                raise NotHeldError(Fault.REFERENCE_MISSING, statement)
        if isinstance(body, Head):
            self._check_head(body, line)
        elif isinstance(body, Restoration):
            self._check_head(body.stands, line)
            self._give_up(body, line, values)

    def _check_head(self, head: Head, line: StoredLine) -> None:
        if head.number >= line.number or not self.has(head.number, head.line_hash):
            raise NotHeldError(Fault.HEAD_DIFFERS)
        self.vouched = max(self.vouched, head.number)
        self.ended = line.number

    def _give_up(self, body: Restoration, line: StoredLine, values: Values) -> None:
        self.given_up |= {(head.number, head.line_hash) for head in body.seen}
        self.restored.append(
            RestoredOnPurpose(
                number=line.number,
                at=str(values["at"]),
                by=OperatorId(str(values["by"])),
                seen=max((head.number for head in body.seen), default=0),
                stands=body.stands.number,
                reason=body.reason,
            )
        )


@contextmanager
def readable(fault: Fault) -> Generator[None]:
    """What was changed so that it cannot even be read is found like everything else that was changed."""
    try:
        yield
    except (ValueError, LookupError, TypeError) as error:
        raise NotHeldError(fault) from error


def _named_by(body: AnyBody) -> Iterator[StatementId]:
    """The statements that one names: those that its signer had before him, and those that it settles, takes back or answers."""
    if isinstance(body, MemberDeclared | PolicyDeclared):
        yield from body.seen
    elif isinstance(body, _ON_SUBJECTS):
        yield from body.about.seen
    if isinstance(body, Adjudication | StopAnswer):
        yield from body.settles
    elif isinstance(body, Withdrawal):
        yield from body.statements
    elif isinstance(body, Query) and body.answers is not None:
        yield body.answers
    elif isinstance(body, SignedOff) and body.first is not None:
        yield body.first


def _decoded(line: StoredLine) -> Values:
    try:
        values = decode(line.body)
    except ValueError as error:
        raise NotHeldError(Fault.NOT_CANONICAL) from error
    if not line.statement and ("act" not in values or not values.keys().isdisjoint(_OF_STATEMENTS)):
        # Without its signature a statement would pass for an act that nobody need sign: a line's hash is of its text alone.
        raise NotHeldError(Fault.SIGNATURE_WRONG)
    return values


def _filed_under(value: Json) -> object:
    return value.encode() if isinstance(value, str) else value


def _body(values: Values) -> AnyBody:
    try:
        return read_body(str(values["kind"]), values)
    except ValueError as error:
        raise NotHeldError(Fault.NOT_CANONICAL) from error


def _said(line: StoredLine) -> tuple[str, OperatorId | None]:
    """Time and signer as the line gives them, for the sentence that names it; nothing of a line that cannot be read."""
    try:
        values = decode(line.body)
    except ValueError:
        return "", None
    return str(values.get("at", "")), OperatorId(str(values["by"])) if "by" in values else None
