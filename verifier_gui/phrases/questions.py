"""Questions about a person, and their answers, in words."""

from verifier_gui.domain.language import _, ngettext
from verifier_gui.domain.questions import Question, Said, Waiting
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import date, grouped, moment


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


def hidden_answer() -> str:
    """In place of an answer that a blind second review hides."""
    return _("Answered by somebody else; hidden until you have decided.")


def waiting(count: int) -> str:
    """What waits for the operator, for the line below the window."""
    text = ngettext("{count} question waits for your answer", "{count} questions wait for your answer", count)
    return text.format(count=grouped(count))


def waits(found: Waiting) -> str:
    """`Тарас В.: 3 questions on 2 people`; of oneself `you: …`."""
    asked = ngettext("{count} question", "{count} questions", found.questions).format(count=grouped(found.questions))
    return _("{name}: {asked}, {people}").format(
        name=_("you") if found.is_me else found.name, asked=asked, people=words.people(found.people)
    )


def days(found: Waiting, today: str) -> str:
    """Until when answers are wanted; empty where nobody said."""
    late = found.overdue(today)
    parts = [_("{count} of them overdue").format(count=grouped(late))] if late else []
    if found.days:
        parts.append(_("the first wanted by {day}").format(day=date(found.days[0])))
    return " · ".join(parts)


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
