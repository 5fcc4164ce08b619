"""Overseeing: how far the verification has come, what is known of the people identified, how fast the work goes."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.identifiers import ListId, OperatorId
from verifier_gui.domain.lists import Basis, ListRole, NamedList, Side, Status
from verifier_gui.domain.overview import Overview, overview_of
from verifier_gui.domain.pace import Pace, pace_of
from verifier_gui.domain.statement_kinds import DecisionKind, StatementKind
from verifier_gui.progress import Progress
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.deriving import lists_by_id
from verifier_gui.workflow.following import standing
from verifier_gui.workflow.viewing import View

_STRONGEST_STATUS = (Status.RETURNED, Status.DECEASED, Status.CONTESTED, Status.CAPTIVE, Status.MISSING)
_STRONGEST_BASIS = (
    Basis.DNA,
    Basis.ICRC,
    Basis.OTHER_SIDE,
    Basis.PHOTO_OR_VIDEO,
    Basis.WITNESS,
    Basis.PAPERS,
    Basis.OWN_WORD,
)
_STEP = 50


@dataclass(frozen=True, slots=True)
class Standing:
    """What the registries say of an identified person at best: a status, and what it rests on (None: not said)."""

    status: Status | None
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class Standings:
    """How many of the identified people of a list stand how in the registries. `without_record` are those of whom no registry has
    the record any more that they are identified as, or has it with somebody else's identity: nothing is said of them."""

    list_id: ListId
    people: Mapping[Standing, int]
    without_record: int = 0


def lists_to_verify(reader: Reader) -> list[NamedList]:
    """The lists to verify that have people, received ones first."""
    found = [
        named for named in reader.lists() if named.attributes.role is ListRole.TO_VERIFY and named.revision is not None
    ]
    return sorted(found, key=lambda named: named.attributes.side is not Side.OURS)


def decided_once(reader: Reader) -> int:
    """How many people of the case are decided by one member alone."""
    return sum(
        entry.verdict.is_decided and len(entry.verdict.deciders) == 1
        for named in lists_to_verify(reader)
        for entry in reader.queue_of(named.id)
    )


def read_overview(view: View, list_id: ListId) -> Overview:
    """How far a list has come, as somebody may know it."""
    return overview_of(view.queue_of(list_id))


def read_pace(reader: Reader, operator: OperatorId, left: int, now: dt.datetime) -> Pace | None:
    """The operator's pace since midnight where the laptop stands. `now` is UTC."""
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    moments: list[str] = []
    before: int | None = None
    while lines := reader.audit_lines(before=before, limit=500, kinds=[StatementKind.DECISION.value]):
        of_today = [line for line in lines if dt.datetime.fromisoformat(line.at) >= midnight]
        moments += [line.at for line in of_today if line.by == operator]
        if len(of_today) < len(lines):
            break
        before = lines[0].number
    return pace_of(moments, left)


def read_standings(view: View, list_id: ListId, progress: Progress) -> Standings:
    """Looks at every record that identifies somebody, as far as the person may know. Raises `Cancelled`."""
    reader = view.reader
    lists = lists_by_id(reader)
    counted: Counter[Standing] = Counter()
    without_record = 0
    verdicts = [
        (subject, verdict)
        for subject, verdict in view.verdicts_of_list(list_id).items()
        if verdict.is_decided and verdict.decision is DecisionKind.IDENTIFIED
    ]
    for done, (subject, verdict) in enumerate(verdicts):
        if done % _STEP == 0:
            progress.step(done, len(verdicts))
        standings: list[Standing] = []
        for named in verdict.records:
            found = lists.get(named.record.list_id)
            if found is None or found.revision is None:
                continue
            record = standing(reader, subject, named.record, found.revision.id)
            if record is None:
                continue
            own = record.facts.first(FactKind.STATUS)
            basis = record.facts.value(FactKind.STATUS_BASIS)
            said = own is not None and bool(own.raw.strip())
            status = Status(own.value) if own is not None and own.value else None
            standings.append(
                Standing(
                    status if said else found.attributes.default_status,
                    Basis(basis) if basis else found.attributes.default_basis,
                )
            )
        if standings:
            counted[min(standings, key=_rank)] += 1
        else:
            without_record += 1
    return Standings(list_id, counted, without_record)


def _rank(standing: Standing) -> tuple[int, int]:
    """A captivity that one registry knows outweighs that another only misses the person; what speaks against it all goes first."""
    status = _STRONGEST_STATUS.index(standing.status) if standing.status else len(_STRONGEST_STATUS)
    basis = _STRONGEST_BASIS.index(standing.basis) if standing.basis else len(_STRONGEST_BASIS)
    return status, basis
