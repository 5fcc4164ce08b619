"""Questions about a subject that are open, and for whom each waits, from the set of statements on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from verifier_gui.domain.identifiers import OperatorId, StatementId
from verifier_gui.domain.membership import Members, may
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import Query


@dataclass(frozen=True, slots=True)
class OpenQuery:
    """A question that nobody has answered who was asked, nor any other supervisor. `asked_by` and `to` are people, by the ids of
    members; `escalated` asks every supervisor; `due` is the day until which an answer is wanted (ISO form; empty: none)."""

    id: StatementId
    asked_by: OperatorId
    to: tuple[OperatorId, ...]
    escalated: bool
    due: str

    def waits_for(self, members: Members) -> tuple[OperatorId, ...]:
        """The members whose answer it waits for now, by id. Whoever may not answer any more is left out; where nobody else remains,
        every supervisor but the one who asks."""
        supervisors = {one.id for one in members.supervisors}
        asked = {person for person in self.to if _answers(members, person)}
        if self.escalated:
            asked |= supervisors
        return tuple(sorted(asked - {self.asked_by} or supervisors - {self.asked_by}))

    def is_overdue(self, today: str) -> bool:
        """Whether the day has passed; information only, as every day is."""
        return bool(self.due) and self.due < today


def open_queries(live: Iterable[Statement], members: Members) -> tuple[OpenQuery, ...]:
    """The open questions among the live statements on a subject, by id, whatever the order of the statements.

    One answer closes a question: of anybody who was asked, or of another supervisor. Whoever needs an answer of each asks each.
    """
    queries = [(found, found.body) for found in live if isinstance(found.body, Query)]
    answers = [(found, body.answers) for found, body in queries if body.answers is not None]
    still_open: dict[StatementId, OpenQuery] = {}
    for found, body in queries:
        asker = members.person(found.by)
        asked = {members.person(key) for key in body.to}
        if body.asks and not any(
            answered == found.id and _may_close(answer, asker, asked, members) for answer, answered in answers
        ):
            still_open[found.id] = OpenQuery(found.id, asker, tuple(sorted(asked)), body.escalated, body.due)
    return tuple(still_open[name] for name in sorted(still_open))


def addressed_to(statements: Iterable[Statement], person: OperatorId, members: Members) -> frozenset[StatementId]:
    """The questions among these statements that are put to a person, and the answers to those that the person put: what is said to
    somebody by name is shown to them even where nothing else on the subject is."""
    queries = [(found, found.body) for found in statements if isinstance(found.body, Query)]
    own = {found.id for found, _ in queries if members.person(found.by) == person}
    shown: set[StatementId] = set()
    for found, body in queries:
        asked = tuple(sorted({members.person(key) for key in body.to}))
        query = OpenQuery(found.id, members.person(found.by), asked, body.escalated, body.due)
        if body.answers in own or person in asked or (body.asks and person in query.waits_for(members)):
            shown.add(found.id)
    return frozenset(shown)


def _may_close(answer: Statement, asker: OperatorId, asked: set[OperatorId], members: Members) -> bool:
    by = members.person(answer.by)
    return by != asker and (by in asked or members.is_supervisors(answer))


def _answers(members: Members, person: OperatorId) -> bool:
    member = members.get(person)
    return member is not None and not member.is_suspended and may(member.role, StatementKind.QUERY)
