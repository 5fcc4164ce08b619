"""Every field says how it agrees, and why, in the terms of the language."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people_of_tests import FATHERS, GIVEN, SURNAMES, crowd, of_field, person, registry

from verifier_gui.domain.candidates import Because, Evidence, Level
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.matching.engine import compare, find_candidates
from verifier_gui.progress import Progress

INDEX = registry(crowd())


def evidence(subject: Facts, record: Facts) -> tuple[Evidence, ...]:
    return compare(subject, record, INDEX)


@pytest.mark.parametrize(
    ("subject", "record", "field", "level", "because"),
    [
        ("Ткачук Іван Петрович", "ТКАЧУК Іван Петрович", FactKind.SURNAME, Level.SAME, Because.SAME),
        (
            "Ткачук Николай Петрович",
            "Ткачук Микола Петрович",
            FactKind.GIVEN_NAME,
            Level.EQUAL_BY_LANGUAGE,
            Because.FORM_OF,
        ),
        (
            "Ткачук Коля Петрович",
            "Ткачук Микола Петрович",
            FactKind.GIVEN_NAME,
            Level.EQUAL_BY_LANGUAGE,
            Because.DIMINUTIVE,
        ),
        (
            "Винницкий Іван Ильич",
            "Вінницький Іван Ілліч",
            FactKind.SURNAME,
            Level.EQUAL_BY_LANGUAGE,
            Because.ANOTHER_SPELLING,
        ),
        (
            "Винницкий Іван Яковлевич",
            "Вінницький Іван Якович",
            FactKind.PATRONYMIC,
            Level.EQUAL_BY_LANGUAGE,
            Because.FORM_OF,
        ),
        (
            "Tkachuk Ivan Petrovych",
            "Ткачук Іван Петрович",
            FactKind.SURNAME,
            Level.TRANSLITERATION,
            Because.ANOTHER_SCRIPT,
        ),
        ("Ткочук Іван Петрович", "Ткачук Іван Петрович", FactKind.SURNAME, Level.CLOSE, Because.BY_EAR),
        ("Ткамук Іван Петрович", "Ткачук Іван Петрович", FactKind.SURNAME, Level.CLOSE, Because.LETTERS_DIFFER),
        ("Ткачyк Іван Петрович", "Ткачук Іван Петрович", FactKind.SURNAME, Level.SAME, Because.LETTERS_MISREAD),
        ("Ткачук І. Петрович", "Ткачук Іван Петрович", FactKind.GIVEN_NAME, Level.INITIAL, Because.INITIAL_ONLY),
        ("Ткачук Іван Петрович", "Ткачук Іван Олегович", FactKind.PATRONYMIC, Level.DIFFERS, Because.ANOTHER_FATHER),
        ("Ткачук Іван Петрович", "Ткачук Роман Петрович", FactKind.GIVEN_NAME, Level.DIFFERS, Because.ANOTHER_NAME),
        ("Ткачук Іван Петрович", "Ткачук Петро Іванович", FactKind.GIVEN_NAME, Level.SWAPPED, Because.ANOTHER_PART),
        (
            "Ткачука Івана Петровича",
            "Ткачук Іван Петрович",
            FactKind.SURNAME,
            Level.EQUAL_BY_LANGUAGE,
            Because.CASE_FORM,
        ),
        ("Іванова Олена Петрівна", "Шмідт Олена Петрівна", FactKind.SURNAME, Level.DIFFERS, Because.SURNAME_OF_A_WOMAN),
        ("Ткачук Іван", "Ткачук Іван Петрович", FactKind.PATRONYMIC, Level.MISSING, Because.SUBJECT_GIVES_NONE),
        ("Ткачук-Мороз Іван Петрович", "Ткачук Іван Петрович", FactKind.SURNAME, Level.CLOSE, Because.HALF_OF_DOUBLE),
    ],
)
def test_a_part_of_the_name_says_how_it_agrees(
    subject: str, record: str, field: FactKind, level: Level, because: Because
) -> None:
    found = of_field(evidence(person(subject), person(record)), field)
    assert (found.level, found.because) == (level, because)


@pytest.mark.parametrize(
    ("subject", "record", "field", "arguments"),
    [
        ("Ткачук Іван Владимирович", "Ткачук Іван Володимирович", FactKind.PATRONYMIC, {"language": "ru"}),
        ("Ткачук Іван Мамедович", "=Ткачук Іван Мамед огли", FactKind.PATRONYMIC, {"language": "turkic"}),
        ("Асанов Бакыт Токтогулович", "=Асанов Бакыт Токтогул уулу", FactKind.PATRONYMIC, {"language": "turkic"}),
        ("Каримов Отабек Анварович", "=Karimov Otabek Anvar oʻgʻli", FactKind.PATRONYMIC, {"language": "turkic"}),
        ("Ахметова Айгуль Сериковна", "=Ахметова Айгүл Серік қызы", FactKind.PATRONYMIC, {"language": "turkic"}),
        ("Ткачук Іван Петрович", "Ткачук Іван Петрівна", FactKind.PATRONYMIC, {"sex": "other"}),
        ("Зелінський Іван", "Зелінська Іван", FactKind.SURNAME, {"sex": "other"}),
        ("Романів Іван", "Романов Іван", FactKind.SURNAME, {}),
        ("=Ткачук Іван Петро", "Ткачук Іван Петрович", FactKind.PATRONYMIC, {"cut": "end"}),
    ],
)
def test_what_kind_of_form_it_is_is_told(subject: str, record: str, field: FactKind, arguments: dict[str, str]) -> None:
    found = of_field(evidence(person(subject), person(record)), field).arguments
    assert {name: found.get(name) for name in arguments} == arguments
    assert arguments or not found


@pytest.mark.parametrize(
    ("man", "woman"),
    [
        ("Владислав", "Владислава"),
        ("Олександр", "Олександра"),
        ("Евгений", "Євгенія"),
        ("Ivan", "Іванна"),
        ("Валентин", "Валентина"),
        ("Bohdan", "Богдана"),
    ],
)
def test_a_mans_given_name_is_no_slip_of_the_pen_for_a_womans(man: str, woman: str) -> None:
    found = of_field(evidence(person(f"Ткачук {man}"), person(f"Ткачук {woman}")), FactKind.GIVEN_NAME)
    assert found.level is Level.DIFFERS
    assert found.weight < -4


@pytest.mark.parametrize(("listed", "level"), [("Антоніна", Level.DIFFERS), ("Вікторія", Level.DIFFERS)])
def test_a_womans_given_name_is_a_mans_only_where_it_may_be_his_in_another_case(listed: str, level: Level) -> None:
    men = {"Антоніна": "Антон", "Вікторія": "Віктор"}
    found = of_field(evidence(person(f"Ткачук {listed}"), person(f"Ткачук {men[listed]}")), FactKind.GIVEN_NAME)
    assert found.level is level
    genitive = of_field(evidence(person("Ткачук Богдана"), person("Ткачук Богдан")), FactKind.GIVEN_NAME)
    assert genitive.level is Level.CLOSE


def test_a_sons_and_a_daughters_patronymic_speak_against_each_other() -> None:
    found = of_field(evidence(person("Ткачук Саша Петрович"), person("Ткачук Саша Петрівна")), FactKind.PATRONYMIC)
    assert found.level is Level.DIFFERS
    assert found.weight < -4


@pytest.mark.parametrize(("record", "part"), [("1971-07-19", "year"), ("1984-11-19", "month"), ("1984-07-02", "day")])
def test_of_a_date_that_differs_in_one_part_the_part_is_told(record: str, part: str) -> None:
    found = evidence(person("Ткачук Іван", "1984-07-19"), person("Ткачук Іван", record))
    assert of_field(found, FactKind.BIRTH_DATE).arguments == {"part": part}


@pytest.mark.parametrize(
    "subject",
    [
        "=Ткачука Івана Петровича",
        "=Ткачука Івана",
        "=Петро Іван Ткачук",
        "=Ткачук Іван Петро",
        "=Ivans Tkačuks",
        "=Мороз (Ткачук) Іван Петрович",
    ],
)
def test_a_part_that_agrees_once_the_name_is_read_otherwise_never_weighs_against(subject: str) -> None:
    for found in evidence(person(subject), person("Ткачук Іван Петрович")):
        if found.level in (Level.SAME, Level.EQUAL_BY_LANGUAGE, Level.TRANSLITERATION):
            assert found.weight > 0, found


def test_the_parts_of_a_name_weigh_together_what_the_engine_weighs() -> None:
    subjects = [person("=Ткачука Івана Петровича", "1984-07-19"), person("=Бойко (Ткачук) Іван", "1984-07-19")]
    for matches in find_candidates(subjects, INDEX, top=3, progress=Progress()):
        for match in matches:
            assert sum(found.weight for found in match.evidence) == pytest.approx(match.weight, abs=0.01)


def test_what_every_row_has_says_nothing_against_where_it_agrees() -> None:
    people = [person(f"{SURNAMES[number]} Іван", region="Київська", sex="male") for number in range(30)]
    found = compare(people[0], people[0], registry(people))
    assert of_field(found, FactKind.REGION).weight == 0
    assert of_field(found, FactKind.SEX).weight >= 0


def test_a_former_surname_of_the_subject_is_named_as_one() -> None:
    found = evidence(person("=Мороз (Вербицька) Олена Іванівна"), person("Вербицька Олена Іванівна"))
    assert of_field(found, FactKind.SURNAME).because is Because.FORMER_SURNAME


def test_a_form_names_the_name_and_its_language() -> None:
    found = of_field(evidence(person("Ткачук Николай"), person("Ткачук Микола")), FactKind.GIVEN_NAME)
    assert found.arguments == {"name": "Микола", "form": "Николай", "language": "ru"}


@pytest.mark.parametrize(
    ("subject", "record", "level", "because"),
    [
        ("1984-07-19", "1984-07-19", Level.SAME, Because.SAME),
        ("1984-07-04", "1984-04-07", Level.CLOSE, Because.DAY_AND_MONTH_SWAPPED),
        ("1984-07-19", "1984-07-13", Level.CLOSE, Because.ONE_DIGIT),
        ("1948-07-19", "1984-07-19", Level.CLOSE, Because.DIGITS_EXCHANGED),
        ("1984-07-19", "1985-07-19", Level.CLOSE, Because.YEARS_APART),
        ("1984-07-20", "1984-07-19", Level.CLOSE, Because.DAYS_APART),
        ("1984", "1984-07-19", Level.CLOSE, Because.YEAR_ONLY_SAME),
        ("1984-07", "1984-07-19", Level.CLOSE, Because.YEAR_AND_MONTH_SAME),
        ("1984-01-01", "1984-07-19", Level.CLOSE, Because.SAME_YEAR_FIRST_OF_JANUARY),
        ("1984-03-02", "1984-11-19", Level.DIFFERS, Because.SAME_YEAR),
        ("1971-07-19", "1984-07-19", Level.DIFFERS, Because.TWO_OF_THREE_PARTS),
        ("1971-02-03", "1984-07-19", Level.DIFFERS, Because.ANOTHER_DATE),
        ("1971", "1984-07-19", Level.DIFFERS, Because.ANOTHER_DATE),
    ],
)
def test_a_birth_date_says_how_it_agrees(subject: str, record: str, level: Level, because: Because) -> None:
    found = of_field(evidence(person("Ткачук Іван", subject), person("Ткачук Іван", record)), FactKind.BIRTH_DATE)
    assert (found.level, found.because) == (level, because)


def test_equal_weighs_more_than_near_and_near_more_than_different() -> None:
    weights = [
        of_field(evidence(person("Ткачук Іван", born), person("Ткачук Іван", "1984-07-19")), FactKind.BIRTH_DATE).weight
        for born in ("1984-07-19", "1984-07-13", "1984", "1971-02-03")
    ]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] < 0 < weights[-2]


def test_the_first_of_january_tells_less_than_the_year_alone_and_less_than_another_day_where_it_agrees() -> None:
    weights = [
        of_field(evidence(person("Ткачук Іван", born), person("Ткачук Іван", other)), FactKind.BIRTH_DATE).weight
        for born, other in (
            ("1984-07-19", "1984-07-19"),
            ("1984-01-01", "1984-01-01"),
            ("1984", "1984-07-19"),
            ("1984-01-01", "1984-07-19"),
        )
    ]
    assert weights == sorted(weights, reverse=True)
    assert weights[-1] > 3


def test_a_slip_of_a_common_name_tells_no_more_than_the_name() -> None:
    index = registry([*crowd() * 3, person("Гнатів Сергій Віктрович")])
    slip, same = (
        of_field(compare(person("Ткачук Іван Вікторович"), person(f"Ткачук Іван {father}"), index), FactKind.PATRONYMIC)
        for father in ("Віктрович", "Вікторович")
    )
    assert slip.level is Level.CLOSE
    # Somebody of the commonest name would be written so, too: beside the share of slips there is nothing to be had.
    assert slip.weight < same.weight + 0.5


@pytest.mark.parametrize(("slipped", "meant"), [("Шмлко", "Шамко"), ("Бойок", "Бойко"), ("Shvest", "Швець")])
def test_two_slips_in_a_word_of_five_letters_are_not_another_word(slipped: str, meant: str) -> None:
    found = of_field(evidence(person(f"{slipped} Іван"), person(f"{meant} Іван")), FactKind.SURNAME)
    assert found.level is Level.CLOSE
    assert found.weight > 0


def test_four_slips_in_a_word_are_another_word_however_long_it_is() -> None:
    found = of_field(evidence(person("Петренко Іван"), person("Пʼятаченко Іван")), FactKind.SURNAME)
    assert found.level is Level.DIFFERS


def test_a_rare_surname_weighs_more_than_a_common_one() -> None:
    people = [person("Шевченко Іван Петрович")] * 60 + [person("Чорновол Іван Петрович")] + crowd()
    index = registry(people)
    common, rare = (
        of_field(compare(person(name), person(name), index), FactKind.SURNAME)
        for name in ("Шевченко Іван", "Чорновол Іван")
    )
    assert rare.weight > common.weight
    assert rare.one_in > common.one_in > 1


def test_numbers_region_and_rank_are_evidence_too() -> None:
    subject = person(
        "Ткачук Іван", region="Винницкая обл.", rank="сержант", tax_number="3088012347", passport="АВ123456"
    )
    record = person("Ткачук Іван", region="Вінницька", rank="солдат", tax_number="3088012346", passport="AB 123456")
    found = evidence(subject, record)
    assert of_field(found, FactKind.REGION).level is Level.EQUAL_BY_LANGUAGE
    assert of_field(found, FactKind.RANK).level in (Level.CLOSE, Level.DIFFERS)
    assert of_field(found, FactKind.TAX_NUMBER).because is Because.ONE_DIGIT
    assert of_field(found, FactKind.PASSPORT).level is Level.SAME


@pytest.mark.parametrize(
    ("subject", "record", "level", "because"),
    [
        ("3088102316", "3088102316", Level.SAME, Because.SAME),
        ("3088102316", "3088102346", Level.CLOSE, Because.ONE_DIGIT),
        ("3088102316", "3081802316", Level.CLOSE, Because.DIGITS_EXCHANGED),
        ("3088102316", "308810231", Level.CLOSE, Because.ONE_DIGIT),
        ("3088102316", "3088012347", Level.DIFFERS, Because.ANOTHER_VALUE),
        # Both check digits hold: two numbers, though a digit parts them
        ("3088100020", "3088100050", Level.DIFFERS, Because.ANOTHER_VALUE),
    ],
)
def test_a_tax_number_is_the_same_or_a_slip_away_or_another(
    subject: str, record: str, level: Level, because: Because
) -> None:
    of_both = evidence(person("Ткачук Іван", tax_number=subject), person("Ткачук Іван", tax_number=record))
    found = of_field(of_both, FactKind.TAX_NUMBER)
    assert (found.level, found.because) == (level, because)
    assert (found.weight > 10) == (level is not Level.DIFFERS)
    assert (found.weight < -5) == (level is Level.DIFFERS)


def test_evidence_shows_names_in_one_direction_of_writing() -> None:
    subject = Facts.of([Fact(FactKind.SURNAME, "Ткачук\u202e", "Ткачук"), Fact(FactKind.GIVEN_NAME, "Іван", "Іван")])
    found = of_field(evidence(subject, subject), FactKind.SURNAME)
    assert (found.subject, found.record, found.level) == ("Ткачук", "Ткачук", Level.SAME)


def test_a_former_surname_is_named_as_one() -> None:
    record = person("Ярошенко Олена Іванівна", former_surname="Вербицька")
    found = of_field(evidence(person("Вербицька Олена Іванівна"), record), FactKind.SURNAME)
    assert found.because is Because.FORMER_SURNAME


PEOPLE = st.builds(
    lambda surname, given, father, year, day: person(f"{surname} {given} {father}", f"{year}-03-{day:02}"),
    st.sampled_from(SURNAMES),
    st.sampled_from([*GIVEN, "Николай", "Коля", "Serhii"]),
    st.sampled_from([*FATHERS, "Николаевич", "Petrovych"]),
    st.integers(1960, 2005),
    st.integers(1, 28),
)


@settings(deadline=None, derandomize=True)
@given(PEOPLE, PEOPLE)
def test_comparing_is_symmetric_in_its_levels_and_bounded_in_its_weights(one: Facts, other: Facts) -> None:
    there, back = evidence(one, other), evidence(other, one)
    assert [(found.field, found.level) for found in there] == [(found.field, found.level) for found in back]
    assert all(abs(found.weight) <= 20 for found in (*there, *back))


@settings(deadline=None, derandomize=True, max_examples=50)
@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_in_the_place_of_a_name_makes_comparing_fail(one: str, other: str) -> None:
    for found in (*evidence(person("=" + one), person("=" + other)), *evidence(person("=" + other), person("=" + one))):
        assert abs(found.weight) <= 30


ANY_FACTS = st.builds(
    Facts.of,
    st.lists(
        st.builds(lambda kind, text: Fact(kind, text, text), st.sampled_from(FactKind), st.text(max_size=12)),
        max_size=12,
    ),
)


@settings(deadline=None, derandomize=True, max_examples=100)
@given(ANY_FACTS, ANY_FACTS)
def test_no_facts_whatever_they_say_make_comparing_fail(one: Facts, other: Facts) -> None:
    there, back = evidence(one, other), evidence(other, one)
    assert {found.field for found in there} == {found.field for found in back}
    assert all(abs(found.weight) <= 30 for found in (*there, *back))


@settings(deadline=None, derandomize=True, max_examples=20)
@given(PEOPLE)
def test_nobody_is_weighed_more_than_with_himself(one: Facts) -> None:
    alone = sum(found.weight for found in evidence(one, one))
    assert all(sum(found.weight for found in evidence(one, other)) <= alone + 0.01 for other in crowd()[:20])
