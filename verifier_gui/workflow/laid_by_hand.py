"""Records that somebody laid beside a subject by hand: whose hand it was, and what the matching alone would have met."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.findings import OF_WHOLE_LISTS, Finding
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, SubjectId
from verifier_gui.domain.lists import NamedList, Subject
from verifier_gui.domain.statement_values import Json
from verifier_gui.store.reader import Reader
from verifier_gui.store.writer import DeskTransaction
from verifier_gui.workflow.noticing import notice, read_met

_PREFIX = "added/"
_BY, _UNMET = "by", "unmet"


@dataclass(frozen=True, slots=True)
class LaidByHand:
    """`by` gives each person's records. `unmet` are records beside the subject that no matching met: they are there because somebody
    laid them there, or dealt with them before a new revision of their list."""

    by: Mapping[OperatorId, frozenset[RecordKey]] = field(default_factory=dict[OperatorId, frozenset[RecordKey]])
    unmet: frozenset[RecordKey] = frozenset()

    @property
    def all(self) -> frozenset[RecordKey]:
        return frozenset[RecordKey]().union(*self.by.values())

    def of(self, person: OperatorId) -> frozenset[RecordKey]:
        return self.by.get(person, frozenset())


@dataclass(frozen=True, slots=True)
class Matched:
    """What stands beside a subject: candidates, and what was noticed of them."""

    candidates: Sequence[Candidate]
    findings: Sequence[Finding]


def laid_by_hand(reader: Reader, subject: SubjectId) -> LaidByHand:
    """What a desk remembers of one subject."""
    return _read(reader.setting(_PREFIX + subject))


def all_laid_by_hand(reader: Reader) -> dict[SubjectId, LaidByHand]:
    """The same of every subject of whom there is anything to remember."""
    found = reader.settings_beginning(_PREFIX)
    return {SubjectId(name.removeprefix(_PREFIX)): _read(value) for name, value in found.items()}


def keep_laid_by_hand(transaction: DeskTransaction, subject: SubjectId, laid: LaidByHand) -> None:
    transaction.put_setting(
        _PREFIX + subject,
        {
            _BY: {str(person): sorted(records) for person, records in laid.by.items()},
            _UNMET: sorted(laid.unmet),
        },
    )


def met_without(
    reader: Reader,
    subject: Subject,
    met: Matched,
    lists: Mapping[ListId, NamedList],
    laid: LaidByHand,
    own: Collection[RecordKey] = (),
) -> Matched:
    """What would stand beside a subject without what anybody did, but for what was done with the records in `own`."""
    hidden = laid.unmet - frozenset(own)
    if not hidden and laid.all <= frozenset(own):
        return met
    candidates = [found for found in met.candidates if found.record not in hidden]
    records = read_met(reader, candidates, lists, laid.all & frozenset(own))
    repeats = [found for found in met.findings if found.kind in OF_WHOLE_LISTS]
    return Matched(candidates, notice(subject.facts, lists[subject.list_id].attributes, records, repeats))


def _read(value: Json) -> LaidByHand:
    if isinstance(value, list):
        # Kept before it was remembered whose hand it was.
        return LaidByHand({OperatorId(""): _keys(value)})
    if not isinstance(value, Mapping):
        return LaidByHand()
    by = value.get(_BY)
    people = {OperatorId(person): _keys(by[person]) for person in by} if isinstance(by, Mapping) else {}
    return LaidByHand(people, _keys(value.get(_UNMET)))


def _keys(value: Json) -> frozenset[RecordKey]:
    return (
        frozenset(RecordKey(key) for key in value if isinstance(key, str)) if isinstance(value, list) else frozenset()
    )
