"""What a new revision of a list to verify would change, told before anything of it is written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.domain.forecasts import Difference, DoubtfulPair, Fate, Forecast, Foreseen
from verifier_gui.domain.identifiers import SubjectId
from verifier_gui.domain.lists import RUNNING_NUMBER, ColumnMapping, Record, Revision, Subject
from verifier_gui.domain.problems import Problem
from verifier_gui.domain.verdicts import identity_of
from verifier_gui.progress import Progress
from verifier_gui.workflow.importing import ImportPlan, ReadRows, begin_reading, coming_revision, pair_rows
from verifier_gui.workflow.pairing_lines import Paired
from verifier_gui.workflow.people_by_hand import by_hand
from verifier_gui.workflow.viewing import View


def foresee(view: View, plan: ImportPlan, progress: Progress) -> Forecast:
    """Pairs the rows of a planned revision as its import would. Raises `SheetError`, `Cancelled`, and `KeyError` for a plan of a
    new list."""
    reader = view.reader
    named = reader.named_list(plan.list_id) if plan.list_id else None
    if named is None or named.revision is None:
        raise KeyError(plan.list_id)
    revision = coming_revision(reader, named.id, plan)
    former = reader.subjects_of(named.id)
    keys = {subject.record.key for subject in former}
    rows = ReadRows(named.id, revision, plan, known=keys)
    other: dict[int, Record] = {}
    problems: list[Problem] = []
    with begin_reading(plan, progress).people as reading:
        for record in rows.records(reading, problems):
            problems.clear()
            if record.key not in keys:
                other[record.row] = record
    known = {subject.id: subject for subject in former}
    gone = reader.subjects_gone_from(named.id)
    told = pair_rows(reader, former, gone, named.id, revision, rows, plan)
    pairs = told.pairs
    paired = {subject for _row, subject in pairs}
    added = by_hand(reader, named.id)
    kept = {subject.id for subject in former if subject.id not in paired and subject.record.key in added}
    paired |= kept
    decided = {subject for subject, verdict in view.verdicts_of_list(named.id).items() if verdict.is_decided}
    back = {subject.id: subject for subject in gone}
    otherwise = [
        one for one in _changed(pairs, known, other, decided, named.revision, plan) if one.differences or one.comes_back
    ]
    # Columns that stand in another order, or an empty one more, change no line.
    same = len(paired & known.keys()) - len(otherwise)
    people = (
        *_gone(former, paired, decided, {subject: other[row] for subject, row in told.instead.items() if row in other}),
        *otherwise,
        *_new(pairs, known, back, other, decided, {row: known[subject] for subject, row in told.instead.items()}),
    )
    return Forecast(
        since=named.revision.number,
        same=same,
        changed=len(otherwise),
        new=len(paired - known.keys()),
        gone=len(known.keys() - paired),
        people=people,
        doubtful=tuple(_doubtful(told, known, other, decided, named.revision, plan)),
        kept=len(kept),
        decided=len(decided & known.keys()),
    )


def _doubtful(
    told: Paired,
    known: Mapping[SubjectId, Subject],
    other: Mapping[int, Record],
    decided: set[SubjectId],
    before: Revision,
    plan: ImportPlan,
) -> Iterator[DoubtfulPair]:
    for doubt in told.doubts:
        subject, record = known.get(doubt.subject), other.get(doubt.row)
        if subject is not None and record is not None:
            was, now = subject.facts, record.facts
            yield DoubtfulPair(
                subject.id,
                subject.number,
                doubt.row,
                was.shown_name(),
                was.value(FactKind.BIRTH_DATE),
                now.shown_name(),
                now.value(FactKind.BIRTH_DATE),
                doubt.because,
                subject.id in decided,
                differences_of(subject.record, before, record, plan),
            )


def _gone(
    former: Sequence[Subject], paired: set[SubjectId], decided: set[SubjectId], instead: Mapping[SubjectId, Record]
) -> Iterator[Foreseen]:
    for subject in former:
        if subject.id not in paired:
            person = _foreseen(Fate.GONE, subject.number, 0, subject.facts, subject.id in decided)
            new = instead.get(subject.id)
            yield replace(person, instead=new.facts.shown_name()) if new is not None else person


def _changed(
    pairs: Sequence[tuple[int, SubjectId]],
    known: Mapping[SubjectId, Subject],
    other: Mapping[int, Record],
    decided: set[SubjectId],
    before: Revision,
    plan: ImportPlan,
) -> Iterator[Foreseen]:
    for row, subject_id in pairs:
        subject, record = known.get(subject_id), other.get(row)
        if subject is not None and record is not None:
            is_decided = subject_id in decided
            differences = differences_of(subject.record, before, record, plan)
            person = _foreseen(Fate.CHANGED, subject.number, row, record.facts, is_decided, differences)
            is_another = identity_of(subject.facts) != identity_of(record.facts)
            yield replace(person, comes_back=True) if is_decided and is_another else person


def differences_of(was: Record, before: Revision, record: Record, plan: ImportPlan) -> tuple[Difference, ...]:
    """What a row of a planned revision says otherwise than a record of the revision before."""
    cells = _named_cells(was.cells, before.mapping, before.headings)
    now = _named_cells(record.cells, plan.mapping, plan.headings)
    return tuple(
        Difference(*column, cells.get(column, ""), now.get(column, ""))
        for column in dict.fromkeys((*cells, *now))
        if cells.get(column, "") != now.get(column, "")
    )


def _new(
    pairs: Sequence[tuple[int, SubjectId]],
    known: Mapping[SubjectId, Subject],
    back: Mapping[SubjectId, Subject],
    other: Mapping[int, Record],
    decided: set[SubjectId],
    instead: Mapping[int, Subject],
) -> Iterator[Foreseen]:
    for row, subject_id in pairs:
        record = other.get(row)
        if subject_id not in known and record is not None:
            number = back[subject_id].number if subject_id in back else 0
            person = _foreseen(Fate.NEW, number, row, record.facts, subject_id in decided)
            old = instead.get(row)
            yield replace(person, instead=f"№ {old.number} {old.facts.shown_name()}") if old is not None else person


def _foreseen(
    fate: Fate, number: int, row: int, facts: Facts, is_decided: bool, differences: tuple[Difference, ...] = ()
) -> Foreseen:
    return Foreseen(fate, number, row, facts.shown_name(), facts.value(FactKind.BIRTH_DATE), is_decided, differences)


def _named_cells(cells: Sequence[str], mapping: ColumnMapping, headings: Sequence[str]) -> dict[tuple[str, str], str]:
    """The cells of a line by meaning and heading, without the running number; of columns that share both, joined."""
    found: dict[tuple[str, str], str] = {}
    for column, cell in enumerate(cells):
        meaning = mapping.columns[column] if column < len(mapping.columns) else ""
        if meaning == RUNNING_NUMBER:
            continue
        name = (meaning, "") if meaning else ("", " ".join(headings[column].split()) if column < len(headings) else "")
        text = " ".join(cell.split())
        found[name] = f"{found[name]} {text}".strip() if name in found else text
    return found
