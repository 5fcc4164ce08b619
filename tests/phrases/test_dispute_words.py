"""What two saw differently, in words: dates by their letters, records that only one saw, searches, revisions."""

from dataclasses import replace

from verifier_gui.domain.disputes import Agreement, Opinion, Screen, ShownRecord
from verifier_gui.domain.facts import Fact, FactKind, Facts
from verifier_gui.domain.identifiers import ListId, OperatorId, RecordKey, StatementId, SubjectId
from verifier_gui.domain.lists import ListRole
from verifier_gui.domain.statement_kinds import Certainty, DecisionKind
from verifier_gui.domain.subject_statements import About, Decision
from verifier_gui.phrases import disputes
from verifier_gui.phrases.differences import Piece

REGISTRY = (ListRole.REGISTRY, "Confirmed captives")
ABOUT = About(SubjectId("5" * 64), "identity")


def born(day: str) -> Facts:
    return Facts((Fact(FactKind.SURNAME, "Зайцев", "Зайцев"), Fact(FactKind.BIRTH_DATE, day, day, 0, "day")))


def record(row: int) -> ShownRecord:
    return ShownRecord(ListId("a" * 32), "Confirmed captives", row, RecordKey(str(row) * 8))


FIRST = Screen(1, born("1983-08-03"), (record(644),), (REGISTRY,))
SECOND = replace(
    FIRST, revision=2, facts=born("1983-08-08"), records=(record(644), record(712)), searches=("зайцев 83",)
)


def rows(*screens: Screen | None) -> dict[str, disputes.ScreenRow]:
    return {row.label: row for row in disputes.screen_rows(screens)}


def test_a_date_is_marked_where_day_or_month_differ_and_the_later_revision_is_named():
    first, second = rows(FIRST, SECOND)["Born"].told
    assert first.pieces == (Piece("03", differs=True), Piece(".08.1983"))
    assert second.pieces == (Piece("08", differs=True), Piece(".08.1983"))
    assert (first.remark, second.remark) == ("", "changed in rev. 2")


def test_what_is_the_same_is_not_marked_and_other_facts_come_only_where_they_differ():
    told = rows(FIRST, FIRST)
    assert not any(row.differs for row in told.values())
    assert "Surname" not in told
    other = replace(FIRST, facts=Facts((Fact(FactKind.SURNAME, "Зайцова", "Зайцова"),)))
    assert rows(FIRST, other)["Surname"].differs


def test_records_that_only_one_saw_are_named():
    first, second = rows(FIRST, SECOND)["Candidates"].told
    assert (first.text, first.remark) == ("1 shown", "")
    assert (second.text, second.remark) == ("2 shown", "only here: Confirmed captives, row 712")


def test_searches_and_lists_are_told_and_marked():
    told = rows(FIRST, replace(SECOND, searched=(REGISTRY, (ListRole.RETURNED, "January"), (ListRole.HOLD, "Held"))))
    assert [one.text for one in told["Own searches"].told] == ["none", "“зайцев 83”"]
    searched = told["Lists searched"].told
    assert [one.text for one in searched] == ["1 registry", "1 registry, 1 earlier exchange, people on hold"]
    assert searched[1].remark == "only here: Held; January"


def test_a_screen_that_is_not_kept_leaves_its_side_empty():
    assert rows(FIRST, None)["Revision"].told[1].text == "—"


def test_answers_are_said_as_on_the_review():
    found = Decision(ABOUT, DecisionKind.IDENTIFIED, certainty=Certainty.PROBABLE)
    told = Opinion(StatementId("1"), 7, OperatorId("2"), "Olena", "", "", found, ("Confirmed captives, row 644",))
    assert disputes.answer(told) == "is Confirmed captives, row 644, probable"
    assert disputes.title(told) == "Confirmed captives, row 644"
    unsure = replace(told, decision=Decision(ABOUT, DecisionKind.NOT_SURE, ask="the family"))
    assert disputes.answer(unsure) == "not sure: the family"
    double = replace(told, decision=Decision(ABOUT, DecisionKind.DUPLICATE), other_line=4)
    assert disputes.answer(double) == "duplicate of No. 4"
    assert disputes.reviewer(2, replace(told, is_blind=True)) == "Second review, blind"
    assert disputes.reviewer(1, replace(told, is_blind=True)) == "First review"


def test_agreement_is_rounded_down_and_said_of_nobody_where_nobody_was_decided_twice():
    assert disputes.agreement(Agreement(399, 411)) == "reviewers agree on 399 of 411, 97 %"
    assert disputes.agreement(Agreement(999, 1000)) == "reviewers agree on 999 of 1\u00a0000, 99 %"
    assert disputes.agreement(Agreement()) == ""
