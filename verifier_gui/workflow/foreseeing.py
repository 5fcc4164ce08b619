"""What a new revision of a list to verify would change, told before anything of it is written."""

from dataclasses import dataclass

from verifier_gui.domain.identifiers import revision_id
from verifier_gui.domain.problems import Problem
from verifier_gui.progress import Progress
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.importing import ImportPlan, ReadRows, begin_reading, pair_rows


@dataclass(frozen=True, slots=True)
class Forecast:
    """Against revision number `since`: people whose line is the same, whose line changed but for who they are, who are on the
    list and were not (also those who were gone and come back), and who are gone from it."""

    since: int
    same: int
    changed: int
    new: int
    gone: int


def foresee(reader: Reader, plan: ImportPlan, progress: Progress) -> Forecast:
    """Pairs the rows of a planned revision as its import would. Raises `SheetError`, `Cancelled`, and `KeyError` for a plan of a
    new list."""
    named = reader.named_list(plan.list_id) if plan.list_id else None
    if named is None or named.revision is None:
        raise KeyError(plan.list_id)
    revision = revision_id(named.id, plan.file_sha256, plan.sheet, plan.heading_row, plan.mapping.pairs())
    rows = ReadRows(named.id, revision, plan)
    problems: list[Problem] = []
    with begin_reading(plan, progress).people as reading:
        for _record in rows.records(reading, problems):
            problems.clear()
    former = reader.subjects_of(named.id)
    keys = {subject.record.key for subject in former}
    known = {subject.id for subject in former}
    gone = reader.subjects_gone_from(named.id)
    paired = {subject for _row, subject in pair_rows(former, gone, named.id, revision, rows)}
    same = sum(key in keys for _row, key, _identity in rows.lines)
    return Forecast(
        since=named.revision.number,
        same=same,
        changed=len(paired & known) - same,
        new=len(paired - known),
        gone=len(known - paired),
    )
