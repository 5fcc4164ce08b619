"""What the page of lists says of a list: of its newest revision, and whether it has met the others."""

from collections.abc import Sequence

from verifier_gui.domain.language import N_, _, ngettext
from verifier_gui.domain.lists import ListRole, Revision
from verifier_gui.domain.review import Coverage
from verifier_gui.phrases import words
from verifier_gui.phrases.figures import grouped

_GROUPS = {
    ListRole.TO_VERIFY: N_("To verify"),
    ListRole.REGISTRY: N_("Registries"),
    ListRole.RETURNED: N_("Returned people"),
    ListRole.DECEASED: N_("Deceased people"),
    ListRole.HOLD: N_("People on hold"),
}


def group(role: ListRole, people: int) -> str:
    """The lists of one role together: `Registries · 12 006 people`."""
    return f"{_(_GROUPS[role])} · {words.people(people)}"


def revision(found: Revision) -> str:
    """`revision 2 · spysok.xlsx`."""
    return _("{number} · {file}").format(number=found.number, file=file(found))


def file(found: Revision) -> str:
    """The file of a revision; one made by hand has none."""
    return found.file_name or _("by hand")


def matched(coverage: Coverage) -> str:
    """Whether a list to verify has met all reference lists of its side."""
    if not coverage.lists:
        return _("no registry of this side")
    searched = len(coverage.lists) - len(coverage.missing)
    if not coverage.missing:
        return ngettext("with {count} list", "with all {count} lists", searched).format(count=searched)
    return _("with {count} of {all}").format(count=searched, all=len(coverage.lists))


def searched(for_lists: tuple[str, ...], waiting: tuple[str, ...]) -> str:
    """Whether a reference list was searched for the lists to verify of its side."""
    if waiting:
        return _("not searched yet")
    if not for_lists:
        return _("no list of this side")
    return _("searched")


def lists_and_people(lists: int, people: int) -> str:
    """`8 lists · 15 402 people`."""
    told = ngettext("{count} list", "{count} lists", lists).format(count=grouped(lists))
    return f"{told} · {words.people(people)}"


def some_of(names: Sequence[str], most: int = 4) -> str:
    """`a.xlsx, b.xlsx and 3 more`."""
    first = ", ".join(names[:most])
    more = len(names) - most
    if more <= 0:
        return first
    return ngettext("{names} and {count} more", "{names} and {count} more", more).format(
        names=first, count=grouped(more)
    )
