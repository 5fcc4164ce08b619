"""Sampling: a random share of those who were decided by one, drawn for a second review, with the random bytes on record."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.policies import Sampled, draw
from verifier_gui.domain.policy_statements import SampleDrawn
from verifier_gui.domain.review import QueueEntry
from verifier_gui.domain.statement_kinds import Review, StatementKind
from verifier_gui.errors import DecisionError
from verifier_gui.progress import Progress
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting, refuse_unless_allowed
from verifier_gui.workflow.case_policy import policy_of, samples_of
from verifier_gui.workflow.deriving import grounds_of
from verifier_gui.workflow.deriving_ahead import act_on_subjects

RANDOM_BYTES = 32


@dataclass(frozen=True, slots=True)
class SampleDue:
    """Who can be drawn of a list now: decided by one, in need of no second review otherwise, and in no sample before. `undecided` are
    the people of the list who have no decision at all yet: they could only be in a later sample. `share` is the policy's, in parts of
    a thousand."""

    population: tuple[SubjectId, ...]
    undecided: int
    share: int

    @property
    def is_due(self) -> bool:
        return bool(self.population)


def sample_due(reader: Reader, list_id: ListId) -> SampleDue | None:
    """None where the policy draws nobody. The number of those who can be drawn tells nothing of what was decided on whom."""
    policy, samples = policy_of(reader), samples_of(reader)
    if policy.review is not Review.SECOND_OF_SOME or not policy.share:
        return None
    entries = reader.queue_of(list_id)
    population = tuple(entry.subject for entry in entries if _is_due(entry, samples))
    undecided = sum(not entry.verdict.deciders for entry in entries)
    return SampleDue(population, undecided, policy.share)


def due_after(
    reader: Reader, list_id: ListId, due: frozenset[SubjectId], changed: Iterable[SubjectId]
) -> frozenset[SubjectId]:
    """Who can be drawn of a list after something was said of these, where it were `due` before: without reading the list anew, which
    nobody waits for at each decision."""
    samples, found = samples_of(reader), set(due)
    for subject_id in changed:
        subject, entry = reader.subject(subject_id), reader.queue_entry(subject_id)
        if subject is not None and entry is not None and subject.list_id == list_id and _is_due(entry, samples):
            found.add(subject_id)
        else:
            found.discard(subject_id)
    return frozenset(found)


def _is_due(entry: QueueEntry, samples: Sampled) -> bool:
    verdict = entry.verdict
    return (
        verdict.is_decided
        and verdict.needed == 1
        and len(verdict.deciders) == 1
        and entry.subject not in samples.populations
    )


def draw_sample(
    acting: Acting,
    list_id: ListId,
    progress: Progress,
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
) -> Change:
    """Draws the policy's share of those of a list who can be drawn now. A job; `random_bytes` are fresh but in tests.

    Raises `DecisionError` for whoever is no supervisor, and where nobody can be drawn; `Cancelled` leaves no trace.
    """
    reader = acting.writer
    refuse_unless_allowed(reader, acting.identity.card, StatementKind.SAMPLE)
    due = sample_due(reader, list_id)
    if due is None:
        raise DecisionError("The review policy of this case draws no sample.")
    if not due.population:
        raise DecisionError("Nobody can be drawn now: everybody who was decided by one was in a sample already.")
    random = random_bytes(RANDOM_BYTES)
    drawn = draw(random, due.population, due.share)
    body = SampleDrawn(list_id, random.hex(), due.share, due.population, drawn)
    grounds = grounds_of(reader)
    samples = Sampled(grounds.samples.drawn | set(drawn), grounds.samples.populations | set(due.population))
    act_on_subjects(acting, body, drawn, replace(grounds, samples=samples), progress)
    return Change(lists=frozenset({list_id}))
