"""Searching the registries by hand, when the right person is not among the candidates: any spelling, any order, a date too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.changes import Change
from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.identifiers import RevisionId, SubjectId
from verifier_gui.domain.lists import ListAttributes, ListRole, NamedList
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statements import SearchMade
from verifier_gui.errors import DecisionError
from verifier_gui.matching.engine import compare, find_candidates
from verifier_gui.matching.index import FOLDING_VERSION, RegistryIndex
from verifier_gui.names.full_names import parse_full_name
from verifier_gui.progress import Progress
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import (
    added_by_search,
    added_setting,
    derive_anew,
    lists_by_id,
    possible_records,
)
from verifier_gui.workflow.noticing import notice, read_met

HITS = 20
"""Records of one list that a search shows."""

_FULL_DATE = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\Z")
_ISO_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?\Z")
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_SHORT_YEAR = re.compile(r"\d\d\Z")
_TAX_NUMBER = re.compile(r"\d{10}\Z")


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that a search found. `candidate` carries the evidence against the words of the search."""

    candidate: Candidate
    attributes: ListAttributes
    facts: Facts


class Indexes:
    """The indexes of reference lists that this session has used, each loaded once."""

    def __init__(self) -> None:
        self._loaded: dict[RevisionId, RegistryIndex] = {}

    def of(self, reader: Reader, revision: RevisionId) -> RegistryIndex | None:
        """The index of a revision, or None where it has not been matched yet."""
        found = self._loaded.get(revision)
        if found is None:
            kept = reader.match_index(revision, FOLDING_VERSION)
            if kept is None:
                return None
            found = self._loaded[revision] = RegistryIndex.from_bytes(kept)
        return found


def read_query(query: str) -> Facts:
    """What the words of a search say: a birth date or year (`12.03.1989`, `1989`, `89`), a tax number, names in any order."""
    facts: list[Fact] = []
    words: list[str] = []
    for word in query.split():
        date = _date(word)
        if date is not None:
            facts.append(Fact(FactKind.BIRTH_DATE, word, str(date), precision=date.precision))
        elif _TAX_NUMBER.match(word):
            facts.append(Fact(FactKind.TAX_NUMBER, word, word))
        else:
            words.append(word)
    if words:
        text = " ".join(words)
        name = parse_full_name(text)
        facts.append(Fact(FactKind.FULL_NAME, text, text))
        parts = (
            (FactKind.SURNAME, name.surname),
            (FactKind.GIVEN_NAME, name.given_name),
            (FactKind.PATRONYMIC, name.patronymic),
        )
        facts += [Fact(kind, part, part) for kind, part in parts if part]
    return Facts.of(facts)


def search(reader: Reader, indexes: Indexes, sheet: ReviewSheet, query: str) -> tuple[Hit, ...]:
    """Records of every reference list of the subject's side that fit the words, the best first."""
    facts = read_query(query)
    if not facts.facts:
        return ()
    hits: list[Hit] = []
    for named in _searched(reader, sheet):
        revision = named.revision
        index = indexes.of(reader, revision.id) if revision else None
        if revision is None or index is None:
            continue
        (matches,) = find_candidates([facts], index, top=HITS, progress=Progress())
        for match in matches:
            row = index.row(match.position)
            record = reader.record_at(revision.id, row)
            if record is not None and match.weight > 0:
                candidate = Candidate(
                    record.key, named.id, revision.id, row, match.probability, match.weight, match.evidence
                )
                hits.append(Hit(candidate, named.attributes, record.facts))
    return tuple(
        sorted(hits, key=lambda hit: (-hit.candidate.weight, hit.candidate.list_id, hit.candidate.row))[: HITS * 2]
    )


def search_made(reader: Reader, sheet: ReviewSheet, query: str, hits: Sequence[Hit]) -> SearchMade:
    """A search as a decision records it."""
    revisions = tuple(named.revision.id for named in _searched(reader, sheet) if named.revision)
    return SearchMade(" ".join(query.split()), revisions, len(hits))


def add_candidate(acting: Acting, indexes: Indexes, sheet: ReviewSheet, hit: Hit) -> Change:
    """Lays a record that a search found beside the subject, with the evidence against the subject's own line."""
    reader = acting.writer
    index = indexes.of(reader, hit.candidate.revision)
    current = {named.id: named.revision.id for named in reader.lists() if named.revision}
    if index is None or current.get(hit.candidate.list_id) != hit.candidate.revision:
        raise DecisionError("This list is being matched anew. Search again when that is done.")
    facts = sheet.subject.facts
    evidence = compare(facts, hit.facts, index)
    probability, weight = 0.0, sum(found.weight for found in evidence)
    (matches,) = find_candidates([facts], index, top=HITS, progress=Progress())
    for match in matches:
        if index.row(match.position) == hit.candidate.row:
            probability, weight = match.probability, match.weight
    added = Candidate(
        hit.candidate.record,
        hit.candidate.list_id,
        hit.candidate.revision,
        hit.candidate.row,
        probability,
        weight,
        evidence,
    )
    subject_id: SubjectId = sheet.subject.id
    others = [
        found
        for found in reader.candidates_of(subject_id)
        if found.list_id == added.list_id and found.record != added.record
    ]
    names: list[str] = sorted({*added_by_search(reader, subject_id), added.record})
    with acting.writer.desk() as transaction:
        transaction.put_candidates(added.list_id, {subject_id: [*others, added]})
        transaction.put_setting(added_setting(subject_id), names)
        subject = reader.subject(subject_id)
        if subject is not None:
            lists = lists_by_id(reader)
            candidates = reader.candidates_of(subject_id)
            repeats = [found for found in reader.findings_of(subject_id) if found.kind is FindingKind.TWICE_ON_LIST]
            met = read_met(reader, candidates, lists, names)
            findings = notice(subject.facts, lists[subject.list_id].attributes, met, repeats)
            transaction.put_findings({subject_id: findings})
            transaction.put_meetings(subject_id, possible_records(candidates, names))
            derive_anew(reader, transaction, [subject_id])
    return Change(subjects=frozenset({subject_id}))


def _searched(reader: Reader, sheet: ReviewSheet) -> list[NamedList]:
    return [
        named
        for named in lists_by_id(reader).values()
        if named.attributes.role is not ListRole.TO_VERIFY
        and named.attributes.side is sheet.attributes.side
        and named.revision is not None
    ]


def _date(word: str) -> PartialDate | None:
    try:
        if full := _FULL_DATE.match(word):
            day, month, year = map(int, full.groups())
            return PartialDate(year, month, day)
        if _ISO_DATE.match(word) or _YEAR.match(word):
            return PartialDate.parse(word)
        if _SHORT_YEAR.match(word):
            # Prisoners of war are adults: 07 is 2007, 45 is 1945.
            short = int(word)
            return PartialDate(2000 + short if short <= 15 else 1900 + short)
    except ValueError:
        return None
    return None
