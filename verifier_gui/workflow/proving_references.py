"""Proving what statements name beside one another: people, lists, revisions, records, and what was shown when they were made."""

import hashlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable

from verifier_gui.domain.audit import Fault, Place
from verifier_gui.domain.case_statements import SignedOff
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, RevisionId, SubjectId
from verifier_gui.domain.list_statements import Amended, Imported, Pairing
from verifier_gui.domain.policies import is_drawn_rightly
from verifier_gui.domain.policy_statements import SampleDrawn
from verifier_gui.domain.statement_values import Values
from verifier_gui.domain.subject_statements import Adjudication, Decision, Judgement
from verifier_gui.sealing.chain import pairing_digest
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.proving_imports import amendment_fault, import_fault, place_of
from verifier_gui.workflow.proving_lines import AnyBody, NotHeldError
from verifier_gui.workflow.proving_sign_offs import sign_off_fault


class References:
    """Looks for what the statements of one case file name. It remembers what it has found: a long log names the same things
    thousands of times."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._subjects = frozenset[SubjectId]()
        self._shown = set[bytes]()
        """of every exhibit that is as it was kept, its SHA-256"""
        self._lists = set[ListId]()
        self._revisions = set[RevisionId]()
        self._records = _Records()
        self._imports: Counter[ListId] = Counter()
        self.without_facts: list[Place] = []
        """revisions whose import does not vouch for what was read"""

    def read(self) -> None:
        """Reads what is looked for by itself least well; before the first line is checked."""
        self._subjects = frozenset(self._reader.subject_ids())
        for sha256, body in self._reader.exhibits():
            digest = hashlib.sha256(body).digest()
            if digest.hex() == sha256:
                self._shown.add(digest)

    def check(self, body: AnyBody, values: Values) -> None:
        """Raises `NotHeldError` where something that a statement names is not there or was changed, and what comes of reading what
        cannot even be read."""
        subject, list_id = values.get("subject"), values.get("list")
        if isinstance(subject, str):
            self._check_subjects([SubjectId(subject)])
        if isinstance(list_id, str) and list_id:
            self._check_list(ListId(list_id))
        match body:
            case Adjudication():
                self._check_decision(body.decided)
            case Decision():
                self._check_decision(body)
            case Judgement():
                self._check_record(body.record)
            case Imported():
                self._check_import(body)
            case Amended():
                self._check_amendment(body)
            case Pairing():
                self._check_revisions([body.revision])
                if pairing_digest(self._reader.pairing_of(body.revision)) != body.digest:
                    raise NotHeldError(Fault.REFERENCE_MISSING, body.revision)
            case SampleDrawn():
                self._check_subjects(body.population)
                if not is_drawn_rightly(body):
                    raise NotHeldError(Fault.SAMPLE_WRONG)
            case SignedOff():
                missing = sign_off_fault(body, OperatorId(str(values["by"])), self._reader)
                if missing:
                    raise NotHeldError(Fault.REFERENCE_MISSING, missing)
            case _:
                pass

    def _check_decision(self, decision: Decision) -> None:
        """What was shown, the records and lines that are named, and the revisions that were searched."""
        for sha256 in decision.exhibits:
            if bytes.fromhex(sha256) not in self._shown:
                raise NotHeldError(Fault.REFERENCE_MISSING, sha256)
        self._check_revisions(decision.coverage)
        for search in decision.searches:
            self._check_revisions(search.revisions)
        for named in decision.records:
            self._check_record(named.record, named.list_id)
        for record in decision.remaining:
            self._check_record(record)
        if decision.duplicate_of is not None:
            self._check_subjects([decision.duplicate_of])

    def _check_subjects(self, subjects: Iterable[SubjectId]) -> None:
        for subject in subjects:
            if subject not in self._subjects:
                raise NotHeldError(Fault.REFERENCE_MISSING, subject)

    def _check_list(self, list_id: ListId) -> None:
        if list_id not in self._lists:
            if not self._reader.has_list(list_id):
                raise NotHeldError(Fault.REFERENCE_MISSING, list_id)
            self._lists.add(list_id)

    def _check_revisions(self, revisions: Iterable[RevisionId]) -> None:
        for revision in revisions:
            if revision not in self._revisions:
                if self._reader.revision(revision) is None:
                    raise NotHeldError(Fault.REFERENCE_MISSING, revision)
                self._revisions.add(revision)

    def _check_record(self, record: RecordKey, list_id: ListId | None = None) -> None:
        if not self._records.has(record, list_id):
            raise NotHeldError(Fault.REFERENCE_MISSING, record)

    def _check_amendment(self, body: Amended) -> None:
        self._imports[body.list_id] += 1
        found = amendment_fault(body, self._imports[body.list_id], self._reader, self._records.of(body.list_id))
        if found is not None:
            fault, place = found
            raise NotHeldError(fault, body.revision, place)

    def _check_import(self, body: Imported) -> None:
        # Which revision is the newest follows from the order of the lines alone.
        self._imports[body.list_id] += 1
        found = import_fault(body, self._imports[body.list_id], self._reader, self._records.of(body.list_id))
        if found is not None:
            fault, place = found
            raise NotHeldError(fault, body.revision, place)
        if not body.facts_digest:
            self.without_facts.append(place_of(body.revision, self._reader))


class _Records:
    """The keys of all records that were imported so far, list by list: the first 64 bits of each, for there may be millions, and
    nobody finds two keys that share them."""

    def __init__(self) -> None:
        self._keys: dict[ListId, array[int]] = {}
        self._unordered = set[ListId]()

    def of(self, list_id: ListId) -> Callable[[str], object]:
        """Takes in keys of a list."""
        keys = self._keys.setdefault(list_id, array("Q"))
        self._unordered.add(list_id)
        return lambda key: keys.append(_first_bits(key))

    def has(self, key: RecordKey, list_id: ListId | None) -> bool:
        """Whether a list, or any, has a record of that key. Raises `ValueError` for what is no key."""
        wanted = _first_bits(key)
        return any(self._finds(wanted, one) for one in (self._keys if list_id is None else [list_id]))

    def _finds(self, wanted: int, list_id: ListId) -> bool:
        if list_id in self._unordered:
            self._unordered.discard(list_id)
            self._keys[list_id] = array("Q", sorted(self._keys[list_id]))
        keys = self._keys.get(list_id, array("Q"))
        place = bisect_left(keys, wanted)
        return place < len(keys) and keys[place] == wanted


def _first_bits(key: str) -> int:
    return int(key[:16], 16)
