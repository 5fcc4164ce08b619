"""What the engine reads of a person, from the facts of a row: every way the name may be meant, and what else there is to compare."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind, Facts
from verifier_gui.matching.fact_reading import Beside, as_it_came, beside_the_name, by_kind
from verifier_gui.names.arranging import NameParts
from verifier_gui.names.equivalents import is_belarusian_form, without_baltic_ending
from verifier_gui.names.full_names import FullName, given_name_and_patronymic, parse_full_name
from verifier_gui.names.grammatical_cases import nominatives
from verifier_gui.names.mending import mend
from verifier_gui.names.patronymic_endings import is_patronymic
from verifier_gui.names.sex import Sex, sex_of
from verifier_gui.names.surname_forms import meant_in_baltic, meant_in_belarusian

CASE_COST = 5.0
"""bits: how rarely a list has a name in the genitive or dative"""
SWAP_COST = 4.0
"""bits: how rarely two name columns are exchanged"""
CUT_COST = 3.0
"""bits: how rarely the last word is cut off by a narrow column"""
TRADITION_COST = 2.0
"""bits: how rarely a name is written as Belarusian or a Baltic language writes it, though its given name says so"""
TOLD_COST = 1.0
"""bits: the birth date that a tax number tells instead of the one that the row gives"""
FORMER_COST = 1.0
"""bits: a former surname instead of the present one, where the row gives both"""

_MOST_READINGS = 6
PARTS = (FactKind.SURNAME, FactKind.GIVEN_NAME, FactKind.PATRONYMIC)


@dataclass(frozen=True, slots=True)
class NameReading:
    """One way a name may be meant: spellings of each part in lower case (the words of a double surname parted by a space), and what it
    costs in bits. `cut` is the part that may be cut off at its end, if any; of a name that was `heard` the surname is written as
    Belarusian says it."""

    surname: tuple[str, ...]
    given_name: tuple[str, ...]
    patronymic: tuple[str, ...]
    cost: float = 0.0
    cut: FactKind | None = None
    former: bool = False
    nominative: bool = False
    heard: bool = False
    as_written: tuple[str, str, str] = ("", "", "")

    @property
    def parts(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """In the order of `PARTS`."""
        return self.surname, self.given_name, self.patronymic


@dataclass(frozen=True, slots=True)
class Person:
    """A subject, as it is compared. `readings[0]` is the name as it stands."""

    readings: tuple[NameReading, ...]
    birth_shown: str
    sex: Sex | None
    beside: Beside

    @property
    def birth(self) -> PartialDate | None:
        return self.beside.birth


@dataclass(frozen=True, slots=True)
class RecordedName:
    """The name of a record, each part as it came and as it was understood, and the former surnames in lower case."""

    shown: tuple[str, str, str]
    parts: tuple[str, str, str]
    former_surnames: tuple[str, ...] = ()


@lru_cache(maxsize=100_000)
def lowered(text: str) -> str:
    """A part of a name in lower case, letters mended, single spaces."""
    return mend(text).text.lower()


@dataclass(frozen=True, slots=True)
class _Found:
    """What the row says of the name: the parts of its columns, the parts read from one cell, former surnames."""

    shown: tuple[str, str, str]
    columns: NameParts
    parsed: FullName | None
    text: str
    former: tuple[str, ...]


def _find(facts: Facts) -> _Found:
    found, others = by_kind(facts)
    parts = [found.get(kind) for kind in PARTS]
    surname, given, father = (part.value if part else "" for part in parts)
    shown = tuple(as_it_came(part) for part in parts)
    whole = found.get(FactKind.FULL_NAME)
    text = (whole.raw or whole.value) if whole else ""
    if not text and not (given or father) and len(surname.split()) > 1:
        text = surname
    if not text and len(given.split()) > 1 and not father:
        given, father = given_name_and_patronymic(given)
        shown = (shown[0], given, father)
    formers = [fact for fact in (found.get(FactKind.FORMER_SURNAME), *others) if fact]
    words = [fact.value or fact.raw for fact in formers if fact.kind is FactKind.FORMER_SURNAME]
    words += [fact.value for fact in formers if fact.kind is FactKind.SURNAME]
    parsed = parse_full_name(text) if text else None
    if parsed:
        words.append(parsed.former_surname)
    former = tuple(dict.fromkeys(word for word in map(lowered, words) if word))
    return _Found((shown[0], shown[1], shown[2]), NameParts(surname, given, father), parsed, text, former)


def read_person(facts: Facts) -> Person:
    """A subject's facts as the engine compares them."""
    found = _find(facts)
    columns, parsed = found.columns, found.parsed
    cut = None
    if parsed:
        parts = [NameParts(parsed.surname, parsed.given_name, parsed.patronymic), *parsed.alternatives]
        if columns.surname or columns.given_name or columns.patronymic:
            parts.insert(0, columns)
        cut = _may_be_cut(parsed, found.text)
    else:
        parts = [columns, *_swapped(columns.surname, columns.given_name, columns.patronymic)]
    sorted_facts, _ = by_kind(facts)
    readings = _readings(parts, found.former, cut)
    return Person(
        readings=readings,
        birth_shown=as_it_came(sorted_facts.get(FactKind.BIRTH_DATE)),
        sex=_sex(facts, readings),
        beside=beside_the_name(sorted_facts, rank=parsed.rank if parsed else ""),
    )


def read_recorded_name(facts: Facts) -> RecordedName:
    """A record's name: only the likeliest reading is wanted, the subjects' readings are held against it."""
    found = _find(facts)
    columns, parsed = found.columns, found.parsed
    parts = (columns.surname, columns.given_name, columns.patronymic)
    if parsed and (not any(parts) or found.text == columns.surname):
        parts = (parsed.surname, parsed.given_name, parsed.patronymic)
        return RecordedName(parts, parts, found.former)
    return RecordedName(found.shown, parts, found.former)


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
        surname, given, father = (lowered(text) for text in (part.surname, part.given_name, part.patronymic))
        cost = max(0.0, part.cost)
        written = (part.surname, part.given_name, part.patronymic)
        add(NameReading(_one(surname), _one(given), _one(father), cost, as_written=written))
        inflected = nominatives(surname, given, father)
        if inflected:
            surnames, givens, patronymic = inflected
            add(NameReading(surnames, givens, _one(patronymic), cost + CASE_COST, nominative=True, as_written=written))
        for surnames, heard in _in_other_traditions(surname, given):
            add(
                NameReading(surnames, _one(given), _one(father), cost + TRADITION_COST, heard=heard, as_written=written)
            )
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


def _in_other_traditions(surname: str, given: str) -> Iterable[tuple[tuple[str, ...], bool]]:
    """Spellings of the surname of a name that is Belarusian or Baltic by its letters or its given name; whether it is as heard."""
    if not surname:
        return
    both = f"{surname} {given}"
    if "ў" in both or ("і" in both and re.search("[ыэ]", both)) or is_belarusian_form(given):
        yield (surname, *meant_in_belarusian(surname)), True
    if without_baltic_ending(given) or (given.endswith("s") and surname.endswith(("s", "ka"))):
        spelled = meant_in_baltic(surname)
        if spelled:
            yield spelled, False


def _one(word: str) -> tuple[str, ...]:
    return (word,) if word else ()


def _sex(facts: Facts, readings: tuple[NameReading, ...]) -> Sex | None:
    told = facts.value(FactKind.SEX)
    if told in {"male", "female"}:
        return Sex(told)
    for reading in readings:
        surname, given, father = (part[0] if part else "" for part in reading.parts)
        sex = sex_of(surname, given, father)
        if sex:
            return sex
    return None
