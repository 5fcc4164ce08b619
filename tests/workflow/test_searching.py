"""Searching by hand: any spelling and order, a date too; what is found can be laid beside the person."""

import pytest
from small_cases import A_REGISTRY, REGISTRY, REQUEST, SmallCase

from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.lists import ListAttributes, ListRole, Side
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.domain.subject_statements import Decision
from verifier_gui.errors import DecisionError
from verifier_gui.progress import Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.searching import Hit, Indexes, add_candidate, look_up, read_query, search


def names(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.facts.shown_name() for hit in hits]


def found(small: SmallCase, query: str) -> tuple[Hit, ...]:
    return search(small.case.writer, Indexes(), small.sheet(5), query)


@pytest.mark.parametrize(
    ("query", "kind", "value"),
    [
        ("гнатюк 07.07.1985", FactKind.BIRTH_DATE, "1985-07-07"),
        ("гнатюк 1985-07-07", FactKind.BIRTH_DATE, "1985-07-07"),
        ("гнатюк 1985", FactKind.BIRTH_DATE, "1985"),
        ("гнатюк 85", FactKind.BIRTH_DATE, "1985"),
        ("гнатюк 07", FactKind.BIRTH_DATE, "2007"),
        ("гнатюк 31.02.1985", FactKind.BIRTH_DATE, ""),
        ("3123456789", FactKind.TAX_NUMBER, "3123456789"),
        ("Гнатюк Остап Андрійович", FactKind.SURNAME, "Гнатюк"),
        ("Гнатюк Остап Андрійович", FactKind.PATRONYMIC, "Андрійович"),
    ],
)
def test_the_words_of_a_search_say_what_they_are(query, kind, value):
    assert read_query(query).value(kind) == value


@pytest.mark.parametrize(
    "query",
    ["Гнатюк Остап", "остап гнатюк", "Hnatiuk Ostap", "гнатюк 85", "Гнатюк 07.07.1985", "Гнатюк Остап Андреевич"],
)
def test_a_person_is_found_by_any_spelling_in_any_order(small, query):
    assert names(found(small, query))[0] == "Гнатюк Остап Андрійович"


def test_every_reference_list_of_the_side_is_searched_the_returned_too(small):
    hits = found(small, "гнатюк остап")
    assert {hit.attributes.name for hit in hits[:2]} == {"Реєстр А", "Обмін 2024"}
    assert [hit.candidate.weight for hit in hits] == sorted((hit.candidate.weight for hit in hits), reverse=True)


def test_nothing_is_found_of_nothing(small):
    assert found(small, "  ") == ()


def test_a_list_that_is_not_matched_yet_is_not_searched(empty):
    empty.take_in("запит.csv", REGISTRY[:1], A_REGISTRY)
    empty.take_in("реєстр.csv", REGISTRY, A_REGISTRY)
    assert Indexes().of(empty.case.writer, empty.case.writer.lists()[0].revision.id) is None


def test_what_is_laid_beside_a_person_keeps_its_evidence_against_the_line_itself(small):
    hit = found(small, "мельник тарас")[0]
    change = add_candidate(small.acting, Indexes(), small.sheet(5), hit)
    assert change.subjects == {small.subject(5)}
    (column,) = small.sheet(5).columns
    assert (column.added_by_search, column.digit, column.record) == (True, 1, hit.candidate.record)
    given = column.evidence(FactKind.SURNAME)
    assert (given.subject, given.record) == ("Дорошенко", "Мельник")
    add_candidate(small.acting, Indexes(), small.sheet(5), hit)
    assert len(small.sheet(5).columns) == 1


def test_a_returned_person_whom_a_search_found_is_a_stop(small):
    hit = next(hit for hit in found(small, "гнатюк остап") if hit.attributes.role is ListRole.RETURNED)
    add_candidate(small.acting, Indexes(), small.sheet(5), hit)
    sheet = small.sheet(5)
    assert [stop.kind for stop in sheet.unanswered] == [FindingKind.ALREADY_RETURNED]
    assert [(column.digit, column.stop.kind) for column in sheet.columns] == [(None, FindingKind.ALREADY_RETURNED)]
    small.take_in("реєстр а 2.csv", REGISTRY[:4], A_REGISTRY)
    small.match()
    assert [stop.kind for stop in small.sheet(5).unanswered] == [FindingKind.ALREADY_RETURNED]


def test_a_record_of_a_revision_that_is_no_longer_the_newest_is_refused(small):
    sheet, indexes = small.sheet(5), Indexes()
    hit = search(small.case.writer, indexes, sheet, "мельник тарас")[0]
    small.take_in("реєстр а 2.csv", REGISTRY[:4], A_REGISTRY)
    with pytest.raises(DecisionError, match="Search again"):
        add_candidate(small.acting, indexes, sheet, hit)


def test_the_searches_that_were_made_stand_in_the_decision(small):
    sheet = small.sheet(5)
    answer = look_up(small.case.writer, Indexes(), sheet, " дорошенко   павло ", Progress())
    made = answer.made
    reviewing.not_found(small.acting, sheet, reason=Reason.ABSENT, searches=[made])
    body = small.sheet(5).history[-1].statement.body
    assert isinstance(body, Decision)
    assert body.searches == (made,)
    assert (made.query, made.hits, len(made.revisions)) == ("дорошенко павло", answer.total, 4)


def test_a_stop_that_the_whole_list_gave_stays_when_a_record_is_laid_beside(small):
    attributes = ListAttributes("Видаємо", ListRole.TO_VERIFY, Side.THEIRS)
    small.take_in("видаємо.csv", REQUEST[4:5], attributes)
    small.match()
    assert [stop.kind for stop in small.sheet(5).unanswered] == [FindingKind.ON_BOTH_SIDES]
    add_candidate(small.acting, Indexes(), small.sheet(5), found(small, "мельник тарас")[0])
    assert [stop.kind for stop in small.sheet(5).unanswered] == [FindingKind.ON_BOTH_SIDES]


def test_a_near_miss_is_laid_beside_with_what_the_matching_found(small):
    sheet = small.sheet(5)
    near = sheet.near_misses[0]
    add_candidate(small.acting, Indexes(), sheet, Hit(near.candidate, near.attributes, near.facts))
    (column,) = small.sheet(5).columns
    assert column.candidate == near.candidate
