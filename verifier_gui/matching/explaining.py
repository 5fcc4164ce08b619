"""Says of one pair, field by field, how it agrees, what that weighs and why. Only what is kept is explained."""

import re
from collections.abc import Mapping

from rapidfuzz.distance import OSA

from verifier_gui.domain.candidates import Because, Evidence, Level
from verifier_gui.domain.dates import PartialDate
from verifier_gui.domain.facts import FactKind
from verifier_gui.matching.birth_dates import unpacked
from verifier_gui.matching.index import PARTS, RegistryIndex, facets_of
from verifier_gui.matching.levels import DateLevel, NameLevel
from verifier_gui.matching.people import FORMER_COST, NameReading, Person
from verifier_gui.matching.scoring import PartScore, Scored, agreements
from verifier_gui.matching.spellings import Spelling, spelling
from verifier_gui.names.equivalents import full_name_of, language_of_form, language_of_patronymic, short_for
from verifier_gui.names.folding import mend
from verifier_gui.names.patronymic_endings import made_from
from verifier_gui.names.sex import Sex

Said = tuple[Level, Because, Mapping[str, str]]

_SHOWN = {
    "rank": ("rank_shown", FactKind.RANK),
    "unit": ("unit_shown", FactKind.UNIT),
    "region": ("region_shown", FactKind.REGION),
    "captured_on": ("captured_on", FactKind.CAPTURED_ON),
    "captured_at": ("captured_at", FactKind.CAPTURED_AT),
    "told_sex": ("told_sex", FactKind.SEX),
    "tax_number": ("tax_number", FactKind.TAX_NUMBER),
}


def explain(
    person: Person, scored: Scored, place: int, index: RegistryIndex, *, weighed_in: RegistryIndex | None = None
) -> tuple[Evidence, ...]:
    """The evidence of the pair of `person` and the row kept at `place`. The weights are of `weighed_in` where the row's own index
    is not the registry's."""
    position = int(scored.positions[place])
    number = int(scored.readings[place])
    reading, parts = person.readings[number], scored.parts[number]
    registry = weighed_in or index
    evidence = [
        *_names(person, reading, parts, position, index, registry),
        *_birth(person, scored, position, index, registry),
        *_rest(person, position, index, registry),
    ]
    return tuple(evidence)


def _names(
    person: Person,
    reading: NameReading,
    parts: tuple[PartScore | None, ...],
    position: int,
    index: RegistryIndex,
    registry: RegistryIndex,
) -> list[Evidence]:
    spelled = (reading.surname, reading.given_name, reading.patronymic)
    found: list[Evidence] = []
    recorded = [index.columns[kind].values[int(index.ids[kind][position])] for kind in PARTS]
    turned = _turned_round(spelled, recorded)
    for place, kind in enumerate(PARTS):
        shown = index.facet(f"{kind.replace('-', '_')}_shown", position)
        part = parts[place]
        if part is None or not recorded[place]:
            if part is not None or recorded[place]:
                because = Because.SUBJECT_GIVES_NONE if part is None else Because.RECORD_GIVES_NONE
                found.append(Evidence(kind, reading.as_written[place], shown, Level.MISSING, 0.0, because))
            continue
        value, penalty, former = _value(kind, part, position, index)
        level = NameLevel(int(part.levels[value]))
        one_in = 0
        weight = float(part.bits[level]) - penalty - (reading.cost if place == 0 else 0.0)
        if level in (NameLevel.EQUAL, NameLevel.ALIAS):
            one_in = registry.columns[kind].one_in(part.of_registry, level)
        if turned and place > 0 and level in (NameLevel.DIFFERS, NameLevel.FAR, NameLevel.NEAR):
            other = FactKind.PATRONYMIC if kind is FactKind.GIVEN_NAME else FactKind.GIVEN_NAME
            said: Said = (Level.SWAPPED, Because.ANOTHER_PART, {"part": other.value})
        else:
            said = _said(
                person,
                reading,
                kind,
                spelled[place],
                reading.as_written[place],
                NameLevel.NEAR if level is NameLevel.FAR and weight > 0 else level,
                index.columns[kind].values[value],
                shown,
            )
        if former and level is not NameLevel.DIFFERS:
            said = (said[0], Because.FORMER_SURNAME, {})
            shown = index.columns[kind].values[value].title()
        found.append(
            Evidence(kind, reading.as_written[place], shown, said[0], round(weight, 3), said[1], said[2], one_in)
        )
    return found


def _value(kind: FactKind, part: PartScore, position: int, index: RegistryIndex) -> tuple[int, float, bool]:
    """(value of the record that agrees best, what it costs, whether it is a former surname)"""
    value = int(index.ids[kind][position])
    best, penalty, former = float(part.bits[part.levels[value]]), 0.0, False
    if kind is FactKind.SURNAME and len(index.former):
        for other in index.former[index.former[:, 0] == position, 1].tolist():
            bits = float(part.bits[part.levels[other]]) - FORMER_COST
            if bits > best:
                value, best, penalty, former = other, bits, FORMER_COST, True
    return value, penalty, former


def _turned_round(spelled: tuple[tuple[str, ...], ...], recorded: list[str]) -> bool:
    """Father and son: the given name of one is the father's name of the other, both ways (Петро Іванович, Іван Петрович)."""
    given, father = spelled[1], spelled[2]
    if not (given and father and recorded[1] and recorded[2]):
        return False

    def is_father_of(name: str, patronymic: str) -> bool:
        keys = spelling(FactKind.PATRONYMIC, patronymic).keys
        return any(spelling(FactKind.PATRONYMIC, made).keys & keys for made in made_from(name))

    mine, theirs = spelling(FactKind.GIVEN_NAME, given[0]).keys, spelling(FactKind.GIVEN_NAME, recorded[1]).keys
    if mine & theirs:
        return False
    return is_father_of(given[0], recorded[2]) and is_father_of(recorded[1], father[0])


def _is_latin(word: str) -> bool:
    return bool(re.search(r"[a-z]", word.lower()))


def _said(
    person: Person,
    reading: NameReading,
    kind: FactKind,
    words: tuple[str, ...],
    written: str,
    level: NameLevel,
    recorded: str,
    shown: str,
) -> Said:
    word = next((word for word in words if spelling(kind, word).keys & spelling(kind, recorded).keys), words[0])
    mine, theirs = spelling(kind, word), spelling(kind, recorded)
    if level is NameLevel.EQUAL:
        if reading.cut is kind and not mine.keys & theirs.keys:
            return Level.CLOSE, Because.LETTERS_DIFFER, {"count": str(max(1, len(recorded) - len(word)))}
        return _equal(reading, kind, word, written, recorded, shown, mine, theirs)
    if level is NameLevel.ALIAS:
        return _alias(kind, word, written, recorded, shown)
    if level is NameLevel.BY_EAR:
        return Level.CLOSE, Because.BY_EAR, {}
    if level in (NameLevel.CLOSE, NameLevel.NEAR):
        count = min((OSA.distance(one, other) for one in mine.letters for other in theirs.letters), default=1)
        return Level.CLOSE, Because.LETTERS_DIFFER, {"count": str(max(1, count))}
    if level is NameLevel.INITIAL_AGREES:
        return Level.INITIAL, Because.INITIAL_ONLY, {}
    if kind is FactKind.SURNAME and person.sex is Sex.FEMALE:
        return Level.DIFFERS, Because.SURNAME_OF_A_WOMAN, {}
    return Level.DIFFERS, Because.ANOTHER_FATHER if kind is FactKind.PATRONYMIC else Because.ANOTHER_NAME, {}


def _equal(
    reading: NameReading,
    kind: FactKind,
    word: str,
    written: str,
    recorded: str,
    shown: str,
    mine: Spelling,
    theirs: Spelling,
) -> Said:
    if word == recorded:
        if reading.nominative and mend(written).text.lower() != recorded:
            return Level.EQUAL_BY_LANGUAGE, Because.CASE_FORM, {}
        if mend(written).changed or mend(shown).changed:
            return Level.SAME, Because.LETTERS_MISREAD, {}
        return Level.SAME, Because.SAME, {}
    if reading.nominative and mend(written).text.lower() != word:
        return Level.EQUAL_BY_LANGUAGE, Because.CASE_FORM, {}
    if mine.letters & theirs.letters and (kind is FactKind.SURNAME or _read_alike(kind, word, recorded)):
        if _is_latin(word) != _is_latin(recorded) or _is_latin(word):
            return Level.TRANSLITERATION, Because.ANOTHER_SCRIPT, {}
        return Level.EQUAL_BY_LANGUAGE, Because.ANOTHER_SPELLING, {}
    language = language_of_form(word) if kind is FactKind.GIVEN_NAME else language_of_patronymic(word)
    return Level.EQUAL_BY_LANGUAGE, Because.FORM_OF, {"name": shown, "form": written, "language": language}


def _read_alike(kind: FactKind, word: str, recorded: str) -> bool:
    """Whether the letters themselves read the same, without the tables of names."""
    return bool(spelling(FactKind.SURNAME, word).letters & spelling(FactKind.SURNAME, recorded).letters)


def _alias(kind: FactKind, word: str, written: str, recorded: str, shown: str) -> Said:
    if kind is FactKind.GIVEN_NAME:
        for one, other, short in ((word, recorded, written), (recorded, word, shown)):
            classes = short_for(one) & (spelling(kind, other).keys | short_for(other))
            if classes:
                full = full_name_of(min(classes))
                return Level.EQUAL_BY_LANGUAGE, Because.DIMINUTIVE, {"short": short, "full": full}
    if kind is FactKind.PATRONYMIC:
        return (
            Level.EQUAL_BY_LANGUAGE,
            Because.FORM_OF,
            {
                "name": shown,
                "form": written,
                "language": language_of_patronymic(word),
            },
        )
    if re.search(r"[\s-]", word) or re.search(r"[\s-]", recorded):
        return Level.CLOSE, Because.HALF_OF_DOUBLE, {}
    return Level.EQUAL_BY_LANGUAGE, Because.ANOTHER_SPELLING, {}


def _birth(
    person: Person, scored: Scored, position: int, index: RegistryIndex, registry: RegistryIndex
) -> list[Evidence]:
    theirs = unpacked(int(index.dates[position]))
    mine = person.birth
    shown = theirs.shown() if theirs else ""
    if mine is None or theirs is None:
        if mine is None and theirs is None:
            return []
        because = Because.SUBJECT_GIVES_NONE if mine is None else Because.RECORD_GIVES_NONE
        return [Evidence(FactKind.BIRTH_DATE, person.birth_shown, shown, Level.MISSING, 0.0, because)]
    level = DateLevel(int(scored.date_levels[index.birth_dates.of_rows[position]]))
    agreement, because, arguments = _date_said(level, mine, theirs)
    one_in = 0
    if level is DateLevel.SAME:
        by_level = registry.birth_dates.rows_at(scored.date_levels_of_registry)
        one_in = round(float(by_level[1:].sum()) / max(1.0, float(by_level[level])))
    return [
        Evidence(
            FactKind.BIRTH_DATE,
            person.birth_shown,
            shown,
            agreement,
            round(float(scored.date_bits[level]), 3),
            because,
            arguments,
            one_in,
        )
    ]


def _date_said(level: DateLevel, mine: PartialDate, theirs: PartialDate) -> Said:
    years = str(abs(mine.year - theirs.year))
    if level is DateLevel.ONE_DIGIT:
        differing = sum(one != other for one, other in zip(mine.shown(), theirs.shown(), strict=True))
        return Level.CLOSE, Because.ONE_DIGIT if differing == 1 else Because.DIGITS_EXCHANGED, {}
    plain: Mapping[DateLevel, Said] = {
        DateLevel.SAME: (Level.SAME, Because.SAME, {}),
        DateLevel.SWAPPED: (Level.CLOSE, Because.DAY_AND_MONTH_SWAPPED, {}),
        DateLevel.ONE_YEAR: (Level.CLOSE, Because.YEARS_APART, {"years": years}),
        DateLevel.TEN_YEARS: (Level.CLOSE, Because.YEARS_APART, {"years": years}),
        DateLevel.ONE_DAY: (Level.CLOSE, Because.DAYS_APART, {"days": "1"}),
        DateLevel.TWO_OF_THREE: (Level.DIFFERS, Because.TWO_OF_THREE_PARTS, {}),
        DateLevel.FIRST_OF_JANUARY: (Level.CLOSE, Because.SAME_YEAR_FIRST_OF_JANUARY, {}),
        DateLevel.SAME_YEAR: (Level.DIFFERS, Because.SAME_YEAR, {}),
        DateLevel.YEAR_SAME: (Level.CLOSE, Because.YEAR_ONLY_SAME, {}),
        DateLevel.YEAR_NEAR: (Level.CLOSE, Because.YEARS_APART, {"years": years if years != "0" else "1"}),
        DateLevel.MONTH_SAME: (Level.CLOSE, Because.YEAR_AND_MONTH_SAME, {}),
    }
    return plain.get(level, (Level.DIFFERS, Because.ANOTHER_DATE, {}))


def _rest(person: Person, position: int, index: RegistryIndex, registry: RegistryIndex) -> list[Evidence]:
    subject = facets_of(person)
    record = {name: index.facet(name, position) for name in subject}
    found: list[Evidence] = []
    compared = {name: (agreement, bits) for name, agreement, bits, _ in agreements(subject, record, registry)}
    for name, (shown, kind) in _SHOWN.items():
        mine, theirs = subject[shown], record[shown]
        if name in compared:
            agreement, bits = compared[name]
            arguments = _days(mine, theirs) if agreement.because is Because.DAYS_APART else dict[str, str]()
            level, because = agreement.level, agreement.because
            if level is Level.SAME and kind in (FactKind.RANK, FactKind.REGION) and mine.lower() != theirs.lower():
                level, because = Level.EQUAL_BY_LANGUAGE, Because.ANOTHER_SPELLING
            found.append(Evidence(kind, mine, theirs, level, round(bits, 3), because, arguments))
        elif mine or theirs:
            because = Because.RECORD_GIVES_NONE if mine else Because.SUBJECT_GIVES_NONE
            found.append(Evidence(kind, mine, theirs, Level.MISSING, 0.0, because))
    return found + _documents(subject["documents"], record["documents"], compared)


def _days(mine: str, theirs: str) -> Mapping[str, str]:
    days = abs((PartialDate.parse(mine).first_day() - PartialDate.parse(theirs).first_day()).days)
    return {"days": str(days)}


def _documents(subject: str, record: str, compared: Mapping[str, tuple[object, float]]) -> list[Evidence]:
    mine = dict(part.split(":", 1) for part in subject.split(" ") if part)
    theirs = dict(part.split(":", 1) for part in record.split(" ") if part)
    found: list[Evidence] = []
    for kind in sorted(mine.keys() | theirs.keys()):
        one, other = mine.get(kind, ""), theirs.get(kind, "")
        bits = compared[kind][1] if kind in compared else 0.0
        if one and other:
            level, because = (Level.SAME, Because.SAME) if one == other else (Level.DIFFERS, Because.ANOTHER_VALUE)
        else:
            level, because = Level.MISSING, Because.RECORD_GIVES_NONE if one else Because.SUBJECT_GIVES_NONE
        found.append(Evidence(FactKind(kind), one, other, level, round(bits, 3), because))
    return found
