"""Searching the registries by hand, when the right person is not among the candidates: any spelling, any order, a date too."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.changes import Change
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import OF_WHOLE_LISTS
from verifier_gui.domain.hits import Hit, How
from verifier_gui.domain.identifiers import ListId, RevisionId, SubjectId
from verifier_gui.domain.language import _
from verifier_gui.domain.lists import ListRole, NamedList
from verifier_gui.domain.review import CandidateColumn, Coverage, ReviewSheet, SearchedList
from verifier_gui.domain.subject_statements import SearchMade
from verifier_gui.errors import DecisionError
from verifier_gui.matching.engine import compare, find_candidates
from verifier_gui.matching.index import FOLDING_VERSION, RegistryIndex, build_index
from verifier_gui.matching.lookup import Lookup
from verifier_gui.names.keyboard import retyped
from verifier_gui.progress import Progress
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import (
    derive_anew,
    lists_by_id,
    possible_records,
)
from verifier_gui.workflow.laid_by_hand import LaidByHand, keep_laid_by_hand, laid_by_hand
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.noticing import Met, notice, read_met
from verifier_gui.workflow.query_reading import read_query, read_words
from verifier_gui.workflow.viewing import View

__all__ = [
    "Answer",
    "Hit",
    "Indexes",
    "LaidBeside",
    "ReadWord",
    "add_candidate",
    "lay_beside",
    "look_up",
    "read_query",
    "search",
]

HITS = 30
"""Records of one list that a search shows."""

_VALUES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class ReadWord:
    """What a typed word was found to be: the field that most of the records have it in, and how the first of them write it.
    No field where nobody has it; `nearly` where everybody has it with letters that are different."""

    word: str
    kind: FactKind | None
    values: tuple[str, ...]
    nearly: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search gave. `totals` are the records of each searched list that fit, of which `hits` has the best; `retyped` is
    what was looked for instead, where the words were typed on another keyboard layout."""

    query: str
    hits: tuple[Hit, ...] = ()
    totals: Mapping[ListId, int] = field(default_factory=dict[ListId, int])
    coverage: Coverage = field(default_factory=Coverage)
    read: tuple[ReadWord, ...] = ()
    born: str = ""
    """the birth date or part of one that was sought, as it is shown"""
    number: str = ""
    unread: tuple[str, ...] = ()
    retyped: str = ""

    @property
    def total(self) -> int:
        return sum(self.totals.values())

    @property
    def made(self) -> SearchMade:
        """The search as a decision records it: on which revisions, and how many records it gave."""
        revisions = tuple(found.revision for found in self.coverage.lists if found.searched)
        return SearchMade(" ".join(self.query.split()), revisions, self.total)


@dataclass(frozen=True, slots=True)
class LaidBeside:
    """A record as it would stand beside the subject. `taken_by` names the people who are identified as it already."""

    column: CandidateColumn
    taken_by: tuple[str, ...]


class Indexes:
    """The indexes of reference lists that this session has used, each loaded once."""

    def __init__(self) -> None:
        self._loaded: dict[RevisionId, RegistryIndex] = {}
        self._lookups: dict[RevisionId, Lookup] = {}

    def of(self, reader: Reader, revision: RevisionId, progress: Progress | None = None) -> RegistryIndex | None:
        """The index of a revision, or None where it has not been matched yet. One that an older version of the program kept
        is made anew, for this session. Raises `Cancelled`."""
        found = self._loaded.get(revision)
        if found is None:
            kept = reader.match_index(revision, FOLDING_VERSION)
            if kept is not None:
                found = RegistryIndex.from_bytes(kept)
            elif _was_matched(reader, revision):
                records = reader.records_of(revision)
                found = build_index(((one.key, one.row, one.facts) for one in records), progress or Progress())
            else:
                return None
            self._loaded[revision] = found
        return found

    def lookup_of(self, reader: Reader, revision: RevisionId, progress: Progress) -> Lookup | None:
        """The same, ready to be looked through."""
        found = self._lookups.get(revision)
        if found is None:
            index = self.of(reader, revision, progress)
            if index is None:
                return None
            found = self._lookups[revision] = Lookup(index)
        return found


def look_up(reader: Reader, indexes: Indexes, sheet: ReviewSheet, query: str, progress: Progress) -> Answer:
    """Looks through every reference list of the subject's side that has an index. Raises `Cancelled`."""
    answer = _looked_up(reader, indexes, sheet, query, progress)
    if not answer.hits and query.isascii() and any(letter.isalpha() for letter in query):
        for other in dict.fromkeys(retyped(query)):
            instead = _looked_up(reader, indexes, sheet, other, progress)
            if instead.hits:
                return replace(instead, query=query, retyped=other)
    return answer


def search(reader: Reader, indexes: Indexes, sheet: ReviewSheet, query: str) -> tuple[Hit, ...]:
    """Records of every reference list of the subject's side that fit the words, the best first."""
    return look_up(reader, indexes, sheet, query, Progress()).hits


def lay_beside(view: View, indexes: Indexes, sheet: ReviewSheet, hit: Hit) -> LaidBeside | None:
    """The record as its column would be. None where its list is being matched anew."""
    reader = view.reader
    candidate = _weighed(reader, indexes, sheet, hit)
    if candidate is None:
        return None
    people = next(
        (named.revision.people for named in reader.lists() if named.revision and named.id == hit.candidate.list_id), 0
    )
    met = Met(candidate, hit.attributes, lambda: hit.facts)
    column = CandidateColumn(
        candidate=candidate,
        attributes=hit.attributes,
        people=people,
        facts=hit.facts,
        status=met.status,
        basis=met.basis,
        status_date=met.returned_on,
        stop=None,
        answer=None,
        struck_out=candidate.record in sheet.verdict.struck_out,
        identified=False,
        is_blind=sheet.is_blind,
    )
    others = [other for other in view.identified_as(candidate.record) if other != sheet.subject.id]
    return LaidBeside(column, tuple(_shown(reader, other) for other in others))


def add_candidate(
    acting: Acting, indexes: Indexes, sheet: ReviewSheet, hit: Hit, laid: LaidBeside | None = None
) -> Change:
    """Lays a record that a search found beside the subject, with the evidence against the subject's own line: that of
    `laid` or of the matching, where the record was compared with this line already, for that takes time in a large registry."""
    reader = acting.writer
    added: Candidate | None = None
    if laid is not None and laid.column.record == hit.candidate.record:
        added = laid.column.candidate
    elif hit.candidate.evidence:
        # A near miss: the matching has compared it already.
        added = hit.candidate
    else:
        added = _weighed(reader, indexes, sheet, hit)
    subject_id: SubjectId = sheet.subject.id
    with acting.writer.desk() as transaction:
        # Only in here does nobody match the list anew.
        if added is None or not _is_current(reader, hit):
            raise DecisionError("This list is being matched anew. Search again when that is done.")
        others = [
            found
            for found in reader.candidates_of(subject_id)
            if found.list_id == added.list_id and found.record != added.record
        ]
        person = members_of(reader).person(acting.identity.card.id)
        laid_before = laid_by_hand(reader, subject_id)
        own = laid_before.of(person) | {added.record}
        was_met = any(found.record == added.record for found in reader.candidates_of(subject_id))
        now_laid = LaidByHand(
            {**laid_before.by, person: own}, laid_before.unmet if was_met else laid_before.unmet | {added.record}
        )
        names = now_laid.all
        transaction.put_candidates(added.list_id, {subject_id: [*others, added]})
        keep_laid_by_hand(transaction, subject_id, now_laid)
        subject = reader.subject(subject_id)
        if subject is not None:
            lists = lists_by_id(reader)
            candidates = reader.candidates_of(subject_id)
            repeats = [found for found in reader.findings_of(subject_id) if found.kind in OF_WHOLE_LISTS]
            met = read_met(reader, candidates, lists, names)
            findings = notice(subject.facts, lists[subject.list_id].attributes, met, repeats)
            transaction.put_findings({subject_id: findings})
            transaction.put_meetings(subject_id, possible_records(candidates, names))
            derive_anew(reader, transaction, [subject_id])
    return Change(subjects=frozenset({subject_id}))


def _looked_up(reader: Reader, indexes: Indexes, sheet: ReviewSheet, query: str, progress: Progress) -> Answer:
    read = read_words(query)
    hits: list[Hit] = []
    totals: dict[ListId, int] = {}
    lists: list[SearchedList] = []
    for named in _searched(reader, sheet):
        progress.step(0, 0)
        revision = named.revision
        lookup = indexes.lookup_of(reader, revision.id, progress) if revision else None
        if revision is None:
            continue
        lists.append(SearchedList(named.id, revision.id, named.attributes, revision.people, lookup is not None))
        if lookup is None:
            continue
        looked = lookup.find(read.sought, HITS)
        totals[named.id] = looked.total
        for found in looked.found:
            row = lookup.index.row(found.position)
            record = reader.record_at(revision.id, row)
            if record is not None:
                points = round(found.points, 3)
                candidate = Candidate(record.key, named.id, revision.id, row, 0.0, points, ())
                hits.append(Hit(candidate, named.attributes, record.facts, found.words, found.missing))
    hits.sort(key=_rank)
    sought = read.sought
    return Answer(
        query=query,
        hits=tuple(hits),
        totals=totals,
        coverage=Coverage(tuple(lists)),
        read=_read_as(sought.names, hits),
        born=sought.birth.shown() if sought.birth else "",
        number=sought.number,
        unread=read.unread,
    )


def _rank(hit: Hit) -> tuple[float, bool, str, int]:
    """The best first; of equals the records that may be stops."""
    candidate = hit.candidate
    return -candidate.weight, hit.attributes.role is ListRole.REGISTRY, hit.attributes.name, candidate.row


def _read_as(words: Sequence[str], hits: Sequence[Hit]) -> tuple[ReadWord, ...]:
    read: list[ReadWord] = []
    for word in words:
        having = [found for hit in hits for found in hit.words if found.word == word]
        sure = [found for found in having if found.how is not How.CLOSE]
        if not having:
            read.append(ReadWord(word, None, ()))
            continue
        kind = Counter(found.kind for found in sure or having).most_common(1)[0][0]
        values = dict.fromkeys(found.value.title() for found in sure or having if found.kind is kind and found.value)
        read.append(ReadWord(word, kind, tuple(values)[:_VALUES_SHOWN], nearly=not sure))
    return tuple(read)


def _weighed(reader: Reader, indexes: Indexes, sheet: ReviewSheet, hit: Hit) -> Candidate | None:
    """The record with its evidence against the subject's own line."""
    index = indexes.of(reader, hit.candidate.revision)
    if index is None or not _is_current(reader, hit):
        return None
    facts = sheet.subject.facts
    evidence = compare(facts, hit.facts, index)
    probability, weight = 0.0, sum(found.weight for found in evidence)
    (matches,) = find_candidates([facts], index, top=HITS, progress=Progress())
    for match in matches:
        if index.row(match.position) == hit.candidate.row:
            probability, weight = match.probability, match.weight
    return replace(hit.candidate, probability=probability, weight=weight, evidence=evidence)


def _was_matched(reader: Reader, revision: RevisionId) -> bool:
    return any(revision in run.searched for named in reader.lists() for run in reader.match_runs(named.id))


def _is_current(reader: Reader, hit: Hit) -> bool:
    """Whether the record is of the newest revision of its list."""
    return any(
        named.id == hit.candidate.list_id and named.revision is not None and named.revision.id == hit.candidate.revision
        for named in reader.lists()
    )


def _shown(reader: Reader, subject: SubjectId) -> str:
    found = reader.subject(subject)
    if found is None:
        return subject[:10]
    return _("No. {number} {name}").format(number=found.number, name=found.facts.shown_name())


def _searched(reader: Reader, sheet: ReviewSheet) -> list[NamedList]:
    return [
        named
        for named in lists_by_id(reader).values()
        if named.attributes.role is not ListRole.TO_VERIFY
        and named.attributes.side is sheet.attributes.side
        and named.revision is not None
    ]
