"""Whose line is a row of a new revision: paired where nothing speaks against it, asked where it only may be."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_cases import TO_VERIFY, SmallCase, plan_of, write_list

from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.forecasts import Alike, Fate, Forecast
from verifier_gui.domain.identifiers import ListId, RecordKey, RevisionId, SubjectId
from verifier_gui.domain.lists import Record, Subject
from verifier_gui.domain.verdicts import identity_of
from verifier_gui.progress import Progress
from verifier_gui.workflow.foreseeing import foresee
from verifier_gui.workflow.importing import ImportPlan, import_list
from verifier_gui.workflow.pairing_lines import Line, Paired, pair_lines
from verifier_gui.workflow.viewing import whole_view

HEADINGS = "№;Прізвище;Імʼя;По батькові;Дата народження;РНОКПП"
KOVAL = "1;Коваль;Петро;Іванович;12.03.1989;"
LYSENKO = "2;Лисенко;Назар;Юрійович;05.03.1990;3293800034"
BONDAR = "3;Бондар;Ольга;Петрівна;01.02.1991;"


@pytest.fixture
def list_id(empty: SmallCase) -> ListId:
    return empty.take_in("a.csv", [KOVAL, LYSENKO, BONDAR], TO_VERIFY, HEADINGS)


def plan(small: SmallCase, list_id: ListId, *lines: str) -> ImportPlan:
    return plan_of(write_list(small.folder, "b.csv", lines, HEADINGS), TO_VERIFY, list_id)


def foreseen(small: SmallCase, list_id: ListId, *lines: str) -> Forecast:
    return foresee(whole_view(small.case.writer), plan(small, list_id, *lines), Progress())


@pytest.mark.parametrize(
    "line",
    [
        "1;Коваль;Пётр;Иванович;12.03.1989;",
        "1;KOVAL;Petro;;12.03.1989;",
        "9;Лисенко;Назар;Юрійович;05.03.1991;3293800034",
        "9;Лисенко-Гай;Назар;;;3293800034",
    ],
    ids=["in Russian", "in Latin letters, no patronymic", "one number, another date", "one number, another surname"],
)
def test_a_person_written_otherwise_stays_who_they_were(empty: SmallCase, list_id: ListId, line: str) -> None:
    others = [one for one in (KOVAL, LYSENKO, BONDAR) if one.split(";")[4][:2] != ("12" if line[0] == "1" else "05")]
    told = foreseen(empty, list_id, line, *others)
    assert (told.new, told.gone, told.changed, told.doubtful) == (0, 0, 1, ())


@pytest.mark.parametrize(
    ("line", "because"),
    [
        ("3;Бондаренко;Ольга;Петрівна;01.02.1991;", Alike.DATE),
        ("3;Мельник;Ольга;Петрівна;01.02.1991;", Alike.DATE),
        ("3;Бондар;Ольга;Петрівна;02.02.1991;", Alike.NAME),
        ("3;Бондар;Ольга;;;", Alike.NAME),
        ("2;Зайцев;Ігор;Олегович;01.01.1970;3293800034", Alike.NUMBER),
    ],
    ids=["a like surname", "after a wedding", "another day", "no date any more", "one number, somebody else's name"],
)
def test_who_may_be_the_same_is_asked(empty: SmallCase, list_id: ListId, line: str, because: Alike) -> None:
    number = int(line[0])
    kept = [one for one in (KOVAL, LYSENKO, BONDAR) if int(one[0]) != number]
    told = foreseen(empty, list_id, *kept, line)
    (doubt,) = told.doubtful
    assert (doubt.number, doubt.row, doubt.because) == (number, 4, because)
    assert (told.new, told.gone) == (1, 1)


def test_a_confirmed_doubt_keeps_the_number_of_the_person(empty: SmallCase, list_id: ListId) -> None:
    made = plan(empty, list_id, KOVAL, LYSENKO, "3;Мельник;Ольга;Петрівна;01.02.1991;")
    bondar = empty.subject(3)
    import_list(empty.acting, replace(made, confirmed=((4, bondar),)), Progress())
    subject = empty.case.writer.subject(bondar)
    assert subject is not None
    assert (subject.number, subject.facts.value(FactKind.SURNAME)) == (3, "Мельник")
    assert subject.record.revision == empty.case.writer.revisions(list_id)[-1].id


def test_brothers_are_not_taken_for_one_another(empty: SmallCase, list_id: ListId) -> None:
    told = foreseen(empty, list_id, LYSENKO, BONDAR, "1;Коваль;Павло;Іванович;14.07.1992;")
    assert (told.new, told.gone, told.doubtful) == (1, 1, ())


def test_somebody_else_under_the_same_number_is_a_substitution(empty: SmallCase, list_id: ListId) -> None:
    told = foreseen(empty, list_id, KOVAL, "2;Зайцев;Ігор;Олегович;01.01.1970;", BONDAR)
    assert {(person.fate, person.name, person.instead) for person in told.people} == {
        (Fate.GONE, "Лисенко Назар Юрійович", "Зайцев Ігор Олегович"),
        (Fate.NEW, "Зайцев Ігор Олегович", "№ 2 Лисенко Назар Юрійович"),
    }


def test_rows_inserted_sorted_anew_and_renumbered_change_nobody(empty: SmallCase, list_id: ListId) -> None:
    turned = [f"{number};{line.partition(';')[2]}" for number, line in enumerate((BONDAR, LYSENKO, KOVAL), 5)]
    told = foreseen(empty, list_id, "4;Зайцев;Ігор;;01.01.1970;", *turned)
    assert (told.same, told.changed, told.gone, told.new, told.doubtful) == (3, 0, 0, 1, ())


WORDS = st.sampled_from(["Коваль", "Ковальов", "Бондар", "Иван", "Іван", "Петро", ""])


def person(surname: str, given_name: str, born: str) -> Facts:
    said = {FactKind.SURNAME: surname, FactKind.GIVEN_NAME: given_name, FactKind.BIRTH_DATE: born}
    return Facts(
        tuple(
            Fact(kind, text, text, precision="day" if kind is FactKind.BIRTH_DATE else "")
            for kind, text in said.items()
            if text
        )
    )


PEOPLE = st.builds(person, WORDS, WORDS, st.sampled_from(["1989-03-12", "1989-03-13", ""]))


@given(st.lists(PEOPLE, max_size=6), st.lists(PEOPLE, max_size=6))
def test_nobody_gets_two_lines_and_no_line_two_people(before: list[Facts], after: list[Facts]) -> None:
    former = [
        Subject(
            SubjectId(f"s{number}"),
            ListId("l"),
            number,
            Record(RecordKey(f"old{number}"), RevisionId("r"), number, (), facts),
        )
        for number, facts in enumerate(before)
    ]
    lines = [Line(row, RecordKey(f"new{row}"), identity_of(facts), facts) for row, facts in enumerate(after)]
    paired: Paired = pair_lines(former, [], lines, lambda row: SubjectId(f"n{row}"))
    assert [row for row, _subject in paired.pairs] == list(range(len(after)))
    subjects = [subject for _row, subject in paired.pairs]
    assert len(set(subjects)) == len(subjects)
    known = {subject for subject in subjects if subject.startswith("s")}
    assert not known & {doubt.subject for doubt in paired.doubts}
