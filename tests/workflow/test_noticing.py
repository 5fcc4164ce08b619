"""Noticing: what a person must see of a row and of the records it meets, each with what it rests on."""

from dataclasses import replace

import pytest

from verifier_gui.domain.candidates import Because, Candidate, Evidence, Level
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.findings import Finding, FindingKind
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId
from verifier_gui.domain.language import Language, speak
from verifier_gui.domain.lists import Basis, ListAttributes, ListRole, Side, Status
from verifier_gui.phrases import findings as finding_phrases
from verifier_gui.phrases.findings import sentence
from verifier_gui.workflow.noticing import POSSIBLE, Met, notice

LIST = ListAttributes("Запит", ListRole.TO_VERIFY, Side.OURS, as_of="2025-05-01")
REGISTRY = ListAttributes("Реєстр А", ListRole.REGISTRY, Side.OURS, default_status=Status.CAPTIVE)
RETURNED = ListAttributes("Обмін", ListRole.RETURNED, Side.OURS, exchange_on="2024-01-03")
DECEASED = ListAttributes("Загиблі", ListRole.DECEASED, Side.OURS, default_basis=Basis.DNA)
HOLD = ListAttributes("Призупинені", ListRole.HOLD, Side.OURS)


def person(**values: str) -> Facts:
    precision = {"birth_date": {4: "year", 7: "month", 10: "day"}}
    return Facts.of(
        [
            Fact(
                FactKind(name.replace("_", "-")),
                value,
                value,
                precision=precision.get(name, {}).get(len(value), "") if name == "birth_date" else "",
            )
            for name, value in values.items()
        ]
    )


IVAN = person(surname="Шевченко", given_name="Іван", patronymic="Іванович", birth_date="1989-03-12")


def record(
    attributes: ListAttributes,
    probability: float,
    facts: Facts = IVAN,
    row: int = 7,
    levels: dict[FactKind, Level] | None = None,
    because: Because = Because.SAME,
    by_hand: bool = False,
) -> Met:
    evidence = tuple(Evidence(kind, "а", "б", level, 1.0, because) for kind, level in (levels or {}).items())
    key = RecordKey(f"{row:064x}")
    candidate = Candidate(key, ListId(attributes.name), RevisionId("r"), row, probability, 1.0, evidence)
    return Met(candidate, attributes, lambda: facts, by_hand)


def kinds(facts: Facts, *met: Met, attributes: ListAttributes = LIST) -> list[FindingKind]:
    return [finding.kind for finding in notice(facts, attributes, met)]


def test_a_person_of_whom_nothing_is_odd_has_no_finding():
    assert kinds(IVAN, record(REGISTRY, 0.99)) == []


@pytest.mark.parametrize(
    ("attributes", "kind"),
    [
        (RETURNED, FindingKind.ALREADY_RETURNED),
        (DECEASED, FindingKind.DECEASED),
        (HOLD, FindingKind.ON_HOLD),
    ],
)
def test_a_possible_record_of_the_returned_deceased_or_held_is_a_stop(attributes, kind):
    (finding,) = notice(IVAN, LIST, [record(attributes, POSSIBLE)])
    assert (finding.kind, finding.is_stop, finding.rests_on) == (kind, True, (f"{7:064x}",))
    assert kinds(IVAN, record(attributes, POSSIBLE - 0.01)) == []
    assert kinds(IVAN, record(attributes, 0.0, by_hand=True)) == [kind]


def test_a_status_of_its_own_outweighs_that_of_its_list():
    assert kinds(IVAN, record(REGISTRY, 0.9, person(status="deceased"))) == [FindingKind.DECEASED]
    assert kinds(IVAN, record(RETURNED, 0.9, person(status="captive"))) == []


@pytest.mark.parametrize(
    ("captured", "kind"),
    [
        ("2024-06-01", FindingKind.RECAPTURED),
        ("2024", FindingKind.ALREADY_RETURNED),
        ("2023-06-01", FindingKind.ALREADY_RETURNED),
        ("", FindingKind.ALREADY_RETURNED),
    ],
)
def test_only_a_capture_certainly_after_the_return_lifts_the_stop(captured, kind):
    facts = person(surname="Шевченко", captured_on=captured) if captured else person(surname="Шевченко")
    assert kinds(facts, record(RETURNED, 0.9)) == [kind]


def test_a_return_says_what_the_dates_tell_where_the_list_gives_a_capture():
    facts = person(surname="Шевченко", captured_on="2022-05-27")
    (stop,) = notice(facts, LIST, [record(RETURNED, 0.9, person(status_date="2024-01-03"))])
    assert stop.details["captured"] == "2022-05-27"
    assert "captured 27.05.2022, not after that exchange" in sentence(stop)
    assert "Check the date" not in sentence(stop)
    (unknown,) = notice(person(surname="Шевченко"), LIST, [record(RETURNED, 0.9)])
    assert sentence(unknown).endswith("Check the date of capture.")


def test_the_day_of_return_that_a_record_gives_outweighs_that_of_its_exchange():
    facts = person(surname="Шевченко", captured_on="2024-06-01")
    assert kinds(facts, record(RETURNED, 0.9, person(status_date="2024-09-01"))) == [FindingKind.ALREADY_RETURNED]


def test_registries_that_say_captive_and_deceased_of_likely_records_contradict_one_another():
    dead = record(REGISTRY, 0.9, person(status="deceased"), row=8)
    found = notice(IVAN, LIST, [record(REGISTRY, 0.9), dead])
    assert [finding.kind for finding in found] == [FindingKind.DECEASED, FindingKind.REGISTRIES_CONTRADICT]
    assert FindingKind.REGISTRIES_CONTRADICT not in kinds(IVAN, record(REGISTRY, 0.4), dead)


def test_a_namesake_of_another_birth_date_in_the_same_registry_is_noticed():
    names = {
        FactKind.SURNAME: Level.SAME,
        FactKind.GIVEN_NAME: Level.EQUAL_BY_LANGUAGE,
        FactKind.PATRONYMIC: Level.SAME,
    }
    one = record(REGISTRY, 0.9, person(birth_date="1989-03-12"), 7, names)
    other = record(REGISTRY, 0.01, person(birth_date="1970-01-01"), 8, names)
    assert kinds(IVAN, one, other) == [FindingKind.NAMESAKE]
    same_date = record(REGISTRY, 0.01, person(birth_date="1989-03-12"), 8, names)
    assert kinds(IVAN, one, same_date) == []
    another_list = ListAttributes("Реєстр Б", ListRole.REGISTRY, Side.OURS)
    assert kinds(IVAN, one, record(another_list, 0.01, person(birth_date="1970-01-01"), 8, names)) == []


@pytest.mark.parametrize(
    ("levels", "kind"),
    [
        ({FactKind.SURNAME: Level.SAME, FactKind.PATRONYMIC: Level.SAME, FactKind.GIVEN_NAME: Level.DIFFERS}, True),
        ({FactKind.SURNAME: Level.SAME, FactKind.PATRONYMIC: Level.SWAPPED, FactKind.GIVEN_NAME: Level.SWAPPED}, True),
        ({FactKind.SURNAME: Level.DIFFERS, FactKind.PATRONYMIC: Level.SAME, FactKind.GIVEN_NAME: Level.DIFFERS}, False),
    ],
)
def test_brothers_and_fathers_turned_round_are_family_traps(levels, kind):
    assert (kinds(IVAN, record(REGISTRY, 0.3, IVAN, 7, levels)) == [FindingKind.FAMILY_TRAP]) is kind


def test_a_former_surname_is_noticed_where_the_record_may_be_the_person():
    levels = {FactKind.SURNAME: Level.SAME}
    assert kinds(IVAN, record(REGISTRY, 0.5, IVAN, 7, levels, Because.FORMER_SURNAME)) == [FindingKind.FORMER_SURNAME]
    assert kinds(IVAN, record(REGISTRY, 0.01, IVAN, 7, levels, Because.FORMER_SURNAME)) == []


@pytest.mark.parametrize(
    ("born", "expected"),
    [
        ("1989-03-12", []),
        ("1989-03", [FindingKind.DATE_PARTIAL]),
        ("1989", [FindingKind.DATE_PARTIAL]),
        ("2007-05-01", []),
        ("2007-05-02", [FindingKind.CHILD]),
        ("2007", [FindingKind.DATE_PARTIAL, FindingKind.CHILD]),
        ("2026-01-01", [FindingKind.AGE_IMPOSSIBLE]),
        ("1901-01-01", [FindingKind.AGE_IMPOSSIBLE]),
    ],
)
def test_an_age_is_reckoned_on_the_day_of_the_list_and_in_doubt_a_child_is_said(born, expected):
    assert kinds(person(birth_date=born)) == expected


def test_a_list_without_its_day_tells_no_age():
    assert kinds(person(birth_date="2020-01-01"), attributes=ListAttributes("З", ListRole.TO_VERIFY, Side.OURS)) == []


def test_a_date_that_no_calendar_has_is_said_with_its_text():
    (finding,) = notice(Facts.of([Fact(FactKind.BIRTH_DATE, "31.02.1989", "")]), LIST, [])
    assert (finding.kind, finding.details["text"]) == (FindingKind.DATE_IMPOSSIBLE, "31.02.1989")


@pytest.mark.parametrize("text", ["н/д", " Н/Д ", "—", "?", "невідомо", ""])
def test_a_word_for_no_data_is_no_impossible_date(text):
    assert notice(Facts.of([Fact(FactKind.BIRTH_DATE, text, "")]), LIST, []) == ()


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"tax_number": "3257800116"}, None),
        ({"tax_number": "3257800111"}, FindingKind.TAX_NUMBER_WRONG),
        ({"tax_number": "325780011"}, FindingKind.TAX_NUMBER_WRONG),
        ({"tax_number": "3257800116", "birth_date": "1950-01-01"}, FindingKind.TAX_NUMBER_AGAINST_DATE),
        ({"tax_number": "3257800116", "birth_date": "1989"}, FindingKind.DATE_PARTIAL),
        ({"tax_number": "3257800116", "sex": "female"}, FindingKind.TAX_NUMBER_AGAINST_SEX),
        ({"tax_number": "3257800116", "patronymic": "Іванівна"}, FindingKind.TAX_NUMBER_AGAINST_SEX),
        ({"tax_number": "3257800116", "sex": "male"}, None),
    ],
)
def test_a_tax_number_is_held_against_its_own_digits_the_date_and_the_sex(values, expected):
    assert kinds(person(**values)) == ([expected] if expected else [])


def test_a_patronymic_at_odds_with_the_sex_given_is_noticed():
    assert kinds(person(sex="male", patronymic="Іванівна")) == [FindingKind.PATRONYMIC_AGAINST_SEX]


def test_letters_of_two_scripts_are_shown_as_they_came_and_as_they_were_read():
    (finding,) = notice(person(surname="Шeвченко"), LIST, [])
    assert finding.kind is FindingKind.MIXED_SCRIPTS
    assert finding.details == {"text": "Шeвченко", "read": "Шевченко"}


def test_what_turns_the_writing_round_is_told_by_its_code_point_and_turns_nothing_round():
    (finding,) = notice(person(surname="Шев\u202eченко"), LIST, [])
    assert finding.kind is FindingKind.INVISIBLE_CHARACTERS
    assert sentence(finding) == "In “Шев⟨U+202E⟩ченко”."
    stops = notice(IVAN, LIST, [record(DECEASED, 0.9, person(surname="Шев\u202eченко"))])
    assert "\u202e" not in sentence(stops[0])


@pytest.mark.parametrize(
    ("part", "because", "expected"),
    [
        (FactKind.GIVEN_NAME, Because.ANOTHER_NAME, [FindingKind.ONE_NUMBER_TWO_NAMES]),
        (FactKind.SURNAME, Because.ANOTHER_NAME, [FindingKind.ONE_NUMBER_TWO_NAMES]),
        (FactKind.SURNAME, Because.SURNAME_OF_A_WOMAN, []),
    ],
)
def test_one_number_with_two_names_is_told_but_for_a_woman_who_married(part, because, expected):
    met = record(REGISTRY, 0.9, levels={part: Level.DIFFERS}, because=because)
    same = Evidence(FactKind.TAX_NUMBER, "1", "1", Level.SAME, 20.0, Because.SAME)
    numbered = replace(met, candidate=replace(met.candidate, evidence=(*met.candidate.evidence, same)))
    assert kinds(IVAN, numbered) == expected
    assert kinds(IVAN, met) == []


def test_stops_come_first_and_nothing_is_said_twice():
    twice = Finding(FindingKind.TWICE_ON_LIST, ("s",), {"number": "2", "name": "x"})
    met = record(RETURNED, 0.9)
    found = notice(person(birth_date="1989"), LIST, [met, met], [twice, twice])
    assert [finding.kind for finding in found] == [
        FindingKind.ALREADY_RETURNED,
        FindingKind.TWICE_ON_LIST,
        FindingKind.DATE_PARTIAL,
    ]


def test_a_finding_is_said_in_the_language_that_is_spoken_when_it_is_read():
    met = [record(DECEASED, 0.9), record(REGISTRY, 0.9, person(status="missing"), row=8)]
    found = notice(IVAN, LIST, met)
    assert "(basis: DNA)" in finding_phrases.sentence(found[0])
    english = [finding_phrases.sentence(finding) for finding in found]
    speak(Language.UKRAINIAN)
    assert "ДНК" in finding_phrases.sentence(found[0])
    assert notice(IVAN, LIST, met) == found
    speak(Language.ENGLISH)
    assert [finding_phrases.sentence(finding) for finding in found] == english


@pytest.mark.parametrize(
    ("cell", "value", "status"),
    [
        ("у полоні", "captive", Status.CAPTIVE),
        ("обмін 09.24?", "", None),
        ("  ", "", Status.MISSING),
        (None, "", Status.MISSING),
    ],
)
def test_a_lists_default_status_is_for_rows_that_say_nothing(cell, value, status):
    facts = Facts.of([Fact(FactKind.STATUS, cell, value)] if cell is not None else [])
    attributes = ListAttributes("Реєстр", ListRole.REGISTRY, Side.OURS, default_status=Status.MISSING)
    assert record(attributes, 0.9, facts).status is status
