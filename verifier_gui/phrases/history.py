"""Acts on a subject, each in a line."""

from verifier_gui.domain.case_statements import MemberDeclared
from verifier_gui.domain.findings import kind_of
from verifier_gui.domain.language import _
from verifier_gui.domain.policy_statements import PolicyDeclared, SampleDrawn
from verifier_gui.domain.review import HistoryEntry
from verifier_gui.domain.statement_kinds import Certainty, DecisionKind
from verifier_gui.domain.statements import Body, UnknownBody
from verifier_gui.domain.subject_statements import (
    Adjudication,
    Decision,
    Hold,
    Judgement,
    Note,
    Query,
    StopAnswer,
    Withdrawal,
)
from verifier_gui.phrases import answers, policy_words, words
from verifier_gui.phrases.figures import moment
from verifier_gui.phrases.quotations import quoted


def title(entry: HistoryEntry) -> str:
    """What was done: `identified`, `stop: does not apply`, `held`."""
    return act(entry.statement.body, entry.statement.kind)


def line(entry: HistoryEntry) -> str:
    """Who did it and when, and whether it still counts."""
    who = _("you") if entry.is_own else entry.who
    text = _("{who}, {moment}").format(who=who, moment=moment(entry.statement.at))
    return text if entry.is_live else _("{act} · no longer counts").format(act=text)


def remark(entry: HistoryEntry) -> str:
    """What the act rested on, the reason and the note that were given; may be empty."""
    return " · ".join(text for text in (entry.matter, said(entry.statement.body)) if text)


def said(body: Body | UnknownBody) -> str:
    """The source, the reason and the note that were given with an act; may be empty."""
    if isinstance(body, PolicyDeclared):
        return policy_words.declared(body)
    if isinstance(body, SampleDrawn):
        return policy_words.drawn(body)
    if isinstance(body, Adjudication):
        body = body.decided
    parts: list[str] = []
    if isinstance(body, Decision | StopAnswer) and body.reason:
        parts.append(words.reason(body.reason))
    if isinstance(body, Decision):
        parts += [text for text in (body.source, body.ask) if text]
    if isinstance(body, Decision | StopAnswer | Judgement | Hold | MemberDeclared) and body.note:
        parts.append(quoted(body.note))
    if isinstance(body, Note | Query):
        parts.append(quoted(body.text))
    if isinstance(body, Decision):
        parts += [_("searched “{query}”").format(query=search.query) for search in body.searches]
    return " · ".join(parts)


def act(body: Body | UnknownBody, kind: str) -> str:
    """What a statement does, in a few words."""
    match body:
        case Adjudication():
            return _("adjudicated: {decision}").format(decision=_decision(body.decided))
        case Decision():
            return _decision(body)
        case Judgement():
            return _("struck out: another person") if body.another_person else _("strike taken back")
        case StopAnswer():
            told = _("stop settled: {answer}") if body.settles else _("stop: {answer}")
            return told.format(answer=answers.answer(kind_of(body.stop), body.answer))
        case Hold():
            return _("release withheld") if body.held else _("release freed")
        case Query():
            return _query(body)
        case Withdrawal():
            return _("taken back")
        case MemberDeclared():
            return _membership(body)
        case _:
            return words.act(kind)


def _decision(body: Decision) -> str:
    text = words.decision(body.decision)
    if body.decision is DecisionKind.IDENTIFIED and body.certainty is Certainty.PROBABLE:
        return _("{decision}, probable").format(decision=text)
    return text


def _query(body: Query) -> str:
    if body.answers is not None:
        return _("answered, and asked on") if body.asks else _("answered")
    return _("escalated") if body.escalated else _("asked")


def _membership(body: MemberDeclared) -> str:
    if not body.admitted:
        return _("member suspended")
    text = _("new key bound, as {role}") if body.replaces else _("member admitted as {role}")
    return text.format(role=words.operator_role(body.role))
