"""Proving: whether the case file is what was signed, line by line, and the first line that is not."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace

from verifier_gui.domain.audit import Act, AuditReport, BadLine, Fault, OtherEnd
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.lists import ListRole, Subject
from verifier_gui.domain.membership import Members, derive_members
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.domain.statements import Statement
from verifier_gui.errors import CaseFileError
from verifier_gui.progress import Progress
from verifier_gui.sealing.statements import verify as verify_signature
from verifier_gui.store.audit_lines import StoredLine
from verifier_gui.store.reader import Reader
from verifier_gui.store.statements import SignedStatement, read_statement
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import Derived, Grounds, derive, grounds_of
from verifier_gui.workflow.proving_lines import CheckedLines, NotHeldError, readable
from verifier_gui.workflow.proving_references import References
from verifier_gui.workflow.seen_heads import SeenHeads

_LINES_SHARE = 0.7
"""of the work, as it was measured on a long log"""
_AT_ONCE = 200
"""people whose statements are read in one go"""


def verify(reader: Reader, heads_seen: SeenHeads, progress: Progress | None = None) -> AuditReport:
    """Checks chain, signatures, references, signed heads, heads seen on this laptop, and derives every cached verdict anew.

    The report names the first thing that does not hold, and how many lines before it do. `progress` counts lines, then
    subjects. Changes nothing. Raises `Cancelled` where the progress is unwanted.
    """
    progress = progress or Progress()
    references = References(reader)
    checked = CheckedLines(lambda root: _signed_members(root, reader), references.check)
    total = 0
    bad: BadLine | None = None
    apart: list[OtherEnd] = []
    try:
        with reader.faults_as_sentences(), reader.snapshot():
            references.read()
            total = reader.line_count()
            lines = progress.part(0, _LINES_SHARE)
            for line in reader.stored_lines():
                if line.number % 100 == 0:
                    lines.step(line.number, total)
                bad = checked.bad(line)
                if bad is not None:
                    break
            bad = bad or _bad_whole(reader, heads_seen, checked, apart, progress.part(_LINES_SHARE, 1))
    except CaseFileError:
        bad = BadLine(Fault.PAGE_DAMAGED, len(checked.hashes))
    return AuditReport(
        lines=total,
        held=checked.held_before(bad),
        statements=len(checked.places),
        bad=bad,
        clock_back=tuple(checked.clock_back),
        without_facts=tuple(references.without_facts),
        restored=tuple(checked.restored),
        apart=tuple(apart),
        unvouched=max(0, checked.last - checked.ended),
        forks=checked.forks,
    )


def prove(acting: Acting, heads_seen: SeenHeads, progress: Progress) -> AuditReport:
    """Verifies, and puts on record that it was done and what came of it. A job. Raises `Cancelled`."""
    report = verify(acting.writer, heads_seen, progress)
    # A file that does not hold may not take the line either; the report is what counts.
    with suppress(CaseFileError):
        acting.note(Act.VERIFIED, lines=report.lines, held=report.held, holds=report.holds)
    return report


def _signed_members(root: StoredLine, reader: Reader) -> Members:
    """The members by what was signed: a statement on one that was changed is named at its own line, and bars nobody before."""
    forked = {name for name, is_forked in reader.places_of_kind(StatementKind.MEMBER) if is_forked}
    said: list[Statement] = []
    for found in reader.signed_of_kind(StatementKind.MEMBER):
        statement = _signed(found)
        if statement is not None and statement.id == found.id:
            is_forked = found.id in forked and _shares_its_place(statement, reader)
            said.append(replace(statement, is_forked=is_forked))
    return derive_members(read_statement(root.body.decode()), said)


def _signed(found: SignedStatement) -> Statement | None:
    """A statement whose signature holds."""
    try:
        verify_signature(found.body, found.signature)
    except ValueError:
        return None
    return read_statement(found.body.decode())


def _shares_its_place(statement: Statement, reader: Reader) -> bool:
    """Whether another statement was truly signed for the same place: the columns that say so may have been changed."""
    place = statement.by, statement.station, statement.seq
    others = map(_signed, reader.signed_at(*place))
    return any(
        other is not None and other.id != statement.id and (other.by, other.station, other.seq) == place
        for other in others
    )


def _bad_whole(
    reader: Reader, heads_seen: SeenHeads, checked: CheckedLines, apart: list[OtherEnd], progress: Progress
) -> BadLine | None:
    """What no single line shows: acts cut off at the end, another history, statements outside the chain, wrong verdicts. Ends of
    another copy in which the case has gone on are added to `apart`."""
    for tip in heads_seen.tips:
        if (tip.number, tip.line_hash) in checked.given_up or checked.has(tip.number, tip.line_hash):
            continue
        if heads_seen.is_apart(tip, checked.has):
            apart.append(OtherEnd(tip.number, tip.at))
            continue
        if tip.number > checked.last:
            return BadLine(Fault.ACTS_MISSING, checked.last, matter=str(tip.number))
        return BadLine(Fault.OTHER_HISTORY, tip.number)
    if reader.has_damaged_pages():
        return BadLine(Fault.PAGE_DAMAGED, 0)
    for statement in reader.statements_without_line():
        return BadLine(Fault.UNSIGNED_STATEMENT, 0, matter=statement)
    try:
        with readable(Fault.PAGE_DAMAGED):
            return next(_wrong_verdicts(reader, progress), None)
    except NotHeldError as found:
        return BadLine(found.fault, 0)


def _derived(reader: Reader, subject: Subject, statements: Sequence[Statement], grounds: Grounds) -> Derived:
    findings, candidates = reader.findings_of(subject.id), reader.candidates_of(subject.id)
    return derive(reader, subject, statements=statements, findings=findings, candidates=candidates, grounds=grounds)


def _wrong_verdicts(reader: Reader, progress: Progress) -> Iterator[BadLine]:
    grounds = grounds_of(reader)
    subjects = [
        subject
        for named in grounds.lists.values()
        if named.attributes.role is ListRole.TO_VERIFY
        for subject in (*reader.subjects_of(named.id), *reader.subjects_gone_from(named.id))
    ]
    statements: dict[SubjectId, list[Statement]] = {}
    for done, subject in enumerate(subjects):
        if done % _AT_ONCE == 0:
            progress.step(done, len(subjects))
            statements = reader.statements_on_each([one.id for one in subjects[done : done + _AT_ONCE]])
        try:
            with readable(Fault.VERDICT_DIFFERS):
                derived, kept = (
                    _derived(reader, subject, statements[subject.id], grounds),
                    reader.verdict_on(subject.id),
                )
                holds = derived.verdict == kept and sorted(set(derived.identifying)) == reader.identifying(subject.id)
                # What is hidden from whom follows from these; case files made before there were policies are without them.
                if holds and grounds.policy.asks_twice:
                    holds = (derived.verdict.deciders, derived.verdict.needed) == (kept.deciders, kept.needed)
        except NotHeldError:
            holds = False
        if not holds:
            yield BadLine(Fault.VERDICT_DIFFERS, 0, matter=subject.id)
