"""Asking: questions about a person put to members or to every supervisor, and their answers; nothing is decided by either."""

from collections.abc import Iterable

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import OperatorId, StatementId, SubjectId
from verifier_gui.domain.membership import Member, Members, may
from verifier_gui.domain.queries import open_queries
from verifier_gui.domain.review import ReviewSheet
from verifier_gui.domain.statement_kinds import OperatorRole, StatementKind
from verifier_gui.domain.statement_values import is_day
from verifier_gui.domain.statements import Statement
from verifier_gui.domain.subject_statements import About, Query
from verifier_gui.domain.verdicts import identity_of, live_statements
from verifier_gui.errors import DecisionError
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import derive_anew, lists_by_id
from verifier_gui.workflow.members import members_of
from verifier_gui.workflow.revising import is_gone

LONGEST = 2000
"""characters of a question or an answer"""


def askable(reader: Reader, operator: OperatorId) -> tuple[Member, ...]:
    """Everybody whom an operator can ask: the other members who may answer, by agency and name."""
    members = members_of(reader)
    own = members.person(operator)
    return tuple(
        sorted(
            (one for one in members.people if one.id != own and _may_answer(one)),
            key=lambda one: (one.agency, one.name, one.id),
        )
    )


def ask(
    acting: Acting,
    on: ReviewSheet | SubjectId,
    text: str,
    *,
    to: Iterable[OperatorId] = (),
    escalated: bool = False,
    due: str = "",
    answers: StatementId | None = None,
) -> Change:
    """Puts a question about a subject to members, by their ids, or to every supervisor (`escalated`). One answer closes it; whoever
    needs an answer of each asks each by himself, as somebody does who sends a subject back to those who decided on it. `due` is the
    day until which it is wanted, in ISO form. `answers` is a question that is answered by asking on.

    Raises `DecisionError` where nothing is asked, or nobody who may answer; where the subject is gone from its list; and where
    `answers` is no question that waits for the operator.
    """
    reader = acting.writer
    members = members_of(reader)
    own = members.person(acting.identity.card.id)
    asked = frozenset(members.person(key) for key in to)
    if due and not is_day(due):
        raise DecisionError("“{text}” is no date.", text=due)
    if not asked and not escalated:
        raise DecisionError("Choose whom to ask.")
    if own in asked:
        raise DecisionError("Nobody asks themselves: choose somebody else.")
    for person in sorted(asked):
        member = members.get(person)
        if member is None:
            raise DecisionError("There is no such member in this case.")
        if not _may_answer(member):
            raise DecisionError("{name} may not answer in this case: ask somebody else.", name=member.name)
    if escalated and all(one.id == own for one in members.supervisors):
        raise DecisionError("There is no other supervisor in this case: nobody could answer.")
    body = Query(
        _about(reader, on, members), _said(text), tuple(sorted(asked)), escalated=escalated, due=due, answers=answers
    )
    return _commit(acting, body, refuses_gone=True)


def answer(acting: Acting, on: ReviewSheet | SubjectId, query: StatementId, text: str) -> Change:
    """Answers a question that waits. Raises `DecisionError` for whoever was not asked and is no supervisor, for the one who asked, and
    where it waits no more."""
    body = Query(_about(acting.writer, on, members_of(acting.writer)), _said(text), answers=query)
    return _commit(acting, body)


def may_answer(reader: Reader, subject_id: SubjectId, query: StatementId, operator: OperatorId) -> bool:
    """Whether an operator's answer would close a question."""
    return not _refusal(reader.statements_on(subject_id), query, operator, members_of(reader))


def _may_answer(member: Member) -> bool:
    return not member.is_suspended and may(member.role, StatementKind.QUERY)


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise DecisionError("Write down what is asked, or answered.")
    if len(said) > LONGEST:
        raise DecisionError("This text is too long: it may have {count} characters.", count=LONGEST)
    return said


def _about(reader: Reader, on: ReviewSheet | SubjectId, members: Members) -> About:
    if isinstance(on, ReviewSheet):
        return About(on.subject.id, on.identity, on.seen)
    subject = reader.subject(on)
    if subject is None:
        raise DecisionError("There is no such person in this case file.")
    live = live_statements(reader.statements_on(on), members)
    return About(on, identity_of(subject.facts), tuple(sorted(found.id for found in live)))


def _refusal(
    statements: Iterable[Statement], query: StatementId, operator: OperatorId, members: Members
) -> DecisionError | None:
    still_open = {one.id: one for one in open_queries(live_statements(statements, members), members)}
    found = still_open.get(query)
    if found is None:
        return DecisionError("This question waits for nobody any more. Look at the page again.")
    own = members.person(operator)
    if own == found.asked_by:
        return DecisionError("Nobody answers their own question: take it back instead.")
    if own not in found.to and members.role_now(operator) is not OperatorRole.SUPERVISOR:
        return DecisionError("Only who was asked, or a supervisor, answers this question.")
    return None


def _commit(acting: Acting, body: Query, *, refuses_gone: bool = False) -> Change:
    reader = acting.writer
    operator = acting.identity.card.id
    with acting.act(body) as (transaction, made):
        subject = reader.subject(body.about.subject)
        if subject is None or (refuses_gone and is_gone(subject, lists_by_id(reader))):
            raise DecisionError("This person is gone from the list: its newest revision no longer has this line.")
        if body.answers is not None:
            others = [found for found in reader.statements_on(subject.id) if found.id != made.id]
            refusal = _refusal(others, body.answers, operator, members_of(reader))
            if refusal is not None:
                raise refusal
        touched = derive_anew(reader, transaction, [subject.id])
    return Change(subjects=touched)
