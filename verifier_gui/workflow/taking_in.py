"""Taking in a file: it becomes a revision of its list, and whoever was added to the list by hand stays on it."""

from collections.abc import Mapping

from verifier_gui.domain.changes import Change
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.verdicts import identity_of
from verifier_gui.progress import Progress
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.acting import Acting
from verifier_gui.workflow.amending import amend
from verifier_gui.workflow.importing import BegunReading, ImportPlan, import_list
from verifier_gui.workflow.people_by_hand import ByHand, people_by_hand


def take_in(
    acting: Acting,
    plan: ImportPlan,
    progress: Progress,
    begun: BegunReading | None = None,
    *,
    keeps_by_hand: bool = True,
) -> Change:
    """Imports a planned file. People who were added by hand and whom it does not name are added once more, each from the source that
    was given then. Raises what `import_list` and `amend` raise."""
    reader = acting.writer
    added = people_by_hand(reader, plan.list_id) if plan.list_id is not None and keeps_by_hand else ()
    lines = dict(reader.pairing_of(added[0].record.revision)) if added else {}
    change = import_list(acting, plan, progress, begun)
    missing = _not_named(reader, plan.list_id, added, lines) if plan.list_id is not None and added else ()
    for source in dict.fromkeys(one.source for one in missing):
        lines = [one.line for one in missing if one.source == source]
        assert plan.list_id is not None
        change |= amend(acting, plan.list_id, lines, source=source)
    return change


def _not_named(
    reader: Reader, list_id: ListId, added: tuple[ByHand, ...], lines: Mapping[int, SubjectId]
) -> tuple[ByHand, ...]:
    """Those whom the newest revision does not have: neither by who they are nor, where somebody said that another line is theirs, as
    a person of the list. `lines` are the people of the revision before, by row."""
    named = reader.named_list(list_id)
    assert named is not None
    assert named.revision is not None
    wanted = {identity_of(one.record.facts) for one in added}
    found = {
        identity for record in reader.records_of(named.revision.id) if (identity := identity_of(record.facts)) in wanted
    }
    there = {subject.id for subject in reader.subjects_of(list_id)} if lines else set[SubjectId]()
    return tuple(
        one for one in added if identity_of(one.record.facts) not in found and lines.get(one.record.row) not in there
    )
