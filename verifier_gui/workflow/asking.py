"""Asking: questions about a person put to members or to every supervisor, and their answers; nothing is decided by either."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId, OperatorId, StatementId, SubjectId
from verifier_gui.domain.membership import Member, Members, may
from verifier_gui.domain.queries import OpenQuery, open_queries
from verifier_gui.domain.questions import Question, Said, Waiting
from verifier_gui.domain.review import QueueEntry, ReviewSheet
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
from verifier_gui.workflow.viewing import View, view_of

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
    view = view_of(acting.writer, acting.identity.card.id)
    members, own = view.grounds.members, view.grounds.members.person(acting.identity.card.id)
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
    body = Query(_about(view, on), _said(text), tuple(sorted(asked)), escalated=escalated, due=due, answers=answers)
    return _commit(acting, body, refuses_gone=True)


def answer(acting: Acting, on: ReviewSheet | SubjectId, query: StatementId, text: str) -> Change:
    """Answers a question that waits. Raises `DecisionError` for whoever was not asked and is no supervisor, for the one who asked, and
    where it waits no more."""
    view = view_of(acting.writer, acting.identity.card.id)
    body = Query(_about(view, on), _said(text), answers=query)
    return _commit(acting, body)


def waiting_mark(reader: Reader, operator: OperatorId, entry: QueueEntry) -> QueueEntry:
    """A line of the queue with whom its questions wait for, as an operator reads it."""
    queries = entry.verdict.open_queries
    if not queries:
        return entry
    members = members_of(reader)
    own = members.person(operator)
    people = {person for query in queries for person in query.waits_for(members)}
    others = sorted(_name(person, members) for person in people - {own})
    return replace(entry, asks_me=own in people, waits_for=tuple(others))


def waiting_by_member(view: View, list_id: ListId) -> tuple[Waiting, ...]:
    """What of a list waits for whom, as far as somebody may know: first what waits for him, then by name."""
    members = view.grounds.members
    found: dict[OperatorId, list[tuple[SubjectId, OpenQuery]]] = {}
    for entry in view.queue_of(list_id):
        for query in entry.verdict.open_queries:
            for person in query.waits_for(members):
                found.setdefault(person, []).append((entry.subject, query))
    waiting = [
        Waiting(
            name=_name(person, members),
            is_me=person == view.person,
            questions=len(asked),
            people=len({subject for subject, _ in asked}),
            days=tuple(sorted(query.due for _, query in asked if query.due)),
        )
        for person, asked in found.items()
    ]
    return tuple(sorted(waiting, key=lambda one: (not one.is_me, one.name)))


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """A question that waits for an operator."""

    subject: SubjectId
    list_id: ListId
    query: OpenQuery


def waiting_for(view: View) -> tuple[WaitingQuestion, ...]:
    """Every question that waits for the person who looks, as far as he may know, on people who are still on their lists."""
    reader, lists = view.reader, view.grounds.lists
    asked = dict.fromkeys(
        found.about.subject for found in reader.statements_of_kind(StatementKind.QUERY) if found.about is not None
    )
    waiting: list[WaitingQuestion] = []
    for subject in filter(None, map(reader.subject, asked)):
        if not is_gone(subject, lists):
            waiting += [
                WaitingQuestion(subject.id, subject.list_id, query) for query in view.questions_waiting_on(subject.id)
            ]
    return tuple(waiting)


def questions_of(
    statements: Sequence[Statement],
    members: Members,
    operator: OperatorId,
    unseen: Collection[StatementId] = (),
) -> tuple[Question, ...]:
    """The questions among what an operator sees of the statements on a subject: the open ones first, each kind in the order of the
    statements. `unseen` are those whose answer is hidden from him."""
    own = members.person(operator)
    live = live_statements(statements, members)
    still_open = {query.id: query for query in open_queries(live, members) if query.id not in unseen}
    known = {found.id for found in live}
    said = [(found, found.body) for found in statements if found.id in known and isinstance(found.body, Query)]
    questions = [
        _question(found, body, still_open.get(found.id), said, members, own) for found, body in said if body.asks
    ]
    told = (replace(one, is_answer_hidden=one.id in unseen) for one in questions)
    return tuple(sorted(told, key=lambda one: not one.is_open))


def _question(
    found: Statement,
    body: Query,
    waiting: OpenQuery | None,
    said: Iterable[tuple[Statement, Query]],
    members: Members,
    own: OperatorId,
) -> Question:
    waits_for = waiting.waits_for(members) if waiting is not None else ()
    return Question(
        id=found.id,
        said=_told(found, body, members, own),
        to=tuple(sorted(_name(key, members) for key in body.to)),
        escalated=body.escalated,
        due=body.due,
        is_open=waiting is not None,
        waits_for=tuple(sorted(_name(person, members) for person in waits_for if person != own)),
        waits_for_me=own in waits_for,
        may_answer=waiting is not None and _refusal(waiting, own, members) is None,
        answers=tuple(
            _told(answer, answering, members, own) for answer, answering in said if answering.answers == found.id
        ),
        is_answer_to=body.answers,
    )


def _told(found: Statement, body: Query, members: Members, own: OperatorId) -> Said:
    return Said(_name(found.by, members), members.person(found.by) == own, found.at, body.text)


def _name(key: OperatorId, members: Members) -> str:
    return members[key].name if key in members else key[:8]


def _may_answer(member: Member) -> bool:
    return not member.is_suspended and may(member.role, StatementKind.QUERY)


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise DecisionError("Write down what is asked, or answered.")
    if len(said) > LONGEST:
        raise DecisionError("This text is too long: it may have {count} characters.", count=LONGEST)
    return said


def _about(view: View, on: ReviewSheet | SubjectId) -> About:
    if isinstance(on, ReviewSheet):
        return About(on.subject.id, on.identity, on.seen)
    subject = view.reader.subject(on)
    if subject is None:
        raise DecisionError("There is no such person in this case file.")
    live = live_statements(view.statements_on(on), view.grounds.members)
    return About(on, identity_of(subject.facts), tuple(sorted(found.id for found in live)))


def _waiting(statements: Iterable[Statement], query: StatementId, members: Members) -> OpenQuery | None:
    live = live_statements(statements, members)
    return next((one for one in open_queries(live, members) if one.id == query), None)


def _refusal(waiting: OpenQuery | None, own: OperatorId, members: Members) -> DecisionError | None:
    """Why a person's answer would not close a question."""
    if waiting is None:
        return DecisionError("This question waits for nobody any more. Look at the page again.")
    if own == waiting.asked_by:
        return DecisionError("Nobody answers their own question: take it back instead.")
    member = members.get(own)
    is_supervisor = member is not None and member.role is OperatorRole.SUPERVISOR
    if own not in waiting.to and not is_supervisor:
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
            # By what the operator may know: that a hidden colleague has answered is not told either, and another answer does no harm.
            view = view_of(reader, operator)
            others = [found for found in view.statements_on(subject.id) if found.id != made.id]
            members = view.grounds.members
            refusal = _refusal(_waiting(others, body.answers, members), members.person(operator), members)
            if refusal is not None:
                raise refusal
        touched = derive_anew(reader, transaction, [subject.id])
    return Change(subjects=touched)
