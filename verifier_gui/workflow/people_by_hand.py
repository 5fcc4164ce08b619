"""Who is on a list because somebody added them by hand, and how that was known."""

from collections.abc import Mapping
from dataclasses import dataclass

from verifier_gui.domain.identifiers import ListId, RecordKey
from verifier_gui.domain.list_statements import Amended
from verifier_gui.domain.lists import Record
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.hand_lines import HandLine, texts_of


def by_hand(reader: Reader, list_id: ListId) -> Mapping[RecordKey, str]:
    """The records that were ever added to a list by hand, and how each was known."""
    return {
        one.record: found.body.source
        for found in reader.statements_of_kind(StatementKind.AMENDMENT)
        if isinstance(found.body, Amended) and found.body.list_id == list_id
        for one in found.body.rows
        if one.instead_of is None
    }


@dataclass(frozen=True, slots=True)
class ByHand:
    """Somebody of a revision who was added by hand, and how that was known."""

    record: Record
    source: str

    @property
    def line(self) -> HandLine:
        """What was written, to be added once more."""
        return HandLine(texts_of(self.record.facts))


def people_by_hand(reader: Reader, list_id: ListId) -> tuple[ByHand, ...]:
    """Who is on the newest revision of a list because somebody added them by hand, in the order of their rows."""
    named = reader.named_list(list_id)
    if named is None or named.revision is None:
        return ()
    found = (
        ByHand(record, source)
        for key, source in by_hand(reader, list_id).items()
        if (record := reader.record(named.revision.id, key)) is not None
    )
    return tuple(sorted(found, key=lambda one: one.record.row))
