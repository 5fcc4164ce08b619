"""Finds the candidates of every subject in every reference list of their side. A job: it computes first and writes at the end."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from verifier_gui.domain.audit import Act
from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.changes import Change
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId, SubjectId
from verifier_gui.domain.lists import ListRole, NamedList, Subject
from verifier_gui.domain.review import SubjectState
from verifier_gui.domain.verdicts import Verdict
from verifier_gui.errors import VerifierError
from verifier_gui.matching.engine import ENGINE_VERSION, find_for, read_subjects
from verifier_gui.matching.index import FOLDING_VERSION, RegistryIndex, build_index
from verifier_gui.matching.people import Person
from verifier_gui.matching.repeats import find_repeats
from verifier_gui.progress import Progress
from verifier_gui.store.desks import QueueRow
from verifier_gui.store.matches import MatchRun
from verifier_gui.store.reader import Reader
from verifier_gui.store.writer import DeskTransaction
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import (
    Derived,
    derive_anew,
    derive_to_keep,
    grounds_of,
    keep,
    lists_by_id,
    possible_records,
    queue_row,
)
from verifier_gui.workflow.laid_by_hand import LaidByHand, keep_laid_by_hand, laid_by_hand
from verifier_gui.workflow.laying_out import PLAUSIBLE
from verifier_gui.workflow.noticing import POSSIBLE, notice, read_met
from verifier_gui.workflow.slipped_columns import slipped_columns

TOP = 5
"""Candidates of each reference list that are looked at."""

NEAR_MISSES = 3
"""Records that are kept for a subject although they are not plausible: seen before *not found* is accepted."""

LEAST_OF_STOPS = POSSIBLE / 2
"""Records of returned, deceased and hold lists that are less probable are not kept."""

REPEATED = 0.5
"""Two lines of one list that are the same person with this probability are a stop on both."""

_AT_ONCE = 25
"""Subjects in one transaction: a decision never waits for more."""


def unmatched(reader: Reader) -> list[ListId]:
    """The lists to verify that have not met every reference list of their side, and every list to verify of the other side, as
    these stand now, by this version of the engine: what another version found is found anew."""
    lists = lists_by_id(reader)
    return [
        named.id
        for named in lists.values()
        if named.attributes.role is ListRole.TO_VERIFY
        and named.revision is not None
        and (
            _missing(reader, named, (*_references(named, lists), *_opposite(named, lists)))
            or _current_run(reader, named) is None
        )
    ]


def match_all(acting: Acting, progress: Progress) -> Change:
    """Matches every list that is not matched yet. Raises `Cancelled`; then what was found for the lists before stands."""
    change = Change()
    waiting = unmatched(acting.writer)
    for place, list_id in enumerate(waiting):
        change |= match_list(acting, list_id, progress.part(place / len(waiting), (place + 1) / len(waiting)))
    return change


def match_list(acting: Acting, list_id: ListId, progress: Progress) -> Change:
    """Lets the subjects of one list meet the reference lists they have not met yet. Raises `Cancelled`, which leaves no trace,
    and `VerifierError` for a list that has no revision."""
    reader = acting.writer
    lists = lists_by_id(reader)
    named = lists[list_id]
    if named.revision is None:
        raise VerifierError("{list} has no people yet. Import a file for it first.", list=named.attributes.name)
    subjects = reader.subjects_of(list_id)
    missing = _missing(reader, named, _references(named, lists))
    opposite = _opposite(named, lists)
    sizes = [found.revision.people if found.revision else 0 for found in missing]
    persons = read_subjects([subject.facts for subject in subjects], progress.part(0, 0.05))
    total = sum(sizes) + len(subjects) or 1
    done = 0
    meeting = progress.part(0.05, 0.85)
    found: dict[ListId, list[list[Candidate]]] = {}
    for reference, size in zip(missing, sizes, strict=True):
        found[reference.id] = _meet(acting, persons, reference, meeting.part(done / total, (done + size) / total))
        done += size
    repeats = _repeats(subjects, progress.part(0.85, 0.9))
    for other, part in _parts(opposite, progress.part(0.9, 0.95)):
        for subject, findings in _on_both_sides(reader, subjects, persons, other, part).items():
            repeats.setdefault(subject, []).extend(findings)
    for subject, finding in slipped_columns(reader, subjects, found).items():
        repeats.setdefault(subject, []).append(finding)
    searched = _references(named, lists)
    _write(acting, named, subjects, found, repeats, lists, progress.part(0.95, 1.0))
    acting.note(Act.MATCHED, list=list_id, searched=[reference.id for reference in searched])
    with acting.writer.desk() as transaction:
        transaction.add_run(
            MatchRun(
                list_id,
                named.revision.id,
                tuple(met.revision.id for met in (*searched, *opposite) if met.revision),
                sum(reference.revision.people for reference in searched if reference.revision),
                acting.now(),
                ENGINE_VERSION,
            )
        )
    return Change(lists=frozenset({list_id}), subjects=frozenset(subject.id for subject in subjects))


def index_of(acting: Acting, revision: RevisionId, people: int, progress: Progress) -> RegistryIndex:
    """The index of a reference list's revision: as it was kept, else built and kept."""
    reader = acting.writer
    kept = reader.match_index(revision, FOLDING_VERSION)
    if kept is not None:
        return RegistryIndex.from_bytes(kept)
    # One after the other: to let go of the facts of 100,000 people at once would stop every thread for 0.15 s.
    rows = ((record.key, record.row, record.facts) for record in reader.records_of(revision))
    index = build_index(rows, progress, total=people)
    acting.writer.write_index(revision, FOLDING_VERSION, index.to_bytes())
    return index


def _references(named: NamedList, lists: Mapping[ListId, NamedList]) -> list[NamedList]:
    return [
        found
        for found in lists.values()
        if found.attributes.role is not ListRole.TO_VERIFY
        and found.attributes.side is named.attributes.side
        and found.revision is not None
    ]


def _opposite(named: NamedList, lists: Mapping[ListId, NamedList]) -> list[NamedList]:
    """The lists to verify of the other side: nobody may be on both."""
    return [
        found
        for found in lists.values()
        if found.attributes.role is ListRole.TO_VERIFY
        and found.attributes.side is not named.attributes.side
        and found.revision is not None
    ]


def _parts(lists: Sequence[NamedList], progress: Progress) -> Iterator[tuple[NamedList, Progress]]:
    for place, named in enumerate(lists):
        yield named, progress.part(place / len(lists), (place + 1) / len(lists))


def _current_run(reader: Reader, named: NamedList) -> MatchRun | None:
    """The last run of the current revision by this version of the engine, be it with nobody: that too finds who is on it twice."""
    current = named.revision.id if named.revision else None
    last = reader.match_runs(named.id)[-1:]
    return next((run for run in last if (run.revision, run.version) == (current, ENGINE_VERSION)), None)


def _missing(reader: Reader, named: NamedList, others: Sequence[NamedList]) -> list[NamedList]:
    """Those of the other lists whose current revision the list's current revision has not met."""
    run = _current_run(reader, named)
    met = run.searched if run else ()
    return [found for found in others if found.revision and found.revision.id not in met]


def _meet(acting: Acting, persons: Sequence[Person], reference: NamedList, progress: Progress) -> list[list[Candidate]]:
    revision = reference.revision
    if revision is None:
        return [[] for _ in persons]
    index = index_of(acting, revision.id, revision.people, progress.part(0, 0.5))
    is_registry = reference.attributes.role is ListRole.REGISTRY
    matches = find_for(
        persons,
        index,
        top=TOP,
        least=PLAUSIBLE if is_registry else LEAST_OF_STOPS,
        always=NEAR_MISSES if is_registry else 0,
        progress=progress.part(0.5, 1.0),
    )
    return [
        [
            Candidate(
                record=index.key(match.position),
                list_id=reference.id,
                revision=revision.id,
                row=index.row(match.position),
                probability=match.probability,
                weight=match.weight,
                evidence=match.evidence,
            )
            for match in of_subject
        ]
        for of_subject in matches
    ]


def _repeats(subjects: Sequence[Subject], progress: Progress) -> dict[SubjectId, list[Finding]]:
    """Lines of the list that are probably the same person: a stop on both."""
    found: dict[SubjectId, list[Finding]] = {}
    for one, other, probability in find_repeats([subject.facts for subject in subjects], progress):
        if probability >= REPEATED:
            for own, twin in ((subjects[one], subjects[other]), (subjects[other], subjects[one])):
                details = {"number": str(twin.number), "name": twin.facts.shown_name()}
                found.setdefault(own.id, []).append(Finding(FindingKind.TWICE_ON_LIST, (twin.id,), details))
    return found


def _on_both_sides(
    reader: Reader, subjects: Sequence[Subject], persons: Sequence[Person], other: NamedList, progress: Progress
) -> dict[SubjectId, list[Finding]]:
    """People who are probably on a list of the other side too: a stop. The other list finds the same of them."""
    lines = {subject.number: subject for subject in reader.subjects_of(other.id)}
    rows = [(RecordKey(subject.id), subject.number, subject.facts) for subject in lines.values()]
    index = build_index(rows, progress.part(0, 0.4))
    matches = find_for(persons, index, top=1, least=REPEATED, progress=progress.part(0.4, 1))
    found: dict[SubjectId, list[Finding]] = {}
    for subject, of_subject in zip(subjects, matches, strict=True):
        for match in of_subject:
            line = lines[index.row(match.position)]
            details = {"list": other.attributes.name, "number": str(line.number), "name": line.facts.shown_name()}
            found[subject.id] = [Finding(FindingKind.ON_BOTH_SIDES, (line.id,), details)]
    return found


def _still_met(
    reader: Reader,
    subject: SubjectId,
    met: Sequence[Candidate],
    found: Collection[ListId],
    references: Mapping[ListId, NamedList],
    laid: LaidByHand,
) -> tuple[list[Candidate], frozenset[RecordKey]]:
    """What is worth keeping of all that a subject met, now or before: the plausible, those that an operator dealt with, and the
    nearest of the others. `references` are the lists of the subject's side, `found` those that were searched now. And the records
    that are kept only because somebody dealt with them."""
    verdict = reader.verdict_on(subject)
    named = {found.record.record for found in verdict.records}
    lasting = {*laid.all, *verdict.struck_out, *named, *reader.identifying(subject)}
    former = _former(reader, subject, {candidate.record for candidate in met}, found, references, lasting)
    not_met = {one.record for one in former if one.list_id in found or one.record in laid.unmet}
    candidates = [*former, *met]
    of_registries = [one for one in candidates if references[one.list_id].attributes.role is ListRole.REGISTRY]
    near = sorted(
        (one for one in of_registries if one.record not in not_met), key=lambda one: (-one.probability, -one.weight)
    )[:NEAR_MISSES]
    by_itself = {
        one.record
        for one in candidates
        if one.record not in not_met
        and (one.probability >= (PLAUSIBLE if one in of_registries else LEAST_OF_STOPS) or one in near)
    }
    kept = [one for one in candidates if one.record in by_itself or one.record in lasting]
    return kept, frozenset(one.record for one in kept) - by_itself


def _former(
    reader: Reader,
    subject: SubjectId,
    again: Collection[str],
    found: Collection[ListId],
    references: Mapping[ListId, NamedList],
    lasting: Collection[str],
) -> list[Candidate]:
    """Of the lists that were not searched anew all that a subject met; of the others the records that an operator dealt with,
    where the newest revision still has them and they were not met again."""
    kept: list[Candidate] = []
    for candidate in reader.candidates_of(subject):
        named = references.get(candidate.list_id)
        if named is None or named.revision is None:
            continue
        if candidate.list_id not in found:
            kept += [candidate] if named.revision.id == candidate.revision else []
        elif candidate.record in lasting and candidate.record not in again:
            record = reader.record(named.revision.id, candidate.record)
            kept += [replace(candidate, revision=named.revision.id, row=record.row)] if record else []
    return kept


def _replace_candidates(
    transaction: DeskTransaction, reader: Reader, subject: SubjectId, candidates: Sequence[Candidate]
) -> None:
    """Puts these in place of all that the subject had, in whichever list."""
    by_list: dict[ListId, list[Candidate]] = {former.list_id: [] for former in reader.candidates_of(subject)}
    for candidate in candidates:
        by_list.setdefault(candidate.list_id, []).append(candidate)
    for list_id, of_list in by_list.items():
        transaction.put_candidates(list_id, {subject: of_list})


def _write(
    acting: Acting,
    named: NamedList,
    subjects: Sequence[Subject],
    found: Mapping[ListId, Sequence[Sequence[Candidate]]],
    repeats: Mapping[SubjectId, Sequence[Finding]],
    lists: Mapping[ListId, NamedList],
    progress: Progress,
) -> None:
    """Replaces what the desk holds of these subjects, a few at a time. Statements are read in the same transaction, so that a
    decision made meanwhile counts."""
    reader = acting.writer
    grounds = grounds_of(reader)
    references = {reference.id: reference for reference in _references(named, lists)}
    gone = [subject.id for subject in reader.subjects_gone_from(named.id)]
    progress.step(0, 1)
    for start in range(0, len(gone), _AT_ONCE):
        with acting.writer.desk() as transaction:
            transaction.drop_queue_rows(gone[start : start + _AT_ONCE])
            derive_anew(reader, transaction, gone[start : start + _AT_ONCE])
    for start in range(0, len(subjects), _AT_ONCE):
        part = subjects[start : start + _AT_ONCE]
        with acting.writer.desk() as transaction:
            statements = reader.statements_on_each([subject.id for subject in part])
            derived: dict[SubjectId, Derived] = {}
            rows: list[QueueRow] = []
            for offset, subject in enumerate(part):
                laid = laid_by_hand(reader, subject.id)
                added = laid.all
                met = [candidate for of_list in found.values() for candidate in of_list[start + offset]]
                candidates, unmet = _still_met(reader, subject.id, met, found, references, laid)
                if unmet != laid.unmet:
                    keep_laid_by_hand(transaction, subject.id, replace(laid, unmet=unmet))
                _replace_candidates(transaction, reader, subject.id, candidates)
                records = read_met(reader, candidates, lists, added)
                findings = notice(subject.facts, named.attributes, records, repeats.get(subject.id, ()))
                transaction.put_findings({subject.id: findings})
                transaction.put_meetings(subject.id, possible_records(candidates, added))
                derived[subject.id] = derive_to_keep(
                    reader,
                    subject,
                    statements=statements[subject.id],
                    findings=findings,
                    candidates=candidates,
                    grounds=grounds,
                )
                rows.append(queue_row(subject, derived[subject.id]))
            transaction.put_queue_rows(rows)
            keep(transaction, derived)


def unmatched_derived() -> Derived:
    """How a subject stands that has met nobody yet."""
    return Derived((), Verdict(), SubjectState.NONE, None, 0, 0.0)
