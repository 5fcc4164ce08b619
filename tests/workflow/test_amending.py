"""Lists written by hand: who was added, what was corrected, what stays when the next file comes."""

import datetime

import pytest
from openpyxl import Workbook
from small_cases import A_REGISTRY, REGISTRY, REQUEST, TO_VERIFY, SmallCase, plan_of, write_list

from verifier_gui.domain.audit import Fault
from verifier_gui.domain.facts import FactKind
from verifier_gui.domain.findings import FindingKind
from verifier_gui.domain.list_statements import Amended
from verifier_gui.domain.lists import ListAttributes, ListRole, Side
from verifier_gui.domain.statement_kinds import Answer, Reason, StatementKind
from verifier_gui.domain.verdicts import IdentityState
from verifier_gui.errors import VerifierError
from verifier_gui.progress import Cancelled, Progress
from verifier_gui.workflow import reviewing
from verifier_gui.workflow.amending import amend
from verifier_gui.workflow.foreseeing import foresee
from verifier_gui.workflow.foreseeing_references import foresee_reference
from verifier_gui.workflow.hand_lines import HandLine, understand
from verifier_gui.workflow.importing import import_list
from verifier_gui.workflow.people_by_hand import people_by_hand
from verifier_gui.workflow.proving import verify
from verifier_gui.workflow.taking_in import take_in
from verifier_gui.workflow.viewing import whole_view

TOLD = "his mother, by telephone, 12 May"
LYSENKO = HandLine(
    {
        FactKind.SURNAME: "Лисенко",
        FactKind.GIVEN_NAME: "Назар",
        FactKind.BIRTH_DATE: "5 березня 1990 р.",
        FactKind.UNIT: "А1234",
    }
)
BY_TELEPHONE = ListAttributes("По телефону", ListRole.REGISTRY, Side.OURS, "Омбудсман")


def amended(small: SmallCase) -> list[Amended]:
    found = small.case.writer.statements_of_kind(StatementKind.AMENDMENT)
    return [one.body for one in found if isinstance(one.body, Amended)]


def holds(small: SmallCase) -> bool:
    return verify(small.case.writer, small.case.heads_found).holds


def test_somebody_added_gets_the_next_number_and_is_understood_like_a_cell_of_a_file(small: SmallCase) -> None:
    small.match()
    list_id = small.lists["Запит"]
    before = [small.case.writer.subject(small.subject(number)) for number in range(1, 7)]
    amend(small.acting, list_id, [LYSENKO], source=TOLD)
    added = small.case.writer.subject(small.subject(7))
    assert added is not None
    assert added.facts.value(FactKind.BIRTH_DATE) == "1990-03-05"
    assert added.facts.value(FactKind.UNIT) == "А1234"
    assert added.record.cells[4] == "5 березня 1990 р."
    for subject in before:
        assert subject is not None
        now = small.case.writer.subject(subject.id)
        assert now is not None
        assert (now.number, now.record.key) == (subject.number, subject.record.key)
    (body,) = amended(small)
    assert (body.source, [(one.row, one.instead_of) for one in body.rows]) == (TOLD, [(8, None)])
    assert small.case.writer.queue_of(list_id)[-1].number == 7
    assert holds(small)


def test_a_new_list_can_be_written_by_hand_and_is_searched_like_any_registry(small: SmallCase) -> None:
    dorosh = HandLine({FactKind.SURNAME: "Дорошенко", FactKind.GIVEN_NAME: "Павло", FactKind.BIRTH_DATE: "15.08.1995"})
    (list_id,) = amend(small.acting, BY_TELEPHONE, [dorosh], source=TOLD).lists
    amend(small.acting, list_id, [LYSENKO], source="the same call")
    small.match()
    sheet = small.sheet(5)
    assert [column.attributes.name for column in sheet.columns if column.candidate.probability > 0.5] == ["По телефону"]
    assert holds(small)


def test_decisions_on_other_lines_stand_and_the_corrected_one_comes_back(small: SmallCase) -> None:
    small.match()
    for number in (2, 5):
        reviewing.not_found(small.acting, small.sheet(number), reason=Reason.ABSENT)
    row = small.sheet(2).subject.record.row
    amend(small.acting, small.lists["Запит"], [HandLine({FactKind.BIRTH_DATE: "01.02.1992"}, row)], source=TOLD)
    corrected, other = small.sheet(2), small.sheet(5)
    assert corrected.subject.facts.value(FactKind.BIRTH_DATE) == "1992-02-01"
    assert corrected.subject.facts.value(FactKind.SURNAME) == "Їжакевич"
    assert corrected.verdict.identity is IdentityState.UNDECIDED
    assert corrected.verdict.stale == 1
    changed = next(found for found in corrected.findings if found.kind is FindingKind.CHANGED_IN_REVISION)
    assert changed.details["birth-date-was"] == "01.02.1991"
    assert other.verdict.is_decided
    assert holds(small)


def test_who_was_added_stays_when_the_next_file_does_not_name_them(small: SmallCase) -> None:
    list_id = small.lists["Запит"]
    amend(small.acting, list_id, [LYSENKO], source=TOLD)
    added = small.subject(7)
    plan = plan_of(write_list(small.folder, "r2.csv", [*REQUEST[1:], "9;Новий;Ігор;;1.1.1990;"]), TO_VERIFY, list_id)
    take_in(small.acting, plan, Progress())
    assert [one.source for one in people_by_hand(small.case.writer, list_id)] == [TOLD]
    newest = small.case.writer.revisions(list_id)[-1]
    subject = small.case.writer.subject(added)
    assert subject is not None
    assert (subject.number, subject.record.revision) == (7, newest.id)
    assert newest.people == len(REQUEST) + 1
    assert holds(small)


def test_who_was_added_and_is_named_by_the_next_file_is_there_once(small: SmallCase) -> None:
    list_id = small.lists["Запит"]
    amend(small.acting, list_id, [LYSENKO], source=TOLD)
    added = small.subject(7)
    lines = [*REQUEST, "7;ЛИСЕНКО;Назар;;05.03.1990;солдат"]
    take_in(small.acting, plan_of(write_list(small.folder, "r2.csv", lines), TO_VERIFY, list_id), Progress())
    assert len(amended(small)) == 1
    subject = small.case.writer.subject(added)
    assert subject is not None
    assert subject.record.revision == small.case.writer.revisions(list_id)[-1].id


def test_who_was_added_goes_with_the_next_file_where_that_is_wished(small: SmallCase) -> None:
    list_id = small.lists["Запит"]
    amend(small.acting, list_id, [LYSENKO], source=TOLD)
    plan = plan_of(write_list(small.folder, "r2.csv", REQUEST), TO_VERIFY, list_id)
    take_in(small.acting, plan, Progress(), keeps_by_hand=False)
    assert people_by_hand(small.case.writer, list_id) == ()


def test_parts_of_a_name_go_into_the_one_column_of_a_list_that_has_the_whole(empty: SmallCase) -> None:
    whole = ("1;Коваль Петро Іванович;01.02.1980",)
    list_id = empty.take_in("a.csv", whole, A_REGISTRY, "№;ПІБ;Дата народження")
    amend(empty.acting, list_id, [LYSENKO, HandLine({FactKind.GIVEN_NAME: "Павло"}, 2)], source=TOLD)
    newest = empty.case.writer.revisions(list_id)[-1]
    corrected, added = empty.case.writer.records_of(newest.id)
    assert corrected.cells[1] == "Коваль Павло Іванович"
    assert added.cells[1] == "Лисенко Назар"
    assert (newest.headings[:3], newest.mapping.columns[3]) == (("№", "ПІБ", "Дата народження"), FactKind.UNIT)


def test_what_is_being_written_is_told_as_it_will_be_understood(small: SmallCase) -> None:
    row = understand(
        small.case.writer, small.lists["Запит"], HandLine({FactKind.SURNAME: "Лис", FactKind.BIRTH_DATE: "31.02.1990"})
    )
    assert row.facts.value(FactKind.SURNAME) == "Лис"
    assert len(row.problems) == 1


@pytest.mark.parametrize(
    ("line", "source", "sentence"),
    [
        (LYSENKO, "  ", "Say how this is known"),
        (HandLine({FactKind.UNIT: "А1234"}), TOLD, "names nobody"),
        (HandLine({FactKind.SURNAME: "Лис"}, 77), TOLD, "no longer on the list"),
    ],
)
def test_what_cannot_be_written_is_refused_and_leaves_nothing(
    small: SmallCase, line: HandLine, source: str, sentence: str
) -> None:
    head = small.case.writer.head()
    with pytest.raises(VerifierError, match=sentence):
        amend(small.acting, small.lists["Запит"], [line], source=source)
    assert small.case.writer.head() == head


def test_a_list_of_too_many_people_is_not_written_anew(small: SmallCase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier_gui.workflow.amending.MOST_PEOPLE", len(REGISTRY) - 1)
    with pytest.raises(VerifierError, match="list of their own"):
        amend(small.acting, small.lists["Реєстр А"], [LYSENKO], source=TOLD)


def test_an_amendment_that_is_cancelled_leaves_no_trace(small: SmallCase) -> None:
    progress = Progress()
    progress.cancel()
    revisions = small.case.writer.revisions(small.lists["Запит"])
    with pytest.raises(Cancelled):
        amend(small.acting, small.lists["Запит"], [LYSENKO], source=TOLD, progress=progress)
    assert small.case.writer.revisions(small.lists["Запит"]) == revisions
    assert small.case.writer._connection.execute("SELECT count(*) FROM batch").fetchone()[0] == len(small.lists)


@pytest.mark.parametrize("row", [3, 8], ids=["a row that nobody wrote", "the row that was added"])
def test_a_cell_of_an_amended_revision_that_was_changed_is_found(small: SmallCase, row: int) -> None:
    amend(small.acting, small.lists["Запит"], [LYSENKO], source=TOLD)
    connection = small.case.writer._connection
    connection.execute("DROP TRIGGER record_is_never_changed")
    connection.execute(
        "UPDATE record SET cells = replace(cells, 'о', 'О') WHERE n = (SELECT max(batch) << 24 FROM revision) + ?",
        (row,),
    )
    bad = verify(small.case.writer, small.case.heads_found).bad
    assert bad is not None
    assert bad.fault is Fault.CELLS_DIFFER


@pytest.mark.parametrize("name", ["Запит", "Реєстр А"])
def test_a_file_is_foreseen_to_keep_who_was_added_by_hand(small: SmallCase, name: str) -> None:
    list_id = small.lists[name]
    amend(small.acting, list_id, [LYSENKO], source=TOLD)
    lines, attributes = (REQUEST, TO_VERIFY) if name == "Запит" else (REGISTRY, A_REGISTRY)
    plan = plan_of(write_list(small.folder, "r2.csv", lines[1:]), attributes, list_id)
    foreseeing = foresee if name == "Запит" else foresee_reference
    told = foreseeing(whole_view(small.case.writer), plan, Progress())
    assert (told.gone, told.kept, told.new, told.changed) == (1, 1, 0, 0)


def test_what_a_workbook_showed_stays_when_another_cell_of_the_line_is_corrected(empty: SmallCase) -> None:
    """Days and noughts that the file does not store as such."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["ПІБ", "Дата народження", "РНОКПП", "Звання", "Дата звернення"])
    sheet.append(["Мороз Іван Ілліч", datetime.date(1989, 3, 12), 276100123, "солдат", datetime.date(2025, 5, 21)])
    sheet["C2"].number_format = "0000000000"
    book.save(empty.folder / "реєстр.xlsx")
    (list_id,) = import_list(empty.acting, plan_of(empty.folder / "реєстр.xlsx", A_REGISTRY), Progress()).lists
    (was,) = empty.case.writer.records_of(empty.case.writer.named_list(list_id).revision.id)
    amend(empty.acting, list_id, [HandLine({FactKind.RANK: "сержант"}, was.row)], source=TOLD)
    (now,) = empty.case.writer.records_of(empty.case.writer.named_list(list_id).revision.id)
    assert now.cells == (*was.cells[:3], "сержант", was.cells[4])
    kinds = (FactKind.BIRTH_DATE, FactKind.TAX_NUMBER, FactKind.AS_SHOWN)
    assert [now.facts.first(kind) for kind in kinds] == [was.facts.first(kind) for kind in kinds]
    assert [now.facts.value(kind) for kind in kinds] == ["1989-03-12", "0276100123", "4"]
    assert holds(empty)


def test_who_comes_back_by_hand_is_in_conflict_again_with_whoever_has_the_same_record(small: SmallCase) -> None:
    small.match()
    list_id = small.lists["Запит"]
    namesake = HandLine({FactKind.SURNAME: "Шевченко", FactKind.GIVEN_NAME: "Олена", FactKind.BIRTH_DATE: "12.03.1988"})
    amend(small.acting, list_id, [namesake], source=TOLD)
    small.match()
    for number in (1, 7):
        sheet = small.sheet(number)
        for stop in sheet.unanswered:
            reviewing.answer_stop(small.acting, sheet, stop.key, Answer.DOES_NOT_APPLY, reason=Reason.AGAIN)
            sheet = small.sheet(number)
        reviewing.identify(small.acting, sheet, [sheet.columns[0].record], reason=Reason.NUMBER)
    stops = {number: small.case.writer.verdict_on(small.subject(number)).open_stops for number in (1, 7)}
    assert stops[1]
    plan = plan_of(write_list(small.folder, "r2.csv", REQUEST), TO_VERIFY, list_id)
    take_in(small.acting, plan, Progress())
    assert {number: small.case.writer.verdict_on(small.subject(number)).open_stops for number in (1, 7)} == stops
    assert holds(small)
