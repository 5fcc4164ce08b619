"""What the engine reads of a person, from the facts of a row: every way the name may be meant, and what else there is to compare."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.names.folding import mend
from verifier_gui.names.full_names import FullName, NameParts, parse_full_name
from verifier_gui.names.grammatical_cases import nominatives
from verifier_gui.names.patronymic_endings import is_patronymic
from verifier_gui.names.places import place_key
from verifier_gui.names.sex import Sex, sex_of

CASE_COST = 5.0
"""bits: how rarely a list has a name in the genitive or dative"""
SWAP_COST = 4.0
"""bits: how rarely two name columns are exchanged"""
CUT_COST = 3.0
"""bits: how rarely the last word is cut off by a narrow column"""
FORMER_COST = 1.0
"""bits: a former surname instead of the present one, where the row gives both"""

_MOST_READINGS = 6

DOCUMENTS = (
    FactKind.PASSPORT,
    FactKind.MILITARY_ID,
    FactKind.TAG_NUMBER,
    FactKind.CAPTOR_NUMBER,
    FactKind.ICRC_NUMBER,
)


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way a name may be meant: spellings of each part in lower case (the words of a double surname parted by a space), and what it
    costs in bits. `cut` is the part that may be cut off at its end, if any."""

    surname: tuple[str, ...]
    given_name: tuple[str, ...]
    patronymic: tuple[str, ...]
    cost: float = 0.0
    cut: FactKind | None = None
    former: bool = False
    nominative: bool = False
    as_written: tuple[str, str, str] = ("", "", "")


@dataclass(frozen=True, slots=True)
class Person:
    """One row, as it is compared. `readings[0]` is the name as it stands."""

    readings: tuple[NameReading, ...]
    shown: tuple[str, str, str]
    former_surnames: tuple[str, ...]
    birth: PartialDate | None
    birth_shown: str
    sex: Sex | None
    told_sex: str
    tax_number: str
    documents: tuple[tuple[FactKind, str], ...]
    rank: str
    unit: str
    region: str
    region_shown: str
    captured_on: PartialDate | None
    captured_at: str


@lru_cache(maxsize=100_000)
def _lower(text: str) -> str:
    return " ".join(mend(text).text.lower().split())


def read_person(facts: Facts, *, record: bool = False) -> Person:
    """A row's facts as the engine compares them. Of a `record` only the likeliest reading is wanted: the subjects' readings are held
    against it."""
    surname, given, father = (
        facts.value(kind) for kind in (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)
    )
    whole = facts.first(FactKind.FULL_NAME)
    text = (whole.raw or whole.value) if whole else ""
    if not text and not (given or father) and len(surname.split()) > 1:
        text = surname
    if not text and len(given.split()) > 1 and not father:
        given, father = _given_and_patronymic(given)
    formers = [fact.value or fact.raw for fact in facts.every(FactKind.FORMER_SURNAME)]
    formers += [fact.value for fact in facts.every(FactKind.SURNAME)[1:] if fact.value]
    shown = (
        _shown(facts, FactKind.SURNAME, surname),
        _shown(facts, FactKind.GIVEN_NAME, given),
        _shown(facts, FactKind.PATRONYMIC, father),
    )
    if text:
        parsed = parse_full_name(text)
        if parsed.former_surname:
            formers.append(parsed.former_surname)
        parts = [NameParts(parsed.surname, parsed.given_name, parsed.patronymic), *parsed.alternatives]
        if surname or given or father:
            parts.insert(0, NameParts(surname, given, father))
        else:
            shown = (parsed.surname, parsed.given_name, parsed.patronymic)
        cut = _may_be_cut(parsed, text)
    else:
        parts = [NameParts(surname, given, father)]
        if not record:
            parts += _swapped(surname, given, father)
        cut = None
    former = tuple(dict.fromkeys(word for word in map(_lower, formers) if word))
    if record:
        first = parts[0]
        reading = NameReading(
            _one(_lower(first.surname)),
            _one(_lower(first.given_name)),
            _one(_lower(first.patronymic)),
            as_written=(first.surname, first.given_name, first.patronymic),
        )
        readings: tuple[NameReading, ...] = (reading,)
    else:
        readings = _readings(parts, former, cut)
    sex = None if record else _sex(facts, readings)
    region, region_shown = _region(facts)
    return Person(
        readings=readings,
        shown=shown,
        former_surnames=former,
        birth=_date(facts, FactKind.BIRTH_DATE),
        birth_shown=_shown(facts, FactKind.BIRTH_DATE, ""),
        sex=sex,
        told_sex=facts.value(FactKind.SEX),
        tax_number=facts.value(FactKind.TAX_NUMBER),
        documents=tuple((kind, number) for kind in DOCUMENTS for number in [document_key(facts.value(kind))] if number),
        rank=facts.value(FactKind.RANK) or (parse_full_name(text).rank if text else ""),
        unit=facts.value(FactKind.UNIT),
        region=region,
        region_shown=region_shown,
        captured_on=_date(facts, FactKind.CAPTURED_ON),
        captured_at=facts.value(FactKind.CAPTURED_AT),
    )


def _shown(facts: Facts, kind: FactKind, otherwise: str) -> str:
    fact = facts.first(kind)
    return (
        (fact.raw.strip() or fact.value)
        if fact and otherwise == fact.value
        else otherwise or (fact.raw.strip() if fact else "")
    )


def _date(facts: Facts, kind: FactKind) -> PartialDate | None:
    try:
        return facts.date(kind)
    except ValueError:
        return None


def _region(facts: Facts) -> tuple[str, str]:
    for kind in (FactKind.REGION, FactKind.BIRTH_PLACE):
        fact = facts.first(kind)
        if fact and (fact.value or fact.raw).strip():
            return place_key(fact.value or fact.raw), fact.raw.strip() or fact.value
    return "", ""


_LOOK_ALIKES = str.maketrans("АВЕКМНОРСТІХУ", "ABEKMHOPCTIXY")


def document_key(number: str) -> str:
    """A document's number as it is compared: capitals and digits only, letters that look alike in one script."""
    return re.sub(r"[\W_]", "", number.upper()).translate(_LOOK_ALIKES)


def _given_and_patronymic(text: str) -> tuple[str, str]:
    words = text.split()
    for place in range(1, len(words)):
        if is_patronymic(" ".join(words[place:]).lower()) or is_patronymic(words[place].lower()):
            return " ".join(words[:place]), " ".join(words[place:])
    return words[0], " ".join(words[1:])


def _swapped(surname: str, given: str, father: str) -> Iterable[NameParts]:
    if surname and father and not given:
        # The cells of a name without patronymic moved apart: the last column holds what the others lack.
        yield NameParts(father, surname, "", SWAP_COST)
        yield NameParts(surname, father, "", SWAP_COST)
    if given and father and not surname:
        yield NameParts(given, father, "", SWAP_COST)
        yield NameParts(father, given, "", SWAP_COST)
    if surname and given:
        yield NameParts(given, surname, father, SWAP_COST)
        if father:
            yield NameParts(father, surname, given, SWAP_COST + 1)
            yield NameParts(surname, father, given, SWAP_COST + 2)


def _may_be_cut(parsed: FullName, text: str) -> FactKind | None:
    """The last word of a long cell that ends as no such word does."""
    if len(text.strip()) < 15:
        return None
    if parsed.patronymic:
        word = parsed.patronymic.lower()
        return None if is_patronymic(word) or len(word) < 3 else FactKind.PATRONYMIC
    return None


def _readings(parts: list[NameParts], former: tuple[str, ...], cut: FactKind | None) -> tuple[NameReading, ...]:
    found: dict[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], NameReading] = {}

    def add(reading: NameReading) -> None:
        found.setdefault((reading.surname, reading.given_name, reading.patronymic), reading)

    for part in parts:
        surname, given, father = (_lower(text) for text in (part.surname, part.given_name, part.patronymic))
        cost = max(0.0, part.cost)
        written = (part.surname, part.given_name, part.patronymic)
        add(NameReading(_one(surname), _one(given), _one(father), cost, as_written=written))
        inflected = nominatives(surname, given, father)
        if inflected:
            surnames, givens, patronymic = inflected
            add(NameReading(surnames, givens, _one(patronymic), cost + CASE_COST, nominative=True, as_written=written))
        if cost == 0:
            for other in former:
                add(
                    NameReading(
                        (other,),
                        _one(given),
                        _one(father),
                        FORMER_COST,
                        former=True,
                        as_written=(other.title(), part.given_name, part.patronymic),
                    )
                )
    first = next(iter(found.values()))
    if cut is not None and first.patronymic:
        found[("cut",), (), ()] = NameReading(
            first.surname,
            first.given_name,
            first.patronymic,
            CUT_COST,
            cut=FactKind.PATRONYMIC,
            as_written=first.as_written,
        )
    ordered = [first, *sorted(list(found.values())[1:], key=lambda reading: reading.cost)]
    return tuple(ordered[:_MOST_READINGS])


def _one(word: str) -> tuple[str, ...]:
    return (word,) if word else ()


def _sex(facts: Facts, readings: tuple[NameReading, ...]) -> Sex | None:
    told = facts.value(FactKind.SEX)
    if told in {"male", "female"}:
        return Sex(told)
    for reading in readings:
        surname, given, father = (
            part[0] if part else "" for part in (reading.surname, reading.given_name, reading.patronymic)
        )
        sex = sex_of(surname, given, father)
        if sex:
            return sex
    return None
