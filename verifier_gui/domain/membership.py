"""Who is a member of a case, from the set of statements that say so, whatever the order of their arrival.

A `member` statement counts if its signer was a supervisor by what he had before him, and nothing that he did not know of had
taken that from him. Of what counts on one person, the statements that no other has seen hold together, and of two that do not know of
each other the more restrictive wins.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from typing_extensions import override

from verifier_gui.domain.case_statements import CaseOpened, MemberDeclared
from verifier_gui.domain.identifiers import CaseId, OperatorId, StatementId, StationId
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.domain.statements import Statement

_ALL = frozenset(OperatorRole)
_WORKING = frozenset({OperatorRole.CASEWORKER, OperatorRole.SUPERVISOR})
_SUPERVISORS = frozenset({OperatorRole.SUPERVISOR})

WHO_MAY: Mapping[StatementKind, frozenset[OperatorRole]] = {
    StatementKind.CASE: _SUPERVISORS,
    StatementKind.MEMBER: _SUPERVISORS,
    StatementKind.POLICY: _SUPERVISORS,
    StatementKind.SAMPLE: _SUPERVISORS,
    StatementKind.ADJUDICATION: _SUPERVISORS,
    StatementKind.LIST: _WORKING,
    StatementKind.IMPORT: _WORKING,
    StatementKind.PAIRING: _WORKING,
    StatementKind.AMENDMENT: _WORKING,
    StatementKind.DECISION: _WORKING,
    StatementKind.JUDGEMENT: _WORKING,
    StatementKind.STOP_ANSWER: _WORKING,
    StatementKind.HOLD: _WORKING,
    StatementKind.QUERY: _WORKING,
    StatementKind.NOTE: _WORKING,
    StatementKind.WITHDRAWAL: _WORKING,
    StatementKind.SIGN_OFF: _WORKING,
    StatementKind.EXPORT: _WORKING,
    StatementKind.RESTORATION: _WORKING,
    StatementKind.HEAD: _ALL,
}
"""The roles that may make statements of a kind. Of kinds that are not here nobody knows yet: any member's are kept and shown."""

_WHO_MAY_BY_WORD = {kind.value: roles for kind, roles in WHO_MAY.items()}

_STRICTEST = (OperatorRole.OBSERVER, OperatorRole.CASEWORKER, OperatorRole.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Member:
    """A person whose statements count, or did. `id` is the person's first key, whatever keys came later."""

    id: OperatorId
    name: str
    agency: str
    role: OperatorRole
    key: OperatorId
    """the key that holds now"""
    keys: tuple[OperatorId, ...] = ()
    """every key that was ever bound to the person, the present one too"""
    since: str = ""
    """UTC in ISO form, of the first statement that admitted the person: information only"""
    is_suspended: bool = False
    note: str = ""
    """what was said with the statement that holds now"""


class _Said:
    """A `member` statement, and every other that its signer had before him, directly or through one of those."""

    __slots__ = ("body", "by", "id", "past", "statement")

    def __init__(self, statement: Statement, body: MemberDeclared, past: frozenset[StatementId]) -> None:
        self.statement = statement
        self.id = statement.id
        self.by = statement.by
        self.body = body
        self.past = past

    def touches(self, key: OperatorId, station: StationId, seq: int) -> bool:
        """Whether it came before the statement in that place of a key's chain, as its signer says."""
        return seq > self.body.until.get(key, {}).get(station, 0)

    def takes_from(self, other: "_Said") -> bool:
        """Whether it takes the supervisor's role from the signer of another statement before he made it, neither knowing of the
        other."""
        if self.id in other.past or other.id in self.past or self.id == other.id:
            return False
        ends = self.body.replaces == other.by or (self.body.member == other.by and not self.makes_supervisor)
        return ends and self.touches(other.by, other.statement.station, other.statement.seq)

    @property
    def makes_supervisor(self) -> bool:
        return self.body.admitted and self.body.role is OperatorRole.SUPERVISOR


class Members(Mapping[OperatorId, Member]):
    """Everybody who is, or was, a member, by each of their keys."""

    def __init__(self, root: Statement | None = None, accepted: Sequence[_Said] = ()) -> None:
        self._root = root
        self._first = _first_keys(accepted)
        self._on: dict[OperatorId, list[_Said]] = {}
        self._steps: dict[tuple[OperatorId, StationId], list[int]] = {}
        self._roles: dict[tuple[OperatorId, StationId, int], OperatorRole | None] = {}
        for said in accepted:
            self._on.setdefault(self.person(said.body.member), []).append(said)
        self._people = {member.id: member for member in self._make_people()}
        self._by_key = {key: member for member in self._people.values() for key in member.keys}

    @override
    def __getitem__(self, key: OperatorId, /) -> Member:
        return self._by_key[key]

    @override
    def __iter__(self) -> Iterator[OperatorId]:
        return iter(self._by_key)

    @override
    def __len__(self) -> int:
        return len(self._by_key)

    @property
    def case(self) -> CaseId | None:
        return self._root.case if self._root else None

    @property
    def people(self) -> tuple[Member, ...]:
        """Each person once, by id."""
        return tuple(self._people[person] for person in sorted(self._people))

    @property
    def supervisors(self) -> tuple[Member, ...]:
        """Those who may act as supervisors now."""
        return tuple(one for one in self.people if one.role is OperatorRole.SUPERVISOR and not one.is_suspended)

    def person(self, key: OperatorId) -> OperatorId:
        """The id of the person whose key this is; the key itself where it is bound to no other."""
        return self._first.get(key, key)

    def role_now(self, key: OperatorId) -> OperatorRole | None:
        """The role in which this key signs now; None where its statements would not count."""
        member = self._by_key.get(key)
        return member.role if member is not None and member.key == key and not member.is_suspended else None

    def role_at(self, key: OperatorId, station: StationId, seq: int) -> OperatorRole | None:
        """The role in which this key signed the statement of that place in its chain; None where it does not count."""
        steps = self._steps.get((key, station))
        if steps is None:
            # Between two of these places nothing that is said of the person begins to hold.
            of_person = self._on.get(self.person(key), ())
            steps = sorted({one.body.until.get(key, {}).get(station, 0) for one in of_person})
            self._steps[key, station] = steps
        place = key, station, bisect_left(steps, seq)
        if place not in self._roles:
            self._roles[place] = self._role_of(key, station, seq)
        return self._roles[place]

    def _role_of(self, key: OperatorId, station: StationId, seq: int) -> OperatorRole | None:
        said = [one for one in self._on.get(self.person(key), ()) if one.touches(key, station, seq)]
        if not said:
            return OperatorRole.SUPERVISOR if self._root is not None and key == self._root.by else None
        holding = _holding(said)
        if any(not one.body.admitted or one.body.member != key for one in holding):
            return None
        return _strictest(holding)

    def counts(self, statement: Statement) -> bool:
        """Whether a statement is of this case and its signer was a member then, in a role that may make it."""
        if statement.case != self.case:
            return False
        role = self.role_at(statement.by, statement.station, statement.seq)
        return role is not None and may(role, statement.kind)

    def is_supervisors(self, statement: Statement) -> bool:
        """Whether its signer made it as a supervisor."""
        return self.role_at(statement.by, statement.station, statement.seq) is OperatorRole.SUPERVISOR

    def _make_people(self) -> Iterator[Member]:
        root = self._root
        if root is not None and isinstance(root.body, CaseOpened) and self.person(root.by) not in self._on:
            body = root.body
            yield Member(
                root.by, body.creator_name, body.creator_agency, OperatorRole.SUPERVISOR, root.by, (root.by,), root.at
            )
        for person, said in self._on.items():
            holding = sorted(_holding(said), key=lambda one: one.id)
            last = next((one for one in holding if not one.body.admitted), holding[0])
            keys = {
                person,
                *(one.body.member for one in said),
                *(key for key, first in self._first.items() if first == person),
            }
            since = [one.statement.at for one in said]
            if root is not None and root.by in keys:
                since.append(root.at)
            yield Member(
                id=person,
                name=last.body.name,
                agency=last.body.agency,
                role=_strictest(holding),
                key=last.body.member,
                keys=tuple(sorted(keys)),
                since=min(since),
                is_suspended=any(not one.body.admitted for one in holding),
                note=last.body.note,
            )


def may(role: OperatorRole, kind: str) -> bool:
    """Whether somebody in this role may make statements of a kind."""
    return role in _WHO_MAY_BY_WORD.get(kind, _ALL)


def derive_members(root: Statement, statements: Iterable[Statement]) -> Members:
    """The members of the case that `root` opened, from the *set* of its `member` statements. `root` is act 1: its signer is the first
    supervisor.

    The creator stays unless another supervisor remains: where none would, what was said against him does not count.
    """
    said = _with_pasts(root, statements)
    dropped: frozenset[StatementId] = frozenset()
    accepted = _accepted(root, said, dropped)
    # What is dropped may have kept something else from counting that is said against him too.
    while against := _against_root(root, accepted):
        dropped |= against
        accepted = _accepted(root, said, dropped)
    return Members(root, accepted)


def _with_pasts(root: Statement, statements: Iterable[Statement]) -> list[_Said]:
    unique = {found.id: found for found in statements if found.case == root.case and not found.is_forked}
    places: dict[tuple[OperatorId, StationId, int], int] = {}
    for found in unique.values():
        place = (found.by, found.station, found.seq)
        places[place] = places.get(place, 0) + 1
    bodies = {
        found.id: (found, found.body)
        for found in unique.values()
        if isinstance(found.body, MemberDeclared) and places[found.by, found.station, found.seq] == 1
    }
    pasts: dict[StatementId, frozenset[StatementId]] = {}
    waiting = list(bodies)
    while waiting:
        name = waiting[-1]
        before = [seen for seen in bodies[name][1].seen if seen in bodies and seen != name]
        unknown = [seen for seen in before if seen not in pasts]
        if name in pasts or not unknown:
            pasts.setdefault(name, frozenset(before).union(*(pasts[seen] for seen in before)))
            waiting.pop()
        else:
            waiting += unknown
    return [_Said(found, body, pasts[name]) for name, (found, body) in sorted(bodies.items())]


def _accepted(root: Statement, said: Sequence[_Said], dropped: Collection[StatementId]) -> list[_Said]:
    """The statements that count. Where some take the role from one another's signers in a circle, those that do so stand, and
    what else their signers said at that time does not."""
    counts: dict[StatementId, bool] = dict.fromkeys(dropped, False)
    undecided = [one for one in said if one.id not in counts]
    while undecided:
        ready: list[_Said] = []
        for one in undecided:
            if not all(name in counts for name in one.past):
                continue
            known = [other for other in said if other.id in one.past and counts[other.id]]
            if _role_by(root, known, one) is not OperatorRole.SUPERVISOR:
                counts[one.id] = False
                continue
            against = [other for other in said if other.takes_from(one) and counts.get(other.id, True)]
            if any(other.id in counts for other in against):
                counts[one.id] = False
            elif not against:
                counts[one.id] = True
            else:
                ready.append(one)
        if all(one.id not in counts for one in undecided):
            taking = {one.id for one in ready if any(one.takes_from(other) for other in undecided)}
            counts |= {one.id: one.id in taking for one in ready if one.id in taking or not taking}
        undecided = [one for one in undecided if one.id not in counts]
    return [one for one in said if counts[one.id]]


def _role_by(root: Statement, known: Sequence[_Said], one: _Said) -> OperatorRole | None:
    """The role of a statement's signer by what he had before him."""
    against = _against_root(root, known)
    members = Members(root, [other for other in known if other.id not in against])
    return members.role_at(one.by, one.statement.station, one.statement.seq)


def _against_root(root: Statement, accepted: Sequence[_Said]) -> frozenset[StatementId]:
    """What is said against the creator of the case, where no supervisor would be left."""
    members = Members(root, accepted)
    if members.supervisors:
        return frozenset()
    creator = members.person(root.by)
    return frozenset(
        one.id for one in accepted if members.person(one.body.member) == creator and not one.makes_supervisor
    )


def _holding(said: Sequence[_Said]) -> list[_Said]:
    """Those that no other of them has seen."""
    if len(said) == 1:
        return list(said)
    seen = frozenset[StatementId]().union(*(one.past for one in said))
    return [one for one in said if one.id not in seen]


def _strictest(holding: Sequence[_Said]) -> OperatorRole:
    return min((one.body.role for one in holding), key=_STRICTEST.index)


def _first_keys(said: Iterable[_Said]) -> dict[OperatorId, OperatorId]:
    """For each key of somebody who had several, his first."""
    pairs = [(one.body.member, one.body.replaces) for one in said if one.body.replaces is not None]
    groups: dict[OperatorId, set[OperatorId]] = {}
    for newer, older in pairs:
        joined = groups.get(newer, {newer}) | groups.get(older, {older})
        for key in joined:
            groups[key] = joined
    newer_keys = {newer for newer, older in pairs if newer != older}
    return {key: min(group - newer_keys or group) for key, group in groups.items()}


NOBODY = Members()
"""Of a case whose first act does not say who created it."""
