"""The answers to a stop in words that fit it: whether it applies, or whether an identity is still right."""

from verifier_gui.domain.findings import OF_DECISIONS, FindingKind
from verifier_gui.domain.language import _, pgettext
from verifier_gui.domain.statement_kinds import Answer, Reason
from verifier_gui.phrases import words


def question(kind: FindingKind | None) -> str:
    """What a stop asks."""
    return _("Is the identity still right?") if kind in OF_DECISIONS else _("Does it apply?")


def answer(kind: FindingKind | None, given: Answer) -> str:
    """An answer to a stop of this kind. That a change of its record *applies* means that the identity no longer stands."""
    if kind in OF_DECISIONS and given is Answer.APPLIES:
        return _("identity no longer right")
    if kind in OF_DECISIONS and given is Answer.DOES_NOT_APPLY:
        return _("still the same person")
    return words.answer(given)


def short(kind: FindingKind | None, given: Answer) -> str:
    """The same for a button in a narrow column, under its question."""
    if kind in OF_DECISIONS and given is Answer.APPLIES:
        return pgettext("short answer", "no")
    if given is Answer.DOES_NOT_APPLY:
        return pgettext("short answer", "yes") if kind in OF_DECISIONS else pgettext("short answer", "does not")
    return words.answer(given)


def with_reason(kind: FindingKind | None, given: Answer, reason: Reason | None) -> str:
    """An answer with why it was given: `applies: Returned, not recaptured`."""
    told = answer(kind, given)
    return _("{answer}: {reason}").format(answer=told, reason=words.reason(reason)) if reason else told
