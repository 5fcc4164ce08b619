"""A subject's line in the queue, in words: how it stands, why it is there, and all of it as one sentence."""

from collections.abc import Callable, Mapping

from verifier_gui.domain.language import _, ngettext, pgettext
from verifier_gui.domain.review import QueueEntry, SubjectState
from verifier_gui.domain.statement_kinds import Certainty
from verifier_gui.domain.verdicts import IdentityState, Verdict
from verifier_gui.phrases import findings, words

_STATES: Mapping[SubjectState, Callable[[], str]] = {
    SubjectState.STOP: lambda: pgettext("queue", "stop"),
    SubjectState.NONE: lambda: pgettext("queue", "none"),
    SubjectState.SEVERAL: lambda: pgettext("queue", "several"),
    SubjectState.STRONG: lambda: pgettext("queue", "strong"),
    SubjectState.LIKELY: lambda: pgettext("queue", "likely"),
    SubjectState.WEAK: lambda: pgettext("queue", "weak"),
}


def state(value: SubjectState) -> str:
    """One short word for a state."""
    return _STATES[value]()


def standing(entry: QueueEntry) -> str:
    """A few words beside the mark: the state while nobody has decided, else the verdict, after a stop that is open or applies."""
    verdict = entry.verdict
    if verdict.identity is IdentityState.UNDECIDED:
        if entry.state is SubjectState.NONE and not entry.is_searched:
            return pgettext("queue", "not searched yet")
        return state(entry.state)
    decided = _decided(verdict)
    # Who is decided does not look undecided, nor does a stop that is open or applies hide behind the decision.
    if verdict.open_stops:
        return f"{state(SubjectState.STOP)} · {decided}"
    return f"{pgettext('queue', 'stop applies')} · {decided}" if verdict.applying_stops else decided


def _decided(verdict: Verdict) -> str:
    if verdict.identity is IdentityState.DECIDED and verdict.decision is not None:
        decision = words.decision(verdict.decision)
        if verdict.certainty is Certainty.PROBABLE:
            return _("{decision}, probable").format(decision=decision)
        return decision
    if verdict.identity is IdentityState.AWAITING_SECOND and verdict.decision is not None:
        return pgettext("queue", "{decision}, 1 of 2").format(decision=words.decision(verdict.decision))
    if verdict.identity is IdentityState.BY_COLLEAGUE:
        return pgettext("queue", "by a colleague")
    return words.identity(verdict.identity)


def remark(entry: QueueEntry) -> str:
    """What stands behind it: the birth date as it came, and why the subject is in the queue."""
    parts = [entry.born or _("no birth date")]
    # What waits for somebody is not cut off behind a date.
    parts.insert(0 if entry.asks_me or entry.waits_for else 1, _reason(entry))
    if entry.verdict.is_held:
        parts.append(pgettext("queue", "held"))
    return " · ".join(filter(None, parts))


def sentence(entry: QueueEntry) -> str:
    """The whole line, as a screen reader says it."""
    return _("No. {number}, {name}, {standing}, {remark}.").format(
        number=entry.number, name=name(entry), standing=standing(entry), remark=remark(entry).replace(" · ", ", ")
    )


def name(entry: QueueEntry) -> str:
    return f"{entry.surname} {entry.other_names}".strip()


def _reason(entry: QueueEntry) -> str:
    if entry.asks_me:
        return _("waits for your answer")
    if entry.waits_for:
        return _("asked: {names}").format(names=", ".join(entry.waits_for))
    if not entry.is_open:
        return ""
    if entry.verdict.stale and entry.verdict.identity is IdentityState.UNDECIDED:
        return _("changed since it was decided")
    if entry.why is not None:
        return findings.short(entry.why)
    if entry.state is SubjectState.NONE:
        return _("nobody found") if entry.is_searched else ""
    if entry.state is SubjectState.SEVERAL:
        return ngettext("{count} plausible", "{count} plausible", entry.plausible).format(count=entry.plausible)
    return _("to review")
