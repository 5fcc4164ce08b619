"""Proving what an import or an amendment vouches for: its revision as it is described, every cell, every fact, every key."""

from collections.abc import Callable
from dataclasses import replace

from verifier_gui.domain.audit import Fault, Place
from verifier_gui.domain.identifiers import RevisionId
from verifier_gui.domain.list_statements import Amended, Imported
from verifier_gui.domain.lists import Revision
from verifier_gui.sealing.chain import CellsDigest, FactsDigest
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.record_keys import RecordKeys
from verifier_gui.workflow.rereading import changed_rows


def import_fault(
    body: Imported, number: int, reader: Reader, found: Callable[[str], object] = lambda _key: None
) -> tuple[Fault, Place | None] | None:
    """What of a revision, the `number`th of its list, is not as its import says, and where; None where all of it holds.
    `found` is told the key of each record.

    Raises `ValueError`, `LookupError` and `TypeError` for rows that cannot even be read.
    """
    revision = reader.revision(body.revision)
    if revision is None or revision.number != number or _told(revision) != _without_digests(body):
        return Fault.REFERENCE_MISSING, None
    return _rows_fault(
        reader, revision, body.cells_digest, body.facts_digest, has_serials=not body.encoding, found=found
    )


def amendment_fault(
    body: Amended, number: int, reader: Reader, found: Callable[[str], object] = lambda _key: None
) -> tuple[Fault, Place | None] | None:
    """The same of a revision made by hand, and whether all rows but those that it names are as they stood before."""
    revision = reader.revision(body.revision)
    if revision is None or revision.number != number or _told_by_hand(revision) != _said_by_hand(body):
        return Fault.REFERENCE_MISSING, None
    if body.before is not None and reader.revision(body.before) is None:
        return Fault.REFERENCE_MISSING, None
    fault = _rows_fault(reader, revision, body.cells_digest, body.facts_digest, has_serials=False, found=found)
    if fault is not None:
        return fault
    before = dict[int, tuple[str, str]]()
    if body.before is not None:
        before = {stored.row: (stored.key, stored.facts) for stored in reader.stored_rows(body.before)}
    for stored in reader.stored_rows(body.revision):
        before.setdefault(stored.row, ("", ""))
        if before[stored.row] == (stored.key, stored.facts):
            del before[stored.row]
    if set(before) - {one.row for one in body.rows}:
        return Fault.CELLS_DIFFER, place_of(revision.id, reader, min(set(before) - {one.row for one in body.rows}))
    return None


def _rows_fault(
    reader: Reader,
    revision: Revision,
    cells_digest: str,
    facts_digest: str,
    *,
    has_serials: bool,
    found: Callable[[str], object],
) -> tuple[Fault, Place | None] | None:
    cells, facts = CellsDigest(), FactsDigest()
    keys = RecordKeys(revision.list_id, revision.mapping)
    otherwise_keyed = 0
    for stored in reader.stored_rows(revision.id):
        cells.add(stored.row, stored.cells)
        facts.add(stored.row, stored.facts)
        found(stored.key)
        if not otherwise_keyed and keys.of(stored.cells) != stored.key:
            otherwise_keyed = stored.row
    if cells.hexdigest() != cells_digest:
        # A cell that was changed gives another key, unless it is the running number.
        return Fault.CELLS_DIFFER, place_of(revision.id, reader, otherwise_keyed)
    if facts_digest and facts.hexdigest() != facts_digest:
        changed = changed_rows(reader, revision, facts_digest, has_serials=has_serials)
        return Fault.FACTS_DIFFER, place_of(revision.id, reader, changed[0] if changed else 0)
    otherwise_keyed = otherwise_keyed or reader.misplaced_row(revision.id)
    return (Fault.KEYS_DIFFER, place_of(revision.id, reader, otherwise_keyed)) if otherwise_keyed else None


def place_of(revision: RevisionId, reader: Reader, row: int = 0) -> Place:
    """Where that is, in words that a person knows. Raises `LookupError` for an unknown revision."""
    found = reader.revision(revision)
    if found is None:
        raise KeyError(revision)
    named = reader.named_list(found.list_id)
    return Place(named.attributes.name if named else found.list_id[:8], found.number, row)


def _told(revision: Revision) -> Imported:
    """What its statement says of a revision, but for what stands in the statement alone."""
    return Imported(
        list_id=revision.list_id,
        revision=revision.id,
        file_name=revision.file_name,
        file_sha256=revision.file_sha256,
        sheet=revision.sheet,
        heading_row=revision.heading_row,
        mapping={str(column): meaning for column, meaning in revision.mapping.pairs()},
        people=revision.people,
        problems=revision.problems,
        cells_digest="",
    )


def _without_digests(body: Imported) -> Imported:
    return replace(body, mapping=dict(body.mapping), cells_digest="", facts_digest="", encoding="", delimiter="")


def _told_by_hand(revision: Revision) -> tuple[object, ...]:
    """What the statement of an amendment says of its revision, where that is kept beside it too."""
    mapping = {str(column): meaning for column, meaning in revision.mapping.pairs()}
    counts = (revision.people, revision.problems)
    return (revision.list_id, revision.file_name, revision.file_sha256, revision.heading_row, mapping, *counts)


def _said_by_hand(body: Amended) -> tuple[object, ...]:
    return (body.list_id, "", body.content, body.heading_row, dict(body.mapping), body.people, body.problems)
