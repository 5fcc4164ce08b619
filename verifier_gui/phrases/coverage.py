"""Where the program looked, in one line."""

from collections.abc import Iterator, Sequence

from verifier_gui.domain.language import _, ngettext
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.review import Coverage
from verifier_gui.phrases.figures import date, grouped


def line(coverage: Coverage) -> str:
    """`3 registries (412 006 people, as of 12.05.2025), 2 earlier exchanges, the deceased, people on hold`. Of dates that differ the
    oldest and the newest; how many registries bear none is said too."""
    registries = coverage.of(ListRole.REGISTRY)
    if not coverage.lists or not any(found.searched for found in coverage.lists):
        return _("nothing has been searched yet")
    people = coverage.people(ListRole.REGISTRY)
    parts = [
        ngettext("{count} registry", "{count} registries", len(registries)).format(count=len(registries))
        + " ("
        + ngettext("{count} person", "{count} people", people).format(count=grouped(people))
        + "".join(_dates([found.attributes.as_of for found in registries]))
        + ")"
    ]
    returned = len(coverage.of(ListRole.RETURNED))
    parts.append(
        ngettext("{count} earlier exchange", "{count} earlier exchanges", returned).format(count=returned)
        if returned
        else _("no earlier exchange")
    )
    if coverage.of(ListRole.DECEASED):
        parts.append(_("the deceased"))
    if coverage.of(ListRole.HOLD):
        parts.append(_("people on hold"))
    return ", ".join(parts)


def missing(coverage: Coverage) -> str:
    """Which lists of the case have not been searched; empty where all have."""
    names = ", ".join(found.attributes.name for found in coverage.missing)
    return _("not searched yet: {lists}").format(lists=names) if names else ""


def _dates(days: Sequence[str]) -> Iterator[str]:
    """Of `PartialDate` texts, empty where a registry bears no date: each part after a comma."""
    known = sorted(filter(None, days))
    undated = len(days) - len(known)
    if known and date(known[0]) == date(known[-1]):
        yield _(", as of {day}").format(day=date(known[0]))
    elif known:
        yield _(", as of {oldest}–{newest}").format(oldest=date(known[0]), newest=date(known[-1]))
    if undated and known:
        yield ngettext(", {count} without a date", ", {count} without a date", undated).format(count=grouped(undated))
    elif undated:
        yield ngettext(", no date given", ", no dates given", undated)
