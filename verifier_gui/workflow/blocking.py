"""Reads what keeps the roster of a list from being signed: one source for the overview, the roster's page and the signing itself."""

from verifier_gui.domain.case_statements import CaseOpened
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.lists import ListRole, Side
from verifier_gui.domain.overview import overview_of
from verifier_gui.domain.signing_blocks import Block, Surroundings, blocks_of, identifying_records
from verifier_gui.domain.statement_kinds import StatementKind
from verifier_gui.domain.statements import has_body
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.deriving import lists_by_id
from verifier_gui.workflow.finding_forks import forks_of
from verifier_gui.workflow.reviewing import coverage_of
from verifier_gui.workflow.sampling import sample_due
from verifier_gui.workflow.viewing import View


def read_blocks(view: View, list_id: ListId) -> tuple[Block, ...]:
    """Empty where the roster may be signed, as far as somebody may know; whether it may be in truth, the whole view tells."""
    reader = view.reader
    coverage = coverage_of(reader, list_id)
    lists = lists_by_id(reader)
    side = lists[list_id].attributes.side
    queues = {
        named.id: view.queue_of(named.id)
        for named in lists.values()
        if named.attributes.role is ListRole.TO_VERIFY and named.revision is not None
    }
    of_side = [overview_of(queue) for other, queue in queues.items() if lists[other].attributes.side is side]
    around = Surroundings(
        lists=len(coverage.lists),
        not_searched=tuple(found.list_id for found in coverage.missing),
        unknown_kinds=_unknown_kinds(reader),
        forks=tuple(number for fork in forks_of(reader) for number in fork.numbers),
        agreed=_agreed(reader, side),
        found=sum(found.ready for found in of_side),
        named_elsewhere=frozenset(
            record
            for other, queue in queues.items()
            if other != list_id
            for entry in queue
            for record in identifying_records(entry)
        ),
        to_draw=due.population if (due := sample_due(reader, list_id)) is not None else (),
    )
    return blocks_of(queues.get(list_id, []), around)


def _unknown_kinds(reader: Reader) -> tuple[str, ...]:
    """Kinds of statements in the whole case that this version has no body for."""
    return tuple(kind for kind in reader.statement_kinds() if not has_body(kind))


def _agreed(reader: Reader, side: Side) -> int:
    root = next(iter(reader.statements_of_kind(StatementKind.CASE)), None)
    if root is None or not isinstance(root.body, CaseOpened):
        return 0
    return root.body.agreed_ours if side is Side.OURS else root.body.agreed_theirs
