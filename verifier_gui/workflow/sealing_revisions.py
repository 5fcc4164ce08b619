"""Rows that were written unseen become a revision of their list: what is gathered as they go by, and the moment from which they are
seen."""

from collections.abc import Iterable, Sequence

from verifier_gui.domain.identifiers import RecordKey, SubjectId
from verifier_gui.domain.list_statements import Pairing
from verifier_gui.domain.lists import ListRole, Record, Revision, Subject
from verifier_gui.domain.verdicts import identity_of
from verifier_gui.sealing.chain import CellsDigest, FactsDigest, pairing_digest
from verifier_gui.store.reader import Reader
from verifier_gui.store.records import Batch
from verifier_gui.store.writer import ActTransaction
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.deriving import derive_anew
from verifier_gui.workflow.following_up import Sought
from verifier_gui.workflow.pairing_lines import Line


class PassingRows:
    """The rows of a new revision as they go by: the digests that vouch for them, who is sought among them, and of a list to verify
    what pairing needs. `facts` is fed by whoever writes them."""

    def __init__(self, role: ListRole, sought: Sought) -> None:
        self.sought = sought
        self.cells = CellsDigest()
        self.facts = FactsDigest()
        self.lines: list[Line] = []
        """of a list to verify"""
        self._is_paired = role is ListRole.TO_VERIFY

    def look_at(self, record: Record) -> None:
        self.cells.add(record.row, record.cells)
        self.sought.look_at(record.row, record.key, record.facts)
        if self._is_paired:
            self.lines.append(self.line_of(record))

    def line_of(self, record: Record) -> Line:
        """What pairing needs of a row."""
        return Line(record.row, record.key, identity_of(record.facts))


def seal_revision(
    acting: Acting,
    transaction: ActTransaction,
    batch: Batch,
    revision: Revision,
    *,
    pairs: Sequence[tuple[int, SubjectId]],
    former: Sequence[Subject],
    gone: Sequence[Subject],
    changed: Iterable[SubjectId],
) -> tuple[int, frozenset[SubjectId]]:
    """Makes the batch a revision in the transaction of the statement that says so; gives its number, and of whom it was derived anew
    what stands. Of a list to verify `pairs` give every row its subject, `former` were on the list before it and `gone` once; derived
    anew are `changed`, and everybody who is in conflict with whoever came or went."""
    number = transaction.seal_batch(batch.number, revision)
    if pairs:
        acting.also(transaction, Pairing(revision.list_id, revision.id, len(pairs), pairing_digest(pairs)))
        transaction.pair(revision.list_id, revision.id, pairs)
    if not former and not gone:
        return number, frozenset()
    return number, derive_anew(acting.writer, transaction, changed, _came_and_went(acting.writer, former, pairs))


def _came_and_went(
    reader: Reader, former: Sequence[Subject], pairs: Sequence[tuple[int, SubjectId]]
) -> list[RecordKey]:
    """The records that people who are new on the list, or no longer on it, are identified as: only people on a list can be in
    conflict with others."""
    moved = {subject.id for subject in former} ^ {subject for _, subject in pairs}
    return [record for subject in sorted(moved) for record in reader.identifying(subject)]
