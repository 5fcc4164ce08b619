"""The lists of a case as a caseworker looks them over: with their revisions, and whether they have met one another."""

from dataclasses import dataclass

from verifier_gui.domain.identifiers import RevisionId
from verifier_gui.domain.lists import ListRole, NamedList, Revision
from verifier_gui.domain.problems import Problem
from verifier_gui.domain.review import Coverage
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.reviewing import coverage_of

ROLE_ORDER = (ListRole.TO_VERIFY, ListRole.REGISTRY, ListRole.RETURNED, ListRole.DECEASED, ListRole.HOLD)
"""Lists stand in this order: what is to be verified, then what it is verified against."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A list with its revisions, newest first. Of a list to verify `coverage` says where its people were searched; of a
    reference list `searched_for` and `waiting` name the lists to verify of its side that have met its newest revision, and
    those that have not."""

    named: NamedList
    revisions: tuple[Revision, ...]
    coverage: Coverage | None
    searched_for: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


def list_entries(reader: Reader) -> list[ListEntry]:
    """Every list by its role, then in the order of creation."""
    lists = sorted(reader.lists(), key=lambda named: ROLE_ORDER.index(named.attributes.role))
    coverages = {
        named.id: coverage_of(reader, named.id)
        for named in lists
        if named.attributes.role is ListRole.TO_VERIFY and named.revision is not None
    }
    entries: list[ListEntry] = []
    for named in lists:
        met: dict[bool, list[str]] = {True: [], False: []}
        for other in lists:
            for found in coverages[other.id].lists if other.id in coverages else ():
                if found.list_id == named.id:
                    met[found.searched].append(other.attributes.name)
        revisions = tuple(reversed(reader.revisions(named.id)))
        entries.append(ListEntry(named, revisions, coverages.get(named.id), tuple(met[True]), tuple(met[False])))
    return entries


def agencies(reader: Reader) -> tuple[str, ...]:
    """Whoever made a list of the case, each once, in order."""
    return tuple(sorted({named.attributes.made_by for named in reader.lists()} - {""}))


def problems_of(reader: Reader, revision: RevisionId) -> tuple[Problem, ...]:
    """The problems that were noted when a revision was imported, in the order of its rows."""
    return tuple(reader.problems_of(revision))
