"""Restoring on purpose: an older copy is worked on knowingly, and somebody signs that this is so."""

from collections.abc import Sequence

from verifier_gui.domain.case_statements import Head, Restoration
from verifier_gui.domain.changes import Change
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.errors import CaseFileError
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.profile import Profile
from verifier_gui.workflow.seen_heads import SeenHead, SeenHeads


def has_line(reader: Reader, number: int, line_hash: str) -> bool:
    """Whether the file's audit chain has this line."""
    return (reader.line_hash_at(number) or b"").hex() == line_hash


def heads_apart(reader: Reader, heads: SeenHeads) -> tuple[SeenHead, ...]:
    """The ends of another copy, in which the case has gone on too: the file does not have them, and nothing is wrong with it."""

    def has(number: int, line_hash: str) -> bool:
        return has_line(reader, number, line_hash)

    return tuple(tip for tip in heads.tips if not has(tip.number, tip.line_hash) and heads.is_apart(tip, has))


def lost_heads(reader: Reader, heads: SeenHeads) -> tuple[SeenHead, ...]:
    """The ends of a case that were seen here and that the file does not have: an older copy was put back, or another is worked on.
    Those that a member gave up on purpose are left out, and those of another copy that is known."""
    apart = heads_apart(reader, heads)
    lost = [tip for tip in heads.tips if tip not in apart and not has_line(reader, tip.number, tip.line_hash)]
    if not lost:
        return ()
    members = members_of(reader)
    given_up = {
        (head.number, head.line_hash)
        for statement in reader.statements_of_kind(StatementKind.RESTORATION)
        if isinstance(statement.body, Restoration) and members.counts(statement)
        for head in statement.body.seen
    }
    return tuple(tip for tip in lost if (tip.number, tip.line_hash) not in given_up)


def confirm_restored(acting: Acting, lost: Sequence[SeenHead], stood_at: int, reason: str, profile: Profile) -> Change:
    """Signs that the acts up to the ends `lost` are given up on purpose, and why. `stood_at` is the file's last act when it was first
    met without them. The profile notes that this file and theirs are two copies from here on: whoever opens the other one again
    is told so, and it is no forgery. Raises `CaseFileError` where no reason is given, and `DecisionError` for somebody who is no
    member."""
    if not reason.strip():
        raise CaseFileError("Say why this copy is worked on: it stays in the audit log beside your name.")
    stands = acting.writer.line_hash_at(stood_at)
    if stands is None or not lost:
        raise CaseFileError("Nothing that was seen here is missing from this file: there is nothing to confirm.")
    seen = tuple(Head(tip.number, tip.line_hash) for tip in sorted(lost, key=lambda tip: tip.number))
    with acting.act(Restoration(seen, Head(stood_at, stands.hex()), reason.strip())):
        pass
    reader = acting.writer
    ours = (tip.station for tip in profile.heads_seen(acting.case).tips if has_line(reader, tip.number, tip.line_hash))
    profile.keep_parting(acting.case, {acting.station, *ours}, ((tip.number, tip.line_hash) for tip in lost))
    return Change(case=True)
