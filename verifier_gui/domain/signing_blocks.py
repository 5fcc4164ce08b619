"""What keeps a roster from being signed: each kind once, with the people or lists that it is about."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from verifier_gui.domain.identifiers import ListId, RecordKey, SubjectId
from verifier_gui.domain.review import QueueEntry
from verifier_gui.domain.statement_kinds import Answer, DecisionKind
from verifier_gui.domain.verdicts import IdentityState, Verdict


class BlockKind(StrEnum):
    """In the order in which they are told."""

    NOBODY = "nobody"
    """the list has no people"""
    UNDECIDED = "undecided"
    """everybody without a verdict; the five below are some of them"""
    DISAGREEMENT = "disagreement"
    OWN_DECISIONS_DIFFER = "own-decisions-differ"
    AWAITING_SECOND = "awaiting-second-review"
    NOT_SURE = "not-sure"
    STALE = "stale"
    """decided once, on identity facts that have changed since"""
    STOP_OPEN = "stop-open"
    """a stop that nobody answered"""
    STOP_UNCLEAR = "stop-unclear"
    STOP_DISPUTED = "stop-disputed"
    """a stop that two answered differently: a supervisor says which answer holds"""
    SAMPLE = "sample"
    """people decided by one, of whom a share is to be drawn for a second review"""
    WAITING = "waiting"
    """a question on a person that nobody has answered"""
    CONFLICT = "conflict"
    """one record is the identity of two people, on this list or another, neither the other's duplicate"""
    UNKNOWN_KIND = "unknown-kind"
    """statements of which this version cannot tell what they mean"""
    FORK = "fork"
    """a key was used twice for one place in its chain, and what it signed there counts nowhere; a supervisor may accept it"""
    NO_REGISTRY = "no-registry"
    NOT_SEARCHED = "not-searched"
    """lists of which the newest revision was not searched"""
    OTHER_NUMBER = "other-number"
    """other than agreed; a supervisor may accept it"""


ACCEPTABLE = frozenset({BlockKind.FORK, BlockKind.OTHER_NUMBER})
"""What a supervisor may accept with a reason."""


@dataclass(frozen=True, slots=True)
class Block:
    """One thing that keeps a roster from being signed. `words` are kinds of statements that are not known, or numbers of acts;
    `agreed` and `found` the numbers that differ."""

    kind: BlockKind
    subjects: tuple[SubjectId, ...] = ()
    lists: tuple[ListId, ...] = ()
    words: tuple[str, ...] = ()
    agreed: int = 0
    found: int = 0

    @property
    def is_acceptable(self) -> bool:
        return self.kind in ACCEPTABLE


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What keeps a roster from being signed and lies in no verdict: how many reference lists of the side there are, those not searched
    yet, kinds of statements in the case that are not known, the agreed number of the side (0: none was agreed), how many of its
    people are identified, not held and without a stop that applies, and the records as which people on other lists are identified."""

    lists: int
    not_searched: tuple[ListId, ...]
    unknown_kinds: tuple[str, ...]
    agreed: int
    found: int
    named_elsewhere: frozenset[RecordKey] = frozenset()
    forks: tuple[int, ...] = ()
    """acts whose places in their signers' chains others have too"""
    to_draw: tuple[SubjectId, ...] = ()
    """people of whom a sample is to be drawn first"""


_OF_VERDICTS: Mapping[BlockKind, Callable[[Verdict], bool]] = {
    BlockKind.UNDECIDED: lambda verdict: not _is_settled(verdict),
    BlockKind.DISAGREEMENT: lambda verdict: verdict.is_disputed or verdict.identity is IdentityState.DISAGREEMENT,
    BlockKind.OWN_DECISIONS_DIFFER: lambda verdict: verdict.identity is IdentityState.OWN_DECISIONS_DIFFER,
    BlockKind.AWAITING_SECOND: lambda verdict: verdict.identity is IdentityState.AWAITING_SECOND,
    BlockKind.NOT_SURE: lambda verdict: verdict.identity is IdentityState.NOT_SURE and not verdict.is_disputed,
    BlockKind.STALE: lambda verdict: not verdict.is_decided and verdict.stale > 0,
    BlockKind.STOP_OPEN: lambda verdict: any(not _is_unclear(verdict, stop) for stop in _undisputed(verdict)),
    BlockKind.STOP_UNCLEAR: lambda verdict: any(_is_unclear(verdict, stop) for stop in _undisputed(verdict)),
    BlockKind.STOP_DISPUTED: lambda verdict: bool(verdict.differing_stops),
    BlockKind.WAITING: lambda verdict: bool(verdict.open_queries),
}


def blocks_of(entries: Sequence[QueueEntry], around: Surroundings) -> tuple[Block, ...]:
    """Every kind that there is, in the order of `BlockKind`; none where the roster may be signed."""
    found: list[Block] = []
    if not entries:
        found.append(Block(BlockKind.NOBODY))
    for kind, blocks in _OF_VERDICTS.items():
        subjects = tuple(entry.subject for entry in entries if blocks(entry.verdict))
        if subjects:
            found.append(Block(kind, subjects))
    if around.to_draw:
        found.append(Block(BlockKind.SAMPLE, around.to_draw))
    conflicts = _conflicts(entries, around.named_elsewhere)
    if conflicts:
        found.append(Block(BlockKind.CONFLICT, conflicts))
    unknown = tuple(entry for entry in entries if entry.verdict.unknown_kinds)
    kinds = {*around.unknown_kinds, *(kind for entry in unknown for kind in entry.verdict.unknown_kinds)}
    if kinds:
        subjects = tuple(entry.subject for entry in unknown)
        found.append(Block(BlockKind.UNKNOWN_KIND, subjects, words=tuple(sorted(kinds))))
    if around.forks:
        found.append(Block(BlockKind.FORK, words=tuple(map(str, around.forks))))
    if not around.lists:
        found.append(Block(BlockKind.NO_REGISTRY))
    if around.not_searched:
        found.append(Block(BlockKind.NOT_SEARCHED, lists=around.not_searched))
    # Before everybody is decided the number says nothing.
    if around.agreed and around.agreed != around.found and all(entry.verdict.is_decided for entry in entries):
        found.append(Block(BlockKind.OTHER_NUMBER, agreed=around.agreed, found=around.found))
    return tuple(found)


def hindering(blocks: Collection[Block], accepted: Collection[str]) -> tuple[Block, ...]:
    """Those that still stand where the kinds in `accepted` are accepted."""
    return tuple(block for block in blocks if not (block.is_acceptable and block.kind.value in accepted))


def _is_settled(verdict: Verdict) -> bool:
    """Whether an identity is decided, even if whoever looks may not know how."""
    return verdict.is_decided or verdict.identity is IdentityState.BY_COLLEAGUE


def _undisputed(verdict: Verdict) -> set[str]:
    return {*verdict.open_stops} - {*verdict.differing_stops}


def _is_unclear(verdict: Verdict, stop: str) -> bool:
    return Answer.UNCLEAR in verdict.stop_answers.get(stop, {}).values()


def identifying_records(entry: QueueEntry) -> tuple[RecordKey, ...]:
    """The records as which somebody is identified."""
    verdict = entry.verdict
    if not verdict.is_decided or verdict.decision is not DecisionKind.IDENTIFIED:
        return ()
    return tuple(named.record.record for named in verdict.records)


def _conflicts(entries: Sequence[QueueEntry], elsewhere: Collection[RecordKey]) -> tuple[SubjectId, ...]:
    """Whoever is identified as a record that somebody else is identified as too, on this list or on another."""
    by_record: dict[RecordKey, list[SubjectId]] = {}
    for entry in entries:
        for record in identifying_records(entry):
            by_record.setdefault(record, []).append(entry.subject)
    shared = {
        subject
        for record, subjects in by_record.items()
        if len(subjects) > 1 or record in elsewhere
        for subject in subjects
    }
    return tuple(entry.subject for entry in entries if entry.subject in shared)
