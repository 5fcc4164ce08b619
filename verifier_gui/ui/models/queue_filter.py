"""Which subjects of a list the queue shows, and in which order."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from verifier_gui.domain.language import pgettext
from verifier_gui.domain.review import QueueEntry, SubjectState
from verifier_gui.domain.verdicts import IdentityState


class QueueFilter(StrEnum):
    """One of them is on at a time; the value is kept on the desk.

    Everybody is either *decided*, which is who the person is and nothing more, or was decided by whoever looks and waits for a second
    review (*awaiting*), or is *undecided*, and the states but *stop* part the undecided. *Stop*, *stop applies*, *not sure* and *held*
    are counted apart: a decided subject may have an open stop, or one of which somebody said that it applies, and a question may wait
    on anybody. *Waiting* is everybody on whom one does, whomever it waits for: where a roster's page leads to, and no chip of its own.
    """

    UNDECIDED = "undecided"
    ASKS_ME = "asks-me"
    STOP = "stop"
    STRONG = "strong"
    LIKELY = "likely"
    SEVERAL = "several"
    WEAK = "weak"
    NONE = "none"
    NOT_SURE = "not-sure"
    AWAITING = "awaiting"
    DECIDED = "decided"
    STOP_APPLIES = "stop-applies"
    HELD = "held"
    ASKS_OTHERS = "asks-others"
    WAITING = "waiting"
    ALL = "all"


class QueueSort(StrEnum):
    """The order of the queue. *Uncertainty* puts those first who have most plausible candidates."""

    NUMBER = "number"
    NAME = "name"
    UNCERTAINTY = "uncertainty"


_OF_STATES = {
    SubjectState.STOP: QueueFilter.STOP,
    SubjectState.STRONG: QueueFilter.STRONG,
    SubjectState.LIKELY: QueueFilter.LIKELY,
    SubjectState.SEVERAL: QueueFilter.SEVERAL,
    SubjectState.WEAK: QueueFilter.WEAK,
    SubjectState.NONE: QueueFilter.NONE,
}

_WORDS: Mapping[QueueFilter, Callable[[], str]] = {
    QueueFilter.UNDECIDED: lambda: pgettext("filter", "Undecided"),
    QueueFilter.STOP: lambda: pgettext("filter", "Stop"),
    QueueFilter.STRONG: lambda: pgettext("filter", "Strong"),
    QueueFilter.LIKELY: lambda: pgettext("filter", "Likely"),
    QueueFilter.SEVERAL: lambda: pgettext("filter", "Several"),
    QueueFilter.WEAK: lambda: pgettext("filter", "Weak"),
    QueueFilter.NONE: lambda: pgettext("filter", "None"),
    QueueFilter.NOT_SURE: lambda: pgettext("filter", "Not sure"),
    QueueFilter.AWAITING: lambda: pgettext("filter", "Second review"),
    QueueFilter.DECIDED: lambda: pgettext("filter", "Decided"),
    QueueFilter.STOP_APPLIES: lambda: pgettext("filter", "Stop applies"),
    QueueFilter.HELD: lambda: pgettext("filter", "Held"),
    QueueFilter.ASKS_ME: lambda: pgettext("filter", "Waiting for me"),
    QueueFilter.ASKS_OTHERS: lambda: pgettext("filter", "Waiting for others"),
    QueueFilter.WAITING: lambda: pgettext("filter", "Waiting"),
    QueueFilter.ALL: lambda: pgettext("filter", "All"),
}

_ORDERS: Mapping[QueueSort, Callable[[], str]] = {
    QueueSort.NUMBER: lambda: pgettext("sorted", "by number"),
    QueueSort.NAME: lambda: pgettext("sorted", "by name"),
    QueueSort.UNCERTAINTY: lambda: pgettext("sorted", "by uncertainty"),
}

SortKey = tuple[int, str, int]


def filter_word(key: QueueFilter) -> str:
    return _WORDS[key]()


def sort_word(key: QueueSort) -> str:
    return _ORDERS[key]()


def filters_of(entry: QueueEntry) -> tuple[QueueFilter, ...]:
    """Every filter that shows this entry."""
    found = [QueueFilter.ALL]
    if entry.verdict.is_decided or entry.verdict.identity is IdentityState.BY_COLLEAGUE:
        found.append(QueueFilter.DECIDED)
    elif entry.awaits_others:
        found.append(QueueFilter.AWAITING)
    else:
        found += [QueueFilter.UNDECIDED, _OF_STATES[entry.state]]
    if entry.verdict.open_stops and QueueFilter.STOP not in found:
        found.append(QueueFilter.STOP)
    if entry.verdict.identity is IdentityState.NOT_SURE:
        found.append(QueueFilter.NOT_SURE)
    if entry.verdict.applying_stops:
        found.append(QueueFilter.STOP_APPLIES)
    if entry.verdict.is_held:
        found.append(QueueFilter.HELD)
    if entry.asks_me:
        found.append(QueueFilter.ASKS_ME)
    if entry.waits_for:
        found.append(QueueFilter.ASKS_OTHERS)
    if entry.verdict.open_queries:
        found.append(QueueFilter.WAITING)
    return tuple(found)


def sort_key_of(sort: QueueSort) -> Callable[[QueueEntry], SortKey]:
    """What to sort entries by; no two subjects of a list have the same."""
    if sort is QueueSort.NAME:
        return lambda entry: (0, entry.sort_name, entry.number)
    if sort is QueueSort.UNCERTAINTY:
        return lambda entry: (-entry.plausible, "", entry.number)
    return lambda entry: (0, "", entry.number)
