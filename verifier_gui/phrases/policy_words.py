"""The review policy of a case in words: what each choice means, what holds now, what a sample draws."""

from collections.abc import Callable, Mapping

from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.membership import Members
from verifier_gui.domain.overview import Overview
from verifier_gui.domain.policies import Policy
from verifier_gui.domain.policy_statements import PolicyDeclared, SampleDrawn
from verifier_gui.domain.statement_kinds import Review
from verifier_gui.phrases import membership
from verifier_gui.phrases.figures import NO_BREAK_SPACE, grouped
from verifier_gui.phrases.quotations import quoted

_TITLES: Mapping[Review, str] = {
    Review.ONE: N_("One decision suffices"),
    Review.SECOND_OF_SOME: N_("Second review where it matters most"),
    Review.SECOND_OF_ALL: N_("Second review of everybody"),
}

_MEANINGS: Mapping[Review, str] = {
    Review.ONE: N_("Each person is decided by one member. Everybody sees at once what was said."),
    Review.SECOND_OF_SOME: N_(
        "Two members decide on whoever has a stop, is a child, was not found, or is in conflict with somebody else; and on a random "
        "share of the others, drawn after the first decisions. The second does not see what the first one found."
    ),
    Review.SECOND_OF_ALL: N_(
        "Two members decide on each person. The second does not see what the first one found, and gets the candidates without per "
        "cent and in another order. Where they disagree a supervisor decides."
    ),
}

_FIGURES: Mapping[str, Callable[[], str]] = {
    "strong": lambda: _("Strong: the best record reaches"),
    "rival": lambda: _("and no rival in its registry reaches"),
    "likely": lambda: _("Likely: the best record reaches"),
    "several": lambda: _("Several: two records of one registry reach"),
    "none": lambda: _("None: no record is above"),
}

FIGURES_IN_ORDER = tuple(_FIGURES)


def review_title(review: Review) -> str:
    return _(_TITLES[review])


def review_meaning(review: Review) -> str:
    return _(_MEANINGS[review])


def figure_name(name: str) -> str:
    """`Strong: the best record reaches`."""
    return _FIGURES[name]()


def share_words(share: int) -> str:
    """A share in parts of a thousand: `10 %`."""
    per_cent = f"{share // 10}" if share % 10 == 0 else f"{share / 10:.1f}"
    return f"{per_cent}{NO_BREAK_SPACE}%"


def policy_line(policy: Policy) -> str:
    """The policy in one line: `Second review where it matters most, and of a random 10 % of the others`."""
    title = review_title(policy.review)
    if policy.review is Review.SECOND_OF_SOME and policy.share:
        return _("{review}, and of a random {share} of the others").format(
            review=title, share=share_words(policy.share)
        )
    return title


def counts(found: Overview) -> str:
    """`27 decided by two, 123 by you alone`: nothing in it tells what a colleague decided. Empty where nobody has decided."""
    counted = (
        (found.by_two, ngettext("{count} decided by two", "{count} decided by two", found.by_two)),
        (found.awaiting, ngettext("{count} by you alone", "{count} by you alone", found.awaiting)),
        (found.by_colleague, ngettext("{count} by a colleague", "{count} by a colleague", found.by_colleague)),
    )
    return ", ".join(text.format(count=grouped(count)) for count, text in counted if count)


def declared(body: PolicyDeclared) -> str:
    """A policy statement, for the history of acts."""
    line = policy_line(Policy(body.review, body.share))
    return f"{line} · {quoted(body.note)}" if body.note else line


def drawn(body: SampleDrawn) -> str:
    """A sample, for the history of acts: how many, and nobody's name, for the queue never says why somebody is in it."""
    text = ngettext(
        "{drawn} of {count} person drawn, a share of {share}",
        "{drawn} of {count} people drawn, a share of {share}",
        len(body.population),
    )
    return text.format(
        drawn=grouped(len(body.drawn)), count=grouped(len(body.population)), share=share_words(body.share)
    )


def will_wait(people: int) -> str:
    """What a second review does to those whom one member has decided."""
    return ngettext(
        "{count} person whom one member has decided will wait for a second review, unless somebody else has decided too.",
        "{count} people whom one member has decided will wait for a second review, unless somebody else has decided too.",
        people,
    ).format(count=grouped(people))


def nobody_for_second() -> str:
    """Why there can be no second review."""
    return _("Only one member of this case may decide, so nobody could make a second review. Admit somebody first.")


def why_not_declare(members: Members, barred: str) -> str:
    """Why somebody who is no supervisor cannot change the policy; `barred` is why he can sign nothing at all."""
    return barred or _("Only a supervisor decides how this case is reviewed. Ask {supervisors}.").format(
        supervisors=membership.names(members.supervisors)
    )


def why_not_draw(members: Members, barred: str) -> str:
    """The same of drawing a sample."""
    return barred or _("Only a supervisor draws the sample. Ask {supervisors}.").format(
        supervisors=membership.names(members.supervisors)
    )


def sample_question(people: int, share: int) -> str:
    text = ngettext(
        "{count} person was decided by one member and needs no second review otherwise. Each is drawn with a chance of {share}.",
        "{count} people were decided by one member and need no second review otherwise. Each is drawn with a chance of {share}.",
        people,
    )
    return text.format(count=grouped(people), share=share_words(share))


def still_undecided(people: int) -> str:
    """What is said before a sample is drawn while there are people without any decision."""
    return ngettext(
        "{count} person has no decision yet, and can only be in a later sample.",
        "{count} people have no decision yet, and can only be in a later sample.",
        people,
    ).format(count=grouped(people))
