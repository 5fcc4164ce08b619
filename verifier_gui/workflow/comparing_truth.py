"""Compares what was found for a sample list with the truth about it."""

import csv
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.lists import ListRole, NamedList, Subject
from verifier_gui.domain.sample_truth import ComparedWithTruth, StopsNoticed
from verifier_gui.domain.state_figures import Figures
from verifier_gui.errors import VerifierError
from verifier_gui.store.reader import Reader
from verifier_gui.workflow.viewing import whole_view

_NOTICED_AS: Mapping[FindingKind, tuple[ListRole, tuple[FindingKind, ...]]] = {
    FindingKind.ALREADY_RETURNED: (ListRole.RETURNED, (FindingKind.ALREADY_RETURNED, FindingKind.RECAPTURED)),
    FindingKind.DECEASED: (ListRole.DECEASED, (FindingKind.DECEASED,)),
    FindingKind.ON_HOLD: (ListRole.HOLD, (FindingKind.ON_HOLD,)),
}
"""On which lists the person of a stop stands, and as what it is noticed: of somebody captured again it is no stop any more."""

_Place = tuple[str, int]
"""A reference list's name, and a row of it."""


@dataclass(frozen=True, slots=True)
class _Truth:
    """`records` are the true records of a row by the role of their list, `twice` the rows whose person has another row too."""

    records: Mapping[tuple[int, ListRole], Collection[_Place]]
    twice: Collection[int]

    def of(self, subject: Subject, role: ListRole) -> Collection[_Place]:
        return self.records.get((subject.record.row, role), ())


def compare_with_truth(reader: Reader, list_id: ListId, truth_file: Path) -> ComparedWithTruth:
    """Raises `VerifierError` where the truth cannot be read."""
    lists = {named.id: named for named in reader.lists()}
    truth = _read(truth_file, lists.values())
    subjects = reader.subjects_of(list_id)
    candidates = dict(reader.candidates_of_list(list_id))
    in_registries = right_first = sure = sure_of_another = 0
    for subject in subjects:
        first = _first(candidates.get(subject.id, ()), lists)
        true = truth.of(subject, ListRole.REGISTRY)
        is_right = first is not None and (lists[first.list_id].attributes.name, first.row) in true
        is_sure = first is not None and first.probability >= Figures().strong
        in_registries += bool(true)
        right_first += is_right
        sure += is_sure
        sure_of_another += is_sure and not is_right
    return ComparedWithTruth(
        people=len(subjects),
        in_registries=in_registries,
        right_first=right_first,
        sure=sure,
        sure_of_another=sure_of_another,
        states=Counter(entry.state for entry in whole_view(reader).queue_of(list_id)),
        stops=_stops(subjects, reader.findings_of_list(list_id), truth),
    )


def _first(candidates: Iterable[Candidate], lists: Mapping[ListId, NamedList]) -> Candidate | None:
    """The most probable record of a registry; of two alike the one with more bits."""
    of_registries = [found for found in candidates if lists[found.list_id].attributes.role is ListRole.REGISTRY]
    return max(of_registries, key=lambda found: (found.probability, found.weight), default=None)


def _stops(
    subjects: Sequence[Subject], findings: Mapping[SubjectId, Sequence[Finding]], truth: _Truth
) -> dict[FindingKind, StopsNoticed]:
    stops: dict[FindingKind, StopsNoticed] = {}
    for kind, (role, kinds) in _NOTICED_AS.items():
        in_truth = noticed = others = 0
        for subject in subjects:
            true = truth.of(subject, role)
            found = [finding for finding in findings.get(subject.id, ()) if finding.kind in kinds]
            in_truth += bool(true)
            noticed += any(_place(finding) in true for finding in found)
            others += bool(found) and not true
        stops[kind] = StopsNoticed(in_truth, noticed, others)
    repeated = {
        subject.record.row
        for subject in subjects
        if any(finding.kind is FindingKind.TWICE_ON_LIST for finding in findings.get(subject.id, ()))
    }
    stops[FindingKind.TWICE_ON_LIST] = StopsNoticed(
        len(truth.twice), len(repeated & set(truth.twice)), len(repeated - set(truth.twice))
    )
    return stops


def _place(finding: Finding) -> _Place:
    """The record that a finding on a reference list's record names."""
    return finding.details.get("list", ""), int(finding.details.get("row") or 0)


def _read(truth_file: Path, lists: Iterable[NamedList]) -> _Truth:
    names = {named.revision.file_name: named.attributes.name for named in lists if named.revision is not None}
    records: dict[tuple[int, ListRole], set[_Place]] = {}
    twice: set[int] = set()
    try:
        with truth_file.open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file):
                row = int(line["row"])
                if line["kind"] == "twice":
                    twice |= {row, int(line["same_as_row"])}
                elif line["registry"] in names:
                    place = names[line["registry"]], int(line["registry_row"])
                    records.setdefault((row, ListRole(line["role"])), set()).add(place)
    except (OSError, KeyError, ValueError) as error:
        raise VerifierError("The sample lists are missing or damaged. Install the program again.") from error
    return _Truth(records, twice)
