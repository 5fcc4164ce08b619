"""Acting: an operator's statements made, signed and written, each in one transaction with what it changes."""

import datetime
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from verifier_gui.domain.audit import Act
from verifier_gui.domain.case_statements import CaseOpened, Head
from verifier_gui.domain.identifiers import CaseId, StationId
from verifier_gui.domain.membership import may
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.domain.statement_values import Json, Values
from verifier_gui.domain.statements import Body, Statement
from verifier_gui.errors import DecisionError
from verifier_gui.sealing.encoding import encode, without_lone_surrogates
from verifier_gui.sealing.identity_cards import IdentityCard
from verifier_gui.sealing.keys import Identity
from verifier_gui.sealing.statements import sign
from verifier_gui.store.audit_lines import ActText
from verifier_gui.store.reader import Reader
from verifier_gui.store.statements import SignedStatement
from verifier_gui.store.writer import ActTransaction, Writer
from verifier_gui.workflow.members import members_of

Clock: TypeAlias = Callable[[], datetime.datetime]
"""The time now, in UTC. Information only; injected, so that tests have one of their own."""

HEAD_EVERY = 100
"""After each so many lines the signer vouches for the chain's end."""


@dataclass(frozen=True, slots=True)
class Acting:
    """Who acts, on which connection. One for each thread that writes; `on` gives another thread's."""

    writer: Writer
    identity: Identity
    case: CaseId
    station: StationId
    clock: Clock

    def on(self, writer: Writer) -> "Acting":
        """The same operator on another connection."""
        return Acting(writer, self.identity, self.case, self.station, self.clock)

    @contextmanager
    def act(self, body: Body) -> Generator[tuple[ActTransaction, Statement]]:
        """Signs a statement with this body and opens its transaction: statement, audit line and whatever is written in the
        block are committed together, or not at all.

        Raises `DecisionError` where the operator is no member of the case or his role may not make it, `CaseFileError` where the
        disk does not keep it.
        """
        made: list[Statement] = []
        before: list[int] = []

        def line() -> SignedStatement:
            if not isinstance(body, CaseOpened):
                refuse_unless_allowed(self.writer, self.identity.card, body.KIND)
            before.append(self.writer.head().number)
            signed, statement = self._sign(body)
            made.append(statement)
            return signed

        with self.writer.act(line) as transaction:
            yield transaction, made[0]
            head = self.writer.head()
            if head.number // HEAD_EVERY > before[0] // HEAD_EVERY:
                self.also(transaction, Head(head.number, head.hash.hex()))

    def also(self, transaction: ActTransaction, body: Body) -> Statement:
        """One more statement in a transaction that is open already."""
        signed, statement = self._sign(body)
        transaction.append(signed)
        return statement

    def note(self, act: Act, **values: Json) -> None:
        """Chains an act that is no statement."""
        said: Values = {"act": act.value, "at": self.now(), "by": self.identity.card.id, **values}
        with self.writer.act(ActText(encode(without_lone_surrogates(said)))):
            pass
        if self.writer.head().number % HEAD_EVERY == 0 and members_of(self.writer).role_now(self.identity.card.id):
            self.vouch()

    def vouch(self) -> None:
        """Signs the chain's present end, unless its last line does so already."""
        last = self.writer.audit_lines(limit=1)
        if not last or last[0].statement is None or not isinstance(last[0].statement.body, Head):
            head = self.writer.head()
            with self.act(Head(head.number, head.hash.hex())):
                pass

    def now(self) -> str:
        return self.clock().astimezone(datetime.UTC).isoformat(timespec="seconds")

    def _sign(self, body: Body) -> tuple[SignedStatement, Statement]:
        """Called inside the transaction only: nobody else can take the same place in the signer's own chain."""
        seq, prev = self.writer.last_of(self.identity.card.id, self.station)
        at = self.now()
        envelope: Values = {
            "case": self.case,
            "kind": body.KIND.value,
            "by": self.identity.card.id,
            "station": self.station,
            "seq": seq + 1,
            "prev": prev,
            "at": at,
        }
        values = without_lone_surrogates(body.to_values())
        if envelope.keys() & values.keys():
            raise ValueError("a body names a key of the envelope")
        sealed = sign(self.identity.signing_key, envelope | values)
        statement = Statement(
            sealed.id, self.case, body.KIND.value, self.identity.card.id, self.station, seq + 1, prev, at, body
        )
        return SignedStatement(sealed.id, sealed.body, sealed.signature), statement


def refuse_unless_allowed(reader: Reader, card: IdentityCard, kind: StatementKind) -> None:
    """Raises `DecisionError`, which says who may, where an operator's statement of this kind would not count."""
    members = members_of(reader)
    role = members.role_now(card.id)
    if role is not None and may(role, kind):
        return
    asked = {"name": card.name, "supervisors": ", ".join(sorted(one.name for one in members.supervisors))}
    known = members.get(card.id)
    if known is None:
        raise DecisionError(
            "{name} is not a member of this case, so the statement would not count. Ask {supervisors}.", **asked
        )
    if known.is_suspended:
        raise DecisionError(
            "{name} is suspended from this case, so the statement would not count. Ask {supervisors}.", **asked
        )
    if role is None:
        raise DecisionError(
            "{name} has another key in this case now; what this one signs does not count. Use the new key, or ask {supervisors}.",
            **asked,
        )
    if not may(OperatorRole.CASEWORKER, kind):
        raise DecisionError("Only a supervisor may do this. Ask {supervisors}.", **asked)
    raise DecisionError(
        "An observer looks and decides nothing: this is for caseworkers and supervisors. Ask {supervisors}.", **asked
    )
