"""A case file among the recent ones, in words: when it was closed, how much is left to decide."""

import datetime as dt

from verifier_gui.domain.language import _, ngettext
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import grouped


def near(at: str, today: dt.date | None = None) -> str:
    """A UTC moment in ISO form as one says it: `today 08:02`, `yesterday 18:40`, else `15.09.2024`; empty for none.

    `today` is the local day on which it is said.
    """
    if not at:
        return ""
    local = dt.datetime.fromisoformat(at).astimezone()
    now = today or dt.datetime.now().astimezone().date()
    clock = local.strftime("%H:%M")
    match (now - local.date()).days:
        case 0:
            return _("today {time}").format(time=clock)
        case 1:
            return _("yesterday {time}").format(time=clock)
        case _:
            return local.strftime("%d.%m.%Y")


def size(lists: int, people: int) -> str:
    """How much there is to verify: `2 lists · 2 000 people`."""
    if not people:
        return _("no list to verify yet")
    if not lists:
        return words.people(people)
    told = ngettext("{count} list", "{count} lists", lists).format(count=grouped(lists))
    return f"{told} · {words.people(people)}"


def copied(act: int, left_out: int) -> str:
    """What a restored file is: `Copy of a backup, act 1; 54 acts are not in it`; empty for a file that is none."""
    if not act:
        return ""
    if not left_out:
        return _("Copy of a backup, act {number}").format(number=grouped(act))
    return ngettext(
        "Copy of a backup, act {number}; {count} act is not in it",
        "Copy of a backup, act {number}; {count} acts are not in it",
        left_out,
    ).format(number=grouped(act), count=grouped(left_out))


def closed(at: str) -> str:
    """When a case file was last closed here, or the empty text."""
    return _("closed {moment}").format(moment=near(at)) if at else ""


def left_to_decide(people: int, decided: int) -> str:
    """`338 to decide`, `all decided`, or the empty text where there is nobody."""
    if not people:
        return ""
    left = people - decided
    if left <= 0:
        return _("all decided")
    return _("{count} to decide").format(count=grouped(left))


def left_at(act: int, at: str) -> str:
    """How a case file was left here, for who opens it again: `Act 4 318, yesterday 18:40.`."""
    told = _("Act {number}").format(number=grouped(act))
    return f"{told}, {near(at)}." if at else f"{told}."
