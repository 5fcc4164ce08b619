"""Says of one pair, field by field, how it agrees, what that weighs and why. Only what is kept is explained."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from verifier_gui.domain.candidates import Because, Evidence, Level
from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import NUMBERS, FactKind
from verifier_gui.matching.agreements import Agreements
from verifier_gui.matching.birth_dates import unpacked
from verifier_gui.matching.columns import Places
from verifier_gui.matching.facets import KEYS, compare_numbers
from verifier_gui.matching.identity_numbers import number_key
from verifier_gui.matching.levels import DateLevel, NameLevel
from verifier_gui.matching.people import PARTS, Person
from verifier_gui.matching.registry_index import RegistryIndex
from verifier_gui.matching.scoring import Scored
from verifier_gui.matching.spellings import fathers_of, keys_of
from verifier_gui.names.equivalents import full_name_of, language_of_form, language_of_patronymic, short_for
from verifier_gui.names.mending import mend
from verifier_gui.names.patronymic_endings import is_mans, is_turkic, is_womans, made_from
from verifier_gui.names.sex import Sex
from verifier_gui.names.surname_forms import are_of_two_sexes

Said = tuple[Level, Because, Mapping[str, str]]

_NOTHING: Mapping[str, str] = {}
_LATIN = re.compile(r"[a-z]")
_PARTED = re.compile(r"[\s-]")


class _Pair(NamedTuple):
    """One scored pair as plain numbers: see `Scored`. `texts` and `values` are those of the record's three name parts, `facets` the
    numbers of its texts beside."""

    reading: int
    levels: list[int]
    bits: list[float]
    one_in: list[int]
    by_former: bool
    date_told: bool
    date_level: int
    date_bits: float
    date_one_in: int
    position: int
    date: int
    texts: tuple[int, ...]
    values: tuple[int, ...]
    facets: tuple[int, ...]


class Explaining:
    """Some scored pairs of an index, to be explained one by one."""

    def __init__(self, scored: Scored, pairs: Places, index: RegistryIndex, agreements: Agreements) -> None:
        self._index = index
        self._agreements = agreements
        self._columns = [index.columns[kind] for kind in PARTS]
        self._facets = [(kind, key, index.facets[kind]) for kind, key in KEYS.items()]
        position = scored.position[pairs]
        values = [scored.surname[pairs], *(column.ids[position] for column in self._columns[1:])]
        self._pairs = [
            _Pair(*found)
            for found in zip(
                *(
                    column[pairs].tolist()
                    for column in (
                        scored.reading,
                        scored.levels,
                        scored.bits,
                        scored.one_in,
                        scored.by_former,
                        scored.date_told,
                        scored.date_level,
                        scored.date_bits,
                        scored.date_one_in,
                        scored.position,
                    )
                ),
                index.birth_dates.values[scored.date[pairs]].tolist(),
                zip(*(column.texts.ids[position].tolist() for column in self._columns), strict=True),
                zip(*(of_part.tolist() for of_part in values), strict=True),
                zip(*(column.ids[position].tolist() for _, _, column in self._facets), strict=True),
                strict=True,
            )
        ]

    def evidence(self, number: int, person: Person) -> tuple[Evidence, ...]:
        """The evidence of pair `number`, whose subject is `person`."""
        pair = self._pairs[number]
        return (
            *self._names(pair, person),
            *_birth(pair, person),
            *self._texts(pair, person),
            *self._numbers(pair, person),
        )

    def _names(self, pair: _Pair, person: Person) -> list[Evidence]:
        reading = person.readings[pair.reading]
        spelled = reading.parts
        recorded = [column.values[value] for column, value in zip(self._columns, pair.values, strict=True)]
        _, given, father = pair.levels
        turned = given in _NOT_EQUAL and father in _NOT_EQUAL and _turned_round(spelled, recorded)
        found: list[Evidence] = []
        weights = _less_cost(pair.bits, reading.cost)
        for place, kind in enumerate(PARTS):
            words, theirs, written = spelled[place], recorded[place], reading.as_written[place]
            former = pair.by_former and place == 0
            shown = theirs.title() if former else self._columns[place].texts.texts[pair.texts[place]]
            if not words or not theirs:
                if words or theirs:
                    found.append(_missing(kind, written, shown))
                continue
            level, weight = pair.levels[place], weights[place]
            if turned and place > 0:
                other = FactKind.PATRONYMIC if kind is FactKind.GIVEN_NAME else FactKind.GIVEN_NAME
                said: Said = (Level.SWAPPED, Because.ANOTHER_PART, {"part": other.value})
            else:
                shown_level = NameLevel.NEAR if level == NameLevel.FAR and weight > 0 else level
                woman = place == 0 and person.sex is Sex.FEMALE
                cut = reading.cut is kind
                said = _said(kind, words, written, shown_level, theirs, shown, woman, reading.nominative, cut)
            if (former or (reading.former and place == 0)) and level != NameLevel.DIFFERS:
                said = (said[0], Because.FORMER_SURNAME, _NOTHING)
            found.append(
                Evidence(kind, written, shown, said[0], round(weight, 3), said[1], said[2], pair.one_in[place])
            )
        return found

    def _texts(self, pair: _Pair, person: Person) -> list[Evidence]:
        found: list[Evidence] = []
        for (kind, key, column), mine, number in zip(self._facets, person.beside.texts, pair.facets, strict=True):
            if mine and number:
                found.append(self._text(kind, mine, key(mine), column.texts[number], column.compared[number]))
            elif mine or number:
                found.append(_missing(kind, mine, column.texts[number]))
        return found

    def _text(self, kind: FactKind, mine: str, key: str, theirs: str, compared: str) -> Evidence:
        agreement, bits, _ = self._agreements.of_texts(kind, key, compared)
        level, because = agreement.level, agreement.because
        if level is Level.SAME and because is Because.SAME and mine.lower() != theirs.lower():
            level, because = Level.EQUAL_BY_LANGUAGE, Because.ANOTHER_SPELLING
        arguments = _days(mine, theirs) if because is Because.DAYS_APART else _NOTHING
        return Evidence(kind, mine, theirs, level, round(bits, 3), because, arguments)

    def _numbers(self, pair: _Pair, person: Person) -> list[Evidence]:
        record = self._index.numbers.shown(pair.position)
        subject = person.beside.numbers
        if not subject and not record:
            return []
        own = dict(subject)
        found: list[Evidence] = []
        for kind in NUMBERS:
            mine, theirs = own.get(kind, ""), record.get(kind, "")
            if mine and theirs:
                agreement = compare_numbers(kind, number_key(kind, mine), number_key(kind, theirs))
                weight = round(agreement.bits or 0.0, 3)
                found.append(Evidence(kind, mine, theirs, agreement.level, weight, agreement.because))
            elif mine or theirs:
                found.append(_missing(kind, mine, theirs))
        return found


@lru_cache(maxsize=20_000)
def _missing(kind: FactKind, mine: str, theirs: str) -> Evidence:
    because = Because.RECORD_GIVES_NONE if mine else Because.SUBJECT_GIVES_NONE
    return Evidence(kind, mine, theirs, Level.MISSING, 0.0, because)


def _less_cost(bits: Sequence[float], cost: float) -> list[float]:
    """The bits of the three parts less what their reading costs. What speaks for the pair bears it, each in proportion: a name that
    agrees once it is read otherwise still agrees. What they cannot bear is the surname's."""
    speaking = sum(max(weight, 0.0) for weight in bits)
    borne = min(cost, speaking)
    share = borne / speaking if speaking else 0.0
    left = [weight - max(weight, 0.0) * share for weight in bits]
    return [left[0] - (cost - borne), *left[1:]]


_NOT_EQUAL = frozenset({NameLevel.DIFFERS, NameLevel.FAR, NameLevel.NEAR})


def _turned_round(spelled: Sequence[tuple[str, ...]], recorded: Sequence[str]) -> bool:
    """Father and son: the given name of one is the father's name of the other, both ways (Петро Іванович, Іван Петрович)."""
    given, father = spelled[1], spelled[2]
    if not (given and father and recorded[1] and recorded[2]):
        return False
    return _is_father_of(given[0], recorded[2]) and _is_father_of(recorded[1], father[0])


@lru_cache(maxsize=20_000)
def _is_father_of(name: str, patronymic: str) -> bool:
    keys = keys_of(FactKind.PATRONYMIC, patronymic)
    return any(keys & keys_of(FactKind.PATRONYMIC, made) for made in made_from(name))


@lru_cache(maxsize=50_000)
def _said(
    kind: FactKind,
    words: tuple[str, ...],
    written: str,
    level: int,
    recorded: str,
    shown: str,
    woman: bool,
    nominative: bool,
    cut: bool,
) -> Said:
    if level in (NameLevel.DIFFERS, NameLevel.FAR, NameLevel.INITIAL_DIFFERS):
        if woman:
            return Level.DIFFERS, Because.SURNAME_OF_A_WOMAN, _NOTHING
        if kind is not FactKind.PATRONYMIC:
            return Level.DIFFERS, Because.ANOTHER_NAME, _NOTHING
        arguments = {"sex": "other"} if _is_of_other_child(words[0], recorded) else _NOTHING
        return Level.DIFFERS, Because.ANOTHER_FATHER, arguments
    if level == NameLevel.INITIAL_AGREES:
        return Level.INITIAL, Because.INITIAL_ONLY, _NOTHING
    if level == NameLevel.BY_EAR:
        return Level.CLOSE, Because.BY_EAR, _NOTHING
    keys = keys_of(kind, recorded)
    word = next((word for word in words if keys & keys_of(kind, word)), words[0])
    if level == NameLevel.ALIAS:
        return _alias(kind, word, written, recorded, shown)
    if level == NameLevel.EQUAL:
        if cut and not keys & keys_of(kind, word):
            return Level.CLOSE, Because.LETTERS_DIFFER, {"count": str(max(1, len(recorded) - len(word))), "cut": "end"}
        return _equal(kind, word, written, recorded, shown, nominative)
    mine, theirs = ([key for key in keys_of(kind, one) if key[0] != "="] for one in (word, recorded))
    count = min((OSA.distance(one, other) for one in mine for other in theirs), default=1)
    return Level.CLOSE, Because.LETTERS_DIFFER, {"count": str(max(1, count))}


def _equal(kind: FactKind, word: str, written: str, recorded: str, shown: str, nominative: bool) -> Said:
    mended = mend(written)
    if nominative and mended.text.lower() != word:
        return Level.EQUAL_BY_LANGUAGE, Because.CASE_FORM, _NOTHING
    if _PARTED.sub("", word) == _PARTED.sub("", recorded):
        if mended.changed or mend(shown).changed:
            return Level.SAME, Because.LETTERS_MISREAD, _NOTHING
        return Level.SAME, Because.SAME, _NOTHING
    if _read_alike(word, recorded):
        if _LATIN.search(word) or _LATIN.search(recorded):
            return Level.TRANSLITERATION, Because.ANOTHER_SCRIPT, _NOTHING
        return Level.EQUAL_BY_LANGUAGE, Because.ANOTHER_SPELLING, _NOTHING
    language = language_of_form(word) if kind is FactKind.GIVEN_NAME else language_of_patronymic(word)
    return Level.EQUAL_BY_LANGUAGE, Because.FORM_OF, {"name": shown, "form": written, "language": language}


def _read_alike(word: str, recorded: str) -> bool:
    """Whether the letters themselves read the same, without the tables of names."""
    return bool(keys_of(FactKind.SURNAME, word) & keys_of(FactKind.SURNAME, recorded))


def _alias(kind: FactKind, word: str, written: str, recorded: str, shown: str) -> Said:
    if kind is FactKind.GIVEN_NAME:
        for one, other, short in ((word, recorded, written), (recorded, word, shown)):
            classes = short_for(one) & (short_for(other) | keys_of(kind, other))
            if classes:
                full = full_name_of(min(classes))
                return Level.EQUAL_BY_LANGUAGE, Because.DIMINUTIVE, {"short": short, "full": full}
    if kind is FactKind.PATRONYMIC:
        arguments = {"name": shown, "form": written, "language": _form_of_father(word, recorded)}
        return Level.EQUAL_BY_LANGUAGE, Because.FORM_OF, arguments
    if _PARTED.search(word) or _PARTED.search(recorded):
        return Level.CLOSE, Because.HALF_OF_DOUBLE, _NOTHING
    arguments = {"sex": "other"} if are_of_two_sexes(word, recorded) else _NOTHING
    return Level.EQUAL_BY_LANGUAGE, Because.ANOTHER_SPELLING, arguments


def _is_of_other_child(word: str, recorded: str) -> bool:
    """Whether two patronymics are a son's and a daughter's of one father: Петрович, Петрівна."""
    of_two = (is_mans(word) and is_womans(recorded)) or (is_womans(word) and is_mans(recorded))
    return of_two and bool(fathers_of(word) & fathers_of(recorded))


def _form_of_father(word: str, recorded: str) -> str:
    if is_turkic(word) != is_turkic(recorded):
        return "turkic"
    return language_of_patronymic(word)


def _birth(pair: _Pair, person: Person) -> tuple[Evidence, ...]:
    mine, theirs = person.birth, _date(pair.date)
    if mine is None or theirs is None:
        if mine is None and theirs is None:
            return ()
        return (_missing(FactKind.BIRTH_DATE, person.birth_shown if mine else "", _shown(pair.date)),)
    level, because, arguments = _date_said(pair.date_level, mine, theirs)
    if pair.date_told:
        arguments = {**arguments, "told_by": FactKind.TAX_NUMBER.value}
    weight = round(pair.date_bits, 3)
    shown = _shown(pair.date)
    return (
        Evidence(FactKind.BIRTH_DATE, person.birth_shown, shown, level, weight, because, arguments, pair.date_one_in),
    )


@lru_cache(maxsize=20_000)
def _shown(number: int) -> str:
    date = _date(number)
    return date.shown() if date else ""


@lru_cache(maxsize=20_000)
def _date(number: int) -> PartialDate | None:
    return unpacked(number)


_DATE_LEVELS: Mapping[int, tuple[Level, Because]] = {
    DateLevel.SAME: (Level.SAME, Because.SAME),
    DateLevel.SWAPPED: (Level.CLOSE, Because.DAY_AND_MONTH_SWAPPED),
    DateLevel.FIRST_OF_JANUARY: (Level.CLOSE, Because.SAME_YEAR_FIRST_OF_JANUARY),
    DateLevel.SAME_YEAR: (Level.DIFFERS, Because.SAME_YEAR),
    DateLevel.YEAR_SAME: (Level.CLOSE, Because.YEAR_ONLY_SAME),
    DateLevel.MONTH_SAME: (Level.CLOSE, Because.YEAR_AND_MONTH_SAME),
}


def _date_said(level: int, mine: PartialDate, theirs: PartialDate) -> Said:
    if level == DateLevel.TWO_OF_THREE:
        return Level.DIFFERS, Because.TWO_OF_THREE_PARTS, {"part": _part_that_differs(mine, theirs)}
    plain = _DATE_LEVELS.get(level)
    if plain:
        return *plain, _NOTHING
    if level == DateLevel.ONE_DIGIT:
        differing = sum(one != other for one, other in zip(mine.shown(), theirs.shown(), strict=True))
        return Level.CLOSE, Because.ONE_DIGIT if differing == 1 else Because.DIGITS_EXCHANGED, _NOTHING
    if level == DateLevel.ONE_DAY:
        return Level.CLOSE, Because.DAYS_APART, {"days": "1"}
    if level in (DateLevel.ONE_YEAR, DateLevel.TEN_YEARS, DateLevel.YEAR_NEAR):
        return Level.CLOSE, Because.YEARS_APART, {"years": str(abs(mine.year - theirs.year) or 1)}
    return Level.DIFFERS, Because.ANOTHER_DATE, _NOTHING


def _part_that_differs(mine: PartialDate, theirs: PartialDate) -> str:
    if mine.year != theirs.year:
        return "year"
    return "month" if mine.month != theirs.month else "day"


def _days(mine: str, theirs: str) -> Mapping[str, str]:
    days = abs((PartialDate.parse(mine).first_day() - PartialDate.parse(theirs).first_day()).days)
    return {"days": str(days)}
