"""Notices where the birth dates of a list have slipped by rows against its names: a stop on every line of the stretch."""

from collections.abc import Mapping, Sequence

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, SubjectId
from verifier_gui.domain.lists import Subject
from verifier_gui.matching.slips import dates_of_namesakes, find_slips
from verifier_gui.store.reader import Reader


def slipped_columns(
    reader: Reader, subjects: Sequence[Subject], found: Mapping[ListId, Sequence[Sequence[Candidate]]]
) -> dict[SubjectId, Finding]:
    """The finding on every line of a stretch whose dates stand by other lines. `found` are the candidates of each subject in the
    lists that were searched now; what it met in the others is read."""
    fitting = [
        dates_of_namesakes(
            candidate.evidence
            for candidate in (
                *(one for of_list in found.values() for one in of_list[place]),
                *(one for one in reader.candidates_of(subject.id) if one.list_id not in found),
            )
        )
        for place, subject in enumerate(subjects)
    ]
    slipped: dict[SubjectId, Finding] = {}
    for slip in find_slips([_birth(subject) for subject in subjects], fitting):
        first, last = subjects[slip.first], subjects[slip.last]
        details = {"first": str(first.number), "last": str(last.number), "by": str(slip.by)}
        rests_on = tuple(sorted((first.id, last.id)))
        for subject in subjects[slip.first : slip.last + 1]:
            slipped[subject.id] = Finding(FindingKind.COLUMN_SLIPPED, rests_on, details)
    return slipped


def _birth(subject: Subject) -> str:
    """The whole birth date as evidence shows dates, or the empty text."""
    born = subject.facts.date(FactKind.BIRTH_DATE)
    return born.shown() if born and born.day else ""
