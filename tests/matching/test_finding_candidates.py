"""The engine finds the person behind every kind of spelling, and is unsure where names cannot decide."""

import pytest
from people_of_tests import crowd, person, registry

from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.matching import index, name_column
from verifier_gui.matching.engine import Match, find_candidates
from verifier_gui.progress import Cancelled, Progress

SOUGHT = person("Ярошенко Микола Григорович", "1984-07-19")


def found_for(subject: Facts, *records: Facts, top: int = 5) -> list[Match]:
    """What is found among the crowd and `records` (positions from 360)."""
    (matches,) = find_candidates([subject], registry([*crowd(), *records]), top=top, progress=Progress())
    return matches


@pytest.mark.parametrize(
    "written",
    [
        "Ярошенко Микола Григорович",
        "ЯРОШЕНКО НИКОЛАЙ ГРИГОРЬЕВИЧ",
        "Николай Григорьевич Ярошенко",
        "Yaroshenko Mykola Hryhorovych",
        "Iaroshenko Nikolai",
        "Jaroschenko Nikolaj",
        "Jaroszenko Mikołaj",
        "сержант Ярошенко Коля Григорьевич",
        "Ярошенко М.Г.",
        "ЯрошенкоМикола Григорович",
        "Яро шенко Микола Григорович",
        "YAROSHENKOMYKOLA",
        "ЯРОШЕНКУНИКОЛАЮ ГРИГОРЬЕВИЧУ",
        "Ярошенка Миколи Григоровича",
        "Яршенко Микола Григорович",
        "Ярошенко Микола Григоро",
        "Zhjityrj Ybrjkfq Uhbujhmtdbx",
        "Ярошeнкo Микoлa Григорович",
    ],
)
def test_the_person_comes_first_in_whatever_spelling(written: str) -> None:
    best, *others = found_for(person("=" + written, "1984-07-19"), SOUGHT)
    assert best.position == 360
    assert best.probability > 0.9
    assert all(other.probability < 0.05 for other in others)


@pytest.mark.parametrize("birth", ["1984-07-19", "1984-07-18", "1985-07-19", "1984-07-10", "1984"])
def test_a_slip_in_the_birth_date_leaves_the_person_probable(birth: str) -> None:
    assert found_for(person("Ярошенко Николай Григорьевич", birth), SOUGHT)[0].probability > 0.8


def test_exchanged_name_columns_are_read_too() -> None:
    best = found_for(person("Микола Ярошенко Григорович", "1984-07-19"), SOUGHT)[0]
    assert best.position == 360
    assert best.probability > 0.9


def test_a_name_that_moved_into_the_wrong_columns_is_read_too() -> None:
    moved = Facts.of(
        [
            Fact(FactKind.SURNAME, "Микола", "Микола"),
            Fact(FactKind.PATRONYMIC, "Ярошенко", "Ярошенко"),
            Fact(FactKind.BIRTH_DATE, "1984-07-19", "1984-07-19", precision="day"),
        ]
    )
    best = found_for(moved, SOUGHT)[0]
    assert best.position == 360
    assert best.probability > 0.9


def test_a_woman_is_found_by_her_former_surname() -> None:
    record = person("Ярошенко Олена Іванівна", "1990-02-03", former_surname="Вербицька")
    best = found_for(person("=Вербицкая Елена Ивановна", "1990-02-03"), record)[0]
    assert best.position == 360
    assert best.probability > 0.9


def test_a_stranger_is_nobody() -> None:
    assert all(match.probability < 0.02 for match in found_for(person("Чорновол Устим Назарович", "1991-01-09")))


def test_a_namesake_with_another_birth_date_is_doubtful_and_less_probable_than_a_slip() -> None:
    namesake = found_for(person("Ярошенко Микола Григорович", "1991-02-08"), SOUGHT)[0].probability
    slip = found_for(person("Ярошенко Микола Григорович", "1984-07-10"), SOUGHT)[0].probability
    assert namesake < 0.75 < slip


def test_a_brother_is_not_the_person() -> None:
    assert found_for(person("Ярошенко Павло Григорович", "1988-03-30"), SOUGHT)[0].probability < 0.1


def test_a_twin_is_not_taken_for_the_person() -> None:
    assert found_for(person("Ярошенко Павло Григорович", "1984-07-19"), SOUGHT)[0].probability < 0.5


def test_a_given_name_read_as_half_of_a_surname_does_not_hide_a_twin() -> None:
    twin = found_for(person("=Oleh Yaroshenko", "1984-07-19"), person("Ярошенко Павло Григорович", "1984-07-19"))
    assert twin[0].position == 360
    assert twin[0].probability < 0.5


@pytest.mark.parametrize("birth", ["1984-01-01", "1984"])
def test_the_first_of_january_is_taken_for_a_year_whose_day_is_not_known(birth: str) -> None:
    assert found_for(person("Ярошенко Николай Григорьевич", birth), SOUGHT)[0].probability > 0.9


@pytest.mark.parametrize(
    ("brother", "sister"),
    [
        ("Ярошенко Владислав Григорович", "Ярошенко Владислава Григорівна"),
        ("Ярошенко Владислав", "Ярошенко Владислава Григорівна"),
        ("Yaroshenko Oleksandr Hryhorovych", "Ярошенко Олександра Григорівна"),
    ],
)
def test_a_twin_sister_whose_name_is_a_mans_but_for_its_end_is_not_the_person(brother: str, sister: str) -> None:
    assert found_for(person(brother, "1984-07-19"), person(sister, "1984-07-19"))[0].probability < 0.5


def test_father_and_son_turned_round_are_two_people() -> None:
    son = person("Ярошенко Григорій Миколайович", "2004-05-11")
    father_and_son = found_for(son, SOUGHT)
    assert all(match.probability < 0.1 for match in father_and_son)


def test_without_a_birth_date_two_namesakes_share_the_probability() -> None:
    records = (SOUGHT, person("Ярошенко Микола Григорович", "1991-02-08"))
    first, second = found_for(person("Ярошенко Николай Григорьевич"), *records)[:2]
    assert {first.position, second.position} == {360, 361}
    assert first.probability == pytest.approx(second.probability, abs=0.05)
    assert first.probability <= 0.5


def test_one_person_twice_in_a_registry_is_no_rival_of_himself() -> None:
    first, second = found_for(SOUGHT, SOUGHT, person("Ярошенко Николай Григорьевич", "1984-07-19"))[:2]
    assert min(first.probability, second.probability) > 0.9


def test_a_tax_number_finds_a_person_whose_name_is_lost() -> None:
    record = person("Ярошенко Микола Григорович", "1984-07-19", tax_number="3088012347")
    best = found_for(person("Яро", "1984-07-19", tax_number="3088012347"), record)[0]
    assert best.position == 360
    assert best.probability > 0.9


@pytest.mark.parametrize("birth", ["", "1984-07-03"])
def test_the_birth_date_that_a_tax_number_tells_counts_where_the_record_gives_none_or_another(birth: str) -> None:
    record = person("Ярошенко Микола Григорович", birth, tax_number="3088102316")
    best = found_for(person("Ярошенко Николай Григорьевич", "1984-07-19"), record)[0]
    assert best.probability > 0.9
    (dated,) = [one for one in best.evidence if one.field is FactKind.BIRTH_DATE]
    assert (dated.record, dated.arguments) == ("19.07.1984", {"told_by": "tax-number"})


def test_another_tax_number_speaks_against() -> None:
    record = person("Ярошенко Микола Григорович", "1984-07-19", tax_number="3088012347")
    subject = person("Ярошенко Микола Григорович", "1984-07-19")
    other = person("Ярошенко Микола Григорович", "1984-07-19", tax_number="3088098711")
    assert found_for(other, record)[0].weight < found_for(subject, record)[0].weight


def test_a_row_without_a_name_finds_nobody_for_certain() -> None:
    assert all(match.probability < 0.5 for match in found_for(person("", "")))


def test_an_empty_registry_has_no_candidates() -> None:
    assert find_candidates([SOUGHT], registry([]), progress=Progress()) == [[]]


def test_a_registry_of_one_is_searched() -> None:
    ((match,),) = find_candidates([SOUGHT], registry([SOUGHT]), progress=Progress())
    assert match.position == 0


def test_the_same_input_gives_the_same_answer_and_no_more_than_the_top() -> None:
    index = registry(crowd())
    subjects = crowd()[:5]
    once = find_candidates(subjects, index, top=3, progress=Progress())
    assert once == find_candidates(subjects, index, top=3, progress=Progress())
    assert all(len(matches) == 3 for matches in once)
    assert [matches[0].position for matches in once] == [0, 1, 2, 3, 4]


def test_an_index_that_was_kept_answers_as_the_one_that_was_built() -> None:
    index = registry([*crowd(), SOUGHT])
    kept = type(index).from_bytes(index.to_bytes())
    assert find_candidates([SOUGHT], kept, progress=Progress()) == find_candidates([SOUGHT], index, progress=Progress())
    assert (kept.key(7), kept.row(7), len(kept)) == (index.key(7), 9, 361)


def test_names_are_spelled_alike_however_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [*crowd(), SOUGHT, person("=Мороз (Коваль) Ольга")]
    at_once = registry(people).to_bytes()
    monkeypatch.setattr(index, "_AT_ONCE", 7)
    monkeypatch.setattr(name_column, "_AT_ONCE", 3)
    assert registry(people).to_bytes() == at_once


def test_unwanted_work_ends() -> None:
    progress = Progress()
    index = registry(crowd())
    progress.cancel()
    with pytest.raises(Cancelled):
        find_candidates([SOUGHT], index, progress=progress)


@pytest.mark.parametrize(
    "subject",
    [
        person("=???"),
        person("=" + "Іванов " * 40),
        person("=" + "A" * 300),
        person("=«»()[]/"),
        person("=солдат"),
        person("=огли"),
        person("=王小明"),
        person("Ярошенко", "0001-01-01"),
        person("Ярошенко", "9999-12-31"),
    ],
)
def test_a_row_that_names_nobody_is_no_trouble(subject: Facts) -> None:
    index = registry([*crowd()[:20], subject])
    kept = type(index).from_bytes(index.to_bytes())
    assert all(
        0 <= match.probability <= 1
        for matches in find_candidates([subject, SOUGHT], kept, progress=Progress())
        for match in matches
    )
