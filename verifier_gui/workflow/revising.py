"""What the newest revision of a list did to a person's line: new on it, changed, gone from it."""

from collections.abc import Mapping

from verifier_gui.domain.facts import COLUMN_KINDS, FactKind, Facts
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.lists import NamedList, Subject
from verifier_gui.store.reader import Reader

_COMPARED = tuple(kind for kind in COLUMN_KINDS if kind is not FactKind.FULL_NAME)
"""The whole name is compared by its parts, which are read from it."""


def is_gone(subject: Subject, lists: Mapping[ListId, NamedList]) -> bool:
    """Whether the newest revision of its list no longer has a subject."""
    named = lists.get(subject.list_id)
    return named is None or named.revision is None or subject.record.revision != named.revision.id


def revised(reader: Reader, subject: Subject, lists: Mapping[ListId, NamedList]) -> tuple[Finding, ...]:
    """The finding on how a subject's line came into the newest revision of its list; none where the revision left it as it was.
    The details of a changed line give for each field what stood there (`rank-was`) and what stands there now (`rank-is`)."""
    named = lists.get(subject.list_id)
    revision = named.revision if named else None
    if revision is None or revision.number < 2:
        return ()
    now = {"revision": str(revision.number)}
    if subject.record.revision != revision.id:
        return (Finding(FindingKind.GONE_FROM_REVISION, (), now),)
    former = reader.line_before(subject.id)
    if former is None:
        return (Finding(FindingKind.NEW_IN_REVISION, (), now),)
    number, record = former
    changes = changes_between(record.facts, subject.facts)
    if number < revision.number - 1:
        return (Finding(FindingKind.NEW_IN_REVISION, (), now | {"was": str(number)} | changes),)
    if changes:
        return (Finding(FindingKind.CHANGED_IN_REVISION, (), now | changes),)
    return ()


def changes_between(was: Facts, now: Facts) -> dict[str, str]:
    """For each field that differs what stood there (`rank-was`) and what stands there now (`rank-is`)."""
    found: dict[str, str] = {}
    for kind in _COMPARED:
        before, after = _text(was, kind), _text(now, kind)
        if before != after:
            found |= {f"{kind.value}-was": before, f"{kind.value}-is": after}
    return found


def _text(facts: Facts, kind: FactKind) -> str:
    return ", ".join(" ".join(fact.raw.split()) for fact in facts.every(kind) if fact.raw.strip())
