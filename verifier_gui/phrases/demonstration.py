"""What the demonstration without a window did and found, a plain line each."""

from collections.abc import Mapping

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.language import N_, Language, _, ngettext, spoken
from verifier_gui.domain.review import SubjectState
from verifier_gui.domain.sample_truth import ComparedWithTruth, StopsNoticed
from verifier_gui.domain.state_figures import Figures
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import NO_BREAK_SPACE, grouped
from verifier_gui.phrases.probability import per_cent

MARKS: Mapping[SubjectState, str] = {
    SubjectState.STOP: "(!)",
    SubjectState.NONE: "–",
    SubjectState.SEVERAL: "•••",
    SubjectState.STRONG: "●",
    SubjectState.LIKELY: "◐",
    SubjectState.WEAK: "○",
}
"""The marks of the queue, for a page of text."""

_STOPS: Mapping[FindingKind, str] = {
    FindingKind.ALREADY_RETURNED: N_("already returned: {noticed} of {in_truth} noticed"),
    FindingKind.DECEASED: N_("deceased: {noticed} of {in_truth} noticed"),
    FindingKind.ON_HOLD: N_("on hold: {noticed} of {in_truth} noticed"),
    FindingKind.TWICE_ON_LIST: N_("twice on the list: {noticed} of {in_truth} noticed"),
}


def imported(lists: int, people: int, seconds: float) -> str:
    """`Imported 10 lists with 19 655 people in 4.1 s.`"""
    return ngettext(
        "Imported {count} list with {people} in {time}.", "Imported {count} lists with {people} in {time}.", lists
    ).format(count=grouped(lists), people=words.people(people), time=_seconds(seconds))


def matched(people: int, seconds: float) -> str:
    """`Matched 2 000 people in 5.0 s. Nobody is decided: that is for a person.`"""
    return _("Matched {people} in {time}. Nobody is decided: that is for a person.").format(
        people=words.people(people), time=_seconds(seconds)
    )


def found(list_name: str, compared: ComparedWithTruth) -> list[str]:
    """The lines on one list to verify."""
    states = "   ".join(
        f"{MARKS[state]} {words.state(state)} {grouped(compared.states.get(state, 0))}" for state in SubjectState
    )
    lines = [f"{list_name}: {words.people(compared.people)}", f"  {states}"]
    lines.append(
        "  "
        + ngettext(
            "{count} is in a registry; the first candidate is the right person for {right} ({share})",
            "{count} are in a registry; the first candidate is the right person for {right} ({share})",
            compared.in_registries,
        ).format(
            count=grouped(compared.in_registries),
            right=grouped(compared.right_first),
            share=_share(compared.right_first, compared.in_registries),
        )
    )
    lines.append(
        "  "
        + ngettext(
            "{count} has a first candidate at {limit} or more; for {wrong} of these it is somebody else",
            "{count} have a first candidate at {limit} or more; for {wrong} of these it is somebody else",
            compared.sure,
        ).format(
            count=grouped(compared.sure), limit=per_cent(Figures().strong), wrong=grouped(compared.sure_of_another)
        )
    )
    lines += [f"  {_stop(kind, stops)}" for kind, stops in compared.stops.items() if stops.in_truth or stops.others]
    return lines


def _stop(kind: FindingKind, stops: StopsNoticed) -> str:
    text = _(_STOPS[kind]).format(noticed=grouped(stops.noticed), in_truth=grouped(stops.in_truth))
    if not stops.others:
        return text
    return (
        text
        + ", "
        + ngettext("{count} more to be looked at", "{count} more to be looked at", stops.others).format(
            count=grouped(stops.others)
        )
    )


def _seconds(seconds: float) -> str:
    return _("{count} s").format(count=_decimal(seconds)).replace(" ", NO_BREAK_SPACE)


def _share(part: int, whole: int) -> str:
    """Per cent, rounded down: a figure is never better than what is known."""
    return _decimal(1000 * part // whole / 10 if whole else 0) + NO_BREAK_SPACE + "%"


def _decimal(number: float) -> str:
    """One decimal, behind a comma where the language has it so."""
    text = f"{number:.1f}"
    return text.replace(".", ",") if spoken() is Language.UKRAINIAN else text
