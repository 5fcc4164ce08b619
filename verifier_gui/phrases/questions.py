"""Questions about a person, and their answers, in words."""

from verifier_gui.domain.language import _
from verifier_gui.domain.questions import Question, Said
from verifier_gui.phrases.figures import date, moment


def title(question: Question) -> str:
    """Who asks whom: `Тарас В. asks you`, `you ask: Олена К.`."""
    if question.waits_for_me and not question.said.is_own:
        return _("{who} asks you").format(who=question.said.who)
    if question.said.is_own:
        return _("You ask: {names}").format(names=_asked(question))
    return _("{who} asks: {names}").format(who=question.said.who, names=_asked(question))


def standing(question: Question, today: str) -> str:
    """When it was asked, until when an answer is wanted, and for whom it waits. `today` is the day in ISO form."""
    parts = [moment(question.said.at)]
    if question.due:
        parts.append(_wanted(question, today))
    if question.waits_for:
        parts.append(_("waits for: {names}").format(names=", ".join(question.waits_for)))
    return " · ".join(parts)


def answered_by(said: Said) -> str:
    """`Тарас В., 14.05.2026 10:31`."""
    who = _("you") if said.is_own else said.who
    return _("{who}, {moment}").format(who=who, moment=moment(said.at))


def waiting(count_of_mine: str) -> str:
    """What waits for the operator, for the line below the window."""
    return _("waiting for your answer: {count}").format(count=count_of_mine)


def _wanted(question: Question, today: str) -> str:
    if question.is_overdue(today):
        return _("was wanted by {day}").format(day=date(question.due))
    return _("wanted by {day}").format(day=date(question.due))


def _asked(question: Question) -> str:
    """Names, and every supervisor as one."""
    names = [*question.to]
    if question.escalated:
        names.append(_("the supervisors"))
    return ", ".join(names)
