"""Proving: whether the case file is what was signed, line by line, and the first line that is not."""

import hashlib
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace

from verifier_gui.domain.audit import Act, AuditReport, BadLine, Fault, OtherEnd, Place, RestoredOnPurpose
from verifier_gui.domain.case_statements import (
    CaseOpened,
    Head,
    Imported,
    MemberDeclared,
    Pairing,
    Restoration,
    SignedOff,
)
from verifier_gui.domain.identifiers import CaseId, ListId, OperatorId, StatementId, StationId, SubjectId
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.membership import Members, derive_members, may
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.domain.statement_values import Json, Values
from verifier_gui.domain.statements import Statement, read_body
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
from verifier_gui.errors import CaseFileError
from verifier_gui.progress import Progress
from verifier_gui.sealing.chain import BEGINNING, line_hash, pairing_digest
from verifier_gui.sealing.encoding import decode
from verifier_gui.sealing.statements import statement_id
from verifier_gui.sealing.statements import verify as verify_signature
from verifier_gui.store.reader import Reader
from verifier_gui.store.statements import StoredLine, read_statement
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import derive_stored, lists_by_id
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.proving_imports import import_fault, place_of
from verifier_gui.workflow.proving_sign_offs import sign_off_fault
from verifier_gui.workflow.seen_heads import SeenHeads


class _NotHeldError(Exception):
    """The first thing that does not hold; never leaves this module."""

    def __init__(self, fault: Fault, matter: str = "", place: Place | None = None) -> None:
        super().__init__(fault)
        self.fault = fault
        self.matter = matter
        self.place = place


@dataclass(slots=True)
class _Checked:
    """What the lines up to here have shown."""

    case: CaseId | None = None
    members: Members = field(default_factory=Members)
    """by all that the file says of them: the order of lines is of no account"""
    hashes: list[bytes] = field(default_factory=lambda: [BEGINNING])
    """by line number"""
    ends: dict[tuple[str, str], tuple[int, str]] = field(default_factory=dict[tuple[str, str], tuple[int, str]])
    """`seq` and id of the last statement of each signer and station"""
    statements: set[StatementId] = field(default_factory=set[StatementId])
    last_at: str = ""
    clock_back: list[int] = field(default_factory=list[int])
    revisions: Counter[ListId] = field(default_factory=Counter[ListId])
    """how many each list has so far"""
    restored: list[RestoredOnPurpose] = field(default_factory=list[RestoredOnPurpose])
    given_up: set[tuple[int, str]] = field(default_factory=set[tuple[int, str]])
    """number and hash of ends that were given up on purpose"""
    apart: list[OtherEnd] = field(default_factory=list[OtherEnd])
    """ends of another copy in which the case has gone on"""
    without_facts: list[Place] = field(default_factory=list[Place])
    """revisions whose import does not vouch for what was read"""


def verify(reader: Reader, heads_seen: SeenHeads, progress: Progress | None = None) -> AuditReport:
    """Checks chain, signatures, references, signed heads, heads seen on this laptop, and derives every cached verdict anew.

    The report names the first thing that does not hold, and how many lines before it do. `progress` counts lines, then
    subjects. Changes nothing. Raises `Cancelled` where the progress is unwanted.
    """
    progress = progress or Progress()
    checked = _Checked()
    total = 0
    bad: BadLine | None = None
    try:
        with reader.faults_as_sentences(), reader.snapshot():
            total = reader.line_count()
            for line in reader.stored_lines():
                if line.number % 100 == 0:
                    progress.step(line.number, total)
                bad = _bad_line(line, checked, reader)
                if bad is not None:
                    break
            bad = bad or _bad_whole(reader, heads_seen, checked, progress)
    except CaseFileError:
        bad = BadLine(Fault.PAGE_DAMAGED, len(checked.hashes))
    return AuditReport(
        lines=total,
        held=len(checked.hashes) - 1,
        statements=len(checked.statements),
        bad=bad,
        clock_back=tuple(checked.clock_back),
        without_facts=tuple(checked.without_facts),
        restored=tuple(checked.restored),
        apart=tuple(checked.apart),
    )


def prove(acting: Acting, heads_seen: SeenHeads, progress: Progress) -> AuditReport:
    """Verifies, and puts on record that it was done and what came of it. A job. Raises `Cancelled`."""
    report = verify(acting.writer, heads_seen, progress)
    # A file that does not hold may not take the line either; the report is what counts.
    with suppress(CaseFileError):
        acting.note(Act.VERIFIED, lines=report.lines, held=report.held, holds=report.holds)
    return report


def _bad_line(line: StoredLine, checked: _Checked, reader: Reader) -> BadLine | None:
    expected = len(checked.hashes)
    at, signer = _said(line)
    try:
        _check_chain(line, checked)
        if line.statement:
            values = _statement_values(line)
            _check_place(line, values, checked, reader)
            with _readable(Fault.REFERENCE_MISSING):
                _check_references(line, values, checked, reader)
    except _NotHeldError as found:
        number = expected if found.fault is Fault.LINE_MISSING else line.number
        return BadLine(found.fault, number, at, signer, found.matter, found.place)
    checked.hashes.append(line.hash)
    if at < checked.last_at:
        checked.clock_back.append(line.number)
    checked.last_at = at
    return None


@contextmanager
def _readable(fault: Fault) -> Generator[None]:
    """What was changed so that it cannot even be read is found like everything else that was changed."""
    try:
        yield
    except (ValueError, LookupError, TypeError) as error:
        raise _NotHeldError(fault) from error


def _said(line: StoredLine) -> tuple[str, OperatorId | None]:
    """Time and signer as the line gives them, for the sentence that names it; nothing of a line that cannot be read."""
    try:
        values = decode(line.body)
    except ValueError:
        return "", None
    return str(values.get("at", "")), OperatorId(str(values["by"])) if "by" in values else None


def _check_chain(line: StoredLine, checked: _Checked) -> None:
    expected = len(checked.hashes)
    if line.number != expected:
        raise _NotHeldError(Fault.LINE_MISSING, str(expected))
    if line_hash(line.number, checked.hashes[-1], line.body) != line.hash:
        raise _NotHeldError(Fault.HASH_DIFFERS)
    try:
        decode(line.body)
    except ValueError as error:
        raise _NotHeldError(Fault.NOT_CANONICAL) from error


def _statement_values(line: StoredLine) -> Values:
    try:
        values = verify_signature(line.body, line.signature)
    except ValueError as error:
        raise _NotHeldError(Fault.SIGNATURE_WRONG) from error
    if statement_id(line.body) != line.statement:
        raise _NotHeldError(Fault.COPY_OF_ANOTHER)
    return values


def _check_place(line: StoredLine, values: Values, checked: _Checked, reader: Reader) -> None:
    signer, station = OperatorId(str(values["by"])), StationId(str(values["station"]))
    if checked.case is None:
        body = _body(values)
        if not isinstance(body, CaseOpened) or body.creator_key != signer:
            raise _NotHeldError(Fault.PLACE_WRONG)
        checked.case = CaseId(str(values["case"]))
        checked.members = _signed_members(line, reader)
    if values["case"] != checked.case:
        raise _NotHeldError(Fault.OTHER_CASE)
    _check_member(signer, station, values, checked.members)
    seq, prev = checked.ends.get((signer, station), (0, ""))
    if values["seq"] != seq + 1 or values["prev"] != prev:
        raise _NotHeldError(Fault.PLACE_WRONG)
    statement = StatementId(line.statement)
    checked.ends[signer, station] = (seq + 1, statement)
    checked.statements.add(statement)


def _signed_members(root: StoredLine, reader: Reader) -> Members:
    """The members by what was signed: a statement on one that was changed is named at its own line, and bars nobody before."""
    forked = {name for name, is_forked in reader.places_of_kind(StatementKind.MEMBER) if is_forked}
    said: list[Statement] = []
    for found in reader.signed_of_kind(StatementKind.MEMBER):
        with suppress(ValueError):
            verify_signature(found.body, found.signature)
            said.append(replace(read_statement(found.body.decode()), is_forked=found.id in forked))
    return derive_members(read_statement(root.body.decode()), said)


def _check_member(signer: OperatorId, station: StationId, values: Values, members: Members) -> None:
    if signer not in members:
        raise _NotHeldError(Fault.NOT_A_MEMBER)
    seq = values["seq"]
    role = members.role_at(signer, station, seq) if isinstance(seq, int) else None
    if role is None:
        raise _NotHeldError(Fault.KEY_ENDED)
    if not may(role, str(values["kind"])):
        raise _NotHeldError(Fault.ROLE_MAY_NOT)


def _body(values: Mapping[str, Json]) -> object:
    try:
        return read_body(str(values["kind"]), values)
    except ValueError as error:
        raise _NotHeldError(Fault.NOT_CANONICAL) from error


def _check_references(line: StoredLine, values: Values, checked: _Checked, reader: Reader) -> None:
    body = _body(values)
    if isinstance(body, Head):
        _check_head(body, line, checked)
    elif isinstance(body, Restoration):
        _check_head(body.stands, line, checked)
        _give_up(body, line, values, checked)
    elif isinstance(body, Adjudication):
        _check_decision(body.decided, reader)
    elif isinstance(body, Decision):
        _check_decision(body, reader)
    elif isinstance(body, Imported):
        _check_import(body, checked, reader)
    elif isinstance(body, Pairing) and (
        reader.revision(body.revision) is None or pairing_digest(reader.pairing_of(body.revision)) != body.digest
    ):
        raise _NotHeldError(Fault.REFERENCE_MISSING, body.revision)
    _check_known(_named_by(body), checked)
    if isinstance(body, SignedOff):
        missing = sign_off_fault(body, OperatorId(str(values["by"])), reader)
        if missing:
            raise _NotHeldError(Fault.REFERENCE_MISSING, missing)
    if isinstance(body, Decision | Adjudication | Judgement | StopAnswer | Hold | Note | Query | Withdrawal):
        _check_known(body.about.seen, checked)
    subject = values.get("subject")
    if isinstance(subject, str) and not reader.has_subject(SubjectId(subject)):
        raise _NotHeldError(Fault.REFERENCE_MISSING, subject)


def _named_by(body: object) -> tuple[StatementId, ...]:
    """The statements that one names beside those that its signer had before him."""
    match body:
        case Adjudication() | StopAnswer():
            return body.settles
        case Withdrawal():
            return body.statements
        case MemberDeclared():
            return body.seen
        case Query():
            return () if body.answers is None else (body.answers,)
        case SignedOff():
            return () if body.first is None else (body.first,)
        case _:
            return ()


def _check_head(head: Head, line: StoredLine, checked: _Checked) -> None:
    if not 0 < head.number < line.number or checked.hashes[head.number].hex() != head.line_hash:
        raise _NotHeldError(Fault.HEAD_DIFFERS)


def _give_up(body: Restoration, line: StoredLine, values: Values, checked: _Checked) -> None:
    checked.given_up |= {(head.number, head.line_hash) for head in body.seen}
    checked.restored.append(
        RestoredOnPurpose(
            number=line.number,
            at=str(values["at"]),
            by=OperatorId(str(values["by"])),
            seen=max((head.number for head in body.seen), default=0),
            stands=body.stands.number,
            reason=body.reason,
        )
    )


def _check_decision(decision: Decision, reader: Reader) -> None:
    """What was shown, and the revisions that were searched."""
    for sha256 in decision.exhibits:
        exhibit = reader.exhibit(sha256)
        if exhibit is None or hashlib.sha256(exhibit.encode()).hexdigest() != sha256:
            raise _NotHeldError(Fault.REFERENCE_MISSING, sha256)
    for revision in (*decision.coverage, *(one for search in decision.searches for one in search.revisions)):
        if reader.revision(revision) is None:
            raise _NotHeldError(Fault.REFERENCE_MISSING, revision)


def _check_known(statements: Iterable[StatementId], checked: _Checked) -> None:
    for statement in statements:
        if statement not in checked.statements:
            raise _NotHeldError(Fault.REFERENCE_MISSING, statement)


def _check_import(body: Imported, checked: _Checked, reader: Reader) -> None:
    # Which revision is the newest follows from the order of the lines alone.
    checked.revisions[body.list_id] += 1
    found = import_fault(body, checked.revisions[body.list_id], reader)
    if found is not None:
        fault, place = found
        raise _NotHeldError(fault, body.revision, place)
    if not body.facts_digest:
        checked.without_facts.append(place_of(body.revision, reader))


def _bad_whole(reader: Reader, heads_seen: SeenHeads, checked: _Checked, progress: Progress) -> BadLine | None:
    """What no single line shows: acts cut off at the end, another history, statements outside the chain, wrong verdicts."""
    last = len(checked.hashes) - 1

    def has(number: int, line_hash: str) -> bool:
        return 0 < number <= last and checked.hashes[number].hex() == line_hash

    for tip in heads_seen.tips:
        if (tip.number, tip.line_hash) in checked.given_up or has(tip.number, tip.line_hash):
            continue
        if heads_seen.is_apart(tip, has):
            checked.apart.append(OtherEnd(tip.number, tip.at))
            continue
        if tip.number > last:
            return BadLine(Fault.ACTS_MISSING, last, matter=str(tip.number))
        return BadLine(Fault.OTHER_HISTORY, tip.number)
    if reader.has_damaged_pages():
        return BadLine(Fault.PAGE_DAMAGED, 0)
    for statement in reader.statements_without_line():
        return BadLine(Fault.UNSIGNED_STATEMENT, 0, matter=statement)
    try:
        with _readable(Fault.PAGE_DAMAGED):
            return next(_wrong_verdicts(reader, progress), None)
    except _NotHeldError as found:
        return BadLine(found.fault, 0)


def _wrong_verdicts(reader: Reader, progress: Progress) -> Iterator[BadLine]:
    lists, members = lists_by_id(reader), members_of(reader)
    subjects = [
        subject
        for named in lists.values()
        if named.attributes.role is ListRole.TO_VERIFY
        for subject in (*reader.subjects_of(named.id), *reader.subjects_gone_from(named.id))
    ]
    for done, subject in enumerate(subjects):
        if done % 50 == 0:
            progress.step(done, len(subjects))
        try:
            with _readable(Fault.VERDICT_DIFFERS):
                holds = derive_stored(reader, subject, lists, members).verdict == reader.verdict_on(subject.id)
        except _NotHeldError:
            holds = False
        if not holds:
            yield BadLine(Fault.VERDICT_DIFFERS, 0, matter=subject.id)
