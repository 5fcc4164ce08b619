"""Matching: who meets whom, what is kept of it, and that a decision made meanwhile counts."""

import dataclasses

import pytest
from small_cases import (
    A_REGISTRY,
    B_REGISTRY,
    EXCHANGED,
    REGISTRY,
    REQUEST,
    RETURNED,
    SECOND_REGISTRY,
    TO_VERIFY,
    SmallCase,
)

from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.lists import ListAttributes, ListRole, Side
from verifier_gui.domain.review import SubjectState
from verifier_gui.domain.statement_kinds import Reason
from verifier_gui.errors import VerifierError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.workflow import matching_up, reviewing
from verifier_gui.workflow.matching_up import match_all, match_list, unmatched
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.searching import Indexes, add_candidate, search
from verifier_gui.workflow.viewing import whole_view

THEIRS = ListAttributes("Їхній реєстр", ListRole.REGISTRY, Side.THEIRS)


def met(small: SmallCase, number: int) -> set[str]:
    """Names of the lists whose records stand beside a subject."""
    return {column.attributes.name for column in small.sheet(number).columns}


def desk(small: SmallCase) -> list[tuple[object, ...]]:
    """Everything that matching writes, as it stands."""
    found: list[tuple[object, ...]] = []
    for table in ("candidate", "finding", "meeting", "verdict", "queue", "match_run"):
        found += small.case.writer._connection.execute(f"SELECT * FROM {table}").fetchall()
    return found


def test_subjects_meet_the_reference_lists_of_their_own_side_alone(empty):
    empty.take_in("реєстр а.csv", REGISTRY, A_REGISTRY)
    empty.take_in("їхній.csv", REGISTRY, THEIRS)
    empty.take_in("запит.csv", REQUEST, TO_VERIFY)
    empty.match()
    assert met(empty, 2) == {"Реєстр А"}
    coverage = reviewing.coverage_of(empty.case.writer, empty.lists["Запит"])
    assert [(found.attributes.name, found.searched) for found in coverage.lists] == [("Реєстр А", True)]


def test_every_subject_has_its_state_and_the_queue_says_why(small):
    queue = {entry.number: entry for entry in reviewing.read_queue(whole_view(small.case.writer), small.lists["Запит"])}
    assert [queue[number].state for number in range(1, 7)] == [
        SubjectState.STOP,
        SubjectState.STRONG,
        SubjectState.STOP,
        SubjectState.STOP,
        SubjectState.NONE,
        SubjectState.STOP,
    ]
    assert [queue[number].why for number in (1, 2, 3, 4)] == [
        FindingKind.TWICE_ON_LIST,
        None,
        FindingKind.ALREADY_RETURNED,
        FindingKind.DECEASED,
    ]
    assert (queue[2].plausible, queue[5].plausible) == (2, 0)


def test_the_same_person_twice_is_a_stop_on_both_that_names_the_other(small):
    for number, other in ((1, 6), (6, 1)):
        (stop,) = small.sheet(number).unanswered
        assert (stop.rests_on, stop.details["number"]) == ((small.subject(other),), str(other))


def test_the_nearest_are_kept_to_be_seen_before_not_found(small):
    sheet = small.sheet(5)
    assert sheet.columns == ()
    assert 0 < len(sheet.near_misses) <= 3


def test_what_is_matched_already_is_not_matched_again(small):
    assert unmatched(small.case.writer) == []
    head = small.case.writer.head()
    match_all(small.acting, Progress())
    assert small.case.writer.head() == head


def test_a_registry_that_comes_later_is_searched_and_the_others_are_not_again(empty, monkeypatch):
    empty.take_in("реєстр а.csv", REGISTRY, A_REGISTRY)
    empty.take_in("запит.csv", REQUEST, TO_VERIFY)
    empty.match()
    empty.take_in("реєстр б.csv", SECOND_REGISTRY, B_REGISTRY)
    assert unmatched(empty.case.writer) == [empty.lists["Запит"]]
    searched: list[int] = []
    from verifier_gui.workflow import matching_up

    real = matching_up.find_for
    with monkeypatch.context() as patch:
        patch.setattr(matching_up, "find_for", lambda *args, **named: (searched.append(1), real(*args, **named))[1])
        empty.match()
    assert len(searched) == 1
    assert met(empty, 2) == {"Реєстр А", "Реєстр Б"}
    assert unmatched(empty.case.writer) == []


def test_a_new_revision_of_a_registry_takes_the_place_of_the_old_one(small):
    small.take_in("реєстр а 2.csv", ["9;Дорошенко;Павло;Миколайович;15.08.1995;матрос", *REGISTRY[2:]], A_REGISTRY)
    assert unmatched(small.case.writer) == [small.lists["Запит"]]
    small.match()
    assert met(small, 5) == {"Реєстр А"}
    assert met(small, 2) == {"Реєстр Б"}
    assert verify(small.case.writer, small.case.heads_found).holds


def test_a_list_is_matched_although_there_is_nobody_to_meet(empty):
    list_id = empty.take_in("запит.csv", REQUEST[:2], TO_VERIFY)
    empty.match()
    assert unmatched(empty.case.writer) == []
    empty.take_in("запит 2.csv", REQUEST, TO_VERIFY)
    assert unmatched(empty.case.writer) == [list_id]
    empty.match()
    assert [entry.number for entry in reviewing.read_queue(whole_view(empty.case.writer), list_id)] == [
        1,
        2,
        3,
        4,
        5,
        6,
    ]
    assert empty.sheet(6).state is SubjectState.STOP


def test_a_list_that_turns_out_to_be_of_the_other_side_meets_nobody_of_this_one(small):
    theirs = dataclasses.replace(TO_VERIFY, side=Side.THEIRS)
    small.take_in("запит 2.csv", [*REQUEST, "7;Новий;Петро;Іванович;01.01.1990;солдат"], theirs)
    small.match()
    assert [met(small, number) for number in (1, 2, 3)] == [set(), set(), set()]
    assert small.sheet(3).unanswered == ()
    assert verify(small.case.writer, small.case.heads_found).holds


def test_people_gone_from_the_list_leave_the_queue(small):
    small.take_in("запит 2.csv", REQUEST[1:3], TO_VERIFY)
    small.match()
    assert [entry.number for entry in reviewing.read_queue(whole_view(small.case.writer), small.lists["Запит"])] == [
        2,
        3,
    ]


def test_a_list_without_people_is_refused(empty):
    with pytest.raises(KeyError):
        match_list(empty.acting, "00" * 16, Progress())
    from verifier_gui.domain.identifiers import new_list_id
    from verifier_gui.domain.list_statements import ListDeclared

    list_id = new_list_id()
    with empty.acting.act(ListDeclared(list_id, {"name": "Запит", "role": "to-verify", "side": "ours"})) as (add, said):
        add.add_list(list_id, said.id)
    assert unmatched(empty.case.writer) == []
    with pytest.raises(VerifierError, match="has no people yet"):
        match_list(empty.acting, list_id, Progress())


@pytest.mark.parametrize("at", [0.0, 0.2])
def test_cancelling_leaves_what_stood(small, at):
    small.take_in("реєстр а 2.csv", REGISTRY[:3], A_REGISTRY)
    before = (desk(small), small.case.writer.head())
    progress = Progress(lambda done, total: progress.cancel() if total and done / total >= at else None)
    with pytest.raises(Cancelled):
        match_all(small.acting, progress)
    assert (desk(small), small.case.writer.head()) == before
    assert unmatched(small.case.writer) == [small.lists["Запит"]]
    small.match()
    assert unmatched(small.case.writer) == []


def test_progress_of_matching_never_goes_back_and_ends_at_the_end(small):
    small.take_in("реєстр а 2.csv", REGISTRY[:3], A_REGISTRY)
    told: list[float] = []
    match_all(small.acting, Progress(lambda done, total: told.append(done / total)))
    assert told == sorted(told)
    assert 0.9 <= told[-1] <= 1


def test_a_decision_made_while_the_matching_computes_is_kept(small):
    small.take_in("реєстр б 2.csv", [*SECOND_REGISTRY, "3;Коваль;Іван;Іванович;01.01.1980;солдат"], B_REGISTRY)
    writer = small.case.new_writer()
    decided: list[int] = []

    def decide(done: int, total: int) -> None:
        if not decided and total and done / total > 0.3:
            decided.append(1)
            sheet = small.sheet(2)
            reviewing.identify(small.acting, sheet, [sheet.columns[0].record])

    match_all(small.case.new_acting(writer), Progress(decide))
    writer.close()
    assert small.sheet(2).verdict.is_decided
    assert verify(small.case.writer, small.case.heads_found).holds


def test_what_an_operator_dealt_with_stays_beside_the_person_through_every_matching(small):
    sheet = small.sheet(5)
    indexes = Indexes()
    found = search(small.case.writer, indexes, sheet, "бондар ігор")
    hit = next(hit for hit in found if hit.facts.shown_name().startswith("Бондар"))
    add_candidate(small.acting, indexes, sheet, hit)
    reviewing.identify(small.acting, small.sheet(5), [hit.candidate.record], reason=Reason.RENAMED)
    struck = small.sheet(2).columns[0].record
    reviewing.strike_out(small.acting, small.sheet(2), struck)
    small.take_in("реєстр а 2.csv", [REGISTRY[0], *REGISTRY[3:], REGISTRY[1]], A_REGISTRY)
    small.take_in("реєстр в.csv", ["1;Левчук;Яна;Юріївна;02.02.1992;солдат"], B_REGISTRY)
    small.match()
    (column,) = [column for column in small.sheet(5).columns if column.record == hit.candidate.record]
    assert (column.identified, column.added_by_search, column.candidate.row) == (True, True, 5)
    assert all(column.struck_out for column in small.sheet(2).columns if column.record == struck)
    assert verify(small.case.writer, small.case.heads_found).holds


def test_an_index_is_built_once_for_a_revision(small, monkeypatch):
    def refuse(*_arguments: object) -> None:
        raise AssertionError("built anew")

    monkeypatch.setattr("verifier_gui.workflow.matching_up.build_index", refuse)
    small.take_in("запит 2.csv", REQUEST[:4], TO_VERIFY)
    small.match()
    assert unmatched(small.case.writer) == []


def test_the_same_lists_give_the_same_candidates(empty, tmp_path):
    for _ in range(2):
        empty.take_in("реєстр а.csv", REGISTRY, A_REGISTRY)
        empty.take_in("обмін.csv", RETURNED, EXCHANGED)
        empty.take_in("запит.csv", REQUEST, TO_VERIFY)
        empty.lists.pop("Реєстр А"), empty.lists.pop("Обмін 2024")
        requested = empty.lists.pop("Запит")
    first, second = (found for found in empty.case.writer.lists() if found.attributes.role is ListRole.TO_VERIFY)
    assert second.id == requested
    empty.match()

    def found(list_id: str) -> list[list[tuple[str, float]]]:
        return [
            sorted((candidate.row, candidate.weight) for candidate in empty.case.writer.candidates_of(subject.id))
            for subject in empty.case.writer.subjects_of(list_id)
        ]

    assert found(first.id) == found(second.id)


OUTGOING = ListAttributes("На передачу", ListRole.TO_VERIFY, Side.THEIRS)


def both_sides(small: SmallCase, name: str) -> dict[int, str]:
    """Number of each line with the stop, and whom of the other list it names."""
    subjects = small.case.writer.subjects_of(small.lists[name])
    return {
        subject.number: finding.details["name"]
        for subject in subjects
        for finding in small.case.writer.findings_of(subject.id)
        if finding.kind is FindingKind.ON_BOTH_SIDES
    }


def test_who_is_on_both_sides_lists_is_a_stop_on_both_whichever_list_came_first(empty):
    empty.take_in("запит.csv", REQUEST, TO_VERIFY)
    empty.match()
    assert both_sides(empty, "Запит") == {}
    line = REQUEST[1]
    empty.take_in("передача.csv", (line, "2;Сидорчук Семен Семенович;01.02.1970"), OUTGOING)
    assert set(unmatched(empty.case.writer)) == {empty.lists["Запит"], empty.lists["На передачу"]}
    empty.match()
    assert list(both_sides(empty, "Запит")) == [2]
    assert list(both_sides(empty, "На передачу")) == [1]
    assert unmatched(empty.case.writer) == []


def test_what_another_version_of_the_engine_found_is_found_anew_and_decisions_stand(small, monkeypatch):
    reviewing.not_found(small.acting, small.sheet(5), reason=Reason.ABSENT)
    assert unmatched(small.case.writer) == []
    monkeypatch.setattr(matching_up, "ENGINE_VERSION", "of another year")
    assert unmatched(small.case.writer) == [small.lists["Запит"]]
    small.match()
    assert unmatched(small.case.writer) == []
    last = small.case.writer.match_runs(small.lists["Запит"])[-1]
    assert (last.version, len(last.searched)) == ("of another year", 4)
    assert small.sheet(5).verdict.is_decided
    assert verify(small.case.writer, small.case.heads_found).bad is None


def test_birth_dates_that_slipped_by_a_row_are_a_stop_on_every_line_of_the_stretch(empty):
    empty.take_in("реєстр а.csv", REGISTRY, A_REGISTRY)
    rows = [line.split(";") for line in REGISTRY]
    dates = [row[4] for row in rows]
    slipped = [dates[0], "04.04.1980", *dates[1:-1]]
    lines = [";".join([*row[:4], date, row[5]]) for row, date in zip(rows, slipped, strict=True)]
    empty.take_in("запит.csv", lines, TO_VERIFY)
    empty.match()
    kind = FindingKind.COLUMN_SLIPPED
    stops = {number: [stop for stop in empty.sheet(number).unanswered if stop.kind is kind] for number in range(1, 7)}
    assert [number for number, found in stops.items() if found] == [2, 3, 4, 5]
    assert stops[2][0].details == {"first": "2", "last": "5", "by": "1"}
    assert stops[2][0].rests_on == tuple(sorted((empty.subject(2), empty.subject(5))))
