"""How far a roster is signed: derived from the set of `sign-off` statements on its list and from what the case says of it now."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from verifier_gui.domain.case_statements import SignedOff
from verifier_gui.domain.identifiers import StatementId
from verifier_gui.domain.membership import Members
from verifier_gui.domain.statements import Statement


class SigningState(StrEnum):
    """How a roster stands."""

    NOT_SIGNED = "not-signed"
    SIGNED_ONCE = "signed-once"
    SIGNED_OFF = "signed-off"
    CHANGED_SINCE = "changed-since"
    """signed off by two, and something has changed since: that seal stays checkable, and speaks of another state"""


_Signed: TypeAlias = tuple[Statement, SignedOff]


@dataclass(frozen=True, slots=True)
class Seal:
    """A roster frozen and signed. `second` is None while only one person has signed."""

    first: Statement
    signed: SignedOff
    second: Statement | None = None
    second_signed: SignedOff | None = None


@dataclass(frozen=True, slots=True)
class SignOff:
    """`seal` is the one that the state speaks of; None where there is none. `seals` are all that two people signed, in their order."""

    state: SigningState
    seal: Seal | None
    seals: tuple[Seal, ...]
    lapsed: Seal | None = None
    """signed by one person only, and something has changed since"""


def sign_off_of(statements: Iterable[Statement], members: Members, state_now: str) -> SignOff:
    """`statements` are those of a list, in any order, other kinds among them; `state_now` is the digest of what the case says of it.

    A second signature counts where it names a first one, signs the same manifest, is another person's, and its signer was a supervisor
    then. Of several seals that speak of the present state any is as good; the one of the newest line is told.
    """
    every = {statement.id: statement for statement in statements}
    signed: dict[StatementId, _Signed] = {
        found.id: (found, found.body)
        for found in every.values()
        if isinstance(found.body, SignedOff) and not found.is_forked and members.counts(found)
    }
    seals = [_seal(one, signed, members) for one in signed.values() if one[1].first is None]
    ordered = sorted(seals, key=lambda seal: (seal.signed.number, seal.first.id))
    whole = tuple(seal for seal in ordered if seal.second is not None)
    for state, among in ((SigningState.SIGNED_OFF, whole), (SigningState.SIGNED_ONCE, ordered)):
        current = [seal for seal in among if seal.signed.state == state_now]
        if current:
            return SignOff(state, current[-1], whole)
    if whole:
        return SignOff(SigningState.CHANGED_SINCE, whole[-1], whole)
    return SignOff(SigningState.NOT_SIGNED, None, (), ordered[-1] if ordered else None)


def _seal(first: _Signed, signed: dict[StatementId, _Signed], members: Members) -> Seal:
    seconds = [
        (found, body)
        for found, body in signed.values()
        if body.first == first[0].id
        and (body.list_id, body.manifest) == (first[1].list_id, first[1].manifest)
        and members.person(found.by) != members.person(first[0].by)
        and members.is_supervisors(found)
    ]
    second = min(seconds, key=lambda pair: pair[0].id, default=None)
    return Seal(*first, *second) if second is not None else Seal(*first)
