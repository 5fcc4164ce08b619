"""Viewing: what an operator may know of a case while second reviews are blind. Whatever is shown to somebody is read through a `View`.

The truth (verdicts as kept, what is signed, what is proved) is always of all statements. A subject is hidden from a person who has not
decided on it, until two others have: of it he gets what he said himself, and else how it would stand if nobody had said anything.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from weakref import WeakKeyDictionary

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, StatementId, SubjectId, joined
from verifier_gui.domain.lists import Subject
from verifier_gui.domain.policies import is_hidden
from verifier_gui.domain.queries import OpenQuery, addressed_to, open_queries
from verifier_gui.domain.review import QueueEntry
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import Adjudication, Decision, Judgement, Withdrawal
from verifier_gui.domain.verdicts import IdentityState, Verdict, live_statements
from verifier_gui.store.desks import Untouched
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.deriving import Derived, Grounds, derive, grounds_of
from verifier_gui.workflow.laid_by_hand import LaidByHand, Matched, all_laid_by_hand, laid_by_hand, met_without


def view_of(reader: Reader, operator: OperatorId) -> "View":
    """What the operator with this key may know, by what the case says now. Made anew for each reading."""
    grounds = grounds_of(reader)
    return View(reader, grounds, grounds.members.person(operator))


def whole_view(reader: Reader) -> "View":
    """Everything: for what is signed and sealed, which nobody may see another part of."""
    return View(reader, grounds_of(reader), None)


@dataclass(frozen=True, slots=True)
class View:
    """What one person may know of a case; everything, where `person` is None."""

    reader: Reader
    grounds: Grounds
    person: OperatorId | None
    _verdicts: dict[SubjectId, Verdict] = field(default_factory=dict[SubjectId, Verdict])

    @property
    def is_partial(self) -> bool:
        """Whether anything may be hidden at all."""
        return self.person is not None and self.grounds.policy.asks_twice

    def hides(self, subject: SubjectId) -> bool:
        """Whether what others said of a subject is hidden."""
        return self.is_partial and self._hides(subject, self._truth_on(subject))

    def is_second_review(self, subject: SubjectId) -> bool:
        """Whether the person's decision would come after another's that is hidden: then no per cent is shown."""
        return self.hides(subject) and bool(set(self._truth_on(subject).deciders) - {self.person})

    def statements_on(self, subject: SubjectId) -> list[Statement]:
        """The statements on a subject that the person may see, in the order of their lines: his own, what is put to him by name, and
        everybody's where the subject is not hidden."""
        statements = self.reader.statements_on(subject)
        if self.person is None or not self.hides(subject):
            return statements
        members = self.grounds.members
        seen = addressed_to(statements, self.person, members) | {
            found.id for found in statements if members.person(found.by) == self.person
        }
        # A question that was taken back is no question any more.
        seen |= {
            found.id
            for found in statements
            if isinstance(found.body, Withdrawal) and seen.issuperset(found.body.statements)
        }
        return [found for found in statements if found.id in seen]

    def laid_by_hand(self, subject: SubjectId) -> frozenset[RecordKey]:
        """The records that searches laid beside a subject, as far as the person may know."""
        laid = laid_by_hand(self.reader, subject)
        return laid.of(self.person) if self.person is not None and self.hides(subject) else laid.all

    def matched(self, subject: Subject) -> Matched:
        """The candidates of a subject and what was noticed of them, without what others had a hand in where it is hidden."""
        matched = Matched(self.reader.candidates_of(subject.id), self.reader.findings_of(subject.id))
        if self.person is None or not self.hides(subject.id):
            return matched
        laid = laid_by_hand(self.reader, subject.id)
        own = {*laid.of(self.person), *_dealt_with(self.statements_on(subject.id))}
        return met_without(self.reader, subject, matched, self.grounds.lists, laid, own)

    def derived(self, subject: Subject, *, without: StatementId | None = None) -> Derived:
        """How a subject stands, as the person may know it; `without` one of its statements."""
        matched = self.matched(subject)
        derived = derive(
            self.reader,
            subject,
            statements=[found for found in self.statements_on(subject.id) if found.id != without],
            findings=matched.findings,
            candidates=matched.candidates,
            grounds=self.grounds,
            others=_Seen(self) if self.is_partial else None,
            added=self.laid_by_hand(subject.id),
        )
        return replace(derived, verdict=self._told(subject.id, derived.verdict))

    def verdict_on(self, subject: SubjectId) -> Verdict:
        """The verdict on a subject, as the person may know it."""
        found = self.reader.subject(subject) if self.is_partial else None
        return self.derived(found).verdict if found is not None else self._truth_on(subject)

    def identified_as(self, record: RecordKey) -> list[SubjectId]:
        """The subjects whose identity names a record, as far as the person may know."""
        return [subject for subject in self.reader.identified_as(record) if not self.hides(subject)]

    def questions_waiting_on(self, subject: SubjectId) -> tuple[OpenQuery, ...]:
        """The questions on a subject that wait for the person: what is put to him is hidden from him nowhere."""
        members = self.grounds.members
        return tuple(query for query in self._truth_on(subject).open_queries if self.person in query.waits_for(members))

    def answered_unseen(self, subject: SubjectId) -> frozenset[StatementId]:
        """The questions on a subject that somebody has answered, which is all that the person may know of the answer."""
        if not self.hides(subject):
            return frozenset()
        members = self.grounds.members
        truth = {query.id for query in self._truth_on(subject).open_queries}
        seen = open_queries(live_statements(self.statements_on(subject), members), members)
        return frozenset(query.id for query in seen if query.id not in truth)

    def verdicts_of_list(self, list_id: ListId) -> dict[SubjectId, Verdict]:
        """The verdicts on all subjects of a list on whom something was said, as the person may know them."""
        verdicts = self.reader.verdicts_of_list(list_id)
        if not self.is_partial:
            return verdicts
        queue = {entry.subject: entry.verdict for entry in self.queue_of(list_id)}
        return {subject: queue[subject] if subject in queue else self.verdict_on(subject) for subject in verdicts}

    def queue_of(self, list_id: ListId, *, is_searched: bool = True) -> list[QueueEntry]:
        """The queue of a list in the order of the subjects' numbers. `is_searched`: whether any registry was searched for it."""
        entries = self.reader.queue_of(list_id, is_searched=is_searched)
        if not self.is_partial:
            return entries
        self._verdicts.update({entry.subject: entry.verdict for entry in entries})
        others: dict[SubjectId, set[SubjectId]] = {}
        for subject, other in self.reader.conflicts_of(list_id):
            others.setdefault(subject, set()).add(other)
        alone, laid = self.reader.untouched_of_list(list_id), all_laid_by_hand(self.reader)
        nothing = LaidByHand()
        return [
            self._shown(
                entry, alone.get(entry.subject), laid.get(entry.subject, nothing), others.get(entry.subject, ())
            )
            for entry in entries
        ]

    def entries_of(self, subjects: Collection[SubjectId]) -> dict[SubjectId, QueueEntry]:
        """The lines of queues that a change of these subjects may have changed for the person, with theirs."""
        if not self.is_partial:
            found = {subject: self.reader.queue_entry(subject) for subject in subjects}
            return {subject: entry for subject, entry in found.items() if entry is not None}
        # Whoever decides sees what another decided, and with it conflicts of identity that were there all the time.
        wanted = set(subjects)
        for subject in subjects:
            for record in self.reader.identifying(subject):
                wanted.update(self.reader.met(record), self.reader.identified_as(record))
        shown: dict[SubjectId, QueueEntry] = {}
        for subject in wanted:
            entry = self.reader.queue_entry(subject)
            if entry is not None:
                alone, laid = self.reader.untouched(subject), laid_by_hand(self.reader, subject)
                shown[subject] = self._shown(entry, alone, laid, self.reader.conflicting_with(subject))
        return shown

    def _hides(self, subject: SubjectId, truth: Verdict) -> bool:
        return self.person is not None and is_hidden(
            self.grounds.policy, self.grounds.samples, subject, truth, self.person
        )

    def _told(self, subject: SubjectId, verdict: Verdict) -> Verdict:
        """A hidden subject that asks for nothing more, until a sample may draw it, is not told to be open."""
        truth = self._truth_on(subject)
        if verdict.open_queries:
            # What another answered who was asked too waits no more.
            still_open = {query.id for query in truth.open_queries}
            verdict = replace(
                verdict, open_queries=tuple(query for query in verdict.open_queries if query.id in still_open)
            )
        if self.hides(subject) and truth.is_decided and truth.needed == 1:
            return replace(verdict, identity=IdentityState.BY_COLLEAGUE)
        return verdict

    def _truth_on(self, subject: SubjectId) -> Verdict:
        found = self._verdicts.get(subject)
        if found is None:
            found = self._verdicts[subject] = self.reader.verdict_on(subject)
        return found

    def _shown(
        self, entry: QueueEntry, alone: Untouched | None, laid: LaidByHand, others: Collection[SubjectId]
    ) -> QueueEntry:
        """A line of the queue as the person may know it. `others` are those whose identities are in conflict with the subject's."""
        is_hidden = self.hides(entry.subject)
        known = frozenset(other for other in others if not self.hides(other)) if others else frozenset[SubjectId]()
        # Of a hidden one there are as many conflicts as he knows of; of one that he sees all, unless some are hidden.
        is_disputed = bool(known) if is_hidden else len(known) < len(others)
        if is_disputed or (is_hidden and self._has_own_hand(entry, laid)):
            return self._marked(self._derived_again(entry, alone, known))
        return self._marked(self._as_untouched(entry, alone) if is_hidden else entry)

    def _has_own_hand(self, entry: QueueEntry, laid: LaidByHand) -> bool:
        """Whether a hidden subject is not as if nobody had touched it, by the person's own doing or by what he is asked."""
        person = self.person
        return (
            person in entry.verdict.speakers
            or (person is not None and bool(laid.of(person)))
            or any(
                person == query.asked_by or person in query.waits_for(self.grounds.members)
                for query in entry.verdict.open_queries
            )
        )

    def _as_untouched(self, entry: QueueEntry, alone: Untouched | None) -> QueueEntry:
        if alone is None:
            # Taken in just now, and not matched yet: thousands of them are shown at once.
            if not entry.verdict.speakers and entry.why is not FindingKind.ANOTHER_SUBJECTS_IDENTITY:
                return entry
            subject = self.reader.subject(entry.subject)
            return _with(entry, self.derived(subject)) if subject is not None else entry
        verdict = _untouched_verdict(alone.stops)
        return replace(
            entry,
            state=alone.state,
            why=alone.why,
            plausible=alone.plausible,
            best=alone.best,
            verdict=self._told(entry.subject, verdict),
        )

    def _derived_again(self, entry: QueueEntry, alone: Untouched | None, known: Collection[SubjectId]) -> QueueEntry:
        """What was worked out once is good until one of the subjects that it rests on is derived anew."""
        kept = _kept_derived.setdefault(self.reader, {})
        token = (
            self.hides(entry.subject),
            self.grounds.policy,
            alone.derived if alone is not None else self._truth_on(entry.subject),
            tuple((other, self._truth_on(other)) for other in sorted(known)),
        )
        before = kept.get((self.person, entry.subject))
        if before is not None and before[0] == token:
            return _with(entry, before[1])
        subject = self.reader.subject(entry.subject)
        if subject is None:
            return entry
        derived = self.derived(subject)
        kept[self.person, entry.subject] = (token, derived)
        return _with(entry, derived)

    def _marked(self, entry: QueueEntry) -> QueueEntry:
        verdict = entry.verdict
        awaits = verdict.identity is IdentityState.AWAITING_SECOND and self.person in verdict.deciders
        return replace(entry, awaits_others=True) if awaits else entry


def blind_order(person: OperatorId, subject: SubjectId, record: RecordKey) -> str:
    """The place of a candidate in somebody's blind second review: neither by probability nor the same for everybody, and the same each
    time."""
    return joined("vcase/blind/1", person.encode(), subject.encode(), record.encode())


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a person knows of other subjects than the one that is derived."""

    view: View

    def identified_as(self, record: RecordKey) -> list[SubjectId]:
        return self.view.identified_as(record)

    def verdict_on(self, subject: SubjectId) -> Verdict:
        return Verdict() if self.view.hides(subject) else self.view.reader.verdict_on(subject)


def _dealt_with(statements: Iterable[Statement]) -> set[RecordKey]:
    """The records that somebody's own statements name: they stay beside the subject."""
    records: set[RecordKey] = set()
    for found in statements:
        if isinstance(found.body, Judgement):
            records.add(found.body.record)
        elif isinstance(found.body, Decision | Adjudication):
            decision = found.body.decided if isinstance(found.body, Adjudication) else found.body
            records.update(named.record for named in decision.records)
    return records


def _with(entry: QueueEntry, derived: Derived) -> QueueEntry:
    return replace(
        entry,
        state=derived.state,
        why=derived.why,
        plausible=derived.plausible,
        best=derived.best,
        verdict=derived.verdict,
    )


def _untouched_verdict(stops: tuple[str, ...]) -> Verdict:
    return Verdict(open_stops=stops) if stops else _UNDECIDED


_UNDECIDED = Verdict()
_kept_derived: "WeakKeyDictionary[Reader, dict[tuple[OperatorId | None, SubjectId], tuple[object, Derived]]]" = (
    WeakKeyDictionary()
)
"""by connection, each of which belongs to one thread"""
