"""What a person must see about a subject before deciding: findings, from the row itself and from the records it meets."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from verifier_gui.domain.candidates import Because, Candidate, Level
from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId
from verifier_gui.domain.lists import Basis, ListAttributes, ListRole, NamedList, Status
from verifier_gui.domain.tax_number import TaxNumber
from verifier_gui.names.folding import mend
from verifier_gui.names.sex import Sex, sex_of
from verifier_gui.sheets.date_texts import gives_no_date
from verifier_gui.store.reader import Reader

POSSIBLE = 0.10
"""A record of a returned, deceased or hold list that is this probable is a stop: a stop too many costs a look, a stop too few
sends the wrong person."""

LIKELY = 0.50

_AGREES = (Level.SAME, Level.EQUAL_BY_LANGUAGE, Level.TRANSLITERATION)
_NAME_PARTS = (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)
_NUMBERS = (FactKind.TAX_NUMBER, FactKind.PASSPORT, FactKind.MILITARY_ID)
_OLDEST = 100
"""years: nobody older is on a list of prisoners"""


@dataclass(frozen=True)
class Met:
    """A record that a subject met in matching, with its list. What it says is read only when it is asked for: most records
    are too improbable to matter."""

    candidate: Candidate
    attributes: ListAttributes
    read_facts: Callable[[], Facts]
    laid_by_hand: bool = False
    """somebody searched for it and laid it beside the subject: then it counts, however improbable"""

    @property
    def is_possible(self) -> bool:
        return self.laid_by_hand or self.candidate.probability >= POSSIBLE

    @cached_property
    def facts(self) -> Facts:
        return self.read_facts()

    @property
    def status(self) -> Status | None:
        """The record's own status, else that of its list by role or default. A status that could not be read is none: a list's
        default is for rows that say nothing."""
        value = self.facts.value(FactKind.STATUS)
        if value:
            return Status(value)
        by_role = {
            ListRole.RETURNED: Status.RETURNED,
            ListRole.DECEASED: Status.DECEASED,
            ListRole.HOLD: Status.CONTESTED,
        }
        if self.attributes.role in by_role:
            return by_role[self.attributes.role]
        own = self.facts.first(FactKind.STATUS)
        return None if own is not None and own.raw.strip() else self.attributes.default_status

    @property
    def basis(self) -> Basis | None:
        value = self.facts.value(FactKind.STATUS_BASIS)
        return Basis(value) if value else self.attributes.default_basis

    @property
    def returned_on(self) -> str:
        return self.facts.value(FactKind.STATUS_DATE) or self.attributes.exchange_on


def read_met(
    reader: Reader, candidates: Iterable[Candidate], lists: Mapping[ListId, NamedList], added: Collection[str]
) -> list[Met]:
    """The records of these candidates, with their lists. `added` are the keys of those that a search laid beside the subject."""
    return [
        Met(candidate, lists[candidate.list_id].attributes, _reading(reader, candidate), candidate.record in added)
        for candidate in candidates
        if candidate.list_id in lists
    ]


def _reading(reader: Reader, candidate: Candidate) -> Callable[[], Facts]:
    def read() -> Facts:
        record = reader.record_at(candidate.revision, candidate.row)
        return record.facts if record else Facts()

    return read


def notice(
    facts: Facts, attributes: ListAttributes, met: Sequence[Met], repeats: Sequence[Finding] = ()
) -> tuple[Finding, ...]:
    """The findings on one subject: stops first, then in the order of the design's list. `repeats` are those that only the list
    as a whole can tell."""
    found = [*_of_records(facts, met), *repeats, *_of_registries(met), *_of_row(facts, attributes)]
    return tuple(sorted(_unique(found), key=lambda finding: not finding.is_stop))


def _unique(findings: Sequence[Finding]) -> Iterator[Finding]:
    seen: set[str] = set()
    for finding in findings:
        if finding.key not in seen:
            seen.add(finding.key)
            yield finding


def _place(record: Met) -> dict[str, str]:
    return {
        "list": record.attributes.name,
        "row": str(record.candidate.row),
        "name": record.facts.shown_name(),
    }


def _of_records(facts: Facts, met: Sequence[Met]) -> Iterator[Finding]:
    for record in met:
        if not record.is_possible:
            continue
        rests_on = (record.candidate.record,)
        if record.status is Status.RETURNED:
            yield _returned(facts, record)
        elif record.status is Status.DECEASED:
            basis = record.basis.value if record.basis else ""
            yield Finding(FindingKind.DECEASED, rests_on, _place(record) | {"basis": basis})
        elif record.status is Status.CONTESTED:
            yield Finding(FindingKind.ON_HOLD, rests_on, _place(record))


def _returned(facts: Facts, record: Met) -> Finding:
    """A stop, unless the list itself says that the person was captured later."""
    captured = facts.value(FactKind.CAPTURED_ON)
    returned = record.returned_on
    details = _place(record) | {"day": returned}
    rests_on = (record.candidate.record,)
    if captured and returned and PartialDate.parse(captured).is_after(PartialDate.parse(returned)):
        return Finding(FindingKind.RECAPTURED, rests_on, details | {"captured": captured, "returned": returned})
    return Finding(FindingKind.ALREADY_RETURNED, rests_on, details | ({"captured": captured} if captured else {}))


def _of_registries(met: Sequence[Met]) -> Iterator[Finding]:
    registries = [record for record in met if record.attributes.role is ListRole.REGISTRY]
    by_list: dict[str, list[Met]] = {}
    for record in registries:
        by_list.setdefault(record.candidate.list_id, []).append(record)
    for records in by_list.values():
        yield from _namesakes(records)
    for record in met:
        yield from _two_names(record)
    likely = [record for record in registries if record.candidate.probability >= LIKELY and record.status]
    statuses = {record.status for record in likely if record.status}
    held = {Status.CAPTIVE, Status.MISSING}
    if statuses & held and statuses - held:
        rests_on = tuple(sorted(record.candidate.record for record in likely))
        yield Finding(FindingKind.REGISTRIES_CONTRADICT, rests_on, {"statuses": " ".join(sorted(statuses))})
    for record in registries:
        yield from _relatives(record)
        if record.candidate.probability >= POSSIBLE:
            for evidence in record.candidate.evidence:
                if evidence.because is Because.FORMER_SURNAME:
                    details = {"name": f"{evidence.subject} · {evidence.record}"}
                    yield Finding(FindingKind.FORMER_SURNAME, (record.candidate.record,), details)


def _two_names(record: Met) -> Iterator[Finding]:
    """A record with the subject's number and another name. A woman may have married."""
    evidence = {found.field: found for found in record.candidate.evidence}
    one_number = any(kind in evidence and evidence[kind].level is Level.SAME for kind in _NUMBERS)
    another = any(
        part in evidence
        and evidence[part].level is Level.DIFFERS
        and evidence[part].because is not Because.SURNAME_OF_A_WOMAN
        for part in _NAME_PARTS
    )
    if one_number and another:
        yield Finding(FindingKind.ONE_NUMBER_TWO_NAMES, (record.candidate.record,), _place(record))


def _levels(record: Met) -> Mapping[FactKind, Level]:
    return {evidence.field: evidence.level for evidence in record.candidate.evidence}


def _namesakes(records: Sequence[Met]) -> Iterator[Finding]:
    """People of one registry with the subject's three names and different birth dates: names alone cannot part them."""
    alike = [
        record
        for record in records
        if all(_levels(record).get(part) in _AGREES for part in (FactKind.SURNAME, FactKind.GIVEN_NAME))
        and _levels(record).get(FactKind.PATRONYMIC, Level.MISSING) in (*_AGREES, Level.MISSING)
    ]
    dates = {record.facts.value(FactKind.BIRTH_DATE) for record in alike}
    if len(alike) >= 2 and len(dates) >= 2 and any(record.candidate.probability >= POSSIBLE for record in alike):
        rows = ", ".join(str(record.candidate.row) for record in alike)
        rests_on = tuple(sorted(record.candidate.record for record in alike))
        yield Finding(FindingKind.NAMESAKE, rests_on, {"list": alike[0].attributes.name, "rows": rows})


def _relatives(record: Met) -> Iterator[Finding]:
    """Brothers, sisters and twins (another given name beside the same surname and patronymic), father and son turned round."""
    levels = _levels(record)
    sibling = (
        levels.get(FactKind.SURNAME) in _AGREES
        and levels.get(FactKind.PATRONYMIC) in _AGREES
        and levels.get(FactKind.GIVEN_NAME) is Level.DIFFERS
    )
    turned = levels.get(FactKind.SURNAME) in _AGREES and Level.SWAPPED in (
        levels.get(FactKind.GIVEN_NAME),
        levels.get(FactKind.PATRONYMIC),
    )
    if sibling or turned:
        details = _place(record) | {"born": record.facts.value(FactKind.BIRTH_DATE)}
        yield Finding(FindingKind.FAMILY_TRAP, (record.candidate.record,), details)


def _of_row(facts: Facts, attributes: ListAttributes) -> Iterator[Finding]:
    yield from _of_birth_date(facts, attributes)
    yield from _of_tax_number(facts)
    yield from _of_spelling(facts)


def _of_birth_date(facts: Facts, attributes: ListAttributes) -> Iterator[Finding]:
    fact = facts.first(FactKind.BIRTH_DATE)
    if fact is None or (not fact.value and gives_no_date(fact.raw)):
        return
    if not fact.value:
        yield Finding(FindingKind.DATE_IMPOSSIBLE, (), {"text": fact.raw})
        return
    born = PartialDate.parse(fact.value)
    if fact.precision != "day":
        yield Finding(FindingKind.DATE_PARTIAL, (), {"text": fact.raw})
    if not attributes.as_of:
        return
    on = PartialDate.parse(attributes.as_of).last_day()
    youngest = on.year - born.last_day().year - ((on.month, on.day) < (born.last_day().month, born.last_day().day))
    oldest = on.year - born.first_day().year
    if youngest < 0 or oldest > _OLDEST:
        yield Finding(FindingKind.AGE_IMPOSSIBLE, (), {"day": fact.value})
    elif youngest < 18:
        yield Finding(FindingKind.CHILD, (), {"day": fact.value})


def _of_tax_number(facts: Facts) -> Iterator[Finding]:
    digits = facts.value(FactKind.TAX_NUMBER)
    if not digits:
        return
    number = TaxNumber(digits)
    if not number.is_valid:
        yield Finding(FindingKind.TAX_NUMBER_WRONG)
        return
    born = facts.date(FactKind.BIRTH_DATE)
    if born and not born.first_day() <= number.birth_date <= born.last_day():
        yield Finding(FindingKind.TAX_NUMBER_AGAINST_DATE, (), {"day": number.birth_date.isoformat()})
    told = _sex_told(facts)
    if told is not None and (told is Sex.MALE) != number.is_male:
        yield Finding(FindingKind.TAX_NUMBER_AGAINST_SEX)


def _sex_told(facts: Facts) -> Sex | None:
    value = facts.value(FactKind.SEX)
    if value in {"male", "female"}:
        return Sex.MALE if value == "male" else Sex.FEMALE
    return _sex_by_name(facts)


def _sex_by_name(facts: Facts) -> Sex | None:
    return sex_of(facts.value(FactKind.SURNAME), facts.value(FactKind.GIVEN_NAME), facts.value(FactKind.PATRONYMIC))


def _of_spelling(facts: Facts) -> Iterator[Finding]:
    value = facts.value(FactKind.SEX)
    by_name = _sex_by_name(facts)
    if value in {"male", "female"} and by_name is not None and (by_name is Sex.MALE) != (value == "male"):
        yield Finding(FindingKind.PATRONYMIC_AGAINST_SEX, (), {"name": facts.shown_name()})
    whole = facts.first(FactKind.FULL_NAME)
    texts = [whole.raw] if whole else [fact.raw for kind in _NAME_PARTS for fact in facts.every(kind)]
    for text in texts:
        mended = mend(text)
        if mended.mixed_scripts or mended.digits:
            yield Finding(FindingKind.MIXED_SCRIPTS, (), {"text": text.strip(), "read": mended.text.strip()})
        if mended.invisible:
            yield Finding(FindingKind.INVISIBLE_CHARACTERS, (), {"text": text.strip()})
