"""Rulings: a supervisor's word on what others have said differently, and which of them count."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verifier_gui.domain.identifiers import OperatorId, StatementId
from verifier_gui.domain.membership import Members
from verifier_gui.domain.statement_kinds import Answer
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import Adjudication, Decision, StopAnswer


def counted_statements(statements: Iterable[Statement], members: Members) -> list[Statement]:
    """Each statement once that a member made whose role then may make it and whose place in its signer's chain no other has."""
    unique = {statement.id: statement for statement in statements}
    places = Counter((statement.by, statement.station, statement.seq) for statement in unique.values())
    return [
        statement
        for statement in unique.values()
        if not statement.is_forked
        and places[statement.by, statement.station, statement.seq] == 1
        and members.counts(statement)
    ]


def is_own_matter(ruling: Statement, others: Iterable[Statement], members: Members) -> bool:
    """Whether a ruling's signer rules on what he said himself: he settles a statement of his own, or has said something of his own
    on the matter without having the ruling before him. Where he settles another's ruling, an earlier ruling of his own is such a
    word. What he took back again counts as said: nobody becomes impartial by that."""
    person = members.person(ruling.by)
    known = [other for other in others if other.id != ruling.id]
    settled = _settled_by(ruling)
    settles_rulings = any(other.id in settled and is_ruling(other) for other in known)
    return any(
        members.person(other.by) == person
        and (
            other.id in settled
            or (
                (settles_rulings or not is_ruling(other))
                and _is_of_matter(ruling, other)
                and not _has_seen(other, ruling)
            )
        )
        for other in known
    )


def is_ruling(statement: Statement) -> bool:
    """Whether it decides between what others said, whoever signed it."""
    return isinstance(statement.body, Adjudication) or bool(_settled_by(statement))


def without_own_matters(counted: Iterable[Statement], members: Members) -> list[Statement]:
    """Without the adjudications by somebody who decided on the subject himself: they count nowhere."""
    statements = list(counted)
    return [
        statement
        for statement in statements
        if not (isinstance(statement.body, Adjudication) and is_own_matter(statement, statements, members))
    ]


def standing_adjudications(live: Iterable[Statement]) -> list[tuple[Statement, Adjudication]]:
    """Of the live adjudications those that no other of them settles."""
    adjudged = [(found, found.body) for found in live if isinstance(found.body, Adjudication)]
    settled = {other for _, body in adjudged for other in body.settles}
    return [(found, body) for found, body in adjudged if found.id not in settled]


@dataclass(frozen=True, slots=True)
class AnswersToStop:
    """What stands as the answer to one stop: of each person who gave one that nobody settled, and whether a ruling is among
    them."""

    by: Mapping[OperatorId, Answer]
    is_settled: bool


def answers_to_stops(
    live: Iterable[Statement], known: Iterable[Statement], members: Members
) -> Mapping[str, AnswersToStop]:
    """By stop, the answers that stand. A supervisor's answer that names others in `settles` takes their place, unless he is one
    of those who answered himself; `known` are all statements on the subject, by which that is told.

    One member's answers that differ between stations are as good as unclear.
    """
    given = [(found, found.body) for found in live if isinstance(found.body, StopAnswer)]
    claimed = [(found, body) for found, body in given if body.settles and members.is_supervisors(found)]
    counted = counted_statements(known, members) if claimed else []
    rulings = [(found, body) for found, body in claimed if not is_own_matter(found, counted, members)]
    settled: dict[str, set[StatementId]] = {}
    for _, body in rulings:
        settled.setdefault(body.stop, set()).update(body.settles)
    said: dict[str, dict[OperatorId, set[Answer]]] = {}
    for found, body in given:
        if found.id not in settled.get(body.stop, ()):
            said.setdefault(body.stop, {}).setdefault(members.person(found.by), set()).add(body.answer)
    ruled = {body.stop for found, body in rulings if found.id not in settled.get(body.stop, ())}
    return {
        stop: AnswersToStop(
            {member: answers.copy().pop() if len(answers) == 1 else Answer.UNCLEAR for member, answers in by.items()},
            stop in ruled,
        )
        for stop, by in said.items()
    }


def _settled_by(ruling: Statement) -> tuple[StatementId, ...]:
    return ruling.body.settles if isinstance(ruling.body, Adjudication | StopAnswer) else ()


def _is_of_matter(ruling: Statement, other: Statement) -> bool:
    """Whether another statement decides what the ruling decides: who the subject is, on the same facts, or the same stop."""
    body, said = ruling.body, other.body
    if isinstance(body, Adjudication):
        return (
            isinstance(said, Decision | Adjudication)
            and said.about.subject == body.about.subject
            and said.about.identity == body.about.identity
        )
    return (
        isinstance(body, StopAnswer)
        and isinstance(said, StopAnswer)
        and said.about.subject == body.about.subject
        and said.stop == body.stop
    )


def _has_seen(other: Statement, ruling: Statement) -> bool:
    return other.about is not None and ruling.id in other.about.seen
