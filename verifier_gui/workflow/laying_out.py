"""Lays a subject out beside the records it met: which columns stand where, which rows there are, what may be chosen."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from verifier_gui.domain.candidates import Candidate
from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.domain.findings import Finding
from verifier_gui.domain.identifiers import RecordKey
from verifier_gui.domain.lists import ListAttributes, ListRole, Record
from verifier_gui.domain.review import CandidateColumn
from verifier_gui.domain.verdicts import Verdict
from verifier_gui.workflow.noticing import Met

PLAUSIBLE = 0.02
"""Records of a registry that are less probable are near misses: seen before *not found* is accepted, not beside the subject."""

DIGITS = 9

ALWAYS = (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC, FactKind.BIRTH_DATE)
"""Rows that stand on every sheet, so that a blank is seen as one."""

OFFERED = (
    FactKind.FORMER_SURNAME,
    FactKind.NAME_IN_CAPTIVITY,
    FactKind.RANK,
    FactKind.CAPTURED_ON,
    FactKind.CAPTURED_AT,
    FactKind.UNIT,
    FactKind.TAX_NUMBER,
    FactKind.PASSPORT,
    FactKind.MILITARY_ID,
    FactKind.TAG_NUMBER,
    FactKind.CAPTOR_NUMBER,
    FactKind.ICRC_NUMBER,
    FactKind.SEX,
    FactKind.BIRTH_PLACE,
    FactKind.REGION,
    FactKind.FATHER,
    FactKind.MOTHERS_MAIDEN_NAME,
    FactKind.CITIZENSHIP,
    FactKind.CATEGORY,
    FactKind.HELD_AT,
    FactKind.HEALTH,
    FactKind.LEGAL_STATE,
    FactKind.CONTACT_PERSON,
    FactKind.NOTE,
)
"""Rows that stand where the subject or one of the records gives something, in this order."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A record that the subject met, with all that its column shows."""

    candidate: Candidate
    attributes: ListAttributes
    people: int
    record: Record
    added_by_search: bool = False

    @property
    def met(self) -> Met:
        return Met(self.candidate, self.attributes, lambda: self.record.facts, self.added_by_search)

    @property
    def is_of_registry(self) -> bool:
        return self.attributes.role is ListRole.REGISTRY


@dataclass(frozen=True, slots=True)
class Columns:
    """`shown` in the order of the screen, `near_misses` best first."""

    shown: tuple[CandidateColumn, ...]
    near_misses: tuple[CandidateColumn, ...]


def lay_out(
    beside: Sequence[Beside],
    findings: Sequence[Finding],
    verdict: Verdict,
    successors: Collection[RecordKey] = (),
    order: Callable[[RecordKey], str] | None = None,
) -> Columns:
    """Stop columns first, those of registries after those of other lists, then records of registries by probability: where columns
    have no room, no stop is out of sight. Digits go by probability, so that 1 is no other record where there is a stop.
    `successors` stand in place of records that the verdict names. A record that was struck out or named, or whose stop was
    answered, keeps its place, so that nothing moves under the hand of the caseworker. `order` gives the places in a blind second
    review, where neither columns nor digits may tell what is probable."""
    stops = {record: finding for finding in findings if finding.is_stop for record in finding.rests_on}
    named = {*successors, *(found.record.record for found in verdict.records)}
    known = {*named, *verdict.struck_out}
    ordered = sorted(
        beside,
        key=lambda found: (
            (order(found.record.key),)
            if order is not None
            else (-found.candidate.probability, -found.candidate.weight, found.record.key)
        ),
    )
    shown: list[CandidateColumn] = []
    near: list[CandidateColumn] = []
    for found in ordered:
        if not found.is_of_registry:
            if found.met.is_possible:
                shown.append(_column(found, stops, named, verdict))
            continue
        column = _column(found, stops, named, verdict)
        plausible = found.candidate.probability >= PLAUSIBLE
        (shown if plausible or found.added_by_search or found.record.key in known else near).append(column)
    if order is not None:
        shown, near = ([replace(column, is_blind=True) for column in columns] for columns in (shown, near))
    first = [column for column in shown if column.attributes.role is not ListRole.REGISTRY]
    second = _numbered(column for column in shown if column.attributes.role is ListRole.REGISTRY)
    return Columns((*first, *sorted(second, key=lambda column: column.stop is None)), tuple(near))


def rows_of(facts: Facts, beside: Iterable[Facts]) -> tuple[FactKind, ...]:
    """The fields that the subject or one of the records gives."""
    given = {fact.kind for found in (facts, *beside) for fact in found.facts if fact.raw.strip()}
    return (*ALWAYS, *(kind for kind in OFFERED if kind in given))


def raw_row(headings: Sequence[str], record: Record) -> tuple[tuple[str, str], ...]:
    """Heading and cell of every column as it came; blank cells without a heading are left out. Of a cell in which a person saw
    something else than the file stores, both."""
    shown = {fact.value: fact.raw for fact in record.facts.every(FactKind.AS_SHOWN)}
    pairs = [
        (
            headings[column] if column < len(headings) else "",
            _both(shown.get(str(column), ""), record.cells[column] if column < len(record.cells) else ""),
        )
        for column in range(max(len(headings), len(record.cells)))
    ]
    return tuple((heading, cell) for heading, cell in pairs if heading.strip() or cell.strip())


def _both(shown: str, stored: str) -> str:
    return f"{shown} ({stored})" if shown.strip() and shown != stored else stored


def _numbered(columns: Iterable[CandidateColumn]) -> Iterable[CandidateColumn]:
    for digit, column in enumerate(columns, 1):
        yield replace(column, digit=digit) if digit <= DIGITS else column


def _column(
    found: Beside,
    stops: Mapping[str, Finding],
    named: set[RecordKey],
    verdict: Verdict,
) -> CandidateColumn:
    stop = stops.get(found.record.key)
    met = found.met
    return CandidateColumn(
        candidate=found.candidate,
        attributes=found.attributes,
        people=found.people,
        facts=found.record.facts,
        status=met.status,
        basis=met.basis,
        status_date=met.returned_on,
        stop=stop,
        answer=verdict.answer_to(stop.key) if stop else None,
        struck_out=found.record.key in verdict.struck_out,
        identified=found.record.key in named,
        added_by_search=found.added_by_search,
    )
