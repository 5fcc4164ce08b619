"""Admitting: who asks to become a member, who is one, and what a supervisor says of them."""

import stat
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from verifier_gui.domain.case_statements import MemberDeclared
from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import OperatorId
from verifier_gui.domain.membership import Member, Members
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.errors import DecisionError, IdentityError
from verifier_gui.sealing.identity_cards import IdentityCard
from verifier_gui.sealing.membership_requests import LARGEST, read_request, write_request
from verifier_gui.sheets.replacing import write_whole
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.profile import Profile


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A member as a table shows one. `statements` are those of all their keys."""

    member: Member
    statements: int
    is_creator: bool


def read_members(reader: Reader) -> tuple[ListedMember, ...]:
    """Everybody who is, or was, a member: the creator first, then as they were admitted."""
    members = members_of(reader)
    counts = reader.counts_by_signer()
    root = next(iter(reader.statements_of_kind(StatementKind.CASE)), None)
    listed = [
        ListedMember(
            member,
            sum(counts.get(key, 0) for key in member.keys),
            root is not None and root.by in member.keys,
        )
        for member in members.people
    ]
    return tuple(sorted(listed, key=lambda one: (not one.is_creator, one.member.since, one.member.id)))


def save_request(profile: Profile, operator: OperatorId, passphrase: str, path: Path) -> IdentityCard:
    """Writes the file with which an operator of this laptop asks to be admitted; a supervisor opens it. Raises `IdentityError` where
    the passphrase is not the operator's own, `ExportError` where the file cannot be written."""
    identity = profile.unlock_operator(operator, passphrase)
    write_whole(path, write_request(identity))
    return identity.card


def open_request(path: Path) -> IdentityCard:
    """Who asks to be admitted. Raises `IdentityError` for whatever is no request."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise IdentityError("{file} is no file that can be read.", file=path.name)
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise IdentityError("{file} cannot be read. Check its permissions and the disk.", file=path.name) from error
    return read_request(content)


def admit(acting: Acting, card: IdentityCard, role: OperatorRole) -> Change:
    """A supervisor admits somebody whose key he has confirmed by voice. Raises `DecisionError` where the key is a member's already, or
    the operator is no supervisor."""
    members = members_of(acting.writer)
    _refuse_known(members, card)
    return _declare(acting, card, role, keys=(card.id,))


def bind_key(acting: Acting, card: IdentityCard, person: OperatorId) -> Change:
    """A supervisor binds a new key to a member: the older one ends, and what it signed until now stays theirs. Name, agency and role
    stay as they are. Raises `DecisionError`."""
    members = members_of(acting.writer)
    _refuse_known(members, card)
    member = _known(members, person)
    _refuse_own(acting, members, member)
    if member.is_suspended:
        raise DecisionError("{name} is suspended. Admit them again before a new key is bound.", name=member.name)
    known = IdentityCard(card.id, member.name, member.agency)
    return _declare(acting, known, member.role, keys=(card.id, *member.keys), replaces=member.key)


def suspend(acting: Acting, person: OperatorId, reason: str) -> Change:
    """A supervisor suspends a member from now on: what they signed until now counts, nothing later does. Raises `DecisionError` where
    no reason is given, for oneself, and for the last supervisor."""
    member = _known(members_of(acting.writer), person)
    _refuse_own(acting, members_of(acting.writer), member)
    if member.is_suspended:
        raise DecisionError("{name} is suspended already.", name=member.name)
    if not reason.strip():
        raise DecisionError(
            "Say why {name} is suspended: it stays in the audit log beside your name.", name=member.name
        )
    return _declare(acting, _card(member), member.role, keys=member.keys, admitted=False, note=reason.strip())


def change_role(acting: Acting, person: OperatorId, role: OperatorRole) -> Change:
    """A supervisor gives a member another role from now on, or admits one again who was suspended. Raises `DecisionError`."""
    members = members_of(acting.writer)
    member = _known(members, person)
    _refuse_own(acting, members, member)
    if member.role is role and not member.is_suspended:
        raise DecisionError("{name} has this role already.", name=member.name)
    return _declare(acting, _card(member), role, keys=member.keys)


def _declare(
    acting: Acting,
    card: IdentityCard,
    role: OperatorRole,
    *,
    keys: Collection[OperatorId],
    admitted: bool = True,
    replaces: OperatorId | None = None,
    note: str = "",
) -> Change:
    """What every such statement has in common: whatever these keys have signed until now is not touched by it. So no verdict in the
    file changes, and none need be derived anew."""
    reader = acting.writer
    ends = {key: reader.ends_of(key) for key in keys}
    body = MemberDeclared(
        member=card.id,
        name=card.name,
        agency=card.agency,
        role=role,
        admitted=admitted,
        replaces=replaces,
        seen=tuple(sorted(found.id for found in reader.statements_of_kind(StatementKind.MEMBER))),
        until={key: stations for key, stations in ends.items() if stations},
        note=note,
    )
    with acting.act(body):
        pass
    return Change(case=True)


def _card(member: Member) -> IdentityCard:
    return IdentityCard(member.key, member.name, member.agency)


def _known(members: Members, person: OperatorId) -> Member:
    found = members.get(person)
    if found is None:
        raise DecisionError("There is no such member in this case.")
    return found


def _refuse_known(members: Members, card: IdentityCard) -> None:
    if card.id in members:
        raise DecisionError("This key is a member's already: {name}.", name=members[card.id].name)


def _refuse_own(acting: Acting, members: Members, member: Member) -> None:
    if acting.identity.card.id not in member.keys:
        return
    if [one.id for one in members.supervisors] == [member.id]:
        raise DecisionError(
            "{name} is the last supervisor of this case and cannot be suspended or given another role. "
            "Admit another supervisor first.",
            name=member.name,
        )
    raise DecisionError("Nobody changes their own membership: ask another supervisor.")
