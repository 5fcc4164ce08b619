"""Checking a copy of an audit log, with nothing else at hand: chain, signatures, memberships, references inside, and who made it."""

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from verifier_gui.domain.audit import AuditReport, BadLine, Fault
from verifier_gui.domain.audit_copies import (
    DESCRIBED_FILES,
    DESCRIPTION,
    LINES,
    MEMBERS,
    CopyDescription,
    CopyReport,
)
from verifier_gui.domain.case_statements import CaseOpened
from verifier_gui.domain.identifiers import OperatorId, StatementId, StationId
from verifier_gui.domain.membership import Members, derive_members
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.domain.statements import Statement
from verifier_gui.errors import CaseFileError
from verifier_gui.progress import Progress
from verifier_gui.sealing.audit_copies import members_bytes, read_description, read_line
from verifier_gui.sealing.statements import verify as verify_signature
from verifier_gui.store.audit_lines import StoredLine
from verifier_gui.store.statements import read_statement
from verifier_gui.workflow.proving_lines import CheckedLines
from verifier_gui.workflow.seen_heads import SeenHeads

_Place: TypeAlias = tuple[OperatorId, StationId, int]
"""of a statement in its signer's chain"""

_MAGIC = b"PK\x03\x04"
_LARGEST_FILE = 16 * 1024 * 1024
"""bytes of any file but the lines, and of one line"""
_LARGEST = 4 * 1024 * 1024 * 1024
"""bytes of all lines, counted as they come out"""
_MOST_FILES = 100

_ZIP_FAULTS = (
    zipfile.BadZipFile,
    struct.error,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    KeyError,
)


def is_copy(path: Path) -> bool:
    """Whether a file begins as a zip does: a case file, which is encrypted from its first byte on, does not."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            return stat.S_ISREG(os.fstat(descriptor).st_mode) and os.read(descriptor, len(_MAGIC)) == _MAGIC
        finally:
            os.close(descriptor)
    except OSError:
        return False


def check_copy(path: Path, heads_seen: SeenHeads, progress: Progress) -> CopyReport:
    """Checks a copy. `heads_seen` is what this laptop has seen of the case. Raises `CaseFileError` for what is no copy at all, and
    `Cancelled`."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _Copy(archive).report(heads_seen, progress)
    except OSError as error:
        raise CaseFileError("{file} cannot be read. Is it there, and may you read it?", file=path.name) from error
    except _ZIP_FAULTS as error:
        raise CaseFileError(
            "{file} is no copy of an audit log that can be read to its end. Ask for it again.", file=path.name
        ) from error


def described(path: Path) -> CopyDescription:
    """What a copy says of itself, unchecked. Raises `CaseFileError`."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _Copy(archive).description
    except (OSError, *_ZIP_FAULTS) as error:
        raise CaseFileError(
            "{file} is no copy of an audit log that can be read to its end. Ask for it again.", file=path.name
        ) from error


class _Copy:
    """The files of a zip. Raises `ValueError` and what damaged zips raise."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        parts = [part for part in archive.infolist() if not part.is_dir()]
        if len(parts) > _MOST_FILES:
            raise ValueError("too many files")
        self._archive = archive
        self._parts = {part.filename: part for part in parts}
        if len(self._parts) != len(parts) or any(
            part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts
        ):
            raise ValueError("packed otherwise")
        self.description, self._is_signed = read_description(self._content(DESCRIPTION))
        self._creator: OperatorId | None = None
        if LINES not in self._parts:
            raise ValueError("no lines")

    def report(self, heads_seen: SeenHeads, progress: Progress) -> CopyReport:
        wrong = [] if self._is_signed else [DESCRIPTION]
        members = self._members(progress.part(0, 0.3))
        checked = CheckedLines(lambda _root: members)
        bad: BadLine | None = None
        digest = hashlib.sha256()
        for text in self._texts():
            digest.update(text)
            if bad is None:
                if checked.last % 100 == 0:
                    progress.part(0.3, 1).step(checked.last, self.description.head.number)
                bad = _bad(text, checked)
        if digest.hexdigest() != self.description.files.get(LINES):
            wrong.append(LINES)
        bad = bad or _bad_end(checked, self.description, heads_seen)
        if bad is None and DESCRIPTION not in wrong and not _is_told(checked, self.description):
            wrong.append(DESCRIPTION)
        wrong += self._wrong_files(members, is_whole=bad is None)
        seen = max((tip.number for tip in heads_seen.tips), default=0)
        lines = AuditReport(
            lines=self.description.head.number,
            held=checked.held_before(bad),
            statements=len(checked.places),
            bad=bad,
            clock_back=tuple(checked.clock_back),
            restored=tuple(checked.restored),
            forks=checked.forks,
        )
        return CopyReport(
            lines=lines,
            description=self.description,
            wrong=tuple(wrong),
            maker=members.get(self.description.by),
            creator=None if self._creator is None else members.get(self._creator),
            names={key: member.name for key, member in members.items()},
            seen_later=seen if seen > checked.last else 0,
        )

    def _wrong_files(self, members: Members, *, is_whole: bool) -> Iterator[str]:
        for name in DESCRIBED_FILES:
            if name != LINES:
                content = self._content(name) if name in self._parts else b""
                differs = hashlib.sha256(content).hexdigest() != self.description.files.get(name)
                # Whoever made the copy may sign whatever he likes there: it must be what the statements say.
                untrue = name == MEMBERS and is_whole and content != members_bytes(members.people)
                if differs or untrue:
                    yield name
        yield from sorted(self._parts.keys() - {DESCRIPTION, *DESCRIBED_FILES})

    def _members(self, progress: Progress) -> Members:
        """The members by what was signed, and whether a key was used twice where one was admitted."""
        root: Statement | None = None
        said: list[Statement] = []
        places: Counter[_Place] = Counter()
        for done, (line, statement) in enumerate(self._statements()):
            if done % 100 == 0:
                progress.step(done, self.description.head.number)
            places[_place_of(statement)] += 1
            if root is None:
                root, self._creator = statement, statement.by
            if statement.kind == StatementKind.MEMBER and _is_signed(line):
                said.append(statement)
        if root is None or not isinstance(root.body, CaseOpened):
            return Members()
        shared = {_place_of(one) for one in said if places[_place_of(one)] > 1}
        forked = self._forked(shared) if shared else set[_Place]()
        return derive_members(root, [replace(one, is_forked=_place_of(one) in forked) for one in said])

    def _forked(self, shared: Collection[_Place]) -> set[_Place]:
        """Of these places those for which more than one statement was truly signed: a line that was changed makes no fork."""
        signed: dict[_Place, set[StatementId]] = {}
        for line, statement in self._statements():
            if _place_of(statement) in shared and _is_signed(line):
                signed.setdefault(_place_of(statement), set()).add(statement.id)
        return {place for place, ids in signed.items() if len(ids) > 1}

    def _statements(self) -> Iterator[tuple[StoredLine, Statement]]:
        """The lines that are statements and can be read, whatever their signatures are worth."""
        for text in self._texts():
            try:
                line = _stored(text)
                found = (line, read_statement(line.body.decode())) if line.signature else None
            except (ValueError, LookupError, TypeError):
                continue
            if found is not None:
                yield found

    def _content(self, name: str) -> bytes:
        with self._archive.open(self._parts[name]) as file:
            content = file.read(_LARGEST_FILE + 1)
        if len(content) > _LARGEST_FILE:
            raise ValueError("too large")
        return content

    def _texts(self) -> Iterator[bytes]:
        left = _LARGEST
        with self._archive.open(self._parts[LINES]) as file:
            while text := file.readline(_LARGEST_FILE + 1):
                left -= len(text)
                if len(text) > _LARGEST_FILE or left < 0:
                    raise ValueError("too large")
                yield text


def _stored(text: bytes) -> StoredLine:
    """Raises `ValueError` for a text that is no line."""
    number, line_hash, body, signature, digest = read_line(text)
    statement = hashlib.sha256(body).hexdigest() if signature else digest.hex()
    return StoredLine(number, line_hash, body, statement, signature, digest=digest)


def _is_signed(line: StoredLine) -> bool:
    try:
        verify_signature(line.body, line.signature)
    except ValueError:
        return False
    return True


def _place_of(statement: Statement) -> _Place:
    return statement.by, statement.station, statement.seq


def _bad(text: bytes, checked: CheckedLines) -> BadLine | None:
    try:
        line = _stored(text)
    except ValueError:
        return BadLine(Fault.NOT_CANONICAL, checked.last + 1)
    return checked.bad(line)


def _bad_end(checked: CheckedLines, description: CopyDescription, heads_seen: SeenHeads) -> BadLine | None:
    """Lines missing at the end, or another log than this laptop has seen."""
    if checked.last < description.head.number:
        return BadLine(Fault.ACTS_MISSING, checked.last, matter=str(description.head.number))
    for tip in heads_seen.tips:
        ours = checked.has(tip.number, tip.line_hash) or (tip.number, tip.line_hash) in checked.given_up
        if tip.number <= checked.last and not ours and not heads_seen.is_apart(tip, checked.has):
            return BadLine(Fault.OTHER_HISTORY, tip.number)
    return None


def _is_told(checked: CheckedLines, description: CopyDescription) -> bool:
    """Whether a copy says of itself what its lines are."""
    head = description.head
    told = head.number, description.case, description.hidden
    return told == (checked.last, checked.case, len(checked.hidden)) and checked.has(head.number, head.line_hash)
